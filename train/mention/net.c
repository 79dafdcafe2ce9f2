/* net.c: see net.h. Steps after Kingma and Ba 2015 (Adam); a feature's row moves only in steps in
 * which the feature occurs. */
#include "net.h"

#include <stdlib.h>

#include "ground/matrix.h"
#include "ground/plain.h"

static const float BETA1 = 0.9f, BETA2 = 0.999f, KEEP = 0.999f;

struct net_work {
    uint32_t most, count;
    uint32_t *offset; /* [words] place in the sentence */
    uint32_t *length; /* [words] of the sentence */
    float *x;         /* [words][inputs] */
    float *near, *window, *wide, *score;
    float *near_grad, *window_grad, *wide_grad;
    uint8_t *near_kept, *wide_kept; /* [words][H] dropout */
    float *turned;
    float *grad;   /* [at.size] */
    uint16_t *row; /* [words][CS_FEATURE_MOST] those kept */
    uint32_t *row_count;
    uint32_t *touched;
    uint8_t *is_touched;
    uint32_t touched_count;
};

static void spread(float *to, size_t count, float size, train_random *random) {
    for (size_t i = 0; i < count; i++)
        to[i] = size * train_random_normal(random);
}

void net_begin(net *n, uint32_t inputs, uint32_t hidden, uint64_t seed) {
    train_random random = train_random_of(seed);
    n->inputs = inputs;
    n->h1 = n->h2 = hidden;
    net_layout *l = &n->at;
    l->near = 0;
    l->near_bias = l->near + (size_t)inputs * n->h1;
    l->wide = l->near_bias + n->h1;
    l->wide_bias = l->wide + (size_t)NET_SPAN * n->h1 * n->h2;
    l->label = l->wide_bias + n->h2;
    l->label_bias = l->label + (size_t)n->h2 * NET_LABELS;
    l->rows = l->label_bias + NET_LABELS;
    l->size = l->rows + (size_t)CS_FEATURE_ROWS * n->h1;
    n->value = plain_new(float, l->size);
    n->mean = plain_new(float, l->size);
    n->first = plain_new(float, l->size);
    n->second = plain_new(float, l->size);
    spread(n->value + l->near, (size_t)inputs * n->h1, 0.08f, &random);
    spread(n->value + l->wide, (size_t)NET_SPAN * n->h1 * n->h2, 0.08f, &random);
    spread(n->value + l->label, (size_t)n->h2 * NET_LABELS, 0.12f, &random);
    spread(n->value + l->rows, (size_t)CS_FEATURE_ROWS * n->h1, 0.05f, &random);
}

net_work *net_work_new(const net *n, uint32_t most) {
    net_work *w = plain_new(net_work, 1);
    w->most = most;
    w->offset = plain_new(uint32_t, most);
    w->length = plain_new(uint32_t, most);
    w->x = plain_new(float, (size_t)most * n->inputs);
    w->near = plain_new(float, (size_t)most * n->h1);
    w->window = plain_new(float, (size_t)most *NET_SPAN * n->h1);
    w->wide = plain_new(float, (size_t)most * n->h2);
    w->score = plain_new(float, (size_t)most *NET_LABELS);
    w->near_grad = plain_new(float, (size_t)most * n->h1);
    w->window_grad = plain_new(float, (size_t)most *NET_SPAN * n->h1);
    w->wide_grad = plain_new(float, (size_t)most * n->h2);
    w->near_kept = plain_new(uint8_t, (size_t)most * n->h1);
    w->wide_kept = plain_new(uint8_t, (size_t)most * n->h2);
    size_t widest = (size_t)NET_SPAN * n->h1 > n->inputs ? (size_t)NET_SPAN * n->h1 : n->inputs;
    w->turned = plain_new(float, widest *(most + n->h1 + n->h2 + NET_LABELS));
    w->grad = plain_new(float, n->at.size);
    w->row = plain_new(uint16_t, (size_t)most * CS_FEATURE_MOST);
    w->row_count = plain_new(uint32_t, most);
    w->touched = plain_new(uint32_t, CS_FEATURE_ROWS);
    w->is_touched = plain_new(uint8_t, CS_FEATURE_ROWS);
    return w;
}

/* ---- forward --------------------------------------------------------------------------------- */

static float part_left_out(const net_rates *drop, uint32_t row) {
    if (row >= CS_FEATURE_WORD)
        return drop->word;
    if (row >= CS_FEATURE_FIRST)
        return drop->affix;
    return row >= CS_FEATURE_LISTS && row < CS_FEATURE_USED ? drop->list : 0;
}

static void add_word(const net *n, net_work *w, const material_word *word, const net_rates *drop,
                     train_random *random) {
    uint32_t at = w->count;
    float *x = w->x + (size_t)at * n->inputs;
    for (uint32_t j = 0; j < n->inputs; j++)
        x[j] = ((float)word->context[j] - CS_KERNEL_ZERO) / NET_CONTEXT_UNIT;
    if (drop)
        for (uint32_t j = 0; j < n->inputs; j++)
            x[j] = train_random_unit(random) < drop->context ? 0 : x[j] / (1 - drop->context);
    w->row_count[at] = 0;
    for (uint32_t k = 0; k < word->features.count; k++) {
        uint32_t row = word->features.rows[k];
        if (drop && train_random_unit(random) < part_left_out(drop, row))
            continue;
        w->row[(size_t)at * CS_FEATURE_MOST + w->row_count[at]++] = (uint16_t)row;
    }
}

static void add_sentence(const net *n, net_work *w, const material_sentence *s,
                         const net_rates *drop, train_random *random) {
    for (uint32_t i = 0; i < s->count; i++) {
        w->offset[w->count] = i;
        w->length[w->count] = s->count;
        add_word(n, w, &s->words[i], drop, random);
        w->count++;
    }
}

static void relu(float *x, uint8_t *kept, size_t count, float part, train_random *random) {
    for (size_t i = 0; i < count; i++) {
        bool keep = x[i] > 0 && !(part > 0 && train_random_unit(random) < part);
        kept[i] = keep;
        x[i] = keep ? x[i] / (1 - part) : 0;
    }
}

static void find_near(const net *n, net_work *w) {
    train_matrix_multiply(w->near, w->x, n->value + n->at.near, w->count, n->inputs, n->h1, false);
    plain_bias(w->near, n->value + n->at.near_bias, w->count, n->h1);
    const float *rows = n->value + n->at.rows;
    for (uint32_t i = 0; i < w->count; i++) {
        float *near = w->near + (size_t)i * n->h1;
        for (uint32_t k = 0; k < w->row_count[i]; k++) {
            const float *row = rows + (size_t)w->row[(size_t)i * CS_FEATURE_MOST + k] * n->h1;
            for (uint32_t j = 0; j < n->h1; j++)
                near[j] += row[j];
        }
    }
}

/* The word `k` places from the window's middle, or NULL outside of the sentence. */
static float *neighbour(const net *n, const net_work *w, float *values, uint32_t i, uint32_t k) {
    int64_t at = (int64_t)w->offset[i] + k - CS_TAGGER_WINDOW;
    if (at < 0 || at >= w->length[i])
        return NULL;
    return values + ((size_t)i + k - CS_TAGGER_WINDOW) * n->h1;
}

static void fill_windows(const net *n, net_work *w) {
    for (uint32_t i = 0; i < w->count; i++)
        for (uint32_t k = 0; k < NET_SPAN; k++) {
            float *to = w->window + ((size_t)i * NET_SPAN + k) * n->h1;
            const float *from = neighbour(n, w, w->near, i, k);
            if (from)
                memcpy(to, from, n->h1 * sizeof *to);
            else
                memset(to, 0, n->h1 * sizeof *to);
        }
}

static void forward(const net *n, net_work *w, const net_rates *drop, train_random *random) {
    find_near(n, w);
    relu(w->near, w->near_kept, (size_t)w->count * n->h1, drop ? drop->near : 0, random);
    fill_windows(n, w);
    train_matrix_multiply(w->wide, w->window, n->value + n->at.wide, w->count, NET_SPAN * n->h1,
                          n->h2, false);
    plain_bias(w->wide, n->value + n->at.wide_bias, w->count, n->h2);
    relu(w->wide, w->wide_kept, (size_t)w->count * n->h2, drop ? drop->wide : 0, random);
    train_matrix_multiply(w->score, w->wide, n->value + n->at.label, w->count, n->h2, NET_LABELS,
                          false);
    plain_bias(w->score, n->value + n->at.label_bias, w->count, NET_LABELS);
}

const float *net_score(const net *n, net_work *w, const material_sentence *s) {
    w->count = 0;
    add_sentence(n, w, s, NULL, NULL);
    forward(n, w, NULL, NULL);
    return w->score;
}

const float *net_near(const net_work *w) {
    return w->near;
}

const float *net_wide(const net_work *w) {
    return w->wide;
}

/* ---- backward -------------------------------------------------------------------------------- */

/* grad[inputs][outputs] += values' gradients; below = gradients of the inputs, where wanted. */
static void back(net_work *w, const float *weight, float *grad, float *bias_grad,
                 const float *values, const float *gradient, float *below, uint32_t inputs,
                 uint32_t outputs) {
    train_matrix_turn(w->turned, values, w->count, inputs, w->count);
    train_matrix_multiply(grad, w->turned, gradient, inputs, w->count, outputs, true);
    plain_column_sums(bias_grad, gradient, w->count, outputs);
    if (!below)
        return;
    train_matrix_turn(w->turned, weight, inputs, outputs, inputs);
    train_matrix_multiply(below, gradient, w->turned, w->count, outputs, inputs, false);
}

static void through_relu(float *gradient, const uint8_t *kept, size_t count, float part) {
    for (size_t i = 0; i < count; i++)
        gradient[i] = kept[i] ? gradient[i] / (1 - part) : 0;
}

static void leave_windows(const net *n, net_work *w) {
    memset(w->near_grad, 0, (size_t)w->count * n->h1 * sizeof(float));
    for (uint32_t i = 0; i < w->count; i++)
        for (uint32_t k = 0; k < NET_SPAN; k++) {
            const float *from = w->window_grad + ((size_t)i * NET_SPAN + k) * n->h1;
            float *to = neighbour(n, w, w->near_grad, i, k);
            for (uint32_t j = 0; to && j < n->h1; j++)
                to[j] += from[j];
        }
}

static void back_rows(const net *n, net_work *w) {
    for (uint32_t i = 0; i < w->count; i++)
        for (uint32_t k = 0; k < w->row_count[i]; k++) {
            uint32_t row = w->row[(size_t)i * CS_FEATURE_MOST + k];
            float *to = w->grad + n->at.rows + (size_t)row * n->h1;
            if (!w->is_touched[row])
                w->touched[w->touched_count++] = row;
            w->is_touched[row] = 1;
            for (uint32_t j = 0; j < n->h1; j++)
                to[j] += w->near_grad[(size_t)i * n->h1 + j];
        }
}

static void backward(net *n, net_work *w, const net_rates *drop) {
    const net_layout *l = &n->at;
    float *g = w->grad;
    back(w, n->value + l->label, g + l->label, g + l->label_bias, w->wide, w->score, w->wide_grad,
         n->h2, NET_LABELS);
    through_relu(w->wide_grad, w->wide_kept, (size_t)w->count * n->h2, drop->wide);
    back(w, n->value + l->wide, g + l->wide, g + l->wide_bias, w->window, w->wide_grad,
         w->window_grad, NET_SPAN * n->h1, n->h2);
    leave_windows(n, w);
    through_relu(w->near_grad, w->near_kept, (size_t)w->count * n->h1, drop->near);
    back(w, NULL, g + l->near, g + l->near_bias, w->x, w->near_grad, NULL, n->inputs, n->h1);
    back_rows(n, w);
}

/* ---- steps ----------------------------------------------------------------------------------- */

PLAIN_CLONES static void move(float *value, float *first, float *second, float *grad, size_t count,
                              float rate) {
    for (size_t i = 0; i < count; i++) {
        float g = grad[i];
        first[i] = BETA1 * first[i] + (1 - BETA1) * g;
        second[i] = BETA2 * second[i] + (1 - BETA2) * g * g;
        value[i] -= rate * first[i] / (__builtin_sqrtf(second[i]) + 1e-8f);
        grad[i] = 0;
    }
}

PLAIN_CLONES static void follow(float *mean, const float *value, size_t count, float keep) {
    for (size_t i = 0; i < count; i++)
        mean[i] = keep * mean[i] + (1 - keep) * value[i];
}

static void take_step(net *n, net_work *w, float rate) {
    n->steps++;
    move(n->value, n->first, n->second, w->grad, n->at.rows, rate);
    for (uint32_t k = 0; k < w->touched_count; k++) {
        size_t at = n->at.rows + (size_t)w->touched[k] * n->h1;
        move(n->value + at, n->first + at, n->second + at, w->grad + at, n->h1, rate);
        w->is_touched[w->touched[k]] = 0;
    }
    w->touched_count = 0;
    float keep = (float)n->steps / (float)(n->steps + 10);
    follow(n->mean, n->value, n->at.size, keep < KEEP ? keep : KEEP);
}

/* Its label, or what the teachers think of it. */
static double word_loss(const material_word *word, float *score) {
    static const uint16_t all[CS_TAGGER_LABELS] = {0, 1,  2,  3,  4,  5,  6,  7, 8,
                                                   9, 10, 11, 12, 13, 14, 15, 16};
    static const float one = 1;
    uint16_t label = word->label;
    if (word->soft)
        return plain_softmax(score, CS_TAGGER_LABELS, NET_LABELS, all, word->soft,
                             CS_TAGGER_LABELS);
    return plain_softmax(score, CS_TAGGER_LABELS, NET_LABELS, &label, &one, word->weight > 0);
}

/* Gradients of the scores in place of the scores; returns the loss. */
static double find_loss(net_work *w, const material_sentence *const *batch, uint32_t count,
                        double *weight) {
    double loss = 0;
    uint32_t at = 0;
    for (uint32_t k = 0; k < count; k++)
        for (uint32_t i = 0; i < batch[k]->count; i++, at++) {
            const material_word *word = &batch[k]->words[i];
            float *score = w->score + (size_t)at * NET_LABELS;
            loss += (double)word->weight * word_loss(word, score);
            for (uint32_t j = 0; j < NET_LABELS; j++)
                score[j] *= word->weight;
            *weight += (double)word->weight;
        }
    return loss;
}

double net_learn(net *n, net_work *w, const material_sentence *const *batch, uint32_t count,
                 const net_rates *drop, float rate, train_random *random, double *weight) {
    double all = 0;
    w->count = 0;
    for (uint32_t k = 0; k < count; k++)
        add_sentence(n, w, batch[k], drop, random);
    forward(n, w, drop, random);
    double loss = find_loss(w, batch, count, &all);
    float part = 1 / (float)(all > 1 ? all : 1);
    for (size_t i = 0; i < (size_t)w->count * NET_LABELS; i++)
        w->score[i] *= part;
    backward(n, w, drop);
    take_step(n, w, rate);
    *weight += all;
    return loss;
}

void net_settle(net *n) {
    memcpy(n->value, n->mean, n->at.size * sizeof(float));
}
