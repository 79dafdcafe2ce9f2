/* name.c: see name.h. */
#include "mention/name.h"

#include "table/table.h"

/* What the last word of a name says. */
enum { NAME_GROUP, NAME_FACILITY, NAME_SEAT };

/* ---- loading --------------------------------------------------------------------------------- */

/* Aliases that mean other things as well are left to the tagger, but for letters in capitals. */
static bool load_ambiguous(cs_namer *n, cs_map *ambiguous, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"alias", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "actor"), "ambiguous.tsv",
                       columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        cs_str alias = cs_table_cell(&table, row, 0);
        *cs_map_put(setup->arena, ambiguous, cs_phrase_key(alias)) = 1;
        if (cs_phrase_wanted(alias) & CS_SHAPE_CAPITALS)
            *cs_map_put(setup->arena, &n->written, cs_hash_str(alias)) = 1;
    }
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
    if (!load_ambiguous(n, &ambiguous, setup, error) ||
        !cs_table_open(&table, setup->arena, cs_setup_folder(setup, "actor"), "actors.tsv", columns,
                       error))
        return false;
    bool whole = true;
    enum { NAMES_EACH = 3 };
    cs_phrases_reserve(setup->arena, &n->actors, NAMES_EACH * table.rows);
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
        uint64_t key = cs_phrase_key(cs_table_cell(&table, row, 0));
        if (cs_str_eq(use, "group"))
            *cs_map_put(setup->arena, &n->words, key) = NAME_GROUP;
        if (cs_str_eq(use, "facility"))
            *cs_map_put(setup->arena, &n->words, key) = NAME_FACILITY;
        if (cs_str_eq(use, "seat"))
            *cs_map_put(setup->arena, &n->words, key) = NAME_SEAT;
        if (cs_str_eq(use, "calendar"))
            *cs_map_put(setup->arena, &n->calendar, key) = 1;
    }
    cs_table_close(&table);
    return true;
}

bool cs_name_load(cs_namer *namer, const cs_setup *setup, cs_error *error) {
    namer->tagger = cs_tagger_load(setup, error);
    return namer->tagger && load_actors(namer, setup, error) && load_words(namer, setup, error) &&
           cs_phrases_read(&namer->peoples, setup, "place", "countries.tsv", "demonyms", 0,
                           error) &&
           cs_phrases_read(&namer->peoples, setup, "actor", "identities.tsv", "word", 0, error);
}

/* ---- kinds ----------------------------------------------------------------------------------- */

static bool is_known_actor(const cs_namer *n, const cs_story *s, uint32_t first, uint32_t end,
                           uint8_t *kind) {
    uint32_t behind, entry = cs_phrases_find(&n->actors, s, first, end, CS_BY_FORM, &behind);
    if (entry == CS_NONE || behind != end)
        return false;
    *kind = (uint8_t)n->actors.entries.at[entry].value;
    return true;
}

/* "Palestinians", "Bosnian Serbs", but no adjective. */
static bool is_people(const cs_namer *n, const cs_story *s, uint32_t first, uint32_t end) {
    const cs_token *last = &s->tokens.at[end - 1];
    uint32_t behind, people = cs_phrases_find(&n->peoples, s, end - 1, end, CS_BY_FORM, &behind);
    if (people == CS_NONE)
        people = cs_phrases_find(&n->peoples, s, first, end, CS_BY_FORM, &behind);
    return people != CS_NONE && behind == end &&
           (last->xpos == CS_XPOS_NNPS || last->xpos == CS_XPOS_NNS ||
            (first + 1 == end && last->upos == CS_UPOS_PROPN));
}

/* Is the word the name of a place or of people as well? */
static bool is_other_name(const cs_namer *n, uint64_t key) {
    const cs_lexicon *lexicon = cs_tagger_lexicon(n->tagger);
    uint8_t phrase = cs_lexicon_phrase(lexicon, cs_hash_mix(0, key));
    return (phrase & (CS_PHRASE_COUNTRY | CS_PHRASE_DIVISION)) ||
           (cs_lexicon_word_of(lexicon, key).lists & (CS_WORD_GIVEN | CS_WORD_FAMILY));
}

/* "Denzel Washington": ends with what is a family name as well, and is no known place as a whole.
 */
static bool is_person_after_all(const cs_namer *n, const cs_story *s, uint32_t first,
                                uint32_t end) {
    const cs_lexicon *lexicon = cs_tagger_lexicon(n->tagger);
    uint64_t key = 0;
    if (end - first != 2 || !s->tokens.at[first].key || !s->tokens.at[end - 1].key)
        return false;
    for (uint32_t i = first; i < end; i++)
        key = cs_hash_mix(key, s->tokens.at[i].key);
    uint16_t before = cs_lexicon_word_of(lexicon, s->tokens.at[first].key).lists,
             family = cs_lexicon_word_of(lexicon, s->tokens.at[end - 1].key).lists;
    const uint16_t places = CS_WORD_HEAD | CS_WORD_PARTICLE | CS_WORD_AFTER;
    return (family & CS_WORD_FAMILY) && !(before & places) &&
           !(family & (CS_WORD_AFTER | CS_WORD_FACILITY | CS_WORD_ROAD)) &&
           !(cs_lexicon_phrase(lexicon, key) & CS_PHRASE_PLACE);
}

static uint8_t kind_of(const cs_namer *n, const cs_story *s, uint32_t first, uint32_t end,
                       uint32_t named) {
    uint8_t kind = CS_KIND_OTHER;
    uint32_t word = cs_map_get(&n->words, s->tokens.at[end - 1].key);
    bool several = end - first > 1;
    bool sure = named == CS_NAMED_ORGANIZATION || several ||
                (s->tokens.at[first].shape & CS_SHAPE_CAPITALS) ||
                !is_other_name(n, s->tokens.at[first].key);
    if (sure && is_known_actor(n, s, first, end, &kind))
        return kind;
    switch (named) {
    case CS_NAMED_PERSON:
        return CS_KIND_PERSON;
    case CS_NAMED_ORGANIZATION:
        return word == NAME_GROUP                 ? CS_KIND_GROUP
               : word == NAME_FACILITY && several ? CS_KIND_FACILITY
                                                  : CS_KIND_ORGANIZATION;
    case CS_NAMED_PLACE:
        if (is_person_after_all(n, s, first, end))
            return CS_KIND_PERSON;
        return word == NAME_FACILITY || word == NAME_SEAT ? CS_KIND_FACILITY : CS_KIND_PLACE;
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

/* "MEND", but not in a sentence in capitals. */
static bool is_written_so(const cs_namer *n, const cs_story *s, uint32_t token) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    uint32_t small = 0;
    for (uint32_t i = in->token; i < in->token_end; i++)
        small +=
            (s->tokens.at[i].shape & (CS_SHAPE_LETTERS | CS_SHAPE_CAPITALS)) == CS_SHAPE_LETTERS;
    cs_str form = cs_story_words(s, s->tokens.at[token].span);
    return small >= 2 && cs_map_get(&n->written, cs_hash_str(form)) != CS_NONE;
}

/* The end of the name of a known actor or of a people at `first`, where the tagger sees none. */
static uint32_t missed_actor(const cs_namer *n, const cs_story *s, uint32_t first, uint32_t limit,
                             uint8_t *kind) {
    uint32_t end, entry = cs_phrases_find(&n->actors, s, first, limit, CS_BY_FORM, &end);
    if (entry != CS_NONE) {
        *kind = (uint8_t)n->actors.entries.at[entry].value;
        return end;
    }
    bool people = is_people(n, s, first, first + 1) && s->tokens.at[first].xpos == CS_XPOS_NNPS;
    *kind = people ? CS_KIND_GROUP : CS_KIND_ORGANIZATION;
    return people || is_written_so(n, s, first) ? first + 1 : first;
}

static bool is_capital_name(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    return t->upos == CS_UPOS_PROPN && (t->shape & CS_SHAPE_INITIAL);
}

static bool is_link(const cs_story *s, uint32_t token) {
    return cs_str_eq(s->tokens.at[token].lemma, "of") ||
           cs_str_eq(s->tokens.at[token].lemma, "for");
}

/* Proper nouns in a row, "of" between them, that are names of nothing that acts: "Hunger Strike",
 * "Rally of Portugal". In sentences all in capitals none are. */
static uint32_t other_end(const cs_namer *n, const cs_story *s, uint32_t first, uint32_t limit) {
    uint32_t end = first;
    while (end < limit && is_capital_name(s, end)) {
        if (cs_map_get(&n->calendar, s->tokens.at[end].key) != CS_NONE ||
            ((s->tokens.at[end].shape & CS_SHAPE_CAPITALS) && end > first))
            return first;
        end++;
        if (end + 1 < limit && is_capital_name(s, end + 1) && is_link(s, end))
            end++;
    }
    return end - first >= 2 ? end : first;
}

/* "Rally" of "Rally of Portugal": what is called so is neither Portugal nor a rally. */
static bool begins_longer(const cs_namer *n, const cs_story *s, uint32_t token, uint32_t limit) {
    uint16_t lists =
        cs_lexicon_word_of(cs_tagger_lexicon(n->tagger), s->tokens.at[token].key).lists;
    bool first = token == s->sentences.at[s->tokens.at[token].sentence].token;
    return !first && token + 2 < limit && is_capital_name(s, token) &&
           !(s->tokens.at[token].shape & CS_SHAPE_CAPITALS) && is_link(s, token + 1) &&
           (s->tokens.at[token + 2].shape & CS_SHAPE_INITIAL) &&
           !(lists & (CS_WORD_TITLE | CS_WORD_CALENDAR));
}

/* The end of a name at `first` that the tagger has not seen. */
static uint32_t missed_end(const cs_namer *n, const cs_story *s, uint32_t first, uint32_t limit,
                           const uint8_t *labels, uint8_t *kind) {
    bool seen = false;
    uint32_t known, found = cs_phrases_find(&n->actors, s, first, limit, CS_BY_FORM, &known);
    if (s->tokens.at[first].upos != CS_UPOS_PROPN && !is_written_so(n, s, first) &&
        (found == CS_NONE || known < first + 2))
        return first;
    uint32_t end = missed_actor(n, s, first, limit, kind);
    if (end == first) {
        end = other_end(n, s, first, limit);
        *kind = CS_KIND_OTHER;
    }
    for (uint32_t i = first; i < end; i++)
        seen |= labels[i] != 0;
    if (end > first && !seen)
        return end;
    *kind = CS_KIND_OTHER;
    return begins_longer(n, s, first, limit) ? first + 1 : first;
}

uint8_t *cs_name_labels(const cs_namer *namer, cs_story *s) {
    return cs_tagger_run(namer->tagger, s);
}

/* The end of a known actor's name of several words at `first` within which all names end that the
 * tagger sees there: "United Nations", where it sees "Nations". */
static uint32_t known_end(const cs_namer *n, const cs_story *s, uint32_t first, uint32_t limit,
                          const uint8_t *labels, uint8_t *kind) {
    uint32_t end, entry = cs_phrases_find(&n->actors, s, first, limit, CS_BY_FORM, &end);
    bool any = false;
    if (entry == CS_NONE || end < first + 2)
        return first;
    for (uint32_t i = first; i < end; i++)
        any |= labels[i] != 0;
    bool crossed = labels[end - 1] && cs_tagger_opens(labels[end - 1]);
    *kind = (uint8_t)n->actors.entries.at[entry].value;
    return any && !crossed ? end : first;
}

/* The end of the name at `first`, and its kind; `first` where there is none. */
static uint32_t name_at(const cs_namer *n, const cs_story *s, uint32_t first, uint32_t limit,
                        const uint8_t *labels, uint8_t *kind) {
    uint32_t known = known_end(n, s, first, limit, labels, kind);
    if (!labels[first])
        return known > first ? known : missed_end(n, s, first, limit, labels, kind);
    uint32_t end = end_of(labels, first, limit), named = (labels[first] - 1u) / 4;
    if (known >= end)
        return known;
    *kind = kind_of(n, s, first, end, named);
    return is_adjective(s, first, end, named) ? first : end;
}

void cs_name_find(const cs_namer *n, cs_story *s, const cs_sentence *in, const uint8_t *labels) {
    for (uint32_t i = in->token; i < in->token_end;) {
        uint8_t kind = CS_KIND_OTHER;
        uint32_t end = name_at(n, s, i, in->token_end, labels, &kind);
        if (end > i)
            add(s, i, end, kind);
        i = end > i ? end : i + 1;
    }
}
