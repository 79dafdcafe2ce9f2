/* test_text.c: every layer of a real story is printed, read back, and printed the same; what is
 * wrong is refused with its line. */
#include "flow.h"
#include "story/text.h"
#include "unit.h"

static const char *const report_text =
    "KABUL, May 3, 2010 (Wire) - A car bomb killed at least 12 people and wounded dozens near a "
    "\"safe\" hotel in Kabul on Sunday, the interior ministry said.\n\nThe Taliban claimed "
    "responsibility. S\xC3\xA3o Paulo was calm.";

typedef struct setup_state {
    cs_flow *flow;
    cs_arena arena, scratch;
    const cs_story *story;
} setup_state;

static int set_up(void **state) {
    static setup_state s;
    static char data[4096], models[4096];
    cs_error error;
    snprintf(data, sizeof data, "%s/data", unit_share());
    snprintf(models, sizeof models, "%s/models", unit_share());
    cs_setup setup = {.data = data, .models = models};
    s.flow = cs_flow_open(&setup, &error);
    if (!s.flow) {
        print_error("%s: %s\n", error.where, error.message);
        return -1;
    }
    s.arena = cs_arena_make((size_t)64 << 20);
    s.scratch = cs_arena_make((size_t)64 << 20);
    cs_report report = {.id = CS_STR("x"), .text = cs_str_of(report_text)};
    s.story = cs_flow_read(s.flow, &report, &s.arena, &s.scratch, NULL, &error);
    *state = &s;
    return s.story ? 0 : -1;
}

static int tear_down(void **state) {
    setup_state *s = *state;
    cs_arena_free(&s->arena);
    cs_arena_free(&s->scratch);
    cs_flow_close(s->flow);
    return 0;
}

static void layers_come_back(void **state) {
    setup_state *s = *state;
    cs_story *copy = cs_story_new(&s->arena, &s->scratch, s->story->id, s->story->text);
    cs_out first = cs_out_make(1 << 20), second = cs_out_make(1 << 20);
    cs_error error;
    unsigned filled = 0;
    for (unsigned i = 0; i < cs_layer_count; i++) {
        cs_out_reset(&first);
        cs_text_print(s->story, &cs_layers[i], &first);
        bool read = cs_text_read(copy, &cs_layers[i], cs_out_str(&first), &error);
        if (!read)
            print_error("%s:%ld: %s\n", error.where, error.line, error.message);
        assert_true(read);
        filled += first.size > 0;
    }
    assert_true(filled >= 9);
    for (unsigned i = 0; i < cs_layer_count; i++) {
        cs_out_reset(&first);
        cs_out_reset(&second);
        cs_text_print(s->story, &cs_layers[i], &first);
        cs_text_print(copy, &cs_layers[i], &second);
        cs_out_byte(&first, '\0');
        cs_out_byte(&second, '\0');
        assert_string_equal(first.at, second.at);
    }
    cs_out_free(&first);
    cs_out_free(&second);
}

static void words_are_found_without_offsets(void **state) {
    setup_state *s = *state;
    cs_story *copy = cs_story_new(&s->arena, &s->scratch, s->story->id, s->story->text);
    const cs_layer *times = cs_layer_by_key(CS_STR("times"));
    cs_error error;
    assert_true(cs_text_read(copy, times,
                             CS_STR("\"Sunday\" type=DATE value=2010-05-02 from=2010-05-02 "
                                    "to=2010-05-02\n"),
                             &error));
    assert_int_equal(copy->times.count, 1);
    assert_str(cs_story_words(copy, copy->times.at[0].span), "Sunday");
    assert_int_equal(copy->times.at[0].from, cs_day_of(2010, 5, 2));
}

static void faults_are_refused(void **state) {
    setup_state *s = *state;
    static const char *const faults[] = {
        "\"Monday\" type=DATE", "\"Sunday\" type=WRONG", "\"Sunday\" nothing=1", "\"Sunday",
        "#x \"Sunday\"",        "0:3\"Sunday\"",         "\"Sunday\" from=soon", "9:2",
    };
    const cs_layer *times = cs_layer_by_key(CS_STR("times"));
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        cs_story *copy = cs_story_new(&s->arena, &s->scratch, s->story->id, s->story->text);
        cs_error error = {.code = CS_OK};
        cs_str text = cs_str_format(&s->arena, "\n%s\n", faults[i]);
        assert_false(cs_text_read(copy, times, text, &error));
        assert_int_equal(error.code, CS_FORMAT);
        assert_int_equal(error.line, 2);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(layers_come_back),
        cmocka_unit_test(words_are_found_without_offsets),
        cmocka_unit_test(faults_are_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
