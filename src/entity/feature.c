/* feature.c: see feature.h. The features are those that coreference systems have found to pay
 * (Lee et al. 2013; Durrett and Klein 2013), each a small number. */
#include "entity/feature.h"

static const cs_np *np_at(const cs_clusters *c, uint32_t np) {
    return &c->nps->at.at[np];
}

static void set(cs_features *f, unsigned feature, unsigned at, unsigned value) {
    f->at[feature] = (uint16_t)(at + value);
}
#define SET(feature, value) set(f, CS_FEATURE_##feature, CS_AT_##feature, (unsigned)(value))

/* 0, 1, 2, 3, 4-5, 6-9, 10-19, 20-39, 40-79, more */
static unsigned bucket(uint32_t n) {
    static const uint32_t from[] = {1, 2, 3, 4, 6, 10, 20, 40, 80};
    unsigned i = 0;
    while (i < sizeof from / sizeof *from && n >= from[i])
        i++;
    return i;
}

static unsigned at_most(unsigned n, unsigned most) {
    return n < most ? n : most;
}

static uint64_t governor_of(const cs_clusters *c, const cs_np *np) {
    uint32_t governor = cs_np_head(c->nps, np)->head;
    return governor == CS_NONE ? 0 : c->nps->s->tokens.at[governor].lemma_key;
}

/* ---- the np alone ---------------------------------------------------------------------------- */

static unsigned word_of(const cs_clusters *c, const cs_np *np) {
    if (np->form == CS_FORM_PRONOUN)
        return (unsigned)np->pronoun;
    (void)c;
    return CS_PRO_COUNT + np->det * 4u + np->number;
}

static unsigned quoted(const cs_clusters *c, const cs_np *np) {
    if (np->quote == CS_NONE)
        return 0;
    return c->nps->quotes.at[np->quote].speaker == CS_NONE ? 1 : 2;
}

/* Modifiers before the head, and whether anything hangs from it behind. */
static unsigned extent_of(const cs_clusters *c, const cs_np *np) {
    const cs_story *s = c->nps->s;
    unsigned before = 0, behind = 0;
    for (uint32_t t = s->tokens.at[np->head].child; t != CS_NONE; t = s->tokens.at[t].sibling) {
        uint8_t rel = s->tokens.at[t].deprel;
        before += t < np->head && rel != CS_DEP_DET && rel != CS_DEP_CASE && rel != CS_DEP_PUNCT &&
                  rel != CS_DEP_CC;
        behind |= t > np->head && (rel == CS_DEP_NMOD || rel == CS_DEP_ACL ||
                                   rel == CS_DEP_ACL_RELCL || rel == CS_DEP_APPOS);
    }
    return at_most(before, 3) * 2 + behind;
}

static unsigned hashed(uint64_t key, unsigned values) {
    return key ? 1 + (unsigned)((key >> 20) % (values - 1)) : 0;
}

void cs_feature_alone(const cs_clusters *c, const cs_np *np, unsigned choices, cs_features *f) {
    unsigned role = np->form == CS_FORM_PRONOUN ? np->use : np->det;
    SET(WORD, word_of(c, np));
    SET(ROLE, np->role * (unsigned)CS_DET_COUNT + role);
    SET(CLASS, np->class * 2u + (np->mention == CS_NONE));
    SET(QUOTED, quoted(c, np));
    SET(PLACE, at_most(np->sentence, 3) * 2 +
                   (np->token <= c->nps->s->sentences.at[np->sentence].token + 1));
    SET(GOVERNOR, hashed(governor_of(c, np), 128));
    SET(HEAD, np->form == CS_FORM_PRONOUN ? 0 : hashed(np->key, 256));
    SET(EXTENT, extent_of(c, np));
    SET(KIND, np->kind * 2u + (np->mention == CS_NONE));
    SET(CHOICES, at_most(choices, 5));
    SET(OPEN, 1);
    for (unsigned i = CS_FEATURE_OPEN + 1; i < CS_FEATURE_COUNT; i++)
        f->at[i] = CS_AT_OPEN + 1; /* nothing to say */
}

/* ---- the pair -------------------------------------------------------------------------------- */

static unsigned last_form(const cs_np *last) {
    return last->form == CS_FORM_NAME ? 0 : last->form == CS_FORM_PRONOUN ? 1 : 2u + last->det;
}

static unsigned pronouns_of(const cs_cluster *cluster, const cs_np *np) {
    bool same = cluster->pronouns >> np->pronoun & 1;
    bool any = cluster->pronouns & ~1u;
    return (same ? 2u : any ? 1u : 0u);
}

/* How the two stand in one sentence, or whether the other leads its own. */
static unsigned tree_of(const cs_clusters *c, const cs_np *np, const cs_np *last) {
    const cs_story *s = c->nps->s;
    bool subject = last->role == CS_ROLE_SUBJECT || last->role == CS_ROLE_PASSIVE;
    if (np->sentence != last->sentence)
        return subject && s->tokens.at[last->clause].head == CS_NONE ? 1 : 0;
    if (np->clause == last->clause)
        return subject ? 2 : 3;
    return subject && cs_story_below(s, np->clause, last->clause) ? 4 : 5;
}

static unsigned quotes_of(const cs_np *np, const cs_np *last) {
    if (np->quote == last->quote)
        return np->quote == CS_NONE ? 0 : 1;
    if (np->quote == CS_NONE)
        return 2;
    return last->quote == CS_NONE ? 3 : 4;
}

static bool is_modifier(const cs_token *t) {
    return t->upos == CS_UPOS_ADJ || t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN;
}

static bool has_child_word(const cs_story *s, uint32_t head, uint64_t key) {
    for (uint32_t t = s->tokens.at[head].child; t != CS_NONE; t = s->tokens.at[t].sibling)
        if (t < head && s->tokens.at[t].lemma_key == key)
            return true;
    return false;
}

/* 0: no modifiers here; 1: all are there; 2: some are not; 3: none is, and there are others. */
static unsigned modifiers_of(const cs_clusters *c, const cs_np *np, const cs_np *other) {
    const cs_story *s = c->nps->s;
    unsigned shared = 0, alone = 0;
    for (uint32_t t = s->tokens.at[np->head].child; t != CS_NONE; t = s->tokens.at[t].sibling) {
        if (t > np->head || !is_modifier(&s->tokens.at[t]))
            continue;
        bool there = has_child_word(s, other->head, s->tokens.at[t].lemma_key);
        shared += there;
        alone += !there;
    }
    return !alone ? shared > 0 : shared ? 2 : 3;
}

static bool name_has(const cs_cluster *cluster, uint64_t key) {
    for (unsigned i = 0; cluster->name && i < cluster->name->count; i++)
        if (cluster->name->keys[i] == key)
            return true;
    return false;
}

/* How the head words agree, and the modifiers. */
static unsigned heads_of(const cs_clusters *c, const cs_np *np, const cs_cluster *cluster) {
    if (np->form == CS_FORM_PRONOUN || np->joined)
        return 0;
    const cs_np *other = cluster->nominal == CS_NONE ? NULL : np_at(c, cluster->nominal);
    unsigned modifiers = other ? modifiers_of(c, np, other) : 0;
    if (other && other->key == np->key)
        return 4 + modifiers;
    if (cs_cluster_has_head(cluster, np->key))
        return 8 + modifiers;
    return name_has(cluster, np->key) ? 12 : other ? 13 : 14;
}

static unsigned kinds_of(const cs_np *np, const cs_cluster *cluster) {
    if (np->kind == cluster->kind)
        return np->kind == CS_KIND_OTHER ? 0 : 1;
    return np->class == cluster->class ? 2 : 3;
}

static unsigned agree(uint32_t a, uint32_t b, uint32_t none) {
    return a == none || b == none ? 0 : a == b ? 1 : 2;
}

static unsigned first_of(const cs_clusters *c, const cs_cluster *cluster) {
    const cs_np *first = np_at(c, cluster->first);
    return (first->sentence == 0) + 2u * (first->mention != CS_NONE);
}

void cs_feature_pair(const cs_clusters *c, const cs_np *np, const cs_cluster *cluster,
                     unsigned rank, cs_features *f) {
    const cs_np *last = np_at(c, cluster->last);
    unsigned form = cluster->name ? 0 : cluster->head_count ? 1 : 2;
    uint32_t sentences = np->sentence - last->sentence;
    uint32_t paragraphs = c->nps->paragraph[np->sentence] - c->nps->paragraph[last->sentence];
    uint64_t governor = governor_of(c, np);
    bool subject = last->role == CS_ROLE_SUBJECT || last->role == CS_ROLE_PASSIVE;
    SET(OPEN, 0);
    SET(KIND_THERE, cluster->kind * 3u + form);
    SET(CLASS_THERE, cluster->class);
    SET(LAST, last_form(last) * CS_ROLE_COUNT + last->role);
    SET(MENTIONS, at_most(bucket(cluster->count), 5));
    SET(PRONOUNS, pronouns_of(cluster, np) * CS_PRO_COUNT + last->pronoun);
    SET(NUMBERS, np->number * 4u + cluster->number);
    SET(SEXES, np->sex * 8u + cluster->sex);
    SET(SENTENCES, at_most(bucket(sentences), 7));
    SET(RANK, at_most(rank, 7) * 2 + (sentences == 0));
    SET(ROLES, np->role * (unsigned)CS_ROLE_COUNT + last->role);
    SET(TREE, tree_of(c, np, last));
    SET(QUOTES, quotes_of(np, last));
    SET(PARAGRAPHS, at_most(paragraphs, 3));
    SET(TOKENS, bucket(np->token - at_most(last->token, np->token)));
    SET(HEADS, heads_of(c, np, cluster));
    SET(KINDS, kinds_of(np, cluster));
    SET(GOVERNORS, governor && governor == governor_of(c, last));
    SET(SUBJECT, subject && sentences < 2);
    SET(SIDES, agree(np->side, cluster->side, CS_SIDE_NONE) * 3 +
                   agree(np->country, cluster->country, CS_NONE));
    SET(FIRST, first_of(c, cluster));
    SET(HEAD_THERE, cluster->nominal == CS_NONE ? 0 : hashed(np_at(c, cluster->nominal)->key, 256));
}
