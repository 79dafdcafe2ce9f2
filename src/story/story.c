/* story.c: see story.h. */
#include "story/story.h"

#include <stdarg.h>
#include <stdio.h>

cs_story *cs_story_new(cs_arena *arena, cs_arena *scratch, cs_str id, cs_str text) {
    cs_story *s = cs_arena_new(arena, cs_story, 1);
    s->arena = arena;
    s->scratch = scratch;
    s->id = id;
    s->text = text;
    s->source.day = CS_DAY_NONE;
    s->source.dateline.date = CS_DAY_NONE;
    return s;
}

cs_str cs_story_words(const cs_story *s, cs_span span) {
    return cs_str_slice(s->text, span.start, span.end);
}

bool cs_story_is_any(const cs_story *s, uint32_t token, const char *const *words) {
    return cs_str_is_any(cs_story_words(s, s->tokens.at[token].span), words);
}

uint32_t cs_story_longest(const cs_story *s) {
    uint32_t longest = 0;
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        uint32_t count = s->sentences.at[k].token_end - s->sentences.at[k].token;
        longest = count > longest ? count : longest;
    }
    return longest;
}

void cs_story_note(cs_story *s, const char *stage, cs_span span, const char *format, ...) {
    char text[512];
    va_list values;
    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    cs_note *note = cs_vec_push(s->arena, &s->notes);
    note->stage = cs_str_of(stage);
    note->span = span;
    note->note = cs_str_copy(s->arena, cs_str_of(text));
}

void cs_story_link(cs_story *s, uint32_t sentence) {
    const cs_sentence *in = &s->sentences.at[sentence];
    for (uint32_t i = in->token; i < in->token_end; i++)
        s->tokens.at[i].child = s->tokens.at[i].sibling = CS_NONE;
    for (uint32_t i = in->token_end; i-- > in->token;) {
        uint32_t head = s->tokens.at[i].head;
        if (head == CS_NONE)
            continue;
        s->tokens.at[i].sibling = s->tokens.at[head].child;
        s->tokens.at[head].child = i;
    }
}

uint32_t cs_story_child(const cs_story *s, uint32_t token, uint8_t deprel) {
    uint32_t c = s->tokens.at[token].child;
    while (c != CS_NONE && s->tokens.at[c].deprel != deprel)
        c = s->tokens.at[c].sibling;
    return c;
}

uint32_t cs_story_top(const cs_story *s, const cs_mention *m) {
    uint32_t at = m->head;
    for (uint32_t i = m->token; i < m->token_end; i++) {
        uint32_t above = s->tokens.at[at].head;
        if (above == CS_NONE || above < m->token || above >= m->token_end)
            break;
        at = above;
    }
    return at;
}

/* Two relative clauses of one noun are joined by "and": in "the leader who replaced Ruiz, who was
 * killed" the second one is about the noun that the first ends with. */
uint32_t cs_story_antecedent(const cs_story *s, uint32_t verb, uint32_t pronoun) {
    const cs_token *tokens = s->tokens.at;
    uint32_t noun = tokens[verb].head, at = pronoun, nearest = CS_NONE;
    if (noun == CS_NONE || pronoun <= noun + 2 || cs_story_child(s, verb, CS_DEP_CC) != CS_NONE)
        return noun;
    at -= tokens[pronoun - 1].xpos == CS_XPOS_COMMA ? 2 : 1;
    for (; at != CS_NONE && at > noun && tokens[at].upos != CS_UPOS_VERB; at = tokens[at].head)
        if (tokens[at].upos == CS_UPOS_NOUN || tokens[at].upos == CS_UPOS_PROPN)
            nearest = at;
    bool stacked = at != CS_NONE && at > noun && tokens[at].deprel == CS_DEP_ACL_RELCL &&
                   tokens[at].head == noun;
    return stacked && nearest != CS_NONE ? nearest : noun;
}

uint32_t cs_story_titles(const cs_story *s, uint32_t name) {
    uint32_t low = s->sentences.at[s->tokens.at[name].sentence].token, first = name;
    while (first > low && (s->tokens.at[first - 1].deprel == CS_DEP_NMOD_DESC ||
                           s->tokens.at[first - 1].deprel == CS_DEP_COMPOUND))
        first--;
    return first;
}

/* "[Ruiz] We saw it": the mark of who speaks, at the begin of a sentence. */
static bool is_speaker(const cs_story *s, const cs_mention *m) {
    static const char *const open[] = {"[", NULL}, *const close[] = {"]", NULL};
    uint32_t low = s->sentences.at[s->tokens.at[m->token].sentence].token;
    bool marked = m->token > low && m->token_end < s->tokens.count &&
                  cs_story_is_any(s, m->token - 1, open) && cs_story_is_any(s, m->token_end, close);
    return marked && (m->token - 1 == low || s->tokens.at[m->token - 2].xpos == CS_XPOS_STOP ||
                      cs_story_is_any(s, m->token - 2, close));
}

/* Titles, articles and other names may stand between, but no comma. */
bool cs_story_is_teller(const cs_story *s, const cs_mention *m) {
    enum { FARTHEST = 8 };
    static const char *const to[] = {"to", NULL}, *const according[] = {"according", NULL};
    uint32_t low = s->sentences.at[s->tokens.at[m->token].sentence].token;
    if (is_speaker(s, m))
        return true;
    for (uint32_t i = m->token; i > low + 1 && i + FARTHEST > m->token; i--) {
        if (cs_story_is_any(s, i - 1, to) && cs_story_is_any(s, i - 2, according))
            return true;
        if (s->tokens.at[i - 1].upos == CS_UPOS_PUNCT || s->tokens.at[i - 1].upos == CS_UPOS_VERB)
            return false;
    }
    return false;
}

/* Walks up from each token of the sentence once; sentences have a ceiling. */
bool cs_story_below(const cs_story *s, uint32_t token, uint32_t top) {
    uint32_t left = s->tokens.count;
    while (token != CS_NONE && token != top && left--)
        token = s->tokens.at[token].head;
    return token == top;
}

void cs_story_subtree(const cs_story *s, uint32_t token, uint32_t *first, uint32_t *end) {
    *first = token;
    *end = token + 1;
    uint32_t at = token;
    for (;;) { /* preorder, without recursion */
        if (s->tokens.at[at].child != CS_NONE) {
            at = s->tokens.at[at].child;
        } else {
            while (at != token && s->tokens.at[at].sibling == CS_NONE)
                at = s->tokens.at[at].head;
            if (at == token)
                return;
            at = s->tokens.at[at].sibling;
        }
        if (at < *first)
            *first = at;
        if (at >= *end)
            *end = at + 1;
    }
}

bool cs_story_tokens_of(const cs_story *s, cs_span span, uint32_t *first, uint32_t *end) {
    uint32_t low = 0, high = s->tokens.count;
    while (low < high) { /* the first token that ends behind the span's start */
        uint32_t middle = low + (high - low) / 2;
        if (s->tokens.at[middle].span.end <= span.start)
            low = middle + 1;
        else
            high = middle;
    }
    *first = *end = low;
    while (*end < s->tokens.count && s->tokens.at[*end].span.start < span.end)
        ++*end;
    return *end > *first;
}

uint32_t cs_story_last_token(const cs_story *s, cs_span span) {
    uint32_t first, end;
    return cs_story_tokens_of(s, span, &first, &end) ? end - 1 : CS_NONE;
}

cs_span cs_story_span(const cs_story *s, uint32_t first, uint32_t end) {
    return (cs_span){s->tokens.at[first].span.start, s->tokens.at[end - 1].span.end};
}

uint32_t cs_story_seek_items(const void *items, uint32_t count, size_t size, uint32_t from) {
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const cs_span *span = (const void *)((const char *)items + middle * size);
        if (span->start < from)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Is the token the top of the mention in the tree: does nothing else of it stand above? */
static bool is_top_of(const cs_story *s, uint32_t token, const cs_mention *m) {
    uint32_t head = s->tokens.at[token].head;
    return m->token <= token && token < m->token_end &&
           (head == CS_NONE || head < m->token || head >= m->token_end);
}

uint32_t cs_story_mention_at(const cs_story *s, uint32_t token) {
    uint32_t best = CS_NONE, size = 0;
    uint32_t start = s->sentences.at[s->tokens.at[token].sentence].span.start;
    for (uint32_t i = cs_story_seek(s->mentions, start);
         i < s->mentions.count && s->mentions.at[i].token <= token; i++) {
        const cs_mention *m = &s->mentions.at[i];
        if ((m->head == token || is_top_of(s, token, m)) && m->token_end - m->token > size) {
            best = i;
            size = m->token_end - m->token;
        }
    }
    return best;
}

bool cs_story_aside(const cs_story *s, cs_span span) {
    for (uint32_t i = 0; i < s->source.asides.count; i++)
        if (cs_span_meets(s->source.asides.at[i], span))
            return true;
    return false;
}
