/* period.h: days, weeks, months ... centuries of the Gregorian calendar, each numbered through, so
 * that "three months before" is a subtraction.
 *
 * Weeks begin on Monday (ISO 8601). Seasons are those of the northern year by whole months: spring
 * from March, summer from June, autumn from September, winter from December into the next year.
 */
#ifndef CS_TIMEX_PERIOD_H
#define CS_TIMEX_PERIOD_H

#include "base/day.h"
#include "timex/slots.h"

typedef struct cs_period {
    cs_unit unit; /* CS_UNIT_DAY or longer, no fortnight */
    int32_t at;   /* how many of them since the year 0, days and weeks since 1970 */
} cs_period;

/* Months in one; 0 for days and weeks. */
int cs_period_months(cs_unit unit);

cs_period cs_period_of(cs_unit unit, cs_day day);
cs_period cs_period_year(int year);
cs_period cs_period_month(int year, int month);
/* The quarter, season or half (from 0) of a year. */
cs_period cs_period_part(cs_unit unit, int year, int part);

cs_day cs_period_from(cs_period p);
cs_day cs_period_to(cs_period p);

/* The period of another unit that its first day lies in. */
cs_period cs_period_in(cs_period p, cs_unit unit);
cs_period cs_period_shift(cs_period p, int count);

/* Does it lie in the years 0 to 9999? */
bool cs_period_valid(cs_period p);

/* As a TIMEX3 value: "2019-12-29", "2019-W52", "2019-12", "2019-Q4", "2019-FA", "201", "20". */
cs_str cs_period_value(cs_arena *arena, cs_period p);

#endif
