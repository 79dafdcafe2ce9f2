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
    uint32_t at = cs_story_seek(c->s->times, span.start);
    if (at > 0 && cs_span_meets(c->s->times.at[at - 1].span, span))
        return true;
    return at < c->s->times.count && cs_span_meets(c->s->times.at[at].span, span);
}

static bool is_any(const cs_atom *a, const char *signs) {
    for (; a->kind == CS_ATOM_SIGN && *signs; signs++)
        if (a->sign == (unsigned char)*signs)
            return true;
    return false;
}

/* "$5 million", "F-15", "M16", "10k", "2-1-0", "10:30", "#5". */
static bool is_glued(const cs_counting *c, const cs_figure *f) {
    static const uint32_t signs[] = {'$', '#', 0xA3, 0xA5, 0x20AC, 0x20B9, 0x20A6, 0x20AA, 0x20BD};
    for (unsigned i = 0; i < sizeof signs / sizeof *signs; i++)
        if (f->first && cs_atom_is(&c->atoms, f->first - 1, signs[i]))
            return true;
    const cs_atom *before = f->first ? atom(c, f->first - 1) : NULL;
    const cs_atom *here = atom(c, f->first), *after = atom(c, f->end);
    if (before && is_any(before, "/"))
        return true;
    if (before && here->joined && (before->kind != CS_ATOM_SIGN || is_any(before, "-/:.+'[*")))
        return true;
    if (!after || (!after->joined && !is_any(after, "/")))
        return false;
    if (after->kind == CS_ATOM_SIGN)
        return is_any(after, "%/:*'\"") || after->sign == 0xB0;
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
    if (at < c->limit &&
        (c->s->tokens.at[at].key == 0 ||
         (f->vague && cs_str_eq_nocase(cs_story_words(c->s, c->s->tokens.at[at].span), "of"))))
        at++;
    return cs_quantity_after(&c->q->apart[CS_AFTER], c->s, at, c->limit, &edge) != CS_NONE;
}

/* A person's name that ends before the atom? */
static bool ends_name(const cs_counting *c, uint32_t at) {
    enum { LONGEST_BYTES = 60 };
    const cs_token *last = at ? token_of(c, at - 1) : NULL;
    if (!last)
        return false;
    uint32_t token = c->atoms.at[at - 1].token, end = last->span.end;
    uint32_t from = end > LONGEST_BYTES ? end - LONGEST_BYTES : 0;
    for (uint32_t i = cs_story_seek(c->s->mentions, from);
         i < c->s->mentions.count && c->s->mentions.at[i].span.start < end; i++) {
        const cs_mention *m = &c->s->mentions.at[i];
        if (m->token_end == token + 1 && m->form == CS_FORM_NAME && m->kind == CS_KIND_PERSON)
            return true;
    }
    return false;
}

/* "two women, 19 and 22, were": another such number follows, and no noun behind it. */
static bool is_first_age(const cs_counting *c, const cs_figure *f) {
    cs_number n;
    uint32_t next = f->end + 1;
    if (next >= c->atoms.count || !cs_number_read(c->q->numbers, &c->atoms, next, &n) ||
        n.value > 120)
        return false;
    return n.end >= c->atoms.count || cs_atom_is(&c->atoms, n.end, ',') ||
           token_of(c, n.end)->upos == CS_UPOS_AUX;
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
    bool verb = after && token_of(c, f->end)->upos == CS_UPOS_AUX;
    bool age = f->value <= 120 && f->low == f->high && f->digits;
    bool called = f->first > 0 && ends_name(c, f->first - 1); /* "Ali Hadi, 24 was shot" */
    if (!age || !(closed || (verb && (!opened || called))))
        return false;
    bool one = who && (is_noun(who) || (who->shape & CS_SHAPE_INITIAL)) &&
               ((who->xpos != CS_XPOS_NNS && who->xpos != CS_XPOS_NNPS) || is_first_age(c, f));
    return (opened && one) || (!opened && ends_name(c, f->first));
}

/* "at 102 Zelmer": a house in a street. */
static bool is_address(const cs_counting *c, const cs_figure *f) {
    const cs_token *after = token_of(c, f->end);
    cs_str before = f->first ? cs_story_words(c->s, c->atoms.at[f->first - 1].span) : CS_STR("");
    return f->digits >= 2 && after && after->xpos == CS_XPOS_NNP &&
           (cs_str_eq_nocase(before, "at") || cs_str_eq_nocase(before, "near"));
}

/* "call 911", "(518) 462-8039", "870-1120". */
static bool is_telephone(const cs_counting *c, const cs_figure *f) {
    uint32_t edge, token = c->atoms.at[f->first].token;
    if (cs_quantity_after(&c->q->apart[CS_ITSELF], c->s, token, c->limit, &edge) != CS_NONE)
        return true;
    const cs_atom *first = atom(c, f->first), *last = atom(c, f->end - 1);
    bool pair = f->range && f->end == f->first + 3 && first->digits == 3 && last->digits == 4;
    bool bracket = f->first && cs_atom_is(&c->atoms, f->first - 1, '(') && f->digits == 3 &&
                   cs_atom_is_joined(&c->atoms, f->end, ')') && atom(c, f->end + 1) &&
                   atom(c, f->end + 1)->kind == CS_ATOM_DIGITS;
    return pair || bracket;
}

/* Only "," "and" "or" "to" between two places? */
static bool is_list(const cs_counting *c, uint32_t from, uint32_t to) {
    static const char *const words[] = {"and", "or", "to", NULL};
    for (uint32_t i = from; i < to; i++) {
        const cs_atom *a = &c->atoms.at[i];
        if (!is_any(a, ",-") && !cs_str_is_any(cs_story_words(c->s, a->span), words))
            return false;
    }
    return to > from;
}

/* "ages 2 and 3", "28 and 31 years old": one of a list of which another counts nothing. */
static bool is_listed(const cs_counting *c, const cs_figure *f) {
    cs_number n;
    if (c->apart_end && c->apart_end < f->first && is_list(c, c->apart_end, f->first) &&
        !is_noun(token_of(c, f->end)))
        return true;
    uint32_t next = f->end + 1, edge;
    if (next >= c->atoms.count || !is_list(c, f->end, next) ||
        !cs_number_read(c->q->numbers, &c->atoms, next, &n) || n.end >= c->atoms.count)
        return false;
    uint32_t token = c->atoms.at[n.end].token;
    return cs_quantity_after(&c->q->apart[CS_AFTER], c->s, token, c->limit, &edge) != CS_NONE;
}

/* A list's number: "1. The army", "(2) The police". */
static bool is_item(const cs_counting *c, const cs_figure *f) {
    bool bracket = f->first == 1 && cs_atom_is(&c->atoms, 0, '(');
    bool lead = f->first == 0 || bracket;
    return lead && f->digits && f->digits <= 2 &&
           (cs_atom_is_joined(&c->atoms, f->end, ')') ||
            (!bracket && cs_atom_is_joined(&c->atoms, f->end, '.')));
}

/* "0412": a number of something. */
static bool is_padded(const cs_counting *c, const cs_figure *f) {
    return f->digits > 1 && c->s->text.at[c->atoms.at[f->first].span.start] == '0';
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
    if (f->first && !is_noun(after) &&
        cs_str_is_any(cs_story_words(c->s, c->atoms.at[f->first - 1].span), before))
        return true;
    const cs_token *last = f->first ? token_of(c, f->first - 1) : NULL;
    bool noun_before = last && (is_noun(last) || last->upos == CS_UPOS_ADJ);
    if (noun_before && !is_noun(after) && !cs_atom_is(&c->atoms, f->first - 1, ','))
        return true;
    if (after && after->xpos == CS_XPOS_MD && f->first == 0)
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
           is_age(c, figure) || is_telephone(c, figure) || is_address(c, figure) ||
           is_listed(c, figure) || is_item(c, figure) || is_padded(c, figure) ||
           is_bare_year(c, figure) || is_pronoun(c, figure) || is_share(c, figure) ||
           is_fraction(c, figure);
}
