/* mates.c: "The dead were Juan Ruiz, 24, Pedro Gomez and Ana Diaz": what befell one person of a
 * list of names befell all of them. */
#include "incident/parts.h"

/* Who is less likely struck says nothing of the others of the list. */
static const float LEAST = 0.6f;

static bool is_person_name(const cs_story *s, const cs_mention *m) {
    return m->form == CS_FORM_NAME && m->kind == CS_KIND_PERSON && !cs_story_is_teller(s, m);
}

/* Between two names of a list: commas, "and", ages, titles. */
static bool is_between(const cs_token *t) {
    return t->upos == CS_UPOS_PUNCT ? t->xpos == CS_XPOS_COMMA || t->xpos == CS_XPOS_COLON ||
                                          t->xpos == CS_XPOS_LRB || t->xpos == CS_XPOS_RRB
                                    : t->upos == CS_UPOS_CCONJ || t->upos == CS_UPOS_NUM ||
                                          t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN;
}

/* Does the list go on from one name to the other? */
static bool goes_on(const cs_story *s, const cs_mention *a, const cs_mention *b) {
    enum { LONGEST = 6 };
    bool parted = false;
    if (b->token < a->token_end || b->token - a->token_end > LONGEST ||
        s->tokens.at[a->token].sentence != s->tokens.at[b->token].sentence)
        return false;
    for (uint32_t i = a->token_end; i < b->token; i++) {
        const cs_token *t = &s->tokens.at[i];
        if (!is_between(t) || cs_str_eq(t->lemma, "but"))
            return false;
        parted |= t->upos == CS_UPOS_CCONJ || t->upos == CS_UPOS_PUNCT;
    }
    return parted;
}

/* The next person's name behind a mention, or CS_NONE. */
static uint32_t next_name(const cs_story *s, uint32_t mention) {
    const cs_mention *m = &s->mentions.at[mention];
    for (uint32_t i = mention + 1; i < s->mentions.count; i++)
        if (is_person_name(s, &s->mentions.at[i]) && s->mentions.at[i].token >= m->token_end)
            return goes_on(s, m, &s->mentions.at[i]) ? i : CS_NONE;
    return CS_NONE;
}

static uint32_t last_name(const cs_story *s, uint32_t mention) {
    const cs_mention *m = &s->mentions.at[mention];
    for (uint32_t i = mention; i-- > 0;)
        if (is_person_name(s, &s->mentions.at[i]) && s->mentions.at[i].token_end <= m->token)
            return goes_on(s, &s->mentions.at[i], m) ? i : CS_NONE;
    return CS_NONE;
}

static bool takes_part(const cs_incident *incident, uint32_t entity) {
    for (uint32_t i = 0; i < incident->agents.count; i++)
        if (incident->agents.at[i].entity == entity)
            return true;
    for (uint32_t i = 0; i < incident->targets.count; i++)
        if (incident->targets.at[i].entity == entity)
            return true;
    return false;
}

static void add_mate(const struct cs_incidenter *t, const cs_story *s, cs_incident *incident,
                     uint32_t mention, float likely) {
    const cs_mention *m = &s->mentions.at[mention];
    if (m->entity == CS_NONE || takes_part(incident, m->entity))
        return;
    cs_party *party = cs_vec_push(s->arena, &incident->targets);
    *party = (cs_party){.entity = m->entity,
                        .name = cs_incident_name(t, s, mention),
                        .actor = cs_incident_actor(t, s, mention),
                        .certainty = CS_CERTAINTY_STATED,
                        .likely = likely};
    *cs_vec_push(s->arena, &party->evidence) = m->span;
}

static uint32_t mention_of(const cs_story *s, cs_span span) {
    for (uint32_t i = cs_story_seek(s->mentions, span.start);
         i < s->mentions.count && s->mentions.at[i].span.start == span.start; i++)
        if (s->mentions.at[i].span.end == span.end && is_person_name(s, &s->mentions.at[i]))
            return i;
    return CS_NONE;
}

void cs_incident_mates(const struct cs_incidenter *t, cs_story *s, cs_incident *incident) {
    enum { MOST = 64 };
    uint32_t told = incident->targets.count;
    for (uint32_t i = 0; i < told && incident->targets.count < MOST; i++) {
        uint32_t mention = mention_of(s, incident->targets.at[i].evidence.at[0]);
        float likely = incident->targets.at[i].likely;
        if (mention == CS_NONE || likely < LEAST)
            continue;
        for (uint32_t m = last_name(s, mention); m != CS_NONE; m = last_name(s, m))
            add_mate(t, s, incident, m, likely);
        for (uint32_t m = next_name(s, mention); m != CS_NONE; m = next_name(s, m))
            add_mate(t, s, incident, m, likely);
    }
}
