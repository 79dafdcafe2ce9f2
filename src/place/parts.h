/* parts.h: the parts of the stage among themselves: from names in the text to places on Earth.
 *
 *     spot      names of the gazetteer in the text, and which of them are meant as places
 *     relate    what the words around say: "Tripoli, Lebanon", "Anbar province", "near Kirkuk"
 *     resolve   which place each name means, all names of the report together
 */
#ifndef CS_PLACE_PARTS_H
#define CS_PLACE_PARTS_H

#include "place/gazetteer.h"
#include "place/home.h"
#include "place/words.h"
#include "story/story.h"

/* What makes a name likelier or unlikelier to be meant as a place; weights in models/place.tsv. */
/* clang-format off */
#define CS_SPOT_FEATURES(X)                                                                       \
    X(BIAS, "bias")                                                                               \
    X(PRIOR, "prior")                                                                             \
    /* what the gazetteer has of the name */                                                      \
    X(COUNTRY, "country") X(OWN_COUNTRY, "country by its own name") X(ADMIN1, "admin1") X(ADMIN2, "admin2") X(TOWN, "town")                 \
    X(OTHER_KIND, "other kind") X(ALSO, "other name") X(MADE, "made name")                        \
    X(SHORT, "abbreviation") X(LETTERS, "two letters")                                            \
    X(TWO_WORDS, "two words") X(MORE_WORDS, "more words")                                         \
    /* the words themselves */                                                                    \
    X(COMMON, "common word") X(SMALL_ELSEWHERE, "small elsewhere")                                \
    X(SENTENCE_START, "sentence start") X(CAPITALS, "capitals all around")                        \
    X(OWN_CAPITALS, "in capitals") X(NO_PROPN, "not tagged as name")                              \
    X(DIRECTION, "direction alone") X(SUBJECT, "subject") X(NEVER, "no place alone")              \
    X(ACRONYM, "acronym") X(BARE, "made name without kind")                                       \
    /* before it */                                                                               \
    X(BEFORE_INSIDE, "preposition before") X(BEFORE_STRONG, "in, near, outside before")           \
    X(BEFORE_TITLE, "title before") X(BEFORE_DIRECTION, "direction before")                       \
    X(BEFORE_CAPITAL, "capital before") X(BEFORE_CAPITAL_START, "capital at sentence start before") \
    X(BEFORE_INITIAL, "initial before") X(BEFORE_PLACE, "place and comma before")                 \
    X(BEFORE_PEOPLE, "people before") X(BEFORE_THE, "the before") X(BEFORE_OF, "kind of before")  \
    X(BEFORE_AMPERSAND, "& before") X(BEFORE_REACHES, "verb of reaching before") X(BEFORE_KIND, "kind before")                   \
    /* behind it */                                                                               \
    X(AFTER_COMMA_PLACE, "comma and place after") X(AFTER_CAPITAL, "capital after")               \
    X(AFTER_CAPITALS, "more capitals after") X(AFTER_TEAM, "team after")                          \
    X(AFTER_BODY, "body after") X(BEFORE_UNIVERSITY, "university of before")                      \
    X(BEFORE_PARTY, "party before")                                                               \
    X(AFTER_BODY_OF_COUNTRY, "body of a country after") X(AFTER_KIND, "kind after") X(AFTER_OWN_KIND, "own kind after")          \
    X(AFTER_POSSESSIVE, "possessive after") X(AFTER_SAYS, "says after") X(GOVERNMENT_SAYS, "government says")                           \
    X(AFTER_NUMBER, "number after") X(AFTER_NOUN, "noun after") X(AFTER_DASH, "dash after")       \
    X(AFTER_MONEY, "currency sign after") X(AFTER_AMPERSAND, "& after")                           \
    X(AFTER_HYPHEN, "hyphen after") X(BEFORE_HYPHEN, "hyphen before")                             \
    X(IN_LIST, "among places")                                                                    \
    /* the mention that it is or that holds it */                                                 \
    X(IS_PERSON, "person") X(IS_ORGANIZATION, "organization") X(IS_PLACE, "place")                \
    X(IS_FACILITY, "facility") X(IS_GROUP, "group") X(IS_OTHER, "other")                          \
    X(IN_PERSON, "in person") X(IN_ORGANIZATION, "in organization") X(IN_PLACE, "in place")       \
    X(IN_FACILITY, "in facility") X(IN_GROUP, "in group") X(IN_OTHER, "in other")                 \
    X(IN_FIRST, "first in name") X(IN_LAST, "last in name") X(UNMENTIONED, "unmentioned")         \
    /* elsewhere in the report */                                                                 \
    X(PERSON_ELSEWHERE, "in a person's name elsewhere") X(PLACE_ELSEWHERE, "place elsewhere")     \
    X(IN_DATELINE, "dateline")
/* clang-format on */

enum {
#define X(name, words) CS_SPOT_##name,
    CS_SPOT_FEATURES(X)
#undef X
        CS_SPOT_COUNT
};
extern const char *const cs_spot_features[CS_SPOT_COUNT];

/* A name of the gazetteer in the text, or a mention of a place that it does not know. */
typedef struct cs_hit {
    uint32_t token, end;  /* tokens [token, end) */
    uint32_t first, last; /* tokens of the whole name that it is part of: [first, last) */
    uint32_t name;        /* its first entry in the gazetteer, or UINT32_MAX */
    uint32_t mention;     /* that is, or holds, it; CS_NONE */
    uint64_t key;         /* hash of its words */
    uint64_t features[2]; /* a bit for each of CS_SPOT_* */
    float prior;          /* of the likeliest place of that name */
    float chance;         /* log odds of being meant as a place */
    uint8_t kind;         /* of the likeliest place */
    uint8_t use;
    bool fuzzy;         /* found by its sound alone */
    bool road;          /* "Elm Street": nothing that the gazetteer has */
    bool people;        /* a word for the people or things of a place, no place itself */
    uint16_t kinds;     /* bits of kinds that the words around ask for; 0: any */
    uint32_t container; /* the hit in which it lies, CS_NONE */
    bool close;         /* the container stands right behind: "Paris, Texas" */
    bool modifies;      /* "a Jordan man", "Lebanon police": no country that has an adjective */
    uint8_t bearing;    /* "north of": 1 to 8; 0 none */
    bool nearby;
    float km;       /* from the named place, with a bearing; 0: not told */
    uint32_t group; /* the names that mean one place */
} cs_hit;

typedef cs_vec(cs_hit) cs_hits;

/* Weights of the score by which a name's places are chosen, in units of log odds; values in
 * data/place/weights.tsv. */
/* clang-format off */
#define CS_RESOLVE_WEIGHTS(X)                                                                     \
    X(PRIOR, "prior") X(PEOPLE, "people") X(COUNTRY, "country") X(OWN_COUNTRY, "country by its own name") X(ADMIN1, "admin1")               \
    X(NEAR, "near") X(NEAR_KM, "near km") X(HELD, "held") X(NOT_HELD, "not held")                 \
    X(FAR_HELD, "held from afar") X(KIND, "kind") X(NOT_KIND, "not kind")                         \
    X(HOME_ADMIN1, "home admin1") X(HOME_NEAR, "home near") X(HOME_PEOPLE, "home people")         \
    X(CUES, "cues") X(ALONE, "alone")                                                          \
    X(MODIFIER, "modifier") X(SEAT, "seat")
/* clang-format on */

enum {
#define X(name, words) CS_RESOLVE_##name,
    CS_RESOLVE_WEIGHTS(X)
#undef X
        CS_RESOLVE_COUNT
};

typedef struct cs_placer_parts {
    cs_gazetteer gazetteer;
    cs_place_words words;
    cs_homes homes;
    float weights[CS_SPOT_COUNT];
    double resolve[CS_RESOLVE_COUNT];
} cs_placer_parts;

/* All names of the gazetteer in the text with their features and chances, in text order, without
 * overlaps; those with a chance below 0 are no places. In the story's scratch arena. */
void cs_spot_all(const cs_placer_parts *p, const cs_story *s, cs_hits *hits);

/* Sets what the words around the hits that are places say: container, kinds, nearness, use. */
void cs_relate(const cs_placer_parts *p, const cs_story *s, cs_hits *hits);

/* Which place a group of names means. */
typedef struct cs_choice {
    uint32_t place; /* CS_NONE: none that the gazetteer has */
    float score;    /* 0 to 1 */
} cs_choice;

/* Groups the hits that are places and chooses a place for each group: choices[hit.group]. *country
 * becomes the one that the report is mostly about, or CS_GAZ_NOWHERE. */
cs_choice *cs_place_resolve(const cs_placer_parts *p, const cs_story *s, cs_hits *hits,
                            uint16_t *country);

/* Is `inner` the place `outer` or within it, by divisions, or by distance where these do not say?
 */
bool cs_place_within(const cs_gazetteer *g, const cs_gaz_place *inner, uint32_t outer);

/* Great-circle distance in kilometres. */
double cs_place_apart_km(const cs_gaz_place *a, const cs_gaz_place *b);

static inline bool cs_hit_has(const cs_hit *h, unsigned feature) {
    return h->features[feature / 64] >> feature % 64 & 1;
}

/* Load the weights. */
bool cs_spot_load(cs_placer_parts *p, const cs_setup *setup, cs_error *error);
bool cs_resolve_load(cs_placer_parts *p, const cs_setup *setup, cs_error *error);

#endif
