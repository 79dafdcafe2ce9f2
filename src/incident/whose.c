/* whose.c: words for people that only tell whose or of what kind others are: "the mayor's
 * driver", "five members of the militia", "Salvadoran Presidency Minister Ruiz". What happens to
 * those others does not happen to them. */
#include "incident/told.h"

bool cs_whose_noun(const cs_phrases *people, const cs_story *s, uint32_t token, uint32_t *from) {
    enum { LONGEST = 3 };
    uint32_t first = s->sentences.at[s->tokens.at[token].sentence].token;
    uint32_t low = token - first > LONGEST ? token - LONGEST : first;
    for (uint32_t i = low; i <= token; i++) {
        uint32_t end, entry = cs_phrases_find(people, s, i, token + 1, CS_BY_LEMMA, &end);
        if (entry != CS_NONE && end == token + 1 &&
            people->entries.at[entry].value < CS_TOLD_NATION) {
            *from = i;
            return true;
        }
    }
    return false;
}

bool cs_whose_nation(const cs_phrases *people, const cs_story *s, uint32_t token) {
    static const char *const articles[] = {"a", "an", NULL};
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    uint32_t end, entry = cs_phrases_find(people, s, token, token + 1, CS_BY_FORM, &end);
    if (entry == CS_NONE || people->entries.at[entry].value < CS_TOLD_NATION ||
        token == in->token || !cs_story_is_any(s, token - 1, articles))
        return false;
    if (token + 1 == in->token_end)
        return true;
    const cs_token *next = &s->tokens.at[token + 1];
    return next->upos != CS_UPOS_NOUN && next->upos != CS_UPOS_PROPN && next->upos != CS_UPOS_ADJ &&
           next->upos != CS_UPOS_VERB && next->xpos != CS_XPOS_HYPH && next->xpos != CS_XPOS_CD;
}

/* A common noun for people: of the table, or read as one. */
static bool is_people(const cs_phrases *people, const cs_story *s, uint32_t token) {
    uint32_t from, mention = cs_story_mention_at(s, token);
    bool person = mention != CS_NONE && s->mentions.at[mention].head == token &&
                  s->mentions.at[mention].form == CS_FORM_NOMINAL &&
                  s->mentions.at[mention].kind == CS_KIND_PERSON;
    return person || cs_whose_noun(people, s, token, &from);
}

/* The noun that a title, or a word of a name, belongs to: "Ruiz" of "opposition leader Ruiz". */
static uint32_t name_of(const cs_story *s, uint32_t noun) {
    const cs_token *t = &s->tokens.at[noun];
    bool title = (t->deprel == CS_DEP_NMOD_DESC || t->deprel == CS_DEP_COMPOUND) &&
                 t->head != CS_NONE && t->head > noun;
    return title ? t->head : noun;
}

/* Do the words right before the token, behind nothing but titles and an article, end with "of"? */
static bool is_behind_of(const cs_story *s, uint32_t token, uint32_t low) {
    static const char *const of[] = {"of", NULL};
    while (token > low) {
        const cs_token *t = &s->tokens.at[token - 1];
        if (t->upos != CS_UPOS_DET && t->upos != CS_UPOS_ADJ && t->deprel != CS_DEP_NMOD_DESC &&
            t->deprel != CS_DEP_COMPOUND)
            break;
        token--;
    }
    return token > low && cs_story_is_any(s, token - 1, of);
}

/* "the militia" of "five members of the militia", "the mayor" of "the mayor's driver". */
bool cs_whose_is(const cs_phrases *people, const cs_story *s, uint32_t noun, uint32_t first) {
    static const char *const parts[] = {"group",  "number", "couple", "handful", "crowd",
                                        "team",   "pair",   "dozen",  "score",   "trio",
                                        "series", "family", NULL};
    const cs_token *top = &s->tokens.at[name_of(s, noun)];
    if (top->deprel == CS_DEP_NMOD_POSS)
        return top->head != CS_NONE && top->head > noun && is_people(people, s, top->head);
    uint32_t from;
    return top->deprel == CS_DEP_NMOD && top->head != CS_NONE && top->head < first &&
           !cs_str_is_any(s->tokens.at[top->head].lemma, parts) &&
           cs_whose_noun(people, s, top->head, &from) && is_behind_of(s, first, top->head);
}

/* Is it the name of a people or body before the title or noun for someone: "Salvadoran" of
 * "Salvadoran Presidency Minister Ruiz"? */
bool cs_whose_is_kind(const cs_phrases *people, const cs_story *s, const cs_mention *m) {
    if (m->kind != CS_KIND_GROUP || m->form != CS_FORM_NAME)
        return false;
    uint32_t at = cs_story_top(s, m), low = m->token_end, left = s->tokens.count;
    while (left-- &&
           (s->tokens.at[at].deprel == CS_DEP_COMPOUND || s->tokens.at[at].deprel == CS_DEP_AMOD) &&
           s->tokens.at[at].head != CS_NONE && s->tokens.at[at].head >= low) {
        at = s->tokens.at[at].head;
        low = at + 1;
    }
    return low > m->token_end &&
           (s->tokens.at[at].deprel == CS_DEP_NMOD_DESC || is_people(people, s, at));
}

/* "army lieutenant" of "army lieutenant Ruiz": a noun for one person right before a name. */
static bool is_title_of(const cs_told *noun, const cs_told *name) {
    return name->name && !name->doubtful && !noun->name && !noun->pronoun && !noun->plural &&
           noun->quantity == CS_NONE && name->token == noun->token_end &&
           noun->token_end == noun->head + 1;
}

void cs_whose_join_titles(cs_tolds *list) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        cs_told told = list->at[i];
        if (kept > 0 && is_title_of(&list->at[kept - 1], &told))
            told.token = list->at[--kept].token;
        list->at[kept++] = told;
    }
    list->count = kept;
}
