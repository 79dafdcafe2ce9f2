/* resolve.c: which place each name means, all names of a report together.
 *
 * Names that are spelled alike mean one place (one sense per discourse), unless what holds them or
 * their kind tells them apart. Every candidate of every name has a score: how large the place is,
 * what the words around ask for, and how well it fits the places that the other names likely mean:
 * the same country, the same division, close by. Likely meanings and fits are computed in turn a
 * few times, as in belief propagation; after Leidner, "Toponym Resolution in Text" (2007), and
 * Lieberman and Samet, "Adaptive Context Features for Toponym Resolution" (SIGIR 2012). */
#include "place/resolve.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "table/table.h"

/* Names that are found by their sound: the letters that may differ, as a share; and the share of
 * the report's evidence that has to be for the country. */
#define FAR_APART 0.3
#define LEAST_SHARE 0.1
#define GOOD_SHARE 0.3
#define STRAY_PEOPLE 100000 /* larger places are told of everywhere */
#define STRAY_EVIDENCE 1.0

enum { KEPT_CANDIDATES = 40, ROUNDS = 4, MOST_GROUPS = 400, NEIGHBOURS = 3 };

static const char *const weight_names[CS_RESOLVE_COUNT] = {
#define X(name, words) words,
    CS_RESOLVE_WEIGHTS(X)
#undef X
};

bool cs_resolve_load(cs_placer_parts *p, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"name", "weight", "what", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "place"), "weights.tsv",
                       columns, error))
        return false;
    bool done = cs_table_weights(&table, weight_names, CS_RESOLVE_COUNT, p->resolve, error);
    cs_table_close(&table);
    return done;
}

/* ---- groups -----------------------------------------------------------------------------------
 */

static bool is_place(const cs_hit *h) {
    return !h->people && h->chance > 0 && h->name != UINT32_MAX;
}

/* The group of a name with a container, or without one, and a kind. */
static uint32_t group_of(cs_resolving *r, const cs_hit *h, uint32_t container, uint32_t holder) {
    for (uint32_t i = 0; i < r->groups.count; i++) {
        cs_group *g = &r->groups.at[i];
        bool kinds = !g->kinds || !h->kinds || (g->kinds & h->kinds);
        if (g->key == h->key && g->container == container && g->holder == holder && kinds) {
            g->kinds = g->kinds && h->kinds ? (uint16_t)(g->kinds & h->kinds) : g->kinds;
            return i;
        }
    }
    if (r->groups.count >= MOST_GROUPS)
        return CS_NONE;
    cs_group *g = cs_vec_push(r->s->scratch, &r->groups);
    *g = (cs_group){.token = h->token,
                    .end = h->end,
                    .fuzzy = h->fuzzy,
                    .key = h->key,
                    .name = h->name,
                    .kinds = h->kinds,
                    .container = container,
                    .holder = holder};
    return r->groups.count - 1;
}

static uint32_t best_place(const cs_resolving *r, const cs_hit *h) {
    return r->p->gazetteer.names[h->name].place;
}

/* Hits with a container first, so that bare names can join them. */
static void make_groups(cs_resolving *r) {
    cs_hits *hits = r->hits;
    for (uint32_t i = hits->count; i-- > 0;) { /* containers stand behind: they come first */
        cs_hit *h = &hits->at[i];
        if (!is_place(h) || h->container == CS_NONE)
            continue;
        cs_hit *outer = &hits->at[h->container];
        uint32_t holder = outer->people ? best_place(r, outer) : CS_NONE;
        uint32_t container = CS_NONE;
        if (!outer->people) {
            if (outer->group == CS_NONE)
                outer->group = group_of(r, outer, CS_NONE, CS_NONE);
            container = outer->group;
        }
        h->group = group_of(r, h, container, holder);
        if (h->group != CS_NONE)
            r->groups.at[h->group].close |= h->close;
    }
    for (uint32_t i = 0; i < hits->count; i++) {
        cs_hit *h = &hits->at[i];
        if (!is_place(h) || h->group != CS_NONE)
            continue;
        for (uint32_t k = 0; h->group == CS_NONE && k < r->groups.count; k++) {
            const cs_group *g = &r->groups.at[k];
            bool kinds = !g->kinds || !h->kinds || (g->kinds & h->kinds);
            if (g->key == h->key && kinds)
                h->group = k;
        }
        if (h->group == CS_NONE)
            h->group = group_of(r, h, CS_NONE, CS_NONE);
    }
    for (uint32_t i = 0; i < hits->count; i++) {
        if (hits->at[i].group >= r->groups.count)
            continue;
        cs_group *of = &r->groups.at[hits->at[i].group];
        of->hits++;
        of->modifiers += hits->at[i].modifies;
    }
}

/* ---- fit to one another -----------------------------------------------------------------------
 */

static void likely(cs_group *g) {
    float most = -1e9f, sum = 0;
    for (uint32_t i = 0; i < g->count; i++)
        if (g->candidates[i].score > most)
            most = g->candidates[i].score;
    for (uint32_t i = 0; i < g->count; i++)
        sum += g->candidates[i].p = expf(g->candidates[i].score - most);
    for (uint32_t i = 0; i < g->count; i++)
        g->candidates[i].p /= sum;
}

static int by_score(const void *a, const void *b) {
    const cs_candidate *x = a, *y = b;
    if (x->score > y->score || x->score < y->score)
        return x->score > y->score ? -1 : 1;
    return x->place < y->place ? -1 : x->place > y->place;
}

static double weight_of(const cs_group *g) {
    return g->hits >= 3 ? 1.6 : g->hits == 2 ? 1.3 : 1.0;
}

typedef struct fit {
    double country, admin1, near, all, all_admin1, all_near;
} fit;

/* Adds how well candidate `c` fits what group `o` likely means. */
static void add_fit(fit *f, const cs_candidate *c, const cs_group *o, double near_km) {
    double w = weight_of(o);
    uint32_t top = o->count < NEIGHBOURS ? o->count : NEIGHBOURS;
    for (uint32_t k = 0; k < top; k++) {
        const cs_candidate *b = &o->candidates[k];
        double p = w * b->p;
        if (p < 0.05)
            break;
        if (b->at->country != CS_GAZ_NOWHERE) {
            f->all += p;
            f->country += b->at->country == c->at->country ? p : 0;
        }
        if (b->at->admin1 != CS_NONE) {
            f->all_admin1 += p;
            f->admin1 += b->at->admin1 == c->at->admin1 ? p : 0;
        }
        if (cs_place_is_local(b->at)) {
            f->all_near += p;
            double km = cs_candidate_apart_km(b, c);
            f->near += km < 4 * near_km ? p * exp(-km / near_km) : 0;
        }
    }
}

static void score(cs_resolving *r, uint32_t index) {
    cs_group *g = &r->groups.at[index];
    for (uint32_t i = 0; i < g->count; i++) {
        cs_candidate *c = &g->candidates[i];
        fit f = {0};
        for (uint32_t k = 0; k < r->groups.count; k++)
            if (k != index && r->groups.at[k].key != g->key)
                add_fit(&f, c, &r->groups.at[k], cs_resolving_weight(r, CS_RESOLVE_NEAR_KM));
        c->score = c->base;
        if (c->at->country != CS_GAZ_NOWHERE)
            c->score += (float)(cs_resolving_weight(r, CS_RESOLVE_COUNTRY) * f.country /
                                (f.all + cs_resolving_weight(r, CS_RESOLVE_ALONE)));
        if (c->at->kind != CS_PLACE_COUNTRY)
            c->score += (float)(cs_resolving_weight(r, CS_RESOLVE_ADMIN1) * f.admin1 /
                                (f.all_admin1 + cs_resolving_weight(r, CS_RESOLVE_ALONE)));
        if (cs_place_is_local(c->at))
            c->score += (float)(cs_resolving_weight(r, CS_RESOLVE_NEAR) * f.near /
                                (f.all_near + cs_resolving_weight(r, CS_RESOLVE_ALONE) * 0.7));
    }
}

static void keep_best(cs_group *g) {
    qsort(g->candidates, g->count, sizeof *g->candidates, by_score);
    if (g->count > KEPT_CANDIDATES)
        g->count = KEPT_CANDIDATES;
}

static void settle(cs_resolving *r) {
    for (uint32_t i = 0; i < r->groups.count; i++) {
        cs_group *g = &r->groups.at[i];
        cs_group_fill(r, g);
        for (uint32_t k = 0; k < g->count; k++) {
            g->candidates[k].score = g->candidates[k].base;
            cs_candidate_point(&g->candidates[k]);
        }
        likely(g);
    }
    for (int round = 0; round < ROUNDS; round++) {
        for (uint32_t i = 0; i < r->groups.count; i++)
            if (r->groups.at[i].count > 1)
                score(r, i);
        for (uint32_t i = 0; i < r->groups.count; i++) {
            keep_best(&r->groups.at[i]);
            likely(&r->groups.at[i]);
        }
    }
}

/* ---- the report -------------------------------------------------------------------------------
 */

/* What tells of countries without naming one: words for people, the outlet, words of one country.
 */
static void note_people(cs_resolving *r) {
    const cs_gazetteer *z = &r->p->gazetteer;
    const cs_home *home = cs_home_of(&r->p->homes, r->s);
    r->countries = cs_arena_new(r->s->scratch, double, z->country_count + 1);
    double cues = cs_home_cues(&r->p->homes, r->s, r->countries);
    for (uint32_t i = 0; cues > cs_resolving_weight(r, CS_RESOLVE_CUES) && i < z->country_count;
         i++)
        r->countries[i] *= cs_resolving_weight(r, CS_RESOLVE_CUES) / cues;
    r->countries_sum = cues > cs_resolving_weight(r, CS_RESOLVE_CUES)
                           ? cs_resolving_weight(r, CS_RESOLVE_CUES)
                           : cues;
    if (home && home->country < z->country_count) {
        r->countries[home->country] += cs_resolving_weight(r, CS_RESOLVE_HOME_PEOPLE);
        r->countries_sum += cs_resolving_weight(r, CS_RESOLVE_HOME_PEOPLE);
    }
    if (home)
        r->home = cs_gazetteer_place(z, home->town);
    for (uint32_t i = 0; i < r->hits->count; i++) {
        const cs_hit *h = &r->hits->at[i];
        const cs_gaz_place *p = h->people ? cs_gazetteer_place(z, best_place(r, h)) : NULL;
        if (!p || p->country >= z->country_count)
            continue;
        r->countries[p->country] += 1;
        r->countries_sum += 1;
    }
}

/* The share of all evidence that is for the country: `all` has it for every country. */
static double share_of(const cs_resolving *r, const double *all, double sum, uint16_t country) {
    return country < r->p->gazetteer.country_count && sum > 0 ? all[country] / sum : 0;
}

/* Evidence for every country: places as they are resolved, people, outlet, words. */
static double sum_evidence(const cs_resolving *r, double *all) {
    uint16_t count = (uint16_t)r->p->gazetteer.country_count;
    double sum = r->countries_sum;
    memcpy(all, r->countries, count * sizeof *all);
    for (uint32_t i = 0; i < r->groups.count; i++) {
        const cs_group *g = &r->groups.at[i];
        if (!g->count || g->fuzzy || g->candidates[0].at->country >= count)
            continue;
        all[g->candidates[0].at->country] += weight_of(g);
        sum += weight_of(g);
    }
    return sum;
}

static uint16_t strongest(const cs_resolving *r, const double *all, double sum) {
    const double least = 0.4;
    uint16_t best = CS_GAZ_NOWHERE;
    for (uint16_t i = 0; i < r->p->gazetteer.country_count; i++)
        if (share_of(r, all, sum, i) >= least && (best == CS_GAZ_NOWHERE || all[i] > all[best]))
            best = i;
    return best;
}

/* Is a name that only sounds like its place's in a country that the report speaks of? */
static bool is_likely(const cs_resolving *r, const cs_group *g, const double *all, double sum) {
    const cs_gaz_place *p = g->candidates[0].at;
    double share = share_of(r, all, sum, p->country);
    return share > GOOD_SHARE || (share > LEAST_SHARE && cs_group_apart(r, g, p) <= FAR_APART);
}

/* A small place alone in its country, in a report that speaks of another one: a namesake of a place
 * there that the gazetteer lacks. */
static bool is_stray(const cs_group *g, const double *all, uint16_t country) {
    const cs_gaz_place *p = g->candidates[0].at;
    bool small = p->population < STRAY_PEOPLE && p->kind != CS_PLACE_COUNTRY &&
                 p->kind != CS_PLACE_REGION && p->kind != CS_PLACE_ADMIN1;
    bool held = g->container != CS_NONE || g->holder != CS_NONE;
    return country != CS_GAZ_NOWHERE && p->country != country && p->country != CS_GAZ_NOWHERE &&
           small && !held && all[p->country] - weight_of(g) < 0.1 && all[country] >= STRAY_EVIDENCE;
}

cs_choice *cs_place_resolve(const cs_placer_parts *p, const cs_story *s, cs_hits *hits,
                            uint16_t *country) {
    cs_resolving r = {.p = p, .s = s, .hits = hits};
    note_people(&r);
    make_groups(&r);
    settle(&r);
    cs_choice *choices = cs_arena_new(s->scratch, cs_choice, r.groups.count);
    double *all = cs_arena_new(s->scratch, double, p->gazetteer.country_count);
    double sum = sum_evidence(&r, all);
    *country = strongest(&r, all, sum);
    for (uint32_t i = 0; i < r.groups.count; i++) {
        const cs_group *g = &r.groups.at[i];
        choices[i] = (cs_choice){CS_NONE, 0};
        if (g->count && !is_stray(g, all, *country) && (!g->fuzzy || is_likely(&r, g, all, sum)))
            choices[i] = (cs_choice){g->candidates[0].place, g->candidates[0].p};
    }
    return choices;
}
