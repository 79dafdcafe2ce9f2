/* label_who.c: see label_who.h. */
#include "label_who.h"

static const float OF_ANOTHER = 0.5f, UNPAIRED = 0.2f;
static const float LIKELY = 0.8f;

typedef struct paper {
    sheet h;
    cs_whos whos;
    uint32_t *partner; /* [incidents] its template, or CS_NONE */
} paper;

/* The role that the entity has in the template. */
static unsigned role_of(const paper *p, uint32_t entity, uint32_t t) {
    const cs_ids *mentions = &p->h.s->entities.at[entity].mentions;
    for (uint32_t i = 0; i < mentions->count; i++)
        if (p->h.roles[mentions->at[i]][t])
            return p->h.roles[mentions->at[i]][t];
    return CS_CAST_NONE;
}

/* ---- which incident is which template -----------------------------------------------------------
 */

static unsigned likeness(const void *state, uint32_t incident, uint32_t t) {
    const paper *p = state;
    const cs_incident *of = &p->h.s->incidents.at[incident];
    unsigned sum = 0;
    if (!cs_who_is_judged(&p->whos, incident) ||
        !sheet_fits(of->mode, &p->h.report->templates.at[t]))
        return 0;
    for (uint32_t i = p->whos.first[incident]; i < p->whos.first[incident + 1]; i++) {
        const cs_bearing *b = &p->whos.bearings.at[i];
        unsigned role = role_of(p, b->entity, t);
        if (role != CS_CAST_NONE)
            sum += b->told[role] || b->best[role] > LIKELY ? 4 : 1;
    }
    for (uint32_t i = 0; i < of->events.count; i++)
        sum += sheet_near(&p->h, p->h.s->events.at[of->events.at[i]].sentence, t, 0) > 0;
    return sum;
}

/* ---- examples ----------------------------------------------------------------------------------
 */

static bool is_armed(const cs_story *s, uint32_t entity) {
    static const char *const sectors[] = {"MIL", "COP", "REB", "UAF", "PRM", "SPY", NULL};
    const cs_actor *actor = s->entities.at[entity].actor;
    return actor && actor->sector.at && cs_str_is_any(actor->sector, sectors);
}

static bool is_of_any(const paper *p, uint32_t entity) {
    for (uint32_t t = 0; t < p->h.templates; t++)
        if (role_of(p, entity, t))
            return true;
    return false;
}

/* How much the example says, and its label. */
static float judge(const paper *p, uint32_t incident, const cs_bearing *b, uint8_t *label) {
    uint32_t t = p->partner[incident];
    bool of_any = is_of_any(p, b->entity);
    *label = (uint8_t)(t == CS_NONE ? CS_CAST_NONE : role_of(p, b->entity, t));
    if (*label != CS_CAST_NONE)
        return 1;
    if ((b->told[CS_CAST_TARGET] || b->best[CS_CAST_TARGET] > 0) && is_armed(p->h.s, b->entity))
        return 0; /* men under arms who suffer are not told of in templates */
    if (t == CS_NONE)
        return of_any ? 0 : UNPAIRED;
    return of_any ? OF_ANOTHER : 1;
}

static void add_incident(examples *out, const paper *p, uint32_t incident, uint8_t fold) {
    cs_bearing found[CS_WHO_MOST];
    unsigned count = cs_who_candidates(&p->whos, incident, found);
    for (unsigned i = 0; i < count; i++) {
        uint8_t label;
        float weight = judge(p, incident, &found[i], &label);
        if (weight <= 0)
            continue;
        cs_signs own = {.count = 0}, pair = {.count = 0};
        cs_who_own_signs(&p->whos, found[i].entity, &own);
        cs_who_pair_signs(&p->whos, incident, found, count, i, &pair);
        pool_add(out, label, weight, fold);
        pool_signs(out, &own);
        pool_signs(out, &pair);
        pool_word(out, p->h.s, p->h.s->mentions.at[p->whos.standings[found[i].entity].face].head);
        pool_word(out, p->h.s, cs_who_governor(&p->whos, found[i].entity));
    }
}

void label_who(examples *who, const cs_story *s, const muc_report *report, uint8_t fold) {
    paper p = {.h = sheet_of(s, report), .whos = cs_who_read(s)};
    p.partner = cs_arena_new(s->scratch, uint32_t, s->incidents.count);
    sheet_pair(&p.h, likeness, &p, p.partner);
    for (uint32_t i = 0; i < s->incidents.count; i++)
        if (cs_who_is_judged(&p.whos, i))
            add_incident(who, &p, i, fold);
}
