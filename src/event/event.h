/* event.h: event mentions: type, mode, who did what to whom, with what, where, when, status. Adds
 * events in text order. */
#ifndef CS_EVENT_EVENT_H
#define CS_EVENT_EVENT_H

#include "story/story.h"
#include "table/setup.h"

typedef struct cs_eventer cs_eventer;

const cs_eventer *cs_event_load(const cs_setup *setup, cs_error *error);
void cs_event_run(const cs_eventer *eventer, cs_story *s);

/* What the frames alone find, for the trainer of the network: loads the tables and no model, and
 * adds events as the frames tell them. */
cs_eventer *cs_event_frames(const cs_setup *setup, cs_error *error);
void cs_event_find(const cs_eventer *eventer, cs_story *s);

#endif
