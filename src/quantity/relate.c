/* relate.c: how a number stands to those around it; see parts.h. */
#include "quantity/parts.h"

enum { REACH = 4, FAR = 28 };

static bool is_word(const cs_story *s, uint32_t token, const char *word) {
    return cs_str_eq_nocase(cs_story_words(s, s->tokens.at[token].span), word);
}

static uint32_t first_token(const cs_story *s, const cs_quantity *q) {
    uint32_t token = q->token;
    while (token > 0 && s->tokens.at[token - 1].span.end > q->span.start)
        token--;
    return token;
}

/* "bringing the death toll to 31", "the number of dead has risen to 31": a toll and a change
 * before "to". */
static bool is_new_toll(const cs_counting *c, uint32_t first) {
    bool named = false, changes = false;
    if (first <= c->start || (!is_word(c->s, first - 1, "to") && !is_word(c->s, first - 1, "at")))
        return false;
    for (uint32_t i = first > c->start + FAR ? first - FAR : c->start; i < first; i++) {
        uint32_t end, entry = cs_phrases_find(&c->q->tolls, c->s, i, first, CS_BY_LEMMA, &end);
        uint32_t role = entry == CS_NONE ? CS_TOLLS : c->q->tolls.entries.at[entry].value;
        named |= role == CS_TOLL_NAME;
        changes |= role == CS_TOLL_CHANGE;
    }
    return named && changes;
}

/* "from 19 to 31": the number before "to" of a toll. */
static bool is_old_toll(const cs_counting *c, uint32_t first, uint32_t behind) {
    return first > c->start && is_word(c->s, first - 1, "from") && behind < c->limit &&
           is_word(c->s, behind, "to");
}

/* The kind that the words directly around tell, or those a few words before. */
static uint8_t told(const cs_counting *c, uint32_t first, uint32_t behind) {
    uint32_t edge, row;
    for (uint32_t at = first; at > c->start && first - at < REACH; at--) {
        row = cs_quantity_before(&c->q->relations[CS_BEFORE], c->s, c->start, at, &edge);
        if (row != CS_NONE && (at == first || row == CS_QUANTITY_PART))
            return (uint8_t)row;
        const cs_token *t = &c->s->tokens.at[at - 1];
        if (t->upos == CS_UPOS_VERB || t->upos == CS_UPOS_PUNCT)
            break;
    }
    row = cs_quantity_after(&c->q->relations[CS_AFTER], c->s, behind, c->limit, &edge);
    bool than = row == CS_QUANTITY_MORE && edge < c->limit && is_word(c->s, edge, "than");
    return row == CS_NONE || than ? CS_QUANTITY_COUNT : (uint8_t)row;
}

/* The number before it in the sentence that it can be a part of. */
static uint32_t whole_before(const cs_story *s, uint32_t first, uint32_t at) {
    for (uint32_t i = at; i-- > first;) {
        const cs_quantity *q = &s->quantities.at[i];
        if (q->kind == CS_QUANTITY_PART)
            return q->whole;
        if (q->best >= s->quantities.at[at].best)
            return i;
    }
    return CS_NONE;
}

/* "4 children and two women": goes on with the parts of a whole. */
static bool continues(const cs_story *s, const cs_quantity *before, const cs_quantity *q) {
    if (before->kind != CS_QUANTITY_PART)
        return false;
    for (uint32_t i = before->token + 1; i < q->token; i++)
        if (s->tokens.at[i].upos == CS_UPOS_VERB || s->tokens.at[i].upos == CS_UPOS_AUX)
            return false;
    return true;
}

/* "12 of the 20 soldiers": the second number is the whole of the first. True if it is. */
static bool link_whole(cs_story *s, uint32_t at, uint32_t first_token_of_last) {
    cs_quantity *part = &s->quantities.at[at - 1];
    bool of = false;
    for (uint32_t i = part->token + 1; i < first_token_of_last; i++) {
        of |= is_word(s, i, "of");
        if (!of)
            return false;
    }
    bool near = first_token_of_last - part->token <= 3;
    if (!of || !near || part->best > s->quantities.at[at].best)
        return false;
    part->kind = CS_QUANTITY_PART;
    part->whole = at;
    return true;
}

/* "three others": what the number before counted. */
static void take_of(cs_story *s, uint32_t first, uint32_t at) {
    cs_quantity *q = &s->quantities.at[at];
    bool others = q->head != CS_NONE && is_word(s, q->head, "others");
    bool bare = !q->of.at || others;
    if (q->kind != CS_QUANTITY_MORE || !bare || at == first)
        return;
    q->of = s->quantities.at[at - 1].of;
}

void cs_relate_last(const cs_counting *c, uint32_t first_of_sentence) {
    cs_story *s = c->s;
    uint32_t at = s->quantities.count - 1;
    cs_quantity *q = &s->quantities.at[at];
    uint32_t first = first_token(s, q), behind = q->token + 1;
    q->kind = told(c, first, behind);
    if (q->kind == CS_QUANTITY_COUNT && is_new_toll(c, first))
        q->kind = CS_QUANTITY_TOTAL;
    if (q->kind == CS_QUANTITY_COUNT && is_old_toll(c, first, behind))
        q->kind = CS_QUANTITY_PREVIOUS;
    if (at > first_of_sentence) {
        bool whole = link_whole(s, at, first);
        if (!whole && q->kind == CS_QUANTITY_COUNT && continues(s, q - 1, q))
            q->kind = CS_QUANTITY_PART;
    }
    if (q->kind == CS_QUANTITY_PART)
        q->whole = whole_before(s, first_of_sentence, at);
    take_of(s, first_of_sentence, at);
}
