/* ranker.c: see ranker.h. A mention-ranking model (Denis and Baldridge 2008) with one hidden layer
 * (as in Clark and Manning 2016, much smaller), over features that are looked up, not computed. */
#include "entity/ranker.h"

bool cs_ranker_load(cs_ranker *ranker, const cs_setup *setup, cs_error *error) {
    const cs_model *model = cs_model_open(setup, "entity", "entity", error);
    if (!model)
        return false;
    ranker->embed = cs_model_array(model, "embed", CS_MODEL_I16, CS_RANKER_NETS * CS_FEATURE_VALUES,
                                   CS_RANKER_HIDDEN, error);
    ranker->out =
        cs_model_array(model, "out", CS_MODEL_I16, CS_RANKER_NETS, CS_RANKER_HIDDEN, error);
    ranker->bias = cs_model_array(model, "bias", CS_MODEL_I32, 1, CS_RANKER_NETS, error);
    return ranker->embed && ranker->out && ranker->bias;
}

/* A hidden layer before its relu. */
typedef struct layer {
    int16_t at[CS_RANKER_HIDDEN];
} layer;

static inline void add_row(int16_t *restrict to, const int16_t *restrict row) {
    for (unsigned h = 0; h < CS_RANKER_HIDDEN; h++)
        to[h] = (int16_t)(to[h] + row[h]);
}

/* Adds the rows of the features [from, to). By itself, the compiler makes vectors of it. */
__attribute__((noinline)) static void add_rows(layer *hidden, const int16_t *embed,
                                               const cs_features *f, unsigned from, unsigned to) {
    for (unsigned i = from; i < to; i++)
        add_row(hidden->at, embed + (size_t)f->at[i] * CS_RANKER_HIDDEN);
}

static int32_t score_of(const layer *hidden, const int16_t *out) {
    int32_t score = 0;
    for (unsigned h = 0; h < CS_RANKER_HIDDEN; h++)
        score += (hidden->at[h] > 0 ? hidden->at[h] : 0) * out[h];
    return score;
}

unsigned cs_ranker_choose(void *state, const cs_clusters *clusters, const cs_np *np,
                          const cs_choices *choices) {
    const cs_ranker *r = state;
    unsigned net = cs_ranker_net(np), best = choices->count;
    const int16_t *embed = r->embed + (size_t)net * CS_FEATURE_VALUES * CS_RANKER_HIDDEN;
    const int16_t *out = r->out + (size_t)net * CS_RANKER_HIDDEN;
    cs_features features;
    layer alone = {{0}}, none;
    cs_feature_alone(clusters, np, choices->count, &features);
    add_rows(&alone, embed, &features, 0, CS_FEATURE_OPEN);
    none = alone;
    add_rows(&none, embed, &features, CS_FEATURE_OPEN, CS_FEATURE_COUNT);
    int32_t most = score_of(&none, out) + r->bias[net];
    for (unsigned i = 0; i < choices->count; i++) {
        layer pair = alone;
        cs_feature_pair(clusters, np, &clusters->at.at[choices->at[i]], i, &features);
        add_rows(&pair, embed, &features, CS_FEATURE_OPEN, CS_FEATURE_COUNT);
        int32_t score = score_of(&pair, out);
        if (score > most) {
            most = score;
            best = i;
        }
    }
    return best;
}
