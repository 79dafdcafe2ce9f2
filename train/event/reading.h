/* reading.h: reports read by the stages that stand before a network that is to be learned. */
#ifndef TRAIN_EVENT_READING_H
#define TRAIN_EVENT_READING_H

#include "model/weights.h"
#include "muc.h"
#include "story/story.h"
#include "table/setup.h"

typedef struct reading reading;

/* Loads the stages from data/ and `models`. */
reading *reading_open(cs_arena *arena, const char *models, cs_error *error);

/* The encoder's checksum, as a model that was trained on its vectors names it. */
cs_str reading_encoder(const reading *r);

/* The report up to its events as the frames tell them; NULL where there is none to read. The story
 * lives in `arena`; `scratch` is emptied. */
cs_story *reading_read(const reading *r, const muc_report *report, cs_arena *arena,
                       cs_arena *scratch);

/* Goes on from there to incidents, whose events the two networks have judged. */
void reading_group(const reading *r, const cs_weights *worth, const cs_weights *cast, cs_story *s);

#endif
