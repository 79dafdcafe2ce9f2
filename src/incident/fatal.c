/* fatal.c: what a word of harm tells of its people beyond their row: who of those shot is dead
 * ("four were shot, one fatally"), how many a "triple murder" killed, that all died in a
 * "murder-suicide", and that somebody did where a "deadly shooting" names nobody. */
#include "incident/ledger.h"

static const cs_token *at(const cs_ledger *l, uint32_t token) {
    return &l->s->tokens.at[token];
}

static const cs_sentence *sentence_of(const cs_ledger *l, const cs_event *e) {
    return &l->s->sentences.at[e->sentence];
}

static bool is_fatally(const cs_ledger *l, uint32_t token) {
    static const char *const words[] = {"fatally", "mortally", "fatal", "deadly", NULL};
    return cs_story_is_any(l->s, token, words);
}

/* "hit by gunfire", "a bullet struck her", "hit in the arm". */
static bool is_struck(const cs_ledger *l, const cs_event *e) {
    static const char *const shots[] = {"bullet", "gunfire", "gunshot", "pellet", "shrapnel", NULL};
    const cs_sentence *in = sentence_of(l, e);
    for (uint32_t i = in->token; i < in->token_end; i++) {
        for (const char *const *w = shots; *w; w++)
            if (cs_str_eq(at(l, i)->lemma, *w))
                return true;
        if (i > e->token + 1 &&
            cs_map_get(&l->t->harming.words, at(l, i)->lemma_key) == CS_HARM_LIMB &&
            at(l, i)->upos == CS_UPOS_NOUN && i < e->token + 14)
            return true;
    }
    return false;
}

bool cs_ledger_is_hit(const cs_ledger *l, const cs_event *e) {
    uint32_t way = cs_harm_way(&l->t->harming, l->s, e);
    if (e->effect == CS_EFFECT_INJURED)
        return e->nominal && cs_str_eq(at(l, e->token)->lemma, "wound");
    if (e->effect == CS_EFFECT_UNKNOWN && e->nominal && cs_str_eq(at(l, e->token)->lemma, "victim"))
        return true;
    if (e->effect == CS_EFFECT_UNKNOWN && e->nominal)
        return way == CS_HARM_HIT; /* "the shooting of two men" */
    uint32_t particle = cs_story_child(l->s, e->token, CS_DEP_COMPOUND_PRT);
    if (e->effect != CS_EFFECT_UNKNOWN || e->nominal ||
        (particle != CS_NONE && particle > e->token)) /* "shot down" */
        return false;
    bool found = way == CS_HARM_BODY && cs_str_eq(e->mode, "firearms"); /* "found shot" */
    return way == CS_HARM_HIT || found || (way == CS_HARM_STRUCK && is_struck(l, e));
}

/* "one fatally", "two of them fatally": the group before the word; CS_NONE. */
static uint32_t group_before(const cs_ledger *l, uint32_t token) {
    for (uint32_t i = l->tolds.count; i-- > 0;) {
        const cs_told *told = &l->tolds.at[i];
        if (told->token_end != token)
            continue;
        bool whole = i > 0 && told->pronoun && told->token > 0 &&
                     cs_str_eq(at(l, told->token - 1)->lemma, "of");
        return whole ? i - 1 : i;
    }
    return CS_NONE;
}

uint32_t cs_ledger_fatal_group(const cs_ledger *l, const cs_event *e) {
    for (uint32_t i = e->token + 2; i < sentence_of(l, e)->token_end; i++) {
        uint32_t told = is_fatally(l, i) ? group_before(l, i) : CS_NONE;
        if (told != CS_NONE && l->tolds.at[told].token > e->token)
            return told;
    }
    return CS_NONE;
}

bool cs_ledger_is_fatal(const cs_ledger *l, const cs_event *e) {
    return (e->token > 0 && is_fatally(l, e->token - 1)) ||
           (e->token + 1 < l->s->tokens.count && is_fatally(l, e->token + 1));
}

int64_t cs_ledger_multiple(const cs_ledger *l, const cs_event *e, uint32_t *token) {
    static const struct {
        const char *word;
        int64_t count;
    } words[] = {{"double", 2}, {"triple", 3}, {"quadruple", 4}, {"quintuple", 5}, {"sextuple", 6}};
    enum { CLOSE = 3 };
    uint32_t first = sentence_of(l, e)->token;
    bool counts = e->effect == CS_EFFECT_KILLED || cs_str_eq(e->mode, "firearms") ||
                  cs_str_eq(e->mode, "stab");
    for (uint32_t i = e->token; e->nominal && counts && i > first && e->token - i < CLOSE; i--)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (cs_str_eq(at(l, i - 1)->lemma, words[k].word)) {
                *token = i - 1;
                return words[k].count;
            }
    return 0;
}

/* Does the event's sentence tell of "a murder-suicide"? The hyphen is a token of its own. */
static bool is_murder_suicide(const cs_ledger *l, const cs_event *e) {
    const cs_sentence *in = sentence_of(l, e);
    for (uint32_t i = in->token; i + 2 < in->token_end; i++)
        if (cs_str_eq(at(l, i)->lemma, "murder") && cs_str_eq(at(l, i + 2)->lemma, "suicide") &&
            !(i > in->token && cs_str_eq(cs_story_words(l->s, at(l, i - 1)->span), "attempted")))
            return true;
    return false;
}

/* "a man who was wounded on Friday has died": one person hurt who is told dead is as one hit. */
static void end_injured(cs_ledger *l) {
    for (uint32_t i = 0; i < l->figures.count; i++) {
        cs_figure *f = &l->figures.at[i];
        bool one = f->effect == CS_EFFECT_INJURED && f->count.given && f->count.best == 1;
        for (uint32_t k = 0; one && !f->hit && k < l->figures.count; k++) {
            const cs_figure *o = &l->figures.at[k];
            f->hit = o->effect == CS_EFFECT_KILLED && cs_span_meets(o->span, f->span);
        }
    }
}

bool cs_ledger_end_all(cs_ledger *l) {
    end_injured(l);
    bool all = false;
    for (uint32_t i = 0; i < l->incident->events.count; i++)
        all |= is_murder_suicide(l, &l->s->events.at[l->incident->events.at[i]]);
    for (uint32_t i = 0; all && i < l->figures.count; i++) {
        cs_figure *f = &l->figures.at[i];
        f->effect = f->hit ? CS_EFFECT_KILLED : f->effect;
        f->hit = false;
    }
    return all;
}

/* "deadly shooting", "a murder": is somebody dead by the event's word? */
static bool tells_death(const cs_ledger *l, const cs_event *e) {
    static const char *const deadly[] = {"deadly", "fatal", "fatally", NULL}, *const murder[] = {
                                                                                  "murder",
                                                                                  "homicide", NULL};
    if (e->status != CS_STATUS_OCCURRED || e->polarity != CS_POLARITY_POSITIVE)
        return false;
    if (e->nominal ? cs_story_is_any(l->s, e->token, murder)
                   : e->effect == CS_EFFECT_KILLED && at(l, e->token)->upos == CS_UPOS_VERB)
        return true;
    for (uint32_t c = at(l, e->token)->child; c != CS_NONE; c = at(l, c)->sibling)
        if (cs_story_is_any(l->s, c, deadly))
            return true;
    return false;
}

/* "killed many children": some are told, but not how many. */
static bool has_unnumbered(const cs_ledger *l) {
    for (uint32_t i = 0; i < l->figures.count; i++)
        if (l->figures.at[i].effect == CS_EFFECT_KILLED && !l->figures.at[i].count.given)
            return true;
    return false;
}

cs_count cs_ledger_implied(const cs_ledger *l) {
    if (has_unnumbered(l))
        return (cs_count){.given = false};
    for (uint32_t i = 0; i < l->incident->events.count; i++) {
        const cs_event *e = &l->s->events.at[l->incident->events.at[i]];
        if (tells_death(l, e)) {
            int64_t least = is_murder_suicide(l, e) ? 2 : 1;
            return (cs_count){least, CS_OPEN, least, true};
        }
    }
    return (cs_count){.given = false};
}
