/* tables.c: the attribution stage's tables: cues, sources, papers. */
#include "attribution/attribution.h"
#include "attribution/parts.h"
#include "table/table.h"

static uint16_t taken(cs_str word) {
    static const struct {
        const char *word;
        uint16_t takes;
    } kinds[] = {{"clause", CS_TAKES_CLAUSE}, {"quote", CS_TAKES_QUOTE}, {"inf", CS_TAKES_INF},
                 {"ing", CS_TAKES_ING},       {"obj", CS_TAKES_OBJ},     {"pred", CS_TAKES_PRED},
                 {"raise", CS_TAKES_RAISE},   {"paper", CS_TAKES_PAPER}, {"noun", CS_TAKES_NOUN},
                 {"person", CS_TAKES_PERSON}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (cs_str_eq(word, kinds[i].word))
            return kinds[i].takes;
    return CS_TAKES_SIGN;
}

static bool read_takes(const cs_table *table, uint32_t row, cs_cue *cue, cs_error *error) {
    cs_str list = cs_table_cell(table, row, 3);
    int places = 0;
    while (list.at) {
        cs_str word = cs_str_cut(list, '|', &list);
        uint16_t takes = taken(word);
        cue->takes |= takes;
        if (takes != CS_TAKES_SIGN)
            continue;
        if (places == CS_CUE_PLACES)
            return cs_table_error(table, row, error, "more than %d prepositions", CS_CUE_PLACES);
        cue->behind[places++] = cs_phrase_key(word);
    }
    return true;
}

static bool read_cue(struct cs_attributer *t, cs_arena *arena, const cs_table *table, uint32_t row,
                     cs_error *error) {
    static const char *const poses[] = {"v", "n", "a"}, *const answers[] = {"no", "yes"};
    static const char *const acts[] = {"say", "accuse", "suspect", "claim", "deny"};
    cs_cue cue = {.pos = CS_CUE_VERB};
    int pos = 0, act = 0, asserts = 0;
    if (!cs_table_word(table, row, 1, poses, 3, 0, &pos, error) ||
        !cs_table_word(table, row, 2, acts, 5, 0, &act, error) ||
        !read_takes(table, row, &cue, error) ||
        !cs_table_word(table, row, 4, answers, 2, 0, &asserts, error))
        return false;
    cs_str needs = cs_table_cell(table, row, 5);
    cue.pos = (uint8_t)pos;
    cue.act = (uint8_t)act;
    cue.asserts = asserts == 1;
    cue.needs = needs.at ? cs_phrase_key(needs) : 0;
    uint32_t *first = cs_map_put(arena, &t->words, cs_phrase_key(cs_table_cell(table, row, 0)));
    cue.next = *first;
    *first = t->cues.count;
    *cs_vec_push(arena, &t->cues) = cue;
    return true;
}

static bool load_cues(struct cs_attributer *t, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"cue", "pos", "act", "takes", "asserts", "needs", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "attribution"), "cues.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = read_cue(t, setup->arena, &table, row, error);
    cs_table_close(&table);
    return whole;
}

static bool load_sources(struct cs_attributer *t, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "type", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "attribution"), "sources.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int type = 0;
        whole = cs_table_word(&table, row, 1, cs_names_source_type.at, cs_names_source_type.count,
                              0, &type, error);
        cs_phrases_add(setup->arena, &t->sources, cs_table_cell(&table, row, 0), (uint32_t)type);
    }
    cs_table_close(&table);
    return whole;
}

static bool load_papers(struct cs_attributer *t, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "attribution"), "papers.tsv",
                       columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++)
        *cs_map_put(setup->arena, &t->papers, cs_phrase_key(cs_table_cell(&table, row, 0))) = row;
    cs_table_close(&table);
    return true;
}

const cs_attributer *cs_attribution_load(const cs_setup *setup, cs_error *error) {
    struct cs_attributer *t = cs_arena_new(setup->arena, struct cs_attributer, 1);
    bool whole =
        load_cues(t, setup, error) && load_sources(t, setup, error) && load_papers(t, setup, error);
    return whole ? t : NULL;
}
