/* dates.h: the dates among the times: named, or counted from an anchor. */
#ifndef CS_TIMEX_DATES_H
#define CS_TIMEX_DATES_H

#include "timex/resolve.h"

/* CS_OP_DATE: always true. */
bool cs_dates_resolve(cs_resolver *r, const cs_slots *slots, int direction, cs_reading *reading);

/* CS_OP_AGO: always true. */
bool cs_dates_ago(cs_resolver *r, const cs_slots *slots, cs_reading *reading);

/* The day so many months, quarters, years ... later; the last of the month where it is shorter. */
cs_day cs_dates_shift(cs_day day, cs_unit unit, int count);

/* "TNI", "T22:00", "" as the slots have it; "SU". */
const char *cs_dates_part(const cs_slots *slots);
const char *cs_dates_season(const cs_slots *slots);

#endif
