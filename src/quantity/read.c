/* read.c: a number with its bounds; see parts.h. */
#include "quantity/parts.h"

enum { MOST = 1000000000 }; /* greater numbers count nothing that reports tell of */

static const cs_token *token_of(const cs_counting *c, uint32_t atom) {
    return &c->s->tokens.at[c->atoms.at[atom].token];
}

static bool is_word(const cs_counting *c, uint32_t atom, const char *word) {
    return atom < c->atoms.count && c->atoms.at[atom].kind == CS_ATOM_WORD &&
           cs_str_eq_nocase(cs_story_words(c->s, c->atoms.at[atom].span), word);
}

static bool opens_token(const cs_counting *c, uint32_t atom) {
    return atom == 0 || c->atoms.at[atom - 1].token != c->atoms.at[atom].token;
}

/* The first atom at or behind `atom` whose token is not before `token`. */
static uint32_t atom_at(const cs_counting *c, uint32_t atom, uint32_t token) {
    while (atom < c->atoms.count && c->atoms.at[atom].token < token)
        atom++;
    return atom;
}

static bool read_vague(const cs_counting *c, uint32_t at, cs_figure *f) {
    uint32_t end, token = c->atoms.at[at].token;
    if (!opens_token(c, at))
        return false;
    uint32_t row = cs_quantity_after(&c->q->vague, c->s, token, c->limit, &end);
    if (row == CS_NONE)
        return false;
    const cs_vague *v = &c->q->vagues.at[row];
    *f = (cs_figure){.first = at,
                     .end = atom_at(c, at, end),
                     .low = v->low,
                     .high = v->high,
                     .best = v->best,
                     .approximate = true,
                     .vague = true,
                     .value = (double)v->best,
                     .words = true};
    cs_str last = cs_story_words(c->s, c->s->tokens.at[end - 1].span);
    if (cs_str_eq_nocase(last, "of")) /* it belongs to what follows */
        f->end--;
    return true;
}

static bool is_whole(const cs_number *n) {
    return !n->ordinal && !n->year && n->value <= MOST && n->value == (double)(int64_t)n->value;
}

/* A second number that makes a range of the first: "10 to 15", "10-15", "three or four",
 * "2 to 3 million". */
static bool read_second(const cs_counting *c, uint32_t at, cs_number *first, cs_number *second) {
    bool hyphen = cs_atom_is(&c->atoms, at, '-');
    bool joint = hyphen || is_word(c, at, "to") || is_word(c, at, "or") || is_word(c, at, "and");
    if (!joint || !cs_number_read(c->q->numbers, &c->atoms, at + 1, second) || second->ordinal)
        return false;
    bool chain = cs_atom_is_joined(&c->atoms, second->end, '-') &&
                 second->end + 1 < c->atoms.count &&
                 c->atoms.at[second->end + 1].kind == CS_ATOM_DIGITS;
    if (second->factor > 1 && first->factor <= 1 && first->value * second->factor <= second->value)
        first->value *= second->factor;
    return !chain && is_whole(first) && is_whole(second) && first->value < second->value;
}

/* "between 10 and 15": the word before decides that "and" makes a range. */
static bool is_between(const cs_counting *c, uint32_t at) {
    return at > 0 && is_word(c, at - 1, "between");
}

static bool joins(const cs_counting *c, uint32_t first, uint32_t joint, const cs_number *a,
                  const cs_number *b) {
    if (is_word(c, joint, "and"))
        return is_between(c, first);
    if (is_word(c, joint, "or"))
        return b->value <= 2 * a->value + 1;
    return !is_word(c, joint, "to") || first == 0 || !is_word(c, first - 1, "from");
}

static bool read_number(const cs_counting *c, uint32_t at, cs_figure *f) {
    cs_number n, second;
    if (!cs_number_read(c->q->numbers, &c->atoms, at, &n))
        return false;
    bool range =
        !n.ordinal && read_second(c, n.end, &n, &second) && joins(c, at, n.end, &n, &second);
    *f = (cs_figure){.first = at,
                     .end = range ? second.end : n.end,
                     .range = range,
                     .value = n.value,
                     .digits = range ? 0 : n.digits,
                     .words = n.words};
    f->low = f->best = f->high = is_whole(&n) ? (int64_t)n.value : -1;
    if (range)
        f->high = (int64_t)second.value;
    return true;
}

static void apply(cs_figure *f, cs_bound bound) {
    switch (bound) {
    case CS_BOUND_LEAST:
        f->high = CS_OPEN;
        break;
    case CS_BOUND_OVER:
        f->low += 1; /* best stays the number that is named */
        f->high = CS_OPEN;
        break;
    case CS_BOUND_MOST:
        f->low = CS_OPEN;
        f->best = f->high;
        break;
    case CS_BOUND_UNDER:
        f->high -= f->high > 0;
        f->best = f->high;
        f->low = CS_OPEN;
        break;
    default:
        f->approximate = true;
        break;
    }
}

/* Bounds before it, one after the other ("at least some 20"), and one after it. */
static void read_bounds(const cs_counting *c, cs_figure *f) {
    for (uint32_t edge, row; (row = cs_quantity_before(&c->q->bounds[CS_BEFORE], c->s, c->start,
                                                       f->from, &edge)) != CS_NONE;) {
        f->from = edge;
        apply(f, (cs_bound)row);
    }
    uint32_t edge, at = f->to;
    if (cs_atom_is_joined(&c->atoms, f->end, '+')) {
        apply(f, CS_BOUND_LEAST);
        f->to = c->atoms.at[f->end].token + 1;
        return;
    }
    uint32_t row = cs_quantity_after(&c->q->bounds[CS_AFTER], c->s, at, c->limit, &edge);
    bool hyphen = at < c->limit && c->s->tokens.at[at].key == 0;
    if (row == CS_NONE && hyphen)
        row = cs_quantity_after(&c->q->bounds[CS_AFTER], c->s, at + 1, c->limit, &edge);
    bool glued = row != CS_NONE && !hyphen && edge == at + 1 &&
                 !cs_str_eq(c->s->tokens.at[at].lemma, "plus");
    if (row == CS_NONE || glued) /* "odd" and "some" need their hyphen */
        return;
    apply(f, (cs_bound)row);
    if (hyphen && row == CS_BOUND_ABOUT) /* "20-odd": 20 and some */
        f->high = f->low + (f->low < 100 ? 9 : 99);
    f->to = edge;
}

bool cs_read_figure(const cs_counting *c, uint32_t at, cs_figure *figure) {
    if (!read_vague(c, at, figure) && !read_number(c, at, figure))
        return false;
    figure->from = c->atoms.at[at].token;
    figure->to = c->atoms.at[figure->end - 1].token + 1;
    if (figure->range && is_between(c, at))
        figure->from = token_of(c, at - 1) == NULL ? figure->from : c->atoms.at[at - 1].token;
    if (figure->low >= 0)
        read_bounds(c, figure);
    return true;
}
