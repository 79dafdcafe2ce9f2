/* attribution.c: see attribution.h. Cue words of a table with a source and a content in the tree;
 * "according to"; a name and a colon; direct quotation that runs on over sentences. Of sayings
 * within a saying those are kept that tell of an event, or blame, claim or deny. */
#include "attribution/attribution.h"

#include "attribution/parts.h"
#include "base/limit.h"

static cs_attribution blank(cs_span cue, uint32_t token) {
    return (cs_attribution){.cue = cue,
                            .entity = CS_NONE,
                            .source_token = CS_NONE,
                            .cue_token = token,
                            .act = CS_ACT_SAY,
                            .asserts = true,
                            .accused = CS_NONE};
}

static void keep(cs_saying *g, cs_attribution *x) {
    cs_attribution_gather(g, x);
    if (x->content.count)
        *cs_vec_push(g->s->arena, &g->s->attributions) = *x;
}

/* ---- cues -------------------------------------------------------------------------------------
 */

/* May it go without a source: "seems to", "is expected to", "was accused of"? */
static bool may_lack_source(const cs_story *s, uint32_t token, const cs_fit *fit) {
    return fit->cue->takes & CS_TAKES_RAISE ||
           (fit->cue->pos == CS_CUE_VERB && cs_attribution_is_passive(s, token));
}

/* "X said A, adding B": who added is who said, though the tree hangs it from a verb of A. */
static void follow_speaker(const cs_story *s, uint32_t token, cs_fit *fit) {
    bool participle = s->tokens.at[token].xpos == CS_XPOS_VBG && fit->cue->pos == CS_CUE_VERB &&
                      token && cs_attribution_is_word(s, token - 1, ",");
    if (!participle || !s->attributions.count)
        return;
    const cs_attribution *last = &s->attributions.at[s->attributions.count - 1];
    bool same = s->tokens.at[last->cue_token].sentence == s->tokens.at[token].sentence;
    if (same && last->source_token != CS_NONE &&
        (fit->source == CS_NONE || fit->source > last->cue_token))
        fit->source = last->source_token;
}

static void add_cue(cs_saying *g, uint32_t token) {
    cs_fit fit = cs_attribution_fit(g, token);
    if (!fit.score || (fit.source == CS_NONE && !may_lack_source(g->s, token, &fit)))
        return;
    follow_speaker(g->s, token, &fit);
    cs_attribution x = blank(cs_attribution_cue_span(g->s, token, &fit), token);
    uint32_t object = cs_story_child(g->s, token, CS_DEP_OBJ);
    if (object == CS_NONE)
        object = cs_story_child(g->s, token, CS_DEP_NSUBJ_PASS);
    x.act = fit.cue->act;
    x.asserts = fit.cue->asserts;
    if (fit.source != CS_NONE)
        cs_attribution_source(g->t, g->s, &x, fit.source);
    bool blames = x.act == CS_ACT_ACCUSE || x.act == CS_ACT_SUSPECT;
    if (blames && object != CS_NONE)
        x.accused = cs_story_mention_at(g->s, object);
    cs_attribution_content(g, token, &fit);
    keep(g, &x);
}

/* "according to": the noun that follows is the source of the words around. */
static void add_according(cs_saying *g, uint32_t token) {
    cs_story *s = g->s;
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    if (token + 2 >= in->token_end || !cs_attribution_is_word(s, token + 1, "to"))
        return;
    uint32_t noun = cs_attribution_group_at(s, token + 2);
    if (noun == CS_NONE)
        return;
    cs_attribution x = blank(cs_story_span(s, token, token + 2), token);
    cs_around around = cs_attribution_around_according(g, token, noun);
    cs_attribution_source(g->t, s, &x, noun);
    cs_attribution_mark_around(g, &around);
    keep(g, &x);
}

/* "PENCE: We will not ...": a short name and a colon at the start of a line. */
static void add_speaker(cs_saying *g, const cs_sentence *in) {
    enum { MOST_WORDS = 5 };
    cs_story *s = g->s;
    uint32_t colon = in->token;
    while (colon < in->token_end && colon - in->token <= MOST_WORDS &&
           !cs_str_eq(cs_story_words(s, s->tokens.at[colon].span), ":"))
        colon++;
    bool found = colon < in->token_end && colon > in->token && colon - in->token <= MOST_WORDS;
    if (!found || colon + 2 >= in->token_end || s->tokens.at[colon - 1].upos != CS_UPOS_PROPN)
        return;
    cs_attribution x = blank(s->tokens.at[colon].span, colon);
    cs_attribution_source(g->t, s, &x, colon - 1);
    x.source = cs_story_span(s, in->token, colon);
    cs_attribution_mark(g, colon + 1, in->token_end);
    keep(g, &x);
}

/* ---- sayings within sayings -------------------------------------------------------------------
 */

/* The first event at or behind a byte of the text. */
static uint32_t event_from(const cs_story *s, uint32_t byte) {
    uint32_t low = 0, high = s->events.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->events.at[middle].trigger.start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool tells_of_event(const cs_story *s, const cs_attribution *x) {
    for (uint32_t k = 0; k < x->content.count; k++) {
        uint32_t e = event_from(s, x->content.at[k].start);
        if (e < s->events.count && s->events.at[e].trigger.start < x->content.at[k].end)
            return true;
    }
    return false;
}

/* Adds `step` to the depth of the content's tokens. */
static void deepen(const cs_story *s, const cs_attribution *x, uint16_t *depth, int step) {
    uint32_t first, end;
    for (uint32_t k = 0; k < x->content.count; k++)
        if (cs_story_tokens_of(s, x->content.at[k], &first, &end))
            for (uint32_t i = first; i < end; i++)
                depth[i] = (uint16_t)(depth[i] + step);
}

/* Is it "I" or "we", or nobody? */
static bool is_first_person(const cs_story *s, const cs_attribution *x) {
    cs_str first = CS_STR("Person=1");
    if (x->source_token == CS_NONE)
        return true;
    cs_str feats = s->tokens.at[x->source_token].feats;
    return feats.at && cs_str_find_str(feats, first, 0) < feats.size;
}

static bool matters(const cs_story *s, const cs_attribution *x) {
    return !is_first_person(s, x) && (x->asserts || x->act != CS_ACT_SAY) && tells_of_event(s, x);
}

static void drop_inner(cs_story *s) {
    uint16_t *depth = cs_arena_new(s->scratch, uint16_t, s->tokens.count);
    for (uint32_t i = 0; i < s->attributions.count; i++)
        deepen(s, &s->attributions.at[i], depth, 1);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->attributions.count; i++) {
        cs_attribution *x = &s->attributions.at[i];
        if (depth[x->cue_token] && !matters(s, x))
            deepen(s, x, depth, -1);
        else
            s->attributions.at[kept++] = *x;
    }
    s->attributions.count = kept;
}

static void link_events(cs_story *s) {
    for (uint32_t i = 0; i < s->attributions.count; i++) {
        const cs_attribution *x = &s->attributions.at[i];
        for (uint32_t k = 0; k < x->content.count; k++) {
            cs_span said = x->content.at[k];
            for (uint32_t e = event_from(s, said.start);
                 e < s->events.count && s->events.at[e].trigger.start < said.end; e++)
                cs_ids_add(s->arena, &s->events.at[e].attributions, i);
        }
    }
}

/* ---- */

static void read_sentence(cs_saying *g, const cs_sentence *in) {
    if (cs_story_aside(g->s, in->span))
        return;
    add_speaker(g, in);
    for (uint32_t i = in->token; i < in->token_end; i++) {
        if (cs_str_eq_nocase(cs_story_words(g->s, g->s->tokens.at[i].span), "according"))
            add_according(g, i);
        else
            add_cue(g, i);
    }
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
    drop_inner(s);
    link_events(s);
}
