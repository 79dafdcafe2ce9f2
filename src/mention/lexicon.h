/* lexicon.h: what is known of words and phrases by themselves, as it lies in mention.model: for the
 * most frequent words of English news the codes of their vectors (residual k-means, as in Chen,
 * Guan and Wang 2010: words of like use share codes) and which lists they are in; for phrases the
 * lists.
 *
 * Keys are those of table/phrase.h. Both tables are open-addressed by the upper half of the key,
 * with 16 bits of the key as a check, so a word that is not in a table is taken for one that is
 * about once in 20,000 times. */
#ifndef CS_MENTION_LEXICON_H
#define CS_MENTION_LEXICON_H

#include "base/vec.h"
#include "model/model.h"

enum { CS_LEXICON_CODES = 3, CS_LEXICON_CENTRES = 256, CS_LEXICON_LONGEST = 10 };

/* Lists of single words; a bit each. */
#define CS_LEXICON_WORDS(X) \
    X(GIVEN)                \
    X(FAMILY)               \
    X(TITLE)                \
    X(ORGANIZATION)         \
    X(FACILITY)             \
    X(AFTER) X(BODY) X(TEAM) X(ROAD) X(HEAD) X(INSIDE) X(SAYS) X(DEMONYM) X(CALENDAR) X(PARTICLE)
enum {
#define X(name) CS_WORD_##name##_BIT,
    CS_LEXICON_WORDS(X)
#undef X
        CS_WORD_COUNT
};
enum {
#define X(name) CS_WORD_##name = 1 << CS_WORD_##name##_BIT,
    CS_LEXICON_WORDS(X)
#undef X
};

/* Lists of phrases; a bit each. */
#define CS_LEXICON_PHRASES(X) \
    X(COUNTRY) X(DIVISION) X(CITY) X(TOWN) X(REGION) X(ORGANIZATION) X(PERSON)
enum {
#define X(name) CS_PHRASE_##name##_BIT,
    CS_LEXICON_PHRASES(X)
#undef X
        CS_PHRASE_COUNT
};
enum {
#define X(name) CS_PHRASE_##name = 1 << CS_PHRASE_##name##_BIT,
    CS_LEXICON_PHRASES(X)
#undef X
        CS_PHRASE_PLACE = CS_PHRASE_COUNTRY | CS_PHRASE_DIVISION | CS_PHRASE_CITY | CS_PHRASE_TOWN |
                          CS_PHRASE_REGION,
    CS_PHRASE_MORE = 128 /* longer phrases begin so */
};

typedef struct cs_lexicon_word {
    uint8_t codes[CS_LEXICON_CODES];
    bool known; /* has codes */
    uint16_t lists;
} cs_lexicon_word;

typedef struct cs_lexicon {
    uint32_t word_room, phrase_room;
    const uint16_t *word_checks; /* [word_room] 0 where free */
    const uint8_t *codes;        /* [word_room][CS_LEXICON_CODES] */
    const uint16_t *word_lists;  /* [word_room] the highest bit: has no codes */
    const uint16_t *phrase_checks;
    const uint8_t *phrase_lists;
} cs_lexicon;
enum { CS_LEXICON_NO_CODES = 1 << 15 };

bool cs_lexicon_load(const cs_model *model, cs_lexicon *lexicon, cs_error *error);

cs_lexicon_word cs_lexicon_word_of(const cs_lexicon *lexicon, uint64_t key);

/* Lists of the phrase whose words' keys are mixed into `key` (cs_hash_mix), CS_PHRASE_MORE beside
 * them; 0 where there is none. */
uint8_t cs_lexicon_phrase(const cs_lexicon *lexicon, uint64_t key);

/* Where the search for a key begins, and its check; for the run time and the trainer. */
static inline uint32_t cs_lexicon_slot(uint64_t key, uint32_t room) {
    return (uint32_t)((key >> 32) * room >> 32);
}
static inline uint16_t cs_lexicon_check(uint64_t key) {
    uint16_t check = (uint16_t)(key ^ key >> 16);
    return check ? check : 1;
}

#endif
