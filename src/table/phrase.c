/* phrase.c: a trie of word hashes, kept as one map from the hash of a beginning; see phrase.h. What
 * the map holds of a beginning: twice the number of the first entry of the phrase that ends there,
 * counted from 1, 0 for none; and 1 more where longer phrases begin so. */
#include "table/phrase.h"

#include <string.h>

#include "table/table.h"

static bool is_hyphen(uint32_t point) {
    return point == '-' || (point >= 0x2010 && point <= 0x2015) || point == 0x2212;
}

/* Is the character one that counts for nothing in a phrase? */
static bool is_silent(uint32_t point) {
    return is_hyphen(point) || point == '\'' || point == '`' || point == 0x2018 || point == 0x2019;
}

/* Takes out the hyphens of a word that the tokenizer leaves whole ("semi-final"); its new size. */
static size_t without_hyphens(char *word, size_t size) {
    size_t kept = 0;
    for (size_t i = 0; i < size; i++)
        if (word[i] != '-')
            word[kept++] = word[i];
    return kept ? kept : size;
}

/* Folds a word that is ASCII without hyphens, as nearly all are; 0 where it is another. */
static size_t fold_plain(cs_str word, char *folded) {
    size_t size = 0;
    if (word.size > CS_FOLD_MAX_BYTES - 16) /* cs_utf8_fold cuts it */
        return 0;
    for (size_t i = 0; i < word.size; i++) {
        unsigned char byte = (unsigned char)word.at[i];
        if (byte >= 0x80 || byte == '-')
            return 0;
        folded[size] = (char)(byte | (byte >= 'A' && byte <= 'Z') << 5);
        size += byte != '\'' && byte != '`';
    }
    return size > 1 && folded[size - 1] == '.' ? size - 1 : size;
}

static size_t fold_any(cs_str word, char *folded) {
    size_t size = cs_utf8_fold(word, folded, CS_FOLD_MAX_BYTES);
    if (size > 1 && folded[size - 1] == '.')
        size--;
    return without_hyphens(folded, size);
}

uint64_t cs_phrase_key(cs_str word) {
    size_t size;
    if (word.size <= 3) {
        uint32_t first = cs_utf8_at(word, 0, &size);
        if (size == word.size && is_silent(first))
            return 0;
    }
    char folded[CS_FOLD_MAX_BYTES];
    size = fold_plain(word, folded);
    if (!size)
        size = fold_any(word, folded);
    return cs_hash_str((cs_str){folded, size});
}

uint8_t cs_phrase_shape(cs_str word) {
    unsigned shape = 0;
    bool lower = false;
    size_t size;
    for (size_t i = 0; i < word.size; i += size) {
        uint32_t point = cs_utf8_at(word, i, &size);
        bool upper = cs_utf8_is_upper(point);
        if (i == 0 && upper)
            shape |= CS_SHAPE_INITIAL;
        if (i == 0 && cs_utf8_is_digit(point))
            shape |= CS_SHAPE_DIGIT;
        if (cs_utf8_is_letter(point))
            shape |= CS_SHAPE_LETTERS;
        if (i && i + size < word.size && is_hyphen(point))
            shape |= CS_SHAPE_HYPHENED;
        lower |= cs_utf8_is_lower(point);
    }
    if ((shape & CS_SHAPE_LETTERS) && !lower)
        shape |= CS_SHAPE_CAPITALS;
    return (uint8_t)shape;
}

/* What an ASCII byte is within a phrase: part of a word, a gap between words, a word by itself, or
 * an apostrophe, which may begin "'s". */
enum { IN_WORD, GAP, APART, APOSTROPHE };
static const uint8_t byte_kinds[128] = {
    [' '] = GAP,   ['-'] = GAP,   ['\t'] = GAP,       ['\n'] = GAP,  ['\v'] = GAP,
    ['\f'] = GAP,  ['\r'] = GAP,  [','] = APART,      ['('] = APART, [')'] = APART,
    ['/'] = APART, ['&'] = APART, ['\''] = APOSTROPHE};

/* Kind of the character at byte `at`; *size becomes its length. */
static uint8_t kind_at(cs_str phrase, size_t at, size_t *size) {
    unsigned char byte = (unsigned char)phrase.at[at];
    *size = 1;
    if (byte < 0x80)
        return byte_kinds[byte];
    uint32_t point = cs_utf8_at(phrase, at, size);
    return cs_utf8_is_space(point) || is_hyphen(point) ? GAP : IN_WORD;
}

/* Does a word end before the character at byte `at`, which is not its first? */
static bool ends_word(cs_str phrase, size_t at, uint8_t kind) {
    return kind == GAP || kind == APART ||
           (kind == APOSTROPHE && at + 1 < phrase.size && phrase.at[at + 1] == 's');
}

/* Where the ASCII letters and the like end that stand at byte `at`. */
static size_t plain_end(cs_str phrase, size_t at) {
    while (at < phrase.size && (unsigned char)phrase.at[at] < 0x80 &&
           byte_kinds[(unsigned char)phrase.at[at]] == IN_WORD)
        at++;
    return at;
}

/* The next word of a phrase, as the tokenizer would cut it; false at the end. */
static bool next_word(cs_str phrase, size_t *at, cs_str *word) {
    size_t i = *at, size;
    while (i < phrase.size && kind_at(phrase, i, &size) == GAP)
        i += size;
    size_t from = i;
    while (i < phrase.size) {
        uint8_t kind = kind_at(phrase, i, &size);
        if (i > from && ends_word(phrase, i, kind))
            break;
        i += size;
        if (kind == APART)
            break;
        i = plain_end(phrase, i);
    }
    *at = i;
    *word = (cs_str){phrase.at + from, i - from};
    return i > from;
}

uint32_t cs_phrase_keys(cs_str phrase, uint64_t *keys, uint32_t room) {
    size_t at = 0;
    uint32_t count = 0;
    cs_str word;
    while (next_word(phrase, &at, &word)) {
        uint64_t key = cs_phrase_key(word);
        if (key && count < room)
            keys[count] = key;
        count += key != 0;
    }
    return count;
}

enum { MORE = 1 };

static uint32_t entry_of(uint32_t node) {
    return node / 2 - 1; /* CS_NONE where no phrase ends */
}

/* The place of what is held of a beginning; good until the next one is added. */
static uint32_t *node_at(cs_arena *arena, cs_phrases *phrases, uint64_t hash) {
    uint32_t *node = cs_map_put(arena, &phrases->index, hash);
    if (*node == CS_NONE)
        *node = 0;
    return node;
}

/* What the text must have for a phrase that begins with the word, and is it where `alone`. */
static uint8_t wanted_of(cs_str word, bool alone) {
    if (alone && word.size > 1 && word.size <= 6)
        return cs_phrase_shape(word) & (CS_SHAPE_INITIAL | CS_SHAPE_CAPITALS);
    size_t size;
    return cs_utf8_is_upper(cs_utf8_at(word, 0, &size)) ? CS_SHAPE_INITIAL : 0;
}

uint8_t cs_phrase_wanted(cs_str phrase) {
    size_t at = 0;
    cs_str word, second;
    if (!next_word(phrase, &at, &word))
        return 0;
    return wanted_of(word, !next_word(phrase, &at, &second));
}

void cs_phrases_reserve(cs_arena *arena, cs_phrases *phrases, uint32_t count) {
    cs_map_reserve(arena, &phrases->index, count * 2);
    cs_vec_reserve(arena, &phrases->entries, count);
}

/* Puts a new entry behind those that have the same words. */
static void add_entry(cs_arena *arena, cs_phrases *phrases, uint32_t *node,
                      const cs_phrase_entry *entry) {
    uint32_t number = phrases->entries.count, last = entry_of(*node);
    *cs_vec_push(arena, &phrases->entries) = *entry;
    if (last == CS_NONE) {
        *node += 2 * (number + 1);
        return;
    }
    while (phrases->entries.at[last].next != CS_NONE)
        last = phrases->entries.at[last].next;
    phrases->entries.at[last].next = number;
}

bool cs_phrases_add(cs_arena *arena, cs_phrases *phrases, cs_str phrase, uint32_t value) {
    size_t at = 0;
    uint64_t hash = 0;
    uint32_t *node = NULL, words = 0;
    cs_str word, first = CS_STR_NONE;
    for (; next_word(phrase, &at, &word); words++) {
        uint64_t key = cs_phrase_key(word);
        if (!words)
            first = word;
        if (!key)
            continue;
        if (node)
            *node |= MORE;
        hash = cs_hash_mix(hash, key);
        node = node_at(arena, phrases, hash);
    }
    if (node)
        add_entry(arena, phrases, node,
                  &(cs_phrase_entry){value, CS_NONE, wanted_of(first, words == 1)});
    return node;
}

void cs_phrases_add_list(cs_arena *arena, cs_phrases *phrases, cs_str list, uint32_t value) {
    while (list.at)
        cs_phrases_add(arena, phrases, cs_str_cut(list, '|', &list), value);
}

bool cs_phrases_read(cs_phrases *phrases, const cs_setup *setup, const char *folder,
                     const char *name, const char *column, uint32_t value, cs_error *error) {
    const char *const columns[] = {column, NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, folder), name, columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++)
        cs_phrases_add_list(setup->arena, phrases, cs_table_cell(&table, row, 0), value);
    cs_table_close(&table);
    return true;
}

static uint32_t fitting(const cs_phrases *phrases, const cs_story *s, uint32_t token,
                        uint32_t entry) {
    while (entry != CS_NONE) {
        uint8_t wanted = phrases->entries.at[entry].shape;
        if ((s->tokens.at[token].shape & wanted) == wanted)
            return entry;
        entry = phrases->entries.at[entry].next;
    }
    return CS_NONE;
}

uint32_t cs_phrases_next(const cs_phrases *phrases, const cs_story *s, uint32_t token,
                         uint32_t entry) {
    return fitting(phrases, s, token, phrases->entries.at[entry].next);
}

typedef struct search {
    const cs_phrases *phrases;
    const cs_story *story;
    uint32_t first, limit;
    cs_phrase_by by;
    uint32_t entry, end; /* the best so far */
} search;

/* Mixes the parts of a word with hyphens into a hash, as the phrases have them: "e-Mohammad". */
static uint64_t mix_parts(cs_str form, uint64_t hash) {
    size_t at = 0;
    cs_str word;
    while (next_word(form, &at, &word)) {
        uint64_t key = cs_phrase_key(word);
        if (key)
            hash = cs_hash_mix(hash, key);
    }
    return hash;
}

/* The hashes of the beginning with the hash `hash` and the token `t`; how many. */
static int lengthen(const search *f, const cs_token *t, uint64_t hash, uint64_t longer[3]) {
    int ways = 0;
    longer[ways++] = cs_hash_mix(hash, t->key);
    if (f->by == CS_BY_LEMMA && t->lemma_key && t->lemma_key != t->key)
        longer[ways++] = cs_hash_mix(hash, t->lemma_key);
    if (t->shape & CS_SHAPE_HYPHENED)
        longer[ways++] = mix_parts(cs_story_words(f->story, t->span), hash);
    return ways;
}

/* Follows the phrases whose beginning has the hash `hash` from token `at` on. */
static void follow(search *f, uint32_t at, uint64_t hash) {
    while (at < f->limit && f->story->tokens.at[at].key == 0)
        at++;
    if (at >= f->limit)
        return;
    uint64_t longer[3];
    int ways = lengthen(f, &f->story->tokens.at[at], hash, longer);
    for (int i = 0; i < ways; i++) {
        uint32_t node = cs_map_get(&f->phrases->index, longer[i]);
        if (node == CS_NONE)
            continue;
        uint32_t entry = fitting(f->phrases, f->story, f->first, entry_of(node));
        if (entry != CS_NONE && at + 1 > f->end) {
            f->entry = entry;
            f->end = at + 1;
        }
        if (node & MORE)
            follow(f, at + 1, longer[i]);
    }
}

uint32_t cs_phrases_find(const cs_phrases *phrases, const cs_story *s, uint32_t token,
                         uint32_t limit, cs_phrase_by by, uint32_t *end) {
    search f = {phrases, s, token, limit, by, CS_NONE, token};
    if (token < limit && s->tokens.at[token].key)
        follow(&f, token, 0);
    *end = f.end;
    return f.entry;
}

uint32_t cs_phrases_look(const cs_phrases *phrases, cs_str phrase) {
    size_t at = 0;
    uint64_t hash = 0;
    cs_str word;
    while (next_word(phrase, &at, &word)) {
        uint64_t key = cs_phrase_key(word);
        if (key)
            hash = cs_hash_mix(hash, key);
    }
    uint32_t node = cs_map_get(&phrases->index, hash);
    return node == CS_NONE ? CS_NONE : entry_of(node);
}
