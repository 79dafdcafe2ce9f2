/* export.h: makes of the network in floating point the whole-number model that the program reads.
 */
#ifndef TRAIN_MENTION_EXPORT_H
#define TRAIN_MENTION_EXPORT_H

#include "net.h"

/* Adds the network's parts; the ranges of its values are measured on a sample of sentences. */
void export_net(train_writer *w, const net *n, net_work *work, const material_sentence *sample,
                uint32_t sample_count);

#endif
