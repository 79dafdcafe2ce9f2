/* vectors.h: word vectors that were trained elsewhere, as train/unpack.py writes them down: two
 * 32-bit numbers (words, dimensions), then for each word, the most frequent first, its size in
 * bytes (16 bits), its bytes, and its numbers (32-bit floating point). */
#ifndef TRAIN_GROUND_VECTORS_H
#define TRAIN_GROUND_VECTORS_H

#include "base/error.h"
#include "base/mapped.h"

typedef struct train_vectors {
    cs_mapped file;
    uint32_t count, dimensions;
    size_t at; /* byte of the next word */
} train_vectors;

bool train_vectors_open(train_vectors *v, const char *path, cs_error *error);
/* The next word; `values` has room for `dimensions`. False at the end. */
bool train_vectors_next(train_vectors *v, cs_str *word, float *values);
void train_vectors_close(train_vectors *v);

#endif
