/* export.c: see export.h. Values become bytes by ranges measured on a sample, one range a column;
 * weights take the steps of their inputs in and become whole numbers within ±63, one scale an
 * output (src/model/kernel.h). */
#include "encoder/export.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "ground/lookup.h"
#include "ground/plain.h"
#include "model/features.h"
#include "model/kernel.h"
#include "syntax/tree.h"

enum { SIGNED_STEPS = 127, PLAIN_STEPS = 255 };

/* ---- ranges ---------------------------------------------------------------------------------- */

/* The largest size of each column, and the sum of its squares. */
typedef struct value_range {
    float *most;
    double *squares;
    uint32_t columns;
    uint64_t rows;
} value_range;

static value_range range_of(uint32_t columns) {
    return (value_range){plain_new(float, columns), plain_new(double, columns), columns, 0};
}

static void measure(value_range *r, const float *values, uint32_t rows, uint32_t stride) {
    for (uint32_t i = 0; i < rows; i++)
        for (uint32_t j = 0; j < r->columns; j++) {
            float x = values[(size_t)i * stride + j], size = x < 0 ? -x : x;
            r->most[j] = size > r->most[j] ? size : r->most[j];
            r->squares[j] += (double)x * x;
        }
    r->rows += rows;
}

/* What a step of each column is, for `steps` steps from zero; rare outliers are cut off. */
static float *steps_of(const value_range *r, int steps) {
    float *step = plain_new(float, r->columns);
    const float most_deviations = 7;
    for (uint32_t j = 0; j < r->columns; j++) {
        float usual = plain_root((float)(r->squares[j] / (double)(r->rows + 1))) * most_deviations;
        float most = r->most[j] < usual ? r->most[j] : usual;
        step[j] = (most > 1e-4f ? most : 1e-4f) / (float)steps;
    }
    return step;
}

typedef struct step_set {
    float *x[NET_LAYERS + 1], *tag, *dependent, *head, *rel;
} step_set;

static step_set measure_all(const export_plan *plan) {
    const net_sizes *z = &plan->net->size;
    value_range x[NET_LAYERS + 1], tag = range_of(z->tag), dependent = range_of(z->arc),
                                   head = range_of(z->arc), rel = range_of(z->rel);
    net_answer *answers = plain_new(net_answer, 1000);
    step_set s;
    for (uint32_t l = 0; l <= z->layers; l++)
        x[l] = range_of(z->width);
    for (uint32_t i = 0; i < plan->sample_count; i++) {
        uint32_t count = plan->sample[i].count, parse = 2 * (z->arc + z->rel);
        net_answer_of(plan->net, plan->work, &plan->sample[i], answers);
        net_view v = net_view_of(plan->work);
        for (uint32_t l = 0; l <= z->layers; l++)
            measure(&x[l], v.x[l], count, z->width);
        measure(&tag, v.tag, count, z->tag);
        measure(&dependent, v.parse, count, parse);
        measure(&head, v.parse + z->arc, count, parse);
        measure(&rel, v.rel, count, z->rel);
    }
    measure(&head, plan->net->value + plan->net->at.root.at, 1, z->arc);
    for (uint32_t l = 0; l <= z->layers; l++)
        s.x[l] = steps_of(&x[l], SIGNED_STEPS);
    s.tag = steps_of(&tag, PLAIN_STEPS);
    s.dependent = steps_of(&dependent, PLAIN_STEPS);
    s.head = steps_of(&head, PLAIN_STEPS);
    s.rel = steps_of(&rel, PLAIN_STEPS);
    return s;
}

/* ---- layers ---------------------------------------------------------------------------------- */

/* A layer before it is rounded: weights [inputs][columns], of which `outputs` from `first` on. */
typedef struct dense {
    const float *weights, *bias; /* bias NULL: none */
    uint32_t inputs, columns, first, outputs;
    const float *in_step; /* [inputs] */
    int in_zero;          /* the byte that stands for zero */
    const float *factor;  /* [outputs] of weights and bias; NULL: one */
} dense;

static float factor_of(const dense *d, uint32_t output) {
    return d->factor ? d->factor[output] : 1;
}

static float weight_of(const dense *d, uint32_t input, uint32_t output) {
    return d->weights[(size_t)input * d->columns + d->first + output] * d->in_step[input] *
           factor_of(d, output);
}

static int8_t rounded(float x) {
    return (int8_t)(int)(x + (x < 0 ? -0.5f : 0.5f));
}

/* Rounds one output's weights; returns what a step of them means. */
static float round_output(const dense *d, uint32_t output, int8_t *bytes) {
    float most = 1e-12f;
    for (uint32_t i = 0; i < d->inputs; i++) {
        float w = weight_of(d, i, output), size = w < 0 ? -w : w;
        most = size > most ? size : most;
    }
    for (uint32_t i = 0; i < d->inputs; i++)
        bytes[i] = rounded(weight_of(d, i, output) / most * CS_KERNEL_MOST);
    return most / CS_KERNEL_MOST;
}

static uint32_t whole_blocks(uint32_t count) {
    return (count + CS_KERNEL_OUTPUTS - 1) / CS_KERNEL_OUTPUTS * CS_KERNEL_OUTPUTS;
}

/* Adds the parts of a layer; `packed`: as the kernel wants them, else row by row. */
static void write_dense(train_writer *w, const char *name, const dense *d, bool packed) {
    uint32_t outputs = whole_blocks(d->outputs);
    int8_t *bytes = plain_new(int8_t, (size_t)outputs * d->inputs), row[4096];
    float *scale = plain_new(float, outputs), *bias = plain_new(float, outputs);
    for (uint32_t o = 0; o < d->outputs; o++) {
        int32_t sum = 0;
        scale[o] = round_output(d, o, row);
        for (uint32_t i = 0; i < d->inputs; i++) {
            size_t at = packed ? ((size_t)(o / CS_KERNEL_OUTPUTS) * d->inputs + i / 4 * 4) *
                                         CS_KERNEL_OUTPUTS +
                                     (o % CS_KERNEL_OUTPUTS) * 4 + i % 4
                               : (size_t)o * d->inputs + i;
            bytes[at] = row[i];
            sum += row[i];
        }
        bias[o] = (d->bias ? d->bias[d->first + o] * factor_of(d, o) : 0) -
                  (float)(sum * d->in_zero) * scale[o];
    }
    char part[CS_MODEL_NAME];
    snprintf(part, sizeof part, "%s.weight", name);
    train_writer_array(w, part, CS_MODEL_I8, outputs, d->inputs, bytes);
    snprintf(part, sizeof part, "%s.scale", name);
    train_writer_array(w, part, CS_MODEL_F32, 1, outputs, scale);
    snprintf(part, sizeof part, "%s.bias", name);
    train_writer_array(w, part, CS_MODEL_F32, 1, outputs, bias);
}

/* ---- tables ---------------------------------------------------------------------------------- */

/* Adds rows of floats as bytes with a scale each. */
static void write_rows(train_writer *w, const char *name, const float *values, uint32_t rows,
                       uint32_t width) {
    int8_t *bytes = plain_new(int8_t, (size_t)rows * width);
    float *scale = plain_new(float, rows);
    for (uint32_t r = 0; r < rows; r++) {
        const float *row = values + (size_t)r * width;
        float most = 1e-12f;
        for (uint32_t j = 0; j < width; j++)
            most = row[j] > most ? row[j] : -row[j] > most ? -row[j] : most;
        for (uint32_t j = 0; j < width; j++)
            bytes[(size_t)r * width + j] = rounded(row[j] / most * SIGNED_STEPS);
        scale[r] = most / SIGNED_STEPS;
    }
    char part[CS_MODEL_NAME];
    train_writer_array(w, name, CS_MODEL_I8, rows, width, bytes);
    snprintf(part, sizeof part, "%s.scale", name);
    train_writer_array(w, part, CS_MODEL_F32, 1, rows, scale);
}

/* The whole vector of a word's form. */
static void add_word(const net *n, const net_word *word, float *x) {
    uint32_t d = n->size.width;
    const float *vector = n->value + n->at.vector.at;
    if (word->vector != UINT32_MAX)
        for (uint32_t k = 0; k < NET_VECTOR; k++) {
            float v = n->vectors[(size_t)word->vector * NET_VECTOR + k];
            for (uint32_t j = 0; j < d; j++)
                x[j] += v * vector[(size_t)k * d + j];
        }
    if (word->word != UINT32_MAX)
        for (uint32_t j = 0; j < d; j++)
            x[j] += n->tables[NET_TABLE_WORDS].value[(size_t)word->word * d + j];
    float factor = plain_root(1.0f / (float)(word->part_count ? word->part_count : 1));
    for (uint32_t p = 0; p < word->part_count; p++)
        for (uint32_t j = 0; j < d; j++)
            x[j] += factor * n->tables[NET_TABLE_PARTS].value[(size_t)word->parts[p] * d + j];
}

static void write_words(train_writer *w, const export_plan *plan) {
    uint32_t d = plan->net->size.width, count = plan->word_count;
    float *values = plain_new(float, (size_t)count *d);
    uint64_t *keys = plain_new(uint64_t, count);
    uint32_t *rows = plain_new(uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        add_word(plan->net, &plan->words[i].word, values + (size_t)i * d);
        keys[i] = plan->words[i].key;
        rows[i] = i;
    }
    write_rows(w, "word", values, count, d);
    train_lookup_write(w, "table", keys, rows, count);
}

/* ---- the three models ------------------------------------------------------------------------ */

static void write_texts(train_writer *w, const export_plan *plan) {
    train_writer_text(w, "corpora", plan->corpora);
    train_writer_text(w, "licence", plan->licence);
    train_writer_text(w, "scores", plan->scores);
}

static float *inverse(const float *steps, uint32_t count) {
    float *grain = plain_new(float, count);
    for (uint32_t i = 0; i < count; i++)
        grain[i] = 1 / steps[i];
    return grain;
}

static const float *at(const export_plan *plan, net_matrix m) {
    return plan->net->value + m.at;
}

static void write_layers(train_writer *w, const export_plan *plan, const step_set *s) {
    const net_sizes *z = &plan->net->size;
    const net_layout *l = &plan->net->at;
    uint32_t d = z->width, half = d / 2;
    for (uint32_t k = 0; k < z->layers; k++) {
        char name[CS_MODEL_NAME];
        float *bias = plain_new(float, 3 * d);
        for (uint32_t way = 0; way < 2; way++)
            for (uint32_t j = 0; j < 2 * half; j++) /* f and r; z has none */
                bias[way * 3 * half + half + j] =
                    at(plan, l->bias[k])[j / half * d + way * half + j % half];
        dense in = {at(plan, l->in[k]), bias, d, 3 * d, 0, 3 * d, s->x[k], CS_KERNEL_ZERO, NULL};
        snprintf(name, sizeof name, "layer%u", k + 1);
        write_dense(w, name, &in, true);
        snprintf(name, sizeof name, "layer%u.peep", k + 1);
        train_writer_array(w, name, CS_MODEL_F32, 2, d, at(plan, l->peep[k]));
        snprintf(name, sizeof name, "layer%u.grain", k + 1);
        train_writer_array(w, name, CS_MODEL_F32, 1, d, inverse(s->x[k + 1], d));
    }
}

/* A name for this very encoder: the checksum of its weights. */
static cs_str name_of(const net *n, char text[17]) {
    uint64_t sum = cs_hash_str((cs_str){(const char *)n->value, n->at.size * sizeof(float)});
    snprintf(text, 17, "%016llx", (unsigned long long)sum);
    return (cs_str){text, 16};
}

static const char *path_of(const export_plan *plan, const char *name, char path[4096]) {
    snprintf(path, 4096, "%s/%s.model", plan->folder, name);
    return path;
}

static bool write_encoder(const export_plan *plan, const step_set *s, cs_str name,
                          cs_error *error) {
    const net *n = plan->net;
    uint32_t sizes[4] = {n->size.width, n->size.layers, n->size.tag_layer, n->size.buckets};
    char path[4096];
    train_writer w;
    train_writer_begin(&w, "encoder");
    write_texts(&w, plan);
    train_writer_text(&w, "name", name);
    train_writer_array(&w, "sizes", CS_MODEL_U32, 1, 4, sizes);
    train_writer_array(&w, "grain", CS_MODEL_F32, 1, n->size.width,
                       inverse(s->x[0], n->size.width));
    write_words(&w, plan);
    write_rows(&w, "part", n->tables[NET_TABLE_PARTS].value, n->size.buckets, n->size.width);
    write_rows(&w, "writing", n->tables[NET_TABLE_WRITINGS].value, n->size.writings, n->size.width);
    write_layers(&w, plan, s);
    return train_writer_end(&w, path_of(plan, "encoder", path), error);
}

static bool write_tag(const export_plan *plan, const step_set *s, cs_str name, cs_error *error) {
    const net_sizes *z = &plan->net->size;
    const net_layout *l = &plan->net->at;
    uint32_t all = z->upos_room + z->xpos_room + z->feats_room;
    char path[4096];
    train_writer w;
    dense hidden = {
        at(plan, l->tag), at(plan, l->tag_bias),  z->width, z->tag, 0, z->tag, s->x[z->tag_layer],
        CS_KERNEL_ZERO,   inverse(s->tag, z->tag)};
    dense label = {at(plan, l->labels),
                   at(plan, l->label_bias),
                   z->tag,
                   all,
                   0,
                   z->upos_room + z->xpos_room,
                   s->tag,
                   0,
                   NULL};
    dense feats = label;
    feats.first = z->upos_room + z->xpos_room;
    feats.outputs = z->feats;
    train_writer_begin(&w, "tag");
    write_texts(&w, plan);
    train_writer_text(&w, "encoder", name);
    train_writer_text(&w, "upos", plan->upos);
    train_writer_text(&w, "xpos", plan->xpos);
    train_writer_text(&w, "feats", plan->feats);
    train_writer_array(&w, "pairs", CS_MODEL_U16, plan->pair_count, 3, plan->pairs);
    train_writer_array(&w, "choices", CS_MODEL_U16, 1, plan->choice_count, plan->choices);
    write_dense(&w, "hidden", &hidden, true);
    write_dense(&w, "label", &label, true);
    write_dense(&w, "feats", &feats, false);
    return train_writer_end(&w, path_of(plan, "tag", path), error);
}

/* The root as a head, in the heads' steps. */
static uint8_t *root_bytes(const export_plan *plan, const step_set *s) {
    uint32_t count = plan->net->size.arc;
    const float *root = at(plan, plan->net->at.root);
    uint8_t *bytes = plain_new(uint8_t, count);
    for (uint32_t k = 0; k < count; k++) {
        float x = (root[k] > 0 ? root[k] : 0) / s->head[k] + 0.5f;
        bytes[k] = (uint8_t)(int)(x > 255 ? 255 : x);
    }
    return bytes;
}

/* Grains of the relations' hidden values, for word and head. */
static float *rel_grain(const net_sizes *z, const step_set *s) {
    float *grain = plain_new(float, 2 * z->rel);
    for (uint32_t k = 0; k < 2 * z->rel; k++)
        grain[k] = 1 / s->rel[k % z->rel];
    return grain;
}

static bool write_syntax(const export_plan *plan, const step_set *s, cs_str name, cs_error *error) {
    const net_sizes *z = &plan->net->size;
    const net_layout *l = &plan->net->at;
    uint32_t parse = 2 * (z->arc + z->rel);
    char path[4096];
    train_writer w;
    dense dependent = {at(plan, l->parse),
                       at(plan, l->parse_bias),
                       z->width,
                       parse,
                       0,
                       z->arc,
                       s->x[z->layers],
                       CS_KERNEL_ZERO,
                       inverse(s->dependent, z->arc)};
    dense head = dependent, rels = dependent;
    head.first = z->arc;
    head.factor = inverse(s->head, z->arc);
    rels.first = 2 * z->arc;
    rels.outputs = 2 * z->rel;
    rels.factor = rel_grain(z, s);
    dense ask = {at(plan, l->arc), at(plan, l->arc_bias), z->arc, z->arc, 0,
                 z->arc,           s->dependent,          0,      s->head};
    dense label = {
        at(plan, l->rel), at(plan, l->rel_bias), z->rel, z->rels_room, 0, z->rels, s->rel, 0, NULL};
    float *rel_root = plain_new(float, z->rel);
    for (uint32_t k = 0; k < z->rel; k++)
        rel_root[k] = at(plan, l->rel_root)[k] / s->rel[k];
    train_writer_begin(&w, "syntax");
    write_texts(&w, plan);
    train_writer_text(&w, "encoder", name);
    train_writer_text(&w, "deprel", plan->deprel);
    train_writer_array(&w, "root", CS_MODEL_U8, 1, z->arc, root_bytes(plan, s));
    train_writer_array(&w, "rel.root", CS_MODEL_F32, 1, z->rel, rel_root);
    train_writer_array(&w, "distance", CS_MODEL_F32, 1, CS_TREE_DISTANCES, at(plan, l->distance));
    write_dense(&w, "dependent", &dependent, true);
    write_dense(&w, "head", &head, true);
    write_dense(&w, "ask", &ask, true);
    write_dense(&w, "rel", &rels, true);
    write_dense(&w, "label", &label, true);
    return train_writer_end(&w, path_of(plan, "syntax", path), error);
}

bool export_models(const export_plan *plan, cs_error *error) {
    char text[17];
    cs_str name = name_of(plan->net, text);
    step_set s = measure_all(plan);
    return write_encoder(plan, &s, name, error) && write_tag(plan, &s, name, error) &&
           write_syntax(plan, &s, name, error);
}
