/* named.c: persons whom the report names among those struck, and of whom no sentence counts what
 * became of them: in a list, in another sentence than the killing. They suffer what the incident
 * does, but those who are only said to have been struck: what became of them is not told. */
#include "incident/parts.h"

/* "Ruiz" for "Pedro Ruiz Gomez". */
static bool is_part_of_name(cs_str part, cs_str name) {
    size_t at = cs_str_find_str(name, part, 0), end = at + part.size;
    return part.size && at < name.size && (at == 0 || name.at[at - 1] == ' ') &&
           (end == name.size || name.at[end] == ' ');
}

/* Is the person a victim already? Then he gets the fuller name. */
static bool is_victim(cs_incident *incident, uint32_t entity, cs_str name) {
    for (uint32_t i = 0; i < incident->victims.count; i++) {
        cs_victim *v = &incident->victims.at[i];
        bool same = v->entity == entity || is_part_of_name(v->name, name);
        if (same && v->name.size && v->name.size < name.size)
            v->name = name;
        if (same || is_part_of_name(name, v->name))
            return true;
    }
    return false;
}

/* How many persons with a name the incident has among those of the effect. */
static int64_t count_named(const cs_incident *incident, uint8_t effect) {
    int64_t count = 0;
    for (uint32_t i = 0; i < incident->victims.count; i++)
        count += incident->victims.at[i].effect == effect && incident->victims.at[i].name.size;
    return count;
}

static bool has_victim(const cs_incident *incident, uint8_t effect) {
    for (uint32_t i = 0; i < incident->victims.count; i++)
        if (incident->victims.at[i].effect == effect)
            return true;
    return false;
}

static bool tells(const cs_story *s, const cs_incident *incident, uint8_t effect) {
    for (uint32_t i = 0; i < incident->events.count; i++)
        if (s->events.at[incident->events.at[i]].effect == effect)
            return true;
    return false;
}

/* What the incident does to people: the first that it does, if more suffer it than are named. */
static uint8_t effect_of(const cs_story *s, const cs_incident *incident) {
    static const uint8_t effects[] = {CS_EFFECT_ABDUCTED, CS_EFFECT_KILLED, CS_EFFECT_INJURED};
    for (size_t i = 0; i < sizeof effects; i++) {
        const cs_count *c = cs_incident_figure(incident, effects[i]);
        bool done = c->given ? c->best > 0
                             : has_victim(incident, effects[i]) || tells(s, incident, effects[i]);
        bool full = c->given && c->high != CS_OPEN && count_named(incident, effects[i]) >= c->high;
        if (done && !full)
            return effects[i];
    }
    return CS_EFFECT_UNKNOWN;
}

static bool has_target(const cs_story *s, const cs_event *e, uint32_t entity) {
    for (uint32_t i = 0; i < e->targets.count; i++)
        if (s->mentions.at[e->targets.at[i]].entity == entity)
            return true;
    return false;
}

uint8_t cs_incident_told_fate(const cs_story *s, const cs_incident *incident, uint32_t entity,
                              bool *struck) {
    *struck = false;
    for (uint32_t i = 0; i < incident->events.count; i++) {
        const cs_event *e = &s->events.at[incident->events.at[i]];
        bool real = e->status == CS_STATUS_OCCURRED || e->status == CS_STATUS_ONGOING;
        if (!real || !has_target(s, e, entity))
            continue;
        if (e->effect != CS_EFFECT_UNKNOWN)
            return e->effect;
        *struck = true;
    }
    return CS_EFFECT_UNKNOWN;
}

uint8_t cs_incident_fate(const cs_story *s, const cs_incident *incident, uint32_t entity) {
    bool struck;
    uint8_t told = cs_incident_told_fate(s, incident, entity, &struck);
    if (told == CS_EFFECT_UNKNOWN)
        told = cs_incident_predicate(s, entity);
    return told != CS_EFFECT_UNKNOWN || struck ? told : effect_of(s, incident);
}

static bool is_event(const cs_story *s, uint32_t token) {
    for (uint32_t i = 0; i < s->events.count; i++)
        if (s->events.at[i].token == token)
            return true;
    return false;
}

/* The noun that an apposition or a title tells more of: "Ruiz" of "Ruiz, the mayor". */
static uint32_t told_more(const cs_story *s, uint32_t token) {
    enum { MOST_STEPS = 4 };
    for (int i = 0; i < MOST_STEPS; i++) {
        const cs_token *t = &s->tokens.at[token];
        if ((t->deprel != CS_DEP_APPOS && t->deprel != CS_DEP_NMOD_DESC) || t->head == CS_NONE)
            break;
        token = t->head;
    }
    return token;
}

/* Does the name only say whose something or somebody is: "the convoy of Mayor Ruiz", "the
 * resignation of Ruiz"? Not "the killing of Ruiz", "the body of Ruiz". */
static bool is_owner(const cs_story *s, cs_span span) {
    static const char *const remains[] = {"body", "remains", "corpse", "life", NULL};
    uint32_t first, end;
    if (!cs_story_tokens_of(s, span, &first, &end))
        return false;
    for (uint32_t i = first; i < end; i++) {
        const cs_token *t = &s->tokens.at[told_more(s, i)];
        bool whose = t->deprel == CS_DEP_NMOD || t->deprel == CS_DEP_NMOD_POSS;
        if (whose && t->head != CS_NONE && s->tokens.at[t->head].upos == CS_UPOS_NOUN &&
            (t->head < first || t->head >= end) && !is_event(s, t->head) &&
            !cs_str_is_any(s->tokens.at[t->head].lemma, remains))
            return true;
    }
    return false;
}

static void add(const struct cs_incidenter *t, cs_story *s, cs_incident *incident,
                const cs_party *party) {
    if (party->entity == CS_NONE || s->entities.at[party->entity].kind != CS_KIND_PERSON)
        return;
    cs_str name = cs_incident_person(t, s, party->entity);
    if (!name.size || is_victim(incident, party->entity, name) ||
        cs_incident_is_no_victim(s, incident, party->entity))
        return;
    uint8_t effect = cs_incident_fate(s, incident, party->entity);
    bool doubtful = cs_str_find(name, ' ', 0) == name.size || incident->type != CS_TYPE_ASSAULT;
    doubtful |= effect == CS_EFFECT_UNKNOWN && cs_incident_is_suspect(s, party);
    if ((effect == CS_EFFECT_UNKNOWN && doubtful) || is_owner(s, party->evidence.at[0]))
        return;
    uint8_t kind = cs_incident_victim_kind(party->actor);
    cs_victim *v = cs_vec_push(s->arena, &incident->victims);
    *v = (cs_victim){.name = name,
                     .kind = kind == CS_VICTIM_UNKNOWN ? CS_VICTIM_CIVILIAN : kind,
                     .effect = effect,
                     .count = {1, 1, 1, true},
                     .entity = party->entity,
                     .part_of = CS_NONE,
                     .noun = CS_NONE};
    *cs_vec_push(s->arena, &v->evidence) = party->evidence.at[0];
}

/* ---- one person told twice --------------------------------------------------------------------
 */

/* Is the victim one person without a name, where all who suffered it are named? */
static bool is_told_by_name(const cs_incident *incident, const cs_victim *v) {
    if (v->name.size || !cs_incident_is_one(v->count) || v->effect < CS_EFFECT_KILLED ||
        v->effect > CS_EFFECT_ABDUCTED)
        return false;
    const cs_count *all = cs_incident_figure(incident, v->effect);
    return all->given && all->high != CS_OPEN && count_named(incident, v->effect) >= all->high;
}

/* Are two entries of one person, or of as many of one group? */
static bool are_one(const cs_victim *a, const cs_victim *b) {
    if (a->name.size && b->name.size)
        return (a->entity != CS_NONE && a->entity == b->entity) || cs_str_is(a->name, b->name);
    bool as_many =
        a->count.given == b->count.given && (!a->count.given || a->count.best == b->count.best);
    return a->entity != CS_NONE && a->entity == b->entity && as_many;
}

/* Are they told dead by another entry, here hurt or carried off? One entry is enough. */
static bool is_told_dead(const cs_incident *incident, const cs_victim *v) {
    if (v->effect != CS_EFFECT_INJURED && v->effect != CS_EFFECT_ABDUCTED)
        return false;
    for (uint32_t i = 0; i < incident->victims.count; i++)
        if (incident->victims.at[i].effect == CS_EFFECT_KILLED &&
            are_one(&incident->victims.at[i], v))
            return true;
    return false;
}

/* The named person takes over what else is said of him, if only one can be meant. */
static void hand_over(cs_incident *incident, const cs_victim *from) {
    if (count_named(incident, from->effect) != 1)
        return;
    for (uint32_t i = 0; i < incident->victims.count; i++) {
        cs_victim *v = &incident->victims.at[i];
        if (v->effect == from->effect && v->name.size && !v->description.size) {
            v->description = from->description;
            v->kind = from->kind == CS_VICTIM_UNKNOWN ? v->kind : from->kind;
        }
    }
}

/* What befell one of a list of names befell all of them. */
static void share_fates(const cs_story *s, cs_incident *incident) {
    for (uint32_t i = 0; i < incident->victims.count; i++) {
        cs_victim *v = &incident->victims.at[i];
        if (v->effect == CS_EFFECT_UNKNOWN && v->name.size && v->entity != CS_NONE)
            v->effect = cs_incident_mates_fate(s, incident, v->entity);
    }
}

static void drop_doubles(const cs_story *s, cs_incident *incident) {
    bool *gone = cs_arena_new(s->scratch, bool, incident->victims.count + 1);
    for (uint32_t i = 0; i < incident->victims.count; i++) {
        const cs_victim *v = &incident->victims.at[i];
        bool called = is_told_by_name(incident, v);
        gone[i] = called || is_told_dead(incident, v);
        if (called)
            hand_over(incident, v);
    }
    cs_incident_drop_victims(s, incident, gone);
}

void cs_incident_named(const struct cs_incidenter *t, cs_story *s) {
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        cs_incident *incident = &s->incidents.at[i];
        bool done = incident->status == CS_STATUS_OCCURRED || incident->status == CS_STATUS_ONGOING;
        for (uint32_t k = 0; done && k < incident->targets.count; k++)
            add(t, s, incident, &incident->targets.at[k]);
        for (uint32_t k = 0; done && k < incident->targets.count; k++)
            cs_incident_add_struck(t, s, incident, &incident->targets.at[k]);
        for (uint32_t k = 0; k < incident->victims.count; k++)
            cs_incident_kind_of_noun(t, s, &incident->victims.at[k]);
        share_fates(s, incident);
        drop_doubles(s, incident);
        cs_incident_wholes(s, incident);
        cs_incident_raise_killed(incident);
    }
}
