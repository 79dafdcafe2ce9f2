/* slots.c: see slots.h. */
#include "timex/slots.h"

static const char *const ops[] = {"none", "date", "ago", "span", "each", "ref", "pair", "offset"};
static const char *const units[] = {"second", "minute",    "hour",   "day",     "weekend",
                                    "week",   "fortnight", "month",  "quarter", "season",
                                    "half",   "year",      "decade", "century"};
static const char *const mods[] = {"early", "mid", "late", "before", "after"};
static const char *const parts[] = {"morning", "midday",    "afternoon", "evening",
                                    "night",   "overnight", "daytime"};
static const char *const refs[] = {"past", "present", "future"};
static const char *const anchors[] = {"publication", "mention"};

typedef struct slot_kind {
    const char *name;
    const char *const *values; /* NULL: a number */
    int count;
} slot_kind;

enum {
    COUNT_ops = CS_OP_COUNT,
    COUNT_units = CS_UNIT_COUNT,
    COUNT_mods = CS_MOD_COUNT,
    COUNT_parts = CS_PART_COUNT,
    COUNT_refs = CS_REF_COUNT,
    COUNT_anchors = CS_ANCHOR_COUNT,
    COUNT_NULL = 0
};

static const slot_kind kinds[] = {
#define X(name, word, values) {#word, values, COUNT_##values},
    CS_SLOTS(X)
#undef X
};

static void copy(cs_slots *slots, const cs_slots *more, uint64_t which) {
    slots->given |= which;
    for (int i = 0; which; i++, which >>= 1)
        if (which & 1)
            slots->at[i] = more->at[i];
}

void cs_slots_add(cs_slots *slots, const cs_slots *more) {
    copy(slots, more, more->given);
}

void cs_slots_fill(cs_slots *slots, const cs_slots *more) {
    copy(slots, more, more->given & ~slots->given);
}

static bool read_value(const slot_kind *kind, cs_str text, int *value) {
    int64_t number;
    for (int i = 0; i < kind->count; i++) {
        if (cs_str_eq(text, kind->values[i])) {
            *value = i;
            return true;
        }
    }
    if (kind->values || !cs_str_to_int(text, &number) || number < -100000 || number > 100000)
        return false;
    *value = (int)number;
    return true;
}

static bool read_one(cs_slots *slots, cs_str text) {
    cs_str value, name = cs_str_cut(text, '=', &value);
    for (int i = 0; value.at && i < CS_SLOTS_END; i++) {
        int number;
        if (!cs_str_eq(name, kinds[i].name))
            continue;
        if (!read_value(&kinds[i], value, &number))
            return false;
        cs_slots_set(slots, (cs_slot)i, number);
        return true;
    }
    return false;
}

bool cs_slots_read(cs_slots *slots, cs_str text) {
    while (text.at) {
        cs_str one = cs_str_cut(text, ' ', &text);
        if (!read_one(slots, one))
            return false;
    }
    return true;
}
