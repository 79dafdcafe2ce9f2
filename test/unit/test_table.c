/* test_table.c: tables as people write them, right and wrong. */
#include <stdio.h>
#include <unistd.h>

#include "table/table.h"
#include "unit.h"

static const char *const columns[] = {"name", "?age", "kind", NULL};

typedef struct trying {
    const char *content;
    cs_table table;
    cs_arena arena;
    cs_error error;
    bool opened;
    char folder[64];
} trying;

static void open_table(void *state) {
    trying *t = state;
    t->opened = cs_table_open(&t->table, &t->arena, t->folder, "t.tsv", columns, &t->error);
}

/* Writes the content to a file and opens it as a table. */
static bool try(trying *t, const char *content) {
    char path[80];
    snprintf(t->folder, sizeof t->folder, "/tmp/casus-table-XXXXXX");
    assert_non_null(mkdtemp(t->folder));
    snprintf(path, sizeof path, "%s/t.tsv", t->folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(content, file);
    fclose(file);
    t->arena = cs_arena_make(1 << 20);
    t->error = (cs_error){.code = CS_OK};
    assert_true(cs_arena_guard(open_table, t));
    unlink(path);
    rmdir(t->folder);
    return t->opened;
}

static void done(trying *t) {
    if (t->opened)
        cs_table_close(&t->table);
    cs_arena_free(&t->arena);
}

static void a_table_is_read(void **state) {
    (void)state;
    static const char *const kinds[] = {"cat", "dog"};
    trying t = {0};
    int kind;
    int64_t age;
    assert_true(try(&t, "# comment\nkind\tname\n\ncat\tTom\r\n# more\ndog\t-\n"));
    assert_int_equal(t.table.rows, 2);
    assert_str(cs_table_cell(&t.table, 0, 0), "Tom");
    assert_null(cs_table_cell(&t.table, 1, 0).at);
    assert_true(cs_table_int(&t.table, 0, 1, 7, &age, &t.error) && age == 7);
    assert_true(cs_table_word(&t.table, 1, 2, kinds, 2, 0, &kind, &t.error) && kind == 1);
    assert_false(cs_table_word(&t.table, 1, 2, kinds, 1, 0, &kind, &t.error));
    assert_int_equal(t.error.line, 6);
    done(&t);
}

static void faults_are_named(void **state) {
    (void)state;
    static const struct {
        const char *content;
        long line;
        const char *says;
    } faults[] = {
        {"", 0, "names the columns"},
        {"# only comments\n", 0, "names the columns"},
        {"name\n", 1, "no column named kind"},
        {"name\tkind\nTom\n", 2, "fewer cells"},
        {"name\tkind\nTom\tcat\tx\n", 2, "more cells"},
        {"name\tkind\nTom \tcat\n", 2, "blanks"},
        {"name\tkind\nT\xFFm\tcat\n", 0, "not UTF-8 at byte 11"},
    };
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        trying t = {0};
        assert_false(try(&t, faults[i].content));
        assert_int_equal(t.error.code, CS_TABLE);
        assert_int_equal(t.error.line, faults[i].line);
        assert_non_null(strstr(t.error.message, faults[i].says));
        done(&t);
    }
}

static void a_missing_file_is_an_error(void **state) {
    (void)state;
    trying t = {.arena = cs_arena_make(1 << 20), .folder = "/nowhere"};
    assert_true(cs_arena_guard(open_table, &t));
    assert_false(t.opened);
    assert_int_equal(t.error.code, CS_IO);
    done(&t);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_read),
        cmocka_unit_test(faults_are_named),
        cmocka_unit_test(a_missing_file_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
