/* content.c: what is said: the clause, object or quotation of a cue. */
#include "attribution/parts.h"

bool cs_attribution_is_quote(const cs_story *s, uint32_t token) {
    cs_str form = cs_story_words(s, s->tokens.at[token].span);
    return cs_str_eq(form, "\"") || cs_str_eq(form, "\xE2\x80\x9C") ||
           cs_str_eq(form, "\xE2\x80\x9D") || cs_str_eq(form, "``") || cs_str_eq(form, "''");
}

/* Signs at the ends are no content, but for quotation marks. */
static bool is_trimmed(const cs_story *s, uint32_t token) {
    return s->tokens.at[token].upos == CS_UPOS_PUNCT && !cs_attribution_is_quote(s, token);
}

void cs_attribution_add(cs_story *s, cs_attribution *x, uint32_t first, uint32_t end) {
    while (end > first && is_trimmed(s, end - 1))
        end--;
    while (first < end && is_trimmed(s, first))
        first++;
    bool only_quote = end == first + 1 && cs_attribution_is_quote(s, first);
    if (first < end && !only_quote)
        *cs_vec_push(s->arena, &x->content) = cs_story_span(s, first, end);
}

static void add_subtree(cs_story *s, cs_attribution *x, uint32_t token) {
    uint32_t first, end;
    cs_story_subtree(s, token, &first, &end);
    cs_attribution_add(s, x, first, end);
}

void cs_attribution_around(cs_story *s, cs_attribution *x, uint32_t top, uint32_t inner) {
    uint32_t first, end, from, to;
    cs_story_subtree(s, top, &first, &end);
    cs_story_subtree(s, inner, &from, &to);
    if (from > first)
        cs_attribution_add(s, x, first, from);
    if (to < end)
        cs_attribution_add(s, x, to, end);
}

static bool is_clause(const cs_story *s, uint32_t token, const cs_cue *cue) {
    uint8_t r = s->tokens.at[token].deprel;
    if (r == CS_DEP_CCOMP || r == CS_DEP_XCOMP)
        return true;
    if (cue->noun)
        return r == CS_DEP_ACL || r == CS_DEP_ACL_RELCL;
    return cue->act != CS_ACT_SAY && r == CS_DEP_ADVCL;
}

/* Does it stand behind one of the cue's prepositions, or is it the object of its particle? */
static bool is_behind(const cs_story *s, uint32_t token, const cs_cue *cue) {
    uint8_t r = s->tokens.at[token].deprel;
    if (r != CS_DEP_OBL && r != CS_DEP_NMOD && r != CS_DEP_ADVCL && r != CS_DEP_ACL)
        return false;
    uint32_t sign = cs_story_child(s, token, CS_DEP_CASE);
    if (sign == CS_NONE)
        sign = cs_story_child(s, token, CS_DEP_MARK);
    if (sign == CS_NONE)
        return false;
    if (cue->act == CS_ACT_ACCUSE || cue->act == CS_ACT_CLAIM)
        return cs_str_eq(s->tokens.at[sign].lemma, "of") ||
               cs_str_eq(s->tokens.at[sign].lemma, "for") ||
               cs_str_eq(s->tokens.at[sign].lemma, "over");
    for (int i = 0; i < CS_CUE_PLACES && cue->behind[i]; i++)
        if (s->tokens.at[sign].key == cue->behind[i])
            return true;
    return false;
}

static void add_complements(cs_story *s, cs_attribution *x, uint32_t token, const cs_cue *cue) {
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if ((cue->clause && is_clause(s, c, cue)) || is_behind(s, c, cue))
            add_subtree(s, x, c);
}

static void add_object(cs_story *s, cs_attribution *x, uint32_t verb) {
    uint32_t object = cs_story_child(s, verb, CS_DEP_OBJ);
    if (object == CS_NONE)
        object = cs_story_child(s, verb, CS_DEP_NSUBJ_PASS);
    if (object != CS_NONE)
        add_subtree(s, x, object);
}

/* Quotations in the cue's own sentence that the tree did not give. */
static void add_quotations(cs_story *s, cs_attribution *x, uint32_t token) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    for (uint32_t i = in->token; i < in->token_end; i++) {
        if (!cs_attribution_is_quote(s, i))
            continue;
        uint32_t end = i + 1;
        while (end < in->token_end && !cs_attribution_is_quote(s, end))
            end++;
        if (token < i || token >= end)
            cs_attribution_add(s, x, i, end < in->token_end ? end + 1 : end);
        i = end;
    }
}

/* "put the dead at nine": the object and what follows it. */
static void add_counted(cs_story *s, cs_attribution *x, uint32_t verb) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[verb].sentence];
    uint32_t object = cs_story_child(s, verb, CS_DEP_OBJ), first, end, from, to;
    cs_story_subtree(s, object, &first, &end);
    for (uint32_t c = s->tokens.at[verb].child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        if (s->tokens.at[c].deprel != CS_DEP_OBL || c < object)
            continue;
        cs_story_subtree(s, c, &from, &to);
        end = from == end && to <= in->token_end ? to : end;
    }
    cs_attribution_add(s, x, first, end);
}

void cs_attribution_content(cs_story *s, cs_attribution *x, uint32_t token, const cs_cue *cue) {
    const cs_token *t = &s->tokens.at[token];
    bool counts = cue->needs && cue->act == CS_ACT_SAY && cue->object &&
                  cs_story_child(s, token, CS_DEP_OBJ) != CS_NONE;
    if (counts) {
        add_counted(s, x, token);
        return;
    }
    bool blames = cue->act == CS_ACT_ACCUSE || cue->act == CS_ACT_SUSPECT;
    if (blames)
        add_object(s, x, token);
    add_complements(s, x, token, cue);
    bool inserted = t->deprel == CS_DEP_PARATAXIS && t->head != CS_NONE && cue->clause;
    if (!x->content.count && inserted)
        cs_attribution_around(s, x, t->head, token);
    if (!x->content.count && cue->object && !cue->noun)
        add_object(s, x, token);
    if (!x->content.count && cue->clause && !cue->noun)
        add_quotations(s, x, token);
}

static bool belongs_to_cue(const cs_story *s, uint32_t child) {
    uint8_t r = s->tokens.at[child].deprel;
    return r == CS_DEP_AUX || r == CS_DEP_AUX_PASS || r == CS_DEP_COMPOUND_PRT ||
           (r == CS_DEP_ADVMOD && s->tokens.at[child].xpos == CS_XPOS_RB);
}

cs_span cs_attribution_cue_span(const cs_story *s, uint32_t token, const cs_cue *cue) {
    uint32_t first = token, end = token + 1;
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE && !cue->noun;
         c = s->tokens.at[c].sibling) {
        if (belongs_to_cue(s, c) && c < token && token - c <= 4 && c < first)
            first = c;
        if (belongs_to_cue(s, c) && c == end)
            end++;
    }
    return cs_story_span(s, first, end);
}
