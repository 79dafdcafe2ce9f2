/* tables.c: the tables of data/quantity. */
#include "quantity/parts.h"
#include "table/table.h"

typedef struct loader {
    struct cs_quantifier *q;
    const cs_setup *setup;
    cs_error *error;
} loader;

static bool read_vague(loader *l, const cs_table *t, uint32_t row) {
    cs_vague v;
    if (!cs_table_int(t, row, 1, 0, &v.best, l->error) ||
        !cs_table_int(t, row, 2, 0, &v.low, l->error) ||
        !cs_table_int(t, row, 3, CS_OPEN, &v.high, l->error))
        return false;
    *cs_vec_push(l->setup->arena, &l->q->vagues) = v;
    cs_phrases_add_list(l->setup->arena, &l->q->vague, cs_table_cell(t, row, 0), row);
    return true;
}

/* A row with its words, a kind out of a list, and the side of the number where they stand. */
static bool read_sided(loader *l, const cs_table *t, uint32_t row, cs_phrases *sides,
                       const char *const *kinds, unsigned count) {
    static const char *const names[] = {"before", "after", "size"};
    int kind, side;
    if (!cs_table_word(t, row, 1, kinds, count, 0, &kind, l->error) ||
        !cs_table_word(t, row, 2, names, CS_SIZE, 0, &side, l->error))
        return false;
    cs_phrases_add_list(l->setup->arena, &sides[side], cs_table_cell(t, row, 0), (uint32_t)kind);
    return true;
}

static bool read_bound(loader *l, const cs_table *t, uint32_t row) {
    static const char *const kinds[] = {"least", "over", "most", "under", "about"};
    return read_sided(l, t, row, l->q->bounds, kinds, CS_BOUND_COUNT);
}

static bool read_relation(loader *l, const cs_table *t, uint32_t row) {
    return read_sided(l, t, row, l->q->relations, cs_names_quantity_kind.at,
                      cs_names_quantity_kind.count);
}

static bool read_apart(loader *l, const cs_table *t, uint32_t row) {
    static const char *const names[] = {"before", "after", "size", "itself"};
    int side;
    if (!cs_table_word(t, row, 1, names, CS_SIDES, 0, &side, l->error))
        return false;
    cs_phrases_add_list(l->setup->arena, &l->q->apart[side], cs_table_cell(t, row, 0), row);
    return true;
}

static bool read_toll(loader *l, const cs_table *t, uint32_t row) {
    static const char *const roles[] = {"toll", "change", "collective"};
    int role;
    if (!cs_table_word(t, row, 1, roles, CS_TOLLS, 0, &role, l->error))
        return false;
    cs_phrases_add_list(l->setup->arena, &l->q->tolls, cs_table_cell(t, row, 0), (uint32_t)role);
    return true;
}

static bool read_all(loader *l, const char *name, const char *const *columns,
                     bool (*read)(loader *l, const cs_table *t, uint32_t row)) {
    cs_table table;
    if (!cs_table_open(&table, l->setup->arena, cs_setup_folder(l->setup, "quantity"), name,
                       columns, l->error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = read(l, &table, row);
    cs_table_close(&table);
    return whole;
}

bool cs_quantity_load_tables(struct cs_quantifier *q, const cs_setup *setup, cs_error *error) {
    static const char *const vague[] = {"words", "best", "low", "high", NULL};
    static const char *const sided[] = {"words", "kind", "place", NULL};
    static const char *const apart[] = {"words", "place", NULL};
    static const char *const tolls[] = {"words", "role", NULL};
    loader l = {q, setup, error};
    return read_all(&l, "vague.tsv", vague, read_vague) &&
           read_all(&l, "bounds.tsv", sided, read_bound) &&
           read_all(&l, "relations.tsv", sided, read_relation) &&
           read_all(&l, "apart.tsv", apart, read_apart) &&
           read_all(&l, "tolls.tsv", tolls, read_toll);
}

uint32_t cs_quantity_before(const cs_phrases *phrases, const cs_story *s, uint32_t start,
                            uint32_t at, uint32_t *edge) {
    enum { LONGEST = 8 };
    for (uint32_t i = at > start + LONGEST ? at - LONGEST : start; i < at; i++) {
        uint32_t end, entry = cs_phrases_find(phrases, s, i, at, CS_BY_FORM, &end);
        if (entry == CS_NONE || end != at)
            continue;
        *edge = i;
        return phrases->entries.at[entry].value;
    }
    return CS_NONE;
}

uint32_t cs_quantity_after(const cs_phrases *phrases, const cs_story *s, uint32_t at,
                           uint32_t limit, uint32_t *edge) {
    uint32_t end, entry = cs_phrases_find(phrases, s, at, limit, CS_BY_FORM, &end);
    if (entry == CS_NONE)
        return CS_NONE;
    *edge = end;
    return phrases->entries.at[entry].value;
}
