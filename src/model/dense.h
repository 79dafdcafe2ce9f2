/* dense.h: one layer of a network, from bytes to sums or to bytes. */
#ifndef CS_MODEL_DENSE_H
#define CS_MODEL_DENSE_H

#include "model/kernel.h"
#include "model/model.h"

typedef struct cs_dense {
    uint32_t inputs, outputs;  /* whole blocks of the kernel */
    const int8_t *packed;      /* weights, packed for the kernel */
    const float *scale, *bias; /* [outputs] what a sum means: sum * scale + bias */
} cs_dense;

/* Finds parts `name`.weight, `name`.scale and `name`.bias in a model; `outputs` 0 takes any
 * number of them. */
bool cs_dense_load(const cs_model *model, const char *name, uint32_t inputs, uint32_t outputs,
                   cs_dense *dense, cs_error *error);

static inline float cs_dense_value(const cs_dense *dense, const int32_t *sums, uint32_t output) {
    return (float)sums[output] * dense->scale[output] + dense->bias[output];
}

#endif
