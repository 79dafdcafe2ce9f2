/* tag.h: part of speech (UPOS, XPOS), lemma and features of every token. */
#ifndef CS_TAG_TAG_H
#define CS_TAG_TAG_H

#include "story/story.h"
#include "table/setup.h"

typedef struct cs_tagger cs_tagger;

const cs_tagger *cs_tag_load(const cs_setup *setup, cs_error *error);
void cs_tag_run(const cs_tagger *tagger, cs_story *s);

#endif
