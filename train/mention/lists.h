/* lists.h: the tables of words and phrases of src/mention/lexicon.h, made from the tables of data/
 * and from word vectors, and the lists of names that take the place of others in training. */
#ifndef TRAIN_MENTION_LISTS_H
#define TRAIN_MENTION_LISTS_H

#include "base/hash.h"
#include "base/vec.h"
#include "ground/writer.h"
#include "mention/lexicon.h"

typedef cs_vec(cs_str) lists_names;

/* Given and family names of one region. */
typedef struct lists_region {
    lists_names given, family;
} lists_region;

/* What a body's name is made of. */
enum { LISTS_SLOTS = 14, LISTS_PATTERN = 0 };
extern const char *const lists_slots[LISTS_SLOTS];

typedef struct lists {
    cs_arena *arena;
    cs_map words, phrases; /* key -> item */
    cs_vec(uint64_t) word_keys, phrase_keys;
    cs_vec(uint16_t) word_lists;  /* CS_WORD_*, CS_LEXICON_NO_CODES */
    cs_vec(uint8_t) phrase_lists; /* CS_PHRASE_* */
    cs_vec(lists_region) regions;
    lists_names slots[LISTS_SLOTS]; /* words of bodies.tsv, by lists_slots */
    lists_names countries, divisions, cities, towns, organizations, demonyms;
    cs_lexicon lexicon; /* once it is laid out */
} lists;

/* Reads the tables of the folder `data`. */
bool lists_read(lists *l, const char *data, cs_error *error);

/* Lays the tables out; codes[i] are those of the i-th word of `keys`. */
void lists_lay_out(lists *l, const uint64_t *keys, const uint8_t (*codes)[CS_LEXICON_CODES],
                   uint32_t count);
void lists_write(const lists *l, train_writer *w);

#endif
