/* number.c: how many a group of people is that bears no number: "a man", "both", "they"; see
 * ledger.h. */
#include "incident/ledger.h"

/* The number of those whom a pronoun or a definite noun stands for, by their other mentions. */
static cs_count of_entity(const cs_story *s, uint32_t mention) {
    uint32_t entity = mention == CS_NONE ? CS_NONE : s->mentions.at[mention].entity;
    for (uint32_t i = 0; entity != CS_NONE && i < s->entities.at[entity].mentions.count; i++) {
        const cs_mention *m = &s->mentions.at[s->entities.at[entity].mentions.at[i]];
        for (uint32_t q = cs_story_seek(s->quantities,
                                        s->sentences.at[s->tokens.at[m->head].sentence].span.start);
             q < s->quantities.count && s->quantities.at[q].token <= m->head; q++)
            if (s->quantities.at[q].head == m->head)
                return cs_incident_count(&s->quantities.at[q]);
    }
    return (cs_count){.given = false};
}

/* The last number of people told of before: those whom "their bodies" means. */
static cs_count of_last(const cs_ledger *l) {
    for (uint32_t i = l->figures.count; i-- > 0;)
        if (l->figures.at[i].count.given && l->figures.at[i].count.best > 1)
            return l->figures.at[i].count;
    return (cs_count){.given = false};
}

/* "the 13-year-old", not "under 18-years-old". */
static bool is_aged(const cs_story *s, const cs_told *told) {
    static const char *const old[] = {"old", NULL};
    return told->mention != CS_NONE && told->head >= told->token + 2 &&
           cs_story_is_any(s, told->head, old) && s->tokens.at[told->head - 2].xpos == CS_XPOS_NN;
}

/* "both", "both men", not "both men and women". */
static bool is_both(const cs_story *s, const cs_told *told) {
    static const char *const both[] = {"both", NULL}, *const and_[] = {"and", NULL};
    bool list = told->head > told->token || !cs_story_is_any(s, told->token, both);
    list &= told->token_end < s->tokens.count && cs_story_is_any(s, told->token_end, and_);
    bool before =
        told->plural && !told->name && told->token > 0 && cs_story_is_any(s, told->token - 1, both);
    return !list && (before || cs_story_is_any(s, told->token, both));
}

/* "a family": any number. */
static bool is_collective(const cs_story *s, const cs_told *told) {
    static const char *const words[] = {"family", "group", "crowd", "team", NULL};
    return !told->name && cs_story_is_any(s, told->head, words);
}

cs_count cs_ledger_number(const cs_ledger *l, const cs_told *told) {
    static const char *const one[] = {"he",      "she",      "him",     "her",
                                      "himself", "herself",  "another", "other",
                                      "someone", "everyone", "his",     NULL};
    static const char *const article[] = {"a", "an", "one", NULL};
    static const char *const two[] = {"couple", "parents", "twins", "grandparents", NULL};
    if (told->nobody)
        return cs_exactly(0);
    if (cs_story_is_any(l->s, told->head, two) || cs_story_is_any(l->s, told->token, two) ||
        is_both(l->s, told))
        return cs_exactly(2);
    if (is_collective(l->s, told))
        return (cs_count){.given = false};
    uint8_t upos = l->s->tokens.at[told->head].upos;
    bool noun = upos == CS_UPOS_NOUN || upos == CS_UPOS_PROPN || is_aged(l->s, told);
    bool person =
        told->mention == CS_NONE || l->s->mentions.at[told->mention].kind == CS_KIND_PERSON;
    bool called = told->name && (!told->plural || (person && told->mention != CS_NONE));
    if (called || cs_story_is_any(l->s, told->head, one) ||
        cs_story_is_any(l->s, told->token, article) ||
        (noun && person && !told->plural && !told->pronoun))
        return cs_exactly(1);
    if (!told->definite && !told->pronoun)
        return (cs_count){.given = false};
    cs_count count = of_entity(l->s, told->mention);
    return count.given || !told->pronoun ? count : of_last(l);
}
