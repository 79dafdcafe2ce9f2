/* hash.h: 64-bit hashes (XXH3 of libxxhash), a map from them to indices, and SHA-256. */
#ifndef CS_BASE_HASH_H
#define CS_BASE_HASH_H

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

uint64_t cs_hash_str(cs_str s);

/* The hash of a sequence: start with 0, mix in one item's hash after another. */
static inline uint64_t cs_hash_mix(uint64_t sum, uint64_t item) {
    uint64_t mixed = (sum ^ item) * 0x9E3779B97F4A7C15u;
    return mixed ^ (mixed >> 29) ^ (item << 17);
}

/* An open-addressing map from 64-bit keys to 32-bit values, in an arena. The zeroed map is an
 * empty map. Keys are hashes already; 0 stands for the key 1. Most words that are looked for are in
 * none of the maps: a bit for each key, in a table that stays in the cache, says so first. */
typedef struct cs_map {
    uint64_t *keys; /* [room] 0 where free */
    uint32_t *values;
    uint64_t *marks;      /* [room / 8] CS_MAP_MARKS bits for each slot, set where a key fell */
    uint32_t count, room; /* room is a power of two */
    uint32_t shift;       /* of a mixed key, to the number of its mark */
} cs_map;
enum { CS_MAP_MARKS = 8 };

/* The value's place: that of an old key, or a new one holding CS_NONE. */
uint32_t *cs_map_put(cs_arena *arena, cs_map *map, uint64_t key);

/* Makes room for `count` keys in all. */
void cs_map_reserve(cs_arena *arena, cs_map *map, uint32_t count);

static inline uint64_t cs_map_mark(const cs_map *map, uint64_t key) {
    return (key * 0x9E3779B97F4A7C15u) >> map->shift;
}

/* The value of a key whose mark is set, or CS_NONE. */
uint32_t cs_map_find(const cs_map *map, uint64_t key);

/* The value, or CS_NONE. */
static inline uint32_t cs_map_get(const cs_map *map, uint64_t key) {
    if (!map->room)
        return CS_NONE;
    key += !key;
    uint64_t mark = cs_map_mark(map, key);
    return map->marks[mark / 64] >> mark % 64 & 1 ? cs_map_find(map, key) : CS_NONE;
}

enum { CS_SHA256_TEXT = 64 };
/* SHA-256 in lower-case hexadecimal with a NUL, CS_SHA256_TEXT + 1 bytes. */
void cs_hash_sha256(cs_str s, char *text);

#endif
