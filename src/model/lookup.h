/* lookup.h: a table from 64-bit keys to numbers, as it lies in a model file: open addressing over
 * the upper halves of the keys. */
#ifndef CS_MODEL_LOOKUP_H
#define CS_MODEL_LOOKUP_H

#include "base/vec.h"
#include "model/model.h"

typedef struct cs_lookup {
    const uint32_t *checks; /* [room] the upper half of a key */
    const uint32_t *values; /* [room] CS_NONE where free */
    uint32_t room;          /* a power of two; one place is always free */
} cs_lookup;

/* Finds parts `name`.check and `name`.value of a model; all values have to be below `limit`. */
bool cs_lookup_load(const cs_model *model, const char *name, uint32_t limit, cs_lookup *lookup,
                    cs_error *error);

/* The value, or CS_NONE. A key that is not in the table is taken for one that is once in thousands
 * of millions of times. */
static inline uint32_t cs_lookup_get(const cs_lookup *lookup, uint64_t key) {
    uint32_t check = (uint32_t)(key >> 32), at = (uint32_t)key & (lookup->room - 1);
    while (lookup->values[at] != CS_NONE && lookup->checks[at] != check)
        at = (at + 1) & (lookup->room - 1);
    return lookup->values[at];
}

#endif
