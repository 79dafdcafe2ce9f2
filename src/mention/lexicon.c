/* lexicon.c: see lexicon.h. */
#include "mention/lexicon.h"

/* One free slot at least, so that every search ends. */
static bool has_free(const uint16_t *checks, uint32_t room) {
    for (uint32_t i = 0; i < room; i++)
        if (!checks[i])
            return true;
    return false;
}

bool cs_lexicon_load(const cs_model *model, cs_lexicon *l, cs_error *error) {
    const cs_model_part *words = cs_model_find(model, "word.check", CS_MODEL_U16, error);
    const cs_model_part *phrases = cs_model_find(model, "phrase.check", CS_MODEL_U16, error);
    if (!words || !phrases)
        return false;
    l->word_room = words->columns;
    l->phrase_room = phrases->columns;
    l->word_checks = cs_model_array(model, "word.check", CS_MODEL_U16, 1, l->word_room, error);
    l->codes =
        cs_model_array(model, "word.codes", CS_MODEL_U8, l->word_room, CS_LEXICON_CODES, error);
    l->word_lists = cs_model_array(model, "word.lists", CS_MODEL_U16, 1, l->word_room, error);
    l->phrase_checks =
        cs_model_array(model, "phrase.check", CS_MODEL_U16, 1, l->phrase_room, error);
    l->phrase_lists = cs_model_array(model, "phrase.lists", CS_MODEL_U8, 1, l->phrase_room, error);
    if (!l->word_checks || !l->codes || !l->word_lists || !l->phrase_checks || !l->phrase_lists)
        return false;
    return (has_free(l->word_checks, l->word_room) && has_free(l->phrase_checks, l->phrase_room)) ||
           cs_model_error(model, error, "a table of words is full");
}

/* The slot of a key, or CS_NONE. */
static uint32_t find(const uint16_t *checks, uint32_t room, uint64_t key) {
    uint16_t check = cs_lexicon_check(key);
    uint32_t at = cs_lexicon_slot(key, room);
    while (checks[at] && checks[at] != check)
        at = at + 1 == room ? 0 : at + 1;
    return checks[at] ? at : CS_NONE;
}

cs_lexicon_word cs_lexicon_word_of(const cs_lexicon *l, uint64_t key) {
    cs_lexicon_word word = {.known = false};
    uint32_t at = find(l->word_checks, l->word_room, key);
    if (at == CS_NONE)
        return word;
    for (int i = 0; i < CS_LEXICON_CODES; i++)
        word.codes[i] = l->codes[(size_t)at * CS_LEXICON_CODES + (size_t)i];
    word.known = !(l->word_lists[at] & CS_LEXICON_NO_CODES);
    word.lists = l->word_lists[at] & (CS_LEXICON_NO_CODES - 1);
    return word;
}

uint8_t cs_lexicon_phrase(const cs_lexicon *l, uint64_t key) {
    uint32_t at = find(l->phrase_checks, l->phrase_room, key);
    return at == CS_NONE ? 0 : l->phrase_lists[at];
}
