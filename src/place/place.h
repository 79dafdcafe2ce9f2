/* place.h: which place on Earth each place name means. Adds places, one for every mention that
 * names one; what cannot be resolved stays, with nulls. */
#ifndef CS_PLACE_PLACE_H
#define CS_PLACE_PLACE_H

#include "story/story.h"
#include "table/setup.h"

typedef struct cs_placer cs_placer;

const cs_placer *cs_place_load(const cs_setup *setup, cs_error *error);
/* Lets go of the mapped gazetteer; NULL is nothing. */
void cs_place_close(const cs_placer *placer);
void cs_place_run(const cs_placer *placer, cs_story *s);

#endif
