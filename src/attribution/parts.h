/* parts.h: the attribution stage's tables, and the parts of its work that have a file of their own.
 */
#ifndef CS_ATTRIBUTION_PARTS_H
#define CS_ATTRIBUTION_PARTS_H

#include "story/story.h"
#include "table/phrase.h"
#include "table/setup.h"

enum { CS_CUE_PLACES = 6 };

/* A row of data/attribution/cues.tsv. */
typedef struct cs_cue {
    bool noun;
    uint8_t act;                    /* CS_ACT_* */
    bool clause, object;            /* where the content may stand */
    uint64_t behind[CS_CUE_PLACES]; /* keys of prepositions and particles; 0 ends the list */
    bool asserts;
    uint64_t needs; /* key of a word that must hang from the cue, or 0 */
    uint32_t next;  /* another row of the same word, or CS_NONE */
} cs_cue;

struct cs_attributer {
    cs_map words; /* lemma key -> first cue */
    cs_vec(cs_cue) cues;
    cs_phrases sources; /* -> source type */
};

/* Who speaks: the token of the source of a cue, or CS_NONE. */
uint32_t cs_attribution_speaker(const cs_story *s, uint32_t token, const cs_cue *cue);

/* Fills in source, entity, type and named from the token of the source. */
void cs_attribution_source(const struct cs_attributer *t, const cs_story *s, cs_attribution *x,
                           uint32_t token);

/* Finds the content of a cue; the list stays empty where there is none. */
void cs_attribution_content(cs_story *s, cs_attribution *x, uint32_t token, const cs_cue *cue);

/* Adds the tokens [first, end) to the content, without the signs at their ends. */
void cs_attribution_add(cs_story *s, cs_attribution *x, uint32_t first, uint32_t end);

/* Adds the clause below `top` less what hangs from `inner`: "C, X said". */
void cs_attribution_around(cs_story *s, cs_attribution *x, uint32_t top, uint32_t inner);

bool cs_attribution_is_quote(const cs_story *s, uint32_t token);

/* The cue's words: its auxiliaries, itself, its particle or preposition. */
cs_span cs_attribution_cue_span(const cs_story *s, uint32_t token, const cs_cue *cue);

#endif
