/* timex.h: time expressions, TIMEX3, anchored to the date of publication. Adds times. Without an
 * anchor a relative expression keeps an open value and no interval. */
#ifndef CS_TIMEX_TIMEX_H
#define CS_TIMEX_TIMEX_H

#include "story/story.h"
#include "table/setup.h"

typedef struct cs_timexer cs_timexer;

const cs_timexer *cs_timex_load(const cs_setup *setup, cs_error *error);
void cs_timex_run(const cs_timexer *timexer, cs_story *s);

#endif
