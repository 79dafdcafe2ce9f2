/* agree.h: names of one report that belong together are of one kind. "Rodriguez Porth" is a person
 * where "Antonio Rodriguez Porth" is one. */
#ifndef CS_MENTION_AGREE_H
#define CS_MENTION_AGREE_H

#include "story/story.h"

void cs_mention_agree(cs_story *s);

#endif
