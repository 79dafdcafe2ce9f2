/* source.c: the words of the source, with its appositions, and whom they name. */
#include "attribution/parts.h"

/* Parts of a noun group that are not the source itself. */
static bool is_apart(uint8_t deprel) {
    return deprel == CS_DEP_PUNCT || deprel == CS_DEP_CASE || deprel == CS_DEP_PARATAXIS ||
           deprel == CS_DEP_ADVCL || deprel == CS_DEP_COP || deprel == CS_DEP_DEP ||
           deprel == CS_DEP_AUX || deprel == CS_DEP_NSUBJ || deprel == CS_DEP_MARK;
}

static bool describes(uint8_t deprel) {
    return deprel == CS_DEP_ACL || deprel == CS_DEP_ACL_RELCL;
}

/* "speaking on condition of anonymity" */
static bool is_anonymity(const cs_story *s, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (cs_str_eq(s->tokens.at[i].lemma, "anonymity") ||
            cs_str_eq(s->tokens.at[i].lemma, "anonymous"))
            return true;
    return false;
}

/* "the Democrats, looking for votes, said": a clause set off by a comma is no part of the source.
 */
static bool is_set_off(const cs_story *s, uint8_t deprel, uint32_t from) {
    if (deprel != CS_DEP_ACL && deprel != CS_DEP_ACL_RELCL)
        return false;
    return cs_attribution_is_word(s, from, ",") ||
           (from && cs_attribution_is_word(s, from - 1, ","));
}

/* A comma before the head parts it from what is no source ("among the dead, sources said"), but in
 * rows of adjectives and within names. */
static uint32_t behind_comma(const cs_story *s, uint32_t first, uint32_t head) {
    uint32_t mention = cs_attribution_mention_over(s, head);
    for (uint32_t i = head; i-- > first;) {
        bool named = mention != CS_NONE && s->mentions.at[mention].token <= i;
        if (cs_attribution_is_mark(s, i) ||
            (cs_attribution_is_word(s, i, ",") && !named &&
             (i == first || s->tokens.at[i - 1].upos != CS_UPOS_ADJ)))
            return i + 1;
    }
    return first;
}

/* The words of the group, without the clause that holds the cue; of its core alone, without what
 * describes it. */
static cs_span group_span(const cs_story *s, uint32_t head, uint32_t cue, bool core) {
    uint32_t first = head, end = head + 1;
    for (uint32_t c = s->tokens.at[head].child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        uint32_t from, to;
        cs_story_subtree(s, c, &from, &to);
        if (is_apart(s->tokens.at[c].deprel) || (from <= cue && cue < to) ||
            (core && describes(s->tokens.at[c].deprel)) || is_anonymity(s, from, to) ||
            is_set_off(s, s->tokens.at[c].deprel, from))
            continue;
        first = from < first ? from : first;
        end = to > end ? to : end;
    }
    for (uint32_t i = head + 1; core && i < end; i++)
        if (s->tokens.at[i].xpos == CS_XPOS_WP || s->tokens.at[i].xpos == CS_XPOS_WDT)
            end = i;
    first = behind_comma(s, first, head);
    if (first <= cue && cue < end)
        first = head, end = head + 1;
    while (end > head + 1 && s->tokens.at[end - 1].upos == CS_UPOS_PUNCT &&
           !cs_attribution_is_word(s, end - 1, ")"))
        end--;
    return cs_story_span(s, first, end);
}

uint32_t cs_attribution_mention_over(const cs_story *s, uint32_t token) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    uint32_t best = CS_NONE;
    for (uint32_t i = cs_story_seek(s->mentions, in->span.start);
         i < s->mentions.count && s->mentions.at[i].token <= token; i++) {
        const cs_mention *m = &s->mentions.at[i];
        uint32_t size = m->token_end - m->token;
        if (m->token_end > token &&
            (best == CS_NONE || size > s->mentions.at[best].token_end - s->mentions.at[best].token))
            best = i;
    }
    return best;
}

/* "who" and "which" stand for the noun that the clause describes. */
uint32_t cs_attribution_antecedent(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    if (t->xpos != CS_XPOS_WDT && t->xpos != CS_XPOS_WP)
        return token;
    uint32_t top = t->head;
    for (int i = 0; top != CS_NONE && i < 4; i++) {
        if (s->tokens.at[top].deprel == CS_DEP_ACL_RELCL)
            return s->tokens.at[top].head;
        top = s->tokens.at[top].head;
    }
    return token;
}

/* The organisation named in words that are no mention themselves: "the X group's local branch". */
static uint32_t named_within(const cs_story *s, cs_span span) {
    for (uint32_t i = cs_story_seek(s->mentions, span.start);
         i < s->mentions.count && s->mentions.at[i].span.start < span.end; i++) {
        uint8_t kind = s->mentions.at[i].kind;
        if (s->mentions.at[i].form == CS_FORM_NAME &&
            (kind == CS_KIND_ORGANIZATION || kind == CS_KIND_GROUP))
            return i;
    }
    return CS_NONE;
}

static bool is_named(const cs_story *s, const cs_attribution *x) {
    for (uint32_t i = cs_story_seek(s->mentions, x->source.start);
         i < s->mentions.count && s->mentions.at[i].span.start < x->source.end; i++)
        if (s->mentions.at[i].form == CS_FORM_NAME && s->mentions.at[i].kind == CS_KIND_PERSON)
            return true;
    uint32_t mention = cs_story_mention_at(s, x->source_token);
    return mention != CS_NONE && s->mentions.at[mention].form == CS_FORM_NAME;
}

/* "Ana Silva, the minister, said": two subjects for the tree, one source for the reader. */
static cs_span with_apposition(const cs_story *s, uint32_t who, cs_span span) {
    uint32_t next = s->tokens.at[who].sibling, first, end, from, to;
    if (s->tokens.at[who].deprel != CS_DEP_NSUBJ || next == CS_NONE ||
        s->tokens.at[next].deprel != CS_DEP_NSUBJ || next > s->tokens.at[who].head ||
        !cs_story_tokens_of(s, span, &first, &end))
        return span;
    cs_story_subtree(s, next, &from, &to);
    while (to > next + 1 && s->tokens.at[to - 1].upos == CS_UPOS_PUNCT)
        to--;
    bool beside = from == end + 1 && cs_attribution_is_word(s, end, ",");
    return beside ? cs_span_join(span, cs_story_span(s, from, to)) : span;
}

/* Those who say it with them: the tree at times hangs them elsewhere. */
static cs_span with_row(const cs_story *s, const cs_attribution *x) {
    uint32_t first, end;
    if (!cs_story_tokens_of(s, x->source, &first, &end) || end > x->cue_token)
        return x->source;
    uint32_t row = cs_attribution_row(s, first);
    return row == first ? x->source : cs_story_span(s, row, end);
}

void cs_attribution_source(const struct cs_attributer *t, const cs_story *s, cs_attribution *x,
                           uint32_t token) {
    uint32_t who = cs_attribution_antecedent(s, token), mention = cs_story_mention_at(s, who);
    uint32_t over = cs_attribution_mention_over(s, who);
    if (mention == CS_NONE)
        mention = over;
    x->source_token = who;
    x->source = group_span(s, who, x->cue_token, false);
    x->source = with_apposition(s, who, x->source);
    x->source = with_row(s, x);
    if (mention == CS_NONE)
        mention = named_within(s, x->source);
    x->entity = mention == CS_NONE ? CS_NONE : s->mentions.at[mention].entity;
    if (over != CS_NONE && !cs_span_meets(s->mentions.at[over].span, x->cue))
        x->source = cs_span_join(x->source, s->mentions.at[over].span);
    x->named = is_named(s, x);
    x->type = cs_attribution_type(t, s, x, group_span(s, who, x->cue_token, true));
    if (who != token && x->entity != CS_NONE)
        x->source = s->tokens.at[token].span;
}
