/* tree.c: see tree.h. Relations are those of Universal Dependencies v2. */
#include "event/tree.h"

#include "table/phrase.h"

void cs_few_add(cs_few *few, uint32_t token) {
    for (unsigned i = 0; i < few->count; i++)
        if (few->at[i] == token)
            return;
    if (few->count < CS_FEW_TOKENS)
        few->at[few->count++] = token;
}

void cs_few_add_joined(cs_few *few, const cs_story *s, uint32_t token) {
    cs_few_add(few, token);
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (s->tokens.at[c].deprel == CS_DEP_CONJ && cs_tree_is_noun(&s->tokens.at[c]))
            cs_few_add(few, c);
}

bool cs_tree_is_verb(const cs_token *t) {
    return t->upos == CS_UPOS_VERB || (t->xpos >= CS_XPOS_VB && t->xpos <= CS_XPOS_VBZ);
}

bool cs_tree_is_noun(const cs_token *t) {
    return t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN || t->upos == CS_UPOS_PRON ||
           t->upos == CS_UPOS_NUM;
}

static uint32_t child(const cs_story *s, uint32_t token, uint8_t deprel) {
    return cs_story_child(s, token, deprel);
}

static uint8_t relation(const cs_story *s, uint32_t token) {
    return s->tokens.at[token].deprel;
}

/* Is this verb one of several joined by "and", the first of them before it? */
static bool is_joined_verb(const cs_story *s, uint32_t verb) {
    const cs_token *t = &s->tokens.at[verb];
    return t->deprel == CS_DEP_CONJ && t->head != CS_NONE && t->head < verb &&
           cs_tree_is_verb(&s->tokens.at[t->head]);
}

static bool shows_passive(const cs_story *s, uint32_t verb) {
    /* Without its auxiliary a passive has no object: "Five killed in blast", not "guerrillas
     * wounded two soldiers". */
    return child(s, verb, CS_DEP_AUX_PASS) != CS_NONE ||
           (child(s, verb, CS_DEP_NSUBJ_PASS) != CS_NONE && child(s, verb, CS_DEP_OBJ) == CS_NONE);
}

/* "Nine soldiers killed in ambush": a headline's passive, with a subject but no auxiliary. */
static bool is_headline(const cs_story *s, uint32_t verb) {
    const cs_token *t = &s->tokens.at[verb];
    return t->xpos == CS_XPOS_VBN && t->deprel == CS_DEP_ROOT &&
           child(s, verb, CS_DEP_CCOMP) == CS_NONE && child(s, verb, CS_DEP_XCOMP) == CS_NONE;
}

static bool is_bare_participle(const cs_story *s, uint32_t verb) {
    bool participle =
        s->tokens.at[verb].xpos == CS_XPOS_VBN || child(s, verb, CS_DEP_OBL_AGENT) != CS_NONE;
    return participle && child(s, verb, CS_DEP_AUX) == CS_NONE &&
           child(s, verb, CS_DEP_OBJ) == CS_NONE &&
           (child(s, verb, CS_DEP_NSUBJ) == CS_NONE || is_headline(s, verb));
}

bool cs_tree_is_passive(const cs_story *s, uint32_t verb) {
    while (!shows_passive(s, verb)) {
        if (!is_bare_participle(s, verb))
            return false;
        if (!is_joined_verb(s, verb))
            return true;
        verb = s->tokens.at[verb].head; /* "were killed and wounded" */
    }
    return true;
}

uint64_t cs_tree_case(const cs_story *s, uint32_t noun) {
    uint32_t c = child(s, noun, CS_DEP_CASE);
    return c == CS_NONE ? 0 : s->tokens.at[c].key;
}

/* "that", "which", "who": the noun that the relative clause describes stands for them. */
static uint32_t behind_relative(const cs_story *s, uint32_t token, uint32_t verb) {
    const cs_token *t = &s->tokens.at[token];
    bool relative = t->xpos == CS_XPOS_WDT || t->xpos == CS_XPOS_WP ||
                    (t->upos == CS_UPOS_PRON && cs_str_eq(t->lemma, "that"));
    while (verb != CS_NONE && relation(s, verb) == CS_DEP_CONJ)
        verb = s->tokens.at[verb].head;
    if (relative && verb != CS_NONE && relation(s, verb) == CS_DEP_ACL_RELCL)
        return cs_story_antecedent(s, verb, token);
    return token;
}

static void add(cs_few *few, const cs_story *s, uint32_t token, uint32_t verb) {
    cs_few_add_joined(few, s, behind_relative(s, token, verb));
}

/* The noun before a finite verb that the tree takes for its modifier, as it does of nouns. */
static uint32_t misread_subject(const cs_story *s, uint32_t verb) {
    const cs_token *t = &s->tokens.at[verb];
    bool finite = t->xpos == CS_XPOS_VBD || t->xpos == CS_XPOS_VBZ || t->xpos == CS_XPOS_VBP;
    uint32_t c = finite ? child(s, verb, CS_DEP_COMPOUND) : CS_NONE;
    return c != CS_NONE && c < verb && cs_tree_is_noun(&s->tokens.at[c]) ? c : CS_NONE;
}

/* "after a bomb damaged a bank": of a clause that the tree takes for a participle with "after a
 * bomb" beside it. */
static uint32_t subject_behind_after(const cs_story *s, uint32_t verb) {
    static const char *const words[] = {"after", "before", "as", "when", "until", "since", NULL};
    if (relation(s, verb) != CS_DEP_ADVCL || s->tokens.at[verb].xpos == CS_XPOS_VBG ||
        child(s, verb, CS_DEP_OBJ) == CS_NONE)
        return CS_NONE;
    uint32_t c = child(s, verb, CS_DEP_OBL);
    uint32_t preposition = c == CS_NONE || c > verb ? CS_NONE : child(s, c, CS_DEP_CASE);
    return preposition != CS_NONE && cs_story_is_any(s, preposition, words) ? c : CS_NONE;
}

/* The grammatical subject, active or passive, of this very verb. */
static uint32_t own_subject(const cs_story *s, uint32_t verb) {
    uint32_t c = child(s, verb, CS_DEP_NSUBJ);
    if (c == CS_NONE)
        c = child(s, verb, CS_DEP_NSUBJ_PASS);
    if (c == CS_NONE)
        c = subject_behind_after(s, verb);
    return c != CS_NONE ? c : misread_subject(s, verb);
}

/* "a bomb exploded, injuring him, police said": a participle between what is said and who says it
 * belongs to what is said; CS_NONE for others. */
static uint32_t clause_before(const cs_story *s, uint32_t verb, uint32_t head) {
    uint32_t subject = own_subject(s, head);
    if (s->tokens.at[verb].xpos != CS_XPOS_VBG || subject == CS_NONE || subject < verb)
        return CS_NONE;
    uint32_t c = child(s, head, CS_DEP_CCOMP);
    c = c == CS_NONE ? child(s, head, CS_DEP_PARATAXIS) : c;
    return c != CS_NONE && c < verb ? c : CS_NONE;
}

/* The verb or noun from which this verb takes its subject; CS_NONE where it has none to take. */
static uint32_t lender(const cs_story *s, uint32_t verb) {
    const cs_token *t = &s->tokens.at[verb];
    bool borrows = t->deprel == CS_DEP_CONJ || t->deprel == CS_DEP_XCOMP ||
                   t->deprel == CS_DEP_ADVCL || t->deprel == CS_DEP_PARATAXIS;
    if (t->deprel == CS_DEP_ADVCL && t->xpos != CS_XPOS_VBG && t->xpos != CS_XPOS_VB &&
        t->xpos != CS_XPOS_VBN)
        return CS_NONE; /* a finite clause has its own */
    if (!borrows || t->head == CS_NONE)
        return CS_NONE;
    uint32_t said = clause_before(s, verb, t->head);
    return said != CS_NONE ? said : t->head;
}

/* "accused him of killing", "arrested her for killing", "kept them from leaving": the object does
 * what the clause says. */
static bool is_of_object(const cs_story *s, uint32_t verb) {
    static const char *const marks[] = {"of", "for", "from", "with", NULL};
    uint32_t mark = child(s, verb, CS_DEP_MARK);
    if (mark == CS_NONE || s->tokens.at[verb].xpos != CS_XPOS_VBG)
        return false;
    for (const char *const *m = marks; *m; m++)
        if (cs_str_eq(s->tokens.at[mark].lemma, *m))
            return true;
    return false;
}

/* The object that a verb lends to a clause below it as its subject, or CS_NONE. */
static uint32_t lent_object(const cs_story *s, uint32_t lends, uint32_t verb) {
    bool lent = relation(s, verb) == CS_DEP_XCOMP ||
                (relation(s, verb) == CS_DEP_ADVCL && is_of_object(s, verb));
    return lent ? child(s, lends, CS_DEP_OBJ) : CS_NONE;
}

void cs_tree_subject(const cs_story *s, uint32_t verb, cs_few *few) {
    enum { MOST_STEPS = 6 };
    for (int i = 0; verb != CS_NONE && i < MOST_STEPS; i++) {
        const cs_token *t = &s->tokens.at[verb];
        uint32_t subject = own_subject(s, verb);
        if (subject != CS_NONE) {
            add(few, s, subject, verb);
            return;
        }
        bool describes = t->deprel == CS_DEP_ACL || t->deprel == CS_DEP_ACL_RELCL;
        if (describes && t->head != CS_NONE) {
            cs_few_add_joined(few, s, t->head);
            return;
        }
        uint32_t from = lender(s, verb);
        uint32_t object = from != CS_NONE ? lent_object(s, from, verb) : CS_NONE;
        if (object != CS_NONE) { /* "forced them to flee" */
            add(few, s, object, from);
            return;
        }
        verb = from;
    }
}

void cs_tree_agent(const cs_story *s, uint32_t verb, cs_few *few) {
    if (!cs_tree_is_passive(s, verb)) {
        cs_tree_subject(s, verb, few);
        return;
    }
    uint32_t by = child(s, verb, CS_DEP_OBL_AGENT);
    if (by != CS_NONE)
        add(few, s, by, verb);
    else
        cs_tree_behind(s, verb, cs_phrase_key(CS_STR("by")), few);
}

bool cs_tree_takes_head(const cs_story *s, uint32_t verb) {
    const cs_token *t = &s->tokens.at[verb];
    return t->deprel == CS_DEP_AMOD && t->head != CS_NONE && t->head > verb && cs_tree_is_verb(t) &&
           child(s, verb, CS_DEP_NSUBJ) != CS_NONE;
}

void cs_tree_object(const cs_story *s, uint32_t verb, cs_few *few) {
    if (cs_tree_takes_head(s, verb)) {
        cs_few_add_joined(few, s, s->tokens.at[verb].head);
        return;
    }
    if (cs_tree_is_passive(s, verb)) {
        cs_tree_subject(s, verb, few);
        return;
    }
    uint32_t object = child(s, verb, CS_DEP_OBJ);
    if (object != CS_NONE) {
        add(few, s, object, verb);
        return;
    }
    const cs_token *t = &s->tokens.at[verb];
    if (t->deprel == CS_DEP_CONJ && t->head != CS_NONE && cs_tree_is_verb(&s->tokens.at[t->head]) &&
        t->head + 3 > verb) { /* "shot and killed him": the object hangs from either */
        object = child(s, t->head, CS_DEP_OBJ);
        if (object != CS_NONE)
            add(few, s, object, verb);
        return;
    }
    for (uint32_t c = t->child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        object = relation(s, c) == CS_DEP_CONJ && c < verb + 3 ? child(s, c, CS_DEP_OBJ) : CS_NONE;
        if (object != CS_NONE)
            add(few, s, object, verb);
    }
    if (!few->count && t->deprel == CS_DEP_ACL_RELCL && own_subject(s, verb) != CS_NONE)
        cs_few_add(few, t->head); /* "the men they killed" */
}

void cs_tree_behind(const cs_story *s, uint32_t token, uint64_t preposition, cs_few *few) {
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        uint8_t r = relation(s, c);
        bool hangs =
            r == CS_DEP_OBL || r == CS_DEP_NMOD || r == CS_DEP_OBL_AGENT || r == CS_DEP_NMOD_DESC;
        if (hangs && cs_tree_case(s, c) == preposition)
            cs_few_add_joined(few, s, c);
    }
}

static bool is_hyphen(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    return t->key == 0 && (t->shape & CS_SHAPE_JOINED);
}

bool cs_tree_is_joined(const cs_story *s, uint32_t token) {
    return (token + 1 < s->tokens.count && is_hyphen(s, token + 1)) ||
           (token > 0 && is_hyphen(s, token - 1));
}

uint32_t cs_tree_clause(const cs_story *s, uint32_t token) {
    uint32_t left = s->tokens.count;
    while (token != CS_NONE && !cs_tree_is_verb(&s->tokens.at[token]) && left--)
        token = s->tokens.at[token].head;
    return token;
}

bool cs_tree_is_own_clause(const cs_story *s, uint32_t verb) {
    const cs_token *t = &s->tokens.at[verb];
    if (t->deprel != CS_DEP_CONJ || t->xpos != CS_XPOS_VBD || t->head == CS_NONE)
        return false;
    uint8_t above = s->tokens.at[t->head].xpos;
    return (above == CS_XPOS_VB || above == CS_XPOS_VBP) && child(s, verb, CS_DEP_NSUBJ) != CS_NONE;
}

bool cs_tree_is_topic(const cs_story *s, uint32_t token) {
    static const char *const topical[] = {"on", "about", "over", "concerning", NULL};
    static const char *const verbs[] = {
        "brief", "talk", "speak",   "meet",   "confer", "comment",   "focus",  "agree",
        "rule",  "vote", "consult", "debate", "hear",   "testify",   "inform", "report",
        "write", "work", "argue",   "differ", "decide", "negotiate", "hold",   NULL};
    const cs_token *t = &s->tokens.at[token];
    uint32_t preposition = child(s, token, CS_DEP_CASE);
    if (!cs_tree_is_noun(t) || t->deprel != CS_DEP_OBL || preposition == CS_NONE ||
        t->head == CS_NONE)
        return false;
    return cs_str_is_any(s->tokens.at[preposition].lemma, topical) &&
           cs_str_is_any(s->tokens.at[t->head].lemma, verbs);
}

bool cs_tree_in_time(const cs_story *s, uint32_t token) {
    cs_span span = s->tokens.at[token].span;
    uint32_t start = s->sentences.at[s->tokens.at[token].sentence].span.start;
    for (uint32_t i = cs_story_seek(s->times, start);
         i < s->times.count && s->times.at[i].span.start < span.end; i++)
        if (cs_span_holds(s->times.at[i].span, span))
            return true;
    return false;
}
