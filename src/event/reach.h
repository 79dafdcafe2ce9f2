/* reach.h: phrases of an act that the tree hangs from something else: prepositions are hung wrongly
 * more often than anything else. */
#ifndef CS_EVENT_REACH_H
#define CS_EVENT_REACH_H

#include "event/roles.h"

/* Adds what stands behind the preposition (its key) and belongs to the draft's act, although it
 * does not hang from it. */
void cs_reach_over(const cs_draft *draft, uint64_t preposition, cs_few *few);

#endif
