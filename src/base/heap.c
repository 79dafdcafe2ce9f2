/* heap.c: see heap.h. */
#include "base/heap.h"

#include <stdlib.h>

void *cs_heap_take(size_t count, size_t size) {
    return calloc(count, size);
}

void cs_heap_free(void *piece) {
    free(piece);
}
