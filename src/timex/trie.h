/* trie.h: the patterns of the grammar, word by word: built once, then sorted and only read. */
#ifndef CS_TIMEX_TRIE_H
#define CS_TIMEX_TRIE_H

#include "base/hash.h"
#include "base/vec.h"

/* Steps that take no atom: the time proper begins or ends here, its context stands around it. */
enum { CS_TRIE_BEGIN = 0xFFFE, CS_TRIE_END = 0xFFFF };

typedef struct cs_trie_step {
    uint32_t node;
    uint32_t key; /* the symbol, and whether it must be joined to what stands before it */
    uint32_t to;
} cs_trie_step;

typedef struct cs_trie_node {
    uint32_t first, count; /* its steps, sorted by key */
    uint32_t begin, end;   /* the nodes behind CS_TRIE_BEGIN and CS_TRIE_END, or CS_NONE */
    uint32_t value;        /* the caller's, CS_NONE at first */
    uint32_t table;        /* of a node with many steps: its row of `tables`, or CS_NONE */
} cs_trie_node;

typedef struct cs_trie {
    cs_map places; /* (node, key) -> step, while it is built */
    cs_vec(cs_trie_step) steps;
    cs_vec(cs_trie_node) nodes;
    uint32_t *tables; /* [rows][width] key -> node, or CS_NONE */
    uint32_t width;   /* keys */
} cs_trie;

/* A new node without steps. */
uint32_t cs_trie_node_add(cs_arena *arena, cs_trie *trie);
/* The node behind a symbol, made if it is not there. */
uint32_t cs_trie_step_add(cs_arena *arena, cs_trie *trie, uint32_t node, uint16_t symbol,
                          bool joined);
/* Sorts the steps; none may be added after. */
void cs_trie_finish(cs_arena *arena, cs_trie *trie);

/* The node behind a symbol, or CS_NONE. */
uint32_t cs_trie_step_find(const cs_trie *trie, uint32_t node, uint16_t symbol, bool joined);

#endif
