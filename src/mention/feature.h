/* feature.h: what the tagger of names knows of a word beside the encoder's vectors: rows of a table
 * of weights, one for each feature that holds. One piece of code for the run time and the trainer.
 *
 *     writing    its case, the style of its sentence, its place in it (model/features.h)
 *     codes      of its vector (lexicon.h)
 *     lists      of words that it is in; lists of phrases, and its place in the phrase
 *     word       itself, its first and last letters, its shape, hashed
 *     elsewhere  how the same word is used in the rest of the report */
#ifndef CS_MENTION_FEATURE_H
#define CS_MENTION_FEATURE_H

#include "mention/lexicon.h"
#include "story/story.h"

/* What a report does with a word anywhere in it; a bit each. */
enum {
    CS_USED_CAPITAL = 1,       /* with a capital letter that its place does not ask for */
    CS_USED_SMALL = 2,         /* in small letters */
    CS_USED_AFTER_TITLE = 4,   /* behind "President" */
    CS_USED_AFTER_GIVEN = 8,   /* behind a given name */
    CS_USED_INSIDE = 16,       /* behind "in", "at" */
    CS_USED_ORGANIZATION = 32, /* before "Ministry", "Party" */
    CS_USED_AFTER_NAME = 64,   /* behind another capital letter */
    CS_USED_BEFORE_NAME = 128,
    CS_USED_BRACKETS = 256, /* alone in brackets */
    CS_USED_COUNT = 9
};

enum {
    CS_FEATURE_WRITING = 0,
    CS_FEATURE_CODES = CS_FEATURE_WRITING + 256,
    CS_FEATURE_UNKNOWN = CS_FEATURE_CODES + CS_LEXICON_CODES * CS_LEXICON_CENTRES,
    CS_FEATURE_LISTS = CS_FEATURE_UNKNOWN + 1,
    CS_FEATURE_PHRASES = CS_FEATURE_LISTS + 2 * CS_WORD_COUNT,
    CS_FEATURE_USED = CS_FEATURE_PHRASES + 4 * CS_PHRASE_COUNT,
    CS_FEATURE_USED_ALL = CS_FEATURE_USED + CS_USED_COUNT,
    CS_FEATURE_SHAPE = CS_FEATURE_USED_ALL + (1 << CS_USED_COUNT),
    CS_FEATURE_SHAPE_ROOM = 1 << 9,
    CS_FEATURE_FIRST = CS_FEATURE_SHAPE + CS_FEATURE_SHAPE_ROOM,
    CS_FEATURE_AFFIX_ROOM = 1 << 11,
    CS_FEATURE_LAST = CS_FEATURE_FIRST + CS_FEATURE_AFFIX_ROOM,
    CS_FEATURE_WORD = CS_FEATURE_LAST + CS_FEATURE_AFFIX_ROOM,
    CS_FEATURE_WORD_ROOM = 1 << 13,
    CS_FEATURE_ROWS = CS_FEATURE_WORD + CS_FEATURE_WORD_ROOM,
    CS_FEATURE_MOST = 48 /* of a word */
};

typedef struct cs_feature_set {
    uint32_t count;
    uint16_t rows[CS_FEATURE_MOST];
} cs_feature_set;

/* The features of every token of the story, in its scratch arena. */
cs_feature_set *cs_feature_find(const cs_lexicon *lexicon, cs_story *s);

#endif
