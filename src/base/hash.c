/* hash.c: see hash.h. */
#include "base/hash.h"

#include <sha256.h>
#include <string.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t cs_hash_str(cs_str s) {
    return XXH3_64bits(s.at, s.size);
}

static uint32_t slot_of(const cs_map *map, uint64_t key) {
    uint32_t i = (uint32_t)(key >> 32 ^ key) & (map->room - 1);
    while (map->keys[i] && map->keys[i] != key)
        i = (i + 1) & (map->room - 1);
    return i;
}

static void set_mark(cs_map *map, uint64_t key) {
    uint64_t mark = cs_map_mark(map, key);
    map->marks[mark / 64] |= (uint64_t)1 << mark % 64;
}

static void enlarge(cs_arena *arena, cs_map *map, uint32_t room) {
    cs_map larger = {.room = room, .count = map->count};
    larger.keys = cs_arena_new(arena, uint64_t, larger.room);
    larger.values = cs_arena_new(arena, uint32_t, larger.room);
    larger.marks = cs_arena_new(arena, uint64_t, larger.room * CS_MAP_MARKS / 64);
    larger.shift = 64;
    for (uint64_t marks = (uint64_t)larger.room * CS_MAP_MARKS; marks > 1; marks /= 2)
        larger.shift--;
    for (uint32_t i = 0; i < map->room; i++) {
        if (!map->keys[i])
            continue;
        uint32_t to = slot_of(&larger, map->keys[i]);
        larger.keys[to] = map->keys[i];
        larger.values[to] = map->values[i];
        set_mark(&larger, map->keys[i]);
    }
    *map = larger;
}

void cs_map_reserve(cs_arena *arena, cs_map *map, uint32_t count) {
    uint32_t room = 16;
    while (count * 3ull >= room * 2ull)
        room *= 2;
    if (room > map->room)
        enlarge(arena, map, room);
}

uint32_t *cs_map_put(cs_arena *arena, cs_map *map, uint64_t key) {
    if (map->count * 3 >= map->room * 2)
        enlarge(arena, map, map->room ? map->room * 2 : 16);
    key = key ? key : 1;
    uint32_t i = slot_of(map, key);
    if (!map->keys[i]) {
        map->keys[i] = key;
        map->values[i] = CS_NONE;
        map->count++;
        set_mark(map, key);
    }
    return &map->values[i];
}

uint32_t cs_map_find(const cs_map *map, uint64_t key) {
    uint32_t i = slot_of(map, key);
    return map->keys[i] ? map->values[i] : CS_NONE;
}

void cs_hash_sha256(cs_str s, char *text) {
    SHA2_CTX context;
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA256Init(&context);
    SHA256Update(&context, (const uint8_t *)s.at, s.size);
    SHA256Final(digest, &context);
    for (size_t i = 0; i < sizeof digest; i++) {
        text[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        text[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    text[CS_SHA256_TEXT] = '\0';
}
