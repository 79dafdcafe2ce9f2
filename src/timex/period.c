/* period.c: see period.h. */
#include "timex/period.h"

static int floor_div(int a, int b) {
    return a / b - (a % b < 0);
}

static int rest(int a, int b) {
    return a - floor_div(a, b) * b;
}

/* How many of the unit a year has; 0 where it has no whole number of them. */
static int in_year(cs_unit unit) {
    switch (unit) {
    case CS_UNIT_MONTH:
        return 12;
    case CS_UNIT_QUARTER:
    case CS_UNIT_SEASON:
        return 4;
    case CS_UNIT_HALF:
        return 2;
    case CS_UNIT_YEAR:
        return 1;
    default:
        return 0;
    }
}

/* Years in one unit, for those of a year and more. */
static int years_of(cs_unit unit) {
    return unit == CS_UNIT_CENTURY ? 100 : unit == CS_UNIT_DECADE ? 10 : 1;
}

int cs_period_months(cs_unit unit) {
    if (unit >= CS_UNIT_DECADE)
        return 12 * years_of(unit);
    return in_year(unit) ? 12 / in_year(unit) : 0;
}

cs_period cs_period_year(int year) {
    return (cs_period){CS_UNIT_YEAR, year};
}

cs_period cs_period_month(int year, int month) {
    return (cs_period){CS_UNIT_MONTH, year * 12 + month - 1};
}

cs_period cs_period_part(cs_unit unit, int year, int part) {
    return (cs_period){unit, year * in_year(unit) + part};
}

cs_period cs_period_of(cs_unit unit, cs_day day) {
    cs_date date = cs_day_date(day);
    switch (unit) {
    case CS_UNIT_WEEK:
    case CS_UNIT_WEEKEND:
    case CS_UNIT_FORTNIGHT:
        return (cs_period){unit == CS_UNIT_FORTNIGHT ? CS_UNIT_WEEK : unit, floor_div(day + 3, 7)};
    case CS_UNIT_SEASON: /* January and February belong to the winter before */
        return (cs_period){unit, floor_div(date.year * 12 + date.month - 3, 3)};
    case CS_UNIT_MONTH:
    case CS_UNIT_QUARTER:
    case CS_UNIT_HALF:
        return cs_period_part(unit, date.year, (date.month - 1) * in_year(unit) / 12);
    case CS_UNIT_YEAR:
    case CS_UNIT_DECADE:
    case CS_UNIT_CENTURY:
        return (cs_period){unit, floor_div(date.year, years_of(unit))};
    default:
        return (cs_period){CS_UNIT_DAY, day};
    }
}

/* The first day of a month counted through. */
static cs_day month_start(int month) {
    return cs_day_of(floor_div(month, 12), rest(month, 12) + 1, 1);
}

cs_day cs_period_from(cs_period p) {
    switch (p.unit) {
    case CS_UNIT_DAY:
        return p.at;
    case CS_UNIT_WEEK:
        return p.at * 7 - 3;
    case CS_UNIT_WEEKEND:
        return p.at * 7 + 2;
    case CS_UNIT_SEASON:
        return month_start(p.at * 3 + 2);
    default:
        return month_start(p.at * cs_period_months(p.unit));
    }
}

cs_day cs_period_to(cs_period p) {
    if (p.unit == CS_UNIT_WEEKEND)
        return cs_period_from(p) + 1;
    p.at++;
    return cs_period_from(p) - 1;
}

cs_period cs_period_in(cs_period p, cs_unit unit) {
    return p.unit == unit ? p : cs_period_of(unit, cs_period_from(p));
}

cs_period cs_period_shift(cs_period p, int count) {
    p.at += count;
    return p;
}

static cs_str week_value(cs_arena *arena, cs_period p) {
    cs_day thursday = p.at * 7;
    int year = cs_day_date(thursday).year;
    int week = (thursday - cs_day_of(year, 1, 1)) / 7 + 1;
    return cs_str_format(arena, "%04d-W%02d%s", year, week, p.unit == CS_UNIT_WEEKEND ? "-WE" : "");
}

static cs_str part_value(cs_arena *arena, cs_period p) {
    static const char *const seasons[] = {"SP", "SU", "FA", "WI"};
    int count = in_year(p.unit);
    if (!count)
        return CS_STR_NONE;
    int year = floor_div(p.at, count), part = rest(p.at, count);
    if (p.unit == CS_UNIT_SEASON)
        return cs_str_format(arena, "%04d-%s", year, seasons[part]);
    if (p.unit == CS_UNIT_MONTH)
        return cs_str_format(arena, "%04d-%02d", year, part + 1);
    return cs_str_format(arena, "%04d-%c%d", year, p.unit == CS_UNIT_HALF ? 'H' : 'Q', part + 1);
}

cs_str cs_period_value(cs_arena *arena, cs_period p) {
    switch (p.unit) {
    case CS_UNIT_DAY: {
        char text[CS_DAY_TEXT + 1];
        cs_day_write(p.at, text);
        return cs_str_copy(arena, cs_str_of(text));
    }
    case CS_UNIT_WEEK:
    case CS_UNIT_WEEKEND:
        return week_value(arena, p);
    case CS_UNIT_YEAR:
        return cs_str_format(arena, "%04d", p.at);
    case CS_UNIT_DECADE:
        return cs_str_format(arena, "%03d", p.at);
    case CS_UNIT_CENTURY:
        return cs_str_format(arena, "%02d", p.at);
    default:
        return part_value(arena, p);
    }
}

bool cs_period_valid(cs_period p) {
    return cs_day_date(cs_period_from(p)).year >= 0 && cs_day_date(cs_period_to(p)).year <= 9999;
}
