/* train_lemma.c: learns dictionary forms (src/tag/lemma.c) from the treebanks and from the regular
 * forms of WordNet's words.
 *
 * A lemma is an edit of the form. Endings get the edit that most words with that ending and tag
 * have, where it differs from that of the next shorter ending; words that their longest ending
 * serves wrongly go into a list.
 *
 *     train-lemma CORPORA MODELS */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/limit.h"
#include "base/mapped.h"
#include "ground/corpus.h"
#include "ground/lookup.h"
#include "ground/plain.h"
#include "model/features.h"
#include "tag/lemma.h"

/* A form with its tag, as often as it has that lemma. */
typedef struct sample {
    cs_str folded;
    uint8_t xpos;
    bool capital;
    uint32_t edit, weight;
} sample;

typedef struct tally {
    uint64_t key;
    uint32_t edit, weight; /* the edit in the lead, by how much */
    uint32_t all;
} tally;

typedef struct learning {
    cs_arena arena;
    cs_map edit_at;
    cs_vec(cs_str) edits; /* "off\thow\ton" */
    cs_vec(sample) samples;
    cs_map counts; /* key and edit -> how often */
    cs_map ending_at;
    cs_vec(tally) endings;
} learning;

static uint32_t edit_named(learning *l, cs_str text) {
    uint32_t *at = cs_map_put(&l->arena, &l->edit_at, cs_hash_str(text));
    if (*at == CS_NONE) {
        *at = l->edits.count;
        *cs_vec_push(&l->arena, &l->edits) = text;
    }
    return *at;
}

static cs_str in_small_letters(cs_arena *arena, cs_str form) {
    cs_str lower = cs_str_copy(arena, form);
    char *at = (char *)(uintptr_t)lower.at;
    for (size_t i = 0; i < lower.size; i++)
        if (at[i] >= 'A' && at[i] <= 'Z')
            at[i] |= 32;
    return lower;
}

static size_t common_size(cs_str a, cs_str b) {
    size_t n = 0;
    while (n < a.size && n < b.size && a.at[n] == b.at[n])
        n++;
    return n;
}

/* The edit that makes the lemma of the form: the shorter one of that of small letters and that of
 * the form as it stands. */
static uint32_t edit_of(learning *l, cs_str form, cs_str lemma) {
    cs_str lower = in_small_letters(&l->arena, form);
    size_t low = common_size(lower, lemma), as_is = common_size(form, lemma);
    bool keep = as_is > low;
    size_t common = keep ? as_is : low;
    cs_str on = cs_str_slice(lemma, common, lemma.size);
    return edit_named(l, cs_str_format(&l->arena, "%zu\t%s\t%.*s", form.size - common,
                                       keep ? "keep" : "lower", (int)on.size, on.at));
}

static void add_sample(learning *l, cs_str form, cs_str lemma, uint8_t xpos, bool capital,
                       uint32_t weight) {
    char room[CS_FEATURES_FORM];
    size_t size = cs_features_fold(form, room);
    sample *s = cs_vec_push(&l->arena, &l->samples);
    s->folded = cs_str_copy(&l->arena, (cs_str){room, size});
    s->xpos = xpos;
    s->capital = capital;
    s->edit = edit_of(l, form, lemma);
    s->weight = weight;
}

/* ---- the treebanks --------------------------------------------------------------------------- */

static bool is_capital(const train_sentence *s, uint32_t i) {
    uint8_t shape = cs_features_case(s->words[i].form);
    return i > 0 && (shape == CS_CASE_INITIAL || shape == CS_CASE_MIXED) &&
           cs_utf8_is_upper((unsigned char)s->words[i].form.at[0]);
}

static void add_corpus(learning *l, const train_corpus *corpus) {
    for (uint32_t i = 0; i < corpus->count; i++)
        for (uint32_t k = 0; k < corpus->at[i].count; k++) {
            const train_word *w = &corpus->at[i].words[k];
            if (!cs_str_eq(w->lemma, "_"))
                add_sample(l, w->form, w->lemma, w->xpos, is_capital(&corpus->at[i], k), 4);
        }
}

/* ---- regular forms of WordNet's words -------------------------------------------------------- */

static bool is_vowel(char c) {
    return strchr("aeiou", c) != NULL;
}

static bool ends_in_y(cs_str w) {
    return w.size > 1 && w.at[w.size - 1] == 'y' && !is_vowel(w.at[w.size - 2]);
}

static cs_str with(learning *l, cs_str w, size_t off, const char *ending) {
    return cs_str_join(&l->arena, cs_str_slice(w, 0, w.size - off), cs_str_of(ending));
}

static cs_str with_s(learning *l, cs_str w) {
    static const char *const hissing[] = {"s", "x", "z", "ch", "sh"};
    if (ends_in_y(w))
        return with(l, w, 1, "ies");
    for (size_t i = 0; i < sizeof hissing / sizeof *hissing; i++)
        if (cs_str_ends(w, hissing[i]))
            return with(l, w, 0, "es");
    return with(l, w, 0, "s");
}

/* "ed", "er" or "est" behind the word */
static cs_str with_e(learning *l, cs_str w, const char *ending) {
    if (w.at[w.size - 1] == 'e')
        return with(l, w, 1, ending);
    if (ends_in_y(w))
        return with(l, w, 1, cs_str_format(&l->arena, "i%s", ending).at);
    return with(l, w, 0, ending);
}

static cs_str with_ing(learning *l, cs_str w) {
    bool silent = w.size > 2 && w.at[w.size - 1] == 'e' && !strchr("eoy", w.at[w.size - 2]);
    return with(l, w, silent ? 1 : 0, "ing");
}

static void add_forms(learning *l, cs_str w, char class) {
    if (class == 'v') {
        add_sample(l, with_s(l, w), w, CS_XPOS_VBZ, false, 1);
        add_sample(l, with_e(l, w, "ed"), w, CS_XPOS_VBD, false, 1);
        add_sample(l, with_e(l, w, "ed"), w, CS_XPOS_VBN, false, 1);
        add_sample(l, with_ing(l, w), w, CS_XPOS_VBG, false, 1);
    } else if (class == 'n') {
        add_sample(l, with_s(l, w), w, CS_XPOS_NNS, false, 1);
    } else if (class == 'a' && w.size < 8) {
        add_sample(l, with_e(l, w, "er"), w, CS_XPOS_JJR, false, 1);
        add_sample(l, with_e(l, w, "est"), w, CS_XPOS_JJS, false, 1);
    }
}

/* Words of one of WordNet's lists that vectors know, too. */
static bool add_index(learning *l, const char *folder, const char *name, char class,
                      const cs_map *known, cs_error *error) {
    cs_mapped file;
    if (!cs_mapped_open(&file, cs_str_format(&l->arena, "%s/wordnet/%s", folder, name).at,
                        CS_LIMIT_FILE, error))
        return false;
    for (cs_str rest = file.bytes; rest.at;) {
        cs_str line = cs_str_cut(rest, '\n', &rest), word = cs_str_cut(line, ' ', &line);
        bool letters = word.size > 1;
        for (size_t i = 0; i < word.size; i++)
            letters &= word.at[i] >= 'a' && word.at[i] <= 'z';
        if (letters && cs_map_get(known, cs_hash_str(word)) != CS_NONE)
            add_forms(l, cs_str_copy(&l->arena, word), class);
    }
    cs_mapped_close(&file);
    return true;
}

/* The words of vectors.words, one a line, the most frequent first. */
static bool read_known(cs_arena *arena, const char *folder, cs_map *known, cs_error *error) {
    cs_mapped file;
    if (!cs_mapped_open(&file, cs_str_format(arena, "%s/vectors.words", folder).at, CS_LIMIT_FILE,
                        error))
        return false;
    uint32_t count = 0;
    for (cs_str rest = file.bytes; rest.size;)
        *cs_map_put(arena, known, cs_hash_str(cs_str_cut(rest, '\n', &rest))) = count++;
    cs_mapped_close(&file);
    return true;
}

/* ---- learning -------------------------------------------------------------------------------- */

/* Counts a sample for a key; keeps the key's leading edit. */
static void count_for(learning *l, uint64_t key, const sample *s) {
    uint32_t *at = cs_map_put(&l->arena, &l->ending_at, key);
    if (*at == CS_NONE) {
        *at = l->endings.count;
        cs_vec_push(&l->arena, &l->endings)->key = key;
    }
    tally *t = &l->endings.at[*at];
    uint32_t *count = cs_map_put(&l->arena, &l->counts, cs_hash_mix(key, s->edit + 1));
    *count = *count == CS_NONE ? s->weight : *count + s->weight;
    t->all += s->weight;
    if (*count > t->weight) {
        t->weight = *count;
        t->edit = s->edit;
    }
}

static const tally *tally_of(const learning *l, uint64_t key) {
    uint32_t at = cs_map_get(&l->ending_at, key);
    return at == CS_NONE ? NULL : &l->endings.at[at];
}

static uint64_t ending_key(const sample *s, size_t size) {
    return cs_lemma_ending_key(s->folded, size, s->xpos, s->capital);
}

static size_t longest_ending(const sample *s) {
    return s->folded.size < CS_LEMMA_ENDING ? s->folded.size : CS_LEMMA_ENDING;
}

typedef struct list {
    cs_map at;
    cs_vec(uint64_t) keys;
    cs_vec(uint32_t) edits;
} list;

static void put(learning *l, list *to, uint64_t key, uint32_t edit) {
    uint32_t *at = cs_map_put(&l->arena, &to->at, key);
    if (*at != CS_NONE)
        return;
    *at = edit;
    *cs_vec_push(&l->arena, &to->keys) = key;
    *cs_vec_push(&l->arena, &to->edits) = edit;
}

/* The edit of the longest ending in the list, up to `size`. */
static uint32_t edit_by_ending(const list *endings, const sample *s, size_t size) {
    for (size_t n = size + 1; n-- > 0;) {
        uint32_t edit = cs_map_get(&endings->at, ending_key(s, n));
        if (edit != CS_NONE)
            return edit;
    }
    return CS_NONE;
}

/* Endings from the shortest to the longest, each where it changes what the shorter ones say. */
static void pick_endings(learning *l, list *endings) {
    enum { LEAST = 6 };
    for (size_t n = 0; n <= CS_LEMMA_ENDING; n++)
        for (uint32_t i = 0; i < l->samples.count; i++) {
            const sample *s = &l->samples.at[i];
            if (n > longest_ending(s))
                continue;
            const tally *t = tally_of(l, ending_key(s, n));
            uint32_t shorter = n ? edit_by_ending(endings, s, n - 1) : CS_NONE;
            bool whole = n == s->folded.size; /* a word, not an ending */
            if (!whole && t->edit != shorter && (n == 0 || t->weight >= LEAST))
                put(l, endings, ending_key(s, n), t->edit);
        }
}

static uint64_t word_key(const sample *s) {
    return cs_lemma_word_key(s->folded, s->xpos, s->capital);
}

static bool has_digit(cs_str s) {
    for (size_t i = 0; i < s.size; i++)
        if (s.at[i] >= '0' && s.at[i] <= '9')
            return true;
    return false;
}

static void pick_words(learning *l, const list *endings, list *words) {
    for (uint32_t i = 0; i < l->samples.count; i++) {
        const sample *s = &l->samples.at[i];
        const tally *t = tally_of(l, word_key(s));
        if (!has_digit(s->folded) && t->edit != edit_by_ending(endings, s, longest_ending(s)))
            put(l, words, word_key(s), t->edit);
    }
}

static void count_all(learning *l) {
    for (uint32_t i = 0; i < l->samples.count; i++) {
        const sample *s = &l->samples.at[i];
        count_for(l, word_key(s), s);
        for (size_t n = 0; n <= longest_ending(s); n++)
            count_for(l, ending_key(s, n), s);
    }
}

/* ---- the model ------------------------------------------------------------------------------- */

static bool write_model(learning *l, const char *folder, cs_error *error) {
    list endings = {0}, words = {0};
    train_writer w;
    cs_vec(char) text = {0};
    count_all(l);
    pick_endings(l, &endings);
    pick_words(l, &endings, &words);
    for (uint32_t i = 0; i < l->edits.count; i++) {
        for (size_t k = 0; k < l->edits.at[i].size; k++)
            *cs_vec_push(&l->arena, &text) = l->edits.at[i].at[k];
        *cs_vec_push(&l->arena, &text) = '\n';
    }
    printf("%u samples, %u edits, %u endings, %u words\n", l->samples.count, l->edits.count,
           endings.keys.count, words.keys.count);
    train_writer_begin(&w, "lemma");
    train_writer_text(&w, "corpora",
                      CS_STR("UD English EWT 2.16 train; UD English GUM 2.16 train; WordNet 3.0"));
    train_writer_text(&w, "licence", CS_STR("CC BY-SA 4.0; WordNet licence"));
    train_writer_text(&w, "edits", (cs_str){text.at, text.count});
    train_lookup_write(&w, "word", words.keys.at, words.edits.at, words.keys.count);
    train_lookup_write(&w, "ending", endings.keys.at, endings.edits.at, endings.keys.count);
    return train_writer_end(&w, cs_str_format(&l->arena, "%s/lemma.model", folder).at, error);
}

static bool learn(learning *l, const char *folder, cs_error *error) {
    static const char *const names[] = {"en_ewt-train.conllu", "en_gum-train.conllu"};
    static const char *const lists[] = {"index.verb", "index.noun", "index.adj"};
    cs_map known = {0};
    bool right = read_known(&l->arena, folder, &known, error);
    for (size_t i = 0; right && i < sizeof names / sizeof *names; i++) {
        train_corpus corpus = {0};
        right = train_corpus_read(&corpus, &l->arena,
                                  cs_str_format(&l->arena, "%s/%s", folder, names[i]).at, error);
        if (right)
            add_corpus(l, &corpus);
    }
    for (size_t i = 0; right && i < sizeof lists / sizeof *lists; i++)
        right = add_index(l, folder, lists[i], "vna"[i], &known, error);
    return right;
}

int main(int argc, char **argv) {
    cs_error error = {.code = CS_OK};
    learning l = {.arena = cs_arena_make((size_t)4 << 30)};
    bool right = argc == 3 && learn(&l, argv[1], &error) && write_model(&l, argv[2], &error);
    if (!right)
        fprintf(stderr, "train-lemma: %s:%ld: %s\n", error.where, error.line, error.message);
    return !right;
}
