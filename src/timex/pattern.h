/* pattern.h: patterns as people write them in data/timex/rules.tsv, added to a trie.
 *
 *     the? WEEKDAY (morning|evening)      optional, one of several
 *     HOUR ~: ~SIXTY                      ~: no white space before
 *     [in|since] YEAR [PLURAL]            context: must stand there and is no part of the time
 */
#ifndef CS_TIMEX_PATTERN_H
#define CS_TIMEX_PATTERN_H

#include "base/str.h"
#include "base/vec.h"

/* Where patterns are put: both may be called with any symbol, also CS_TRIE_BEGIN and _END. */
typedef struct cs_pattern_to {
    cs_arena *arena;
    void *state;
    uint16_t (*symbol)(void *state, cs_str word);
    uint32_t (*step)(void *state, uint32_t node, uint16_t symbol, bool joined);
} cs_pattern_to;

/* The next symbol's word at or behind *at, false at the end. */
bool cs_pattern_word(cs_str pattern, size_t *at, cs_str *word);

/* Follows the pattern from `root` and adds the nodes where it may end to `ends`; false where it is
 * not written as it should be. */
bool cs_pattern_add(const cs_pattern_to *to, cs_str pattern, uint32_t root, cs_ids *ends);

#endif
