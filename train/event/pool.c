/* pool.c: see pool.h. */
#include "pool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/encoder.h"

static void *grown(void *at, size_t *room, size_t wanted, size_t size) {
    if (wanted <= *room)
        return at;
    *room = wanted * 2;
    at = realloc(at, *room * size);
    if (!at) {
        fprintf(stderr, "train-event: no memory\n");
        exit(1);
    }
    return at;
}

void pool_add(examples *e, uint8_t label, float weight, uint8_t fold) {
    e->at = grown(e->at, &e->room, e->count + 1, sizeof *e->at);
    e->at[e->count] =
        (example){.first = e->sign_count, .label = label, .weight = weight, .fold = fold};
    e->count++;
}

void pool_signs(examples *e, const cs_signs *signs) {
    e->signs = grown(e->signs, &e->sign_room, e->sign_count + signs->count, sizeof *e->signs);
    memcpy(e->signs + e->sign_count, signs->at, signs->count * sizeof *signs->at);
    e->sign_count += signs->count;
    e->at[e->count - 1].count = (uint16_t)(e->at[e->count - 1].count + signs->count);
}

void pool_word(examples *e, const cs_story *s, uint32_t token) {
    example *last = &e->at[e->count - 1];
    e->vectors = grown(e->vectors, &e->byte_room, e->byte_count + CS_WEIGHTS_WIDTH, 1);
    memcpy(e->vectors + e->byte_count, cs_encoder_high(s, CS_WEIGHTS_WIDTH, token),
           CS_WEIGHTS_WIDTH);
    last->vectors[last->words++] = e->byte_count;
    e->byte_count += CS_WEIGHTS_WIDTH;
}
