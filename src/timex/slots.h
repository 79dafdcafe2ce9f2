/* slots.h: what a rule has understood so far: a value or none for each slot.
 *
 * A word of data/timex/words.tsv sets one slot or two ("monday": weekday=0), a rule takes the slots
 * of all its parts and sets some of its own ("last WEEKDAY": rel=-1). The slot `op` says how the
 * filled slots become a time; resolve.c has one function for each.
 */
#ifndef CS_TIMEX_SLOTS_H
#define CS_TIMEX_SLOTS_H

#include "base/str.h"

/* slot, its names if its values have any */
#define CS_SLOTS(X)                                                                              \
    X(OP, op, ops)            /* what the slots mean: CS_OPS */                                  \
    X(YEAR, year, NULL)       /* 1 to 9999 */                                                    \
    X(YY, yy, NULL)           /* a year's last two digits */                                     \
    X(MONTH, month, NULL)     /* 1 to 12 */                                                      \
    X(DAY, day, NULL)         /* of the month */                                                 \
    X(WEEKDAY, weekday, NULL) /* 0 Monday to 6 Sunday */                                         \
    X(SEASON, season, NULL)   /* 0 spring to 3 winter */                                         \
    X(DECADE, decade, NULL)   /* "1980s": 198; "eighties": 8 */                                  \
    X(HOLIDAY, holiday, NULL) /* row of holidays.tsv */                                          \
    X(PART, part, parts)      /* of the day */                                                   \
    X(HOUR, hour, NULL)       /* 0 to 24 */                                                      \
    X(MINUTE, minute, NULL)                                                                      \
    X(SECOND, second, NULL)                                                                      \
    X(AMPM, ampm, NULL)   /* 0 a.m., 12 p.m. */                                                  \
    X(MOD, mod, mods)     /* which part of the time is meant */                                  \
    X(COUNT, count, NULL) /* hundredths of a unit */                                             \
    X(MOST, most, NULL)   /* "two to three": the greater number */                               \
    X(VAGUE, vague, NULL) /* "several": how many is not said */                                  \
    X(UNIT, unit, units)                                                                         \
    X(ORD, ord, NULL)          /* "third" */                                                     \
    X(REL, rel, NULL)          /* -1 last, 0 this, 1 next */                                     \
    X(YEARREL, yearrel, NULL)  /* the same for the year of a month or quarter */                 \
    X(SHIFT, shift, NULL)      /* days from the date that is named: "the day before ..." */      \
    X(SIGN, sign, NULL)        /* -1 before, 1 after */                                          \
    X(ANCHOR, anchor, anchors) /* what a relative time is counted from */                        \
    X(WIDEN, widen, units)     /* the unit around the date that is meant: "the week of 3 May" */ \
    X(REF, ref, refs)          /* no more than past, present or future */                        \
    X(EVERY, every, NULL)      /* again and again */                                             \
    X(FISCAL, fiscal, NULL)    /* a year that is not the calendar's */

typedef enum cs_slot {
#define X(name, word, names) CS_SLOT_##name,
    CS_SLOTS(X)
#undef X
        CS_SLOTS_END
} cs_slot;

typedef enum cs_op {
    CS_OP_NONE, /* understood, and no time: an age */
    CS_OP_DATE, /* a day, month, year ... by its name or by its place beside the anchor */
    CS_OP_AGO,  /* so many units before or after the anchor */
    CS_OP_SPAN, /* so long */
    CS_OP_EACH, /* again and again */
    CS_OP_REF,  /* past, present or future */
    CS_OP_PAIR, /* two times, each filling in what it does not say from the other: "3 and 5 May" */
    CS_OP_OFFSET, /* two times, the first counted from the second: "two days after Christmas" */
    CS_OP_COUNT
} cs_op;

typedef enum cs_unit {
    CS_UNIT_SECOND,
    CS_UNIT_MINUTE,
    CS_UNIT_HOUR,
    CS_UNIT_DAY,
    CS_UNIT_WEEKEND,
    CS_UNIT_WEEK,
    CS_UNIT_FORTNIGHT,
    CS_UNIT_MONTH,
    CS_UNIT_QUARTER,
    CS_UNIT_SEASON,
    CS_UNIT_HALF,
    CS_UNIT_YEAR,
    CS_UNIT_DECADE,
    CS_UNIT_CENTURY,
    CS_UNIT_COUNT
} cs_unit;

/* early, mid, late: a third of it. start, end: the same, said as a point. before, after: the part
 * of it that lies before or after the anchor ("earlier this week"). */
typedef enum cs_mod {
    CS_MOD_EARLY,
    CS_MOD_MID,
    CS_MOD_LATE,
    CS_MOD_BEFORE,
    CS_MOD_AFTER,
    CS_MOD_COUNT
} cs_mod;

typedef enum cs_part {
    CS_PART_MORNING,
    CS_PART_MIDDAY,
    CS_PART_AFTERNOON,
    CS_PART_EVENING,
    CS_PART_NIGHT,
    CS_PART_OVERNIGHT,
    CS_PART_DAYTIME,
    CS_PART_COUNT
} cs_part;

typedef enum cs_ref { CS_REF_PAST, CS_REF_PRESENT, CS_REF_FUTURE, CS_REF_COUNT } cs_ref;

/* publication: the day of publication; mention: the last time that the report has named */
typedef enum cs_anchor { CS_ANCHOR_PUBLICATION, CS_ANCHOR_MENTION, CS_ANCHOR_COUNT } cs_anchor;

typedef struct cs_slots {
    uint64_t given; /* bits, by slot */
    int32_t at[CS_SLOTS_END];
} cs_slots;

static inline bool cs_slots_have(const cs_slots *slots, cs_slot slot) {
    return slots->given >> slot & 1;
}

/* The slot's value, or `missing`. */
static inline int cs_slots_get(const cs_slots *slots, cs_slot slot, int missing) {
    return cs_slots_have(slots, slot) ? slots->at[slot] : missing;
}

static inline void cs_slots_set(cs_slots *slots, cs_slot slot, int value) {
    slots->given |= (uint64_t)1 << slot;
    slots->at[slot] = value;
}

/* Takes over all that `more` has; or only what is not there yet. */
void cs_slots_add(cs_slots *slots, const cs_slots *more);
void cs_slots_fill(cs_slots *slots, const cs_slots *more);

/* "weekday=0 part=night" into slots; false at anything else. */
bool cs_slots_read(cs_slots *slots, cs_str text);

#endif
