/* lemma.h: the dictionary form of a word, from its form and tags. */
#ifndef CS_TAG_LEMMA_H
#define CS_TAG_LEMMA_H

#include "story/story.h"
#include "table/setup.h"

typedef struct cs_lemmas cs_lemmas;

const cs_lemmas *cs_lemma_load(const cs_setup *setup, cs_error *error);

/* Sets a tagged token's lemma and lemma_key. */
void cs_lemma_set(const cs_lemmas *lemmas, cs_story *s, uint32_t token);

/* A lemma is made of a form by taking bytes off its end and putting letters on; `lower`: in small
 * letters first. */
typedef struct cs_lemma_edit {
    uint16_t off;
    bool lower;
    cs_str on;
} cs_lemma_edit;

/* What the trainer shares: the edit itself, and the keys of the lists of words and of endings. An
 * ending tells three things: what to take off and put on, and whether capitals stay, where they
 * have to stand (at the sentence's beginning, in words all in capitals) and where not. */
enum { CS_LEMMA_EDIT, CS_LEMMA_CASE, CS_LEMMA_CASE_FREE };
cs_str cs_lemma_apply(cs_arena *arena, const cs_lemma_edit *edit, cs_str form, cs_str folded);
uint64_t cs_lemma_word_key(cs_str folded, uint8_t xpos);
uint64_t cs_lemma_ending_key(cs_str folded, size_t size, uint8_t xpos, int what);
enum { CS_LEMMA_ENDING = 6 }; /* the longest ending */

#endif
