/* resolve.c: see resolve.h. One function for each meaning (CS_OP_*); dates.c and ago.c have those
 * of dates. */
#include "timex/resolve.h"

#include "timex/ago.h"
#include "timex/dates.h"
#include "timex/value.h"

enum { LONGEST = 10000 }; /* units of a span whose days are told */

static const char unit_letters[] = "SMHDWWWMQSYYYY";

/* ---- how long -------------------------------------------------------------------------------- */

/* TIMEX3 has no decades and centuries of its own here: they are ten and a hundred years. */
static int years_in(int unit) {
    return unit == CS_UNIT_CENTURY ? 100 : unit == CS_UNIT_DECADE ? 10 : 1;
}

static bool below_day(int unit) {
    return unit <= CS_UNIT_HOUR;
}

/* A unit and the next smaller one that a part of it is told in: "P2Y6M". */
static cs_str broken_length(cs_arena *arena, int unit, int count) {
    int whole = count / 100, part = count % 100;
    switch (unit) {
    case CS_UNIT_YEAR:
        return whole ? cs_str_format(arena, "P%dY%dM", whole, (part * 12 + 50) / 100)
                     : cs_str_format(arena, "P%dM", (part * 12 + 50) / 100);
    case CS_UNIT_MONTH:
        return whole ? cs_str_format(arena, "P%dM%dD", whole, (part * 30 + 50) / 100)
                     : cs_str_format(arena, "P%dD", (part * 30 + 50) / 100);
    case CS_UNIT_DAY:
        return whole ? cs_str_format(arena, "P%dDT%dH", whole, (part * 24 + 50) / 100)
                     : cs_str_format(arena, "PT%dH", (part * 24 + 50) / 100);
    case CS_UNIT_HOUR:
    case CS_UNIT_MINUTE: {
        char small = unit == CS_UNIT_HOUR ? 'M' : 'S', large = unit == CS_UNIT_HOUR ? 'H' : 'M';
        return whole
                   ? cs_str_format(arena, "PT%d%c%d%c", whole, large, (part * 60 + 50) / 100, small)
                   : cs_str_format(arena, "PT%d%c", (part * 60 + 50) / 100, small);
    }
    default:
        return cs_str_format(arena, "P%dD", (count * 7 + 50) / 100);
    }
}

cs_str cs_resolve_length(cs_arena *arena, const cs_slots *slots) {
    int unit = cs_slots_get(slots, CS_SLOT_UNIT, CS_UNIT_DAY);
    int count = cs_slots_get(slots, CS_SLOT_COUNT, -1);
    const char *time = below_day(unit) ? "T" : "";
    if (count < 0 || cs_slots_have(slots, CS_SLOT_VAGUE))
        return cs_str_format(arena, "P%sX%c", time, unit_letters[unit]);
    int64_t whole = (int64_t)count * years_in(unit);
    if (unit == CS_UNIT_FORTNIGHT)
        whole *= 2;
    if (whole % 100 == 0)
        return cs_str_format(arena, "P%s%d%c", time, (int)(whole / 100), unit_letters[unit]);
    return broken_length(arena,
                         unit == CS_UNIT_DECADE || unit == CS_UNIT_CENTURY ? CS_UNIT_YEAR
                         : unit == CS_UNIT_FORTNIGHT                       ? CS_UNIT_WEEK
                                                                           : unit,
                         (int)whole);
}

static cs_day shifted(cs_day day, int unit, int count) {
    switch (unit) {
    case CS_UNIT_SECOND:
    case CS_UNIT_MINUTE:
        return day;
    case CS_UNIT_HOUR:
        return day + (count > 0 ? count + 23 : count - 23) / 24;
    case CS_UNIT_DAY:
        return day + count;
    case CS_UNIT_WEEK:
    case CS_UNIT_WEEKEND:
        return day + 7 * count;
    case CS_UNIT_FORTNIGHT:
        return day + 14 * count;
    default:
        return cs_ago_shift(day, (cs_unit)unit, count);
    }
}

/* "in the past three days": from then to the day of publication. */
static void span_days(const cs_resolver *r, const cs_slots *slots, cs_reading *reading) {
    int rel = cs_slots_get(slots, CS_SLOT_REL, 0);
    int count = cs_slots_get(slots, CS_SLOT_COUNT, -1) / 100;
    if (!rel || count <= 0 || count > LONGEST || r->published == CS_DAY_NONE ||
        cs_slots_have(slots, CS_SLOT_VAGUE))
        return;
    cs_day other =
        shifted(r->published, cs_slots_get(slots, CS_SLOT_UNIT, CS_UNIT_DAY), rel * count);
    reading->from = rel < 0 ? other : r->published;
    reading->to = rel < 0 ? r->published : other;
}

void cs_resolve_offset(const cs_slots *length, int sign, const cs_reading *date,
                       cs_reading *reading) {
    int count = cs_slots_get(length, CS_SLOT_COUNT, -1);
    int unit = cs_slots_get(length, CS_SLOT_UNIT, CS_UNIT_DAY);
    if (count <= 0 || count % 100 || count / 100 > LONGEST ||
        cs_slots_have(length, CS_SLOT_VAGUE) || date->period.unit != CS_UNIT_DAY)
        return;
    reading->from = reading->to = shifted(date->period.at, unit, sign * (count / 100));
}

static bool resolve_span(cs_resolver *r, const cs_slots *slots, cs_reading *reading) {
    reading->type = CS_TIMEX_DURATION;
    reading->value =
        cs_slots_have(slots, CS_SLOT_UNIT) ? cs_resolve_length(r->arena, slots) : CS_STR("PXX");
    span_days(r, slots, reading);
    return true;
}

/* ---- again and again ------------------------------------------------------------------------- */

static bool resolve_each(cs_resolver *r, const cs_slots *slots, cs_reading *reading) {
    reading->type = CS_TIMEX_SET;
    const char *part = cs_value_part(slots);
    int month = cs_slots_get(slots, CS_SLOT_MONTH, 0), day = cs_slots_get(slots, CS_SLOT_DAY, 0);
    if (cs_slots_have(slots, CS_SLOT_HOLIDAY) &&
        !cs_holiday_fixed(r->holidays, slots->at[CS_SLOT_HOLIDAY], &month, &day))
        month = day = 0;
    if (cs_slots_have(slots, CS_SLOT_WEEKDAY))
        reading->value =
            cs_str_format(r->arena, "XXXX-WXX-%d%s", slots->at[CS_SLOT_WEEKDAY] + 1, part);
    else if (month && day)
        reading->value = cs_str_format(r->arena, "XXXX-%02d-%02d", month, day);
    else if (month)
        reading->value = cs_str_format(r->arena, "XXXX-%02d", month);
    else if (cs_slots_have(slots, CS_SLOT_SEASON))
        reading->value = cs_str_format(r->arena, "XXXX-%s", cs_value_season(slots));
    else if (cs_slots_have(slots, CS_SLOT_ORD) &&
             cs_slots_get(slots, CS_SLOT_UNIT, 0) == CS_UNIT_QUARTER)
        reading->value = cs_str_format(r->arena, "XXXX-Q%d", slots->at[CS_SLOT_ORD] % 10);
    else if (*part || cs_slots_have(slots, CS_SLOT_HOLIDAY))
        reading->value = cs_str_format(r->arena, "XXXX-XX-XX%s", part);
    else if (cs_slots_get(slots, CS_SLOT_UNIT, 0) == CS_UNIT_WEEKEND)
        reading->value = CS_STR("XXXX-WXX-WE");
    else
        reading->value = cs_resolve_length(r->arena, slots);
    return true;
}

/* "soon" in a tale of the past is no time ahead. */
static bool resolve_ref(const cs_slots *slots, int direction, cs_reading *reading) {
    if (cs_slots_get(slots, CS_SLOT_SIGN, 0) > 0 && direction < 0)
        return false;
    static const char *const refs[] = {"PAST_REF", "PRESENT_REF", "FUTURE_REF"};
    reading->value = cs_str_of(refs[cs_slots_get(slots, CS_SLOT_REF, CS_REF_PRESENT)]);
    return true;
}

bool cs_resolve(cs_resolver *r, const cs_slots *slots, int direction, cs_reading *reading) {
    *reading = (cs_reading){.type = CS_TIMEX_DATE, .from = CS_DAY_NONE, .to = CS_DAY_NONE};
    switch (cs_slots_get(slots, CS_SLOT_OP, CS_OP_DATE)) {
    case CS_OP_NONE:
        return false;
    case CS_OP_SPAN:
        return resolve_span(r, slots, reading);
    case CS_OP_EACH:
        return resolve_each(r, slots, reading);
    case CS_OP_REF:
        return resolve_ref(slots, direction, reading);
    case CS_OP_AGO:
        return cs_ago_resolve(r, slots, reading);
    default:
        return cs_dates_resolve(r, slots, direction, reading);
    }
}

void cs_resolve_mention(cs_resolver *r, cs_period period) {
    r->mentions[r->mentioned++ % CS_RESOLVE_MENTIONS] = (cs_mentioned){period, r->sentence};
}
