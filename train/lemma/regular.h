/* regular.h: the regular forms of WordNet's words, as samples. */
#ifndef TRAIN_LEMMA_REGULAR_H
#define TRAIN_LEMMA_REGULAR_H

#include "lemma/samples.h"

/* Adds those of all words of `folder`/wordnet that stand in `folder`/vectors.words, too. */
bool regular_add(learning *l, const char *folder, cs_error *error);

#endif
