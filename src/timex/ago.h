/* ago.h: times counted from an anchor: "three days ago", "a year earlier", "two months from now".
 */
#ifndef CS_TIMEX_AGO_H
#define CS_TIMEX_AGO_H

#include "timex/resolve.h"

/* CS_OP_AGO: always true. */
bool cs_ago_resolve(cs_resolver *r, const cs_slots *slots, cs_reading *reading);

/* The day so many months, quarters, years ... later; the last of the month where it is shorter. */
cs_day cs_ago_shift(cs_day day, cs_unit unit, int count);

#endif
