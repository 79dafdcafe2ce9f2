/* pool.h: examples that a network learns from. */
#ifndef TRAIN_EVENT_POOL_H
#define TRAIN_EVENT_POOL_H

#include "model/weights.h"
#include "story/story.h"

enum { POOL_WORDS = 3, POOL_FOLDS = 5 };

typedef struct example {
    size_t first; /* of its signs */
    uint16_t count;
    uint8_t label, words;
    uint8_t fold; /* of its report */
    float weight;
    size_t vectors[POOL_WORDS]; /* bytes of the pool */
} example;

/* Examples of one network. */
typedef struct examples {
    example *at;
    uint32_t *signs;
    uint8_t *vectors;
    size_t count, room, sign_count, sign_room, byte_count, byte_room;
} examples;

/* Begins an example; its signs and words in context follow. */
void pool_add(examples *e, uint8_t label, float weight, uint8_t fold);
void pool_signs(examples *e, const cs_signs *signs);
void pool_word(examples *e, const cs_story *s, uint32_t token);

#endif
