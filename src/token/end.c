/* end.c: see end.h. */
#include "token/end.h"

#include <string.h>

#include "base/utf8.h"
#include "model/features.h"
#include "model/linear.h"
#include "table/phrase.h"
#include "token/cut.h"

enum { WIDEST_LINE = 132, NARROWEST_LINE = 50 };

/* How a word is written: its case, or for a sign which one, as on a typewriter. */
static uint8_t kind_of(cs_str form) {
    uint8_t word_case = cs_features_case(form);
    if (word_case != CS_CASE_SIGN)
        return word_case;
    char folded[CS_FEATURES_FORM];
    size_t size = cs_features_fold(form, folded);
    return size && (unsigned char)folded[0] < 0x80 ? (uint8_t)folded[0] : CS_CASE_SIGN;
}

/* The key of a word that is written with hyphens, which token->key leaves out. */
static uint32_t key_with_hyphens(cs_str form) {
    char folded[CS_FOLD_MAX_BYTES];
    size_t size = cs_utf8_fold(form, folded, sizeof folded);
    size -= size > 1 && folded[size - 1] == '.';
    return (uint32_t)cs_hash_str((cs_str){folded, size});
}

static uint32_t key_of(const cs_token *token, cs_str form, uint8_t kind) {
    bool hyphens = token->key && memchr(form.at, '-', form.size);
    uint32_t key = hyphens ? key_with_hyphens(form) : (uint32_t)token->key;
    if (kind == '"')
        return kind;
    if (!key) /* a hyphen, dash or apostrophe: by its bytes */
        for (size_t i = 0; i < form.size; i++)
            key = (key ^ (unsigned char)form.at[i]) * 0x01000193u + 1;
    return key ^ (form.size > 1 && form.at[form.size - 1] == '.' ? 0x5bd1e995u : 0);
}

static size_t line_end(cs_str text, size_t at) {
    return cs_str_find(text, '\n', at);
}

static size_t word_size(cs_str text, size_t at) {
    size_t end = at;
    while (end < text.size && (unsigned char)text.at[end] > ' ')
        end++;
    return end - at;
}

/* The width at which the text was broken into lines; 0 where it was not. It was if most of its
 * longer lines are full: the word behind them would not have fitted. */
static size_t line_width(cs_str text) {
    size_t widest = 0, lines = 0, full = 0, end;
    for (size_t at = 0; at < text.size; at = end + 1) {
        end = line_end(text, at);
        if (end - at > widest && end - at <= WIDEST_LINE)
            widest = end - at;
    }
    for (size_t at = 0; at < text.size; at = end + 1) {
        end = line_end(text, at);
        bool last = end + 1 >= text.size || text.at[end + 1] == '\n';
        lines += !last && (end - at) * 2 > widest;
        full += !last && end - at <= widest && end - at + 1 + word_size(text, end + 1) > widest;
    }
    return widest >= NARROWEST_LINE && lines >= 3 && full * 2 > lines ? widest : 0;
}

static uint8_t line_class(size_t bytes) {
    return bytes < 20 ? 0 : bytes < 40 ? 1 : bytes < 60 ? 2 : bytes < 90 ? 3 : 4;
}

typedef struct measuring {
    cs_str text;
    size_t width;                /* of broken lines, or 0 */
    size_t line_start, line_end; /* of the line of the last word */
} measuring;

/* What stands between bytes `from` and `to`. */
static uint8_t gap_between(const measuring *m, size_t from, size_t to) {
    size_t breaks = 0, size;
    if (from == to)
        return CS_GAP_NONE;
    for (size_t i = from; i < to; i += size) {
        uint32_t point = cs_utf8_at(m->text, i, &size);
        breaks += point == '\n' || point == 0x2029;
    }
    if (breaks != 1)
        return breaks ? CS_GAP_BLANK : CS_GAP_SPACE;
    size_t line = m->line_end - m->line_start;
    if (!m->width || line * 2 < m->width)
        return CS_GAP_PARAGRAPH;
    return line + 1 + word_size(m->text, to) > m->width ? CS_GAP_SOFT : CS_GAP_LINE;
}

static void find_line(measuring *m, size_t at) {
    while (at >= m->line_end && m->line_end < m->text.size) {
        m->line_start = m->line_end + 1;
        m->line_end = line_end(m->text, m->line_start);
    }
}

cs_end_word *cs_end_words(cs_arena *arena, const cs_map *abbreviations, const cs_story *s) {
    uint32_t count = s->tokens.count;
    cs_end_word *words = cs_arena_new(arena, cs_end_word, (size_t)count + 3) + 1;
    measuring m = {.text = s->text, .width = line_width(s->text)};
    m.line_end = line_end(s->text, 0);
    for (int64_t i = 0; i < count; i++) {
        const cs_token *t = &s->tokens.at[i];
        cs_str form = cs_story_words(s, t->span);
        find_line(&m, t->span.start);
        words[i].kind = kind_of(form);
        words[i].key = key_of(t, form, words[i].kind);
        words[i].stop = form.size > 1 && form.at[form.size - 1] == '.';
        if (words[i].stop)
            words[i].abbreviation = (uint8_t)(cs_map_get(abbreviations, t->key) + 1);
        if (words[i - 1].abbreviation == 1 + CS_ABBREVIATION_TIME)
            words[i].calendar = cs_day_weekday_named(form) >= 0 || cs_day_month(form) > 0;
        words[i].line = line_class(m.line_end - m.line_start);
        words[i].gap = i + 1 == count
                           ? CS_GAP_BLANK
                           : gap_between(&m, t->span.end, s->tokens.at[i + 1].span.start);
    }
    return words;
}

void cs_end_take(cs_end_state *state, const cs_end_word *words, uint32_t at) {
    if (!state->count++)
        state->first = at;
    state->quote ^= words[at].kind == '"';
    state->bracket = (uint8_t)(state->bracket + (words[at].kind == '(' && state->bracket < 3));
    state->bracket = (uint8_t)(state->bracket - (words[at].kind == ')' && state->bracket > 0));
}

static bool capital(const cs_end_word *w) {
    return w->kind == CS_CASE_INITIAL || w->kind == CS_CASE_LETTER || w->kind == CS_CASE_UPPER ||
           w->kind == CS_CASE_MIXED;
}

/* "Maj." before a name */
static bool titles(const cs_end_word *w) {
    return w->abbreviation == 1 + CS_ABBREVIATION_NO && capital(w) && capital(w + 1);
}

bool cs_end_always(const cs_end_word *words, uint32_t at) {
    return words[at].gap == CS_GAP_BLANK ||
           (words[at].gap == CS_GAP_PARAGRAPH && !titles(&words[at]));
}

/* "K." of "J. K. Singh", "Dr. K. Singh", or at the sentence's beginning */
static bool initial(const cs_end_word *w, const cs_end_state *state) {
    return w->stop && w->kind == CS_CASE_LETTER && capital(w + 1) &&
           (state->count == 1 || (w[-1].stop && w[-1].kind == CS_CASE_LETTER) || titles(w - 1));
}

bool cs_end_never(const cs_end_word *words, const cs_end_state *state, uint32_t at) {
    const cs_end_word *w = &words[at];
    if (w->gap == CS_GAP_NONE || w->gap == CS_GAP_BLANK)
        return false;
    if (w->abbreviation == 1 + CS_ABBREVIATION_TIME)
        return w[1].calendar || w[1].kind == CS_CASE_UPPER;
    if (w->abbreviation == 1 + CS_ABBREVIATION_NUMBER)
        return w[1].kind == CS_CASE_DIGITS;
    return titles(w) || initial(w, state);
}

static bool is_one_of(uint32_t key, const char *const *words) {
    for (size_t i = 0; words[i]; i++)
        if (key == (uint32_t)cs_phrase_key(cs_str_of(words[i])))
            return true;
    return false;
}

/* "Eastern Standard Time", "Moscow time" */
static bool time_zone(const cs_end_word *w) {
    static const char *const words[] = {"time", "standard", "daylight", "summer", NULL};
    return is_one_of(w[1].key, words);
}

/* Is the sentence so far, up to "p.m.", no more than when: "Shortly before 6 p.m. Israeli jets"? */
static bool only_when(const cs_end_word *words, const cs_end_state *state) {
    static const char *const openings[] = {"at",     "around", "about",   "by",      "on",
                                           "in",     "just",   "shortly", "since",   "until",
                                           "before", "after",  "from",    "between", NULL};
    enum { LONGEST = 7 };
    return state->count <= LONGEST && is_one_of(words[state->first].key, openings);
}

bool cs_end_hour(const cs_end_word *words, const cs_end_state *state, uint32_t at) {
    static const char *const article[] = {"a", NULL};
    const cs_end_word *w = &words[at], *next = w + 1;
    bool begins = next->kind == CS_CASE_INITIAL ||
                  (next->kind == CS_CASE_LETTER && is_one_of(next->key, article));
    return w->abbreviation == 1 + CS_ABBREVIATION_TIME && begins && !next->calendar &&
           !time_zone(next) && !only_when(words, state);
}

/* "1." and "1", "*", "-" at the beginning of a line: how many words they are; 0 for others. */
static uint32_t item_mark(const cs_end_word *words, const cs_end_state *state) {
    const cs_end_word *w = &words[state->first];
    bool line = state->first == 0 || w[-1].gap >= CS_GAP_SOFT;
    if (!line || state->count < 3)
        return 0;
    if (w->kind == CS_CASE_DIGITS)
        return w->stop ? 1 : (w[1].kind == '.' || w[1].kind == ')') ? 2 : 0;
    return w->kind == '*' || w->kind == '-';
}

bool cs_end_label(const cs_end_word *words, const cs_end_state *state, uint32_t at) {
    static const char *const links[] = {"and", "of", "the", NULL};
    enum { LONGEST = 8 };
    uint32_t mark = item_mark(words, state);
    if (words[at].kind != ':' || !mark || state->count > LONGEST ||
        !capital(&words[state->first + mark]))
        return false;
    for (uint32_t i = state->first + mark; i < at; i++)
        if (words[i].kind == CS_CASE_LOWER && !is_one_of(words[i].key, links))
            return false;
    return true;
}

static uint32_t length_class(uint32_t n) {
    return n < 4 ? n : n < 7 ? 4 : n < 12 ? 5 : n < 25 ? 6 : n < 50 ? 7 : 8;
}

unsigned cs_end_features(const cs_end_word *words, const cs_end_state *state, uint32_t at,
                         uint32_t features[CS_END_FEATURES]) {
    const cs_end_word *w = &words[at], *next = w + 1, *after = w + 2;
    const cs_end_word *before = state->count > 1 ? w - 1 : &words[-1];
    const cs_end_word *first = &words[state->first];
    uint32_t gap = w->gap, length = length_class(state->count), kinds = w->kind * 256u + next->kind;
    uint32_t open = (uint32_t)state->quote * 2 + (state->bracket > 0);
    unsigned n = 0;
#define ADD(x, y, z) (features[n] = cs_linear_feature(n + 101, (x), (y), (z)), n++)
    ADD(gap, w->key, 0);
    ADD(gap, next->key, 0);
    ADD(gap, w->key, next->key);
    ADD(gap, before->key, w->key);
    ADD(gap, kinds, 0);
    ADD(gap, w->key, next->kind);
    ADD(gap, w->kind, next->key);
    ADD(gap, next->key, after->key);
    ADD(gap, w->key, next->kind * 256u + after->kind);
    ADD(gap * 256 + before->kind, w->key, next->kind);
    ADD(gap * 16 + length, kinds, 0);
    ADD(gap * 4 + open, w->key, next->kind);
    ADD(gap * 256 + next->kind, before->key, w->key);
    ADD(gap * 16 + length, w->key, 0);
    ADD(gap, first->key, w->key);
    ADD(gap * 4 + open, kinds, after->kind * 256u + next->gap);
    ADD(gap * 16 + length, first->kind, kinds);
    ADD(gap * 8 + w->line, kinds, length);
    ADD(gap * 16 + length, next->key, w->kind);
    ADD(gap * 8 + next->gap, w->key, next->key);
    ADD(gap * 256 + before->kind, kinds, after->kind);
    ADD(gap * 4 + open, next->key, w->kind);
    ADD(gap, first->kind * 256u + before->kind, kinds);
    ADD(gap, w->abbreviation, next->kind);
    ADD(gap, 0, 0);
#undef ADD
    return n;
}
