/* precision.c: see precision.h. */
#include "story/precision.h"

enum { WEEK_DAYS = 7, MONTH_DAYS = 31 };

/* Days from the first to the last, both counted; 0 while open. */
static int days_of(cs_day from, cs_day to) {
    return from == CS_DAY_NONE || to == CS_DAY_NONE ? 0 : to - from + 1;
}

int64_t cs_precision_acled_time(cs_day from, cs_day to) {
    int days = days_of(from, to);
    if (days < 1)
        return CS_OPEN;
    return days == 1 ? 1 : days <= WEEK_DAYS ? 2 : 3;
}

int64_t cs_precision_ucdp_date(cs_day from, cs_day to) {
    int days = days_of(from, to);
    if (days < 1)
        return CS_OPEN;
    if (days == 1)
        return 1;
    return days < WEEK_DAYS ? 2 : days == WEEK_DAYS ? 3 : days <= MONTH_DAYS ? 4 : 5;
}

int64_t cs_precision_acled_geo(uint8_t precision) {
    static const int64_t of[CS_COUNT_OF_precision] = {
        [CS_PRECISION_NONE] = CS_OPEN, [CS_PRECISION_EXACT] = 1,  [CS_PRECISION_NEAR] = 2,
        [CS_PRECISION_ADMIN2] = 2,     [CS_PRECISION_ADMIN1] = 3, [CS_PRECISION_COUNTRY] = 3,
        [CS_PRECISION_REGION] = 3,
    };
    return of[precision];
}

int64_t cs_precision_ucdp_where(uint8_t precision) {
    static const int64_t of[CS_COUNT_OF_precision] = {
        [CS_PRECISION_NONE] = CS_OPEN, [CS_PRECISION_EXACT] = 1,  [CS_PRECISION_NEAR] = 2,
        [CS_PRECISION_ADMIN2] = 3,     [CS_PRECISION_ADMIN1] = 4, [CS_PRECISION_COUNTRY] = 6,
        [CS_PRECISION_REGION] = 5,
    };
    return of[precision];
}
