/* holders.c: loads who held which office when; see the head of data/actor/holders.tsv. The rows of
 * a person stand one after the other there. */
#include "actor/loaders.h"

/* "2018-04-26", "2018-04" or "2018": its first day, or its last. */
static bool read_day(const cs_table *table, uint32_t row, unsigned column, bool last, cs_day *day,
                     cs_error *error) {
    cs_str cell = cs_table_cell(table, row, column);
    int64_t year, month = last ? 12 : 1;
    *day = CS_DAY_NONE;
    if (!cell.at)
        return true;
    if (cell.size == 10) {
        *day = cs_day_read(cell);
    } else if (cs_str_to_int(cs_str_slice(cell, 0, 4), &year) &&
               (cell.size == 4 ||
                (cell.size == 7 && cs_str_to_int(cs_str_slice(cell, 5, 7), &month)))) {
        int number = last ? cs_day_month_length((int)year, (int)month) : 1;
        *day = cs_day_of((int)year, (int)month, number);
    }
    return *day != CS_DAY_NONE ||
           cs_table_error(table, row, error, "no date: %.*s", (int)cell.size, cell.at);
}

/* The title that an office is, so that "President" in a text finds who is president. */
static uint32_t title_of(const cs_actors *a, cs_str office) {
    uint32_t entry = cs_phrases_look(&a->word_phrases, office);
    while (entry != CS_NONE &&
           a->words.at[a->word_phrases.entries.at[entry].value].class != CS_WORD_TITLE)
        entry = a->word_phrases.entries.at[entry].next;
    return entry == CS_NONE ? CS_NONE : a->word_phrases.entries.at[entry].value;
}

uint64_t cs_actor_surname(cs_str word) {
    char folded[CS_FOLD_MAX_BYTES];
    size_t size = cs_utf8_fold(word, folded, sizeof folded), kept = 0;
    for (size_t i = 0; i < size; i++)
        if (!kept || folded[kept - 1] != folded[i])
            folded[kept++] = folded[i];
    return cs_hash_str((cs_str){folded, kept});
}

static uint64_t surname_of(cs_str name) {
    size_t cut = name.size;
    while (cut && name.at[cut - 1] != ' ' && name.at[cut - 1] != '-')
        cut--;
    return cs_actor_surname(cs_str_slice(name, cut, name.size));
}

static uint32_t new_person(cs_actors *a, cs_arena *arena, cs_str id, cs_str name) {
    uint32_t number = a->persons.count;
    uint64_t surname = surname_of(name);
    uint32_t *place = cs_map_put(arena, &a->by_surname, surname);
    *cs_vec_push(arena, &a->persons) = (cs_person){.id = id,
                                                   .name = name,
                                                   .holder = a->holders.count,
                                                   .died = CS_DAY_NONE,
                                                   .surname = surname,
                                                   .next = *place};
    *place = number;
    cs_phrases_add(arena, &a->names, name, a->known.count + number);
    return number;
}

static bool add_holder(cs_actors *a, cs_arena *arena, const cs_table *table, uint32_t row,
                       cs_error *error) {
    cs_str cells[7];
    for (unsigned i = 0; i < 7; i++)
        cells[i] = cs_table_cell(table, row, i);
    bool same = a->persons.count && cs_str_is(a->persons.at[a->persons.count - 1].id, cells[0]);
    uint32_t person = same ? a->persons.count - 1 : new_person(a, arena, cells[0], cells[1]);
    cs_phrases_add_list(arena, &a->names, cells[2], a->known.count + person);
    cs_holder holder = {.office = cells[3],
                        .sector = cells[5],
                        .country = cs_actor_country(a, cells[4]),
                        .group = cs_actor_known(a, cells[6]),
                        .title = title_of(a, cells[3]),
                        .line = table->lines[row]};
    cs_day died;
    if (!read_day(table, row, 7, false, &holder.from, error) ||
        !read_day(table, row, 8, true, &holder.to, error) ||
        !read_day(table, row, 9, false, &died, error))
        return false;
    if (died != CS_DAY_NONE)
        a->persons.at[person].died = died;
    *cs_vec_push(arena, &a->holders) = holder;
    a->persons.at[person].holder_end = a->holders.count;
    return true;
}

bool cs_actor_load_holders(cs_actors *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"id",    "name", "aliases", "office", "country", "sector",
                                          "group", "from", "to",      "died",   NULL};
    cs_table table;
    bool whole = cs_actor_open(&table, setup, "holders.tsv", columns, error);
    cs_vec_reserve(setup->arena, &a->holders, table.rows);
    cs_vec_reserve(setup->arena, &a->persons, table.rows);
    cs_map_reserve(setup->arena, &a->by_surname, table.rows);
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = add_holder(a, setup->arena, &table, row, error);
    return whole;
}
