/* test_threads.c: the public interface on many threads at once, as a program would use it. */
#include <pthread.h>

#include "casus.h"
#include "unit.h"

enum { THREADS = 4, ROUNDS = 20 };

static bool count_bytes(void *state, const char *bytes, size_t size) {
    (void)bytes;
    *(size_t *)state += size;
    return true;
}

static void *read_reports(void *state) {
    const casus *c = state;
    size_t *sizes = calloc(ROUNDS, sizeof *sizes);
    for (int i = 0; sizes && i < ROUNDS; i++) {
        casus_error error;
        const char *text = "Gunmen killed five people in Baghdad on Sunday, police said.";
        casus_report report = {
            .id = "x", .text = text, .text_bytes = strlen(text), .published = "2019-12-31"};
        casus_story *story = casus_read(c, &report, &error);
        if (story)
            casus_print(story, CASUS_JSONL, CASUS_TOKENS, count_bytes, &sizes[i]);
        casus_story_free(story);
    }
    return sizes;
}

static void threads_share_a_reader(void **state) {
    (void)state;
    casus_error error;
    casus_options options = {.data = unit_share()};
    casus *c = casus_open(&options, &error);
    assert_non_null(c);
    pthread_t threads[THREADS];
    size_t first = 0;
    for (int i = 0; i < THREADS; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, read_reports, c), 0);
    for (int i = 0; i < THREADS; i++) {
        void *sizes;
        pthread_join(threads[i], &sizes);
        assert_non_null(sizes);
        for (int k = 0; k < ROUNDS; k++) {
            size_t size = ((size_t *)sizes)[k];
            assert_true(size > 500);
            first = first ? first : size;
            assert_int_equal(size, first);
        }
        free(sizes);
    }
    casus_close(c);
}

static void errors_are_told(void **state) {
    (void)state;
    casus_error error;
    casus_options options = {.data = "/nowhere"};
    assert_null(casus_open(&options, &error));
    assert_int_equal(error.code, CASUS_IO);
    assert_string_equal(casus_code_name(error.code), "io");
    options.data = unit_share();
    casus *c = casus_open(&options, &error);
    casus_report empty = {.id = "x"};
    assert_null(casus_read(c, &empty, &error));
    assert_int_equal(error.code, CASUS_USAGE);
    casus_report none = {.id = "y", .text = "", .text_bytes = 0};
    casus_story *story = casus_read(c, &none, &error);
    assert_non_null(story);
    assert_int_equal(casus_story_incidents(story), 0);
    size_t size = 0;
    assert_false(casus_show(story, "nonsense", count_bytes, &size, &error));
    assert_int_equal(error.code, CASUS_USAGE);
    casus_story_free(story);
    casus_close(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(threads_share_a_reader),
        cmocka_unit_test(errors_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
