/* standing.c: the groups that stand where a word of harm has its subject and its object; see
 * harm.h.
 */
#include "incident/harm.h"

uint32_t cs_harm_told_at(const cs_harm *h, uint32_t token) {
    for (uint32_t i = 0; i < h->tolds->count; i++)
        if (token >= h->tolds->at[i].token && token < h->tolds->at[i].token_end)
            return i;
    return CS_NONE;
}

static bool is_adposition(const cs_harm *h, uint32_t token) {
    static const char *const parts[] = {"including", NULL};
    return cs_harm_at(h, token)->upos == CS_UPOS_ADP ||
           cs_harm_at(h, token)->upos == CS_UPOS_SCONJ || cs_harm_is_word(h, token, parts);
}

/* "by rebels", "of the family", "including children": no subject or object by itself. */
bool cs_harm_is_aside(const cs_harm *h, const cs_told *told) {
    static const char *const with[] = {"along", "together", NULL};
    uint32_t i = told->token;
    while (i > h->first && cs_harm_at(h, i - 1)->upos == CS_UPOS_DET)
        i--;
    bool company = i > h->first + 1 && cs_harm_at(h, i - 1)->upos == CS_UPOS_ADP &&
                   cs_harm_is_word(h, i - 2, with);
    return i > h->first && is_adposition(h, i - 1) && !company;
}

/* Words that may stand between a subject and the word of harm: "was later found", "have been". */
static bool is_link(const cs_token *t) {
    bool both = cs_str_eq(t->lemma, "both") || cs_str_eq(t->lemma, "all");
    return both || t->upos == CS_UPOS_AUX || t->upos == CS_UPOS_ADV || t->upos == CS_UPOS_PART ||
           t->xpos == CS_XPOS_VBN || t->xpos == CS_XPOS_VBD || t->xpos == CS_XPOS_TO;
}

/* Is there a clause of its own between the group and the word? */
static bool is_cut_off(const cs_harm *h, const cs_told *told, uint32_t end) {
    for (uint32_t i = told->token_end; i < end; i++) {
        const cs_token *t = cs_harm_at(h, i);
        bool finite = t->xpos == CS_XPOS_VBZ || t->xpos == CS_XPOS_VBP || t->xpos == CS_XPOS_MD ||
                      (t->xpos == CS_XPOS_VBD && t->upos == CS_UPOS_VERB);
        if (finite || t->xpos == CS_XPOS_COLON)
            return true;
    }
    return false;
}

/* Is the word in no group, or a "both" behind an auxiliary: "were both killed"? */
static bool is_between(const cs_harm *h, uint32_t token) {
    return cs_harm_told_at(h, token) == CS_NONE ||
           (token > h->first && cs_harm_at(h, token - 1)->upos == CS_UPOS_AUX &&
            cs_harm_at(h, token)->upos != CS_UPOS_NUM);
}

/* The group that ends right before the token; CS_NONE. */
uint32_t cs_harm_before(const cs_harm *h, uint32_t token) {
    for (uint32_t i = 0; i < h->tolds->count; i++)
        if (h->tolds->at[i].token_end == token)
            return i;
    return CS_NONE;
}

/* The last group before the word that can be its subject; CS_NONE. */
static uint32_t subject_by_place(const cs_harm *h) {
    uint32_t end = h->token;
    while (end > h->first && is_link(cs_harm_at(h, end - 1)) && is_between(h, end - 1))
        end--;
    uint32_t beside = end == h->token ? cs_harm_before(h, end) : CS_NONE;
    if (beside != CS_NONE) /* "the names of 29 people killed" */
        return beside;
    for (uint32_t i = h->tolds->count; i-- > 0;) {
        const cs_told *told = &h->tolds->at[i];
        if (told->token_end > end || told->doubtful)
            continue;
        if (is_cut_off(h, told, end))
            return CS_NONE;
        if (!cs_harm_is_aside(h, told))
            return i;
    }
    return CS_NONE;
}

static uint32_t subject_child(const cs_harm *h, uint32_t token) {
    uint32_t subject = cs_story_child(h->s, token, CS_DEP_NSUBJ_PASS);
    return subject == CS_NONE ? cs_story_child(h->s, token, CS_DEP_NSUBJ) : subject;
}

/* "who was killed": the noun that the clause is about. */
static uint32_t antecedent(const cs_harm *h, uint32_t token, uint32_t subject) {
    const cs_token *t = cs_harm_at(h, subject);
    bool relative = t->xpos == CS_XPOS_WP || t->xpos == CS_XPOS_WDT;
    return relative && cs_harm_at(h, token)->deprel == CS_DEP_ACL_RELCL
               ? cs_story_antecedent(h->s, token, subject)
               : subject;
}

/* The subject that the tree gives the word, or the verbs it is joined to. */
static uint32_t subject_by_tree(const cs_harm *h, int *steps) {
    enum { MOST_STEPS = 3 };
    uint32_t token = h->token;
    for (*steps = 0; *steps < MOST_STEPS && token != CS_NONE; (*steps)++) {
        uint32_t subject = subject_child(h, token);
        if (subject != CS_NONE && subject < h->token)
            return cs_harm_told_at(h, antecedent(h, token, subject));
        uint8_t deprel = cs_harm_at(h, token)->deprel;
        if (deprel != CS_DEP_CONJ && deprel != CS_DEP_XCOMP)
            return CS_NONE;
        token = cs_harm_at(h, token)->head;
    }
    return CS_NONE;
}

/* "seven were killed and another wounded": a subject that is only shared gives way to a nearer one.
 */
uint32_t cs_harm_subject(const cs_harm *h) {
    int steps;
    uint32_t own = subject_child(h, h->token);
    uint32_t by_place = subject_by_place(h), by_tree = subject_by_tree(h, &steps);
    bool other = own != CS_NONE && by_place != CS_NONE && by_tree == CS_NONE &&
                 own >= h->tolds->at[by_place].token_end && own < h->token &&
                 cs_harm_at(h, own)->xpos == CS_XPOS_NN && cs_harm_told_at(h, own) == CS_NONE;
    if (other) /* "in memory of a girl after the star was killed": somebody not known as one */
        return CS_NONE;
    bool nearer = by_place != CS_NONE && by_tree != CS_NONE && by_place > by_tree && steps > 0;
    bool doubtful = by_place != CS_NONE && by_tree != CS_NONE && h->tolds->at[by_tree].doubtful;
    return by_tree == CS_NONE || nearer || doubtful ? by_place : by_tree;
}

/* May the word stand between a verb and its object? */
static bool is_before_object(const cs_token *t) {
    bool participle =
        (t->xpos == CS_XPOS_VBG || t->xpos == CS_XPOS_VBN) &&
        (t[1].upos == CS_UPOS_ADJ || t[1].upos == CS_UPOS_NOUN || t[1].upos == CS_UPOS_PROPN);
    return participle || t->upos == CS_UPOS_DET || t->upos == CS_UPOS_ADJ ||
           t->upos == CS_UPOS_NUM || (t->upos == CS_UPOS_ADV && t->xpos != CS_XPOS_WRB) ||
           t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN || t->upos == CS_UPOS_SYM ||
           t->xpos == CS_XPOS_POS || t->xpos == CS_XPOS_RP || t->xpos == CS_XPOS_PRPS ||
           t->xpos == CS_XPOS_HYPH || t->key == 0;
}

/* A verb that a comma, "and" or "then" joins to the one before it; CS_NONE. */
static uint32_t verb_behind(const cs_harm *h, uint32_t token) {
    uint32_t i = token + 1;
    while (i < h->limit &&
           (cs_harm_at(h, i)->upos == CS_UPOS_CCONJ || cs_harm_at(h, i)->xpos == CS_XPOS_COMMA ||
            cs_harm_at(h, i)->upos == CS_UPOS_ADV))
        i++;
    bool verb = i > token + 1 && i < h->limit &&
                (cs_harm_at(h, i)->xpos == CS_XPOS_VBD || cs_harm_at(h, i)->xpos == CS_XPOS_VBN);
    return verb ? i : CS_NONE;
}

/* The token behind a word and what belongs to it: "beat to death", "shot dead", "shot
 * and killed". */
static uint32_t behind_phrase(const cs_harm *h, uint32_t token) {
    static const char *const to[] = {"to", NULL}, *const death[] = {"death", NULL},
                             *const dead[] = {"dead", NULL};
    if (token + 2 < h->limit && cs_harm_is_word(h, token + 1, to) &&
        cs_harm_is_word(h, token + 2, death))
        return token + 3;
    uint32_t verb = token, next; /* "shot, killed and then burned a man" */
    while ((next = verb_behind(h, verb)) != CS_NONE)
        verb = next;
    if (verb != token)
        return verb + 1;
    return token + 1 < h->limit && cs_harm_is_word(h, token + 1, dead) ? token + 2 : token + 1;
}

/* The first group behind the token with nothing but its own words before it; CS_NONE. */
uint32_t cs_harm_behind(const cs_harm *h, uint32_t token) {
    for (uint32_t i = 0; i < h->tolds->count; i++) {
        const cs_told *told = &h->tolds->at[i];
        if (told->token <= token || told->doubtful)
            continue;
        for (uint32_t k = behind_phrase(h, token); k < told->token; k++)
            if (!is_before_object(cs_harm_at(h, k)))
                return CS_NONE;
        return i;
    }
    return CS_NONE;
}
