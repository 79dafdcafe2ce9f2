/* attribution.h: who says what: source, cue and content. Adds attributions in text order; sets
 * event.attributions. */
#ifndef CS_ATTRIBUTION_ATTRIBUTION_H
#define CS_ATTRIBUTION_ATTRIBUTION_H

#include "story/story.h"
#include "table/setup.h"

typedef struct cs_attributer cs_attributer;

const cs_attributer *cs_attribution_load(const cs_setup *setup, cs_error *error);
void cs_attribution_run(const cs_attributer *attributer, cs_story *s);

#endif
