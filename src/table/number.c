/* number.c: see number.h. Words are added up as they are said: units and tens into a group below a
 * thousand, "hundred" multiplies the group, "thousand" and greater take the group to the sum. */
#include "table/number.h"

#include "table/phrase.h"
#include "table/table.h"

#define ROLES(X)            \
    X(UNIT, "unit")         \
    X(TEN, "ten")           \
    X(TIMES, "times")       \
    X(SCALE, "scale")       \
    X(FRACTION, "fraction") \
    X(ORDINAL, "ordinal") X(SUFFIX, "suffix") X(ARTICLE, "article") X(AND, "and") X(OH, "oh")

typedef enum role {
#define X(name, word) ROLE_##name,
    ROLES(X)
#undef X
        ROLE_COUNT,
    ROLE_NONE
} role;

typedef struct entry {
    role role;
    double value;
} entry;

enum { WORD_FILTER = 32 }; /* 64 bits each */

struct cs_numbers {
    cs_map words;                 /* key -> entry */
    uint64_t filter[WORD_FILTER]; /* bits of its keys: most words are in none */
    cs_vec(entry) entries;
};

const cs_numbers *cs_numbers_load(const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "role", "value", NULL};
    static const char *const roles[] = {
#define X(name, word) word,
        ROLES(X)
#undef X
    };
    cs_numbers *numbers = cs_arena_new(setup->arena, cs_numbers, 1);
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "table"), "numbers.tsv",
                       columns, error))
        return NULL;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int of;
        double value = 0;
        whole = cs_table_word(&table, row, 1, roles, ROLE_COUNT, 0, &of, error) &&
                cs_table_number(&table, row, 2, 0, &value, error);
        uint64_t key = cs_phrase_key(cs_table_cell(&table, row, 0));
        *cs_map_put(setup->arena, &numbers->words, key) = numbers->entries.count;
        numbers->filter[key / 64 % WORD_FILTER] |= (uint64_t)1 << key % 64;
        *cs_vec_push(setup->arena, &numbers->entries) = (entry){(role)of, value};
    }
    cs_table_close(&table);
    return whole ? numbers : NULL;
}

/* One number being read. */
typedef struct reader {
    const cs_numbers *numbers;
    const cs_atoms *atoms;
    double sum, group, scale; /* scale: the last one, which the next must be below */
    bool open;                /* has the group a number? */
    double factor;            /* of all scales together */
    bool ordinal;
} reader;

static entry look(const reader *r, uint32_t at) {
    entry none = {ROLE_NONE, 0};
    if (at >= r->atoms->count || r->atoms->at[at].kind != CS_ATOM_WORD)
        return none;
    uint64_t key = r->atoms->at[at].key;
    if (!(r->numbers->filter[key / 64 % WORD_FILTER] >> key % 64 & 1))
        return none;
    uint32_t found = cs_map_get(&r->numbers->words, key);
    return found == CS_NONE ? none : r->numbers->entries.at[found];
}

static bool add_small(reader *r, double value) {
    int64_t group = (int64_t)r->group;
    bool after_hundred = group >= 100 && group % 100 == 0;
    bool after_ten = group % 100 >= 20 && group % 10 == 0 && value < 10 && value > 0;
    if (r->open && !after_hundred && !after_ten)
        return false;
    r->group = (r->open ? r->group : 0) + value;
    r->open = true;
    return true;
}

static bool multiply(reader *r, double value) {
    if (!r->open || r->group >= 100)
        return false;
    r->group *= value;
    r->factor *= value;
    return true;
}

static bool rescale(reader *r, double value) {
    if (!r->open || (r->scale > 0 && value >= r->scale))
        return false;
    r->sum += r->group * value;
    r->group = 0;
    r->open = false;
    r->scale = value;
    r->factor *= value;
    return true;
}

static bool take(reader *r, entry e) {
    switch (e.role) {
    case ROLE_UNIT:
    case ROLE_TEN:
        return add_small(r, e.value);
    case ROLE_TIMES:
        return multiply(r, e.value);
    case ROLE_SCALE:
        return rescale(r, e.value);
    case ROLE_ORDINAL:
        return r->ordinal = e.value < 100    ? add_small(r, e.value)
                            : e.value == 100 ? multiply(r, e.value)
                                             : rescale(r, e.value);
    default:
        return false;
    }
}

/* The next word of the number at or behind a hyphen or "and"; ROLE_NONE where it ends. */
static entry next_entry(const reader *r, uint32_t *at) {
    entry e = look(r, *at), behind = look(r, *at + 1);
    double value = r->sum + r->group;
    if (cs_atom_is_joined(r->atoms, *at, '-') && r->atoms->at[*at].joined) {
        ++*at;
        return behind;
    }
    bool small = behind.role == ROLE_UNIT || behind.role == ROLE_TEN;
    if (e.role == ROLE_AND && small && value >= 100 && (int64_t)value % 100 == 0) {
        ++*at;
        return behind;
    }
    return e;
}

/* Adds words from `at` on; returns the end. */
static uint32_t add_words(reader *r, uint32_t at) {
    while (!r->ordinal) {
        uint32_t here = at;
        entry e = next_entry(r, &here);
        if (!take(r, e))
            break;
        at = here + 1;
    }
    return at;
}

/* "and a half": adds it and returns its end. */
static uint32_t add_fraction(reader *r, uint32_t at) {
    entry fraction = look(r, at + 2);
    if (look(r, at).role != ROLE_AND || look(r, at + 1).role != ROLE_ARTICLE ||
        fraction.role != ROLE_FRACTION || r->ordinal)
        return at;
    if (r->open)
        r->group += fraction.value;
    else
        r->sum += fraction.value * r->scale;
    return add_words(r, at + 3);
}

static void finish(const reader *r, uint32_t end, cs_number *n) {
    n->value = r->sum + r->group;
    n->end = end;
    n->ordinal = r->ordinal;
    n->factor = r->factor;
}

/* ---- digits ---------------------------------------------------------------------------------- */

static bool is_digits(const cs_atoms *atoms, uint32_t at, bool joined) {
    return at < atoms->count && atoms->at[at].kind == CS_ATOM_DIGITS &&
           (!joined || atoms->at[at].joined);
}

/* "1/2" at `at` as a part of one; returns its end. */
static uint32_t read_part(const cs_atoms *atoms, uint32_t at, double *value) {
    static const uint32_t signs[] = {0xBC, 0xBD, 0xBE};
    for (int i = 0; i < 3; i++) {
        if (cs_atom_is(atoms, at, signs[i])) {
            *value += 0.25 * (i + 1);
            return at + 1;
        }
    }
    if (!is_digits(atoms, at, false) || !cs_atom_is_joined(atoms, at + 1, '/') ||
        !is_digits(atoms, at + 2, true) || cs_atom_is_joined(atoms, at + 3, '/'))
        return at;
    int64_t over = atoms->at[at].number, under = atoms->at[at + 2].number;
    bool usual = under == 2 || under == 3 || under == 4 || under == 5 || under == 8;
    if (!usual || over < 1 || over >= under)
        return at;
    *value += (double)over / (double)under;
    return at + 3;
}

/* ",700,000" and ".5" behind digits; returns the end. */
static uint32_t read_groups(const cs_atoms *atoms, uint32_t at, double *value) {
    bool grouped = atoms->at[at - 1].digits <= 3;
    while (grouped && cs_atom_is_joined(atoms, at, ',') && is_digits(atoms, at + 1, true) &&
           atoms->at[at + 1].digits == 3) {
        *value = *value * 1000 + (double)atoms->at[at + 1].number;
        at += 2;
    }
    bool point = cs_atom_is_joined(atoms, at, '.') && is_digits(atoms, at + 1, true);
    bool behind = at > 2 && atoms->at[at - 1].joined && cs_atom_is_joined(atoms, at - 2, '.');
    bool dotted = point && cs_atom_is_joined(atoms, at + 2, '.') && is_digits(atoms, at + 3, true);
    if (!point || dotted || behind || atoms->at[at + 1].digits > 6)
        return at;
    double part = (double)atoms->at[at + 1].number;
    for (int i = 0; i < atoms->at[at + 1].digits; i++)
        part /= 10;
    *value += part;
    return at + 2;
}

static bool read_digits(reader *r, uint32_t at, cs_number *n) {
    const cs_atoms *atoms = r->atoms;
    uint32_t end = read_part(atoms, at, &r->group);
    if (end == at) {
        if (!is_digits(atoms, at, false) || atoms->at[at].number < 0)
            return false;
        r->group = (double)atoms->at[at].number;
        end = read_groups(atoms, at + 1, &r->group);
        n->digits = end == at + 1 ? atoms->at[at].digits : 0;
        uint32_t behind = read_part(atoms, end, &r->group);
        n->digits = behind == end ? n->digits : 0;
        end = behind;
    }
    if (n->digits && end < atoms->count && atoms->at[end].joined &&
        look(r, end).role == ROLE_SUFFIX) {
        r->ordinal = true;
        finish(r, end + 1, n);
        return true;
    }
    r->open = true;
    entry e = look(r, end);
    if (e.role == ROLE_SCALE || (e.role == ROLE_TIMES && r->group < 100)) {
        n->digits = 0;
        end = add_words(r, end);
    }
    finish(r, add_fraction(r, end), n);
    return true;
}

/* ---- words ----------------------------------------------------------------------------------- */

/* The second half of "nineteen ninety-six", "two thousand" apart; 0 where there is none. */
static double read_second_half(const reader *r, uint32_t at, uint32_t *end) {
    reader second = {.numbers = r->numbers, .atoms = r->atoms, .factor = 1};
    if (cs_atom_is_joined(r->atoms, at, '-'))
        at++;
    if (look(r, at).role == ROLE_OH && look(r, at + 1).role == ROLE_UNIT) {
        *end = at + 2;
        return look(r, at + 1).value;
    }
    *end = add_words(&second, at);
    return second.open && !second.ordinal && second.factor <= 1 && second.group >= 10 ? second.group
                                                                                      : 0;
}

static bool read_words(reader *r, uint32_t at, cs_number *n) {
    entry e = look(r, at);
    if (e.role == ROLE_NONE)
        return false;
    entry next = look(r, at + 1), third = look(r, at + 2);
    uint32_t from = at;
    if (e.role == ROLE_FRACTION && next.role == ROLE_ARTICLE) {
        r->group = e.value;
        from = at + 2;
        r->open = third.role == ROLE_TIMES || third.role == ROLE_SCALE;
    } else if (e.role == ROLE_ARTICLE) {
        r->group = 1;
        from = at + 1;
        r->open = next.role == ROLE_TIMES || next.role == ROLE_SCALE;
    }
    if (from > at && !r->open)
        return false;
    uint32_t end = add_words(r, from), behind = end;
    if (end == from)
        return false;
    finish(r, add_fraction(r, end), n);
    n->words = true;
    bool pair = r->sum <= 0 && r->factor <= 1 && !r->ordinal && n->value >= 11 && n->value <= 20;
    double half = pair ? read_second_half(r, end, &behind) : 0;
    if (half > 0) {
        n->value = n->value * 100 + half;
        n->end = behind;
        n->year = true;
    }
    return true;
}

bool cs_number_read(const cs_numbers *numbers, const cs_atoms *atoms, uint32_t at,
                    cs_number *number) {
    reader r = {.numbers = numbers, .atoms = atoms, .factor = 1};
    *number = (cs_number){.end = at};
    if (at >= atoms->count)
        return false;
    return atoms->at[at].kind == CS_ATOM_WORD ? read_words(&r, at, number)
                                              : read_digits(&r, at, number);
}
