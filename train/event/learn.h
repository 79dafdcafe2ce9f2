/* learn.h: a network of src/event/weights.h while it is learned. */
#ifndef TRAIN_EVENT_LEARN_H
#define TRAIN_EVENT_LEARN_H

#include "ground/writer.h"
#include "label.h"

enum { LEARN_ROWS = 1 << 14 };

typedef struct network network;

/* Learns from the examples that are not held out and prints how well it does on the others; or from
 * all of them. */
network *learn_network(const examples *e, const char *name, unsigned words, unsigned outputs,
                       int rounds, bool all);

/* Adds the parts of the network to a model, under its name. */
void learn_write(const network *n, train_writer *w);

#endif
