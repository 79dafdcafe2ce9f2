/* fit.h: what can never be one: number, sex, kind, side, country, place in the sentence. Whatever
 * passes is for the ranker to weigh. */
#ifndef CS_ENTITY_FIT_H
#define CS_ENTITY_FIT_H

#include "entity/cluster.h"

/* May the np, a pronoun or a common noun, mean what the cluster means? */
bool cs_fit_pronoun(const cs_clusters *clusters, const cs_cluster *cluster, const cs_np *np);
bool cs_fit_nominal(const cs_clusters *clusters, const cs_cluster *cluster, const cs_np *np);

/* Does one noun phrase lie in the other, with no clause between them? */
bool cs_fit_nested(const cs_nps *nps, const cs_np *a, const cs_np *b);

#endif
