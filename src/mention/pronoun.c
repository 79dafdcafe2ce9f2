/* pronoun.c: see pronoun.h. The pronouns are those of data/entity/pronouns.tsv. */
#include "mention/pronoun.h"

#include "table/phrase.h"
#include "table/table.h"

/* People for all but "it": "they" are mostly people. */
static uint8_t kind_of(cs_str sex) {
    return cs_str_is(sex, CS_STR("n")) ? CS_KIND_OTHER : CS_KIND_PERSON;
}

bool cs_pronoun_load(cs_pronouns *pronouns, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "use", "sex", NULL};
    static const char *const uses[] = {"personal", "possessive", "reflexive", "relative",
                                       "demonstrative"};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "entity"), "pronouns.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int use;
        whole = cs_table_word(&table, row, 1, uses, 5, 0, &use, error);
        if (whole && use < 3)
            *cs_map_put(setup->arena, &pronouns->kinds,
                        cs_phrase_key(cs_table_cell(&table, row, 0))) =
                kind_of(cs_table_cell(&table, row, 2));
    }
    cs_table_close(&table);
    return whole;
}

void cs_pronoun_find(const cs_pronouns *pronouns, cs_story *s, const cs_sentence *in) {
    for (uint32_t i = in->token; i < in->token_end; i++) {
        const cs_token *t = &s->tokens.at[i];
        uint32_t kind = t->upos == CS_UPOS_PRON && t->deprel != CS_DEP_EXPL
                            ? cs_map_get(&pronouns->kinds, t->key)
                            : CS_NONE;
        if (kind == CS_NONE)
            continue;
        *cs_vec_push(s->arena, &s->mentions) = (cs_mention){
            .span = t->span,
            .kind = (uint8_t)kind,
            .form = CS_FORM_PRONOUN,
            .entity = CS_NONE,
            .token = i,
            .token_end = i + 1,
            .head = i,
        };
    }
}
