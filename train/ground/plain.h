/* plain.h: arithmetic for the trainers that gives the same bits everywhere: nothing here calls the
 * mathematics library, whose last digits differ between machines. */
#ifndef TRAIN_GROUND_PLAIN_H
#define TRAIN_GROUND_PLAIN_H

#include <stddef.h>
#include <stdint.h>

#include "model/kernel.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__)
#define PLAIN_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define PLAIN_CLONES
#endif

/* Zeroed memory; ends the program when there is none. */
void *plain_take(size_t count, size_t size);
#define plain_new(type, count) ((type *)plain_take((count), sizeof(type)))

static inline float plain_root(float x) {
    return __builtin_sqrtf(x);
}
/* e^x for x <= 0, to the last digits of a float; below -80 as at -80. */
static inline float plain_exp_below(float x) {
    x = x < -80 ? -80 : x;
    float n = (float)(int)(x * 1.44269504f - 0.5f);
    float r = (x - n * 0.693359375f) + n * 2.12194440e-4f; /* ln 2 in two parts */
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * r * r + r + 1;
    union {
        int32_t bits;
        float value;
    } power = {((int32_t)n + 127) * (1 << 23)};
    return p * power.value;
}
double plain_log(double x);

/* Two parabolas in place of the logistic function, as in src/model/kernel.h. */
static inline float plain_gate(float x) {
    return cs_kernel_gate(x);
}
/* Its slope where its value is y: a quarter of the root of 4 y (1 - y)-like; see plain.c. */
static inline float plain_gate_slope(float y) {
    float low = y < 0.5f ? y : 1 - y; /* low = (4 - size)^2 / 32 */
    return 0.35355339f * __builtin_sqrtf(low);
}

void plain_bias(float *to, const float *bias, size_t rows, size_t columns);
/* Adds the bias; the first `curved` columns go through relu. */
void plain_bias_relu(float *to, const float *bias, size_t rows, size_t columns, size_t curved);
/* Zeroes the gradient where the first `curved` columns of `y` are not above zero. */
void plain_relu_back(float *grad, const float *y, size_t rows, size_t columns, size_t curved);
/* sums += the columns' sums */
void plain_column_sums(float *sums, const float *from, size_t rows, size_t columns);
float plain_square_sum(const float *x, size_t count);

/* Replaces scores by the gradient of the cross entropy between their softmax and a few labels'
 * parts of one, columns behind `count` by zero; returns the cross entropy. Without labels, all is
 * zero. */
double plain_softmax(float *scores, size_t count, size_t room, const uint16_t *labels,
                     const float *parts, size_t label_count);
/* Replaces scores by their softmax. */
void plain_share(float *scores, size_t count);

#endif
