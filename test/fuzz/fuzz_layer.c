/* fuzz_layer.c: the text form of layers; what is read must be printed and read again. */
#include "fuzz.h"
#include "story/text.h"

typedef struct layer_try {
    const uint8_t *bytes;
    size_t size;
    cs_arena *arena;
} layer_try;

static void try_layer(void *state) {
    layer_try *t = state;
    cs_str given = {(const char *)t->bytes + 1, t->size - 1};
    const cs_layer *layer = &cs_layers[t->bytes[0] % cs_layer_count];
    cs_str text = CS_STR("On Sunday \"gunmen\" killed 5 people in Kabul.");
    cs_story *s = cs_story_new(t->arena, t->arena, CS_STR("x"), text);
    cs_error error;
    if (!cs_text_read(s, layer, given, &error))
        return;
    cs_out out = cs_out_make((size_t)16 << 20);
    cs_text_print(s, layer, &out);
    cs_out_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    cs_arena arena = cs_arena_make((size_t)64 << 20);
    layer_try t = {bytes, size, &arena};
    if (size > 1 && cs_utf8_bad((cs_str){(const char *)bytes + 1, size - 1}) == size - 1)
        cs_arena_guard(try_layer, &t);
    cs_arena_free(&arena);
    return 0;
}
