/* learn.h: the ranker's weights while they are learned. */
#ifndef TRAIN_ENTITY_LEARN_H
#define TRAIN_ENTITY_LEARN_H

#include "entity/ranker.h"
#include "ground/random.h"

enum { LEARN_VALUES = CS_RANKER_NETS * CS_FEATURE_VALUES, LEARN_HIDDEN = CS_RANKER_HIDDEN };

typedef struct weights {
    float embed[LEARN_VALUES][LEARN_HIDDEN];
    float out[CS_RANKER_NETS][LEARN_HIDDEN];
} weights;

/* What came of the decisions: right links, links made, links that there were to make. */
typedef struct tally {
    long right, made, wanted, decisions;
    double loss;
} tally;

typedef struct learner {
    weights *w, *squares, *sum; /* sum: of the last epochs, for their mean */
    train_random random;
    float step, follow; /* follow: how often the learner's own choice is taken, not the right one */
    bool learning;
    const uint32_t
        *chains; /* [nps] of the document, CS_NONE where the annotators have no mention */
    tally tallies[CS_RANKER_NETS];
} learner;

learner learn_new(uint64_t seed);

/* A chooser that learns, or with `learning` off only counts. */
unsigned learn_choose(void *learner, const cs_clusters *clusters, const cs_np *np,
                      const cs_choices *choices);

void learn_keep(learner *l);             /* adds the weights to the sum */
void learn_mean(learner *l, unsigned n); /* puts the mean of n kept ones into place */

#endif
