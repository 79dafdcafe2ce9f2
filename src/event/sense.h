/* sense.h: is the word meant so? Tells events of conflict from their look-alikes: labour strikes,
 * matches, films, metaphors, drills, storms, accidents, crimes told in court. */
#ifndef CS_EVENT_SENSE_H
#define CS_EVENT_SENSE_H

#include "event/roles.h"

typedef struct cs_senses cs_senses;

/* Reads domains.tsv, idioms.tsv and senses.tsv; NULL after an error. */
const cs_senses *cs_sense_load(const cs_setup *setup, cs_error *error);

/* A story as the tables see it, in its scratch arena. */
typedef struct cs_context cs_context;
const cs_context *cs_sense_read(const cs_senses *senses, const cs_story *s);

typedef enum cs_verdict {
    CS_SENSE_MEANT,   /* an event, as its frame says */
    CS_SENSE_NOTHING, /* no event of conflict */
    CS_SENSE_OTHER,   /* an event of another type and mode */
    CS_SENSE_STANDS   /* an event with that status, if it was thought to have occurred */
} cs_verdict;

typedef struct cs_sense {
    cs_verdict verdict;
    uint8_t type;
    cs_str mode;
    uint8_t status;
} cs_sense;

/* What is meant by an event whose roles are filled. */
cs_sense cs_sense_of(const cs_context *context, const cs_draft *draft);

#endif
