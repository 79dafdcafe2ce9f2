/* dates.c: see dates.h. A date is found as a period (period.h): first the slot that names it most
 * exactly decides how, then parts of the day, "early" and "the week of" are laid over it. */
#include "timex/dates.h"

#include "timex/anchor.h"
#include "timex/value.h"

static bool have(const cs_slots *slots, cs_slot slot) {
    return cs_slots_have(slots, slot);
}

static int year_of(cs_day day) {
    return cs_day_date(day).year;
}

/* The year that the slots name, or 0. */
static int year_named(const cs_resolver *r, const cs_slots *slots) {
    cs_day day;
    if (have(slots, CS_SLOT_YEAR))
        return slots->at[CS_SLOT_YEAR];
    if (have(slots, CS_SLOT_YEARREL) && cs_anchor_day(r, slots, CS_UNIT_YEAR, &day))
        return year_of(day) + slots->at[CS_SLOT_YEARREL];
    if (!have(slots, CS_SLOT_YY))
        return 0;
    int latest = r->published == CS_DAY_NONE ? 2049 : year_of(r->published) + 20;
    int year = latest - latest % 100 + slots->at[CS_SLOT_YY];
    return year > latest ? year - 100 : year;
}

/* ---- one of many: the one meant of all Mays, Mondays, third quarters ------------------------ */

/* Of the periods at `p` plus any number of `cycle`, the last one that is not after `day`, or the
 * one after that: with rel -1 and 1 strictly before and after; else which is nearer, and how much
 * nearer it must be when the clause speaks of the other direction: `bias` of the cycle. */
static cs_period choose(cs_period p, int cycle, cs_day day, int direction, int rel, int bias) {
    cs_period now = cs_period_of(p.unit, day);
    int behind = (now.at - p.at) % cycle;
    behind = behind < 0 ? behind + cycle : behind;
    p.at = now.at - behind;
    int ahead = cycle - behind, against = direction < 0 ? bias : direction > 0 ? -bias : bias / 3;
    if (rel > 0 || (rel == 0 && behind && ahead + against < behind))
        p.at += cycle;
    if (rel < 0 && !behind)
        p.at -= cycle;
    return p;
}

static int relation(const cs_slots *slots) {
    return cs_slots_get(slots, CS_SLOT_REL, 0);
}

static bool find_weekday(const cs_resolver *r, const cs_slots *slots, int direction, cs_period *p) {
    cs_day day;
    if (!cs_anchor_day(r, slots, CS_UNIT_DAY, &day))
        return false;
    if (r->published == CS_DAY_NONE && !relation(slots))
        day += 3; /* the nearest to a date of the text */
    bool upcoming = have(slots, CS_SLOT_REL) && !relation(slots) && direction >= 0;
    cs_period monday = {CS_UNIT_DAY, cs_day_of(1970, 1, 5) + slots->at[CS_SLOT_WEEKDAY]};
    *p = choose(monday, 7, day, upcoming || direction > 0 ? 1 : -1, relation(slots), 7);
    return true;
}

/* A month, quarter, season or half without its year. */
static bool find_part(cs_resolver *r, const cs_slots *slots, cs_unit unit, int part, int direction,
                      cs_period *p, bool *guessed) {
    static const struct {
        int length, bias;
    } cycles[CS_UNIT_COUNT] = {[CS_UNIT_MONTH] = {12, 9},
                               [CS_UNIT_QUARTER] = {4, 1},
                               [CS_UNIT_SEASON] = {4, 3},
                               [CS_UNIT_HALF] = {2, 1}};
    int year = year_named(r, slots);
    *p = cs_period_part(unit, year, part);
    if (year)
        return true;
    if (r->published == CS_DAY_NONE) {
        *p = cs_period_part(unit, cs_anchor_year(r), part);
        return *guessed = cs_anchor_year(r) > 0;
    }
    cs_day day;
    if (!cs_anchor_day(r, slots, unit, &day))
        return false;
    bool this_one = have(slots, CS_SLOT_REL) && !relation(slots);
    bool reported = unit == CS_UNIT_QUARTER && direction <= 0; /* by companies, when it is over */
    *p = choose(*p, cycles[unit].length, day, reported ? -1 : direction, relation(slots),
                reported ? cycles[unit].length : cycles[unit].bias);
    if (this_one) /* of the year that the anchor lies in */
        *p = cs_period_part(unit, year_of(day) - (unit == CS_UNIT_SEASON && part == 3), part);
    return true;
}

/* ---- a day of a month ------------------------------------------------------------------------ */

/* How badly a year fits a date without one: days away, more where the clause speaks of the other
 * direction or the weekday is another. */
static int misfit(const cs_slots *slots, cs_day day, cs_day around, int direction) {
    int away = day > around ? day - around : around - day;
    bool against = (direction < 0 && day > around) || (direction > 0 && day < around);
    bool other = have(slots, CS_SLOT_WEEKDAY) && cs_day_weekday(day) != slots->at[CS_SLOT_WEEKDAY];
    return away + (against ? 250 : 0) + (other ? 2000 : 0);
}

static bool excluded(const cs_slots *slots, cs_day day, cs_day around) {
    int rel = relation(slots);
    return (rel < 0 && day >= around) || (rel > 0 && day <= around);
}

/* The year from `around` - 1 to + 1 that fits best. */
static bool best_year(const cs_slots *slots, cs_day around, int direction, int month, int day,
                      cs_period *p) {
    bool found = false;
    for (int year = year_of(around) - 1; year <= year_of(around) + 1; year++) {
        if (!cs_day_valid(year, month, day) || excluded(slots, cs_day_of(year, month, day), around))
            continue;
        cs_day here = cs_day_of(year, month, day);
        if (!found ||
            misfit(slots, here, around, direction) < misfit(slots, p->at, around, direction))
            *p = (cs_period){CS_UNIT_DAY, here};
        found = true;
    }
    return found;
}

static bool find_month_day(cs_resolver *r, const cs_slots *slots, int direction, cs_period *p,
                           bool *guessed) {
    int month = slots->at[CS_SLOT_MONTH], day = slots->at[CS_SLOT_DAY];
    int year = year_named(r, slots);
    if (!year && r->published == CS_DAY_NONE)
        *guessed = (year = cs_anchor_year(r)) > 0;
    if (!year && direction <= 0 && !have(slots, CS_SLOT_REL) && !have(slots, CS_SLOT_WEEKDAY))
        *guessed = (year = cs_anchor_year_long_ago(r, month, day)) > 0;
    if (!year && r->published != CS_DAY_NONE)
        return best_year(slots, r->published, direction, month, day, p);
    if (!year || !cs_day_valid(year, month, day))
        return false;
    *p = (cs_period){CS_UNIT_DAY, cs_day_of(year, month, day)};
    return true;
}

/* "on the 15th": of the month around the anchor, the next or the last one. */
static bool find_day(const cs_resolver *r, const cs_slots *slots, int direction, cs_period *p) {
    const cs_mentioned *told = cs_anchor_find(r, CS_UNIT_MONTH, CS_ANCHOR_NEAR);
    cs_day day = told ? cs_period_from(told->period) : r->published;
    if (day == CS_DAY_NONE)
        return false;
    cs_date date = cs_day_date(day);
    int month = date.year * 12 + date.month - 1, number = slots->at[CS_SLOT_DAY];
    if (!told && direction < 0 && number > date.day)
        month--;
    if (!told && direction > 0 && number < date.day)
        month++;
    if (!cs_day_valid(month / 12, month % 12 + 1, number))
        return false;
    *p = (cs_period){CS_UNIT_DAY, cs_day_of(month / 12, month % 12 + 1, number)};
    return true;
}

/* ---- relative units, feasts, years ----------------------------------------------------------- */

static bool find_unit(const cs_resolver *r, const cs_slots *slots, int direction, cs_period *p) {
    int unit = slots->at[CS_SLOT_UNIT], rel = relation(slots);
    cs_day day;
    if (!cs_anchor_day(r, slots, (cs_unit)unit, &day))
        return false;
    bool back = cs_slots_get(slots, CS_SLOT_ANCHOR, 0) == CS_ANCHOR_MENTION;
    bool told = back && cs_anchor_find(r, (cs_unit)unit, CS_ANCHOR_ANY);
    const cs_mentioned *quarter =
        back && unit == CS_UNIT_QUARTER ? cs_anchor_quarter(r, CS_ANCHOR_FAR) : NULL;
    bool over =
        quarter && (r->published == CS_DAY_NONE || cs_period_to(quarter->period) < r->published);
    if (over) {
        *p = cs_period_shift(quarter->period, rel);
        return true;
    }
    if (unit == CS_UNIT_WEEKEND && !rel && !told && direction <= 0 && cs_day_weekday(day) < 5)
        rel = -1; /* "over the weekend" */
    if (unit == CS_UNIT_QUARTER && !rel && back)
        rel = -1; /* "the quarter" of a company's report */
    *p = cs_period_shift(cs_period_of((cs_unit)unit, day), rel);
    return true;
}

static bool find_holiday(cs_resolver *r, const cs_slots *slots, int direction, cs_reading *reading,
                         cs_period *p) {
    int row = slots->at[CS_SLOT_HOLIDAY], year = year_named(r, slots), rel = relation(slots);
    cs_feast feast;
    cs_day day;
    if (!year && !cs_anchor_day(r, slots, CS_UNIT_YEAR, &day))
        return false;
    bool found = year ? cs_holiday_in(r->holidays, row, year, &feast)
                      : cs_holiday_near(r->holidays, row, day + (rel < 0 ? -1 : rel),
                                        rel ? rel : direction, &feast);
    if (!found)
        return false;
    int days = feast.to - feast.from + 1, weekday = cs_day_weekday(feast.from);
    bool week = days == 7 && (weekday == 0 || weekday == 6); /* "Holy Week" */
    *p = week ? cs_period_of(CS_UNIT_WEEK, feast.from + (weekday == 6))
              : (cs_period){CS_UNIT_DAY, feast.from};
    reading->from = feast.from;
    reading->to = feast.to;
    return true;
}

static bool find_decade(const cs_resolver *r, const cs_slots *slots, cs_period *p) {
    int decade = slots->at[CS_SLOT_DECADE];
    if (decade < 10) { /* "the eighties" */
        int year = r->published == CS_DAY_NONE ? 2020 : year_of(r->published);
        decade += year / 100 * 10;
        decade -= decade * 10 > year ? 10 : 0;
    }
    *p = (cs_period){CS_UNIT_DECADE, decade};
    return true;
}

static bool find_year(const cs_resolver *r, const cs_slots *slots, cs_period *p) {
    int year = year_named(r, slots);
    *p = cs_period_year(year);
    return year > 0;
}

/* A part of the day without a day: that of the dates around it. */
static bool find_today(const cs_resolver *r, const cs_slots *slots, cs_period *p) {
    const cs_mentioned *told = cs_anchor_find(r, CS_UNIT_DAY, CS_ANCHOR_NEAR);
    bool night = cs_slots_get(slots, CS_SLOT_PART, -1) == CS_PART_OVERNIGHT;
    if (!told && r->published == CS_DAY_NONE)
        return false;
    bool today = told && told->period.at == r->published;
    *p = told && !(night && today) ? told->period : (cs_period){CS_UNIT_DAY, r->published - night};
    return true;
}

/* "the third quarter", "the first half", "the 20th century". */
static bool find_nth(cs_resolver *r, const cs_slots *slots, int direction, cs_period *p,
                     bool *guessed) {
    int unit = slots->at[CS_SLOT_UNIT], nth = slots->at[CS_SLOT_ORD];
    int most = unit == CS_UNIT_QUARTER ? 4 : unit == CS_UNIT_HALF ? 2 : 0;
    if (nth >= 1 && nth <= most)
        return find_part(r, slots, (cs_unit)unit, nth - 1, direction, p, guessed);
    *p = (cs_period){(cs_unit)unit, nth - 1};
    return unit == CS_UNIT_CENTURY && nth > 0 && nth < 100;
}

static bool find_period(cs_resolver *r, const cs_slots *slots, int direction, cs_reading *reading,
                        cs_period *p) {
    const int32_t *at = slots->at;
    bool *guessed = &reading->guessed;
    if (have(slots, CS_SLOT_HOLIDAY))
        return find_holiday(r, slots, direction, reading, p);
    if (have(slots, CS_SLOT_MONTH) && have(slots, CS_SLOT_DAY))
        return find_month_day(r, slots, direction, p, guessed);
    if (have(slots, CS_SLOT_WEEKDAY))
        return find_weekday(r, slots, direction, p);
    if (have(slots, CS_SLOT_DAY))
        return find_day(r, slots, direction, p);
    if (have(slots, CS_SLOT_MONTH))
        return find_part(r, slots, CS_UNIT_MONTH, at[CS_SLOT_MONTH] - 1, direction, p, guessed);
    if (have(slots, CS_SLOT_SEASON))
        return find_part(r, slots, CS_UNIT_SEASON, at[CS_SLOT_SEASON], direction, p, guessed);
    if (have(slots, CS_SLOT_ORD) && have(slots, CS_SLOT_UNIT))
        return find_nth(r, slots, direction, p, guessed);
    if (have(slots, CS_SLOT_YEAR) || have(slots, CS_SLOT_YY))
        return find_year(r, slots, p);
    if (have(slots, CS_SLOT_DECADE))
        return find_decade(r, slots, p);
    if (have(slots, CS_SLOT_UNIT))
        return find_unit(r, slots, direction, p);
    return find_today(r, slots, p);
}

/* ---- together -------------------------------------------------------------------------------- */

/* Early, middle and late of a period, in its own smaller units: where the middle begins and where
 * the end does. */
typedef struct thirds {
    cs_unit unit;
    int middle, end;
} thirds;

static thirds thirds_of(cs_unit unit) {
    switch (unit) {
    case CS_UNIT_CENTURY:
        return (thirds){CS_UNIT_DECADE, 3, 7};
    case CS_UNIT_DECADE:
        return (thirds){CS_UNIT_YEAR, 4, 7};
    case CS_UNIT_YEAR:
        return (thirds){CS_UNIT_MONTH, 4, 8};
    case CS_UNIT_HALF:
        return (thirds){CS_UNIT_MONTH, 2, 4};
    case CS_UNIT_QUARTER:
    case CS_UNIT_SEASON:
        return (thirds){CS_UNIT_MONTH, 1, 2};
    case CS_UNIT_MONTH:
        return (thirds){CS_UNIT_DAY, 10, 20};
    case CS_UNIT_WEEK:
        return (thirds){CS_UNIT_DAY, 2, 4};
    default:
        return (thirds){CS_UNIT_DAY, 0, 0};
    }
}

static void narrow(const cs_resolver *r, const cs_slots *slots, cs_period p, cs_reading *reading) {
    cs_day today = r->published == CS_DAY_NONE ? reading->to : r->published;
    thirds of = thirds_of(p.unit);
    cs_period first = cs_period_in(p, of.unit);
    cs_day middle = cs_period_from(cs_period_shift(first, of.middle));
    cs_day end = cs_period_from(cs_period_shift(first, of.end));
    int mod = cs_slots_get(slots, CS_SLOT_MOD, -1);
    if (mod == CS_MOD_BEFORE && today >= reading->from && today < reading->to)
        reading->to = today;
    if (mod == CS_MOD_AFTER && today > reading->from && today <= reading->to)
        reading->from = today;
    if (!of.end)
        return;
    if (mod == CS_MOD_MID || mod == CS_MOD_LATE)
        reading->from = mod == CS_MOD_MID ? middle : end;
    if (mod == CS_MOD_MID || mod == CS_MOD_EARLY)
        reading->to = (mod == CS_MOD_MID ? end : middle) - 1;
}

void cs_dates_set(const cs_resolver *r, const cs_slots *slots, cs_period p, cs_reading *reading) {
    if (reading->from == CS_DAY_NONE) {
        reading->from = cs_period_from(p);
        reading->to = cs_period_to(p);
    }
    if (have(slots, CS_SLOT_PART) && slots->at[CS_SLOT_PART] == CS_PART_OVERNIGHT)
        reading->to = reading->from + 1;
    else
        narrow(r, slots, p, reading);
}

bool cs_dates_resolve(cs_resolver *r, const cs_slots *slots, int direction, cs_reading *reading) {
    cs_period p = {CS_UNIT_DAY, 0};
    cs_str clock = cs_value_clock(r->arena, slots);
    bool found = find_period(r, slots, direction, reading, &p);
    if (found && have(slots, CS_SLOT_WIDEN)) {
        p = cs_period_in(p, (cs_unit)slots->at[CS_SLOT_WIDEN]);
        reading->from = CS_DAY_NONE;
    }
    if (found && have(slots, CS_SLOT_SHIFT)) {
        p = cs_period_shift(cs_period_in(p, CS_UNIT_DAY), slots->at[CS_SLOT_SHIFT]);
        reading->from = CS_DAY_NONE;
    }
    found = found && cs_period_valid(p);
    reading->type = clock.size ? CS_TIMEX_TIME : CS_TIMEX_DATE;
    reading->value = cs_str_join(r->arena,
                                 found ? cs_period_value(r->arena, p)
                                       : cs_value_open(r, slots, year_named(r, slots)),
                                 clock);
    reading->period = p;
    reading->dated = found;
    if (found && !have(slots, CS_SLOT_FISCAL))
        cs_dates_set(r, slots, p, reading);
    else
        reading->from = reading->to = CS_DAY_NONE;
    return true;
}
