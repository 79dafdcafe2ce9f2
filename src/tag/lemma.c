/* lemma.c: see lemma.h. A lemma is an edit of the form: some bytes off its end, some letters on.
 * Which edit it is, a list says for words that people have listed (data/tag/lemmas.tsv), a second
 * one for words of the treebanks, and the longest known ending for all others. */
#include "tag/lemma.h"

#include <string.h>

#include "base/hash.h"
#include "model/features.h"
#include "model/lookup.h"
#include "table/phrase.h"
#include "table/table.h"

/* Bytes to take off and to put on; `lower`: in small letters first. */
typedef struct edit {
    uint16_t off;
    bool lower;
    cs_str on;
} edit;

struct cs_lemmas {
    cs_map listed; /* form and class of the table -> row of listed_lemmas */
    cs_vec(cs_str) listed_lemmas;
    cs_lookup words, endings; /* -> edits */
    edit *edits;
};

/* ---- keys, which the trainer shares -----------------------------------------------------------
 */

uint64_t cs_lemma_word_key(cs_str folded, uint8_t xpos, bool capital) {
    return cs_hash_mix(cs_hash_mix(cs_hash_str(folded), xpos), capital);
}

uint64_t cs_lemma_ending_key(cs_str folded, size_t size, uint8_t xpos, bool capital) {
    cs_str ending = cs_str_slice(folded, folded.size - size, folded.size);
    return cs_hash_mix(cs_hash_mix(cs_hash_mix(cs_hash_str(ending), 77), xpos), capital);
}

/* ---- loading --------------------------------------------------------------------------------- */

enum { CLASS_OTHER, CLASS_NOUN, CLASS_VERB, CLASS_ADJECTIVE, CLASS_ADVERB };

/* The class of forms that a Penn tag is for; base forms are in none. */
static int class_of(uint8_t xpos) {
    switch (xpos) {
    case CS_XPOS_NNS:
    case CS_XPOS_NNPS:
        return CLASS_NOUN;
    case CS_XPOS_VBD:
    case CS_XPOS_VBG:
    case CS_XPOS_VBN:
    case CS_XPOS_VBZ:
        return CLASS_VERB;
    case CS_XPOS_JJR:
    case CS_XPOS_JJS:
        return CLASS_ADJECTIVE;
    case CS_XPOS_RBR:
    case CS_XPOS_RBS:
        return CLASS_ADVERB;
    default:
        return CLASS_OTHER;
    }
}

static bool load_listed(cs_lemmas *l, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"form", "class", "lemma", NULL};
    static const char *const classes[] = {"other", "noun", "verb", "adjective", "adverb"};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "tag"), "lemmas.tsv", columns,
                       error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int class;
        whole = cs_table_word(&table, row, 1, classes, 5, 0, &class, error);
        cs_str form = cs_table_cell(&table, row, 0), lemma = cs_table_cell(&table, row, 2);
        uint64_t key = cs_hash_mix(cs_hash_str(form), (uint64_t) class);
        *cs_map_put(setup->arena, &l->listed, key) = l->listed_lemmas.count;
        *cs_vec_push(setup->arena, &l->listed_lemmas) = cs_str_copy(setup->arena, lemma);
    }
    cs_table_close(&table);
    return whole;
}

/* Edits as text, one a line: bytes off, "lower" or "keep", letters on. */
static bool load_edits(cs_lemmas *l, const cs_model *model, cs_arena *arena, uint32_t *count,
                       cs_error *error) {
    cs_str rest = cs_model_text(model, "edits");
    cs_vec(edit) edits = {0};
    while (rest.size) {
        cs_str line = cs_str_cut(rest, '\n', &rest), off = cs_str_cut(line, '\t', &line);
        cs_str how = cs_str_cut(line, '\t', &line);
        int64_t bytes;
        if (!line.at || !cs_str_to_int(off, &bytes) || bytes < 0 || bytes > UINT16_MAX)
            return cs_model_error(model, error, "an edit is wrong");
        *cs_vec_push(arena, &edits) = (edit){(uint16_t)bytes, cs_str_eq(how, "lower"), line};
    }
    l->edits = edits.at;
    *count = edits.count;
    return edits.count || cs_model_error(model, error, "there are no edits");
}

const cs_lemmas *cs_lemma_load(const cs_setup *setup, cs_error *error) {
    cs_lemmas *l = cs_arena_new(setup->arena, cs_lemmas, 1);
    const cs_model *model = cs_model_open(setup, "lemma", "lemma", error);
    uint32_t count = 0;
    return model && load_listed(l, setup, error) &&
                   load_edits(l, model, setup->arena, &count, error) &&
                   cs_lookup_load(model, "word", count, &l->words, error) &&
                   cs_lookup_load(model, "ending", count, &l->endings, error)
               ? l
               : NULL;
}

/* ---- lemmas ---------------------------------------------------------------------------------- */

/* The form in small letters and with typewriter apostrophes; the text's own where it is so. */
static cs_str in_small_letters(cs_story *s, cs_str form, cs_str folded) {
    if (form.size == folded.size && memcmp(form.at, folded.at, form.size) == 0)
        return form;
    bool curly = form.size != folded.size && cs_str_find(folded, '\'', 0) < folded.size;
    cs_str lower = cs_str_copy(s->arena, curly ? folded : form);
    char *at = (char *)(uintptr_t)lower.at;
    for (size_t i = 0; i < lower.size; i++)
        if (at[i] >= 'A' && at[i] <= 'Z')
            at[i] |= 32;
    return lower;
}

static const edit *find_edit(const cs_lemmas *l, cs_str folded, uint8_t xpos, bool capital) {
    uint32_t found = cs_lookup_get(&l->words, cs_lemma_word_key(folded, xpos, capital));
    size_t size = folded.size < CS_LEMMA_ENDING ? folded.size : CS_LEMMA_ENDING;
    for (size_t n = size + 1; found == CS_NONE && n-- > 0;)
        found = cs_lookup_get(&l->endings, cs_lemma_ending_key(folded, n, xpos, capital));
    return found == CS_NONE ? NULL : &l->edits[found];
}

static cs_str apply(cs_story *s, const edit *e, cs_str form, cs_str folded) {
    cs_str base = !e || e->lower ? in_small_letters(s, form, folded) : form;
    if (!e || (e->off == 0 && !e->on.size))
        return base;
    size_t kept = e->off < base.size ? base.size - e->off : 0;
    if (!e->on.size)
        return kept ? cs_str_slice(base, 0, kept) : base;
    return cs_str_join(s->arena, cs_str_slice(base, 0, kept), e->on);
}

bool cs_lemma_capital(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    bool first = token == s->sentences.at[t->sentence].token;
    return (t->shape & CS_SHAPE_INITIAL) && !(t->shape & CS_SHAPE_CAPITALS) && !first;
}

static cs_str lemma_of(const cs_lemmas *l, cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    cs_str form = cs_story_words(s, t->span);
    char room[CS_FEATURES_FORM];
    cs_str folded = {room, cs_features_fold(form, room)};
    uint64_t key = cs_hash_mix(cs_hash_str(folded), (uint64_t)class_of(t->xpos));
    uint32_t listed = cs_map_get(&l->listed, key);
    if (listed != CS_NONE)
        return l->listed_lemmas.at[listed];
    return apply(s, find_edit(l, folded, t->xpos, cs_lemma_capital(s, token)), form, folded);
}

void cs_lemma_set(const cs_lemmas *l, cs_story *s, uint32_t token) {
    cs_str lemma = lemma_of(l, s, token);
    cs_token *t = &s->tokens.at[token];
    t->lemma = lemma;
    bool same = lemma.size == t->span.end - t->span.start;
    t->lemma_key = same && lemma.at == s->text.at + t->span.start ? t->key : cs_phrase_key(lemma);
}
