/* learn.c: see learn.h. Both halves of a batch have random numbers, working space and gradients of
 * their own, and the gradients are summed in the same order, so that the outcome does not depend on
 * whether they ran at the same time. */
#include "encoder/learn.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "ground/plain.h"

enum { HALVES = 2, MOST_SENTENCES = 400 };

typedef struct half {
    const net *net;
    net_work *work;
    net_grad *grad;
    net_sentence *batch[MOST_SENTENCES];
    uint32_t count, words;
    const net_rates *drop;
    train_random random;
    net_loss loss;
} half;

struct learner {
    net *net;
    half halves[HALVES];
    train_random random;
};

/* A sentence of one of the materials. */
typedef struct item {
    material *m;
    uint32_t sentence;
} item;

learner *learner_new(net *n, uint32_t longest_sentence) {
    learner *l = plain_new(learner, 1);
    l->net = n;
    for (int k = 0; k < HALVES; k++) {
        l->halves[k].net = n;
        l->halves[k].work = net_work_new(n, 1000 + longest_sentence);
        l->halves[k].grad = net_grad_new(n);
    }
    return l;
}

net_work *learner_work(learner *l) {
    return l->halves[0].work;
}

void learner_free(learner *l) {
    for (int k = 0; k < HALVES; k++) {
        net_work_free(l->halves[k].work);
        net_grad_free(l->halves[k].grad);
    }
    free(l);
}

static item *all_items(material *const *materials, uint32_t count, uint32_t *items,
                       uint64_t *words) {
    *items = 0;
    *words = 0;
    for (uint32_t k = 0; k < count; k++) {
        *items += materials[k]->count;
        *words += materials[k]->words;
    }
    item *list = plain_new(item, *items);
    for (uint32_t k = 0, at = 0; k < count; k++)
        for (uint32_t i = 0; i < materials[k]->count; i++)
            list[at++] = (item){materials[k], i};
    return list;
}

static void shuffle(item *list, uint32_t count, train_random *random) {
    for (uint32_t i = count; i > 1; i--) {
        uint32_t k = train_random_below(random, i);
        item x = list[i - 1];
        list[i - 1] = list[k];
        list[k] = x;
    }
}

/* Capitals half of the time, headlines and small letters a quarter each. */
static int draw_style(train_random *random, float part) {
    float x = train_random_unit(random) / (part > 0 ? part : 1);
    if (part <= 0 || x >= 1)
        return MATERIAL_AS_IS;
    return x < 0.5f ? MATERIAL_UPPER : x < 0.75f ? MATERIAL_TITLE : MATERIAL_LOWER;
}

/* Deals sentences from `at` on to the halves until the batch is full; returns the next one. */
static uint32_t deal(learner *l, const learn_plan *plan, const item *list, uint32_t count,
                     uint32_t at) {
    half *h = l->halves;
    for (int k = 0; k < HALVES; k++)
        h[k].count = h[k].words = 0;
    while (at < count && h[0].words + h[1].words < plan->batch && h[0].count < MOST_SENTENCES &&
           h[1].count < MOST_SENTENCES) {
        half *to = &h[h[1].words < h[0].words];
        net_sentence *s = &list[at].m->sentences[list[at].sentence];
        material_write(list[at].m, list[at].sentence, draw_style(&l->random, plan->restyled));
        to->batch[to->count++] = s;
        to->words += s->count;
        at++;
    }
    for (int k = 0; k < HALVES; k++)
        h[k].random = train_random_of(train_random_next(&l->random));
    return at;
}

static void *run_half(void *state) {
    half *h = state;
    net_learn(h->net, h->work, h->grad, h->batch, h->count, h->drop, &h->random, &h->loss);
    return NULL;
}

static void run_batch(learner *l) {
    pthread_t other;
    bool beside = pthread_create(&other, NULL, run_half, &l->halves[1]) == 0;
    run_half(&l->halves[0]);
    if (beside)
        pthread_join(other, NULL);
    else
        run_half(&l->halves[1]);
}

static float rate_at(const learn_plan *plan, double done) {
    double part = done < 0.02 ? done / 0.02 : done < 0.3 ? 1 : 1 - (done - 0.3) / 0.7;
    return plan->rate * (float)(part < 0.01 ? 0.01 : part);
}

static void report(learner *l, const learn_plan *plan, uint32_t epoch) {
    net_loss sum = {0};
    for (int k = 0; k < HALVES; k++) {
        net_loss *loss = &l->halves[k].loss;
        sum.tag += loss->tag;
        sum.arc += loss->arc;
        sum.rel += loss->rel;
        sum.words += loss->words;
        *loss = (net_loss){0};
    }
    double words = (double)sum.words;
    printf("%s %u/%u: tags %.4f, arcs %.4f, relations %.4f\n", plan->name, epoch + 1, plan->epochs,
           sum.tag / words, sum.arc / words, sum.rel / words);
    fflush(stdout);
}

void learner_run(learner *l, const learn_plan *plan, material *const *materials, uint32_t count) {
    uint32_t items;
    uint64_t words, done = 0;
    item *list = all_items(materials, count, &items, &words);
    double all = (double)words * plan->epochs;
    net_grad *grads[HALVES] = {l->halves[0].grad, l->halves[1].grad};
    l->random = train_random_of(plan->seed);
    for (int k = 0; k < HALVES; k++)
        l->halves[k].drop = &plan->drop;
    for (uint32_t epoch = 0; epoch < plan->epochs; epoch++) {
        shuffle(list, items, &l->random);
        for (uint32_t at = 0; at < items;) {
            at = deal(l, plan, list, items, at);
            run_batch(l);
            net_step(l->net, grads, HALVES, rate_at(plan, (double)done / all), plan->keep);
            done += l->halves[0].words + l->halves[1].words;
        }
        report(l, plan, epoch);
    }
    free(list);
    for (uint32_t k = 0; k < count; k++)
        for (uint32_t i = 0; i < materials[k]->count; i++)
            material_write(materials[k], i, MATERIAL_AS_IS);
    net_settle(l->net, plan->keep);
    net_swap(l->net);
}
