/* dates.h: dates by their name or by their place beside an anchor. */
#ifndef CS_TIMEX_DATES_H
#define CS_TIMEX_DATES_H

#include "timex/resolve.h"

/* CS_OP_DATE: always true. */
bool cs_dates_resolve(cs_resolver *r, const cs_slots *slots, int direction, cs_reading *reading);

/* Sets the days of a reading, which may have them already, to those of a period, as far as "early",
 * "late", "overnight" and such let them. */
void cs_dates_set(const cs_resolver *r, const cs_slots *slots, cs_period p, cs_reading *reading);

#endif
