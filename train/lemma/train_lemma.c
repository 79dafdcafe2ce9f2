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

#include "ground/corpus.h"
#include "ground/lookup.h"
#include "lemma/regular.h"
#include "table/phrase.h"

/* ---- the treebanks --------------------------------------------------------------------------- */

static bool is_free(const train_sentence *s, uint32_t i) {
    return i > 0 && !(cs_phrase_shape(s->words[i].form) & CS_SHAPE_CAPITALS);
}

static void add_corpus(learning *l, const train_corpus *corpus) {
    for (uint32_t i = 0; i < corpus->count; i++)
        for (uint32_t k = 0; k < corpus->at[i].count; k++) {
            const train_word *w = &corpus->at[i].words[k];
            if (!cs_str_eq(w->lemma, "_"))
                samples_add(l, w->form, w->lemma, w->xpos, is_free(&corpus->at[i], k), 4);
        }
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
    uint32_t keep = samples_edit(l, (cs_lemma_edit){0, false, {"", 0}});
    uint32_t lower = samples_edit(l, (cs_lemma_edit){0, true, {"", 0}});
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
    bool right = true;
    for (size_t i = 0; right && i < sizeof names / sizeof *names; i++) {
        train_corpus corpus = {0};
        right = train_corpus_read(&corpus, &l->arena,
                                  cs_str_format(&l->arena, "%s/%s", folder, names[i]).at, error);
        if (right)
            add_corpus(l, &corpus);
    }
    return right && regular_add(l, folder, error);
}

int main(int argc, char **argv) {
    cs_error error = {.code = CS_OK};
    learning l = {.arena = cs_arena_make((size_t)4 << 30)};
    bool right = argc == 3 && learn(&l, argv[1], &error) && write_model(&l, argv[2], &error);
    if (!right)
        fprintf(stderr, "train-lemma: %s:%ld: %s\n", error.where, error.line, error.message);
    return !right;
}
