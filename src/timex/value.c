/* value.c: see value.h. */
#include "timex/value.h"

static bool have(const cs_slots *slots, cs_slot slot) {
    return cs_slots_have(slots, slot);
}

const char *cs_value_part(const cs_slots *slots) {
    static const char *const parts[] = {"TMO", "T12:00", "TAF", "TEV", "TNI", "TNI", "TDT"};
    return have(slots, CS_SLOT_PART) ? parts[slots->at[CS_SLOT_PART]] : "";
}

const char *cs_value_season(const cs_slots *slots) {
    static const char *const seasons[] = {"SP", "SU", "FA", "WI"};
    return seasons[cs_slots_get(slots, CS_SLOT_SEASON, 0) & 3];
}

static int hour_of(const cs_slots *slots) {
    int hour = slots->at[CS_SLOT_HOUR], part = cs_slots_get(slots, CS_SLOT_PART, -1);
    if (have(slots, CS_SLOT_AMPM))
        return hour % 12 + (hour <= 12 ? slots->at[CS_SLOT_AMPM] : 12);
    bool late = part == CS_PART_AFTERNOON || part == CS_PART_EVENING ||
                (part == CS_PART_NIGHT && hour >= 6);
    return hour < 12 && late ? hour + 12 : hour;
}

cs_str cs_value_clock(cs_arena *arena, const cs_slots *slots) {
    if (!have(slots, CS_SLOT_HOUR))
        return cs_str_of(cs_value_part(slots));
    int minute = cs_slots_get(slots, CS_SLOT_MINUTE, 0);
    if (have(slots, CS_SLOT_SECOND))
        return cs_str_format(arena, "T%02d:%02d:%02d", hour_of(slots), minute,
                             slots->at[CS_SLOT_SECOND]);
    return cs_str_format(arena, "T%02d:%02d", hour_of(slots), minute);
}

cs_str cs_value_open(const cs_resolver *r, const cs_slots *slots, int year_named) {
    const int32_t *at = slots->at;
    cs_str year = year_named > 0 ? cs_str_format(r->arena, "%04d", year_named) : CS_STR("XXXX");
    int month = cs_slots_get(slots, CS_SLOT_MONTH, 0), day = cs_slots_get(slots, CS_SLOT_DAY, 0);
    if (have(slots, CS_SLOT_HOLIDAY) &&
        !cs_holiday_fixed(r->holidays, at[CS_SLOT_HOLIDAY], &month, &day))
        return cs_str_join(r->arena, year, CS_STR("-XX-XX"));
    if (month && day)
        return cs_str_format(r->arena, "%s-%02d-%02d", year.at, month, day);
    if (have(slots, CS_SLOT_WEEKDAY))
        return cs_str_format(r->arena, "XXXX-WXX-%d", at[CS_SLOT_WEEKDAY] + 1);
    if (day)
        return cs_str_format(r->arena, "XXXX-XX-%02d", day);
    if (month)
        return cs_str_format(r->arena, "%s-%02d", year.at, month);
    if (have(slots, CS_SLOT_ORD) && cs_slots_get(slots, CS_SLOT_UNIT, 0) == CS_UNIT_QUARTER)
        return cs_str_format(r->arena, "%s-Q%d", year.at, at[CS_SLOT_ORD] % 10);
    if (have(slots, CS_SLOT_ORD) && cs_slots_get(slots, CS_SLOT_UNIT, 0) == CS_UNIT_HALF)
        return cs_str_format(r->arena, "%s-H%d", year.at, at[CS_SLOT_ORD] % 10);
    if (have(slots, CS_SLOT_SEASON))
        return cs_str_format(r->arena, "%s-%s", year.at, cs_value_season(slots));
    static const char *const open[CS_UNIT_COUNT] = {
        [CS_UNIT_WEEKEND] = "XXXX-WXX-WE", [CS_UNIT_WEEK] = "XXXX-WXX",
        [CS_UNIT_FORTNIGHT] = "XXXX-WXX",  [CS_UNIT_MONTH] = "XXXX-XX",
        [CS_UNIT_QUARTER] = "XXXX-QX",     [CS_UNIT_SEASON] = "XXXX",
        [CS_UNIT_HALF] = "XXXX-HX",        [CS_UNIT_YEAR] = "XXXX",
        [CS_UNIT_DECADE] = "XXX",          [CS_UNIT_CENTURY] = "XX"};
    const char *of_unit = open[cs_slots_get(slots, CS_SLOT_UNIT, CS_UNIT_DAY)];
    return cs_str_of(of_unit ? of_unit : "XXXX-XX-XX");
}
