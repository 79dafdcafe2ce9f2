/* behind.c: the clause that stands behind a verb of saying without hanging from it in the tree. */
#include "attribution/parts.h"

static bool is_finite(const cs_story *s, uint32_t token) {
    uint8_t x = s->tokens.at[token].xpos;
    return x == CS_XPOS_VBD || x == CS_XPOS_VBZ || x == CS_XPOS_VBP || x == CS_XPOS_MD;
}

/* "repeated his view that": the clause belongs to a noun that says. */
static bool is_nouns(const cs_saying *g, uint32_t that) {
    const cs_token *t = &g->s->tokens.at[that];
    uint32_t clause = t->head, noun = clause == CS_NONE ? CS_NONE : g->s->tokens.at[clause].head;
    bool describes = noun != CS_NONE && (g->s->tokens.at[clause].deprel == CS_DEP_ACL ||
                                         g->s->tokens.at[clause].deprel == CS_DEP_ACL_RELCL);
    if (describes && cs_map_get(&g->t->papers, g->s->tokens.at[noun].lemma_key) != CS_NONE)
        return false; /* "said in a statement that" */
    uint32_t at = describes ? cs_map_get(&g->t->words, g->s->tokens.at[noun].lemma_key) : CS_NONE;
    for (; at != CS_NONE; at = g->t->cues.at[at].next)
        if (g->t->cues.at[at].pos == CS_CUE_NOUN)
            return true;
    return false;
}

/* The clause behind a verb of saying that the tree hung elsewhere: from "that", or from the word
 * behind the verb where a noun group begins there; CS_NONE. */
static uint32_t clause_behind(const cs_saying *g, uint32_t verb, bool person) {
    const cs_story *s = g->s;
    enum { MOST = 14 };
    const cs_sentence *in = &s->sentences.at[s->tokens.at[verb].sentence];
    for (uint32_t i = verb + 1; i < in->token_end && i - verb <= MOST; i++) {
        const cs_token *t = &s->tokens.at[i];
        bool mark = t->upos == CS_UPOS_SCONJ || (t->deprel == CS_DEP_MARK && t->head != CS_NONE &&
                                                 cs_attribution_has_subject(s, t->head));
        if ((cs_attribution_is_word(s, i, "that") && mark) || cs_attribution_is_word(s, i, "how") ||
            cs_attribution_is_word(s, i, "why") || cs_attribution_is_word(s, i, "whether"))
            return is_nouns(g, i) ? CS_NONE : i;
        if (t->upos == CS_UPOS_VERB || t->upos == CS_UPOS_SCONJ)
            break;
    }
    uint8_t next = verb + 1 < in->token_end ? s->tokens.at[verb + 1].upos : CS_UPOS_PUNCT;
    if (person || !is_finite(s, verb))
        return CS_NONE;
    bool group = next == CS_UPOS_DET || next == CS_UPOS_PRON || next == CS_UPOS_PROPN ||
                 next == CS_UPOS_NOUN || next == CS_UPOS_NUM || next == CS_UPOS_ADJ;
    for (uint32_t i = verb + 2; group && i < in->token_end; i++)
        if (is_finite(s, i))
            return verb + 1;
    return CS_NONE;
}

/* The clause that stands behind the verb without hanging from it. */
void cs_attribution_look_behind(const cs_saying *g, uint32_t token, cs_fit *fit) {
    const cs_story *s = g->s;
    uint16_t takes = fit->cue->takes;
    if (!(takes & CS_TAKES_CLAUSE) || !(takes & CS_TAKES_QUOTE) ||
        cs_attribution_is_passive(s, token))
        return;
    uint32_t first = clause_behind(g, token, takes & CS_TAKES_PERSON);
    if (first == CS_NONE || (fit->source != CS_NONE && fit->source > token))
        return;
    fit->around = (cs_around){.found = true,
                              .then = first,
                              .then_end = s->sentences.at[s->tokens.at[token].sentence].token_end};
    fit->parts = 0;
    fit->kinds = CS_TAKES_CLAUSE;
    fit->score = 5;
}

/* "The spokesman said in a statement." and a quotation that follows as a sentence of its own. */
void cs_attribution_look_ahead(const cs_saying *g, uint32_t token, cs_fit *fit) {
    const cs_story *s = g->s;
    uint32_t sentence = s->tokens.at[token].sentence;
    uint32_t end = s->sentences.at[sentence].token_end;
    uint32_t at = cs_attribution_quote_from(&g->quotes, end);
    if (fit->parts || at == g->quotes.count || g->quotes.at[at].first != end ||
        !cs_attribution_is_long(&g->quotes.at[at]) || !is_finite(s, token) ||
        cs_attribution_in_quote(&g->quotes, token))
        return;
    for (uint32_t i = token + 1; i < end; i++)
        if (s->tokens.at[i].upos == CS_UPOS_VERB)
            return;
    fit->around = (cs_around){.found = true, .then = end, .then_end = g->quotes.at[at].end};
    fit->score = 5;
}
