/* lemma.h: the dictionary form of a word, from its form and tags. */
#ifndef CS_TAG_LEMMA_H
#define CS_TAG_LEMMA_H

#include "story/story.h"
#include "table/setup.h"

typedef struct cs_lemmas cs_lemmas;

const cs_lemmas *cs_lemma_load(const cs_setup *setup, cs_error *error);

/* Sets a tagged token's lemma and lemma_key. */
void cs_lemma_set(const cs_lemmas *lemmas, cs_story *s, uint32_t token);

/* Keys of the trained lists, and what they depend on besides form and tag: one piece of code for
 * the run time and the trainer. */
uint64_t cs_lemma_word_key(cs_str folded, uint8_t xpos, bool capital);
uint64_t cs_lemma_ending_key(cs_str folded, size_t size, uint8_t xpos, bool capital);
enum { CS_LEMMA_ENDING = 6 }; /* the longest ending */
/* Is the word written with a capital where a small letter could stand? */
bool cs_lemma_capital(const cs_story *s, uint32_t token);

#endif
