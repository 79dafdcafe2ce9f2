/* material.h: documents with their names marked, as corpora.py writes them, and examples made of
 * them: names replaced by others, capitals changed, cut into words, with vectors and features. */
#ifndef TRAIN_MENTION_MATERIAL_H
#define TRAIN_MENTION_MATERIAL_H

#include "ground/random.h"
#include "lists.h"
#include "mention/feature.h"
#include "mention/tagger.h"
#include "model/encoder.h"
#include "token/token.h"

/* What a piece of text is: a name of a kind, other text, or words of which nobody says. */
enum { PIECE_TEXT = CS_TAGGER_KINDS, PIECE_UNSURE };

typedef struct material_piece {
    cs_str text;
    uint8_t what;
} material_piece;

typedef struct material_document {
    cs_str corpus;
    cs_vec(material_piece) pieces;
    uint32_t number;
} material_document;

typedef cs_vec(material_document) material_documents;

bool material_read(material_documents *documents, cs_arena *arena, const char *path,
                   cs_error *error);

/* Documents of plain text, parted by form feeds. */
bool material_read_raw(material_documents *documents, cs_arena *arena, const char *path,
                       cs_error *error);

/* One word of an example. */
typedef struct material_word {
    const uint8_t *context; /* [2 width] */
    cs_feature_set features;
    uint8_t label;
    float weight;      /* 0: nobody says what it is */
    const float *soft; /* [CS_TAGGER_LABELS] what teachers think of it, in place of the label */
} material_word;

typedef struct material_sentence {
    material_word *words;
    uint32_t count;
} material_sentence;

typedef cs_vec(material_sentence) material_sentences;

typedef struct material_maker {
    const cs_tokenizer *tokenizer;
    const cs_encoder *encoder;
    const lists *lists;
    cs_arena *arena, *scratch; /* examples live in the first */
    train_random random;
    float swapped, restyled; /* parts of documents */
} material_maker;

/* Adds the sentences of a document, changed by chance. */
void material_make(material_maker *m, const material_document *d, material_sentences *to);

#endif
