/* precision.h: how exactly day and place are known, in the numbers of ACLED and UCDP. CS_OPEN where
 * there is no day or place. */
#ifndef CS_STORY_PRECISION_H
#define CS_STORY_PRECISION_H

#include "story/story.h"

/* ACLED time_precision: 1 day, 2 up to a week, 3 longer. */
int64_t cs_precision_acled_time(cs_day from, cs_day to);
/* ACLED geo_precision: 1 town, 2 near a town or a small part of a region, 3 a region or more. */
int64_t cs_precision_acled_geo(uint8_t precision);
/* UCDP date_prec: 1 day, 2 up to 6 days, 3 a week, 4 up to a month, 5 longer. */
int64_t cs_precision_ucdp_date(cs_day from, cs_day to);
/* UCDP where_prec: 1 exact, 2 near, 3 second-level division, 4 first-level, 5 fuzzy, 6 country. */
int64_t cs_precision_ucdp_where(uint8_t precision);

#endif
