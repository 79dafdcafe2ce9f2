/* weights.h: a small network over signs that are looked up and over words in context.
 *
 *     hidden[HIDDEN]  = sum over signs of embed[sign][HIDDEN]            steps of 1/256
 *                     + sum over words w of (dense[w] (bytes - ZERO)) / 64
 *     score[output]   = bias + sum over h of out[output][h] max(0, hidden[h])   steps of 1/65536
 *
 * All of it is whole numbers, so every machine gives the same scores. Signs are hashes; those that
 * share a row by chance share it in training, too (Weinberger et al. 2009). */
#ifndef CS_MODEL_WEIGHTS_H
#define CS_MODEL_WEIGHTS_H

#include "model/linear.h"
#include "model/model.h"
#include "story/story.h"

enum {
    CS_WEIGHTS_HIDDEN = 32,
    CS_WEIGHTS_WIDTH = 160, /* of the encoder's vectors */
    CS_WEIGHTS_UNIT = 256,  /* of a hidden value and of an output weight */
    CS_WEIGHTS_DENSE = 64,  /* what a byte of the encoder is divided by */
    CS_WEIGHTS_OUTPUTS = 4, /* at most */
    CS_WEIGHTS_SIGNS = 64
};

typedef struct cs_weights {
    const int16_t *embed; /* [rows][HIDDEN] */
    uint32_t mask;        /* rows - 1 */
    const int16_t *dense; /* [words][WIDTH][HIDDEN] */
    const int16_t *out;   /* [outputs][HIDDEN] */
    const int32_t *bias;  /* [outputs] */
    unsigned outputs;
} cs_weights;

/* A few signs; what does not fit is left out. */
typedef struct cs_signs {
    uint32_t at[CS_WEIGHTS_SIGNS];
    unsigned count;
} cs_signs;

static inline void cs_signs_add(cs_signs *signs, uint32_t number, uint32_t a, uint32_t b) {
    if (signs->count < CS_WEIGHTS_SIGNS)
        signs->at[signs->count++] = cs_linear_feature(number, a, b, 0);
}

/* A token's lemma as a part of a sign. */
static inline uint32_t cs_signs_lemma(const cs_story *s, uint32_t token) {
    return (uint32_t)s->tokens.at[token].lemma_key;
}

/* A number as one of few steps: 0, 1, 2, 3, 4 to 5, 6 to 8, 9 to 14, 15 to 29, more. */
uint32_t cs_signs_step(uint32_t number);

/* A hidden layer before its relu. */
typedef struct cs_hidden {
    int32_t at[CS_WEIGHTS_HIDDEN];
} cs_hidden;

/* Finds the parts `name`.embed and so on, for that many words in context and outputs. */
bool cs_weights_load(cs_weights *weights, const cs_model *model, const char *name, unsigned words,
                     unsigned outputs, cs_error *error);

void cs_weights_add(const cs_weights *weights, const cs_signs *signs, cs_hidden *hidden);

/* Adds what the `word`th word in context says, by its vector of the encoder. */
void cs_weights_see(const cs_weights *weights, unsigned word, const uint8_t *bytes,
                    cs_hidden *hidden);

/* scores[outputs] */
void cs_weights_score(const cs_weights *weights, const cs_hidden *hidden, double *scores);

#endif
