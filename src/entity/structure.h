/* structure.h: what the words around two noun phrases say outright: that they are one. */
#ifndef CS_ENTITY_STRUCTURE_H
#define CS_ENTITY_STRUCTURE_H

#include "entity/cluster.h"

/* The earlier np that is the same as np number `at` by apposition, title, copula, a bracket,
 * "called", or as the antecedent of "who", the subject of "himself", the speaker of "I"; or
 * CS_NONE. */
uint32_t cs_structure_find(cs_nps *nps, uint32_t at);

#endif
