/* words.h: the words that a network knows: those with vectors from elsewhere, and those that are
 * frequent in the treebanks and have a row of their own. */
#ifndef TRAIN_ENCODER_WORDS_H
#define TRAIN_ENCODER_WORDS_H

#include "base/error.h"
#include "base/hash.h"
#include "base/vec.h"
#include "encoder/net.h"
#include "ground/corpus.h"

enum { WORDS_BUCKETS = 1 << 14, WORDS_LEAST = 2 /* times that a frequent word occurs */ };

typedef struct words_known {
    uint64_t key;
    net_word word;
} words_known;

typedef struct words {
    cs_arena *arena;
    cs_map vector_at, row_at, known_at;
    float *vectors; /* [vector_count][NET_VECTOR] */
    uint32_t vector_count, row_count;
    cs_vec(words_known) known; /* each word once */
} words;

/* Reads the vectors of the `limit` most frequent words. */
bool words_read(words *w, const char *path, uint32_t limit, cs_error *error);

/* Gives a row to each word that is frequent enough in the corpus. */
void words_count(words *w, const train_corpus *corpus);

/* What the network reads of a form, but for its writing. */
void words_fill(const words *w, cs_str form, net_word *word);

#endif
