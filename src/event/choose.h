/* choose.h: of the words of a sentence that may tell an event, those that do, and how sure each is.
 * A sentence is coded by what it says itself, not by what is agreed to, asked for or refused in it
 * (CAMEO manual, chapter 2): what stands below another event's word is told with that, unless it is
 * violence. */
#ifndef CS_EVENT_CHOOSE_H
#define CS_EVENT_CHOOSE_H

#include "event/roles.h"
#include "event/status.h"

/* Of a sentence; what goes beyond is left out. */
enum { CS_CHOOSE_MOST = 64 };

typedef struct cs_candidate {
    cs_draft draft;
    cs_standing standing;
    uint8_t type, effect;
    cs_str mode;
    bool chosen;
    double confidence; /* 0 to 1; the surest of a sentence is what it is about */
} cs_candidate;

/* Is it done with words, or in politics: all but violence, force and crowds? */
bool cs_choose_is_verbal(uint8_t type);

/* What the act becomes by being only announced, or refused; NULL: it stays what it is. */
const cs_turn *cs_choose_turn(const cs_candidate *candidate);

/* Sets `chosen`, `confidence`, and the type of what its complement makes a threat, of all
 * candidates of one sentence, in the order of their tokens. */
void cs_choose(cs_candidate *candidates, uint32_t count);

#endif
