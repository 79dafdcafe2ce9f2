/* people.h: a story as a page for people: what happened, where, when, how many, who says so, each
 * with the words that say it. */
#ifndef CS_EXPORT_PEOPLE_H
#define CS_EXPORT_PEOPLE_H

#include "base/out.h"
#include "story/story.h"

/* `color`: with the escape sequences of terminals. Control characters of the text are never passed
 * on: a report cannot write to the terminal. */
void cs_people_write(const cs_story *s, bool color, cs_out *out);

#endif
