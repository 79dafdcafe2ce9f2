/* vary.h: sentences of the treebanks, changed a little in ways that the news need: numbers get
 * bounds before them ("at least 12"), and punctuation is lost. */
#ifndef TRAIN_ENCODER_VARY_H
#define TRAIN_ENCODER_VARY_H

#include "ground/corpus.h"
#include "ground/random.h"

/* Adds a copy with a bound of each sentence that has room for one, with the chance `part`. */
void vary_bounds(train_corpus *to, cs_arena *arena, const train_corpus *from, float part,
                 train_random *random);

/* Adds copies without commas, or without any punctuation, with the chance `part`. */
void vary_punctuation(train_corpus *to, cs_arena *arena, const train_corpus *from, float part,
                      train_random *random);

#endif
