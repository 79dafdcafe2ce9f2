/* export.h: makes of a network in floating point the whole-number models that the program reads. */
#ifndef TRAIN_ENCODER_EXPORT_H
#define TRAIN_ENCODER_EXPORT_H

#include "base/error.h"
#include "base/str.h"
#include "encoder/net.h"
#include "ground/writer.h"

/* A word of the table: its key and where its vectors come from, NULL where it has none. */
typedef struct export_word {
    uint64_t key;
    net_word word;
} export_word;

typedef struct export_plan {
    const net *net;
    net_work *work;
    net_sentence *sample; /* sentences to measure ranges on */
    uint32_t sample_count;
    export_word *words;
    uint32_t word_count;
    const uint16_t (*pairs)[3]; /* label of UPOS, of XPOS, how many choices */
    uint32_t pair_count;
    const uint16_t *choices; /* labels of features */
    uint32_t choice_count;
    cs_str upos, xpos, deprel, feats; /* lists of labels, one a line */
    cs_str corpora, licence, scores;
    const char *folder;
} export_plan;

/* Writes encoder.model, tag.model and syntax.model. */
bool export_models(const export_plan *plan, cs_error *error);

#endif
