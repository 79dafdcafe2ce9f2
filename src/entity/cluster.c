/* cluster.c: see cluster.h. */
#include "entity/cluster.h"

/* In the map of names: the short name of several. */
#define SHARED (CS_NONE - 1)

static const cs_np *np_of(const cs_clusters *c, uint32_t np) {
    return &c->nps->at.at[np];
}

static cs_arena *arena_of(const cs_clusters *c) {
    return c->nps->s->scratch;
}

/* ---- growing --------------------------------------------------------------------------------- */

static void put_row(const cs_clusters *c, cs_map *map, uint32_t row, uint32_t cluster) {
    if (row != CS_NONE)
        *cs_map_put(arena_of(c), map, (uint64_t)row + 1) = cluster;
}

/* Makes the cluster found by its name; a short form that several have is found no more. */
static void put_name(cs_clusters *c, const cs_name *name, uint32_t cluster) {
    for (unsigned sort = 0; sort < CS_NAME_KEYS; sort++) {
        if (!name->by[sort])
            continue;
        uint32_t *at = cs_map_put(arena_of(c), &c->names, name->by[sort]);
        bool other = *at != CS_NONE && *at != cluster;
        *at = other && sort >= CS_NAME_INITIALS ? SHARED : cluster;
    }
}

static uint8_t narrower(uint8_t set, uint8_t by) {
    return set & by ? set & by : set;
}

static bool is_body(uint8_t kind, uint8_t class) {
    return kind == CS_KIND_ORGANIZATION || kind == CS_KIND_GROUP || class == CS_CLASS_GROUP;
}

static void add_head(cs_clusters *c, uint32_t cluster, uint64_t key) {
    cs_cluster *to = &c->at.at[cluster];
    *cs_map_put(arena_of(c), &c->heads, key) = cluster;
    if (!cs_cluster_has_head(to, key) && to->head_count < CS_CLUSTER_HEADS)
        to->heads[to->head_count++] = key;
}

bool cs_cluster_has_head(const cs_cluster *cluster, uint64_t key) {
    for (unsigned i = 0; i < cluster->head_count; i++)
        if (cluster->heads[i] == key)
            return true;
    return false;
}

static void take_name(cs_clusters *c, uint32_t cluster, uint32_t at) {
    const cs_np *np = np_of(c, at);
    cs_cluster *to = &c->at.at[cluster];
    put_row(c, &c->actors, np->actor, cluster);
    put_row(c, &c->countries, np->country, cluster);
    if (to->actor == CS_NONE)
        to->actor = np->actor;
    if (to->name && to->name->by[CS_NAME_FULL] == np->name->by[CS_NAME_FULL])
        return;
    if (!to->name)
        to->kind = np->kind;
    if (!to->name || np->name->count > to->name->count) {
        to->named = at;
        to->name = np->name;
    }
    put_name(c, np->name, cluster);
}

static void take_nominal(cs_clusters *c, uint32_t cluster, uint32_t at) {
    const cs_np *np = np_of(c, at);
    cs_cluster *to = &c->at.at[cluster];
    to->nominal = at;
    if (np->key && !np->aside)
        add_head(c, cluster, np->key);
    if (!to->name && to->kind == CS_KIND_OTHER)
        to->kind = np->kind;
}

void cs_cluster_join(cs_clusters *c, uint32_t cluster, uint32_t at) {
    cs_np *np = &c->nps->at.at[at];
    cs_cluster *to = &c->at.at[cluster];
    np->cluster = cluster;
    to->last = at;
    to->count++;
    to->pronouns |= (uint16_t)(1u << np->pronoun);
    if (!is_body(to->kind, to->class))
        to->number = narrower(to->number, np->number);
    to->sex = narrower(to->sex, np->sex);
    if (to->side == CS_SIDE_NONE)
        to->side = np->side;
    if (to->country == CS_NONE)
        to->country = np->country;
    if (to->class == CS_CLASS_UNKNOWN)
        to->class = np->class;
    if (np->form == CS_FORM_NAME)
        take_name(c, cluster, at);
    else if (np->form == CS_FORM_NOMINAL)
        take_nominal(c, cluster, at);
}

uint32_t cs_cluster_new(cs_clusters *c, uint32_t at) {
    const cs_np *np = np_of(c, at);
    uint32_t cluster = c->at.count;
    *cs_vec_push(arena_of(c), &c->at) = (cs_cluster){.first = at,
                                                     .named = CS_NONE,
                                                     .nominal = CS_NONE,
                                                     .kind = np->kind,
                                                     .class = np->class,
                                                     .number = np->number,
                                                     .sex = np->sex,
                                                     .joined = np->joined,
                                                     .aside = np->aside,
                                                     .actor = CS_NONE,
                                                     .country = CS_NONE};
    cs_cluster_join(c, cluster, at);
    return cluster;
}

void cs_cluster_move(cs_clusters *c, uint32_t at, uint32_t to) {
    cs_cluster *from = &c->at.at[np_of(c, at)->cluster];
    from->count = from->head_count = 0;
    uint32_t last = c->at.at[to].last;
    cs_cluster_join(c, to, at);
    if (last > at)
        c->at.at[to].last = last;
}

/* ---- finding by name ------------------------------------------------------------------------- */

static bool differ(uint32_t row, uint32_t other) {
    return row != CS_NONE && other != CS_NONE && row != other;
}

static bool kinds_fit(uint8_t a, uint8_t b) {
    return (a == CS_KIND_PERSON) == (b == CS_KIND_PERSON) || a == CS_KIND_OTHER ||
           b == CS_KIND_OTHER;
}

bool cs_cluster_takes_name(const cs_clusters *c, const cs_cluster *cluster, const cs_np *np) {
    const cs_name *name = np->name;
    if (differ(np->actor, cluster->actor) || !(np->sex & cluster->sex) || cluster->aside)
        return false;
    if (!cluster->name)
        return kinds_fit(np->kind, cluster->kind);
    if (np->kind == CS_KIND_PERSON && cluster->kind == CS_KIND_PERSON)
        return cs_name_person_fits(name, cluster->name);
    const cs_np *named = np_of(c, cluster->named);
    return kinds_fit(np->kind, cluster->kind) && !differ(np->country, named->country);
}

static uint32_t look(const cs_clusters *c, uint64_t key) {
    uint32_t found = key ? cs_map_get(&c->names, key) : CS_NONE;
    return found == SHARED ? CS_NONE : found;
}

static uint32_t by_row(const cs_map *map, uint32_t row) {
    return row == CS_NONE ? CS_NONE : cs_map_get(map, (uint64_t)row + 1);
}

/* "ELN" for a name that came before, or a name for an "ELN" that came before. */
static uint32_t by_initials(const cs_clusters *c, const cs_np *np, const cs_name *name) {
    if (np->kind == CS_KIND_PERSON || !name->count)
        return CS_NONE;
    if (name->capitals && name->words[0].size > 1) {
        uint32_t found = look(c, cs_name_of_initials(name, false));
        return found != CS_NONE ? found : look(c, cs_name_of_initials(name, true));
    }
    uint32_t found = name->count > 2 ? look(c, cs_name_as_acronym(name)) : CS_NONE;
    bool acronym = found != CS_NONE && c->at.at[found].name && c->at.at[found].name->capitals;
    return acronym ? found : CS_NONE;
}

static uint32_t by_person(const cs_clusters *c, const cs_np *np, const cs_name *name) {
    if (np->kind != CS_KIND_PERSON || !name->count)
        return CS_NONE;
    uint32_t found = look(c, name->by[CS_NAME_LAST]);
    if (found == CS_NONE)
        found = look(c, cs_name_family(name));
    if (found == CS_NONE)
        found = look(c, cs_name_short(name));
    if (found == CS_NONE && name->count == 1)
        found = look(c, cs_name_given(name));
    return found;
}

/* One word that names a person by part of the full name given before, whatever its own kind. */
static uint32_t by_part(const cs_clusters *c, const cs_np *np, const cs_name *name) {
    if (np->kind == CS_KIND_PERSON || name->count != 1 || name->capitals || np->aside ||
        np->actor != CS_NONE || np->country != CS_NONE)
        return CS_NONE;
    uint32_t found = look(c, cs_name_last(name));
    if (found == CS_NONE)
        found = look(c, cs_name_family(name));
    if (found == CS_NONE)
        found = look(c, cs_name_given(name));
    if (found == CS_NONE)
        return CS_NONE;
    const cs_cluster *to = &c->at.at[found];
    bool whole = to->kind == CS_KIND_PERSON && to->name && to->name->count > 1 && !to->aside;
    return whole && cs_name_person_fits(name, to->name) ? found : CS_NONE;
}

static uint32_t by_spelling(const cs_clusters *c, const cs_np *np, const cs_name *name) {
    uint32_t found = look(c, name->by[CS_NAME_SPELLING]);
    if (found == CS_NONE || !c->at.at[found].name || np->country != CS_NONE ||
        c->at.at[found].country != CS_NONE)
        return CS_NONE;
    return cs_name_spelled(name, c->at.at[found].name, np->kind == CS_KIND_PLACE) ? found : CS_NONE;
}

uint32_t cs_cluster_of_name(const cs_clusters *c, const cs_np *np) {
    const cs_name *name = np->name;
    uint32_t tries[] = {by_row(&c->actors, np->actor),   by_row(&c->countries, np->country),
                        look(c, name->by[CS_NAME_FULL]), look(c, name->by[CS_NAME_CORE]),
                        by_initials(c, np, name),        by_person(c, np, name),
                        by_spelling(c, np, name)};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++)
        if (tries[i] != CS_NONE && (i < 2 || cs_cluster_takes_name(c, &c->at.at[tries[i]], np)))
            return tries[i];
    return by_part(c, np, name);
}
