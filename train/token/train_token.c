/* train_token.c: learns where words and sentences end (src/token) from the treebanks' texts.
 *
 * Each document is read as it stands, and again broken into lines, with single line breaks between
 * paragraphs, in capitals, and with white space lost behind full stops. Both decisions are logistic
 * regressions over hashed features, with steps after Duchi, Hazan and Singer 2011 (AdaGrad).
 *
 *     train-token CORPORA MODELS */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/limit.h"
#include "ground/corpus.h"
#include "ground/plain.h"
#include "ground/random.h"
#include "ground/writer.h"
#include "model/linear.h"
#include "table/phrase.h"
#include "token/cut.h"
#include "token/end.h"
#include "token/token.h"

enum { CUT_BITS = 16, END_BITS = 17, EPOCHS = 12, MOST_FEATURES = 32, SCALE = 512 };

/* ---- documents as text ----------------------------------------------------------------------- */

/* How a document is written down. */
typedef enum layout { AS_IS, LINES, TIGHT, CAPITALS, RUN_ON, LAYOUTS } layout;

typedef struct document {
    cs_str text;
    cs_vec(cs_span) words;
    cs_vec(uint32_t) sentence_ends; /* words behind each sentence */
} document;

typedef struct writing {
    cs_arena *arena;
    document *d;
    cs_vec(char) text;
    layout how;
    uint32_t line_start, width;
    bool sentence_begins;
    train_random *random;
} writing;

static void put(writing *w, cs_str s) {
    for (size_t i = 0; i < s.size; i++) {
        char c = s.at[i];
        if (w->how == CAPITALS && c >= 'a' && c <= 'z')
            c = (char)(c - 32);
        *cs_vec_push(w->arena, &w->text) = c;
    }
}

/* "... was hurt.Two others ..." now and then */
static bool loses_space(const writing *w) {
    char last = w->text.at[w->text.count - 1];
    return (last == '.' || last == '?' || last == '!') && w->sentence_begins &&
           train_random_below(w->random, 4) == 0;
}

/* White space before a piece of `size` bytes. */
static void put_space(writing *w, uint32_t size, bool paragraph) {
    bool full = w->how == LINES && w->text.count - w->line_start + 1 + size > w->width;
    if (!w->text.count || (w->how == RUN_ON && !paragraph && loses_space(w)))
        return;
    put(w, paragraph ? w->how == TIGHT ? CS_STR("\n") : CS_STR("\n\n")
           : full ? CS_STR("\n")
                     : CS_STR(" "));
    if (paragraph || full)
        w->line_start = w->text.count;
}

static uint32_t piece_size(const train_sentence *s, uint32_t word) {
    uint32_t size = (uint32_t)s->words[word].form.size;
    while (++word < s->count && s->words[word].joined)
        size += (uint32_t)s->words[word].form.size;
    return size;
}

static void put_sentence(writing *w, const train_sentence *s) {
    for (uint32_t i = 0; i < s->count; i++) {
        w->sentence_begins = i == 0 && s->words[0].upos != CS_UPOS_PUNCT;
        if (i == 0 || !s->words[i].joined)
            put_space(w, piece_size(s, i), i == 0 && s->paragraph);
        uint32_t start = w->text.count;
        put(w, s->words[i].form);
        *cs_vec_push(w->arena, &w->d->words) = (cs_span){start, w->text.count};
    }
    *cs_vec_push(w->arena, &w->d->sentence_ends) = w->d->words.count;
}

/* The document that begins at sentence `first`; returns the sentence behind it. */
static uint32_t write_document(document *d, cs_arena *arena, const train_corpus *corpus,
                               uint32_t first, layout how, train_random *random) {
    writing w = {.arena = arena,
                 .d = d,
                 .how = how,
                 .random = random,
                 .width = 58 + train_random_below(random, 25)};
    uint32_t i = first;
    do
        put_sentence(&w, &corpus->at[i++]);
    while (i < corpus->count && !corpus->at[i].document);
    d->text = (cs_str){w.text.at, w.text.count};
    return i;
}

/* ---- examples -------------------------------------------------------------------------------- */

typedef struct example {
    uint32_t features[MOST_FEATURES];
    uint8_t count;
    bool yes;
} example;

typedef cs_vec(example) examples;

static void add_example(cs_arena *arena, examples *e, const uint32_t *features, unsigned count,
                        bool yes) {
    example *x = cs_vec_push(arena, e);
    memcpy(x->features, features, count * sizeof *features);
    x->count = (uint8_t)count;
    x->yes = yes;
}

/* Words that are written together: how often each is, and where it is cut. */
typedef struct joined_word {
    uint64_t key;
    uint32_t whole, parted;
    uint8_t size;
} joined_word;

typedef struct learning {
    cs_arena arena;
    examples cuts, ends;
    cs_map abbreviations, joined_at;
    cs_vec(joined_word) joined;
} learning;

static joined_word *joined_entry(learning *l, cs_str word) {
    uint64_t key = cs_phrase_key(word);
    uint32_t *at = cs_map_put(&l->arena, &l->joined_at, key);
    if (*at == CS_NONE) {
        *at = l->joined.count;
        cs_vec_push(&l->arena, &l->joined)->key = key;
    }
    return &l->joined.at[*at];
}

static bool begins_word(const document *d, uint32_t word, uint32_t byte) {
    return word < d->words.count && d->words.at[word].start == byte;
}

/* The cuts of one piece; `word` is its first word. Returns the word behind it. */
static uint32_t learn_piece(learning *l, const document *d, const cs_piece *p, uint32_t word) {
    uint32_t from = 0, features[CS_CUT_FEATURES];
    for (uint32_t at = 1; at < p->count; at++) {
        bool yes = begins_word(d, word + 1, p->start[at]);
        bool open = !p->letters && cs_piece_open(p, at);
        if (open) {
            unsigned count = cs_piece_features(p, &l->abbreviations, from, at, features);
            add_example(&l->arena, &l->cuts, features, count, yes);
        }
        word += yes;
        from = yes ? at : from;
    }
    return word + 1;
}

static void learn_joined(learning *l, const document *d) {
    for (uint32_t i = 0; i < d->words.count; i++) {
        cs_span span = d->words.at[i];
        joined_entry(l, cs_str_slice(d->text, span.start, span.end))->whole++;
        if (i + 1 == d->words.count || d->words.at[i + 1].start != span.end)
            continue;
        size_t size;
        cs_span both = {span.start, d->words.at[i + 1].end};
        bool letters = cs_utf8_is_letter(cs_utf8_at(d->text, span.end - 1, &size)) &&
                       cs_utf8_is_letter(cs_utf8_at(d->text, span.end, &size));
        cs_str word = cs_str_slice(d->text, both.start, both.end);
        if (!letters || cs_str_find(word, '\'', 0) < word.size || word.size < 2)
            continue;
        joined_word *entry = joined_entry(l, word);
        entry->parted++;
        entry->size = (uint8_t)(span.end - span.start);
    }
}

static void learn_cuts(learning *l, const document *d) {
    static cs_piece piece;
    uint32_t word = 0;
    size_t size;
    for (size_t at = 0; at < d->text.size;) {
        if (cs_utf8_is_space(cs_utf8_at(d->text, at, &size))) {
            at += size;
            continue;
        }
        at = cs_piece_read(&piece, d->text, at);
        word = learn_piece(l, d, &piece, word);
    }
}

static void learn_ends(learning *l, const document *d, cs_arena *scratch) {
    cs_story *s = cs_story_new(scratch, scratch, CS_STR("d"), d->text);
    for (uint32_t i = 0; i < d->words.count; i++) {
        cs_token *t = cs_vec_push(scratch, &s->tokens);
        t->span = d->words.at[i];
        t->key = cs_phrase_key(cs_story_words(s, t->span));
    }
    const cs_end_word *words = cs_end_words(scratch, &l->abbreviations, s);
    cs_end_state state = {0};
    uint32_t features[CS_END_FEATURES];
    for (uint32_t i = 0, k = 0; i + 1 < d->words.count; i++) {
        bool yes = i + 1 == d->sentence_ends.at[k];
        cs_end_take(&state, words, i);
        unsigned count = cs_end_features(words, &state, i, features);
        if (!cs_end_always(words, i))
            add_example(&l->arena, &l->ends, features, count, yes);
        k += yes;
        if (yes)
            state = (cs_end_state){0};
    }
}

static void learn_corpus(learning *l, const train_corpus *corpus, train_random *random) {
    cs_arena scratch = cs_arena_make(CS_LIMIT_STORY);
    uint32_t next = 0;
    for (uint32_t i = 0; i < corpus->count; i = next)
        for (int how = 0; how < LAYOUTS; how++) {
            document d = {.text = CS_STR_NONE};
            next = write_document(&d, &scratch, corpus, i, (layout)how, random);
            if (how == AS_IS || how == CAPITALS || how == RUN_ON)
                learn_cuts(l, &d);
            if (how == AS_IS)
                learn_joined(l, &d);
            if (how == AS_IS || train_random_below(random, 3) == 0)
                learn_ends(l, &d, &scratch);
            cs_arena_reset(&scratch);
        }
    cs_arena_free(&scratch);
}

/* ---- regression ------------------------------------------------------------------------------ */

typedef struct regression {
    float *weights, *squares;
    uint32_t mask;
} regression;

/* Leaves one feature in five out, so that none is trusted alone. */
static void thin_out(example *to, const example *from, train_random *random) {
    to->yes = from->yes;
    to->count = 0;
    for (unsigned i = 0; i < from->count; i++)
        if (train_random_below(random, 5))
            to->features[to->count++] = from->features[i];
}

static void step(regression *r, const example *e, float rate) {
    float sum = 0;
    for (unsigned i = 0; i < e->count; i++)
        sum += r->weights[e->features[i] & r->mask];
    float size = sum < 0 ? -sum : sum, small = plain_exp_below(-size);
    float yes = sum < 0 ? small / (1 + small) : 1 / (1 + small), error = yes - (e->yes ? 1 : 0);
    for (unsigned i = 0; i < e->count; i++) {
        uint32_t at = e->features[i] & r->mask;
        float grad = error + 1e-5f * r->weights[at];
        r->squares[at] += grad * grad;
        r->weights[at] -= rate * grad / plain_root(r->squares[at] + 1e-3f);
    }
}

static void regress(regression *r, const examples *e, uint32_t bits, const char *name) {
    train_random random = train_random_of(11);
    uint32_t *order = plain_new(uint32_t, e->count);
    r->mask = (1u << bits) - 1;
    r->weights = plain_new(float, (size_t)r->mask + 1);
    r->squares = plain_new(float, (size_t)r->mask + 1);
    for (uint32_t i = 0; i < e->count; i++)
        order[i] = i;
    for (uint32_t epoch = 0; epoch < EPOCHS; epoch++) {
        for (uint32_t i = e->count; i > 1; i--) {
            uint32_t k = train_random_below(&random, i), x = order[i - 1];
            order[i - 1] = order[k];
            order[k] = x;
        }
        for (uint32_t i = 0; i < e->count; i++) {
            example some;
            thin_out(&some, &e->at[order[i]], &random);
            step(r, &some, 0.2f * (float)(EPOCHS - epoch) / EPOCHS);
        }
    }
    free(order);
    uint32_t wrong = 0;
    for (uint32_t i = 0; i < e->count; i++) {
        float sum = 0;
        for (unsigned k = 0; k < e->at[i].count; k++)
            sum += r->weights[e->at[i].features[k] & r->mask];
        wrong += (sum > 0) != e->at[i].yes;
    }
    printf("%s: %u examples, %u wrong\n", name, e->count, wrong);
}

static int16_t *rounded(const regression *r) {
    int16_t *whole = plain_new(int16_t, (size_t)r->mask + 1);
    for (uint32_t i = 0; i <= r->mask; i++) {
        float x = r->weights[i] * SCALE;
        x = x > 32767 ? 32767 : x < -32767 ? -32767 : x;
        whole[i] = (int16_t)(x + (x < 0 ? -0.5f : 0.5f));
    }
    return whole;
}

/* ---- the model ------------------------------------------------------------------------------- */

static bool write_model(learning *l, const char *folder, cs_error *error) {
    regression cut, end;
    train_writer w;
    cs_vec(uint64_t) keys = {0};
    cs_vec(uint8_t) sizes = {0};
    regress(&cut, &l->cuts, CUT_BITS, "cuts");
    regress(&end, &l->ends, END_BITS, "ends");
    for (uint32_t i = 0; i < l->joined.count; i++) {
        const joined_word *word = &l->joined.at[i];
        if (word->parted < 2 || word->parted <= word->whole)
            continue;
        *cs_vec_push(&l->arena, &keys) = word->key;
        *cs_vec_push(&l->arena, &sizes) = word->size;
    }
    printf("%u words written together\n", keys.count);
    train_writer_begin(&w, "token");
    train_writer_text(&w, "corpora", CS_STR("UD English EWT 2.16 train; UD English GUM train"));
    train_writer_text(&w, "licence", CS_STR("CC BY-SA 4.0"));
    train_writer_array(&w, "cut", CS_MODEL_I16, 1, cut.mask + 1, rounded(&cut));
    train_writer_array(&w, "end", CS_MODEL_I16, 1, end.mask + 1, rounded(&end));
    train_writer_array(&w, "joined", CS_MODEL_U64, 1, keys.count, keys.at);
    train_writer_array(&w, "joined.size", CS_MODEL_U8, 1, sizes.count, sizes.at);
    return train_writer_end(&w, cs_str_format(&l->arena, "%s/token.model", folder).at, error);
}

int main(int argc, char **argv) {
    static const char *const names[] = {"en_ewt-train.conllu", "en_gum-train.conllu"};
    cs_error error = {.code = CS_OK};
    learning l = {.arena = cs_arena_make((size_t)8 << 30)};
    train_random random = train_random_of(5);
    cs_setup setup = {.data = "data", .arena = &l.arena};
    bool right = argc == 3 && cs_token_abbreviations(&setup, &l.abbreviations, &error);
    for (size_t i = 0; right && i < sizeof names / sizeof *names; i++) {
        train_corpus corpus = {0};
        const char *path = cs_str_format(&l.arena, "%s/%s", argv[1], names[i]).at;
        right = train_corpus_read(&corpus, &l.arena, path, &error);
        if (right)
            learn_corpus(&l, &corpus, &random);
    }
    right = right && write_model(&l, argv[2], &error);
    if (!right)
        fprintf(stderr, "train-token: %s:%ld: %s\n", error.where, error.line, error.message);
    return !right;
}
