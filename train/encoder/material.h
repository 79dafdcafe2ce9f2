/* material.h: sentences to learn from, each in several ways of writing. */
#ifndef TRAIN_ENCODER_MATERIAL_H
#define TRAIN_ENCODER_MATERIAL_H

#include "encoder/lexicon.h"

/* As it stands, in capitals, as a headline, in small letters. */
enum { MATERIAL_AS_IS, MATERIAL_UPPER, MATERIAL_TITLE, MATERIAL_LOWER, MATERIAL_STYLES };

/* The strings of features, as labels. */
typedef struct material_feats {
    cs_map at;
    cs_vec(cs_str) list;
} material_feats;

typedef struct material {
    net_sentence *sentences; /* [count] */
    uint32_t count, words;
    uint32_t *first;                      /* [count + 1] first word of each */
    uint32_t (*writing)[MATERIAL_STYLES]; /* [words] */
} material;

void material_feats_add(material_feats *feats, cs_arena *arena, const train_corpus *corpus);

/* Makes sentences of a corpus; without `feats` they have no gold. */
void material_make(material *m, const lexicon *w, const material_feats *feats,
                   const train_corpus *corpus);

/* Writes a sentence in one of the styles. */
void material_write(material *m, uint32_t sentence, int style);

#endif
