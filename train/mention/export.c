/* export.c: see export.h. */
#include "export.h"

#include <stdio.h>

#include "ground/plain.h"

enum { UNSIGNED_STEPS = 255, SIGNED_STEPS = 127 };

/* ---- ranges ---------------------------------------------------------------------------------- */

static void widen(float *most, const float *values, uint32_t rows, uint32_t columns) {
    for (uint32_t i = 0; i < rows; i++)
        for (uint32_t j = 0; j < columns; j++)
            most[j] = values[(size_t)i * columns + j] > most[j] ? values[(size_t)i * columns + j]
                                                                : most[j];
}

/* What a step of each value of the two hidden layers is. */
static void measure(const net *n, net_work *work, const material_sentence *sample, uint32_t count,
                    float *near, float *wide) {
    for (uint32_t j = 0; j < n->h1; j++)
        near[j] = 1e-3f;
    for (uint32_t j = 0; j < n->h2; j++)
        wide[j] = 1e-3f;
    for (uint32_t i = 0; i < count; i++) {
        net_score(n, work, &sample[i]);
        widen(near, net_near(work), sample[i].count, n->h1);
        widen(wide, net_wide(work), sample[i].count, n->h2);
    }
    for (uint32_t j = 0; j < n->h1; j++)
        near[j] /= UNSIGNED_STEPS;
    for (uint32_t j = 0; j < n->h2; j++)
        wide[j] /= UNSIGNED_STEPS;
}

/* ---- layers ---------------------------------------------------------------------------------- */

/* sum over inputs of (byte - zero) * in_step * weight, in steps of out_step where there is one. */
typedef struct dense {
    const char *name;
    const float *weight, *bias; /* [inputs][outputs], [outputs] */
    const float *in_step, *out_step;
    uint32_t inputs, outputs;
    int zero;
} dense;

static int8_t whole(float x, int most) {
    float rounded = x < 0 ? x - 0.5f : x + 0.5f;
    return (int8_t)(rounded > (float)most ? most : rounded < (float)-most ? -most : (int)rounded);
}

static float factor_of(const dense *d, uint32_t i, uint32_t o) {
    return d->weight[(size_t)i * d->outputs + o] * d->in_step[i] /
           (d->out_step ? d->out_step[o] : 1);
}

/* Where the kernel wants a weight (model/kernel.h). */
static size_t packed_at(const dense *d, uint32_t i, uint32_t o) {
    uint32_t block = o / CS_KERNEL_OUTPUTS, four = i / CS_KERNEL_INPUTS;
    size_t at = (size_t)block * (d->inputs / CS_KERNEL_INPUTS) + four;
    return (at * CS_KERNEL_OUTPUTS + o % CS_KERNEL_OUTPUTS) * CS_KERNEL_INPUTS +
           i % CS_KERNEL_INPUTS;
}

static void write_dense(train_writer *w, const dense *d) {
    char part[CS_MODEL_NAME];
    int8_t *bytes = plain_new(int8_t, (size_t)d->inputs * d->outputs);
    float *scale = plain_new(float, d->outputs), *bias = plain_new(float, d->outputs);
    for (uint32_t o = 0; o < d->outputs; o++) {
        float most = 1e-9f;
        int32_t sum = 0;
        for (uint32_t i = 0; i < d->inputs; i++) {
            float size = __builtin_fabsf(factor_of(d, i, o));
            most = size > most ? size : most;
        }
        scale[o] = most / CS_KERNEL_MOST;
        for (uint32_t i = 0; i < d->inputs; i++) {
            int8_t weight = whole(factor_of(d, i, o) / scale[o], CS_KERNEL_MOST);
            bytes[packed_at(d, i, o)] = weight;
            sum += weight;
        }
        bias[o] =
            d->bias[o] / (d->out_step ? d->out_step[o] : 1) - scale[o] * (float)(d->zero * sum);
    }
    snprintf(part, sizeof part, "%s.weight", d->name);
    train_writer_array(w, part, CS_MODEL_I8, d->outputs, d->inputs, bytes);
    snprintf(part, sizeof part, "%s.scale", d->name);
    train_writer_array(w, part, CS_MODEL_F32, 1, d->outputs, scale);
    snprintf(part, sizeof part, "%s.bias", d->name);
    train_writer_array(w, part, CS_MODEL_F32, 1, d->outputs, bias);
}

/* The features' rows, in steps of the first layer. */
static void write_rows(train_writer *w, const net *n, const float *near) {
    int8_t *bytes = plain_new(int8_t, (size_t)CS_FEATURE_ROWS * n->h1);
    float *scale = plain_new(float, CS_FEATURE_ROWS);
    for (size_t r = 0; r < CS_FEATURE_ROWS; r++) {
        const float *row = n->value + n->at.rows + r * n->h1;
        float most = 1e-9f;
        for (size_t j = 0; j < n->h1; j++) {
            float size = __builtin_fabsf(row[j] / near[j]);
            most = size > most ? size : most;
        }
        scale[r] = most / SIGNED_STEPS;
        for (size_t j = 0; j < n->h1; j++)
            bytes[r * n->h1 + j] = whole(row[j] / near[j] / scale[r], SIGNED_STEPS);
    }
    train_writer_array(w, "rows", CS_MODEL_I8, CS_FEATURE_ROWS, n->h1, bytes);
    train_writer_array(w, "rows.scale", CS_MODEL_F32, 1, CS_FEATURE_ROWS, scale);
}

void export_net(train_writer *w, const net *n, net_work *work, const material_sentence *sample,
                uint32_t sample_count) {
    float *near = plain_new(float, n->h1), *wide = plain_new(float, n->h2);
    float *window = plain_new(float, (size_t)NET_SPAN * n->h1);
    float *unit = plain_new(float, n->inputs);
    measure(n, work, sample, sample_count, near, wide);
    for (uint32_t k = 0; k < NET_SPAN * n->h1; k++)
        window[k] = near[k % n->h1];
    for (uint32_t k = 0; k < n->inputs; k++)
        unit[k] = 1.0f / NET_CONTEXT_UNIT;
    const float *v = n->value;
    const net_layout *l = &n->at;
    dense layers[] = {
        {"near", v + l->near, v + l->near_bias, unit, near, n->inputs, n->h1, CS_KERNEL_ZERO},
        {"wide", v + l->wide, v + l->wide_bias, window, wide, NET_SPAN * n->h1, n->h2, 0},
        {"label", v + l->label, v + l->label_bias, wide, NULL, n->h2, NET_LABELS, 0}};
    for (size_t k = 0; k < sizeof layers / sizeof *layers; k++)
        write_dense(w, &layers[k]);
    write_rows(w, n, near);
}
