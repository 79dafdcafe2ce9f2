/* joins.c: see joins.h. */
#include "incident/joins.h"

#include "table/table.h"

bool cs_joins_load(cs_joins *joins, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"sign", "weight", "meaning", NULL};
    static const char *const signs[] = {
#define X(name, word) word,
        CS_JOINS(X)
#undef X
    };
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "incident"), "joins.tsv",
                       columns, error))
        return false;
    bool whole = cs_table_weights(&table, signs, CS_JOIN_COUNT, joins->weights, error);
    cs_table_close(&table);
    return whole;
}
