/* codes.h: a few bytes that stand for a word's vector: the centre that is nearest to it, then the
 * centre nearest to what is left, and so on (residual vector quantization). */
#ifndef TRAIN_MENTION_CODES_H
#define TRAIN_MENTION_CODES_H

#include "base/error.h"
#include "mention/lexicon.h"

typedef struct codes {
    uint32_t count;
    uint64_t *keys; /* [count] cs_phrase_key, the most frequent word first */
    uint8_t (*of)[CS_LEXICON_CODES];
} codes;

/* Reads the vectors and finds their codes; the centres are made from the `sample` most frequent
 * words. */
bool codes_make(codes *c, const char *vectors, uint32_t sample, cs_error *error);

#endif
