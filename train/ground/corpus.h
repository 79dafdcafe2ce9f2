/* corpus.h: sentences with their analyses, as the treebanks give them. */
#ifndef TRAIN_GROUND_CORPUS_H
#define TRAIN_GROUND_CORPUS_H

#include "base/error.h"
#include "base/vec.h"
#include "story/names.h"

enum { TRAIN_ROOT = -1, TRAIN_UNKNOWN = -2 };

typedef struct train_word {
    cs_str form, lemma;
    cs_str feats; /* none: "_" */
    cs_str misc;  /* the last column, none: "_" */
    int32_t head; /* of the same sentence, TRAIN_ROOT, or TRAIN_UNKNOWN */
    uint8_t upos, xpos, deprel;
    bool joined; /* no white space before it */
    bool inside; /* goes on with a multiword token */
} train_word;

typedef struct train_sentence {
    train_word *words; /* [count] */
    uint32_t count;
    cs_str text;              /* as its comment gives it */
    bool document, paragraph; /* the first of one */
} train_sentence;

typedef cs_vec(train_sentence) train_corpus;

/* Adds the sentences of a CoNLL-U file; empty nodes and enhanced dependencies are passed over. All
 * is in the arena. */
bool train_corpus_read(train_corpus *corpus, cs_arena *arena, const char *path, cs_error *error);

#endif
