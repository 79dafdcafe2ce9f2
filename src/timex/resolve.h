/* resolve.h: filled slots into a TIMEX3 value and days.
 *
 * What is not said is taken from the day of publication or from the times that the report has
 * named before; where there is neither it stays open: X in the value, no days.
 */
#ifndef CS_TIMEX_RESOLVE_H
#define CS_TIMEX_RESOLVE_H

#include "story/story.h"
#include "timex/holiday.h"
#include "timex/period.h"

enum { CS_RESOLVE_MENTIONS = 32 };

typedef struct cs_mentioned {
    cs_period period;
    uint32_t sentence;
} cs_mentioned;

typedef struct cs_resolver {
    const cs_story *story;
    const cs_holidays *holidays;
    cs_arena *arena;
    cs_day published; /* CS_DAY_NONE: not known */
    uint32_t sentence;
    cs_mentioned mentions[CS_RESOLVE_MENTIONS]; /* the last ones, a ring */
    uint32_t mentioned;                         /* how many there were */
} cs_resolver;

typedef struct cs_reading {
    uint8_t type;
    cs_str value;
    cs_day from, to;
    cs_period period; /* of a date: what later ones may refer to */
    bool dated;       /* is there a period? */
    bool guessed;     /* the year is that of other dates of the text */
} cs_reading;

/* The time that the slots mean; direction: -1 where the clause speaks of the past, 1 of the
 * future, 0 where it does not tell. False where they mean none. */
bool cs_resolve(cs_resolver *r, const cs_slots *slots, int direction, cs_reading *reading);

/* The days of a time that is so long before (sign -1) or after (1) a date: set in `reading`. */
void cs_resolve_offset(const cs_slots *length, int sign, const cs_reading *date,
                       cs_reading *reading);

/* Remembers a date that later times may refer to. */
void cs_resolve_mention(cs_resolver *r, cs_period period);

/* The value of a time so long, as of "two and a half years": for cs_resolve and its parts. */
cs_str cs_resolve_length(cs_arena *arena, const cs_slots *slots);

#endif
