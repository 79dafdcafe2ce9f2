/* lookup.h: writes tables for src/model/lookup.h. */
#ifndef TRAIN_GROUND_LOOKUP_H
#define TRAIN_GROUND_LOOKUP_H

#include "ground/writer.h"

/* Adds the parts `name`.check and `name`.value with keys[i] -> values[i]. The arrays that are
 * written are taken from the heap and stay. Two keys that cannot be told apart end the program. */
void train_lookup_write(train_writer *w, const char *name, const uint64_t *keys,
                        const uint32_t *values, uint32_t count);

#endif
