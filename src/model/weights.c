/* weights.c: see weights.h. */
#include "model/weights.h"

#include <stdio.h>

#include "model/kernel.h"

/* Whole numbers: every machine's code gives the same. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

uint32_t cs_signs_step(uint32_t number) {
    static const uint32_t steps[] = {1, 2, 3, 4, 6, 9, 15, 30};
    uint32_t step = 0;
    while (step < sizeof steps / sizeof *steps && number >= steps[step])
        step++;
    return step;
}

static const void *part(const cs_model *model, const char *name, const char *what,
                        cs_model_type type, uint32_t rows, uint32_t columns, cs_error *error) {
    char whole[CS_MODEL_NAME];
    snprintf(whole, sizeof whole, "%s.%s", name, what);
    return cs_model_array(model, whole, type, rows, columns, error);
}

bool cs_weights_load(cs_weights *w, const cs_model *model, const char *name, unsigned words,
                     unsigned outputs, cs_error *error) {
    char whole[CS_MODEL_NAME];
    snprintf(whole, sizeof whole, "%s.embed", name);
    const cs_model_part *embed = cs_model_find(model, whole, CS_MODEL_I16, error);
    if (!embed)
        return false;
    if (!embed->rows || embed->rows & (embed->rows - 1) || embed->columns != CS_WEIGHTS_HIDDEN)
        return cs_model_error(model, error, "%s has a shape that cannot be", whole);
    w->embed = cs_model_at(model, embed);
    w->mask = embed->rows - 1;
    w->outputs = outputs;
    w->dense = part(model, name, "dense", CS_MODEL_I16, words * CS_WEIGHTS_WIDTH, CS_WEIGHTS_HIDDEN,
                    error);
    w->out =
        w->dense ? part(model, name, "out", CS_MODEL_I16, outputs, CS_WEIGHTS_HIDDEN, error) : NULL;
    w->bias = w->out ? part(model, name, "bias", CS_MODEL_I32, 1, outputs, error) : NULL;
    return w->bias != NULL;
}

static inline void add_row(int32_t *restrict to, const int16_t *restrict row) {
    for (unsigned h = 0; h < CS_WEIGHTS_HIDDEN; h++)
        to[h] += row[h];
}

CLONES static void add(const cs_weights *w, const cs_signs *signs, cs_hidden *hidden) {
    for (unsigned i = 0; i < signs->count; i++)
        add_row(hidden->at, w->embed + (size_t)(signs->at[i] & w->mask) * CS_WEIGHTS_HIDDEN);
}

CLONES static void see(const cs_weights *w, unsigned word, const uint8_t *bytes,
                       cs_hidden *hidden) {
    const int16_t *row = w->dense + (size_t)word * CS_WEIGHTS_WIDTH * CS_WEIGHTS_HIDDEN;
    int32_t sums[CS_WEIGHTS_HIDDEN] = {0};
    for (unsigned i = 0; i < CS_WEIGHTS_WIDTH; i++, row += CS_WEIGHTS_HIDDEN) {
        int32_t value = bytes[i] - CS_KERNEL_ZERO;
        for (unsigned h = 0; h < CS_WEIGHTS_HIDDEN; h++)
            sums[h] += row[h] * value;
    }
    for (unsigned h = 0; h < CS_WEIGHTS_HIDDEN; h++)
        hidden->at[h] += sums[h] / CS_WEIGHTS_DENSE;
}

void cs_weights_add(const cs_weights *w, const cs_signs *signs, cs_hidden *hidden) {
    add(w, signs, hidden);
}

void cs_weights_see(const cs_weights *w, unsigned word, const uint8_t *bytes, cs_hidden *hidden) {
    see(w, word, bytes, hidden);
}

void cs_weights_score(const cs_weights *w, const cs_hidden *hidden, double *scores) {
    const double unit = (double)CS_WEIGHTS_UNIT * CS_WEIGHTS_UNIT;
    for (unsigned k = 0; k < w->outputs; k++) {
        int64_t sum = w->bias[k];
        for (unsigned h = 0; h < CS_WEIGHTS_HIDDEN; h++)
            sum += (int64_t)(hidden->at[h] > 0 ? hidden->at[h] : 0) *
                   w->out[(size_t)k * CS_WEIGHTS_HIDDEN + h];
        scores[k] = (double)sum / unit;
    }
}
