/* tense.h: does the clause around a time speak of the past or of the future? */
#ifndef CS_TIMEX_TENSE_H
#define CS_TIMEX_TENSE_H

#include "story/story.h"
#include "table/setup.h"

typedef struct cs_tenses cs_tenses;

const cs_tenses *cs_tense_load(const cs_setup *setup, cs_error *error);

/* -1 past, 1 future, 0 unclear, for the time at the tokens [first, end). */
int cs_tense_of(const cs_tenses *tenses, const cs_story *s, uint32_t first, uint32_t end);

#endif
