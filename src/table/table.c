/* table.c: see table.h. */
#include "table/table.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/limit.h"
#include "base/utf8.h"

static bool is_comment(cs_str line) {
    return line.size == 0 || line.at[0] == '#';
}

static bool fail_at(const cs_table *table, long line, cs_error *error, const char *what,
                    cs_str about) {
    return cs_error_set(error, CS_TABLE, table->path.at, line, "%s%.*s", what,
                        (int)(about.size > 80 ? 80 : about.size), about.at ? about.at : "");
}

/* Fills to[file column] with the caller's column, or -1. */
static bool match_columns(cs_table *table, cs_str header, long line, int *to, unsigned *in_file,
                          cs_error *error) {
    bool found[CS_TABLE_COLUMNS] = {false};
    *in_file = 0;
    while (header.at) {
        cs_str name = cs_str_cut(header, '\t', &header);
        if (*in_file == CS_TABLE_COLUMNS)
            return fail_at(table, line, error, "too many columns at ", name);
        to[*in_file] = -1;
        for (unsigned i = 0; i < table->columns; i++) {
            if (!cs_str_eq(name, table->names[i]))
                continue;
            to[*in_file] = (int)i;
            found[i] = true;
        }
        ++*in_file;
    }
    for (unsigned i = 0; i < table->columns; i++) {
        if (!found[i] && !table->optional[i])
            return fail_at(table, line, error, "no column named ", cs_str_of(table->names[i]));
    }
    return true;
}

/* There is room for the row: read_rows has counted the lines. */
static bool read_row(cs_table *table, cs_str line, long number, const int *to, unsigned in_file,
                     cs_error *error) {
    cs_str *cells = &table->cells[(size_t)table->rows * table->columns];
    unsigned column = 0;
    for (cs_str rest = line; rest.at; column++) {
        cs_str cell = cs_str_cut(rest, '\t', &rest);
        if (column >= in_file)
            return fail_at(table, number, error, "more cells than columns: ", cell);
        if (cs_str_trim(cell).size != cell.size)
            return fail_at(table, number, error, "blanks around a cell: ", cell);
        bool empty = cell.size == 0 || (cell.size == 1 && cell.at[0] == '-');
        if (to[column] >= 0 && !empty)
            cells[to[column]] = cell;
    }
    if (column != in_file)
        return fail_at(table, number, error, "fewer cells than columns: ", line);
    table->lines[table->rows++] = (uint32_t)number;
    return true;
}

static uint32_t count_lines(cs_str bytes) {
    uint32_t count = 1;
    for (size_t i = 0; (i = cs_str_find(bytes, '\n', i)) < bytes.size; i++)
        count++;
    return count;
}

static bool read_rows(cs_table *table, cs_arena *arena, cs_str bytes, cs_error *error) {
    int to[CS_TABLE_COLUMNS];
    unsigned in_file = 0;
    long number = 0;
    size_t bad = cs_utf8_bad(bytes);
    if (bad < bytes.size)
        return cs_error_set(error, CS_TABLE, table->path.at, 0, "not UTF-8 at byte %zu", bad);
    uint32_t lines = count_lines(bytes);
    table->cells = cs_arena_new(arena, cs_str, (size_t)lines * table->columns);
    table->lines = cs_arena_new(arena, uint32_t, lines);
    for (cs_str rest = bytes; rest.at;) {
        cs_str line = cs_str_cut(rest, '\n', &rest);
        if (cs_str_ends(line, "\r"))
            line.size--;
        number++;
        if (is_comment(line))
            continue;
        bool read = in_file ? read_row(table, line, number, to, in_file, error)
                            : match_columns(table, line, number, to, &in_file, error);
        if (!read)
            return false;
    }
    return in_file > 0 || fail_at(table, 0, error, "empty: no line names the columns", CS_STR(""));
}

static bool map_file(cs_table *table, cs_arena *arena, const char *folder, const char *name,
                     const char *const *columns, cs_error *error) {
    *table = (cs_table){.path = cs_str_format(arena, "%s/%s", folder, name)};
    for (; columns[table->columns]; table->columns++) {
        const char *column = columns[table->columns];
        bool optional = column[0] == '?';
        table->optional[table->columns] = optional;
        table->names[table->columns] = column + optional;
    }
    return cs_mapped_open(&table->file, table->path.at, CS_LIMIT_FILE, error);
}

bool cs_table_open(cs_table *table, cs_arena *arena, const char *folder, const char *name,
                   const char *const *columns, cs_error *error) {
    if (!map_file(table, arena, folder, name, columns, error))
        return false;
    if (read_rows(table, arena, table->file.bytes, error))
        return true;
    cs_table_close(table);
    return false;
}

bool cs_table_keep(cs_table *table, cs_arena *arena, const char *folder, const char *name,
                   const char *const *columns, cs_error *error) {
    if (!map_file(table, arena, folder, name, columns, error))
        return false;
    cs_str bytes = cs_str_copy(arena, table->file.bytes);
    cs_table_close(table);
    return read_rows(table, arena, bytes, error);
}

void cs_table_close(cs_table *table) {
    cs_mapped_close(&table->file);
}

bool cs_table_error(const cs_table *table, uint32_t row, cs_error *error, const char *format, ...) {
    char what[200];
    va_list values;
    va_start(values, format);
    vsnprintf(what, sizeof what, format, values);
    va_end(values);
    return fail_at(table, (long)table->lines[row], error, what, CS_STR(""));
}

bool cs_table_int(const cs_table *table, uint32_t row, unsigned column, int64_t missing,
                  int64_t *value, cs_error *error) {
    cs_str cell = cs_table_cell(table, row, column);
    *value = missing;
    if (!cell.at || cs_str_to_int(cell, value))
        return true;
    return cs_table_error(table, row, error, "%s is no whole number: %.*s", table->names[column],
                          (int)cell.size, cell.at);
}

bool cs_table_number(const cs_table *table, uint32_t row, unsigned column, double missing,
                     double *value, cs_error *error) {
    cs_str cell = cs_table_cell(table, row, column);
    *value = missing;
    if (!cell.at || cs_str_to_number(cell, value))
        return true;
    return cs_table_error(table, row, error, "%s is no number: %.*s", table->names[column],
                          (int)cell.size, cell.at);
}

bool cs_table_word(const cs_table *table, uint32_t row, unsigned column, const char *const *words,
                   unsigned count, int missing, int *value, cs_error *error) {
    cs_str cell = cs_table_cell(table, row, column);
    *value = missing;
    if (!cell.at)
        return true;
    for (unsigned i = 0; i < count; i++) {
        if (cs_str_eq(cell, words[i])) {
            *value = (int)i;
            return true;
        }
    }
    return cs_table_error(table, row, error, "%s cannot be %.*s", table->names[column],
                          (int)cell.size, cell.at);
}

bool cs_table_weights(const cs_table *table, const char *const *signs, unsigned count,
                      double *weights, cs_error *error) {
    for (uint32_t row = 0; row < table->rows; row++) {
        int sign;
        double weight;
        if (!cs_table_word(table, row, 0, signs, count, -1, &sign, error) ||
            !cs_table_number(table, row, 1, 0, &weight, error))
            return false;
        if (sign < 0)
            return cs_table_error(table, row, error, "a row wants a sign");
        weights[sign] = weight;
    }
    return true;
}
