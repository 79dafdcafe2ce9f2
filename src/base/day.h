/* day.h: days of the Gregorian calendar as numbers, and ISO 8601 dates. Nothing here reads the
 * clock. The conversion follows Hinnant, "chrono-compatible low-level date algorithms". */
#ifndef CS_BASE_DAY_H
#define CS_BASE_DAY_H

#include "base/str.h"

typedef int32_t cs_day; /* days since 1970-01-01 */
#define CS_DAY_NONE INT32_MIN

typedef struct cs_date {
    int year, month, day; /* month 1-12, day 1-31 */
} cs_date;

cs_day cs_day_of(int year, int month, int day);
cs_date cs_day_date(cs_day day);
int cs_day_weekday(cs_day day); /* 0 Monday ... 6 Sunday */
int cs_day_month_length(int year, int month);
bool cs_day_valid(int year, int month, int day); /* a date of the years 1 to 9999? */

/* "2019-12-29", or a date-time that begins so; CS_DAY_NONE for anything else. */
cs_day cs_day_read(cs_str iso);

enum { CS_DAY_TEXT = 10 };
/* Writes CS_DAY_TEXT characters and a NUL. */
void cs_day_write(cs_day day, char *text);

/* An English month name or its abbreviation, any case, with or without a full stop; else 0. */
int cs_day_month(cs_str word);
/* An English weekday name or its abbreviation: 0 Monday ... 6 Sunday; else -1. */
int cs_day_weekday_named(cs_str word);

#endif
