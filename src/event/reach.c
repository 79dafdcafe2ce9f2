/* reach.c: see reach.h. */
#include "event/reach.h"

/* Does a phrase with that preposition hang from the act, even where the tree hangs it from who or
 * what stands between: "the killing of priests by rebels", "an attack by rebels on a convoy",
 * "fired tear gas at students"? */
static bool reaches_over(const cs_story *s, uint32_t between, uint64_t preposition) {
    static const char *const onto[] = {"on", "against", "at", NULL};
    if (preposition == cs_phrase_key(CS_STR("by")))
        return true;
    uint32_t mention = cs_roles_mention(s, between);
    uint8_t kind = mention == CS_NONE ? CS_KIND_OTHER : s->mentions.at[mention].kind;
    bool over = kind == CS_KIND_PERSON || kind == CS_KIND_GROUP || kind == CS_KIND_ORGANIZATION ||
                kind == CS_KIND_WEAPON;
    for (const char *const *word = onto; over && *word; word++)
        if (preposition == cs_phrase_key(cs_str_of(*word)))
            return true;
    return false;
}

/* What hangs from what hangs from the act. */
static void look_deeper(const cs_draft *d, uint64_t preposition, cs_few *few) {
    const cs_story *s = d->s;
    uint8_t relation = d->frame->pos == CS_FRAME_NOUN ? CS_DEP_NMOD : CS_DEP_OBJ;
    for (uint32_t c = s->tokens.at[d->token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (s->tokens.at[c].deprel == relation && c > d->token && reaches_over(s, c, preposition))
            cs_tree_behind(s, c, preposition, few);
}

/* The mention that begins behind the token, over an article and adjectives; CS_NONE. */
static uint32_t mention_behind(const cs_story *s, uint32_t token) {
    enum { LONGEST = 4 };
    for (uint32_t i = token + 1; i < s->tokens.count && i <= token + LONGEST; i++) {
        uint32_t mention = cs_story_mention_at(s, i);
        if (mention != CS_NONE)
            return mention;
        uint8_t upos = s->tokens.at[i].upos;
        if (upos != CS_UPOS_DET && upos != CS_UPOS_ADJ && upos != CS_UPOS_NUM)
            return CS_NONE;
    }
    return CS_NONE;
}

/* "strikes in the east and the south against the militia": whom "against" names before the next
 * verb. */
static void look_along(const cs_draft *d, cs_few *few) {
    const cs_story *s = d->s;
    uint64_t against = cs_phrase_key(CS_STR("against"));
    uint32_t end = s->sentences.at[s->tokens.at[d->token].sentence].token_end;
    for (uint32_t i = d->token + 1; i < end; i++) {
        const cs_token *t = &s->tokens.at[i];
        if (t->upos == CS_UPOS_VERB || t->upos == CS_UPOS_AUX || t->upos == CS_UPOS_SCONJ)
            return;
        if (t->lemma_key != against)
            continue;
        uint32_t mention = mention_behind(s, i);
        if (mention != CS_NONE)
            cs_few_add(few, s->mentions.at[mention].head);
        return;
    }
}

void cs_reach_over(const cs_draft *d, uint64_t preposition, cs_few *few) {
    look_deeper(d, preposition, few);
    if (!few->count && d->frame->pos == CS_FRAME_NOUN &&
        preposition == cs_phrase_key(CS_STR("against")))
        look_along(d, few);
}
