/* vec.c: see vec.h. */
#include "base/vec.h"

void cs_vec_widen(cs_arena *arena, void *vec, size_t size, uint32_t count) {
    cs_vec_any any;
    memcpy(&any, vec, sizeof any);
    if (count <= any.room)
        return;
    any.at = cs_arena_grow(arena, any.at, any.room * size, count * size);
    any.room = count;
    memcpy(vec, &any, sizeof any);
}

bool cs_ids_have(const cs_ids *ids, uint32_t id) {
    for (uint32_t i = 0; i < ids->count; i++)
        if (ids->at[i] == id)
            return true;
    return false;
}

void cs_ids_add(cs_arena *arena, cs_ids *ids, uint32_t id) {
    if (!cs_ids_have(ids, id))
        *cs_vec_push(arena, ids) = id;
}
