/* elided.c: a number whose noun is left out counts what the group before it in the sentence is:
 * "five soldiers were killed and three were wounded" are three soldiers, "a man was killed and
 * another hurt" is another man. */
#include "incident/ledger.h"

static const cs_token *last_of(const cs_ledger *l, cs_span span) {
    uint32_t first, end;
    return cs_story_tokens_of(l->s, span, &first, &end) ? &l->s->tokens.at[end - 1] : NULL;
}

static bool is_other(const cs_token *t) {
    return cs_str_eq(t->lemma, "other");
}

/* "three", "at least 20 others", "another", not "three of them". */
static bool is_bare(const cs_ledger *l, const cs_figure *f) {
    const cs_token *last = last_of(l, f->span);
    if (!last || f->name || f->pronoun || !f->count.given || f->part)
        return false;
    const cs_token *next = last + 1 < l->s->tokens.at + l->s->tokens.count ? last + 1 : NULL;
    if (next && cs_str_eq(next->lemma, "of"))
        return false;
    return f->mention == CS_NONE &&
           (last->upos == CS_UPOS_NUM || is_other(last) || cs_str_eq(last->lemma, "another"));
}

/* A group that its noun tells of. */
static bool has_noun(const cs_ledger *l, const cs_figure *f) {
    if (f->name || f->pronoun || f->part || f->mention == CS_NONE)
        return false;
    const cs_mention *m = &l->s->mentions.at[f->mention];
    return m->form == CS_FORM_NOMINAL && l->s->tokens.at[m->head].upos == CS_UPOS_NOUN &&
           l->s->tokens.at[m->head].span.end == f->span.end;
}

/* "a policeman died and three others were hurt": they may be anybody; "one person and three
 * others" are persons. */
static bool is_anybody(const cs_ledger *l, const cs_figure *f) {
    static const char *const words[] = {"person", "people", NULL};
    return cs_str_is_any(l->s->tokens.at[l->s->mentions.at[f->mention].head].lemma, words);
}

const cs_figure *cs_ledger_elided(const cs_ledger *l, const cs_figure *f) {
    const cs_figure *best = NULL;
    if (!is_bare(l, f))
        return NULL;
    bool others = is_other(last_of(l, f->span));
    for (uint32_t i = 0; i < l->figures.count; i++) {
        const cs_figure *o = &l->figures.at[i];
        if (o->sentence == f->sentence && o->span.end <= f->span.start && has_noun(l, o) &&
            (!others || is_anybody(l, o)) && (!best || o->span.start > best->span.start))
            best = o;
    }
    return best;
}

static bool ends_with(cs_str s, const char *tail) {
    cs_str t = cs_str_of(tail);
    return s.size >= t.size && cs_str_eq(cs_str_slice(s, s.size - t.size, s.size), tail);
}

static cs_str plural_of(cs_arena *arena, cs_str noun) {
    static const char *const any[] = {"person", "man", "woman", "boy", "girl", NULL};
    if (cs_str_is_any(noun, any)) /* "a man died and two were hurt": any two */
        return cs_str_of("people");
    if (ends_with(noun, "man"))
        return cs_str_format(arena, "%.*sen", (int)noun.size - 2, noun.at);
    if (cs_str_eq(noun, "child"))
        return cs_str_of("children");
    if (ends_with(noun, "y") && !ends_with(noun, "ay") && !ends_with(noun, "ey") &&
        !ends_with(noun, "oy"))
        return cs_str_format(arena, "%.*sies", (int)noun.size - 1, noun.at);
    bool hiss = ends_with(noun, "s") || ends_with(noun, "x") || ends_with(noun, "ch") ||
                ends_with(noun, "sh");
    return cs_str_format(arena, "%.*s%s", (int)noun.size, noun.at, hiss ? "es" : "s");
}

/* The noun of the group as it stands for one, or for many. */
static cs_str noun_for(const cs_ledger *l, const cs_figure *of, bool many) {
    const cs_mention *m = &l->s->mentions.at[of->mention];
    const cs_token *head = &l->s->tokens.at[m->head];
    bool plural = head->xpos == CS_XPOS_NNS || head->xpos == CS_XPOS_NNPS;
    if (plural != many)
        return many                               ? plural_of(l->arena, head->lemma)
               : cs_str_eq(head->lemma, "people") ? cs_str_of("person")
                                                  : head->lemma;
    uint32_t first = m->head;
    while (first > m->token && l->s->tokens.at[first - 1].xpos == CS_XPOS_NN)
        first--;
    return cs_story_words(l->s, cs_story_span(l->s, first, m->head + 1));
}

cs_str cs_ledger_elided_words(const cs_ledger *l, const cs_figure *f, const cs_figure *of) {
    cs_str number = cs_story_words(l->s, f->number);
    cs_str noun = noun_for(l, of, !cs_incident_is_one(f->count));
    bool other = f->number.end < f->span.end && is_other(last_of(l, f->span));
    return cs_str_format(l->arena, "%.*s%s %.*s", (int)number.size, number.at,
                         other ? " other" : "", (int)noun.size, noun.at);
}
