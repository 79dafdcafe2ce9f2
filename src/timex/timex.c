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

/* ---- ranges --------------------------------------------------------------------------------- */

static bool is_date(const cs_time *time) {
    return time->type == CS_TIMEX_DATE || time->type == CS_TIMEX_TIME;
}

/* The word at or behind (step 1) or before (-1) a place in the text, blanks and commas apart. */
static cs_str word_beside(const cs_story *s, size_t at, int step) {
    size_t start = at, end = at;
    if (step > 0) {
        while (start < s->text.size && (s->text.at[start] == ' ' || s->text.at[start] == ','))
            start++;
        for (end = start; end < s->text.size && s->text.at[end] != ' '; end++)
            continue;
        return cs_str_slice(s->text, start, end);
    }
    while (end > 0 && s->text.at[end - 1] == ' ')
        end--;
    for (start = end; start > 0 && s->text.at[start - 1] != ' '; start--)
        continue;
    return cs_str_slice(s->text, start, end);
}

/* Do the words between and before two neighbours make them the ends of a range? */
static bool is_range(const cs_story *s, cs_span a, cs_span b) {
    static const char *const joins[] = {"-", "\xE2\x80\x93", "\xE2\x80\x94", "through", "thru"};
    if (b.start < a.end || b.start - a.end > 12)
        return false;
    cs_str gap = cs_str_trim(cs_str_slice(s->text, a.end, b.start));
    cs_str before = word_beside(s, a.start, -1), joint = word_beside(s, a.end, 1);
    for (size_t i = 0; i < sizeof joins / sizeof *joins; i++)
        if (cs_str_eq(gap, joins[i]) || cs_str_eq(joint, joins[i]))
            return true;
    if (cs_str_eq_nocase(before, "between"))
        return cs_str_eq(joint, "and");
    return cs_str_eq_nocase(before, "from") &&
           (cs_str_eq(joint, "to") || cs_str_eq(joint, "until") || cs_str_eq(joint, "till"));
}

/* "on Sunday and early Monday": two days in a row. */
static bool is_row(const cs_story *s, const cs_time *a, const cs_time *b) {
    static const char *const words[] = {"and", "and early", "and on", "and late", NULL};
    if (a->from == CS_DAY_NONE || a->to != a->from || b->from != a->to + 1 || b->to != b->from)
        return false;
    cs_str gap = cs_str_trim(cs_str_slice(s->text, a->span.end, b->span.start));
    return cs_str_is_any(gap, words);
}

static void link_ranges(cs_story *s, uint32_t first) {
    for (uint32_t i = first; i + 1 < s->times.count; i++) {
        cs_time *a = &s->times.at[i];
        if (is_date(a) && is_date(a + 1) &&
            (is_range(s, a->span, a[1].span) || is_row(s, a, a + 1)))
            a->until = i + 1;
    }
}

/* ---- times ---------------------------------------------------------------------------------- */

static void add_time(running *r, const cs_edge *edge, const cs_reading *reading) {
    cs_time *time = cs_vec_push(r->story->arena, &r->story->times);
    *time = (cs_time){.span = span_of(r, edge),
                      .type = reading->type,
                      .value = reading->value,
                      .from = reading->from,
                      .to = reading->to,
                      .until = CS_NONE};
    if (reading->dated)
        cs_resolve_mention(&r->resolver, reading->period);
    if (reading->guessed)
        cs_story_note(r->story, "timex", time->span,
                      "no year is given; %.4s is that of other dates of the text",
                      reading->value.at);
}

/* The first day of the range that the edge would end: what ends it comes after. */
static cs_day range_start(const running *r, const cs_edge *edge) {
    const cs_story *s = r->story;
    const cs_time *last = s->times.count ? &s->times.at[s->times.count - 1] : NULL;
    bool range = last && is_date(last) && is_range(s, last->span, span_of(r, edge));
    return range ? last->from : CS_DAY_NONE;
}

/* "Tuesday, Feb. 25": does the last time begin with a day of the week? */
static bool begins_with_weekday(const cs_story *s) {
    cs_str rest, words = cs_story_words(s, s->times.at[s->times.count - 1].span);
    cs_str first = cs_str_cut(words, ' ', &rest);
    first.size -= cs_str_ends(first, ",");
    return cs_day_weekday_named(first) >= 0;
}

/* What an edge with these slots means; false where it means no time. */
static bool read(running *r, const cs_edge *edge, const cs_slots *slots, cs_reading *reading) {
    const cs_atom *atoms = r->chart.atoms.at;
    cs_day start = range_start(r, edge), published = r->resolver.published;
    int direction = cs_tense_of(r->timexer->tenses, r->story, atoms[edge->start].token,
                                atoms[edge->end - 1].token + 1);
    bool some = cs_resolve(&r->resolver, slots, direction, reading);
    bool weekday = start != CS_DAY_NONE && cs_slots_have(slots, CS_SLOT_WEEKDAY);
    if (weekday &&
        (begins_with_weekday(r->story) || reading->from == CS_DAY_NONE || reading->from < start)) {
        r->resolver.published = start;
        some = cs_resolve(&r->resolver, slots, 1, reading);
        r->resolver.published = published;
    }
    return some;
}

static void read_and_add(running *r, const cs_edge *edge, const cs_slots *slots) {
    cs_reading reading;
    if (read(r, edge, slots, &reading))
        add_time(r, edge, &reading);
}

/* Two times that fill each other in: "June 3 and 5", "Monday and Tuesday nights". */
static void add_pair(running *r, const cs_edge *first, const cs_edge *last) {
    cs_slots one = last->slots, two = first->slots;
    cs_slots_add(&one, &first->slots);
    cs_slots_add(&two, &last->slots);
    read_and_add(r, first, &one);
    read_and_add(r, last, &two);
}

/* "two days after Christmas": a length, the day it leads to, and the date it is counted from. */
static void add_offset(running *r, const cs_edge *whole, const cs_edge *first,
                       const cs_edge *last) {
    cs_reading length, date;
    if (!read(r, first, &first->slots, &length) || !read(r, last, &last->slots, &date))
        return;
    if (date.dated)
        cs_resolve_offset(&first->slots, cs_slots_get(&whole->slots, CS_SLOT_SIGN, 1), &date,
                          &length);
    add_time(r, first, &length);
    add_time(r, last, &date);
}

static void add_edge(running *r, const cs_edge *edge) {
    int op = cs_slots_get(&edge->slots, CS_SLOT_OP, CS_OP_DATE);
    bool two = edge->first != CS_NONE && edge->first != edge->last;
    const cs_edge *first = two ? &r->chart.edges.at[edge->first] : NULL;
    const cs_edge *last = two ? &r->chart.edges.at[edge->last] : NULL;
    if (op == CS_OP_PAIR && two)
        add_pair(r, first, last);
    else if (op == CS_OP_OFFSET && two)
        add_offset(r, edge, first, last);
    else
        read_and_add(r, edge, &edge->slots);
}

void cs_timex_run(const cs_timexer *timexer, cs_story *s) {
    running r = {.timexer = timexer,
                 .story = s,
                 .chart = cs_chart_make(timexer->grammar, timexer->numbers, s, s->scratch),
                 .resolver = {.story = s,
                              .holidays = timexer->holidays,
                              .arena = s->arena,
                              .published = s->source.day}};
    for (uint32_t k = 0; k < s->sentences.count;) {
        uint32_t first = s->times.count;
        r.resolver.sentence = k;
        k += cs_chart_read(&r.chart, k);
        const cs_edge *edge;
        for (uint32_t at = 0; (edge = cs_chart_next(&r.chart, &at)) != NULL;)
            add_edge(&r, edge);
        link_ranges(s, first);
    }
}
