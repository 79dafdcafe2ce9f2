/* tag.c: see tag.h. One hidden layer over the encoder's low vectors scores universal tags and Penn
 * tags; the best pair of them that the treebanks have is taken. Among the features that they have
 * with such a pair, the best again. Lemmas follow from form and tags (lemma.h). */
#include "tag/tag.h"

#include <string.h>

#include "model/dense.h"
#include "model/encoder.h"
#include "tag/lemma.h"

/* A pair of tags, and the features that occur with it: rows [first, end) of the choices. */
typedef struct pair {
    uint8_t upos, xpos;
    uint16_t xpos_at; /* the label */
    uint32_t first, end;
} pair;

struct cs_tagger {
    const cs_encoder *encoder;
    const cs_kernel *kernel;
    cs_dense hidden, label; /* labels: universal tags, then from xpos_at on Penn tags */
    cs_dense feats;         /* rows of weights, not packed */
    cs_labels upos, xpos;
    uint32_t xpos_at;
    pair *pairs;                               /* by the label of their universal tag */
    uint32_t pair_first[CS_COUNT_OF_upos + 1]; /* the pairs of each */
    const uint16_t *choices;                   /* rows of `feats` */
    cs_str *feats_text;                        /* [feats.outputs] none for no features */
    const cs_lemmas *lemmas;
};

/* ---- loading --------------------------------------------------------------------------------- */

static uint32_t whole_blocks(uint32_t count) {
    return (count + CS_KERNEL_OUTPUTS - 1) / CS_KERNEL_OUTPUTS * CS_KERNEL_OUTPUTS;
}

/* Rows of the pairs: label of the universal tag, of the Penn tag, how many choices. */
static bool read_pairs(cs_tagger *t, const uint16_t *row, uint32_t rows, uint32_t choices) {
    uint32_t first = 0, label = 0;
    for (uint32_t i = 0; i < rows; i++, row += 3) {
        if (row[0] < label || row[0] >= t->upos.count || row[1] >= t->xpos.count || !row[2] ||
            row[2] > choices - first)
            return false;
        while (label < row[0])
            t->pair_first[++label] = i;
        t->pairs[i] = (pair){t->upos.values[row[0]], t->xpos.values[row[1]],
                             (uint16_t)(t->xpos_at + row[1]), first, first + row[2]};
        first += row[2];
    }
    while (label < CS_COUNT_OF_upos)
        t->pair_first[++label] = rows;
    return rows && first == choices;
}

static bool load_pairs(cs_tagger *t, const cs_model *model, cs_arena *arena, cs_error *error) {
    const cs_model_part *rows = cs_model_find(model, "pairs", CS_MODEL_U16, error);
    const cs_model_part *choices = cs_model_find(model, "choices", CS_MODEL_U16, error);
    if (!rows || !choices)
        return false;
    t->choices = cs_model_at(model, choices);
    t->pairs = cs_arena_new(arena, pair, rows->rows);
    bool right = rows->columns == 3 && choices->rows == 1 &&
                 read_pairs(t, cs_model_at(model, rows), rows->rows, choices->columns);
    for (uint32_t i = 0; right && i < choices->columns; i++)
        right = t->choices[i] < t->feats.outputs;
    return right || cs_model_error(model, error, "the pairs of tags are wrong");
}

static bool load_feats(cs_tagger *t, const cs_model *model, cs_arena *arena, cs_error *error) {
    cs_str rest = cs_model_text(model, "feats");
    t->feats_text = cs_arena_new(arena, cs_str, t->feats.outputs);
    uint32_t count = 0;
    while (rest.size && count < t->feats.outputs) {
        cs_str line = cs_str_cut(rest, '\n', &rest);
        t->feats_text[count++] = cs_str_eq(line, "_") ? CS_STR_NONE : line;
    }
    return count || cs_model_error(model, error, "list \"feats\" is missing");
}

static bool load_labels(cs_tagger *t, const cs_model *model, cs_arena *arena, cs_error *error) {
    if (!cs_model_labels(model, arena, "upos", &cs_names_upos, &t->upos, error) ||
        !cs_model_labels(model, arena, "xpos", &cs_names_xpos, &t->xpos, error))
        return false;
    t->xpos_at = whole_blocks(t->upos.count);
    return cs_dense_load(model, "label", t->hidden.outputs,
                         t->xpos_at + whole_blocks(t->xpos.count), &t->label, error);
}

static bool load_all(cs_tagger *t, const cs_model *model, cs_arena *arena, cs_error *error) {
    uint32_t width = cs_encoder_width(t->encoder);
    return cs_encoder_fits(t->encoder, model, error) &&
           cs_dense_load(model, "hidden", width, 0, &t->hidden, error) &&
           cs_dense_load(model, "feats", t->hidden.outputs, 0, &t->feats, error) &&
           load_feats(t, model, arena, error) && load_labels(t, model, arena, error) &&
           load_pairs(t, model, arena, error);
}

const cs_tagger *cs_tag_load(const cs_setup *setup, cs_error *error) {
    cs_tagger *t = cs_arena_new(setup->arena, cs_tagger, 1);
    t->kernel = cs_kernel_choose();
    t->encoder = cs_encoder_load(setup, error);
    const cs_model *model = t->encoder ? cs_model_open(setup, "tag", "tag", error) : NULL;
    if (!model || !load_all(t, model, setup->arena, error))
        return NULL;
    t->lemmas = cs_lemma_load(setup, error);
    return t->lemmas ? t : NULL;
}

/* ---- tagging --------------------------------------------------------------------------------- */

/* The best pair: of the best universal tag, or of one that the Penn tag can still lift above. */
static const pair *best_pair(const cs_tagger *t, const float *score) {
    uint32_t top = t->kernel->highest(score, t->upos.count);
    const float *xpos = score + t->xpos_at;
    float lift = xpos[t->kernel->highest(xpos, t->xpos.count)], most = 0;
    const pair *best = NULL;
    for (uint32_t k = 0; k < t->upos.count; k++) {
        uint32_t label = k == 0 ? top : k - (k <= top);
        if (best && score[label] + lift <= most)
            continue;
        for (uint32_t i = t->pair_first[label]; i < t->pair_first[label + 1]; i++) {
            float sum = score[label] + score[t->pairs[i].xpos_at];
            if (!best || sum > most) {
                best = &t->pairs[i];
                most = sum;
            }
        }
    }
    return best;
}

static float feats_score(const cs_tagger *t, const uint8_t *hidden, uint32_t row) {
    const int8_t *weight = t->feats.packed + (size_t)row * t->feats.inputs;
    int32_t sum = 0;
    for (uint32_t i = 0; i < t->feats.inputs; i++)
        sum += hidden[i] * weight[i];
    return (float)sum * t->feats.scale[row] + t->feats.bias[row];
}

/* The best of the features that the pair may have. */
static cs_str best_feats(const cs_tagger *t, const uint8_t *hidden, const pair *p) {
    uint32_t best = t->choices[p->first];
    if (p->end - p->first == 1)
        return t->feats_text[best];
    float most = feats_score(t, hidden, best);
    for (uint32_t c = p->first + 1; c < p->end; c++) {
        float score = feats_score(t, hidden, t->choices[c]);
        if (score > most) {
            best = t->choices[c];
            most = score;
        }
    }
    return t->feats_text[best];
}

/* Working space for a group of tokens. */
typedef struct group {
    uint8_t *low, *hidden;
    int32_t *sums;
    float *score;
} group;

enum { GROUP_TOKENS = 64 };

static void tag_group(const cs_tagger *t, cs_story *s, group *g, uint32_t first, uint32_t count) {
    uint32_t width = t->hidden.inputs, inputs = t->hidden.outputs, labels = t->label.outputs;
    for (uint32_t i = 0; i < count; i++)
        memcpy(g->low + (size_t)i * width, cs_encoder_low(s, width, first + i), width);
    t->kernel->multiply(g->low, count, width, t->hidden.packed, inputs, g->sums);
    t->kernel->squeeze(g->sums, count, inputs, t->hidden.scale, t->hidden.bias, g->hidden);
    t->kernel->multiply(g->hidden, count, inputs, t->label.packed, labels, g->sums);
    t->kernel->restore(g->sums, count, labels, t->label.scale, t->label.bias, g->score);
    for (uint32_t i = 0; i < count; i++) {
        cs_token *token = &s->tokens.at[first + i];
        const pair *p = best_pair(t, g->score + (size_t)i * labels);
        token->upos = p->upos;
        token->xpos = p->xpos;
        token->feats = best_feats(t, g->hidden + (size_t)i * inputs, p);
    }
}

void cs_tag_run(const cs_tagger *t, cs_story *s) {
    size_t hidden = t->hidden.outputs, labels = t->label.outputs;
    cs_encoder_run(t->encoder, s);
    group g = {.low = cs_arena_new(s->scratch, uint8_t, GROUP_TOKENS * t->hidden.inputs),
               .hidden = cs_arena_new(s->scratch, uint8_t, GROUP_TOKENS * hidden),
               .sums = cs_arena_new(s->scratch, int32_t,
                                    GROUP_TOKENS * (hidden > labels ? hidden : labels)),
               .score = cs_arena_new(s->scratch, float, GROUP_TOKENS *labels)};
    for (uint32_t i = 0; i < s->tokens.count; i += GROUP_TOKENS) {
        uint32_t left = s->tokens.count - i;
        tag_group(t, s, &g, i, left < GROUP_TOKENS ? left : GROUP_TOKENS);
    }
    for (uint32_t i = 0; i < s->tokens.count; i++)
        cs_lemma_set(t->lemmas, s, i);
}
