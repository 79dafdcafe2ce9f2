/* around.c: sayings set between signs: "C, X said.", "C, said X.", "C, X said, D.", "C, according
 * to X." The words around are the content whatever the tree makes of them, for such sentences are
 * where parsers err most. */
#include "attribution/parts.h"

static bool is_sign(const cs_story *s, uint32_t token) {
    return s->tokens.at[token].upos == CS_UPOS_PUNCT;
}

/* A sign that can part a saying from its content; closing brackets cannot. */
static bool parts_content(const cs_story *s, uint32_t token) {
    static const char *const signs[] = {",", "?", "!", "-", "--", "\xE2\x80\x94", "\xE2\x80\x93",
                                        NULL};
    if (!is_sign(s, token))
        return false;
    if (cs_attribution_is_mark(s, token))
        return true;
    for (const char *const *sign = signs; *sign; sign++)
        if (cs_attribution_is_word(s, token, *sign))
            return true;
    return false;
}

uint32_t cs_attribution_row(const cs_story *s, uint32_t first) {
    enum { MOST = 10 };
    uint32_t start = s->sentences.at[s->tokens.at[first].sentence].token;
    first += s->tokens.at[first].upos == CS_UPOS_CCONJ && first + 1 < s->tokens.count;
    if (first < start + 3 || s->tokens.at[first - 1].upos != CS_UPOS_CCONJ)
        return first;
    uint32_t at = first - 1;
    while (at > start && first - at < MOST && !is_sign(s, at - 1)) {
        uint8_t upos = s->tokens.at[at - 1].upos;
        if (upos == CS_UPOS_VERB || upos == CS_UPOS_AUX || upos == CS_UPOS_SCONJ)
            return first;
        at--;
    }
    bool row = at > start && at + 1 < first && is_sign(s, at - 1) && parts_content(s, at - 1);
    return row ? at : first;
}

/* Does every word of [first, end) hang from the verb, none being a verb itself? */
static bool is_idle(const cs_story *s, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (s->tokens.at[i].upos == CS_UPOS_VERB || is_sign(s, i))
            return false;
    return true;
}

static bool has_verb(const cs_story *s, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (s->tokens.at[i].upos == CS_UPOS_VERB || s->tokens.at[i].upos == CS_UPOS_AUX)
            return true;
    return false;
}

static uint32_t words_in(const cs_story *s, uint32_t first, uint32_t end) {
    uint32_t count = 0;
    for (uint32_t i = first; i < end; i++)
        count += !is_sign(s, i);
    return count;
}

/* The first sign at or behind a token, with nothing but adverbials before it; CS_NONE. */
static uint32_t next_sign(const cs_story *s, uint32_t token, uint32_t end) {
    enum { MOST = 14 };
    uint32_t at = token;
    while (at < end && !is_sign(s, at) && at - token < MOST) {
        if (s->tokens.at[at].upos == CS_UPOS_VERB || s->tokens.at[at].upos == CS_UPOS_SCONJ)
            return CS_NONE;
        at++;
    }
    return at == end || is_sign(s, at) ? at : CS_NONE;
}

uint32_t cs_attribution_first(const cs_story *s, uint32_t sentence) {
    const cs_sentence *in = &s->sentences.at[sentence];
    uint32_t first = in->token, end = s->source.dateline.span.end;
    while (first < in->token_end && s->tokens.at[first].span.start < end)
        first++;
    while (first < in->token_end && first > in->token && is_sign(s, first) &&
           !cs_attribution_is_mark(s, first))
        first++;
    return first < in->token_end ? first : in->token;
}

/* The start of the words before `token` that a bracket or a semicolon does not cut off. */
static uint32_t start_before(const cs_story *s, uint32_t token, uint32_t first) {
    int depth = 0;
    for (uint32_t i = token; i-- > first;) {
        if (!is_sign(s, i))
            continue;
        if (cs_attribution_is_word(s, i, ";") ||
            (i + 1 < token && cs_attribution_is_word(s, i, ".")))
            return i + 1;
        depth += cs_attribution_is_word(s, i, ")");
        depth -= cs_attribution_is_word(s, i, "(");
        if (depth < 0)
            return i + 1;
    }
    return first;
}

static bool is_end(const cs_story *s, uint32_t token, const cs_sentence *in) {
    return token >= in->token_end || cs_attribution_is_word(s, token, ".") ||
           cs_attribution_is_word(s, token, ";") || cs_attribution_is_word(s, token, ")") ||
           cs_attribution_is_word(s, token, ":");
}

/* "Asked about it, X said": what stands before is no content. */
static bool is_participle_clause(const cs_story *s, uint32_t first, uint32_t end) {
    while (first < end && (s->tokens.at[first].upos == CS_UPOS_SCONJ ||
                           s->tokens.at[first].upos == CS_UPOS_ADP || is_sign(s, first)))
        first++;
    if (first >= end || cs_attribution_is_mark(s, first))
        return false;
    uint8_t x = s->tokens.at[first].xpos;
    return x == CS_XPOS_VBN || x == CS_XPOS_VBG ||
           (x == CS_XPOS_VBD && cs_story_child(s, first, CS_DEP_NSUBJ) == CS_NONE);
}

/* Do the words behind a saying tell of the saying itself, or of something else that went on: "he
 * said, smiling", "he said, while the army ...", "he said, hours after ..."? */
static bool is_beside(const cs_story *s, uint32_t first, uint32_t end) {
    static const char *const words[] = {"while",  "as",     "after",     "before", "although",
                                        "though", "when",   "with",      "in",     "at",
                                        "on",     "during", "and",       "but",    "who",
                                        "which",  "whose",  "according", NULL};
    uint32_t at = first < end && is_sign(s, first) ? first + 1 : first;
    if (at >= end || s->tokens.at[at].xpos == CS_XPOS_VBG || s->tokens.at[at].xpos == CS_XPOS_VBN)
        return true;
    if (cs_story_is_any(s, at, words))
        return true;
    return at + 1 < end && (cs_attribution_is_word(s, at + 1, "after") ||
                            cs_attribution_is_word(s, at + 1, "before"));
}

/* Sets the words on both sides of [left, right), if there is enough of them. */
static cs_around sides(const cs_story *s, const cs_sentence *in, uint32_t left, uint32_t right,
                       bool both) {
    uint32_t sentence = s->tokens.at[left].sentence;
    cs_around around = {.first = start_before(s, left, cs_attribution_first(s, sentence)),
                        .end = left};
    bool goes_on = both && right < in->token_end && parts_content(s, right) &&
                   words_in(s, right, in->token_end) > 1 && !is_beside(s, right, in->token_end);
    bool quoted = goes_on && right + 1 < in->token_end && cs_attribution_is_mark(s, right + 1);
    if (goes_on) {
        around.then = right;
        around.then_end = in->token_end;
    }
    bool quotes = left > in->token && cs_attribution_is_mark(s, left - 1);
    if ((quoted && !has_verb(s, around.first, around.end)) ||
        (!quotes && is_participle_clause(s, around.first, around.end)))
        around.first = around.end; /* "On Monday, he said, "C"" */
    around.found =
        words_in(s, around.first, around.end) > 1 || (goes_on && around.first == around.end);
    return around;
}

static bool is_relative(const cs_token *t) {
    return t->xpos == CS_XPOS_WDT || t->xpos == CS_XPOS_WP;
}

cs_around cs_attribution_around(const cs_saying *g, uint32_t verb, uint32_t source) {
    const cs_story *s = g->s;
    const cs_sentence *in = &s->sentences.at[s->tokens.at[verb].sentence];
    cs_around none = {.found = false};
    uint32_t first, end;
    if (source == CS_NONE || is_relative(&s->tokens.at[source]) ||
        s->tokens.at[verb].xpos == CS_XPOS_VBG || s->tokens.at[verb].xpos == CS_XPOS_VB ||
        cs_attribution_in_quote(&g->quotes, verb))
        return none;
    cs_story_subtree(s, source, &first, &end);
    while (first < source && (is_sign(s, first) || s->tokens.at[first].deprel == CS_DEP_CASE ||
                              s->tokens.at[first].deprel == CS_DEP_CC))
        first++;
    uint32_t mention = cs_attribution_mention_over(s, source);
    if (mention != CS_NONE && s->mentions.at[mention].token < first)
        first = s->mentions.at[mention].token;
    bool inverted = first > verb;
    first = inverted ? first : cs_attribution_row(s, first);
    if (inverted ? first > verb + 1 : end > verb || !is_idle(s, end, verb))
        return none;
    uint32_t left = inverted ? verb : first;
    bool as = left > in->token && cs_attribution_is_word(s, left - 1, "as");
    left -= as;
    uint32_t right = next_sign(s, inverted ? end : verb + 1, in->token_end);
    if (right == CS_NONE || !(is_end(s, right, in) || parts_content(s, right)))
        return none;
    if (as && left == in->token)
        return (cs_around){
            .found = right < in->token_end, .then = right, .then_end = in->token_end};
    if (left <= in->token || !parts_content(s, left - 1))
        return none;
    return sides(s, in, left, right, !inverted);
}

cs_around cs_attribution_around_according(const cs_saying *g, uint32_t token, uint32_t noun) {
    const cs_story *s = g->s;
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    uint32_t first, end;
    cs_story_subtree(s, noun, &first, &end);
    cs_around around = {
        .found = true,
        .first = start_before(s, token, cs_attribution_first(s, s->tokens.at[token].sentence)),
        .end = token};
    if (end < in->token_end && !is_end(s, end, in)) {
        around.then = end;
        around.then_end = in->token_end;
    }
    return around;
}
