/* holiday.c: see holiday.h. Western and eastern Easter after Meeus, "Astronomical Algorithms"; the
 * Hebrew year after Reingold and Dershowitz, "Calendrical Calculations"; the Islamic year by table.
 */
#include "timex/holiday.h"

#include "base/vec.h"
#include "table/table.h"

#define KINDS(X)          \
    X(FIXED, "fixed")     \
    X(WEEKDAY, "weekday") \
    X(EASTER, "easter")   \
    X(ORTHODOX, "orthodox") X(HIJRI, "hijri") X(HEBREW, "hebrew") X(LISTED, "listed")

typedef enum kind {
#define X(name, word) KIND_##name,
    KINDS(X)
#undef X
        KIND_COUNT
} kind;

typedef struct holiday {
    kind kind;
    int month, day, weekday, shift, days;
    cs_str feast;
} holiday;

typedef struct hijri_year {
    cs_day starts;
    uint16_t long_months; /* bit m-1: month m has 30 days */
} hijri_year;

typedef struct listed_day {
    cs_str feast;
    cs_day day;
} listed_day;

struct cs_holidays {
    cs_vec(holiday) rows;
    cs_vec(hijri_year) hijri;
    cs_vec(listed_day) listed;
};

/* ---- tables ---------------------------------------------------------------------------------- */

static bool read_row(cs_holidays *h, const cs_setup *setup, const cs_table *t, uint32_t row,
                     cs_error *error) {
    static const char *const kinds[] = {
#define X(name, word) word,
        KINDS(X)
#undef X
    };
    int of;
    int64_t v[5];
    static const int missing[] = {0, 0, 0, 0, 1};
    if (!cs_table_word(t, row, 1, kinds, KIND_COUNT, 0, &of, error))
        return false;
    for (unsigned i = 0; i < 5; i++)
        if (!cs_table_int(t, row, 2 + i, missing[i], &v[i], error))
            return false;
    *cs_vec_push(setup->arena, &h->rows) =
        (holiday){(kind)of,
                  (int)v[0],
                  (int)v[1],
                  (int)v[2],
                  (int)v[3],
                  (int)v[4],
                  cs_str_copy(setup->arena, cs_table_cell(t, row, 7))};
    return true;
}

static bool read_hijri(cs_holidays *h, const cs_setup *setup, const cs_table *t, uint32_t row,
                       cs_error *error) {
    cs_str months = cs_table_cell(t, row, 1);
    hijri_year year = {.starts = cs_day_read(cs_table_cell(t, row, 0))};
    if (year.starts == CS_DAY_NONE || months.size != 12)
        return cs_table_error(t, row, error, "no day or not twelve months");
    for (unsigned i = 0; i < 12; i++)
        year.long_months |= (uint16_t)((months.at[i] == '1') << i);
    *cs_vec_push(setup->arena, &h->hijri) = year;
    return true;
}

static bool read_listed(cs_holidays *h, const cs_setup *setup, const cs_table *t, uint32_t row,
                        cs_error *error) {
    cs_str feast = cs_str_copy(setup->arena, cs_table_cell(t, row, 0));
    for (cs_str list = cs_table_cell(t, row, 1); list.at;) {
        cs_day day = cs_day_read(cs_str_cut(list, '|', &list));
        if (day == CS_DAY_NONE)
            return cs_table_error(t, row, error, "what is listed is no day");
        *cs_vec_push(setup->arena, &h->listed) = (listed_day){feast, day};
    }
    return true;
}

typedef bool row_reader(cs_holidays *h, const cs_setup *setup, const cs_table *t, uint32_t row,
                        cs_error *error);

static bool read_table(cs_holidays *h, const cs_setup *setup, const char *name,
                       const char *const *columns, row_reader *read, cs_error *error) {
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "timex"), name, columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = read(h, setup, &table, row, error);
    cs_table_close(&table);
    return whole;
}

const cs_holidays *cs_holiday_load(const cs_setup *setup, cs_error *error) {
    static const char *const rows[] = {"words", "kind", "month", "day", "weekday",
                                       "shift", "days", "feast", NULL};
    static const char *const hijri[] = {"starts", "months", NULL};
    static const char *const listed[] = {"feast", "days", NULL};
    cs_holidays *h = cs_arena_new(setup->arena, cs_holidays, 1);
    bool whole = read_table(h, setup, "holidays.tsv", rows, read_row, error) &&
                 read_table(h, setup, "hijri.tsv", hijri, read_hijri, error) &&
                 read_table(h, setup, "feasts.tsv", listed, read_listed, error);
    return whole ? h : NULL;
}

/* ---- calendars ------------------------------------------------------------------------------- */

static cs_day western_easter(int year) {
    int a = year % 19, b = year / 100, c = year % 100;
    int g = (8 * b + 13) / 25, h = (19 * a + b - b / 4 - g + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 19 * l) / 433;
    int month = (h + l - 7 * m + 90) / 25;
    return cs_day_of(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}

/* By the Julian calendar, which falls behind by three days in 400 years. */
static cs_day eastern_easter(int year) {
    int d = (19 * (year % 19) + 15) % 30;
    int e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    int month = (d + e + 114) / 31;
    return cs_day_of(year, month, (d + e + 114) % 31 + 1) + year / 100 - year / 400 - 2;
}

/* The first day of the Hebrew year, 1 Tishri. */
static cs_day hebrew_new_year(int year) {
    int64_t months = (235 * (int64_t)year - 234) / 19;
    int64_t parts = 12084 + 13753 * months;
    int64_t day = 29 * months + parts / 25920;
    if (3 * (day + 1) % 7 < 3)
        day++;
    return (cs_day)(day - 2092590);
}

/* 1 Tishri, put off where the year before or after would have no allowed length. */
static cs_day hebrew_year_start(int year) {
    cs_day before = hebrew_new_year(year - 1), here = hebrew_new_year(year),
           after = hebrew_new_year(year + 1);
    return here + (after - here == 356 ? 2 : here - before == 382 ? 1 : 0);
}

/* Months are counted from Nisan; Adar of a leap year is its second one. */
static cs_day hebrew_day(int year, int month, int day) {
    static const int after_nisan[] = {0, 30, 59, 89, 118, 148};
    cs_day next = hebrew_year_start(year + 1);
    if (month <= 6) /* Nisan begins 177 days before the next year */
        return next - 177 + after_nisan[month - 1] + day - 1;
    if (month == 12)
        return next - 177 - 29 + day - 1;
    cs_day start = hebrew_year_start(year);
    int length = next - start, long_heshvan = length % 10 == 5;
    static const int after_tishri[] = {0, 30, 59, 89};
    int before = after_tishri[(month - 7) % 4] + (month >= 9 && long_heshvan);
    return start + before + day - 1;
}

static bool hijri_day(const cs_holidays *h, const holiday *row, uint32_t year, cs_day *day) {
    if (year >= h->hijri.count)
        return false;
    *day = h->hijri.at[year].starts + row->day - 1;
    for (int month = 1; month < row->month; month++)
        *day += 29 + (h->hijri.at[year].long_months >> (month - 1) & 1);
    return true;
}

static int year_of(cs_day day) {
    return cs_day_date(day).year;
}

static bool hijri_in(const cs_holidays *h, const holiday *row, int year, cs_day *day) {
    for (uint32_t i = 0; i < h->hijri.count; i++)
        if (hijri_day(h, row, i, day) && year_of(*day) == year)
            return true;
    return false;
}

static bool listed_in(const cs_holidays *h, const holiday *row, int year, cs_day *day) {
    for (uint32_t i = 0; i < h->listed.count; i++) {
        *day = h->listed.at[i].day;
        if (cs_str_is(h->listed.at[i].feast, row->feast) && year_of(*day) == year)
            return true;
    }
    return false;
}

static bool first_day(const cs_holidays *h, const holiday *row, int year, cs_day *day) {
    switch (row->kind) {
    case KIND_FIXED:
        *day = cs_day_of(year, row->month, row->day);
        return true;
    case KIND_WEEKDAY:
        *day = cs_day_of(year, row->month, row->day);
        *day += (row->weekday - cs_day_weekday(*day) + 7) % 7;
        return true;
    case KIND_EASTER:
        *day = western_easter(year) + row->shift;
        return true;
    case KIND_ORTHODOX:
        *day = eastern_easter(year) + row->shift;
        return true;
    case KIND_HIJRI:
        return hijri_in(h, row, year, day);
    case KIND_HEBREW: /* those from Tishri to December are of the year that has just begun */
        *day = hebrew_day(year + (row->month >= 7 && row->month <= 9 ? 3761 : 3760), row->month,
                          row->day);
        return true;
    default:
        return listed_in(h, row, year, day);
    }
}

bool cs_holiday_in(const cs_holidays *holidays, int row, int year, cs_feast *feast) {
    if (row < 0 || (uint32_t)row >= holidays->rows.count || year < 1 || year > 9998)
        return false;
    const holiday *of = &holidays->rows.at[row];
    if (!first_day(holidays, of, year, &feast->from))
        return false;
    feast->to = feast->from + of->days - 1;
    return true;
}

static int distance(cs_day day, const cs_feast *feast, int direction) {
    int away = day < feast->from ? feast->from - day : day > feast->to ? day - feast->to : 0;
    bool against = (direction < 0 && feast->from > day) || (direction > 0 && feast->to < day);
    return away + (against ? 1000 : 0);
}

bool cs_holiday_near(const cs_holidays *holidays, int row, cs_day day, int direction,
                     cs_feast *feast) {
    bool found = false;
    for (int year = year_of(day) - 1; year <= year_of(day) + 1; year++) {
        cs_feast here;
        if (!cs_holiday_in(holidays, row, year, &here))
            continue;
        if (!found || distance(day, &here, direction) < distance(day, feast, direction))
            *feast = here;
        found = true;
    }
    return found;
}

bool cs_holiday_fixed(const cs_holidays *holidays, int row, int *month, int *day) {
    if (row < 0 || (uint32_t)row >= holidays->rows.count)
        return false;
    *month = holidays->rows.at[row].month;
    *day = holidays->rows.at[row].day;
    return holidays->rows.at[row].kind == KIND_FIXED;
}
