/* tag.c: see tag.h. A first version without weights: a list of closed-class words, irregular
 * verbs, and endings; lemmas by undoing the regular endings. */
#include "tag/tag.h"

#include "table/phrase.h"
#include "table/table.h"

typedef struct entry {
    uint8_t upos, xpos;
    cs_str lemma; /* none: the word itself */
} entry;

struct cs_tagger {
    cs_map words; /* key -> entry */
    cs_vec(entry) entries;
};

static void add_entry(cs_tagger *tagger, cs_arena *arena, cs_str word, entry e) {
    uint32_t *at = cs_map_put(arena, &tagger->words, cs_phrase_key(word));
    if (*at != CS_NONE)
        return;
    *at = tagger->entries.count;
    *cs_vec_push(arena, &tagger->entries) = e;
}

static bool load_words(cs_tagger *tagger, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "upos", "xpos", "lemma", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "tag"), "words.tsv", columns,
                       error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int upos = 0, xpos = 0;
        whole =
            cs_table_word(&table, row, 1, cs_names_upos.at, cs_names_upos.count, 0, &upos, error) &&
            cs_table_word(&table, row, 2, cs_names_xpos.at, cs_names_xpos.count, 0, &xpos, error);
        cs_str lemma = cs_str_copy(setup->arena, cs_table_cell(&table, row, 3));
        add_entry(tagger, setup->arena, cs_table_cell(&table, row, 0),
                  (entry){(uint8_t)upos, (uint8_t)xpos, lemma});
    }
    cs_table_close(&table);
    return whole;
}

static bool load_irregular(cs_tagger *tagger, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"lemma", "past", "participle", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "tag"), "irregular.tsv",
                       columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        cs_str lemma = cs_str_copy(setup->arena, cs_table_cell(&table, row, 0));
        cs_str past = cs_table_cell(&table, row, 1);
        while (past.at)
            add_entry(tagger, setup->arena, cs_str_cut(past, '|', &past),
                      (entry){CS_UPOS_VERB, CS_XPOS_VBD, lemma});
        add_entry(tagger, setup->arena, cs_table_cell(&table, row, 2),
                  (entry){CS_UPOS_VERB, CS_XPOS_VBN, lemma});
    }
    cs_table_close(&table);
    return true;
}

const cs_tagger *cs_tag_load(const cs_setup *setup, cs_error *error) {
    cs_tagger *tagger = cs_arena_new(setup->arena, cs_tagger, 1);
    return load_words(tagger, setup, error) && load_irregular(tagger, setup, error) ? tagger : NULL;
}

static cs_str folded_form(cs_story *s, const cs_token *token) {
    char folded[CS_FOLD_MAX_BYTES];
    cs_str form = cs_story_words(s, token->span);
    return cs_str_copy(s->arena, (cs_str){folded, cs_utf8_fold(form, folded, sizeof folded)});
}

static bool is_vowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* "bombed" -> "bomb", "raided" -> "raid", "planned" -> "plan", "seized" -> "seize". */
static cs_str undo_verb(cs_arena *arena, cs_str stem) {
    size_t n = stem.size;
    if (n > 2 && stem.at[n - 1] == stem.at[n - 2] && !is_vowel(stem.at[n - 1]) &&
        stem.at[n - 1] != 'l' && stem.at[n - 1] != 's')
        return cs_str_slice(stem, 0, n - 1);
    if (n > 1 && stem.at[n - 1] == 'i')
        return cs_str_join(arena, cs_str_slice(stem, 0, n - 1), CS_STR("y"));
    static const char *const with_e[] = {"at", "iz",   "is", "ut", "rg", "dg", "ng",
                                         "ur", "ir",   "as", "us", "iv", "ov", "ag",
                                         "rc", "ienc", "c",  "v",  "z",  "u",  NULL};
    for (const char *const *end = with_e; *end; end++)
        if (cs_str_ends(stem, *end))
            return cs_str_join(arena, stem, CS_STR("e"));
    return stem;
}

static cs_str undo_plural(cs_arena *arena, cs_str word) {
    if (word.size > 4 && cs_str_ends(word, "ies"))
        return cs_str_join(arena, cs_str_slice(word, 0, word.size - 3), CS_STR("y"));
    if (cs_str_ends(word, "shes") || cs_str_ends(word, "ches") || cs_str_ends(word, "sses") ||
        cs_str_ends(word, "xes"))
        return cs_str_slice(word, 0, word.size - 2);
    if (cs_str_eq(word, "men") || cs_str_ends(word, "men"))
        return cs_str_join(arena, cs_str_slice(word, 0, word.size - 2), CS_STR("an"));
    if (word.size > 3 && cs_str_ends(word, "s") && !cs_str_ends(word, "ss") &&
        !cs_str_ends(word, "us") && !cs_str_ends(word, "is"))
        return cs_str_slice(word, 0, word.size - 1);
    return word;
}

static void set(cs_token *token, uint8_t upos, uint8_t xpos, cs_str lemma) {
    token->upos = upos;
    token->xpos = xpos;
    token->lemma = lemma;
}

static uint8_t before(const cs_story *s, uint32_t i) {
    return i && s->tokens.at[i - 1].sentence == s->tokens.at[i].sentence ? s->tokens.at[i - 1].upos
                                                                         : CS_UPOS_PUNCT;
}

/* An open-class word by its ending, its case and the word before it. */
static void guess(cs_story *s, uint32_t i, cs_str word) {
    cs_token *token = &s->tokens.at[i];
    uint8_t previous = before(s, i);
    bool after_noun = previous == CS_UPOS_NOUN || previous == CS_UPOS_PROPN ||
                      previous == CS_UPOS_PRON || previous == CS_UPOS_AUX ||
                      previous == CS_UPOS_ADV;
    bool first = i == s->sentences.at[token->sentence].token;
    if ((token->shape & CS_SHAPE_INITIAL) && !first)
        set(token, CS_UPOS_PROPN, CS_XPOS_NNP, cs_story_words(s, token->span));
    else if (word.size > 4 && cs_str_ends(word, "ly"))
        set(token, CS_UPOS_ADV, CS_XPOS_RB, word);
    else if (word.size > 4 && cs_str_ends(word, "ed"))
        set(token, CS_UPOS_VERB, previous == CS_UPOS_AUX ? CS_XPOS_VBN : CS_XPOS_VBD,
            undo_verb(s->arena, cs_str_slice(word, 0, word.size - 2)));
    else if (word.size > 5 && cs_str_ends(word, "ing") && after_noun)
        set(token, CS_UPOS_VERB, CS_XPOS_VBG,
            undo_verb(s->arena, cs_str_slice(word, 0, word.size - 3)));
    else if (previous == CS_UPOS_PART || (i && cs_str_eq(s->tokens.at[i - 1].lemma, "to")))
        set(token, CS_UPOS_VERB, CS_XPOS_VB, word);
    else if (cs_str_ends(word, "ous") || cs_str_ends(word, "ful") || cs_str_ends(word, "ive") ||
             cs_str_ends(word, "ern") || cs_str_ends(word, "ical"))
        set(token, CS_UPOS_ADJ, CS_XPOS_JJ, word);
    else if (cs_str_ends(word, "s") && !cs_str_is(word, undo_plural(s->arena, word)))
        set(token, CS_UPOS_NOUN, CS_XPOS_NNS, undo_plural(s->arena, word));
    else
        set(token, CS_UPOS_NOUN, CS_XPOS_NN, undo_plural(s->arena, word));
}

static uint8_t sign_tag(cs_str form) {
    static const struct {
        const char *form;
        uint8_t xpos;
    } signs[] = {{",", CS_XPOS_COMMA}, {".", CS_XPOS_STOP}, {"!", CS_XPOS_STOP},
                 {"?", CS_XPOS_STOP},  {"(", CS_XPOS_LRB},  {"[", CS_XPOS_LRB},
                 {")", CS_XPOS_RRB},   {"]", CS_XPOS_RRB},  {"-", CS_XPOS_HYPH},
                 {"\"", CS_XPOS_CLOSE}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (cs_str_eq(form, signs[i].form))
            return signs[i].xpos;
    return CS_XPOS_COLON;
}

static void tag_token(const cs_tagger *tagger, cs_story *s, uint32_t i) {
    cs_token *token = &s->tokens.at[i];
    cs_str form = cs_story_words(s, token->span), word = folded_form(s, token);
    uint32_t found = cs_map_get(&tagger->words, token->key);
    if (cs_str_eq(form, "$") || cs_str_eq(form, "%"))
        set(token, CS_UPOS_SYM, cs_str_eq(form, "$") ? CS_XPOS_DOLLAR : CS_XPOS_NN, form);
    else if (cs_str_eq(form, "'s") || cs_str_eq(form, "\xE2\x80\x99s"))
        set(token, CS_UPOS_PART, CS_XPOS_POS, CS_STR("'s"));
    else if (found != CS_NONE &&
             !((token->shape & CS_SHAPE_CAPITALS) && form.size > 1 && s->tokens.at[i].span.start &&
               tagger->entries.at[found].upos == CS_UPOS_PRON))
        set(token, tagger->entries.at[found].upos, tagger->entries.at[found].xpos,
            tagger->entries.at[found].lemma.at ? tagger->entries.at[found].lemma : word);
    else if (token->shape & CS_SHAPE_DIGIT)
        set(token, CS_UPOS_NUM, CS_XPOS_CD, form);
    else if (!(token->shape & CS_SHAPE_LETTERS))
        set(token, CS_UPOS_PUNCT, sign_tag(form), form);
    else
        guess(s, i, word);
    token->lemma_key = cs_phrase_key(token->lemma);
}

void cs_tag_run(const cs_tagger *tagger, cs_story *s) {
    for (uint32_t i = 0; i < s->tokens.count; i++)
        tag_token(tagger, s, i);
}
