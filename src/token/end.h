/* end.h: where a sentence ends, as features for a decision behind every word. One piece of code for
 * the run time and the trainer. */
#ifndef CS_TOKEN_END_H
#define CS_TOKEN_END_H

#include "base/hash.h"
#include "story/story.h"

enum { CS_END_FEATURES = 32 };

/* What stands between a word and the next. Where a text was broken into lines of one width, a line
 * break is soft behind a full line, and a paragraph's end behind a short one; elsewhere it always
 * ends a paragraph, as a blank line does. */
enum { CS_GAP_NONE, CS_GAP_SPACE, CS_GAP_SOFT, CS_GAP_LINE, CS_GAP_PARAGRAPH, CS_GAP_BLANK };

/* What the decisions need to know of every word. */
typedef struct cs_end_word {
    uint32_t key;         /* of the word; signs by themselves */
    uint8_t kind;         /* how it is written */
    uint8_t gap;          /* behind it */
    uint8_t line;         /* class of its line's length */
    uint8_t abbreviation; /* 0 none; else 1 + its CS_ABBREVIATION_* (cut.h) */
    bool stop;            /* does it end with a full stop? */
    bool calendar;        /* a weekday or month behind a "time" abbreviation */
} cs_end_word;

/* The words of a story, two blanks behind the last and one before the first (index -1). */
cs_end_word *cs_end_words(cs_arena *arena, const cs_map *abbreviations, const cs_story *s);

/* The sentence so far. */
typedef struct cs_end_state {
    uint32_t first, count; /* its first word; words */
    bool quote;            /* is a quotation open? */
    uint8_t bracket;       /* how many brackets are */
} cs_end_state;

/* Takes word `at` into the sentence. */
void cs_end_take(cs_end_state *state, const cs_end_word *words, uint32_t at);

/* Does a sentence surely end behind word `at`, or surely not? Paragraphs end sentences; titles,
 * initials before names, and other abbreviations of the list do not. */
bool cs_end_always(const cs_end_word *words, uint32_t at);
bool cs_end_never(const cs_end_word *words, const cs_end_state *state, uint32_t at);

/* Does it end with an hour: "p.m." before a capital that is no day's, month's or time zone's? The
 * treebanks have too few of them to learn it. */
bool cs_end_hour(const cs_end_word *words, const cs_end_state *state, uint32_t at);

/* Is it the label of an item of a list: "2. NORTH KIVU:"? */
bool cs_end_label(const cs_end_word *words, const cs_end_state *state, uint32_t at);

/* Features of an end behind word `at`. */
unsigned cs_end_features(const cs_end_word *words, const cs_end_state *state, uint32_t at,
                         uint32_t features[CS_END_FEATURES]);

#endif
