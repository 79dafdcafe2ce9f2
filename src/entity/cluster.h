/* cluster.h: entities while they are being made: noun phrases taken to be one, with what is known
 * of them together. Every np is in one cluster. */
#ifndef CS_ENTITY_CLUSTER_H
#define CS_ENTITY_CLUSTER_H

#include "entity/name.h"

enum { CS_CLUSTER_HEADS = 6 };

typedef struct cs_cluster {
    uint32_t first, last; /* nps */
    uint32_t named;       /* np with its fullest name, or CS_NONE */
    uint32_t nominal;     /* its last common noun, or CS_NONE */
    uint32_t count;
    const cs_name *name; /* of `named`, or NULL */
    uint8_t kind, class, number, sex, side;
    uint16_t pronouns; /* set of 1 << CS_PRO_* */
    bool joined, aside;
    uint32_t actor, country;
    uint64_t heads[CS_CLUSTER_HEADS]; /* keys of its common nouns */
    unsigned head_count;
    uint32_t seen; /* number of the last search that met it */
} cs_cluster;

typedef struct cs_clusters {
    cs_nps *nps;
    cs_vec(cs_cluster) at;
    cs_map names;             /* cs_name_key with its sort -> cluster, or SHARED by several */
    cs_map actors, countries; /* row -> cluster */
    cs_map heads;             /* key of a common noun -> its last cluster */
    uint32_t search;
} cs_clusters;

/* A cluster with that one np. */
uint32_t cs_cluster_new(cs_clusters *clusters, uint32_t np);
void cs_cluster_join(cs_clusters *clusters, uint32_t cluster, uint32_t np);
/* Moves the only np of a cluster to another; the cluster is empty then, and no np leads to it. */
void cs_cluster_move(cs_clusters *clusters, uint32_t np, uint32_t to);

/* The cluster that has the same name as the np, or CS_NONE. */
uint32_t cs_cluster_of_name(const cs_clusters *clusters, const cs_np *np);

/* Could the name be the cluster's, by its kind and by what names it has? */
bool cs_cluster_takes_name(const cs_clusters *clusters, const cs_cluster *cluster, const cs_np *np);

bool cs_cluster_has_head(const cs_cluster *cluster, uint64_t key);

#endif
