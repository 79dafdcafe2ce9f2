/* net.h: the network of encoder, tagger and parser in floating point, with its gradients.
 *
 *     x0  = vector of the word + its parts + its writing            [D]
 *     xl  = bidirectional simple recurrent unit (Lei et al. 2018)   [D], one after another
 *     tags from x of the tag layer: relu -> three softmaxes (UPOS, XPOS, features)
 *     heads from the last x: biaffine over all words (Dozat and Manning 2017)
 *     relation from a word and its head: relu of a sum -> softmax
 *
 * All losses are summed over a batch; rows of a batch are its words, sentence after sentence. */
#ifndef TRAIN_ENCODER_NET_H
#define TRAIN_ENCODER_NET_H

#include <stdbool.h>
#include <stdint.h>

#include "ground/random.h"

enum {
    NET_LAYERS = 4,
    NET_VECTOR = 112 /* 100, filled up */,
    NET_DISTANCES = 32 /* filled up */,
    NET_PARTS = 24
};

typedef struct net_sizes {
    uint32_t width, layers, tag_layer; /* D; tags are read behind layer `tag_layer` (1-based) */
    uint32_t tag, arc, rel;            /* hidden sizes */
    uint32_t upos, xpos, feats, rels;  /* labels */
    uint32_t upos_room, xpos_room, feats_room, rels_room; /* filled up to lanes */
    uint32_t words, buckets, writings, vectors;           /* rows of the tables */
} net_sizes;

/* A matrix of parameters: its place in one long array. */
typedef struct net_matrix {
    uint32_t at, rows, columns;
} net_matrix;

typedef struct net_layout {
    net_matrix vector;                                             /* [NET_VECTOR][D] */
    net_matrix in[NET_LAYERS], peep[NET_LAYERS], bias[NET_LAYERS]; /* [D][3D], [2][D], [2][D] */
    net_matrix tag, tag_bias, labels, label_bias; /* [D][T], [1][T], [T][all], [1][all] */
    net_matrix parse, parse_bias;                 /* [D][2A+2R], [1][..] */
    net_matrix arc, arc_bias, root, distance;     /* [A][A], [1][A], [1][A], [1][32] */
    net_matrix rel, rel_bias, rel_root;           /* [R][rels], [1][rels], [1][R] */
    uint32_t size;
} net_layout;

/* A table of rows, few of which a batch touches. */
typedef struct net_table {
    uint32_t rows, width;
    float *value;                 /* [rows][width] */
    float *first, *second, *mean; /* Adam's moments; running mean of the values */
    uint32_t *seen;               /* [rows] step of the last change */
} net_table;

enum { NET_TABLE_WORDS, NET_TABLE_PARTS, NET_TABLE_WRITINGS, NET_TABLES };

typedef struct net_grad {
    float *dense;                  /* [layout.size] */
    float *rows[NET_TABLES];       /* [rows][D] */
    uint32_t *touched[NET_TABLES]; /* rows with a gradient */
    uint32_t touched_count[NET_TABLES];
    uint8_t *is_touched[NET_TABLES];
} net_grad;

typedef struct net {
    net_sizes size;
    net_layout at;
    float *value, *first, *second, *mean; /* dense parameters, moments, running mean */
    net_table tables[NET_TABLES];
    const float *vectors; /* [vectors][NET_VECTOR], fixed */
    uint32_t step;
} net;

/* What a word is asked for, and how sure the answer is: the likeliest labels with their parts of
 * one. Heads are words of the sentence, the sentence's length stands for the root. */
enum { NET_UPOS, NET_XPOS, NET_FEATS, NET_HEAD, NET_REL, NET_TASKS, NET_BEST = 4 };
typedef struct net_soft {
    uint16_t label[NET_TASKS][NET_BEST];
    float part[NET_TASKS][NET_BEST];
} net_soft;

typedef struct net_word {
    uint32_t word;   /* row of `words`, or UINT32_MAX */
    uint32_t vector; /* row of `vectors`, or UINT32_MAX */
    uint32_t writing;
    uint32_t parts[NET_PARTS];
    uint8_t part_count;
    int16_t upos, xpos, feats, rel; /* gold, -1: unknown */
    int32_t head;                   /* -1 root, -2 unknown */
    const net_soft *soft;           /* to learn from in place of gold; or NULL */
} net_word;

typedef struct net_sentence {
    net_word *words;
    uint32_t count;
} net_sentence;

typedef struct net_rates {
    float input, layer, head, word; /* chances to drop */
} net_rates;

typedef struct net_loss {
    double tag, arc, rel;
    uint64_t words;
} net_loss;

typedef struct net_work net_work; /* a thread's working space */

void net_begin(net *n, net_sizes size, uint64_t seed);
void net_end(net *n);
net_work *net_work_new(const net *n, uint32_t rows);
void net_work_free(net_work *w);
net_grad *net_grad_new(const net *n);
void net_grad_free(net_grad *g);

/* Adds the gradients of some sentences. */
void net_learn(const net *n, net_work *w, net_grad *g, net_sentence *const *batch, uint32_t count,
               const net_rates *rates, train_random *random, net_loss *loss);

/* Sums up the gradients and takes one step of Adam (Kingma and Ba 2015); clears them. */
void net_step(net *n, net_grad *const *g, uint32_t count, float rate, float keep);

typedef struct net_answer {
    int16_t upos, xpos, feats, rel;
    int32_t head;
} net_answer;

/* Analyses a sentence; with `mean` by the running mean of the parameters. */
void net_answer_of(const net *n, net_work *w, net_sentence *s, net_answer *answers);

/* What several networks think of a sentence, on average: for each word the likeliest labels. Heads
 * form a tree, relations are for these heads. Every network has its own working space. */
void net_agree(const net *const *nets, net_work *const *works, uint32_t count, net_sentence *s,
               net_soft *soft, int32_t *heads);

/* Brings all running means up to date; before they are used. */
void net_settle(net *n, float keep);

/* Exchanges parameters and their running means. */
void net_swap(net *n);

/* What the last answer went through: [words][D] of each layer, then hidden values. */
typedef struct net_view {
    const float *x[NET_LAYERS + 1], *tag, *parse, *rel;
} net_view;
net_view net_view_of(const net_work *w);

#endif
