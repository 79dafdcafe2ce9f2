/* feature.h: what the ranker is told of an np and a cluster that it may belong to: one value of
 * each feature below. Trainer and program call the same code. */
#ifndef CS_ENTITY_FEATURE_H
#define CS_ENTITY_FEATURE_H

#include "entity/fit.h"

/* name, number of values. Those up to OPEN tell of the np alone, the others of the pair. */
#define CS_FEATURES(X)                     \
    X(WORD, CS_PRO_COUNT + 24)             \
    X(ROLE, CS_ROLE_COUNT *CS_DET_COUNT)   \
    X(CLASS, CS_CLASS_COUNT * 2)           \
    X(QUOTED, 3)                           \
    X(PLACE, 8)                            \
    X(GOVERNOR, 128)                       \
    X(HEAD, 256)                           \
    X(EXTENT, 8)                           \
    X(KIND, CS_COUNT_OF_kind * 2)          \
    X(CHOICES, 6)                          \
    X(OPEN, 2)                             \
    X(KIND_THERE, CS_COUNT_OF_kind * 3)    \
    X(CLASS_THERE, CS_CLASS_COUNT)         \
    X(LAST, 8 * CS_ROLE_COUNT)             \
    X(MENTIONS, 6)                         \
    X(PRONOUNS, 4 * CS_PRO_COUNT)          \
    X(NUMBERS, 16)                         \
    X(SEXES, 64)                           \
    X(SENTENCES, 8)                        \
    X(RANK, 16)                            \
    X(ROLES, CS_ROLE_COUNT *CS_ROLE_COUNT) \
    X(TREE, 6)                             \
    X(QUOTES, 5)                           \
    X(PARAGRAPHS, 4)                       \
    X(TOKENS, 10)                          \
    X(HEADS, 16)                           \
    X(KINDS, 6)                            \
    X(GOVERNORS, 2)                        \
    X(SUBJECT, 2)                          \
    X(SIDES, 9)                            \
    X(FIRST, 4)                            \
    X(HEAD_THERE, 256)

enum {
#define CS_FEATURE(name, values) CS_FEATURE_##name,
    CS_FEATURES(CS_FEATURE)
#undef CS_FEATURE
        CS_FEATURE_COUNT
};

/* Where each feature's values begin among all. */
enum {
#define CS_FEATURE(name, values) CS_AT_##name, CS_END_##name = CS_AT_##name + (values)-1,
    CS_FEATURES(CS_FEATURE)
#undef CS_FEATURE
        CS_FEATURE_VALUES
};

typedef struct cs_features {
    uint16_t at[CS_FEATURE_COUNT]; /* CS_AT_... + value */
} cs_features;

/* The features of the np alone, with how many clusters it may choose from; the others say "none of
 * them: something new". */
void cs_feature_alone(const cs_clusters *clusters, const cs_np *np, unsigned choices,
                      cs_features *features);

/* Those of the np, as cs_feature_alone gave them, with a cluster, the `rank`-th back. */
void cs_feature_pair(const cs_clusters *clusters, const cs_np *np, const cs_cluster *cluster,
                     unsigned rank, cs_features *features);

#endif
