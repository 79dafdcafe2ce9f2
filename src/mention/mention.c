/* mention.c: see mention.h. A first version without weights: names are runs of proper nouns, typed
 * by the words in and before them and by lists of countries and actors; nominals are noun groups
 * whose head is in a list. */
#include "mention/mention.h"

#include "mention/pronoun.h"

#include "table/phrase.h"
#include "table/table.h"

typedef enum where { WHERE_LAST, WHERE_ANY, WHERE_BEFORE, WHERE_COUNT } where;

struct cs_mentioner {
    cs_phrases known;    /* names of countries and actors -> kind */
    cs_phrases nominals; /* common nouns -> kind */
    cs_phrases cues[WHERE_COUNT];
    cs_pronouns pronouns;
};

/* Adds the phrases of some columns of a table, each with the kind that another column names. */
static bool load_phrases(cs_phrases *phrases, const cs_setup *setup, const char *stage,
                         const char *name, const char *const *columns, int kind_column,
                         uint8_t kind, cs_error *error) {
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, stage), name, columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int of_row = kind;
        if (kind_column >= 0)
            whole = cs_table_word(&table, row, (unsigned)kind_column, cs_names_kind.at,
                                  cs_names_kind.count, kind, &of_row, error);
        for (int column = 0; columns[column]; column++)
            if (column != kind_column)
                cs_phrases_add_list(setup->arena, phrases,
                                    cs_table_cell(&table, row, (unsigned)column), (uint32_t)of_row);
    }
    cs_table_close(&table);
    return whole;
}

static bool load_cues(cs_mentioner *mentioner, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "where", "kind", NULL};
    static const char *const places[] = {"last", "any", "before"};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "mention"), "names.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int at = 0, kind = 0;
        whole =
            cs_table_word(&table, row, 1, places, WHERE_COUNT, 0, &at, error) &&
            cs_table_word(&table, row, 2, cs_names_kind.at, cs_names_kind.count, 0, &kind, error);
        cs_phrases_add(setup->arena, &mentioner->cues[at], cs_table_cell(&table, row, 0),
                       (uint32_t)kind);
    }
    cs_table_close(&table);
    return whole;
}

const cs_mentioner *cs_mention_load(const cs_setup *setup, cs_error *error) {
    static const char *const country[] = {"name", "aliases", NULL};
    static const char *const actor[] = {"name", "aliases", "kind", NULL};
    static const char *const noun[] = {"word", "kind", NULL};
    cs_mentioner *m = cs_arena_new(setup->arena, cs_mentioner, 1);
    bool whole =
        load_phrases(&m->known, setup, "place", "countries.tsv", country, -1, CS_KIND_PLACE,
                     error) &&
        load_phrases(&m->known, setup, "actor", "actors.tsv", actor, 2, CS_KIND_ORGANIZATION,
                     error) &&
        load_phrases(&m->nominals, setup, "actor", "nominals.tsv", noun, 1, CS_KIND_PERSON,
                     error) &&
        load_phrases(&m->nominals, setup, "mention", "things.tsv", noun, 1, CS_KIND_OTHER, error) &&
        load_cues(m, setup, error) && cs_pronoun_load(&m->pronouns, setup, error);
    return whole ? m : NULL;
}

static void add(cs_story *s, uint32_t first, uint32_t end, uint32_t head, uint8_t kind,
                uint8_t form) {
    cs_mention *mention = cs_vec_push(s->arena, &s->mentions);
    *mention = (cs_mention){cs_story_span(s, first, end), kind, form, CS_NONE, first, end, head};
}

static bool is_name_word(const cs_token *t) {
    return t->upos == CS_UPOS_PROPN;
}

/* The end of the name that begins at `from`: proper nouns, with hyphens and "of", "al" between. */
static uint32_t name_end(const cs_story *s, uint32_t from, uint32_t limit) {
    uint32_t end = from;
    while (end < limit) {
        const cs_token *t = &s->tokens.at[end];
        bool link = t->key == 0 || cs_str_eq(t->lemma, "of") || cs_str_eq(t->lemma, "the");
        if (is_name_word(t))
            end++;
        else if (link && t->upos != CS_UPOS_PART && end > from && end + 1 < limit &&
                 is_name_word(&s->tokens.at[end + 1]) &&
                 (t->key != 0 || (t->shape & CS_SHAPE_JOINED)))
            end += 2;
        else
            break;
    }
    return end;
}

static int cue_kind(const cs_phrases *cues, const cs_story *s, uint32_t token) {
    uint32_t end, entry = cs_phrases_find(cues, s, token, token + 1, CS_BY_FORM, &end);
    return entry == CS_NONE ? -1 : (int)cues->entries.at[entry].value;
}

static bool after_place_word(const cs_story *s, uint32_t first) {
    static const char *const words[] = {"in",  "at",      "near",   "from",
                                        "off", "outside", "around", NULL};
    if (!first || s->tokens.at[first - 1].sentence != s->tokens.at[first].sentence)
        return false;
    for (const char *const *w = words; *w; w++)
        if (cs_str_eq(s->tokens.at[first - 1].lemma, *w))
            return true;
    return false;
}

static uint8_t name_kind(const cs_mentioner *m, const cs_story *s, uint32_t first, uint32_t end) {
    uint32_t known_end, known = cs_phrases_find(&m->known, s, first, end, CS_BY_FORM, &known_end);
    if (known != CS_NONE && known_end == end)
        return (uint8_t)m->known.entries.at[known].value;
    if (cue_kind(&m->cues[WHERE_BEFORE], s, first) >= 0)
        return CS_KIND_PERSON;
    if (first && cue_kind(&m->cues[WHERE_BEFORE], s, first - 1) >= 0)
        return CS_KIND_PERSON;
    int kind = cue_kind(&m->cues[WHERE_LAST], s, end - 1);
    for (uint32_t i = first; kind < 0 && i < end; i++)
        kind = cue_kind(&m->cues[WHERE_ANY], s, i);
    if (kind >= 0)
        return (uint8_t)kind;
    if (after_place_word(s, first))
        return CS_KIND_PLACE;
    return end - first >= 2 ? CS_KIND_PERSON : CS_KIND_ORGANIZATION;
}

/* First token of the noun group that ends with `head`. */
static uint32_t group_start(const cs_story *s, uint32_t head) {
    uint32_t first = head, at = s->sentences.at[s->tokens.at[head].sentence].token;
    while (first > at) {
        const cs_token *t = &s->tokens.at[first - 1];
        bool modifier = t->upos == CS_UPOS_ADJ || t->upos == CS_UPOS_NOUN ||
                        t->upos == CS_UPOS_PROPN || t->upos == CS_UPOS_NUM ||
                        t->xpos == CS_XPOS_HYPH || t->xpos == CS_XPOS_PRPS ||
                        t->upos == CS_UPOS_DET;
        if (!modifier)
            break;
        first--;
        if (t->upos == CS_UPOS_DET || t->xpos == CS_XPOS_PRPS)
            break;
    }
    while (first < head && s->tokens.at[first].upos == CS_UPOS_DET)
        first++;
    return first;
}

static void find_names(const cs_mentioner *m, cs_story *s, const cs_sentence *sentence) {
    for (uint32_t i = sentence->token; i < sentence->token_end;) {
        uint32_t end,
            known = cs_phrases_find(&m->known, s, i, sentence->token_end, CS_BY_FORM, &end);
        if (known == CS_NONE || end == i)
            end = is_name_word(&s->tokens.at[i]) ? name_end(s, i, sentence->token_end) : i;
        if (end == i) {
            i++;
            continue;
        }
        uint32_t behind = end < sentence->token_end && is_name_word(&s->tokens.at[end]) &&
                                  is_name_word(&s->tokens.at[i])
                              ? name_end(s, i, sentence->token_end)
                              : end;
        end = behind > end ? behind : end;
        add(s, i, end, end - 1, name_kind(m, s, i, end), CS_FORM_NAME);
        i = end;
    }
}

static bool in_name(const cs_story *s, uint32_t token, uint32_t from) {
    for (uint32_t i = from; i < s->mentions.count; i++)
        if (s->mentions.at[i].token <= token && token < s->mentions.at[i].token_end)
            return true;
    return false;
}

static void find_nominals(const cs_mentioner *m, cs_story *s, const cs_sentence *sentence,
                          uint32_t names_from) {
    for (uint32_t i = sentence->token; i < sentence->token_end;) {
        uint32_t end,
            found = cs_phrases_find(&m->nominals, s, i, sentence->token_end, CS_BY_LEMMA, &end);
        if (found == CS_NONE || s->tokens.at[end - 1].upos == CS_UPOS_VERB) {
            i++;
            continue;
        }
        bool compound = end < sentence->token_end && s->tokens.at[end].upos == CS_UPOS_NOUN;
        if (!compound && !in_name(s, end - 1, names_from))
            add(s, group_start(s, end - 1), end, end - 1,
                (uint8_t)m->nominals.entries.at[found].value, CS_FORM_NOMINAL);
        i = end;
    }
}

static bool goes_before(const cs_mention *a, const cs_mention *b) {
    return a->token != b->token ? a->token < b->token : a->token_end > b->token_end;
}

/* Names were found before nominals: puts a sentence's mentions into text order. */
static void sort(cs_story *s, uint32_t from) {
    for (uint32_t i = from + 1; i < s->mentions.count; i++) {
        cs_mention mention = s->mentions.at[i];
        uint32_t to = i;
        for (; to > from && goes_before(&mention, &s->mentions.at[to - 1]); to--)
            s->mentions.at[to] = s->mentions.at[to - 1];
        s->mentions.at[to] = mention;
    }
}

void cs_mention_run(const cs_mentioner *mentioner, cs_story *s) {
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        uint32_t from = s->mentions.count;
        find_names(mentioner, s, &s->sentences.at[k]);
        find_nominals(mentioner, s, &s->sentences.at[k], from);
        cs_pronoun_find(&mentioner->pronouns, s, &s->sentences.at[k]);
        sort(s, from);
    }
}
