/* tables.c: loads the tables of data/actor; see tables.h and the heads of the tables themselves.
 * The bytes of a table are kept as they are, and what is known points into them. */
#include "actor/tables.h"

#include "actor/loaders.h"

bool cs_actor_open(cs_table *table, const cs_setup *setup, const char *name,
                   const char *const *columns, cs_error *error) {
    return cs_table_keep(table, setup->arena, cs_setup_folder(setup, "actor"), name, columns,
                         error);
}

static uint64_t id_key(cs_str id) {
    return cs_hash_str(id);
}

uint32_t cs_actor_country(const cs_actors *a, cs_str code) {
    return code.at ? cs_map_get(&a->by_code, id_key(code)) : CS_NONE;
}

uint32_t cs_actor_known(const cs_actors *a, cs_str id) {
    return id.at ? cs_map_get(&a->by_id, id_key(id)) : CS_NONE;
}

static uint32_t sector_of(const cs_actors *a, cs_str sector) {
    return sector.at ? cs_map_get(&a->sectors, id_key(sector)) : CS_NONE;
}

bool cs_actor_armed(const cs_actors *a, cs_str sector) {
    uint32_t row = sector_of(a, sector);
    return row != CS_NONE && a->sector_armed.at[row];
}

cs_str cs_actor_role(const cs_actors *a, cs_str sector) {
    uint32_t row = sector_of(a, sector);
    return row == CS_NONE ? CS_STR_NONE : a->sector_cameo.at[row];
}

/* ---- sectors and countries --------------------------------------------------------------------
 */

static bool load_sectors(cs_actors *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"sector", "cameo", "armed", NULL};
    cs_table table;
    if (!cs_actor_open(&table, setup, "sectors.tsv", columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        *cs_map_put(setup->arena, &a->sectors, id_key(cs_table_cell(&table, row, 0))) = row;
        *cs_vec_push(setup->arena, &a->sector_cameo) = cs_table_cell(&table, row, 1);
        *cs_vec_push(setup->arena, &a->sector_armed) = cs_table_cell(&table, row, 2).at != NULL;
    }
    return true;
}

static void add_country_words(cs_actors *a, const cs_setup *setup, cs_str list, uint32_t row,
                              uint32_t as) {
    cs_phrases_add_list(setup->arena, &a->country_words, list, row * 4 + as);
}

static bool load_countries(cs_actors *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"iso3", "name", "aliases", "demonyms", "capital", NULL};
    cs_table table;
    if (!cs_table_keep(&table, setup->arena, cs_setup_folder(setup, "place"), "countries.tsv",
                       columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        cs_str rest, code = cs_table_cell(&table, row, 0), name = cs_table_cell(&table, row, 1),
                     demonyms = cs_table_cell(&table, row, 3),
                     first = demonyms.at ? cs_str_cut(demonyms, '|', &rest) : name;
        *cs_vec_push(setup->arena, &a->countries) = (cs_country){code, code, name, first};
        *cs_map_put(setup->arena, &a->by_code, id_key(code)) = row;
        add_country_words(a, setup, name, row, CS_COUNTRY_NAME);
        add_country_words(a, setup, cs_table_cell(&table, row, 2), row, CS_COUNTRY_NAME);
        add_country_words(a, setup, demonyms, row, CS_COUNTRY_DEMONYM);
        add_country_words(a, setup, cs_table_cell(&table, row, 4), row, CS_COUNTRY_CAPITAL);
    }
    return true;
}

static bool load_cameo(cs_actors *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"iso3", "cameo", NULL};
    cs_table table;
    if (!cs_actor_open(&table, setup, "cameo.tsv", columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        uint32_t country = cs_actor_country(a, cs_table_cell(&table, row, 0));
        if (country == CS_NONE)
            return cs_table_error(&table, row, error, "no such country");
        a->countries.at[country].cameo = cs_table_cell(&table, row, 1);
    }
    return true;
}

/* ---- known actors -----------------------------------------------------------------------------
 */

static void add_home(cs_actors *a, cs_arena *arena, cs_str code) {
    uint32_t country = cs_actor_country(a, code);
    if (country != CS_NONE)
        *cs_vec_push(arena, &a->homes) = country;
}

static void add_homes(cs_actors *a, cs_arena *arena, cs_known *known, cs_str own, cs_str others) {
    known->home = a->homes.count;
    add_home(a, arena, own);
    while (others.at)
        add_home(a, arena, cs_str_cut(others, '|', &others));
    known->home_end = a->homes.count;
}

/* "USAMIL", "REB": CAMEO's code of a country's sector. */
static cs_str made_code(const cs_actors *a, cs_arena *arena, cs_str code, cs_str sector) {
    uint32_t country = cs_actor_country(a, code);
    cs_str role = cs_actor_role(a, sector), prefix = CS_STR_NONE;
    if (country != CS_NONE)
        prefix = a->countries.at[country].cameo;
    if (!prefix.at || !role.at)
        return prefix.at ? prefix : role;
    return cs_str_join(arena, prefix, role);
}

static bool add_known(cs_actors *a, cs_arena *arena, const cs_table *table, uint32_t row, bool own,
                      cs_error *error) {
    cs_str cells[10];
    int64_t from, to;
    for (unsigned i = 0; i < 10; i++)
        cells[i] = cs_table_cell(table, row, i);
    if (!cs_table_int(table, row, 8, 0, &from, error) ||
        !cs_table_int(table, row, 9, 0, &to, error))
        return false;
    uint32_t number = a->known.count;
    cs_known *known = cs_vec_push(arena, &a->known);
    *known = (cs_known){.actor = {.id = cells[0],
                                  .name = cells[1],
                                  .country = cells[3],
                                  .sector = cells[4],
                                  .code = cells[5],
                                  .side_of = cells[6]},
                        .from = (uint16_t)from,
                        .to = (uint16_t)to,
                        .line = table->lines[row],
                        .own = own};
    add_homes(a, arena, known, cells[3], cells[7]);
    if (!known->actor.code.at)
        known->actor.code = made_code(a, arena, cells[3], cells[4]);
    uint32_t *place = cs_map_put(arena, &a->by_id, id_key(cells[0]));
    if (*place == CS_NONE)
        *place = number;
    cs_phrases_add(arena, &a->names, cells[1], number);
    cs_phrases_add_list(arena, &a->names, cells[2], number);
    return true;
}

static const char *const known_columns[] = {"id",     "name",  "aliases",  "country",
                                            "sector", "?code", "?side_of", "?where",
                                            "?from",  "?to",   NULL};

static bool add_all_known(cs_actors *a, const cs_setup *setup, const cs_table *table, bool own,
                          cs_error *error) {
    bool whole = true;
    for (uint32_t row = 0; whole && row < table->rows; row++)
        whole = add_known(a, setup->arena, table, row, own, error);
    return whole;
}

/* The user's own table goes first, so that its actors are found first. */
static bool load_own(cs_actors *a, const cs_setup *setup, cs_error *error) {
    if (!setup->actors)
        return true;
    cs_table table;
    cs_str path = cs_str_of(setup->actors);
    size_t cut = path.size;
    while (cut && path.at[cut - 1] != '/')
        cut--;
    cs_str folder = cut ? cs_str_slice(path, 0, cut - 1) : CS_STR(".");
    return cs_table_keep(&table, setup->arena, cs_str_copy(setup->arena, folder).at, path.at + cut,
                         known_columns, error) &&
           add_all_known(a, setup, &table, true, error);
}

static bool load_known(cs_actors *a, const cs_setup *setup, cs_error *error) {
    cs_table table;
    enum { NAMES_EACH = 3 };
    if (!cs_actor_open(&table, setup, "actors.tsv", known_columns, error))
        return false;
    cs_phrases_reserve(setup->arena, &a->names, NAMES_EACH * table.rows);
    cs_vec_reserve(setup->arena, &a->known, a->known.count + table.rows);
    cs_map_reserve(setup->arena, &a->by_id, a->known.count + table.rows);
    return add_all_known(a, setup, &table, false, error);
}

/* ---- ambiguous aliases ------------------------------------------------------------------------
 */

typedef struct ambiguous {
    cs_str alias, actors;
    cs_rule rule;
} ambiguous;

/* Adds the alias to those of its actors that do not have it. */
static void add_missing(cs_actors *a, cs_arena *arena, const ambiguous *row) {
    for (cs_str rest = row->actors; rest.at;) {
        uint32_t known = cs_actor_known(a, cs_str_cut(rest, '|', &rest));
        uint32_t entry = cs_phrases_look(&a->names, row->alias);
        while (entry != CS_NONE && a->names.entries.at[entry].value != known)
            entry = a->names.entries.at[entry].next;
        if (known != CS_NONE && entry == CS_NONE)
            cs_phrases_add(arena, &a->names, row->alias, known);
    }
}

static void set_rules(cs_actors *a, const ambiguous *row) {
    uint32_t entry = cs_phrases_look(&a->names, row->alias);
    for (; entry != CS_NONE; entry = a->names.entries.at[entry].next) {
        uint32_t value = a->names.entries.at[entry].value;
        if (value < a->known.count && a->known.at[value].own)
            continue;
        a->rules[entry] = (uint8_t)row->rule;
        a->exact[entry] = row->alias;
    }
}

static bool load_ambiguous(cs_actors *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"alias", "actors", "rule", NULL};
    static const char *const rules[] = {"-", "choose", "country", "case"};
    cs_table table;
    cs_vec(ambiguous) rows = {0};
    if (!cs_actor_open(&table, setup, "ambiguous.tsv", columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        int rule;
        if (!cs_table_word(&table, row, 2, rules, 4, 0, &rule, error))
            return false;
        ambiguous *one = cs_vec_push(setup->arena, &rows);
        *one = (ambiguous){cs_table_cell(&table, row, 0), cs_table_cell(&table, row, 1),
                           (cs_rule)rule};
        add_missing(a, setup->arena, one);
    }
    a->rules = cs_arena_new(setup->arena, uint8_t, a->names.entries.count);
    a->exact = cs_arena_new(setup->arena, cs_str, a->names.entries.count);
    for (uint32_t i = 0; i < rows.count; i++)
        set_rules(a, &rows.at[i]);
    return true;
}

bool cs_actor_tables_load(cs_actors *a, const cs_setup *setup, cs_error *error) {
    return load_sectors(a, setup, error) && load_countries(a, setup, error) &&
           load_cameo(a, setup, error) && cs_actor_load_words(a, setup, error) &&
           load_own(a, setup, error) && load_known(a, setup, error) &&
           cs_actor_load_holders(a, setup, error) && load_ambiguous(a, setup, error);
}
