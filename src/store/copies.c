/* copies.c: see copies.h. */
#include "store/copies.h"

#include <stdlib.h>

#include "base/utf8.h"

enum {
    RUN_WORDS = 3,
    SAME_RUNS_PERCENT = 50,
    SAME_FACTS_PERCENT = 70,
    LEAST_RUNS = 8 /* shorter texts are copies only when all of it is the same */
};

typedef cs_vec(uint32_t) hashes;

typedef struct word {
    uint32_t hash;
    bool fact; /* a name or a number */
} word;

static bool is_part(uint32_t point) {
    return cs_utf8_is_letter(point) || cs_utf8_is_digit(point);
}

/* The next word at or after *at; its size is 0 at the end. */
static cs_str next_word(cs_str text, size_t *at) {
    size_t size;
    while (*at < text.size && !is_part(cs_utf8_at(text, *at, &size)))
        *at += size;
    size_t from = *at;
    while (*at < text.size && is_part(cs_utf8_at(text, *at, &size)))
        *at += size;
    return cs_str_slice(text, from, *at);
}

static word word_of(cs_str text, cs_str form, bool starts) {
    char folded[CS_FOLD_MAX_BYTES];
    size_t size;
    uint32_t first = cs_utf8_at(form, 0, &size);
    cs_str key = {folded, cs_utf8_fold(form, folded, sizeof folded)};
    bool name = cs_utf8_is_upper(first) && !starts && form.at > text.at;
    return (word){(uint32_t)(cs_hash_str(key) >> 16), name || cs_utf8_is_digit(first)};
}

/* Does a sentence start with the word at `at`? */
static bool starts_sentence(cs_str text, size_t at) {
    while (at > 0) {
        char c = text.at[--at];
        if (c == '.' || c == '!' || c == '?' || c == '\n' || c == ':')
            return true;
        if (c != ' ' && c != '"' && c != '(' && c != '\'')
            return false;
    }
    return true;
}

static int ascending(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Sorts, drops what stands twice, and moves the rest to the arena. */
static uint32_t *settle(cs_arena *arena, hashes *v, uint32_t *count) {
    uint32_t kept = 0;
    if (v->count)
        qsort(v->at, v->count, sizeof *v->at, ascending);
    for (uint32_t i = 0; i < v->count; i++)
        if (!kept || v->at[i] != v->at[kept - 1])
            v->at[kept++] = v->at[i];
    uint32_t *settled = cs_arena_new(arena, uint32_t, kept);
    if (kept)
        memcpy(settled, v->at, kept * sizeof *settled);
    *count = kept;
    return settled;
}

cs_print cs_print_make(cs_arena *arena, cs_arena *scratch, cs_str text) {
    hashes runs = {0}, facts = {0};
    uint32_t before[RUN_WORDS] = {0};
    size_t at = 0;
    for (uint32_t n = 0;; n++) {
        cs_str form = next_word(text, &at);
        if (!form.size)
            break;
        word w = word_of(text, form, starts_sentence(text, (size_t)(form.at - text.at)));
        before[n % RUN_WORDS] = w.hash;
        if (w.fact)
            *cs_vec_push(scratch, &facts) = w.hash;
        if (n + 1 < RUN_WORDS)
            continue;
        uint64_t run = 0;
        for (uint32_t k = 0; k < RUN_WORDS; k++)
            run = cs_hash_mix(run, before[(n + 1 + k) % RUN_WORDS]);
        *cs_vec_push(scratch, &runs) = (uint32_t)(run >> 20);
    }
    cs_print print;
    print.runs = settle(arena, &runs, &print.run_count);
    print.facts = settle(arena, &facts, &print.fact_count);
    return print;
}

static uint32_t shared(const uint32_t *a, uint32_t m, const uint32_t *b, uint32_t n) {
    uint32_t count = 0;
    for (uint32_t i = 0, k = 0; i < m && k < n;) {
        count += a[i] == b[k];
        bool next_a = a[i] <= b[k], next_b = a[i] >= b[k];
        i += next_a;
        k += next_b;
    }
    return count;
}

bool cs_print_same(const cs_print *a, const cs_print *b) {
    uint32_t least = a->run_count < b->run_count ? a->run_count : b->run_count;
    uint32_t runs = shared(a->runs, a->run_count, b->runs, b->run_count);
    if (least < LEAST_RUNS)
        return runs == a->run_count && runs == b->run_count && runs > 0;
    if (runs * 100 < least * SAME_RUNS_PERCENT)
        return false;
    uint32_t fewer = a->fact_count < b->fact_count ? a->fact_count : b->fact_count;
    uint32_t facts = shared(a->facts, a->fact_count, b->facts, b->fact_count);
    return facts * 100 >= fewer * SAME_FACTS_PERCENT;
}

/* Counts, for every text of the set, the samples it shares with the print; texts[] becomes those
 * that share any. */
static void find_candidates(cs_copies *c, const cs_print *print, hashes *texts) {
    for (uint32_t i = 0; i < print->run_count; i++) {
        if (!cs_print_is_sample(print, i))
            continue;
        uint32_t entry = cs_map_get(&c->first, print->runs[i]);
        for (int left = CS_PRINT_MOST_TEXTS; entry != CS_NONE && left; left--) {
            uint32_t text = (uint32_t)(c->chain.at[entry] >> 32);
            if (c->shared.at[text]++ == 0)
                *cs_vec_push(c->arena, texts) = text;
            entry = (uint32_t)c->chain.at[entry];
        }
    }
}

static void add_samples(cs_copies *c, const cs_print *print, uint32_t text) {
    for (uint32_t i = 0; i < print->run_count; i++) {
        if (!cs_print_is_sample(print, i))
            continue;
        uint32_t *newest = cs_map_put(c->arena, &c->first, print->runs[i]);
        uint64_t entry = (uint64_t)text << 32 | *newest;
        *newest = c->chain.count;
        *cs_vec_push(c->arena, &c->chain) = entry;
    }
}

uint32_t cs_copies_add(cs_copies *c, cs_print print) {
    hashes texts = {0};
    uint32_t original = CS_NONE, text = c->prints.count;
    find_candidates(c, &print, &texts);
    for (uint32_t i = 0; i < texts.count; i++) {
        uint32_t other = texts.at[i], samples = c->shared.at[other];
        c->shared.at[other] = 0;
        if (samples >= CS_PRINT_LEAST_SHARED && other < original &&
            cs_print_same(&print, &c->prints.at[other]))
            original = other;
    }
    *cs_vec_push(c->arena, &c->prints) = print;
    *cs_vec_push(c->arena, &c->shared) = 0;
    *cs_vec_push(c->arena, &c->roots) = original == CS_NONE ? text : c->roots.at[original];
    add_samples(c, &print, text);
    return original == CS_NONE ? CS_NONE : c->roots.at[text];
}
