/* lexicon.c: see lexicon.h. */
#include "encoder/lexicon.h"

#include <string.h>

#include "ground/plain.h"
#include "ground/vectors.h"
#include "model/features.h"

static void fill_folded(const lexicon *w, cs_str folded, net_word *word) {
    uint64_t key = cs_features_key(folded);
    word->vector = cs_map_get(&w->vector_at, key);
    word->word = cs_map_get(&w->row_at, key);
    word->part_count = (uint8_t)cs_features_parts(folded, LEXICON_BUCKETS, word->parts);
}

void lexicon_fill(const lexicon *w, cs_str form, net_word *word) {
    char room[CS_FEATURES_FORM];
    fill_folded(w, (cs_str){room, cs_features_fold(form, room)}, word);
}

/* The word's entry among the known ones, a new one if need be. */
static lexicon_word *know(lexicon *w, cs_str folded) {
    uint64_t key = cs_features_key(folded);
    uint32_t *at = cs_map_put(w->arena, &w->known_at, key);
    if (*at == CS_NONE) {
        *at = w->known.count;
        cs_vec_push(w->arena, &w->known)->key = key;
    }
    fill_folded(w, folded, &w->known.at[*at].word);
    return &w->known.at[*at];
}

bool lexicon_read(lexicon *w, const char *path, uint32_t limit, cs_error *error) {
    train_vectors v;
    cs_str word;
    float values[NET_VECTOR] = {0};
    if (!train_vectors_open(&v, path, error))
        return false;
    bool fits = v.dimensions <= NET_VECTOR;
    w->vectors = plain_new(float, (size_t)limit *NET_VECTOR);
    while (fits && w->vector_count < limit && train_vectors_next(&v, &word, values)) {
        char room[CS_FEATURES_FORM];
        cs_str folded = {room, cs_features_fold(word, room)};
        uint32_t *at = cs_map_put(w->arena, &w->vector_at, cs_features_key(folded));
        if (*at != CS_NONE)
            continue;
        *at = w->vector_count;
        memcpy(w->vectors + (size_t)w->vector_count++ * NET_VECTOR, values, sizeof values);
        know(w, folded);
    }
    train_vectors_close(&v);
    return fits || cs_error_set(error, CS_FORMAT, path, 0, "vectors are too long");
}

void lexicon_count(lexicon *w, const train_corpus *corpus) {
    cs_map counts = {0};
    for (uint32_t i = 0; i < corpus->count; i++)
        for (uint32_t k = 0; k < corpus->at[i].count; k++) {
            char room[CS_FEATURES_FORM];
            cs_str folded = {room, cs_features_fold(corpus->at[i].words[k].form, room)};
            uint64_t key = cs_features_key(folded);
            uint32_t *n = cs_map_put(w->arena, &counts, key);
            *n = *n == CS_NONE ? 1 : *n + 1;
            if (*n != LEXICON_LEAST)
                continue;
            *cs_map_put(w->arena, &w->row_at, key) = w->row_count++;
            know(w, folded);
        }
}
