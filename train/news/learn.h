/* learn.h: the weights of src/incident/news.h, learned by logistic regression. */
#ifndef TRAIN_NEWS_LEARN_H
#define TRAIN_NEWS_LEARN_H

#include "label.h"

enum { LEARN_ROWS = 1 << 16, LEARN_ALL = -1 };

typedef struct learned {
    float weights[LEARN_ROWS];
} learned;

/* Learns from all examples but those of a fold (LEARN_ALL: none), and says how well it does on
 * those. */
learned *learn(const examples *e, int without);

/* The weights as whole numbers, to be written. */
int16_t *learn_wholes(const learned *l);

#endif
