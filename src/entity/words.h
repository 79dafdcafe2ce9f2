/* words.h: what tables say of words: pronouns, common nouns, titles, given names, and the names
 * of actors and countries that other stages know. Constant after loading. */
#ifndef CS_ENTITY_WORDS_H
#define CS_ENTITY_WORDS_H

#include "base/hash.h"
#include "table/phrase.h"
#include "table/setup.h"

enum { CS_SEX_MALE = 1, CS_SEX_FEMALE = 2, CS_SEX_THING = 4, CS_SEX_ANY = 7 };
enum { CS_NUMBER_ONE = 1, CS_NUMBER_MANY = 2, CS_NUMBER_ANY = 3 };

#define CS_PRONOUN_USES(X) X(PERSONAL) X(POSSESSIVE) X(REFLEXIVE) X(RELATIVE) X(DEMONSTRATIVE)
enum {
#define CS_USE(use) CS_USE_##use,
    CS_PRONOUN_USES(CS_USE)
#undef CS_USE
};

/* Groups of pronouns. */
enum {
    CS_PRO_NONE,
    CS_PRO_I,
    CS_PRO_WE,
    CS_PRO_YOU,
    CS_PRO_HE,
    CS_PRO_SHE,
    CS_PRO_IT,
    CS_PRO_THEY,
    CS_PRO_WHO,
    CS_PRO_WHICH,
    CS_PRO_THIS,
    CS_PRO_THESE,
    CS_PRO_COUNT
};

typedef struct cs_pronoun {
    uint8_t use, person, number, sex, group;
    bool human; /* a person, of either sex */
} cs_pronoun;

/* Determiners, by what they say of the thing: known or new. */
enum {
    CS_DET_NONE,
    CS_DET_THE,
    CS_DET_THIS,   /* this, that, these, those */
    CS_DET_POSS,   /* his, Iraq's */
    CS_DET_A,      /* a, an, another, some, any, each, every, no */
    CS_DET_NUMBER, /* two, several, many */
    CS_DET_COUNT
};

/* Classes of common nouns: lexicographer's files of WordNet. */
enum {
    CS_CLASS_UNKNOWN,
    CS_CLASS_PERSON,
    CS_CLASS_GROUP,
    CS_CLASS_LOCATION,
    CS_CLASS_ARTIFACT,
    CS_CLASS_ACT,
    CS_CLASS_EVENT,
    CS_CLASS_TIME,
    CS_CLASS_COMMUNICATION,
    CS_CLASS_COGNITION,
    CS_CLASS_STATE,
    CS_CLASS_ATTRIBUTE,
    CS_CLASS_QUANTITY,
    CS_CLASS_SUBSTANCE,
    CS_CLASS_ANIMAL,
    CS_CLASS_BODY,
    CS_CLASS_OTHER,
    CS_CLASS_COUNT
};

/* Sectors of actors, as far as they matter here: which bodies may never be one. */
enum {
    CS_SIDE_NONE,
    CS_SIDE_MILITARY,
    CS_SIDE_POLICE,
    CS_SIDE_STATE, /* government, parliament, courts, services */
    CS_SIDE_ARMED, /* rebels, militias, gangs, armed men */
    CS_SIDE_PARTY,
    CS_SIDE_OTHER
};

typedef struct cs_words {
    cs_map pronouns; /* key -> pronoun_rows */
    cs_vec(cs_pronoun) pronoun_rows;
    cs_map nouns;           /* key of the lemma -> class and sex, see cs_words_noun */
    cs_map given;           /* key of a given name -> sex */
    cs_phrases titles;      /* -> sex */
    cs_phrases designators; /* "group", "Corp": words that a name may lose at its end */
    cs_phrases actors;      /* -> actor_sides */
    cs_vec(uint8_t) actor_sides;
    cs_phrases countries; /* their names -> row of the table of countries */
    cs_phrases demonyms;  /* words for their people and things -> the same rows */
    cs_phrases nominals;  /* common nouns for people -> side */
    cs_map speech;        /* keys of verbs of saying */
    cs_map determiners;   /* key -> CS_DET_* */
} cs_words;

bool cs_words_load(cs_words *words, const cs_setup *setup, cs_error *error);

/* The pronoun that the token is, or NULL. */
const cs_pronoun *cs_words_pronoun(const cs_words *words, const cs_story *s, uint32_t token);

/* Class of a common noun; *sex becomes its sex, 0 where it has none. */
uint8_t cs_words_noun(const cs_words *words, uint64_t lemma_key, uint8_t *sex);

/* The value of the phrase that is exactly the tokens [first, end), or CS_NONE. */
uint32_t cs_words_whole(const cs_phrases *phrases, const cs_story *s, uint32_t first, uint32_t end);

#endif
