/* tables.c: see tables.h. */
#include "event/tables.h"

static cs_str next_word(cs_str *rest) {
    return cs_str_cut(*rest, ' ', rest);
}

static const struct {
    const char *word;
    cs_slot_kind kind;
} slot_words[] = {{"subj", CS_SLOT_SUBJ}, {"obj", CS_SLOT_OBJ},         {"iobj", CS_SLOT_IOBJ},
                  {"poss", CS_SLOT_POSS}, {"mod", CS_SLOT_MOD},         {"comp", CS_SLOT_COMP},
                  {"both", CS_SLOT_BOTH}, {"speaker", CS_SLOT_SPEAKER}, {"self", CS_SLOT_SELF}};

static cs_slot slot_of(cs_str word) {
    for (size_t i = 0; i < sizeof slot_words / sizeof *slot_words; i++)
        if (cs_str_eq(word, slot_words[i].word))
            return (cs_slot){slot_words[i].kind, 0};
    return (cs_slot){CS_SLOT_CASE, cs_phrase_key(word)};
}

bool cs_event_slots(const cs_table *table, uint32_t row, unsigned column,
                    cs_slot slots[CS_FRAME_SLOTS], unsigned *count, cs_error *error) {
    cs_str list = cs_table_cell(table, row, column);
    *count = 0;
    while (list.at) {
        if (*count == CS_FRAME_SLOTS)
            return cs_table_error(table, row, error, "more than %d places in %s", CS_FRAME_SLOTS,
                                  table->names[column]);
        slots[(*count)++] = slot_of(cs_str_cut(list, '|', &list));
    }
    return true;
}

/* Function words of a trigger that the tree need not show. */
static bool is_silent(cs_str word) {
    return cs_str_eq(word, "the") || cs_str_eq(word, "a") || cs_str_eq(word, "be");
}

/* A trigger with the key of its head, as it was read. */
typedef struct headed {
    uint64_t head;
    cs_trigger trigger;
    uint32_t next; /* another of the same head, or CS_NONE */
} headed;

/* What the frame table is read into, before the triggers of each head are put together. */
typedef struct reader {
    struct cs_eventer *tables;
    cs_arena *arena;
    const cs_table *lists;
    cs_map heads; /* -> first of `triggers` */
    cs_vec(headed) triggers;
} reader;

/* The head of a noun's words: the last one, or that before a preposition: "attempt on life". */
static unsigned head_of_noun(const cs_str *words, unsigned count) {
    static const char *const prepositions[] = {"of", "on", "against", NULL};
    for (unsigned i = 1; i + 1 < count; i++)
        if (cs_str_is_any(words[i], prepositions))
            return i - 1;
    return count - 1;
}

/* Splits a trigger into its head's key and the keys of its other words. */
static bool read_trigger(headed *h, cs_str trigger) {
    cs_str words[CS_FRAME_WORDS + 1];
    unsigned count = 0;
    cs_trigger *t = &h->trigger;
    while (trigger.at) {
        cs_str word = next_word(&trigger);
        if (count > CS_FRAME_WORDS)
            return false;
        words[count++] = word;
    }
    if (!count)
        return false;
    unsigned at = t->pos == CS_FRAME_NOUN ? head_of_noun(words, count) : 0;
    t->behind = t->pos == CS_FRAME_NOUN && at + 1 < count;
    if (t->pos == CS_FRAME_VERB && count > 1 && cs_str_eq(words[0], "be"))
        at = 1; /* "be dead": the adjective is the head */
    t->state = at == 1 && t->pos == CS_FRAME_VERB;
    h->head = cs_phrase_key(words[at]);
    for (unsigned i = 0; i < count; i++)
        if (i != at && !is_silent(words[i]))
            t->words[t->word_count++] = cs_phrase_key(words[i]);
    return true;
}

static bool read_effect(const cs_table *table, uint32_t row, unsigned column, cs_frame *frame,
                        cs_error *error) {
    int effect;
    cs_str cell = cs_table_cell(table, row, column);
    frame->destroys = cell.at && cs_str_eq(cell, "destroyed");
    frame->foiled = cell.at && cs_str_eq(cell, "foiled");
    if (frame->destroys || frame->foiled)
        return true;
    if (!cs_table_word(table, row, column, cs_names_effect.at, cs_names_effect.count,
                       CS_EFFECT_UNKNOWN, &effect, error))
        return false;
    frame->effect = (uint8_t)effect;
    return true;
}

/* The words of the list that a trigger names as "@list"; none where it names none. */
static cs_str list_named(const cs_table *lists, cs_str trigger, cs_str *name) {
    size_t at = cs_str_find(trigger, '@', 0);
    *name = cs_str_slice(trigger, at, trigger.size);
    for (uint32_t row = 0; name->size && row < lists->rows; row++)
        if (cs_str_is(cs_table_cell(lists, row, 0), cs_str_slice(*name, 1, name->size)))
            return cs_table_cell(lists, row, 1);
    return CS_STR_NONE;
}

static bool add_trigger(reader *r, cs_str words, bool listed) {
    uint32_t row = r->tables->frames.count - 1;
    const cs_frame *frame = &r->tables->frames.at[row];
    headed h = {.trigger = {.frame = row,
                            .weight = (float)frame->weight,
                            .pos = (uint8_t)frame->pos,
                            .listed = listed}};
    if (!read_trigger(&h, words))
        return false;
    uint32_t *first = cs_map_put(r->arena, &r->heads, h.head);
    h.next = *first;
    *first = r->triggers.count;
    *cs_vec_push(r->arena, &r->triggers) = h;
    return true;
}

/* A trigger, once for each word of the list that it ends with, if it names one. */
static bool add_triggers(reader *r, cs_str trigger) {
    cs_str name, words = list_named(r->lists, trigger, &name);
    if (!name.size)
        return add_trigger(r, trigger, false);
    cs_str before = cs_str_slice(trigger, 0, trigger.size - name.size);
    bool whole = words.at != NULL;
    while (whole && words.at)
        whole = add_trigger(r, cs_str_join(r->arena, before, cs_str_cut(words, '|', &words)), true);
    return whole;
}

/* Puts the triggers of each head side by side. */
static void join_triggers(reader *r) {
    struct cs_eventer *e = r->tables;
    for (uint32_t i = 0; i < r->triggers.count; i++) {
        if (cs_map_get(&e->heads, r->triggers.at[i].head) != CS_NONE)
            continue;
        *cs_map_put(r->arena, &e->heads, r->triggers.at[i].head) = e->triggers.count;
        uint32_t at = cs_map_get(&r->heads, r->triggers.at[i].head);
        for (; at != CS_NONE; at = r->triggers.at[at].next)
            *cs_vec_push(r->arena, &e->triggers) = r->triggers.at[at].trigger;
        e->triggers.at[e->triggers.count - 1].last = true;
    }
}

static bool read_frame(reader *r, const cs_table *table, uint32_t row, cs_error *error) {
    static const char *const poses[] = {"v", "n", "a", "x"};
    cs_frame frame = {.type = 0};
    int pos = 0, type = 0;
    if (!cs_table_word(table, row, 1, poses, 4, 0, &pos, error) ||
        !cs_table_word(table, row, 2, cs_names_type.at, cs_names_type.count, 0, &type, error) ||
        !read_effect(table, row, 4, &frame, error) ||
        !cs_event_slots(table, row, 5, frame.agent, &frame.agent_count, error) ||
        !cs_event_slots(table, row, 6, frame.target, &frame.target_count, error) ||
        !cs_table_number(table, row, 7, 0.5, &frame.weight, error))
        return false;
    frame.pos = (cs_frame_pos)pos;
    frame.type = (uint8_t)type;
    cs_str mode = cs_table_cell(table, row, 3), triggers = cs_table_cell(table, row, 0);
    frame.open_mode = mode.size && cs_str_ends(mode, "?");
    frame.mode = mode.size && cs_str_eq(mode, "?")
                     ? CS_STR("unspecified")
                     : cs_str_copy(r->arena, cs_str_cut(mode, '?', &mode));
    *cs_vec_push(r->arena, &r->tables->frames) = frame;
    while (triggers.at)
        if (!add_triggers(r, cs_str_cut(triggers, '|', &triggers)))
            return cs_table_error(table, row, error,
                                  "a trigger has no words, too many, or no such list");
    return true;
}

/* The words of one list, as a set. */
static void read_set(cs_map *set, cs_arena *arena, const cs_table *lists, cs_str list) {
    cs_str name, words = list_named(lists, list, &name);
    while (words.at)
        *cs_map_put(arena, set, cs_phrase_key(cs_str_cut(words, '|', &words))) = 1;
}

static bool load_frames(struct cs_eventer *e, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"trigger", "pos",    "type",   "mode", "effect",
                                          "agent",   "target", "weight", NULL};
    static const char *const list_columns[] = {"list", "words", NULL};
    const char *folder = cs_setup_folder(setup, "event");
    cs_table table, lists;
    if (!cs_table_open(&lists, setup->arena, folder, "lists.tsv", list_columns, error))
        return false;
    reader r = {.tables = e, .arena = setup->arena, .lists = &lists};
    bool whole = cs_table_open(&table, setup->arena, folder, "frames.tsv", columns, error);
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = read_frame(&r, &table, row, error);
    join_triggers(&r);
    read_set(&e->speech, setup->arena, &lists, CS_STR("@speech"));
    read_set(&e->answers, setup->arena, &lists, CS_STR("@answers"));
    read_set(&e->phases, setup->arena, &lists, CS_STR("@phases"));
    read_set(&e->verbal, setup->arena, &lists, CS_STR("@verbal"));
    read_set(&e->intransitive, setup->arena, &lists, CS_STR("@intransitive"));
    read_set(&e->untrue, setup->arena, &lists, CS_STR("@untrue"));
    cs_table_close(&table);
    cs_table_close(&lists);
    return whole;
}

static bool load_modes(struct cs_eventer *e, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "mode", "what", NULL};
    enum { NONE, INSTRUMENT, THROWN };
    static const char *const kinds[] = {"none", "instrument", "thrown"};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "event"), "modes.tsv", columns,
                       error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int kind;
        whole = cs_table_word(&table, row, 2, kinds, 3, NONE, &kind, error);
        cs_phrases_add(setup->arena, &e->mode_phrases, cs_table_cell(&table, row, 0), row);
        *cs_vec_push(setup->arena, &e->modes) = (cs_mode_word){
            cs_str_copy(setup->arena, cs_table_cell(&table, row, 1)), kind != NONE, kind == THROWN};
    }
    cs_table_close(&table);
    return whole;
}

static bool load_lights(struct cs_eventer *e, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"verb", "subject", NULL};
    static const char *const subjects[] = {"agent", "target", "doer"};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "event"), "light.tsv", columns,
                       error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int subject;
        whole = cs_table_word(&table, row, 1, subjects, 3, 0, &subject, error);
        cs_str verb = cs_table_cell(&table, row, 0), particle = verb;
        uint64_t key = cs_phrase_key(next_word(&particle));
        if (particle.at)
            key = cs_hash_mix(key, cs_phrase_key(next_word(&particle)));
        *cs_map_put(setup->arena, &e->lights, key) = (uint32_t)subject;
    }
    cs_table_close(&table);
    return whole;
}

static bool load_governors(struct cs_eventer *e, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "relation", "status", NULL};
    static const char *const relations[] = {"comp", "subj", "mod"};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "event"), "governors.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int relation = 0, status = 0;
        cs_str cell = cs_table_cell(&table, row, 2);
        cs_governor g = {.spares = cs_str_eq(cell, "spared")};
        g.negative = g.spares || cs_str_eq(cell, "negative");
        whole = cs_table_word(&table, row, 1, relations, 3, 0, &relation, error) &&
                (g.negative || cs_table_word(&table, row, 2, cs_names_status.at,
                                             cs_names_status.count, 0, &status, error));
        g.relation = (cs_governs)relation;
        g.status = (uint8_t)status;
        cs_str word = cs_table_cell(&table, row, 0);
        uint64_t key = cs_phrase_key(next_word(&word));
        if (word.size) /* "call off" */
            key = cs_hash_mix(key, cs_phrase_key(next_word(&word)));
        *cs_map_put(setup->arena, &e->governors, key) = e->governor_rows.count;
        *cs_vec_push(setup->arena, &e->governor_rows) = g;
    }
    cs_table_close(&table);
    return whole;
}

static bool read_turn(struct cs_eventer *e, cs_arena *arena, const cs_table *table, uint32_t row,
                      cs_error *error) {
    static const char *const whens[] = {"future", "refused", "if"};
    int when = 0, becomes = 0;
    if (!cs_table_word(table, row, 0, whens, 3, 0, &when, error) ||
        !cs_table_word(table, row, 2, cs_names_type.at, cs_names_type.count, 0, &becomes, error))
        return false;
    cs_turn turn = {.when = (cs_turn_when)when, .becomes = (uint8_t)becomes};
    cs_str mode, type = cs_str_cut(cs_table_cell(table, row, 1), '/', &mode);
    int of = cs_names_find(&cs_names_type, type);
    if (of < 0)
        return cs_table_error(table, row, error, "'%.*s' is no type", (int)type.size, type.at);
    turn.of = (uint8_t)of;
    turn.mode = mode.at ? cs_str_copy(arena, mode) : CS_STR_NONE;
    *cs_vec_push(arena, &e->turns) = turn;
    return true;
}

static bool load_turns(struct cs_eventer *e, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"when", "of", "becomes", "example", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "event"), "turns.tsv", columns,
                       error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = read_turn(e, setup->arena, &table, row, error);
    cs_table_close(&table);
    return whole;
}

bool cs_event_tables_load(struct cs_eventer *eventer, const cs_setup *setup, cs_error *error) {
    return load_frames(eventer, setup, error) && load_modes(eventer, setup, error) &&
           load_lights(eventer, setup, error) && load_governors(eventer, setup, error) &&
           load_turns(eventer, setup, error);
}
