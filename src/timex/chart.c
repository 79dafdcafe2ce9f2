/* chart.c: see chart.h. */
#include "timex/chart.h"

#include "timex/guard.h"

static const uint32_t *find_names(const cs_story *s, cs_arena *arena) {
    uint32_t *last = cs_arena_new(arena, uint32_t, s->tokens.count);
    for (uint32_t i = 0; i < s->mentions.count; i++) {
        const cs_mention *m = &s->mentions.at[i];
        if (m->kind != CS_KIND_PERSON || m->form != CS_FORM_NAME)
            continue;
        for (uint32_t k = m->token; k < m->token_end; k++)
            last[k] = m->token_end - 1;
    }
    return last;
}

cs_chart cs_chart_make(const cs_grammar *grammar, const cs_numbers *numbers, const cs_story *story,
                       cs_arena *arena) {
    return (cs_chart){.grammar = grammar,
                      .trie = cs_grammar_trie(grammar),
                      .numbers = numbers,
                      .story = story,
                      .last_of_name = find_names(story, arena),
                      .arena = arena};
}

/* An edge that stands in the way of a new one: the same symbol over the same atoms. */
static cs_edge *same_edge(cs_chart *c, const cs_edge *edge) {
    for (uint32_t i = c->cells.at[edge->start].head; i != CS_NONE; i = c->edges.at[i].next)
        if (c->edges.at[i].symbol == edge->symbol && c->edges.at[i].end == edge->end)
            return &c->edges.at[i];
    return NULL;
}

/* Of two edges alike the one of the rule that stands first in its table stays. */
static void add_edge(cs_chart *c, cs_edge edge) {
    cs_edge *old = edge.rule ? same_edge(c, &edge) : NULL;
    if (old && (!old->rule || old->rule <= edge.rule))
        return;
    if (old) {
        edge.next = old->next;
        *old = edge;
        return;
    }
    if (c->edges.count >= CS_CHART_EDGES)
        return;
    edge.next = c->cells.at[edge.start].head;
    c->cells.at[edge.start].begins |= cs_grammar_begins(c->grammar, edge.symbol);
    c->cells.at[edge.start].head = c->edges.count;
    *cs_vec_push(c->arena, &c->edges) = edge;
}

/* ---- level 0: what single words and numbers mean --------------------------------------------- */

static void add_slot(cs_chart *c, cs_own own, uint32_t start, uint32_t end, cs_slot slot,
                     int value) {
    cs_edge edge = {.symbol = cs_grammar_own(c->grammar, own),
                    .start = start,
                    .end = end,
                    .first = CS_NONE,
                    .last = CS_NONE};
    cs_slots_set(&edge.slots, slot, value);
    add_edge(c, edge);
}

static void add_clock(cs_chart *c, cs_own own, uint32_t start, uint32_t end, int hour, int minute) {
    cs_edge edge = {.symbol = cs_grammar_own(c->grammar, own),
                    .start = start,
                    .end = end,
                    .first = CS_NONE,
                    .last = CS_NONE};
    if (hour > 24 || minute > 59)
        return;
    cs_slots_set(&edge.slots, CS_SLOT_HOUR, hour);
    cs_slots_set(&edge.slots, CS_SLOT_MINUTE, minute);
    add_edge(c, edge);
}

/* "10.45" was read as a number with a decimal point. */
static void add_pointed(cs_chart *c, uint32_t at, uint32_t end) {
    const cs_atom *a = &c->atoms.at[at];
    if (end == at + 3 && a->kind == CS_ATOM_DIGITS && a->digits <= 2 && a[2].digits == 2 &&
        cs_atom_is(&c->atoms, at + 1, '.'))
        add_clock(c, CS_OWN_POINTED, at, end, (int)a->number, (int)a[2].number);
}

/* "1990s", "80s", also written "1990's". */
static void add_decade(cs_chart *c, uint32_t at, const cs_number *n) {
    int value = (int)n->value;
    cs_str behind = n->end < c->atoms.count && c->atoms.at[n->end].joined
                        ? cs_story_words(c->story, c->atoms.at[n->end].span)
                        : CS_STR("");
    bool plural = cs_str_eq_nocase(behind, "s") || cs_str_eq_nocase(behind, "'s");
    if (plural && value % 10 == 0 && (n->digits == 2 || (n->digits == 4 && value >= 1000)))
        add_slot(c, CS_OWN_TENS, at, n->end + 1, CS_SLOT_DECADE, value / 10);
}

/* A number that is one run of digits may be any part of a date. */
static void add_digits(cs_chart *c, uint32_t at, const cs_number *n) {
    int value = (int)n->value;
    if (n->digits <= 2) {
        if (value >= 1 && value <= 31)
            add_slot(c, CS_OWN_DAY, at, n->end, CS_SLOT_DAY, value);
        if (value >= 1 && value <= 12)
            add_slot(c, CS_OWN_MM, at, n->end, CS_SLOT_MONTH, value);
        if (value <= 24)
            add_slot(c, CS_OWN_HOUR, at, n->end, CS_SLOT_HOUR, value);
    }
    add_decade(c, at, n);
    if (n->digits == 2) {
        add_slot(c, CS_OWN_YY, at, n->end, CS_SLOT_YY, value);
        if (value <= 59)
            add_slot(c, CS_OWN_SIXTY, at, n->end, CS_SLOT_MINUTE, value);
    }
    if (n->digits == 4) {
        if (value >= 1000 && value < 2200)
            add_slot(c, CS_OWN_YEAR, at, n->end, CS_SLOT_YEAR, value);
        add_clock(c, CS_OWN_HHMM, at, n->end, value / 100, value % 100);
    }
}

static void add_number(cs_chart *c, uint32_t at) {
    cs_number n;
    if (!cs_number_read(c->numbers, &c->atoms, at, &n) || n.value > 100000)
        return;
    int value = (int)n.value;
    if (n.ordinal) {
        add_slot(c, CS_OWN_ORD, at, n.end, CS_SLOT_ORD, value);
        if (value >= 1 && value <= 31)
            add_slot(c, CS_OWN_DAY, at, n.end, CS_SLOT_DAY, value);
        return;
    }
    bool spoken_year = n.year || (n.words && n.value >= 2000 && n.value <= 2100);
    if (spoken_year)
        add_slot(c, CS_OWN_YEAR, at, n.end, CS_SLOT_YEAR, value);
    if (n.year)
        return;
    add_slot(c, CS_OWN_NUM, at, n.end, CS_SLOT_COUNT, (int)(n.value * 100 + 0.5));
    if (n.value < 100)
        add_slot(c, CS_OWN_FEW, at, n.end, CS_SLOT_COUNT, (int)(n.value * 100 + 0.5));
    add_slot(c, CS_OWN_NUM2, at, n.end, CS_SLOT_MOST, (int)(n.value * 100 + 0.5));
    add_pointed(c, at, n.end);
    if (n.digits)
        add_digits(c, at, &n);
    else if (n.words && value >= 1 && value <= 12)
        add_slot(c, CS_OWN_HOUR, at, n.end, CS_SLOT_HOUR, value);
}

static void add_word(cs_chart *c, uint32_t at) {
    uint8_t shape = c->atoms.at[at].shape;
    for (const cs_lexeme *l = c->cells.at[at].words; l; l = cs_grammar_next(c->grammar, l)) {
        if ((l->shape & shape) != l->shape)
            continue;
        c->cells.at[at].begins |= cs_grammar_begins(c->grammar, l->symbol);
        if (l->slots != CS_NONE)
            add_edge(c, (cs_edge){.symbol = l->symbol,
                                  .start = at,
                                  .end = at + 1,
                                  .first = CS_NONE,
                                  .last = CS_NONE,
                                  .slots = *cs_grammar_slots(c->grammar, l->slots)});
    }
}

static void add_sign(cs_chart *c, uint32_t at) {
    uint32_t sign = c->atoms.at[at].sign;
    c->cells.at[at].sign = cs_grammar_sign(c->grammar, sign);
    if (sign == '(' || sign == '[')
        c->cells.at[at].sign = cs_grammar_own(c->grammar, CS_OWN_OPEN);
    if (sign == ')' || sign == ']')
        c->cells.at[at].sign = cs_grammar_own(c->grammar, CS_OWN_CLOSE);
    c->cells.at[at].begins |= cs_grammar_begins(c->grammar, c->cells.at[at].sign);
}

/* "EST": a word that the tables know in capitals alone. */
static bool is_zone(const cs_chart *c, const cs_token *token) {
    const cs_lexeme *word = cs_grammar_word(c->grammar, token->key);
    return word && word->slots != CS_NONE && (word->shape & CS_SHAPE_INITIAL) &&
           (token->shape & CS_SHAPE_CAPITALS);
}

/* Does the sentence end with "a.m." or "p.m.", and the next begin with a day or a zone? */
static bool is_cut(const cs_chart *c, uint32_t sentence) {
    const cs_story *s = c->story;
    if (sentence + 1 >= s->sentences.count)
        return false;
    cs_str words = cs_story_words(s, s->sentences.at[sentence].span);
    cs_str end = cs_str_slice(words, words.size < 4 ? 0 : words.size - 4, words.size);
    const cs_token *next = &s->tokens.at[s->sentences.at[sentence + 1].token];
    cs_str day = cs_story_words(s, next->span);
    return (cs_str_eq_nocase(end, "p.m.") || cs_str_eq_nocase(end, "a.m.")) &&
           (cs_day_weekday_named(day) >= 0 || cs_day_month(day) > 0 || is_zone(c, next));
}

/* Looks every atom of the sentences up; false where no word and no number has a meaning. */
static bool look_up(cs_chart *c, uint32_t sentence, uint32_t count) {
    bool some = false;
    const cs_sentence *in = &c->story->sentences.at[sentence];
    cs_atoms_cut(c->arena, c->story, in->token, in[count - 1].token_end, &c->atoms);
    c->cells.count = c->edges.count = 0;
    for (uint32_t i = 0; i <= c->atoms.count; i++)
        cs_vec_push(c->arena, &c->cells)->head = CS_NONE;
    for (uint32_t i = 0; i < c->atoms.count; i++) {
        if (c->atoms.at[i].key)
            c->cells.at[i].words = cs_grammar_word(c->grammar, c->atoms.at[i].key);
        else if (c->atoms.at[i].kind == CS_ATOM_SIGN)
            add_sign(c, i);
        if (c->cells.at[i].words)
            add_word(c, i);
        add_number(c, i);
        some |= c->cells.at[i].words != NULL;
    }
    return some || c->edges.count > 0;
}

/* ---- the levels above ------------------------------------------------------------------------ */

/* A pattern being followed: where the time proper begins and ends, what its parts have set. */
typedef struct match {
    cs_chart *chart;
    unsigned level;
    uint32_t begin, end; /* end: CS_NONE while no context follows */
    uint32_t first, last;
} match;

static void finish(const match *m, const cs_trie_node *node, uint32_t at, const cs_slots *slots) {
    cs_chart *c = m->chart;
    uint32_t end = m->end == CS_NONE ? at : m->end;
    const cs_rule *rule = cs_grammar_rule(c->grammar, node);
    for (; rule && end > m->begin; rule = cs_grammar_next_rule(c->grammar, rule)) {
        if (!cs_guard_holds(c, rule->guards, m->begin, end))
            continue;
        cs_edge edge = {rule->symbol, m->begin, end, CS_NONE, m->first, m->last, rule, *slots};
        cs_slots_add(&edge.slots, &rule->set);
        add_edge(c, edge);
    }
}

static void follow(match m, uint32_t node, uint32_t at, const cs_slots *slots, int depth);

/* The nodes behind a symbol at atom `at`, or CS_NONE: one for wherever it stands, and one for where
 * no white space is before it. */
typedef struct ways {
    uint32_t any, joined;
} ways;

static bool find_ways(const cs_chart *c, uint32_t node, uint16_t symbol, uint32_t at, ways *to) {
    to->any = cs_trie_step_find(c->trie, node, symbol, false);
    to->joined = c->atoms.at[at].joined ? cs_trie_step_find(c->trie, node, symbol, true) : CS_NONE;
    return to->any != CS_NONE || to->joined != CS_NONE;
}

static void go(match m, ways to, uint32_t end, const cs_slots *slots, int depth) {
    if (to.any != CS_NONE)
        follow(m, to.any, end, slots, depth + 1);
    if (to.joined != CS_NONE)
        follow(m, to.joined, end, slots, depth + 1);
}

static void step(match m, uint32_t node, uint16_t symbol, uint32_t at, const cs_slots *slots,
                 int depth) {
    ways to;
    if (find_ways(m.chart, node, symbol, at, &to))
        go(m, to, at + 1, slots, depth);
}

static void follow_edges(match m, uint32_t node, uint32_t at, const cs_slots *slots, int depth) {
    const cs_chart *c = m.chart;
    bool proper = m.end == CS_NONE;
    for (uint32_t i = c->cells.at[at].head; i != CS_NONE; i = c->edges.at[i].next) {
        ways to;
        if (!find_ways(c, node, c->edges.at[i].symbol, at, &to))
            continue;
        match with = m;
        cs_slots more = *slots;
        if (proper) {
            cs_slots_fill(&more, &c->edges.at[i].slots);
            with.first = m.first == CS_NONE ? i : m.first;
            with.last = i;
        }
        go(with, to, c->edges.at[i].end, &more, depth);
    }
}

/* Goes on from a node at atom `at`. The depth is that of the trie, which the tables decide. */
static void follow(match m, uint32_t node, uint32_t at, const cs_slots *slots, int depth) {
    cs_chart *c = m.chart;
    static const cs_slots empty = {0};
    if (depth > CS_GRAMMAR_LONGEST)
        return;
    const cs_trie_node *here = &c->trie->nodes.at[node];
    finish(&m, here, at, slots);
    if (here->begin != CS_NONE) {
        match proper = m;
        proper.begin = at;
        proper.first = proper.last = CS_NONE;
        follow(proper, here->begin, at, &empty, depth + 1);
    }
    if (here->end != CS_NONE) {
        match context = m;
        context.end = at;
        follow(context, here->end, at, slots, depth + 1);
    }
    if (at >= c->atoms.count || !here->count)
        return;
    for (const cs_lexeme *l = c->cells.at[at].words; l; l = cs_grammar_next(c->grammar, l))
        if (l->slots == CS_NONE && (l->shape & c->atoms.at[at].shape) == l->shape)
            step(m, node, l->symbol, at, slots, depth);
    if (c->cells.at[at].sign)
        step(m, node, c->cells.at[at].sign, at, slots, depth);
    follow_edges(m, node, at, slots, depth);
}

uint32_t cs_chart_read(cs_chart *chart, uint32_t sentence) {
    static const cs_slots empty = {0};
    uint32_t count = 1 + is_cut(chart, sentence);
    if (!look_up(chart, sentence, count))
        return count;
    for (unsigned level = 1; level < cs_grammar_levels(chart->grammar); level++) {
        for (uint32_t at = 0; at < chart->atoms.count; at++) {
            match m = {chart, level, at, CS_NONE, CS_NONE, CS_NONE};
            if (chart->cells.at[at].begins >> level & 1)
                follow(m, level, at, &empty, 0);
        }
    }
    return count;
}

const cs_edge *cs_chart_next(const cs_chart *chart, uint32_t *at) {
    uint16_t time = cs_grammar_own(chart->grammar, CS_OWN_TIME);
    uint16_t skip = cs_grammar_own(chart->grammar, CS_OWN_SKIP);
    while (*at < chart->atoms.count) {
        const cs_edge *best = NULL;
        for (uint32_t i = chart->cells.at[*at].head; i != CS_NONE; i = chart->edges.at[i].next) {
            const cs_edge *edge = &chart->edges.at[i];
            bool longer = !best || edge->end > best->end ||
                          (edge->end == best->end && edge->rule < best->rule);
            if ((edge->symbol == time || edge->symbol == skip) && longer)
                best = edge;
        }
        *at = best ? best->end : *at + 1;
        if (best && best->symbol == time)
            return best;
    }
    return NULL;
}
