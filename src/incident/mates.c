/* mates.c: "The dead were Juan Ruiz, 24, Pedro Gomez and Ana Diaz": what befell one person of a
 * list of names befell all of them. */
#include "incident/parts.h"

/* Who is less likely struck says nothing of the others of the list. */
static const float LEAST = 0.6f;

/* How many words may stand between two names of a list: few where the list alone tells that
 * somebody was struck, more where that is known. */
enum { CLOSE = 6, FAR = 12 };

static bool is_person_name(const cs_story *s, const cs_mention *m) {
    return m->form == CS_FORM_NAME && m->kind == CS_KIND_PERSON && !cs_story_is_teller(s, m);
}

/* "as well as": "and". */
static bool is_as_well(const cs_story *s, uint32_t token) {
    static const char *const as[] = {"as", NULL}, *const well[] = {"well", NULL};
    for (uint32_t i = token > 2 ? token - 2 : 0; i <= token && i + 2 < s->tokens.count; i++)
        if (cs_story_is_any(s, i, as) && cs_story_is_any(s, i + 1, well) &&
            cs_story_is_any(s, i + 2, as))
            return true;
    return false;
}

static bool is_noun(const cs_token *t) {
    return t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN;
}

/* What stands behind a colon was told of before it: no list goes on there. */
static bool is_semicolon(const cs_story *s, const cs_token *t) {
    return cs_str_eq(cs_story_words(s, t->span), ";");
}

/* Between two names of a list: commas, "and", ages, titles, "rector of the university". */
static bool is_between(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token], *last = token > 0 ? t - 1 : t;
    switch (t->upos) {
    case CS_UPOS_PUNCT:
        return t->xpos == CS_XPOS_COMMA || is_semicolon(s, t) || t->xpos == CS_XPOS_LRB ||
               t->xpos == CS_XPOS_RRB || t->xpos == CS_XPOS_HYPH;
    case CS_UPOS_ADJ: /* "30-year-old" */
        return last->xpos == CS_XPOS_HYPH;
    case CS_UPOS_ADP:
        return (cs_str_eq(t->lemma, "of") && is_noun(last)) || is_as_well(s, token);
    case CS_UPOS_DET:
        return last->upos == CS_UPOS_ADP || last->upos == CS_UPOS_PUNCT;
    case CS_UPOS_ADV:
        return is_as_well(s, token);
    default:
        return t->upos == CS_UPOS_CCONJ
                   ? !cs_str_eq(t->lemma, "but")
                   : t->upos == CS_UPOS_NUM || is_noun(t) || t->xpos == CS_XPOS_PRPS;
    }
}

/* Does the list go on from one name to the other? */
static bool goes_on(const cs_story *s, const cs_mention *a, const cs_mention *b, uint32_t longest) {
    bool parted = false;
    if (b->token < a->token_end || b->token - a->token_end > longest ||
        s->tokens.at[a->token].sentence != s->tokens.at[b->token].sentence)
        return false;
    for (uint32_t i = a->token_end; i < b->token; i++) {
        const cs_token *t = &s->tokens.at[i];
        if (!is_between(s, i))
            return false;
        parted |= t->upos == CS_UPOS_CCONJ || t->upos == CS_UPOS_PUNCT || is_as_well(s, i);
    }
    return parted;
}

/* The next person's name behind a mention, or CS_NONE. */
static uint32_t next_name(const cs_story *s, uint32_t mention, uint32_t longest) {
    const cs_mention *m = &s->mentions.at[mention];
    for (uint32_t i = mention + 1; i < s->mentions.count; i++)
        if (is_person_name(s, &s->mentions.at[i]) && s->mentions.at[i].token >= m->token_end)
            return goes_on(s, m, &s->mentions.at[i], longest) ? i : CS_NONE;
    return CS_NONE;
}

uint32_t cs_incident_next_name(const cs_story *s, uint32_t mention) {
    return next_name(s, mention, FAR);
}

static uint32_t last_name(const cs_story *s, uint32_t mention, uint32_t longest) {
    const cs_mention *m = &s->mentions.at[mention];
    for (uint32_t i = mention; i-- > 0;)
        if (is_person_name(s, &s->mentions.at[i]) && s->mentions.at[i].token_end <= m->token)
            return goes_on(s, &s->mentions.at[i], m, longest) ? i : CS_NONE;
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

/* The victim with that entity of whom it is told what befell him; CS_NONE. */
static uint32_t fate_of(const cs_incident *incident, uint32_t entity) {
    for (uint32_t i = 0; i < incident->victims.count && entity != CS_NONE; i++)
        if (incident->victims.at[i].entity == entity &&
            incident->victims.at[i].effect <= CS_EFFECT_ABDUCTED &&
            incident->victims.at[i].effect >= CS_EFFECT_KILLED)
            return i;
    return CS_NONE;
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
        for (uint32_t m = last_name(s, mention, CLOSE); m != CS_NONE; m = last_name(s, m, CLOSE))
            add_mate(t, s, incident, m, likely);
        for (uint32_t m = next_name(s, mention, CLOSE); m != CS_NONE; m = next_name(s, m, CLOSE))
            add_mate(t, s, incident, m, likely);
    }
}

/* "killing Ruiz, Gomez said". */
static bool is_source(const cs_story *s, cs_span name) {
    for (uint32_t i = 0; i < s->attributions.count; i++)
        if (cs_span_meets(s->attributions.at[i].source, name))
            return true;
    return false;
}

static uint32_t mates_fate(const cs_story *s, const cs_incident *incident, uint32_t mention) {
    uint32_t fate = CS_NONE;
    for (uint32_t m = last_name(s, mention, FAR); m != CS_NONE && fate == CS_NONE;
         m = last_name(s, m, FAR))
        fate = fate_of(incident, s->mentions.at[m].entity);
    for (uint32_t m = next_name(s, mention, FAR); m != CS_NONE && fate == CS_NONE;
         m = next_name(s, m, FAR))
        fate = fate_of(incident, s->mentions.at[m].entity);
    return fate;
}

uint8_t cs_incident_mates_fate(const cs_story *s, const cs_incident *incident, uint32_t entity) {
    const cs_ids *mentions = &s->entities.at[entity].mentions;
    uint32_t fate = CS_NONE;
    for (uint32_t i = 0; i < mentions->count && fate == CS_NONE; i++)
        if (is_person_name(s, &s->mentions.at[mentions->at[i]]) &&
            !is_source(s, s->mentions.at[mentions->at[i]].span))
            fate = mates_fate(s, incident, mentions->at[i]);
    return fate == CS_NONE ? CS_EFFECT_UNKNOWN : incident->victims.at[fate].effect;
}
