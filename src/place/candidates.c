/* candidates.c: the places that a name may mean, and how likely each is by itself: how large it is,
 * and what the words around ask for. */
#include <math.h>
#include <stdlib.h>

#include "place/prior.h"
#include "place/resolve.h"
#include "place/sound.h"

/* Names that are found by their sound: the most letters that may differ, as a share. */
#define FARTHEST_APART 0.4

enum { MOST_CANDIDATES = 400 };

bool cs_place_is_local(const cs_gaz_place *p) {
    return p->kind != CS_PLACE_COUNTRY && p->kind != CS_PLACE_CONTINENT &&
           p->kind != CS_PLACE_REGION && p->kind != CS_PLACE_ADMIN1;
}

static bool kind_fits(const cs_group *g, const cs_gaz_place *p) {
    return g->kinds >> p->kind & 1;
}

static int by_base(const void *a, const void *b) {
    const cs_candidate *x = a, *y = b;
    if (x->base > y->base || x->base < y->base)
        return x->base > y->base ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static bool is_held(const cs_resolving *r, const cs_group *g, const cs_gaz_place *p) {
    const cs_gazetteer *z = &r->p->gazetteer;
    if (g->holder != CS_NONE)
        return cs_place_within(z, p, g->holder);
    for (uint32_t n = r->groups.at[g->container].name; n != UINT32_MAX;
         n = cs_gazetteer_next(z, n)) {
        const cs_gaz_place *outer = cs_gazetteer_place(z, z->names[n].place);
        if (outer && outer != p && outer->kind != CS_PLACE_TOWN &&
            cs_place_within(z, p, z->names[n].place))
            return true;
    }
    return false;
}

static float base_of(const cs_resolving *r, const cs_group *g, const cs_gaz_place *p, uint8_t type,
                     bool any_kind, bool any_held) {
    double base = cs_resolving_weight(r, CS_RESOLVE_PRIOR) * cs_place_prior(p, type);
    if (p->kind == CS_PLACE_COUNTRY)
        base += cs_resolving_weight(r, CS_RESOLVE_MODIFIER) * g->modifiers / g->hits;
    if (g->kinds && any_kind)
        base += kind_fits(g, p) ? cs_resolving_weight(r, CS_RESOLVE_KIND)
                                : cs_resolving_weight(r, CS_RESOLVE_NOT_KIND);
    if (any_held)
        base += is_held(r, g, p)
                    ? cs_resolving_weight(r, CS_RESOLVE_HELD) *
                          (g->close ? 1.0 : cs_resolving_weight(r, CS_RESOLVE_FAR_HELD))
                    : cs_resolving_weight(r, CS_RESOLVE_NOT_HELD);
    if (r->home && p->kind != CS_PLACE_COUNTRY && p->admin1 == r->home->admin1 &&
        p->admin1 != CS_NONE)
        base += cs_resolving_weight(r, CS_RESOLVE_HOME_ADMIN1);
    if (r->home && cs_place_is_local(p) && p->country == r->home->country)
        base += cs_resolving_weight(r, CS_RESOLVE_HOME_NEAR) *
                exp(-cs_place_apart_km(p, r->home) / 60.0);
    return (float)base;
}

double cs_group_apart(const cs_resolving *r, const cs_group *g, const cs_gaz_place *p) {
    cs_span span = cs_story_span(r->s, g->token, g->end);
    return cs_sound_apart(cs_story_words(r->s, span), cs_gazetteer_text(&r->p->gazetteer, p->name));
}

static bool is_seat(const cs_resolving *r, const cs_gaz_place *p) {
    cs_str feature = cs_gazetteer_feature(&r->p->gazetteer, p->feature);
    return cs_str_eq(feature, "PPLA") || cs_str_eq(feature, "PPLC");
}

/* "Aleppo" alone is the town, not the division around it; but "New York" is the state. */
static void prefer_seats(const cs_resolving *r, cs_group *g) {
    for (uint32_t i = 0; i < g->count && !g->kinds; i++) {
        cs_candidate *division = &g->candidates[i];
        if (division->at->kind != CS_PLACE_ADMIN1)
            continue;
        for (uint32_t k = 0; k < g->count; k++) {
            const cs_gaz_place *town = g->candidates[k].at;
            if (town->kind == CS_PLACE_TOWN && town->admin1 == division->place && is_seat(r, town))
                division->base += (float)cs_resolving_weight(r, CS_RESOLVE_SEAT);
        }
    }
}

void cs_group_fill(cs_resolving *r, cs_group *g) {
    const cs_gazetteer *z = &r->p->gazetteer;
    uint32_t room = 0;
    for (uint32_t n = g->name; n != UINT32_MAX && room < MOST_CANDIDATES;
         n = cs_gazetteer_next(z, n))
        room++;
    cs_candidate *all = cs_arena_new(r->s->scratch, cs_candidate, room);
    uint8_t types[MOST_CANDIDATES];
    bool any_kind = false, any_held = false,
         has_holder = g->container != CS_NONE || g->holder != CS_NONE;
    uint32_t count = 0;
    for (uint32_t n = g->name; n != UINT32_MAX && count < MOST_CANDIDATES;
         n = cs_gazetteer_next(z, n)) {
        const cs_gaz_place *p = cs_gazetteer_place(z, z->names[n].place);
        bool sound = z->names[n].type == CS_NAME_SOUND;
        if (!p || z->names[n].type == CS_NAME_PEOPLE || sound != g->fuzzy)
            continue;
        if (sound && cs_group_apart(r, g, p) > FARTHEST_APART)
            continue;
        types[count] = z->names[n].type;
        all[count++] = (cs_candidate){.place = z->names[n].place, .at = p};
        any_kind |= kind_fits(g, p);
        any_held |= has_holder && is_held(r, g, p);
    }
    for (uint32_t i = 0; i < count; i++) {
        all[i].base = base_of(r, g, all[i].at, types[i], any_kind, any_held);
        if (r->countries_sum > 0 && all[i].at->country != CS_GAZ_NOWHERE)
            all[i].base += (float)(cs_resolving_weight(r, CS_RESOLVE_PEOPLE) *
                                   r->countries[all[i].at->country] / (r->countries_sum + 1.5));
    }
    g->candidates = all;
    g->count = count;
    prefer_seats(r, g);
    qsort(all, count, sizeof *all, by_base);
}
