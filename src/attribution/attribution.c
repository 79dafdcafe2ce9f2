/* attribution.c: see attribution.h. Cue verbs with a subject and a clause, "according to", blame,
 * claims of responsibility, denials; direct quotation that runs on over sentences. */
#include "attribution/attribution.h"

#include "base/limit.h"
#include "table/phrase.h"
#include "table/table.h"

typedef struct cue {
    uint8_t act;
    uint64_t needs; /* key of a word that must hang from the verb, or 0 */
    uint32_t next;  /* another row of the same verb, or CS_NONE */
} cue;

struct cs_attributer {
    cs_map verbs; /* lemma key -> first cue */
    cs_vec(cue) cues;
    cs_phrases sources; /* -> source type */
};

static bool load_cues(cs_attributer *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"cue", "act", "needs", NULL};
    static const char *const acts[] = {"say", "accuse", "suspect", "claim", "deny"};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "attribution"), "cues.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int act;
        whole = cs_table_word(&table, row, 1, acts, 5, 0, &act, error);
        cs_str needs = cs_table_cell(&table, row, 2);
        uint32_t *first =
            cs_map_put(setup->arena, &a->verbs, cs_phrase_key(cs_table_cell(&table, row, 0)));
        *cs_vec_push(setup->arena, &a->cues) =
            (cue){(uint8_t)act, needs.at ? cs_phrase_key(needs) : 0, *first};
        *first = a->cues.count - 1;
    }
    cs_table_close(&table);
    return whole;
}

static bool load_sources(cs_attributer *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "type", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "attribution"), "sources.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int type;
        whole = cs_table_word(&table, row, 1, cs_names_source_type.at, cs_names_source_type.count,
                              0, &type, error);
        cs_phrases_add(setup->arena, &a->sources, cs_table_cell(&table, row, 0), (uint32_t)type);
    }
    cs_table_close(&table);
    return whole;
}

const cs_attributer *cs_attribution_load(const cs_setup *setup, cs_error *error) {
    cs_attributer *a = cs_arena_new(setup->arena, cs_attributer, 1);
    return load_cues(a, setup, error) && load_sources(a, setup, error) ? a : NULL;
}

/* ---- cues -------------------------------------------------------------------------------------
 */

static bool is_verb(const cs_token *t) {
    return t->upos == CS_UPOS_VERB;
}

static bool has_word(const cs_story *s, uint32_t verb, uint64_t key) {
    for (uint32_t c = s->tokens.at[verb].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (s->tokens.at[c].key == key || s->tokens.at[c].lemma_key == key)
            return true;
    return false;
}

/* The cue of a verb: one that needs a word and has it goes before one that needs none. */
static const cue *cue_of(const cs_attributer *a, const cs_story *s, uint32_t token) {
    const cue *plain = NULL;
    uint32_t at = is_verb(&s->tokens.at[token])
                      ? cs_map_get(&a->verbs, s->tokens.at[token].lemma_key)
                      : CS_NONE;
    for (; at != CS_NONE; at = a->cues.at[at].next) {
        const cue *c = &a->cues.at[at];
        if (!c->needs)
            plain = c;
        else if (has_word(s, token, c->needs))
            return c;
    }
    return plain;
}

/* ---- sources ----------------------------------------------------------------------------------
 */

/* The noun group of a source: its subtree without clauses and what stands in apposition. */
static cs_span group_span(const cs_story *s, uint32_t head) {
    uint32_t first = head, end = head + 1;
    for (uint32_t c = s->tokens.at[head].child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        uint8_t r = s->tokens.at[c].deprel;
        uint32_t from, to;
        bool clause = r == CS_DEP_ACL || r == CS_DEP_ACL_RELCL || r == CS_DEP_APPOS ||
                      r == CS_DEP_PUNCT || r == CS_DEP_PARATAXIS || r == CS_DEP_CASE ||
                      r == CS_DEP_ADVCL || r == CS_DEP_COP || r == CS_DEP_DEP;
        if (clause)
            continue;
        cs_story_subtree(s, c, &from, &to);
        first = from < first ? from : first;
        end = to > end ? to : end;
    }
    return cs_story_span(s, first, end);
}

static uint32_t mention_at(const cs_story *s, uint32_t token) {
    uint32_t best = CS_NONE, start = s->sentences.at[s->tokens.at[token].sentence].span.start;
    for (uint32_t i = cs_story_seek(s->mentions, start);
         i < s->mentions.count && s->mentions.at[i].token <= token; i++)
        if (s->mentions.at[i].head == token)
            best = i;
    return best;
}

static uint8_t type_of_words(const cs_attributer *a, const cs_story *s, cs_span span) {
    uint32_t first, end;
    if (!cs_story_tokens_of(s, span, &first, &end))
        return CS_SOURCE_UNKNOWN;
    for (uint32_t i = end; i-- > first;) {
        uint32_t behind, entry = cs_phrases_find(&a->sources, s, i, end, CS_BY_LEMMA, &behind);
        if (entry != CS_NONE)
            return (uint8_t)a->sources.entries.at[entry].value;
    }
    return CS_SOURCE_UNKNOWN;
}

static uint8_t type_of_sector(cs_str sector) {
    static const struct {
        const char *sector;
        uint8_t type;
    } types[] = {{"GOV", CS_SOURCE_GOVERNMENT},  {"MIL", CS_SOURCE_MILITARY},
                 {"COP", CS_SOURCE_POLICE},      {"REB", CS_SOURCE_ARMED_GROUP},
                 {"UAF", CS_SOURCE_ARMED_GROUP}, {"PRM", CS_SOURCE_ARMED_GROUP},
                 {"MED", CS_SOURCE_MEDICAL},     {"JRN", CS_SOURCE_MEDIA},
                 {"NGO", CS_SOURCE_NGO},         {"IGO", CS_SOURCE_IGO},
                 {"JUD", CS_SOURCE_COURT},       {"LEG", CS_SOURCE_GOVERNMENT},
                 {"CVL", CS_SOURCE_WITNESS}};
    for (size_t i = 0; sector.at && i < sizeof types / sizeof *types; i++)
        if (cs_str_eq(sector, types[i].sector))
            return types[i].type;
    return CS_SOURCE_OTHER;
}

static bool is_named(const cs_story *s, const cs_attribution *x) {
    for (uint32_t i = cs_story_seek(s->mentions, x->source.start);
         i < s->mentions.count && s->mentions.at[i].span.start < x->source.end; i++)
        if (s->mentions.at[i].form == CS_FORM_NAME && s->mentions.at[i].kind == CS_KIND_PERSON)
            return true;
    uint32_t mention = mention_at(s, x->source_token);
    return mention != CS_NONE && s->mentions.at[mention].form == CS_FORM_NAME;
}

static void set_source(const cs_attributer *a, const cs_story *s, cs_attribution *x,
                       uint32_t token) {
    x->source_token = token;
    x->source = group_span(s, token);
    uint32_t mention = mention_at(s, token);
    x->entity = mention == CS_NONE ? CS_NONE : s->mentions.at[mention].entity;
    const cs_actor *actor = x->entity == CS_NONE ? NULL : s->entities.at[x->entity].actor;
    x->type = type_of_words(a, s, x->source);
    if (x->type == CS_SOURCE_UNKNOWN && actor)
        x->type = type_of_sector(actor->sector);
    x->named = is_named(s, x);
}

/* Who speaks: the subject of the cue; of a passive what stands behind "by". */
static uint32_t speaker(const cs_story *s, uint32_t verb) {
    uint32_t subject = cs_story_child(s, verb, CS_DEP_NSUBJ);
    if (subject == CS_NONE)
        subject = cs_story_child(s, verb, CS_DEP_OBL_AGENT);
    const cs_token *t = &s->tokens.at[verb];
    bool joined =
        subject == CS_NONE && t->head != CS_NONE &&
        (t->deprel == CS_DEP_CONJ || t->deprel == CS_DEP_ADVCL || t->deprel == CS_DEP_XCOMP) &&
        is_verb(&s->tokens.at[t->head]);
    return joined ? cs_story_child(s, t->head, CS_DEP_NSUBJ) : subject;
}

/* ---- contents ---------------------------------------------------------------------------------
 */

static cs_span trim(const cs_story *s, uint32_t first, uint32_t end) {
    while (end > first + 1 && s->tokens.at[end - 1].upos == CS_UPOS_PUNCT)
        end--;
    while (first + 1 < end && s->tokens.at[first].upos == CS_UPOS_PUNCT)
        first++;
    return cs_story_span(s, first, end);
}

static void add_content(cs_story *s, cs_attribution *x, uint32_t first, uint32_t end) {
    if (first < end)
        *cs_vec_push(s->arena, &x->content) = trim(s, first, end);
}

static bool is_content(uint8_t deprel, uint8_t act) {
    if (deprel == CS_DEP_CCOMP || deprel == CS_DEP_XCOMP)
        return true;
    return act != CS_ACT_SAY &&
           (deprel == CS_DEP_OBJ || deprel == CS_DEP_OBL || deprel == CS_DEP_ADVCL);
}

/* Clauses and, of blame, objects that hang from the cue. */
static void add_complements(cs_story *s, cs_attribution *x, uint32_t verb) {
    for (uint32_t c = s->tokens.at[verb].child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        uint32_t first, end;
        if (!is_content(s->tokens.at[c].deprel, x->act))
            continue;
        cs_story_subtree(s, c, &first, &end);
        add_content(s, x, first, end);
    }
}

/* "C, X said": the sentence or clause around an inserted cue, less the cue and what hangs from it.
 */
static void add_surroundings(cs_story *s, cs_attribution *x, uint32_t top, uint32_t inner) {
    uint32_t first, end, from, to;
    cs_story_subtree(s, top, &first, &end);
    cs_story_subtree(s, inner, &from, &to);
    if (from > first)
        add_content(s, x, first, from);
    if (to < end)
        add_content(s, x, to, end);
}

static bool is_quote(const cs_story *s, uint32_t token) {
    cs_str form = cs_story_words(s, s->tokens.at[token].span);
    return cs_str_eq(form, "\"") || cs_str_eq(form, "\xE2\x80\x9C") ||
           cs_str_eq(form, "\xE2\x80\x9D") || cs_str_eq(form, "``") || cs_str_eq(form, "''");
}

/* A quotation in the cue's own sentence that the tree did not give. */
static void add_quotation(cs_story *s, cs_attribution *x, uint32_t verb) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[verb].sentence];
    for (uint32_t i = in->token; i < in->token_end; i++) {
        if (!is_quote(s, i))
            continue;
        uint32_t end = i + 1;
        while (end < in->token_end && !is_quote(s, end))
            end++;
        if (verb < i || verb >= end)
            add_content(s, x, i + 1, end);
        i = end;
    }
}

/* An object that is said: "gave the toll as", "put the dead at nine". */
static void add_object(cs_story *s, cs_attribution *x, uint32_t verb) {
    uint32_t object = cs_story_child(s, verb, CS_DEP_OBJ), first, end;
    if (object == CS_NONE)
        return;
    cs_story_subtree(s, object, &first, &end);
    const cs_sentence *in = &s->sentences.at[s->tokens.at[verb].sentence];
    uint32_t behind = cs_story_child(s, verb, CS_DEP_OBL), from, to;
    if (behind != CS_NONE && behind > object) {
        cs_story_subtree(s, behind, &from, &to);
        end = to < in->token_end && from == end ? to : end;
    }
    add_content(s, x, first, end);
}

static void find_contents(cs_story *s, cs_attribution *x, uint32_t verb) {
    const cs_token *t = &s->tokens.at[verb];
    add_complements(s, x, verb);
    bool inserted = t->deprel == CS_DEP_PARATAXIS && t->head != CS_NONE;
    if (!x->content.count && inserted)
        add_surroundings(s, x, t->head, verb);
    if (!x->content.count)
        add_quotation(s, x, verb);
    if (!x->content.count)
        add_object(s, x, verb);
}

/* ---- attributions -----------------------------------------------------------------------------
 */

static void add_verb(const cs_attributer *a, cs_story *s, uint32_t verb, const cue *c) {
    cs_attribution x = {.cue = s->tokens.at[verb].span,
                        .entity = CS_NONE,
                        .source_token = CS_NONE,
                        .cue_token = verb,
                        .act = c->act,
                        .accused = CS_NONE};
    uint32_t source = speaker(s, verb), object = cs_story_child(s, verb, CS_DEP_OBJ);
    bool blames = c->act == CS_ACT_ACCUSE || c->act == CS_ACT_SUSPECT;
    if (source != CS_NONE)
        set_source(a, s, &x, source);
    if (blames && object != CS_NONE)
        x.accused = mention_at(s, object);
    find_contents(s, &x, verb);
    if (x.content.count && (source != CS_NONE || c->act != CS_ACT_SAY))
        *cs_vec_push(s->arena, &s->attributions) = x;
}

/* "according to": the noun that follows is the source of the clause it hangs from. */
static void add_according(const cs_attributer *a, cs_story *s, uint32_t token) {
    uint32_t limit = s->sentences.at[s->tokens.at[token].sentence].token_end;
    uint32_t noun = s->tokens.at[token].head;
    if (token + 1 >= limit || !cs_str_eq(s->tokens.at[token + 1].lemma, "to") || noun == CS_NONE)
        return;
    uint32_t clause = s->tokens.at[noun].head;
    if (clause == CS_NONE)
        return;
    cs_attribution x = {.cue = cs_story_span(s, token, token + 2),
                        .entity = CS_NONE,
                        .cue_token = token,
                        .accused = CS_NONE};
    set_source(a, s, &x, noun);
    add_surroundings(s, &x, clause, noun);
    if (x.content.count)
        *cs_vec_push(s->arena, &s->attributions) = x;
}

/* Does a quotation stand open behind the sentence? */
static bool leaves_open(const cs_story *s, const cs_sentence *in, bool open) {
    for (uint32_t i = in->token; i < in->token_end; i++)
        if (is_quote(s, i))
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
        if (next > here)
            last = next - 1;
        else if (last != CS_NONE && (open || is_quote(s, in->token)))
            add_content(s, &s->attributions.at[last], in->token, in->token_end);
        else
            last = CS_NONE;
        open = leaves_open(s, in, open);
    }
}

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

void cs_attribution_run(const cs_attributer *attributer, cs_story *s) {
    for (uint32_t i = 0; i < s->tokens.count && s->attributions.count < CS_LIMIT_EVENTS; i++) {
        const cue *c = cue_of(attributer, s, i);
        if (cs_story_aside(s, s->tokens.at[i].span))
            continue;
        if (c)
            add_verb(attributer, s, i, c);
        else if (cs_str_eq_nocase(cs_story_words(s, s->tokens.at[i].span), "according"))
            add_according(attributer, s, i);
    }
    run_on(s);
    link_events(s);
}
