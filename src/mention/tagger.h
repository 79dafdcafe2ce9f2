/* tagger.h: which words are names, and of what.
 *
 *     h1 = relu(encoder's low and high vectors W1 + sum of the features' rows)   [H1]
 *     h2 = relu(h1 of the two words before, of the word, of the two behind W2)   [H2]
 *     scores = h2 W3                                                             [labels]
 *
 * The best sequence of labels that can be (Viterbi) gives the names: one label a kind for the only
 * word of a name, for its first, an inner, its last (Ratinov and Roth 2009). Sums are of whole
 * numbers, so every machine finds the same names. */
#ifndef CS_MENTION_TAGGER_H
#define CS_MENTION_TAGGER_H

#include "mention/lexicon.h"
#include "model/encoder.h"

enum { CS_TAGGER_KINDS = 4, CS_TAGGER_LABELS = 1 + 4 * CS_TAGGER_KINDS, CS_TAGGER_WINDOW = 2 };
/* Labels: 0 is no name; 1 + 4 * kind + place. Kinds: person, organization, place, other. */
enum { CS_LABEL_ONLY, CS_LABEL_FIRST, CS_LABEL_INNER, CS_LABEL_LAST };
enum { CS_NAMED_PERSON, CS_NAMED_ORGANIZATION, CS_NAMED_PLACE, CS_NAMED_OTHER };

typedef struct cs_names_tagger cs_names_tagger;

const cs_names_tagger *cs_tagger_load(const cs_setup *setup, cs_error *error);

/* A label for every token of the story, in its scratch arena. */
uint8_t *cs_tagger_run(const cs_names_tagger *tagger, cs_story *s);

const cs_lexicon *cs_tagger_lexicon(const cs_names_tagger *tagger);

/* Does a name go on behind a word with this label? */
bool cs_tagger_opens(uint32_t label);

/* May `next` follow `label`? CS_TAGGER_LABELS stands for the borders of a sentence. */
bool cs_tagger_follows(uint32_t label, uint32_t next);

/* The best sequence for `count` words with scores [count][room]. */
void cs_tagger_best(const float *scores, size_t room, uint32_t count, uint8_t *labels,
                    cs_arena *scratch);

#endif
