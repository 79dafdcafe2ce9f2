/* explain.h: who a name or a few words stand for on a day, and why, as text for people. */
#ifndef CS_ACTOR_EXPLAIN_H
#define CS_ACTOR_EXPLAIN_H

#include "actor/actor.h"
#include "base/out.h"

/* Explains a story whose text is the name asked for. False where nothing is
 * known of it; what its words say is written all the same. */
bool cs_actor_explain(const cs_actors *actors, const cs_story *s, cs_out *out);

#endif
