/* arena.c: blocks from malloc, filled from the front; see arena.h. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

struct cs_block {
    cs_block *behind;
    size_t size_bytes; /* of the part that can be handed out */
    alignas(max_align_t) char data[];
};

enum {
    FIRST_BLOCK_BYTES = 64 * 1024,
    LARGEST_STEP_BYTES = 8 * 1024 * 1024,
    HUGE_BYTES = 2 * 1024 * 1024 /* a large page */
};

typedef struct escape {
    jmp_buf jump;
    struct escape *outer;
} escape;

static _Thread_local escape *nearest;
static _Thread_local long allowed = -1;

void cs_arena_fail_after(long count) {
    allowed = count;
}

static _Noreturn void run_out(void) {
    if (!nearest)
        abort(); /* a guard stands at every entry to the library; without one there is no way on */
    longjmp(nearest->jump, 1);
}

bool cs_arena_guard(void (*work)(void *state), void *state) {
    escape here = {.outer = nearest};
    nearest = &here;
    if (setjmp(here.jump) == 0) {
        work(state);
        nearest = here.outer;
        return true;
    }
    nearest = here.outer;
    return false;
}

cs_arena cs_arena_make(size_t ceiling_bytes) {
    return (cs_arena){.ceiling_bytes = ceiling_bytes};
}

/* Large blocks ask for large pages: a table is read all over, and a page costs a walk each. */
static void *take_memory(size_t bytes) {
    if (bytes < HUGE_BYTES)
        return malloc(bytes);
    void *memory = NULL;
    size_t whole = (bytes + HUGE_BYTES - 1) / HUGE_BYTES * HUGE_BYTES;
    if (posix_memalign(&memory, HUGE_BYTES, whole) != 0)
        return NULL;
    madvise(memory, whole, MADV_HUGEPAGE);
    return memory;
}

static cs_block *take_block(cs_arena *arena, size_t size_bytes) {
    if (size_bytes > arena->ceiling_bytes || arena->used_bytes > arena->ceiling_bytes - size_bytes)
        run_out();
    if (allowed == 0)
        run_out();
    if (allowed > 0)
        allowed--;
    cs_block *block = take_memory(sizeof *block + size_bytes);
    if (!block)
        run_out();
    block->size_bytes = size_bytes;
    arena->used_bytes += size_bytes;
    return block;
}

/* A new block of at least `need` bytes becomes the one being filled. Blocks double in size. */
static void add_block(cs_arena *arena, size_t need) {
    size_t step = arena->used_bytes < FIRST_BLOCK_BYTES ? FIRST_BLOCK_BYTES : arena->used_bytes;
    if (step > LARGEST_STEP_BYTES)
        step = LARGEST_STEP_BYTES;
    if (step >= HUGE_BYTES)
        step -= sizeof(cs_block); /* so that the block fills its pages */
    size_t room = arena->ceiling_bytes - arena->used_bytes;
    if (step > room)
        step = room;
    cs_block *block = take_block(arena, step > need ? step : need);
    block->behind = arena->block;
    arena->block = block;
    arena->at = block->data;
    arena->end = block->data + block->size_bytes;
}

static size_t rounded(size_t bytes) {
    size_t unit = alignof(max_align_t);
    if (bytes > SIZE_MAX - unit)
        run_out();
    return (bytes + unit - 1) / unit * unit;
}

void *cs_arena_take(cs_arena *arena, size_t count, size_t size) {
    if (size && count > SIZE_MAX / size)
        run_out();
    size_t bytes = rounded(count * size);
    if (!arena->block || (size_t)(arena->end - arena->at) < bytes)
        add_block(arena, bytes);
    void *piece = arena->at;
    arena->at += bytes;
    return memset(piece, 0, bytes);
}

void *cs_arena_grow(cs_arena *arena, void *piece, size_t old_bytes, size_t new_bytes) {
    size_t old_room = rounded(old_bytes), new_room = rounded(new_bytes);
    char *start = piece;
    bool last = start && start + old_room == arena->at;
    if (last && new_room >= old_room && (size_t)(arena->end - start) >= new_room) {
        memset(start + old_room, 0, new_room - old_room);
        arena->at = start + new_room;
        return piece;
    }
    void *larger = cs_arena_take(arena, new_bytes, 1);
    if (piece && old_bytes)
        memcpy(larger, piece, old_bytes);
    return larger;
}

void cs_arena_reset(cs_arena *arena) {
    cs_block *kept = arena->block;
    if (!kept)
        return;
    cs_block *block = kept->behind;
    while (block) {
        cs_block *behind = block->behind;
        if (block->size_bytes > kept->size_bytes && block->size_bytes <= LARGEST_STEP_BYTES) {
            cs_block *smaller = kept;
            kept = block;
            block = smaller;
        }
        arena->used_bytes -= block->size_bytes;
        free(block);
        block = behind;
    }
    kept->behind = NULL;
    if (kept->size_bytes > LARGEST_STEP_BYTES) {
        cs_arena_free(arena);
        return;
    }
    arena->block = kept;
    arena->used_bytes = kept->size_bytes;
    arena->at = kept->data;
    arena->end = kept->data + kept->size_bytes;
}

void cs_arena_free(cs_arena *arena) {
    for (cs_block *block = arena->block; block;) {
        cs_block *behind = block->behind;
        free(block);
        block = behind;
    }
    *arena = cs_arena_make(arena->ceiling_bytes);
}
