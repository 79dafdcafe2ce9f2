/* learn.c: see learn.h. Each decision is a softmax over the clusters to choose from and "none"; the
 * right ones share the probability (marginal likelihood with costs: Durrett and Klein 2013). Steps
 * after Duchi, Hazan and Singer 2011 (AdaGrad). While it learns, it follows the right choice or its
 * own, so that it meets its own mistakes (Ross, Gordon and Bagnell 2011). */
#include "learn.h"

#include "ground/plain.h"

enum { OPTIONS = CS_LINK_CHOICES + 1 };

/* What a wrong decision costs, as an addition to its score while learning. */
static const float COST_FALSE_LINK = 1.0f, COST_WRONG_LINK = 1.0f, COST_NO_LINK = 0.5f;
static const float INITIAL = 0.08f, DROPPED = 0.5f;

learner learn_new(uint64_t seed) {
    learner l = {.w = plain_new(weights, 1),
                 .squares = plain_new(weights, 1),
                 .sum = plain_new(weights, 1),
                 .random = train_random_of(seed),
                 .step = 0.02f};
    for (size_t i = 0; i < LEARN_VALUES; i++)
        for (size_t h = 0; h < LEARN_HIDDEN; h++)
            l.w->embed[i][h] = INITIAL * train_random_normal(&l.random);
    for (size_t n = 0; n < CS_RANKER_NETS; n++)
        for (size_t h = 0; h < LEARN_HIDDEN; h++)
            l.w->out[n][h] = 4 * INITIAL * train_random_normal(&l.random);
    return l;
}

static float *flat(weights *w) {
    return (float *)w;
}

void learn_keep(learner *l) {
    for (size_t i = 0; i < sizeof(weights) / sizeof(float); i++)
        flat(l->sum)[i] += flat(l->w)[i];
}

void learn_mean(learner *l, unsigned n) {
    for (size_t i = 0; i < sizeof(weights) / sizeof(float); i++)
        flat(l->w)[i] = flat(l->sum)[i] / (float)n;
}

/* ---- one decision ---------------------------------------------------------------------------- */

typedef struct decision {
    unsigned net, count;
    cs_features features[OPTIONS]; /* the last is "none" */
    float hidden[OPTIONS][LEARN_HIDDEN];
    float score[OPTIONS], share[OPTIONS];
    bool right[OPTIONS];
} decision;

static void forward(const learner *l, decision *d, unsigned option) {
    float *hidden = d->hidden[option];
    memset(hidden, 0, sizeof d->hidden[option]);
    for (unsigned i = 0; i < CS_FEATURE_COUNT; i++) {
        const float *row = l->w->embed[d->net * CS_FEATURE_VALUES + d->features[option].at[i]];
        for (unsigned h = 0; h < LEARN_HIDDEN; h++)
            hidden[h] += row[h];
    }
    float score = 0;
    for (unsigned h = 0; h < LEARN_HIDDEN; h++)
        score += (hidden[h] > 0 ? hidden[h] : 0) * l->w->out[d->net][h];
    d->score[option] = score;
}

static void take_step(float *w, float *square, float gradient, float step) {
    *square += gradient * gradient;
    *w -= step * gradient / (plain_root(*square) + 1e-4f);
}

static void backward(learner *l, decision *d, unsigned option, float gradient) {
    float back[LEARN_HIDDEN];
    for (unsigned h = 0; h < LEARN_HIDDEN; h++) {
        bool on = d->hidden[option][h] > 0;
        back[h] = on ? gradient * l->w->out[d->net][h] : 0;
        if (on)
            take_step(&l->w->out[d->net][h], &l->squares->out[d->net][h],
                      gradient * d->hidden[option][h], l->step);
    }
    for (unsigned i = 0; i < CS_FEATURE_COUNT; i++) {
        size_t at = d->net * CS_FEATURE_VALUES + d->features[option].at[i];
        for (unsigned h = 0; h < LEARN_HIDDEN; h++)
            if (back[h] != 0)
                take_step(&l->w->embed[at][h], &l->squares->embed[at][h], back[h], l->step);
    }
}

/* Is the cluster mostly the chain? */
static bool is_chain(const learner *l, const cs_clusters *c, uint32_t cluster, uint32_t chain,
                     uint32_t before) {
    unsigned same = 0, all = 0;
    for (uint32_t i = before; i-- > c->at.at[cluster].first;)
        if (c->nps->at.at[i].cluster == cluster) {
            all++;
            same += l->chains[i] == chain;
        }
    return 2 * same >= all && same;
}

static bool mark_right(const learner *l, decision *d, const cs_clusters *c, const cs_np *np,
                       const cs_choices *choices) {
    uint32_t at = (uint32_t)(np - c->nps->at.at), chain = l->chains[at];
    bool any = false;
    for (unsigned i = 0; i < choices->count; i++) {
        d->right[i] = chain != CS_NONE && is_chain(l, c, choices->at[i], chain, at);
        any |= d->right[i];
    }
    d->right[choices->count] = !any;
    return any;
}

static void drop_some(learner *l, decision *d) {
    static const struct {
        unsigned feature, at;
    } rare[] = {{CS_FEATURE_GOVERNOR, CS_AT_GOVERNOR},
                {CS_FEATURE_HEAD, CS_AT_HEAD},
                {CS_FEATURE_HEAD_THERE, CS_AT_HEAD_THERE}};
    for (size_t k = 0; k < sizeof rare / sizeof *rare; k++)
        if (train_random_unit(&l->random) < DROPPED)
            for (unsigned i = 0; i < d->count; i++)
                if (rare[k].feature < CS_FEATURE_OPEN || i + 1 < d->count)
                    d->features[i].at[rare[k].feature] = (uint16_t)rare[k].at;
}

static unsigned best_of(const decision *d, bool right) {
    unsigned best = CS_NONE;
    for (unsigned i = 0; i < d->count; i++)
        if ((!right || d->right[i]) && (best == CS_NONE || d->score[i] > d->score[best]))
            best = i;
    return best;
}

/* Probabilities with the costs added; returns the share of the right ones. */
static float share_out(decision *d, bool any) {
    float most = -1e30f, sum = 0, right = 0;
    for (unsigned i = 0; i < d->count; i++) {
        bool none = i + 1 == d->count;
        float cost = d->right[i] ? 0
                     : none      ? COST_NO_LINK
                     : any       ? COST_WRONG_LINK
                                 : COST_FALSE_LINK;
        d->share[i] = d->score[i] + cost;
        most = d->share[i] > most ? d->share[i] : most;
    }
    for (unsigned i = 0; i < d->count; i++) {
        d->share[i] = plain_exp_below(d->share[i] - most);
        sum += d->share[i];
    }
    for (unsigned i = 0; i < d->count; i++) {
        d->share[i] /= sum;
        right += d->right[i] ? d->share[i] : 0;
    }
    return right;
}

static void learn_from(learner *l, decision *d, bool any) {
    float right = share_out(d, any);
    l->tallies[d->net].loss -= plain_log(right > 1e-9f ? right : 1e-9f);
    for (unsigned i = 0; i < d->count; i++) {
        float gradient = d->share[i] - (d->right[i] ? d->share[i] / (right + 1e-9f) : 0);
        if (gradient > 1e-4f || gradient < -1e-4f)
            backward(l, d, i, gradient);
    }
}

static void count_up(tally *t, const decision *d, unsigned chosen, bool any) {
    bool link = chosen + 1 < d->count;
    t->decisions++;
    t->made += link;
    t->wanted += any;
    t->right += link && d->right[chosen];
}

unsigned learn_choose(void *state, const cs_clusters *c, const cs_np *np,
                      const cs_choices *choices) {
    learner *l = state;
    static decision d;
    d.net = cs_ranker_net(np);
    d.count = choices->count + 1;
    cs_feature_alone(c, np, choices->count, &d.features[choices->count]);
    for (unsigned i = 0; i < choices->count; i++) {
        d.features[i] = d.features[choices->count];
        cs_feature_pair(c, np, &c->at.at[choices->at[i]], i, &d.features[i]);
    }
    bool any = mark_right(l, &d, c, np, choices);
    if (l->learning)
        drop_some(l, &d);
    for (unsigned i = 0; i < d.count; i++)
        forward(l, &d, i);
    unsigned chosen = best_of(&d, false);
    count_up(&l->tallies[d.net], &d, chosen, any);
    if (!l->learning)
        return chosen;
    learn_from(l, &d, any);
    return train_random_unit(&l->random) < l->follow ? chosen : best_of(&d, true);
}
