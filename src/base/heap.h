/* heap.h: single pieces from the system, for the few things that outlive every arena. */
#ifndef CS_BASE_HEAP_H
#define CS_BASE_HEAP_H

#include <stddef.h>

/* Zeroed memory of `count` items of `size` bytes; NULL when there is none. */
void *cs_heap_take(size_t count, size_t size);
void cs_heap_free(void *piece);

#endif
