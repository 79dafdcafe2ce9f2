/* kernel.h: the arithmetic of trained networks, which comes out the same on every machine: sums of
 * products of whole numbers, and floating-point arithmetic element by element without fusing.
 *
 * Values are bytes; those of a layer that can be negative stand for themselves less CS_KERNEL_ZERO,
 * times a scale that each has for itself. Weights lie within ±63, so that no machine's 16-bit sums
 * of two products can overflow. Weights are packed in blocks of 16
 * outputs, within a block by four inputs:
 *
 *     packed[outputs / 16][inputs / 4][16][4]
 *
 * sums[row][output] = sum over inputs of values[row][input] * weight[input][output] */
#ifndef CS_MODEL_KERNEL_H
#define CS_MODEL_KERNEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { CS_KERNEL_OUTPUTS = 16, CS_KERNEL_INPUTS = 4, CS_KERNEL_MOST = 63, CS_KERNEL_ZERO = 128 };

/* One direction of a layer of simple recurrent units over the words of a sentence; H = width / 2.
 *
 *     z, f, r = in * scale + bias             of the word
 *     f = gate(f + peep_f c), r = gate(r + peep_r c)
 *     c = f c + (1 - f) z
 *     h = r c + (1 - r) CS_KERNEL_HIGHWAY x */
typedef struct cs_sweep {
    const int32_t *in;            /* [rows][3 width], this direction's z of the first word */
    const float *scale, *bias;    /* [3 H] z, f, r */
    const float *peep_f, *peep_r; /* [H] */
    const float *x;               /* [rows][width] */
    float *h;                     /* [rows][width] */
    const float *grain;           /* [H] steps a unit for `bytes` */
    uint8_t *bytes;               /* [rows][width] h in whole steps, around CS_KERNEL_ZERO */
    size_t rows, width;
    bool backwards; /* from the last word to the first */
} cs_sweep;

#define CS_KERNEL_HIGHWAY 1.5f

typedef struct cs_kernel {
    void (*multiply)(const uint8_t *values, size_t rows, size_t inputs, const int8_t *packed,
                     size_t outputs, int32_t *sums);
    /* bytes[i] = sums[i] * scale[i] + bias[i], rounded, within 0 to 255, for each row */
    void (*squeeze)(const int32_t *sums, size_t rows, size_t columns, const float *scale,
                    const float *bias, uint8_t *bytes);
    void (*sweep)(const cs_sweep *sweep);
    /* values[i] = sums[i] * scale[i] + bias[i] for each row */
    void (*restore)(const int32_t *sums, size_t rows, size_t columns, const float *scale,
                    const float *bias, float *values);
    /* bytes[i] = a[i] + b[i], rounded, within 0 to 255 */
    void (*join)(const float *a, const float *b, size_t count, uint8_t *bytes);
    /* steps[i] = values[i] in CS_KERNEL_MOST steps to either side; returns what a step is */
    float (*grade)(const float *values, size_t count, int8_t *steps);
    /* the first place of the highest value */
    uint32_t (*highest)(const float *values, uint32_t count);
    /* x[i] += factor * bytes[i]; whole blocks */
    void (*blend)(float *x, const int8_t *bytes, float factor, size_t count);
    /* bytes[i] = x[i] * grain[i] + CS_KERNEL_ZERO, rounded, within 0 to 255; whole blocks */
    void (*round)(const float *x, size_t rows, size_t columns, const float *grain, uint8_t *bytes);
} cs_kernel;

/* x within -4 and 4, without a comparison, which vectors do not like. */
static inline float cs_kernel_clamp(float x) {
    return 0.5f * (__builtin_fabsf(x + 4) - __builtin_fabsf(x - 4));
}

/* Two parabolas in place of the logistic function: 0 from -4 down, 1 from 4 up. */
static inline float cs_kernel_gate(float x) {
    x = cs_kernel_clamp(x);
    return 0.5f + x * (0.25f - __builtin_fabsf(x) * 0.03125f);
}

/* The fastest that this machine runs; all give the same results. */
const cs_kernel *cs_kernel_choose(void);

/* All kernels that this machine runs, for tests; returns how many. */
unsigned cs_kernel_all(const cs_kernel *kernels[4]);

#endif
