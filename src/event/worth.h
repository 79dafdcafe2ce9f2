/* worth.h: is an event one that the report is about, or does it only touch on it: violence of long
 * ago, violence in general, what might be? Signs for a network; what the network learned from is
 * told in docs/stages/event.md. */
#ifndef CS_EVENT_WORTH_H
#define CS_EVENT_WORTH_H

#include "model/weights.h"
#include "story/story.h"

/* The words in context: the event's own and the one it hangs from. */
enum { CS_WORTH_WORDS = 2, CS_WORTH_OUTPUTS = 2 };

/* What holds for all events of a story. */
typedef struct cs_worth {
    uint32_t violent, sentences; /* violent events, sentences: how many */
    cs_signs lead;               /* words of its first sentences */
} cs_worth;

/* Is it violence, done or tried or threatened, of which the network judges? */
bool cs_worth_is_judged(const cs_event *e);

cs_worth cs_worth_read(const cs_story *s);
void cs_worth_signs(const cs_worth *worth, const cs_story *s, uint32_t event, cs_signs *signs);

/* The word that the event's word hangs from; the word itself at the top. */
uint32_t cs_worth_governor(const cs_story *s, uint32_t token);

#endif
