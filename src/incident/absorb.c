/* absorb.c: what is told without any detail of its own belongs to what was told before.
 *
 * "Gunmen attacked a bus in Kano on Sunday. Five people were killed. ... The victims were shot": a
 * group of events that has no day, place, kind of violence or doer of its own is no happening
 * beside others. It joins the nearest one before it that contradicts it in nothing, else the next.
 * People who flee are displaced by the violence that was told before. */
#include "incident/group.h"

typedef struct absorber {
    const struct cs_incidenter *t;
    const cs_story *s;
    uint32_t *groups; /* [events] */
    uint32_t count;
    const uint32_t *sections; /* [sentences] */
    uint32_t *first;          /* [groups] first event */
    uint32_t *into;           /* [groups] the group that it joins, or itself */
} absorber;

static bool happened(const cs_event *e) {
    return e->status == CS_STATUS_OCCURRED || e->status == CS_STATUS_ONGOING;
}

static bool is_violence(const cs_event *e) {
    return e->type == CS_TYPE_ASSAULT && happened(e);
}

/* ---- details ----------------------------------------------------------------------------------
 */

/* "another attack", "a separate shooting", "earlier killings": something else by its words. */
static bool is_other(const cs_story *s, const cs_event *e) {
    for (uint32_t c = s->tokens.at[e->token].child; e->nominal && c != CS_NONE;
         c = s->tokens.at[c].sibling)
        if (c < e->token && cs_incident_is_other(s->tokens.at[c].lemma))
            return true;
    return false;
}

/* Attacks in general: "attacks on police are frequent". */
static bool is_general(const cs_story *s, const cs_event *e) {
    return e->nominal && !e->definite && s->tokens.at[e->token].xpos == CS_XPOS_NNS;
}

static bool has_mode(const absorber *a, const cs_event *e) {
    return cs_incident_row(a->t, e->type, e->mode)->fineness > 0;
}

typedef struct details {
    cs_day from, to; /* CS_DAY_NONE: open */
    uint32_t place;
    cs_str mode;
    bool stands; /* may it take up others, or be taken up? */
    bool other;
    bool opens;                        /* with a place of its own */
    uint32_t group, section, sentence; /* of its first event */
} details;

static details details_of(const absorber *a, uint32_t group) {
    uint32_t sentence = a->s->events.at[a->first[group]].sentence;
    details d = {.from = CS_DAY_NONE,
                 .to = CS_DAY_NONE,
                 .place = CS_NONE,
                 .stands = true,
                 .other = cs_incident_turns_away(a->s, sentence),
                 .opens = cs_likeness_opens_scene(a->s, &a->s->events.at[a->first[group]]),
                 .group = group,
                 .section = a->sections[sentence],
                 .sentence = sentence};
    for (uint32_t i = a->first[group]; i < a->s->events.count; i++) {
        const cs_event *e = &a->s->events.at[i];
        if (a->groups[i] != group)
            continue;
        cs_day from, to;
        if (cs_incident_dates(a->s, e, &from, &to) && d.from == CS_DAY_NONE) {
            d.from = from;
            d.to = to;
        }
        d.place = d.place == CS_NONE ? e->place : d.place;
        if (has_mode(a, e))
            d.mode = e->mode;
        d.stands &= is_violence(e) && !is_general(a->s, e);
        d.other |= is_other(a->s, e);
    }
    return d;
}

static bool is_bare(const details *d) {
    return d->stands && !d->other && d->from == CS_DAY_NONE && d->place == CS_NONE;
}

/* ---- what keeps two groups apart --------------------------------------------------------------
 */

/* Does an event of the group answer one of the other: "strikes in response to the killing"? */
static bool answers(const absorber *a, uint32_t group, uint32_t other) {
    for (uint32_t i = a->first[group]; i < a->s->events.count; i++) {
        const cs_event *e = &a->s->events.at[i];
        for (uint32_t k = 0; a->groups[i] == group && k < e->responds_to.count; k++)
            if (a->groups[e->responds_to.at[k]] == other)
                return true;
    }
    return false;
}

static bool is_wide(const cs_place *p) {
    return p->precision == CS_PRECISION_COUNTRY || p->precision == CS_PRECISION_REGION ||
           p->precision == CS_PRECISION_ADMIN1;
}

static bool apart_in_place(const cs_story *s, uint32_t a, uint32_t b) {
    if (a == CS_NONE || b == CS_NONE)
        return false;
    const cs_place *one = &s->places.at[a], *other = &s->places.at[b];
    bool same = (one->geonameid && one->geonameid == other->geonameid) ||
                cs_phrase_key(one->name) == cs_phrase_key(other->name);
    return !same && !is_wide(one) && !is_wide(other);
}

/* Has the group an event in the sentence? */
static bool is_in_sentence(const absorber *a, uint32_t group, uint32_t sentence) {
    for (uint32_t i = a->first[group]; i < a->s->events.count; i++) {
        if (a->s->events.at[i].sentence > sentence)
            return false;
        if (a->groups[i] == group && a->s->events.at[i].sentence == sentence)
            return true;
    }
    return false;
}

/* Does one event of each tell that others did it? */
static bool by_others(const absorber *a, uint32_t group, uint32_t other) {
    for (uint32_t i = a->first[group]; i < a->s->events.count; i++)
        for (uint32_t k = a->first[other]; a->groups[i] == group && k < a->s->events.count; k++)
            if (a->groups[k] == other &&
                cs_likeness_other_agents(a->s, &a->s->events.at[i], &a->s->events.at[k]))
                return true;
    return false;
}

/* Were two people killed or taken, each by himself? */
static bool done_to_others(const absorber *a, uint32_t group, uint32_t other) {
    bool others = false;
    for (uint32_t i = a->first[group]; i < a->s->events.count; i++)
        for (uint32_t k = a->first[other]; a->groups[i] == group && k < a->s->events.count; k++) {
            cs_lone lone = a->groups[k] == other ? cs_incident_lone(a->t, a->s, &a->s->events.at[i],
                                                                    &a->s->events.at[k])
                                                 : CS_LONE_OPEN;
            if (lone == CS_LONE_SAME)
                return false;
            others |= lone == CS_LONE_OTHERS;
        }
    return others;
}

static bool contradicts(const absorber *a, const details *d, const details *o) {
    enum { SLACK_DAYS = 1 };
    if (d->section != o->section || by_others(a, d->group, o->group) ||
        done_to_others(a, d->group, o->group) || answers(a, d->group, o->group) ||
        answers(a, o->group, d->group))
        return true;
    if (d->from != CS_DAY_NONE && o->from != CS_DAY_NONE &&
        (d->from > o->to + SLACK_DAYS || o->from > d->to + SLACK_DAYS))
        return true;
    if (apart_in_place(a->s, d->place, o->place))
        return true;
    if (d->mode.at && o->mode.at && !cs_str_is(d->mode, o->mode)) {
        const cs_ontology_row *x = cs_incident_row(a->t, CS_TYPE_ASSAULT, d->mode),
                              *y = cs_incident_row(a->t, CS_TYPE_ASSAULT, o->mode);
        return !(x->family.at && y->family.at && cs_str_is(x->family, y->family));
    }
    return false;
}

static void find_first(absorber *a) {
    for (uint32_t i = 0; i < a->count; i++) {
        a->first[i] = CS_NONE;
        a->into[i] = i;
    }
    for (uint32_t i = a->s->events.count; i-- > 0;)
        if (a->groups[i] != CS_NONE)
            a->first[a->groups[i]] = i;
}

/* How many happenings before or behind a bare one are looked at. */
enum { LOOK_BACK = 40 };

/* People who flee: their flight is harm that violence did. */
static bool is_flight(const absorber *a, uint32_t group) {
    const cs_event *e = &a->s->events.at[a->first[group]];
    return e->type == CS_TYPE_COERCE && e->effect == CS_EFFECT_DISPLACED && happened(e) &&
           !e->nominal && !e->agents.count;
}

/* Where they flee to is another place than what they flee from. That may follow in their own
 * sentence: "fled after fighting". */
static void absorb_flight(absorber *a, const details *all, uint32_t group) {
    details flight = all[group];
    flight.place = CS_NONE;
    flight.mode = (cs_str){0};
    uint32_t next = group + 1;
    if (next < a->count && all[next].sentence == flight.sentence &&
        is_violence(&a->s->events.at[a->first[next]]) && !contradicts(a, &flight, &all[next]))
        a->into[group] = next;
    for (uint32_t k = group; k-- > 0 && a->into[group] == group;)
        if (is_violence(&a->s->events.at[a->first[k]]) && !contradicts(a, &flight, &all[k]))
            a->into[group] = a->into[k];
}

static void absorb_all(absorber *a) {
    details *all = cs_arena_new(a->s->scratch, details, a->count);
    for (uint32_t i = 0; i < a->count; i++)
        all[i] = details_of(a, i);
    for (uint32_t i = 0; i < a->count; i++) {
        if (is_flight(a, i))
            absorb_flight(a, all, i);
        if (!all[i].stands || all[i].other)
            continue;
        bool bare = is_bare(&all[i]);
        for (uint32_t k = 1; k <= LOOK_BACK && k <= i && a->into[i] == i; k++)
            if (all[i - k].stands && (bare || is_in_sentence(a, i - k, all[i].sentence)) &&
                !contradicts(a, &all[i], &all[i - k]))
                a->into[i] = a->into[i - k];
        for (uint32_t k = i + 1; bare && k < a->count && k <= i + 2 && a->into[i] == i; k++)
            if (all[k].stands && !all[k].other && !all[k].opens && !is_bare(&all[k]) &&
                !contradicts(a, &all[i], &all[k]))
                a->into[i] = k;
    }
}

static uint32_t renumber(absorber *a) {
    uint32_t *numbers = cs_arena_new(a->s->scratch, uint32_t, a->count), count = 0;
    for (uint32_t i = 0; i < a->count; i++)
        numbers[i] = CS_NONE;
    for (uint32_t i = 0; i < a->s->events.count; i++) {
        if (a->groups[i] == CS_NONE)
            continue;
        uint32_t group = a->groups[i];
        while (a->into[group] != group)
            group = a->into[group];
        if (numbers[group] == CS_NONE)
            numbers[group] = count++;
        a->groups[i] = numbers[group];
    }
    return count;
}

uint32_t cs_incident_absorb(const struct cs_incidenter *t, const cs_story *s,
                            const uint32_t *sections, uint32_t *groups, uint32_t count) {
    absorber a = {.t = t,
                  .s = s,
                  .groups = groups,
                  .count = count,
                  .sections = sections,
                  .first = cs_arena_new(s->scratch, uint32_t, count),
                  .into = cs_arena_new(s->scratch, uint32_t, count)};
    find_first(&a);
    absorb_all(&a);
    return renumber(&a);
}
