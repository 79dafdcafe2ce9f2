/* ago.c: see ago.h. The answer is as exact as the unit: months ago is a month, years ago a year. */
#include "timex/ago.h"

#include "timex/anchor.h"
#include "timex/dates.h"

enum { FARTHEST = 10000 }; /* units from an anchor */

cs_day cs_ago_shift(cs_day day, cs_unit unit, int count) {
    cs_date date = cs_day_date(day);
    cs_period p =
        cs_period_shift(cs_period_month(date.year, date.month), cs_period_months(unit) * count);
    cs_date month = cs_day_date(cs_period_from(p));
    int last = cs_day_month_length(month.year, month.month);
    return cs_period_from(p) + (date.day < last ? date.day : last) - 1;
}

/* A count in hundredths of a unit as a whole number of the same or a smaller one. */
static cs_unit whole_count(cs_unit unit, int *count) {
    static const struct {
        cs_unit to;
        int times;
    } smaller[CS_UNIT_COUNT] = {
        [CS_UNIT_DECADE] = {CS_UNIT_YEAR, 10}, [CS_UNIT_CENTURY] = {CS_UNIT_YEAR, 100},
        [CS_UNIT_YEAR] = {CS_UNIT_MONTH, 12},  [CS_UNIT_MONTH] = {CS_UNIT_DAY, 30},
        [CS_UNIT_WEEK] = {CS_UNIT_DAY, 7},     [CS_UNIT_FORTNIGHT] = {CS_UNIT_WEEK, 2},
        [CS_UNIT_WEEKEND] = {CS_UNIT_WEEK, 1}};
    bool as_years = unit == CS_UNIT_DECADE || unit == CS_UNIT_CENTURY;
    bool as_weeks = unit == CS_UNIT_FORTNIGHT || unit == CS_UNIT_WEEKEND;
    while ((*count % 100 || as_years || as_weeks) && smaller[unit].times) {
        *count *= smaller[unit].times;
        unit = smaller[unit].to;
        as_years = as_weeks = false;
    }
    *count = (*count + 50) / 100;
    return unit;
}

/* What "two years ago" or "a year earlier" is counted from, as a period of the kind that the
 * answer shall be: quarters are compared with quarters. */
static bool ago_base(const cs_resolver *r, const cs_slots *slots, cs_unit unit, cs_period *p) {
    bool mention = cs_slots_get(slots, CS_SLOT_ANCHOR, 0) == CS_ANCHOR_MENTION;
    const cs_mentioned *m = cs_anchor_quarter(r, CS_ANCHOR_NEAR);
    if (m && unit == CS_UNIT_YEAR) {
        *p = m->period;
        return true;
    }
    m = mention || r->published == CS_DAY_NONE ? cs_anchor_find(r, unit, CS_ANCHOR_ANY) : NULL;
    if (!m &&
        (r->published == CS_DAY_NONE || (mention && cs_slots_get(slots, CS_SLOT_SIGN, -1) > 0)))
        return false;
    bool ahead = cs_slots_get(slots, CS_SLOT_SIGN, -1) > 0;
    bool by_day =
        unit == CS_UNIT_WEEK && (ahead || (mention && m && m->period.unit == CS_UNIT_DAY));
    cs_day day = m ? cs_period_from(m->period) : r->published;
    *p = cs_period_of(by_day ? CS_UNIT_DAY : unit, day);
    return true;
}

/* Units of `p` in one of `unit`. */
static int units_in(cs_unit unit, cs_period p) {
    if (p.unit == unit)
        return 1;
    if (unit == CS_UNIT_WEEK)
        return 7;
    return p.unit == CS_UNIT_QUARTER ? 4 : 12;
}

/* "two hours ago": a time of the day of publication. */
static void some_hours_ago(const cs_resolver *r, cs_reading *reading) {
    reading->type = CS_TIMEX_TIME;
    reading->dated = r->published != CS_DAY_NONE;
    reading->period = (cs_period){CS_UNIT_DAY, reading->dated ? r->published : 0};
    reading->value =
        reading->dated
            ? cs_str_join(r->arena, cs_period_value(r->arena, reading->period), CS_STR("TXX"))
            : CS_STR("XXXX-XX-XXTXX");
    if (reading->dated)
        reading->from = reading->to = r->published;
}

static void count_from(cs_resolver *r, const cs_slots *slots, cs_unit unit, int count,
                       cs_reading *reading) {
    cs_period p;
    if (count > FARTHEST || count < -FARTHEST || !ago_base(r, slots, unit, &p))
        return;
    p = cs_period_shift(p, count * units_in(unit, p));
    if (!cs_period_valid(p))
        return;
    reading->period = p;
    reading->dated = true;
    reading->value = cs_period_value(r->arena, p);
    cs_dates_set(r, slots, p, reading);
}

/* "three days later" says how long first; the day is known where that of the other event is. */
static bool later(cs_resolver *r, const cs_slots *slots, cs_reading *reading) {
    int count = cs_slots_get(slots, CS_SLOT_COUNT, -1);
    cs_unit unit = (cs_unit)cs_slots_get(slots, CS_SLOT_UNIT, CS_UNIT_DAY);
    if (count >= 0 && !cs_slots_have(slots, CS_SLOT_VAGUE) && unit >= CS_UNIT_DAY) {
        unit = whole_count(unit, &count);
        count_from(r, slots, unit, count, reading);
    }
    reading->type = CS_TIMEX_DURATION;
    reading->value = cs_resolve_length(r->arena, slots);
    return true;
}

bool cs_ago_resolve(cs_resolver *r, const cs_slots *slots, cs_reading *reading) {
    int sign = cs_slots_get(slots, CS_SLOT_SIGN, -1);
    int count = cs_slots_get(slots, CS_SLOT_COUNT, -1);
    cs_unit unit = (cs_unit)cs_slots_get(slots, CS_SLOT_UNIT, CS_UNIT_DAY);
    if (sign > 0 && cs_slots_get(slots, CS_SLOT_ANCHOR, 0) == CS_ANCHOR_MENTION)
        return later(r, slots, reading);
    reading->value = sign < 0 ? CS_STR("PAST_REF") : CS_STR("FUTURE_REF");
    if (count < 0 || cs_slots_have(slots, CS_SLOT_VAGUE))
        return true;
    if (unit < CS_UNIT_DAY) {
        some_hours_ago(r, reading);
        return true;
    }
    unit = whole_count(unit, &count);
    count_from(r, slots, unit, sign * count, reading);
    if (!reading->dated) {
        reading->type = CS_TIMEX_DURATION;
        reading->value = cs_resolve_length(r->arena, slots);
    }
    return true;
}
