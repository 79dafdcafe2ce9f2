/* likeness.c: signs that an event is a telling of a happening; see joins.h for what they mean. */
#include "incident/group.h"

#include <math.h>

/* Days that may lie between two tellings of one incident: a night has two dates. */
enum { SLACK_DAYS = 1 };

/* "In 1996 the movement held 26 people": more than a year before the report. */
static bool is_of_old(const cs_story *s, const cs_event *e) {
    enum { YEAR_DAYS = 366 };
    cs_day from, to;
    return s->source.day != CS_DAY_NONE && cs_incident_dates(s, e, &from, &to) &&
           to + YEAR_DAYS < s->source.day;
}

uint8_t cs_likeness_stands(const cs_story *s, const cs_event *e) {
    if (e->status == CS_STATUS_HISTORICAL || (e->status == CS_STATUS_OCCURRED && is_of_old(s, e)))
        return CS_STANDS_OLD;
    return e->status <= CS_STATUS_ATTEMPTED ? CS_STANDS_DONE : CS_STANDS_AHEAD;
}

/* ---- kind, time and place ---------------------------------------------------------------------
 */

static cs_join by_mode(const cs_telling *l, const cs_happening *group) {
    const cs_ontology_row *a = cs_incident_row(l->t, group->type, group->mode),
                          *b = cs_incident_row(l->t, l->event->type, l->event->mode);
    if (a->fineness == 0 && b->fineness == 0)
        return CS_JOIN_OPEN_MODES;
    if (a == b)
        return CS_JOIN_SAME_MODE;
    if (a->fineness == 0 || b->fineness == 0)
        return CS_JOIN_OPEN_MODE;
    if (a->family.at && b->family.at && cs_str_is(a->family, b->family))
        return CS_JOIN_SAME_FAMILY;
    bool seizure = cs_str_eq(a->family, "abduct") || cs_str_eq(b->family, "abduct");
    return seizure ? CS_JOIN_SEIZURE : CS_JOIN_OTHER_FAMILY;
}

/* CS_JOIN_COUNT: no sign. */
static cs_join by_date(const cs_telling *l, const cs_happening *group) {
    cs_day from, to;
    if (group->from == CS_DAY_NONE || !cs_incident_dates(l->s, l->event, &from, &to))
        return CS_JOIN_COUNT;
    if (from == group->from && to == group->to)
        return CS_JOIN_SAME_DATE;
    if (from > group->to + SLACK_DAYS || to + SLACK_DAYS < group->from)
        return CS_JOIN_OTHER_DATE;
    bool within =
        (from >= group->from && to <= group->to) || (from <= group->from && to >= group->to);
    return within ? CS_JOIN_WITHIN_DATE : CS_JOIN_NEAR_DATE;
}

static bool is_wide(const cs_place *p) {
    return p->precision == CS_PRECISION_COUNTRY || p->precision == CS_PRECISION_REGION ||
           p->precision == CS_PRECISION_ADMIN1;
}

/* "Elm Street", a part of a town, and the town, as far as the gazetteer knows where they are. */
static bool is_within_town(const cs_place *part, const cs_place *town) {
    enum { DEGREES = 1 };
    bool known = !isnan(part->lat) && !isnan(town->lat);
    bool near = !known || (fabs(part->lat - town->lat) < DEGREES / 3.0 &&
                           fabs(part->lon - town->lon) < DEGREES / 2.0);
    return near && (cs_str_eq(part->feature, "RD") || cs_str_eq(part->feature, "PPLX")) &&
           !cs_str_eq(town->feature, "RD") && !cs_str_eq(town->feature, "PPLX");
}

/* A day's walk apart or more? */
static bool is_far(const cs_place *a, const cs_place *b) {
    enum { KILOMETRES = 50 };
    const double degree = 111.0, turn = 3.14159265 / 180;
    if (isnan(a->lat) || isnan(b->lat))
        return false;
    double north = a->lat - b->lat, east = (a->lon - b->lon) * cos(a->lat * turn);
    return north * north + east * east > pow(KILOMETRES / degree, 2);
}

/* A province and a town of another one, or two provinces. */
static bool in_other_province(const cs_place *a, const cs_place *b) {
    bool province = a->precision == CS_PRECISION_ADMIN1 || b->precision == CS_PRECISION_ADMIN1;
    return province && a->admin1.at && b->admin1.at && !cs_str_is(a->admin1, b->admin1);
}

static cs_join by_place(const cs_telling *l, const cs_happening *group) {
    if (group->place == CS_NONE || l->event->place == CS_NONE)
        return CS_JOIN_COUNT;
    const cs_place *a = &l->s->places.at[group->place], *b = &l->s->places.at[l->event->place];
    bool same = (a->geonameid && a->geonameid == b->geonameid) ||
                cs_phrase_key(a->name) == cs_phrase_key(b->name);
    if (same)
        return CS_JOIN_SAME_PLACE;
    if (a->country.at && b->country.at && !cs_str_is(a->country, b->country))
        return CS_JOIN_OTHER_COUNTRY;
    if (in_other_province(a, b))
        return CS_JOIN_FAR_PLACE;
    return is_wide(a) || is_wide(b) || is_within_town(a, b) || is_within_town(b, a)
               ? CS_JOIN_WITHIN_PLACE
           : is_far(a, b) ? CS_JOIN_FAR_PLACE
                          : CS_JOIN_OTHER_PLACE;
}

/* "in the east of the city" and "in its west" */
static bool on_another_side(const cs_telling *l, const cs_happening *group) {
    return l->sides && cs_incident_opposite(l->sides, group->sides);
}

/* ---- participants -----------------------------------------------------------------------------
 */

static bool share_entity(const cs_story *s, const cs_ids *a, const cs_ids *b) {
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++) {
            uint32_t one = s->mentions.at[a->at[i]].entity;
            if (one != CS_NONE && one == s->mentions.at[b->at[k]].entity)
                return true;
        }
    return false;
}

static const cs_actor *actor_of(const cs_story *s, uint32_t mention) {
    uint32_t entity = s->mentions.at[mention].entity;
    return entity == CS_NONE ? NULL : s->entities.at[entity].actor;
}

static bool may_be_one(const cs_actor *a, const cs_actor *b) {
    return cs_str_is(a->id, b->id) || cs_incident_is_body(a, b) || cs_incident_is_body(b, a);
}

/* Known actors of both that are not the same. */
static bool other_actors(const cs_story *s, const cs_ids *a, const cs_ids *b) {
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++) {
            const cs_actor *one = actor_of(s, a->at[i]), *other = actor_of(s, b->at[k]);
            if (!one || !other || !one->id.at || !other->id.at || may_be_one(one, other))
                return false;
        }
    return a->count && b->count;
}

bool cs_likeness_other_agents(const cs_story *s, const cs_event *a, const cs_event *b) {
    return !share_entity(s, &a->agents, &b->agents) && other_actors(s, &a->agents, &b->agents);
}

/* Is one of both a name, and none of them the same? */
static bool other_names(const cs_story *s, const cs_ids *a, const cs_ids *b) {
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++) {
            const cs_mention *one = &s->mentions.at[a->at[i]], *other = &s->mentions.at[b->at[k]];
            if (one->form != CS_FORM_NAME || other->form != CS_FORM_NAME ||
                one->entity == other->entity)
                return false;
        }
    return a->count && b->count;
}

static bool called_alike(const cs_story *s, const cs_ids *a, const cs_ids *b) {
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++)
            if (s->tokens.at[s->mentions.at[a->at[i]].head].lemma_key ==
                s->tokens.at[s->mentions.at[b->at[k]].head].lemma_key)
                return true;
    return false;
}

/* Two words or more, the same ones. */
static bool called_same(const cs_story *s, const cs_ids *a, const cs_ids *b) {
    for (uint32_t i = 0; i < a->count; i++)
        for (uint32_t k = 0; k < b->count; k++) {
            const cs_mention *one = &s->mentions.at[a->at[i]], *other = &s->mentions.at[b->at[k]];
            if (one->token_end - one->token >= 2 &&
                cs_phrase_key(cs_story_words(s, one->span)) ==
                    cs_phrase_key(cs_story_words(s, other->span)))
                return true;
        }
    return false;
}

static bool same_number(const cs_story *s, const cs_event *a, const cs_event *b) {
    for (uint32_t i = 0; i < a->quantities.count; i++)
        for (uint32_t k = 0; k < b->quantities.count; k++)
            if (s->quantities.at[a->quantities.at[i]].best ==
                s->quantities.at[b->quantities.at[k]].best)
                return true;
    return false;
}

/* Who suffers in a fight are its sides: "soldiers clashed with gunmen; two soldiers were killed".
 */
static bool suffers_in_fight(const cs_story *s, const cs_event *fight, const cs_event *e) {
    return cs_str_eq(fight->mode, "clash") && fight->agents.count &&
           (share_entity(s, &fight->agents, &e->targets) ||
            called_alike(s, &fight->agents, &e->targets));
}

static double by_participants(const cs_telling *l, const cs_event *a) {
    const cs_story *s = l->s;
    const cs_event *b = l->event;
    const double *w = l->t->joins.weights;
    if (suffers_in_fight(s, a, b))
        return w[CS_JOIN_ALIKE_TARGET];
    double sum = 0;
    if (share_entity(s, &a->agents, &b->agents))
        sum += w[CS_JOIN_SAME_AGENT];
    if (share_entity(s, &a->targets, &b->targets))
        sum += w[CS_JOIN_SAME_TARGET];
    else if (called_same(s, &a->targets, &b->targets))
        sum += w[CS_JOIN_NAMESAKE_TARGET];
    else if (called_alike(s, &a->targets, &b->targets))
        sum += w[CS_JOIN_ALIKE_TARGET];
    else if (other_names(s, &a->targets, &b->targets))
        sum += w[CS_JOIN_OTHER_TARGET];
    if (share_entity(s, &a->agents, &b->targets) || share_entity(s, &a->targets, &b->agents))
        sum += w[CS_JOIN_TURNED];
    if (a->agents.count && a->sentence != b->sentence && cs_likeness_brings_in(s, &b->agents))
        sum += w[CS_JOIN_NEW_AGENT];
    if (a->targets.count && a->sentence != b->sentence && cs_likeness_brings_in(s, &b->targets) &&
        !called_alike(s, &a->targets, &b->targets))
        sum += w[CS_JOIN_NEW_TARGET];
    return same_number(s, a, b) ? sum + w[CS_JOIN_SAME_NUMBER] : sum;
}

/* ---- the telling ------------------------------------------------------------------------------
 */

/* "others" in "six others were hurt": people beside those told of. */
static bool is_others(const cs_token *t) {
    return t->upos == CS_UPOS_NOUN && cs_str_eq(t->lemma, "other");
}

/* "a second blast", "another attack", "separately": something else. */
static bool is_another(const cs_story *s, const cs_event *e) {
    for (uint32_t c = s->tokens.at[e->token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (cs_incident_is_other(s->tokens.at[c].lemma) && !is_others(&s->tokens.at[c]))
            return true;
    return false;
}

/* Does one of two events of a sentence hang from the other, so that they are told as one? */
static bool is_told_as_one(const cs_story *s, const cs_event *a, const cs_event *b) {
    return cs_story_below(s, a->token, b->token) || cs_story_below(s, b->token, a->token) ||
           s->tokens.at[a->token].head == s->tokens.at[b->token].head;
}

/* "Strikes in response to the killing": two happenings. */
static bool is_answer(const cs_telling *l, const cs_happening *group) {
    uint32_t own = (uint32_t)(l->event - l->s->events.at);
    for (uint32_t i = 0; i < group->events.count; i++) {
        uint32_t other = group->events.at[i];
        if (cs_ids_have(&l->event->responds_to, other) ||
            cs_ids_have(&l->s->events.at[other].responds_to, own))
            return true;
    }
    return false;
}

static double by_nearness(const cs_telling *l, const cs_event *a) {
    const double *w = l->t->joins.weights;
    uint32_t apart = l->event->sentence - a->sentence;
    if (apart == 0)
        return w[is_told_as_one(l->s, a, l->event) ? CS_JOIN_TOLD_AS_ONE : CS_JOIN_SAME_SENTENCE];
    if (apart == 1)
        return w[CS_JOIN_NEXT_SENTENCE];
    return w[CS_JOIN_EACH_SENTENCE] * (double)(apart < 10 ? apart : 10);
}

bool cs_likeness_is_specific(const cs_story *s, const cs_event *e) {
    for (uint32_t i = 0; i < e->targets.count; i++)
        if (s->mentions.at[e->targets.at[i]].form != CS_FORM_PRONOUN)
            return true;
    return e->agents.count || e->quantities.count || e->place != CS_NONE || e->time != CS_NONE;
}

/* "the teenager", "the victim": somebody told of before. */
static bool is_known_person(const cs_story *s, uint32_t mention) {
    static const char *const the[] = {"the", NULL};
    const cs_mention *m = &s->mentions.at[mention];
    return m->form == CS_FORM_NOMINAL && m->token > 0 && cs_story_is_any(s, m->token - 1, the) &&
           s->tokens.at[m->head].xpos == CS_XPOS_NN;
}

static bool hurt(const cs_story *s, const cs_happening *group, uint32_t entity) {
    for (uint32_t i = 0; i < group->events.count; i++) {
        const cs_event *e = &s->events.at[group->events.at[i]];
        for (uint32_t k = 0; k < e->targets.count; k++)
            if (entity != CS_NONE && s->mentions.at[e->targets.at[k]].entity == entity)
                return true;
    }
    return false;
}

static bool wounds(const cs_story *s, const cs_happening *group) {
    for (uint32_t i = 0; i < group->events.count; i++)
        if (s->events.at[group->events.at[i]].effect == CS_EFFECT_INJURED)
            return true;
    return false;
}

/* Is it told that who was hurt has died since: "On Saturday the teenager was pronounced dead"? The
 * day of a death is not that of the deed. */
static bool is_later_death(const cs_telling *l, const cs_happening *group) {
    const cs_event *e = l->event;
    cs_day from, to;
    if (e->effect != CS_EFFECT_KILLED || e->agents.count || e->targets.count != 1 ||
        !cs_incident_dates(l->s, e, &from, &to) || from <= group->to)
        return false;
    uint32_t mention = e->targets.at[0];
    return hurt(l->s, group, l->s->mentions.at[mention].entity) ||
           (is_known_person(l->s, mention) && wounds(l->s, group));
}

static double by_telling(const cs_telling *l, const cs_happening *group) {
    const cs_event *e = l->event;
    const double *w = l->t->joins.weights;
    double sum = e->definite ? w[CS_JOIN_DEFINITE] : 0;
    if (!cs_likeness_is_specific(l->s, e))
        sum += w[CS_JOIN_VAGUE];
    uint32_t last = l->s->events.at[group->events.at[group->events.count - 1]].sentence;
    if (is_another(l->s, e) || (last != e->sentence && cs_incident_turns_away(l->s, e->sentence)))
        sum += w[CS_JOIN_ANOTHER];
    if (e->effect != CS_EFFECT_UNKNOWN && !e->agents.count && !e->nominal)
        sum += w[CS_JOIN_OUTCOME];
    for (uint32_t i = 0; i < group->events.count && !e->definite; i++)
        if (l->s->tokens.at[l->s->events.at[group->events.at[i]].token].lemma_key ==
            l->s->tokens.at[e->token].lemma_key)
            return sum + w[CS_JOIN_SAME_WORD];
    return sum;
}

/* Events of a happening that are looked at one by one: the first ones and the last ones. */
enum { FIRST_EVENTS = 4, LAST_EVENTS = 8 };

/* The best that participants and nearness say of the happening's events. */
static double by_events(const cs_telling *l, const cs_happening *group) {
    double who = CS_LIKENESS_NEVER, near = CS_LIKENESS_NEVER;
    uint32_t count = group->events.count;
    for (uint32_t i = 0; i < count; i++) {
        if (i >= FIRST_EVENTS && i + LAST_EVENTS < count)
            continue;
        const cs_event *a = &l->s->events.at[group->events.at[i]];
        double one = by_participants(l, a), other = by_nearness(l, a);
        who = one > who ? one : who;
        near = other > near ? other : near;
    }
    return who + near;
}

/* Did others do it than those who did the happening, as far as any of its events tells? */
static bool by_others(const cs_telling *l, const cs_happening *group) {
    bool others = false;
    for (uint32_t i = 0; i < group->events.count; i++) {
        const cs_event *a = &l->s->events.at[group->events.at[i]];
        if (share_entity(l->s, &a->agents, &l->event->agents))
            return false;
        others |= cs_likeness_other_agents(l->s, a, l->event);
    }
    return others;
}

double cs_likeness(const cs_telling *l, const cs_happening *group, bool first, bool latest) {
    const double *w = l->t->joins.weights;
    if (group->type != l->event->type || group->section != l->section ||
        group->stands != cs_likeness_stands(l->s, l->event))
        return CS_LIKENESS_NEVER;
    cs_join date = is_later_death(l, group) ? CS_JOIN_COUNT : by_date(l, group),
            place = by_place(l, group);
    double sum = w[CS_JOIN_START] + w[by_mode(l, group)] + by_telling(l, group);
    sum += date == CS_JOIN_COUNT ? 0 : w[date];
    sum += place == CS_JOIN_COUNT ? 0 : w[place];
    if (place == CS_JOIN_OTHER_PLACE || place == CS_JOIN_FAR_PLACE)
        sum += cs_likeness_begins_with_place(l->s, l->event) ? w[CS_JOIN_NEW_PLACE] : 0;
    if (group->place == CS_NONE && cs_likeness_opens_scene(l->s, l->event))
        sum += w[CS_JOIN_NEW_SCENE];
    sum += cs_likeness_other_victim(l, group) ? w[CS_JOIN_OTHER_VICTIM] : 0;
    sum += by_others(l, group) ? w[CS_JOIN_OTHER_AGENT] : 0;
    sum += on_another_side(l, group) ? w[CS_JOIN_OTHER_SIDE] : 0;
    sum += l->judged ? w[CS_JOIN_JUDGED] : 0;
    sum += first ? w[CS_JOIN_FIRST] : 0;
    sum += latest ? w[CS_JOIN_LATEST] : 0;
    sum += is_answer(l, group) ? w[CS_JOIN_ANSWERS] : 0;
    return sum + by_events(l, group);
}
