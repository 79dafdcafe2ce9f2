/* worth.c: see worth.h. */
#include "event/worth.h"

#include "event/tree.h"
#include "table/phrase.h"

/* What armies and police do from afar and to crowds is not in what was learned from. */
static bool is_known(cs_str mode) {
    static const char *const others[] = {"aerial",        "drone",          "missile", "artillery",
                                         "crowd-control", "unconventional", NULL};
    for (const char *const *m = others; *m; m++)
        if (cs_str_eq(mode, *m))
            return false;
    return true;
}

bool cs_worth_is_judged(const cs_event *e) {
    return e->type == CS_TYPE_ASSAULT && is_known(e->mode) && e->status != CS_STATUS_HYPOTHETICAL &&
           e->polarity == CS_POLARITY_POSITIVE;
}

uint32_t cs_worth_governor(const cs_story *s, uint32_t token) {
    return s->tokens.at[token].head == CS_NONE ? token : s->tokens.at[token].head;
}

/* ---- the story --------------------------------------------------------------------------------
 */

enum { LEAD_SENTENCES = 2, LEAD_WORDS = 24, LEAD = 1000 };

static bool is_content(const cs_token *t) {
    return t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_VERB;
}

cs_worth cs_worth_read(const cs_story *s) {
    cs_worth worth = {.sentences = s->sentences.count};
    for (uint32_t i = 0; i < s->events.count; i++)
        worth.violent += cs_worth_is_judged(&s->events.at[i]);
    for (uint32_t i = 0; i < s->tokens.count && worth.lead.count < LEAD_WORDS; i++) {
        if (s->tokens.at[i].sentence >= LEAD_SENTENCES)
            break;
        if (is_content(&s->tokens.at[i]))
            cs_signs_add(&worth.lead, LEAD, cs_signs_lemma(s, i), 0);
    }
    return worth;
}

/* ---- the event --------------------------------------------------------------------------------
 */

static uint32_t mode_of(const cs_event *e) {
    return e->mode.at ? (uint32_t)cs_phrase_key(e->mode) : 0;
}

/* How long before publication: 0 open, then the same day and one before, a week, a month, half a
 * year, more, or after it. */
static uint32_t age_of(const cs_story *s, const cs_event *e) {
    if (e->time == CS_NONE || s->times.at[e->time].from == CS_DAY_NONE)
        return e->time == CS_NONE ? 0 : 1;
    if (s->source.day == CS_DAY_NONE)
        return 2;
    int days = s->source.day - s->times.at[e->time].to;
    return days < 0 ? 3 : days <= 1 ? 4 : days <= 7 ? 5 : days <= 31 ? 6 : days <= 180 ? 7 : 8;
}

/* The first mention of a role: its kind, whether it is a name, the sector of its actor. */
static void add_role(const cs_story *s, const cs_ids *ids, uint32_t number, uint32_t mode,
                     cs_signs *signs) {
    cs_signs_add(signs, number, ids->count < 3 ? ids->count : 3, 0);
    if (!ids->count)
        return;
    const cs_mention *m = &s->mentions.at[ids->at[0]];
    const cs_actor *actor = m->entity == CS_NONE ? NULL : s->entities.at[m->entity].actor;
    uint32_t sector = actor && actor->sector.at ? (uint32_t)cs_phrase_key(actor->sector) : 0;
    cs_signs_add(signs, number + 1, m->kind, m->form);
    cs_signs_add(signs, number + 2, sector, mode);
    if (m->form == CS_FORM_NOMINAL)
        cs_signs_add(signs, number + 3, cs_signs_lemma(s, m->head), 0);
}

static void add_surroundings(const cs_story *s, uint32_t token, cs_signs *signs) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    if (token > in->token)
        cs_signs_add(signs, 20, cs_signs_lemma(s, token - 1), 0);
    if (token > in->token + 1)
        cs_signs_add(signs, 21, cs_signs_lemma(s, token - 2), 0);
    if (token + 1 < in->token_end)
        cs_signs_add(signs, 22, cs_signs_lemma(s, token + 1), 0);
    if (token + 2 < in->token_end)
        cs_signs_add(signs, 23, cs_signs_lemma(s, token + 2), 0);
    unsigned children = 0;
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE && children < 8;
         c = s->tokens.at[c].sibling, children++)
        cs_signs_add(signs, 24, s->tokens.at[c].deprel, cs_signs_lemma(s, c));
    uint32_t above = cs_worth_governor(s, token);
    cs_signs_add(signs, 25, s->tokens.at[token].deprel, cs_signs_lemma(s, above));
    cs_signs_add(signs, 26, cs_signs_lemma(s, above),
                 cs_signs_lemma(s, cs_worth_governor(s, above)));
}

static void add_place_and_time(const cs_story *s, const cs_event *e, cs_signs *signs) {
    uint32_t precision = e->place == CS_NONE ? 0 : 1u + s->places.at[e->place].precision;
    uint32_t age = age_of(s, e);
    cs_signs_add(signs, 30, precision, 0);
    cs_signs_add(signs, 31, age, 0);
    cs_signs_add(signs, 32, age, e->status);
    cs_signs_add(signs, 33, age, precision);
}

void cs_worth_signs(const cs_worth *worth, const cs_story *s, uint32_t event, cs_signs *signs) {
    const cs_event *e = &s->events.at[event];
    const cs_token *t = &s->tokens.at[e->token];
    uint32_t mode = mode_of(e), lemma = cs_signs_lemma(s, e->token);
    uint32_t at = cs_signs_step(e->sentence), form = e->nominal * 2u + e->definite;
    bool whom = e->targets.count || e->quantities.count;
    cs_signs_add(signs, 1, 0, 0);
    cs_signs_add(signs, 2, lemma, e->nominal);
    cs_signs_add(signs, 3, mode, form);
    cs_signs_add(signs, 4, e->status, t->xpos);
    cs_signs_add(signs, 5, at, 0);
    cs_signs_add(signs, 6, at, cs_signs_step(worth->violent));
    cs_signs_add(signs, 7, cs_signs_step(worth->violent), cs_signs_step(worth->sentences));
    cs_signs_add(signs, 8, mode, whom);
    cs_signs_add(signs, 9, e->effect, t->deprel);
    cs_signs_add(signs, 10, t->deprel, t->xpos);
    cs_signs_add(signs, 11, lemma, t->xpos);
    cs_signs_add(signs, 12, lemma, at < 2);
    cs_signs_add(signs, 13, cs_signs_step(e->quantities.count), e->effect);
    cs_signs_add(signs, 14, whom + 2u * (e->agents.count > 0), form);
    add_role(s, &e->agents, 40, mode, signs);
    add_role(s, &e->targets, 50, mode, signs);
    add_role(s, &e->instruments, 60, mode, signs);
    add_surroundings(s, e->token, signs);
    add_place_and_time(s, e, signs);
    for (unsigned i = 0; i < worth->lead.count && signs->count < CS_WEIGHTS_SIGNS; i++)
        signs->at[signs->count++] = worth->lead.at[i];
}
