/* vec.h: growing arrays in an arena.
 *
 *     cs_vec(cs_token) tokens = {0};
 *     *cs_vec_push(arena, &tokens) = token;
 *     for (uint32_t i = 0; i < tokens.count; i++) use(tokens.at[i]);
 *
 * An index stays good while the array grows; a pointer to an element does not. */
#ifndef CS_BASE_VEC_H
#define CS_BASE_VEC_H

#include <stdint.h>
#include <string.h>

#include "base/arena.h"

#define cs_vec(type)          \
    struct {                  \
        type *at;             \
        uint32_t count, room; \
    }

/* Every vec begins like this one. */
typedef cs_vec(void) cs_vec_any;

/* Makes room for `count` items in all, so that they are not moved while they are added. */
void cs_vec_widen(cs_arena *arena, void *vec, size_t size, uint32_t count);

/* Makes room for one more item of `size` bytes and counts it. Fills it with zeros. The static
 * analyser loses track of what is copied as bytes: for it the function stands elsewhere. */
#ifdef __clang_analyzer__
void cs_vec_extend(cs_arena *arena, void *vec, size_t size);
#else
static inline void cs_vec_extend(cs_arena *arena, void *vec, size_t size) {
    cs_vec_any any;
    memcpy(&any, vec, sizeof any);
    if (any.count == any.room) {
        cs_vec_widen(arena, vec, size, any.room ? any.room + any.room / 2 + 4 : 4);
        memcpy(&any, vec, sizeof any);
    }
    memset((char *)any.at + any.count * size, 0, size);
    any.count++;
    memcpy(vec, &any, sizeof any);
}
#endif
#define cs_vec_reserve(arena, vec, count) cs_vec_widen((arena), (vec), sizeof *(vec)->at, (count))

/* The address of a new, zeroed last item. */
#define cs_vec_push(arena, vec) \
    (cs_vec_extend((arena), (vec), sizeof *(vec)->at), &(vec)->at[(vec)->count - 1])

/* Indices into one of a story's layers. */
typedef cs_vec(uint32_t) cs_ids;

bool cs_ids_have(const cs_ids *ids, uint32_t id);
void cs_ids_add(cs_arena *arena, cs_ids *ids, uint32_t id); /* unless it is there */

/* "No such item", where an index is expected. */
#define CS_NONE UINT32_MAX

#endif
