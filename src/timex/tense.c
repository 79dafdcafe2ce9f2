/* tense.c: see tense.h. The verb that a time belongs to is taken to be the nearest before it in
 * its sentence, or, where the time opens the sentence or a clause, the next behind it; the words of
 * data/timex/tenses.tsv speak for themselves ("due", "until"). */
#include "timex/tense.h"

#include "base/hash.h"
#include "table/phrase.h"
#include "table/table.h"

enum { REACH = 20, GROUP = 4, CLIMB = 5 }; /* tokens that are looked at */

typedef enum place { PLACE_VERB, PLACE_TO, PLACE_FOR, PLACE_HAVE, PLACE_BEFORE, PLACE_COUNT } place;

struct cs_tenses {
    cs_map words[PLACE_COUNT]; /* key -> direction + 1 */
};

const cs_tenses *cs_tense_load(const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "tense", "place", NULL};
    static const char *const directions[] = {"past", "present", "future"};
    static const char *const places[] = {"verb", "to", "for", "have", "before"};
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

enum { SILENT = 2, LONG_PAST = -2 }; /* beside the directions: nothing told; "had left" */

/* The direction that a word tells by itself, or SILENT. */
static int told(const cs_tenses *tenses, place at, const cs_token *token) {
    uint32_t found = cs_map_get(&tenses->words[at], token->key);
    return found == CS_NONE ? SILENT : (int)found - 1;
}

/* What stands before a verb and belongs to it: "had been", "is to", "will not". */
typedef struct group {
    int cue;      /* the direction of one of its words, or SILENT */
    bool modal;   /* "may have left" */
    bool ahead;   /* "will have left" */
    bool had;     /* "had left" */
    bool has;     /* "has left" */
    bool was, is; /* "was held", "is held", "are to meet" */
    bool to;
} group;

static void add_auxiliary(const cs_tenses *tenses, group *g, const cs_token *token) {
    bool past = token->xpos == CS_XPOS_VBD;
    g->modal |= token->xpos == CS_XPOS_MD;
    g->ahead |= told(tenses, PLACE_HAVE, token) != SILENT;
    if (cs_str_eq(token->lemma, "have")) {
        g->had |= past;
        g->has |= !past;
    } else if (cs_str_eq(token->lemma, "be")) {
        g->was |= past;
        g->is |= !past;
    }
}

static bool is_to(const cs_token *token) {
    return token->xpos == CS_XPOS_TO || cs_str_eq(token->lemma, "to");
}

static bool in_group(const cs_token *token) {
    return token->upos == CS_UPOS_AUX || token->upos == CS_UPOS_ADV ||
           token->upos == CS_UPOS_PART || is_to(token) || cs_str_eq(token->lemma, "be") ||
           cs_str_eq(token->lemma, "have");
}

static group read_group(const cs_tenses *tenses, const cs_story *s, uint32_t start, uint32_t at) {
    group g = {.cue = SILENT};
    for (uint32_t i = at; i > start && at - i < GROUP; i--) {
        const cs_token *before = &s->tokens.at[i - 1];
        int cue = told(tenses, g.to ? PLACE_TO : PLACE_VERB, before);
        g.cue = g.cue == SILENT ? cue : g.cue;
        if (!in_group(before))
            break;
        g.to |= is_to(before);
        add_auxiliary(tenses, &g, before);
    }
    return g;
}

static int by_group(const group *g, int alone) {
    if (g->had)
        return LONG_PAST;
    if (g->modal && g->has && !g->ahead)
        return -1;
    if (g->cue != SILENT)
        return g->cue;
    if (g->has || g->was)
        return -1;
    return g->is ? g->to : alone;
}

/* "called for": the direction of a verb before "for". */
static int told_for(const cs_tenses *tenses, const cs_story *s, uint32_t verb) {
    bool before = verb + 1 < s->tokens.count &&
                  cs_str_eq_nocase(cs_story_words(s, s->tokens.at[verb + 1].span), "for");
    return before ? told(tenses, PLACE_FOR, &s->tokens.at[verb]) : SILENT;
}

/* The direction of the verb at a token; SILENT where there is no verb that tells. */
static int verb_tense(const cs_tenses *tenses, const cs_story *s, uint32_t start, uint32_t at) {
    const cs_token *token = &s->tokens.at[at];
    bool noun = token->upos == CS_UPOS_NOUN || token->upos == CS_UPOS_PROPN;
    if (noun || (token->xpos == CS_XPOS_VBN && token->deprel == CS_DEP_AMOD))
        return SILENT;
    int cue = told(tenses, PLACE_VERB, token);
    if (cue == SILENT)
        cue = told_for(tenses, s, at);
    group g = read_group(tenses, s, start, at);
    if (cue != SILENT)
        return g.had ? LONG_PAST : cue;
    switch (token->xpos) {
    case CS_XPOS_VBD:
    case CS_XPOS_VBN:
        return by_group(&g, -1);
    case CS_XPOS_VBZ:
    case CS_XPOS_VBP:
        return 0;
    case CS_XPOS_VB:
    case CS_XPOS_VBG:
        return by_group(&g, SILENT);
    default:
        return SILENT;
    }
}

static int look_left(const cs_tenses *tenses, const cs_story *s, uint32_t start, uint32_t first) {
    int tense = SILENT;
    for (uint32_t i = first; tense == SILENT && i > start && first - i < REACH; i--)
        tense = verb_tense(tenses, s, start, i - 1);
    return tense;
}

static int look_right(const cs_tenses *tenses, const cs_story *s, uint32_t from, uint32_t limit) {
    int tense = SILENT;
    for (uint32_t i = from; tense == SILENT && i < limit && i - from < 2 * REACH; i++)
        tense = verb_tense(tenses, s, from, i);
    return tense;
}

/* Does the time open its sentence or a clause, but for a preposition? */
static bool opens(const cs_story *s, uint32_t start, uint32_t first) {
    uint32_t i = first;
    while (i > start) {
        uint8_t upos = s->tokens.at[i - 1].upos;
        if (upos != CS_UPOS_ADP && upos != CS_UPOS_SCONJ && upos != CS_UPOS_DET &&
            upos != CS_UPOS_ADV)
            return (upos == CS_UPOS_PUNCT && s->tokens.at[i - 1].xpos != CS_XPOS_LRB) ||
                   upos == CS_UPOS_CCONJ;
        i--;
    }
    return true;
}

/* "U.S. forces Thursday launched": between a subject and its verb? */
static bool splits(const cs_story *s, const cs_sentence *in, uint32_t first, uint32_t end) {
    if (first == in->token || end >= in->token_end)
        return false;
    uint8_t before = s->tokens.at[first - 1].upos, after = s->tokens.at[end].xpos;
    return (after == CS_XPOS_VBD || after == CS_XPOS_MD) &&
           (before == CS_UPOS_NOUN || before == CS_UPOS_PROPN || before == CS_UPOS_PRON);
}

/* "said they would appeal Wednesday's ruling": what has a time of its own lies back. */
static bool is_owner(const cs_story *s, const cs_sentence *in, uint32_t first, uint32_t end) {
    bool possessive = (end < in->token_end && s->tokens.at[end].xpos == CS_XPOS_POS) ||
                      cs_str_ends(cs_story_words(s, s->tokens.at[end - 1].span), "'s");
    for (uint32_t i = first; possessive && i > in->token && first - i < REACH; i--)
        if (cs_str_eq(s->tokens.at[i - 1].lemma, "would"))
            return true;
    return false;
}

/* The verb that the tree hangs the time on, over nouns if need be ("a meeting on Friday"). */
static uint32_t governor(const cs_story *s, uint32_t first, uint32_t end) {
    uint32_t at = first;
    for (int steps = 0; at != CS_NONE && steps < CLIMB; steps++) {
        const cs_token *t = &s->tokens.at[at];
        bool outside = at < first || at >= end;
        bool verb = t->upos == CS_UPOS_VERB || t->upos == CS_UPOS_AUX ||
                    cs_story_child(s, at, CS_DEP_COP) != CS_NONE;
        if (outside && verb)
            return at;
        at = t->head;
    }
    return CS_NONE;
}

/* The direction that the auxiliaries of a verb of the tree tell. */
static int by_tree(const cs_tenses *tenses, const cs_story *s, uint32_t verb) {
    const cs_token *v = &s->tokens.at[verb];
    group g = {.cue = told(tenses, PLACE_VERB, v)};
    for (uint32_t c = v->child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        const cs_token *t = &s->tokens.at[c];
        if (c > verb || (t->upos != CS_UPOS_AUX && t->upos != CS_UPOS_PART))
            continue;
        int cue = told(tenses, PLACE_VERB, t);
        g.cue = cue == SILENT ? g.cue : cue;
        g.to |= is_to(t);
        add_auxiliary(tenses, &g, t);
    }
    if (g.cue == SILENT)
        g.cue = told_for(tenses, s, verb);
    if (g.to && g.cue == SILENT && v->head != CS_NONE)
        g.cue = told(tenses, PLACE_TO, &s->tokens.at[v->head]);
    if (v->xpos == CS_XPOS_VBD)
        return g.cue == SILENT || v->upos == CS_UPOS_AUX ? -1 : g.cue;
    if (v->xpos == CS_XPOS_VBZ || v->xpos == CS_XPOS_VBP)
        return g.cue == SILENT ? 0 : g.cue;
    return by_group(&g, v->xpos == CS_XPOS_VBN ? -1 : SILENT);
}

/* "due on", "effective": a cue at most one word before the time. */
static int told_near(const cs_tenses *tenses, const cs_story *s, uint32_t start, uint32_t first) {
    int tense = SILENT;
    for (uint32_t i = first; tense == SILENT && i > start && first - i < 2; i--)
        if (s->tokens.at[i - 1].upos != CS_UPOS_NOUN)
            tense = told(tenses, PLACE_VERB, &s->tokens.at[i - 1]);
    return tense;
}

int cs_tense_of(const cs_tenses *tenses, const cs_story *s, uint32_t first, uint32_t end) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[first].sentence];
    bool front = opens(s, in->token, first) || splits(s, in, first, end);
    uint32_t verb = governor(s, first, end);
    int tree = verb == CS_NONE ? SILENT : by_tree(tenses, s, verb);
    int left = look_left(tenses, s, in->token, first);
    int near = left == LONG_PAST ? SILENT : told_near(tenses, s, in->token, first);
    bool owns = end < in->token_end && s->tokens.at[end].xpos == CS_XPOS_POS;
    int cue = first > in->token && !owns && !front && left != LONG_PAST && tree != LONG_PAST
                  ? told(tenses, PLACE_BEFORE, &s->tokens.at[first - 1])
                  : SILENT;
    int right = front || left == SILENT ? look_right(tenses, s, end, in->token_end) : SILENT;
    if (is_owner(s, in, first, end))
        return -1;
    int tense = cue != SILENT              ? cue
                : near != SILENT           ? near
                : tree != SILENT           ? tree
                : front && right != SILENT ? right
                : left != SILENT           ? left
                                           : right;
    return tense == SILENT ? 0 : tense < 0 ? -1 : tense;
}
