/* quantity.h: numbers of people and things, as bounds, with what they count. Adds quantities. */
#ifndef CS_QUANTITY_QUANTITY_H
#define CS_QUANTITY_QUANTITY_H

#include "story/story.h"
#include "table/setup.h"

typedef struct cs_quantifier cs_quantifier;

const cs_quantifier *cs_quantity_load(const cs_setup *setup, cs_error *error);
void cs_quantity_run(const cs_quantifier *quantifier, cs_story *s);

#endif
