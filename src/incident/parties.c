/* parties.c: who did it, to whom, with what, and how sure that is (blame.c). */
#include "incident/parts.h"
#include "model/kernel.h"

static const float SURE = 1;

typedef cs_vec(cs_party) parties;

typedef struct taking {
    const struct cs_incidenter *tables;
    const cs_story *s;
    cs_arena *arena;
    cs_incident *incident;
    parties agents, targets;
    const cs_court *court;
    const uint32_t *sections;   /* [sentences] which item of a list it stands in */
    bool judged;                /* will it be judged when it is whole (news.h)? */
    bool likely[CS_CAST_ROLES]; /* is there someone for whom the odds are good? */
    cs_verdicts verdicts;       /* who may take part, by all that the report says */
    bool *taken;                /* [verdicts] has a telling given it its part? */
} taking;

static bool is_state_sector(cs_str sector) {
    static const char *const sectors[] = {"GOV", "MIL", "COP", "SPY", NULL};
    return cs_str_is_any(sector, sectors);
}

bool cs_incident_is_body(const cs_actor *body, const cs_actor *state) {
    return state->id.at && state->country.at && body->country.at &&
           cs_str_is(state->id, state->country) && cs_str_is(body->country, state->country) &&
           body->sector.at && is_state_sector(body->sector);
}

/* Is the mention in the words by which the party is called: "men" of "a group of armed men"? */
static bool is_within(const cs_party *party, const cs_mention *m) {
    if (!party->evidence.count)
        return false;
    cs_span first = party->evidence.at[0];
    return m->span.start > first.end && m->span.end <= first.start + party->name.size;
}

/* The party of that entity, or the body of a state of which only the state is named; or a new one.
 */
static cs_party *party_of(const taking *t, parties *list, uint32_t mention, uint8_t certainty) {
    uint32_t entity = t->s->mentions.at[mention].entity;
    const cs_actor *actor = cs_incident_actor(t->tables, t->s, mention);
    cs_str name = cs_incident_name(t->tables, t->s, mention);
    uint64_t key = cs_phrase_key(name);
    for (uint32_t i = 0; i < list->count; i++) {
        const cs_actor *known = list->at[i].actor;
        if ((entity != CS_NONE && list->at[i].entity == entity) ||
            cs_phrase_key(list->at[i].name) == key || /* "gunmen" twice are one */
            is_within(&list->at[i], &t->s->mentions.at[mention]) ||
            (known && actor && cs_incident_is_body(known, actor)))
            return &list->at[i];
    }
    cs_party *party = cs_vec_push(t->arena, list);
    *party = (cs_party){.entity = entity, .name = name, .actor = actor, .certainty = certainty};
    return party;
}

static void add_evidence(const taking *t, cs_spans *evidence, cs_span span) {
    for (uint32_t i = 0; i < evidence->count; i++)
        if (evidence->at[i].start == span.start && evidence->at[i].end == span.end)
            return;
    *cs_vec_push(t->arena, evidence) = span;
}

static void add_party(const taking *t, parties *list, uint32_t mention, uint8_t certainty,
                      float likely) {
    cs_party *party = party_of(t, list, mention, certainty);
    party->likely = likely > party->likely ? likely : party->likely;
    add_evidence(t, &party->evidence, t->s->mentions.at[mention].span);
}

static bool has_claim(const taking *t, uint32_t mention, uint32_t attribution) {
    cs_str name = cs_incident_name(t->tables, t->s, mention);
    for (uint32_t i = 0; i < t->incident->claims.count; i++) {
        const cs_claim *c = &t->incident->claims.at[i];
        if (c->field == CS_CLAIM_AGENTS && c->attribution == attribution &&
            cs_str_is(c->text, name))
            return true;
    }
    return false;
}

static void add_claim(const taking *t, uint32_t mention, uint32_t attribution) {
    if (has_claim(t, mention, attribution))
        return;
    cs_claim *claim = cs_vec_push(t->arena, &t->incident->claims);
    *claim = (cs_claim){.field = CS_CLAIM_AGENTS,
                        .text = cs_incident_name(t->tables, t->s, mention),
                        .attribution = attribution,
                        .span = t->s->mentions.at[mention].span};
}

/* "They attacked", and the report does not say who they are. */
static bool is_nobody(const taking *t, uint32_t mention) {
    const cs_mention *m = &t->s->mentions.at[mention];
    return m->form == CS_FORM_PRONOUN &&
           (m->entity == CS_NONE || t->court->whos.standings[m->entity].face == CS_NONE);
}

/* Those whom a cue blames for the event, or who take it on themselves. */
static void add_blamed(taking *t, const cs_event *e) {
    for (uint32_t i = 0; i < e->attributions.count; i++) {
        uint32_t number = e->attributions.at[i];
        const cs_attribution *a = &t->s->attributions.at[number];
        bool blames = a->act == CS_ACT_ACCUSE || a->act == CS_ACT_SUSPECT;
        if (blames && a->accused != CS_NONE && !is_nobody(t, a->accused)) {
            add_party(t, &t->agents, a->accused,
                      a->act == CS_ACT_SUSPECT ? CS_CERTAINTY_SUSPECTED : CS_CERTAINTY_ACCUSED,
                      SURE);
            add_claim(t, a->accused, number);
        } else if (a->act == CS_ACT_DENY && a->accused != CS_NONE && !is_nobody(t, a->accused)) {
            add_party(t, &t->agents, a->accused, CS_CERTAINTY_DENIED, SURE);
        } else if (a->act == CS_ACT_CLAIM && a->entity != CS_NONE) {
            uint32_t mention = t->s->entities.at[a->entity].mentions.at[0];
            add_party(t, &t->agents, mention, CS_CERTAINTY_CLAIMED, SURE);
            add_claim(t, mention, number);
        }
    }
}

/* Who did it, by whom it is told: the innermost saying around the event. */
static void add_told(const taking *t, const cs_ids *said, uint32_t mention) {
    for (uint32_t i = said->count; i-- > 0;) {
        uint32_t number = said->at[i];
        const cs_attribution *a = &t->s->attributions.at[number];
        if (a->act != CS_ACT_SAY || !a->asserts || cs_span_empty(a->source))
            continue;
        add_claim(t, mention, number);
        return;
    }
}

static void add_instrument(const taking *t, uint32_t mention, float likely) {
    const cs_mention *m = &t->s->mentions.at[mention];
    cs_incident *incident = t->incident;
    cs_str name = cs_incident_name(t->tables, t->s, mention);
    uint32_t k = 0;
    while (k < incident->instruments.count && !cs_str_is(incident->instruments.at[k].name, name))
        k++;
    if (k == incident->instruments.count) {
        cs_instrument *added = cs_vec_push(t->arena, &incident->instruments);
        added->name = name;
        added->kind = cs_str_of(cs_names_kind.at[m->kind]);
    }
    cs_instrument *instrument = &incident->instruments.at[k];
    instrument->likely = likely > instrument->likely ? likely : instrument->likely;
    add_evidence(t, &instrument->evidence, m->span);
}

/* ---- who takes part ---------------------------------------------------------------------------
 */

static uint8_t told_of(const cs_event *e, uint32_t mention) {
    return cs_ids_have(&e->agents, mention)        ? CS_CAST_AGENT
           : cs_ids_have(&e->targets, mention)     ? CS_CAST_TARGET
           : cs_ids_have(&e->instruments, mention) ? CS_CAST_MEANS
                                                   : CS_CAST_NONE;
}

/* Someone of the actor table: what a clause tells of them is worth more than what was learned. */
static bool is_known(const cs_story *s, uint32_t mention) {
    uint32_t entity = s->mentions.at[mention].entity;
    const cs_actor *actor = entity == CS_NONE ? NULL : s->entities.at[entity].actor;
    return actor && actor->id.at;
}

/* Men under arms who suffer: of them the network has not learned. */
static bool is_armed(const cs_story *s, uint32_t mention) {
    static const char *const sectors[] = {"MIL", "COP", "REB", "UAF", "PRM", "SPY", NULL};
    uint32_t entity = s->mentions.at[mention].entity;
    const cs_actor *actor = entity == CS_NONE ? NULL : s->entities.at[entity].actor;
    return actor && actor->sector.at && cs_str_is_any(actor->sector, sectors);
}

static uint32_t verdict_on(const taking *t, uint32_t mention) {
    uint32_t entity = t->s->mentions.at[mention].entity;
    for (uint32_t i = 0; entity != CS_NONE && i < t->verdicts.count; i++)
        if (t->verdicts.at[i].entity == entity)
            return i;
    return CS_NONE;
}

static unsigned likeliest(const cs_verdict *v) {
    unsigned best = CS_CAST_AGENT;
    for (unsigned k = best + 1; k < CS_CAST_ROLES; k++)
        if (v->odds[k] > v->odds[best])
            best = k;
    return best;
}

/* Things do nothing, but those of someone known: "Israeli jets". */
static bool is_thing(const taking *t, uint32_t mention) {
    uint8_t kind = t->s->mentions.at[mention].kind;
    return (kind == CS_KIND_WEAPON || kind == CS_KIND_VEHICLE || kind == CS_KIND_FACILITY) &&
           !cs_incident_actor(t->tables, t->s, mention);
}

/* Does a clause tell that it suffers in another incident, and none that it does in this one? */
static bool suffers_elsewhere(const taking *t, const cs_verdict *v) {
    return !v->told[CS_CAST_TARGET] && t->court->whos.standings[v->entity].told[CS_CAST_TARGET];
}

/* Does the mention stand for who tells of the event? */
static bool tells_of(const cs_story *s, const cs_event *e, uint32_t mention) {
    for (uint32_t i = 0; i < e->attributions.count; i++)
        if (cs_span_holds(s->attributions.at[e->attributions.at[i]].source,
                          s->mentions.at[mention].span))
            return true;
    return false;
}

/* "Police imposed a curfew after a bomb went off": do they act in the event's sentence, but in
 * answer to what was done? */
static bool answers(const cs_story *s, const cs_event *e, uint32_t mention) {
    for (uint32_t i = 0; i < s->events.count; i++) {
        const cs_event *other = &s->events.at[i];
        if (other->sentence == e->sentence && other->type != CS_TYPE_ASSAULT &&
            other->type != CS_TYPE_PROTEST && cs_ids_have(&other->agents, mention))
            return true;
    }
    return false;
}

/* Does the mention take part in that role, as far as one event tells? */
static bool takes_part(const taking *t, const cs_event *e, const cs_casting *cast) {
    const double *w = t->tables->joins.weights;
    uint32_t verdict = verdict_on(t, cast->mention);
    if (cast->role == CS_CAST_TARGET && tells_of(t->s, e, cast->mention))
        return false;
    double odds =
        verdict == CS_NONE ? (double)cast->odds : (double)t->verdicts.at[verdict].odds[cast->role];
    if (told_of(e, cast->mention) == cast->role)
        return odds >= w[t->likely[cast->role] ? CS_JOIN_LEAST_TOLD : CS_JOIN_LEAST_ALONE] ||
               is_known(t->s, cast->mention) ||
               (cast->role == CS_CAST_TARGET && is_armed(t->s, cast->mention));
    if (verdict == CS_NONE ||
        cs_incident_other_item(t->s, t->sections, e->sentence, t->verdicts.at[verdict].entity))
        return false;
    if (cast->role == CS_CAST_TARGET && suffers_elsewhere(t, &t->verdicts.at[verdict]))
        return false;
    if (cast->role == CS_CAST_AGENT && e->type == CS_TYPE_ASSAULT &&
        (tells_of(t->s, e, cast->mention) || answers(t->s, e, cast->mention)))
        return false;
    return cast->odds > 0 && odds >= w[t->judged ? CS_JOIN_LEAST_JUDGED : CS_JOIN_LEAST_CAST] &&
           likeliest(&t->verdicts.at[verdict]) == cast->role;
}

static void take_part(taking *t, const cs_event *e, uint32_t mention, unsigned role, float likely) {
    if (is_nobody(t, mention) || cs_story_is_teller(t->s, &t->s->mentions.at[mention]) ||
        (role == CS_CAST_AGENT && is_thing(t, mention)))
        return;
    bool weapon = t->incident->type == CS_TYPE_ASSAULT && /* "planted a bomb": no target */
                  t->s->mentions.at[mention].kind == CS_KIND_WEAPON;
    if (role == CS_CAST_AGENT) {
        cs_ids said = {0};
        cs_incident_said(t->s, e, mention, &said);
        add_party(t, &t->agents, mention, cs_incident_certainty(t->s, &said, mention), likely);
        add_told(t, &said, mention);
    } else if (role == CS_CAST_TARGET && !weapon) {
        add_party(t, &t->targets, mention, CS_CERTAINTY_STATED, likely);
    } else {
        add_instrument(t, mention, likely);
    }
}

/* Whom words of accusing, arresting, trying or confessing name. */
static void take_guilty(taking *t, const cs_event *e) {
    for (uint32_t i = 0; i < e->guilty.count; i++) {
        const cs_guilty *g = &e->guilty.at[i];
        if (is_nobody(t, g->mention) || is_thing(t, g->mention))
            continue;
        uint8_t certainty = g->certainty;
        if (certainty == CS_CERTAINTY_STATED) {
            cs_ids said = {0};
            cs_incident_said(t->s, e, g->mention, &said);
            certainty = cs_incident_certainty(t->s, &said, g->mention);
        }
        add_party(t, &t->agents, g->mention, certainty, SURE);
    }
}

/* What the clause of an event tells of which nothing was learned. */
static void take_told(taking *t, const cs_event *e) {
    for (uint32_t k = 0; k < e->agents.count; k++)
        take_part(t, e, e->agents.at[k], CS_CAST_AGENT, SURE);
    for (uint32_t k = 0; k < e->targets.count; k++)
        take_part(t, e, e->targets.at[k], CS_CAST_TARGET, SURE);
    for (uint32_t k = 0; k < e->instruments.count; k++)
        take_part(t, e, e->instruments.at[k], CS_CAST_MEANS, SURE);
}

/* ---- who is not told --------------------------------------------------------------------------
 */

/* Arrests are by the police that are near. */
static void add_arresters(taking *t) {
    if (t->agents.count || !cs_str_eq(t->incident->mode, "arrest"))
        return;
    for (uint32_t i = 0; i < t->incident->events.count; i++) {
        uint32_t mention = cs_incident_police_by(t->s, &t->s->events.at[t->incident->events.at[i]]);
        if (mention == CS_NONE)
            continue;
        add_party(t, &t->agents, mention, CS_CERTAINTY_STATED, SURE);
        return;
    }
}

/* What a clause tells of someone known, or of men under arms who suffer, is not doubted. */
static float likelihood(const taking *t, const cs_event *e, const cs_casting *cast) {
    uint32_t verdict = verdict_on(t, cast->mention);
    bool told = told_of(e, cast->mention) == cast->role;
    if (told && (is_known(t->s, cast->mention) ||
                 (cast->role == CS_CAST_TARGET && is_armed(t->s, cast->mention))))
        return SURE;
    return cs_kernel_gate(verdict == CS_NONE ? cast->odds
                                             : t->verdicts.at[verdict].odds[cast->role]);
}

static void take_cast(taking *t, const cs_event *e) {
    for (uint32_t k = 0; k < e->cast.count; k++) {
        const cs_casting *cast = &e->cast.at[k];
        if (!takes_part(t, e, cast))
            continue;
        take_part(t, e, cast->mention, cast->role, likelihood(t, e, cast));
        uint32_t verdict = verdict_on(t, cast->mention);
        if (verdict != CS_NONE)
            t->taken[verdict] = true;
    }
}

/* Those of whom no telling says that they took part, but all of the report together. */
static void take_afar(taking *t) {
    const cs_event *e = &t->s->events.at[t->incident->events.at[0]];
    for (uint32_t i = 0; i < t->verdicts.count; i++) {
        const cs_verdict *v = &t->verdicts.at[i];
        unsigned role = likeliest(v);
        uint32_t face = t->court->whos.standings[v->entity].face;
        if (!t->taken[i] && !cs_incident_other_item(t->s, t->sections, e->sentence, v->entity) &&
            !(role == CS_CAST_TARGET && suffers_elsewhere(t, v)) &&
            !(role == CS_CAST_AGENT && cs_incident_accuses(t->s, t->incident, v->entity)) &&
            (double)v->odds[role] >=
                t->tables->joins.weights[t->judged ? CS_JOIN_LEAST_JUDGED : CS_JOIN_LEAST_AFAR])
            take_part(t, e, face, role, cs_kernel_gate(v->odds[role]));
    }
}

static void find_likely(taking *t) {
    for (uint32_t i = 0; i < t->verdicts.count; i++)
        for (unsigned k = CS_CAST_AGENT; k < CS_CAST_ROLES; k++)
            t->likely[k] |=
                (double)t->verdicts.at[i].odds[k] >= t->tables->joins.weights[CS_JOIN_LEAST_CAST];
}

static void take_all(taking *t) {
    find_likely(t);
    for (uint32_t i = 0; i < t->incident->events.count; i++) {
        const cs_event *e = &t->s->events.at[t->incident->events.at[i]];
        take_guilty(t, e);
        if (!e->cast.count)
            take_told(t, e);
        take_cast(t, e);
        add_blamed(t, e);
    }
    take_afar(t);
    add_arresters(t);
    memcpy(&t->incident->agents, &t->agents, sizeof t->agents);
    memcpy(&t->incident->targets, &t->targets, sizeof t->targets);
}

void cs_incident_parties(const struct cs_incidenter *tables, cs_story *s) {
    cs_court court = cs_judge_open(&tables->judge, s);
    cs_namings namings = cs_incident_namings(s);
    bool judged = cs_news_knows(tables, s);
    const uint32_t *sections = cs_incident_sections(s);
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        taking t = {.tables = tables,
                    .s = s,
                    .arena = s->arena,
                    .incident = &s->incidents.at[i],
                    .court = &court,
                    .sections = sections,
                    .judged = judged,
                    .verdicts = cs_judge_incident(&court, i)};
        t.taken = cs_arena_new(s->scratch, bool, t.verdicts.count);
        take_all(&t);
        cs_incident_name_agents(tables, s, &namings, t.incident);
        cs_incident_sides_settle(s, t.incident);
        cs_incident_mates(tables, s, t.incident);
    }
}
