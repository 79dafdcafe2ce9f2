/* test_base.c: strings, UTF-8, days, maps, arenas, buffers. */
#include "base/day.h"
#include "base/hash.h"
#include "base/out.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "unit.h"

static void strings_are_cut_and_compared(void **state) {
    (void)state;
    cs_str rest = CS_STR("a|bc||"), part = cs_str_cut(rest, '|', &rest);
    assert_str(part, "a");
    part = cs_str_cut(rest, '|', &rest);
    assert_str(part, "bc");
    part = cs_str_cut(rest, '|', &rest);
    assert_str(part, "");
    part = cs_str_cut(rest, '|', &rest);
    assert_str(part, "");
    assert_null(rest.at);
    assert_int_equal(cs_str_find_str(CS_STR("aabaabc"), CS_STR("abc"), 0), 4);
    assert_int_equal(cs_str_find_str(CS_STR("aab"), CS_STR("abc"), 0), 3);
    assert_str(cs_str_trim(CS_STR(" \t x y \n")), "x y");
    assert_true(cs_str_compare(CS_STR("a"), CS_STR("ab")) < 0);
    assert_str(cs_str_slice(CS_STR("abc"), 2, 99), "c");
}

static void numbers_are_read_whole_or_not_at_all(void **state) {
    (void)state;
    int64_t value;
    double number;
    assert_true(cs_str_to_int(CS_STR("-42"), &value) && value == -42);
    assert_true(cs_str_to_int(CS_STR("9223372036854775807"), &value) && value == INT64_MAX);
    assert_false(cs_str_to_int(CS_STR("9223372036854775808"), &value));
    assert_false(cs_str_to_int(CS_STR(""), &value));
    assert_false(cs_str_to_int(CS_STR("-"), &value));
    assert_false(cs_str_to_int(CS_STR("4x"), &value));
    assert_true(cs_str_to_number(CS_STR("0.25"), &number) && number == 0.25);
    assert_false(cs_str_to_number(CS_STR("0.25 "), &number));
    assert_false(cs_str_to_number(CS_STR("1e999"), &number));
}

static void bad_bytes_are_repaired(void **state) {
    (void)state;
    cs_arena arena = cs_arena_make(1 << 20);
    size_t changed;
    cs_str fine = CS_STR("na\xC3\xAFve");
    assert_ptr_equal(cs_utf8_repair(&arena, fine, &changed).at, fine.at);
    assert_int_equal(changed, 0);
    assert_str(cs_utf8_repair(&arena, CS_STR("caf\xE9 \x93x\x94"), &changed),
               "caf\xC3\xA9 \xE2\x80\x9Cx\xE2\x80\x9D"); /* Windows-1252 */
    assert_int_equal(changed, 3);
    assert_str(cs_utf8_repair(&arena, CS_STR("\xC3\xA9 \xE9"), &changed),
               "\xC3\xA9 \xEF\xBF\xBD");                        /* mixed: no encoding explains it */
    assert_int_equal(cs_utf8_bad(CS_STR("ab\xED\xA0\x80")), 2); /* a surrogate */
    cs_arena_free(&arena);
}

static void words_are_folded(void **state) {
    (void)state;
    static const char *const pairs[][2] = {{"Kata\xE2\x80\x99ib", "kataib"},
                                           {"Kata'ib", "kataib"},
                                           {"S\xC3\xA3o", "sao"},
                                           {"STRASSE", "strasse"},
                                           {"Stra\xC3\x9F"
                                            "e",
                                            "strasse"},
                                           {"", ""}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char folded[CS_FOLD_MAX_BYTES];
        size_t size = cs_utf8_fold(cs_str_of(pairs[i][0]), folded, sizeof folded);
        assert_str(((cs_str){folded, size}), pairs[i][1]);
    }
}

static void offsets_go_both_ways(void **state) {
    (void)state;
    cs_arena arena = cs_arena_make(1 << 20);
    char text[600];
    size_t size = 0;
    for (int i = 0; i < 150; i++)
        size += cs_utf8_put(i % 3 ? 'a' : i % 2 ? 0x4E00u : 0x1F600u, text + size);
    cs_points points = cs_points_make(&arena, (cs_str){text, size});
    uint32_t byte = 0, length;
    for (uint32_t point = 0; point < 150; point++, byte += length) {
        size_t bytes;
        assert_int_equal(cs_points_of(&points, byte), point);
        assert_int_equal(cs_points_byte(&points, point), byte);
        cs_utf8_at((cs_str){text, size}, byte, &bytes);
        length = (uint32_t)bytes;
    }
    assert_int_equal(cs_points_of(&points, (uint32_t)size), 150);
    assert_int_equal(cs_points_byte(&points, 150), size);
    assert_int_equal(cs_points_byte(&points, 9999), size);
    cs_arena_free(&arena);
}

static void days_are_counted(void **state) {
    (void)state;
    assert_int_equal(cs_day_of(1970, 1, 1), 0);
    assert_int_equal(cs_day_of(2000, 3, 1) - cs_day_of(2000, 2, 28), 2);
    assert_int_equal(cs_day_of(1900, 3, 1) - cs_day_of(1900, 2, 28), 1);
    assert_int_equal(cs_day_weekday(cs_day_of(2019, 12, 29)), 6);
    assert_int_equal(cs_day_weekday(cs_day_of(1969, 12, 31)), 2);
    for (cs_day day = -800000; day < 800000; day += 997) {
        cs_date date = cs_day_date(day);
        assert_int_equal(cs_day_of(date.year, date.month, date.day), day);
    }
    assert_int_equal(cs_day_read(CS_STR("2020-02-29T10:00:00Z")), cs_day_of(2020, 2, 29));
    assert_int_equal(cs_day_read(CS_STR("2019-02-29")), CS_DAY_NONE);
    assert_int_equal(cs_day_read(CS_STR("2019-2-9")), CS_DAY_NONE);
    assert_int_equal(cs_day_read(CS_STR("20190209xx")), CS_DAY_NONE);
    assert_int_equal(cs_day_month(CS_STR("SEPT.")), 9);
    assert_int_equal(cs_day_month(CS_STR("Marc")), 0);
    assert_int_equal(cs_day_weekday_named(CS_STR("Thurs")), 3);
}

static void maps_keep_what_is_put(void **state) {
    (void)state;
    cs_arena arena = cs_arena_make(64 << 20);
    cs_map map = {0};
    assert_int_equal(cs_map_get(&map, 5), CS_NONE);
    for (uint32_t i = 0; i < 100000; i++)
        *cs_map_put(&arena, &map, i * 0x9E3779B97F4A7C15u) = i;
    for (uint32_t i = 0; i < 100000; i++)
        assert_int_equal(cs_map_get(&map, i * 0x9E3779B97F4A7C15u), i);
    assert_int_equal(cs_map_get(&map, 12345), CS_NONE);
    assert_int_equal(map.count, 100000);
    cs_arena_free(&arena);
}

static void room_is_made_at_once(void **state) {
    (void)state;
    cs_arena arena = cs_arena_make(64 << 20);
    cs_map map = {0};
    cs_vec(uint32_t) numbers = {0};
    *cs_map_put(&arena, &map, 77) = 7;
    cs_map_reserve(&arena, &map, 1000);
    uint32_t room = map.room;
    for (uint32_t i = 1; i < 1000; i++)
        *cs_map_put(&arena, &map, i * 0x9E3779B97F4A7C15u) = i;
    assert_int_equal(map.room, room);
    assert_int_equal(cs_map_get(&map, 77), 7);
    *cs_vec_push(&arena, &numbers) = 5;
    cs_vec_reserve(&arena, &numbers, 500);
    uint32_t *at = numbers.at;
    for (uint32_t i = 1; i < 500; i++)
        assert_int_equal(*cs_vec_push(&arena, &numbers), 0);
    assert_ptr_equal(numbers.at, at);
    assert_int_equal(numbers.at[0], 5);
    cs_vec_reserve(&arena, &numbers, 10);
    assert_int_equal(numbers.room, 500);
    cs_arena_free(&arena);
}

typedef struct taking {
    cs_arena *arena;
    size_t taken;
} taking;

static void take_for_ever(void *state) {
    taking *t = state;
    for (;;) {
        memset(cs_arena_take(t->arena, 1000, 1), 7, 1000);
        t->taken += 1000;
    }
}

static void arenas_end_at_their_ceiling(void **state) {
    (void)state;
    cs_arena arena = cs_arena_make(1 << 20);
    taking t = {&arena, 0};
    assert_false(cs_arena_guard(take_for_ever, &t));
    assert_in_range(t.taken, 1 << 19, 1 << 20);
    assert_true(arena.used_bytes <= 1 << 20);
    cs_arena_reset(&arena);
    char *zeros = cs_arena_take(&arena, 5000, 1);
    for (int i = 0; i < 5000; i++)
        assert_int_equal(zeros[i], 0);
    t.taken = 0;
    cs_arena_fail_after(0);
    cs_arena fresh = cs_arena_make(1 << 20);
    t.arena = &fresh;
    assert_false(cs_arena_guard(take_for_ever, &t));
    assert_int_equal(t.taken, 0);
    cs_arena_fail_after(-1);
    cs_arena_free(&arena);
    cs_arena_free(&fresh);
}

static void vectors_grow(void **state) {
    (void)state;
    cs_arena arena = cs_arena_make(16 << 20);
    cs_ids a = {0}, b = {0};
    for (uint32_t i = 0; i < 10000; i++) {
        *cs_vec_push(&arena, &a) = i;
        *cs_vec_push(&arena, &b) = ~i;
    }
    for (uint32_t i = 0; i < 10000; i++)
        assert_true(a.at[i] == i && b.at[i] == ~i);
    cs_ids_add(&arena, &a, 3);
    assert_int_equal(a.count, 10000);
    cs_arena_free(&arena);
}

static void buffers_stop_at_their_ceiling(void **state) {
    (void)state;
    cs_out out = cs_out_make(10000);
    for (int i = 0; i < 5000 && !out.full; i++)
        cs_out_format(&out, "%d,", i * 1000);
    assert_true(out.full);
    assert_true(out.size <= 10000);
    cs_out_reset(&out);
    cs_out_int(&out, INT64_MIN);
    assert_str(cs_out_str(&out), "-9223372036854775808");
    cs_out_free(&out);
}

static void sha256_is_that_of_the_standard(void **state) {
    (void)state;
    char text[CS_SHA256_TEXT + 1];
    cs_hash_sha256(CS_STR("abc"), text);
    assert_string_equal(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_cut_and_compared),
        cmocka_unit_test(numbers_are_read_whole_or_not_at_all),
        cmocka_unit_test(bad_bytes_are_repaired),
        cmocka_unit_test(words_are_folded),
        cmocka_unit_test(offsets_go_both_ways),
        cmocka_unit_test(days_are_counted),
        cmocka_unit_test(maps_keep_what_is_put),
        cmocka_unit_test(room_is_made_at_once),
        cmocka_unit_test(arenas_end_at_their_ceiling),
        cmocka_unit_test(vectors_grow),
        cmocka_unit_test(buffers_stop_at_their_ceiling),
        cmocka_unit_test(sha256_is_that_of_the_standard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
