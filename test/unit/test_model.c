/* test_model.c: model files, whole and broken in every way. */
#include <unistd.h>

#include "base/hash.h"
#include "base/limit.h"
#include "ground/writer.h"
#include "model/encoder.h"
#include "model/model.h"
#include "unit.h"

enum { MOST_BYTES = 4096, KIND_END = CS_MODEL_SUMMED + 6 /* "small" and its zero */ };

typedef struct bench {
    char folder[64], path[128];
    char bytes[MOST_BYTES]; /* of the whole, right file */
    size_t size;
    cs_arena arena;
    cs_shelf shelf;
    cs_setup setup;
    cs_error error;
} bench;

static const int16_t weights[2][3] = {{1, -2, 3}, {-4, 5, -6}};

static void put(const bench *b, const char *bytes, size_t size) {
    FILE *file = fopen(b->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    fclose(file);
}

static int set_up(void **state) {
    bench *b = calloc(1, sizeof *b);
    train_writer w;
    snprintf(b->folder, sizeof b->folder, "/tmp/casus-model-XXXXXX");
    assert_non_null(mkdtemp(b->folder));
    snprintf(b->path, sizeof b->path, "%s/small.model", b->folder);
    train_writer_begin(&w, "small");
    train_writer_text(&w, "licence", CS_STR("CC BY 4.0"));
    train_writer_text(&w, "upos", CS_STR("NOUN\nVERB\nX"));
    train_writer_text(&w, "wrong", CS_STR("NOUN\nWERB"));
    train_writer_array(&w, "weights", CS_MODEL_I16, 2, 3, weights);
    assert_true(train_writer_end(&w, b->path, &b->error));
    FILE *file = fopen(b->path, "rb");
    b->size = fread(b->bytes, 1, sizeof b->bytes, file);
    fclose(file);
    b->arena = cs_arena_make(CS_LIMIT_TABLES);
    b->setup = (cs_setup){.models = b->folder, .arena = &b->arena, .shelf = &b->shelf};
    *state = b;
    return 0;
}

static int tear_down(void **state) {
    bench *b = *state;
    cs_model_close(&b->shelf);
    cs_arena_free(&b->arena);
    unlink(b->path);
    rmdir(b->folder);
    free(b);
    return 0;
}

static const cs_model *open_it(bench *b) {
    memset(&b->error, 0, sizeof b->error);
    return cs_model_open(&b->setup, "small", "small", &b->error);
}

static void refuses(bench *b, const char *message) {
    assert_null(open_it(b));
    assert_int_equal(b->error.code, CS_MODEL);
    assert_string_equal(b->error.where, b->path);
    if (!strstr(b->error.message, message))
        fail_msg("\"%s\" is not in \"%s\"", message, b->error.message);
}

static void reads_what_was_written(void **state) {
    bench *b = *state;
    const cs_model *m = open_it(b);
    assert_non_null(m);
    assert_true(cs_str_eq(cs_model_text(m, "licence"), "CC BY 4.0"));
    assert_null(cs_model_text(m, "corpora").at);
    assert_null(cs_model_text(m, "weights").at);
    const void *array = cs_model_array(m, "weights", CS_MODEL_I16, 2, 3, &b->error);
    assert_non_null(array);
    assert_memory_equal(array, weights, sizeof weights);
    assert_int_equal((uintptr_t)array % CS_MODEL_ALIGN, 0);
    cs_labels labels;
    assert_true(cs_model_labels(m, &b->arena, "upos", &cs_names_upos, &labels, &b->error));
    assert_int_equal(labels.count, 3);
    assert_int_equal(labels.values[1], CS_UPOS_VERB);
    assert_int_equal(labels.values[2], CS_UPOS_X);
    assert_ptr_equal(open_it(b), m);
}

static void names_parts_that_do_not_fit(void **state) {
    bench *b = *state;
    const cs_model *m = open_it(b);
    cs_labels labels;
    assert_null(cs_model_array(m, "weights", CS_MODEL_I16, 3, 2, &b->error));
    assert_string_equal(b->error.message, "part \"weights\" has 2 rows of 3, not 3 of 2");
    assert_null(cs_model_array(m, "weights", CS_MODEL_I8, 2, 3, &b->error));
    assert_string_equal(b->error.message, "part \"weights\" has another type");
    assert_null(cs_model_array(m, "heights", CS_MODEL_I8, 2, 3, &b->error));
    assert_string_equal(b->error.message, "part \"heights\" is missing");
    assert_false(cs_model_labels(m, &b->arena, "wrong", &cs_names_upos, &labels, &b->error));
    assert_string_equal(b->error.message, "list \"wrong\": unknown label WERB");
    assert_false(cs_model_labels(m, &b->arena, "xpos", &cs_names_xpos, &labels, &b->error));
    assert_string_equal(b->error.message, "list \"xpos\" is missing");
}

static void refuses_another_kind(void **state) {
    bench *b = *state;
    assert_null(cs_model_open(&b->setup, "small", "large", &b->error));
    assert_string_equal(b->error.message, "the model is one for small, not for large");
    assert_non_null(open_it(b));
    assert_null(cs_model_open(&b->setup, "small", "large", &b->error));
    assert_string_equal(b->error.message, "the model is not one for large");
}

static void refuses_a_missing_file(void **state) {
    bench *b = *state;
    unlink(b->path);
    refuses(b, "No such file");
}

static void refuses_every_cut(void **state) {
    bench *b = *state;
    for (size_t size = 0; size < b->size; size++) {
        put(b, b->bytes, size);
        refuses(b, size < sizeof(cs_model_header) ? "no model file" : "cut off");
    }
    put(b, b->bytes, b->size);
    assert_non_null(open_it(b));
}

static void refuses_a_longer_file(void **state) {
    bench *b = *state;
    put(b, b->bytes, b->size + 1);
    refuses(b, "cut off");
}

static void refuses_every_changed_byte(void **state) {
    bench *b = *state;
    for (size_t i = 0; i < b->size; i++) {
        b->bytes[i] ^= 0x20;
        put(b, b->bytes, b->size);
        refuses(b, i < CS_MODEL_SUMMED ? "model" : i < KIND_END ? "one for" : "damaged");
        b->bytes[i] ^= 0x20;
    }
}

static void refuses_what_is_no_model(void **state) {
    bench *b = *state;
    b->bytes[0] = 'X';
    put(b, b->bytes, b->size);
    refuses(b, "this is no model file of casus");
}

static void refuses_another_version(void **state) {
    bench *b = *state;
    ((cs_model_header *)(void *)b->bytes)->version++;
    put(b, b->bytes, b->size);
    refuses(b, "the model has version 2, this program reads 1");
}

static void refuses_another_byte_order(void **state) {
    bench *b = *state;
    ((cs_model_header *)(void *)b->bytes)->order = 0x04030201;
    put(b, b->bytes, b->size);
    refuses(b, "another byte order");
}

/* Directories that lie, in files whose checksum is right. */
static void refuses_lying_directories(void **state) {
    bench *b = *state;
    static const cs_model_part lies[] = {
        {"p", CS_MODEL_TYPE_COUNT, 1, 1, 0, 320, 1},
        {"p", CS_MODEL_I8, 1, 2, 0, 320, 1},
        {"p", CS_MODEL_I8, 1, 1, 0, 321, 1},
        {"p", CS_MODEL_I8, 1, 1, 0, 0, 1},
        {"p", CS_MODEL_I8, 1, 1, 0, 1 << 20, 1},
        {"p", CS_MODEL_I8, 1, 4000, 0, 320, 4000},
        {"p", CS_MODEL_I8, 1, 1, 0, UINT64_MAX - 63, 1},
        {"p", CS_MODEL_I8, UINT32_MAX, UINT32_MAX, 0, 320, (uint64_t)UINT32_MAX * UINT32_MAX},
    };
    cs_model_header *h = (cs_model_header *)(void *)b->bytes;
    cs_model_part *part = (cs_model_part *)(void *)(h + 1);
    for (size_t i = 0; i < sizeof lies / sizeof *lies; i++) {
        *part = lies[i];
        h->sum = cs_hash_str((cs_str){b->bytes + CS_MODEL_SUMMED, b->size - CS_MODEL_SUMMED});
        put(b, b->bytes, b->size);
        refuses(b, "directory");
    }
    memset(part->name, 'x', sizeof part->name);
    h->sum = cs_hash_str((cs_str){b->bytes + CS_MODEL_SUMMED, b->size - CS_MODEL_SUMMED});
    put(b, b->bytes, b->size);
    refuses(b, "directory");
}

/* ---- the shipped ones ------------------------------------------------------------------------ */

static cs_setup shipped(bench *b, char folder[4096]) {
    snprintf(folder, 4096, "%s/models", unit_share());
    return (cs_setup){.models = folder, .arena = &b->arena, .shelf = &b->shelf};
}

/* Weights that read an encoder's vectors say which one they were trained with. */
static void refuses_weights_of_another_encoder(void **state) {
    bench *b = *state;
    char folder[4096];
    cs_setup setup = shipped(b, folder);
    const cs_encoder *encoder = cs_encoder_load(&setup, &b->error);
    assert_non_null(encoder);
    assert_false(cs_encoder_fits(encoder, open_it(b), &b->error));
    assert_string_equal(b->error.message, "the model was trained with another encoder");
    assert_string_equal(b->error.where, b->path);
    const cs_model *tag = cs_model_open(&setup, "tag", "tag", &b->error);
    assert_non_null(tag);
    assert_true(cs_encoder_fits(encoder, tag, &b->error));
}

static void says_what_it_was_made_from(void **state) {
    bench *b = *state;
    char folder[4096];
    cs_setup setup = shipped(b, folder);
    static const char *const names[] = {"token", "lemma", "encoder", "tag", "syntax", "entity"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const cs_model *m = cs_model_open(&setup, names[i], names[i], &b->error);
        assert_non_null(m);
        assert_true(cs_model_text(m, "corpora").size > 10);
        assert_true(cs_str_starts(cs_model_text(m, "licence"), "CC BY"));
    }
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(reads_what_was_written),     TEST(names_parts_that_do_not_fit),
        TEST(refuses_another_kind),       TEST(refuses_a_missing_file),
        TEST(refuses_every_cut),          TEST(refuses_a_longer_file),
        TEST(refuses_every_changed_byte), TEST(refuses_what_is_no_model),
        TEST(refuses_another_version),    TEST(refuses_another_byte_order),
        TEST(refuses_lying_directories),  TEST(refuses_weights_of_another_encoder),
        TEST(says_what_it_was_made_from),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
