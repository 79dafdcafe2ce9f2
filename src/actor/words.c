/* words.c: loads the words that say what somebody is: titles, nouns, bodies of states, identities
 * and words in the names of organizations; see the heads of their tables in data/actor. */
#include "actor/loaders.h"

static void add_words(cs_actors *a, cs_arena *arena, cs_str list, const cs_word *word) {
    cs_phrases_add_list(arena, &a->word_phrases, list, a->words.count);
    *cs_vec_push(arena, &a->words) = *word;
}

static bool load_titles(cs_actors *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "kind", "office", "sector", NULL};
    static const char *const kinds[] = {"office", "rank",   "role", "former", "late",
                                        "then",   "acting", "skip", "backed"};
    cs_table table;
    if (!cs_actor_open(&table, setup, "titles.tsv", columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        int kind;
        if (!cs_table_word(&table, row, 1, kinds, sizeof kinds / sizeof *kinds, 0, &kind, error))
            return false;
        cs_word word = {.class = CS_WORD_TITLE,
                        .kind = (uint8_t)kind,
                        .id = cs_table_cell(&table, row, 2),
                        .sector = cs_table_cell(&table, row, 3),
                        .country = CS_NONE,
                        .line = table.lines[row]};
        add_words(a, setup->arena, cs_table_cell(&table, row, 0), &word);
    }
    return true;
}

static bool load_nouns(cs_actors *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "kind", "sector", NULL};
    cs_table table;
    if (!cs_actor_open(&table, setup, "nominals.tsv", columns, error))
        return false;
    cs_phrases_reserve(setup->arena, &a->word_phrases, a->word_phrases.entries.count + table.rows);
    for (uint32_t row = 0; row < table.rows; row++) {
        int kind;
        if (!cs_table_word(&table, row, 1, cs_names_kind.at, cs_names_kind.count, 0, &kind, error))
            return false;
        cs_word word = {.class = CS_WORD_NOUN,
                        .kind = (uint8_t)kind,
                        .sector = cs_table_cell(&table, row, 2),
                        .country = CS_NONE,
                        .line = table.lines[row]};
        add_words(a, setup->arena, cs_table_cell(&table, row, 0), &word);
    }
    return true;
}

static bool load_bodies(cs_actors *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"id", "name", "sector", "words", NULL};
    cs_table table;
    if (!cs_actor_open(&table, setup, "bodies.tsv", columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        cs_word word = {.class = CS_WORD_BODY,
                        .id = cs_table_cell(&table, row, 0),
                        .name = cs_table_cell(&table, row, 1),
                        .sector = cs_table_cell(&table, row, 2),
                        .country = CS_NONE,
                        .line = table.lines[row]};
        add_words(a, setup->arena, cs_table_cell(&table, row, 3), &word);
    }
    return true;
}

static bool load_identities(cs_actors *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "kind", "code", "country", NULL};
    static const char *const kinds[] = {"religion", "ethnic", "region"};
    cs_table table;
    if (!cs_actor_open(&table, setup, "identities.tsv", columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        int kind;
        if (!cs_table_word(&table, row, 1, kinds, 3, 0, &kind, error))
            return false;
        cs_word word = {.class = CS_WORD_IDENTITY,
                        .kind = (uint8_t)kind,
                        .id = cs_table_cell(&table, row, 2),
                        .country = cs_actor_country(a, cs_table_cell(&table, row, 3)),
                        .line = table.lines[row]};
        add_words(a, setup->arena, cs_table_cell(&table, row, 0), &word);
    }
    return true;
}

static bool load_orgwords(cs_actors *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "at", "sector", NULL};
    static const char *const places[] = {"any", "last", "first"};
    cs_table table;
    if (!cs_actor_open(&table, setup, "orgwords.tsv", columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        int at;
        if (!cs_table_word(&table, row, 1, places, 3, 0, &at, error))
            return false;
        cs_word word = {.class = CS_WORD_ORG,
                        .kind = (uint8_t)at,
                        .sector = cs_table_cell(&table, row, 2),
                        .country = CS_NONE,
                        .line = table.lines[row]};
        add_words(a, setup->arena, cs_table_cell(&table, row, 0), &word);
    }
    return true;
}

bool cs_actor_load_words(cs_actors *a, const cs_setup *setup, cs_error *error) {
    return load_titles(a, setup, error) && load_nouns(a, setup, error) &&
           load_bodies(a, setup, error) && load_identities(a, setup, error) &&
           load_orgwords(a, setup, error);
}
