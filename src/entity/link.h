/* link.h: puts the noun phrases of a story, in text order, into clusters. */
#ifndef CS_ENTITY_LINK_H
#define CS_ENTITY_LINK_H

#include "entity/feature.h"

/* At most so many clusters are weighed for one np. */
enum { CS_LINK_CHOICES = 24 };

/* The clusters that an np may belong to, the latest first. */
typedef struct cs_choices {
    uint32_t at[CS_LINK_CHOICES];
    unsigned count;
} cs_choices;

/* Says which of the choices the np, a pronoun or a common noun, belongs to; its `count` for none.
 */
typedef unsigned (*cs_chooser)(void *state, const cs_clusters *clusters, const cs_np *np,
                               const cs_choices *choices);

void cs_link_run(cs_clusters *clusters, cs_nps *nps, cs_chooser choose, void *state);

#endif
