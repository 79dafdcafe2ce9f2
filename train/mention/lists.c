/* lists.c: see lists.h. */
#include "lists.h"

#include <stdio.h>
#include <unistd.h>

#include "ground/plain.h"
#include "table/phrase.h"
#include "table/table.h"

enum { MOST_WORDS = CS_LEXICON_LONGEST, CITY = 50000 };

/* ---- words and phrases ----------------------------------------------------------------------- */

static void add_word(lists *l, uint64_t key, uint32_t list) {
    if (!key)
        return;
    uint32_t *at = cs_map_put(l->arena, &l->words, key);
    if (*at == CS_NONE) {
        *at = l->word_keys.count;
        *cs_vec_push(l->arena, &l->word_keys) = key;
        *cs_vec_push(l->arena, &l->word_lists) = CS_LEXICON_NO_CODES;
    }
    l->word_lists.at[*at] |= (uint16_t)list;
}

/* A single word; of a phrase the last word. */
static void add_last(lists *l, cs_str phrase, uint32_t list) {
    uint64_t keys[MOST_WORDS];
    uint32_t count = cs_phrase_keys(phrase, keys, MOST_WORDS);
    if (count && count <= MOST_WORDS)
        add_word(l, keys[count - 1], list);
}

/* Each word of a name. */
static void add_each(lists *l, cs_str phrase, uint32_t list) {
    uint64_t keys[MOST_WORDS];
    uint32_t count = cs_phrase_keys(phrase, keys, MOST_WORDS);
    for (uint32_t i = 0; i < count && i < MOST_WORDS; i++)
        add_word(l, keys[i], list);
}

static void mark_phrase(lists *l, uint64_t key, uint32_t list) {
    uint32_t *at = cs_map_put(l->arena, &l->phrases, key);
    if (*at == CS_NONE) {
        *at = l->phrase_keys.count;
        *cs_vec_push(l->arena, &l->phrase_keys) = key;
        *cs_vec_push(l->arena, &l->phrase_lists) = 0;
    }
    l->phrase_lists.at[*at] |= (uint8_t)list;
}

static void add_phrase(lists *l, cs_str phrase, uint32_t list) {
    uint64_t keys[MOST_WORDS], key = 0;
    uint32_t count = cs_phrase_keys(phrase, keys, MOST_WORDS);
    if (!count || count > MOST_WORDS || (count == 1 && phrase.size < 3 && list == CS_PHRASE_TOWN))
        return;
    for (uint32_t i = 0; i < count; i++) {
        key = cs_hash_mix(key, keys[i]);
        mark_phrase(l, key, i + 1 < count ? CS_PHRASE_MORE : list);
    }
}

static void keep(lists *l, lists_names *names, cs_str name) {
    *cs_vec_push(l->arena, names) = cs_str_copy(l->arena, name);
}

static void keep_all(lists *l, lists_names *names, cs_str list) {
    while (list.size)
        keep(l, names, cs_str_cut(list, '|', &list));
}

/* ---- tables ---------------------------------------------------------------------------------- */

typedef void row_reader(lists *l, const cs_table *table, uint32_t row);

static bool read_table(lists *l, const char *folder, const char *name, const char *const *columns,
                       row_reader *read, cs_error *error) {
    cs_table table;
    if (!cs_table_open(&table, l->arena, folder, name, columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++)
        read(l, &table, row);
    cs_table_close(&table);
    return true;
}

static void each_of(lists *l, cs_str list, uint32_t what,
                    void add(lists *l, cs_str phrase, uint32_t what)) {
    while (list.size)
        add(l, cs_str_cut(list, '|', &list), what);
}

/* A name and its aliases, the first two columns. */
static void add_names(lists *l, const cs_table *t, uint32_t row, uint32_t list) {
    add_phrase(l, cs_table_cell(t, row, 0), list);
    each_of(l, cs_table_cell(t, row, 1), list, add_phrase);
}

static void read_country(lists *l, const cs_table *t, uint32_t row) {
    cs_str demonyms = cs_table_cell(t, row, 2);
    add_names(l, t, row, CS_PHRASE_COUNTRY);
    each_of(l, cs_table_cell(t, row, 3), CS_PHRASE_CITY, add_phrase);
    each_of(l, demonyms, CS_WORD_DEMONYM, add_last);
    keep(l, &l->countries, cs_table_cell(t, row, 0));
    keep(l, &l->cities, cs_table_cell(t, row, 3));
    if (demonyms.size)
        keep(l, &l->demonyms, cs_str_cut(demonyms, '|', &demonyms));
}

static void read_division(lists *l, const cs_table *t, uint32_t row) {
    cs_str name = cs_table_cell(t, row, 0);
    add_names(l, t, row, CS_PHRASE_DIVISION);
    keep(l, &l->divisions, name);
}

static void read_region(lists *l, const cs_table *t, uint32_t row) {
    add_names(l, t, row, CS_PHRASE_REGION);
}

static void read_actor(lists *l, const cs_table *t, uint32_t row) {
    cs_str name = cs_table_cell(t, row, 0);
    add_names(l, t, row, CS_PHRASE_ORGANIZATION);
    keep(l, &l->organizations, name);
}

static void read_holder(lists *l, const cs_table *t, uint32_t row) {
    cs_str name = cs_table_cell(t, row, 0);
    add_names(l, t, row, CS_PHRASE_PERSON);
    add_last(l, name, CS_WORD_FAMILY);
}

static void read_title(lists *l, const cs_table *t, uint32_t row) {
    add_last(l, cs_table_cell(t, row, 0), CS_WORD_TITLE);
}

static void read_given(lists *l, const cs_table *t, uint32_t row) {
    add_each(l, cs_table_cell(t, row, 0), CS_WORD_GIVEN);
}

static void read_orgword(lists *l, const cs_table *t, uint32_t row) {
    add_last(l, cs_table_cell(t, row, 0), CS_WORD_ORGANIZATION);
}

static void read_cue(lists *l, const cs_table *t, uint32_t row) {
    cs_str kind = cs_table_cell(t, row, 1); /* the use */
    add_last(l, cs_table_cell(t, row, 0),
             cs_str_eq(kind, "organization") || cs_str_eq(kind, "group") ? CS_WORD_ORGANIZATION
             : cs_str_eq(kind, "facility") || cs_str_eq(kind, "seat")    ? CS_WORD_FACILITY
             : cs_str_eq(kind, "person")                                 ? CS_WORD_TITLE
             : cs_str_eq(kind, "calendar")                               ? CS_WORD_CALENDAR
             : cs_str_eq(kind, "particle")                               ? CS_WORD_PARTICLE
                                                                         : CS_WORD_AFTER);
}

static void read_place_word(lists *l, const cs_table *t, uint32_t row) {
    static const struct {
        const char *use;
        uint32_t list;
    } uses[] = {{"after", CS_WORD_AFTER}, {"body", CS_WORD_BODY},     {"team", CS_WORD_TEAM},
                {"road", CS_WORD_ROAD},   {"head", CS_WORD_HEAD},     {"inside", CS_WORD_INSIDE},
                {"says", CS_WORD_SAYS},   {"nearby", CS_WORD_INSIDE}, {"title", CS_WORD_TITLE}};
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        if (cs_str_eq(cs_table_cell(t, row, 1), uses[i].use))
            add_last(l, cs_table_cell(t, row, 0), uses[i].list);
}

static void read_people(lists *l, const cs_table *t, uint32_t row) {
    static const char *last_region = "";
    cs_str region = cs_table_cell(t, row, 0), names = cs_table_cell(t, row, 2);
    bool family = cs_str_eq(cs_table_cell(t, row, 1), "family");
    if (!cs_str_eq(region, last_region)) {
        last_region = cs_str_copy(l->arena, region).at;
        *cs_vec_push(l->arena, &l->regions) = (lists_region){.given = {NULL, 0, 0}};
    }
    lists_region *to = &l->regions.at[l->regions.count - 1];
    each_of(l, names, family ? CS_WORD_FAMILY : CS_WORD_GIVEN, add_each);
    keep_all(l, family ? &to->family : &to->given, names);
}

const char *const lists_slots[LISTS_SLOTS] = {"pattern", "office", "field",   "body", "seat",
                                              "members", "action", "quality", "firm", "paper",
                                              "club",    "party",  "cause",   "force"};

static void read_body(lists *l, const cs_table *t, uint32_t row) {
    for (size_t i = 0; i < LISTS_SLOTS; i++)
        if (cs_str_eq(cs_table_cell(t, row, 0), lists_slots[i]))
            keep_all(l, &l->slots[i], cs_table_cell(t, row, 1));
}

/* ---- towns ----------------------------------------------------------------------------------- */

typedef struct town_reading {
    cs_map common; /* words that are mostly no places */
} town_reading;

static town_reading towns;

static void read_common(lists *l, const cs_table *t, uint32_t row) {
    *cs_map_put(l->arena, &towns.common, cs_phrase_key(cs_table_cell(t, row, 0))) = 1;
}

static void add_town(lists *l, cs_str name, uint32_t list) {
    if (cs_map_get(&towns.common, cs_phrase_key(name)) == CS_NONE || list == CS_PHRASE_CITY)
        add_phrase(l, name, list);
}

static void read_town(lists *l, const cs_table *t, uint32_t row) {
    int64_t population = 0;
    cs_str name = cs_table_cell(t, row, 0);
    cs_error error;
    cs_table_int(t, row, 2, 0, &population, &error);
    bool city = population >= CITY || cs_str_eq(cs_table_cell(t, row, 3), "PPLC");
    add_town(l, name, city ? CS_PHRASE_CITY : CS_PHRASE_TOWN);
    each_of(l, cs_table_cell(t, row, 1), CS_PHRASE_TOWN, add_town);
    keep(l, city ? &l->cities : &l->towns, name);
}

static bool read_towns(lists *l, const char *data, cs_error *error) {
    static const char *const columns[] = {"name", "aliases", "population", "feature", NULL};
    static const char *const word[] = {"word", NULL};
    const char *folder = cs_str_format(l->arena, "%s/place/towns", data).at;
    if (!read_table(l, cs_str_format(l->arena, "%s/place", data).at, "common.tsv", word,
                    read_common, error))
        return false;
    for (int first = 'A'; first <= 'Z'; first++)
        for (int second = 'A'; second <= 'Z'; second++) {
            const char *name = cs_str_format(l->arena, "%c%c.tsv", first, second).at;
            if (access(cs_str_format(l->arena, "%s/%s", folder, name).at, R_OK) == 0 &&
                !read_table(l, folder, name, columns, read_town, error))
                return false;
        }
    return true;
}

bool lists_read(lists *l, const char *data, cs_error *error) {
    static const char *const country[] = {"name", "aliases", "demonyms", "capital", NULL};
    static const char *const named[] = {"name", "?aliases", NULL};
    static const char *const name[] = {"name", NULL}, *const word[] = {"word", NULL};
    static const char *const title[] = {"title", NULL};
    static const char *const use[] = {"word", "use", NULL};
    static const char *const people[] = {"region", "part", "names", NULL};
    static const char *const bodies[] = {"slot", "words", NULL};
    const struct {
        const char *stage, *name;
        const char *const *columns;
        row_reader *read;
    } tables[] = {
        {"place", "countries.tsv", country, read_country},
        {"place", "admin1.tsv", named, read_division},
        {"place", "admin2.tsv", named, read_division},
        {"place", "regions.tsv", named, read_region},
        {"place", "words.tsv", use, read_place_word},
        {"actor", "actors.tsv", named, read_actor},
        {"actor", "holders.tsv", named, read_holder},
        {"actor", "titles.tsv", word, read_title},
        {"actor", "orgwords.tsv", word, read_orgword},
        {"entity", "titles.tsv", title, read_title},
        {"entity", "given.tsv", name, read_given},
        {"mention", "words.tsv", use, read_cue},
        {"mention", "people.tsv", people, read_people},
        {"mention", "bodies.tsv", bodies, read_body},
    };
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (!read_table(l, cs_str_format(l->arena, "%s/%s", data, tables[i].stage).at,
                        tables[i].name, tables[i].columns, tables[i].read, error))
            return false;
    return read_towns(l, data, error);
}

/* ---- tables as they lie in the model --------------------------------------------------------- */

/* A third is free. */
static uint32_t room_for(uint32_t count) {
    return count + count / 2 + 1;
}

static uint32_t free_slot(const uint16_t *checks, uint32_t room, uint64_t key) {
    uint32_t at = cs_lexicon_slot(key, room);
    while (checks[at] && checks[at] != cs_lexicon_check(key))
        at = at + 1 == room ? 0 : at + 1;
    return at;
}

static void lay_out_words(lists *l, const uint64_t *keys, const uint8_t (*codes)[CS_LEXICON_CODES],
                          uint32_t count) {
    uint32_t room = room_for(count + l->word_keys.count);
    uint16_t *checks = plain_new(uint16_t, room), *word_lists = plain_new(uint16_t, room);
    uint8_t *laid = plain_new(uint8_t, (size_t)room * CS_LEXICON_CODES);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t at = free_slot(checks, room, keys[i]);
        if (checks[at])
            continue; /* a more frequent word has it */
        checks[at] = cs_lexicon_check(keys[i]);
        memcpy(laid + (size_t)at * CS_LEXICON_CODES, codes[i], CS_LEXICON_CODES);
    }
    for (uint32_t i = 0; i < l->word_keys.count; i++) {
        uint32_t at = free_slot(checks, room, l->word_keys.at[i]);
        word_lists[at] = checks[at] ? word_lists[at] : CS_LEXICON_NO_CODES;
        checks[at] = cs_lexicon_check(l->word_keys.at[i]);
        word_lists[at] |= l->word_lists.at[i] & (CS_LEXICON_NO_CODES - 1);
    }
    l->lexicon.word_room = room;
    l->lexicon.word_checks = checks;
    l->lexicon.word_lists = word_lists;
    l->lexicon.codes = laid;
}

static void lay_out_phrases(lists *l) {
    uint32_t room = room_for(l->phrase_keys.count);
    uint16_t *checks = plain_new(uint16_t, room);
    uint8_t *phrase_lists = plain_new(uint8_t, room);
    for (uint32_t i = 0; i < l->phrase_keys.count; i++) {
        uint32_t at = free_slot(checks, room, l->phrase_keys.at[i]);
        checks[at] = cs_lexicon_check(l->phrase_keys.at[i]);
        phrase_lists[at] |= l->phrase_lists.at[i];
    }
    l->lexicon.phrase_room = room;
    l->lexicon.phrase_checks = checks;
    l->lexicon.phrase_lists = phrase_lists;
}

void lists_lay_out(lists *l, const uint64_t *keys, const uint8_t (*codes)[CS_LEXICON_CODES],
                   uint32_t count) {
    lay_out_words(l, keys, codes, count);
    lay_out_phrases(l);
    printf("lists: %u words with codes, %u in lists, %u beginnings of phrases\n", count,
           l->word_keys.count, l->phrase_keys.count);
}

void lists_write(const lists *l, train_writer *w) {
    const cs_lexicon *x = &l->lexicon;
    train_writer_array(w, "word.check", CS_MODEL_U16, 1, x->word_room, x->word_checks);
    train_writer_array(w, "word.codes", CS_MODEL_U8, x->word_room, CS_LEXICON_CODES, x->codes);
    train_writer_array(w, "word.lists", CS_MODEL_U16, 1, x->word_room, x->word_lists);
    train_writer_array(w, "phrase.check", CS_MODEL_U16, 1, x->phrase_room, x->phrase_checks);
    train_writer_array(w, "phrase.lists", CS_MODEL_U8, 1, x->phrase_room, x->phrase_lists);
}
