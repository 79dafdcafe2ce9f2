/* dateline.c: "BAMAKO, Feb 1 (AP) -" at the start of a report, and dates in full.
 *
 * A dateline is a short run of segments (place, date, agency in brackets) that begins with a word
 * in capitals and ends with a dash or, after capitals alone, a colon.
 */
#include <ctype.h>

#include "ingest/parts.h"

enum { LONGEST_BYTES = 120 };

typedef struct word {
    cs_span span;
    cs_str str;
} word;

/* The next run of letters, digits, points and apostrophes at or after `from`, or one other sign. */
static word next_word(const cs_story *s, size_t from, size_t end) {
    size_t size, at = from;
    while (at < end && cs_utf8_is_space(cs_utf8_at(s->text, at, &size)))
        at += size;
    size_t start = at;
    while (at < end) {
        uint32_t point = cs_utf8_at(s->text, at, &size);
        bool part = cs_utf8_is_letter(point) || cs_utf8_is_digit(point) || point == '.' ||
                    point == '\'' || point == 0x2019;
        if (!part && at > start)
            break;
        at += size;
        if (!part)
            break;
    }
    return (word){{(uint32_t)start, (uint32_t)at}, cs_str_slice(s->text, start, at)};
}

static bool is_dash(cs_str w) {
    return cs_str_eq(w, "-") || cs_str_eq(w, "_") || cs_str_eq(w, "\xE2\x80\x93") ||
           cs_str_eq(w, "\xE2\x80\x94") || cs_str_eq(w, "\xE2\x80\x95");
}

static bool is_capitals(cs_str w) {
    size_t letters = 0, size;
    for (size_t i = 0; i < w.size; i += size) {
        uint32_t point = cs_utf8_at(w, i, &size);
        if (cs_utf8_is_lower(point))
            return false;
        letters += cs_utf8_is_letter(point);
    }
    return letters >= 2;
}

static bool is_capitalized(cs_str w) {
    size_t size;
    return cs_utf8_is_upper(cs_utf8_at(w, 0, &size));
}

static int number_of(cs_str w) {
    int64_t value;
    if (w.size > 2 && !isdigit((unsigned char)w.at[w.size - 1]))
        w.size -= 2; /* 3rd */
    return cs_str_to_int(w, &value) && value >= 0 && value <= 9999 ? (int)value : -1;
}

/* Two-digit years of cables: those from 50 on are of the last century. */
static int year_of(cs_str w) {
    int value = number_of(w);
    if (w.size == 2 && value >= 0)
        return value + (value >= 50 ? 1900 : 2000);
    return w.size == 4 && value >= 1000 ? value : -1;
}

/* A date that begins at `from`: its end goes to *end, its day (or CS_DAY_NONE without a year) to
 * *day. False where there is no date. */
static bool date_at(const cs_story *s, size_t from, size_t limit, size_t *end, cs_day *day) {
    word w[4] = {{{0, 0}, {"", 0}}, {{0, 0}, {"", 0}}, {{0, 0}, {"", 0}}, {{0, 0}, {"", 0}}};
    size_t at = from;
    for (int i = 0; i < 4; i++) {
        w[i] = next_word(s, at, limit);
        at = w[i].span.end;
        if (i && cs_str_eq(w[i].str, ","))
            w[i--] = (word){{0, 0}, CS_STR("")};
        if (at >= limit && i >= 0 && w[i].span.start == w[i].span.end)
            break;
    }
    int first_month = cs_day_month(w[0].str), second_month = cs_day_month(w[1].str);
    int month = first_month ? first_month : second_month;
    int number = number_of(first_month ? w[1].str : w[0].str);
    if (!month || number < 1 || number > 31)
        return false;
    int year = year_of(w[2].str);
    *end = year > 0 ? w[2].span.end : w[1].span.end;
    *day = year > 0 && cs_day_valid(year, month, number) ? cs_day_of(year, month, number)
                                                         : CS_DAY_NONE;
    return true;
}

static cs_day iso_at(const cs_story *s, size_t from, size_t limit) {
    return from + 10 <= limit ? cs_day_read(cs_str_slice(s->text, from, from + 10)) : CS_DAY_NONE;
}

cs_day cs_ingest_full_date(const cs_story *s, cs_span span) {
    for (size_t at = span.start; at < span.end;) {
        word w = next_word(s, at, span.end);
        size_t end;
        cs_day day = iso_at(s, w.span.start, span.end);
        if (day != CS_DAY_NONE)
            return day;
        if (date_at(s, w.span.start, span.end, &end, &day) && day != CS_DAY_NONE)
            return day;
        if (w.span.end <= at)
            break;
        at = w.span.end;
    }
    return CS_DAY_NONE;
}

/* "(AP)" at `from`: the agency's span; the end behind the bracket goes to *end. */
static bool bracket_at(const cs_story *s, size_t from, size_t limit, size_t *end, cs_str *agency) {
    if (from >= limit || s->text.at[from] != '(')
        return false;
    size_t close = cs_str_find(s->text, ')', from);
    if (close >= limit)
        return false;
    *agency = cs_str_slice(s->text, from + 1, close);
    *end = close + 1;
    return true;
}

/* Behind a colon, a dateline is of few words and a sentence follows; anything else is a heading. */
static bool opens_sentence(const cs_story *s, size_t line_start, cs_span colon, size_t limit) {
    enum { MOST_WORDS = 3, LEAST_BYTES = 40 };
    size_t words = 1, size;
    for (size_t i = line_start; i < colon.start; i++)
        words += s->text.at[i] == ' ';
    if (words > MOST_WORDS || limit - colon.end < LEAST_BYTES)
        return false;
    for (size_t i = colon.end; i < limit; i += size)
        if (cs_utf8_is_lower(cs_utf8_at(s->text, i, &size)))
            return true;
    return false;
}

/* Is the sign at the end of the segments the end of a dateline? */
static bool ends_dateline(const cs_story *s, word w, size_t line_start, bool dated, size_t limit) {
    if (is_dash(w.str)) {
        bool double_dash = w.span.end < limit && s->text.at[w.span.end] == '-';
        bool blank_after = w.span.end >= limit || double_dash || s->text.at[w.span.end] == ' ' ||
                           s->text.at[w.span.end] == '[';
        bool blank_before = w.span.start > line_start && (s->text.at[w.span.start - 1] == ' ' ||
                                                          s->text.at[w.span.start - 1] == '.' ||
                                                          s->text.at[w.span.start - 1] == ')');
        return blank_after && (blank_before || dated || double_dash);
    }
    return cs_str_eq(w.str, ":") && opens_sentence(s, line_start, w.span, limit);
}

static size_t behind_dashes(const cs_story *s, size_t at, size_t limit) {
    while (at < limit && is_dash(next_word(s, at, limit).str))
        at = next_word(s, at, limit).span.end;
    return at;
}

bool cs_ingest_dateline(const cs_story *s, cs_span line, cs_dateline *dateline) {
    *dateline = (cs_dateline){.date = CS_DAY_NONE};
    size_t limit = line.end - line.start > LONGEST_BYTES ? line.start + LONGEST_BYTES : line.end;
    word w = next_word(s, line.start, limit);
    if (!is_capitals(w.str) || w.str.size < 3 || cs_day_month(w.str))
        return false;
    dateline->place = w.span;
    bool in_place = true, dated = false, all_capitals = true;
    for (size_t at = w.span.end; at < limit;) {
        size_t end;
        cs_day day;
        cs_str agency;
        w = next_word(s, at, limit);
        if (ends_dateline(s, w, line.start, dated || dateline->agency.at, line.end) &&
            (all_capitals || !cs_str_eq(w.str, ":") || dated)) {
            dateline->span =
                (cs_span){line.start, (uint32_t)behind_dashes(s, w.span.end, line.end)};
            return true;
        }
        if (bracket_at(s, w.span.start, limit, &end, &agency)) {
            dateline->agency = agency;
            at = end;
            in_place = false;
        } else if (date_at(s, w.span.start, limit, &end, &day)) {
            dated = true;
            dateline->date = day;
            at = end;
            in_place = false;
        } else if (cs_str_eq(w.str, ",") || cs_str_eq(w.str, "/") || is_dash(w.str)) {
            in_place = in_place && is_dash(w.str); /* "PORT-AU-PRINCE" goes on */
            at = w.span.end;
        } else if (is_capitalized(w.str)) {
            all_capitals = all_capitals && is_capitals(w.str);
            if (in_place && is_capitals(w.str))
                dateline->place.end = w.span.end;
            in_place = in_place && is_capitals(w.str);
            at = w.span.end;
        } else {
            return false;
        }
        if (at <= w.span.start)
            return false;
    }
    if (dated && limit == line.end) { /* a cable's line of its own: "COLOMBO 15 SEP 97" */
        dateline->span = line;
        return true;
    }
    return false;
}
