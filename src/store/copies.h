/* copies.h: is a report a copy of another one?
 *
 * A copy has the original's words, apart from cutting, headline, byline, dateline, an outlet's
 * standing text and light sub-editing. Each text has a print: the hashes of its runs of three
 * words (Broder, "On the resemblance and containment of documents", 1997), and those of its names
 * and numbers. Of two texts one is a copy of the other when most runs of the shorter one stand in
 * the longer one, and its names and numbers do, too: briefs made from one template share their
 * runs, but not who, where and how many.
 */
#ifndef CS_STORE_COPIES_H
#define CS_STORE_COPIES_H

#include "base/hash.h"
#include "base/vec.h"

typedef struct cs_print {
    uint32_t *runs, *facts; /* [run_count], [fact_count]; sorted, each once */
    uint32_t run_count, fact_count;
} cs_print;

cs_print cs_print_make(cs_arena *arena, cs_arena *scratch, cs_str text);

/* Is one of two texts a copy of the other? */
bool cs_print_same(const cs_print *a, const cs_print *b);

/* One in four runs serves to find candidates; of a short text, every one. */
static inline bool cs_print_is_sample(const cs_print *print, uint32_t i) {
    return print->run_count < 32 || print->runs[i] % 4 == 0;
}
/* A pair with fewer samples in common cannot be copies; a run shared by more texts than this is
 * standing text and finds nothing. */
enum { CS_PRINT_LEAST_SHARED = 2, CS_PRINT_MOST_TEXTS = 200 };

/* A growing set of texts in memory. */
typedef struct cs_copies {
    cs_arena *arena;
    cs_map first;           /* sampled run -> its newest entry in `chain` */
    cs_vec(uint64_t) chain; /* text << 32 | older entry */
    cs_vec(cs_print) prints;
    cs_vec(uint32_t) shared; /* [texts] working space, zeros between calls */
    cs_vec(uint32_t) roots;  /* [texts] the first text of its group */
} cs_copies;

/* Adds a text and returns the number of the first text of the group of copies that it belongs to,
 * or CS_NONE where it is a copy of none added before. */
uint32_t cs_copies_add(cs_copies *copies, cs_print print);

#endif
