/* group.c: which events are one incident.
 *
 * Events are taken in text order; each joins the group it fits best, or begins a new one. Type,
 * mode, status, day, place and participants may forbid or favour a join; a definite noun ("the
 * attack") and nearness favour it; "another" and a new item of a list forbid it.
 */
#include "incident/parts.h"

/* Days that may lie between two tellings of one incident: a night has two dates. */
enum { SLACK_DAYS = 1 };

/* What an event must score to join a group, and what the signs of it count. */
static const double LEAST = 1.0, NEVER = -100.0;

typedef struct happening {
    uint8_t type;
    uint32_t first, last; /* events */
    cs_day from, to;      /* CS_DAY_NONE: open */
    uint32_t place;       /* the first that is known */
    cs_str mode;          /* the finest so far */
    bool happened;        /* occurred, ongoing or attempted */
    uint32_t section;
} happening;

typedef struct grouper {
    const struct cs_incidenter *t;
    const cs_story *s;
    cs_vec(happening) groups;
    uint32_t *of;       /* [events] */
    uint32_t *sections; /* [sentences] which item of a list it stands in */
} grouper;

bool cs_incident_dates(const cs_story *s, const cs_event *event, cs_day *from, cs_day *to) {
    if (event->time == CS_NONE || s->times.at[event->time].from == CS_DAY_NONE)
        return false;
    *from = s->times.at[event->time].from;
    *to = s->times.at[event->time].to;
    return true;
}

/* ---- lists ------------------------------------------------------------------------------------
 */

/* Does the sentence begin an item of a list: "1. DJUGU:", "* Fighting", "- On Sunday"? */
static bool begins_item(const cs_story *s, uint32_t sentence) {
    const cs_sentence *in = &s->sentences.at[sentence];
    if (in->span.start > 0 && s->text.at[in->span.start - 1] != '\n')
        return false;
    cs_str first = cs_story_words(s, s->tokens.at[in->token].span);
    static const char *const bullets[] = {"*", "-", "\xE2\x80\xA2", "\xE2\x80\x93", NULL};
    for (const char *const *b = bullets; *b; b++)
        if (cs_str_eq(first, *b))
            return true;
    bool digit = s->tokens.at[in->token].shape & CS_SHAPE_DIGIT;
    cs_str second = in->token + 1 < in->token_end
                        ? cs_story_words(s, s->tokens.at[in->token + 1].span)
                        : CS_STR("");
    return digit && (cs_str_eq(second, ".") || cs_str_eq(second, ")") || cs_str_ends(first, "."));
}

static void find_sections(grouper *g) {
    uint32_t section = 0;
    g->sections = cs_arena_new(g->s->scratch, uint32_t, g->s->sentences.count);
    for (uint32_t i = 0; i < g->s->sentences.count; i++) {
        section += begins_item(g->s, i);
        g->sections[i] = section;
    }
}

/* ---- likeness ---------------------------------------------------------------------------------
 */

static bool happened(const cs_event *e) {
    return e->status == CS_STATUS_OCCURRED || e->status == CS_STATUS_ONGOING ||
           e->status == CS_STATUS_ATTEMPTED;
}

static double by_mode(const grouper *g, const happening *group, const cs_event *e) {
    if (group->type != e->type)
        return NEVER;
    if (cs_str_is(group->mode, e->mode))
        return cs_str_eq(e->mode, "unspecified") ? 0.3 : 0.6;
    const cs_ontology_row *a = cs_incident_row(g->t, group->type, group->mode),
                          *b = cs_incident_row(g->t, e->type, e->mode);
    if (a->fineness == 0 || b->fineness == 0)
        return 0.3;
    bool family = a->family.at && b->family.at && cs_str_is(a->family, b->family);
    return family ? 0.2 : -1.2;
}

static double by_date(const grouper *g, const happening *group, const cs_event *e) {
    cs_day from, to;
    if (group->from == CS_DAY_NONE || !cs_incident_dates(g->s, e, &from, &to))
        return 0;
    if (from == group->from && to == group->to)
        return 0.8;
    if (from > group->to + SLACK_DAYS || to + SLACK_DAYS < group->from)
        return NEVER;
    bool within =
        (from >= group->from && to <= group->to) || (from <= group->from && to >= group->to);
    return within ? 0.3 : -1.0;
}

static bool is_wide(const cs_place *p) {
    return p->precision == CS_PRECISION_COUNTRY || p->precision == CS_PRECISION_REGION ||
           p->precision == CS_PRECISION_ADMIN1;
}

static double by_place(const grouper *g, const happening *group, const cs_event *e) {
    if (group->place == CS_NONE || e->place == CS_NONE)
        return 0;
    const cs_place *a = &g->s->places.at[group->place], *b = &g->s->places.at[e->place];
    bool same = (a->geonameid && a->geonameid == b->geonameid) ||
                cs_phrase_key(a->name) == cs_phrase_key(b->name);
    if (same)
        return 0.5;
    if (a->country.at && b->country.at && !cs_str_is(a->country, b->country))
        return -2.0;
    return is_wide(a) || is_wide(b) ? 0 : -0.7;
}

static bool share_entity(const cs_story *s, const cs_ids *a, const cs_ids *b) {
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++)
            if (s->mentions.at[a->at[i]].entity == s->mentions.at[b->at[k]].entity)
                return true;
    return false;
}

/* Known actors of both that are not the same speak against a join. */
static bool differ(const cs_story *s, const cs_ids *a, const cs_ids *b) {
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++) {
            uint32_t x = s->mentions.at[a->at[i]].entity, y = s->mentions.at[b->at[k]].entity;
            const cs_actor *one = s->entities.at[x].actor, *other = s->entities.at[y].actor;
            if (!one || !other || !one->id.at || !other->id.at)
                return false;
            if (cs_str_is(one->id, other->id))
                return false;
        }
    return a->count && b->count;
}

static double by_participants(const grouper *g, const cs_event *a, const cs_event *b) {
    double sum = 0;
    if (share_entity(g->s, &a->agents, &b->agents))
        sum += 0.6;
    else if (differ(g->s, &a->agents, &b->agents))
        sum -= 1.0;
    if (share_entity(g->s, &a->targets, &b->targets))
        sum += 0.5;
    if (share_entity(g->s, &a->agents, &b->targets))
        sum -= 0.8;
    return sum;
}

/* "a second blast", "another attack", "separately": something else. */
static bool is_other(const cs_story *s, const cs_event *e) {
    static const char *const words[] = {"another",  "second",  "third",     "fourth",
                                        "separate", "other",   "different", "similar",
                                        "previous", "earlier", NULL};
    for (uint32_t c = s->tokens.at[e->token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        for (const char *const *w = words; *w; w++)
            if (cs_str_eq(s->tokens.at[c].lemma, *w))
                return true;
    return false;
}

/* Does one of two events of a sentence hang from the other, so that they are told as one? */
static bool is_told_as_one(const cs_story *s, const cs_event *a, const cs_event *b) {
    if (a->sentence != b->sentence)
        return false;
    return cs_story_below(s, a->token, b->token) || cs_story_below(s, b->token, a->token) ||
           s->tokens.at[a->token].head == s->tokens.at[b->token].head;
}

static double by_nearness(const grouper *g, const cs_event *last, const cs_event *e) {
    uint32_t apart = e->sentence - last->sentence;
    if (is_told_as_one(g->s, last, e))
        return 0.9;
    if (apart <= 1)
        return apart ? 0.4 : 0.6;
    return 0.4 - 0.08 * (double)(apart < 10 ? apart : 10);
}

static double likeness(const grouper *g, const happening *group, const cs_event *e) {
    const cs_event *last = &g->s->events.at[group->last], *first = &g->s->events.at[group->first];
    if (group->happened != happened(e) || group->section != g->sections[e->sentence])
        return NEVER;
    double sum = by_mode(g, group, e) + by_date(g, group, e) + by_place(g, group, e) +
                 by_nearness(g, last, e);
    double early = by_participants(g, first, e), late = by_participants(g, last, e);
    sum += early > late ? early : late;
    if (e->definite)
        sum += 0.4;
    if (is_other(g->s, e))
        sum -= 2.0;
    if (e->effect != CS_EFFECT_UNKNOWN && !e->agents.count && !e->nominal)
        sum += 0.4; /* "25 were killed": of what was just told */
    return sum;
}

/* ---- joining ----------------------------------------------------------------------------------
 */

static void widen(grouper *g, happening *group, uint32_t event) {
    const cs_event *e = &g->s->events.at[event];
    cs_day from, to;
    group->last = event;
    if (cs_incident_dates(g->s, e, &from, &to) &&
        (group->from == CS_DAY_NONE || to - from < group->to - group->from)) {
        group->from = from;
        group->to = to;
    }
    if (group->place == CS_NONE || (e->place != CS_NONE && is_wide(&g->s->places.at[group->place])))
        group->place = e->place == CS_NONE ? group->place : e->place;
    if (cs_incident_row(g->t, e->type, e->mode)->fineness >
        cs_incident_row(g->t, group->type, group->mode)->fineness)
        group->mode = e->mode;
}

static uint32_t begin(grouper *g, uint32_t event) {
    const cs_event *e = &g->s->events.at[event];
    *cs_vec_push(g->s->scratch, &g->groups) = (happening){.type = e->type,
                                                          .first = event,
                                                          .last = event,
                                                          .from = CS_DAY_NONE,
                                                          .to = CS_DAY_NONE,
                                                          .place = CS_NONE,
                                                          .mode = e->mode,
                                                          .happened = happened(e),
                                                          .section = g->sections[e->sentence]};
    return g->groups.count - 1;
}

/* Statuses that make no incident of their own: what is only imagined, and what did not happen. */
static bool makes_incident(const cs_event *e) {
    return e->status != CS_STATUS_HYPOTHETICAL && e->polarity == CS_POLARITY_POSITIVE;
}

/* Groups further back than this many are not looked at: a report tells of few things at once. */
enum { LOOK_BACK = 60 };

static uint32_t place_event(grouper *g, uint32_t event) {
    const cs_event *e = &g->s->events.at[event];
    uint32_t best = CS_NONE, count = g->groups.count;
    double most = LEAST;
    for (uint32_t i = count > LOOK_BACK ? count - LOOK_BACK : 0; i < count; i++) {
        double score = likeness(g, &g->groups.at[i], e);
        if (score >= most) {
            most = score;
            best = i;
        }
    }
    if (best == CS_NONE)
        best = begin(g, event);
    widen(g, &g->groups.at[best], event);
    return best;
}

uint32_t cs_incident_group(const struct cs_incidenter *t, const cs_story *s, uint32_t *groups) {
    grouper g = {.t = t, .s = s, .of = groups};
    find_sections(&g);
    for (uint32_t i = 0; i < s->events.count; i++)
        groups[i] = makes_incident(&s->events.at[i]) ? place_event(&g, i) : CS_NONE;
    return g.groups.count;
}
