/* cast.h: who takes part in an act of violence, beyond what its clause tells: for each event and
 * each mention of its sentence and its neighbours a network says whether the mention is the agent,
 * the target, a means, or none of them. */
#ifndef CS_EVENT_CAST_H
#define CS_EVENT_CAST_H

#include "model/weights.h"
#include "story/story.h"

/* The network has an output for each role of story.h, none included. */
enum { CS_CAST_OUTPUTS = CS_CAST_ROLES };

/* The words in context: the event's, the mention's, and the one that the mention hangs from. */
enum { CS_CAST_EVENT, CS_CAST_MENTION, CS_CAST_GOVERNOR, CS_CAST_WORDS };

/* How many sentences before and behind the event's are looked at. */
enum { CS_CAST_BEFORE = 1, CS_CAST_BEHIND = 2, CS_CAST_MENTIONS = 48 };

/* Is it violence of which the network knows? It has not learned of fights, where each side is agent
 * and target. */
bool cs_cast_is_known(const cs_event *e);

/* The mentions that may take part in the event, in text order; returns how many. */
unsigned cs_cast_candidates(const cs_story *s, const cs_event *e,
                            uint32_t mentions[CS_CAST_MENTIONS]);

/* What the frame says of the mention: CS_CAST_*. */
unsigned cs_cast_told(const cs_event *e, uint32_t mention);

void cs_cast_mention_signs(const cs_story *s, uint32_t mention, cs_signs *signs);
void cs_cast_pair_signs(const cs_story *s, const cs_event *e, uint32_t mention, cs_signs *signs);

/* The token that the mention hangs from. */
uint32_t cs_cast_governor(const cs_story *s, const cs_mention *m);

#endif
