/* structure.c: see structure.h. The precise constructs of Raghunathan et al. (2010). */
#include "entity/structure.h"

static const cs_token *token_at(const cs_nps *nps, uint32_t token) {
    return &nps->s->tokens.at[token];
}

static uint32_t index_of(const cs_nps *nps, const cs_np *np) {
    return (uint32_t)(np - nps->at.at);
}

static bool is_word(const cs_nps *nps, uint32_t token, const char *word) {
    return cs_str_eq_nocase(cs_story_words(nps->s, token_at(nps, token)->span), word);
}

/* Two names are one by their words, not by standing side by side ("Juba, South Sudan"). */
static bool kinds_fit(const cs_np *a, const cs_np *b) {
    bool classes =
        a->class == b->class || a->class == CS_CLASS_UNKNOWN || b->class == CS_CLASS_UNKNOWN;
    bool names = a->form == CS_FORM_NAME && b->form == CS_FORM_NAME;
    bool countries = a->country != CS_NONE && b->country != CS_NONE && a->country != b->country;
    return classes && (a->number & b->number) && (a->sex & b->sex) && !names && !countries;
}

/* "X, a spokesman". */
static const cs_np *by_apposition(const cs_nps *nps, const cs_np *np) {
    const cs_token *t = token_at(nps, np->head);
    if (t->deprel != CS_DEP_APPOS)
        return NULL;
    const cs_np *other = cs_np_at(nps, t->head);
    return other && other < np && kinds_fit(other, np) ? other : NULL;
}

/* The np that ends at the token, among the last few before number `at`. */
static const cs_np *np_ending(const cs_nps *nps, uint32_t at, uint32_t token) {
    enum { MOST = 4 };
    for (uint32_t i = at; i-- > 0 && at - i <= MOST;)
        if (nps->at.at[i].token_end == token && !nps->at.at[i].joined)
            return &nps->at.at[i];
    return NULL;
}

/* "the leader of the rebels", where the np is "rebels". */
static const cs_np *whole_of(const cs_nps *nps, const cs_np *np) {
    if (!np || token_at(nps, np->head)->deprel != CS_DEP_NMOD)
        return np;
    const cs_np *outer = cs_np_at(nps, token_at(nps, np->head)->head);
    return outer && outer < np && outer->sentence == np->sentence ? outer : np;
}

/* Does a comma, or the sentence's end, follow the token that the np ends at, and all that hangs
 * from its head? */
static bool is_closed(const cs_nps *nps, const cs_np *np) {
    uint32_t first, end, limit = nps->s->sentences.at[np->sentence].token_end;
    cs_story_subtree(nps->s, np->head, &first, &end);
    end = end < np->token_end ? np->token_end : end;
    end -= end > np->token_end && is_word(nps, end - 1, ",");
    return end < limit && (is_word(nps, end, ",") || is_word(nps, end, "."));
}

/* "X, a spokesman, ..." and "The spokesman, X, ...", where the tree has it otherwise. */
static const cs_np *by_commas(const cs_nps *nps, const cs_np *np) {
    const cs_story *s = nps->s;
    uint32_t start = s->sentences.at[np->sentence].token, comma = np->token;
    bool name = np->form == CS_FORM_NAME;
    if (!name && comma > start && token_at(nps, comma - 1)->upos == CS_UPOS_DET)
        comma--;
    if (comma < start + 2 || !is_word(nps, comma - 1, ",") || !is_closed(nps, np))
        return NULL;
    const cs_np *other = whole_of(nps, np_ending(nps, index_of(nps, np), comma - 1));
    if (!other || token_at(nps, np->head)->deprel == CS_DEP_CONJ || !kinds_fit(other, np))
        return NULL;
    const cs_np *noun = name ? other : np, *named = name ? np : other;
    bool tells =
        noun->form == CS_FORM_NOMINAL && noun->mention != CS_NONE &&
        (noun->det == CS_DET_THE || noun->det == CS_DET_POSS || (noun->det == CS_DET_A && !name));
    bool subject = other->role == CS_ROLE_SUBJECT || other->role == CS_ROLE_PASSIVE;
    return tells && named->form == CS_FORM_NAME && subject ? other : NULL;
}

/* "Pentagon spokesman Jonathan Hoffman", "militant group Kataib Hezbollah". */
static const cs_np *by_title(const cs_nps *nps, const cs_np *np) {
    if (np->form != CS_FORM_NAME || !np->token ||
        token_at(nps, np->token - 1)->sentence != np->sentence)
        return NULL;
    const cs_np *title = cs_np_at(nps, np->token - 1);
    bool fits = title && title->form == CS_FORM_NOMINAL && title < np &&
                title->mention != CS_NONE && kinds_fit(title, np) &&
                title->number != CS_NUMBER_MANY;
    return fits ? title : NULL;
}

static bool is_negated(const cs_nps *nps, uint32_t token) {
    const cs_story *s = nps->s;
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (cs_str_eq(s->tokens.at[c].lemma, "not") || cs_str_eq(s->tokens.at[c].lemma, "never") ||
            cs_str_eq(s->tokens.at[c].lemma, "no"))
            return true;
    return false;
}

static bool is_someone(const cs_np *np) {
    return np->class == CS_CLASS_PERSON || np->class == CS_CLASS_GROUP ||
           np->class == CS_CLASS_LOCATION || np->class == CS_CLASS_ARTIFACT;
}

/* "X became the mayor". */
static const cs_np *by_becoming(const cs_nps *nps, const cs_np *np) {
    const cs_token *t = token_at(nps, np->head);
    if (t->deprel != CS_DEP_XCOMP || t->head == CS_NONE || !is_someone(np) ||
        np->det == CS_DET_NONE || is_negated(nps, t->head))
        return NULL;
    const cs_token *verb = token_at(nps, t->head);
    if (!cs_str_eq(verb->lemma, "become") && !cs_str_eq(verb->lemma, "remain"))
        return NULL;
    const cs_np *subject = cs_np_at(nps, cs_story_child(nps->s, t->head, CS_DEP_NSUBJ));
    return subject && subject < np && kinds_fit(subject, np) ? subject : NULL;
}

/* "X is a militia". */
static const cs_np *by_copula(const cs_nps *nps, const cs_np *np) {
    if (cs_story_child(nps->s, np->head, CS_DEP_COP) == CS_NONE || is_negated(nps, np->head))
        return NULL;
    if (cs_story_child(nps->s, np->head, CS_DEP_AUX) != CS_NONE || !is_someone(np) ||
        cs_story_child(nps->s, np->head, CS_DEP_CASE) != CS_NONE)
        return NULL; /* "may be a member", "was among the dead" */
    const cs_np *subject = cs_np_at(nps, cs_story_child(nps->s, np->head, CS_DEP_NSUBJ));
    bool tells = np->det == CS_DET_THE || np->det == CS_DET_A || np->det == CS_DET_POSS ||
                 np->form == CS_FORM_NAME;
    return subject && subject < np && tells && kinds_fit(subject, np) ? subject : NULL;
}

/* "Rapid Support Forces (RSF)". */
static const cs_np *by_bracket(const cs_nps *nps, cs_np *np) {
    const cs_story *s = nps->s;
    if (np->form != CS_FORM_NAME || np->token < 2 || np->token_end >= s->tokens.count ||
        !is_word(nps, np->token - 1, "(") || !is_word(nps, np->token_end, ")"))
        return NULL;
    cs_np *full = cs_np_at(nps, np->token - 2);
    for (uint32_t back = 3; !full && back < 6 && np->token >= back; back++)
        full = cs_np_at(nps, np->token - back);
    if (!full || full >= np || full->token_end != np->token - 1)
        return NULL;
    const cs_name *a = cs_name_of(nps, np), *b = cs_name_of(nps, full);
    bool body = np->class == CS_CLASS_GROUP && full->class == CS_CLASS_GROUP;
    return cs_name_abbreviates(a, b) || (body && a->capitals && b->count > 1) ? full : NULL;
}

/* "a group called X", "a man known as X", "identified him as X". */
static const cs_np *by_naming(const cs_nps *nps, const cs_np *np) {
    static const char *const words[] = {"called", "named", "dubbed", "known", "identified"};
    if (np->form != CS_FORM_NAME || np->token < 2)
        return NULL;
    uint32_t verb = np->token - 1 - is_word(nps, np->token - 1, "as");
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!is_word(nps, verb, words[i]) || !verb)
            continue;
        const cs_np *other = cs_np_at(nps, verb - 1);
        return other && other < np && other->sentence == np->sentence && kinds_fit(other, np)
                   ? other
                   : NULL;
    }
    return NULL;
}

/* "who", "which", "that", "whose": the noun that the clause describes. */
static const cs_np *by_relative(const cs_nps *nps, const cs_np *np) {
    if (np->use != CS_USE_RELATIVE && np->pronoun != CS_PRO_THIS)
        return NULL;
    const cs_story *s = nps->s;
    uint32_t token = np->head;
    for (unsigned steps = 0; token != CS_NONE && steps < 8; steps++) {
        const cs_token *t = &s->tokens.at[token];
        if (t->deprel == CS_DEP_ACL_RELCL)
            return t->head < np->head ? cs_np_at(nps, t->head) : NULL;
        token = t->head;
    }
    return NULL;
}

/* "himself": the subject of the clause. */
static const cs_np *by_reflexive(const cs_nps *nps, const cs_np *np) {
    if (np->use != CS_USE_REFLEXIVE)
        return NULL;
    const cs_np *subject = cs_np_at(nps, cs_story_child(nps->s, np->clause, CS_DEP_NSUBJ));
    return subject && subject < np && (subject->number & np->number) && (subject->sex & np->sex)
               ? subject
               : NULL;
}

/* "I", "we" in a quotation: who says it. */
static const cs_np *by_speech(const cs_nps *nps, const cs_np *np) {
    bool speech = np->pronoun == CS_PRO_I || np->pronoun == CS_PRO_WE;
    if (!speech || np->quote == CS_NONE || nps->quotes.at[np->quote].speaker == CS_NONE)
        return NULL;
    return &nps->at.at[nps->quotes.at[np->quote].speaker];
}

uint32_t cs_structure_find(cs_nps *nps, uint32_t at) {
    cs_np *np = &nps->at.at[at];
    const cs_np *found = NULL;
    if (np->joined)
        return CS_NONE;
    if (np->form == CS_FORM_PRONOUN) {
        found = by_relative(nps, np);
        found = found ? found : by_reflexive(nps, np);
        found = found ? found : by_speech(nps, np);
        return found ? index_of(nps, found) : CS_NONE;
    }
    found = by_bracket(nps, np);
    found = found ? found : by_apposition(nps, np);
    found = found ? found : by_title(nps, np);
    found = found ? found : by_commas(nps, np);
    found = found ? found : by_copula(nps, np);
    found = found ? found : by_becoming(nps, np);
    found = found ? found : by_naming(nps, np);
    return found ? index_of(nps, found) : CS_NONE;
}
