/* parties.c: who did it, to whom, with what, and how sure that is. Blame is not fact: an agent who
 * is only accused, suspected or self-proclaimed says so. */
#include "incident/parts.h"

static cs_str name_of(const cs_story *s, const cs_mention *m) {
    if (m->entity != CS_NONE && m->form == CS_FORM_PRONOUN)
        return s->entities.at[m->entity].name;
    return cs_story_words(s, m->span);
}

static const cs_actor *actor_of(const cs_story *s, const cs_mention *m) {
    return m->entity == CS_NONE ? NULL : s->entities.at[m->entity].actor;
}

typedef cs_vec(cs_party) parties;

/* The party of that entity, or a new one. */
static cs_party *party_of(cs_arena *arena, const cs_story *s, parties *list, uint32_t mention,
                          uint8_t certainty) {
    const cs_mention *m = &s->mentions.at[mention];
    for (uint32_t i = 0; i < list->count; i++)
        if (m->entity != CS_NONE && list->at[i].entity == m->entity)
            return &list->at[i];
    cs_party *party = cs_vec_push(arena, list);
    *party = (cs_party){.entity = m->entity,
                        .name = name_of(s, m),
                        .actor = actor_of(s, m),
                        .certainty = certainty};
    return party;
}

static void add_party(cs_arena *arena, const cs_story *s, parties *list, uint32_t mention,
                      uint8_t certainty) {
    cs_party *party = party_of(arena, s, list, mention, certainty);
    *cs_vec_push(arena, &party->evidence) = s->mentions.at[mention].span;
}

/* "suspected militants", "alleged gunmen". */
static bool is_suspected(const cs_story *s, uint32_t mention) {
    static const char *const words[] = {"suspected", "alleged", "presumed", "suspect",
                                        "allege",    "presume", NULL};
    const cs_mention *m = &s->mentions.at[mention];
    for (uint32_t i = m->token; i < m->token_end; i++)
        for (const char *const *w = words; *w; w++)
            if (cs_str_eq_nocase(s->tokens.at[i].lemma, *w))
                return true;
    return false;
}

/* Who says that the mention took part: the sayings around the event, or, where it is told of in
 * another sentence, around the mention. */
static void find_said(const cs_story *s, const cs_event *e, uint32_t mention, cs_ids *said) {
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

/* Does one side tell what its enemy did: the army of rebels, rebels of the army? */
static bool is_adversary(const cs_story *s, const cs_attribution *a, uint32_t entity) {
    const cs_actor *who = s->entities.at[entity].actor;
    if (a->act != CS_ACT_SAY || !a->asserts || !who || !who->sector.at)
        return false;
    bool rebels = cs_str_eq(who->sector, "REB") || cs_str_eq(who->sector, "UAF") ||
                  cs_str_eq(who->sector, "PRM");
    bool state = cs_str_eq(who->sector, "MIL") || cs_str_eq(who->sector, "GOV") ||
                 cs_str_eq(who->sector, "COP");
    return rebels ? a->type == CS_SOURCE_MILITARY : state && a->type == CS_SOURCE_ARMED_GROUP;
}

static uint8_t certainty_of(const cs_story *s, const cs_ids *said, uint32_t mention) {
    uint32_t entity = s->mentions.at[mention].entity, blame = blame_on(s, said, entity);
    if (blame != CS_NONE)
        return s->attributions.at[blame].act == CS_ACT_SUSPECT ? CS_CERTAINTY_SUSPECTED
                                                               : CS_CERTAINTY_ACCUSED;
    if (is_suspected(s, mention))
        return CS_CERTAINTY_SUSPECTED;
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

static void add_claim(cs_arena *arena, const cs_story *s, cs_incident *incident, uint8_t field,
                      uint32_t mention, uint32_t attribution) {
    cs_claim *claim = cs_vec_push(arena, &incident->claims);
    *claim = (cs_claim){.field = field,
                        .text = name_of(s, &s->mentions.at[mention]),
                        .attribution = attribution,
                        .span = s->mentions.at[mention].span};
}

/* Those whom a cue blames for the event, or who take it on themselves. */
static void add_blamed(const cs_story *s, cs_arena *arena, cs_incident *incident, parties *agents,
                       const cs_event *e) {
    for (uint32_t i = 0; i < e->attributions.count; i++) {
        uint32_t number = e->attributions.at[i];
        const cs_attribution *a = &s->attributions.at[number];
        bool blames = a->act == CS_ACT_ACCUSE || a->act == CS_ACT_SUSPECT;
        if (blames && a->accused != CS_NONE) {
            add_party(arena, s, agents, a->accused,
                      a->act == CS_ACT_SUSPECT ? CS_CERTAINTY_SUSPECTED : CS_CERTAINTY_ACCUSED);
            add_claim(arena, s, incident, CS_CLAIM_AGENTS, a->accused, number);
        } else if (a->act == CS_ACT_DENY && a->accused != CS_NONE) {
            add_party(arena, s, agents, a->accused, CS_CERTAINTY_DENIED);
        } else if (a->act == CS_ACT_CLAIM && a->entity != CS_NONE) {
            uint32_t mention = s->entities.at[a->entity].mentions.at[0];
            add_party(arena, s, agents, mention, CS_CERTAINTY_CLAIMED);
            add_claim(arena, s, incident, CS_CLAIM_AGENTS, mention, number);
        }
    }
}

static bool has_claim(const cs_incident *incident, cs_str name, uint32_t attribution) {
    for (uint32_t i = 0; i < incident->claims.count; i++) {
        const cs_claim *c = &incident->claims.at[i];
        if (c->field == CS_CLAIM_AGENTS && c->attribution == attribution &&
            cs_str_is(c->text, name))
            return true;
    }
    return false;
}

/* Who did it, by whom it is told: the innermost saying around the event. */
static void add_told(const cs_story *s, cs_arena *arena, cs_incident *incident, const cs_ids *said,
                     uint32_t mention) {
    for (uint32_t i = said->count; i-- > 0;) {
        uint32_t number = said->at[i];
        const cs_attribution *a = &s->attributions.at[number];
        if (a->act != CS_ACT_SAY || !a->asserts || cs_span_empty(a->source))
            continue;
        if (!has_claim(incident, name_of(s, &s->mentions.at[mention]), number))
            add_claim(arena, s, incident, CS_CLAIM_AGENTS, mention, number);
        return;
    }
}

static void add_instrument(const cs_story *s, cs_arena *arena, cs_incident *incident,
                           uint32_t mention) {
    const cs_mention *m = &s->mentions.at[mention];
    cs_str name = cs_story_words(s, m->span);
    uint32_t k = 0;
    while (k < incident->instruments.count && !cs_str_is(incident->instruments.at[k].name, name))
        k++;
    if (k == incident->instruments.count) {
        cs_instrument *added = cs_vec_push(arena, &incident->instruments);
        added->name = name;
        added->kind = cs_str_of(cs_names_kind.at[m->kind]);
    }
    *cs_vec_push(arena, &incident->instruments.at[k].evidence) = m->span;
}

/* ---- who takes part ---------------------------------------------------------------------------
 */

static uint8_t told_of(const cs_event *e, uint32_t mention) {
    return cs_ids_have(&e->agents, mention)        ? CS_CAST_AGENT
           : cs_ids_have(&e->targets, mention)     ? CS_CAST_TARGET
           : cs_ids_have(&e->instruments, mention) ? CS_CAST_MEANS
                                                   : CS_CAST_NONE;
}

typedef struct taking {
    const cs_joins *joins;
    const cs_story *s;
    cs_arena *arena;
    cs_incident *incident;
    parties agents, targets;
    bool filled[CS_CAST_ROLES]; /* does someone have the role for whom the odds are good? */
} taking;

/* Does the mention take part in that role, as far as one event tells? */
static bool takes_part(const taking *t, const cs_event *e, const cs_casting *cast) {
    const double *w = t->joins->weights;
    bool own = t->s->tokens.at[t->s->mentions.at[cast->mention].head].sentence == e->sentence;
    if (told_of(e, cast->mention) == cast->role)
        return (double)cast->odds >= w[CS_JOIN_LEAST_TOLD] || !t->filled[cast->role];
    return (double)cast->odds >= w[own ? CS_JOIN_LEAST_CAST : CS_JOIN_LEAST_AFAR];
}

static void find_filled(taking *t) {
    for (uint32_t i = 0; i < t->incident->events.count; i++) {
        const cs_event *e = &t->s->events.at[t->incident->events.at[i]];
        for (uint32_t k = 0; k < e->cast.count; k++)
            if ((double)e->cast.at[k].odds >= t->joins->weights[CS_JOIN_LEAST_CAST])
                t->filled[e->cast.at[k].role] = true;
    }
}

static void take_part(taking *t, const cs_event *e, uint32_t mention, unsigned role) {
    if (role == CS_CAST_AGENT) {
        cs_ids said = {0};
        find_said(t->s, e, mention, &said);
        add_party(t->arena, t->s, &t->agents, mention, certainty_of(t->s, &said, mention));
        add_told(t->s, t->arena, t->incident, &said, mention);
    } else if (role == CS_CAST_TARGET) {
        add_party(t->arena, t->s, &t->targets, mention, CS_CERTAINTY_STATED);
    } else {
        add_instrument(t->s, t->arena, t->incident, mention);
    }
}

/* What the clause of an event tells of which nothing was learned. */
static void take_told(taking *t, const cs_event *e) {
    for (uint32_t k = 0; k < e->agents.count; k++)
        take_part(t, e, e->agents.at[k], CS_CAST_AGENT);
    for (uint32_t k = 0; k < e->targets.count; k++)
        take_part(t, e, e->targets.at[k], CS_CAST_TARGET);
    for (uint32_t k = 0; k < e->instruments.count; k++)
        take_part(t, e, e->instruments.at[k], CS_CAST_MEANS);
}

void cs_incident_parties(const struct cs_incidenter *tables, const cs_story *s, cs_arena *arena,
                         cs_incident *incident) {
    taking t = {.joins = &tables->joins, .s = s, .arena = arena, .incident = incident};
    find_filled(&t);
    for (uint32_t i = 0; i < incident->events.count; i++) {
        const cs_event *e = &s->events.at[incident->events.at[i]];
        if (!e->cast.count)
            take_told(&t, e);
        for (uint32_t k = 0; k < e->cast.count; k++)
            if (takes_part(&t, e, &e->cast.at[k]))
                take_part(&t, e, e->cast.at[k].mention, e->cast.at[k].role);
        add_blamed(s, arena, incident, &t.agents, e);
    }
    memcpy(&incident->agents, &t.agents, sizeof t.agents);
    memcpy(&incident->targets, &t.targets, sizeof t.targets);
}
