/* samples.h: what lemmas are learned from, and the edits that make them of their forms. */
#ifndef TRAIN_LEMMA_SAMPLES_H
#define TRAIN_LEMMA_SAMPLES_H

#include "base/error.h"
#include "base/hash.h"
#include "tag/lemma.h"

/* A form with its tag and lemma; `edit` makes the one of the other. */
typedef struct sample {
    cs_str form, folded, lemma;
    uint64_t key; /* of form and tag */
    uint8_t xpos;
    bool has_capitals, free; /* of the form: does it have some, could they be small letters? */
    uint32_t edit, ending_edit, weight, order;
} sample;

typedef struct tally {
    uint64_t key;
    uint32_t edit, weight; /* the edit in the lead, how often it was */
} tally;

typedef struct learning {
    cs_arena arena;
    cs_map edit_at;
    cs_vec(cs_lemma_edit) edits;
    cs_vec(sample) samples;
    cs_map counts; /* key and edit -> how often */
    cs_map ending_at;
    cs_vec(tally) endings;
} learning;

/* The number of an edit. */
uint32_t samples_edit(learning *l, cs_lemma_edit e);

/* Adds a form with its lemma; `free`: could its capitals be small letters? */
void samples_add(learning *l, cs_str form, cs_str lemma, uint8_t xpos, bool free, uint32_t weight);

#endif
