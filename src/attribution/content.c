/* content.c: what is said: tokens are marked as content and unmarked where they are cue or source,
 * then gathered to spans. A quotation is taken whole, over sentences; one that stands alone behind
 * a saying is by the same speaker. */
#include "attribution/parts.h"

/* ---- marks ------------------------------------------------------------------------------------
 */

void cs_attribution_mark(cs_saying *g, uint32_t first, uint32_t end) {
    if (first >= end)
        return;
    memset(g->marks + first, 1, end - first);
    g->low = first < g->low ? first : g->low;
    g->high = end > g->high ? end : g->high;
}

void cs_attribution_unmark(cs_saying *g, uint32_t first, uint32_t end) {
    if (first < end)
        memset(g->marks + first, 0, end - first);
}

static bool is_sign(const cs_story *s, uint32_t token) {
    return s->tokens.at[token].upos == CS_UPOS_PUNCT;
}

/* Signs at the ends are no content, but for quotation marks. */
static bool is_trimmed(const cs_story *s, uint32_t token) {
    return is_sign(s, token) && !cs_attribution_is_mark(s, token);
}

static void add_span(const cs_saying *g, cs_attribution *x, uint32_t first, uint32_t end) {
    while (end > first && is_trimmed(g->s, end - 1))
        end--;
    while (first < end && is_trimmed(g->s, first))
        first++;
    bool only_mark = end == first + 1 && is_sign(g->s, first);
    if (first < end && !only_mark)
        *cs_vec_push(g->s->arena, &x->content) = cs_story_span(g->s, first, end);
}

/* The end of a run of marks; signs between marks belong to it. */
static uint32_t run_end(const cs_saying *g, uint32_t first) {
    uint32_t end = first;
    for (uint32_t i = first; i < g->high && (g->marks[i] || is_sign(g->s, i)); i++)
        end = g->marks[i] ? i + 1 : end;
    return end;
}

void cs_attribution_gather(cs_saying *g, cs_attribution *x) {
    for (uint32_t i = g->low; i < g->high;) {
        uint32_t end = g->marks[i] ? run_end(g, i) : i + 1;
        if (g->marks[i])
            add_span(g, x, i, end);
        i = end;
    }
    if (g->low < g->high)
        cs_attribution_unmark(g, g->low, g->high);
    g->low = UINT32_MAX;
    g->high = 0;
}

/* ---- from the tree ----------------------------------------------------------------------------
 */

static void mark_below(cs_saying *g, uint32_t token) {
    uint32_t first, end;
    cs_story_subtree(g->s, token, &first, &end);
    cs_attribution_mark(g, first, end);
}

static void unmark_below(cs_saying *g, uint32_t token) {
    uint32_t first, end;
    cs_story_subtree(g->s, token, &first, &end);
    cs_attribution_unmark(g, first, end);
}

void cs_attribution_mark_around(cs_saying *g, const cs_around *around) {
    cs_attribution_mark(g, around->first, around->end);
    cs_attribution_mark(g, around->then, around->then_end);
}

/* Is the token a part of the content, or does it hold one? */
static bool has_part(const cs_story *s, const cs_fit *fit, uint32_t token) {
    for (uint32_t i = 0; i < fit->parts; i++)
        if (cs_story_below(s, fit->part[i], token))
            return true;
    return false;
}

/* Names are taken whole, though the tree may part their words. */
static void mark_names(cs_saying *g, uint32_t token, const cs_fit *fit) {
    for (uint32_t i = 0; i < fit->parts; i++) {
        uint32_t over = cs_attribution_mention_over(g->s, fit->part[i]);
        const cs_mention *m = over == CS_NONE ? NULL : &g->s->mentions.at[over];
        if (m && m->form == CS_FORM_NAME && !(m->token <= token && token < m->token_end))
            cs_attribution_mark(g, m->token, m->token_end);
    }
}

/* "denied any role | in the attack", "said he went | because it rained": what the tree hangs from
 * the verb stands behind the content and belongs to it, unless it tells when or in what it was
 * said. */
static void mark_trail(cs_saying *g, uint32_t token, const cs_fit *fit) {
    if (!fit->parts || fit->kinds & (CS_TAKES_INF | CS_TAKES_PERSON) || fit->part[0] < token)
        return;
    uint32_t end = g->high;
    for (uint32_t c = g->s->tokens.at[token].child; c != CS_NONE; c = g->s->tokens.at[c].sibling) {
        uint8_t r = g->s->tokens.at[c].deprel;
        uint32_t first, last;
        cs_story_subtree(g->s, c, &first, &last);
        bool paper = cs_map_get(&g->t->papers, g->s->tokens.at[c].lemma_key) != CS_NONE;
        bool trails = r == CS_DEP_OBL || r == CS_DEP_ACL ||
                      (r == CS_DEP_ADVCL && fit->kinds & CS_TAKES_CLAUSE);
        if (!trails || first != end || cs_attribution_is_time(g->s, c) || paper)
            continue;
        cs_attribution_mark(g, first, last);
        end = last;
    }
}

/* "believe | her efforts, ..., will help": the subject of a clause that the tree hung elsewhere. */
static void mark_gap(cs_saying *g, uint32_t token, const cs_fit *fit) {
    const cs_story *s = g->s;
    if (!(fit->kinds & CS_TAKES_CLAUSE) || !fit->parts || fit->part[0] < token ||
        fit->cue->takes & CS_TAKES_PERSON || fit->source > token)
        return;
    uint32_t first, end;
    cs_story_subtree(s, fit->part[0], &first, &end);
    uint8_t next = s->tokens.at[token + 1].upos;
    bool group = next == CS_UPOS_DET || next == CS_UPOS_PRON || next == CS_UPOS_PROPN ||
                 next == CS_UPOS_NOUN || next == CS_UPOS_ADJ || next == CS_UPOS_NUM;
    if (group && first > token + 1 && !cs_attribution_is_time(s, token + 1) &&
        !cs_attribution_is_mark(s, first) && s->tokens.at[first].upos != CS_UPOS_SCONJ)
        cs_attribution_mark(g, token + 1, first);
}

/* The preposition that the cue leads with is its own: "worried about | the dam". */
static void unmark_sign(cs_saying *g, uint32_t token, const cs_fit *fit) {
    if (!(fit->kinds & CS_TAKES_SIGN) || !fit->parts)
        return;
    uint32_t part = fit->part[0];
    for (uint32_t c = g->s->tokens.at[part].child; c != CS_NONE; c = g->s->tokens.at[c].sibling)
        if (g->s->tokens.at[c].deprel == CS_DEP_CASE && c < part &&
            (fit->parts == 1 || c == token + 1))
            cs_attribution_unmark(g, c, c + 1);
}

/* What hangs from the cue and is no content. */
static void unmark_rest(cs_saying *g, uint32_t token, const cs_fit *fit) {
    for (uint32_t c = g->s->tokens.at[token].child; c != CS_NONE; c = g->s->tokens.at[c].sibling)
        if (!has_part(g->s, fit, c))
            unmark_below(g, c);
    if (fit->source != CS_NONE && !cs_story_below(g->s, token, fit->source) &&
        !has_part(g->s, fit, fit->source))
        unmark_below(g, fit->source);
    cs_attribution_unmark(g, token, token + 1);
}

/* ---- quotations -------------------------------------------------------------------------------
 */

static bool holds(const cs_quote *q, uint32_t token) {
    return token != CS_NONE && q->first <= token && token < q->end;
}

/* Is there nothing but the source, and no other verb, in [first, end)? */
static bool is_clear(const cs_story *s, uint32_t first, uint32_t end, uint32_t source) {
    enum { MOST = 14 };
    uint32_t from = 0, to = 0, strange = 0;
    if (source != CS_NONE)
        cs_story_subtree(s, source, &from, &to);
    for (uint32_t i = first; i < end && strange <= MOST; i++) {
        if (from <= i && i < to)
            continue;
        if (s->tokens.at[i].upos == CS_UPOS_VERB)
            return false;
        strange++;
    }
    return strange <= MOST;
}

/* Does a sign or the source lead up to the quotation? Else it is a part of what is said: "noted the
 * "kind of problems" he had". */
static bool is_led(const cs_story *s, const cs_quote *q, uint32_t verb, uint32_t source) {
    uint32_t first = 0, end = 0;
    if (source != CS_NONE)
        cs_story_subtree(s, source, &first, &end);
    return q->end <= verb || q->first == verb + 1 || is_sign(s, q->first - 1) ||
           (first > verb && end == q->first);
}

static bool is_near(const cs_story *s, const cs_quote *q, uint32_t verb, uint32_t source) {
    if (holds(q, verb) || holds(q, source) || !is_led(s, q, verb, source))
        return false;
    return q->end <= verb ? is_clear(s, q->end, verb, source)
                          : is_clear(s, verb + 1, q->first, source);
}

bool cs_attribution_quote_near(const cs_saying *g, uint32_t verb, uint32_t source) {
    const cs_sentence *in = &g->s->sentences.at[g->s->tokens.at[verb].sentence];
    for (uint32_t i = cs_attribution_quote_from(&g->quotes, in->token);
         i < g->quotes.count && g->quotes.at[i].first < in->token_end; i++)
        if (cs_attribution_is_long(&g->quotes.at[i]) &&
            is_near(g->s, &g->quotes.at[i], verb, source))
            return true;
    return false;
}

static bool is_touched(const cs_saying *g, const cs_quote *q) {
    for (uint32_t i = q->first; i < q->end; i++)
        if (g->marks[i])
            return true;
    return false;
}

static void mark_quotes(cs_saying *g, uint32_t token, const cs_fit *fit) {
    const cs_sentence *in = &g->s->sentences.at[g->s->tokens.at[token].sentence];
    bool spoken =
        fit->cue->takes & CS_TAKES_QUOTE && (fit->kinds == 0 || fit->kinds & CS_TAKES_CLAUSE);
    for (uint32_t i = cs_attribution_quote_from(&g->quotes, in->token);
         i < g->quotes.count && g->quotes.at[i].first < in->token_end; i++) {
        const cs_quote *q = &g->quotes.at[i];
        if (holds(q, token) || holds(q, fit->source))
            continue;
        bool near = spoken && cs_attribution_is_long(q) && is_near(g->s, q, token, fit->source);
        if (near || is_touched(g, q))
            cs_attribution_mark(g, q->first, q->end);
    }
}

void cs_attribution_content(cs_saying *g, uint32_t token, const cs_fit *fit) {
    for (uint32_t i = 0; i < fit->parts; i++)
        mark_below(g, fit->part[i]);
    cs_attribution_mark_around(g, &fit->around);
    unmark_sign(g, token, fit);
    if (!fit->around.found)
        unmark_rest(g, token, fit);
    mark_names(g, token, fit);
    mark_gap(g, token, fit);
    if (fit->cue->pos == CS_CUE_VERB)
        mark_trail(g, token, fit);
    mark_quotes(g, token, fit);
    cs_attribution_cut(g, token, fit);
}

/* ---- quotations that stand alone --------------------------------------------------------------
 */

/* Where the words of an attribution end, as a token. */
static uint32_t reach(const cs_story *s, const cs_attribution *x) {
    uint32_t first, end, far = x->cue_token + 1;
    for (uint32_t i = 0; i < x->content.count; i++)
        if (cs_story_tokens_of(s, x->content.at[i], &first, &end) && end > far)
            far = end;
    return s->sentences.at[s->tokens.at[far - 1].sentence].token_end;
}

static bool is_covered(const cs_attribution *x, cs_span span) {
    for (uint32_t i = 0; i < x->content.count; i++)
        if (cs_span_meets(x->content.at[i], span))
            return true;
    return false;
}

/* The speaker at hand while the quotations are gone through. */
typedef struct cs_speaker {
    uint32_t owner, far; /* an attribution, or CS_NONE; the token where its words end */
    uint32_t next;       /* the attributions before this one are seen */
} cs_speaker;

/* Goes on to the last attribution before a token that no quotation holds. */
static void advance(const cs_saying *g, cs_speaker *p, uint32_t token) {
    const cs_story *s = g->s;
    for (; p->next < s->attributions.count && s->attributions.at[p->next].cue_token < token;
         p->next++) {
        const cs_attribution *x = &s->attributions.at[p->next];
        if (!x->asserts || cs_attribution_in_quote(&g->quotes, x->cue_token))
            continue;
        uint32_t far = reach(s, x);
        if (far >= p->far) {
            p->owner = p->next;
            p->far = far;
        }
    }
}

/* Has a cue of its sentences taken the quotation? */
static bool is_taken(const cs_saying *g, const cs_speaker *p, const cs_quote *q) {
    const cs_story *s = g->s;
    cs_span span = cs_story_span(s, q->first, q->end);
    uint32_t end = s->sentences.at[s->tokens.at[q->end - 1].sentence].token_end;
    if (is_covered(&s->attributions.at[p->owner], span))
        return true;
    for (uint32_t i = p->next; i < s->attributions.count && s->attributions.at[i].cue_token < end;
         i++)
        if (s->attributions.at[i].cue_token >= q->end && is_covered(&s->attributions.at[i], span))
            return true;
    return false;
}

void cs_attribution_run_on(cs_saying *g) {
    cs_story *s = g->s;
    cs_speaker p = {.owner = CS_NONE};
    for (uint32_t i = 0; i < g->quotes.count; i++) {
        const cs_quote *q = &g->quotes.at[i];
        uint32_t sentence = s->tokens.at[q->first].sentence;
        advance(g, &p, q->first);
        if (p.owner == CS_NONE || q->first != s->sentences.at[sentence].token ||
            p.far != q->first || is_taken(g, &p, q))
            continue;
        bool carried = i && g->quotes.at[i - 1].open;
        if (cs_attribution_new_paragraph(s, sentence) && !carried)
            continue;
        cs_attribution_mark(g, q->first, q->end);
        cs_attribution_gather(g, &s->attributions.at[p.owner]);
        p.far = s->sentences.at[s->tokens.at[q->end - 1].sentence].token_end;
    }
}
