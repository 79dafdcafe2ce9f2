/* learn.c: see learn.h. Logistic regression with small weights (L2), by stochastic gradient
 * descent; the weights are the mean of those after the last rounds. */
#include "learn.h"

#include <stdio.h>
#include <stdlib.h>

#include "ground/plain.h"
#include "ground/random.h"

enum { ROUNDS = 60, KEPT = 20 };
static const float STEP = 0.5f, DECAY = 4;

static uint32_t row_of(const cs_news_sign *sign) {
    return sign->at & (LEARN_ROWS - 1);
}

static float sum_part(const float *weights, const examples *e, uint32_t first, uint32_t count) {
    float sum = 0;
    for (uint32_t i = first; i < first + count; i++)
        sum += weights[row_of(&e->signs.at[i])] * e->signs.at[i].value;
    return sum;
}

static float score(const float *weights, const examples *e, const example *x) {
    return sum_part(weights, e, x->first, x->count) + sum_part(weights, e, x->words, x->word_count);
}

/* How likely, by its score, it is right. */
static float share(float x) {
    float power = plain_exp_below(x < 0 ? x : -x);
    return x < 0 ? power / (1 + power) : 1 / (1 + power);
}

static void move_part(float *weights, const examples *e, uint32_t first, uint32_t count, float by) {
    for (uint32_t i = first; i < first + count; i++)
        weights[row_of(&e->signs.at[i])] -= by * e->signs.at[i].value;
}

static void shuffle(uint32_t *order, uint32_t count, train_random *random) {
    for (uint32_t i = count; i > 1; i--) {
        uint32_t k = train_random_below(random, i), swap = order[i - 1];
        order[i - 1] = order[k];
        order[k] = swap;
    }
}

/* One pass. The weights stand for `*scale` times themselves, so that all decay at once. */
static void learn_round(float *weights, const examples *e, const uint32_t *order, uint32_t count,
                        float step) {
    float scale = 1, less = 1 - step * DECAY / (float)count;
    for (uint32_t i = 0; i < count; i++) {
        const example *x = &e->at.at[order[i]];
        float off = share(scale * score(weights, e, x)) - (x->right ? 1 : 0);
        scale *= less;
        move_part(weights, e, x->first, x->count, step * off / scale);
        move_part(weights, e, x->words, x->word_count, step * off / scale);
    }
    for (uint32_t i = 0; i < LEARN_ROWS; i++)
        weights[i] *= scale;
}

static void report(const learned *l, const examples *e, int fold) {
    double loss = 0, wholes = 0, right = 0;
    for (uint32_t i = 0; i < e->at.count; i++) {
        const example *x = &e->at.at[i];
        if (x->fold != fold)
            continue;
        float p = share(score(l->weights, e, x));
        loss -= plain_log((double)(x->right ? p : 1 - p));
        right += (p >= 0.5f) == x->right;
        wholes++;
    }
    printf("  fold %d: loss %.4f, right %.1f %% of %.0f\n", fold, loss / wholes,
           100 * right / wholes, wholes);
    fflush(stdout);
}

learned *learn(const examples *e, int without) {
    learned *l = plain_new(learned, 1);
    float *weights = plain_new(float, LEARN_ROWS);
    uint32_t *order = plain_new(uint32_t, e->at.count), count = 0;
    train_random random = train_random_of(19920616);
    for (uint32_t i = 0; i < e->at.count; i++)
        if (e->at.at[i].fold != without)
            order[count++] = i;
    for (int round = 0; round < ROUNDS; round++) {
        shuffle(order, count, &random);
        learn_round(weights, e, order, count, STEP / (1 + 0.2f * (float)round));
        for (uint32_t i = 0; round >= ROUNDS - KEPT && i < LEARN_ROWS; i++)
            l->weights[i] += weights[i] / KEPT;
    }
    free(weights);
    free(order);
    if (without != LEARN_ALL)
        report(l, e, without);
    return l;
}

int16_t *learn_wholes(const learned *l) {
    int16_t *wholes = plain_new(int16_t, LEARN_ROWS);
    for (uint32_t i = 0; i < LEARN_ROWS; i++) {
        float scaled = l->weights[i] * CS_NEWS_UNIT;
        scaled = scaled > 32000 ? 32000 : scaled < -32000 ? -32000 : scaled;
        wholes[i] = (int16_t)(scaled < 0 ? scaled - 0.5f : scaled + 0.5f);
    }
    return wholes;
}
