/* value.h: parts of TIMEX3 values that are no periods: times of day, and what is not known. */
#ifndef CS_TIMEX_VALUE_H
#define CS_TIMEX_VALUE_H

#include "timex/resolve.h"

/* "TNI" or "" for the part of the day; "SU". */
const char *cs_value_part(const cs_slots *slots);
const char *cs_value_season(const cs_slots *slots);

/* "T22:00", "TNI" or "". */
cs_str cs_value_clock(cs_arena *arena, const cs_slots *slots);

/* A date that could not be found, with X for what is open; year_named: 0 for none. */
cs_str cs_value_open(const cs_resolver *r, const cs_slots *slots, int year_named);

#endif
