/* dates.c: see dates.h. A date is found as a period (period.h): first the slot that names it most
 * exactly decides how, then parts of the day, "early" and "the week of" are laid over it. */
#include "timex/dates.h"

enum {
    FAR_SENTENCES = 20,
    NEAR_SENTENCES = 3, /* how far back a date is still what the text is about */
    LONG_AGO_YEARS = 2, /* from here on a day of a named year makes the text a tale of that time */
    NEAR_DAYS = 60,     /* and days so near to it belong to that year */
    FARTHEST = 10000    /* units from an anchor */
};

static bool have(const cs_slots *slots, cs_slot slot) {
    return cs_slots_have(slots, slot);
}

static int year_of(cs_day day) {
    return cs_day_date(day).year;
}

/* ---- anchors --------------------------------------------------------------------------------- */

/* The last date named that is no longer than `unit`, at most so many sentences ago. */
static const cs_mentioned *find_mention(const cs_resolver *r, cs_unit unit, uint32_t sentences) {
    for (uint32_t i = r->mentioned; i-- > 0 && r->mentioned - i <= CS_RESOLVE_MENTIONS;) {
        const cs_mentioned *m = &r->mentions[i % CS_RESOLVE_MENTIONS];
        if (m->sentence + sentences < r->sentence)
            return NULL;
        if (m->period.unit <= unit)
            return m;
    }
    return NULL;
}

/* The latest of the quarters named lately: a report that compares speaks of that one. */
static const cs_mentioned *latest_quarter(const cs_resolver *r, uint32_t sentences) {
    const cs_mentioned *found = NULL;
    for (uint32_t i = r->mentioned; i-- > 0 && r->mentioned - i <= CS_RESOLVE_MENTIONS;) {
        const cs_mentioned *m = &r->mentions[i % CS_RESOLVE_MENTIONS];
        if (m->sentence + sentences < r->sentence)
            break;
        if (m->period.unit == CS_UNIT_QUARTER && (!found || m->period.at > found->period.at))
            found = m;
    }
    return found;
}

static const cs_mentioned *last_mention(const cs_resolver *r, cs_unit unit) {
    return find_mention(r, unit, UINT32_MAX / 2);
}

/* The year that the text itself tells of, by the dates it has named; 0 for none. */
static int year_told(const cs_resolver *r) {
    const cs_mentioned *m = last_mention(r, CS_UNIT_YEAR);
    return m ? year_of(cs_period_from(m->period)) : 0;
}

/* The year of a day long before publication that has just been named, where this day of the month
 * lies near it: the text tells of that time. */
static int year_long_ago(const cs_resolver *r, int month, int day) {
    const cs_mentioned *m = find_mention(r, CS_UNIT_DAY, 1);
    int year = m ? year_of(m->period.at) : 0;
    if (!m || r->published == CS_DAY_NONE || year_of(r->published) - year < LONG_AGO_YEARS ||
        !cs_day_valid(year, month, day))
        return 0;
    int away = cs_day_of(year, month, day) - m->period.at;
    return away > -NEAR_DAYS && away < NEAR_DAYS ? year : 0;
}

/* What a relative date is counted from: the day of publication, or a date named before. */
static bool anchor(const cs_resolver *r, const cs_slots *slots, cs_unit unit, cs_day *day) {
    bool mention = cs_slots_get(slots, CS_SLOT_ANCHOR, CS_ANCHOR_PUBLICATION) == CS_ANCHOR_MENTION;
    const cs_mentioned *m = mention || r->published == CS_DAY_NONE ? last_mention(r, unit) : NULL;
    bool ahead = mention && cs_slots_get(slots, CS_SLOT_REL, 0) > 0;
    *day = m ? cs_period_from(m->period) : r->published;
    return m || (*day != CS_DAY_NONE && !ahead);
}

/* The year that the slots name, or 0. */
static int year_named(const cs_resolver *r, const cs_slots *slots) {
    cs_day day;
    if (have(slots, CS_SLOT_YEAR))
        return slots->at[CS_SLOT_YEAR];
    if (have(slots, CS_SLOT_YEARREL) && anchor(r, slots, CS_UNIT_YEAR, &day))
        return year_of(day) + slots->at[CS_SLOT_YEARREL];
    if (!have(slots, CS_SLOT_YY))
        return 0;
    int latest = r->published == CS_DAY_NONE ? 2049 : year_of(r->published) + 20;
    int year = latest - latest % 100 + slots->at[CS_SLOT_YY];
    return year > latest ? year - 100 : year;
}

/* ---- one of many: the one meant of all Mays, Mondays, third quarters --------------------------
 */

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
    if (!anchor(r, slots, CS_UNIT_DAY, &day))
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
        *p = cs_period_part(unit, year_told(r), part);
        return *guessed = year_told(r) > 0;
    }
    cs_day day;
    if (!anchor(r, slots, unit, &day))
        return false;
    bool this_one = have(slots, CS_SLOT_REL) && !relation(slots);
    *p = choose(*p, cycles[unit].length, day, direction, relation(slots), cycles[unit].bias);
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
        *guessed = (year = year_told(r)) > 0;
    if (!year && direction <= 0 && !have(slots, CS_SLOT_REL) && !have(slots, CS_SLOT_WEEKDAY))
        *guessed = (year = year_long_ago(r, month, day)) > 0;
    if (!year && r->published != CS_DAY_NONE)
        return best_year(slots, r->published, direction, month, day, p);
    if (!year || !cs_day_valid(year, month, day))
        return false;
    *p = (cs_period){CS_UNIT_DAY, cs_day_of(year, month, day)};
    return true;
}

/* "on the 15th": of the month around the anchor, the next or the last one. */
static bool find_day(const cs_resolver *r, const cs_slots *slots, int direction, cs_period *p) {
    const cs_mentioned *told = find_mention(r, CS_UNIT_MONTH, NEAR_SENTENCES);
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
    if (!anchor(r, slots, (cs_unit)unit, &day))
        return false;
    bool back = cs_slots_get(slots, CS_SLOT_ANCHOR, 0) == CS_ANCHOR_MENTION;
    bool told = back && last_mention(r, (cs_unit)unit);
    const cs_mentioned *quarter =
        back && unit == CS_UNIT_QUARTER ? latest_quarter(r, FAR_SENTENCES) : NULL;
    if (quarter) {
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
    if (!year && !anchor(r, slots, CS_UNIT_YEAR, &day))
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
    const cs_mentioned *told = find_mention(r, CS_UNIT_DAY, NEAR_SENTENCES);
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

/* ---- parts of the day ------------------------------------------------------------------------ */

const char *cs_dates_part(const cs_slots *slots) {
    static const char *const parts[] = {"TMO", "T12:00", "TAF", "TEV", "TNI", "TNI", "TDT"};
    return have(slots, CS_SLOT_PART) ? parts[slots->at[CS_SLOT_PART]] : "";
}

const char *cs_dates_season(const cs_slots *slots) {
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

/* "T22:00", "TNI" or nothing. */
static cs_str time_of_day(cs_arena *arena, const cs_slots *slots) {
    if (!have(slots, CS_SLOT_HOUR))
        return cs_str_of(cs_dates_part(slots));
    int minute = cs_slots_get(slots, CS_SLOT_MINUTE, 0);
    if (have(slots, CS_SLOT_SECOND))
        return cs_str_format(arena, "T%02d:%02d:%02d", hour_of(slots), minute,
                             slots->at[CS_SLOT_SECOND]);
    return cs_str_format(arena, "T%02d:%02d", hour_of(slots), minute);
}

/* ---- what is not known ----------------------------------------------------------------------- */

static cs_str open_year(cs_resolver *r, const cs_slots *slots) {
    int year = year_named(r, slots);
    return year > 0 ? cs_str_format(r->arena, "%04d", year) : CS_STR("XXXX");
}

/* The value of a date that could not be found, with X for what is open. */
static cs_str open_value(cs_resolver *r, const cs_slots *slots) {
    const int32_t *at = slots->at;
    cs_str year = open_year(r, slots);
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
        return cs_str_format(r->arena, "%s-%s", year.at, cs_dates_season(slots));
    static const char *const open[CS_UNIT_COUNT] = {
        [CS_UNIT_WEEKEND] = "XXXX-WXX-WE", [CS_UNIT_WEEK] = "XXXX-WXX",
        [CS_UNIT_FORTNIGHT] = "XXXX-WXX",  [CS_UNIT_MONTH] = "XXXX-XX",
        [CS_UNIT_QUARTER] = "XXXX-QX",     [CS_UNIT_SEASON] = "XXXX",
        [CS_UNIT_HALF] = "XXXX-HX",        [CS_UNIT_YEAR] = "XXXX",
        [CS_UNIT_DECADE] = "XXX",          [CS_UNIT_CENTURY] = "XX"};
    const char *of_unit = open[cs_slots_get(slots, CS_SLOT_UNIT, CS_UNIT_DAY)];
    return cs_str_of(of_unit ? of_unit : "XXXX-XX-XX");
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

static bool in_calendar(cs_period p) {
    int first = year_of(cs_period_from(p)), last = year_of(cs_period_to(p));
    return first >= 0 && last <= 9999;
}

static void set_days(const cs_resolver *r, const cs_slots *slots, cs_period p,
                     cs_reading *reading) {
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
    cs_str clock = time_of_day(r->arena, slots);
    bool found = find_period(r, slots, direction, reading, &p);
    if (found && have(slots, CS_SLOT_WIDEN)) {
        p = cs_period_in(p, (cs_unit)slots->at[CS_SLOT_WIDEN]);
        reading->from = CS_DAY_NONE;
    }
    if (found && have(slots, CS_SLOT_SHIFT)) {
        p = cs_period_shift(cs_period_in(p, CS_UNIT_DAY), slots->at[CS_SLOT_SHIFT]);
        reading->from = CS_DAY_NONE;
    }
    found = found && in_calendar(p);
    reading->type = clock.size ? CS_TIMEX_TIME : CS_TIMEX_DATE;
    reading->value =
        cs_str_join(r->arena, found ? cs_period_value(r->arena, p) : open_value(r, slots), clock);
    reading->period = p;
    reading->dated = found;
    if (found && !have(slots, CS_SLOT_FISCAL))
        set_days(r, slots, p, reading);
    else
        reading->from = reading->to = CS_DAY_NONE;
    return true;
}

/* ---- so long ago ----------------------------------------------------------------------------- */

cs_day cs_dates_shift(cs_day day, cs_unit unit, int count) {
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
    const cs_mentioned *m = find_mention(r, CS_UNIT_YEAR, NEAR_SENTENCES);
    bool quarters =
        m && unit == CS_UNIT_YEAR &&
        (m->period.unit == CS_UNIT_QUARTER || (mention && m->period.unit == CS_UNIT_MONTH));
    if (quarters) {
        *p = m->period;
        return true;
    }
    m = mention || r->published == CS_DAY_NONE ? last_mention(r, unit) : NULL;
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
    if (!in_calendar(p))
        return;
    reading->period = p;
    reading->dated = true;
    reading->value = cs_period_value(r->arena, p);
    set_days(r, slots, p, reading);
}

bool cs_dates_ago(cs_resolver *r, const cs_slots *slots, cs_reading *reading) {
    int sign = cs_slots_get(slots, CS_SLOT_SIGN, -1);
    int count = cs_slots_get(slots, CS_SLOT_COUNT, -1);
    cs_unit unit = (cs_unit)cs_slots_get(slots, CS_SLOT_UNIT, CS_UNIT_DAY);
    reading->value = sign < 0 ? CS_STR("PAST_REF") : CS_STR("FUTURE_REF");
    if (count < 0 || have(slots, CS_SLOT_VAGUE))
        return true;
    if (unit < CS_UNIT_DAY) {
        some_hours_ago(r, reading);
        return true;
    }
    unit = whole_count(unit, &count);
    count_from(r, slots, unit, sign * count, reading);
    bool later = sign > 0 && cs_slots_get(slots, CS_SLOT_ANCHOR, 0) == CS_ANCHOR_MENTION;
    if (later || !reading->dated) { /* "three days later" says how long first */
        reading->type = CS_TIMEX_DURATION;
        reading->value = cs_resolve_length(r->arena, slots);
    }
    return true;
}
