/* siding.c: what a participant is, from its actor's sector, the kind of its mentions and its words.
 * See rules.h. */
#include "incident/rules.h"

/* Sides that are found by rule. */
static const char *const FOREIGN = "foreign", *const UNKNOWN = "unknown", *const NOBODY = "none";
enum { MOST_SIDES = 64 };

static uint32_t side_number(cs_siding *siding, cs_arena *arena, cs_str name) {
    for (uint32_t i = 0; i < siding->names.count; i++)
        if (cs_str_is(siding->names.at[i], name))
            return i;
    *cs_vec_push(arena, &siding->names) = cs_str_copy(arena, name);
    return siding->names.count - 1;
}

static bool read_kinds(const cs_table *table, uint32_t row, cs_str list, uint64_t *kinds,
                       cs_error *error) {
    *kinds = 0;
    while (list.at) {
        cs_str word = cs_str_cut(list, '|', &list);
        int kind = cs_names_find(&cs_names_kind, word);
        if (kind < 0)
            return cs_table_error(table, row, error, "there is no kind %.*s", (int)word.size,
                                  word.at);
        *kinds |= 1ull << kind;
    }
    return true;
}

static bool read_row(cs_siding *siding, cs_arena *arena, const cs_table *table, uint32_t row,
                     cs_error *error) {
    cs_side_row side = {
        .side = side_number(siding, arena, cs_table_cell(table, row, 0)),
        .sectors = cs_str_copy(arena, cs_table_cell(table, row, 1)),
        .words = cs_table_cell(table, row, 3).at != NULL,
    };
    if (!read_kinds(table, row, cs_table_cell(table, row, 2), &side.kinds, error))
        return false;
    if (side.side >= MOST_SIDES)
        return cs_table_error(table, row, error, "more than %d sides", MOST_SIDES);
    cs_phrases_add_list(arena, &siding->words, cs_table_cell(table, row, 3), siding->rows.count);
    *cs_vec_push(arena, &siding->rows) = side;
    return true;
}

bool cs_siding_load(cs_siding *siding, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"side", "sectors", "kinds", "words", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "incident"), "sides.tsv",
                       columns, error))
        return false;
    bool whole = true;
    side_number(siding, setup->arena, cs_str_of(FOREIGN));
    side_number(siding, setup->arena, cs_str_of(UNKNOWN));
    side_number(siding, setup->arena, cs_str_of(NOBODY));
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = read_row(siding, setup->arena, &table, row, error);
    cs_table_close(&table);
    return whole;
}

cs_sides cs_siding_bit(const cs_siding *siding, cs_str name) {
    for (uint32_t i = 0; i < siding->names.count; i++)
        if (cs_str_is(siding->names.at[i], name))
            return 1ull << i;
    return 0;
}

/* ---- one participant --------------------------------------------------------------------------
 */

/* The kinds of the mentions at that span. */
static uint64_t kinds_at(const cs_story *s, cs_span span) {
    uint64_t kinds = 0;
    for (uint32_t i = cs_story_seek(s->mentions, span.start);
         i < s->mentions.count && s->mentions.at[i].span.start < span.end; i++)
        if (s->mentions.at[i].span.start == span.start && s->mentions.at[i].span.end == span.end)
            kinds |= 1ull << s->mentions.at[i].kind;
    return kinds;
}

typedef struct seen {
    uint64_t kinds;
    uint64_t rows; /* bits of the first 64 rows whose words are there */
    uint64_t more; /* and of the next 64 */
} seen;

static void see_row(seen *what, uint32_t row) {
    if (row < 64)
        what->rows |= 1ull << row;
    else if (row < 128)
        what->more |= 1ull << (row - 64);
}

static void see_words(const cs_siding *siding, const cs_story *s, cs_span span, seen *what) {
    uint32_t first, end;
    if (!cs_story_tokens_of(s, span, &first, &end))
        return;
    for (uint32_t i = first; i < end; i++) {
        uint32_t stop, entry = cs_phrases_find(&siding->words, s, i, end, CS_BY_LEMMA, &stop);
        for (; entry != CS_NONE; entry = cs_phrases_next(&siding->words, s, i, entry))
            see_row(what, siding->words.entries.at[entry].value);
    }
}

static bool saw_row(const seen *what, uint32_t row) {
    return row < 64 ? what->rows >> row & 1 : row < 128 && (what->more >> (row - 64) & 1);
}

static bool fits(const cs_side_row *row, uint32_t number, const cs_actor *actor, const seen *what) {
    cs_str sector = actor ? actor->sector : CS_STR_NONE;
    if (row->sectors.at && !(sector.at && cs_rules_listed(row->sectors, sector)))
        return false;
    return (!row->kinds || (row->kinds & what->kinds)) && (!row->words || saw_row(what, number));
}

/* Forces of a state, in a country that is another. */
static bool is_foreign(const cs_actor *actor, cs_str country) {
    static const char *const forces = "MIL|COP|SPY|GOV";
    return actor && actor->sector.at && actor->country.at && country.at &&
           cs_rules_listed(cs_str_of(forces), actor->sector) && !cs_str_is(actor->country, country);
}

cs_sides cs_siding_of(const cs_siding *siding, const cs_story *s, const cs_actor *actor,
                      const cs_spans *evidence, cs_str country) {
    seen what = {0, 0, 0};
    cs_sides sides = 0;
    for (uint32_t i = 0; i < evidence->count; i++) {
        what.kinds |= kinds_at(s, evidence->at[i]);
        see_words(siding, s, evidence->at[i], &what);
    }
    for (uint32_t i = 0; i < siding->rows.count; i++)
        if (fits(&siding->rows.at[i], i, actor, &what))
            sides |= 1ull << siding->rows.at[i].side;
    if (is_foreign(actor, country))
        sides |= cs_siding_bit(siding, cs_str_of(FOREIGN));
    return sides ? sides : cs_siding_bit(siding, cs_str_of(UNKNOWN));
}
