/* timex.c: see timex.h. A first version: weekdays, calendar dates, and a table of relative words.
 * A weekday is the last one before or on the day of publication, unless "next" stands before it. */
#include "timex/timex.h"

#include "table/phrase.h"
#include "table/table.h"

typedef enum unit { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR, UNIT_COUNT } unit;

typedef struct relative {
    unit unit;
    int shift;
} relative;

struct cs_timexer {
    cs_phrases phrases;
    cs_vec(relative) relatives;
};

const cs_timexer *cs_timex_load(const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"words", "unit", "shift", NULL};
    static const char *const units[] = {"day", "week", "month", "year"};
    cs_timexer *timexer = cs_arena_new(setup->arena, cs_timexer, 1);
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "timex"), "relative.tsv",
                       columns, error))
        return NULL;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int of;
        int64_t shift = 0;
        whole = cs_table_word(&table, row, 1, units, UNIT_COUNT, 0, &of, error) &&
                cs_table_int(&table, row, 2, 0, &shift, error);
        *cs_vec_push(setup->arena, &timexer->relatives) = (relative){(unit)of, (int)shift};
        cs_phrases_add(setup->arena, &timexer->phrases, cs_table_cell(&table, row, 0), row);
    }
    cs_table_close(&table);
    return whole ? timexer : NULL;
}

typedef struct interval {
    cs_day from, to;
} interval;

static interval month_of(int year, int month) {
    return (interval){cs_day_of(year, month, 1),
                      cs_day_of(year, month, cs_day_month_length(year, month))};
}

static void add(cs_story *s, uint32_t first, uint32_t end, cs_str value, interval when) {
    cs_time *time = cs_vec_push(s->arena, &s->times);
    *time = (cs_time){cs_story_span(s, first, end), CS_TIMEX_DATE, value, when.from, when.to};
}

static void add_day(cs_story *s, uint32_t first, uint32_t end, cs_day day) {
    char text[CS_DAY_TEXT + 1];
    cs_day_write(day, text);
    add(s, first, end, cs_str_copy(s->arena, cs_str_of(text)), (interval){day, day});
}

static const interval open_interval = {CS_DAY_NONE, CS_DAY_NONE};

static void add_relative(cs_story *s, uint32_t first, uint32_t end, relative r) {
    if (s->source.day == CS_DAY_NONE) {
        add(s, first, end,
            r.shift ? r.shift < 0 ? CS_STR("PAST_REF") : CS_STR("FUTURE_REF")
                    : CS_STR("PRESENT_REF"),
            open_interval);
        return;
    }
    cs_date date = cs_day_date(s->source.day);
    if (r.unit == UNIT_DAY) {
        add_day(s, first, end, s->source.day + r.shift);
    } else if (r.unit == UNIT_WEEK) {
        cs_day monday = s->source.day - cs_day_weekday(s->source.day) + 7 * r.shift;
        cs_date thursday = cs_day_date(monday + 3);
        int week = (monday + 3 - cs_day_of(thursday.year, 1, 1)) / 7 + 1;
        add(s, first, end, cs_str_format(s->arena, "%04d-W%02d", thursday.year, week),
            (interval){monday, monday + 6});
    } else if (r.unit == UNIT_MONTH) {
        int months = date.year * 12 + date.month - 1 + r.shift;
        add(s, first, end, cs_str_format(s->arena, "%04d-%02d", months / 12, months % 12 + 1),
            month_of(months / 12, months % 12 + 1));
    } else {
        int year = date.year + r.shift;
        add(s, first, end, cs_str_format(s->arena, "%04d", year),
            (interval){cs_day_of(year, 1, 1), cs_day_of(year, 12, 31)});
    }
}

static cs_str form(const cs_story *s, uint32_t token, uint32_t limit) {
    return token < limit ? cs_story_words(s, s->tokens.at[token].span) : CS_STR("");
}

static bool add_weekday(cs_story *s, uint32_t token, uint32_t start) {
    cs_str word = form(s, token, token + 1);
    int weekday = word.size > 3 ? cs_day_weekday_named(word) : -1;
    if (weekday < 0 || !(s->tokens.at[token].shape & CS_SHAPE_INITIAL))
        return false;
    if (s->source.day == CS_DAY_NONE) {
        add(s, token, token + 1, cs_str_format(s->arena, "XXXX-WXX-%d", weekday + 1),
            open_interval);
        return true;
    }
    bool next = token > start && cs_str_eq(s->tokens.at[token - 1].lemma, "next");
    int back = cs_day_weekday(s->source.day) - weekday;
    cs_day day = s->source.day - (back < 0 ? back + 7 : back) + (next ? 7 : 0);
    add_day(s, token, token + 1, day);
    return true;
}

static int number_of(cs_str word) {
    int64_t value;
    if (word.size > 2 && word.at[word.size - 1] > '9')
        word.size -= 2; /* 3rd */
    return cs_str_to_int(word, &value) && value > 0 && value <= 9999 ? (int)value : -1;
}

/* The year of a date that does not say it: that which puts it nearest to the publication. */
static int nearest_year(const cs_story *s, int month, int day) {
    cs_date published = cs_day_date(s->source.day);
    int best = published.year;
    for (int year = published.year - 1; year <= published.year + 1; year++) {
        int distance = cs_day_of(year, month, day) - s->source.day;
        int least = cs_day_of(best, month, day) - s->source.day;
        if ((distance < 0 ? -distance : distance) < (least < 0 ? -least : least))
            best = year;
    }
    return best;
}

/* "3 May 2019", "May 3, 2019", "May 2019", "May 3": returns the end, or `token` for none. */
static uint32_t add_date(cs_story *s, uint32_t token, uint32_t limit) {
    int month = cs_day_month(form(s, token, limit)), next = cs_day_month(form(s, token + 1, limit));
    bool day_first = number_of(form(s, token, limit)) > 0 && next;
    if (!day_first && (!month || !(s->tokens.at[token].shape & CS_SHAPE_INITIAL)))
        return token;
    int day = number_of(form(s, day_first ? token : token + 1, limit));
    uint32_t end = token + 2;
    month = day_first ? next : month;
    if (day > 31 && !day_first) { /* "May 2019" */
        add(s, token, end, cs_str_format(s->arena, "%04d-%02d", day, month), month_of(day, month));
        return end;
    }
    if (day < 1 || day > 31)
        return token;
    uint32_t at = end + cs_str_eq(form(s, end, limit), ",");
    int year = number_of(form(s, at, limit));
    if (year >= 1000)
        end = at + 1;
    else if (s->source.day != CS_DAY_NONE)
        year = nearest_year(s, month, day);
    if (year >= 1000 && cs_day_valid(year, month, day))
        add_day(s, token, end, cs_day_of(year, month, day));
    else
        add(s, token, end, cs_str_format(s->arena, "XXXX-%02d-%02d", month, day), open_interval);
    return end;
}

static uint32_t add_year(cs_story *s, uint32_t token, uint32_t start) {
    int year = number_of(form(s, token, token + 1));
    bool after = token > start && (cs_str_eq(s->tokens.at[token - 1].lemma, "in") ||
                                   cs_str_eq(s->tokens.at[token - 1].lemma, "since"));
    if (year < 1800 || year > 2100 || !after ||
        s->tokens.at[token].span.end - s->tokens.at[token].span.start != 4)
        return token;
    add(s, token, token + 1, form(s, token, token + 1),
        (interval){cs_day_of(year, 1, 1), cs_day_of(year, 12, 31)});
    return token + 1;
}

void cs_timex_run(const cs_timexer *timexer, cs_story *s) {
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        uint32_t limit = s->sentences.at[k].token_end, start = s->sentences.at[k].token;
        for (uint32_t i = start; i < limit;) {
            uint32_t end, entry = cs_phrases_find(&timexer->phrases, s, i, limit, CS_BY_FORM, &end);
            uint32_t date = add_date(s, i, limit);
            uint32_t year = date > i ? i : add_year(s, i, start);
            if (date > i || year > i) {
                i = date > i ? date : year;
            } else if (entry != CS_NONE) {
                add_relative(s, i, end,
                             timexer->relatives.at[timexer->phrases.entries.at[entry].value]);
                i = end;
            } else {
                add_weekday(s, i, start);
                i++;
            }
        }
    }
}
