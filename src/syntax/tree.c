/* tree.c: see tree.h. Every node takes its best head; while that closes a cycle, the cycle becomes
 * one node, an arc into it costing what it undoes. Then the cycles are opened again, last first.
 *
 * Most sentences need none of this: the best heads are a tree already. A high price on the root's
 * arcs leaves just one of them in the best tree (Stanojević and Cohen 2021). */
#include "syntax/tree.h"

#include <stdbool.h>
#include <string.h>

/* Arcs between nodes, each of which stands for one between words: [nodes][nodes] of head j into
 * node i. */
typedef struct arcs {
    int64_t *score;
    uint16_t *word, *head;
} arcs;

/* An arc that was taken out of them. */
typedef struct arc {
    int64_t score;
    uint16_t word, head;
} arc;

struct cs_tree {
    uint32_t nodes; /* words and, last, the root */
    arcs arcs;
    uint32_t *best; /* [nodes] best head of each node */
    uint32_t *mark; /* [nodes] the walk that came by */
    uint32_t *node; /* [nodes] the node that a word is in */
    bool *gone;     /* [nodes] inside another node */
    int32_t *most;  /* [nodes] score of the best head */
    /* the cycles that were closed, each with its nodes and the arcs within it */
    uint32_t cycles, *cycle_start;
    uint32_t *member; /* nodes of the cycles */
    arc *member_arc;  /* the arc of the cycle into each of them */
    uint32_t *inside; /* [cycles][nodes] the cycle's node that a word was in */
};

enum { WALK_NONE = UINT32_MAX };
#define ROOT_PRICE ((int64_t)1 << 40)

cs_tree *cs_tree_new(cs_arena *arena, uint32_t most) {
    cs_tree *t = cs_arena_new(arena, cs_tree, 1);
    size_t n = (size_t)most + 1;
    t->arcs = (arcs){cs_arena_new(arena, int64_t, n * n), cs_arena_new(arena, uint16_t, n * n),
                     cs_arena_new(arena, uint16_t, n * n)};
    t->best = cs_arena_new(arena, uint32_t, n);
    t->mark = cs_arena_new(arena, uint32_t, n);
    t->node = cs_arena_new(arena, uint32_t, n);
    t->gone = cs_arena_new(arena, bool, n);
    t->most = cs_arena_new(arena, int32_t, n);
    t->cycle_start = cs_arena_new(arena, uint32_t, n + 1);
    t->member = cs_arena_new(arena, uint32_t, 2 * n);
    t->member_arc = cs_arena_new(arena, arc, 2 * n);
    t->inside = cs_arena_new(arena, uint32_t, n * n);
    return t;
}

/* Does every walk up end at the root? */
static bool is_tree(cs_tree *t, uint32_t count, const int32_t *heads) {
    for (uint32_t i = 0; i < count; i++)
        t->mark[i] = WALK_NONE;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = i;
        while (t->mark[at] == WALK_NONE) {
            t->mark[at] = i;
            if (heads[at] == CS_TREE_ROOT)
                break;
            at = (uint32_t)heads[at];
            if (t->mark[at] == i)
                return false;
        }
    }
    return true;
}

/* Every word's best head; true if that is a tree with one root. */
static bool greedy(cs_tree *t, const int32_t *scores, uint32_t count, int32_t *heads) {
    int32_t *restrict most = t->most, *restrict best = heads;
    memcpy(most, scores, count * sizeof *most);
    memset(best, 0, count * sizeof *best);
    for (uint32_t j = 1; j <= count; j++) {
        const int32_t *restrict row = scores + (size_t)j * count;
        for (uint32_t i = 0; i < count; i++) {
            best[i] = row[i] > most[i] ? (int32_t)j : best[i];
            most[i] = row[i] > most[i] ? row[i] : most[i];
        }
    }
    uint32_t roots = 0;
    for (uint32_t i = 0; i < count; i++) {
        roots += best[i] == (int32_t)count;
        best[i] = best[i] == (int32_t)count ? CS_TREE_ROOT : best[i];
    }
    return roots == 1 && is_tree(t, count, heads);
}

static size_t place(const cs_tree *t, uint32_t node, uint32_t head) {
    return (size_t)node * t->nodes + head;
}

static arc arc_at(const cs_tree *t, size_t at) {
    return (arc){t->arcs.score[at], t->arcs.word[at], t->arcs.head[at]};
}

static void put_arc(cs_tree *t, size_t at, arc a) {
    t->arcs.score[at] = a.score;
    t->arcs.word[at] = a.word;
    t->arcs.head[at] = a.head;
}

static void fill(cs_tree *t, const int32_t *scores, uint32_t count) {
    t->nodes = count + 1;
    t->cycles = 0;
    t->cycle_start[0] = 0;
    for (uint32_t i = 0; i <= count; i++) {
        t->node[i] = i;
        t->gone[i] = false;
    }
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j <= count; j++)
            put_arc(t, place(t, i, j),
                    (arc){scores[(size_t)j * count + i] - (j == count ? ROOT_PRICE : 0),
                          (uint16_t)i, (uint16_t)j});
}

static void take_best(cs_tree *t, uint32_t node) {
    const int64_t *score = t->arcs.score + place(t, node, 0);
    uint32_t best = WALK_NONE;
    for (uint32_t j = 0; j < t->nodes; j++)
        if (j != node && !t->gone[j] && (best == WALK_NONE || score[j] > score[best]))
            best = j;
    t->best[node] = best;
}

/* A node on a cycle of best heads, or WALK_NONE. */
static uint32_t find_cycle(cs_tree *t) {
    uint32_t root = t->nodes - 1;
    for (uint32_t i = 0; i < t->nodes; i++)
        t->mark[i] = WALK_NONE;
    for (uint32_t i = 0; i < root; i++) {
        uint32_t at = i;
        while (!t->gone[i] && at != root && t->mark[at] == WALK_NONE) {
            t->mark[at] = i;
            at = t->best[at];
            if (at != root && t->mark[at] == i)
                return at;
        }
    }
    return WALK_NONE;
}

/* Notes the cycle through `top`, and which of its nodes every word is in. */
static void note_cycle(cs_tree *t, uint32_t top) {
    uint32_t end = t->cycle_start[t->cycles], node = top;
    do {
        t->member[end] = node;
        t->member_arc[end++] = arc_at(t, place(t, node, t->best[node]));
        node = t->best[node];
    } while (node != top);
    memcpy(t->inside + (size_t)t->cycles * t->nodes, t->node, t->nodes * sizeof *t->node);
    t->cycle_start[++t->cycles] = end;
}

/* The best arcs between node `v` and members [from, end) of a cycle become those of `top`. */
static void contract_arcs(cs_tree *t, uint32_t v, uint32_t top, uint32_t from, uint32_t end) {
    arc in = arc_at(t, place(t, top, v)), out = arc_at(t, place(t, v, top));
    in.score -= t->member_arc[from].score;
    for (uint32_t k = from + 1; k < end; k++) {
        size_t other_in = place(t, t->member[k], v), other_out = place(t, v, t->member[k]);
        int64_t score = t->arcs.score[other_in] - t->member_arc[k].score;
        if (score > in.score) {
            in = arc_at(t, other_in);
            in.score = score;
        }
        if (t->arcs.score[other_out] > out.score)
            out = arc_at(t, other_out);
    }
    put_arc(t, place(t, top, v), in);
    put_arc(t, place(t, v, top), out);
}

/* Makes the last cycle one node, which goes on under the name of its first member. */
static void contract(cs_tree *t) {
    uint32_t from = t->cycle_start[t->cycles - 1], end = t->cycle_start[t->cycles];
    uint32_t top = t->member[from], root = t->nodes - 1;
    for (uint32_t k = from; k < end; k++)
        t->gone[t->member[k]] = true;
    for (uint32_t v = 0; v < t->nodes; v++)
        if (!t->gone[v])
            contract_arcs(t, v, top, from, end);
    for (uint32_t v = 0; v < root; v++) {
        if (t->gone[t->node[v]]) /* the cycle's: earlier ones' words are in nodes that go on */
            t->node[v] = top;
        if (!t->gone[v] && t->gone[t->best[v]])
            t->best[v] = top;
    }
    t->gone[top] = false;
    take_best(t, top);
}

static void set_head(const cs_tree *t, arc a, int32_t *heads) {
    heads[a.word] = a.head == t->nodes - 1 ? CS_TREE_ROOT : a.head;
}

/* Opens the cycles, last first: each keeps its arcs but for the one into the node that was entered
 * from outside. `entered` tells for each node of the time the word that its head was given to. */
static void expand(cs_tree *t, int32_t *heads) {
    uint32_t *entered = t->mark;
    for (uint32_t v = 0; v + 1 < t->nodes; v++) {
        if (t->gone[v])
            continue;
        arc in = arc_at(t, place(t, v, t->best[v]));
        set_head(t, in, heads);
        entered[v] = in.word;
    }
    while (t->cycles--) {
        uint32_t from = t->cycle_start[t->cycles], end = t->cycle_start[t->cycles + 1];
        uint32_t word = entered[t->member[from]];
        uint32_t node = t->inside[(size_t)t->cycles * t->nodes + word];
        for (uint32_t k = from; k < end; k++) {
            if (t->member[k] == node) {
                entered[node] = word;
                continue;
            }
            set_head(t, t->member_arc[k], heads);
            entered[t->member[k]] = t->member_arc[k].word;
        }
    }
}

void cs_tree_best(cs_tree *t, const int32_t *scores, uint32_t count, int32_t *heads) {
    if (greedy(t, scores, count, heads))
        return;
    fill(t, scores, count);
    for (uint32_t i = 0; i < count; i++)
        take_best(t, i);
    uint32_t top;
    while ((top = find_cycle(t)) != WALK_NONE) {
        note_cycle(t, top);
        contract(t);
    }
    expand(t, heads);
}
