/* host.c: the verb that a noun of an event goes with ("carried out a raid"), and the verb of speech
 * whose content a clause is; see roles.h. */
#include "event/roles.h"

/* ---- light verbs ------------------------------------------------------------------------------
 */

/* What the subject of this verb is to the noun it goes with, CS_LIGHT_*; CS_NONE: the verb is no
 * light one. */
static uint32_t light_subject(const cs_draft *d, uint32_t verb) {
    const cs_story *s = d->s;
    uint32_t particle = cs_story_child(s, verb, CS_DEP_COMPOUND_PRT);
    if (particle != CS_NONE) {
        uint64_t pair = cs_hash_mix(s->tokens.at[verb].lemma_key, s->tokens.at[particle].key);
        return cs_map_get(&d->tables->lights, pair);
    }
    return cs_map_get(&d->tables->lights, s->tokens.at[verb].lemma_key);
}

/* "came under attack", "was behind the blast", "engage in fighting": verb and preposition. */
static uint32_t light_with_case(const cs_draft *d, uint32_t verb, uint32_t noun) {
    const cs_story *s = d->s;
    uint64_t preposition = cs_tree_case(s, noun);
    uint64_t pair = cs_hash_mix(s->tokens.at[verb].lemma_key, preposition);
    return preposition ? cs_map_get(&d->tables->lights, pair) : CS_NONE;
}

static bool is_speech(const cs_draft *d, uint32_t verb) {
    return cs_map_get(&d->tables->speech, d->s->tokens.at[verb].lemma_key) != CS_NONE;
}

uint32_t cs_roles_speech(const cs_draft *d, uint32_t verb) {
    const cs_story *s = d->s;
    for (int steps = 0; steps < 3 && verb != CS_NONE; steps++) {
        const cs_token *t = &s->tokens.at[verb];
        if (t->deprel == CS_DEP_CCOMP && t->head != CS_NONE && is_speech(d, t->head))
            return t->head;
        for (uint32_t c = t->child; c != CS_NONE; c = s->tokens.at[c].sibling)
            if (s->tokens.at[c].deprel == CS_DEP_PARATAXIS && is_speech(d, c))
                return c;
        verb = t->deprel == CS_DEP_CONJ ? t->head : CS_NONE;
    }
    return CS_NONE;
}

/* "a series of attacks": the noun that stands for the event's. */
static uint32_t series_of(const cs_story *s, uint32_t noun) {
    static const char *const words[] = {"series", "wave",       "string", "spate",
                                        "number", "campaign",   "flurry", "couple",
                                        "rash",   "succession", NULL};
    const cs_token *t = &s->tokens.at[noun];
    bool part = t->deprel == CS_DEP_NMOD && t->head != CS_NONE && t->head < noun &&
                cs_tree_case(s, noun) == cs_phrase_key(CS_STR("of"));
    return part && cs_str_is_any(s->tokens.at[t->head].lemma, words) ? t->head : noun;
}

void cs_roles_host(cs_draft *d) {
    const cs_story *s = d->s;
    d->host = d->token;
    d->host_subject = CS_LIGHT_AGENT;
    if (d->frame->pos == CS_FRAME_AUX) { /* "must": the verb that it stands with */
        bool own = s->tokens.at[d->token].upos != CS_UPOS_AUX;
        d->host = own ? d->token : s->tokens.at[d->token].head;
        return;
    }
    uint32_t noun = d->token;
    while (s->tokens.at[noun].deprel == CS_DEP_CONJ && s->tokens.at[noun].head != CS_NONE)
        noun = s->tokens.at[noun].head; /* "carried out raids and arrests" */
    noun = series_of(s, noun);
    const cs_token *t = &s->tokens.at[noun];
    if (t->head == CS_NONE || !cs_tree_is_verb(&s->tokens.at[t->head]))
        return;
    bool object = t->deprel == CS_DEP_OBJ || t->deprel == CS_DEP_NSUBJ_PASS;
    uint32_t subject = object                    ? light_subject(d, t->head)
                       : t->deprel == CS_DEP_OBL ? light_with_case(d, t->head, noun)
                                                 : CS_NONE;
    if (subject == CS_NONE)
        return;
    d->host = t->head;
    d->host_subject = (uint8_t)subject;
}
