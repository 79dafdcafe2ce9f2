/* learn.h: a network of src/model/weights.h while it is learned. */
#ifndef TRAIN_EVENT_LEARN_H
#define TRAIN_EVENT_LEARN_H

#include "ground/writer.h"
#include "pool.h"

enum { LEARN_ROWS = 1 << 14, LEARN_ALL = -1 };

typedef struct network network;

typedef struct learn_plan {
    const char *name;
    unsigned words, outputs;
    int rounds;
    float step, dropped; /* of the steps the size, of the signs the part that is left out */
} learn_plan;

/* Learns from the examples of all folds but one and prints how well it does on that; or from all
 * (LEARN_ALL). */
network *learn_network(const examples *e, const learn_plan *plan, int without);

/* Its weights as the program reads them; they are never given back. */
cs_weights learn_weights(const network *n);

/* Adds the parts of the network to a model, under its name. */
void learn_write(const network *n, train_writer *w);

#endif
