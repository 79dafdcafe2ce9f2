/* attribution.c: see attribution.h. Cue words of a table with a source and a content in the tree;
 * "according to"; a name and a colon; direct quotation that runs on over sentences. */
#include "attribution/attribution.h"

#include "attribution/parts.h"
#include "base/limit.h"
#include "table/table.h"

/* ---- tables -----------------------------------------------------------------------------------
 */

static bool read_takes(const cs_table *table, uint32_t row, cs_cue *cue, cs_error *error) {
    cs_str list = cs_table_cell(table, row, 3);
    int places = 0;
    while (list.at) {
        cs_str word = cs_str_cut(list, '|', &list);
        if (cs_str_eq(word, "clause"))
            cue->clause = true;
        else if (cs_str_eq(word, "obj"))
            cue->object = true;
        else if (places < CS_CUE_PLACES)
            cue->behind[places++] = cs_phrase_key(word);
        else
            return cs_table_error(table, row, error, "more than %d prepositions", CS_CUE_PLACES);
    }
    return true;
}

static bool read_cue(cs_attributer *t, cs_arena *arena, const cs_table *table, uint32_t row,
                     cs_error *error) {
    static const char *const poses[] = {"v", "n"}, *const answers[] = {"no", "yes"};
    static const char *const acts[] = {"say", "accuse", "suspect", "claim", "deny"};
    cs_cue cue = {.noun = false};
    int pos = 0, act = 0, asserts = 0;
    if (!cs_table_word(table, row, 1, poses, 2, 0, &pos, error) ||
        !cs_table_word(table, row, 2, acts, 5, 0, &act, error) ||
        !read_takes(table, row, &cue, error) ||
        !cs_table_word(table, row, 4, answers, 2, 0, &asserts, error))
        return false;
    cs_str needs = cs_table_cell(table, row, 5);
    cue.noun = pos == 1;
    cue.act = (uint8_t)act;
    cue.asserts = asserts == 1;
    cue.needs = needs.at ? cs_phrase_key(needs) : 0;
    uint32_t *first = cs_map_put(arena, &t->words, cs_phrase_key(cs_table_cell(table, row, 0)));
    cue.next = *first;
    *first = t->cues.count;
    *cs_vec_push(arena, &t->cues) = cue;
    return true;
}

static bool load_cues(cs_attributer *t, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"cue", "pos", "act", "takes", "asserts", "needs", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "attribution"), "cues.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = read_cue(t, setup->arena, &table, row, error);
    cs_table_close(&table);
    return whole;
}

static bool load_sources(cs_attributer *t, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "type", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "attribution"), "sources.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int type = 0;
        whole = cs_table_word(&table, row, 1, cs_names_source_type.at, cs_names_source_type.count,
                              0, &type, error);
        cs_phrases_add(setup->arena, &t->sources, cs_table_cell(&table, row, 0), (uint32_t)type);
    }
    cs_table_close(&table);
    return whole;
}

const cs_attributer *cs_attribution_load(const cs_setup *setup, cs_error *error) {
    cs_attributer *t = cs_arena_new(setup->arena, cs_attributer, 1);
    return load_cues(t, setup, error) && load_sources(t, setup, error) ? t : NULL;
}

/* ---- cues -------------------------------------------------------------------------------------
 */

static bool fits(const cs_token *t, const cs_cue *cue) {
    return cue->noun ? t->upos == CS_UPOS_NOUN : t->upos == CS_UPOS_VERB;
}

static bool has_word(const cs_story *s, uint32_t token, uint64_t key) {
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (s->tokens.at[c].key == key || s->tokens.at[c].lemma_key == key)
            return true;
    return false;
}

/* The cue of a word: one that needs another word and has it goes before one that needs none. */
static const cs_cue *cue_of(const cs_attributer *t, const cs_story *s, uint32_t token) {
    const cs_cue *plain = NULL;
    uint32_t at = cs_map_get(&t->words, s->tokens.at[token].lemma_key);
    for (; at != CS_NONE; at = t->cues.at[at].next) {
        const cs_cue *cue = &t->cues.at[at];
        if (!fits(&s->tokens.at[token], cue))
            continue;
        if (!cue->needs)
            plain = cue;
        else if (has_word(s, token, cue->needs))
            return cue;
    }
    return plain;
}

static cs_attribution blank(cs_span cue, uint32_t token) {
    return (cs_attribution){.cue = cue,
                            .entity = CS_NONE,
                            .source_token = CS_NONE,
                            .cue_token = token,
                            .act = CS_ACT_SAY,
                            .asserts = true,
                            .accused = CS_NONE};
}

static void keep(cs_story *s, const cs_attribution *x) {
    if (x->content.count)
        *cs_vec_push(s->arena, &s->attributions) = *x;
}

static void add_cue(const cs_attributer *t, cs_story *s, uint32_t token, const cs_cue *cue) {
    cs_attribution x = blank(cs_attribution_cue_span(s, token, cue), token);
    uint32_t source = cs_attribution_speaker(s, token, cue);
    uint32_t object = cs_story_child(s, token, CS_DEP_OBJ);
    x.act = cue->act;
    x.asserts = cue->asserts;
    if (source == CS_NONE)
        return;
    cs_attribution_source(t, s, &x, source);
    bool blames = cue->act == CS_ACT_ACCUSE || cue->act == CS_ACT_SUSPECT;
    if (blames && object != CS_NONE)
        x.accused = cs_story_mention_at(s, object);
    cs_attribution_content(s, &x, token, cue);
    keep(s, &x);
}

/* "according to": the noun that follows is the source of the clause it hangs from. */
static void add_according(const cs_attributer *t, cs_story *s, uint32_t token) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    uint32_t noun = s->tokens.at[token].head;
    bool to = token + 1 < in->token_end && cs_str_eq(s->tokens.at[token + 1].lemma, "to");
    uint32_t clause = to && noun != CS_NONE ? s->tokens.at[noun].head : CS_NONE;
    if (clause == CS_NONE)
        return;
    cs_attribution x = blank(cs_story_span(s, token, token + 2), token);
    cs_attribution_source(t, s, &x, noun);
    cs_attribution_around(s, &x, clause, noun);
    keep(s, &x);
}

/* "PENCE: We will not ...": a short name and a colon at the start of a line. */
static void add_speaker(const cs_attributer *t, cs_story *s, const cs_sentence *in) {
    enum { MOST_WORDS = 5 };
    uint32_t colon = in->token;
    while (colon < in->token_end && colon - in->token <= MOST_WORDS &&
           !cs_str_eq(cs_story_words(s, s->tokens.at[colon].span), ":"))
        colon++;
    bool found = colon < in->token_end && colon > in->token && colon - in->token <= MOST_WORDS;
    if (!found || colon + 2 >= in->token_end || s->tokens.at[colon - 1].upos != CS_UPOS_PROPN)
        return;
    cs_attribution x = blank(s->tokens.at[colon].span, colon);
    cs_attribution_source(t, s, &x, colon - 1);
    x.source = cs_story_span(s, in->token, colon);
    cs_attribution_add(s, &x, colon + 1, in->token_end);
    keep(s, &x);
}

/* ---- quotations over sentences ----------------------------------------------------------------
 */

/* Does a quotation stand open behind the sentence? */
static bool leaves_open(const cs_story *s, const cs_sentence *in, bool open) {
    for (uint32_t i = in->token; i < in->token_end; i++)
        if (cs_attribution_is_quote(s, i))
            open = !open;
    return open;
}

/* A quotation goes on, and so does one that begins anew behind it in the same paragraph.
 * Attributions stand in the order of their cues, so one walk serves both. */
static void run_on(cs_story *s) {
    uint32_t last = CS_NONE, next = 0, known = s->attributions.count;
    bool open = false;
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        const cs_sentence *in = &s->sentences.at[k];
        uint32_t here = next;
        while (next < known && s->attributions.at[next].cue_token < in->token_end)
            next++;
        bool quoted = open || cs_attribution_is_quote(s, in->token);
        if (next > here)
            last = next - 1;
        else if (last != CS_NONE && quoted)
            cs_attribution_add(s, &s->attributions.at[last], in->token, in->token_end);
        else
            last = CS_NONE;
        open = leaves_open(s, in, open);
    }
}

/* ---- events -----------------------------------------------------------------------------------
 */

/* The first event at or behind a byte of the text. */
static uint32_t event_from(const cs_story *s, uint32_t byte) {
    uint32_t low = 0, high = s->events.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->events.at[middle].trigger.start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void link_events(cs_story *s) {
    for (uint32_t i = 0; i < s->attributions.count; i++) {
        const cs_attribution *x = &s->attributions.at[i];
        for (uint32_t k = 0; k < x->content.count; k++) {
            cs_span said = x->content.at[k];
            for (uint32_t e = event_from(s, said.start);
                 e < s->events.count && s->events.at[e].trigger.start < said.end; e++)
                cs_ids_add(s->arena, &s->events.at[e].attributions, i);
        }
    }
}

/* ---- */

static void read_sentence(const cs_attributer *t, cs_story *s, const cs_sentence *in) {
    if (cs_story_aside(s, in->span))
        return;
    add_speaker(t, s, in);
    for (uint32_t i = in->token; i < in->token_end; i++) {
        const cs_cue *cue = cue_of(t, s, i);
        if (cue)
            add_cue(t, s, i, cue);
        else if (cs_str_eq_nocase(cs_story_words(s, s->tokens.at[i].span), "according"))
            add_according(t, s, i);
    }
}

void cs_attribution_run(const cs_attributer *attributer, cs_story *s) {
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        if (s->attributions.count >= CS_LIMIT_EVENTS) {
            cs_story_note(s, "attribution", s->sentences.at[k].span,
                          "more than %d attributions: the rest is not read", CS_LIMIT_EVENTS);
            break;
        }
        read_sentence(attributer, s, &s->sentences.at[k]);
    }
    run_on(s);
    link_events(s);
}
