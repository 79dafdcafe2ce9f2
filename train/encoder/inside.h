/* inside.h: what the files of the network share and nobody else sees. */
#ifndef TRAIN_ENCODER_INSIDE_H
#define TRAIN_ENCODER_INSIDE_H

#include "base/arena.h"
#include "encoder/net.h"
#include "encoder/unit.h"
#include "ground/matrix.h"
#include "ground/plain.h"
#include "syntax/tree.h"

/* A thread's working space; shapes are of the rows of a batch. */
struct net_work {
    cs_arena arena;                                    /* of all of it */
    uint32_t *start;                                   /* [sentences + 1] first rows */
    float *vector;                                     /* [NET_VECTOR] words' vectors */
    float *keep_word;                                  /* is the word's own row kept? */
    float *x[NET_LAYERS + 1], *dropped, *dx, *dx_tags; /* [D] */
    float *in[NET_LAYERS];                             /* [3D] */
    unit_trace trace[NET_LAYERS];
    float *mask[NET_LAYERS + 1], *tag_mask;          /* [sentences][D] */
    float *parse_mask;                               /* [sentences][D + parse] */
    float *tag_in, *tag, *labels;                    /* [D], [T], [all labels] */
    float *parse_in, *parse, *dparse;                /* [D], [2A + 2R], the same */
    float *rel, *rel_mask, *rels;                    /* [R], [R], [relations] */
    float *dependents, *keys, *turned, *ask, *darcs; /* of one sentence: [A] */
    float *scores;                                   /* of one sentence: [room] */
    int32_t *tree_scores, *heads;
    cs_tree *tree;
    float *room, *turning; /* for intermediate results, as large as any of the above */
};

static inline uint32_t room_for(uint32_t count) {
    return (count + TRAIN_LANES - 1) / TRAIN_LANES * TRAIN_LANES;
}

static inline float *at(const net *n, net_matrix m) {
    return n->value + m.at;
}

static inline void add_row(float *to, const float *row, float factor, size_t width) {
    for (size_t j = 0; j < width; j++)
        to[j] += factor * row[j];
}

/* What a word's parts count each. */
static inline float inside_part_factor(const net_word *word) {
    return plain_root(1.0f / (float)(word->part_count ? word->part_count : 1));
}

/* Random numbers to keep or drop with, none without `random`. */
void inside_draw_mask(float *mask, size_t count, float drop, train_random *random);
/* to = from times the mask of each row's sentence; masks are `stride` apart. */
void inside_apply_mask(float *to, const float *from, const float *mask, const uint32_t *start,
                       uint32_t sentences, size_t width, size_t stride);

/* Runs a batch up to labels and hidden values of the parse. */
void inside_forward(const net *n, net_work *w, net_sentence *const *batch, uint32_t count,
                    const net_rates *rates, train_random *random);

/* Scores of all heads of the words of a sentence: [words][room]; column `count` is the root.
 * Returns the room. */
uint32_t inside_arc_scores(const net *n, net_work *w, uint32_t first, uint32_t count);

/* The relations' hidden layer of the word at `row` with the head at `head_row`, SIZE_MAX the root.
 */
void inside_rel_in(const net *n, net_work *w, size_t row, size_t head_row, float *hidden);

#endif
