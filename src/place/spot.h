/* spot.h: what finding names (spot.c), describing them (describe.c) and weighing them (chance.c)
 * share. */
#ifndef CS_PLACE_SPOT_H
#define CS_PLACE_SPOT_H

#include "place/parts.h"

#define CS_SPOT_SURE 9.0f /* log odds of what is a place for sure */

typedef struct cs_spotting {
    const cs_placer_parts *p;
    const cs_story *s;
    cs_hits *hits;
    const cs_sentence *sentence;
    bool capitals;          /* is most of the sentence in capitals? */
    uint32_t mention;       /* the first that does not end before the sentence */
    uint64_t *small;        /* a bit for each hash of a word that the report writes small */
    cs_map persons, places; /* keys of words in names of persons; hashes of names of places */
} cs_spotting;

/* The token if it is in the sentence, else NULL; what is known of its word. */
const cs_token *cs_spot_token(const cs_spotting *w, uint32_t i);
const cs_place_word *cs_spot_word(const cs_spotting *w, uint32_t i);
bool cs_spot_is(const cs_spotting *w, uint32_t i, cs_little word);
/* Does the report write the word with that key in small letters somewhere? */
bool cs_spot_small(const cs_spotting *w, uint64_t key);
bool cs_spot_has_capital(const cs_token *t);
/* Is the token a name's word, as far as letters tell? */
bool cs_spot_is_name(const cs_spotting *w, uint32_t i);
/* Has the name a place of one of these kinds (bits 1 << CS_PLACE_*)? */
bool cs_spot_has_kind(const cs_gazetteer *g, uint32_t name, unsigned kinds);

static inline void cs_hit_set(cs_hit *h, unsigned feature) {
    h->features[feature / 64] |= (uint64_t)1 << feature % 64;
}

/* Sets the features of a hit that its own sentence tells. */
void cs_spot_describe(const cs_spotting *w, cs_hit *h);

/* Sets the chances of all hits, and the features that other hits tell. */
void cs_spot_weigh(cs_spotting *w);

/* A road's name or number that begins at the token: its end, else `i`. */
uint32_t cs_spot_road(const cs_spotting *w, uint32_t i);

#endif
