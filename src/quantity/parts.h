/* parts.h: what the files of this stage share.
 *
 *   tables.c   the tables of data/quantity
 *   read.c     a number with its bounds at an atom: digits, words, ranges, vague words
 *   apart.c    is it one that counts nothing: money, measures, ages, labels, scores?
 *   counted.c  what it counts
 *   relate.c   how it stands to the numbers around it
 */
#ifndef CS_QUANTITY_PARTS_H
#define CS_QUANTITY_PARTS_H

#include "quantity/quantity.h"
#include "table/atom.h"
#include "table/number.h"
#include "table/phrase.h"

typedef enum cs_bound {
    CS_BOUND_LEAST, /* n or more */
    CS_BOUND_OVER,  /* n + 1 or more */
    CS_BOUND_MOST,  /* n or fewer */
    CS_BOUND_UNDER, /* n - 1 or fewer */
    CS_BOUND_ABOUT,
    CS_BOUND_COUNT
} cs_bound;

typedef struct cs_vague {
    int64_t best, low, high; /* high CS_OPEN: no upper bound */
} cs_vague;

typedef enum cs_side { CS_BEFORE, CS_AFTER, CS_SIZE, CS_ITSELF, CS_SIDES } cs_side;
typedef enum cs_toll { CS_TOLL_NAME, CS_TOLL_CHANGE, CS_TOLL_COLLECTIVE, CS_TOLLS } cs_toll;

struct cs_quantifier {
    const cs_numbers *numbers;
    cs_phrases vague; /* -> row of `vagues` */
    cs_vec(cs_vague) vagues;
    cs_phrases bounds[CS_SIZE];    /* [before, after] -> cs_bound */
    cs_phrases apart[CS_SIDES];    /* -> row */
    cs_phrases relations[CS_SIZE]; /* [before, after] -> kind */
    cs_phrases tolls;              /* -> cs_toll */
};

/* A sentence being read. */
typedef struct cs_counting {
    const struct cs_quantifier *q;
    cs_story *s;
    cs_atoms atoms;
    uint32_t start, limit; /* tokens of the sentence */
    uint32_t apart_end;    /* the atom behind the last number that counts nothing; 0 */
} cs_counting;

/* A number as the text has it, with its bounds. */
typedef struct cs_figure {
    uint32_t first, end; /* atoms of the number itself */
    uint32_t from, to;   /* tokens, bounds included */
    int64_t low, high, best;
    bool approximate;
    bool vague; /* by the table of vague words */
    bool range;
    bool size;      /* "200-strong": of what follows */
    double value;   /* of the (first) number */
    uint8_t digits; /* of one that is a run of digits */
    bool words;
} cs_figure;

/* The number at atom `at`; false where there is none. */
bool cs_read_figure(const cs_counting *c, uint32_t at, cs_figure *figure);

/* Does it count nothing? Sets figure->size, and figure->end behind what goes with it. */
bool cs_apart_is(const cs_counting *c, cs_figure *figure);

/* Sets head and of. */
void cs_counted_find(const cs_counting *c, const cs_figure *figure, cs_quantity *quantity);

/* Sets kind and whole of the story's last quantity, and its `of` where another tells it. */
void cs_relate_last(const cs_counting *c, uint32_t first_of_sentence);

/* The row of a phrase that ends before token `at`, or that begins there; CS_NONE. *edge becomes
 * its first token, or the one behind it. */
uint32_t cs_quantity_before(const cs_phrases *phrases, const cs_story *s, uint32_t start,
                            uint32_t at, uint32_t *edge);
uint32_t cs_quantity_after(const cs_phrases *phrases, const cs_story *s, uint32_t at,
                           uint32_t limit, uint32_t *edge);

bool cs_quantity_load_tables(struct cs_quantifier *q, const cs_setup *setup, cs_error *error);

#endif
