/* match.h: which words of a story stand as a trigger of the frame table wants. */
#ifndef CS_EVENT_MATCH_H
#define CS_EVENT_MATCH_H

#include "event/event.h"
#include "event/roles.h"

/* A frame found at a token, with the other words of its trigger. */
typedef struct cs_match {
    const cs_frame *frame; /* NULL: none */
    cs_few used;
    bool state;
} cs_match;

/* The frames of all tokens, in the scratch arena; a word that belongs to another's trigger has none
 * of its own. */
cs_match *cs_match_all(const cs_eventer *eventer, const cs_story *s);

/* Does the word tell an event, rather than be part of a name, a time, or a describing word? */
bool cs_match_stands(const cs_eventer *eventer, const cs_story *s, const cs_match *matches,
                     uint32_t token);

#endif
