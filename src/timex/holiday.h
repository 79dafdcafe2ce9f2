/* holiday.h: on what days feasts fall; data/timex/holidays.tsv lists them. */
#ifndef CS_TIMEX_HOLIDAY_H
#define CS_TIMEX_HOLIDAY_H

#include "base/day.h"
#include "table/setup.h"

typedef struct cs_holidays cs_holidays;

typedef struct cs_feast {
    cs_day from, to;
} cs_feast;

const cs_holidays *cs_holiday_load(const cs_setup *setup, cs_error *error);

/* The holiday of a row in that year, its first day in it; false where it has none or where the
 * tables do not reach. */
bool cs_holiday_in(const cs_holidays *holidays, int row, int year, cs_feast *feast);

/* The one nearest to `day`: direction -1 for one that has begun, 1 for one not yet over. */
bool cs_holiday_near(const cs_holidays *holidays, int row, cs_day day, int direction,
                     cs_feast *feast);

/* Month and day of one that is the same in every year. */
bool cs_holiday_fixed(const cs_holidays *holidays, int row, int *month, int *day);

#endif
