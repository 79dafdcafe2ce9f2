/* trie.c: see trie.h. */
#include "timex/trie.h"

#include <stdlib.h>

static uint32_t key_of(uint16_t symbol, bool joined) {
    return (uint32_t)symbol << 1 | joined;
}

uint32_t cs_trie_node_add(cs_arena *arena, cs_trie *trie) {
    *cs_vec_push(arena, &trie->nodes) = (cs_trie_node){0, 0, CS_NONE, CS_NONE, CS_NONE, CS_NONE};
    return trie->nodes.count - 1;
}

uint32_t cs_trie_step_add(cs_arena *arena, cs_trie *trie, uint32_t node, uint16_t symbol,
                          bool joined) {
    uint32_t key = key_of(symbol, joined);
    uint32_t *place = cs_map_put(arena, &trie->places, cs_hash_mix(node + 1, key));
    if (*place == CS_NONE) {
        *place = trie->steps.count;
        uint32_t to = cs_trie_node_add(arena, trie);
        *cs_vec_push(arena, &trie->steps) = (cs_trie_step){node, key, to};
    }
    return trie->steps.at[*place].to;
}

static int compare(const void *a, const void *b) {
    const cs_trie_step *x = a, *y = b;
    if (x->node != y->node)
        return x->node < y->node ? -1 : 1;
    return (x->key > y->key) - (x->key < y->key);
}

/* Nodes with many steps, the roots above all, get a row that is looked up without a search. */
static void add_tables(cs_arena *arena, cs_trie *trie) {
    enum { MANY = 16 };
    uint32_t rows = 0;
    for (uint32_t i = 0; i < trie->steps.count; i++) {
        uint32_t key = trie->steps.at[i].key;
        if (key < key_of(CS_TRIE_BEGIN, false) && key >= trie->width)
            trie->width = key + 1;
    }
    for (uint32_t i = 0; i < trie->nodes.count; i++)
        if (trie->nodes.at[i].count >= MANY)
            trie->nodes.at[i].table = rows++;
    trie->tables = cs_arena_new(arena, uint32_t, (size_t)rows * trie->width);
    for (size_t i = 0; i < (size_t)rows * trie->width; i++)
        trie->tables[i] = CS_NONE;
    for (uint32_t i = 0; i < trie->steps.count; i++) {
        const cs_trie_step *step = &trie->steps.at[i];
        uint32_t row = trie->nodes.at[step->node].table;
        if (row != CS_NONE && step->key < trie->width)
            trie->tables[(size_t)row * trie->width + step->key] = step->to;
    }
}

void cs_trie_finish(cs_arena *arena, cs_trie *trie) {
    if (trie->steps.count)
        qsort(trie->steps.at, trie->steps.count, sizeof *trie->steps.at, compare);
    for (uint32_t i = trie->steps.count; i-- > 0;) {
        cs_trie_node *node = &trie->nodes.at[trie->steps.at[i].node];
        node->first = i;
        node->count++;
    }
    for (uint32_t i = 0; i < trie->nodes.count; i++) {
        trie->nodes.at[i].begin = cs_trie_step_find(trie, i, CS_TRIE_BEGIN, false);
        trie->nodes.at[i].end = cs_trie_step_find(trie, i, CS_TRIE_END, false);
    }
    add_tables(arena, trie);
}

uint32_t cs_trie_step_find(const cs_trie *trie, uint32_t node, uint16_t symbol, bool joined) {
    const cs_trie_node *of = &trie->nodes.at[node];
    uint32_t key = key_of(symbol, joined), low = of->first, high = of->first + of->count;
    if (of->table != CS_NONE)
        return key < trie->width ? trie->tables[(size_t)of->table * trie->width + key] : CS_NONE;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (trie->steps.at[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    bool found = low < of->first + of->count && trie->steps.at[low].key == key;
    return found ? trie->steps.at[low].to : CS_NONE;
}
