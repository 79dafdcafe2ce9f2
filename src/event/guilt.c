/* guilt.c: see guilt.h. From the deed's word the way goes up the tree, from word to word of the
 * table, each of which wants the one below behind one of its prepositions; the last that tells of
 * somebody tells who it was, and how sure that is. */
#include "event/guilt.h"

#include "event/roles.h"

/* "-": as sure as the word above makes it. */
enum { NO_CERTAINTY = UINT8_MAX, MOST_STEPS = 8 };

typedef struct word {
    cs_frame_pos pos;
    cs_slot deed[CS_FRAME_SLOTS], who[CS_FRAME_SLOTS];
    unsigned deed_count, who_count;
    uint8_t certainty;
    uint64_t as; /* key of a preposition, or 0 */
    bool through;
} word;

typedef struct row {
    uint32_t word, next; /* another of the same lemma, or CS_NONE */
} row;

struct cs_guilt {
    cs_vec(word) words;
    cs_vec(row) rows;
    cs_map lemmas; /* -> first of `rows` */
};

/* ---- the table --------------------------------------------------------------------------------
 */

static bool read_word(struct cs_guilt *g, cs_arena *arena, const cs_table *table, uint32_t at,
                      cs_error *error) {
    static const char *const poses[] = {"v", "n", "a"};
    word w = {.through = cs_table_cell(table, at, 6).at != NULL};
    int pos = 0, certainty = 0;
    if (!cs_table_word(table, at, 1, poses, 3, 0, &pos, error) ||
        !cs_event_slots(table, at, 2, w.deed, &w.deed_count, error) ||
        !cs_event_slots(table, at, 3, w.who, &w.who_count, error) ||
        !cs_table_word(table, at, 4, cs_names_certainty.at, cs_names_certainty.count, NO_CERTAINTY,
                       &certainty, error))
        return false;
    w.pos = (cs_frame_pos)pos;
    w.certainty = (uint8_t)certainty;
    cs_str as = cs_table_cell(table, at, 5);
    w.as = as.at ? cs_phrase_key(as) : 0;
    *cs_vec_push(arena, &g->words) = w;
    cs_str lemmas = cs_table_cell(table, at, 0);
    while (lemmas.at) {
        uint32_t *first =
            cs_map_put(arena, &g->lemmas, cs_phrase_key(cs_str_cut(lemmas, '|', &lemmas)));
        row r = {.word = g->words.count - 1, .next = *first};
        *first = g->rows.count;
        *cs_vec_push(arena, &g->rows) = r;
    }
    return true;
}

const struct cs_guilt *cs_guilt_load(const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word",      "pos", "deed",    "who",
                                          "certainty", "as",  "through", NULL};
    struct cs_guilt *g = cs_arena_new(setup->arena, struct cs_guilt, 1);
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "event"), "guilt.tsv", columns,
                       error))
        return NULL;
    bool whole = true;
    for (uint32_t at = 0; whole && at < table.rows; at++)
        whole = read_word(g, setup->arena, &table, at, error);
    cs_table_close(&table);
    return whole ? g : NULL;
}

/* ---- the way up -------------------------------------------------------------------------------
 */

typedef struct climb {
    const struct cs_guilt *g;
    const cs_story *s;
    uint32_t token; /* how far it went */
    cs_slot sign;   /* how that one hangs from the word above */
    bool noun;      /* is that a noun or adjective of the table? */
    bool over;      /* is it one that only stands in the way? */
    bool self;      /* is who did it the very word: "the killers of"? */
    bool counted;   /* is the deed told as a number: "12 deaths"? */
    bool denied;    /* "had no part in" */
    uint8_t certainty;
    cs_few who;
} climb;

static cs_slot behind(uint64_t key) {
    return (cs_slot){CS_SLOT_CASE, key};
}

/* "in connection with", where the tree takes it for one preposition. */
static bool is_in_connection(const cs_story *s, uint32_t sign) {
    return sign + 1 < s->tokens.count && s->tokens.at[sign + 1].deprel == CS_DEP_FIXED &&
           cs_str_eq(s->tokens.at[sign + 1].lemma, "connection");
}

/* How a token hangs from the one above. */
static cs_slot sign_of(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    switch (t->deprel) {
    case CS_DEP_NSUBJ_PASS:
        return (cs_slot){CS_SLOT_OBJ, 0};
    case CS_DEP_NSUBJ:
        return (cs_slot){CS_SLOT_SUBJ, 0};
    case CS_DEP_OBJ:
    case CS_DEP_OBL:
    case CS_DEP_NMOD:
    case CS_DEP_ACL:
    case CS_DEP_ADVCL:
    case CS_DEP_CCOMP:
    case CS_DEP_XCOMP:
        break;
    default:
        return behind(0);
    }
    uint32_t c = cs_story_child(s, token, CS_DEP_CASE);
    c = c == CS_NONE ? cs_story_child(s, token, CS_DEP_MARK) : c;
    if (c != CS_NONE)
        return behind(is_in_connection(s, c) ? cs_phrase_key(CS_STR("for")) : s->tokens.at[c].key);
    bool bare = t->deprel == CS_DEP_OBJ || t->xpos == CS_XPOS_VBG ||
                (t->upos == CS_UPOS_ADJ && t->deprel == CS_DEP_XCOMP);
    return bare ? (cs_slot){CS_SLOT_OBJ, 0} : behind(0);
}

static bool is_pos(const cs_token *t, cs_frame_pos pos) {
    return pos == CS_FRAME_VERB   ? cs_tree_is_verb(t)
           : pos == CS_FRAME_NOUN ? t->upos == CS_UPOS_NOUN
                                  : t->upos == CS_UPOS_ADJ;
}

/* The word of the table that the token is, for what hangs from it so; NULL. */
static const word *word_at(const climb *c, uint32_t token, cs_slot sign) {
    const cs_token *t = &c->s->tokens.at[token];
    uint32_t at = cs_map_get(&c->g->lemmas, t->lemma_key);
    for (; at != CS_NONE; at = c->g->rows.at[at].next) {
        const word *w = &c->g->words.at[c->g->rows.at[at].word];
        if (!is_pos(t, w->pos) || (w->through && !c->noun))
            continue;
        for (unsigned i = 0; i < w->deed_count; i++)
            if (w->deed[i].kind == sign.kind && w->deed[i].key == sign.key)
                return w;
    }
    return NULL;
}

bool cs_guilt_is_deed(const struct cs_guilt *guilt, const cs_story *s, uint32_t token) {
    climb c = {.g = guilt, .s = s, .sign = sign_of(s, token)};
    uint32_t head = s->tokens.at[token].head;
    const word *w =
        head == CS_NONE || c.sign.kind != CS_SLOT_CASE ? NULL : word_at(&c, head, c.sign);
    return w && (w->who_count || w->certainty != NO_CERTAINTY);
}

static void fill(const cs_story *s, uint32_t token, cs_slot slot, cs_few *few) {
    if (slot.kind == CS_SLOT_SUBJ)
        cs_tree_subject(s, token, few);
    else if (slot.kind == CS_SLOT_OBJ)
        cs_tree_object(s, token, few);
    else if (slot.kind == CS_SLOT_POSS)
        cs_roles_possessors(s, token, few);
    else if (slot.kind == CS_SLOT_SELF)
        cs_few_add_joined(few, s, token);
    else if (slot.kind == CS_SLOT_CASE)
        cs_tree_behind(s, token, slot.key, few);
    else if (token && cs_tree_is_noun(&s->tokens.at[token - 1])) /* "the men responsible" */
        cs_few_add_joined(few, s, token - 1);
    else
        cs_tree_subject(s, token, few);
}

/* "attributed the raid on the embassy | to them": who stands behind the preposition may hang from a
 * noun within the object. */
static void fill_within(const cs_story *s, uint32_t token, cs_slot slot, cs_few *few) {
    enum { MOST_DOWN = 4 };
    uint32_t at = cs_story_child(s, token, CS_DEP_OBJ);
    for (int i = 0; i < MOST_DOWN && at != CS_NONE && !few->count; i++) {
        cs_tree_behind(s, at, slot.key, few);
        at = cs_story_child(s, at, CS_DEP_NMOD);
    }
}

static bool has_lemma(const cs_story *s, uint32_t token, const char *const *words) {
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (cs_story_is_any(s, c, words))
            return true;
    return false;
}

/* Takes the word for one that leads to who it was; false where it is denied. */
static bool take(climb *c, uint32_t token, const word *w) {
    static const char *const not [] = {"not", "n't", "never", NULL};
    static const char *const no[] = {"no", "any", NULL};
    if (w->pos != CS_FRAME_NOUN && has_lemma(c->s, token, not ))
        return false;
    if (w->certainty == CS_CERTAINTY_CLAIMED && c->counted)
        return false; /* "admitted to only 12 deaths" */
    c->denied |= w->pos == CS_FRAME_NOUN && has_lemma(c->s, token, no);
    c->noun = w->pos != CS_FRAME_VERB;
    if (w->certainty != NO_CERTAINTY)
        c->certainty = w->certainty;
    cs_few few = {.count = 0};
    for (unsigned i = 0; i < w->who_count && !few.count; i++)
        fill(c->s, token, w->who[i], &few);
    if (!few.count && w->pos == CS_FRAME_VERB && w->who_count && w->who[0].kind == CS_SLOT_CASE)
        fill_within(c->s, token, w->who[0], &few);
    if (few.count) {
        c->who = few;
        c->self = w->who[0].kind == CS_SLOT_SELF && w->certainty == CS_CERTAINTY_STATED;
    }
    return true;
}

/* "those behind the attack", "X was behind the attack" */
static bool take_behind(climb *c) {
    const cs_token *t = &c->s->tokens.at[c->token];
    if (c->sign.kind != CS_SLOT_CASE ||
        cs_tree_case(c->s, c->token) != cs_phrase_key(CS_STR("behind")))
        return false;
    c->certainty = CS_CERTAINTY_STATED;
    if (t->deprel == CS_DEP_NMOD)
        cs_few_add_joined(&c->who, c->s, t->head);
    else if (!cs_tree_is_verb(t))
        cs_tree_subject(c->s, c->token, &c->who);
    return true;
}

/* "jailed for 20 years | for the attack", "implicated four officers and two men | in the murder":
 * what stands behind such a word may hang from a noun on the way. */
static bool passes(const cs_story *s, uint32_t token, cs_slot sign) {
    static const char *const words[] = {"for", "over", "in", "with", "to"};
    const cs_token *t = &s->tokens.at[token];
    bool noun = t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_NUM || t->upos == CS_UPOS_PROPN;
    for (size_t i = 0; noun && i < sizeof words / sizeof *words; i++)
        if (sign.key == cs_phrase_key(cs_str_of(words[i])))
            return true;
    return false;
}

/* Goes one word up; false where the way ends. */
static bool step_up(climb *c) {
    const cs_story *s = c->s;
    uint32_t head = s->tokens.at[c->token].head;
    if (s->tokens.at[c->token].deprel == CS_DEP_CONJ && !c->over) { /* "murders and robberies" */
        c->token = head;
        c->sign = sign_of(s, head);
        return true;
    }
    const word *w = word_at(c, head, c->sign);
    if (!w && cs_tree_is_verb(&s->tokens.at[head])) { /* "took part | in the murder" */
        uint32_t object = cs_story_child(s, head, CS_DEP_OBJ);
        w = object == CS_NONE ? NULL : word_at(c, object, c->sign);
        head = w ? object : head;
    }
    c->over = !w;
    c->token = head;
    if (!w)
        return passes(s, head, c->sign);
    if (!take(c, head, w))
        return false;
    cs_slot own = sign_of(s, head);
    c->sign = w->as && own.kind == CS_SLOT_CASE && own.key ? behind(w->as) : own;
    return true;
}

static void go_up(climb *c) {
    for (int steps = 0; steps < MOST_STEPS && c->s->tokens.at[c->token].head != CS_NONE; steps++)
        if (!step_up(c))
            return;
}

/* "the attack blamed on X", "a murder which was attributed to X" */
static void go_down(climb *c, uint32_t deed) {
    for (uint32_t v = c->s->tokens.at[deed].child; v != CS_NONE; v = c->s->tokens.at[v].sibling) {
        uint8_t r = c->s->tokens.at[v].deprel;
        bool describes = r == CS_DEP_ACL || r == CS_DEP_ACL_RELCL;
        const word *w = describes && cs_tree_is_passive(c->s, v)
                            ? word_at(c, v, (cs_slot){CS_SLOT_OBJ, 0})
                            : NULL;
        if (w && w->who[0].kind == CS_SLOT_CASE)
            take(c, v, w);
    }
}

/* ---- */

cs_guilt_told cs_guilt_of(const struct cs_guilt *guilt, const cs_story *s, uint32_t deed) {
    climb c = {.g = guilt,
               .s = s,
               .token = deed,
               .sign = sign_of(s, deed),
               .counted = cs_story_child(s, deed, CS_DEP_NUMMOD) != CS_NONE,
               .certainty = NO_CERTAINTY};
    take_behind(&c);
    go_up(&c);
    if (!c.who.count)
        go_down(&c, deed);
    if (c.denied)
        c.certainty = CS_CERTAINTY_DENIED;
    if (c.certainty == NO_CERTAINTY)
        c.certainty = CS_CERTAINTY_STATED;
    return (cs_guilt_told){c.who, c.certainty, c.self};
}
