/* net.h: the network of src/mention/tagger.h in floating point, with its gradients. Matrices are
 * [inputs][outputs]. */
#ifndef TRAIN_MENTION_NET_H
#define TRAIN_MENTION_NET_H

#include "material.h"

enum {
    NET_SPAN = 2 * CS_TAGGER_WINDOW + 1,
    NET_LABELS = 32, /* CS_TAGGER_LABELS in whole blocks */
    NET_CONTEXT_UNIT = 64
};

/* The dense weights, one after another; then the rows of the features. */
typedef struct net_layout {
    size_t near, near_bias, wide, wide_bias, label, label_bias, rows, size;
} net_layout;

typedef struct net {
    uint32_t inputs; /* 2 width */
    uint32_t h1, h2; /* values of the hidden layers, whole blocks */
    net_layout at;
    float *value, *mean, *first,
        *second; /* [at.size]: weights, their running mean, Adam's moments */
    uint64_t steps;
} net;

typedef struct net_rates {
    float context, near, wide; /* parts that are left out */
    float word, affix, list;   /* of features */
} net_rates;

typedef struct net_work net_work;

void net_begin(net *n, uint32_t inputs, uint32_t hidden, uint64_t seed);
net_work *net_work_new(const net *n, uint32_t most_words);

/* Learns from some sentences, in one step; returns the summed loss and adds up the weights. */
double net_learn(net *n, net_work *w, const material_sentence *const *batch, uint32_t count,
                 const net_rates *drop, float rate, train_random *random, double *weight);

/* Scores of a sentence's words, [count][NET_LABELS]; the values of its hidden layers beside
 * them where asked for. */
const float *net_score(const net *n, net_work *w, const material_sentence *s);
const float *net_near(const net_work *w);
const float *net_wide(const net_work *w);

/* Takes the running mean of the weights for the weights. */
void net_settle(net *n);

#endif
