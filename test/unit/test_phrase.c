/* test_phrase.c: phrases found among tokens. */
#include "story/story.h"
#include "table/phrase.h"
#include "unit.h"

/* A story whose tokens are the words between blanks. */
static cs_story *story_of(cs_arena *arena, const char *text) {
    cs_story *s = cs_story_new(arena, arena, CS_STR("x"), cs_str_of(text));
    cs_str rest = s->text;
    while (rest.at) {
        cs_str word = cs_str_cut(rest, ' ', &rest);
        cs_token *t = cs_vec_push(arena, &s->tokens);
        t->span.start = (uint32_t)(word.at - s->text.at);
        t->span.end = t->span.start + (uint32_t)word.size;
        t->key = cs_phrase_key(word);
        t->shape = cs_phrase_shape(word);
        cs_str lemma = cs_str_ends(word, "s") ? cs_str_slice(word, 0, word.size - 1) : word;
        t->lemma_key = cs_phrase_key(lemma);
    }
    return s;
}

static uint32_t find(const cs_phrases *p, const cs_story *s, uint32_t at, cs_phrase_by by,
                     uint32_t *end) {
    uint32_t entry = cs_phrases_find(p, s, at, s->tokens.count, by, end);
    return entry == CS_NONE ? CS_NONE : p->entries.at[entry].value;
}

static void the_longest_phrase_wins(void **state) {
    (void)state;
    cs_arena arena = cs_arena_make(1 << 20);
    cs_phrases p = {0};
    uint32_t end;
    cs_phrases_add(&arena, &p, CS_STR("air"), 1);
    cs_phrases_add(&arena, &p, CS_STR("air strike"), 2);
    cs_phrases_add(&arena, &p, CS_STR("air force base"), 3);
    cs_story *s = story_of(&arena, "two air strikes near the air force");
    assert_int_equal(find(&p, s, 1, CS_BY_LEMMA, &end), 2);
    assert_int_equal(end, 3);
    assert_int_equal(find(&p, s, 1, CS_BY_FORM, &end), 1);
    assert_int_equal(end, 2);
    assert_int_equal(find(&p, s, 5, CS_BY_LEMMA, &end), 1);
    assert_int_equal(find(&p, s, 0, CS_BY_LEMMA, &end), CS_NONE);
    cs_arena_free(&arena);
}

static void hyphens_within_a_token(void **state) {
    (void)state;
    cs_arena arena = cs_arena_make(1 << 20);
    cs_phrases p = {0};
    uint32_t end;
    cs_phrases_add(&arena, &p, CS_STR("Jaish-e-Mohammed"), 1);
    cs_phrases_add(&arena, &p, CS_STR("Ban Ki Moon"), 2);
    cs_story *s = story_of(&arena, "Jaish - e-Mohammed Ban Ki-moon e-Mohammed");
    assert_int_equal(find(&p, s, 0, CS_BY_FORM, &end), 1);
    assert_int_equal(end, 3);
    assert_int_equal(find(&p, s, 3, CS_BY_FORM, &end), 2);
    assert_int_equal(end, 5);
    assert_int_equal(find(&p, s, 5, CS_BY_FORM, &end), CS_NONE);
    cs_arena_free(&arena);
}

static void case_and_hyphens(void **state) {
    (void)state;
    cs_arena arena = cs_arena_make(1 << 20);
    cs_phrases p = {0};
    uint32_t end;
    cs_phrases_add(&arena, &p, CS_STR("US"), 1);
    cs_phrases_add(&arena, &p, CS_STR("Al-Shabaab"), 2);
    cs_phrases_add(&arena, &p, CS_STR("Turkey"), 3);
    cs_phrases_add(&arena, &p, CS_STR("Kata'ib Hizbollah"), 4);
    cs_story *s = story_of(&arena, "us US al - Shabaab Al Shabaab turkey Turkey Kata\xE2\x80\x99ib "
                                   "HIZBOLLAH");
    static const uint32_t wanted[] = {CS_NONE, 1,       CS_NONE, CS_NONE, CS_NONE,
                                      2,       CS_NONE, CS_NONE, 3,       4};
    for (uint32_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        assert_int_equal(find(&p, s, i, CS_BY_FORM, &end), wanted[i]);
    assert_int_equal(p.entries.at[cs_phrases_look(&p, CS_STR("al shabaab"))].value, 2);
    assert_int_equal(cs_phrases_look(&p, CS_STR("shabaab")), CS_NONE);
    assert_false(cs_phrases_add(&arena, &p, CS_STR(" - "), 9));
    cs_arena_free(&arena);
}

static void several_values(void **state) {
    (void)state;
    cs_arena arena = cs_arena_make(1 << 20);
    cs_phrases p = {0};
    uint32_t end;
    cs_phrases_add_list(&arena, &p, CS_STR("PDF|People's Force"), 1);
    cs_phrases_add(&arena, &p, CS_STR("PDF"), 2);
    cs_story *s = story_of(&arena, "PDF");
    uint32_t first = cs_phrases_find(&p, s, 0, 1, CS_BY_FORM, &end);
    uint32_t second = cs_phrases_next(&p, s, 0, first);
    assert_int_equal(p.entries.at[first].value, 1);
    assert_int_equal(p.entries.at[second].value, 2);
    assert_int_equal(cs_phrases_next(&p, s, 0, second), CS_NONE);
    cs_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_phrase_wins),
        cmocka_unit_test(case_and_hyphens),
        cmocka_unit_test(hyphens_within_a_token),
        cmocka_unit_test(several_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
