/* struck.c: groups and persons without a name who are judged to have been struck (judge.h), and of
 * whom no sentence says how many suffered what: "the attack in which his bodyguards ...". As those
 * who have a name (named.c) they suffer what the incident does, if its figure leaves room for
 * them. */
#include "incident/parts.h"

/* More likely than not. */
static const float LEAST = 0.5f;

/* The number that stands before the noun; one for one person; else none. */
static cs_count number_of(const cs_story *s, const cs_mention *m) {
    cs_span sentence = s->sentences.at[s->tokens.at[m->head].sentence].span;
    for (uint32_t i = cs_story_seek(s->quantities, sentence.start);
         i < s->quantities.count && s->quantities.at[i].token <= m->head; i++)
        if (s->quantities.at[i].head == m->head)
            return cs_incident_count(&s->quantities.at[i]);
    uint8_t xpos = s->tokens.at[m->head].xpos;
    bool one = m->kind == CS_KIND_PERSON && (xpos == CS_XPOS_NN || xpos == CS_XPOS_NNP);
    return one ? (cs_count){1, 1, 1, true} : (cs_count){.given = false};
}

/* Is the mention of somebody who is listed: by entity, by its words, by the same noun? */
static bool is_listed(const cs_story *s, const cs_incident *incident, const cs_mention *m) {
    for (uint32_t i = 0; i < incident->victims.count; i++) {
        const cs_victim *v = &incident->victims.at[i];
        if (v->entity == m->entity)
            return true;
        for (uint32_t k = 0; k < v->evidence.count; k++) {
            uint32_t noun = cs_story_last_token(s, v->evidence.at[k]);
            if (cs_span_meets(v->evidence.at[k], m->span) ||
                (noun != CS_NONE &&
                 s->tokens.at[noun].lemma_key == s->tokens.at[m->head].lemma_key))
                return true;
        }
    }
    return false;
}

/* Does the incident's figure of the effect leave room for more of them? */
static bool has_room(const cs_incident *incident, uint8_t effect, cs_count count) {
    const cs_count *all = cs_incident_figure(incident, effect);
    int64_t sum = count.given ? count.best : 1;
    for (uint32_t i = 0; i < incident->victims.count; i++) {
        const cs_victim *v = &incident->victims.at[i];
        if (v->effect == effect && v->part_of == CS_NONE)
            sum += v->count.given ? v->count.best : 1;
    }
    return !all->given || all->high == CS_OPEN || sum <= all->high;
}

/* Words that say nothing of who they are. */
static bool is_vague(const cs_story *s, const cs_mention *m) {
    static const char *const words[] = {"people",     "person",   "other",  "victim",
                                        "population", "civilian", "target", NULL};
    return cs_str_is_any(s->tokens.at[m->head].lemma, words);
}

/* Does a mark end the noun's phrase: "rector of the university;"? */
static bool ends_with_mark(const cs_story *s, uint32_t token) {
    enum { MOST = 6 };
    static const char *const marks[] = {",", ";", ".", NULL};
    uint32_t end = s->sentences.at[s->tokens.at[token - 1].sentence].token_end;
    for (uint32_t i = token; i < end && i < token + MOST; i++) {
        if (cs_story_is_any(s, i, marks))
            return true;
        if (s->tokens.at[i].upos == CS_UPOS_VERB || s->tokens.at[i].upos == CS_UPOS_AUX)
            return false;
    }
    return false;
}

/* "Ruiz, a teacher;": the noun between a name and a mark tells who is named. */
static bool is_of_name(const cs_story *s, const cs_mention *m) {
    static const char *const comma[] = {",", NULL};
    uint32_t start = s->sentences.at[s->tokens.at[m->token].sentence].token, first = m->token;
    if (first > start && s->tokens.at[first - 1].upos == CS_UPOS_DET)
        first--;
    if (first < start + 2 || !cs_story_is_any(s, first - 1, comma) ||
        !ends_with_mark(s, m->token_end))
        return false;
    uint32_t name = cs_story_mention_at(s, first - 2);
    return name != CS_NONE && s->mentions.at[name].form == CS_FORM_NAME &&
           s->mentions.at[name].kind == CS_KIND_PERSON;
}

/* The noun by which the party is told; of "they" one that tells of them elsewhere; CS_NONE. */
static uint32_t mention_of(const cs_story *s, const cs_party *party) {
    if (party->entity == CS_NONE || !party->evidence.count)
        return CS_NONE;
    const cs_ids *mentions = &s->entities.at[party->entity].mentions;
    uint32_t first = CS_NONE, at = party->evidence.at[0].start;
    for (uint32_t i = 0; i < mentions->count; i++) {
        const cs_mention *m = &s->mentions.at[mentions->at[i]];
        if (m->form == CS_FORM_NOMINAL && (first == CS_NONE || m->span.start == at))
            first = mentions->at[i];
        if (m->span.start == at && m->form == CS_FORM_NAME)
            return CS_NONE;
    }
    return first;
}

void cs_incident_add_struck(const struct cs_incidenter *t, cs_story *s, cs_incident *incident,
                            const cs_party *party) {
    uint32_t mention = mention_of(s, party);
    bool struck,
        told = cs_incident_told_fate(s, incident, party->entity, &struck) != CS_EFFECT_UNKNOWN;
    if (mention == CS_NONE || (party->likely < LEAST && !told))
        return;
    const cs_mention *m = &s->mentions.at[mention];
    uint8_t effect = cs_incident_fate(s, incident, party->entity);
    cs_count count = number_of(s, m);
    if (effect == CS_EFFECT_UNKNOWN || is_vague(s, m) || is_of_name(s, m) ||
        is_listed(s, incident, m) || (m->kind != CS_KIND_PERSON && m->kind != CS_KIND_GROUP) ||
        cs_incident_person(t, s, party->entity).size || !has_room(incident, effect, count))
        return;
    cs_victim *v = cs_vec_push(s->arena, &incident->victims);
    *v = (cs_victim){.description = cs_incident_name(t, s, mention),
                     .kind = cs_incident_victim_kind(party->actor),
                     .effect = effect,
                     .count = count,
                     .entity = party->entity,
                     .part_of = CS_NONE,
                     .noun = CS_NONE};
    *cs_vec_push(s->arena, &v->evidence) = m->span;
}

static bool is_claimed(const cs_incident *incident, uint8_t field) {
    for (uint32_t i = 0; i < incident->claims.count; i++)
        if (incident->claims.at[i].field == field)
            return true;
    return false;
}

void cs_incident_raise_killed(cs_incident *incident) {
    cs_count *all = &incident->killed;
    int64_t sum = 0;
    bool nameless = false;
    for (uint32_t i = 0; i < incident->victims.count; i++) {
        const cs_victim *v = &incident->victims.at[i];
        if (v->effect != CS_EFFECT_KILLED || v->part_of != CS_NONE || !v->count.given)
            continue;
        sum += v->count.best;
        nameless |= !v->name.size;
    }
    if (all->given && nameless && all->best < sum && !is_claimed(incident, CS_CLAIM_KILLED))
        all->low = all->best = sum;
}
