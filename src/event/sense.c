/* sense.c: see sense.h. Three tables, tried in this order: fixed expressions (idioms.tsv), then
 * rows about the word, then rows about any word (senses.tsv). A row asks of what domain the word's
 * subject, object or modifier is (selectional preference: Wilks 1975, Resnik 1997), or what its
 * passage is about (domain.h), against the passage's signs of violence. */
#include "event/sense.h"

#include "event/beside.h"
#include "event/domain.h"
#include "event/past.h"
#include "table/table.h"

/* ---- tables -----------------------------------------------------------------------------------
 */

typedef enum sense_where {
    AT_SUBJECT,
    AT_OBJECT,
    AT_MODIFIER,
    AT_PASSAGE, /* "near" */
    AT_TELLER,  /* "told" */
    AT_YEAR,
    AT_SPAN,
    AT_PREPOSITION
} sense_where;

typedef struct sense_row {
    uint32_t types, effects; /* sets; both empty: any event */
    sense_where where;
    uint64_t preposition;
    uint32_t domains, unless;
    float least;
    cs_sense becomes;
    uint32_t next; /* the next row of the same trigger, or CS_NONE */
} sense_row;

typedef struct sense_idiom {
    uint32_t unless;
    cs_sense becomes;
} sense_idiom;

struct cs_senses {
    cs_domains domains;
    cs_phrases idiom_words; /* -> idioms */
    cs_vec(sense_idiom) idioms;
    cs_map first; /* key of the trigger -> its first row */
    uint32_t any; /* first row of any trigger */
    cs_vec(sense_row) rows;
};

static bool read_set(const cs_senses *x, const cs_table *table, uint32_t row, unsigned column,
                     uint32_t *set, cs_error *error) {
    cs_str cell = cs_table_cell(table, row, column);
    if (cs_domains_set(&x->domains, cell, set))
        return true;
    return cs_table_error(table, row, error, "no such domain in '%.*s'", (int)cell.size, cell.at);
}

static bool read_becomes(const cs_table *table, uint32_t row, unsigned column, cs_arena *arena,
                         cs_sense *becomes, cs_error *error) {
    cs_str mode, cell = cs_table_cell(table, row, column), type = cs_str_cut(cell, '/', &mode);
    int as_type = cs_names_find(&cs_names_type, type),
        as_status = cs_names_find(&cs_names_status, type);
    if (!cell.at) {
        becomes->verdict = CS_SENSE_MEANT;
    } else if (cs_str_eq(cell, "nothing")) {
        becomes->verdict = CS_SENSE_NOTHING;
    } else if (as_type >= 0) {
        *becomes = (cs_sense){.verdict = CS_SENSE_OTHER,
                              .type = (uint8_t)as_type,
                              .mode = mode.at ? cs_str_copy(arena, mode) : CS_STR_NONE};
    } else if (as_status >= 0) {
        *becomes = (cs_sense){.verdict = CS_SENSE_STANDS, .status = (uint8_t)as_status};
    } else {
        return cs_table_error(table, row, error, "'%.*s' is no type and no status", (int)cell.size,
                              cell.at);
    }
    return true;
}

static bool read_idiom(cs_senses *x, const cs_table *table, uint32_t row, cs_arena *arena,
                       cs_error *error) {
    sense_idiom idiom = {.unless = 0};
    if (!read_set(x, table, row, 1, &idiom.unless, error) ||
        !read_becomes(table, row, 2, arena, &idiom.becomes, error))
        return false;
    cs_phrases_add_list(arena, &x->idiom_words, cs_table_cell(table, row, 0), x->idioms.count);
    *cs_vec_push(arena, &x->idioms) = idiom;
    return true;
}

static bool read_of(const cs_table *table, uint32_t row, sense_row *r, cs_error *error) {
    cs_str list = cs_table_cell(table, row, 1);
    while (list.at) {
        cs_str word = cs_str_cut(list, ' ', &list);
        int type = cs_names_find(&cs_names_type, word),
            effect = cs_names_find(&cs_names_effect, word);
        if (type < 0 && effect < 0)
            return cs_table_error(table, row, error, "'%.*s' is no type and no effect",
                                  (int)word.size, word.at);
        if (type >= 0)
            r->types |= UINT32_C(1) << type;
        else
            r->effects |= UINT32_C(1) << effect;
    }
    return true;
}

static void read_where(const cs_table *table, uint32_t row, sense_row *r) {
    static const char *const words[] = {"subj", "obj", "mod", "near", "told", "year", "span"};
    cs_str cell = cs_table_cell(table, row, 2);
    r->where = AT_PREPOSITION;
    r->preposition = cs_phrase_key(cell);
    for (int i = 0; i < AT_PREPOSITION; i++)
        if (cs_str_eq(cell, words[i]))
            r->where = (sense_where)i;
}

/* Puts a row at the end of its trigger's. */
static void add_row(cs_senses *x, cs_arena *arena, sense_row row, cs_str trigger) {
    uint32_t *link = trigger.at ? cs_map_put(arena, &x->first, cs_phrase_key(trigger)) : &x->any;
    while (*link != CS_NONE)
        link = &x->rows.at[*link].next;
    *link = x->rows.count; /* set before the rows may move */
    row.next = CS_NONE;
    *cs_vec_push(arena, &x->rows) = row;
}

static bool read_row(cs_senses *x, const cs_table *table, uint32_t row, cs_arena *arena,
                     cs_error *error) {
    double least;
    sense_row r = {.types = 0};
    if (!read_of(table, row, &r, error) || !read_set(x, table, row, 3, &r.domains, error) ||
        !cs_table_number(table, row, 4, 1.0, &least, error) ||
        !read_set(x, table, row, 5, &r.unless, error) ||
        !read_becomes(table, row, 6, arena, &r.becomes, error))
        return false;
    r.least = (float)least;
    read_where(table, row, &r);
    cs_str triggers = cs_table_cell(table, row, 0);
    do
        add_row(x, arena, r, triggers.at ? cs_str_cut(triggers, '|', &triggers) : CS_STR_NONE);
    while (triggers.at);
    return true;
}

static bool load_idioms(cs_senses *x, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"phrase", "unless", "becomes", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "event"), "idioms.tsv", columns,
                       error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = read_idiom(x, &table, row, setup->arena, error);
    cs_table_close(&table);
    return whole;
}

static bool load_rows(cs_senses *x, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"trigger", "of",     "where",   "domain",
                                          "least",   "unless", "becomes", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "event"), "senses.tsv", columns,
                       error))
        return false;
    bool whole = true;
    x->any = CS_NONE;
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = read_row(x, &table, row, setup->arena, error);
    cs_table_close(&table);
    return whole;
}

const cs_senses *cs_sense_load(const cs_setup *setup, cs_error *error) {
    cs_senses *x = cs_arena_new(setup->arena, cs_senses, 1);
    bool whole = cs_domains_load(&x->domains, setup, error) && load_idioms(x, setup, error) &&
                 load_rows(x, setup, error);
    return whole ? x : NULL;
}

/* ---- a story ----------------------------------------------------------------------------------
 */

struct cs_context {
    const cs_senses *senses;
    const cs_passages *passages;
    uint32_t *idioms; /* [tokens] idiom that the token is a word of, or CS_NONE */
};

static void mark_idioms(const cs_senses *x, const cs_story *s, uint32_t *idioms) {
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        const cs_sentence *in = &s->sentences.at[k];
        for (uint32_t i = in->token; i < in->token_end;) {
            uint32_t end,
                entry = cs_phrases_find(&x->idiom_words, s, i, in->token_end, CS_BY_LEMMA, &end);
            if (entry == CS_NONE)
                idioms[i++] = CS_NONE;
            while (entry != CS_NONE && i < end)
                idioms[i++] = x->idiom_words.entries.at[entry].value;
        }
    }
}

const cs_context *cs_sense_read(const cs_senses *senses, const cs_story *s) {
    cs_context *c = cs_arena_new(s->scratch, cs_context, 1);
    c->senses = senses;
    c->passages = cs_passages_read(&senses->domains, s);
    c->idioms = cs_arena_new(s->scratch, uint32_t, s->tokens.count);
    mark_idioms(senses, s, c->idioms);
    return c;
}

/* ---- one event --------------------------------------------------------------------------------
 */

/* What stands beside an event's word, read once. */
typedef struct sense_beside {
    bool verb, passive;
    uint32_t subject, object, modifier; /* domains */
} sense_beside;

/* Of the tree's participants, those that stand there without a preposition. */
static uint32_t kinds_of(const cs_passages *p, const cs_few *few) {
    uint32_t kinds = 0;
    for (unsigned i = 0; i < few->count; i++)
        if (!cs_tree_case(p->s, few->at[i]))
            kinds |= p->kinds[few->at[i]];
    return kinds;
}

static sense_beside look_beside(const cs_passages *p, const cs_draft *d) {
    uint64_t by = cs_phrase_key(CS_STR("by"));
    sense_beside b = {.verb = d->frame->pos == CS_FRAME_VERB};
    b.passive = b.verb && cs_beside_is_passive(p->s, d->token);
    uint32_t agent = cs_beside_behind(p, d->token, by);
    if (b.verb) {
        uint32_t before = cs_beside_before(p, d->token), after = cs_beside_after(p, d->token);
        b.subject = b.passive ? agent : before;
        b.object = b.passive ? before : after;
    } else {
        b.modifier = cs_beside_modifiers(p, d->token);
        b.subject = agent;
        b.object = cs_beside_aim(p, d->token);
    }
    b.subject |= kinds_of(p, &d->agents);
    b.object |= kinds_of(p, &d->targets);
    return b;
}

static bool is_about(const sense_row *row, const cs_frame *frame) {
    if (!row->types && !row->effects)
        return true;
    return (row->types >> frame->type & 1) || (row->effects >> frame->effect & 1);
}

/* Signs in the sentence that speak against a row about what stands beside the word. */
static const float SIGNS = 1.0f;

static bool stands_beside(const cs_passages *p, const sense_row *row, uint32_t token,
                          uint32_t kinds) {
    return (kinds & row->domains) &&
           (!row->unless || cs_passages_own(p, token, row->unless) < SIGNS);
}

/* How many times more a sign of violence counts than a word of another domain. */
static const float GRAVE = 1.5f;

static bool is_passage(const cs_passages *p, const sense_row *row, uint32_t token) {
    float about = cs_passages_near(p, token, row->domains),
          against = cs_passages_near(p, token, row->unless);
    return row->domains ? about >= row->least && about > GRAVE * against : against < row->least;
}

static bool holds(const cs_passages *p, const sense_row *row, const cs_draft *d,
                  const sense_beside *b) {
    switch (row->where) {
    case AT_SUBJECT:
        return stands_beside(p, row, d->token, b->subject);
    case AT_OBJECT:
        return stands_beside(p, row, d->token, b->object);
    case AT_MODIFIER:
        return stands_beside(p, row, d->token, b->modifier);
    case AT_PREPOSITION:
        return stands_beside(p, row, d->token, cs_beside_behind(p, d->token, row->preposition));
    case AT_PASSAGE:
        return is_passage(p, row, d->token);
    case AT_TELLER:
        return cs_past_is_told(p, d->token, row->domains, row->least);
    case AT_YEAR:
        return cs_past_has_year(p->s, d->token);
    case AT_SPAN:
        return cs_past_has_span(p->s, d->token);
    }
    return false;
}

/* "shot dead", "stabbed to death": whatever the passage is about. */
static bool is_certain(const cs_draft *d) {
    static const double certain = 0.9;
    return d->used.count && d->frame->effect == CS_EFFECT_KILLED && d->frame->weight >= certain;
}

static const sense_row *decide(const cs_context *c, uint32_t at, const cs_draft *d,
                               const sense_beside *b) {
    for (; at != CS_NONE; at = c->senses->rows.at[at].next) {
        const sense_row *row = &c->senses->rows.at[at];
        if (row->where == AT_PASSAGE && is_certain(d))
            continue;
        if (is_about(row, d->frame) && holds(c->passages, row, d, b))
            return row;
    }
    return NULL;
}

static const cs_sense *of_idiom(const cs_context *c, uint32_t token) {
    if (c->idioms[token] == CS_NONE)
        return NULL;
    const sense_idiom *idiom = &c->senses->idioms.at[c->idioms[token]];
    bool speaks = idiom->unless && cs_passages_own(c->passages, token, idiom->unless) >= SIGNS;
    return speaks ? NULL : &idiom->becomes;
}

cs_sense cs_sense_of(const cs_context *c, const cs_draft *d) {
    const cs_sense *idiom = of_idiom(c, d->token);
    if (idiom)
        return *idiom;
    sense_beside b = look_beside(c->passages, d);
    uint64_t key = c->passages->s->tokens.at[d->token].lemma_key;
    const sense_row *row = decide(c, cs_map_get(&c->senses->first, key), d, &b);
    if (!row)
        row = decide(c, c->senses->any, d, &b);
    return row ? row->becomes : (cs_sense){.verdict = CS_SENSE_MEANT};
}
