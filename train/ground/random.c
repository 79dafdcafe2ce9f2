/* random.c: see random.h. */
#include "ground/random.h"

static uint64_t turn(uint64_t x, int bits) {
    return x << bits | x >> (64 - bits);
}

train_random train_random_of(uint64_t seed) {
    train_random r;
    for (int i = 0; i < 4; i++) { /* splitmix64 */
        seed += 0x9E3779B97F4A7C15u;
        uint64_t z = (seed ^ seed >> 30) * 0xBF58476D1CE4E5B9u;
        z = (z ^ z >> 27) * 0x94D049BB133111EBu;
        r.state[i] = z ^ z >> 31;
    }
    return r;
}

uint64_t train_random_next(train_random *r) {
    uint64_t *s = r->state, result = turn(s[1] * 5, 7) * 9, t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = turn(s[3], 45);
    return result;
}

uint32_t train_random_below(train_random *r, uint32_t limit) {
    return (uint32_t)((train_random_next(r) >> 32) * limit >> 32);
}

float train_random_unit(train_random *r) {
    return (float)(train_random_next(r) >> 40) * 0x1p-24f;
}

float train_random_normal(train_random *r) {
    float sum = -6;
    for (int i = 0; i < 12; i++)
        sum += train_random_unit(r);
    return sum;
}
