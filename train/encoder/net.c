/* net.c: see net.h. The way forward, and answers. */
#include "encoder/inside.h"

#include <stdlib.h>
#include <string.h>

/* ---- parameters ------------------------------------------------------------------------------ */

static net_matrix matrix(net_layout *at, uint32_t rows, uint32_t columns) {
    net_matrix m = {at->size, rows, columns};
    at->size += room_for(rows * columns);
    return m;
}

static void lay_out(net *n) {
    net_layout *at = &n->at;
    net_sizes *z = &n->size;
    uint32_t all = z->upos_room + z->xpos_room + z->feats_room, parse = 2 * (z->arc + z->rel);
    at->vector = matrix(at, NET_VECTOR, z->width);
    for (uint32_t l = 0; l < z->layers; l++) {
        at->in[l] = matrix(at, z->width, 3 * z->width);
        at->peep[l] = matrix(at, 2, z->width);
        at->bias[l] = matrix(at, 2, z->width);
    }
    at->tag = matrix(at, z->width, z->tag);
    at->tag_bias = matrix(at, 1, z->tag);
    at->labels = matrix(at, z->tag, all);
    at->label_bias = matrix(at, 1, all);
    at->parse = matrix(at, z->width, parse);
    at->parse_bias = matrix(at, 1, parse);
    at->arc = matrix(at, z->arc, z->arc);
    at->arc_bias = matrix(at, 1, z->arc);
    at->root = matrix(at, 1, z->arc);
    at->distance = matrix(at, 1, NET_DISTANCES);
    at->rel = matrix(at, z->rel, z->rels_room);
    at->rel_bias = matrix(at, 1, z->rels_room);
    at->rel_root = matrix(at, 1, z->rel);
}

static void draw(net *n, net_matrix m, float spread, train_random *random) {
    for (uint32_t i = 0; i < m.rows * m.columns; i++)
        n->value[m.at + i] = spread * train_random_normal(random);
}

static net_table table(uint32_t rows, uint32_t width) {
    net_table t = {.rows = rows, .width = width};
    size_t size = (size_t)rows * width;
    t.value = plain_new(float, size);
    t.first = plain_new(float, size);
    t.second = plain_new(float, size);
    t.mean = plain_new(float, size);
    t.seen = plain_new(uint32_t, rows);
    return t;
}

void net_begin(net *n, net_sizes size, uint64_t seed) {
    train_random random = train_random_of(seed);
    memset(n, 0, sizeof *n);
    n->size = size;
    n->size.upos_room = room_for(size.upos);
    n->size.xpos_room = room_for(size.xpos);
    n->size.feats_room = room_for(size.feats);
    n->size.rels_room = room_for(size.rels);
    lay_out(n);
    n->value = plain_new(float, n->at.size);
    n->first = plain_new(float, n->at.size);
    n->second = plain_new(float, n->at.size);
    n->mean = plain_new(float, n->at.size);
    const uint32_t rows[NET_TABLES] = {size.words, size.buckets, size.writings};
    for (int t = 0; t < NET_TABLES; t++)
        n->tables[t] = table(rows[t], size.width);
    draw(n, n->at.vector, 0.15f, &random);
    float in = plain_root(1.0f / (float)size.width);
    for (uint32_t l = 0; l < size.layers; l++)
        draw(n, n->at.in[l], in, &random);
    draw(n, n->at.tag, plain_root(2.0f) * in, &random);
    draw(n, n->at.labels, plain_root(1.0f / (float)size.tag), &random);
    draw(n, n->at.parse, plain_root(2.0f) * in, &random);
    draw(n, n->at.arc, 0.5f / (float)size.arc, &random);
    for (uint32_t i = 0; i < size.arc; i++)
        n->value[n->at.root.at + i] = 0.5f * train_random_unit(&random);
    draw(n, n->at.rel, plain_root(2.0f / (float)size.rel), &random);
    draw(n, n->at.rel_root, 0.3f, &random);
    for (size_t i = 0; i < (size_t)size.buckets * size.width; i++)
        n->tables[NET_TABLE_PARTS].value[i] = 0.4f * train_random_normal(&random);
    for (size_t i = 0; i < (size_t)size.writings * size.width; i++)
        n->tables[NET_TABLE_WRITINGS].value[i] = 0.1f * train_random_normal(&random);
    memcpy(n->mean, n->value, n->at.size * sizeof *n->value);
    for (int t = 0; t < NET_TABLES; t++)
        memcpy(n->tables[t].mean, n->tables[t].value, (size_t)rows[t] * size.width * sizeof(float));
}

void net_end(net *n) {
    float *dense[] = {n->value, n->first, n->second, n->mean};
    for (int i = 0; i < 4; i++)
        free(dense[i]);
    for (int t = 0; t < NET_TABLES; t++) {
        float *rows[] = {n->tables[t].value, n->tables[t].first, n->tables[t].second,
                         n->tables[t].mean};
        for (int i = 0; i < 4; i++)
            free(rows[i]);
        free(n->tables[t].seen);
    }
}

/* ---- working space --------------------------------------------------------------------------- */

static float *take(net_work *w, size_t rows, size_t columns) {
    return cs_arena_new(&w->arena, float, rows *columns);
}

static uint32_t all_labels(const net_sizes *z) {
    return z->upos_room + z->xpos_room + z->feats_room;
}

static uint32_t parse_width(const net_sizes *z) {
    return 2 * (z->arc + z->rel);
}

static void make_layers(net_work *w, const net_sizes *z, size_t rows) {
    for (uint32_t l = 0; l <= z->layers; l++) {
        w->x[l] = take(w, rows, z->width);
        w->mask[l] = take(w, rows, z->width);
    }
    for (uint32_t l = 0; l < z->layers; l++) {
        w->in[l] = take(w, rows, 3 * z->width);
        w->trace[l] =
            (unit_trace){take(w, rows, z->width), take(w, rows, z->width), take(w, rows, z->width)};
    }
}

static void make_heads(net_work *w, const net_sizes *z, size_t rows) {
    size_t columns = room_for((uint32_t)rows + 1);
    w->tag_in = take(w, rows, z->width);
    w->tag_mask = take(w, rows, z->width);
    w->tag = take(w, rows, z->tag);
    w->labels = take(w, rows, all_labels(z));
    w->parse_in = take(w, rows, z->width);
    w->parse_mask = take(w, rows, z->width + parse_width(z));
    w->parse = take(w, rows, parse_width(z));
    w->dparse = take(w, rows, parse_width(z));
    w->rel = take(w, rows, z->rel);
    w->rel_mask = take(w, rows, z->rel);
    w->rels = take(w, rows, z->rels_room);
    w->dependents = take(w, rows, z->arc);
    w->keys = take(w, columns, z->arc);
    w->turned = take(w, columns, columns > z->arc ? columns : z->arc);
    w->ask = take(w, rows, z->arc);
    w->darcs = take(w, 3 * columns, z->arc);
    w->scores = take(w, rows, columns);
    w->tree_scores = cs_arena_new(&w->arena, int32_t, rows * (rows + 1));
    w->heads = cs_arena_new(&w->arena, int32_t, rows);
    w->tree = cs_tree_new(&w->arena, (uint32_t)rows);
}

net_work *net_work_new(const net *n, uint32_t rows) {
    const net_sizes *z = &n->size;
    net_work *w = plain_new(net_work, 1);
    size_t widest = 3 * z->width;
    widest = all_labels(z) > widest ? all_labels(z) : widest;
    widest = parse_width(z) > widest ? parse_width(z) : widest;
    w->arena = cs_arena_make((size_t)8 << 30);
    w->start = cs_arena_new(&w->arena, uint32_t, rows + 1);
    w->vector = take(w, rows, NET_VECTOR);
    w->keep_word = take(w, rows, 2);
    w->dropped = take(w, rows, z->width);
    w->dx = take(w, rows, z->width);
    w->dx_tags = take(w, rows, z->width);
    make_layers(w, z, rows);
    make_heads(w, z, rows);
    w->room = take(w, rows + widest, widest);
    w->turning = take(w, rows + widest, widest);
    return w;
}

void net_work_free(net_work *w) {
    cs_arena_free(&w->arena);
    free(w);
}

net_grad *net_grad_new(const net *n) {
    net_grad *g = plain_new(net_grad, 1);
    const uint32_t rows[NET_TABLES] = {n->size.words, n->size.buckets, n->size.writings};
    g->dense = plain_new(float, n->at.size);
    for (int t = 0; t < NET_TABLES; t++) {
        g->rows[t] = plain_new(float, (size_t)rows[t] * n->size.width);
        g->touched[t] = plain_new(uint32_t, rows[t]);
        g->is_touched[t] = plain_new(uint8_t, rows[t]);
    }
    return g;
}

void net_grad_free(net_grad *g) {
    for (int t = 0; t < NET_TABLES; t++) {
        free(g->rows[t]);
        free(g->touched[t]);
        free(g->is_touched[t]);
    }
    free(g->dense);
    free(g);
}

/* ---- forward --------------------------------------------------------------------------------- */

void inside_draw_mask(float *mask, size_t count, float drop, train_random *random) {
    float keep = 1.0f / (1.0f - drop);
    for (size_t i = 0; i < count; i++)
        mask[i] = !random || drop <= 0 ? 1.0f : train_random_unit(random) < drop ? 0.0f : keep;
}

/* to = from times the mask of each row's sentence */
PLAIN_CLONES void inside_apply_mask(float *to, const float *from, const float *mask,
                                    const uint32_t *start, uint32_t sentences, size_t width,
                                    size_t stride) {
    for (uint32_t s = 0; s < sentences; s++)
        for (size_t i = start[s]; i < start[s + 1]; i++)
            for (size_t j = 0; j < width; j++)
                to[i * width + j] = from[i * width + j] * mask[s * stride + j];
}

/* Vectors of the words, of which some are left out by chance. */
static void vectors_in(const net *n, net_work *w, net_sentence *const *batch, uint32_t count,
                       const net_rates *rates, train_random *random) {
    size_t row = 0;
    for (uint32_t s = 0; s < count; s++)
        for (uint32_t i = 0; i < batch[s]->count; i++, row++) {
            const net_word *word = &batch[s]->words[i];
            float *vector = w->vector + row * NET_VECTOR;
            bool whole = !random || train_random_unit(random) >= rates->word;
            bool known = (!random || train_random_unit(random) >= rates->word) && whole;
            w->keep_word[row] = known;
            memset(vector, 0, NET_VECTOR * sizeof *vector);
            if (word->vector != UINT32_MAX && whole)
                memcpy(vector, n->vectors + (size_t)word->vector * NET_VECTOR,
                       NET_VECTOR * sizeof *vector);
        }
    train_matrix_multiply(w->x[0], w->vector, at(n, n->at.vector), row, NET_VECTOR, n->size.width,
                          false);
}

/* Adds the words' own rows, their parts and their writing. */
static void words_in(const net *n, net_work *w, net_sentence *const *batch, uint32_t count) {
    const net_table *t = n->tables;
    size_t d = n->size.width, row = 0;
    for (uint32_t s = 0; s < count; s++)
        for (uint32_t i = 0; i < batch[s]->count; i++, row++) {
            const net_word *word = &batch[s]->words[i];
            float *x = w->x[0] + row * d, factor = inside_part_factor(word);
            if (word->word != UINT32_MAX && w->keep_word[row] > 0)
                add_row(x, t[NET_TABLE_WORDS].value + (size_t)word->word * d, 1, d);
            add_row(x, t[NET_TABLE_WRITINGS].value + (size_t)word->writing * d, 1, d);
            for (uint32_t p = 0; p < word->part_count; p++)
                add_row(x, t[NET_TABLE_PARTS].value + (size_t)word->parts[p] * d, factor, d);
        }
}

static void layers_on(const net *n, net_work *w, uint32_t count, const net_rates *rates,
                      train_random *random) {
    size_t d = n->size.width, rows = w->start[count];
    for (uint32_t l = 0; l < n->size.layers; l++) {
        inside_draw_mask(w->mask[l + 1], count * d, rates->layer, random);
        inside_apply_mask(w->dropped, w->x[l], w->mask[l + 1], w->start, count, d, d);
        train_matrix_multiply(w->in[l], w->dropped, at(n, n->at.in[l]), rows, d, 3 * d, false);
        for (uint32_t s = 0; s < count; s++)
            unit_forward(w->in[l], w->x[l], at(n, n->at.peep[l]), at(n, n->at.bias[l]),
                         &w->trace[l], w->x[l + 1], w->start[s], w->start[s + 1], d);
    }
}

static void tags_on(const net *n, net_work *w, uint32_t count, const net_rates *rates,
                    train_random *random) {
    const net_sizes *z = &n->size;
    size_t d = z->width, rows = w->start[count], all = all_labels(z);
    inside_draw_mask(w->tag_mask, count * d, rates->head, random);
    inside_apply_mask(w->tag_in, w->x[z->tag_layer], w->tag_mask, w->start, count, d, d);
    train_matrix_multiply(w->tag, w->tag_in, at(n, n->at.tag), rows, d, z->tag, false);
    plain_bias_relu(w->tag, at(n, n->at.tag_bias), rows, z->tag, z->tag);
    train_matrix_multiply(w->labels, w->tag, at(n, n->at.labels), rows, z->tag, all, false);
    plain_bias(w->labels, at(n, n->at.label_bias), rows, all);
}

static void parse_on(const net *n, net_work *w, uint32_t count, const net_rates *rates,
                     train_random *random) {
    const net_sizes *z = &n->size;
    size_t d = z->width, rows = w->start[count], parse = parse_width(z), stride = d + parse;
    inside_draw_mask(w->parse_mask, count * stride, rates->head, random);
    inside_apply_mask(w->parse_in, w->x[z->layers], w->parse_mask, w->start, count, d, stride);
    train_matrix_multiply(w->parse, w->parse_in, at(n, n->at.parse), rows, d, parse, false);
    plain_bias_relu(w->parse, at(n, n->at.parse_bias), rows, parse, 2 * z->arc);
    inside_apply_mask(w->parse, w->parse, w->parse_mask + d, w->start, count, parse, stride);
}

void inside_forward(const net *n, net_work *w, net_sentence *const *batch, uint32_t count,
                    const net_rates *rates, train_random *random) {
    size_t d = n->size.width;
    w->start[0] = 0;
    for (uint32_t s = 0; s < count; s++)
        w->start[s + 1] = w->start[s] + batch[s]->count;
    vectors_in(n, w, batch, count, rates, random);
    words_in(n, w, batch, count);
    inside_draw_mask(w->mask[0], count * d, rates->input, random);
    inside_apply_mask(w->x[0], w->x[0], w->mask[0], w->start, count, d, d);
    layers_on(n, w, count, rates, random);
    tags_on(n, w, count, rates, random);
    parse_on(n, w, count, rates, random);
}

/* Scores of all heads of the words of a sentence: [words][room]; column `count` is the root. */
uint32_t inside_arc_scores(const net *n, net_work *w, uint32_t first, uint32_t count) {
    const net_sizes *z = &n->size;
    size_t a = z->arc, parse = 2 * (z->arc + z->rel), room = room_for(count + 1);
    for (uint32_t i = 0; i < count; i++) {
        memcpy(w->dependents + i * a, w->parse + (first + i) * parse, a * sizeof(float));
        memcpy(w->keys + i * a, w->parse + (first + i) * parse + a, a * sizeof(float));
    }
    for (size_t k = 0; k < a; k++)
        w->keys[count * a + k] = at(n, n->at.root)[k] > 0 ? at(n, n->at.root)[k] : 0;
    train_matrix_multiply(w->ask, w->dependents, at(n, n->at.arc), count, a, a, false);
    plain_bias(w->ask, at(n, n->at.arc_bias), count, (uint32_t)a);
    train_matrix_turn(w->turned, w->keys, count + 1, a, room);
    train_matrix_multiply(w->scores, w->ask, w->turned, count, a, room, false);
    const float *distance = at(n, n->at.distance);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t j = 0; j < count; j++)
            w->scores[i * room + j] += distance[cs_tree_distance((int32_t)j - (int32_t)i)];
    return (uint32_t)room;
}

/* The relations' hidden layer of the words of a batch, each with its head of `heads`. */
void inside_rel_in(const net *n, net_work *w, size_t row, size_t head_row, float *z_out) {
    const net_sizes *z = &n->size;
    size_t parse = 2 * (z->arc + z->rel);
    const float *mine = w->parse + row * parse + 2 * z->arc;
    const float *heads = head_row == SIZE_MAX ? at(n, n->at.rel_root)
                                              : w->parse + head_row * parse + 2 * z->arc + z->rel;
    for (uint32_t j = 0; j < z->rel; j++) {
        float sum = mine[j] + heads[j];
        z_out[j] = sum > 0 ? sum : 0;
    }
}

/* ---- answers --------------------------------------------------------------------------------- */

static int16_t best(const float *scores, uint32_t count) {
    uint32_t found = 0;
    for (uint32_t i = 1; i < count; i++)
        if (scores[i] > scores[found])
            found = i;
    return (int16_t)found;
}

void net_answer_of(const net *n, net_work *w, net_sentence *s, net_answer *answers) {
    const net_sizes *z = &n->size;
    net_rates none = {0};
    inside_forward(n, w, &s, 1, &none, NULL);
    uint32_t all = z->upos_room + z->xpos_room + z->feats_room;
    uint32_t room = inside_arc_scores(n, w, 0, s->count);
    for (uint32_t i = 0; i < s->count; i++)
        for (uint32_t j = 0; j <= s->count; j++)
            w->tree_scores[j * s->count + i] =
                i == j ? INT32_MIN : (int32_t)(w->scores[(size_t)i * room + j] * 4096);
    cs_tree_best(w->tree, w->tree_scores, s->count, w->heads);
    for (uint32_t i = 0; i < s->count; i++) {
        const float *labels = w->labels + (size_t)i * all;
        answers[i].upos = best(labels, z->upos);
        answers[i].xpos = best(labels + z->upos_room, z->xpos);
        answers[i].feats = best(labels + z->upos_room + z->xpos_room, z->feats);
        answers[i].head = w->heads[i];
        inside_rel_in(n, w, i, w->heads[i] < 0 ? SIZE_MAX : (size_t)w->heads[i],
                      w->rel + (size_t)i * z->rel);
    }
    train_matrix_multiply(w->rels, w->rel, at(n, n->at.rel), s->count, z->rel, z->rels_room, false);
    plain_bias(w->rels, at(n, n->at.rel_bias), s->count, z->rels_room);
    for (uint32_t i = 0; i < s->count; i++)
        answers[i].rel = best(w->rels + (size_t)i * z->rels_room, z->rels);
}

net_view net_view_of(const net_work *w) {
    net_view v = {.tag = w->tag, .parse = w->parse, .rel = w->rel};
    for (int l = 0; l <= NET_LAYERS; l++)
        v.x[l] = w->x[l];
    return v;
}
