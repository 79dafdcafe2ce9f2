/* attribution.c: see attribution.h. Cue words of a table with a source and a content in the tree;
 * "according to"; a name and a colon; direct quotation that runs on over sentences. Of sayings
 * within a saying those are kept that tell of an event, or blame, claim or deny. */
#include "attribution/attribution.h"

#include "attribution/parts.h"
#include "base/limit.h"

cs_attribution cs_attribution_blank(cs_span cue, uint32_t token) {
    return (cs_attribution){.cue = cue,
                            .entity = CS_NONE,
                            .source_token = CS_NONE,
                            .cue_token = token,
                            .act = CS_ACT_SAY,
                            .asserts = true,
                            .accused = CS_NONE};
}

void cs_attribution_keep(cs_saying *g, cs_attribution *x) {
    cs_attribution_gather(g, x);
    if (x->content.count)
        *cs_vec_push(g->s->arena, &g->s->attributions) = *x;
}

/* ---- cues -------------------------------------------------------------------------------------
 */

/* "said A and warned B": a verb of the same tense, behind a link, without a subject of its own. */
static bool is_joined(const cs_story *s, uint32_t first, uint32_t verb) {
    uint32_t at = verb - 1;
    while (at > first && s->tokens.at[at].upos == CS_UPOS_ADV)
        at--;
    return s->tokens.at[verb].xpos == s->tokens.at[first].xpos &&
           cs_story_child(s, verb, CS_DEP_NSUBJ) == CS_NONE &&
           (cs_attribution_is_word(s, at, "and") || cs_attribution_is_word(s, at, "but"));
}

/* "X said A, adding B": who added is who said, though the tree hangs it from a verb of A. */
static void follow_speaker(const cs_story *s, uint32_t token, cs_fit *fit) {
    if (fit->cue->pos != CS_CUE_VERB || !s->attributions.count)
        return;
    const cs_attribution *last = &s->attributions.at[s->attributions.count - 1];
    if (s->tokens.at[last->cue_token].sentence != s->tokens.at[token].sentence ||
        last->cue_token >= token || last->source_token == CS_NONE)
        return;
    bool participle =
        s->tokens.at[token].xpos == CS_XPOS_VBG && !cs_attribution_is_word(s, token - 1, "as");
    if ((participle || is_joined(s, last->cue_token, token)) &&
        (fit->source == CS_NONE || fit->source > last->cue_token))
        fit->source = last->source_token;
}

/* ---- acts -------------------------------------------------------------------------------------
 */

/* "No group claimed the attack", "Nobody has been blamed" */
static bool is_nobody(const cs_story *s, const cs_attribution *x) {
    static const char *const words[] = {"no", "nobody", "none", "neither", NULL};
    if (cs_span_empty(x->source))
        return false;
    cs_str first = cs_story_words(s, x->source), rest;
    first = cs_str_cut(first, ' ', &rest);
    return cs_str_is_any(first, words);
}

static bool is_negated(const cs_story *s, uint32_t verb) {
    for (uint32_t c = s->tokens.at[verb].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (cs_attribution_is_word(s, c, "not") || cs_attribution_is_word(s, c, "n't") ||
            cs_attribution_is_word(s, c, "never"))
            return true;
    return false;
}

/* "said it was behind the attack": it takes the attack on itself. */
static bool is_owned(const cs_saying *g, uint32_t token) {
    const cs_story *s = g->s;
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    for (uint32_t i = in->token + 2; i < in->token_end; i++) {
        bool owned =
            cs_attribution_is_word(s, i, "behind") || cs_attribution_is_word(s, i, "responsible");
        if (owned && g->marks[i] && cs_str_eq(s->tokens.at[i - 1].lemma, "be") &&
            s->tokens.at[i - 2].xpos == CS_XPOS_PRP)
            return true;
    }
    return false;
}

/* "claimed responsibility, saying that": what is claimed is the deed, whatever else is said. */
static bool takes_on(const cs_story *s, uint32_t verb) {
    static const char *const words[] = {"responsibility", "credit", NULL};
    uint32_t object = cs_story_child(s, verb, CS_DEP_OBJ);
    return object != CS_NONE && cs_attribution_is_word(s, verb, "claimed") &&
           cs_str_is_any(s->tokens.at[object].lemma, words);
}

/* "the criminals of Boko Haram", "fighters from the LTTE": the group to which they belong; but not
 * those of a deed: "the murder of the minister". */
static uint32_t group_of(const cs_story *s, uint32_t token) {
    if (cs_story_mention_at(s, token) == CS_NONE)
        return CS_NONE;
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        uint32_t sign = cs_story_child(s, c, CS_DEP_CASE), mention = CS_NONE;
        if (s->tokens.at[c].deprel == CS_DEP_NMOD &&
            (cs_attribution_is_word(s, sign, "of") || cs_attribution_is_word(s, sign, "from")))
            mention = cs_story_mention_at(s, c);
        if (mention != CS_NONE && s->mentions.at[mention].form == CS_FORM_NAME &&
            s->mentions.at[mention].kind != CS_KIND_PLACE)
            return mention;
    }
    return CS_NONE;
}

/* The mention whose head the token is, or that it is in; members stand for their group. */
static uint32_t mention_of(const cs_story *s, uint32_t token) {
    if (token == CS_NONE)
        return CS_NONE;
    uint32_t group = s->tokens.at[token].upos == CS_UPOS_NOUN ? group_of(s, token) : CS_NONE;
    uint32_t mention = group == CS_NONE ? cs_story_mention_at(s, token) : group;
    return mention == CS_NONE ? cs_attribution_mention_over(s, token) : mention;
}

/* The part of a fit that stands behind one of the cue's prepositions; CS_NONE. */
static uint32_t signed_part(const cs_story *s, const cs_fit *fit) {
    for (uint32_t i = 0; i < fit->parts; i++)
        if (fit->kinds & CS_TAKES_SIGN && cs_attribution_has_sign(s, fit->part[i], fit->cue))
            return fit->part[i];
    return CS_NONE;
}

/* On whom the blame is put: the object, the subject of what is suspected, or behind "on" or "to".
 */
static uint32_t accused_of(const cs_story *s, uint32_t token, const cs_fit *fit) {
    uint32_t behind = signed_part(s, fit);
    uint32_t sign = behind == CS_NONE ? CS_NONE : cs_story_child(s, behind, CS_DEP_CASE);
    if (cs_attribution_is_word(s, sign, "on") || cs_attribution_is_word(s, sign, "to"))
        return mention_of(s, behind);
    uint32_t object = cs_story_child(s, token, CS_DEP_OBJ);
    if (object == CS_NONE)
        object = cs_story_child(s, token, CS_DEP_NSUBJ_PASS);
    if (object == CS_NONE && fit->parts && fit->kinds & CS_TAKES_CLAUSE)
        object = cs_story_child(s, fit->part[0], CS_DEP_NSUBJ);
    return mention_of(s, object);
}

/* "called the attackers al-Shabaab fighters", "identified the gunman as X": X is who did it. */
static uint32_t identified(const cs_story *s, uint32_t token, const cs_fit *fit) {
    static const char *const doers[] = {"attacker", "assailant", "gunman",   "bomber",
                                        "killer",   "shooter",   "culprit",  "perpetrator",
                                        "abductor", "kidnapper", "hijacker", NULL};
    uint32_t object = cs_story_child(s, token, CS_DEP_OBJ);
    if (object == CS_NONE)
        object = cs_story_child(s, token, CS_DEP_NSUBJ_PASS);
    if (object == CS_NONE || fit->parts < 2)
        return CS_NONE;
    uint32_t who = cs_attribution_antecedent(s, object);
    uint32_t other = fit->part[0] == object ? fit->part[1] : fit->part[0];
    for (const char *const *doer = doers; *doer; doer++)
        if (cs_str_eq(s->tokens.at[who].lemma, *doer))
            return mention_of(s, other);
    return CS_NONE;
}

/* "denied any role in it", "denied involvement": the blame that it denies is on itself. */
static uint32_t denies_part(const cs_saying *g, const cs_attribution *x) {
    static const char *const words[] = {
        "involvement", "responsibility", "role",       "hand",   "part",
        "link",        "accusation",     "allegation", "charge", NULL};
    const cs_story *s = g->s;
    for (uint32_t i = g->low; i < g->high && x->source_token != CS_NONE; i++)
        for (const char *const *word = words; g->marks[i] && *word; word++)
            if (cs_str_eq(s->tokens.at[i].lemma, *word))
                return mention_of(s, x->source_token);
    return CS_NONE;
}

/* What is done with the content, and on whom the blame is put. */
static void set_act(cs_saying *g, cs_attribution *x, const cs_fit *fit) {
    uint32_t token = x->cue_token;
    x->act = fit->cue->act;
    x->asserts = fit->cue->asserts;
    if (x->act == CS_ACT_ACCUSE || x->act == CS_ACT_SUSPECT)
        x->accused = accused_of(g->s, token, fit);
    if (x->act == CS_ACT_DENY)
        x->accused = denies_part(g, x);
    uint32_t named = x->act == CS_ACT_SAY ? identified(g->s, token, fit) : CS_NONE;
    if (named != CS_NONE) {
        x->act = CS_ACT_ACCUSE;
        x->accused = named;
    }
    if (x->act == CS_ACT_SAY && ((x->asserts && is_owned(g, token)) || takes_on(g->s, token)))
        x->act = CS_ACT_CLAIM;
    if (x->act != CS_ACT_DENY && (is_nobody(g->s, x) || is_negated(g->s, token))) {
        x->act = CS_ACT_SAY;
        x->asserts = false;
        x->accused = CS_NONE;
    }
}

/* ---- cues -------------------------------------------------------------------------------------
 */

/* May it go without a source: "seems to", "is expected to", "was accused of"? */
static bool may_lack_source(const cs_story *s, uint32_t token, const cs_fit *fit) {
    if (fit->cue->takes & CS_TAKES_RAISE || fit->cue->act == CS_ACT_SUSPECT)
        return true;
    if (fit->cue->pos == CS_CUE_NOUN)
        return fit->kinds & (CS_TAKES_CLAUSE | CS_TAKES_INF); /* "amid reports that" */
    if (s->tokens.at[token].deprel == CS_DEP_ACL && fit->kinds & CS_TAKES_PRED)
        return false; /* "a group called the Red Hand" */
    return fit->cue->pos == CS_CUE_VERB && cs_attribution_is_passive(s, token) &&
           (fit->score >= 5 || fit->cue->act == CS_ACT_ACCUSE);
}

/* "who asked not to be named" */
static bool is_about_name(const cs_story *s, const cs_fit *fit) {
    if (!(fit->kinds & CS_TAKES_INF) || !fit->parts)
        return false;
    cs_str lemma = s->tokens.at[fit->part[0]].lemma;
    return cs_str_eq(lemma, "name") || cs_str_eq(lemma, "identify") || cs_str_eq(lemma, "quote");
}

static void add_cue(cs_saying *g, uint32_t token) {
    cs_fit fit = cs_attribution_fit(g, token);
    if (!fit.score || is_about_name(g->s, &fit) || cs_attribution_citing(g, token, &fit))
        return;
    follow_speaker(g->s, token, &fit);
    if (fit.source == CS_NONE && !may_lack_source(g->s, token, &fit))
        return;
    cs_attribution x = cs_attribution_blank(cs_attribution_cue_span(g->s, token, &fit), token);
    if (fit.source != CS_NONE)
        cs_attribution_source(g->t, g->s, &x, fit.source);
    cs_attribution_content(g, token, &fit);
    set_act(g, &x, &fit);
    cs_attribution_keep(g, &x);
}

/* ---- */

static void read_sentence(cs_saying *g, const cs_sentence *in) {
    if (cs_story_aside(g->s, in->span))
        return;
    cs_attribution_colon(g, in);
    for (uint32_t i = in->token; i < in->token_end; i++)
        if (!cs_attribution_according(g, i) && !cs_attribution_hearsay(g, i) &&
            !cs_attribution_view(g, i))
            add_cue(g, i);
}

void cs_attribution_run(const cs_attributer *attributer, cs_story *s) {
    cs_saying g = {.t = attributer, .s = s, .low = UINT32_MAX};
    g.marks = cs_arena_new(s->scratch, uint8_t, s->tokens.count);
    cs_attribution_quotes(s, &g.quotes);
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        if (s->attributions.count >= CS_LIMIT_EVENTS) {
            cs_story_note(s, "attribution", s->sentences.at[k].span,
                          "more than %d attributions: the rest is not read", CS_LIMIT_EVENTS);
            break;
        }
        read_sentence(&g, &s->sentences.at[k]);
    }
    cs_attribution_run_on(&g);
    cs_attribution_follow(s);
    cs_attribution_link(&g);
}
