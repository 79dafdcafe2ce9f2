/* anchor.h: what relative times are counted from: the day of publication, and the dates that the
 * text has named before. */
#ifndef CS_TIMEX_ANCHOR_H
#define CS_TIMEX_ANCHOR_H

#include "timex/resolve.h"

enum {
    CS_ANCHOR_NEAR = 3, /* sentences: how far back a date is still what the text is about */
    CS_ANCHOR_FAR = 20, /* how far back it may still be meant */
    CS_ANCHOR_ANY = 1 << 30
};

/* The last date named that is no longer than `unit`, at most so many sentences ago; NULL. */
const cs_mentioned *cs_anchor_find(const cs_resolver *r, cs_unit unit, uint32_t sentences);

/* The latest of the quarters named so lately: a report that compares speaks of that one; NULL. */
const cs_mentioned *cs_anchor_quarter(const cs_resolver *r, uint32_t sentences);

/* The year that the text itself tells of, by the dates it has named; 0 for none. */
int cs_anchor_year(const cs_resolver *r);

/* The year of a day long before publication that has just been named, where this day of the month
 * lies near it, so that the text tells of that time; 0. */
int cs_anchor_year_long_ago(const cs_resolver *r, int month, int day);

/* The day that the slots are counted from; false where there is none. */
bool cs_anchor_day(const cs_resolver *r, const cs_slots *slots, cs_unit unit, cs_day *day);

#endif
