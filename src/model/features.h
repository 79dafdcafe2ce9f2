/* features.h: what the encoder knows of a word before it sees its neighbours. One piece of code for
 * the run time and the trainer. */
#ifndef CS_MODEL_FEATURES_H
#define CS_MODEL_FEATURES_H

#include "base/str.h"

enum { CS_FEATURES_FORM = 48, CS_FEATURES_PARTS = 24 };

/* A word as it is looked up: lower case, no accents, typewriter quotes and dashes, digits as 0 (but
 * of the years 1900 to 2099, which become 1900 and 2000); longer words are cut. Returns its size.
 */
size_t cs_features_fold(cs_str form, char folded[CS_FEATURES_FORM]);

/* The code point at byte `at`, as cs_utf8_at gives it; but quotation marks, dashes and dots whose
 * UTF-8 was taken for another encoding and written as UTF-8 again ("â€™") are read as meant. */
uint32_t cs_features_point(cs_str s, size_t at, size_t *size);

/* The look-up key of a folded word. */
uint64_t cs_features_key(cs_str folded);

/* The word's beginnings, endings and three-letter pieces, as numbers below `buckets`, a power of
 * two; returns how many. */
unsigned cs_features_parts(cs_str folded, uint32_t buckets, uint32_t parts[CS_FEATURES_PARTS]);

/* How a word is written. */
enum {
    CS_CASE_SIGN, /* no letter, no digit */
    CS_CASE_LOWER,
    CS_CASE_INITIAL, /* "Kabul" */
    CS_CASE_LETTER,  /* one capital letter */
    CS_CASE_UPPER,   /* "NATO" */
    CS_CASE_MIXED,   /* "McCain" */
    CS_CASE_DIGITS,  /* no letter but digits */
    CS_CASE_CODE,    /* letters and digits */
    CS_CASE_COUNT
};
uint8_t cs_features_case(cs_str form);

/* How a sentence is written, from the cases of its words. */
enum { CS_STYLE_PLAIN, CS_STYLE_UPPER, CS_STYLE_TITLE, CS_STYLE_LOWER, CS_STYLE_COUNT };
uint8_t cs_features_style(const uint8_t *cases, size_t count);

/* The place of a word's writing among all: its case, the style of its sentence, whether it is the
 * sentence's first, and whether white space parts it from its neighbours. */
enum { CS_FEATURES_WRITINGS = CS_CASE_COUNT * CS_STYLE_COUNT * 2 * 4 };
static inline uint32_t cs_features_writing(uint8_t word_case, uint8_t style, bool first,
                                           bool joined_before, bool joined_after) {
    return (((uint32_t)word_case * CS_STYLE_COUNT + style) * 2 + first) * 4 + joined_before * 2 +
           joined_after;
}

#endif
