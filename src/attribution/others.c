/* others.c: sayings whose cue is no verb with a clause: "according to X", "X: C", "C: X", and
 * "citing X", which passes on what another says. */
#include "attribution/parts.h"

/* Adds a saying with the cue [token, end) whose source is the group of `source`; the words around
 * what begins at `sign` and ends with the group of `noun` are its content. */
static void add_according(cs_saying *g, uint32_t token, uint32_t end, uint32_t sign, uint32_t noun,
                          uint32_t source) {
    cs_attribution x = cs_attribution_blank(cs_story_span(g->s, token, end), token);
    cs_around around = cs_attribution_around_according(g, sign, noun);
    cs_attribution_source(g->t, g->s, &x, source);
    cs_attribution_mark_around(g, &around);
    cs_attribution_keep(g, &x);
}

bool cs_attribution_according(cs_saying *g, uint32_t token) {
    cs_story *s = g->s;
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    if (!cs_attribution_is_word(s, token, "according") || token + 2 >= in->token_end ||
        !cs_attribution_is_word(s, token + 1, "to"))
        return false;
    uint32_t noun = cs_attribution_group_at(s, token + 2);
    if (noun != CS_NONE)
        add_according(g, token, token + 2, token, noun, noun);
    return true;
}

/* "reportedly": somebody says so of the clause in which it stands. */
bool cs_attribution_hearsay(cs_saying *g, uint32_t token) {
    static const char *const words[] = {"reportedly", "allegedly", "purportedly",
                                        "supposedly", "reputedly", NULL};
    const cs_token *t = &g->s->tokens.at[token];
    if (t->upos != CS_UPOS_ADV || t->head == CS_NONE || !cs_story_is_any(g->s, token, words))
        return false;
    cs_attribution x = cs_attribution_blank(t->span, token);
    uint32_t first, end;
    cs_story_subtree(g->s, t->head, &first, &end);
    cs_attribution_mark(g, first, end);
    cs_attribution_unmark(g, token, token + 1);
    cs_attribution_keep(g, &x);
    return true;
}

/* "in the minister's view, C" */
bool cs_attribution_view(cs_saying *g, uint32_t token) {
    static const char *const words[] = {"view",       "opinion", "words", "telling",
                                        "estimation", "account", NULL};
    const cs_story *s = g->s;
    if (s->tokens.at[token].upos != CS_UPOS_NOUN || !cs_story_is_any(s, token, words))
        return false;
    uint32_t sign = cs_story_child(s, token, CS_DEP_CASE);
    uint32_t owner = cs_story_child(s, token, CS_DEP_NMOD_POSS);
    if (owner == CS_NONE || !cs_attribution_is_word(s, sign, "in"))
        return false;
    add_according(g, token, token + 1, sign, token, owner);
    return true;
}

/* ---- colons -----------------------------------------------------------------------------------
 */

enum { MOST_WORDS = 5 };

/* The first colon of a sentence, or its end. */
static uint32_t colon_of(const cs_story *s, const cs_sentence *in) {
    uint32_t colon = in->token;
    while (colon < in->token_end && !cs_attribution_is_word(s, colon, ":"))
        colon++;
    return colon;
}

/* May the words before a colon be a speaker, and not a place or a heading? */
static bool is_speaker(const cs_saying *g, uint32_t token, bool quoted) {
    uint32_t mention = cs_attribution_mention_over(g->s, token);
    if (mention == CS_NONE || g->s->mentions.at[mention].form != CS_FORM_NAME)
        return g->s->tokens.at[token].upos == CS_UPOS_PROPN && (quoted || mention == CS_NONE);
    return quoted || g->s->mentions.at[mention].kind != CS_KIND_PLACE;
}

static void add_colon(cs_saying *g, uint32_t colon, uint32_t source, cs_span words, uint32_t first,
                      uint32_t end) {
    cs_attribution x = cs_attribution_blank(g->s->tokens.at[colon].span, colon);
    cs_attribution_source(g->t, g->s, &x, source);
    x.source = words;
    cs_attribution_mark(g, first, end);
    cs_attribution_keep(g, &x);
}

/* "Blast kills five: police" */
static bool is_source_word(const cs_saying *g, uint32_t first, uint32_t end) {
    uint32_t behind;
    return g->s->tokens.at[end - 1].upos != CS_UPOS_VERB &&
           cs_phrases_find(&g->t->sources, g->s, end - 1, end, CS_BY_LEMMA, &behind) != CS_NONE &&
           end - first <= 3;
}

void cs_attribution_colon(cs_saying *g, const cs_sentence *in) {
    cs_story *s = g->s;
    uint32_t colon = colon_of(s, in), end = in->token_end;
    if (colon == in->token || colon + 1 >= end)
        return;
    bool quoted = cs_attribution_is_mark(s, colon + 1);
    if (colon - in->token <= MOST_WORDS && colon + 2 < end && is_speaker(g, colon - 1, quoted))
        add_colon(g, colon, colon - 1, cs_story_span(s, in->token, colon), colon + 1, end);
    else if (end - colon <= 4 && colon - in->token > 2 && is_source_word(g, colon + 1, end))
        add_colon(g, colon, end - 1, cs_story_span(s, colon + 1, end), in->token, colon);
}

/* ---- citing ----------------------------------------------------------------------------------
 */

/* Is what is cited someone who can say so, and not a reason? */
static bool is_source(const cs_saying *g, uint32_t token) {
    uint32_t mention = cs_attribution_mention_over(g->s, token);
    uint8_t kind = mention == CS_NONE ? CS_KIND_OTHER : g->s->mentions.at[mention].kind;
    if (kind == CS_KIND_PERSON || kind == CS_KIND_ORGANIZATION || kind == CS_KIND_GROUP)
        return true;
    uint32_t end;
    return cs_phrases_find(&g->t->sources, g->s, token, token + 1, CS_BY_LEMMA, &end) != CS_NONE;
}

/* "X told Y that C, citing Z": Z says C, too. */
bool cs_attribution_citing(cs_saying *g, uint32_t token, const cs_fit *fit) {
    cs_story *s = g->s;
    uint32_t object = cs_story_child(s, token, CS_DEP_OBJ);
    bool cites =
        cs_attribution_is_word(s, token, "citing") || cs_attribution_is_word(s, token, "quoting");
    if (!cites || object == CS_NONE || fit->kinds & CS_TAKES_CLAUSE || !is_source(g, object) ||
        !s->attributions.count)
        return false;
    const cs_attribution *told = &s->attributions.at[s->attributions.count - 1];
    if (s->tokens.at[told->cue_token].sentence != s->tokens.at[token].sentence)
        return false;
    cs_attribution x = cs_attribution_blank(s->tokens.at[token].span, token);
    cs_attribution_source(g->t, s, &x, object);
    uint32_t first, end;
    for (uint32_t i = 0; i < told->content.count; i++)
        if (cs_story_tokens_of(s, told->content.at[i], &first, &end))
            cs_attribution_mark(g, first, end);
    cs_attribution_keep(g, &x);
    return true;
}
