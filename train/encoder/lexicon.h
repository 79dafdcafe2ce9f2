/* lexicon.h: the words that a network knows: those with vectors from elsewhere, and those that are
 * frequent in the treebanks and have a row of their own. */
#ifndef TRAIN_ENCODER_LEXICON_H
#define TRAIN_ENCODER_LEXICON_H

#include "base/error.h"
#include "base/hash.h"
#include "base/vec.h"
#include "encoder/net.h"
#include "ground/corpus.h"

enum { LEXICON_BUCKETS = 1 << 14, LEXICON_LEAST = 2 /* times that a frequent word occurs */ };

typedef struct lexicon_word {
    uint64_t key;
    net_word word;
} lexicon_word;

typedef struct lexicon {
    cs_arena *arena;
    cs_map vector_at, row_at, known_at;
    float *vectors; /* [vector_count][NET_VECTOR] */
    uint32_t vector_count, row_count;
    cs_vec(lexicon_word) known; /* each word once */
} lexicon;

/* Reads the vectors of the `limit` most frequent words. */
bool lexicon_read(lexicon *w, const char *path, uint32_t limit, cs_error *error);

/* Gives a row to each word that is frequent enough in the corpus. */
void lexicon_count(lexicon *w, const train_corpus *corpus);

/* What the network reads of a form, but for its writing. */
void lexicon_fill(const lexicon *w, cs_str form, net_word *word);

#endif
