/* actor.h: who an entity is on the day of the report: country, PLOVER sector, CAMEO code. Sets
 * entity.actor where something is known; a name that is in no table keeps what the text says. */
#ifndef CS_ACTOR_ACTOR_H
#define CS_ACTOR_ACTOR_H

#include "story/story.h"
#include "table/setup.h"

typedef struct cs_actors cs_actors;

const cs_actors *cs_actor_load(const cs_setup *setup, cs_error *error);
void cs_actor_run(const cs_actors *actors, cs_story *s);

#endif
