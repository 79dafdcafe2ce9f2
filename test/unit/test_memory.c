/* test_memory.c: memory is broken on purpose, at the first, the second, the third ... allocation:
 * opening and reading end with an error, and nothing else happens. */
#include "flow.h"
#include "unit.h"

static char data[4096], models[4096];

static int set_up(void **state) {
    (void)state;
    snprintf(data, sizeof data, "%s/data", unit_share());
    snprintf(models, sizeof models, "%s/models", unit_share());
    return 0;
}

static cs_flow *open_flow(cs_error *error) {
    cs_setup setup = {.data = data, .models = models};
    return cs_flow_open(&setup, error);
}

static void opening_survives(void **state) {
    (void)state;
    cs_flow *flow = NULL;
    long failures = 0;
    for (long allowed = 0; !flow; allowed++) {
        cs_error error = {.code = CS_OK};
        cs_arena_fail_after(allowed);
        flow = open_flow(&error);
        if (!flow) {
            assert_int_equal(error.code, CS_MEMORY);
            failures++;
        }
    }
    cs_arena_fail_after(-1);
    assert_true(failures > 3);
    cs_flow_close(flow);
}

static void reading_survives(void **state) {
    (void)state;
    cs_error error;
    cs_flow *flow = open_flow(&error);
    assert_non_null(flow);
    char text[120000];
    size_t size = 0;
    while (size + 80 < sizeof text)
        size += (size_t)snprintf(text + size, sizeof text - size,
                                 "Rebels killed %zu soldiers near Mosul on Sunday, police said. ",
                                 size);
    cs_report report = {.id = CS_STR("x"), .text = {text, size}, .lang = CS_STR("en")};
    const cs_story *story = NULL;
    long failures = 0;
    for (long allowed = 0; !story; allowed++) {
        cs_arena arena = cs_arena_make((size_t)1 << 30), scratch = cs_arena_make((size_t)1 << 30);
        error = (cs_error){.code = CS_OK};
        cs_arena_fail_after(allowed);
        story = cs_flow_read(flow, &report, &arena, &scratch, NULL, &error);
        if (!story) {
            assert_int_equal(error.code, CS_MEMORY);
            failures++;
        } else {
            assert_true(story->events.count > 100);
        }
        cs_arena_free(&arena);
        cs_arena_free(&scratch);
    }
    cs_arena_fail_after(-1);
    assert_true(failures > 3);
    cs_flow_close(flow);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(opening_survives),
        cmocka_unit_test(reading_survives),
    };
    return cmocka_run_group_tests(tests, set_up, NULL);
}
