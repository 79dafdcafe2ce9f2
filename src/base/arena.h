/* arena.h: memory that is taken piece by piece and given back all at once.
 *
 * A story lives in one arena, a thread's working space in another; nothing between ingest and
 * output is ever freed by itself. An arena has a ceiling, so that a hostile input can only end its
 * own story. When memory or the ceiling runs out, control goes back to the nearest cs_arena_guard,
 * so no caller has to test for NULL: what these functions return can be used.
 *
 * Always true: every piece is aligned for any type and filled with zeros.
 */
#ifndef CS_BASE_ARENA_H
#define CS_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cs_block cs_block;

typedef struct cs_arena {
    cs_block *block;   /* the block being filled; the fuller ones hang behind it */
    char *at, *end;    /* what is still free of it */
    size_t used_bytes; /* taken from the system, all blocks */
    size_t ceiling_bytes;
} cs_arena;

/* An empty arena; takes no memory yet. */
cs_arena cs_arena_make(size_t ceiling_bytes);

/* `count` items of `size` bytes each, zeroed. Never NULL; for no bytes a valid address. */
void *cs_arena_take(cs_arena *arena, size_t count, size_t size);
#define cs_arena_new(arena, type, count) ((type *)cs_arena_take((arena), (count), sizeof(type)))

/* Makes a piece larger, in place where it is the last one taken, else by copying it. */
void *cs_arena_grow(cs_arena *arena, void *piece, size_t old_bytes, size_t new_bytes);

/* Forgets what is in it and keeps one block for reuse. */
void cs_arena_reset(cs_arena *arena);

/* Gives all of it back to the system. */
void cs_arena_free(cs_arena *arena);

/* Runs work(state); false when it ended early because memory or a ceiling ran out. May nest.
 * The work must hold nothing that needs releasing across a call that takes from an arena. */
bool cs_arena_guard(void (*work)(void *state), void *state);

/* Test hook: lets `count` more system allocations of this thread succeed, then fails every one;
 * a negative count lifts the limit. */
void cs_arena_fail_after(long count);

#endif
