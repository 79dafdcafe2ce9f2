/* guard.h: conditions on a match that symbols cannot tell; CS_GUARDS of grammar.h lists them. */
#ifndef CS_TIMEX_GUARD_H
#define CS_TIMEX_GUARD_H

#include "timex/chart.h"

/* Do all guards of the bits hold for the atoms [start, end)? */
bool cs_guard_holds(const cs_chart *chart, uint32_t guards, uint32_t start, uint32_t end);

#endif
