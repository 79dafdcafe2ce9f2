/* reading.h: reports read by the stages that stand before the network of src/event/weigh.h. */
#ifndef TRAIN_EVENT_READING_H
#define TRAIN_EVENT_READING_H

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

#endif
