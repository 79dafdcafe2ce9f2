/* weigh.h: what was learned about acts of violence: whether a report is about them (worth.h) and
 * who takes part in them (cast.h). Sets event.worth and event.cast. */
#ifndef CS_EVENT_WEIGH_H
#define CS_EVENT_WEIGH_H

#include "event/cast.h"
#include "event/worth.h"
#include "model/encoder.h"

typedef struct cs_weigher {
    const cs_encoder *encoder;
    cs_weights worth, cast;
} cs_weigher;

/* Loads `models`/event.model. */
bool cs_weigh_load(cs_weigher *weigher, const cs_setup *setup, cs_error *error);
void cs_weigh_run(const cs_weigher *weigher, cs_story *s);

#endif
