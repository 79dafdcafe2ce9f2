/* who.c: see who.h. */
#include "incident/who.h"

#include "table/phrase.h"

enum { CONTEXTS = 5, LOOKED_AT = 12 }; /* mentions, and tellings, that are looked at one by one */

/* ---- what the tellings say --------------------------------------------------------------------
 */

static cs_bearing *bearing_of(cs_whos *w, uint32_t *slots, uint32_t incident, uint32_t entity) {
    uint32_t slot = slots[entity];
    if (slot >= w->first[incident] && slot < w->bearings.count)
        return &w->bearings.at[slot];
    slots[entity] = w->bearings.count;
    cs_bearing *b = cs_vec_push(w->s->scratch, &w->bearings);
    b->entity = entity;
    for (unsigned k = 0; k < CS_CAST_ROLES; k++)
        b->best[k] = CS_WHO_NEVER;
    return b;
}

static void add_castings(cs_whos *w, uint32_t *slots, uint32_t incident, const cs_event *e) {
    for (uint32_t i = 0; i < e->cast.count; i++) {
        const cs_casting *cast = &e->cast.at[i];
        uint32_t entity = w->s->mentions.at[cast->mention].entity;
        if (entity == CS_NONE)
            continue;
        cs_bearing *b = bearing_of(w, slots, incident, entity);
        if (cast->odds > b->best[cast->role])
            b->best[cast->role] = cast->odds;
        if (cast->odds > 0)
            b->sum[cast->role] += cast->odds;
    }
}

static void add_told(cs_whos *w, uint32_t *slots, uint32_t incident, const cs_ids *mentions,
                     unsigned role) {
    for (uint32_t i = 0; i < mentions->count; i++) {
        uint32_t entity = w->s->mentions.at[mentions->at[i]].entity;
        if (entity != CS_NONE)
            bearing_of(w, slots, incident, entity)->told[role]++;
    }
}

/* The entity that an attribution makes responsible, or CS_NONE. */
static uint32_t blamed_by(const cs_story *s, const cs_attribution *a) {
    if (a->act == CS_ACT_CLAIM)
        return a->entity;
    return a->act != CS_ACT_SAY && a->accused != CS_NONE ? s->mentions.at[a->accused].entity
                                                         : CS_NONE;
}

/* Those who tell of it. */
static void add_source(cs_whos *w, uint32_t *slots, uint32_t incident, const cs_attribution *a) {
    const cs_story *s = w->s;
    for (uint32_t i = cs_story_seek(s->mentions, a->source.start);
         i < s->mentions.count && s->mentions.at[i].span.start < a->source.end; i++)
        if (s->mentions.at[i].entity != CS_NONE)
            bearing_of(w, slots, incident, s->mentions.at[i].entity)->blame |= 1u << CS_ACT_SAY;
}

static void add_blame(cs_whos *w, uint32_t *slots, uint32_t incident, const cs_event *e) {
    for (uint32_t i = 0; i < e->attributions.count; i++) {
        const cs_attribution *a = &w->s->attributions.at[e->attributions.at[i]];
        uint32_t entity = blamed_by(w->s, a);
        if (entity != CS_NONE)
            bearing_of(w, slots, incident, entity)->blame |= (uint16_t)(1u << a->act);
        if (a->act == CS_ACT_SAY)
            add_source(w, slots, incident, a);
    }
}

static void read_incident(cs_whos *w, uint32_t *slots, uint32_t incident) {
    const cs_ids *events = &w->s->incidents.at[incident].events;
    for (uint32_t i = 0; i < events->count; i++) {
        const cs_event *e = &w->s->events.at[events->at[i]];
        add_castings(w, slots, incident, e);
        add_told(w, slots, incident, &e->agents, CS_CAST_AGENT);
        add_told(w, slots, incident, &e->targets, CS_CAST_TARGET);
        add_told(w, slots, incident, &e->instruments, CS_CAST_MEANS);
        add_blame(w, slots, incident, e);
    }
}

/* ---- the report -------------------------------------------------------------------------------
 */

static void stand(cs_standing *standing, const cs_bearing *b, uint32_t incident) {
    for (unsigned k = CS_CAST_AGENT; k < CS_CAST_ROLES; k++) {
        standing->told[k] = (uint16_t)(standing->told[k] + (b->told[k] > 0));
        if (b->best[k] > standing->best[k]) {
            standing->second[k] = standing->best[k];
            standing->best[k] = b->best[k];
            standing->incident[k] = incident;
        } else if (b->best[k] > standing->second[k]) {
            standing->second[k] = b->best[k];
        }
    }
}

static uint32_t face_of(const cs_story *s, const cs_ids *mentions) {
    uint32_t face = CS_NONE;
    for (uint32_t i = 0; i < mentions->count; i++) {
        uint8_t form = s->mentions.at[mentions->at[i]].form;
        if (form == CS_FORM_NAME)
            return mentions->at[i];
        if (form == CS_FORM_NOMINAL && face == CS_NONE)
            face = mentions->at[i];
    }
    return face;
}

static bool is_armed_group(const cs_actor *actor) {
    static const char *const sectors[] = {"REB", "UAF", "PRM", NULL};
    return actor && actor->id.at && actor->sector.at && cs_str_is_any(actor->sector, sectors);
}

static void read_entities(cs_whos *w) {
    const cs_story *s = w->s;
    for (uint32_t i = 0; i < s->entities.count; i++) {
        cs_standing *standing = &w->standings[i];
        standing->face = face_of(s, &s->entities.at[i].mentions);
        w->armed += is_armed_group(s->entities.at[i].actor);
        for (unsigned k = 0; k < CS_CAST_ROLES; k++) {
            standing->best[k] = standing->second[k] = CS_WHO_NEVER;
            standing->incident[k] = CS_NONE;
        }
    }
    for (uint32_t i = 0; i < s->attributions.count; i++) {
        const cs_attribution *a = &s->attributions.at[i];
        uint32_t blamed = blamed_by(s, a);
        if (blamed != CS_NONE)
            w->standings[blamed].blame |= (uint16_t)(1u << a->act);
        if (a->entity != CS_NONE)
            w->standings[a->entity].sayings++;
    }
}

cs_whos cs_who_read(const cs_story *s) {
    cs_whos w = {.s = s,
                 .first = cs_arena_new(s->scratch, uint32_t, s->incidents.count + 1),
                 .standings = cs_arena_new(s->scratch, cs_standing, s->entities.count)};
    uint32_t *slots = cs_arena_new(s->scratch, uint32_t, s->entities.count);
    memset(slots, 0xff, s->entities.count * sizeof *slots);
    read_entities(&w);
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        w.first[i] = w.bearings.count;
        read_incident(&w, slots, i);
        w.judged += cs_who_is_judged(&w, i);
        for (uint32_t k = w.first[i]; k < w.bearings.count; k++)
            stand(&w.standings[w.bearings.at[k].entity], &w.bearings.at[k], i);
    }
    w.first[s->incidents.count] = w.bearings.count;
    return w;
}

bool cs_who_is_judged(const cs_whos *w, uint32_t incident) {
    const cs_ids *events = &w->s->incidents.at[incident].events;
    for (uint32_t i = 0; i < events->count; i++)
        if (w->s->events.at[events->at[i]].cast.count)
            return true;
    return false;
}

/* ---- candidates -------------------------------------------------------------------------------
 */

static bool may_take_part(const cs_whos *w, uint32_t entity) {
    uint32_t face = w->standings[entity].face;
    return face != CS_NONE && w->s->mentions.at[face].kind != CS_KIND_PLACE &&
           !cs_story_aside(w->s, w->s->mentions.at[face].span);
}

unsigned cs_who_candidates(const cs_whos *w, uint32_t incident, cs_bearing found[CS_WHO_MOST]) {
    unsigned count = 0;
    for (uint32_t i = w->first[incident]; i < w->first[incident + 1] && count < CS_WHO_MOST; i++)
        if (w->standings[w->bearings.at[i].entity].face != CS_NONE)
            found[count++] = w->bearings.at[i];
    unsigned told = count;
    for (uint32_t i = 0; i < w->s->entities.count && count < CS_WHO_MOST; i++) {
        bool known = !may_take_part(w, i);
        for (unsigned k = 0; k < told && !known; k++)
            known = found[k].entity == i;
        if (known)
            continue;
        found[count] = (cs_bearing){.entity = i};
        for (unsigned k = 0; k < CS_CAST_ROLES; k++)
            found[count].best[k] = CS_WHO_NEVER;
        count++;
    }
    return count;
}

/* ---- an entity by itself ----------------------------------------------------------------------
 */

static uint32_t above(const cs_story *s, uint32_t token) {
    uint32_t head = s->tokens.at[token].head;
    return head == CS_NONE ? token : head;
}

/* The preposition before a noun, 0 for none. */
static uint32_t case_of(const cs_story *s, uint32_t noun) {
    for (uint32_t c = s->tokens.at[noun].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (s->tokens.at[c].deprel == CS_DEP_CASE)
            return cs_signs_lemma(s, c);
    return 0;
}

uint32_t cs_who_governor(const cs_whos *w, uint32_t entity) {
    return above(w->s, cs_story_top(w->s, &w->s->mentions.at[w->standings[entity].face]));
}

static uint32_t sector_of(const cs_actor *actor) {
    return actor && actor->sector.at ? (uint32_t)cs_phrase_key(actor->sector) : 0;
}

/* What a word stands for, 0 where no mention is there: of "the house of Ruiz" a house. */
static uint32_t kind_at(const cs_story *s, uint32_t token) {
    uint32_t mention = cs_story_mention_at(s, token);
    return mention == CS_NONE ? 0 : s->mentions.at[mention].kind + 1u;
}

/* Where one of its mentions stands. */
static void add_context(const cs_story *s, const cs_mention *m, cs_signs *signs) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[m->token].sentence];
    uint32_t top = cs_story_top(s, m), governor = above(s, top), preposition = case_of(s, top);
    cs_signs_add(signs, 220, cs_signs_lemma(s, governor), s->tokens.at[top].deprel);
    cs_signs_add(signs, 221, cs_signs_lemma(s, governor), preposition);
    cs_signs_add(signs, 226, kind_at(s, governor) * 4u + m->form, s->tokens.at[top].deprel);
    cs_signs_add(signs, 222, cs_signs_lemma(s, above(s, governor)), s->tokens.at[governor].deprel);
    if (m->form == CS_FORM_NOMINAL)
        cs_signs_add(signs, 223, cs_signs_lemma(s, m->head), 0);
    if (m->token > in->token)
        cs_signs_add(signs, 224, cs_signs_lemma(s, m->token - 1), 0);
    if (m->token_end < in->token_end)
        cs_signs_add(signs, 225, cs_signs_lemma(s, m->token_end), 0);
}

void cs_who_own_signs(const cs_whos *w, uint32_t entity, cs_signs *signs) {
    const cs_story *s = w->s;
    const cs_standing *standing = &w->standings[entity];
    const cs_entity *e = &s->entities.at[entity];
    const cs_mention *m = &s->mentions.at[standing->face];
    uint32_t sector = sector_of(e->actor), look = m->kind * 4u + m->form;
    cs_signs_add(signs, 200, 0, 0);
    cs_signs_add(signs, 201, look, 0);
    cs_signs_add(signs, 202, cs_signs_lemma(s, m->head), m->form);
    cs_signs_add(signs, 203, sector, m->kind);
    cs_signs_add(signs, 204, sector, e->actor && e->actor->id.at);
    cs_signs_add(signs, 205, cs_signs_step(e->mentions.count), look);
    cs_signs_add(signs, 206, cs_signs_step(s->tokens.at[m->head].sentence), m->kind);
    cs_signs_add(signs, 207, cs_signs_lemma(s, m->token), m->kind);
    cs_signs_add(signs, 208, standing->blame, 0);
    cs_signs_add(signs, 209, cs_signs_step(standing->sayings), m->kind);
    cs_signs_add(signs, 210, cs_signs_step(w->judged), look);
    cs_signs_add(signs, 211, cs_signs_step(w->armed), sector);
    for (uint32_t i = 0; i < e->mentions.count && i < CONTEXTS; i++)
        add_context(s, &s->mentions.at[e->mentions.at[i]], signs);
}

/* ---- an entity beside an incident -------------------------------------------------------------
 */

/* Odds in steps of a half, from 0, never, to 16. */
static uint32_t odds_step(float odds) {
    if (odds <= CS_WHO_NEVER)
        return 0;
    float steps = odds * 2 + 8;
    return steps < 1 ? 1 : steps > 16 ? 16 : (uint32_t)steps;
}

/* Sentences between the entity and the nearest telling: 0 the same, else 1 to 8 behind it, 9 to 16
 * before it. */
static uint32_t distance(const cs_story *s, uint32_t entity, const cs_ids *events) {
    const cs_ids *mentions = &s->entities.at[entity].mentions;
    uint32_t nearest = UINT32_MAX, side = 0;
    for (uint32_t i = 0; i < mentions->count && i < LOOKED_AT; i++) {
        uint32_t at = s->tokens.at[s->mentions.at[mentions->at[i]].head].sentence;
        for (uint32_t k = 0; k < events->count && k < LOOKED_AT; k++) {
            uint32_t told = s->events.at[events->at[k]].sentence;
            uint32_t apart = at > told ? at - told : told - at;
            if (apart < nearest) {
                nearest = apart;
                side = at > told ? 0 : 8;
            }
        }
    }
    return nearest ? side + cs_signs_step(nearest) : 0;
}

/* How many of the others have better odds of the role; *rival: the best of theirs. */
static unsigned rank_of(const cs_bearing *found, unsigned count, unsigned which, unsigned role,
                        float *rival) {
    unsigned rank = 0;
    *rival = CS_WHO_NEVER;
    for (unsigned i = 0; i < count; i++) {
        if (i == which)
            continue;
        rank += found[i].best[role] > found[which].best[role];
        if (found[i].best[role] > *rival)
            *rival = found[i].best[role];
    }
    return rank < 4 ? rank : 4;
}

static void add_role_signs(const cs_whos *w, uint32_t incident, const cs_bearing *found,
                           unsigned count, unsigned which, unsigned role, uint32_t look,
                           cs_signs *signs) {
    const cs_bearing *b = &found[which];
    const cs_standing *standing = &w->standings[b->entity];
    float rival, other = standing->incident[role] == incident ? standing->second[role]
                                                              : standing->best[role];
    unsigned rank = rank_of(found, count, which, role, &rival);
    uint32_t number = 300 + 20 * role, odds = odds_step(b->best[role]);
    cs_signs_add(signs, number, odds, 0);
    cs_signs_add(signs, number + 1, odds, look);
    cs_signs_add(signs, number + 2, odds, rank);
    cs_signs_add(signs, number + 3, odds, b->told[role] < 3 ? b->told[role] : 3);
    cs_signs_add(signs, number + 4, odds_step(b->sum[role] / 2), 0);
    cs_signs_add(signs, number + 5, odds, odds_step(rival) / 2);
    cs_signs_add(signs, number + 6, odds / 2, odds_step(other) / 2);
    cs_signs_add(signs, number + 7, odds_step(rival) / 2, look);
}

static double worth_of(const cs_story *s, const cs_incident *incident) {
    double worth = 0;
    for (uint32_t i = 0; i < incident->events.count; i++)
        if (s->events.at[incident->events.at[i]].worth > worth)
            worth = s->events.at[incident->events.at[i]].worth;
    return worth;
}

void cs_who_pair_signs(const cs_whos *w, uint32_t incident, const cs_bearing *found, unsigned count,
                       unsigned which, cs_signs *signs) {
    const cs_story *s = w->s;
    const cs_incident *of = &s->incidents.at[incident];
    const cs_bearing *b = &found[which];
    const cs_mention *m = &s->mentions.at[w->standings[b->entity].face];
    uint32_t look = m->kind * 4u + m->form;
    uint32_t mode = of->mode.at ? (uint32_t)cs_phrase_key(of->mode) : 0;
    uint32_t sector = sector_of(s->entities.at[b->entity].actor);
    uint32_t apart = distance(s, b->entity, &of->events);
    for (unsigned role = CS_CAST_AGENT; role < CS_CAST_ROLES; role++)
        add_role_signs(w, incident, found, count, which, role, look, signs);
    cs_signs_add(signs, 400, apart, m->kind);
    cs_signs_add(signs, 401, apart, sector);
    cs_signs_add(signs, 402, apart, cs_signs_step(w->judged));
    cs_signs_add(signs, 403, mode, look);
    cs_signs_add(signs, 404, mode, cs_signs_lemma(s, m->head));
    cs_signs_add(signs, 405, mode, sector);
    cs_signs_add(signs, 406, b->blame, 0);
    cs_signs_add(signs, 413, b->blame, m->kind);
    cs_signs_add(signs, 407, cs_signs_step(incident), look);
    cs_signs_add(signs, 408, of->status, look);
    cs_signs_add(signs, 409, (uint32_t)(worth_of(s, of) * 10), look);
    cs_signs_add(signs, 410, odds_step(b->best[1]) * 32 + odds_step(b->best[2]), m->kind);
    cs_signs_add(signs, 411, cs_signs_step(of->events.count), odds_step(b->best[1]));
    cs_signs_add(signs, 412, apart, sector * 2 + (w->armed == 1));
}
