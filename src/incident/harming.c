/* harming.c: the table of words of harm, data/incident/harm.tsv; see told.h. */
#include "incident/told.h"
#include "table/table.h"

static bool read_row(cs_harming *harming, cs_arena *arena, const cs_table *table, uint32_t row,
                     cs_error *error) {
    static const char *const ways[] = {
        "object",   "subject", "hit", "after",  "body", "toll", "unharmed", "treated", "carried",
        "hospital", "death",   "war", "struck", "limb", "kin",  "man",      "woman",   "doer"};
    int way, effect;
    uint64_t key = cs_phrase_key(cs_table_cell(table, row, 0));
    if (!cs_table_word(table, row, 1, ways, sizeof ways / sizeof *ways, CS_HARM_OBJECT, &way,
                       error) ||
        !cs_table_word(table, row, 2, cs_names_effect.at, cs_names_effect.count, CS_EFFECT_UNKNOWN,
                       &effect, error))
        return false;
    if (way == CS_HARM_TOLL)
        *cs_map_put(arena, &harming->tolls, key) = (uint32_t)effect;
    else
        *cs_map_put(arena, &harming->words, key) = (uint32_t)way;
    return true;
}

bool cs_harm_load(cs_harming *harming, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "way", "effect", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "incident"), "harm.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = read_row(harming, setup->arena, &table, row, error);
    cs_table_close(&table);
    return whole;
}

uint32_t cs_harm_way(const cs_harming *harming, const cs_story *s, const cs_event *event) {
    uint32_t way = cs_map_get(&harming->words, s->tokens.at[event->token].lemma_key);
    return way == CS_NONE ? CS_HARM_OBJECT : way;
}
