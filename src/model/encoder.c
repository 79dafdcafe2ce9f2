/* encoder.c: see encoder.h. Sentences go through the layers in groups, so that the weights are read
 * once for many words and all that is between two layers stays near the processor. */
#include "model/encoder.h"

#include <stdio.h>
#include <string.h>

#include "model/dense.h"
#include "model/features.h"
#include "model/kernel.h"
#include "model/lookup.h"

enum { MOST_LAYERS = 8, MOST_WIDTH = 512 };

/* Rows of bytes, each with a scale. */
typedef struct rows {
    const int8_t *bytes; /* [count][width] */
    const float *scale;  /* [count] */
    uint32_t count;
} rows;

typedef struct layer {
    cs_dense in;                  /* [width] -> [direction][z f r][half] */
    const float *peep_f, *peep_r; /* [width] */
    const float *grain;           /* [width] steps a unit of what comes out */
} layer;

struct cs_encoder {
    uint32_t width, layers, low_layer;
    cs_lookup table; /* a word's key -> row of `words` */
    rows words, parts, writings;
    const float *grain; /* [width] of the first layer's input */
    layer layer[MOST_LAYERS];
    const cs_kernel *kernel;
    const cs_model *model;
};

/* ---- loading --------------------------------------------------------------------------------- */

static bool load_rows(const cs_encoder *e, const char *name, uint32_t count, rows *r,
                      cs_error *error) {
    char scale[CS_MODEL_NAME];
    const cs_model_part *part = cs_model_find(e->model, name, CS_MODEL_I8, error);
    if (!part)
        return false;
    snprintf(scale, sizeof scale, "%s.scale", name);
    r->count = count ? count : part->rows;
    r->bytes = cs_model_array(e->model, name, CS_MODEL_I8, r->count, e->width, error);
    r->scale = r->bytes ? cs_model_array(e->model, scale, CS_MODEL_F32, 1, r->count, error) : NULL;
    return r->scale;
}

static bool load_layer(cs_encoder *e, uint32_t number, cs_error *error) {
    char name[CS_MODEL_NAME];
    layer *l = &e->layer[number];
    snprintf(name, sizeof name, "layer%u", number + 1);
    if (!cs_dense_load(e->model, name, e->width, 3 * e->width, &l->in, error))
        return false;
    snprintf(name, sizeof name, "layer%u.peep", number + 1);
    l->peep_f = cs_model_array(e->model, name, CS_MODEL_F32, 2, e->width, error);
    if (!l->peep_f)
        return false;
    l->peep_r = l->peep_f + e->width;
    snprintf(name, sizeof name, "layer%u.grain", number + 1);
    l->grain = cs_model_array(e->model, name, CS_MODEL_F32, 1, e->width, error);
    return l->grain;
}

static bool load_all(cs_encoder *e, cs_error *error) {
    const uint32_t *sizes = cs_model_array(e->model, "sizes", CS_MODEL_U32, 1, 4, error);
    if (!sizes)
        return false;
    e->width = sizes[0];
    e->layers = sizes[1];
    e->low_layer = sizes[2];
    if (!e->width || e->width > MOST_WIDTH || e->width % 32 || !e->layers ||
        e->layers > MOST_LAYERS || !e->low_layer || e->low_layer > e->layers || !sizes[3] ||
        sizes[3] & (sizes[3] - 1))
        return cs_model_error(e->model, error, "the network has a size that cannot be");
    e->grain = cs_model_array(e->model, "grain", CS_MODEL_F32, 1, e->width, error);
    bool right = e->grain && load_rows(e, "word", 0, &e->words, error) &&
                 cs_lookup_load(e->model, "table", e->words.count, &e->table, error) &&
                 load_rows(e, "part", sizes[3], &e->parts, error) &&
                 load_rows(e, "writing", CS_FEATURES_WRITINGS, &e->writings, error);
    for (uint32_t l = 0; right && l < e->layers; l++)
        right = load_layer(e, l, error);
    return right;
}

const cs_encoder *cs_encoder_load(const cs_setup *setup, cs_error *error) {
    cs_encoder *e = cs_arena_new(setup->arena, cs_encoder, 1);
    e->model = cs_model_open(setup, "encoder", "encoder", error);
    e->kernel = cs_kernel_choose();
    return e->model && load_all(e, error) ? e : NULL;
}

uint32_t cs_encoder_width(const cs_encoder *encoder) {
    return encoder->width;
}

bool cs_encoder_fits(const cs_encoder *encoder, const cs_model *model, cs_error *error) {
    cs_str mine = cs_model_text(encoder->model, "name"), theirs = cs_model_text(model, "encoder");
    return (mine.size && cs_str_is(mine, theirs)) ||
           cs_model_error(model, error, "the model was trained with another encoder");
}

/* ---- words ----------------------------------------------------------------------------------- */

static void add_row(const cs_encoder *e, float *x, const rows *r, uint32_t row, float factor) {
    e->kernel->blend(x, r->bytes + (size_t)row * e->width, factor * r->scale[row], e->width);
}

/* The vector of a word's form: its own, or the sum of its parts'. */
static void add_form(const cs_encoder *e, cs_str form, float *x) {
    char folded[CS_FEATURES_FORM];
    cs_str f = {folded, cs_features_fold(form, folded)};
    uint32_t row = cs_lookup_get(&e->table, cs_features_key(f)), parts[CS_FEATURES_PARTS];
    if (row != CS_NONE) {
        add_row(e, x, &e->words, row, 1);
        return;
    }
    unsigned count = cs_features_parts(f, e->parts.count, parts);
    float factor = count ? __builtin_sqrtf(1.0f / (float)count) : 0;
    for (unsigned i = 0; i < count; i++)
        add_row(e, x, &e->parts, parts[i], factor);
}

/* ---- groups of sentences --------------------------------------------------------------------- */

typedef struct group {
    const cs_encoder *e;
    cs_story *s;
    cs_batch batch;
    float *x, *h;         /* [count][width] */
    uint8_t *bytes, *low; /* [count][width] */
    int32_t *sums;        /* [count][3 width] */
    uint8_t *cases;       /* [count] */
    uint8_t *context;     /* [tokens][2][width] of the story */
} group;

static bool joined(const cs_story *s, uint32_t token) {
    return s->tokens.at[token].shape & CS_SHAPE_JOINED;
}

static void words_of(group *g, const cs_sentence *in) {
    cs_story *s = g->s;
    size_t width = g->e->width;
    uint32_t count = in->token_end - in->token;
    for (uint32_t i = 0; i < count; i++)
        g->cases[i] = cs_features_case(cs_story_words(s, s->tokens.at[in->token + i].span));
    uint8_t style = cs_features_style(g->cases, count);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t token = in->token + i;
        float *x = g->x + (token - g->batch.token) * width;
        uint32_t writing = cs_features_writing(g->cases[i], style, i == 0, i && joined(s, token),
                                               i + 1 < count && joined(s, token + 1));
        memset(x, 0, width * sizeof *x);
        add_row(g->e, x, &g->e->writings, writing, 1);
        add_form(g->e, cs_story_words(s, s->tokens.at[token].span), x);
    }
}

static void sweep(group *g, const layer *l, const cs_sentence *in, bool backwards) {
    size_t width = g->e->width, half = width / 2, way = backwards ? half : 0;
    size_t at = (in->token - g->batch.token) * width + way;
    cs_sweep s = {.in = g->sums + (size_t)(in->token - g->batch.token) * 3 * width + 3 * way,
                  .scale = l->in.scale + 3 * way,
                  .bias = l->in.bias + 3 * way,
                  .peep_f = l->peep_f + way,
                  .peep_r = l->peep_r + way,
                  .x = g->x + at,
                  .h = g->h + at,
                  .grain = l->grain + way,
                  .bytes = g->bytes + at,
                  .rows = in->token_end - in->token,
                  .width = width,
                  .backwards = backwards};
    g->e->kernel->sweep(&s);
}

static void run_layer(group *g, uint32_t number) {
    const layer *l = &g->e->layer[number];
    g->e->kernel->multiply(g->bytes, g->batch.count, g->e->width, l->in.packed, l->in.outputs,
                           g->sums);
    for (uint32_t k = g->batch.first; k < g->batch.end; k++) {
        sweep(g, l, &g->s->sentences.at[k], false);
        sweep(g, l, &g->s->sentences.at[k], true);
    }
    float *x = g->x;
    g->x = g->h;
    g->h = x;
}

static void keep(const group *g, size_t place) {
    size_t width = g->e->width;
    for (size_t i = 0; i < g->batch.count; i++)
        memcpy(g->context + ((g->batch.token + i) * 2 + place) * width, g->bytes + i * width,
               width);
}

static void run_group(group *g) {
    const cs_encoder *e = g->e;
    for (uint32_t k = g->batch.first; k < g->batch.end; k++)
        words_of(g, &g->s->sentences.at[k]);
    e->kernel->round(g->x, g->batch.count, e->width, e->grain, g->bytes);
    for (uint32_t l = 0; l < e->layers; l++) {
        run_layer(g, l);
        if (l + 1 == e->low_layer)
            keep(g, 0);
    }
    keep(g, 1);
}

cs_batch cs_batch_from(const cs_story *s, uint32_t first) {
    cs_batch b = {.first = first, .end = first, .token = s->sentences.at[first].token};
    do
        b.count = s->sentences.at[b.end++].token_end - b.token;
    while (b.end < s->sentences.count && b.count < CS_BATCH_WORDS);
    return b;
}

/* The most words that a group can have. */
static size_t group_room(const cs_story *s) {
    uint32_t most = CS_BATCH_WORDS + cs_story_longest(s);
    return most < s->tokens.count ? most : s->tokens.count;
}

void cs_encoder_run(const cs_encoder *e, cs_story *s) {
    if (s->context)
        return;
    size_t room = group_room(s), cells = room * e->width;
    group g = {.e = e, .s = s};
    g.x = cs_arena_new(s->scratch, float, cells);
    g.h = cs_arena_new(s->scratch, float, cells);
    g.sums = cs_arena_new(s->scratch, int32_t, 3 * cells);
    g.bytes = cs_arena_new(s->scratch, uint8_t, cells);
    g.cases = cs_arena_new(s->scratch, uint8_t, room);
    g.context = cs_arena_new(s->arena, uint8_t, 2 * (size_t)s->tokens.count * e->width);
    for (uint32_t k = 0; k < s->sentences.count; k = g.batch.end) {
        g.batch = cs_batch_from(s, k);
        run_group(&g);
    }
    s->context = g.context;
}
