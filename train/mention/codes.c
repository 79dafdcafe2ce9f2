/* codes.c: see codes.h. Centres begin at words spread over the sample and move to the mean of their
 * words a few times (k-means, Lloyd 1982); vectors are first brought to one length. */
#include "codes.h"

#include <stdio.h>
#include <stdlib.h>

#include "ground/matrix.h"
#include "ground/plain.h"
#include "ground/vectors.h"
#include "table/phrase.h"

enum { ROUNDS = 12, BLOCK = 512, CENTRES = CS_LEXICON_CENTRES };

typedef struct clustering {
    uint32_t count, size, room; /* words, numbers a vector, the same in whole lanes */
    float *left;                /* [count][room] what the codes so far leave */
    float *centre;              /* [CENTRES][room] */
    uint8_t *nearest;           /* [count] */
} clustering;

static void same_length(float *v, uint32_t size) {
    float root = plain_root(plain_square_sum(v, size));
    for (uint32_t i = 0; i < size; i++)
        v[i] = root > 0 ? v[i] / root : 0;
}

static bool read_vectors(codes *c, clustering *k, const char *path, cs_error *error) {
    train_vectors v;
    cs_str word;
    if (!train_vectors_open(&v, path, error))
        return false;
    k->size = v.dimensions;
    k->room = (v.dimensions + TRAIN_LANES - 1) / TRAIN_LANES * TRAIN_LANES;
    k->left = plain_new(float, (size_t)v.count * k->room);
    c->keys = plain_new(uint64_t, v.count);
    float *values = plain_new(float, v.dimensions);
    while (train_vectors_next(&v, &word, values)) {
        uint64_t key = cs_phrase_key(word);
        if (!key)
            continue;
        same_length(values, k->size);
        memcpy(k->left + (size_t)c->count * k->room, values, k->size * sizeof *values);
        c->keys[c->count++] = key;
    }
    k->count = c->count;
    free(values);
    train_vectors_close(&v);
    return true;
}

/* |x - m|^2 is least where x m - |m|^2 / 2 is most. */
static void find_nearest(clustering *k, uint32_t count) {
    float *turned = plain_new(float, (size_t)k->room *CENTRES), half[CENTRES];
    float *products = plain_new(float, (size_t)BLOCK *CENTRES);
    train_matrix_turn(turned, k->centre, CENTRES, k->room, CENTRES);
    for (uint32_t m = 0; m < CENTRES; m++)
        half[m] = plain_square_sum(k->centre + (size_t)m * k->room, k->room) / 2;
    for (uint32_t first = 0; first < count; first += BLOCK) {
        uint32_t rows = count - first < BLOCK ? count - first : BLOCK;
        train_matrix_multiply(products, k->left + (size_t)first * k->room, turned, rows, k->room,
                              CENTRES, false);
        for (uint32_t i = 0; i < rows; i++) {
            const float *product = products + (size_t)i * CENTRES;
            uint32_t best = 0;
            for (uint32_t m = 1; m < CENTRES; m++)
                if (product[m] - half[m] > product[best] - half[best])
                    best = m;
            k->nearest[first + i] = (uint8_t)best;
        }
    }
    free(turned);
    free(products);
}

static void move_centres(clustering *k, uint32_t count) {
    uint32_t words[CENTRES] = {0};
    float *sum = plain_new(float, (size_t)CENTRES * k->room);
    for (uint32_t i = 0; i < count; i++) {
        float *to = sum + (size_t)k->nearest[i] * k->room;
        words[k->nearest[i]]++;
        for (uint32_t j = 0; j < k->room; j++)
            to[j] += k->left[(size_t)i * k->room + j];
    }
    for (uint32_t m = 0; m < CENTRES; m++)
        for (uint32_t j = 0; words[m] && j < k->room; j++)
            k->centre[(size_t)m * k->room + j] = sum[(size_t)m * k->room + j] / (float)words[m];
    free(sum);
}

static void take_off(clustering *k) {
    for (uint32_t i = 0; i < k->count; i++)
        for (uint32_t j = 0; j < k->room; j++)
            k->left[(size_t)i * k->room + j] -= k->centre[(size_t)k->nearest[i] * k->room + j];
}

bool codes_make(codes *c, const char *vectors, uint32_t sample, cs_error *error) {
    clustering k = {.count = 0};
    if (!read_vectors(c, &k, vectors, error))
        return false;
    sample = sample < k.count ? sample : k.count;
    c->of = plain_take(k.count, sizeof *c->of);
    k.centre = plain_new(float, (size_t)CENTRES *k.room);
    k.nearest = plain_new(uint8_t, k.count);
    for (uint32_t level = 0; level < CS_LEXICON_CODES; level++) {
        for (uint32_t m = 0; m < CENTRES; m++)
            memcpy(k.centre + (size_t)m * k.room,
                   k.left + (size_t)(m * (sample / CENTRES)) * k.room, k.room * sizeof(float));
        for (uint32_t round = 0; round < ROUNDS; round++) {
            find_nearest(&k, sample);
            move_centres(&k, sample);
        }
        find_nearest(&k, k.count);
        for (uint32_t i = 0; i < k.count; i++)
            c->of[i][level] = k.nearest[i];
        take_off(&k);
        printf("codes %u: left %.4f\n", level,
               (double)plain_square_sum(k.left, (size_t)k.count * k.room) / k.count);
    }
    free(k.left);
    free(k.centre);
    free(k.nearest);
    return true;
}
