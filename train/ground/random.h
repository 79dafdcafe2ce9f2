/* random.h: random numbers that are the same everywhere (xoshiro256**, Blackman and Vigna 2018). */
#ifndef TRAIN_GROUND_RANDOM_H
#define TRAIN_GROUND_RANDOM_H

#include <stdint.h>

typedef struct train_random {
    uint64_t state[4];
} train_random;

train_random train_random_of(uint64_t seed);
uint64_t train_random_next(train_random *r);
uint32_t train_random_below(train_random *r, uint32_t limit);
float train_random_unit(train_random *r);   /* 0 <= x < 1 */
float train_random_normal(train_random *r); /* mean 0, variance 1: the sum of twelve units */

#endif
