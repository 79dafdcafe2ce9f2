/* dump.c: GeoNames dumps and tables of one's own, for compile.h. The columns of the dumps are told
 * at https://download.geonames.org/export/dump/readme.txt. */
#include <stdio.h>
#include <string.h>

#include "base/limit.h"
#include "base/utf8.h"
#include "place/compile.h"
#include "table/table.h"

/* GeoNames as a whole has 1.7 GB. */
#define DUMP_BYTES ((size_t)8 << 30)

enum {
    ID,
    NAME,
    ASCII,
    ALTERNATES,
    LAT,
    LON,
    CLASS,
    CODE,
    COUNTRY,
    OTHERS,
    ADMIN1,
    ADMIN2,
    ADMIN3,
    ADMIN4,
    POPULATION,
    ELEVATION,
    MODEL,
    ZONE,
    CHANGED,
    DUMP_CELLS
};
enum { LEAST_ALTERNATE_CELLS = 8, MOST_ALTERNATE_CELLS = 10 };

typedef struct dump_line {
    cs_str cells[DUMP_CELLS];
    unsigned count;
} dump_line;

static dump_line cut(cs_str line) {
    dump_line d = {.count = 0};
    if (cs_str_ends(line, "\r"))
        line.size--;
    for (cs_str rest = line; rest.at && d.count < DUMP_CELLS; d.count++)
        d.cells[d.count] = cs_str_cut(rest, '\t', &rest);
    return d;
}

static uint32_t id_of(cs_str s) {
    int64_t value;
    return cs_str_to_int(s, &value) && value > 0 && value <= UINT32_MAX ? (uint32_t)value : 0;
}

/* Would English news write it so? Latin letters that begin with a capital, no code. */
static bool is_name(cs_str s) {
    size_t size, letters = 0;
    bool lower = false;
    for (size_t i = 0; i < s.size; i += size) {
        uint32_t point = cs_utf8_at(s, i, &size);
        if (point >= 0x250 && !(point >= 0x1E00 && point < 0x1F00) && point != 0x2019 &&
            point != 0x2018)
            return false;
        if (i == 0 && !cs_utf8_is_upper(point))
            return false;
        lower |= cs_utf8_is_lower(point);
        letters++;
    }
    return letters >= 3 && (lower || letters > 4);
}

static void add_alternates(cs_compiler *c, uint32_t place, cs_str list) {
    while (list.at) {
        cs_str name = cs_str_cut(list, ',', &list);
        if (is_name(name))
            cs_compile_name(c, place, name, CS_NAME_ALSO);
    }
}

/* The place that a row is about: one known already, by id or by the codes of a division or
 * country, else a new one. */
static uint32_t place_of_row(cs_compiler *c, const dump_line *d, uint32_t id) {
    uint32_t place = cs_compile_by_id(c, id), country = cs_compile_country(c, d->cells[COUNTRY]);
    if (place == CS_NONE && cs_str_eq(d->cells[CODE], "ADM1"))
        place = cs_compile_division(c, d->cells[COUNTRY], d->cells[ADMIN1], CS_STR_NONE);
    if (place == CS_NONE && cs_str_eq(d->cells[CODE], "ADM2") && d->cells[ADMIN2].size)
        place = cs_compile_division(c, d->cells[COUNTRY], d->cells[ADMIN1], d->cells[ADMIN2]);
    if (place == CS_NONE && cs_str_starts(d->cells[CODE], "PCL") && country != CS_NONE &&
        c->places.at[c->countries.at[country].place].id == 0)
        place = c->countries.at[country].place;
    return place == CS_NONE ? cs_compile_place(c, d->cells[CODE], d->cells[NAME]) : place;
}

static void set_divisions(cs_compiler *c, const dump_line *d, uint32_t place) {
    cs_gaz_place *p = &c->places.at[place];
    uint32_t country = cs_compile_country(c, d->cells[COUNTRY]);
    p->country = country == CS_NONE ? CS_GAZ_NOWHERE : (uint16_t)country;
    if (p->kind == CS_PLACE_ADMIN1) {
        p->admin1 = place;
        cs_compile_set_division(c, d->cells[COUNTRY], d->cells[ADMIN1], CS_STR_NONE, place);
        return;
    }
    p->admin1 = cs_compile_division(c, d->cells[COUNTRY], d->cells[ADMIN1], CS_STR_NONE);
    if (!d->cells[ADMIN2].size)
        return;
    if (p->kind == CS_PLACE_ADMIN2)
        cs_compile_set_division(c, d->cells[COUNTRY], d->cells[ADMIN1], d->cells[ADMIN2], place);
    p->admin2 = cs_compile_division(c, d->cells[COUNTRY], d->cells[ADMIN1], d->cells[ADMIN2]);
}

static bool wrong(const char *path, long line, cs_error *error, const char *what) {
    return cs_error_set(error, CS_FORMAT, path, line, "%s", what);
}

static bool read_place(cs_compiler *c, const dump_line *d, const char *path, long line,
                       cs_error *error) {
    uint32_t id = id_of(d->cells[ID]);
    double lat, lon;
    if (d->count != DUMP_CELLS || !id)
        return wrong(path, line, error, "no row of a GeoNames dump");
    if (cs_compile_feature(c, d->cells[CODE]) == CS_NONE) {
        c->passed_over++;
        return true;
    }
    if (!cs_str_to_number(d->cells[LAT], &lat) || !cs_str_to_number(d->cells[LON], &lon) ||
        !(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180))
        return wrong(path, line, error, "no point on Earth");
    uint32_t place = place_of_row(c, d, id);
    cs_compile_set_id(c, id, place);
    cs_compile_set_point(c, place, lat, lon);
    set_divisions(c, d, place);
    if (c->places.at[place].kind == CS_PLACE_TOWN)
        c->places.at[place].population = id_of(d->cells[POPULATION]);
    cs_compile_name(c, place, d->cells[NAME], CS_NAME_OWN);
    cs_compile_name(c, place, d->cells[ASCII], CS_NAME_ALSO);
    add_alternates(c, place, d->cells[ALTERNATES]);
    return true;
}

/* English names, names of no language, and abbreviations. */
static bool read_alternate(cs_compiler *c, const dump_line *d, const char *path, long line,
                           cs_error *error) {
    if (d->count < 4 || !id_of(d->cells[0]) || !id_of(d->cells[1]))
        return wrong(path, line, error, "no row of GeoNames alternate names");
    uint32_t place = cs_compile_by_id(c, id_of(d->cells[1]));
    bool abbreviation = cs_str_eq(d->cells[2], "abbr");
    bool english = d->cells[2].size == 0 || cs_str_eq(d->cells[2], "en") || abbreviation;
    if (place != CS_NONE && english && (abbreviation || is_name(d->cells[3])))
        cs_compile_name(c, place, d->cells[3], abbreviation ? CS_NAME_SHORT : CS_NAME_ALSO);
    return true;
}

static bool read_dump(cs_compiler *c, const char *path, bool alternates, cs_error *error) {
    cs_mapped file;
    if (!cs_mapped_open(&file, path, DUMP_BYTES, error))
        return false;
    size_t bad = cs_utf8_bad(file.bytes);
    bool done = bad == file.bytes.size;
    if (!done)
        cs_error_set(error, CS_FORMAT, path, 0, "not UTF-8 at byte %zu", bad);
    long number = 0;
    for (cs_str rest = file.bytes; done && rest.at;) {
        cs_str line = cs_str_cut(rest, '\n', &rest);
        number++;
        if (line.size == 0 || line.at[0] == '#')
            continue;
        dump_line d = cut(line);
        done = alternates ? read_alternate(c, &d, path, number, error)
                          : read_place(c, &d, path, number, error);
    }
    cs_mapped_close(&file);
    return done;
}

/* ---- tables of one's own ----------------------------------------------------------------------
 */

enum {
    OWN_NAME,
    OWN_LAT,
    OWN_LON,
    OWN_ID,
    OWN_ALIASES,
    OWN_COUNTRY,
    OWN_FEATURE,
    OWN_ADMIN1,
    OWN_ADMIN2,
    OWN_POPULATION
};

static bool set_own_divisions(cs_compiler *c, const cs_table *table, uint32_t row, uint32_t place,
                              cs_error *error) {
    cs_str iso = cs_table_cell(table, row, OWN_COUNTRY);
    cs_str admin1 = cs_table_cell(table, row, OWN_ADMIN1);
    cs_str admin2 = cs_table_cell(table, row, OWN_ADMIN2);
    cs_gaz_place *p = &c->places.at[place];
    uint32_t country = iso.at ? cs_compile_country(c, iso) : CS_NONE;
    if (iso.at && country == CS_NONE)
        return cs_table_error(table, row, error, "no such country");
    if (country == CS_NONE)
        return true;
    cs_str iso2 = {c->countries.at[country].iso2, 2};
    p->country = (uint16_t)country;
    p->admin1 = cs_compile_division(c, iso2, admin1, CS_STR_NONE);
    if (p->admin1 == CS_NONE && admin1.at)
        p->admin1 = cs_compile_part(c, admin1, p->country, CS_NONE);
    if (p->admin1 == CS_NONE && admin1.at)
        return cs_table_error(table, row, error, "no such first-level division");
    if (!admin2.at)
        return true;
    p->admin2 = cs_compile_division(c, iso2, admin1, admin2);
    if (p->admin2 == CS_NONE)
        p->admin2 = cs_compile_part(c, admin2, p->country, p->admin1);
    return p->admin2 != CS_NONE ||
           cs_table_error(table, row, error, "no such second-level division");
}

static bool read_own_row(cs_compiler *c, const cs_table *table, uint32_t row, cs_error *error) {
    cs_str feature = cs_table_cell(table, row, OWN_FEATURE);
    cs_str aliases = cs_table_cell(table, row, OWN_ALIASES);
    cs_str name = cs_table_cell(table, row, OWN_NAME);
    double lat, lon;
    int64_t id, population;
    if (!cs_table_number(table, row, OWN_LAT, 0, &lat, error) ||
        !cs_table_number(table, row, OWN_LON, 0, &lon, error) ||
        !cs_table_int(table, row, OWN_ID, 0, &id, error) ||
        !cs_table_int(table, row, OWN_POPULATION, 0, &population, error))
        return false;
    feature = feature.at ? feature : CS_STR("PPL");
    if (!name.at || cs_compile_feature(c, feature) == CS_NONE || !(lat >= -90 && lat <= 90) ||
        !(lon >= -180 && lon <= 180) || id < 0 || id > UINT32_MAX || population < 0 ||
        population > UINT32_MAX)
        return cs_table_error(table, row, error, "no name, no such feature, or out of bounds");
    uint32_t place = cs_compile_by_id(c, (uint32_t)id);
    if (place == CS_NONE)
        place = cs_compile_place(c, feature, name);
    cs_compile_set_id(c, (uint32_t)id, place);
    cs_compile_set_point(c, place, lat, lon);
    c->places.at[place].population = (uint32_t)population;
    if (!set_own_divisions(c, table, row, place, error))
        return false;
    cs_compile_name(c, place, name, CS_NAME_OWN);
    while (aliases.at)
        cs_compile_name(c, place, cs_str_cut(aliases, '|', &aliases), CS_NAME_OWN);
    return true;
}

static bool read_own(cs_compiler *c, const char *path, cs_error *error) {
    static const char *const columns[] = {"name",     "lat",         "lon",      "?id",
                                          "?aliases", "?country",    "?feature", "?admin1",
                                          "?admin2",  "?population", NULL};
    cs_table table;
    const char *slash = strrchr(path, '/');
    cs_arena_reset(&c->scratch);
    const char *folder =
        slash ? cs_str_format(&c->scratch, "%.*s", (int)(slash - path), path).at : ".";
    if (!cs_table_open(&table, &c->scratch, folder, slash ? slash + 1 : path, columns, error))
        return false;
    bool done = true;
    for (uint32_t row = 0; done && row < table.rows; row++)
        done = read_own_row(c, &table, row, error);
    cs_table_close(&table);
    return done;
}

/* The first line that is no comment, cut into cells. */
static bool first_line(const char *path, dump_line *d, bool *numbered, cs_error *error) {
    cs_mapped file;
    if (!cs_mapped_open(&file, path, DUMP_BYTES, error))
        return false;
    cs_str line = CS_STR_NONE;
    for (cs_str rest = file.bytes; rest.at;) {
        line = cs_str_cut(rest, '\n', &rest);
        if (line.size && line.at[0] != '#')
            break;
    }
    *d = cut(line);
    numbered[0] = id_of(d->cells[0]) > 0;
    numbered[1] = id_of(d->cells[1]) > 0;
    cs_mapped_close(&file);
    return true;
}

bool cs_compile_file(cs_compiler *c, const char *path, cs_error *error) {
    dump_line d;
    bool numbered[2];
    if (!first_line(path, &d, numbered, error))
        return false;
    if (numbered[0] && d.count == DUMP_CELLS)
        return read_dump(c, path, false, error);
    if (numbered[0] && numbered[1] && d.count >= LEAST_ALTERNATE_CELLS &&
        d.count <= MOST_ALTERNATE_CELLS)
        return read_dump(c, path, true, error);
    return read_own(c, path, error);
}
