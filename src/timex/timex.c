/* timex.c: see timex.h. Method: the grammar of data/timex finds expressions (chart.c), the tense of
 * the clause gives the direction (tense.c), slots become values and days (resolve.c). Rule by rule
 * normalization as in Stroetgen and Gertz, "HeidelTime" (SemEval 2010), with a chart in place of
 * regular expressions. */
#include "timex/timex.h"

#include "timex/chart.h"
#include "timex/resolve.h"
#include "timex/tense.h"

struct cs_timexer {
    const cs_grammar *grammar;
    const cs_numbers *numbers;
    const cs_holidays *holidays;
    const cs_tenses *tenses;
};

const cs_timexer *cs_timex_load(const cs_setup *setup, cs_error *error) {
    cs_timexer *t = cs_arena_new(setup->arena, cs_timexer, 1);
    bool whole = (t->grammar = cs_grammar_load(setup, error)) != NULL &&
                 (t->numbers = cs_numbers_load(setup, error)) != NULL &&
                 (t->holidays = cs_holiday_load(setup, error)) != NULL &&
                 (t->tenses = cs_tense_load(setup, error)) != NULL;
    return whole ? t : NULL;
}

typedef struct running {
    const cs_timexer *timexer;
    cs_story *story;
    cs_chart chart;
    cs_resolver resolver;
} running;

static cs_span span_of(const running *r, const cs_edge *edge) {
    const cs_atom *atoms = r->chart.atoms.at;
    return cs_span_join(atoms[edge->start].span, atoms[edge->end - 1].span);
}

/* Adds the time that an edge's words and the slots mean; NULL where they mean none. */
static cs_time *add_time(running *r, const cs_edge *edge, const cs_slots *slots) {
    const cs_atom *atoms = r->chart.atoms.at;
    int direction = cs_tense_of(r->timexer->tenses, r->story, atoms[edge->start].token,
                                atoms[edge->end - 1].token + 1);
    cs_reading reading;
    if (!cs_resolve(&r->resolver, slots, direction, &reading))
        return NULL;
    cs_time *time = cs_vec_push(r->story->arena, &r->story->times);
    *time = (cs_time){span_of(r, edge), reading.type, reading.value, reading.from, reading.to};
    if (reading.dated)
        cs_resolve_mention(&r->resolver, reading.period);
    if (reading.guessed)
        cs_story_note(r->story, "timex", time->span,
                      "no year is given; %.4s is that of other dates of the text",
                      reading.value.at);
    return time;
}

/* Two times that fill each other in: "June 3 and 5", "Monday and Tuesday nights". */
static void add_pair(running *r, const cs_edge *edge) {
    const cs_edge *first = &r->chart.edges.at[edge->first], *last = &r->chart.edges.at[edge->last];
    cs_slots one = last->slots, two = first->slots;
    cs_slots_add(&one, &first->slots);
    cs_slots_add(&two, &last->slots);
    add_time(r, first, &one);
    add_time(r, last, &two);
}

static void add_edge(running *r, const cs_edge *edge) {
    int op = cs_slots_get(&edge->slots, CS_SLOT_OP, CS_OP_DATE);
    bool two = edge->first != CS_NONE && edge->first != edge->last;
    if ((op == CS_OP_PAIR || op == CS_OP_OFFSET) && two)
        add_pair(r, edge);
    else
        add_time(r, edge, &edge->slots);
}

void cs_timex_run(const cs_timexer *timexer, cs_story *s) {
    running r = {.timexer = timexer,
                 .story = s,
                 .chart = cs_chart_make(timexer->grammar, timexer->numbers, s, s->scratch),
                 .resolver = {.story = s,
                              .holidays = timexer->holidays,
                              .arena = s->arena,
                              .published = s->source.day}};
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        r.resolver.sentence = k;
        if (!cs_chart_read(&r.chart, k))
            continue;
        const cs_edge *edge;
        for (uint32_t at = 0; (edge = cs_chart_next(&r.chart, &at)) != NULL;)
            add_edge(&r, edge);
    }
}
