/* fit.c: which row of the cue table fits a word, by what hangs from it in the tree.
 *
 * Every row of the word is tried: each child that the row takes is a part of the content and adds
 * to the score, a clause most and a bare object least. The best row is used, so "claim" with
 * "responsibility" is another cue than "claim" with a clause, and a word that says something only
 * with a clause behind it ("find", "hold", "see") says nothing without. */
#include "attribution/parts.h"

/* ---- one row ----------------------------------------------------------------------------------
 */

static bool has_word(const cs_story *s, uint32_t token, uint64_t key) {
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (s->tokens.at[c].key == key || s->tokens.at[c].lemma_key == key)
            return true;
    return false;
}

static int score_of(const cs_fit *fit) {
    static const struct {
        uint16_t kind;
        int score;
    } worth[] = {{CS_TAKES_CLAUSE, 8}, {CS_TAKES_INF, 6}, {CS_TAKES_PRED, 6},
                 {CS_TAKES_SIGN, 5},   {CS_TAKES_ING, 4}, {CS_TAKES_OBJ, 3}};
    int score = fit->cue->needs ? 4 : 0;
    for (size_t i = 0; i < sizeof worth / sizeof *worth; i++)
        score += fit->kinds & worth[i].kind ? worth[i].score : 0;
    return fit->kinds ? score : 0;
}

/* "C, X said" goes before what hangs from the verb, unless a clause follows it. */
static void look_around(const cs_saying *g, uint32_t token, cs_fit *fit) {
    fit->source = cs_attribution_speaker(g, token, fit->cue);
    cs_around around = cs_attribution_around(g, token, fit->source);
    bool follows = false;
    for (uint32_t i = 0; i < fit->parts; i++)
        follows |= fit->part[i] > token && fit->part[i] > fit->source;
    if (!around.found || (follows && around.then == around.then_end))
        return;
    fit->around = around;
    fit->parts = fit->kinds = 0;
    fit->score = 9;
}

static cs_fit fit_row(const cs_saying *g, uint32_t token, const cs_cue *cue) {
    const cs_story *s = g->s;
    cs_fit fit = {.cue = cue, .source = CS_NONE, .light = CS_NONE};
    if (cue->needs && !has_word(s, token, cue->needs))
        return fit;
    cs_attribution_parts(g, token, &fit);
    fit.score = score_of(&fit);
    if (cue->takes & CS_TAKES_QUOTE)
        look_around(g, token, &fit);
    if (cue->pos != CS_CUE_VERB || fit.around.found || fit.kinds & CS_TAKES_CLAUSE)
        return fit;
    fit.source = cs_attribution_speaker(g, token, cue);
    if (cue->takes & CS_TAKES_QUOTE && cs_attribution_quote_near(g, token, fit.source)) {
        fit.parts = fit.kinds = 0;
        fit.score = 7;
    } else if (fit.score < 5 && (!fit.parts || (cue->asserts && cue->takes & CS_TAKES_QUOTE))) {
        cs_attribution_look_behind(g, token, &fit);
    }
    if (!fit.score && cue->asserts && cue->takes & CS_TAKES_QUOTE)
        cs_attribution_look_ahead(g, token, &fit);
    return fit;
}

/* ---- the rows of a word -----------------------------------------------------------------------
 */

static bool is_predicate(const cs_story *s, uint32_t token) {
    uint8_t r = s->tokens.at[token].deprel;
    return cs_story_child(s, token, CS_DEP_COP) != CS_NONE || r == CS_DEP_XCOMP ||
           r == CS_DEP_ACL || r == CS_DEP_ADVCL || cs_attribution_is_passive(s, token);
}

static bool is_pos(const cs_story *s, uint32_t token, const cs_cue *cue) {
    uint8_t upos = s->tokens.at[token].upos;
    if (cue->pos == CS_CUE_VERB)
        return upos == CS_UPOS_VERB;
    if (cue->pos == CS_CUE_NOUN)
        return upos == CS_UPOS_NOUN;
    return (upos == CS_UPOS_ADJ || upos == CS_UPOS_VERB) && is_predicate(s, token);
}

/* "seems to show": the inner verb is the cue. */
static bool is_outdone(const cs_saying *g, uint32_t token, const cs_cue *cue) {
    if (!(cue->takes & CS_TAKES_RAISE))
        return false;
    uint32_t inner = cs_story_child(g->s, token, CS_DEP_XCOMP);
    return inner != CS_NONE &&
           cs_map_get(&g->t->words, g->s->tokens.at[inner].lemma_key) != CS_NONE &&
           g->s->tokens.at[inner].upos == CS_UPOS_VERB;
}

static void try_rows(const cs_saying *g, uint32_t token, uint64_t key, cs_fit *best) {
    uint32_t at = cs_map_get(&g->t->words, key);
    for (; at != CS_NONE; at = g->t->cues.at[at].next) {
        const cs_cue *cue = &g->t->cues.at[at];
        if (!is_pos(g->s, token, cue) || is_outdone(g, token, cue))
            continue;
        cs_fit fit = fit_row(g, token, cue);
        if (fit.score > best->score)
            *best = fit;
    }
}

/* "said in a statement that": the noun tells how it was said, and says nothing more. */
static bool is_means(const cs_saying *g, uint32_t token, const cs_cue *cue) {
    const cs_token *t = &g->s->tokens.at[token];
    if (cue->pos != CS_CUE_NOUN || t->deprel != CS_DEP_OBL)
        return false;
    uint32_t at = cs_map_get(&g->t->words, g->s->tokens.at[t->head].lemma_key);
    for (; at != CS_NONE; at = g->t->cues.at[at].next)
        if (g->t->cues.at[at].takes & CS_TAKES_QUOTE)
            return true;
    return false;
}

/* "repeated his view that": the noun is the cue, and the verb gives it voice. */
static bool is_voiced(const cs_saying *g, uint32_t token, const cs_fit *fit) {
    if (fit->cue->pos != CS_CUE_VERB || fit->kinds != CS_TAKES_OBJ || !fit->parts ||
        g->s->tokens.at[fit->part[0]].upos != CS_UPOS_NOUN ||
        cs_attribution_light_verb(g, fit->part[0]) != token)
        return false;
    return cs_attribution_fit(g, fit->part[0]).score > 0;
}

/* The verb that gives voice to a noun without an owner, or with "his": its subject speaks. */
static void give_voice(const cs_saying *g, uint32_t noun, cs_fit *fit) {
    bool owned = fit->source != CS_NONE && g->s->tokens.at[fit->source].upos != CS_UPOS_PRON;
    uint32_t verb = owned ? CS_NONE : cs_attribution_light_verb(g, noun);
    uint32_t speaker = verb == CS_NONE ? CS_NONE : cs_attribution_speaker(g, verb, NULL);
    if (verb == CS_NONE || (speaker == CS_NONE && fit->source != CS_NONE))
        return;
    fit->light = verb;
    fit->source = speaker;
}

cs_fit cs_attribution_fit(const cs_saying *g, uint32_t token) {
    const cs_token *t = &g->s->tokens.at[token];
    cs_fit best = {.source = CS_NONE, .light = CS_NONE};
    try_rows(g, token, t->lemma_key, &best);
    if (t->key != t->lemma_key)
        try_rows(g, token, t->key, &best);
    if (!best.score || is_means(g, token, best.cue) || is_voiced(g, token, &best))
        return (cs_fit){.source = CS_NONE, .light = CS_NONE};
    best.source =
        best.cue->takes & CS_TAKES_RAISE ? CS_NONE : cs_attribution_speaker(g, token, best.cue);
    if (best.source != CS_NONE && best.cue->needs &&
        g->s->tokens.at[best.source].lemma_key == best.cue->needs)
        best.source = CS_NONE; /* "suspicion fell on" */
    if (best.cue->pos == CS_CUE_NOUN)
        give_voice(g, token, &best);
    return best;
}

/* ---- the cue's words --------------------------------------------------------------------------
 */

static bool belongs_before(const cs_story *s, uint32_t child) {
    uint8_t r = s->tokens.at[child].deprel;
    return r == CS_DEP_AUX || r == CS_DEP_AUX_PASS || r == CS_DEP_COP ||
           (r == CS_DEP_ADVMOD && s->tokens.at[child].upos != CS_UPOS_SCONJ) ||
           (r == CS_DEP_MARK && s->tokens.at[child].upos == CS_UPOS_PART);
}

/* The preposition before the content: "accused of", "concern about". */
static bool leads_part(const cs_story *s, uint32_t token, const cs_fit *fit) {
    uint8_t r = s->tokens.at[token].deprel;
    if ((r != CS_DEP_CASE && r != CS_DEP_MARK) || !(fit->kinds & CS_TAKES_SIGN))
        return false;
    for (uint32_t i = 0; i < fit->parts; i++)
        if (fit->part[i] == s->tokens.at[token].head)
            return cs_attribution_has_sign(s, fit->part[i], fit->cue);
    return false;
}

cs_span cs_attribution_cue_span(const cs_story *s, uint32_t token, const cs_fit *fit) {
    enum { MOST_BEFORE = 5 };
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    uint32_t first = fit->light != CS_NONE && fit->light < token ? fit->light : token;
    uint32_t end = token + 1;
    if (fit->cue->pos != CS_CUE_NOUN || fit->light != CS_NONE)
        for (uint32_t i = first; i-- > in->token && token - i <= MOST_BEFORE;) {
            if (s->tokens.at[i].head != (fit->light == CS_NONE ? token : fit->light) ||
                !belongs_before(s, i))
                break;
            first = i;
        }
    while (end < in->token_end && s->tokens.at[end].deprel == CS_DEP_COMPOUND_PRT &&
           s->tokens.at[end].head == token)
        end++;
    bool needed = end < in->token_end && fit->cue->needs &&
                  s->tokens.at[end].key == fit->cue->needs &&
                  s->tokens.at[end].upos != CS_UPOS_NOUN;
    if (needed || (end < in->token_end && leads_part(s, end, fit)))
        end++;
    return cs_story_span(s, first, end);
}
