/* raw.h: sentences of plain text, for networks to analyse and to learn from. */
#ifndef TRAIN_ENCODER_RAW_H
#define TRAIN_ENCODER_RAW_H

#include "base/error.h"
#include "ground/corpus.h"

/* Adds the sentences of a file of documents, parted by form feeds, as the program's own token stage
 * finds them (models in `models`, tables in data/). Very short and very long ones are left out, and
 * so are sentences that occurred before. */
bool raw_read(train_corpus *corpus, cs_arena *arena, const char *path, const char *models,
              cs_error *error);

#endif
