/* pool.h: workers that take items in any order and give them back in order.
 *
 * The calling thread fills slots with `next` and empties them with `put`, in order; the workers
 * run `work` on filled slots. With one job everything runs on the calling thread. Memory is
 * bounded by the number of slots: input is read no faster than output is taken.
 */
#ifndef CS_POOL_H
#define CS_POOL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

typedef struct cs_pool {
    unsigned jobs;  /* threads, at least 1 */
    unsigned slots; /* at least 1 */
    void *slot;     /* [slots] of `size` bytes */
    size_t size;
    void *state;
    bool (*next)(void *state, void *slot); /* fills a slot; false at the end */
    void (*work)(void *state, void *slot, unsigned worker);
    bool (*put)(void *state, void *slot); /* false: stop */
} cs_pool;

/* False when put said stop or the threads could not be started. */
bool cs_pool_run(const cs_pool *pool, cs_error *error);

#endif
