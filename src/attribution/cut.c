/* cut.c: where the words of a saying end that the tree lets run on: another saying in the same
 * sentence, or the main clause behind a relative one. */
#include "attribution/parts.h"

/* Does a full stop end the token: "at 6 a.m."? */
static bool ends_in_stop(const cs_story *s, uint32_t token) {
    return cs_str_ends(cs_story_words(s, s->tokens.at[token].span), ".");
}

/* "said A, while Y said B", "said A; Y denied it", "at 9 a.m. Y said": where the clause of another
 * saying begins whose subject begins at the token; CS_NONE if it goes on with the first. */
static uint32_t clause_start(const cs_story *s, uint32_t first) {
    static const char *const links[] = {"and", "but", "while", "whereas", "though", NULL};
    if (first < 2)
        return CS_NONE;
    if (cs_attribution_is_word(s, first - 1, ";") ||
        (ends_in_stop(s, first - 1) && s->tokens.at[first].shape & CS_SHAPE_INITIAL))
        return first - 1 + ends_in_stop(s, first - 1);
    bool comma =
        cs_attribution_is_word(s, first - 2, ",") || cs_attribution_is_word(s, first - 2, ";");
    for (const char *const *link = links; comma && *link; link++)
        if (cs_attribution_is_word(s, first - 1, *link))
            return first - 2;
    return CS_NONE;
}

static uint32_t other_clause(const cs_saying *g, uint32_t verb) {
    uint32_t subject = cs_story_child(g->s, verb, CS_DEP_NSUBJ), first, end;
    if (subject == CS_NONE || subject > verb)
        return CS_NONE;
    cs_story_subtree(g->s, subject, &first, &end);
    return clause_start(g->s, first);
}

/* ", adding", ", while insisting", "saying A and adding": the sign or link that leads a participle.
 */
static uint32_t participle_start(const cs_story *s, uint32_t verb, uint32_t cue) {
    uint32_t at = verb - 1;
    while (at > cue && s->tokens.at[at].upos == CS_UPOS_ADV)
        at--;
    bool link = cs_attribution_is_word(s, at, "and") || cs_attribution_is_word(s, at, "but");
    if (cs_attribution_is_word(s, at, ",") || cs_attribution_is_word(s, at, "while") ||
        (link && s->tokens.at[cue].xpos == CS_XPOS_VBG))
        return at;
    return CS_NONE;
}

/* "denied A and said B", "said A, but called it B": the link that leads a verb of the same tense
 * without a subject. */
static uint32_t joined_start(const cs_story *s, uint32_t verb, uint32_t cue) {
    uint32_t at = verb - 1;
    while (at > cue && s->tokens.at[at].upos == CS_UPOS_ADV)
        at--;
    bool link = cs_attribution_is_word(s, at, "but") || cs_attribution_is_word(s, at, "and");
    bool same = s->tokens.at[verb].xpos == s->tokens.at[cue].xpos &&
                cs_story_child(s, verb, CS_DEP_NSUBJ) == CS_NONE;
    return same && link ? at : CS_NONE;
}

/* "told A, the paper reported.": the sign before a saying that closes the sentence. */
static uint32_t closing_start(cs_saying *g, uint32_t cue, uint32_t verb) {
    uint32_t subject = cs_story_child(g->s, verb, CS_DEP_NSUBJ);
    if (subject == CS_NONE || subject > verb)
        return CS_NONE;
    cs_around around = cs_attribution_around(g, verb, subject);
    bool closes =
        around.found && around.then == around.then_end && around.first <= cue && cue < around.end;
    return closes && cs_attribution_fit(g, verb).around.found ? around.end - 1 : CS_NONE;
}

/* Where another saying begins whose cue is the verb: "said A, adding B"; CS_NONE if it does not. */
static uint32_t other_saying(cs_saying *g, uint32_t cue, uint32_t verb) {
    const cs_token *t = &g->s->tokens.at[verb];
    uint32_t at = t->xpos == CS_XPOS_VBG ? participle_start(g->s, verb, cue) : CS_NONE;
    if (at == CS_NONE)
        at = other_clause(g, verb);
    if (at == CS_NONE)
        at = joined_start(g->s, verb, cue);
    if (cs_attribution_in_quote(&g->quotes, verb))
        return CS_NONE;
    if (at == CS_NONE)
        return closing_start(g, cue, verb);
    cs_fit next = cs_attribution_fit(g, verb);
    bool plain =
        cs_attribution_is_word(g->s, at, "and") && !cs_attribution_is_word(g->s, at - 1, ",");
    if (plain && !(next.kinds & CS_TAKES_CLAUSE && next.cue->asserts))
        return CS_NONE;
    bool says = next.score && (next.cue->asserts || next.cue->act != CS_ACT_SAY);
    return says || (next.score && cs_attribution_is_word(g->s, at, ";")) ? at : CS_NONE;
}

/* Cuts off what belongs to the next cue. */
static void cut_other_saying(cs_saying *g, uint32_t token) {
    const cs_sentence *in = &g->s->sentences.at[g->s->tokens.at[token].sentence];
    for (uint32_t i = token + 1; i + 1 < in->token_end; i++) {
        if (g->s->tokens.at[i].upos != CS_UPOS_VERB || !g->marks[i])
            continue;
        uint32_t at = other_saying(g, token, i);
        if (at == CS_NONE || at <= token)
            continue;
        cs_attribution_unmark(g, at, in->token_end);
        return;
    }
}

/* "the general, who said C, left": the comma before the verb of the main clause ends C. */
static void cut_main_clause(cs_saying *g, uint32_t token, const cs_fit *fit) {
    const cs_story *s = g->s;
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    bool relative = fit->source != CS_NONE && (s->tokens.at[fit->source].xpos == CS_XPOS_WP ||
                                               s->tokens.at[fit->source].xpos == CS_XPOS_WDT);
    for (uint32_t i = token + 1; relative && i + 1 < in->token_end; i++) {
        uint8_t next = s->tokens.at[i + 1].xpos;
        bool main = next == CS_XPOS_VBD || next == CS_XPOS_VBZ || next == CS_XPOS_VBP ||
                    next == CS_XPOS_MD || cs_story_below(s, token, i + 1);
        if (!main || !cs_attribution_is_word(s, i, ",") || cs_attribution_in_quote(&g->quotes, i))
            continue;
        cs_attribution_unmark(g, i, in->token_end);
        return;
    }
}

void cs_attribution_cut(cs_saying *g, uint32_t token, const cs_fit *fit) {
    cut_other_saying(g, token);
    cut_main_clause(g, token, fit);
}
