/* fit.c: see fit.h. The conditions on place in the sentence are those of binding theory (Chomsky
 * 1981) as coreference systems since Lappin and Leass (1994) apply them to dependency trees. */
#include "entity/fit.h"

static const cs_np *last_of(const cs_clusters *c, const cs_cluster *cluster) {
    return &c->nps->at.at[cluster->last];
}

/* ---- place in the sentence ------------------------------------------------------------------- */

/* Is `low` below `high`, with no clause between? */
static bool inside(const cs_nps *nps, uint32_t low, uint32_t high) {
    const cs_story *s = nps->s;
    while (low != CS_NONE && low != high) {
        if (s->tokens.at[low].upos == CS_UPOS_VERB)
            return false;
        low = s->tokens.at[low].head;
    }
    return low == high;
}

bool cs_fit_nested(const cs_nps *nps, const cs_np *a, const cs_np *b) {
    return a->sentence == b->sentence &&
           (inside(nps, a->head, b->head) || inside(nps, b->head, a->head));
}

static bool is_argument(const cs_nps *nps, const cs_np *np) {
    return np->role != CS_ROLE_OWNER && np->role != CS_ROLE_OF &&
           nps->s->tokens.at[np->head].head == np->clause;
}

/* "He saw him": two arguments of one verb are two. */
static bool are_arguments_of_one(const cs_nps *nps, const cs_np *a, const cs_np *b) {
    return a->sentence == b->sentence && a->clause == b->clause && is_argument(nps, a) &&
           is_argument(nps, b);
}

/* "GAM (...) denied it": is the cluster the subject of the verb whose argument the np is? */
static bool is_subject_of(const cs_clusters *c, const cs_cluster *cluster, const cs_np *np) {
    const cs_nps *nps = c->nps;
    const cs_np *subject = cs_np_at(nps, cs_story_child(nps->s, np->clause, CS_DEP_NSUBJ));
    return subject && subject < np && subject->cluster != CS_NONE && is_argument(nps, np) &&
           &c->at.at[subject->cluster] == cluster;
}

/* ---- pronouns -------------------------------------------------------------------------------- */

static bool in_other_mouth(const cs_nps *nps, const cs_np *a, const cs_np *b) {
    if ((a->quote == CS_NONE) != (b->quote == CS_NONE))
        return true;
    if (a->quote == CS_NONE || a->quote == b->quote)
        return false;
    uint32_t x = nps->quotes.at[a->quote].speaker, y = nps->quotes.at[b->quote].speaker;
    return x != CS_NONE && y != CS_NONE && nps->at.at[x].cluster != nps->at.at[y].cluster;
}

static bool has_pronoun(const cs_cluster *cluster, uint8_t group) {
    return cluster->pronouns >> group & 1;
}

/* "I", "we", "you" go with their own. */
static bool fits_speech(const cs_clusters *c, const cs_cluster *cluster, const cs_np *np) {
    return has_pronoun(cluster, np->pronoun) && !in_other_mouth(c->nps, np, last_of(c, cluster));
}

static bool is_speech(uint8_t pronoun) {
    return pronoun == CS_PRO_I || pronoun == CS_PRO_WE || pronoun == CS_PRO_YOU;
}

static bool kind_fits_pronoun(const cs_cluster *cluster, const cs_np *np) {
    bool thing = cluster->class != CS_CLASS_PERSON && cluster->class != CS_CLASS_UNKNOWN &&
                 cluster->class != CS_CLASS_OTHER;
    bool place = cluster->class == CS_CLASS_LOCATION;
    switch (np->pronoun) {
    case CS_PRO_HE:
    case CS_PRO_SHE:
        return !thing || cluster->class == CS_CLASS_ANIMAL;
    case CS_PRO_THEY:
        return !(place && cluster->number == CS_NUMBER_ONE && !cluster->name);
    default:
        return true;
    }
}

bool cs_fit_pronoun(const cs_clusters *c, const cs_cluster *cluster, const cs_np *np) {
    const cs_np *last = last_of(c, cluster);
    if (cluster->aside || !(cluster->number & np->number) || !(cluster->sex & np->sex))
        return false;
    if (is_speech(np->pronoun))
        return fits_speech(c, cluster, np);
    if (is_speech(last->pronoun) || !kind_fits_pronoun(cluster, np))
        return false;
    return !cs_fit_nested(c->nps, np, last) &&
           (np->use == CS_USE_POSSESSIVE ||
            (!are_arguments_of_one(c->nps, np, last) && !is_subject_of(c, cluster, np)));
}

/* ---- common nouns ---------------------------------------------------------------------------- */

static bool differ(uint32_t row, uint32_t other) {
    return row != CS_NONE && other != CS_NONE && row != other;
}

static bool sides_fit(uint8_t a, uint8_t b) {
    return a == b || a == CS_SIDE_NONE || b == CS_SIDE_NONE;
}

static bool classes_fit(const cs_cluster *cluster, const cs_np *np) {
    return cluster->class == np->class || cluster->class == CS_CLASS_UNKNOWN ||
           np->class == CS_CLASS_UNKNOWN;
}

/* The number word of a noun phrase ("two", "25"), or 0. */
static uint64_t count_of(const cs_nps *nps, const cs_np *np) {
    uint32_t number = cs_story_child(nps->s, np->head, CS_DEP_NUMMOD);
    return number == CS_NONE ? 0 : nps->s->tokens.at[number].key;
}

static bool counts_fit(const cs_clusters *c, const cs_cluster *cluster, const cs_np *np) {
    if (cluster->nominal == CS_NONE)
        return true;
    uint64_t a = count_of(c->nps, np), b = count_of(c->nps, &c->nps->at.at[cluster->nominal]);
    return !a || !b || a == b;
}

/* "the governor", "the mayor": two offices are two people, unless a name says that they are one. */
static bool are_offices(const cs_cluster *cluster, const cs_np *np) {
    return !cluster->name && cluster->side == CS_SIDE_STATE && np->side == CS_SIDE_STATE &&
           np->class == CS_CLASS_PERSON && np->number == CS_NUMBER_ONE;
}

bool cs_fit_nominal(const cs_clusters *c, const cs_cluster *cluster, const cs_np *np) {
    bool same_head = cs_cluster_has_head(cluster, np->key);
    if (cluster->aside || (!cluster->name && !cluster->head_count))
        return false;
    if (!(cluster->number & np->number) || !(cluster->sex & np->sex) || !classes_fit(cluster, np) ||
        !sides_fit(cluster->side, np->side))
        return false;
    bool known = np->det == CS_DET_THE || np->det == CS_DET_THIS;
    if (!same_head && (!known || cluster->joined || are_offices(cluster, np)))
        return false;
    return !differ(cluster->country, np->country) && counts_fit(c, cluster, np) &&
           !cs_fit_nested(c->nps, np, last_of(c, cluster)) &&
           !are_arguments_of_one(c->nps, np, last_of(c, cluster));
}
