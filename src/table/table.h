/* table.h: the tables of data/, as people write them.
 *
 * UTF-8, one row a line, cells separated by tabs, the first line that is no comment names the
 * columns. Lines that begin with # are comments, empty lines are passed over, "-" is an empty
 * cell. A list within a cell is separated by "|". Rows are checked on reading: the right number of
 * cells, known columns, no stray blanks; an error names file and line.
 */
#ifndef CS_TABLE_TABLE_H
#define CS_TABLE_TABLE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/mapped.h"
#include "base/vec.h"

enum { CS_TABLE_COLUMNS = 24 };

typedef struct cs_table {
    cs_mapped file;
    cs_str path;
    const char *names[CS_TABLE_COLUMNS]; /* the caller's order, not the file's */
    bool optional[CS_TABLE_COLUMNS];
    unsigned columns;
    cs_str *cells;   /* [rows][columns]; none where empty */
    uint32_t *lines; /* [rows] line of the file, 1-based */
    uint32_t rows;
} cs_table;

/* Opens `folder`/`name` and puts the columns into the order of `columns`, a list that ends with
 * NULL; a column that begins with '?' may be missing from the file. Cells point into the file,
 * which stays mapped until cs_table_close. */
bool cs_table_open(cs_table *table, cs_arena *arena, const char *folder, const char *name,
                   const char *const *columns, cs_error *error);
void cs_table_close(cs_table *table);

/* The same, with all bytes of the file in the arena: cells live as long as it does, and there is
 * nothing to close. */
bool cs_table_keep(cs_table *table, cs_arena *arena, const char *folder, const char *name,
                   const char *const *columns, cs_error *error);

static inline cs_str cs_table_cell(const cs_table *table, uint32_t row, unsigned column) {
    return table->cells[(size_t)row * table->columns + column];
}

/* An error at that row of the table; always false. */
bool cs_table_error(const cs_table *table, uint32_t row, cs_error *error, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* A cell as a whole number; an empty one is `missing`. */
bool cs_table_int(const cs_table *table, uint32_t row, unsigned column, int64_t missing,
                  int64_t *value, cs_error *error);
bool cs_table_number(const cs_table *table, uint32_t row, unsigned column, double missing,
                     double *value, cs_error *error);
/* A cell as one of a list of `count` words; an empty one is `missing`. */
bool cs_table_word(const cs_table *table, uint32_t row, unsigned column, const char *const *words,
                   unsigned count, int missing, int *value, cs_error *error);

/* A table of signs (column 0, one of `count` words) and their weights (column 1), which go to the
 * sign's place in `weights`; signs without a row keep theirs. */
bool cs_table_weights(const cs_table *table, const char *const *signs, unsigned count,
                      double *weights, cs_error *error);

#endif
