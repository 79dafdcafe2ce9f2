/* test_doubts.c: what makes a report's telling doubtful makes its incident less sure, one sign at a
 * time: of each pair the second text has one doubt more. */
#include "base/limit.h"
#include "flow.h"
#include "unit.h"

typedef struct reader {
    cs_flow *flow;
    cs_arena arena, scratch;
} reader;

static int open_reader(void **state) {
    static reader r;
    char data[4096], models[4096];
    snprintf(data, sizeof data, "%s/data", unit_share());
    snprintf(models, sizeof models, "%s/models", unit_share());
    cs_setup setup = {.data = data, .models = models};
    cs_error error;
    r = (reader){cs_flow_open(&setup, &error), cs_arena_make(CS_LIMIT_STORY),
                 cs_arena_make(CS_LIMIT_SCRATCH)};
    *state = &r;
    return r.flow ? 0 : -1;
}

static int close_reader(void **state) {
    reader *r = *state;
    cs_arena_free(&r->arena);
    cs_arena_free(&r->scratch);
    cs_flow_close(r->flow);
    return 0;
}

/* How sure the last incident of the type is. */
static double sure_of(reader *r, uint8_t type, const char *text, const char *published) {
    cs_error error;
    cs_report report = {.id = CS_STR("doubt"),
                        .text = cs_str_of(text),
                        .published = published ? cs_str_of(published) : (cs_str){0},
                        .published_from = published ? CS_PUBLISHED_RECORD : CS_PUBLISHED_NONE,
                        .lang = CS_STR("en")};
    cs_arena_reset(&r->arena);
    const cs_story *s = cs_flow_read(r->flow, &report, &r->arena, &r->scratch, NULL, &error);
    double sure = -1;
    for (uint32_t i = 0; s && i < s->incidents.count; i++)
        if (s->incidents.at[i].type == type)
            sure = s->incidents.at[i].confidence;
    if (sure < 0)
        print_error("no incident of the type: %s\n", text);
    assert_true(sure > 0 && sure < 1);
    return sure;
}

static void each_doubt_lowers_it(void **state) {
    static const struct {
        uint8_t type;
        const char *sign, *plain, *doubted;
    } pairs[] = {
        {CS_TYPE_ASSAULT, "agentless, unnamed",
         "Gunmen killed five farmers in Kano on Sunday, police chief Musa Bello said.",
         "Five farmers were killed in Kano on Sunday, officials said."},
        {CS_TYPE_ASSAULT, "told",
         "A bomb killed nine people in Basra on Sunday. The bombing wounded 25 others.",
         "A bomb killed nine people in Basra on Sunday."},
        {CS_TYPE_ASSAULT, "dayless", "Gunmen killed five farmers in Kano on Sunday.",
         "Gunmen killed five farmers in Kano."},
        {CS_TYPE_ASSAULT, "elsewhere", "Gunmen killed five farmers in Kano on Sunday.",
         "Gunmen killed five farmers on Sunday."},
        {CS_TYPE_ASSAULT, "uncounted", "Gunmen shot five farmers in Kano on Sunday.",
         "Gunmen shot farmers in Kano on Sunday."},
        {CS_TYPE_ASSAULT, "open-mode", "Gunmen shot dead five farmers in Kano on Sunday.",
         "Gunmen killed five farmers in Kano on Sunday."},
        {CS_TYPE_ASSAULT, "nobody", "Rebels bombed a market in Kano on Sunday.",
         "There was a bombing in Kano on Sunday."},
        {CS_TYPE_ASSAULT, "noun", "Gunmen attacked a bus in Kano on Sunday.",
         "The governor visited Kano after an attack by gunmen on a bus on Sunday."},
        {CS_TYPE_ASSAULT, "ahead", "Rebels attacked the town of Bangui on Sunday.",
         "Rebels threatened to attack the town of Bangui."},
        {CS_TYPE_ASSAULT, "attempted", "A man stabbed a priest in Manila on Sunday.",
         "A man tried to stab a priest in Manila on Sunday."},
        {CS_TYPE_ASSAULT, "historical", "Gunmen killed five farmers in Kano on Sunday.",
         "Gunmen killed five farmers in Kano in 2009."},
        {CS_TYPE_ASSAULT, "late", "Gunmen killed five farmers in Kano on Sunday.",
         "The budget was read in Abuja. The naira fell. Prices rose. Gunmen killed five farmers in "
         "Kano on Sunday."},
        {CS_TYPE_PROTEST, "agentless", "Thousands of students marched in Lima on Sunday.",
         "A march was held in Lima on Sunday."},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        double plain = sure_of(*state, pairs[i].type, pairs[i].plain, "2024-05-13"),
               doubted = sure_of(*state, pairs[i].type, pairs[i].doubted, "2024-05-13");
        if (plain <= doubted)
            print_error("%s: %.3f, with the doubt %.3f\n", pairs[i].sign, plain, doubted);
        assert_true(plain > doubted);
    }
}

static void a_report_without_a_day_is_less_sure(void **state) {
    const char *text = "Gunmen killed five farmers in Kano.";
    assert_true(sure_of(*state, CS_TYPE_ASSAULT, text, "2024-05-13") >
                sure_of(*state, CS_TYPE_ASSAULT, text, NULL));
}

/* An abduction that is all the news, and one that is touched on behind a bombing. */
static void what_is_touched_on_is_less_sure(void **state) {
    static const char *const alone = "Gunmen kidnapped a teacher in Mosul on Friday.",
                             *const beside =
                                 "A bomb killed nine people at a market in Basra on Sunday. The "
                                 "blast wounded 25 others. The bombing was claimed by rebels. "
                                 "Gunmen kidnapped a teacher in Mosul on Friday.";
    assert_true(sure_of(*state, CS_TYPE_ASSAULT, alone, "2024-05-13") >
                sure_of(*state, CS_TYPE_ASSAULT, beside, "2024-05-13"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_doubt_lowers_it),
        cmocka_unit_test(a_report_without_a_day_is_less_sure),
        cmocka_unit_test(what_is_touched_on_is_less_sure),
    };
    return cmocka_run_group_tests(tests, open_reader, close_reader);
}
