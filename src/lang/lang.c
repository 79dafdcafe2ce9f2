/* lang.c: see lang.h. Counts each language's common words; no model. */
#include "lang/lang.h"

#include "base/hash.h"
#include "table/table.h"

enum {
    LANGUAGES = 32,
    ENOUGH_WORDS = 12,       /* shorter texts are taken for English, whatever they hold */
    LEAST_OTHER_HITS = 3,    /* fewer hits than this say nothing */
    LEAST_LEAD = 3,          /* by which another language must have more than English */
    LONGEST_LOOK = 64 * 1024 /* bytes of the text that are looked at */
};

struct cs_lang {
    cs_map owners; /* hash of a word -> bits of the languages that have it */
    cs_str names[LANGUAGES];
    uint32_t count;
};

static uint64_t hash_of(cs_str word) {
    char folded[CS_FOLD_MAX_BYTES];
    return cs_hash_str((cs_str){folded, cs_utf8_fold(word, folded, sizeof folded)});
}

static void add_words(cs_lang *lang, cs_arena *arena, cs_str words, uint32_t language) {
    while (words.at) {
        uint32_t *owners =
            cs_map_put(arena, &lang->owners, hash_of(cs_str_cut(words, '|', &words)));
        *owners = (*owners == CS_NONE ? 0 : *owners) | 1u << language;
    }
}

const cs_lang *cs_lang_load(const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"lang", "words", NULL};
    cs_lang *lang = cs_arena_new(setup->arena, cs_lang, 1);
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "lang"), "words.tsv", columns,
                       error))
        return NULL;
    bool fits =
        table.rows < LANGUAGES - 1 || cs_table_error(&table, 0, error, "too many languages");
    for (uint32_t row = 0; fits && row < table.rows; row++) {
        lang->names[row] = cs_str_copy(setup->arena, cs_table_cell(&table, row, 0));
        add_words(lang, setup->arena, cs_table_cell(&table, row, 1), row);
        lang->count++;
    }
    cs_table_close(&table);
    return fits ? lang : NULL;
}

typedef struct tally {
    uint32_t hits[LANGUAGES];
    uint32_t words, other_script;
} tally;

static void count_word(const cs_lang *lang, cs_str word, tally *t) {
    size_t size;
    t->words++;
    if (cs_utf8_at(word, 0, &size) > 0x24F)
        t->other_script++;
    uint32_t owners = cs_map_get(&lang->owners, hash_of(word));
    for (uint32_t i = 0; owners != CS_NONE && i < lang->count; i++)
        t->hits[i] += owners >> i & 1;
}

static void count_words(const cs_lang *lang, cs_str text, tally *t) {
    size_t start = 0, size;
    bool inside = false;
    if (text.size > LONGEST_LOOK)
        text.size = LONGEST_LOOK;
    for (size_t at = 0; at < text.size; at += size) {
        bool letter = cs_utf8_is_letter(cs_utf8_at(text, at, &size));
        if (letter && !inside)
            start = at;
        if (!letter && inside)
            count_word(lang, cs_str_slice(text, start, at), t);
        inside = letter;
    }
    if (inside)
        count_word(lang, cs_str_slice(text, start, text.size), t);
}

void cs_lang_run(const cs_lang *lang, cs_story *s) {
    if (s->source.lang.at)
        return;
    tally t = {.words = 0};
    count_words(lang, s->text, &t);
    uint32_t best = 0;
    for (uint32_t i = 1; i < lang->count; i++)
        if (t.hits[i] > t.hits[best])
            best = i;
    if (t.other_script * 2 > t.words)
        s->source.lang = CS_STR("und");
    else if (t.words < ENOUGH_WORDS || t.hits[best] < LEAST_OTHER_HITS ||
             t.hits[best] < t.hits[0] + LEAST_LEAD)
        s->source.lang = lang->names[0];
    else
        s->source.lang = lang->names[best];
}

bool cs_lang_is_english(const cs_story *s) {
    return cs_str_starts(s->source.lang, "en");
}
