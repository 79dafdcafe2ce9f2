/* words.c: see words.h. */
#include "place/words.h"

#include "table/phrase.h"
#include "table/table.h"

enum { USE_AFTER, USE_OF, USE_BEFORE, USE_GENERIC, USE_UNIT, USE_FLAGS };

static const char *const uses[] = {"after",  "of",       "before", "generic", "unit",   "direction",
                                   "nearby", "inside",   "title",  "team",    "body",   "says",
                                   "road",   "numbered", "never",  "head",    "reaches"};
enum { USE_COUNT = sizeof uses / sizeof *uses };

static cs_place_word *word_at(cs_place_words *words, cs_arena *arena, cs_str word) {
    uint32_t *at = cs_map_put(arena, &words->index, cs_phrase_key(word));
    if (*at == CS_NONE) {
        *at = words->words.count;
        *cs_vec_push(arena, &words->words) = (cs_place_word){.uses = 0};
    }
    return &words->words.at[*at];
}

static bool read_kinds(const cs_table *table, uint32_t row, uint16_t *kinds, cs_error *error) {
    for (cs_str list = cs_table_cell(table, row, 2); list.at;) {
        cs_str kind = cs_str_cut(list, '|', &list);
        unsigned k = 0;
        while (k < CS_PLACE_KIND_COUNT && !cs_str_eq(kind, cs_place_kinds[k]))
            k++;
        if (k == CS_PLACE_KIND_COUNT)
            return cs_table_error(table, row, error, "no kind of place: %.*s", (int)kind.size,
                                  kind.at);
        *kinds |= (uint16_t)(1u << k);
    }
    return true;
}

static uint8_t bearing_of(cs_str word) {
    static const char *const names[] = {"north", "northeast", "east", "southeast",
                                        "south", "southwest", "west", "northwest"};
    for (uint8_t i = 0; i < 8; i++)
        if (cs_str_eq(word, names[i]))
            return (uint8_t)(i + 1);
    return 0;
}

static bool read_row(cs_place_words *words, cs_arena *arena, const cs_table *table, uint32_t row,
                     cs_error *error) {
    int use;
    double km = 0;
    if (!cs_table_word(table, row, 1, uses, USE_COUNT, USE_GENERIC, &use, error) ||
        (use == USE_UNIT && !cs_table_number(table, row, 2, 0, &km, error)))
        return false;
    if (use == USE_GENERIC)
        return true;
    cs_str name = cs_table_cell(table, row, 0);
    cs_place_word *w = word_at(words, arena, name);
    if (use == USE_UNIT)
        w->km = (float)km;
    if (use >= USE_FLAGS)
        w->uses |= (uint16_t)(1u << (use - USE_FLAGS));
    if (use == USE_FLAGS)
        w->bearing = bearing_of(name);
    uint16_t *kinds = use == USE_AFTER ? &w->after : use == USE_OF ? &w->of : &w->before;
    return use > USE_BEFORE || read_kinds(table, row, kinds, error);
}

static bool load_common(cs_place_words *words, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "place"), "common.tsv", columns,
                       error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++)
        word_at(words, setup->arena, cs_table_cell(&table, row, 0))->uses |= CS_WORD_COMMON;
    cs_table_close(&table);
    return true;
}

static void set_little(cs_place_words *words) {
    static const char *const little[] = {
#define X(name, word) word,
        CS_LITTLE_WORDS(X)
#undef X
    };
    for (unsigned i = 0; i < CS_LITTLE_COUNT; i++)
        words->little[i] = cs_phrase_key(cs_str_of(little[i]));
}

bool cs_place_words_load(cs_place_words *words, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "use", "kinds", NULL};
    cs_table table;
    set_little(words);
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "place"), "words.tsv", columns,
                       error))
        return false;
    bool done = true;
    for (uint32_t row = 0; done && row < table.rows; row++)
        done = read_row(words, setup->arena, &table, row, error);
    cs_table_close(&table);
    return done && load_common(words, setup, error);
}

const cs_place_word *cs_place_word_of(const cs_place_words *words, uint64_t key) {
    uint32_t at = cs_map_get(&words->index, key);
    return at == CS_NONE ? &words->nothing : &words->words.at[at];
}
