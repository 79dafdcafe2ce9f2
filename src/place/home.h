/* home.h: where a report comes from, apart from its place names: the outlet's home, words that are
 * used in one country alone, and actors that are at home in one. */
#ifndef CS_PLACE_HOME_H
#define CS_PLACE_HOME_H

#include "place/gazetteer.h"
#include "story/story.h"
#include "table/phrase.h"
#include "table/setup.h"

typedef struct cs_home {
    uint16_t country;
    uint32_t town; /* CS_NONE: the outlet is national */
} cs_home;

typedef struct cs_cue {
    uint16_t country;
    float weight;
} cs_cue;

typedef struct cs_homes {
    cs_map outlets;    /* hash of a name's words or of a domain -> home */
    cs_map words;      /* key of a word -> cue */
    cs_phrases actors; /* known armed groups, parties and police -> cues */
    cs_vec(cs_home) homes;
    cs_vec(cs_cue) cues;
} cs_homes;

bool cs_homes_load(cs_homes *homes, const cs_gazetteer *g, const cs_setup *setup, cs_error *error);

/* The home of the story's outlet, by its name or the report's address; NULL where unknown. */
const cs_home *cs_home_of(const cs_homes *homes, const cs_story *s);

/* Adds the weights of the story's cues to countries[country], each one's at most twice; their sum.
 */
double cs_home_cues(const cs_homes *homes, const cs_story *s, double *countries);

#endif
