/* quote.c: the quotations of a story. Marks are paired by kind and by where they lean; a quotation
 * that is not closed ends with its paragraph, as does one whose next paragraph begins with a mark.
 */
#include "attribution/parts.h"

enum { LEFT = 1, RIGHT = 2, SINGLE = 4, MOST_IN_SINGLE = 120 };

static bool is_form(cs_str form, const char *const *forms) {
    for (; *forms; forms++)
        if (cs_str_eq(form, *forms))
            return true;
    return false;
}

/* What a token may be: LEFT, RIGHT, SINGLE, or 0 for no mark. */
static int mark_of(const cs_story *s, uint32_t token) {
    static const char *const left[] = {"\xE2\x80\x9C", "``", "\xC2\xAB", NULL};
    static const char *const right[] = {"\xE2\x80\x9D", "\xC2\xBB", NULL};
    static const char *const both[] = {"\"", "''", NULL};
    const cs_token *t = &s->tokens.at[token];
    if (t->upos != CS_UPOS_PUNCT || t->shape & (CS_SHAPE_LETTERS | CS_SHAPE_DIGIT))
        return 0;
    cs_str form = cs_story_words(s, t->span);
    if (is_form(form, left))
        return LEFT;
    if (is_form(form, right))
        return RIGHT;
    if (is_form(form, both))
        return LEFT | RIGHT;
    if (cs_str_eq(form, "\xE2\x80\x98"))
        return LEFT | SINGLE;
    if (cs_str_eq(form, "\xE2\x80\x99"))
        return RIGHT | SINGLE;
    return cs_str_eq(form, "'") ? LEFT | RIGHT | SINGLE : 0;
}

bool cs_attribution_is_mark(const cs_story *s, uint32_t token) {
    return mark_of(s, token) != 0;
}

static bool is_joined(const cs_story *s, uint32_t token) {
    return token < s->tokens.count && (s->tokens.at[token].shape & CS_SHAPE_JOINED);
}

/* A mark of no direction opens where it leans on the word behind it. */
static bool opens(const cs_story *s, uint32_t token, int mark) {
    if (!(mark & LEFT))
        return false;
    return !(mark & RIGHT) || !is_joined(s, token) || s->tokens.at[token].xpos == CS_XPOS_OPEN;
}

static bool closes(const cs_story *s, uint32_t token, int mark) {
    if (!(mark & RIGHT))
        return false;
    return !(mark & LEFT) || is_joined(s, token) || !is_joined(s, token + 1);
}

static cs_str between(const cs_story *s, uint32_t sentence) {
    uint32_t from = sentence ? s->sentences.at[sentence - 1].span.end : 0;
    return cs_str_slice(s->text, from, s->sentences.at[sentence].span.start);
}

static int lines(cs_str gap) {
    int count = 0;
    for (size_t i = 0; i < gap.size; i++)
        count += gap.at[i] == '\n';
    return count;
}

/* Texts whose paragraphs are lines have no empty lines. */
static bool has_empty_lines(const cs_story *s) {
    for (uint32_t k = 1; k < s->sentences.count; k++)
        if (lines(between(s, k)) > 1)
            return true;
    return false;
}

bool cs_attribution_new_paragraph(const cs_story *s, uint32_t sentence) {
    return sentence == 0 || lines(between(s, sentence)) > 0;
}

/* The token behind the paragraph of a token. */
static uint32_t paragraph_end(const cs_story *s, uint32_t token, int breaks) {
    uint32_t k = s->tokens.at[token].sentence + 1;
    while (k < s->sentences.count && lines(between(s, k)) < breaks)
        k++;
    return s->sentences.at[k - 1].token_end;
}

/* The mark that closes the quotation which `first` opens, or `limit`. */
static uint32_t closing(const cs_story *s, uint32_t first, uint32_t limit) {
    int kind = mark_of(s, first) & SINGLE;
    if (kind && limit > first + MOST_IN_SINGLE)
        limit = first + MOST_IN_SINGLE;
    for (uint32_t i = first + 1; i < limit; i++) {
        int mark = mark_of(s, i);
        bool misused = mark == LEFT; /* a second opening mark closes */
        if (mark && (mark & SINGLE) == kind && (misused || closes(s, i, mark)))
            return i;
    }
    return limit;
}

void cs_attribution_quotes(const cs_story *s, cs_quotes *quotes) {
    int breaks = has_empty_lines(s) ? 2 : 1;
    uint32_t limit = 0;
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        int mark = mark_of(s, i);
        if (!mark || !opens(s, i, mark))
            continue;
        if (i >= limit)
            limit = paragraph_end(s, i, breaks);
        uint32_t end = closing(s, i, limit);
        if ((mark & SINGLE) && !(end < limit && mark_of(s, end)))
            continue; /* an apostrophe */
        *cs_vec_push(s->scratch, quotes) =
            (cs_quote){i, end < limit ? end + 1 : limit, end == limit};
        i = end < limit ? end : limit - 1;
    }
}

uint32_t cs_attribution_quote_from(const cs_quotes *quotes, uint32_t token) {
    uint32_t low = 0, high = quotes->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (quotes->at[middle].end <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool cs_attribution_is_long(const cs_quote *quote) {
    enum { LEAST = 5 };
    return quote->end - quote->first >= LEAST;
}

bool cs_attribution_in_quote(const cs_quotes *quotes, uint32_t token) {
    uint32_t at = cs_attribution_quote_from(quotes, token);
    return at < quotes->count && quotes->at[at].first <= token &&
           cs_attribution_is_long(&quotes->at[at]);
}
