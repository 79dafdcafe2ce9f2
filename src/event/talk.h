/* talk.h: to whom it is said, offered, refused: targets of what is done with words, which may stand
 * anywhere in what follows ("promised to continue aid to Mozambique"). */
#ifndef CS_EVENT_TALK_H
#define CS_EVENT_TALK_H

#include "event/roles.h"

/* Adds targets to those that the frame gave. */
void cs_talk_fill(cs_draft *draft);

#endif
