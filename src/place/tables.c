/* tables.c: the tables of data/place for compile.h. */
#include <stdio.h>
#include <string.h>

#include "base/limit.h"
#include "place/compile.h"
#include "table/phrase.h"
#include "table/table.h"

/* Memory of one table while it is read. */
#define TABLE_BYTES (1024 * CS_MEBI)

typedef struct reading {
    cs_compiler *c;
    cs_table table;
    const char *folder;
    cs_error *error;
} reading;

static bool begin(reading *r, const char *name, const char *const *columns) {
    cs_arena_reset(&r->c->scratch);
    return cs_table_open(&r->table, &r->c->scratch, r->folder, name, columns, r->error);
}

static cs_str cell(const reading *r, uint32_t row, unsigned column) {
    return cs_table_cell(&r->table, row, column);
}

static void add_names(cs_compiler *c, uint32_t place, cs_str list, uint8_t type) {
    while (list.at)
        cs_compile_name(c, place, cs_str_cut(list, '|', &list), type);
}

/* A number of `row`, in bounds. */
static bool number(const reading *r, uint32_t row, unsigned column, double least, double most,
                   double *value) {
    if (!cs_table_number(&r->table, row, column, 0.0, value, r->error))
        return false;
    if (*value >= least && *value <= most)
        return true;
    return cs_table_error(&r->table, row, r->error, "%s is out of bounds", r->table.names[column]);
}

static bool set_point(const reading *r, uint32_t row, unsigned column, uint32_t place) {
    double lat, lon;
    if (!number(r, row, column, -90, 90, &lat) || !number(r, row, column + 1, -180, 180, &lon))
        return false;
    cs_compile_set_point(r->c, place, lat, lon);
    return true;
}

static bool whole(const reading *r, uint32_t row, unsigned column, uint32_t *value) {
    int64_t read;
    if (!cs_table_int(&r->table, row, column, 0, &read, r->error))
        return false;
    if (read < 0 || read > UINT32_MAX)
        return cs_table_error(&r->table, row, r->error, "%s is out of bounds",
                              r->table.names[column]);
    *value = (uint32_t)read;
    return true;
}

static bool set_radius(const reading *r, uint32_t row, unsigned column, uint32_t place) {
    double radius;
    if (!number(r, row, column, 0, 20000, &radius))
        return false;
    r->c->places.at[place].radius_km = (uint16_t)radius;
    return true;
}

static bool set_id(const reading *r, uint32_t row, unsigned column, uint32_t place) {
    uint32_t id = 0;
    if (!whole(r, row, column, &id))
        return false;
    cs_compile_set_id(r->c, id, place);
    return true;
}

/* ---- features, words --------------------------------------------------------------------------
 */

static bool read_features(reading *r) {
    static const char *const columns[] = {"code", "kind", "weight", "what", NULL};
    bool done = begin(r, "features.tsv", columns);
    for (uint32_t row = 0; done && row < r->table.rows; row++) {
        int kind;
        double weight;
        cs_str code = cell(r, row, 0);
        cs_made_feature f = {.kind = 0};
        done = cs_table_word(&r->table, row, 1, cs_place_kinds, CS_PLACE_KIND_COUNT, 0, &kind,
                             r->error) &&
               number(r, row, 2, -9, 9, &weight);
        if (done && (code.size > sizeof f.code.code || r->c->features.count == UINT8_MAX))
            done = cs_table_error(&r->table, row, r->error, "too long a code, or too many");
        if (!done)
            break;
        memcpy(f.code.code, code.at, code.size);
        f.kind = (uint8_t)kind;
        f.weight = (int8_t)(weight * 10 + (weight < 0 ? -0.5 : 0.5));
        *cs_map_put(r->c->arena, &r->c->feature_of, cs_hash_str(code)) = r->c->features.count;
        *cs_vec_push(r->c->arena, &r->c->features) = f;
    }
    cs_table_close(&r->table);
    return done;
}

static bool read_generics(reading *r) {
    static const char *const columns[] = {"word", "use", "kinds", NULL};
    bool done = begin(r, "words.tsv", columns);
    for (uint32_t row = 0; done && row < r->table.rows; row++) {
        bool generic = cs_str_eq(cell(r, row, 1), "generic");
        if (generic || cs_str_eq(cell(r, row, 1), "direction"))
            *cs_map_put(r->c->arena, generic ? &r->c->generics : &r->c->directions,
                        cs_phrase_key(cell(r, row, 0))) = row;
    }
    cs_table_close(&r->table);
    return done;
}

/* ---- countries --------------------------------------------------------------------------------
 */

static bool read_country_codes(reading *r) {
    static const char *const columns[] = {"iso3",   "iso2",       "id",    "lat", "lon",
                                          "radius", "population", "latin", NULL};
    cs_compiler *c = r->c;
    bool done = begin(r, "countries_geo.tsv", columns);
    for (uint32_t row = 0; done && row < r->table.rows; row++) {
        cs_str iso3 = cell(r, row, 0), iso2 = cell(r, row, 1);
        cs_gaz_country country = {.place = c->places.count};
        if (iso3.size != 3 || iso2.size != 2 || c->countries.count >= CS_GAZ_NOWHERE - 1)
            return cs_table_error(&r->table, row, r->error, "a code of the wrong length");
        memcpy(country.iso3, iso3.at, 3);
        memcpy(country.iso2, iso2.at, 2);
        uint32_t number_of = c->countries.count, place;
        *cs_map_put(c->arena, &c->country_of, cs_hash_str(iso3)) = number_of;
        *cs_map_put(c->arena, &c->country_of, cs_hash_str(iso2)) = number_of;
        *cs_vec_push(c->arena, &c->countries) = country;
        if (cell(r, row, 7).at == NULL)
            *cs_map_put(c->arena, &c->by_sound, (uint64_t)number_of + 1) = 1;
        place = cs_compile_place(c, CS_STR("PCLI"), iso3);
        c->places.at[place].country = (uint16_t)number_of;
        done = set_id(r, row, 2, place) && set_point(r, row, 3, place) &&
               set_radius(r, row, 5, place) && whole(r, row, 6, &c->places.at[place].population);
    }
    cs_table_close(&r->table);
    return done;
}

static bool read_country_points(reading *r) {
    static const char *const columns[] = {"iso3", "lat", "lon", NULL};
    bool done = begin(r, "country_points.tsv", columns);
    for (uint32_t row = 0; done && row < r->table.rows; row++) {
        uint32_t country = cs_compile_country(r->c, cell(r, row, 0));
        done = country == CS_NONE ? cs_table_error(&r->table, row, r->error, "no such country")
                                  : set_point(r, row, 1, r->c->countries.at[country].place);
    }
    cs_table_close(&r->table);
    return done;
}

/* Another name of a country, unless it is the name of a part of it ("Scotland"). */
static void add_country_name(cs_compiler *c, uint32_t place, cs_str name) {
    if (cs_compile_part(c, name, c->places.at[place].country, CS_NONE) == CS_NONE)
        cs_compile_name(c, place, name, CS_NAME_OWN);
}

static bool read_country_names(reading *r) {
    static const char *const columns[] = {"iso3", "name", "aliases", "demonyms", "capital", NULL};
    cs_compiler *c = r->c;
    bool done = begin(r, "countries.tsv", columns);
    for (uint32_t row = 0; done && row < r->table.rows; row++) {
        uint32_t country = cs_compile_country(c, cell(r, row, 0));
        if (country == CS_NONE) {
            done =
                cs_table_error(&r->table, row, r->error, "countries_geo.tsv has no such country");
            break;
        }
        uint32_t place = c->countries.at[country].place;
        cs_compile_rename(c, place, cell(r, row, 1));
        cs_compile_name(c, place, cell(r, row, 1), CS_NAME_OWN);
        for (cs_str list = cell(r, row, 2); list.at;)
            add_country_name(c, place, cs_str_cut(list, '|', &list));
        add_names(c, place, cell(r, row, 3), CS_NAME_PEOPLE);
    }
    cs_table_close(&r->table);
    return done;
}

/* ---- divisions and towns ----------------------------------------------------------------------
 */

static bool set_country(const reading *r, uint32_t row, unsigned column, uint32_t place) {
    uint32_t country = cs_compile_country(r->c, cell(r, row, column));
    if (country == CS_NONE)
        return cs_table_error(&r->table, row, r->error, "no such country");
    r->c->places.at[place].country = (uint16_t)country;
    return true;
}

static bool read_admin1(reading *r) {
    static const char *const columns[] = {"id",  "country", "code",   "name", "aliases",
                                          "lat", "lon",     "radius", NULL};
    cs_compiler *c = r->c;
    bool done = begin(r, "admin1.tsv", columns);
    for (uint32_t row = 0; done && row < r->table.rows; row++) {
        uint32_t place = cs_compile_place(c, CS_STR("ADM1"), cell(r, row, 3));
        done = set_country(r, row, 1, place) && set_id(r, row, 0, place) &&
               set_point(r, row, 5, place) && set_radius(r, row, 7, place);
        if (!done)
            break;
        c->places.at[place].admin1 = place;
        cs_compile_set_division(c, cell(r, row, 1), cell(r, row, 2), CS_STR_NONE, place);
        cs_compile_name(c, place, cell(r, row, 3), CS_NAME_OWN);
        add_names(c, place, cell(r, row, 4), CS_NAME_ALSO);
        cs_compile_set_part(c, cell(r, row, 3), c->places.at[place].country, CS_NONE, place);
    }
    cs_table_close(&r->table);
    return done;
}

static bool read_admin2(reading *r) {
    static const char *const columns[] = {"id",  "country", "admin1", "code", "name",
                                          "lat", "lon",     "radius", NULL};
    cs_compiler *c = r->c;
    bool done = begin(r, "admin2.tsv", columns);
    for (uint32_t row = 0; done && row < r->table.rows; row++) {
        uint32_t place = cs_compile_place(c, CS_STR("ADM2"), cell(r, row, 4));
        done = set_country(r, row, 1, place) && set_id(r, row, 0, place) &&
               set_point(r, row, 5, place) && set_radius(r, row, 7, place);
        if (!done)
            break;
        c->places.at[place].admin1 =
            cs_compile_division(c, cell(r, row, 1), cell(r, row, 2), CS_STR_NONE);
        c->places.at[place].admin2 = place;
        cs_compile_set_division(c, cell(r, row, 1), cell(r, row, 2), cell(r, row, 3), place);
        cs_compile_name(c, place, cell(r, row, 4), CS_NAME_OWN);
        cs_compile_set_part(c, cell(r, row, 4), c->places.at[place].country,
                            c->places.at[place].admin1, place);
    }
    cs_table_close(&r->table);
    return done;
}

static bool read_towns(reading *r, cs_str iso2, uint16_t country) {
    static const char *const columns[] = {"id",      "name",   "aliases", "lat",        "lon",
                                          "feature", "admin1", "admin2",  "population", NULL};
    cs_compiler *c = r->c;
    char name[32];
    snprintf(name, sizeof name, "towns/%.2s.tsv", iso2.at);
    bool done = begin(r, name, columns);
    for (uint32_t row = 0; done && row < r->table.rows; row++) {
        cs_str feature = cell(r, row, 5).at ? cell(r, row, 5) : CS_STR("PPL");
        if (cs_compile_feature(c, feature) == CS_NONE) {
            done = cs_table_error(&r->table, row, r->error, "features.tsv has no such feature");
            break;
        }
        uint32_t place = cs_compile_place(c, feature, cell(r, row, 1));
        cs_gaz_place *p = &c->places.at[place];
        p->country = country;
        p->admin1 = cs_compile_division(c, iso2, cell(r, row, 6), CS_STR_NONE);
        p->admin2 = cell(r, row, 7).at
                        ? cs_compile_division(c, iso2, cell(r, row, 6), cell(r, row, 7))
                        : CS_NONE;
        done = set_id(r, row, 0, place) && set_point(r, row, 3, place) &&
               whole(r, row, 8, &p->population);
        cs_compile_name(c, place, cell(r, row, 1), CS_NAME_OWN);
        add_names(c, place, cell(r, row, 2), CS_NAME_ALSO);
    }
    cs_table_close(&r->table);
    return done;
}

static bool read_all_towns(reading *r) {
    for (uint32_t i = 0; i < r->c->countries.count; i++) {
        cs_str iso2 = {r->c->countries.at[i].iso2, 2};
        if (!read_towns(r, iso2, (uint16_t)i))
            return false;
    }
    return true;
}

/* ---- what is added by hand --------------------------------------------------------------------
 */

static bool read_aliases(reading *r) {
    static const char *const columns[] = {"id", "name", "aliases", "short", NULL};
    bool done = begin(r, "aliases.tsv", columns);
    for (uint32_t row = 0; done && row < r->table.rows; row++) {
        uint32_t id = 0, place;
        done = whole(r, row, 0, &id);
        place = done ? cs_compile_by_id(r->c, id) : CS_NONE;
        if (done && place == CS_NONE)
            done = cs_table_error(&r->table, row, r->error, "no place has that id");
        if (!done)
            break;
        add_names(r->c, place, cell(r, row, 2), CS_NAME_OWN);
        add_names(r->c, place, cell(r, row, 3), CS_NAME_SHORT);
    }
    cs_table_close(&r->table);
    return done;
}

static bool read_regions(reading *r) {
    static const char *const columns[] = {"name", "aliases", "feature",    "country", "lat",
                                          "lon",  "radius",  "population", "?id",     NULL};
    cs_compiler *c = r->c;
    bool done = begin(r, "regions.tsv", columns);
    for (uint32_t row = 0; done && row < r->table.rows; row++) {
        if (cs_compile_feature(c, cell(r, row, 2)) == CS_NONE) {
            done = cs_table_error(&r->table, row, r->error, "features.tsv has no such feature");
            break;
        }
        uint32_t place = cs_compile_place(c, cell(r, row, 2), cell(r, row, 0));
        done = (cell(r, row, 3).at == NULL || set_country(r, row, 3, place)) &&
               set_point(r, row, 4, place) && set_radius(r, row, 6, place) &&
               whole(r, row, 7, &c->places.at[place].population) && set_id(r, row, 8, place);
        cs_compile_name(c, place, cell(r, row, 0), CS_NAME_OWN);
        add_names(c, place, cell(r, row, 1), CS_NAME_OWN);
        if (c->places.at[place].country != CS_GAZ_NOWHERE)
            cs_compile_set_part(c, cell(r, row, 0), c->places.at[place].country, CS_NONE, place);
    }
    cs_table_close(&r->table);
    return done;
}

bool cs_compile_tables(cs_compiler *c, cs_arena *arena, const char *data, cs_error *error) {
    *c = (cs_compiler){.arena = arena, .scratch = cs_arena_make(TABLE_BYTES)};
    cs_gazetteer_words(&c->words);
    *cs_vec_push(arena, &c->texts) = '\0'; /* the empty text */
    reading r = {.c = c, .folder = cs_str_format(arena, "%s/place", data).at, .error = error};
    return read_features(&r) && read_generics(&r) && read_country_codes(&r) &&
           read_country_points(&r) && read_admin1(&r) && read_admin2(&r) && read_regions(&r) &&
           read_country_names(&r) && read_all_towns(&r) && read_aliases(&r);
}
