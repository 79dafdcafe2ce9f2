/* status.h: did it happen? Status and polarity of an event from negation, auxiliaries, the words
 * that govern it ("threatened to", "a plot to", "foiled"), conditions and purposes. */
#ifndef CS_EVENT_STATUS_H
#define CS_EVENT_STATUS_H

#include "event/roles.h"

typedef struct cs_standing {
    uint8_t status, polarity;
    bool future;      /* of the grammar: "will", or "would" in a report of what was said */
    bool conditional; /* "if" or "unless" stands with it */
    bool refused;     /* "will not", "cannot", "did not" */
} cs_standing;

cs_standing cs_status_of(const cs_draft *draft);

/* Of what happened by being said. */
static inline cs_standing cs_status_plain(void) {
    return (cs_standing){.status = CS_STATUS_OCCURRED, .polarity = CS_POLARITY_POSITIVE};
}

#endif
