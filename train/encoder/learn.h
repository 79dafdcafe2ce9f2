/* learn.h: teaches a network from sentences. */
#ifndef TRAIN_ENCODER_LEARN_H
#define TRAIN_ENCODER_LEARN_H

#include "encoder/material.h"

typedef struct learn_plan {
    const char *name; /* for the progress report */
    uint32_t epochs;  /* of the first material's sentences */
    uint32_t batch;   /* words */
    float rate;       /* at its highest: it rises for 2 %, stays up to 30 %, then falls to 1 % */
    float keep;       /* of the running means, at every step */
    float restyled;   /* part of the sentences that are written in another style */
    net_rates drop;
    uint64_t seed;
} learn_plan;

/* Everything that learning needs; two halves of each batch are learned side by side. */
typedef struct learner learner;
learner *learner_new(net *n, uint32_t longest_sentence);

/* Learns from all sentences of all materials, each once an epoch. Prints a line every epoch. Ends
 * with the running means in the network's place. */
void learner_run(learner *l, const learn_plan *plan, material *const *materials, uint32_t count);

/* A working space for other uses between runs. */
net_work *learner_work(learner *l);

void learner_free(learner *l);

#endif
