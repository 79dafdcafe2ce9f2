/* name.h: the names of a report as mentions: what the tagger finds (tagger.h), its kinds made finer
 * by lists of known actors and of words for facilities and groups; and known actors that the tagger
 * missed. */
#ifndef CS_MENTION_NAME_H
#define CS_MENTION_NAME_H

#include "mention/tagger.h"
#include "table/phrase.h"

typedef struct cs_namer {
    const cs_names_tagger *tagger;
    cs_phrases actors;  /* names of known actors -> kind */
    cs_map written;     /* hashes of letters that are actors in just this writing */
    cs_map words;       /* key of a word within names -> what it says */
    cs_map calendar;    /* keys of words of dates */
    cs_phrases peoples; /* words for peoples: "Syrians" */
} cs_namer;

bool cs_name_load(cs_namer *namer, const cs_setup *setup, cs_error *error);

/* The labels of all tokens, in the story's scratch arena. */
uint8_t *cs_name_labels(const cs_namer *namer, cs_story *s);

/* Adds the names of a sentence, in text order. */
void cs_name_find(const cs_namer *namer, cs_story *s, const cs_sentence *in, const uint8_t *labels);

#endif
