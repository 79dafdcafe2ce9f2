/* encoder.h: words in context, as vectors that tagger and parser (and who else wants to) read.
 *
 *     word ──► vector of its form + vector of its writing ──► layers of simple recurrent units in
 *     both directions (Lei et al. 2018) ──► [width] bytes a word, low (for tags) and high (for
 * trees)
 *
 * All products are of whole numbers and all else is plain floating-point arithmetic, element by
 * element, so every machine gives the same bytes. Words that the model does not know are put
 * together from their parts. */
#ifndef CS_MODEL_ENCODER_H
#define CS_MODEL_ENCODER_H

#include "model/model.h"
#include "story/story.h"

typedef struct cs_encoder cs_encoder;

enum { CS_BATCH_WORDS = 96 };

/* Neighbouring sentences that are read at once: so few that they have CS_BATCH_WORDS words or all
 * that are left. */
typedef struct cs_batch {
    uint32_t first, end;   /* sentences */
    uint32_t token, count; /* their tokens */
} cs_batch;

cs_batch cs_batch_from(const cs_story *s, uint32_t first);

/* The encoder of `models`/encoder.model, one for all who ask for it. */
const cs_encoder *cs_encoder_load(const cs_setup *setup, cs_error *error);

/* Fills the story's `context`, unless that is done already. */
void cs_encoder_run(const cs_encoder *encoder, cs_story *s);

uint32_t cs_encoder_width(const cs_encoder *encoder);

/* A word's vectors: values around CS_KERNEL_ZERO, each column with a scale of its own, which is in
 * the weights of whoever reads them. */
static inline const uint8_t *cs_encoder_low(const cs_story *s, uint32_t width, uint32_t token) {
    return s->context + (size_t)token * 2 * width;
}
static inline const uint8_t *cs_encoder_high(const cs_story *s, uint32_t width, uint32_t token) {
    return s->context + (size_t)token * 2 * width + width;
}

/* Has a model's text "encoder" the checksum of this encoder? An error if not. */
bool cs_encoder_fits(const cs_encoder *encoder, const cs_model *model, cs_error *error);

#endif
