/* tagger.c: see tagger.h. */
#include "mention/tagger.h"

#include "mention/feature.h"
#include "model/dense.h"

enum { SPAN = 2 * CS_TAGGER_WINDOW + 1 };

struct cs_names_tagger {
    const cs_encoder *encoder;
    const cs_kernel *kernel;
    cs_lexicon lexicon;
    cs_dense near, wide, label; /* W1, W2, W3 */
    const int8_t *rows;         /* [CS_FEATURE_ROWS][near.outputs] */
    const float *row_scale;     /* [CS_FEATURE_ROWS] */
};

/* ---- loading --------------------------------------------------------------------------------- */

static bool load_all(cs_names_tagger *t, const cs_model *model, cs_error *error) {
    uint32_t width = cs_encoder_width(t->encoder);
    if (!cs_encoder_fits(t->encoder, model, error) || !cs_lexicon_load(model, &t->lexicon, error) ||
        !cs_dense_load(model, "near", 2 * width, 0, &t->near, error) ||
        !cs_dense_load(model, "wide", SPAN * t->near.outputs, 0, &t->wide, error) ||
        !cs_dense_load(model, "label", t->wide.outputs, 0, &t->label, error))
        return false;
    if (t->label.outputs < CS_TAGGER_LABELS)
        return cs_model_error(model, error, "the model has too few labels");
    t->rows = cs_model_array(model, "rows", CS_MODEL_I8, CS_FEATURE_ROWS, t->near.outputs, error);
    t->row_scale =
        t->rows ? cs_model_array(model, "rows.scale", CS_MODEL_F32, 1, CS_FEATURE_ROWS, error)
                : NULL;
    return t->row_scale;
}

const cs_names_tagger *cs_tagger_load(const cs_setup *setup, cs_error *error) {
    cs_names_tagger *t = cs_arena_new(setup->arena, cs_names_tagger, 1);
    t->kernel = cs_kernel_choose();
    t->encoder = cs_encoder_load(setup, error);
    const cs_model *model = t->encoder ? cs_model_open(setup, "mention", "mention", error) : NULL;
    return model && load_all(t, model, error) ? t : NULL;
}

const cs_lexicon *cs_tagger_lexicon(const cs_names_tagger *tagger) {
    return &tagger->lexicon;
}

/* ---- sequences ------------------------------------------------------------------------------- */

bool cs_tagger_opens(uint32_t label) {
    uint32_t place = (label - 1) % 4;
    return label != 0 && (place == CS_LABEL_FIRST || place == CS_LABEL_INNER);
}

bool cs_tagger_follows(uint32_t label, uint32_t next) {
    bool inside = label != CS_TAGGER_LABELS && cs_tagger_opens(label);
    uint32_t place = (next - 1) % 4;
    bool goes_on = next != 0 && next != CS_TAGGER_LABELS &&
                   (place == CS_LABEL_INNER || place == CS_LABEL_LAST);
    if (!inside || !goes_on)
        return inside == goes_on;
    return (label - 1) / 4 == (next - 1) / 4;
}

/* The best of the labels behind which no name goes on, and its sum. */
static uint8_t best_closed(const float *sum) {
    uint8_t best = 0;
    for (unsigned group = 0; group < (CS_TAGGER_LABELS - 1) / 4; group++) {
        uint8_t label = (uint8_t)(1 + 4 * group), last = (uint8_t)(label + CS_LABEL_LAST);
        best = sum[label] > sum[best] ? label : best;
        best = sum[last] > sum[best] ? last : best;
    }
    return best;
}

/* The sums up to the next word, and from which label each comes. */
static void step(const float *sum, const float *scores, float *next, uint8_t *from) {
    uint8_t closed = best_closed(sum);
    for (uint32_t label = 0; label < CS_TAGGER_LABELS; label++) {
        uint32_t place = (label - 1) % 4;
        from[label] = closed;
        if (label && (place == CS_LABEL_INNER || place == CS_LABEL_LAST)) {
            uint32_t first = label - place + CS_LABEL_FIRST, inner = first + 1;
            from[label] = (uint8_t)(sum[inner] > sum[first] ? inner : first);
        }
        next[label] = sum[from[label]] + scores[label];
    }
}

void cs_tagger_best(const float *scores, size_t room, uint32_t count, uint8_t *labels,
                    cs_arena *scratch) {
    static const float never = -1e6f;
    float sums[2][CS_TAGGER_LABELS];
    uint8_t(*from)[CS_TAGGER_LABELS] =
        cs_arena_take(scratch, count, CS_TAGGER_LABELS * sizeof(uint8_t));
    for (uint32_t k = 0; k < CS_TAGGER_LABELS; k++)
        sums[0][k] = scores[k] + (cs_tagger_follows(CS_TAGGER_LABELS, k) ? 0 : never);
    for (uint32_t i = 1; i < count; i++)
        step(sums[(i - 1) & 1], scores + i * room, sums[i & 1], from[i]);
    uint8_t label = best_closed(sums[(count - 1) & 1]);
    for (uint32_t i = count; i-- > 0;) {
        labels[i] = label;
        label = from[i][label];
    }
}

/* ---- the network ----------------------------------------------------------------------------- */

typedef struct group {
    const cs_names_tagger *t;
    cs_story *s;
    const cs_feature_set *sets;
    uint8_t *near;   /* [CS_TAGGER_WINDOW + tokens of a sentence + CS_TAGGER_WINDOW][H1] */
    uint8_t *window; /* [words][SPAN * H1] */
    uint8_t *wide;   /* [words][H2] */
    int32_t *sums;
    float *values, *added; /* [words][H1] */
    float *scores;         /* [words][labels] */
} group;

/* h1 of the words [first, first + count). */
static void find_near(group *g, uint32_t first, uint32_t count, uint8_t *near) {
    const cs_names_tagger *t = g->t;
    uint32_t width = t->near.inputs / 2, outputs = t->near.outputs;
    t->kernel->multiply(cs_encoder_low(g->s, width, first), count, t->near.inputs, t->near.packed,
                        outputs, g->sums);
    t->kernel->restore(g->sums, count, outputs, t->near.scale, t->near.bias, g->values);
    memset(g->added, 0, (size_t)count * outputs * sizeof *g->added);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t k = 0; k < g->sets[first + i].count; k++) {
            uint32_t row = g->sets[first + i].rows[k];
            t->kernel->blend(g->added + (size_t)i * outputs, t->rows + (size_t)row * outputs,
                             t->row_scale[row], outputs);
        }
    t->kernel->join(g->values, g->added, (size_t)count * outputs, near);
}

static void find_scores(group *g, uint32_t count, const uint8_t *near) {
    const cs_names_tagger *t = g->t;
    uint32_t outputs = t->near.outputs;
    for (uint32_t i = 0; i < count; i++)
        memcpy(g->window + (size_t)i * SPAN * outputs, near + (size_t)i * outputs,
               (size_t)SPAN * outputs);
    t->kernel->multiply(g->window, count, t->wide.inputs, t->wide.packed, t->wide.outputs, g->sums);
    t->kernel->squeeze(g->sums, count, t->wide.outputs, t->wide.scale, t->wide.bias, g->wide);
    t->kernel->multiply(g->wide, count, t->label.inputs, t->label.packed, t->label.outputs,
                        g->sums);
    t->kernel->restore(g->sums, count, t->label.outputs, t->label.scale, t->label.bias, g->scores);
}

static void tag_sentence(group *g, const cs_sentence *in, uint8_t *labels) {
    uint32_t count = in->token_end - in->token, outputs = g->t->near.outputs;
    uint8_t *first = g->near + (size_t)CS_TAGGER_WINDOW * outputs;
    memset(first + (size_t)count * outputs, 0, (size_t)CS_TAGGER_WINDOW * outputs);
    find_near(g, in->token, count, first);
    find_scores(g, count, g->near);
    cs_tagger_best(g->scores, g->t->label.outputs, count, labels + in->token, g->s->scratch);
}

static uint32_t longest_sentence(const cs_story *s) {
    uint32_t longest = 0;
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        uint32_t count = s->sentences.at[k].token_end - s->sentences.at[k].token;
        longest = count > longest ? count : longest;
    }
    return longest;
}

static uint32_t most_of(uint32_t a, uint32_t b) {
    return a > b ? a : b;
}

uint8_t *cs_tagger_run(const cs_names_tagger *t, cs_story *s) {
    size_t words = longest_sentence(s), near = t->near.outputs;
    size_t sums = most_of(t->near.outputs, most_of(t->wide.outputs, t->label.outputs));
    uint8_t *labels = cs_arena_new(s->scratch, uint8_t, s->tokens.count);
    cs_encoder_run(t->encoder, s);
    group g = {.t = t, .s = s, .sets = cs_feature_find(&t->lexicon, s)};
    g.near = cs_arena_new(s->scratch, uint8_t, (words + 2 * CS_TAGGER_WINDOW) * near);
    g.window = cs_arena_new(s->scratch, uint8_t, words * SPAN * near);
    g.wide = cs_arena_new(s->scratch, uint8_t, words * t->wide.outputs);
    g.sums = cs_arena_new(s->scratch, int32_t, words * sums);
    g.values = cs_arena_new(s->scratch, float, words *near);
    g.added = cs_arena_new(s->scratch, float, words *near);
    g.scores = cs_arena_new(s->scratch, float, words * t->label.outputs);
    for (uint32_t k = 0; k < s->sentences.count; k++)
        if (s->sentences.at[k].token < s->sentences.at[k].token_end)
            tag_sentence(&g, &s->sentences.at[k], labels);
    return labels;
}
