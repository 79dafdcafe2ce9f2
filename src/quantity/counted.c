/* counted.c: what a number counts; see parts.h. The tree decides where it hangs the number on a
 * noun behind it; else the last noun of the phrase that follows. */
#include "quantity/parts.h"

enum { REACH = 8 };

static bool is_noun(const cs_token *t) {
    return t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN;
}

static bool is_word(const cs_counting *c, uint32_t token, const char *word) {
    return token < c->limit &&
           cs_str_eq_nocase(cs_story_words(c->s, c->s->tokens.at[token].span), word);
}

/* May the token stand between a number and the noun it counts? */
static bool is_inside(const cs_token *t) {
    return t->upos == CS_UPOS_ADJ || t->upos == CS_UPOS_ADV || t->xpos == CS_XPOS_VBN ||
           t->xpos == CS_XPOS_VBG || t->xpos == CS_XPOS_POS || t->xpos == CS_XPOS_HYPH ||
           t->key == 0;
}

/* "five unarmed farmers": a participle between number and noun that was taken for a past tense. */
static bool is_taken_for_verb(const cs_counting *c, uint32_t token, uint32_t at) {
    return token == at && token + 1 < c->limit && c->s->tokens.at[token].xpos == CS_XPOS_VBD &&
           (is_noun(&c->s->tokens.at[token + 1]) || is_inside(&c->s->tokens.at[token + 1]));
}

/* The full stop of a cable. */
static bool is_stop(const cs_counting *c, uint32_t token) {
    return is_word(c, token, "stop") && (c->s->tokens.at[token].shape & CS_SHAPE_CAPITALS);
}

/* The last noun of the phrase that goes on at `at`; CS_NONE. */
static uint32_t noun_behind(const cs_counting *c, uint32_t at) {
    uint32_t noun = CS_NONE;
    for (uint32_t i = at; i < c->limit && i < at + REACH; i++) {
        const cs_token *t = &c->s->tokens.at[i];
        bool plural = noun != CS_NONE && c->s->tokens.at[noun].xpos == CS_XPOS_NNS;
        if (is_stop(c, i))
            break;
        if (plural && t->xpos != CS_XPOS_NNS) /* "two pilots Habib and Omar" */
            break;
        if (is_noun(t))
            noun = i;
        else if (t->xpos == CS_XPOS_POS) /* "Iraq's ministries": the noun behind it */
            noun = CS_NONE;
        else if (!is_inside(t) && !is_taken_for_verb(c, i, at))
            break;
        else if (noun != CS_NONE)
            break;
    }
    return noun;
}

/* The noun that the tree hangs the number on, if it stands behind it. */
static uint32_t by_tree(const cs_counting *c, uint32_t token) {
    const cs_token *t = &c->s->tokens.at[token];
    bool modifies = t->deprel == CS_DEP_NUMMOD || t->deprel == CS_DEP_AMOD ||
                    t->deprel == CS_DEP_DET || t->deprel == CS_DEP_COMPOUND;
    if (!modifies || t->head == CS_NONE || t->head < token || t->head >= token + REACH)
        return CS_NONE;
    return is_noun(&c->s->tokens.at[t->head]) ? t->head : CS_NONE;
}

/* "a family of five", "a group of 20": the noun before "of". */
static uint32_t collective(const cs_counting *c, uint32_t from) {
    if (from < c->start + 2 || !is_word(c, from - 1, "of"))
        return CS_NONE;
    uint32_t end,
        entry = cs_phrases_find(&c->q->tolls, c->s, from - 2, from - 1, CS_BY_LEMMA, &end);
    return entry != CS_NONE && c->q->tolls.entries.at[entry].value == CS_TOLL_COLLECTIVE ? from - 2
                                                                                         : CS_NONE;
}

/* "of them", "of the 12 soldiers", "of its fighters" behind the number: the noun or pronoun. */
static uint32_t behind_of(const cs_counting *c, uint32_t at) {
    if (!is_word(c, at, "of"))
        return CS_NONE;
    for (uint32_t i = at + 1; i < c->limit && i < at + REACH; i++) {
        const cs_token *t = &c->s->tokens.at[i];
        if (t->upos == CS_UPOS_PRON && t->xpos != CS_XPOS_PRPS) { /* "four of them children" */
            uint32_t who = i + 1 < c->limit && is_noun(t + 1) ? noun_behind(c, i + 1) : CS_NONE;
            return who == CS_NONE ? i : who;
        }
        if (is_noun(t) || is_inside(t))
            return noun_behind(c, i);
        if (t->upos != CS_UPOS_DET && t->upos != CS_UPOS_NUM && t->xpos != CS_XPOS_PRPS)
            break;
    }
    return CS_NONE;
}

/* "55 injured", "four dead", "12 others": an adjective or participle that stands for people. */
static uint32_t stands_alone(const cs_counting *c, uint32_t at) {
    if (at >= c->limit)
        return CS_NONE;
    const cs_token *t = &c->s->tokens.at[at];
    bool other = is_word(c, at, "others") || is_word(c, at, "dead") || is_word(c, at, "more");
    return other || t->xpos == CS_XPOS_VBN || t->upos == CS_UPOS_ADJ ? at : CS_NONE;
}

void cs_counted_find(const cs_counting *c, const cs_figure *figure, cs_quantity *quantity) {
    uint32_t at = figure->to, head = behind_of(c, at);
    if (head == CS_NONE && figure->size)
        head = noun_behind(c, at + 2);
    if (head == CS_NONE && !figure->size)
        head = by_tree(c, quantity->token);
    if (head == CS_NONE)
        head = noun_behind(c, at);
    uint32_t group = head == CS_NONE ? collective(c, figure->from) : CS_NONE;
    head = group == CS_NONE ? head : group;
    if (head == CS_NONE)
        head = stands_alone(c, at);
    quantity->head = head;
    if (head == CS_NONE)
        return;
    const cs_token *t = &c->s->tokens.at[head];
    bool names =
        head == group || is_noun(t) || t->upos == CS_UPOS_PRON || is_word(c, head, "others");
    if (names)
        quantity->of = cs_story_words(c->s, c->s->tokens.at[head].span);
}
