/* whole.c: people who are listed twice: a group, and one by one those of whom it consists ("two
 * reporters, Juan Ruiz and Ana Diaz"; "the two were shot as they left"; "10 dead", and later "10
 * union leaders"). Where others of the list are all of the group, they stand for it, by the
 * incident's own figure; where they are some of it, they are marked as its parts. The figures and
 * the claims stay as they are. */
#include "incident/parts.h"

typedef struct whole {
    const cs_story *s;
    cs_incident *incident;
    bool *gone; /* [victims] */
} whole;

static cs_victim *at(const whole *w, uint32_t victim) {
    return &w->incident->victims.at[victim];
}

static bool is_exact(cs_count count) {
    return count.given && count.low == count.high;
}

/* ---- how well a group is told -----------------------------------------------------------------
 */

/* The last word of what the victim is called, of its first evidence; CS_NONE. */
static uint32_t noun_of(const cs_story *s, const cs_victim *v) {
    return cs_story_last_token(s, v->evidence.at[0]);
}

/* "two", "10 dead", "six people", "three others": does it say no more than that they are people? */
static bool is_general(const cs_story *s, const cs_victim *v) {
    static const char *const words[] = {"people", "person",   "other",  "dead",       "body",
                                        "victim", "casualty", "corpse", "individual", "both",
                                        "more",   "wound",    "injure", NULL};
    uint32_t noun = noun_of(s, v);
    return v->entity == CS_NONE || noun == CS_NONE || s->tokens.at[noun].upos == CS_UPOS_NUM ||
           cs_str_is_any(s->tokens.at[noun].lemma, words);
}

/* "the two guards", "both": those who were told of before. */
static bool is_definite(const cs_story *s, const cs_victim *v) {
    static const char *const words[] = {"the", "these", "those", "both", "all", NULL};
    uint32_t first, end;
    return cs_story_tokens_of(s, v->evidence.at[0], &first, &end) &&
           (cs_story_is_any(s, first, words) ||
            (first > 0 && cs_story_is_any(s, first - 1, words)));
}

/* May they be the same people by what they are? */
static bool is_like(const cs_victim *a, const cs_victim *b) {
    bool known = a->kind != CS_VICTIM_UNKNOWN && b->kind != CS_VICTIM_UNKNOWN;
    bool plain = (a->name.size && !a->description.size) || (b->name.size && !b->description.size);
    return !known || plain || a->kind == b->kind;
}

/* ---- a group and the others -------------------------------------------------------------------
 */

/* Is the other one told of what the group suffered, as somebody of its own or of the group's? */
static bool is_beside(const whole *w, uint32_t group, uint32_t other) {
    const cs_victim *v = at(w, other);
    return other != group && !w->gone[other] && v->effect == at(w, group)->effect &&
           (v->part_of == CS_NONE || v->part_of == group);
}

typedef struct others {
    int64_t sum; /* -1: not known */
    uint32_t count, named, parts;
    bool like; /* may all of them be of the group? */
} others;

static others others_of(const whole *w, uint32_t group, bool parts) {
    others o = {.like = true};
    for (uint32_t i = 0; i < w->incident->victims.count; i++) {
        const cs_victim *v = at(w, i);
        if (!is_beside(w, group, i) || (parts && v->part_of != group))
            continue;
        int64_t count = v->name.size ? 1 : is_exact(v->count) ? v->count.best : -1;
        o.sum = o.sum < 0 || count < 0 ? -1 : o.sum + count;
        o.count++;
        o.named += v->name.size > 0;
        o.parts += v->part_of == group;
        o.like &= is_like(at(w, group), v);
    }
    return o;
}

/* "two young reporters" without its number. */
static cs_str without_number(const cs_story *s, const cs_victim *group) {
    uint32_t first, end;
    if (!cs_story_tokens_of(s, group->evidence.at[0], &first, &end))
        return CS_STR_NONE;
    uint32_t i = first;
    while (i < end && (s->tokens.at[i].upos == CS_UPOS_NUM || s->tokens.at[i].upos == CS_UPOS_DET))
        i++;
    return i < end ? cs_story_words(s, cs_story_span(s, i, end)) : CS_STR_NONE;
}

/* The others take over what the group says of them. */
static void hand_over(const whole *w, uint32_t group) {
    const cs_victim *g = at(w, group);
    bool general = is_general(w->s, g);
    for (uint32_t i = 0; i < w->incident->victims.count; i++) {
        cs_victim *v = at(w, i);
        if (!is_beside(w, group, i))
            continue;
        for (uint32_t k = 0; k < g->evidence.count; k++)
            *cs_vec_push(w->s->arena, &v->evidence) = g->evidence.at[k];
        if (v->name.size && !v->description.size && !general) {
            v->description = without_number(w->s, g);
            v->kind = g->kind == CS_VICTIM_UNKNOWN ? v->kind : g->kind;
        }
        v->part_of = CS_NONE;
    }
    w->gone[group] = true;
}

/* "of whom 17", "three of them": does its number count some of others? */
static bool is_portion(const cs_story *s, const cs_victim *v) {
    uint32_t at = v->evidence.at[0].start;
    for (uint32_t i = cs_story_seek(s->quantities, at);
         i < s->quantities.count && s->quantities.at[i].span.start == at; i++)
        if (s->quantities.at[i].kind == CS_QUANTITY_PART)
            return true;
    return false;
}

/* Some who are counted behind the group in its sentence are its parts. */
static void mark_portions(const whole *w, uint32_t group) {
    const cs_victim *g = at(w, group);
    uint32_t first, end;
    if (!cs_story_tokens_of(w->s, g->evidence.at[0], &first, &end))
        return;
    cs_span in = w->s->sentences.at[w->s->tokens.at[first].sentence].span;
    for (uint32_t i = 0; i < w->incident->victims.count; i++) {
        cs_victim *v = at(w, i);
        if (is_beside(w, group, i) && cs_span_holds(in, v->evidence.at[0]) &&
            v->evidence.at[0].start > g->evidence.at[0].start && is_portion(w->s, v) &&
            is_exact(v->count) && v->count.best < g->count.best)
            v->part_of = group;
    }
}

static bool has_portions(const whole *w, uint32_t group) {
    for (uint32_t i = 0; i < w->incident->victims.count; i++)
        if (at(w, i)->part_of == group && is_portion(w->s, at(w, i)))
            return true;
    return false;
}

/* Are the people of the group all told by the others of the list? The incident's figure says that
 * nobody is left; or all of them are told as its parts. */
static bool is_told_out(const whole *w, uint32_t group) {
    const cs_victim *g = at(w, group);
    const cs_count *all = cs_incident_figure(w->incident, g->effect);
    others parts = others_of(w, group, true), o = others_of(w, group, false);
    if (parts.named && parts.sum == g->count.best)
        return true;
    bool counted = is_exact(*all) && o.sum == all->best && o.count > 1 && !has_portions(w, group);
    if (is_general(w->s, g) || (is_definite(w->s, g) && !parts.count))
        return counted;
    return counted && g->count.best == all->best && o.named == o.count && o.like;
}

/* "six people ... six traders": the worse telling of as many as all who suffered it; CS_NONE. */
static uint32_t worse_of(const whole *w, uint32_t a, uint32_t b) {
    const cs_victim *one = at(w, a), *two = at(w, b);
    if (is_general(w->s, one) && is_like(one, two))
        return a;
    return (is_general(w->s, two) || is_definite(w->s, two)) && is_like(one, two) ? b : CS_NONE;
}

static bool is_group(const whole *w, uint32_t victim) {
    const cs_victim *v = at(w, victim);
    return !w->gone[victim] && !v->name.size && is_exact(v->count) && v->count.best > 1 &&
           v->part_of == CS_NONE && v->effect >= CS_EFFECT_KILLED &&
           v->effect <= CS_EFFECT_DISPLACED;
}

static void merge(const whole *w, uint32_t from, uint32_t into) {
    cs_victim *v = at(w, into);
    const cs_spans *more = &at(w, from)->evidence;
    for (uint32_t k = 0; k < more->count; k++)
        *cs_vec_push(w->s->arena, &v->evidence) = more->at[k];
    for (uint32_t i = 0; i < w->incident->victims.count; i++)
        if (at(w, i)->part_of == from)
            at(w, i)->part_of = into;
    w->gone[from] = true;
}

/* Groups of one number that are one and the same. */
static void merge_groups(const whole *w) {
    for (uint32_t a = 0; a < w->incident->victims.count; a++)
        for (uint32_t b = a + 1; b < w->incident->victims.count && is_group(w, a); b++) {
            if (!is_group(w, b) || at(w, b)->effect != at(w, a)->effect ||
                at(w, b)->count.best != at(w, a)->count.best)
                continue;
            const cs_count *all = cs_incident_figure(w->incident, at(w, a)->effect);
            bool covers = is_exact(*all) && all->best == at(w, a)->count.best;
            uint32_t worse = covers ? worse_of(w, a, b) : CS_NONE;
            if (worse != CS_NONE)
                merge(w, worse, worse == a ? b : a);
        }
}

/* ---- groups that are called the same ---- */

static bool is_nameless(const whole *w, uint32_t victim) {
    const cs_victim *v = at(w, victim);
    return !w->gone[victim] && !v->name.size && v->part_of == CS_NONE &&
           v->effect >= CS_EFFECT_KILLED && v->effect <= CS_EFFECT_DISPLACED;
}

/* Do two sentences call them by one noun? */
static bool are_namesakes(const whole *w, uint32_t a, uint32_t b) {
    uint32_t one = noun_of(w->s, at(w, a)), other = noun_of(w->s, at(w, b));
    return at(w, a)->effect == at(w, b)->effect && one != CS_NONE && other != CS_NONE &&
           w->s->tokens.at[one].lemma_key == w->s->tokens.at[other].lemma_key &&
           w->s->tokens.at[one].sentence != w->s->tokens.at[other].sentence;
}

/* Are more listed than suffered it, by the incident's figure? */
static bool is_overfull(const whole *w, uint8_t effect) {
    const cs_count *all = cs_incident_figure(w->incident, effect);
    int64_t sum = 0;
    for (uint32_t i = 0; i < w->incident->victims.count; i++) {
        const cs_victim *v = at(w, i);
        if (!w->gone[i] && v->effect == effect && v->part_of == CS_NONE && v->count.given)
            sum += v->count.best;
    }
    return all->given && sum > all->best;
}

/* "the priests" beside "six priests", "two guards" twice where only two died: listed once. */
static void merge_namesakes(const whole *w) {
    for (uint32_t a = 0; a < w->incident->victims.count; a++)
        for (uint32_t b = a + 1; b < w->incident->victims.count && is_nameless(w, a); b++) {
            if (!is_nameless(w, b) || !are_namesakes(w, a, b))
                continue;
            const cs_count *one = &at(w, a)->count, *other = &at(w, b)->count;
            if (!other->given)
                merge(w, b, a);
            else if (!one->given)
                merge(w, a, b);
            else if (one->best == other->best && is_overfull(w, at(w, a)->effect))
                merge(w, b, a);
        }
}

/* Some of a group that is all who suffered it: "three people were hurt ... Ana Diaz was hurt". */
static void mark_parts(const whole *w, uint32_t group) {
    const cs_victim *g = at(w, group);
    const cs_count *all = cs_incident_figure(w->incident, g->effect);
    others o = others_of(w, group, false);
    bool some = is_general(w->s, g) && is_exact(*all) && all->best == g->count.best && o.sum > 0 &&
                o.sum < all->best;
    for (uint32_t i = 0; some && i < w->incident->victims.count; i++)
        if (is_beside(w, group, i) && i > group)
            at(w, i)->part_of = group;
}

void cs_incident_drop_victims(const cs_story *s, cs_incident *incident, const bool *gone) {
    uint32_t *now = cs_arena_new(s->scratch, uint32_t, incident->victims.count + 1), kept = 0;
    for (uint32_t i = 0; i < incident->victims.count; i++)
        now[i] = gone[i] ? CS_NONE : kept++;
    for (uint32_t i = 0; i < incident->victims.count; i++) {
        cs_victim v = incident->victims.at[i];
        v.part_of = v.part_of == CS_NONE ? CS_NONE : now[v.part_of];
        if (now[i] != CS_NONE)
            incident->victims.at[now[i]] = v;
    }
    incident->victims.count = kept;
}

void cs_incident_wholes(const cs_story *s, cs_incident *incident) {
    enum { MOST = 64 }; /* victims that are compared with each other */
    if (incident->victims.count < 2 || incident->victims.count > MOST)
        return;
    whole w = {s, incident, cs_arena_new(s->scratch, bool, incident->victims.count)};
    merge_groups(&w);
    merge_namesakes(&w);
    for (uint32_t i = 0; i < incident->victims.count; i++)
        if (is_group(&w, i))
            mark_portions(&w, i);
    for (uint32_t i = 0; i < incident->victims.count; i++)
        if (is_group(&w, i) && is_told_out(&w, i))
            hand_over(&w, i);
        else if (is_group(&w, i))
            mark_parts(&w, i);
    cs_incident_drop_victims(s, incident, w.gone);
}
