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

struct cs_lemmas {
    cs_map listed; /* form and class of the table -> row of listed_lemmas */
    cs_vec(cs_str) listed_lemmas;
    cs_lookup words, endings; /* -> edits */
    cs_lemma_edit *edits;
};

/* ---- keys, which the trainer shares -----------------------------------------------------------
 */

uint64_t cs_lemma_word_key(cs_str folded, uint8_t xpos) {
    return cs_hash_mix(cs_hash_str(folded), xpos);
}

uint64_t cs_lemma_ending_key(cs_str folded, size_t size, uint8_t xpos, int what) {
    cs_str ending = cs_str_slice(folded, folded.size - size, folded.size);
    return cs_hash_mix(cs_hash_mix(cs_hash_str(ending), 77u + (unsigned)what), xpos);
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
    cs_map_reserve(setup->arena, &l->listed, table.rows);
    cs_vec_reserve(setup->arena, &l->listed_lemmas, table.rows);
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
    cs_vec(cs_lemma_edit) edits = {0};
    while (rest.size) {
        cs_str line = cs_str_cut(rest, '\n', &rest), off = cs_str_cut(line, '\t', &line);
        cs_str how = cs_str_cut(line, '\t', &line);
        int64_t bytes;
        if (!line.at || !cs_str_to_int(off, &bytes) || bytes < 0 || bytes > UINT16_MAX)
            return cs_model_error(model, error, "an edit is wrong");
        *cs_vec_push(arena, &edits) =
            (cs_lemma_edit){(uint16_t)bytes, cs_str_eq(how, "lower"), line};
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

static bool all_in(cs_str s, const char *signs) {
    for (size_t i = 0; i < s.size; i++)
        if (!((s.at[i] >= 'a' && s.at[i] <= 'z') || strchr(signs, s.at[i])))
            return false;
    return true;
}

/* The form with typewriter signs, where it has others: "nâ€™t" is "n't". */
static cs_str with_plain_signs(cs_arena *arena, cs_str form, cs_str folded) {
    bool plain = form.size == folded.size || all_in(folded, "") || !all_in(folded, "'\"-.");
    return plain ? form : cs_str_copy(arena, folded);
}

/* The form in small letters; the form itself where it is so. */
static cs_str in_small_letters(cs_arena *arena, cs_str form, cs_str folded) {
    if (form.size == folded.size && memcmp(form.at, folded.at, form.size) == 0)
        return form;
    cs_str lower = cs_str_copy(arena, form);
    char *at = (char *)(uintptr_t)lower.at;
    for (size_t i = 0; i < lower.size; i++)
        if (at[i] >= 'A' && at[i] <= 'Z')
            at[i] |= 32;
    return lower;
}

/* Bytes of the form that stay when `off` are taken away, no letter cut in two. */
static size_t kept_bytes(cs_str form, size_t off) {
    size_t kept = off < form.size ? form.size - off : 0;
    while (kept > 0 && kept < form.size && ((unsigned char)form.at[kept] & 0xC0) == 0x80)
        kept--;
    return kept;
}

cs_str cs_lemma_apply(cs_arena *arena, const cs_lemma_edit *e, cs_str form, cs_str folded) {
    cs_str base = with_plain_signs(arena, form, folded);
    base = e->lower ? in_small_letters(arena, base, folded) : base;
    if (e->off == 0 && !e->on.size)
        return base;
    size_t kept = kept_bytes(base, e->off);
    if (!e->on.size)
        return kept ? cs_str_slice(base, 0, kept) : base;
    return cs_str_join(arena, cs_str_slice(base, 0, kept), e->on);
}

/* What the longest ending says that is known for that; CS_NONE where none is. */
static uint32_t by_ending(const cs_lemmas *l, cs_str folded, uint8_t xpos, int what) {
    uint32_t found = CS_NONE;
    size_t size = folded.size < CS_LEMMA_ENDING ? folded.size : CS_LEMMA_ENDING;
    for (size_t n = size + 1; found == CS_NONE && n-- > 0;)
        found = cs_lookup_get(&l->endings, cs_lemma_ending_key(folded, n, xpos, what));
    return found;
}

static bool any_vowel(cs_str folded) {
    for (size_t i = 0; i < folded.size; i++)
        if (folded.at[i] < 0 || strchr("aeiouy", folded.at[i]))
            return true;
    return false;
}

/* Does the edit leave a word that can be spoken, of one that could? "Shed" is not "sh". */
static bool leaves_word(const cs_lemma_edit *e, cs_str folded) {
    return any_vowel(cs_str_slice(folded, 0, kept_bytes(folded, e->off))) || any_vowel(e->on) ||
           !any_vowel(folded);
}

static cs_lemma_edit find_edit(const cs_lemmas *l, cs_str folded, uint8_t xpos, bool has_capitals,
                               bool free) {
    uint32_t word = cs_lookup_get(&l->words, cs_lemma_word_key(folded, xpos));
    if (word != CS_NONE)
        return l->edits[word];
    cs_lemma_edit edit = {0, true, {"", 0}};
    uint32_t ending = by_ending(l, folded, xpos, CS_LEMMA_EDIT);
    uint32_t letters = has_capitals
                           ? by_ending(l, folded, xpos, free ? CS_LEMMA_CASE_FREE : CS_LEMMA_CASE)
                           : CS_NONE;
    if (ending != CS_NONE && leaves_word(&l->edits[ending], folded))
        edit = l->edits[ending];
    edit.lower = letters == CS_NONE || l->edits[letters].lower;
    return edit;
}

/* Could the word's capital be a small letter, as far as its place goes? */
static bool is_free(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    return !(t->shape & CS_SHAPE_CAPITALS) && token != s->sentences.at[t->sentence].token;
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
    bool has_capitals = form.size != folded.size || memcmp(form.at, folded.at, form.size) != 0;
    cs_lemma_edit edit = find_edit(l, folded, t->xpos, has_capitals, is_free(s, token));
    return cs_lemma_apply(s->arena, &edit, form, folded);
}

void cs_lemma_set(const cs_lemmas *l, cs_story *s, uint32_t token) {
    cs_str lemma = lemma_of(l, s, token);
    cs_token *t = &s->tokens.at[token];
    t->lemma = lemma;
    bool same = lemma.size == t->span.end - t->span.start;
    t->lemma_key = same && lemma.at == s->text.at + t->span.start ? t->key : cs_phrase_key(lemma);
}
