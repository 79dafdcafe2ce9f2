/* link.c: see link.h. One pass from left to right (as in Lee et al. 2013, but mention by mention):
 * what the structure says outright goes first, then names by their words, then pronouns and common
 * nouns are given to the chooser with the few clusters that may be meant. */
#include "entity/link.h"

#include "entity/quote.h"
#include "entity/structure.h"

enum {
    BACK_NPS = 100, /* at most so many nps are looked at for one */
    BACK_SENTENCES_PRONOUN = 3,
    BACK_SENTENCES_SPEECH = 12, /* of "I", "we", "you" */
    BACK_SENTENCES_NOMINAL = 8,
    BACK_SENTENCES_BODY = 6
};

typedef bool (*fitter)(const cs_clusters *clusters, const cs_cluster *cluster, const cs_np *np);

static void add_choice(cs_clusters *c, const cs_np *np, uint32_t cluster, fitter fits,
                       cs_choices *choices) {
    cs_cluster *at = &c->at.at[cluster];
    if (at->seen == c->search || choices->count == CS_LINK_CHOICES)
        return;
    at->seen = c->search;
    if (fits(c, at, np))
        choices->at[choices->count++] = cluster;
}

/* The clusters of the nps before number `at`, from the latest on. */
static void look_back(cs_clusters *c, uint32_t at, uint32_t sentences, fitter fits,
                      cs_choices *choices) {
    const cs_np *np = &c->nps->at.at[at];
    uint32_t until = at > BACK_NPS ? at - BACK_NPS : 0;
    for (uint32_t i = at; i-- > until;) {
        const cs_np *other = &c->nps->at.at[i];
        if (np->sentence - other->sentence > sentences)
            break;
        if (other->cluster != CS_NONE)
            add_choice(c, np, other->cluster, fits, choices);
    }
}

static void find_for_pronoun(cs_clusters *c, uint32_t at, cs_choices *choices) {
    const cs_np *np = &c->nps->at.at[at];
    bool speech = np->pronoun == CS_PRO_I || np->pronoun == CS_PRO_WE || np->pronoun == CS_PRO_YOU;
    look_back(c, at, speech ? BACK_SENTENCES_SPEECH : BACK_SENTENCES_PRONOUN, cs_fit_pronoun,
              choices);
}

static void find_for_nominal(cs_clusters *c, uint32_t at, cs_choices *choices) {
    const cs_np *np = &c->nps->at.at[at];
    bool known = np->det == CS_DET_THE || np->det == CS_DET_THIS;
    if (np->det == CS_DET_A || np->aside || np->joined)
        return;
    uint32_t same = cs_map_get(&c->heads, np->key);
    if (same != CS_NONE)
        add_choice(c, np, same, cs_fit_nominal, choices);
    if (known && np->mention != CS_NONE)
        look_back(c, at, BACK_SENTENCES_NOMINAL, cs_fit_nominal, choices);
}

/* ---- bodies that are known ------------------------------------------------------------------- */

/* Bodies that "the group" may stand for: not those of a state. */
static bool is_free_body(const cs_cluster *cluster, const cs_np *np) {
    bool body = cluster->name && !cluster->aside &&
                (cluster->kind == CS_KIND_ORGANIZATION || cluster->kind == CS_KIND_GROUP);
    if (!body ||
        (np->country != CS_NONE && cluster->country != CS_NONE && np->country != cluster->country))
        return false;
    if (np->side != CS_SIDE_NONE)
        return cluster->side == np->side;
    return cluster->side == CS_SIDE_ARMED || cluster->side == CS_SIDE_PARTY ||
           (cluster->side == CS_SIDE_OTHER && cluster->actor != CS_NONE);
}

/* "the group of", "the party from". */
static bool is_told_which(const cs_story *s, uint32_t head) {
    uint32_t of = cs_story_child(s, head, CS_DEP_NMOD);
    uint32_t preposition = of == CS_NONE ? CS_NONE : cs_story_child(s, of, CS_DEP_CASE);
    return preposition != CS_NONE && (cs_str_eq_nocase(s->tokens.at[preposition].lemma, "of") ||
                                      cs_str_eq_nocase(s->tokens.at[preposition].lemma, "from"));
}

/* "the group", "the rebel movement": one body, with nothing behind that says which. */
static bool names_body(const cs_nps *nps, const cs_np *np) {
    bool known = np->det == CS_DET_THE || np->det == CS_DET_THIS;
    bool body = np->kind == CS_KIND_GROUP || np->kind == CS_KIND_ORGANIZATION;
    bool free = np->side == CS_SIDE_NONE || np->side == CS_SIDE_ARMED || np->side == CS_SIDE_PARTY;
    return known && body && free && np->mention != CS_NONE && np->number != CS_NUMBER_MANY &&
           !np->joined && !np->aside && !is_told_which(nps->s, np->head);
}

/* The one body of the last sentences that the np may stand for; where there are several, that which
 * was the subject just before. */
static uint32_t find_body(const cs_clusters *c, uint32_t at) {
    const cs_np *np = &c->nps->at.at[at];
    uint32_t found = CS_NONE, until = at > BACK_NPS ? at - BACK_NPS : 0;
    bool several = false;
    if (!names_body(c->nps, np))
        return CS_NONE;
    for (uint32_t i = at; i-- > until;) {
        const cs_np *other = &c->nps->at.at[i];
        if (np->sentence - other->sentence > BACK_SENTENCES_BODY)
            break;
        if (other->cluster == CS_NONE || other->cluster == found)
            continue;
        const cs_cluster *cluster = &c->at.at[other->cluster];
        bool same = !cluster->name && cs_cluster_has_head(cluster, np->key);
        if (same || !is_free_body(cluster, np)) {
            several |= same;
            continue;
        }
        several |= found != CS_NONE;
        found = found == CS_NONE ? other->cluster : found;
    }
    if (found == CS_NONE || !several)
        return found;
    const cs_np *last = &c->nps->at.at[c->at.at[found].last];
    bool subject = last->role == CS_ROLE_SUBJECT && np->sentence - last->sentence < 2;
    return subject ? found : CS_NONE;
}

/* ---- offices -----------------------------------------------------------------------------------
 */

/* Does the word stand among the titles before the name: "Finance Minister Ruiz"? */
static bool has_title(const cs_story *s, const cs_np *np, uint64_t key) {
    for (uint32_t i = cs_story_titles(s, np->name->first); i < np->name->first; i++)
        if (s->tokens.at[i].lemma_key == key)
            return true;
    return false;
}

/* "the minister": one person, with nothing behind that says which. */
static bool names_office(const cs_nps *nps, const cs_np *np) {
    bool known = np->det == CS_DET_THE || np->det == CS_DET_THIS;
    return known && np->kind == CS_KIND_PERSON && np->mention != CS_NONE &&
           np->number != CS_NUMBER_MANY && !np->joined && !np->aside &&
           !is_told_which(nps->s, np->head);
}

/* The one person of the last sentences whose name had that word as its title. */
static uint32_t find_officer(const cs_clusters *c, uint32_t at) {
    const cs_np *np = &c->nps->at.at[at];
    uint32_t found = CS_NONE, until = at > BACK_NPS ? at - BACK_NPS : 0;
    if (!names_office(c->nps, np))
        return CS_NONE;
    for (uint32_t i = at; i-- > until;) {
        const cs_np *other = &c->nps->at.at[i];
        if (np->sentence - other->sentence > BACK_SENTENCES_NOMINAL)
            break;
        if (other->kind != CS_KIND_PERSON || !other->name || other->cluster == found ||
            !has_title(c->nps->s, other, np->key))
            continue;
        if (found != CS_NONE)
            return CS_NONE;
        found = other->cluster;
    }
    return found;
}

/* ---- the rest -------------------------------------------------------------------------------- */

static uint32_t choose_cluster(cs_clusters *c, uint32_t at, cs_chooser choose, void *state) {
    const cs_np *np = &c->nps->at.at[at];
    cs_choices choices = {.count = 0};
    c->search++;
    if (np->form == CS_FORM_PRONOUN)
        find_for_pronoun(c, at, &choices);
    else
        find_for_nominal(c, at, &choices);
    if (!choices.count)
        return CS_NONE;
    unsigned chosen = choose(state, c, np, &choices);
    return chosen < choices.count ? choices.at[chosen] : CS_NONE;
}

/* A name goes to its namesakes; a title that stands alone before it (`said`, in the cluster `with`)
 * comes along. */
static uint32_t cluster_of_name(cs_clusters *c, const cs_np *np, uint32_t said, uint32_t with) {
    uint32_t named = np->aside ? CS_NONE : cs_cluster_of_name(c, np);
    if (with == CS_NONE || named == with)
        return named;
    if (named == CS_NONE)
        return c->at.at[with].name ? CS_NONE : with;
    if (c->at.at[with].count == 1)
        cs_cluster_move(c, said, named);
    return named;
}

static uint32_t cluster_for(cs_clusters *c, uint32_t at, cs_chooser choose, void *state) {
    cs_np *np = &c->nps->at.at[at];
    if (np->form == CS_FORM_NAME)
        cs_name_of(c->nps, np);
    uint32_t said = cs_structure_find(c->nps, at);
    uint32_t cluster = said == CS_NONE || said > at ? CS_NONE : c->nps->at.at[said].cluster;
    if (np->form == CS_FORM_NOMINAL && cluster == CS_NONE)
        cluster = find_body(c, at);
    if (np->form == CS_FORM_NOMINAL && cluster == CS_NONE)
        cluster = find_officer(c, at);
    if (np->form != CS_FORM_NAME)
        return cluster != CS_NONE ? cluster : choose_cluster(c, at, choose, state);
    return cluster_of_name(c, np, said, cluster);
}

/* "I" of a quotation whose speaker is named behind it. */
static bool waits_for_speaker(const cs_nps *nps, const cs_np *np) {
    return (np->pronoun == CS_PRO_I || np->pronoun == CS_PRO_WE) && np->quote != CS_NONE &&
           nps->quotes.at[np->quote].speaker != CS_NONE;
}

static void give_to_speaker(cs_clusters *c, uint32_t at) {
    cs_np *np = &c->nps->at.at[at];
    uint32_t speaker = c->nps->quotes.at[np->quote].speaker;
    np->cluster = speaker == at ? CS_NONE : c->nps->at.at[speaker].cluster;
    if (np->cluster == CS_NONE)
        cs_cluster_new(c, at);
}

void cs_link_run(cs_clusters *c, cs_nps *nps, cs_chooser choose, void *state) {
    c->nps = nps;
    cs_quote_speakers(nps);
    for (uint32_t i = 0; i < nps->at.count; i++) {
        if (waits_for_speaker(nps, &nps->at.at[i]))
            continue;
        uint32_t cluster = cluster_for(c, i, choose, state);
        if (cluster == CS_NONE)
            cs_cluster_new(c, i);
        else
            cs_cluster_join(c, cluster, i);
    }
    for (uint32_t i = 0; i < nps->at.count; i++)
        if (nps->at.at[i].cluster == CS_NONE)
            give_to_speaker(c, i);
}
