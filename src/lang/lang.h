/* lang.h: is the report in English? Adds source.lang. */
#ifndef CS_LANG_LANG_H
#define CS_LANG_LANG_H

#include "story/story.h"
#include "table/setup.h"

typedef struct cs_lang cs_lang;

const cs_lang *cs_lang_load(const cs_setup *setup, cs_error *error);
/* Sets source.lang to the language whose common words the text has most of, where the report does
 * not name one; "und" where letters of another script prevail. */
void cs_lang_run(const cs_lang *lang, cs_story *s);

/* Shall the stages behind this one read the story? */
bool cs_lang_is_english(const cs_story *s);

#endif
