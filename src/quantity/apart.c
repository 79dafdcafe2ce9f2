/* apart.c: numbers that count nothing; see parts.h. What a table can tell stands in apart.tsv. */
#include "quantity/parts.h"

static const cs_atom *atom(const cs_counting *c, uint32_t at) {
    return at < c->atoms.count ? &c->atoms.at[at] : NULL;
}

static const cs_token *token_of(const cs_counting *c, uint32_t at) {
    return at < c->atoms.count ? &c->s->tokens.at[c->atoms.at[at].token] : NULL;
}

static bool is_noun(const cs_token *t) {
    return t && (t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN);
}

static bool is_time(const cs_counting *c, const cs_figure *f) {
    cs_span span = cs_span_join(c->atoms.at[f->first].span, c->atoms.at[f->end - 1].span);
    uint32_t low = 0, high = c->s->times.count;
    while (low < high) { /* the first time that ends behind the number's start */
        uint32_t middle = low + (high - low) / 2;
        if (c->s->times.at[middle].span.end <= span.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < c->s->times.count && cs_span_meets(c->s->times.at[low].span, span);
}

/* "$5 million", "F-15", "M16", "10k", "2-1-0", "10:30", "#5". */
static bool is_glued(const cs_counting *c, const cs_figure *f) {
    static const uint32_t signs[] = {'$', '#', 0xA3, 0xA5, 0x20AC, 0x20B9, 0x20A6, 0x20AA, 0x20BD};
    for (unsigned i = 0; i < sizeof signs / sizeof *signs; i++)
        if (f->first && cs_atom_is(&c->atoms, f->first - 1, signs[i]))
            return true;
    const cs_atom *before = f->first ? atom(c, f->first - 1) : NULL;
    const cs_atom *here = atom(c, f->first), *after = atom(c, f->end);
    bool hyphen = before && here->joined && before->kind == CS_ATOM_SIGN &&
                  (before->sign == '-' || before->sign == '/' || before->sign == ':' ||
                   before->sign == '.' || before->sign == '+');
    if (hyphen || (before && here->joined && before->kind != CS_ATOM_SIGN))
        return true;
    if (!after || !after->joined)
        return false;
    if (after->kind == CS_ATOM_SIGN)
        return after->sign == '%' || after->sign == '/' || after->sign == ':' ||
               after->sign == 0xB0 || after->sign == '*';
    return after->kind == CS_ATOM_DIGITS ||
           !cs_str_eq(cs_story_words(c->s, after->span), "'s"); /* "the 12's leader" */
}

/* "12-point", "2-1", "200-strong". */
static bool is_hyphened(const cs_counting *c, cs_figure *f) {
    const cs_atom *sign = atom(c, f->end), *behind = atom(c, f->end + 1);
    if (f->vague || !behind || !cs_atom_is_joined(&c->atoms, f->end, '-') || !behind->joined ||
        sign->token + 1 <= f->to - 1)
        return false;
    uint32_t edge;
    bool size =
        cs_quantity_after(&c->q->apart[CS_SIZE], c->s, behind->token, c->limit, &edge) != CS_NONE;
    if (size)
        f->size = true;
    return !size;
}

static bool has_label(const cs_counting *c, const cs_figure *f) {
    uint32_t edge;
    return cs_quantity_before(&c->q->apart[CS_BEFORE], c->s, c->start, f->from, &edge) != CS_NONE;
}

static bool has_unit(const cs_counting *c, const cs_figure *f) {
    uint32_t edge, at = c->atoms.at[f->end - 1].token + 1;
    if (at < c->limit && c->s->tokens.at[at].key == 0)
        at++;
    return cs_quantity_after(&c->q->apart[CS_AFTER], c->s, at, c->limit, &edge) != CS_NONE;
}

/* "Ma Thida, 34, said": between commas or brackets behind a name or a person. */
static bool is_age(const cs_counting *c, const cs_figure *f) {
    const cs_token *who = f->first > 1 ? token_of(c, f->first - 2) : NULL;
    bool opened = f->first && (cs_atom_is(&c->atoms, f->first - 1, ',') ||
                               cs_atom_is(&c->atoms, f->first - 1, '('));
    const cs_atom *after = atom(c, f->end);
    bool closed = !after ||
                  (after->kind == CS_ATOM_SIGN && after->sign != '-' && after->sign != '$') ||
                  token_of(c, f->end)->upos == CS_UPOS_CCONJ;
    bool verb = after && (token_of(c, f->end)->upos == CS_UPOS_AUX);
    return opened && (closed || verb) && is_noun(who) && f->value <= 120 && !f->vague &&
           f->low == f->high && who->xpos != CS_XPOS_NNS && who->xpos != CS_XPOS_NNPS;
}

/* A list's number: "1. The army", "(2) The police". */
static bool is_item(const cs_counting *c, const cs_figure *f) {
    bool bracket = f->first == 1 && cs_atom_is(&c->atoms, 0, '(');
    bool lead = f->first == 0 || bracket;
    return lead && f->digits && f->digits <= 2 &&
           (cs_atom_is_joined(&c->atoms, f->end, ')') ||
            (!bracket && cs_atom_is_joined(&c->atoms, f->end, '.')));
}

/* Digits that may be a year, with nothing to count behind them. */
static bool is_bare_year(const cs_counting *c, const cs_figure *f) {
    const cs_token *after = token_of(c, f->end);
    bool year = f->digits == 4 && f->value >= 1900 && f->value < 2050;
    return year && (!after || !(is_noun(after) || after->upos == CS_UPOS_ADJ));
}

/* "one" that is no number: "no one", "one another", "this one", "one's". */
static bool is_pronoun(const cs_counting *c, const cs_figure *f) {
    static const char *const before[] = {"no",   "this",    "that", "which", "every", "any",
                                         "each", "another", "some", "the",   NULL};
    if (!f->words || f->value != 1 || f->vague)
        return false;
    const cs_token *t = token_of(c, f->first), *after = token_of(c, f->end);
    for (const char *const *w = before; f->first && *w; w++)
        if (cs_str_eq_nocase(cs_story_words(c->s, c->atoms.at[f->first - 1].span), *w) &&
            !is_noun(after))
            return true;
    cs_str next =
        f->end < c->atoms.count ? cs_story_words(c->s, c->atoms.at[f->end].span) : CS_STR("");
    return t->upos == CS_UPOS_PRON || cs_str_eq_nocase(next, "another") ||
           cs_str_eq_nocase(next, "'s") || cs_str_eq_nocase(next, "can");
}

/* "one in five", "two out of three": a share, up to its end. */
static bool is_share(const cs_counting *c, cs_figure *f) {
    cs_number n;
    uint32_t at = f->end;
    cs_str word = at < c->atoms.count ? cs_story_words(c->s, c->atoms.at[at].span) : CS_STR("");
    if (cs_str_eq_nocase(word, "out"))
        at++;
    if (at + 1 >= c->atoms.count ||
        (!cs_str_eq_nocase(word, "out") && !cs_str_eq_nocase(word, "in")))
        return false;
    cs_str every = cs_story_words(c->s, c->atoms.at[at + 1].span);
    if (cs_str_eq_nocase(every, "every") || cs_str_eq_nocase(every, "of"))
        at++;
    bool share = cs_number_read(c->q->numbers, &c->atoms, at + 1, &n) && n.value > f->value &&
                 n.value <= 1000 && !is_noun(token_of(c, f->end));
    if (share)
        f->end = n.end;
    return share;
}

/* "two thirds", "one-fifth". */
static bool is_fraction(const cs_counting *c, const cs_figure *f) {
    cs_number n;
    uint32_t at = f->end + cs_atom_is_joined(&c->atoms, f->end, '-');
    const cs_atom *a = atom(c, at);
    if (!a || a->kind != CS_ATOM_WORD || !f->words || f->value > 20)
        return false;
    cs_str word = cs_story_words(c->s, a->span);
    if (cs_str_eq_nocase(word, "quarters") || cs_str_eq_nocase(word, "halves"))
        return true;
    cs_atoms one = {.at = &(cs_atom){.kind = CS_ATOM_WORD}, .count = 1, .room = 1};
    if (word.size > 1 && (word.at[word.size - 1] | 32) == 's')
        word.size--;
    one.at->key = cs_phrase_key(word);
    return word.size > 3 && cs_number_read(c->q->numbers, &one, 0, &n) && n.ordinal &&
           n.value > 2 && !is_noun(token_of(c, at + 1));
}

/* Two numbers joined by a hyphen that are no range. */
static bool is_score(const cs_counting *c, const cs_figure *f) {
    const cs_atom *behind = atom(c, f->end + 1);
    bool pair = cs_atom_is_joined(&c->atoms, f->end, '-') && behind && behind->joined &&
                behind->kind == CS_ATOM_DIGITS;
    bool hyphen = false;
    for (uint32_t i = f->first; i < f->end; i++)
        hyphen |= f->range && f->digits == 0 && cs_atom_is_joined(&c->atoms, i, '-') && !f->words;
    const cs_token *after = token_of(c, f->end);
    return pair || (hyphen && f->high <= 20 &&
                    (!after || after->upos == CS_UPOS_PUNCT || after->upos == CS_UPOS_ADP));
}

bool cs_apart_is(const cs_counting *c, cs_figure *figure) {
    if (figure->low < 0 && figure->low != CS_OPEN)
        return true;
    if (figure->vague)
        return is_time(c, figure) || has_unit(c, figure);
    return is_time(c, figure) || is_glued(c, figure) || is_score(c, figure) ||
           is_hyphened(c, figure) || has_label(c, figure) || has_unit(c, figure) ||
           is_age(c, figure) || is_item(c, figure) || is_bare_year(c, figure) ||
           is_pronoun(c, figure) || is_share(c, figure) || is_fraction(c, figure);
}
