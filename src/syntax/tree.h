/* tree.h: the best tree over the words of a sentence, given a score for every possible head (Chu
 * and Liu 1965, Edmonds 1967), with exactly one root. */
#ifndef CS_SYNTAX_TREE_H
#define CS_SYNTAX_TREE_H

#include <stdint.h>

#include "base/arena.h"

enum { CS_TREE_ROOT = -1, CS_TREE_DISTANCES = 24 };

typedef struct cs_tree cs_tree; /* working space */

/* Working space for sentences of at most `most` words. */
cs_tree *cs_tree_new(cs_arena *arena, uint32_t most);

/* scores[count + 1][count]: of head j for word i, the last row of the root; a word's score for
 * itself has to be below all others. heads[count] becomes each word's head, CS_TREE_ROOT for one of
 * them. */
void cs_tree_best(cs_tree *tree, const int32_t *scores, uint32_t count, int32_t *heads);

/* A class of distances from a word to its head, below CS_TREE_DISTANCES. */
static inline uint32_t cs_tree_distance(int32_t words) {
    uint32_t size = (uint32_t)(words < 0 ? -words : words);
    uint32_t step = size < 8 ? size : size < 12 ? 8 : size < 16 ? 9 : size < 24 ? 10 : 11;
    return words < 0 ? step : CS_TREE_DISTANCES / 2 + step;
}

#endif
