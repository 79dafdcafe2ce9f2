/* mention.h: the names and nominals of a report, with their kinds. Adds mentions, in text order,
 * the outer before the inner; each has its tokens and its head. */
#ifndef CS_MENTION_MENTION_H
#define CS_MENTION_MENTION_H

#include "story/story.h"
#include "table/setup.h"

typedef struct cs_mentioner cs_mentioner;

const cs_mentioner *cs_mention_load(const cs_setup *setup, cs_error *error);
void cs_mention_run(const cs_mentioner *mentioner, cs_story *s);

#endif
