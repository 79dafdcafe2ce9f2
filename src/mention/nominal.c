/* nominal.c: see nominal.h. */
#include "mention/nominal.h"

#include "table/table.h"

static bool load_nouns(cs_nominals *n, const cs_setup *setup, const char *stage, const char *name,
                       cs_error *error) {
    static const char *const columns[] = {"word", "kind", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, stage), name, columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int kind;
        whole = cs_table_word(&table, row, 1, cs_names_kind.at, cs_names_kind.count, CS_KIND_OTHER,
                              &kind, error);
        cs_phrases_add_list(setup->arena, &n->nouns, cs_table_cell(&table, row, 0), (uint32_t)kind);
    }
    cs_table_close(&table);
    return whole;
}

static bool load_deeds(cs_nominals *n, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "part", NULL}, *const parts[] = {"deed", "doer"};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "mention"), "deeds.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int part;
        whole = cs_table_word(&table, row, 1, parts, 2, 0, &part, error);
        cs_phrases_add_list(setup->arena, part ? &n->doers : &n->deeds,
                            cs_table_cell(&table, row, 0), row);
    }
    cs_table_close(&table);
    return whole;
}

bool cs_nominal_load(cs_nominals *nominals, const cs_setup *setup, cs_error *error) {
    return load_nouns(nominals, setup, "actor", "nominals.tsv", error) &&
           load_nouns(nominals, setup, "mention", "things.tsv", error) &&
           load_deeds(nominals, setup, error) &&
           cs_phrases_read(&nominals->peoples, setup, "place", "countries.tsv", "demonyms", 0,
                           error);
}

/* "at least", "up to": belongs to a number, not to the group. */
static bool is_bound(const cs_story *s, uint32_t token, uint32_t first) {
    return token > first && s->tokens.at[token - 1].upos == CS_UPOS_ADP &&
           (s->tokens.at[token].xpos == CS_XPOS_JJS || s->tokens.at[token].xpos == CS_XPOS_RBS);
}

static bool is_modifier(const cs_story *s, uint32_t token, uint32_t head) {
    const cs_token *t = &s->tokens.at[token];
    bool participle = t->upos == CS_UPOS_VERB && t->deprel == CS_DEP_AMOD && t->head == head;
    return participle || t->upos == CS_UPOS_ADJ || t->upos == CS_UPOS_NOUN ||
           t->upos == CS_UPOS_PROPN || t->upos == CS_UPOS_NUM || t->xpos == CS_XPOS_HYPH ||
           t->xpos == CS_XPOS_PRPS || t->upos == CS_UPOS_DET;
}

/* "last month" before a group: a time with a word that places it. */
static bool is_placed_time(const cs_story *s, uint32_t token) {
    static const char *const units[] = {"hour",  "day",     "week",    "month",     "year",
                                        "night", "morning", "evening", "afternoon", NULL};
    static const char *const words[] = {"last", "next", "this", "that", NULL};
    const cs_token *t = &s->tokens.at[token];
    return token > 0 && t->upos == CS_UPOS_NOUN && cs_str_is_any(t->lemma, units) &&
           t[-1].sentence == t->sentence &&
           (t->xpos == CS_XPOS_NNS || cs_story_is_any(s, token - 1, words));
}

/* "Monday", "June", "today", "hours later": a time before the noun is no part of it. */
static bool is_time(const cs_story *s, uint32_t token) {
    static const char *const words[] = {"today", "yesterday", "tomorrow", "tonight",
                                        "later", "earlier",   "ago",      NULL};
    const cs_token *t = &s->tokens.at[token];
    cs_str word = cs_story_words(s, t->span);
    bool named = (t->shape & CS_SHAPE_INITIAL) && t->upos == CS_UPOS_PROPN;
    if (cs_story_is_any(s, token, words) || is_placed_time(s, token))
        return true;
    return named && (cs_day_month(word) || cs_day_weekday_named(word) >= 0);
}

/* "off" of "off-duty", "little" of "little-known": what a hyphen joins to the word behind. */
static bool is_joined(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    return t[1].xpos == CS_XPOS_HYPH && t->span.end == t[1].span.start;
}

/* "two" of "set on fire two plants": a noun before a number is none of the group. */
static bool is_counted(const cs_story *s, uint32_t token, uint32_t low) {
    return token > low && s->tokens.at[token].deprel == CS_DEP_NUMMOD &&
           s->tokens.at[token - 1].upos == CS_UPOS_NOUN;
}

/* First token of the noun group that ends with `head`, without its determiner. */
static uint32_t group_start(const cs_story *s, uint32_t head) {
    uint32_t first = head, at = s->sentences.at[s->tokens.at[head].sentence].token;
    while (first > at && (is_modifier(s, first - 1, head) || is_joined(s, first - 1)) &&
           !is_bound(s, first - 1, at) && !is_time(s, first - 1)) {
        const cs_token *t = &s->tokens.at[--first];
        if (t->upos == CS_UPOS_DET || t->xpos == CS_XPOS_PRPS || is_counted(s, first, at))
            break;
    }
    while (first < head && s->tokens.at[first].upos == CS_UPOS_DET)
        first++;
    return first;
}

/* The name that a token is in, or CS_NONE. */
static uint32_t name_at(const cs_story *s, uint32_t token, uint32_t from) {
    for (uint32_t i = from; i < s->mentions.count; i++)
        if (s->mentions.at[i].form == CS_FORM_NAME && s->mentions.at[i].token <= token &&
            token < s->mentions.at[i].token_end)
            return i;
    return CS_NONE;
}

/* A name is not cut in two: "Shining Path guerrillas". */
static uint32_t name_start(const cs_story *s, uint32_t token, uint32_t from) {
    uint32_t name = name_at(s, token, from);
    return name == CS_NONE ? token : s->mentions.at[name].token;
}

/* "President" of "President Kenyatta": a part of how a person is called. */
static bool is_title(const cs_story *s, uint32_t head, uint32_t behind, uint32_t from) {
    uint32_t name = behind < s->tokens.count ? name_at(s, behind, from) : CS_NONE;
    return name != CS_NONE && s->mentions.at[name].kind == CS_KIND_PERSON &&
           s->mentions.at[name].token == behind && (s->tokens.at[head].shape & CS_SHAPE_INITIAL);
}

/* "local" of "local Hezbollah commanders": an adjective before a noun. */
static bool qualifies(const cs_story *s, uint32_t token, uint32_t limit) {
    uint32_t next = token;
    while (next < limit && s->tokens.at[next].upos == CS_UPOS_ADJ)
        next++;
    return next > token && next < limit &&
           (s->tokens.at[next].upos == CS_UPOS_NOUN || s->tokens.at[next].upos == CS_UPOS_PROPN);
}

/* "a 17-year-old", but not "he is 17 years old": somebody, if a hyphen joins it. */
static bool is_mere_age(const cs_story *s, uint32_t head) {
    const cs_token *t = &s->tokens.at[head];
    return t->upos == CS_UPOS_ADJ && cs_str_eq(t->lemma, "old") && t[-1].xpos != CS_XPOS_HYPH;
}

/* ---- who stands before a deed ------------------------------------------------------------------
 */

/* Does a noun group that goes on at `token` end with a deed: "air strikes", "mortar attack"? */
static bool goes_on_to_deed(const cs_nominals *n, const cs_story *s, uint32_t token,
                            uint32_t limit) {
    enum { LONGEST = 4 };
    uint32_t last = token, end;
    while (last < limit && last < token + LONGEST) {
        uint8_t upos = s->tokens.at[last].upos;
        if (upos != CS_UPOS_NOUN && upos != CS_UPOS_PROPN && upos != CS_UPOS_ADJ)
            break;
        last++;
    }
    return last > token &&
           cs_phrases_find(&n->deeds, s, last - 1, last, CS_BY_LEMMA, &end) != CS_NONE;
}

/* Is it a noun for people or a body, or a weapon, before a deed: "rebel shelling", "bomb attack"?
 */
static bool is_doer(const cs_nominals *n, const cs_story *s, uint32_t noun, uint32_t first,
                    uint32_t end, uint32_t limit) {
    uint32_t behind;
    return (n->nouns.entries.at[noun].value == CS_KIND_WEAPON ||
            cs_phrases_find(&n->doers, s, first, end, CS_BY_LEMMA, &behind) != CS_NONE) &&
           goes_on_to_deed(n, s, end, limit);
}

/* A doer goes with whose it is, but not with how the deed was: "Iraqi army", not "large army", of
 * "a large Iraqi army attack". */
static uint32_t doer_start(const cs_nominals *n, const cs_story *s, uint32_t word, uint32_t start,
                           uint32_t from) {
    uint32_t end;
    bool whose = word > start &&
                 (name_at(s, word - 1, from) != CS_NONE ||
                  cs_phrases_find(&n->peoples, s, word - 1, word, CS_BY_FORM, &end) != CS_NONE);
    return whose ? word - 1 : word;
}

static bool is_in_mention(const cs_story *s, uint32_t token, uint32_t from) {
    for (uint32_t i = from; i < s->mentions.count; i++)
        if (s->mentions.at[i].token <= token && token < s->mentions.at[i].token_end &&
            s->mentions.at[i].kind != CS_KIND_VEHICLE && s->mentions.at[i].kind != CS_KIND_WEAPON)
            return true;
    return false;
}

/* "Israeli air strikes", "Russian jets": the state. */
static void find_peoples(const cs_nominals *n, cs_story *s, const cs_sentence *in, uint32_t from) {
    for (uint32_t i = in->token; i < in->token_end; i++) {
        uint32_t end;
        if (!(s->tokens.at[i].shape & CS_SHAPE_INITIAL) ||
            cs_phrases_find(&n->peoples, s, i, in->token_end, CS_BY_FORM, &end) == CS_NONE ||
            !goes_on_to_deed(n, s, end, in->token_end) || is_in_mention(s, i, from))
            continue;
        *cs_vec_push(s->arena, &s->mentions) = (cs_mention){
            cs_story_span(s, i, end), CS_KIND_PLACE, CS_FORM_NOMINAL, CS_NONE, i, end, end - 1};
        i = end - 1;
    }
}

/* "took four engineers captive": people in the plural stand before no noun; what follows says what
 * became of them. */
static bool is_plural(const cs_story *s, uint32_t token) {
    static const char *const others[] = {"police", "hostage", "captive", "prisoner", NULL};
    return s->tokens.at[token].xpos == CS_XPOS_NNS &&
           !cs_str_is_any(s->tokens.at[token].lemma, others);
}

static bool is_outcome(const cs_story *s, uint32_t token, uint32_t start) {
    static const char *const words[] = {"hostage", "captive", "prisoner", NULL};
    return token > start && is_plural(s, token - 1) &&
           cs_str_is_any(s->tokens.at[token].lemma, words);
}

static void find_nouns(const cs_nominals *n, cs_story *s, const cs_sentence *in, uint32_t from) {
    for (uint32_t i = in->token; i < in->token_end;) {
        uint32_t end, found = cs_phrases_find(&n->nouns, s, i, in->token_end, CS_BY_LEMMA, &end);
        if (found == CS_NONE || s->tokens.at[end - 1].upos == CS_UPOS_VERB ||
            is_mere_age(s, end - 1) || is_outcome(s, i, in->token)) {
            i++;
            continue;
        }
        bool compound = end < in->token_end && s->tokens.at[end].upos == CS_UPOS_NOUN &&
                        !is_outcome(s, end, in->token);
        compound |= qualifies(s, end - 1, in->token_end);
        bool doer = compound && is_doer(n, s, found, i, end, in->token_end);
        if ((!compound || doer) && name_at(s, end - 1, from) == CS_NONE &&
            !is_title(s, end - 1, end, from)) {
            uint32_t first = doer ? doer_start(n, s, i, in->token, from)
                                  : name_start(s, group_start(s, end - 1), from);
            *cs_vec_push(s->arena, &s->mentions) =
                (cs_mention){cs_story_span(s, first, end),
                             (uint8_t)n->nouns.entries.at[found].value,
                             CS_FORM_NOMINAL,
                             CS_NONE,
                             first,
                             end,
                             end - 1};
        }
        i = end;
    }
}

void cs_nominal_find(const cs_nominals *n, cs_story *s, const cs_sentence *in, uint32_t from) {
    find_nouns(n, s, in, from);
    find_peoples(n, s, in, from);
}
