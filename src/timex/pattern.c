/* pattern.c: see pattern.h. A pattern is read once, from left to right, holding the set of nodes
 * where the reading may be: an optional part leaves the old nodes in the set, alternatives unite
 * theirs. */
#include "timex/pattern.h"

#include "timex/trie.h"

enum { DEEPEST = 4, MOST_NODES = 4096 };

typedef struct reader {
    const cs_pattern_to *to;
    cs_str text;
    size_t at;
    bool good;
} reader;

static bool is_special(char c) {
    return c == '(' || c == ')' || c == '[' || c == ']' || c == '|' || c == '?' || c == '~';
}

static size_t word_end(cs_str text, size_t at) {
    while (at < text.size && text.at[at] != ' ' && !is_special(text.at[at]))
        at++;
    return at;
}

bool cs_pattern_word(cs_str pattern, size_t *at, cs_str *word) {
    while (*at < pattern.size && (pattern.at[*at] == ' ' || is_special(pattern.at[*at])))
        ++*at;
    size_t from = *at;
    *at = word_end(pattern, from);
    *word = cs_str_slice(pattern, from, *at);
    return word->size > 0;
}

static bool accept(reader *r, char c) {
    while (r->at < r->text.size && r->text.at[r->at] == ' ')
        r->at++;
    if (r->at >= r->text.size || r->text.at[r->at] != c)
        return false;
    r->at++;
    return true;
}

static void unite(reader *r, cs_ids *into, const cs_ids *more) {
    for (uint32_t i = 0; i < more->count; i++)
        cs_ids_add(r->to->arena, into, more->at[i]);
    r->good = r->good && into->count < MOST_NODES;
}

static cs_ids step_all(reader *r, const cs_ids *from, uint16_t symbol, bool joined) {
    cs_ids to = {0};
    for (uint32_t i = 0; i < from->count; i++)
        cs_ids_add(r->to->arena, &to, r->to->step(r->to->state, from->at[i], symbol, joined));
    return to;
}

static cs_ids read_choices(reader *r, cs_ids from, char close, int depth);

/* A word, or alternatives in brackets, and whether it may be missing. */
static cs_ids read_element(reader *r, cs_ids from, int depth) {
    bool joined = accept(r, '~');
    cs_ids to = {0};
    if (accept(r, '(')) {
        to = read_choices(r, from, ')', depth + 1);
    } else {
        size_t end = word_end(r->text, r->at);
        uint16_t symbol = r->to->symbol(r->to->state, cs_str_slice(r->text, r->at, end));
        r->good = r->good && end > r->at && symbol;
        r->at = end;
        if (r->good)
            to = step_all(r, &from, symbol, joined);
    }
    if (accept(r, '?'))
        unite(r, &to, &from);
    return to;
}

static bool at_end(reader *r) {
    while (r->at < r->text.size && r->text.at[r->at] == ' ')
        r->at++;
    if (r->at >= r->text.size)
        return true;
    char c = r->text.at[r->at];
    return c == ')' || c == ']' || c == '[' || c == '|';
}

static cs_ids read_choices(reader *r, cs_ids from, char close, int depth) {
    cs_ids to = {0};
    r->good = r->good && depth <= DEEPEST;
    do {
        cs_ids here = {0};
        unite(r, &here, &from);
        while (r->good && !at_end(r))
            here = read_element(r, here, depth);
        unite(r, &to, &here);
    } while (r->good && accept(r, '|'));
    r->good = r->good && accept(r, close);
    return to;
}

bool cs_pattern_add(const cs_pattern_to *to, cs_str pattern, uint32_t root, cs_ids *ends) {
    reader r = {to, pattern, 0, true};
    cs_ids here = {0};
    cs_ids_add(to->arena, &here, root);
    if (accept(&r, '[')) {
        here = read_choices(&r, here, ']', 0);
        here = step_all(&r, &here, CS_TRIE_BEGIN, false);
    }
    bool some = false;
    for (; r.good && !at_end(&r); some = true)
        here = read_element(&r, here, 0);
    if (accept(&r, '[')) {
        here = step_all(&r, &here, CS_TRIE_END, false);
        here = read_choices(&r, here, ']', 0);
    }
    unite(&r, ends, &here);
    return r.good && some && at_end(&r) && r.at >= pattern.size;
}
