/* learn.c: see learn.h. Cross entropy; steps after Duchi, Hazan and Singer 2011 (AdaGrad); signs
 * and words are left out at random (Srivastava et al. 2014); the weights are the mean of those
 * after the last rounds. */
#include "learn.h"

#include <stdio.h>
#include <stdlib.h>

#include "ground/plain.h"
#include "ground/random.h"

enum { H = CS_WEIGHTS_HIDDEN, WIDTH = CS_WEIGHTS_WIDTH, MOST = CS_WEIGHTS_OUTPUTS };
enum { KEPT = 2, MOST_SIGNS = 2 * CS_WEIGHTS_SIGNS };
static const float DROPPED_WORD = 0.3f, INITIAL = 0.02f, DECAY = 0.001f;

typedef struct layers {
    float embed[LEARN_ROWS][H];
    float dense[POOL_WORDS][WIDTH][H];
    float out[MOST][H];
    float bias[MOST];
} layers;

struct network {
    const learn_plan *plan;
    layers *w, *squares, *sum;
    train_random random;
};

/* One example on its way through. */
typedef struct pass {
    uint32_t rows[MOST_SIGNS];
    unsigned count;
    bool seen[POOL_WORDS];
    float sign_scale;
    float values[POOL_WORDS][WIDTH];
    float hidden[H], score[MOST];
} pass;

static network *start(const learn_plan *plan) {
    network *n = plain_new(network, 1);
    *n = (network){plan, plain_new(layers, 1), plain_new(layers, 1), plain_new(layers, 1),
                   train_random_of(19920617)};
    for (size_t i = 0; i < LEARN_ROWS; i++)
        for (size_t h = 0; h < H; h++)
            n->w->embed[i][h] = INITIAL * train_random_normal(&n->random);
    for (size_t k = 0; k < plan->outputs; k++)
        for (size_t h = 0; h < H; h++)
            n->w->out[k][h] = 4 * INITIAL * train_random_normal(&n->random);
    return n;
}

static void take(network *n, const examples *e, const example *x, bool learning, pass *p) {
    float scale = (learning ? 1 / (1 - DROPPED_WORD) : 1) / CS_WEIGHTS_DENSE;
    p->count = 0;
    p->sign_scale = learning ? 1 / (1 - n->plan->dropped) : 1;
    for (unsigned i = 0; i < x->count && p->count < MOST_SIGNS; i++)
        if (!learning || train_random_unit(&n->random) >= n->plan->dropped)
            p->rows[p->count++] = e->signs[x->first + i] & (LEARN_ROWS - 1);
    for (unsigned k = 0; k < x->words; k++) {
        p->seen[k] = !learning || train_random_unit(&n->random) >= DROPPED_WORD;
        const uint8_t *bytes = e->vectors + x->vectors[k];
        for (unsigned i = 0; i < WIDTH; i++)
            p->values[k][i] = (float)(bytes[i] - CS_KERNEL_ZERO) * scale;
    }
}

PLAIN_CLONES static void forward(const network *n, pass *p) {
    float hidden[H] = {0};
    for (unsigned i = 0; i < p->count; i++)
        for (unsigned h = 0; h < H; h++)
            hidden[h] += n->w->embed[p->rows[i]][h] * p->sign_scale;
    for (unsigned k = 0; k < n->plan->words; k++)
        for (unsigned i = 0; p->seen[k] && i < WIDTH; i++)
            for (unsigned h = 0; h < H; h++)
                hidden[h] += p->values[k][i] * n->w->dense[k][i][h];
    memcpy(p->hidden, hidden, sizeof hidden);
    for (unsigned o = 0; o < n->plan->outputs; o++) {
        p->score[o] = n->w->bias[o];
        for (unsigned h = 0; h < H; h++)
            p->score[o] += (hidden[h] > 0 ? hidden[h] : 0) * n->w->out[o][h];
    }
}

/* Scores become shares of one; returns that of the label. */
static float share(const network *n, pass *p, unsigned label) {
    float most = p->score[0], sum = 0;
    for (unsigned o = 1; o < n->plan->outputs; o++)
        most = p->score[o] > most ? p->score[o] : most;
    for (unsigned o = 0; o < n->plan->outputs; o++)
        sum += p->score[o] = plain_exp_below(p->score[o] - most);
    for (unsigned o = 0; o < n->plan->outputs; o++)
        p->score[o] /= sum;
    return p->score[label];
}

PLAIN_CLONES static void step_row(float *restrict w, float *restrict squares,
                                  const float *restrict gradient, float factor, float step) {
    for (unsigned h = 0; h < H; h++) {
        float g = gradient[h] * factor + DECAY * w[h];
        squares[h] += g * g;
        w[h] -= step * g / (plain_root(squares[h]) + 1e-3f);
    }
}

/* Goes down the gradient of the cross entropy, which for a score is its share less what is right.
 */
static void backward(network *n, pass *p, unsigned label, float weight) {
    float back[H] = {0}, on[H];
    for (unsigned h = 0; h < H; h++)
        on[h] = p->hidden[h] > 0 ? p->hidden[h] : 0;
    for (unsigned o = 0; o < n->plan->outputs; o++) {
        float g = weight * (p->score[o] - (o == label ? 1 : 0));
        for (unsigned h = 0; h < H; h++)
            back[h] += p->hidden[h] > 0 ? g * n->w->out[o][h] : 0;
        step_row(n->w->out[o], n->squares->out[o], on, g, n->plan->step);
        n->squares->bias[o] += g * g;
        n->w->bias[o] -= n->plan->step * g / (plain_root(n->squares->bias[o]) + 1e-3f);
    }
    for (unsigned i = 0; i < p->count; i++)
        step_row(n->w->embed[p->rows[i]], n->squares->embed[p->rows[i]], back, p->sign_scale,
                 n->plan->step);
    for (unsigned k = 0; k < n->plan->words; k++)
        for (unsigned i = 0; p->seen[k] && i < WIDTH; i++)
            step_row(n->w->dense[k][i], n->squares->dense[k][i], back, p->values[k][i],
                     n->plan->step * 0.3f);
}

/* ---- rounds ---------------------------------------------------------------------------------- */

static void learn_round(network *n, const examples *e, int without) {
    static pass p;
    uint32_t *order = plain_new(uint32_t, e->count);
    for (uint32_t i = 0; i < e->count; i++)
        order[i] = i;
    for (uint32_t i = (uint32_t)e->count; i > 1; i--) {
        uint32_t k = train_random_below(&n->random, i), swap = order[i - 1];
        order[i - 1] = order[k];
        order[k] = swap;
    }
    for (size_t i = 0; i < e->count; i++) {
        const example *x = &e->at[order[i]];
        if (x->fold == without)
            continue;
        take(n, e, x, true, &p);
        forward(n, &p);
        share(n, &p, x->label);
        backward(n, &p, x->label, x->weight);
    }
    free(order);
}

static void report(network *n, const examples *e, int fold) {
    static pass p;
    double loss = 0, right[MOST] = {0}, made[MOST] = {0}, wanted[MOST] = {0}, all = 0;
    for (size_t i = 0; i < e->count; i++) {
        const example *x = &e->at[i];
        if (x->fold != fold)
            continue;
        take(n, e, x, false, &p);
        forward(n, &p);
        float part = share(n, &p, x->label);
        unsigned best = 0;
        for (unsigned o = 1; o < n->plan->outputs; o++)
            best = p.score[o] > p.score[best] ? o : best;
        loss -= (double)x->weight * plain_log(part > 1e-9f ? part : 1e-9f);
        all += (double)x->weight;
        made[best] += (double)x->weight;
        wanted[x->label] += (double)x->weight;
        right[best] += best == x->label ? (double)x->weight : 0;
    }
    printf("  %s held out: loss %.4f", n->plan->name, loss / (all > 0 ? all : 1));
    for (unsigned o = 1; o < n->plan->outputs; o++)
        printf("; %u: P %.1f R %.1f of %.0f", o, 100 * right[o] / (made[o] > 0 ? made[o] : 1),
               100 * right[o] / (wanted[o] > 0 ? wanted[o] : 1), wanted[o]);
    printf("\n");
    fflush(stdout);
}

network *learn_network(const examples *e, const learn_plan *plan, int without) {
    network *n = start(plan);
    size_t values = sizeof(layers) / sizeof(float);
    printf("%s: %zu examples\n", plan->name, e->count);
    for (int round = 0; round < plan->rounds; round++) {
        learn_round(n, e, without);
        for (size_t i = 0; round >= plan->rounds - KEPT && i < values; i++)
            ((float *)n->sum)[i] += ((float *)n->w)[i];
    }
    for (size_t i = 0; i < values; i++)
        ((float *)n->w)[i] = ((float *)n->sum)[i] / KEPT;
    if (without != LEARN_ALL)
        report(n, e, without);
    return n;
}

/* ---- writing --------------------------------------------------------------------------------- */

static int16_t whole(float x) {
    float scaled = x * CS_WEIGHTS_UNIT;
    scaled = scaled > 32000 ? 32000 : scaled < -32000 ? -32000 : scaled;
    return (int16_t)(scaled < 0 ? scaled - 0.5f : scaled + 0.5f);
}

static const int16_t *wholes(const float *values, size_t count) {
    int16_t *to = plain_new(int16_t, count);
    for (size_t i = 0; i < count; i++)
        to[i] = whole(values[i]);
    return to;
}

cs_weights learn_weights(const network *n) {
    int32_t *bias = plain_new(int32_t, n->plan->outputs);
    for (unsigned o = 0; o < n->plan->outputs; o++)
        bias[o] = (int32_t)(n->w->bias[o] * CS_WEIGHTS_UNIT * CS_WEIGHTS_UNIT);
    return (cs_weights){.embed = wholes(n->w->embed[0], (size_t)LEARN_ROWS * H),
                        .mask = LEARN_ROWS - 1,
                        .dense = wholes(n->w->dense[0][0], (size_t)n->plan->words * WIDTH * H),
                        .out = wholes(n->w->out[0], (size_t)n->plan->outputs * H),
                        .bias = bias,
                        .outputs = n->plan->outputs};
}

static void write_part(const network *n, train_writer *w, const char *what, cs_model_type type,
                       uint32_t rows, uint32_t columns, const void *values) {
    char *name = plain_new(char, CS_MODEL_NAME);
    snprintf(name, CS_MODEL_NAME, "%s.%s", n->plan->name, what);
    train_writer_array(w, name, type, rows, columns, values);
}

void learn_write(const network *n, train_writer *w) {
    cs_weights whole = learn_weights(n);
    write_part(n, w, "embed", CS_MODEL_I16, LEARN_ROWS, H, whole.embed);
    write_part(n, w, "dense", CS_MODEL_I16, n->plan->words * WIDTH, H, whole.dense);
    write_part(n, w, "out", CS_MODEL_I16, n->plan->outputs, H, whole.out);
    write_part(n, w, "bias", CS_MODEL_I32, 1, n->plan->outputs, whole.bias);
}
