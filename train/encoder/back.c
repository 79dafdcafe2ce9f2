/* back.c: the gradients of a batch; see net.h. */
#include "encoder/inside.h"

#include <stdlib.h>
#include <string.h>

/* ---- backward -------------------------------------------------------------------------------- */

static size_t head_row(const net_work *w, uint32_t s, int32_t head) {
    return head < 0 ? SIZE_MAX : w->start[s] + (size_t)head;
}

/* g += a' b for a[rows][n], b[rows][m] */
static void gather(net_work *w, float *g, const float *a, const float *b, size_t rows, size_t inner,
                   size_t columns) {
    train_matrix_turn(w->turning, a, rows, inner, rows);
    train_matrix_multiply(g, w->turning, b, inner, rows, columns, true);
}

/* da = db b' for b[inner][columns] */
static void back(net_work *w, float *da, const float *db, const float *b, size_t rows, size_t inner,
                 size_t columns, bool add) {
    train_matrix_turn(w->turning, b, inner, columns, inner);
    train_matrix_multiply(da, db, w->turning, rows, columns, inner, add);
}

/* What a word is to learn for one task: gold, or the likeliest labels. */
typedef struct target {
    uint16_t gold;
    float whole;
    const uint16_t *labels;
    const float *parts;
    size_t count;
} target;

static const target *target_of(target *t, const net_word *word, int task, int gold) {
    if (word->soft) {
        t->labels = word->soft->label[task];
        t->parts = word->soft->part[task];
        t->count = NET_BEST;
        return t;
    }
    t->gold = (uint16_t)gold;
    t->whole = 1;
    t->labels = &t->gold;
    t->parts = &t->whole;
    t->count = gold >= 0;
    return t;
}

static double learn_task(float *scores, size_t count, size_t room, const net_word *word, int task,
                         int gold) {
    target t;
    target_of(&t, word, task, gold);
    return plain_softmax(scores, count, room, t.labels, t.parts, t.count);
}

static double learn_tags(const net *n, net_work *w, net_grad *g, net_sentence *const *batch,
                         uint32_t count) {
    const net_sizes *z = &n->size;
    uint32_t all = z->upos_room + z->xpos_room + z->feats_room;
    size_t rows = w->start[count], row = 0;
    double loss = 0;
    for (uint32_t s = 0; s < count; s++)
        for (uint32_t i = 0; i < batch[s]->count; i++, row++) {
            float *labels = w->labels + row * all;
            const net_word *word = &batch[s]->words[i];
            loss += learn_task(labels, z->upos, z->upos_room, word, NET_UPOS, word->upos);
            loss += learn_task(labels + z->upos_room, z->xpos, z->xpos_room, word, NET_XPOS,
                               word->xpos);
            loss += learn_task(labels + z->upos_room + z->xpos_room, z->feats, z->feats_room, word,
                               NET_FEATS, word->feats);
        }
    plain_column_sums(g->dense + n->at.label_bias.at, w->labels, rows, all);
    gather(w, g->dense + n->at.labels.at, w->tag, w->labels, rows, z->tag, all);
    back(w, w->room, w->labels, at(n, n->at.labels), rows, z->tag, all, false);
    plain_relu_back(w->room, w->tag, rows, z->tag, z->tag);
    plain_column_sums(g->dense + n->at.tag_bias.at, w->room, rows, z->tag);
    gather(w, g->dense + n->at.tag.at, w->tag_in, w->room, rows, z->width, z->tag);
    back(w, w->dx_tags, w->room, at(n, n->at.tag), rows, z->width, z->tag, false);
    inside_apply_mask(w->dx_tags, w->dx_tags, w->tag_mask, w->start, count, z->width, z->width);
    return loss;
}

/* Gradients of a sentence's arcs into `dparse`. */
static double learn_arcs(const net *n, net_work *w, net_grad *g, const net_sentence *s,
                         uint32_t first, float *dparse) {
    const net_sizes *z = &n->size;
    uint32_t count = s->count, room = inside_arc_scores(n, w, first, count);
    size_t a = z->arc, parse = 2 * (z->arc + z->rel);
    double loss = 0;
    for (uint32_t i = 0; i < count; i++) {
        float *scores = w->scores + (size_t)i * room;
        int32_t head = s->words[i].head;
        scores[i] = -1e9f;
        int gold = head == -2 ? -1 : head < 0 ? (int)count : head;
        loss += learn_task(scores, count + 1, room, &s->words[i], NET_HEAD, gold);
        scores[i] = 0;
        for (uint32_t j = 0; j < count; j++)
            g->dense[n->at.distance.at + cs_tree_distance((int32_t)j - (int32_t)i)] += scores[j];
    }
    /* ask: [count][a], keys: [count + 1][a], filled up with zeros to room */
    memset(w->keys + (size_t)(count + 1) * a, 0, (room - count - 1) * a * sizeof(float));
    float *dask = w->darcs;
    train_matrix_multiply(dask, w->scores, w->keys, count, room, a, false);
    plain_column_sums(g->dense + n->at.arc_bias.at, dask, count, (uint32_t)a);
    /* dkeys = scores' ask */
    train_matrix_turn(w->turned, w->scores, count, room, count);
    float *dkeys = w->darcs + (size_t)count * a;
    train_matrix_multiply(dkeys, w->turned, w->ask, room, count, a, false);
    gather(w, g->dense + n->at.arc.at, w->dependents, dask, count, a, a);
    float *ddep = dkeys + (size_t)room * a;
    back(w, ddep, dask, at(n, n->at.arc), count, a, a, false);
    for (uint32_t i = 0; i < count; i++) {
        add_row(dparse + (first + i) * parse, ddep + i * a, 1, a);
        add_row(dparse + (first + i) * parse + a, dkeys + i * a, 1, a);
    }
    for (size_t k = 0; k < a; k++)
        if (at(n, n->at.root)[k] > 0)
            g->dense[n->at.root.at + k] += dkeys[(size_t)count * a + k];
    return loss;
}

static double learn_rels(const net *n, net_work *w, net_grad *g, net_sentence *const *batch,
                         uint32_t count, const net_rates *rates, train_random *random,
                         float *dparse) {
    const net_sizes *z = &n->size;
    size_t rows = w->start[count], row = 0, parse = 2 * (z->arc + z->rel);
    double loss = 0;
    inside_draw_mask(w->rel_mask, rows * z->rel, rates->head, random);
    for (uint32_t s = 0; s < count; s++)
        for (uint32_t i = 0; i < batch[s]->count; i++, row++)
            inside_rel_in(n, w, row, head_row(w, s, batch[s]->words[i].head),
                          w->rel + row * z->rel);
    for (size_t i = 0; i < rows * z->rel; i++)
        w->rel[i] *= w->rel_mask[i];
    train_matrix_multiply(w->rels, w->rel, at(n, n->at.rel), rows, z->rel, z->rels_room, false);
    plain_bias(w->rels, at(n, n->at.rel_bias), rows, z->rels_room);
    row = 0;
    for (uint32_t s = 0; s < count; s++)
        for (uint32_t i = 0; i < batch[s]->count; i++, row++)
            loss += learn_task(w->rels + row * z->rels_room, z->rels, z->rels_room,
                               &batch[s]->words[i], NET_REL, batch[s]->words[i].rel);
    plain_column_sums(g->dense + n->at.rel_bias.at, w->rels, rows, z->rels_room);
    gather(w, g->dense + n->at.rel.at, w->rel, w->rels, rows, z->rel, z->rels_room);
    back(w, w->room, w->rels, at(n, n->at.rel), rows, z->rel, z->rels_room, false);
    row = 0;
    for (uint32_t s = 0; s < count; s++)
        for (uint32_t i = 0; i < batch[s]->count; i++, row++) {
            float *dz = w->room + row * z->rel;
            for (uint32_t j = 0; j < z->rel; j++)
                dz[j] = w->rel[row * z->rel + j] > 0 ? dz[j] * w->rel_mask[row * z->rel + j] : 0;
            add_row(dparse + row * parse + 2 * z->arc, dz, 1, z->rel);
            size_t head = head_row(w, s, batch[s]->words[i].head);
            add_row(head == SIZE_MAX ? g->dense + n->at.rel_root.at
                                     : dparse + head * parse + 2 * z->arc + z->rel,
                    dz, 1, z->rel);
        }
    return loss;
}

static void touch(net_grad *g, int table, uint32_t row) {
    if (g->is_touched[table][row])
        return;
    g->is_touched[table][row] = 1;
    g->touched[table][g->touched_count[table]++] = row;
}

static void words_back(const net *n, net_work *w, net_grad *g, net_sentence *const *batch,
                       uint32_t count) {
    size_t d = n->size.width, row = 0;
    gather(w, g->dense + n->at.vector.at, w->vector, w->dx, w->start[count], NET_VECTOR, d);
    for (uint32_t s = 0; s < count; s++)
        for (uint32_t i = 0; i < batch[s]->count; i++, row++) {
            const net_word *word = &batch[s]->words[i];
            const float *dx = w->dx + row * d;
            if (word->word != UINT32_MAX && w->keep_word[row] > 0) {
                touch(g, NET_TABLE_WORDS, word->word);
                add_row(g->rows[NET_TABLE_WORDS] + (size_t)word->word * d, dx, 1, d);
            }
            float factor = inside_part_factor(word);
            for (uint32_t p = 0; p < word->part_count; p++) {
                touch(g, NET_TABLE_PARTS, word->parts[p]);
                add_row(g->rows[NET_TABLE_PARTS] + (size_t)word->parts[p] * d, dx, factor, d);
            }
            touch(g, NET_TABLE_WRITINGS, word->writing);
            add_row(g->rows[NET_TABLE_WRITINGS] + (size_t)word->writing * d, dx, 1, d);
        }
}

void net_learn(const net *n, net_work *w, net_grad *g, net_sentence *const *batch, uint32_t count,
               const net_rates *rates, train_random *random, net_loss *loss) {
    const net_sizes *z = &n->size;
    size_t d = z->width, parse = 2 * (z->arc + z->rel);
    if (!count)
        return;
    inside_forward(n, w, batch, count, rates, random);
    size_t rows = w->start[count];
    loss->words += rows;
    loss->tag += learn_tags(n, w, g, batch, count);
    float *dparse = w->dparse;
    memset(dparse, 0, rows * parse * sizeof *dparse);
    loss->rel += learn_rels(n, w, g, batch, count, rates, random, dparse);
    for (uint32_t s = 0; s < count; s++)
        loss->arc += learn_arcs(n, w, g, batch[s], w->start[s], dparse);
    inside_apply_mask(dparse, dparse, w->parse_mask + d, w->start, count, parse, d + parse);
    plain_relu_back(dparse, w->parse, rows, (uint32_t)parse, 2 * z->arc);
    plain_column_sums(g->dense + n->at.parse_bias.at, dparse, rows, (uint32_t)parse);
    gather(w, g->dense + n->at.parse.at, w->parse_in, dparse, rows, d, parse);
    back(w, w->dx, dparse, at(n, n->at.parse), rows, d, parse, false);
    inside_apply_mask(w->dx, w->dx, w->parse_mask, w->start, count, d, d + parse);
    for (uint32_t l = z->layers; l-- > 0;) {
        if (l + 1 == z->tag_layer)
            for (size_t i = 0; i < rows * d; i++)
                w->dx[i] += w->dx_tags[i];
        for (uint32_t s = 0; s < count; s++)
            unit_back(w->in[l], w->x[l], at(n, n->at.peep[l]), &w->trace[l], w->dx,
                      g->dense + n->at.peep[l].at, g->dense + n->at.bias[l].at, w->start[s],
                      w->start[s + 1], d);
        inside_apply_mask(w->dropped, w->x[l], w->mask[l + 1], w->start, count, d, d);
        gather(w, g->dense + n->at.in[l].at, w->dropped, w->in[l], rows, d, 3 * d);
        back(w, w->dropped, w->in[l], at(n, n->at.in[l]), rows, d, 3 * d, false);
        inside_apply_mask(w->dropped, w->dropped, w->mask[l + 1], w->start, count, d, d);
        for (size_t i = 0; i < rows * d; i++)
            w->dx[i] += w->dropped[i];
    }
    inside_apply_mask(w->dx, w->dx, w->mask[0], w->start, count, d, d);
    words_back(n, w, g, batch, count);
}
