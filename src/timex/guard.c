/* guard.c: see guard.h. */
#include "timex/guard.h"

static const cs_token *token_of(const cs_chart *c, uint32_t atom) {
    return &c->story->tokens.at[c->atoms.at[atom].token];
}

static bool is_noun(const cs_token *token) {
    return token->upos == CS_UPOS_NOUN || token->upos == CS_UPOS_PROPN;
}

static bool holds_capital(const cs_chart *c, uint32_t start, uint32_t end) {
    (void)end;
    return c->atoms.at[start].shape & CS_SHAPE_INITIAL;
}

static bool holds_noun(const cs_chart *c, uint32_t start, uint32_t end) {
    (void)start;
    return is_noun(token_of(c, end - 1));
}

static bool holds_before(const cs_chart *c, uint32_t start, uint32_t end) {
    (void)start;
    return end < c->atoms.count && c->atoms.at[end].kind == CS_ATOM_WORD &&
           (is_noun(token_of(c, end)) || token_of(c, end)->upos == CS_UPOS_ADJ);
}

static bool holds_alone(const cs_chart *c, uint32_t start, uint32_t end) {
    return !holds_before(c, start, end);
}

static bool is_any(const cs_chart *c, uint32_t at, const char *signs) {
    for (; *signs; signs++)
        if (cs_atom_is(&c->atoms, at, (unsigned char)*signs))
            return true;
    return false;
}

/* A hyphen behind a number or a word in capitals: "Su-2000" may be one, "mid-1996" is none. */
static bool is_label(const cs_chart *c, uint32_t start) {
    if (start < 2 || !is_any(c, start - 1, "-") || !c->atoms.at[start - 1].joined)
        return false;
    const cs_atom *before = &c->atoms.at[start - 2];
    return before->kind != CS_ATOM_WORD || (before->shape & CS_SHAPE_INITIAL);
}

/* Is something glued to the digits, or a sign of money before them, so that they are no year? */
static bool is_other(const cs_chart *c, uint32_t start, uint32_t end) {
    bool before =
        start && c->atoms.at[start].joined && (is_any(c, start - 1, "/.:+") || is_label(c, start));
    bool behind = end < c->atoms.count && c->atoms.at[end].joined && is_any(c, end, "%:/+");
    return before || behind || (start && is_any(c, start - 1, "$#"));
}

/* Four digits are a year where no other thing that is counted or numbered stands beside them. */
static bool holds_year(const cs_chart *c, uint32_t start, uint32_t end) {
    const cs_atom *atom = &c->atoms.at[start];
    const cs_token *before = start ? token_of(c, start - 1) : NULL;
    if (is_other(c, start, end))
        return false;
    bool time_word = before && (before->upos == CS_UPOS_ADP || before->upos == CS_UPOS_SCONJ);
    bool plural = end < c->atoms.count && token_of(c, end)->xpos == CS_XPOS_NNS;
    bool recent = atom->kind != CS_ATOM_DIGITS || (atom->number >= 1900 && atom->number < 2050);
    bool prefixed = start && atom->joined; /* "pre-1959" */
    bool determined = before && (before->upos == CS_UPOS_DET || before->xpos == CS_XPOS_PRPS ||
                                 before->xpos == CS_XPOS_POS);
    if (!recent)
        return time_word && !plural && !holds_before(c, start, end);
    return !plural || time_word || determined || prefixed;
}

/* In a person's name, and not the end of it: "August Hanning". */
static bool holds_unnamed(const cs_chart *c, uint32_t start, uint32_t end) {
    uint32_t token = c->atoms.at[end - 1].token;
    (void)start;
    return c->last_of_name[token] <= token;
}

/* Words that have no capital letter by themselves have one only at the start of a sentence. */
static bool holds_plain(const cs_chart *c, uint32_t start, uint32_t end) {
    const cs_atom *last = &c->atoms.at[end - 1];
    bool capital = last->kind == CS_ATOM_WORD && (last->shape & CS_SHAPE_INITIAL);
    return !capital || (last->shape & CS_SHAPE_CAPITALS) || (start == 0 && end == 1) ||
           (start && c->atoms.at[start - 1].kind == CS_ATOM_SIGN && end == start + 1);
}

static bool holds_rate(const cs_chart *c, uint32_t start, uint32_t end) {
    (void)end;
    if (!start)
        return false;
    const cs_token *before = token_of(c, start - 1);
    return is_noun(before) || before->upos == CS_UPOS_NUM || before->upos == CS_UPOS_SYM;
}

bool cs_guard_holds(const cs_chart *chart, uint32_t guards, uint32_t start, uint32_t end) {
    static bool (*const holds[])(const cs_chart *, uint32_t, uint32_t) = {
#define X(name, word) holds_##word,
        CS_GUARDS(X)
#undef X
    };
    for (int i = 0; guards; i++, guards >>= 1)
        if ((guards & 1) && !holds[i](chart, start, end))
            return false;
    return true;
}
