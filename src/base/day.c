/* day.c: see day.h. */
#include "base/day.h"

#include <stdio.h>
#include <strings.h>

cs_day cs_day_of(int year, int month, int day) {
    int y = year - (month <= 2);
    int era = (y >= 0 ? y : y - 399) / 400;
    int of_era = y - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int days = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + days - 719468;
}

cs_date cs_day_date(cs_day day) {
    int z = day + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int days = z - era * 146097;
    int of_era = (days - days / 1460 + days / 36524 - days / 146096) / 365;
    int of_year = days - (365 * of_era + of_era / 4 - of_era / 100);
    int m = (5 * of_year + 2) / 153;
    int month = m + (m < 10 ? 3 : -9);
    return (cs_date){of_era + era * 400 + (month <= 2), month, of_year - (153 * m + 2) / 5 + 1};
}

int cs_day_weekday(cs_day day) {
    int w = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return w < 0 ? w + 7 : w;
}

int cs_day_month_length(int year, int month) {
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return lengths[month - 1] + (month == 2 && leap);
}

bool cs_day_valid(int year, int month, int day) {
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= cs_day_month_length(year, month);
}

static int digits(cs_str s, size_t from, size_t count) {
    int value = 0;
    for (size_t i = from; i < from + count; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return -1;
        value = value * 10 + (s.at[i] - '0');
    }
    return value;
}

cs_day cs_day_read(cs_str iso) {
    if (iso.size < 10 || iso.at[4] != '-' || iso.at[7] != '-')
        return CS_DAY_NONE;
    if (iso.size > 10 && iso.at[10] != 'T' && iso.at[10] != ' ' && iso.at[10] != 't')
        return CS_DAY_NONE;
    int year = digits(iso, 0, 4), month = digits(iso, 5, 2), day = digits(iso, 8, 2);
    return cs_day_valid(year, month, day) ? cs_day_of(year, month, day) : CS_DAY_NONE;
}

void cs_day_write(cs_day day, char *text) {
    cs_date date = cs_day_date(day);
    unsigned year = date.year < 0 ? 0 : (unsigned)date.year % 10000;
    snprintf(text, CS_DAY_TEXT + 1, "%04u-%02u-%02u", year, (unsigned)date.month % 100u,
             (unsigned)date.day % 100u);
}

/* Index of the name that `word` is, or whose first three letters it is; -1. */
static int named(cs_str word, const char *const *names, int count) {
    for (int i = 0; i < count; i++)
        if (cs_str_eq_nocase(word, names[i]) ||
            (word.size == 3 && strncasecmp(word.at, names[i], 3) == 0))
            return i;
    return -1;
}

static cs_str without_stop(cs_str word) {
    return cs_str_ends(word, ".") ? cs_str_slice(word, 0, word.size - 1) : word;
}

int cs_day_month(cs_str word) {
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    word = without_stop(word);
    return cs_str_eq_nocase(word, "Sept") ? 9 : named(word, names, 12) + 1;
}

int cs_day_weekday_named(cs_str word) {
    static const char *const names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
    word = without_stop(word);
    if (cs_str_eq_nocase(word, "Tues"))
        return 1;
    if (cs_str_eq_nocase(word, "Thur") || cs_str_eq_nocase(word, "Thurs"))
        return 3;
    return named(word, names, 7);
}
