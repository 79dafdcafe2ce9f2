/* name.c: see name.h. */
#include "mention/name.h"

#include "table/table.h"

/* ---- loading --------------------------------------------------------------------------------- */

/* Aliases that mean other things as well are left to the tagger. */
static bool load_ambiguous(cs_map *ambiguous, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"alias", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "actor"), "ambiguous.tsv",
                       columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++)
        *cs_map_put(setup->arena, ambiguous, cs_phrase_key(cs_table_cell(&table, row, 0))) = 1;
    cs_table_close(&table);
    return true;
}

static void add_actor(cs_namer *n, cs_arena *arena, const cs_map *ambiguous, cs_str names,
                      uint32_t kind) {
    enum { SHORTEST = 3 };
    while (names.size) {
        cs_str name = cs_str_cut(names, '|', &names);
        bool known = cs_map_get(ambiguous, cs_phrase_key(name)) == CS_NONE;
        if (known && name.size >= SHORTEST)
            cs_phrases_add(arena, &n->actors, name, kind);
    }
}

static bool load_actors(cs_namer *n, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"name", "aliases", "kind", NULL};
    cs_map ambiguous = {0};
    cs_table table;
    if (!load_ambiguous(&ambiguous, setup, error) ||
        !cs_table_open(&table, setup->arena, cs_setup_folder(setup, "actor"), "actors.tsv", columns,
                       error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int kind;
        whole = cs_table_word(&table, row, 2, cs_names_kind.at, cs_names_kind.count,
                              CS_KIND_ORGANIZATION, &kind, error);
        add_actor(n, setup->arena, &ambiguous, cs_table_cell(&table, row, 0), (uint32_t)kind);
        add_actor(n, setup->arena, &ambiguous, cs_table_cell(&table, row, 1), (uint32_t)kind);
    }
    cs_table_close(&table);
    return whole;
}

static bool load_words(cs_namer *n, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "use", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "mention"), "words.tsv",
                       columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        cs_str use = cs_table_cell(&table, row, 1);
        int kind = cs_names_find(&cs_names_kind, use);
        if (kind == CS_KIND_GROUP || kind == CS_KIND_FACILITY)
            *cs_map_put(setup->arena, &n->words, cs_phrase_key(cs_table_cell(&table, row, 0))) =
                (uint32_t)kind;
    }
    cs_table_close(&table);
    return true;
}

static bool load_peoples(cs_namer *n, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"demonyms", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "place"), "countries.tsv",
                       columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++)
        for (cs_str rest = cs_table_cell(&table, row, 0); rest.size;)
            *cs_map_put(setup->arena, &n->peoples, cs_phrase_key(cs_str_cut(rest, '|', &rest))) = 1;
    cs_table_close(&table);
    return true;
}

bool cs_name_load(cs_namer *namer, const cs_setup *setup, cs_error *error) {
    namer->tagger = cs_tagger_load(setup, error);
    return namer->tagger && load_actors(namer, setup, error) && load_words(namer, setup, error) &&
           load_peoples(namer, setup, error);
}

/* ---- kinds ----------------------------------------------------------------------------------- */

static uint8_t kind_of_word(const cs_namer *n, const cs_story *s, uint32_t token) {
    uint32_t kind = cs_map_get(&n->words, s->tokens.at[token].key);
    return kind == CS_NONE ? CS_KIND_OTHER : (uint8_t)kind;
}

static bool is_known_actor(const cs_namer *n, const cs_story *s, uint32_t first, uint32_t end,
                           uint8_t *kind) {
    uint32_t behind, entry = cs_phrases_find(&n->actors, s, first, end, CS_BY_FORM, &behind);
    if (entry == CS_NONE || behind != end)
        return false;
    *kind = (uint8_t)n->actors.entries.at[entry].value;
    return true;
}

/* "Palestinians", but no adjective. */
static bool is_people(const cs_namer *n, const cs_story *s, uint32_t first, uint32_t end) {
    const cs_token *t = &s->tokens.at[end - 1];
    return first + 1 == end && (t->upos == CS_UPOS_PROPN || t->upos == CS_UPOS_NOUN) &&
           cs_map_get(&n->peoples, t->key) != CS_NONE;
}

static uint8_t kind_of(const cs_namer *n, const cs_story *s, uint32_t first, uint32_t end,
                       uint32_t named) {
    uint8_t kind = CS_KIND_OTHER, word = kind_of_word(n, s, end - 1);
    bool capitals = s->tokens.at[first].shape & CS_SHAPE_CAPITALS;
    if ((named == CS_NAMED_ORGANIZATION || end - first > 1 || capitals) &&
        is_known_actor(n, s, first, end, &kind))
        return kind;
    switch (named) {
    case CS_NAMED_PERSON:
        return CS_KIND_PERSON;
    case CS_NAMED_ORGANIZATION:
        return word == CS_KIND_GROUP ? CS_KIND_GROUP : CS_KIND_ORGANIZATION;
    case CS_NAMED_PLACE:
        return word == CS_KIND_FACILITY ? CS_KIND_FACILITY : CS_KIND_PLACE;
    default:
        return is_people(n, s, first, end) ? CS_KIND_GROUP : CS_KIND_OTHER;
    }
}

/* ---- names ----------------------------------------------------------------------------------- */

static void add(cs_story *s, uint32_t first, uint32_t end, uint8_t kind) {
    cs_mention *mention = cs_vec_push(s->arena, &s->mentions);
    *mention = (cs_mention){
        cs_story_span(s, first, end), kind, CS_FORM_NAME, CS_NONE, first, end, end - 1};
}

/* Adjectives of peoples and things are no names. */
static bool is_adjective(const cs_story *s, uint32_t first, uint32_t end, uint32_t named) {
    return named == CS_NAMED_OTHER && first + 1 == end && s->tokens.at[first].upos == CS_UPOS_ADJ;
}

static uint32_t end_of(const uint8_t *labels, uint32_t first, uint32_t limit) {
    uint32_t end = first + 1;
    bool more = (labels[first] - 1u) % 4 == CS_LABEL_FIRST;
    while (more && end < limit)
        more = (labels[end++] - 1u) % 4 != CS_LABEL_LAST;
    return end;
}

/* The end of a known actor's name at `first`, where the tagger sees no name. */
static uint32_t missed_end(const cs_namer *n, const cs_story *s, uint32_t first, uint32_t limit,
                           const uint8_t *labels, uint8_t *kind) {
    uint32_t end, entry;
    if (s->tokens.at[first].upos != CS_UPOS_PROPN)
        return first;
    entry = cs_phrases_find(&n->actors, s, first, limit, CS_BY_FORM, &end);
    if (entry == CS_NONE)
        return first;
    for (uint32_t i = first; i < end; i++)
        if (labels[i])
            return first;
    *kind = (uint8_t)n->actors.entries.at[entry].value;
    return end;
}

uint8_t *cs_name_labels(const cs_namer *namer, cs_story *s) {
    return cs_tagger_run(namer->tagger, s);
}

void cs_name_find(const cs_namer *n, cs_story *s, const cs_sentence *in, const uint8_t *labels) {
    for (uint32_t i = in->token; i < in->token_end;) {
        uint8_t kind = CS_KIND_OTHER;
        uint32_t end = i;
        if (labels[i]) {
            uint32_t named = (labels[i] - 1u) / 4;
            end = end_of(labels, i, in->token_end);
            kind = kind_of(n, s, i, end, named);
            if (!is_adjective(s, i, end, named))
                add(s, i, end, kind);
        } else {
            end = missed_end(n, s, i, in->token_end, labels, &kind);
            if (end > i)
                add(s, i, end, kind);
        }
        i = end > i ? end : i + 1;
    }
}
