/* swap.h: the names of a document replaced by others, the same name by the same. */
#ifndef TRAIN_MENTION_SWAP_H
#define TRAIN_MENTION_SWAP_H

#include "material.h"

/* A copy of the document's pieces, some of its names replaced. */
void swap_names(const lists *l, cs_arena *arena, train_random *random,
                const material_document *from, material_document *to);

#endif
