/* grammar.c: see grammar.h. */
#include "timex/grammar.h"

#include <ctype.h>

#include "story/story.h"
#include "table/phrase.h"
#include "table/table.h"
#include "timex/pattern.h"

typedef struct named {
    cs_str name;
    uint8_t level;   /* 0: words alone make it */
    uint16_t begins; /* bits: levels that have a pattern beginning so */
} named;

/* What makes a symbol, and a symbol in its pattern. */
typedef struct dependence {
    uint16_t maker, part;
} dependence;

enum { WORD_FILTER = 128 }; /* 64 bits each */

struct cs_grammar {
    cs_map names;                 /* of symbols */
    cs_map words;                 /* key -> lexeme */
    uint64_t filter[WORD_FILTER]; /* bits of the keys in `words`: most words are in none */
    cs_map signs;                 /* code point -> symbol */
    cs_vec(named) symbols;
    cs_vec(cs_lexeme) lexemes;
    cs_vec(cs_slots) slots;
    cs_vec(cs_rule) rules;
    cs_trie trie;
    cs_vec(dependence) dependences;
    unsigned levels;
};

typedef struct loader {
    cs_grammar *grammar;
    cs_arena *arena;
    const cs_setup *setup;
    cs_error *error;
} loader;

static const char *const own_names[] = {
#define X(name) #name,
    CS_GRAMMAR_OWN(X)
#undef X
};

static const char *const guard_names[] = {
#define X(name, word) #word,
    CS_GUARDS(X)
#undef X
};

/* ---- symbols --------------------------------------------------------------------------------- */

static bool is_name(cs_str word) {
    return word.size > 1 && isupper((unsigned char)word.at[0]) &&
           isupper((unsigned char)word.at[1]);
}

static uint32_t add_lexeme(loader *l, uint64_t key, cs_lexeme lexeme) {
    cs_grammar *g = l->grammar;
    uint32_t *place = cs_map_put(l->arena, &g->words, key);
    uint32_t index = g->lexemes.count, last = *place;
    g->filter[key / 64 % WORD_FILTER] |= (uint64_t)1 << key % 64;
    if (last == CS_NONE)
        *place = index;
    while (last != CS_NONE && g->lexemes.at[last].next != CS_NONE)
        last = g->lexemes.at[last].next;
    if (last != CS_NONE)
        g->lexemes.at[last].next = index;
    *cs_vec_push(l->arena, &g->lexemes) = lexeme;
    return index;
}

static uint16_t symbol_of(loader *l, cs_str word) {
    cs_grammar *g = l->grammar;
    uint32_t *place = cs_map_put(l->arena, &g->names, cs_hash_str(word));
    if (*place != CS_NONE)
        return (uint16_t)*place;
    if (g->symbols.count >= CS_GRAMMAR_SYMBOLS || !word.size)
        return 0;
    uint16_t made = (uint16_t)g->symbols.count;
    *place = made;
    *cs_vec_push(l->arena, &g->symbols) = (named){cs_str_copy(l->arena, word), 0, 0};
    if (is_name(word))
        return made;
    bool sign = word.size == 1 && !isalnum((unsigned char)word.at[0]);
    if (sign)
        *cs_map_put(l->arena, &g->signs, (uint64_t)word.at[0]) = made;
    else
        add_lexeme(l, cs_phrase_key(word),
                   (cs_lexeme){made, cs_phrase_shape(word) & CS_SHAPE_INITIAL, CS_NONE, CS_NONE});
    return made;
}

static uint16_t pattern_symbol(void *state, cs_str word) {
    return symbol_of(state, word);
}

/* ---- the trie -------------------------------------------------------------------------------- */

static uint32_t pattern_step(void *state, uint32_t node, uint16_t symbol, bool joined) {
    loader *l = state;
    if (node < CS_GRAMMAR_LEVELS && symbol < l->grammar->symbols.count)
        l->grammar->symbols.at[symbol].begins |= (uint16_t)(1u << node);
    return cs_trie_step_add(l->arena, &l->grammar->trie, node, symbol, joined);
}

static void add_rule(loader *l, uint32_t node, cs_rule rule) {
    cs_grammar *g = l->grammar;
    uint32_t *last = &g->trie.nodes.at[node].value;
    while (*last != CS_NONE)
        last = &g->rules.at[*last].next;
    *last = g->rules.count;
    *cs_vec_push(l->arena, &g->rules) = rule;
}

static bool add_pattern(loader *l, cs_str pattern, cs_rule rule) {
    cs_pattern_to to = {l->arena, l, pattern_symbol, pattern_step};
    cs_ids ends = {0};
    unsigned level = l->grammar->symbols.at[rule.symbol].level;
    if (!cs_pattern_add(&to, pattern, level, &ends))
        return false;
    for (uint32_t i = 0; i < ends.count; i++)
        add_rule(l, ends.at[i], rule);
    return true;
}

/* ---- levels ---------------------------------------------------------------------------------- */

static void note_parts(loader *l, uint16_t maker, cs_str pattern) {
    cs_str word;
    for (size_t at = 0; cs_pattern_word(pattern, &at, &word);)
        *cs_vec_push(l->arena, &l->grammar->dependences) = (dependence){maker, symbol_of(l, word)};
}

/* Puts every symbol above those that it is made of; false where one is made of itself. */
static bool set_levels(cs_grammar *g) {
    bool changed = true;
    for (unsigned round = 0; changed && round <= CS_GRAMMAR_LEVELS; round++) {
        changed = false;
        for (uint32_t i = 0; i < g->dependences.count; i++) {
            const named *part = &g->symbols.at[g->dependences.at[i].part];
            named *maker = &g->symbols.at[g->dependences.at[i].maker];
            if (maker->level > part->level)
                continue;
            maker->level = (uint8_t)(part->level + 1);
            changed = true;
        }
    }
    for (uint32_t i = 0; i < g->symbols.count; i++)
        if (g->symbols.at[i].level >= g->levels)
            g->levels = g->symbols.at[i].level + 1u;
    return !changed && g->levels <= CS_GRAMMAR_LEVELS;
}

/* ---- tables ---------------------------------------------------------------------------------- */

/* A phrase as a pattern of atoms: hyphens may be missing, possessive endings stand apart. */
static cs_str spelled(loader *l, cs_str words) {
    char *text = cs_arena_new(l->arena, char, words.size * 4 + 1);
    size_t size = 0;
    for (size_t i = 0; i < words.size; i++) {
        char c = words.at[i], next = i + 1 < words.size ? words.at[i + 1] : ' ';
        cs_str piece = cs_str_slice(words, i, i + 1);
        if (c == '-')
            piece = CS_STR(" -? ");
        if (c == '\'' && next == 's')
            piece = CS_STR(" '");
        if (c == '\'' && next == ' ')
            piece = CS_STR(" '?");
        memcpy(text + size, piece.at, piece.size);
        size += piece.size;
    }
    return cs_str_slice((cs_str){text, size}, 0, size);
}

/* One word or phrase that makes `made`. In the first round phrases only note what they need. */
static bool add_words(loader *l, cs_str words, uint16_t made, const cs_slots *slots, bool first) {
    cs_str pattern = spelled(l, words);
    bool phrase = cs_str_find(pattern, ' ', 0) < pattern.size;
    if (phrase && first) {
        note_parts(l, made, pattern);
        return true;
    }
    if (phrase)
        return add_pattern(l, pattern, (cs_rule){made, 0, *slots, CS_NONE});
    if (first) {
        uint8_t shape = cs_phrase_shape(words) & CS_SHAPE_INITIAL;
        *cs_vec_push(l->arena, &l->grammar->slots) = *slots;
        add_lexeme(l, cs_phrase_key(words),
                   (cs_lexeme){made, shape, l->grammar->slots.count - 1, CS_NONE});
    }
    return true;
}

static bool read_words(loader *l, const cs_table *table, uint32_t row, bool first) {
    cs_slots slots = {0};
    cs_str class = cs_table_cell(table, row, 1);
    if (!class.at || !is_name(class) || !cs_slots_read(&slots, cs_table_cell(table, row, 2)))
        return cs_table_error(table, row, l->error, "no class, or no such slot or value");
    uint16_t made = symbol_of(l, class);
    for (cs_str list = cs_table_cell(table, row, 0); list.at;)
        if (!add_words(l, cs_str_cut(list, '|', &list), made, &slots, first))
            return cs_table_error(table, row, l->error, "too many words");
    return true;
}

/* The names of holidays.tsv, each with its row. */
static bool read_holiday(loader *l, const cs_table *table, uint32_t row, bool first) {
    cs_slots slots = {0};
    cs_slots_set(&slots, CS_SLOT_HOLIDAY, (int)row);
    uint16_t made = symbol_of(l, CS_STR("HOLIDAY"));
    for (cs_str list = cs_table_cell(table, row, 0); list.at;)
        if (!add_words(l, cs_str_cut(list, '|', &list), made, &slots, first))
            return cs_table_error(table, row, l->error, "too many words");
    return true;
}

static bool read_guards(cs_str list, uint32_t *guards) {
    while (list.at) {
        cs_str name = cs_str_cut(list, '|', &list);
        int found = 0;
        while (found < CS_GUARD_COUNT && !cs_str_eq(name, guard_names[found]))
            found++;
        if (found == CS_GUARD_COUNT)
            return false;
        *guards |= 1u << found;
    }
    return true;
}

static bool read_rule(loader *l, const cs_table *table, uint32_t row, bool first) {
    cs_rule rule = {.next = CS_NONE};
    cs_str made = cs_table_cell(table, row, 0), pattern = cs_table_cell(table, row, 1);
    if (!made.at || !is_name(made) || !pattern.at)
        return cs_table_error(table, row, l->error, "no symbol or no pattern");
    rule.symbol = symbol_of(l, made);
    if (first) {
        note_parts(l, rule.symbol, pattern);
        return true;
    }
    if (!cs_slots_read(&rule.set, cs_table_cell(table, row, 2)))
        return cs_table_error(table, row, l->error, "no such slot or value");
    if (!read_guards(cs_table_cell(table, row, 3), &rule.guards))
        return cs_table_error(table, row, l->error, "no such guard");
    return add_pattern(l, pattern, rule) ||
           cs_table_error(table, row, l->error, "pattern not understood");
}

typedef bool row_reader(loader *l, const cs_table *table, uint32_t row, bool first);

static bool read_table(loader *l, const char *name, const char *const *columns, row_reader *read,
                       bool first) {
    cs_table table;
    if (!cs_table_open(&table, l->arena, cs_setup_folder(l->setup, "timex"), name, columns,
                       l->error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = read(l, &table, row, first);
    cs_table_close(&table);
    return whole;
}

/* All tables: first for their symbols, so that levels are known, then for their patterns. */
static bool read_tables(loader *l, bool first) {
    static const char *const words[] = {"words", "class", "set", NULL};
    static const char *const holidays[] = {"words", NULL};
    static const char *const rules[] = {"makes", "pattern", "set", "guards", NULL};
    return read_table(l, "words.tsv", words, read_words, first) &&
           read_table(l, "holidays.tsv", holidays, read_holiday, first) &&
           read_table(l, "rules.tsv", rules, read_rule, first);
}

const cs_grammar *cs_grammar_load(const cs_setup *setup, cs_error *error) {
    cs_grammar *g = cs_arena_new(setup->arena, cs_grammar, 1);
    loader l = {g, setup->arena, setup, error};
    symbol_of(&l, CS_STR("NOTHING")); /* symbol 0 */
    for (int i = 0; i < CS_OWN_COUNT; i++)
        symbol_of(&l, cs_str_of(own_names[i]));
    for (int i = 0; i < CS_GRAMMAR_LEVELS; i++)
        cs_trie_node_add(l.arena, &g->trie);
    if (!read_tables(&l, true))
        return NULL;
    if (!set_levels(g)) {
        cs_error_set(error, CS_TABLE, "timex/rules.tsv", 0, "a rule builds on itself");
        return NULL;
    }
    bool whole = read_tables(&l, false);
    cs_trie_finish(l.arena, &g->trie);
    return whole ? g : NULL;
}

/* ---- looking up ------------------------------------------------------------------------------ */

unsigned cs_grammar_levels(const cs_grammar *grammar) {
    return grammar->levels;
}

uint16_t cs_grammar_own(const cs_grammar *grammar, cs_own own) {
    (void)grammar;
    return (uint16_t)(own + 1);
}

const cs_lexeme *cs_grammar_word(const cs_grammar *grammar, uint64_t key) {
    if (!(grammar->filter[key / 64 % WORD_FILTER] >> key % 64 & 1))
        return NULL;
    uint32_t found = cs_map_get(&grammar->words, key);
    return found == CS_NONE ? NULL : &grammar->lexemes.at[found];
}

const cs_lexeme *cs_grammar_next(const cs_grammar *grammar, const cs_lexeme *lexeme) {
    return lexeme->next == CS_NONE ? NULL : &grammar->lexemes.at[lexeme->next];
}

const cs_slots *cs_grammar_slots(const cs_grammar *grammar, uint32_t index) {
    return &grammar->slots.at[index];
}

uint16_t cs_grammar_sign(const cs_grammar *grammar, uint32_t point) {
    uint32_t found = cs_map_get(&grammar->signs, point);
    return found == CS_NONE ? 0 : (uint16_t)found;
}

uint16_t cs_grammar_begins(const cs_grammar *grammar, uint16_t symbol) {
    return grammar->symbols.at[symbol].begins;
}

const cs_trie *cs_grammar_trie(const cs_grammar *grammar) {
    return &grammar->trie;
}

const cs_rule *cs_grammar_rule(const cs_grammar *grammar, const cs_trie_node *node) {
    return node->value == CS_NONE ? NULL : &grammar->rules.at[node->value];
}

const cs_rule *cs_grammar_next_rule(const cs_grammar *grammar, const cs_rule *rule) {
    return rule->next == CS_NONE ? NULL : &grammar->rules.at[rule->next];
}
