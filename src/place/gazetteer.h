/* gazetteer.h: the compiled gazetteer: places and their names in one file, mapped and shared.
 *
 *     header      magic, byte order, version, size of the file, where each section lies
 *     places      points, population, kind, divisions
 *     countries   codes
 *     features    GeoNames feature codes
 *     slots       hash of a name's words -> its first entry in names; open addressing
 *     names       which places have that name, the likeliest first
 *     texts       NUL-terminated strings
 *
 * A name is looked up by the keys of its words (table/phrase.h), mixed one after another, so that
 * the longest name at a token is found by following the tokens. Words that are written in several
 * ways in many names count as one: "St." is "Saint", the article of "ash-Shaddadi" is "al".
 *
 * Opening checks the header alone, in no time and without touching the pages behind it; every
 * access checks what it reads, so that a damaged file gives wrong places but nothing worse.
 */
#ifndef CS_PLACE_GAZETTEER_H
#define CS_PLACE_GAZETTEER_H

#include "base/error.h"
#include "base/hash.h"
#include "base/mapped.h"
#include "base/str.h"

#define CS_GAZETTEER_MAGIC "CASUSGAZ"
enum { CS_GAZETTEER_VERSION = 1, CS_GAZETTEER_ORDER = 0x01020304, CS_GAZETTEER_WORDS = 12 };
/* Points are kept in millionths of a degree. */
#define CS_GAZETTEER_UNIT 1e-6

/* Kinds of places, from the narrow to the wide; each name as tables have it. */
#define CS_PLACE_KINDS(X) \
    X(TOWN, "town")       \
    X(SECTION, "section") \
    X(SPOT, "spot")       \
    X(ADMIN3, "admin3")   \
    X(ADMIN2, "admin2")   \
    X(ADMIN1, "admin1")   \
    X(COUNTRY, "country") \
    X(REGION, "region") X(WATER, "water") X(LAND, "land") X(CONTINENT, "continent")
enum {
#define X(name, word) CS_PLACE_##name,
    CS_PLACE_KINDS(X)
#undef X
        CS_PLACE_KIND_COUNT
};
extern const char *const cs_place_kinds[CS_PLACE_KIND_COUNT];

/* How a name belongs to its place. */
enum {
    CS_NAME_OWN,    /* what GeoNames calls it */
    CS_NAME_ALSO,   /* another name */
    CS_NAME_MADE,   /* a shorter form: without article, without "Province" */
    CS_NAME_SHORT,  /* an abbreviation: "Fla.", "N.J." */
    CS_NAME_PEOPLE, /* a word for its people and things: "Syrian" */
    CS_NAME_SOUND   /* not a name: the consonants of one, for names spelled in yet another way */
};

typedef struct cs_gaz_place {
    uint32_t id;             /* of GeoNames; 0: it has none there */
    int32_t lat, lon;        /* millionths of a degree */
    uint32_t population;     /* of a division: that of its towns */
    uint32_t name;           /* byte in texts */
    uint32_t admin1, admin2; /* places, or CS_NONE */
    uint16_t country;        /* CS_GAZ_NOWHERE: none, or several */
    uint16_t radius_km;
    uint8_t feature, kind;
    int8_t weight; /* tenths: how likely it is to be meant, against a town of its size */
    uint8_t nothing;
} cs_gaz_place;
#define CS_GAZ_NOWHERE UINT16_MAX

typedef struct cs_gaz_country {
    char iso3[4], iso2[4];
    uint32_t place;
} cs_gaz_country;

typedef struct cs_gaz_feature {
    char code[8];
} cs_gaz_feature;

typedef struct cs_gaz_slot {
    uint32_t check; /* upper half of the hash, never 0 */
    uint32_t first; /* CS_GAZ_MORE, if longer names begin so, and 1 + the first of its names */
} cs_gaz_slot;
#define CS_GAZ_MORE 0x80000000u

typedef struct cs_gaz_name {
    uint32_t place;
    uint8_t type;  /* CS_NAME_* */
    uint8_t shape; /* CS_SHAPE_* that the text must have */
    uint8_t last;  /* of the places of this name */
    uint8_t nothing;
} cs_gaz_name;

enum {
    CS_GAZ_PLACES,
    CS_GAZ_COUNTRIES,
    CS_GAZ_FEATURES,
    CS_GAZ_SLOTS,
    CS_GAZ_NAMES,
    CS_GAZ_TEXTS,
    CS_GAZ_SECTIONS
};

typedef struct cs_gaz_section {
    uint64_t at;          /* byte of the file, a multiple of 8 */
    uint32_t count, size; /* items, bytes of one */
} cs_gaz_section;

typedef struct cs_gaz_header {
    char magic[8];
    uint32_t order, version;
    uint64_t size_bytes;
    cs_gaz_section sections[CS_GAZ_SECTIONS];
} cs_gaz_header;

/* Words that count as one with another. */
typedef struct cs_gaz_words {
    uint64_t from[2 * CS_GAZETTEER_WORDS], to[2 * CS_GAZETTEER_WORDS];
    unsigned count;
} cs_gaz_words;

typedef struct cs_gazetteer {
    cs_mapped file;
    const cs_gaz_place *places;
    const cs_gaz_country *countries;
    const cs_gaz_feature *features;
    const cs_gaz_slot *slots;
    const cs_gaz_name *names;
    const char *texts;
    uint32_t place_count, country_count, feature_count, slot_count, name_count, text_bytes;
    cs_gaz_words words;
} cs_gazetteer;

/* Maps the file; false and an error where it is missing or no gazetteer. */
bool cs_gazetteer_open(cs_gazetteer *g, const char *path, cs_error *error);
void cs_gazetteer_close(cs_gazetteer *g);
/* Checks bytes and sets the sections; the bytes must outlive it. */
bool cs_gazetteer_read(cs_gazetteer *g, cs_str bytes, const char *path, cs_error *error);

/* The words that count as one; and a word's key with that taken in. */
void cs_gazetteer_words(cs_gaz_words *words);
uint64_t cs_gazetteer_word(const cs_gaz_words *words, uint64_t key);

/* The names whose words have the hash; *more: do longer ones begin so? UINT32_MAX: none. */
uint32_t cs_gazetteer_find(const cs_gazetteer *g, uint64_t hash, bool *more);
/* The entry behind `name` of the same words, or UINT32_MAX. */
uint32_t cs_gazetteer_next(const cs_gazetteer *g, uint32_t name);
/* A whole name given as a string. */
uint32_t cs_gazetteer_look(const cs_gazetteer *g, cs_str name);

/* The hash under which names of these consonants are kept; 0 where they are too few. */
uint64_t cs_gazetteer_sound(cs_str name);

/* NULL for an index out of range. */
const cs_gaz_place *cs_gazetteer_place(const cs_gazetteer *g, uint32_t place);
cs_str cs_gazetteer_text(const cs_gazetteer *g, uint32_t text);
cs_str cs_gazetteer_country(const cs_gazetteer *g, uint16_t country); /* ISO alpha-3, or none */
cs_str cs_gazetteer_feature(const cs_gazetteer *g, uint8_t feature);

#endif
