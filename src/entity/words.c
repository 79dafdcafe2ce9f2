/* words.c: see words.h. */
#include "entity/words.h"

#include "table/table.h"

/* Reads one table row by row; `take` copies what it needs of the cells. */
typedef struct reader {
    cs_words *words;
    const cs_setup *setup;
    cs_error *error;
    cs_table table;
} reader;

typedef bool (*taker)(reader *r, uint32_t row);

static cs_str cell(const reader *r, uint32_t row, unsigned column) {
    return cs_table_cell(&r->table, row, column);
}

static bool read_table(reader *r, const char *stage, const char *name, const char *const *columns,
                       taker take) {
    if (!cs_table_open(&r->table, r->setup->arena, cs_setup_folder(r->setup, stage), name, columns,
                       r->error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < r->table.rows; row++)
        whole = take(r, row);
    cs_table_close(&r->table);
    return whole;
}

/* "m", "f", "n", "p" or nothing, as a set of sexes. */
static bool sex_of(const reader *r, uint32_t row, unsigned column, uint8_t *sex, bool *human) {
    static const char *const letters[] = {"-", "m", "f", "n", "p"};
    static const uint8_t sets[] = {CS_SEX_ANY, CS_SEX_MALE, CS_SEX_FEMALE, CS_SEX_THING,
                                   CS_SEX_MALE | CS_SEX_FEMALE};
    int letter;
    if (!cs_table_word(&r->table, row, column, letters, 5, 0, &letter, r->error))
        return false;
    *sex = sets[letter];
    *human = letter && letter != 3;
    return true;
}

static bool take_pronoun(reader *r, uint32_t row) {
    static const char *const uses[] = {"personal", "possessive", "reflexive", "relative",
                                       "demonstrative"};
    static const char *const numbers[] = {"-", "one", "many"};
    static const uint8_t sets[] = {CS_NUMBER_ANY, CS_NUMBER_ONE, CS_NUMBER_MANY};
    static const char *const groups[] = {"-",  "i",    "we",  "you",   "he",   "she",
                                         "it", "they", "who", "which", "this", "these"};
    int use, number, group;
    int64_t person;
    cs_pronoun pronoun = {0};
    if (!cs_table_word(&r->table, row, 1, uses, 5, 0, &use, r->error) ||
        !cs_table_int(&r->table, row, 2, 3, &person, r->error) ||
        !cs_table_word(&r->table, row, 3, numbers, 3, 0, &number, r->error) ||
        !sex_of(r, row, 4, &pronoun.sex, &pronoun.human) ||
        !cs_table_word(&r->table, row, 5, groups, CS_PRO_COUNT, 0, &group, r->error))
        return false;
    pronoun.use = (uint8_t)use;
    pronoun.person = (uint8_t)person;
    pronoun.number = sets[number];
    pronoun.group = (uint8_t)group;
    *cs_map_put(r->setup->arena, &r->words->pronouns, cs_phrase_key(cell(r, row, 0))) =
        r->words->pronoun_rows.count;
    *cs_vec_push(r->setup->arena, &r->words->pronoun_rows) = pronoun;
    return true;
}

static uint8_t class_of(cs_str word) {
    static const struct {
        const char *word;
        uint8_t class;
    } classes[] = {{"person", CS_CLASS_PERSON},
                   {"group", CS_CLASS_GROUP},
                   {"location", CS_CLASS_LOCATION},
                   {"artifact", CS_CLASS_ARTIFACT},
                   {"object", CS_CLASS_ARTIFACT},
                   {"act", CS_CLASS_ACT},
                   {"event", CS_CLASS_EVENT},
                   {"time", CS_CLASS_TIME},
                   {"communication", CS_CLASS_COMMUNICATION},
                   {"cognition", CS_CLASS_COGNITION},
                   {"state", CS_CLASS_STATE},
                   {"attribute", CS_CLASS_ATTRIBUTE},
                   {"quantity", CS_CLASS_QUANTITY},
                   {"substance", CS_CLASS_SUBSTANCE},
                   {"food", CS_CLASS_SUBSTANCE},
                   {"animal", CS_CLASS_ANIMAL},
                   {"body", CS_CLASS_BODY}};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (cs_str_eq(word, classes[i].word))
            return classes[i].class;
    return CS_CLASS_OTHER;
}

static bool take_noun(reader *r, uint32_t row) {
    uint8_t sex;
    bool human;
    if (!sex_of(r, row, 2, &sex, &human))
        return false;
    uint32_t packed = class_of(cell(r, row, 1)) | (sex == CS_SEX_ANY ? 0u : (uint32_t)sex << 8);
    *cs_map_put(r->setup->arena, &r->words->nouns, cs_phrase_key(cell(r, row, 0))) = packed;
    return true;
}

static bool take_title(reader *r, uint32_t row) {
    uint8_t sex;
    bool human;
    if (!sex_of(r, row, 1, &sex, &human))
        return false;
    cs_phrases_add(r->setup->arena, &r->words->titles, cell(r, row, 0), sex);
    return true;
}

static bool take_given(reader *r, uint32_t row) {
    uint8_t sex;
    bool human;
    if (!sex_of(r, row, 1, &sex, &human))
        return false;
    *cs_map_put(r->setup->arena, &r->words->given, cs_phrase_key(cell(r, row, 0))) = sex;
    return true;
}

static bool take_designator(reader *r, uint32_t row) {
    cs_phrases_add(r->setup->arena, &r->words->designators, cell(r, row, 0), row);
    return true;
}

static bool take_country(reader *r, uint32_t row) {
    cs_phrases_add(r->setup->arena, &r->words->countries, cell(r, row, 0), row);
    cs_phrases_add_list(r->setup->arena, &r->words->countries, cell(r, row, 1), row);
    cs_phrases_add_list(r->setup->arena, &r->words->demonyms, cell(r, row, 2), row);
    return true;
}

/* The side of a PLOVER sector. */
static uint8_t side_of(cs_str sector) {
    static const struct {
        const char *sectors;
        uint8_t side;
    } sides[] = {{"MIL", CS_SIDE_MILITARY},
                 {"COP", CS_SIDE_POLICE},
                 {"GOV LEG JUD SPY", CS_SIDE_STATE},
                 {"REB PRM UAF CRM SEP INS", CS_SIDE_ARMED},
                 {"PTY OPP", CS_SIDE_PARTY}};
    if (!sector.size || cs_str_eq(sector, "UNK"))
        return CS_SIDE_NONE;
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        cs_str all = cs_str_of(sides[i].sectors);
        if (cs_str_find_str(all, sector, 0) < all.size)
            return sides[i].side;
    }
    return CS_SIDE_OTHER;
}

static bool take_actor(reader *r, uint32_t row) {
    uint32_t at = r->words->actor_sides.count;
    *cs_vec_push(r->setup->arena, &r->words->actor_sides) = side_of(cell(r, row, 2));
    cs_phrases_add(r->setup->arena, &r->words->actors, cell(r, row, 0), at);
    cs_phrases_add_list(r->setup->arena, &r->words->actors, cell(r, row, 1), at);
    return true;
}

static bool take_nominal(reader *r, uint32_t row) {
    cs_phrases_add(r->setup->arena, &r->words->nominals, cell(r, row, 0), side_of(cell(r, row, 1)));
    return true;
}

static bool take_speech(reader *r, uint32_t row) {
    cs_str cue = cell(r, row, 0), takes = cell(r, row, 2), clause = CS_STR("clause");
    if (cs_str_eq(cell(r, row, 1), "v") && cs_str_find_str(takes, clause, 0) < takes.size)
        *cs_map_put(r->setup->arena, &r->words->speech, cs_phrase_key(cue)) = row;
    return true;
}

/* All others say that the thing is new. */
static void load_determiners(cs_words *words, cs_arena *arena) {
    static const struct {
        const char *word;
        uint8_t det;
    } rows[] = {{"the", CS_DET_THE},     {"this", CS_DET_THIS},  {"that", CS_DET_THIS},
                {"these", CS_DET_THIS},  {"those", CS_DET_THIS}, {"several", CS_DET_NUMBER},
                {"many", CS_DET_NUMBER}, {"few", CS_DET_NUMBER}, {"both", CS_DET_THE}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        *cs_map_put(arena, &words->determiners, cs_phrase_key(cs_str_of(rows[i].word))) =
            rows[i].det;
}

bool cs_words_load(cs_words *words, const cs_setup *setup, cs_error *error) {
    static const char *const pronoun[] = {"word", "use", "person", "number", "sex", "group", NULL};
    static const char *const noun[] = {"noun", "class", "sex", NULL};
    static const char *const title[] = {"title", "sex", NULL};
    static const char *const given[] = {"name", "sex", NULL};
    static const char *const designator[] = {"word", NULL};
    static const char *const country[] = {"name", "aliases", "demonyms", NULL};
    static const char *const actor[] = {"name", "aliases", "sector", NULL};
    static const char *const nominal[] = {"word", "sector", NULL};
    static const char *const cue[] = {"cue", "pos", "takes", NULL};
    enum { NOUNS = 10000, ACTOR_NAMES = 7000 }; /* about so many there are */
    reader r = {.words = words, .setup = setup, .error = error};
    load_determiners(words, setup->arena);
    cs_map_reserve(setup->arena, &words->nouns, NOUNS);
    cs_phrases_reserve(setup->arena, &words->actors, ACTOR_NAMES);
    return read_table(&r, "entity", "pronouns.tsv", pronoun, take_pronoun) &&
           read_table(&r, "entity", "nouns.tsv", noun, take_noun) &&
           read_table(&r, "entity", "titles.tsv", title, take_title) &&
           read_table(&r, "entity", "given.tsv", given, take_given) &&
           read_table(&r, "entity", "designators.tsv", designator, take_designator) &&
           read_table(&r, "place", "countries.tsv", country, take_country) &&
           read_table(&r, "actor", "actors.tsv", actor, take_actor) &&
           read_table(&r, "actor", "nominals.tsv", nominal, take_nominal) &&
           read_table(&r, "attribution", "cues.tsv", cue, take_speech);
}

uint32_t cs_words_whole(const cs_phrases *phrases, const cs_story *s, uint32_t first,
                        uint32_t end) {
    uint32_t until, entry = cs_phrases_find(phrases, s, first, end, CS_BY_FORM, &until);
    return entry != CS_NONE && until == end ? phrases->entries.at[entry].value : CS_NONE;
}

const cs_pronoun *cs_words_pronoun(const cs_words *words, const cs_story *s, uint32_t token) {
    uint32_t row = cs_map_get(&words->pronouns, s->tokens.at[token].key);
    return row == CS_NONE ? NULL : &words->pronoun_rows.at[row];
}

uint8_t cs_words_noun(const cs_words *words, uint64_t lemma_key, uint8_t *sex) {
    uint32_t packed = cs_map_get(&words->nouns, lemma_key);
    *sex = packed == CS_NONE ? 0 : (uint8_t)(packed >> 8);
    return packed == CS_NONE ? CS_CLASS_UNKNOWN : (uint8_t)packed;
}
