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
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int sign;
        double weight;
        whole = cs_table_word(&table, row, 0, signs, CS_JOIN_COUNT, -1, &sign, error) &&
                cs_table_number(&table, row, 1, 0, &weight, error) &&
                (sign >= 0 || cs_table_error(&table, row, error, "a row wants a sign"));
        if (whole)
            joins->weights[sign] = weight;
    }
    cs_table_close(&table);
    return whole;
}
