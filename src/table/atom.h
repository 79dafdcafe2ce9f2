/* atom.h: a sentence cut finer than into tokens: runs of letters, runs of digits, single signs.
 *
 * Whether the tokenizer keeps "10:35", "mid-1996", "3rd" or "81-mm" whole or not, its atoms are the
 * same. Stages that read numbers, dates and measures work on atoms; each knows its token.
 */
#ifndef CS_TABLE_ATOM_H
#define CS_TABLE_ATOM_H

#include "story/story.h"

typedef enum cs_atom_kind { CS_ATOM_WORD, CS_ATOM_DIGITS, CS_ATOM_SIGN } cs_atom_kind;

typedef struct cs_atom {
    cs_span span;
    uint32_t token;
    uint32_t sign;  /* of a sign: its code point, every dash as '-', every quote mark as '\'' */
    uint64_t key;   /* of a word, or of up to four digits: as cs_phrase_key; else 0 */
    int64_t number; /* of digits: their value, -1 for more than 18 of them */
    uint8_t kind;
    uint8_t shape;  /* of a word: as cs_phrase_shape */
    uint8_t digits; /* of digits: how many */
    bool joined;    /* no white space before it */
} cs_atom;

typedef cs_vec(cs_atom) cs_atoms;

/* Fills `atoms`, whatever was in it, with those of the tokens [first, end). */
void cs_atoms_cut(cs_arena *arena, const cs_story *s, uint32_t first, uint32_t end,
                  cs_atoms *atoms);

/* Is there at `at` a sign, or a joined one? False past the end. */
bool cs_atom_is(const cs_atoms *atoms, uint32_t at, uint32_t sign);
bool cs_atom_is_joined(const cs_atoms *atoms, uint32_t at, uint32_t sign);

#endif
