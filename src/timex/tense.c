/* tense.c: see tense.h. The verb that a time belongs to is taken to be the nearest before it in
 * its sentence, or, where the time opens the sentence or a clause, the next behind it; the words of
 * data/timex/tenses.tsv speak for themselves ("due", "until"). */
#include "timex/tense.h"

#include "base/hash.h"
#include "table/phrase.h"
#include "table/table.h"

enum { REACH = 14, GROUP = 4 }; /* tokens that are looked at */

typedef enum place { PLACE_VERB, PLACE_BEFORE, PLACE_COUNT } place;

struct cs_tenses {
    cs_map words[PLACE_COUNT]; /* key -> direction + 1 */
};

const cs_tenses *cs_tense_load(const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "tense", "place", NULL};
    static const char *const directions[] = {"past", "present", "future"};
    static const char *const places[] = {"verb", "before"};
    cs_tenses *tenses = cs_arena_new(setup->arena, cs_tenses, 1);
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "timex"), "tenses.tsv", columns,
                       error))
        return NULL;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int direction, where;
        whole = cs_table_word(&table, row, 1, directions, 3, 0, &direction, error) &&
                cs_table_word(&table, row, 2, places, PLACE_COUNT, 0, &where, error);
        if (whole)
            *cs_map_put(setup->arena, &tenses->words[where],
                        cs_phrase_key(cs_table_cell(&table, row, 0))) = (uint32_t)direction;
    }
    cs_table_close(&table);
    return whole ? tenses : NULL;
}

/* The direction that a word tells by itself; 2 for none. */
static int told(const cs_tenses *tenses, place at, const cs_token *token) {
    uint32_t found = cs_map_get(&tenses->words[at], token->key);
    return found == CS_NONE ? 2 : (int)found - 1;
}

static bool is_have(const cs_token *token) {
    return cs_str_eq(token->lemma, "have") || cs_str_eq(token->lemma, "'ve");
}

/* An auxiliary or cue before the verb at `at` decides ("will be held", "had left"); else `tense`.
 */
static int by_group(const cs_tenses *tenses, const cs_story *s, uint32_t start, uint32_t at,
                    int tense) {
    for (uint32_t i = at; i > start && at - i < GROUP; i--) {
        const cs_token *before = &s->tokens.at[i - 1];
        int here = told(tenses, PLACE_VERB, before);
        if (here != 2)
            return here;
        if (is_have(before))
            return -1;
        bool inside = before->upos == CS_UPOS_AUX || before->upos == CS_UPOS_ADV ||
                      before->upos == CS_UPOS_PART || before->xpos == CS_XPOS_TO;
        if (!inside)
            break;
    }
    return tense;
}

/* The direction of the verb at a token; 2 where there is no verb that tells. */
static int verb_tense(const cs_tenses *tenses, const cs_story *s, uint32_t start, uint32_t at) {
    const cs_token *token = &s->tokens.at[at];
    bool noun = token->upos == CS_UPOS_NOUN || token->upos == CS_UPOS_PROPN;
    int here = noun ? 2 : told(tenses, PLACE_VERB, token);
    if (here != 2)
        return here;
    switch (token->xpos) {
    case CS_XPOS_VBD:
        return by_group(tenses, s, start, at, -1);
    case CS_XPOS_VBN:
        return by_group(tenses, s, start, at, -1);
    case CS_XPOS_VBZ:
    case CS_XPOS_VBP:
        return 0;
    case CS_XPOS_VB:
        return by_group(tenses, s, start, at, 2);
    default:
        return 2;
    }
}

static int look_left(const cs_tenses *tenses, const cs_story *s, uint32_t start, uint32_t first) {
    for (uint32_t i = first; i > start && first - i < REACH; i--) {
        int tense = verb_tense(tenses, s, start, i - 1);
        if (tense != 2)
            return tense;
    }
    return 2;
}

static int look_right(const cs_tenses *tenses, const cs_story *s, uint32_t from, uint32_t limit) {
    for (uint32_t i = from; i < limit && i - from < REACH; i++) {
        int tense = verb_tense(tenses, s, from, i);
        if (tense != 2)
            return tense;
    }
    return 2;
}

/* Does the time open its sentence or a clause, but for a preposition? */
static bool opens(const cs_story *s, uint32_t start, uint32_t first) {
    uint32_t i = first;
    while (i > start &&
           (s->tokens.at[i - 1].upos == CS_UPOS_ADP || s->tokens.at[i - 1].upos == CS_UPOS_DET ||
            s->tokens.at[i - 1].upos == CS_UPOS_ADV))
        i--;
    if (i == start)
        return true;
    uint8_t upos = s->tokens.at[i - 1].upos;
    return upos == CS_UPOS_PUNCT || upos == CS_UPOS_CCONJ;
}

int cs_tense_of(const cs_tenses *tenses, const cs_story *s, uint32_t first, uint32_t end) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[first].sentence];
    bool front = opens(s, in->token, first);
    int before =
        first > in->token && !front ? told(tenses, PLACE_BEFORE, &s->tokens.at[first - 1]) : 2;
    if (before != 2)
        return before;
    int tense =
        front ? look_right(tenses, s, end, in->token_end) : look_left(tenses, s, in->token, first);
    if (tense == 2)
        tense = front ? look_left(tenses, s, in->token, first)
                      : look_right(tenses, s, end, in->token_end);
    return tense == 2 ? 0 : tense;
}
