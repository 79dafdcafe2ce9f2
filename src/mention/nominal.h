/* nominal.h: noun groups whose head is a common noun for someone or something of conflict news. */
#ifndef CS_MENTION_NOMINAL_H
#define CS_MENTION_NOMINAL_H

#include "story/story.h"
#include "table/phrase.h"
#include "table/setup.h"

typedef struct cs_nominals {
    cs_phrases nouns;   /* -> kind */
    cs_phrases deeds;   /* nouns that say by what stands before them who did it */
    cs_phrases doers;   /* nouns that may stand there */
    cs_phrases peoples; /* "Israeli", "Iraqi" */
} cs_nominals;

bool cs_nominal_load(cs_nominals *nominals, const cs_setup *setup, cs_error *error);

/* Adds those of a sentence, in text order; its names are the mentions from `names_from` on. */
void cs_nominal_find(const cs_nominals *nominals, cs_story *s, const cs_sentence *in,
                     uint32_t names_from);

#endif
