/* tolls.c: tolls that are told without an event: "police put the dead at 19", "the toll has risen
 * to 31". A toll belongs to the incident of the sentence, else to the last one before it that did
 * violence. */
#include "incident/ledger.h"

static uint32_t effect_at(const struct cs_incidenter *t, const cs_story *s, uint32_t token) {
    uint32_t effect = cs_map_get(&t->harming.tolls, s->tokens.at[token].lemma_key);
    return effect == CS_NONE ? cs_map_get(&t->harming.tolls, s->tokens.at[token].key) : effect;
}

/* "a toll of 12 wounded", "of one person wounded": what is counted says itself what it suffered. */
static uint32_t own_effect(const struct cs_incidenter *t, const cs_story *s, const cs_quantity *q) {
    uint32_t limit = s->sentences.at[s->tokens.at[q->token].sentence].token_end;
    if (q->head == CS_NONE || q->head < q->token)
        return CS_NONE;
    uint32_t effect = effect_at(t, s, q->head);
    return effect == CS_NONE && q->head + 1 < limit ? effect_at(t, s, q->head + 1) : effect;
}

/* What a toll counts, else by the last word for it before the number; CS_EFFECT_UNKNOWN: nothing.
 */
static uint8_t effect_of(const struct cs_incidenter *t, const cs_story *s, const cs_quantity *q) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[q->token].sentence];
    uint32_t own = own_effect(t, s, q);
    if (own != CS_NONE)
        return (uint8_t)own;
    for (uint32_t i = q->token; i-- > in->token;) {
        uint32_t effect = effect_at(t, s, i);
        if (effect != CS_NONE)
            return (uint8_t)effect;
    }
    return CS_EFFECT_UNKNOWN;
}

/* "the toll of the six-year conflict": no incident's. */
static bool is_of_war(const struct cs_incidenter *t, const cs_story *s, const cs_quantity *q) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[q->token].sentence];
    for (uint32_t i = in->token; i < q->token; i++)
        if (cs_map_get(&t->harming.words, s->tokens.at[i].lemma_key) == CS_HARM_WAR)
            return true;
    return false;
}

/* The last event of an ASSAULT incident up to the end of the sentence; CS_NONE. */
static uint32_t event_of(const cs_story *s, const cs_quantity *q) {
    uint32_t sentence = s->tokens.at[q->token].sentence, best = CS_NONE;
    for (uint32_t i = 0; i < s->events.count && s->events.at[i].sentence <= sentence; i++)
        if (s->events.at[i].type == CS_TYPE_ASSAULT && s->events.at[i].incident != CS_NONE)
            best = i;
    return best;
}

/* "Police put the toll at 19": who puts it. */
static bool sets_toll(const cs_story *s, const cs_attribution *a, const cs_quantity *q) {
    return a->cue_token < s->tokens.count && a->cue_token < q->token &&
           s->tokens.at[a->cue_token].sentence == s->tokens.at[q->token].sentence &&
           cs_str_eq(s->tokens.at[a->cue_token].lemma, "put");
}

static uint32_t source_of(const cs_story *s, const cs_quantity *q) {
    uint32_t best = CS_NONE;
    for (uint32_t i = 0; i < s->attributions.count; i++) {
        const cs_attribution *a = &s->attributions.at[i];
        bool within = sets_toll(s, a, q);
        for (uint32_t k = 0; k < a->content.count && !within; k++)
            within = cs_span_holds(a->content.at[k], q->span);
        best = within ? i : best;
    }
    return best;
}

void cs_tolls_find(const struct cs_incidenter *t, const cs_story *s, cs_tolls *tolls) {
    for (uint32_t i = 0; i < s->quantities.count; i++) {
        const cs_quantity *q = &s->quantities.at[i];
        uint8_t effect = q->kind == CS_QUANTITY_TOTAL ? effect_of(t, s, q) : CS_EFFECT_UNKNOWN;
        uint32_t event = effect == CS_EFFECT_UNKNOWN ? CS_NONE : event_of(s, q);
        if (event != CS_NONE && !is_of_war(t, s, q))
            *cs_vec_push(s->scratch, tolls) =
                (cs_toll){i, s->events.at[event].incident, source_of(s, q), effect};
    }
}
