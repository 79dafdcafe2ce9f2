/* build.h: an actor from what was read of it. */
#ifndef CS_ACTOR_BUILD_H
#define CS_ACTOR_BUILD_H

#include "actor/reading.h"

/* The actor that the reading of all mentions of an entity gives, in the story's arena; NULL where
 * nothing is known. `name` is what the report calls it. */
const cs_actor *cs_actor_build(const cs_context *c, const cs_reading *r, uint8_t kind, cs_str name);

#endif
