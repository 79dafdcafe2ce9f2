/* words.h: words around place names that say what is meant (data/place/words.tsv). */
#ifndef CS_PLACE_WORDS_H
#define CS_PLACE_WORDS_H

#include "base/hash.h"
#include "base/vec.h"
#include "place/gazetteer.h"
#include "table/setup.h"

/* What a word does beside a name. */
enum {
    CS_WORD_DIRECTION = 1,
    CS_WORD_NEARBY = 2,
    CS_WORD_INSIDE = 4,
    CS_WORD_TITLE = 8,
    CS_WORD_TEAM = 16,
    CS_WORD_BODY = 32,
    CS_WORD_SAYS = 64,
    CS_WORD_ROAD = 128,
    CS_WORD_NUMBERED = 256,
    CS_WORD_NEVER = 512,    /* no place alone, though some are called so: "March", "King" */
    CS_WORD_HEAD = 1024,    /* begins longer names: "Lake", "Fort" */
    CS_WORD_REACHES = 2048, /* a verb whose object is a place: "captured", "left" */
    CS_WORD_COMMON = 4096   /* mostly no name at all: "March", "Reading" */
};

typedef struct cs_place_word {
    uint16_t uses;   /* CS_WORD_* */
    uint8_t bearing; /* of a direction: 1 north, 2 north-east, ... 8 north-west; 0 none */
    uint16_t after, of, before; /* bits 1 << CS_PLACE_*: kinds of place it makes of a name */
    float km;                   /* a unit of distance */
} cs_place_word;

/* Words that rules name themselves. */
/* clang-format off */
#define CS_LITTLE_WORDS(X)                                                                         \
    X(DOLLAR, "$") X(AMPERSAND, "&") X(OWNER, "'s") X(OPEN, "(") X(CLOSE, ")") X(COMMA, ",")       \
    X(DASHES, "--") X(STOP, ".") X(SEMICOLON, ";") X(A, "a") X(AND, "and") X(OR, "or")             \
    X(CITY, "city") X(FROM, "from") X(IN, "in") X(OF, "of") X(THE, "the") X(SUBURB, "suburb")      \
    X(SUBURBS, "suburbs") X(OUTSKIRTS, "outskirts") X(TO, "to") X(CLOSE_BY, "close")
/* clang-format on */

typedef enum cs_little {
#define X(name, word) CS_LITTLE_##name,
    CS_LITTLE_WORDS(X)
#undef X
        CS_LITTLE_COUNT
} cs_little;

typedef struct cs_place_words {
    uint64_t little[CS_LITTLE_COUNT]; /* their keys */
    cs_map index;
    cs_vec(cs_place_word) words;
    cs_place_word nothing;
} cs_place_words;

bool cs_place_words_load(cs_place_words *words, const cs_setup *setup, cs_error *error);

/* What is known of the word with that key; never NULL. */
const cs_place_word *cs_place_word_of(const cs_place_words *words, uint64_t key);

#endif
