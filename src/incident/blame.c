/* blame.c: how sure it is that someone took part. Blame is not fact: who is only accused, suspected
 * or self-proclaimed is that. */
#include "incident/parts.h"

/* "suspected militants", "alleged gunmen". */
static bool is_suspected(const cs_story *s, uint32_t mention) {
    static const char *const words[] = {"suspected", "alleged", "presumed", "suspect",
                                        "allege",    "presume", NULL};
    const cs_mention *m = &s->mentions.at[mention];
    uint32_t first = m->token, low = s->sentences.at[s->tokens.at[m->token].sentence].token;
    while (first > low && s->tokens.at[first - 1].head >= m->token &&
           s->tokens.at[first - 1].head < m->token_end)
        first--;
    for (uint32_t i = first; i < m->token_end; i++)
        for (const char *const *w = words; *w; w++)
            if (cs_str_eq_nocase(s->tokens.at[i].lemma, *w))
                return true;
    return false;
}

/* "may have been killed by rebels": no more than possible. */
static bool is_possible(const cs_story *s, uint32_t mention) {
    static const char *const guesses[] = {"may", "might", "could", "must", NULL};
    const cs_token *t = &s->tokens.at[s->mentions.at[mention].head];
    if (t->deprel != CS_DEP_OBL_AGENT || t->head == CS_NONE)
        return false;
    for (uint32_t c = s->tokens.at[t->head].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (s->tokens.at[c].deprel == CS_DEP_AUX && cs_story_is_any(s, c, guesses))
            return true;
    return false;
}

/* Who says that the mention took part: the sayings around the event, or, where it is told of in
 * another sentence, around the mention. */
void cs_incident_said(const cs_story *s, const cs_event *e, uint32_t mention, cs_ids *said) {
    const cs_mention *m = &s->mentions.at[mention];
    if (s->tokens.at[m->head].sentence == e->sentence) {
        *said = e->attributions;
        return;
    }
    for (uint32_t i = 0; i < s->attributions.count; i++) {
        const cs_attribution *a = &s->attributions.at[i];
        for (uint32_t k = 0; k < a->content.count; k++)
            if (cs_span_holds(a->content.at[k], m->span))
                cs_ids_add(s->scratch, said, i);
    }
}

/* The blame of this event on that mention, if someone else lays it: an attribution, or CS_NONE. */
static uint32_t blame_on(const cs_story *s, const cs_ids *said, uint32_t entity) {
    for (uint32_t i = 0; i < said->count; i++) {
        const cs_attribution *a = &s->attributions.at[said->at[i]];
        bool blames = a->act == CS_ACT_ACCUSE || a->act == CS_ACT_SUSPECT;
        if (blames && a->accused != CS_NONE && s->mentions.at[a->accused].entity == entity)
            return said->at[i];
    }
    return CS_NONE;
}

/* Does one side tell what its enemy did: the army of rebels, rebels of the army? Gunmen whom
 * nobody names are no enemy. */
static bool is_adversary(const cs_story *s, const cs_attribution *a, uint32_t entity) {
    const cs_actor *who = s->entities.at[entity].actor;
    if (a->act != CS_ACT_SAY || !a->asserts || !who || !who->sector.at)
        return false;
    bool rebels = cs_str_eq(who->sector, "REB") || cs_str_eq(who->sector, "UAF") ||
                  cs_str_eq(who->sector, "PRM");
    bool state = cs_str_eq(who->sector, "MIL") || cs_str_eq(who->sector, "GOV") ||
                 cs_str_eq(who->sector, "COP");
    return rebels ? who->id.at && a->type == CS_SOURCE_MILITARY
                  : state && a->type == CS_SOURCE_ARMED_GROUP;
}

uint8_t cs_incident_certainty(const cs_story *s, const cs_ids *said, uint32_t mention) {
    uint32_t entity = s->mentions.at[mention].entity, blame = blame_on(s, said, entity);
    if (blame != CS_NONE)
        return s->attributions.at[blame].act == CS_ACT_SUSPECT ? CS_CERTAINTY_SUSPECTED
                                                               : CS_CERTAINTY_ACCUSED;
    if (is_suspected(s, mention))
        return CS_CERTAINTY_SUSPECTED;
    if (is_possible(s, mention))
        return CS_CERTAINTY_POSSIBLE;
    for (uint32_t i = 0; i < said->count; i++) {
        const cs_attribution *a = &s->attributions.at[said->at[i]];
        if (a->entity != CS_NONE && a->entity == entity && a->act == CS_ACT_DENY)
            return CS_CERTAINTY_DENIED;
        /* An army that tells what it did states it; who says so of itself else claims it. */
        bool claims = a->act == CS_ACT_CLAIM || a->type == CS_SOURCE_ARMED_GROUP;
        if (a->entity != CS_NONE && a->entity == entity && claims)
            return CS_CERTAINTY_CLAIMED;
        if (a->entity != entity && is_adversary(s, a, entity))
            return CS_CERTAINTY_ACCUSED;
    }
    return CS_CERTAINTY_STATED;
}

bool cs_incident_accuses(const cs_story *s, const cs_incident *incident, uint32_t entity) {
    for (uint32_t i = 0; i < incident->events.count; i++) {
        const cs_ids *said = &s->events.at[incident->events.at[i]].attributions;
        for (uint32_t k = 0; k < said->count; k++) {
            const cs_attribution *a = &s->attributions.at[said->at[k]];
            if (a->entity == entity && (a->act == CS_ACT_ACCUSE || a->act == CS_ACT_SUSPECT))
                return true;
        }
    }
    return false;
}
