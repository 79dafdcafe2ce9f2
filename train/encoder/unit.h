/* unit.h: the simple recurrent unit (Lei, Zhang, Wang, Dai and Artzi 2018) in both directions.
 *
 * Rows are words. `in` has for each row [direction][z f r][H], x and h have [direction][H], H =
 * D/2.
 *
 *     f = gate(in_f + peep_f c' + bias_f)      c' the state of the word before
 *     r = gate(in_r + peep_r c' + bias_r)
 *     c = f c' + (1 - f) in_z
 *     h = r c + (1 - r) UNIT_SCALE x
 *
 * peep and bias have [f r][direction][H]. */
#ifndef TRAIN_ENCODER_UNIT_H
#define TRAIN_ENCODER_UNIT_H

#include <stddef.h>

#define UNIT_SCALE 1.5f

typedef struct unit_trace {
    float *f, *r, *c; /* [rows][D] */
} unit_trace;

/* The words [first, end) of one sentence. */
void unit_forward(const float *in, const float *x, const float *peep, const float *bias,
                  unit_trace *trace, float *h, size_t first, size_t end, size_t width);

/* `in` is replaced by its gradient, dh by that of x; those of peep and bias are added to. */
void unit_back(float *in, const float *x, const float *peep, const unit_trace *trace, float *dh,
               float *dpeep, float *dbias, size_t first, size_t end, size_t width);

#endif
