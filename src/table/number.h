/* number.h: numbers in digits and words among atoms: "1,700", "2 1/2", "3rd", "twenty-five",
 * "a hundred and fifty", "2.5 million", "half a dozen", "nineteen ninety-six". */
#ifndef CS_TABLE_NUMBER_H
#define CS_TABLE_NUMBER_H

#include "table/atom.h"
#include "table/setup.h"

typedef struct cs_numbers cs_numbers;

typedef struct cs_number {
    double value;
    uint32_t end;   /* the atom behind it */
    uint8_t digits; /* how many, of a number that is one run of digits; else 0 */
    bool ordinal;   /* "3rd", "twenty-first" */
    bool words;     /* begins with a word */
    bool year;      /* two numbers said one after the other: "nineteen ninety-six" */
    double factor;  /* of the words that multiply: "dozen", "hundred", "million"; 1 for none */
} cs_number;

/* Reads data/table/numbers.tsv. */
const cs_numbers *cs_numbers_load(const cs_setup *setup, cs_error *error);

/* The longest number that begins at atom `at`; false where none does. */
bool cs_number_read(const cs_numbers *numbers, const cs_atoms *atoms, uint32_t at,
                    cs_number *number);

#endif
