/* syntax.c: see syntax.h. From the encoder's high vectors, one layer makes of every word what it is
 * as a dependent and as a head, for arcs and for relations. A product of the two scores every arc,
 * with a bonus for its length (Dozat and Manning 2017); the best tree is taken (tree.h). One more
 * layer over word and head names the relation. */
#include "syntax/syntax.h"

#include <string.h>

#include "base/limit.h"
#include "model/dense.h"
#include "model/encoder.h"
#include "syntax/tree.h"

enum { MOST_HIDDEN = 256 };
#define STEPS_A_UNIT 4096.0f /* of a score, for the tree */
#define LOWEST (-1e30f)

struct cs_parser {
    const cs_encoder *encoder;
    const cs_kernel *kernel;
    uint32_t arc, rel;        /* hidden values of either kind */
    cs_dense dependent, head; /* [width] -> [arc] */
    cs_dense ask;             /* [arc] -> [arc] what a dependent looks for in a head */
    cs_dense rels;            /* [width] -> [2 rel] as a dependent, as a head */
    cs_dense label;           /* [rel] -> relations */
    const uint8_t *root;      /* [arc] the root as a head */
    const float *rel_root;    /* [rel] */
    int32_t *distance;        /* [2 CS_LIMIT_SENTENCE + 1] steps of a score, by word less head */
    cs_labels deprels;
    uint32_t root_label;
};

/* ---- loading --------------------------------------------------------------------------------- */

static bool load_layers(cs_parser *p, const cs_model *model, cs_error *error) {
    uint32_t width = cs_encoder_width(p->encoder);
    if (!cs_encoder_fits(p->encoder, model, error) ||
        !cs_dense_load(model, "dependent", width, 0, &p->dependent, error))
        return false;
    p->arc = p->dependent.outputs;
    if (!cs_dense_load(model, "head", width, p->arc, &p->head, error) ||
        !cs_dense_load(model, "ask", p->arc, p->arc, &p->ask, error) ||
        !cs_dense_load(model, "rel", width, 0, &p->rels, error))
        return false;
    p->rel = p->rels.outputs / 2;
    if (p->arc > MOST_HIDDEN || p->rel > MOST_HIDDEN || p->rel % CS_KERNEL_INPUTS)
        return cs_model_error(model, error, "the network has a size that cannot be");
    return cs_dense_load(model, "label", p->rel, 0, &p->label, error);
}

static bool load_rows(cs_parser *p, const cs_model *model, cs_arena *arena, cs_error *error) {
    p->root = cs_model_array(model, "root", CS_MODEL_U8, 1, p->arc, error);
    p->rel_root =
        p->root ? cs_model_array(model, "rel.root", CS_MODEL_F32, 1, p->rel, error) : NULL;
    const float *distance =
        p->rel_root ? cs_model_array(model, "distance", CS_MODEL_F32, 1, CS_TREE_DISTANCES, error)
                    : NULL;
    p->distance = cs_arena_new(arena, int32_t, 2 * CS_LIMIT_SENTENCE + 1);
    for (int32_t i = -CS_LIMIT_SENTENCE; distance && i <= CS_LIMIT_SENTENCE; i++)
        p->distance[i + CS_LIMIT_SENTENCE] =
            (int32_t)(distance[cs_tree_distance(-i)] * STEPS_A_UNIT);
    if (!distance || !cs_model_labels(model, arena, "deprel", &cs_names_deprel, &p->deprels, error))
        return false;
    while (p->root_label < p->deprels.count && p->deprels.values[p->root_label] != CS_DEP_ROOT)
        p->root_label++;
    return (p->root_label < p->deprels.count && p->deprels.count <= p->label.outputs) ||
           cs_model_error(model, error, "the relations do not fit the outputs");
}

const cs_parser *cs_syntax_load(const cs_setup *setup, cs_error *error) {
    cs_parser *p = cs_arena_new(setup->arena, cs_parser, 1);
    p->kernel = cs_kernel_choose();
    p->encoder = cs_encoder_load(setup, error);
    const cs_model *model = p->encoder ? cs_model_open(setup, "syntax", "syntax", error) : NULL;
    return model && load_layers(p, model, error) && load_rows(p, model, setup->arena, error) ? p
                                                                                             : NULL;
}

/* ---- groups of sentences --------------------------------------------------------------------- */

typedef struct group {
    const cs_parser *p;
    cs_story *s;
    cs_batch batch;
    uint8_t *high;                /* [count][width] */
    uint8_t *dependent, *head;    /* [count][arc] */
    int32_t *sums;                /* working space */
    float *rels;                  /* [count][2 rel] */
    int8_t *asks;                 /* a sentence's, packed as weights */
    float *ask_step;              /* [words] what a step of a word's ask means */
    uint8_t *heads_and_root;      /* [words + 1][arc] */
    int32_t *scores, *tree_heads; /* [words + 1][words], [words] */
    uint8_t *hidden;              /* [count][rel] */
    float *score;                 /* [labels] */
    cs_tree *tree;
} group;

static uint32_t whole_blocks(uint32_t count) {
    return (count + CS_KERNEL_OUTPUTS - 1) / CS_KERNEL_OUTPUTS * CS_KERNEL_OUTPUTS;
}

/* Room for groups whose sentences have at most `longest` words. */
static void make_room(group *g, uint32_t longest) {
    const cs_parser *p = g->p;
    cs_arena *a = g->s->scratch;
    size_t words = longest + 1, room = CS_BATCH_WORDS + (size_t)longest;
    size_t square = words * whole_blocks(longest),
           widest = p->arc > 2 * p->rel ? p->arc : 2 * p->rel;
    widest = widest > p->label.outputs ? widest : p->label.outputs;
    g->high = cs_arena_new(a, uint8_t, room * p->dependent.inputs);
    g->dependent = cs_arena_new(a, uint8_t, room * p->arc);
    g->head = cs_arena_new(a, uint8_t, room * p->arc);
    g->sums = cs_arena_new(a, int32_t, square > room * widest ? square : room * widest);
    g->rels = cs_arena_new(a, float, room * 2 * p->rel);
    g->asks = cs_arena_new(a, int8_t, (size_t)whole_blocks(longest) * p->arc);
    g->ask_step = cs_arena_new(a, float, words);
    g->heads_and_root = cs_arena_new(a, uint8_t, words * p->arc);
    g->scores = cs_arena_new(a, int32_t, words * words);
    g->tree_heads = cs_arena_new(a, int32_t, words);
    g->hidden = cs_arena_new(a, uint8_t, room * p->rel);
    g->score = cs_arena_new(a, float, p->label.outputs);
    g->tree = cs_tree_new(a, longest);
}

static void bytes_of(const group *g, const cs_dense *d, const uint8_t *from, uint8_t *to) {
    g->p->kernel->multiply(from, g->batch.count, d->inputs, d->packed, d->outputs, g->sums);
    g->p->kernel->squeeze(g->sums, g->batch.count, d->outputs, d->scale, d->bias, to);
}

/* The hidden values of all words of the group. */
static void read_words(group *g) {
    const cs_parser *p = g->p;
    size_t width = p->dependent.inputs, rels = 2 * (size_t)p->rel;
    for (uint32_t i = 0; i < g->batch.count; i++)
        memcpy(g->high + i * width, cs_encoder_high(g->s, (uint32_t)width, g->batch.token + i),
               width);
    bytes_of(g, &p->dependent, g->high, g->dependent);
    bytes_of(g, &p->head, g->high, g->head);
    p->kernel->multiply(g->high, g->batch.count, width, p->rels.packed, rels, g->sums);
    p->kernel->restore(g->sums, g->batch.count, rels, p->rels.scale, p->rels.bias, g->rels);
}

/* ---- trees ----------------------------------------------------------------------------------- */

/* What one word looks for in a head, in 63 steps to either side, into its lane of the weights. */
static void pack_ask(group *g, const int32_t *sums, uint32_t word) {
    const cs_parser *p = g->p;
    float ask[MOST_HIDDEN];
    int8_t steps[MOST_HIDDEN];
    p->kernel->restore(sums, 1, p->arc, p->ask.scale, p->ask.bias, ask);
    g->ask_step[word] = p->kernel->grade(ask, p->arc, steps) * STEPS_A_UNIT;
    int8_t *lane = g->asks + (size_t)(word / CS_KERNEL_OUTPUTS) * CS_KERNEL_OUTPUTS * p->arc +
                   (size_t)(word % CS_KERNEL_OUTPUTS) * CS_KERNEL_INPUTS;
    for (uint32_t k = 0; k < p->arc; k += CS_KERNEL_INPUTS)
        memcpy(lane + (size_t)k * CS_KERNEL_OUTPUTS, steps + k, CS_KERNEL_INPUTS);
}

/* Scores of all arcs from head `j`, the root where that is `count`, out of its row of sums. */
static void set_scores(group *g, uint32_t j, uint32_t count, uint32_t columns) {
    const int32_t *restrict sums = g->sums + (size_t)j * columns;
    const float *restrict step = g->ask_step;
    int32_t *restrict scores = g->scores + (size_t)j * count;
    for (uint32_t i = 0; i < count; i++)
        scores[i] = (int32_t)((float)sums[i] * step[i]);
    if (j == count)
        return;
    const int32_t *restrict distance = g->p->distance + CS_LIMIT_SENTENCE - j;
    for (uint32_t i = 0; i < count; i++)
        scores[i] += distance[i];
    scores[j] = INT32_MIN;
}

/* Scores of all arcs of a sentence of `count` words, the first of which is row `at`. */
static void score_arcs(group *g, uint32_t at, uint32_t count) {
    const cs_parser *p = g->p;
    uint32_t columns = whole_blocks(count);
    p->kernel->multiply(g->dependent + (size_t)at * p->arc, count, p->arc, p->ask.packed, p->arc,
                        g->sums);
    for (uint32_t i = 0; i < count; i++)
        pack_ask(g, g->sums + (size_t)i * p->arc, i);
    memcpy(g->heads_and_root, g->head + (size_t)at * p->arc, (size_t)count * p->arc);
    memcpy(g->heads_and_root + (size_t)count * p->arc, p->root, p->arc);
    p->kernel->multiply(g->heads_and_root, count + 1, p->arc, g->asks, columns, g->sums);
    for (uint32_t j = 0; j <= count; j++)
        set_scores(g, j, count, columns);
}

static void set_heads(group *g, const cs_sentence *in) {
    uint32_t count = in->token_end - in->token;
    score_arcs(g, in->token - g->batch.token, count);
    cs_tree_best(g->tree, g->scores, count, g->tree_heads);
    for (uint32_t i = 0; i < count; i++)
        g->s->tokens.at[in->token + i].head =
            g->tree_heads[i] == CS_TREE_ROOT ? CS_NONE : in->token + (uint32_t)g->tree_heads[i];
}

/* ---- relations ------------------------------------------------------------------------------- */

static void mix_rel(group *g, uint32_t i) {
    const cs_parser *p = g->p;
    size_t rels = 2 * (size_t)p->rel;
    uint32_t head = g->s->tokens.at[g->batch.token + i].head;
    const float *mine = g->rels + i * rels;
    const float *above =
        head == CS_NONE ? p->rel_root : g->rels + (head - g->batch.token) * rels + p->rel;
    p->kernel->join(mine, above, p->rel, g->hidden + (size_t)i * p->rel);
}

static uint8_t best_label(const cs_parser *p, const int32_t *sums, float *restrict score) {
    p->kernel->restore(sums, 1, p->label.outputs, p->label.scale, p->label.bias, score);
    score[p->root_label] = LOWEST;
    return p->deprels.values[p->kernel->highest(score, p->deprels.count)];
}

static void set_relations(group *g) {
    const cs_parser *p = g->p;
    for (uint32_t i = 0; i < g->batch.count; i++)
        mix_rel(g, i);
    p->kernel->multiply(g->hidden, g->batch.count, p->rel, p->label.packed, p->label.outputs,
                        g->sums);
    for (uint32_t i = 0; i < g->batch.count; i++) {
        cs_token *t = &g->s->tokens.at[g->batch.token + i];
        t->deprel = t->head == CS_NONE
                        ? CS_DEP_ROOT
                        : best_label(p, g->sums + (size_t)i * p->label.outputs, g->score);
    }
}

/* ---- what cannot be -------------------------------------------------------------------------- */

/* Has the token a subject before it? */
static bool has_subject(const cs_story *s, const cs_sentence *in, uint32_t token) {
    for (uint32_t i = in->token; i < token; i++)
        if (s->tokens.at[i].head == token &&
            (s->tokens.at[i].deprel == CS_DEP_NSUBJ || s->tokens.at[i].deprel == CS_DEP_NSUBJ_PASS))
            return true;
    return false;
}

/* The verb takes the place of the noun behind it, which becomes its object. */
static void lift(cs_story *s, const cs_sentence *in, uint32_t verb) {
    cs_token *t = &s->tokens.at[verb];
    uint32_t noun = t->head;
    cs_token *object = &s->tokens.at[noun];
    t->head = object->head;
    t->deprel = object->deprel;
    object->head = verb;
    object->deprel = CS_DEP_OBJ;
    for (uint32_t i = in->token; i < in->token_end; i++) {
        cs_token *other = &s->tokens.at[i];
        if (other->head == noun && i != verb && (i < verb || other->deprel == CS_DEP_PUNCT))
            other->head = verb;
    }
}

/* "The council imposed sanctions": a participle before its noun has no subject; what has one is the
 * verb of the clause. */
static bool is_verb_before_noun(const cs_story *s, const cs_sentence *in, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    return t->deprel == CS_DEP_AMOD && t->upos == CS_UPOS_VERB && t->head != CS_NONE &&
           t->head > token && has_subject(s, in, token);
}

/* "told reporters that the siege was over": what somebody is told is no clause about him. */
static bool is_told(const cs_story *s, const cs_sentence *in, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    bool about = t->deprel == CS_DEP_ACL_RELCL || t->deprel == CS_DEP_ACL;
    if (!about || t->head == CS_NONE || s->tokens.at[t->head].deprel != CS_DEP_IOBJ)
        return false;
    for (uint32_t i = in->token; i < token; i++)
        if (s->tokens.at[i].head == token && s->tokens.at[i].deprel == CS_DEP_MARK)
            return true;
    return false;
}

/* "of" of "of Finance Minister Ruiz" is a sign of the whole, not of the words before the name. */
static uint32_t signed_by(const cs_story *s, uint32_t sign) {
    uint32_t noun = s->tokens.at[sign].head;
    for (const cs_token *t = &s->tokens.at[noun];
         sign < noun && t->head != CS_NONE && t->head > noun &&
         (t->deprel == CS_DEP_COMPOUND || t->deprel == CS_DEP_NMOD_DESC);
         t = &s->tokens.at[noun])
        noun = t->head;
    return noun;
}

/* "a commander of the group and his wife": what is somebody's own goes with him, not with what he
 * is of; the noun that it goes with, or CS_NONE where that is right. */
static uint32_t owner_of(const cs_story *s, const cs_sentence *in, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    static const char *const his[] = {"his", "her", NULL};
    if (t->deprel != CS_DEP_CONJ || t->head == CS_NONE || token == in->token ||
        s->tokens.at[token - 1].deprel != CS_DEP_NMOD_POSS || !cs_story_is_any(s, token - 1, his))
        return CS_NONE;
    const cs_token *first = &s->tokens.at[t->head];
    return first->deprel == CS_DEP_NMOD && first->head != CS_NONE && first->head < t->head &&
                   s->tokens.at[first->head].upos == CS_UPOS_NOUN
               ? first->head
               : CS_NONE;
}

static void mend(cs_story *s, const cs_sentence *in) {
    for (uint32_t i = in->token; i < in->token_end; i++) {
        cs_token *t = &s->tokens.at[i];
        uint32_t owner = owner_of(s, in, i);
        if (owner != CS_NONE)
            t->head = owner;
        if (is_verb_before_noun(s, in, i)) {
            lift(s, in, i);
        } else if (is_told(s, in, i)) {
            t->head = s->tokens.at[t->head].head;
            t->deprel = CS_DEP_CCOMP;
        } else if (t->deprel == CS_DEP_CASE && t->head != CS_NONE) {
            t->head = signed_by(s, i);
        }
    }
}

/* ---- stories --------------------------------------------------------------------------------- */

void cs_syntax_run(const cs_parser *p, cs_story *s) {
    group g = {.p = p, .s = s};
    cs_encoder_run(p->encoder, s);
    make_room(&g, cs_story_longest(s));
    for (uint32_t k = 0; k < s->sentences.count; k = g.batch.end) {
        g.batch = cs_batch_from(s, k);
        read_words(&g);
        for (uint32_t i = g.batch.first; i < g.batch.end; i++)
            set_heads(&g, &s->sentences.at[i]);
        set_relations(&g);
        for (uint32_t i = g.batch.first; i < g.batch.end; i++)
            mend(s, &s->sentences.at[i]);
        for (uint32_t i = g.batch.first; i < g.batch.end; i++)
            cs_story_link(s, i);
    }
}
