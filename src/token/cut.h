/* cut.h: where a piece of text without white space is cut into words, as features for a decision.
 * One piece of code for the run time and the trainer. */
#ifndef CS_TOKEN_CUT_H
#define CS_TOKEN_CUT_H

#include "base/hash.h"
#include "base/str.h"

enum { CS_CUT_POINTS = 160, CS_CUT_FEATURES = 32 };

/* What follows the piece. */
enum { CS_NEXT_LOWER, CS_NEXT_UPPER, CS_NEXT_DIGIT, CS_NEXT_SIGN, CS_NEXT_BLANK, CS_NEXT_NOTHING };

/* A piece, character by character. */
typedef struct cs_piece {
    uint32_t count;                    /* characters; longer pieces are read in parts */
    uint32_t start[CS_CUT_POINTS + 1]; /* byte of the text where each begins */
    uint8_t sign[CS_CUT_POINTS + 3];   /* lower-case letter, 0, sign; what is not ASCII by kind */
    uint8_t kind[CS_CUT_POINTS + 3];   /* letter, digit, sign */
    uint8_t run_of[CS_CUT_POINTS];
    uint32_t runs, run_start[CS_CUT_POINTS + 1], run_sum[CS_CUT_POINTS + 2];
    uint32_t whole, pattern;   /* hashes: of all, and of its shape */
    bool solid[CS_CUT_POINTS]; /* within an address: no word begins here */
    cs_str text;
    uint8_t next;
    bool letters; /* all of it */
} cs_piece;

/* May a sentence end behind an abbreviation? No; not before a number; not before a weekday, month
 * or time zone; yes. */
enum { CS_ABBREVIATION_NO, CS_ABBREVIATION_NUMBER, CS_ABBREVIATION_TIME, CS_ABBREVIATION_YES };

/* A word in the list of abbreviations: CS_NONE, or one of these. */
uint32_t cs_abbreviation(const cs_map *abbreviations, cs_str word);

/* Reads the piece of `text` that begins at `start`; returns its end. */
size_t cs_piece_read(cs_piece *piece, cs_str text, size_t start);

/* May a word begin at character `at` (1 to count - 1)? */
bool cs_piece_open(const cs_piece *piece, uint32_t at);

/* What is sure of a cut before character `at`, for a word that begins at character `from`:
 * abbreviations of the list keep their stop, hyphens between letters are cut on both sides or on
 * none, apostrophes in names are not cut. */
enum { CS_CUT_NO, CS_CUT_YES, CS_CUT_OPEN };
int cs_piece_rule(const cs_piece *piece, const cs_map *abbreviations, uint32_t from, uint32_t at);

/* Features of the cut before character `at`, for a word that begins at character `from`. */
unsigned cs_piece_features(const cs_piece *piece, const cs_map *abbreviations, uint32_t from,
                           uint32_t at, uint32_t features[CS_CUT_FEATURES]);

#endif
