/* quantity.c: see quantity.h. A first version: digits, number words, bounds and vague words by
 * table; what is counted is the noun that the number modifies. */
#include "quantity/quantity.h"

#include "table/phrase.h"
#include "table/table.h"

typedef enum role { ROLE_UNIT, ROLE_SCALE, ROLE_VAGUE, ROLE_COUNT } role;
typedef enum bound {
    BOUND_NONE,
    BOUND_LEAST,
    BOUND_OVER,
    BOUND_MOST,
    BOUND_UNDER,
    BOUND_ABOUT,
    BOUND_COUNT
} bound;

typedef struct number {
    role role;
    int64_t value, low, high;
} number;

struct cs_quantifier {
    cs_phrases words; /* -> numbers */
    cs_vec(number) numbers;
    cs_phrases bounds; /* -> bound */
};

static bool load_numbers(cs_quantifier *q, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "role", "value", "low", "high", NULL};
    static const char *const roles[] = {"unit", "scale", "vague"};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "quantity"), "numbers.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int of;
        number n = {.role = ROLE_UNIT};
        whole = cs_table_word(&table, row, 1, roles, ROLE_COUNT, 0, &of, error) &&
                cs_table_int(&table, row, 2, 0, &n.value, error) &&
                cs_table_int(&table, row, 3, 0, &n.low, error) &&
                cs_table_int(&table, row, 4, 0, &n.high, error);
        n.role = (role)of;
        *cs_vec_push(setup->arena, &q->numbers) = n;
        cs_phrases_add(setup->arena, &q->words, cs_table_cell(&table, row, 0), row);
    }
    cs_table_close(&table);
    return whole;
}

const cs_quantifier *cs_quantity_load(const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"words", "kind", NULL};
    static const char *const kinds[] = {"none", "least", "over", "most", "under", "about"};
    cs_quantifier *q = cs_arena_new(setup->arena, cs_quantifier, 1);
    cs_table table;
    if (!load_numbers(q, setup, error) ||
        !cs_table_open(&table, setup->arena, cs_setup_folder(setup, "quantity"), "bounds.tsv",
                       columns, error))
        return NULL;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int kind;
        whole = cs_table_word(&table, row, 1, kinds, BOUND_COUNT, 0, &kind, error);
        cs_phrases_add(setup->arena, &q->bounds, cs_table_cell(&table, row, 0), (uint32_t)kind);
    }
    cs_table_close(&table);
    return whole ? q : NULL;
}

/* "1,700" as 1700; -1 for anything that is no whole number. */
static int64_t digits(cs_str word) {
    int64_t value = 0;
    if (!word.size || word.size > 15)
        return -1;
    for (size_t i = 0; i < word.size; i++) {
        if (word.at[i] == ',' && i)
            continue;
        if (word.at[i] < '0' || word.at[i] > '9')
            return -1;
        value = value * 10 + (word.at[i] - '0');
    }
    return value;
}

static bool multiply(int64_t *value, int64_t by) {
    enum { MOST = 1000000000 };
    if (*value > (int64_t)MOST * 1000 / by)
        return false;
    *value *= by;
    return true;
}

/* A number that begins at `from`; returns its end, or `from` for none. */
static uint32_t read_number(const cs_quantifier *q, const cs_story *s, uint32_t from,
                            uint32_t limit, int64_t *value) {
    int64_t whole = 0, part = -1;
    uint32_t i = from;
    while (i < limit) {
        uint32_t end, entry = cs_phrases_find(&q->words, s, i, i + 1, CS_BY_FORM, &end);
        int64_t number_here = digits(cs_story_words(s, s->tokens.at[i].span));
        const number *n =
            entry == CS_NONE ? NULL : &q->numbers.at[q->words.entries.at[entry].value];
        bool hyphen =
            s->tokens.at[i].key == 0 && i > from && (s->tokens.at[i].shape & CS_SHAPE_JOINED);
        if (number_here >= 0 && part < 0)
            part = number_here;
        else if (n && n->role == ROLE_UNIT && (part < 0 || (part % 10 == 0 && n->value < 10)))
            part = (part < 0 ? 0 : part) + n->value;
        else if (n && n->role == ROLE_SCALE && part >= 0 && n->value >= 1000) {
            if (!multiply(&part, n->value))
                break;
            whole += part;
            part = 0;
        } else if (n && n->role == ROLE_SCALE && part > 0) {
            if (!multiply(&part, n->value))
                break;
        } else if (!hyphen || i + 1 >= limit ||
                   cs_phrases_find(&q->words, s, i + 1, i + 2, CS_BY_FORM, &end) == CS_NONE)
            break;
        i++;
    }
    *value = whole + (part < 0 ? 0 : part);
    return part < 0 ? from : i;
}

static void apply_bound(cs_quantity *x, bound kind) {
    switch (kind) {
    case BOUND_LEAST:
        x->high = CS_OPEN;
        break;
    case BOUND_OVER:
        x->best = x->low = x->low + 1;
        x->high = CS_OPEN;
        break;
    case BOUND_MOST:
        x->low = CS_OPEN;
        break;
    case BOUND_UNDER:
        x->best = x->high = x->high - 1;
        x->low = CS_OPEN;
        break;
    case BOUND_ABOUT:
        x->approximate = true;
        break;
    default:
        break;
    }
}

/* What a number counts: the noun it modifies, or none where it stands alone. */
static uint32_t counted(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    if (t->head != CS_NONE && (t->deprel == CS_DEP_NUMMOD || t->deprel == CS_DEP_AMOD))
        return t->head;
    uint32_t of = cs_story_child(s, token, CS_DEP_NMOD);
    return of;
}

/* Dates, ages, hours, money: numbers that count no people. */
static bool is_no_count(const cs_story *s, uint32_t first, uint32_t end) {
    cs_span span = cs_story_span(s, first, end);
    for (uint32_t i = 0; i < s->times.count; i++)
        if (cs_span_meets(s->times.at[i].span, span))
            return true;
    cs_str before = first ? cs_story_words(s, s->tokens.at[first - 1].span) : CS_STR("");
    cs_str after = end < s->tokens.count ? cs_story_words(s, s->tokens.at[end].span) : CS_STR("");
    return cs_str_eq(before, "$") || cs_str_eq(before, "-") || cs_str_eq(after, "%") ||
           cs_str_eq(after, "-");
}

static void add(const cs_quantifier *q, cs_story *s, uint32_t first, uint32_t end, cs_quantity x,
                uint32_t start) {
    for (uint32_t i = first > start + 3 ? first - 3 : start; i < first; i++) {
        uint32_t behind, entry = cs_phrases_find(&q->bounds, s, i, first, CS_BY_FORM, &behind);
        if (entry == CS_NONE || behind != first)
            continue;
        apply_bound(&x, (bound)q->bounds.entries.at[entry].value);
        first = i;
        break;
    }
    x.span = cs_story_span(s, first, end);
    x.token = end - 1;
    x.head = counted(s, end - 1);
    if (x.head != CS_NONE)
        x.of = cs_story_words(s, s->tokens.at[x.head].span);
    *cs_vec_push(s->arena, &s->quantities) = x;
}

void cs_quantity_run(const cs_quantifier *quantifier, cs_story *s) {
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        uint32_t start = s->sentences.at[k].token, limit = s->sentences.at[k].token_end;
        for (uint32_t i = start; i < limit;) {
            uint32_t end,
                entry = cs_phrases_find(&quantifier->words, s, i, limit, CS_BY_FORM, &end);
            const number *n =
                entry == CS_NONE
                    ? NULL
                    : &quantifier->numbers.at[quantifier->words.entries.at[entry].value];
            int64_t value;
            uint32_t behind = read_number(quantifier, s, i, limit, &value);
            if (n && n->role == ROLE_VAGUE) {
                add(quantifier, s, i, end,
                    (cs_quantity){
                        .low = n->low, .high = n->high, .best = n->value, .approximate = true},
                    start);
                i = end;
            } else if (behind > i) {
                if (!is_no_count(s, i, behind))
                    add(quantifier, s, i, behind,
                        (cs_quantity){.low = value, .high = value, .best = value}, start);
                i = behind;
            } else {
                i++;
            }
        }
    }
}
