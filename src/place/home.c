/* home.c: see home.h. */
#include "place/home.h"

#include <string.h>

#include "base/utf8.h"
#include "table/phrase.h"
#include "table/table.h"

static uint64_t name_hash(cs_str name) {
    uint64_t keys[CS_GAZETTEER_WORDS], hash = 0;
    uint64_t the = cs_phrase_key(CS_STR("the"));
    uint32_t count = cs_phrase_keys(name, keys, CS_GAZETTEER_WORDS);
    for (uint32_t i = 0; i < count && i < CS_GAZETTEER_WORDS; i++)
        if (keys[i] != the)
            hash = cs_hash_mix(hash, keys[i]);
    return hash;
}

static uint64_t domain_hash(cs_str domain) {
    char folded[CS_FOLD_MAX_BYTES];
    size_t size = cs_utf8_fold(domain, folded, sizeof folded);
    return cs_hash_mix(2, cs_hash_str((cs_str){folded, size}));
}

static uint16_t country_of(const cs_gazetteer *g, cs_str iso3) {
    if (iso3.size != 3)
        return CS_GAZ_NOWHERE;
    for (uint16_t i = 0; i < g->country_count; i++)
        if (memcmp(g->countries[i].iso3, iso3.at, 3) == 0)
            return i;
    return CS_GAZ_NOWHERE;
}

/* The likeliest place of that name and kind in the country and, if given, the division. */
static uint32_t place_of(const cs_gazetteer *g, cs_str name, uint16_t country, uint32_t admin1,
                         bool division) {
    for (uint32_t n = cs_gazetteer_look(g, name); n != UINT32_MAX; n = cs_gazetteer_next(g, n)) {
        uint32_t at = g->names[n].place;
        const cs_gaz_place *p = cs_gazetteer_place(g, at);
        if (!p || p->country != country || (admin1 != CS_NONE && p->admin1 != admin1))
            continue;
        if (division ? p->kind == CS_PLACE_ADMIN1
                     : p->kind == CS_PLACE_TOWN || p->kind == CS_PLACE_SECTION)
            return at;
    }
    return CS_NONE;
}

static bool read_outlet(cs_homes *homes, const cs_gazetteer *g, cs_arena *arena,
                        const cs_table *table, uint32_t row, cs_error *error) {
    cs_str admin1 = cs_table_cell(table, row, 3), town = cs_table_cell(table, row, 4);
    cs_home home = {country_of(g, cs_table_cell(table, row, 2)), CS_NONE};
    if (home.country == CS_GAZ_NOWHERE)
        return cs_table_error(table, row, error, "no such country");
    uint32_t division = admin1.at ? place_of(g, admin1, home.country, CS_NONE, true) : CS_NONE;
    if (town.at)
        home.town = place_of(g, town, home.country, division, false);
    uint32_t number = homes->homes.count;
    *cs_vec_push(arena, &homes->homes) = home;
    for (cs_str list = cs_table_cell(table, row, 0); list.at;)
        *cs_map_put(arena, &homes->outlets, name_hash(cs_str_cut(list, '|', &list))) = number;
    for (cs_str list = cs_table_cell(table, row, 1); list.at;)
        *cs_map_put(arena, &homes->outlets, domain_hash(cs_str_cut(list, '|', &list))) = number;
    return true;
}

static bool read_cue(cs_homes *homes, const cs_gazetteer *g, cs_arena *arena, const cs_table *table,
                     uint32_t row, cs_error *error) {
    double weight;
    cs_cue cue = {.country = country_of(g, cs_table_cell(table, row, 1))};
    if (cue.country == CS_GAZ_NOWHERE)
        return cs_table_error(table, row, error, "no such country");
    if (!cs_table_number(table, row, 2, 1, &weight, error))
        return false;
    cue.weight = (float)weight;
    *cs_map_put(arena, &homes->words, cs_phrase_key(cs_table_cell(table, row, 0))) =
        homes->cues.count;
    *cs_vec_push(arena, &homes->cues) = cue;
    return true;
}

/* Actors by whose name alone one knows the country: no armies, which fight abroad, no agencies. */
static bool is_at_home(cs_str sector) {
    static const char *const sectors[] = {"REB", "PRM", "CRM", "OPP", "COP", "PTY", "LEG", NULL};
    return cs_str_is_any(sector, sectors);
}

static bool read_actor(cs_homes *homes, const cs_gazetteer *g, cs_arena *arena,
                       const cs_table *table, uint32_t row, cs_error *error) {
    static const float one_country = 1, several = 0.5F;
    (void)error;
    cs_cue cue = {.country = country_of(g, cs_table_cell(table, row, 2)),
                  .weight = cs_table_cell(table, row, 4).at ? several : one_country};
    if (cue.country == CS_GAZ_NOWHERE || !is_at_home(cs_table_cell(table, row, 3)))
        return true;
    uint32_t number = homes->cues.count;
    *cs_vec_push(arena, &homes->cues) = cue;
    cs_phrases_add(arena, &homes->actors, cs_table_cell(table, row, 0), number);
    cs_phrases_add_list(arena, &homes->actors, cs_table_cell(table, row, 1), number);
    return true;
}

typedef bool read_row(cs_homes *homes, const cs_gazetteer *g, cs_arena *arena,
                      const cs_table *table, uint32_t row, cs_error *error);

static bool read_table(cs_homes *homes, const cs_gazetteer *g, const cs_setup *setup,
                       const char *folder, const char *name, const char *const *columns,
                       read_row *read, cs_error *error) {
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, folder), name, columns, error))
        return false;
    bool done = true;
    for (uint32_t row = 0; done && row < table.rows; row++)
        done = read(homes, g, setup->arena, &table, row, error);
    cs_table_close(&table);
    return done;
}

bool cs_homes_load(cs_homes *homes, const cs_gazetteer *g, const cs_setup *setup, cs_error *error) {
    static const char *const outlet[] = {"names", "domains", "country", "admin1", "town", NULL};
    static const char *const cue[] = {"word", "country", "weight", NULL};
    static const char *const actor[] = {"name", "aliases", "country", "sector", "where", NULL};
    return read_table(homes, g, setup, "place", "outlets.tsv", outlet, read_outlet, error) &&
           read_table(homes, g, setup, "place", "cues.tsv", cue, read_cue, error) &&
           read_table(homes, g, setup, "actor", "actors.tsv", actor, read_actor, error);
}

static const cs_home *home_at(const cs_homes *homes, uint64_t hash) {
    uint32_t at = cs_map_get(&homes->outlets, hash);
    return at < homes->homes.count ? &homes->homes.at[at] : NULL;
}

/* By the host of an address, then by its parents: "news.bbc.co.uk", "bbc.co.uk". */
static const cs_home *by_address(const cs_homes *homes, cs_str url) {
    size_t from = cs_str_find_str(url, CS_STR("://"), 0);
    cs_str host = cs_str_slice(url, from < url.size ? from + 3 : 0, url.size), rest;
    host = cs_str_cut(host, '/', &rest);
    host = cs_str_cut(host, ':', &rest);
    for (rest = host; rest.at && cs_str_find(rest, '.', 0) < rest.size;) {
        const cs_home *home = home_at(homes, domain_hash(rest));
        if (home)
            return home;
        cs_str_cut(rest, '.', &rest);
    }
    return NULL;
}

const cs_home *cs_home_of(const cs_homes *homes, const cs_story *s) {
    const cs_home *home = NULL;
    if (s->source.url.at)
        home = by_address(homes, s->source.url);
    if (!home && s->source.outlet.at)
        home = home_at(homes, name_hash(s->source.outlet));
    if (!home && s->source.outlet.at)
        home = by_address(homes, s->source.outlet);
    return home;
}

/* Which cue the token begins; CS_NONE. *end becomes the token behind it. */
static uint32_t cue_at(const cs_homes *homes, const cs_story *s, uint32_t token, uint32_t *end) {
    uint32_t limit = s->sentences.at[s->tokens.at[token].sentence].token_end;
    uint32_t entry = cs_phrases_find(&homes->actors, s, token, limit, CS_BY_FORM, end);
    if (entry != CS_NONE && cs_phrases_next(&homes->actors, s, token, entry) == CS_NONE)
        return homes->actors.entries.at[entry].value;
    *end = token + 1;
    return cs_map_get(&homes->words, s->tokens.at[token].key);
}

double cs_home_cues(const cs_homes *homes, const cs_story *s, double *countries) {
    enum { MOST = 2 };
    uint8_t *seen = cs_arena_new(s->scratch, uint8_t, homes->cues.count);
    double sum = 0;
    for (uint32_t i = 0, end; i < s->tokens.count; i = end) {
        uint32_t at = cue_at(homes, s, i, &end);
        if (at == CS_NONE || seen[at]++ >= MOST)
            continue;
        countries[homes->cues.at[at].country] += homes->cues.at[at].weight;
        sum += homes->cues.at[at].weight;
    }
    return sum;
}
