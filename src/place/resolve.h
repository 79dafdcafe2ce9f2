/* resolve.h: what finding the candidates of a name (candidates.c) and choosing among them
 * (resolve.c) share. */
#ifndef CS_PLACE_RESOLVE_H
#define CS_PLACE_RESOLVE_H

#include "place/parts.h"

typedef struct cs_candidate {
    uint32_t place;
    const cs_gaz_place *at;
    float base; /* what does not depend on other names */
    float score, p;
    float x, y, z; /* on the unit sphere */
} cs_candidate;

typedef struct cs_group {
    uint64_t key;
    uint32_t name; /* first entry */
    uint16_t kinds;
    uint32_t container; /* another group, or CS_NONE */
    uint32_t holder;    /* a place that holds it though it is no group: "Syrian city of Homs" */
    uint32_t hits, modifiers;
    uint32_t token, end; /* of one of its hits */
    bool close, fuzzy;
    cs_candidate *candidates;
    uint32_t count;
} cs_group;

typedef struct cs_resolving {
    const cs_placer_parts *p;
    const cs_story *s;
    cs_hits *hits;
    cs_vec(cs_group) groups;
    double *countries; /* [country] people and outlet: evidence that is not a group's */
    double countries_sum;
    const cs_gaz_place *home;
} cs_resolving;

static inline double cs_resolving_weight(const cs_resolving *r, unsigned name) {
    return r->p->resolve[name];
}

/* Fills in the candidates of a group, the likeliest first. */
void cs_group_fill(cs_resolving *r, cs_group *g);

/* How far a name is spelled from what a place is called. */
double cs_group_apart(const cs_resolving *r, const cs_group *g, const cs_gaz_place *p);

/* Is it no larger than a town or a division's part? */
bool cs_place_is_local(const cs_gaz_place *p);

/* Sets where a candidate lies on the unit sphere; how far two lie apart through the earth. */
void cs_candidate_point(cs_candidate *c);
double cs_candidate_apart_km(const cs_candidate *a, const cs_candidate *b);

#endif
