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
#include "table/phrase.h"
#include "tag/lemma.h"

/* A form with its tag and lemma; `edit` makes the one of the other. */
typedef struct sample {
    cs_str form, folded, lemma;
    uint64_t key; /* of form and tag */
    uint8_t xpos;
    bool has_capitals, free; /* of the form: does it have some, could they be small letters? */
    uint32_t edit, ending_edit, weight, order;
} sample;

typedef struct tally {
    uint64_t key;
    uint32_t edit, weight; /* the edit in the lead, how often it was */
} tally;

typedef struct learning {
    cs_arena arena;
    cs_map edit_at;
    cs_vec(cs_lemma_edit) edits;
    cs_vec(sample) samples;
    cs_map counts; /* key and edit -> how often */
    cs_map ending_at;
    cs_vec(tally) endings;
} learning;

static uint32_t edit_number(learning *l, cs_lemma_edit e) {
    uint64_t key = cs_hash_mix(cs_hash_mix(cs_hash_str(e.on), e.off + 1u), e.lower);
    uint32_t *at = cs_map_put(&l->arena, &l->edit_at, key);
    if (*at == CS_NONE) {
        *at = l->edits.count;
        *cs_vec_push(&l->arena, &l->edits) = e;
    }
    return *at;
}

static size_t common_size(cs_str a, cs_str b) {
    size_t n = 0;
    while (n < a.size && n < b.size && a.at[n] == b.at[n])
        n++;
    return n;
}

static cs_str in_small_letters(learning *l, cs_str s) {
    cs_lemma_edit small = {0, true, {"", 0}};
    char room[CS_FEATURES_FORM];
    return cs_lemma_apply(&l->arena, &small, s, (cs_str){room, cs_features_fold(s, room)});
}

/* The edit that makes the lemma of the form: the shorter one of that of small letters and that of
 * the form as it stands. */
static uint32_t edit_of(learning *l, cs_str form, cs_str lemma) {
    cs_str lower = in_small_letters(l, form);
    size_t low = common_size(lower, lemma), as_is = common_size(form, lemma);
    bool keep = as_is > low;
    size_t common = keep ? as_is : low, size = keep ? form.size : lower.size;
    cs_str on = cs_str_copy(&l->arena, cs_str_slice(lemma, common, lemma.size));
    return edit_number(l, (cs_lemma_edit){(uint16_t)(size - common), !keep, on});
}

/* The edit as if nothing had capitals. */
static uint32_t ending_edit_of(learning *l, cs_str form, cs_str lemma) {
    form = in_small_letters(l, form);
    lemma = in_small_letters(l, lemma);
    size_t common = common_size(form, lemma);
    cs_str on = cs_str_copy(&l->arena, cs_str_slice(lemma, common, lemma.size));
    return edit_number(l, (cs_lemma_edit){(uint16_t)(form.size - common), true, on});
}

static void add_sample(learning *l, cs_str form, cs_str lemma, uint8_t xpos, bool free,
                       uint32_t weight) {
    char room[CS_FEATURES_FORM];
    size_t size = cs_features_fold(form, room);
    sample *s = cs_vec_push(&l->arena, &l->samples);
    s->form = form;
    s->lemma = lemma;
    s->folded = cs_str_copy(&l->arena, (cs_str){room, size});
    s->xpos = xpos;
    s->key = cs_lemma_word_key(s->folded, xpos);
    s->has_capitals = !cs_str_is(s->folded, form);
    s->free = free;
    s->edit = edit_of(l, form, lemma);
    s->ending_edit = ending_edit_of(l, form, lemma);
    s->weight = weight;
}

/* ---- the treebanks --------------------------------------------------------------------------- */

static bool is_free(const train_sentence *s, uint32_t i) {
    return i > 0 && !(cs_phrase_shape(s->words[i].form) & CS_SHAPE_CAPITALS);
}

static void add_corpus(learning *l, const train_corpus *corpus) {
    for (uint32_t i = 0; i < corpus->count; i++)
        for (uint32_t k = 0; k < corpus->at[i].count; k++) {
            const train_word *w = &corpus->at[i].words[k];
            if (!cs_str_eq(w->lemma, "_"))
                add_sample(l, w->form, w->lemma, w->xpos, is_free(&corpus->at[i], k), 4);
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

/* Is the last letter written twice before "ed" and "ing"? It is in words of one syllable that end
 * in one vowel and one consonant ("hop", not "hope"); of longer ones lists know. */
static bool doubles(cs_str w) {
    size_t vowels = 0, last = w.size - 1;
    for (size_t i = 0; i < w.size; i++)
        vowels += is_vowel(w.at[i]) && !(i && w.at[i] == 'u' && w.at[i - 1] == 'q');
    return vowels == 1 && last > 0 && is_vowel(w.at[last - 1]) && !is_vowel(w.at[last]) &&
           !strchr("hwxy", w.at[last]);
}

/* The ending behind the word, its last letter twice where it has to be. */
static cs_str behind(learning *l, cs_str w, const char *ending) {
    const char *at = ending;
    if (doubles(w))
        at = cs_str_format(&l->arena, "%c%s", w.at[w.size - 1], ending).at;
    return with(l, w, 0, at);
}

/* "ed", "er" or "est" behind the word */
static cs_str with_e(learning *l, cs_str w, const char *ending) {
    if (w.at[w.size - 1] == 'e')
        return with(l, w, 1, ending);
    if (ends_in_y(w))
        return with(l, w, 1, cs_str_format(&l->arena, "i%s", ending).at);
    return behind(l, w, ending);
}

static cs_str with_ing(learning *l, cs_str w) {
    bool silent = w.size > 2 && w.at[w.size - 1] == 'e' && !strchr("eoy", w.at[w.size - 2]);
    return silent ? with(l, w, 1, "ing") : behind(l, w, "ing");
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

/* Counts a sample's edit for a key; keeps the key's leading edit. */
static void count_for(learning *l, uint64_t key, uint32_t edit, uint32_t weight) {
    uint32_t *at = cs_map_put(&l->arena, &l->ending_at, key);
    if (*at == CS_NONE) {
        *at = l->endings.count;
        cs_vec_push(&l->arena, &l->endings)->key = key;
    }
    tally *t = &l->endings.at[*at];
    uint32_t *count = cs_map_put(&l->arena, &l->counts, cs_hash_mix(key, edit + 1));
    *count = *count == CS_NONE ? weight : *count + weight;
    if (*count > t->weight) {
        t->weight = *count;
        t->edit = edit;
    }
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

/* What the longest ending in the list says, up to `size`; CS_NONE where none does. */
static uint32_t by_ending(const list *endings, const sample *s, size_t size, int what) {
    for (size_t n = size + 1; n-- > 0;) {
        uint32_t edit = cs_map_get(&endings->at, cs_lemma_ending_key(s->folded, n, s->xpos, what));
        if (edit != CS_NONE)
            return edit;
    }
    return CS_NONE;
}

/* Endings of `size` letters, where they change what the shorter ones say. */
static void pick_endings(learning *l, list *endings, size_t size, int what) {
    enum { LEAST = 6 };
    for (uint32_t i = 0; i < l->samples.count; i++) {
        const sample *s = &l->samples.at[i];
        if (size > longest_ending(s) || (size == s->folded.size && size))
            continue; /* a whole word is no ending */
        uint64_t key = cs_lemma_ending_key(s->folded, size, s->xpos, what);
        uint32_t at = cs_map_get(&l->ending_at, key);
        uint32_t shorter = size ? by_ending(endings, s, size - 1, what) : CS_NONE;
        if (at != CS_NONE && l->endings.at[at].edit != shorter &&
            (size == 0 || l->endings.at[at].weight >= LEAST))
            put(l, endings, key, l->endings.at[at].edit);
    }
}

static cs_lemma_edit edit_by_ending(const learning *l, const list *endings, const sample *s) {
    cs_lemma_edit edit = {0, true, {"", 0}};
    size_t size = longest_ending(s);
    uint32_t ending = by_ending(endings, s, size, CS_LEMMA_EDIT), letters = CS_NONE;
    if (s->has_capitals)
        letters = by_ending(endings, s, size, s->free ? CS_LEMMA_CASE_FREE : CS_LEMMA_CASE);
    if (ending != CS_NONE)
        edit = l->edits.at[ending];
    edit.lower = letters == CS_NONE || l->edits.at[letters].lower;
    return edit;
}

static bool has_digit(cs_str s) {
    for (size_t i = 0; i < s.size; i++)
        if (s.at[i] >= '0' && s.at[i] <= '9')
            return true;
    return false;
}

/* How many of samples [first, end), all of one form and tag, the edit serves; CS_NONE: the edits of
 * their endings. */
static uint32_t served(learning *l, const list *endings, uint32_t first, uint32_t end,
                       uint32_t edit) {
    uint32_t sum = 0;
    for (uint32_t i = first; i < end; i++) {
        const sample *s = &l->samples.at[i];
        cs_lemma_edit e = edit == CS_NONE ? edit_by_ending(l, endings, s) : l->edits.at[edit];
        cs_str lemma = cs_lemma_apply(&l->arena, &e, s->form, s->folded);
        sum += cs_str_is(lemma, s->lemma) ? s->weight : 0;
    }
    return sum;
}

/* Lists a word whose samples another edit serves better than their endings do. */
static void pick_word(learning *l, const list *endings, list *words, uint32_t first, uint32_t end) {
    enum { MOST_EDITS = 8, LEAST_NAME = 8 };
    uint32_t tried[MOST_EDITS], count = 0, best = CS_NONE;
    uint32_t most = served(l, endings, first, end, CS_NONE);
    for (uint32_t i = first; i < end && count < MOST_EDITS; i++) {
        uint32_t edit = l->samples.at[i].edit, k = 0;
        while (k < count && tried[k] != edit)
            k++;
        if (k < count)
            continue;
        tried[count++] = edit;
        uint32_t sum = served(l, endings, first, end, edit);
        if (sum > most) {
            most = sum;
            best = edit;
        }
    }
    const sample *s = &l->samples.at[first];
    bool name = s->xpos == CS_XPOS_NNP || s->xpos == CS_XPOS_NNPS;
    if (best != CS_NONE && !has_digit(s->folded) && (!name || most >= LEAST_NAME))
        put(l, words, s->key, best);
}

static int by_key(const void *a, const void *b) {
    const sample *x = a, *y = b;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static void pick_words(learning *l, const list *endings, list *words) {
    for (uint32_t i = 0; i < l->samples.count; i++)
        l->samples.at[i].order = i;
    qsort(l->samples.at, l->samples.count, sizeof *l->samples.at, by_key);
    for (uint32_t first = 0, end; first < l->samples.count; first = end) {
        for (end = first + 1; end < l->samples.count; end++)
            if (l->samples.at[end].key != l->samples.at[first].key)
                break;
        pick_word(l, endings, words, first, end);
    }
}

static void count_all(learning *l) {
    uint32_t keep = edit_number(l, (cs_lemma_edit){0, false, {"", 0}});
    uint32_t lower = edit_number(l, (cs_lemma_edit){0, true, {"", 0}});
    for (uint32_t i = 0; i < l->samples.count; i++) {
        const sample *s = &l->samples.at[i];
        int what = s->free ? CS_LEMMA_CASE_FREE : CS_LEMMA_CASE;
        for (size_t n = 0; n <= longest_ending(s); n++) {
            count_for(l, cs_lemma_ending_key(s->folded, n, s->xpos, CS_LEMMA_EDIT), s->ending_edit,
                      s->weight);
            if (s->has_capitals)
                count_for(l, cs_lemma_ending_key(s->folded, n, s->xpos, what),
                          l->edits.at[s->edit].lower ? lower : keep, s->weight);
        }
    }
}

/* ---- the model ------------------------------------------------------------------------------- */

static bool write_model(learning *l, const char *folder, cs_error *error) {
    list endings = {0}, words = {0};
    train_writer w;
    cs_vec(char) text = {0};
    count_all(l);
    for (int what = CS_LEMMA_EDIT; what <= CS_LEMMA_CASE_FREE; what++)
        for (size_t size = 0; size <= CS_LEMMA_ENDING; size++)
            pick_endings(l, &endings, size, what);
    pick_words(l, &endings, &words);
    for (uint32_t i = 0; i < l->edits.count; i++) {
        const cs_lemma_edit *e = &l->edits.at[i];
        cs_str line = cs_str_format(&l->arena, "%u\t%s\t%.*s\n", e->off,
                                    e->lower ? "lower" : "keep", (int)e->on.size, e->on.at);
        for (size_t k = 0; k < line.size; k++)
            *cs_vec_push(&l->arena, &text) = line.at[k];
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
