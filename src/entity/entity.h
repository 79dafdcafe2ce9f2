/* entity.h: mentions that are one and the same. Adds entities; sets mention.entity. */
#ifndef CS_ENTITY_ENTITY_H
#define CS_ENTITY_ENTITY_H

#include "story/story.h"
#include "table/setup.h"

typedef struct cs_entities cs_entities;

const cs_entities *cs_entity_load(const cs_setup *setup, cs_error *error);
void cs_entity_run(const cs_entities *entities, cs_story *s);

#endif
