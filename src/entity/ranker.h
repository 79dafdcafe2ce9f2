/* ranker.h: which of a few clusters an np belongs to, by learned weights.
 *
 *     hidden[HIDDEN]  = sum over features f of embed[f][HIDDEN]     whole numbers, 1/128
 *     score           = sum over h of out[h] * max(0, hidden[h])    whole numbers, 1/32768
 *
 * The score of "none of them" is that of the np alone plus a bias that holds unsure links back. The
 * greatest score wins. There is one net for pronouns and one for common nouns.
 */
#ifndef CS_ENTITY_RANKER_H
#define CS_ENTITY_RANKER_H

#include "entity/link.h"
#include "model/model.h"

enum {
    CS_RANKER_HIDDEN = 32,
    CS_RANKER_UNIT = 128,     /* of a hidden value */
    CS_RANKER_OUT_UNIT = 256, /* of an output weight */
    CS_RANKER_NETS = 2
};

typedef struct cs_ranker {
    const int16_t *embed; /* [NETS][CS_FEATURE_VALUES][HIDDEN] */
    const int16_t *out;   /* [NETS][HIDDEN] */
    const int32_t *bias;  /* [NETS] */
} cs_ranker;

bool cs_ranker_load(cs_ranker *ranker, const cs_setup *setup, cs_error *error);

/* 0 for pronouns, 1 for common nouns. */
static inline unsigned cs_ranker_net(const cs_np *np) {
    return np->form != CS_FORM_PRONOUN;
}

/* The chooser of a cs_ranker. */
unsigned cs_ranker_choose(void *ranker, const cs_clusters *clusters, const cs_np *np,
                          const cs_choices *choices);

#endif
