/* linear.h: yes-or-no decisions by a sum of weights, one for each feature that holds. Features are
 * hashes; those that share a weight by chance share it in training, too (Weinberger et al. 2009).
 */
#ifndef CS_MODEL_LINEAR_H
#define CS_MODEL_LINEAR_H

#include <stdint.h>

typedef struct cs_linear {
    const int16_t *weights; /* [mask + 1] */
    uint32_t mask;
} cs_linear;

/* A feature of up to three values, told apart from others by its number. */
static inline uint32_t cs_linear_feature(uint32_t number, uint32_t a, uint32_t b, uint32_t c) {
    uint32_t sum = number * 0x9E3779B1u ^ a;
    sum = (sum ^ sum >> 15) * 0x85EBCA6Bu + b;
    sum = (sum ^ sum >> 13) * 0xC2B2AE35u + c;
    sum = (sum ^ sum >> 16) * 0x27D4EB2Fu;
    return sum ^ sum >> 15;
}

static inline int32_t cs_linear_sum(const cs_linear *l, const uint32_t *features, unsigned count) {
    int32_t sum = 0;
    for (unsigned i = 0; i < count; i++)
        sum += l->weights[features[i] & l->mask];
    return sum;
}

#endif
