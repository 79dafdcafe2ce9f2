/* chart.h: all that the grammar finds in one sentence, level by level, and which of it stands.
 *
 * An edge says that a symbol covers the atoms [start, end); edges of a level are made of atoms and
 * of edges of lower levels (Kay's chart, bottom up, without recursion in the grammar).
 */
#ifndef CS_TIMEX_CHART_H
#define CS_TIMEX_CHART_H

#include "table/atom.h"
#include "table/number.h"
#include "timex/grammar.h"

/* Ceiling: a sentence that has more edges is read as far as they go. */
enum { CS_CHART_EDGES = 20000 };

typedef struct cs_edge {
    uint16_t symbol;
    uint32_t start, end;
    uint32_t next;        /* another edge of the same start, or CS_NONE */
    uint32_t first, last; /* the first and last edge that it is made of, or CS_NONE */
    const cs_rule *rule;  /* NULL where the words alone made it */
    cs_slots slots;
} cs_edge;

/* What is known of an atom by itself, and the edges that start at it. */
typedef struct cs_cell {
    const cs_lexeme *words; /* what its word means; NULL */
    uint32_t head;          /* the first edge, or CS_NONE */
    uint16_t sign;          /* the symbol of a sign; 0 */
    uint16_t begins;        /* bits: levels whose patterns may begin there */
} cs_cell;

typedef struct cs_chart {
    const cs_grammar *grammar;
    const cs_trie *trie;
    const cs_numbers *numbers;
    const cs_story *story;
    const uint32_t *last_of_name; /* [tokens] the last token of the person's name around it; 0 */
    cs_arena *arena;
    cs_atoms atoms;
    cs_vec(cs_cell) cells; /* [atoms + 1] */
    cs_vec(cs_edge) edges;
} cs_chart;

/* An empty chart; its memory is taken from `arena` and used again for every sentence. */
cs_chart cs_chart_make(const cs_grammar *grammar, const cs_numbers *numbers, const cs_story *story,
                       cs_arena *arena);

/* Reads the sentence, and what follows it where it was cut behind "p.m." before the day. Returns
 * how many sentences were read. */
uint32_t cs_chart_read(cs_chart *chart, uint32_t sentence);

/* The next time at or behind atom *at: the longest of those that begin first. NULL at the end;
 * *at becomes the atom behind it. */
const cs_edge *cs_chart_next(const cs_chart *chart, uint32_t *at);

#endif
