/* group.c: which events are one incident.
 *
 * Events are taken in text order; each joins the happening it fits best, or begins a new one
 * (likeness.c says how well). What is told without any detail is no incident of its own where
 * another of its type stands in the report.
 */
#include "incident/group.h"

typedef struct grouper {
    const struct cs_incidenter *t;
    const cs_story *s;
    cs_vec(cs_happening) groups;
    uint32_t latest;          /* the group told of last, or CS_NONE */
    const uint32_t *sections; /* [sentences] which item of a list it stands in */
    bool judged;              /* will what is told be judged when it is whole (news.h)? */
} grouper;

bool cs_incident_dates(const cs_story *s, const cs_event *event, cs_day *from, cs_day *to) {
    if (event->time == CS_NONE || s->times.at[event->time].from == CS_DAY_NONE)
        return false;
    *from = s->times.at[event->time].from;
    const cs_time *time = &s->times.at[event->time];
    bool range = time->until != CS_NONE && s->times.at[time->until].to != CS_DAY_NONE;
    *to = range ? s->times.at[time->until].to : time->to;
    return true;
}

/* ---- joining ----------------------------------------------------------------------------------
 */

static bool is_narrower(const cs_story *s, uint32_t place, uint32_t than) {
    return place != CS_NONE &&
           (than == CS_NONE || s->places.at[place].precision < s->places.at[than].precision);
}

static void widen(grouper *g, cs_happening *group, uint32_t event) {
    const cs_event *e = &g->s->events.at[event];
    cs_day from, to;
    *cs_vec_push(g->s->scratch, &group->events) = event;
    if (cs_incident_dates(g->s, e, &from, &to) &&
        (group->from == CS_DAY_NONE || to - from < group->to - group->from)) {
        group->from = from;
        group->to = to;
    }
    if (is_narrower(g->s, e->place, group->place))
        group->place = e->place;
    group->sides |= cs_incident_sides(g->s, e->sentence);
    if (cs_incident_row(g->t, e->type, e->mode)->fineness >
        cs_incident_row(g->t, group->type, group->mode)->fineness)
        group->mode = e->mode;
}

static uint32_t begin(grouper *g, const cs_event *e) {
    *cs_vec_push(g->s->scratch, &g->groups) = (cs_happening){.type = e->type,
                                                             .stands = cs_likeness_stands(g->s, e),
                                                             .from = CS_DAY_NONE,
                                                             .to = CS_DAY_NONE,
                                                             .place = CS_NONE,
                                                             .mode = e->mode,
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
    cs_telling telling = {
        g->t, g->s, e, g->sections[e->sentence], cs_incident_sides(g->s, e->sentence), g->judged};
    uint32_t best = CS_NONE, count = g->groups.count;
    double most = 0;
    for (uint32_t i = count > LOOK_BACK ? count - LOOK_BACK : 0; i < count; i++) {
        double score = cs_likeness(&telling, &g->groups.at[i], i == 0, i == g->latest);
        if (score >= most) {
            most = score;
            best = i;
        }
    }
    if (best == CS_NONE)
        best = begin(g, e);
    widen(g, &g->groups.at[best], event);
    g->latest = best;
    return best;
}

/* ---- a second look -----------------------------------------------------------------------------
 *
 * An event is placed by what was told before it. What its happening turns out to be may show that
 * it is one that was told earlier: "an attack on Friday" that goes on "killed a contractor", of
 * whom an earlier sentence spoke. */

/* How well the later group's events fit the earlier group: the best of them, unless one of them
 * speaks against it outright. */
static double fit(const grouper *g, const cs_happening *later, const cs_happening *earlier) {
    double best = CS_LIKENESS_NEVER;
    for (uint32_t i = 0; i < later->events.count; i++) {
        const cs_event *e = &g->s->events.at[later->events.at[i]];
        cs_telling telling = {g->t, g->s, e, later->section, later->sides, g->judged};
        double score = cs_likeness(&telling, earlier, false, false);
        if (score <= CS_LIKENESS_AGAINST)
            return CS_LIKENESS_NEVER;
        best = score > best ? score : best;
    }
    return best;
}

static void merge(grouper *g, uint32_t into, uint32_t from, uint32_t *groups) {
    cs_happening *gone = &g->groups.at[from];
    for (uint32_t i = 0; i < gone->events.count; i++) {
        groups[gone->events.at[i]] = into;
        widen(g, &g->groups.at[into], gone->events.at[i]);
    }
    gone->events.count = 0;
}

/* Was it brought in as something else: "Hours later"? */
static bool turns_away(const grouper *g, const cs_happening *group) {
    return cs_incident_turns_away(g->s, g->s->events.at[group->events.at[0]].sentence);
}

static void look_again(grouper *g, uint32_t *groups) {
    double least = g->t->joins.weights[CS_JOIN_LEAST_AGAIN];
    uint32_t count = g->groups.count < LOOK_BACK ? g->groups.count : LOOK_BACK;
    for (uint32_t later = 1; later < count; later++) {
        uint32_t best = CS_NONE;
        double most = least;
        if (turns_away(g, &g->groups.at[later]))
            continue;
        for (uint32_t i = 0; i < later; i++) {
            double score = g->groups.at[i].events.count
                               ? fit(g, &g->groups.at[later], &g->groups.at[i])
                               : CS_LIKENESS_NEVER;
            if (score >= most) {
                most = score;
                best = i;
            }
        }
        if (best != CS_NONE)
            merge(g, best, later, groups);
    }
}

/* ---- what is no incident of its own -----------------------------------------------------------
 */

static bool is_specific(const cs_story *s, const cs_happening *group) {
    for (uint32_t i = 0; i < group->events.count; i++)
        if (cs_likeness_is_specific(s, &s->events.at[group->events.at[i]]))
            return true;
    return false;
}

enum { KEPT, VAGUE, WORTHLESS };

/* What lies ahead is told of in passing and need be worth but half. An item of a bulletin is there
 * for what it tells first. */
static bool has_worth(const grouper *g, const cs_happening *group) {
    if (group->events.count &&
        cs_incident_under_label(g->s, g->s->events.at[group->events.at[0]].sentence))
        return true;
    const double *w = g->t->joins.weights;
    double least = w[g->judged ? CS_JOIN_LEAST_WORTH_JUDGED : CS_JOIN_LEAST_WORTH];
    least = group->stands == CS_STANDS_AHEAD ? least / 2 : least;
    for (uint32_t i = 0; i < group->events.count; i++)
        if (g->s->events.at[group->events.at[i]].worth >= least)
            return true;
    return false;
}

/* Does it tell that someone was killed or hurt, or of a shooting or stabbing, where someone mostly
 * was?
 */
static bool has_harm(const grouper *g, const cs_happening *group) {
    for (uint32_t i = 0; i < group->events.count; i++) {
        const cs_event *e = &g->s->events.at[group->events.at[i]];
        if (e->effect == CS_EFFECT_KILLED || e->effect == CS_EFFECT_INJURED ||
            cs_str_eq(e->mode, "firearms") || cs_str_eq(e->mode, "stab"))
            return true;
    }
    return false;
}

/* ---- what belongs to an arrest ---- */

/* "caught in a raid", "held during raids": the raid is the arrest's own circumstance. */
static bool is_circumstance(const cs_story *s, const cs_event *e, const cs_event *arrest) {
    static const char *const words[] = {"in", "during", NULL};
    const cs_token *t = &s->tokens.at[e->token];
    uint32_t preposition = cs_story_child(s, e->token, CS_DEP_CASE);
    return e->type == CS_TYPE_ASSAULT && e->nominal && !e->targets.count &&
           e->effect == CS_EFFECT_UNKNOWN && t->head == arrest->token && preposition != CS_NONE &&
           cs_str_is_any(s->tokens.at[preposition].lemma, words);
}

/* "Seized from them were two rifles": nothing is said but what an arrest just told brought. */
static bool is_yield(const cs_story *s, const cs_event *e, const cs_event *arrest) {
    return e->type == CS_TYPE_COERCE && e->sentence - arrest->sentence <= 1 &&
           !cs_likeness_is_specific(s, e);
}

static bool is_of_arrest(const grouper *g, const cs_happening *group) {
    if (group->events.count != 1)
        return false;
    const cs_event *e = &g->s->events.at[group->events.at[0]];
    for (uint32_t i = 0; i < g->s->events.count; i++) {
        const cs_event *arrest = &g->s->events.at[i];
        bool before = arrest != e && arrest->sentence <= e->sentence && makes_incident(arrest) &&
                      cs_str_eq(arrest->mode, "arrest");
        if (before && (is_circumstance(g->s, e, arrest) || is_yield(g->s, e, arrest)))
            return true;
    }
    return false;
}

/* "attacks that it might plan": what lies ahead, in general, nowhere and at no time. */
static bool is_general_threat(const grouper *g, const cs_happening *group) {
    for (uint32_t i = 0; i < group->events.count; i++) {
        const cs_event *e = &g->s->events.at[group->events.at[i]];
        if (!e->nominal || e->definite || g->s->tokens.at[e->token].xpos != CS_XPOS_NNS ||
            e->quantities.count || e->targets.count || e->place != CS_NONE || e->time != CS_NONE)
            return false;
    }
    return group->stands == CS_STANDS_AHEAD;
}

/* A report of harm alone is about that, whatever it is worth elsewhere. */
static bool has_worthy(const grouper *g) {
    for (uint32_t i = 0; i < g->groups.count; i++)
        if (g->groups.at[i].type == CS_TYPE_ASSAULT && has_worth(g, &g->groups.at[i]))
            return true;
    return false;
}

/* Drops those that the report is not about, the vague ones that have a fellow and numbers those
 * that stay. */
static uint32_t number(const grouper *g, uint32_t *groups) {
    uint32_t count = 0, *numbers = cs_arena_new(g->s->scratch, uint32_t, g->groups.count);
    bool fellow = false, any = has_worthy(g);
    for (uint32_t i = 0; i < g->groups.count; i++) {
        const cs_happening *group = &g->groups.at[i];
        bool violent = group->type == CS_TYPE_ASSAULT, specific = is_specific(g->s, group);
        bool worthy = !violent || has_worth(g, group) || (!any && has_harm(g, group));
        worthy = worthy && !is_of_arrest(g, group) && !is_general_threat(g, group);
        numbers[i] = !group->events.count || !worthy ? WORTHLESS
                     : violent && !specific          ? VAGUE
                                                     : KEPT;
        fellow |= violent && specific && worthy;
    }
    for (uint32_t i = 0; i < g->groups.count; i++) {
        bool dropped = numbers[i] == WORTHLESS || (numbers[i] == VAGUE && fellow);
        numbers[i] = dropped ? CS_NONE : count++;
    }
    for (uint32_t i = 0; i < g->s->events.count; i++)
        groups[i] = groups[i] == CS_NONE ? CS_NONE : numbers[groups[i]];
    return count;
}

uint32_t cs_incident_group(const struct cs_incidenter *t, const cs_story *s,
                           const uint32_t *sections, uint32_t *groups) {
    grouper g = {.t = t, .s = s, .latest = CS_NONE, .sections = sections};
    g.judged = cs_news_knows(t, s);
    for (uint32_t i = 0; i < s->events.count; i++)
        groups[i] = makes_incident(&s->events.at[i]) ? place_event(&g, i) : CS_NONE;
    look_again(&g, groups);
    return number(&g, groups);
}
