/* day.c: the day of violence whose clauses tell none: the one on which it "happened", or on which
 * the police "were called", by a sentence right beside. */
#include "incident/parts.h"

enum { MOST_STEPS = 4, BEHIND = 2 };

typedef struct diary {
    cs_story *s;
    const uint32_t *sections;
    const bool *taken;     /* [times] is it the time of something that the report tells? */
    const uint32_t *begin; /* [sentences + 1] of their events */
    const cs_incident *incident;
    uint32_t first, last; /* sentences of its events */
} diary;

/* What is done when it happens, and that it happens. */
static bool is_cue(const cs_story *s, uint32_t token) {
    static const char *const words[] = {"happen", "occur",  "call",      "respond", "dispatch",
                                        "report", "summon", "transpire", "rush",    NULL};
    return s->tokens.at[token].upos == CS_UPOS_VERB &&
           cs_str_is_any(s->tokens.at[token].lemma, words);
}

/* "took place": the verb goes on in the noun. */
static bool is_taking_place(const cs_story *s, uint32_t token) {
    return cs_str_eq(s->tokens.at[token].lemma, "take") && token + 1 < s->tokens.count &&
           cs_str_eq(s->tokens.at[token + 1].lemma, "place");
}

/* "said on Monday": the day of what was said. */
static bool is_said(const cs_story *s, uint32_t verb) {
    for (uint32_t i = 0; i < s->attributions.count; i++)
        if (s->attributions.at[i].cue_token == verb)
            return true;
    return false;
}

/* The verb that a time goes with; CS_NONE. */
static uint32_t verb_of(const cs_story *s, const cs_time *time) {
    uint32_t first, end;
    if (!cs_story_tokens_of(s, time->span, &first, &end))
        return CS_NONE;
    uint32_t at = end - 1;
    for (int step = 0; step < 2 * MOST_STEPS && at != CS_NONE; step++) {
        if (s->tokens.at[at].upos == CS_UPOS_VERB)
            return at;
        at = s->tokens.at[at].head;
    }
    return CS_NONE;
}

static bool is_own(const diary *d, uint32_t token) {
    for (uint32_t i = 0; i < d->incident->events.count; i++)
        if (d->s->events.at[d->incident->events.at[i]].token == token)
            return true;
    return false;
}

/* "is dead after a party turned violent on Sunday": behind a word of the incident. */
static bool is_before_it(const diary *d, uint32_t verb) {
    static const char *const words[] = {"after", "when", NULL};
    uint32_t mark = cs_story_child(d->s, verb, CS_DEP_MARK);
    mark = mark == CS_NONE ? cs_story_child(d->s, verb, CS_DEP_ADVMOD) : mark;
    if (mark == CS_NONE || !cs_str_is_any(d->s->tokens.at[mark].lemma, words))
        return false;
    for (uint32_t i = d->s->sentences.at[d->s->tokens.at[verb].sentence].token; i < mark; i++)
        if (is_own(d, i))
            return true;
    return false;
}

/* "were found shot on Monday": is the verb below a word of the incident? */
static bool is_below(const diary *d, uint32_t verb) {
    uint32_t at = verb;
    for (int step = 0; step < MOST_STEPS && at != CS_NONE; step++) {
        if (is_own(d, at))
            return true;
        at = d->s->tokens.at[at].head;
    }
    return false;
}

/* "they burned the village, on 7 April, residents said": behind what is said, which tells of the
 * incident, and before who says it. */
static bool ends_saying(const diary *d, uint32_t verb, cs_span time) {
    for (uint32_t i = 0; i < d->s->attributions.count; i++) {
        const cs_attribution *a = &d->s->attributions.at[i];
        if (a->cue_token != verb || !a->content.count || time.start < a->content.at[0].end ||
            time.end > a->source.start)
            continue;
        for (uint32_t k = 0; k < d->incident->events.count; k++) {
            uint32_t token = d->s->events.at[d->incident->events.at[k]].token;
            if (cs_span_holds(a->content.at[0], d->s->tokens.at[token].span))
                return true;
        }
    }
    return false;
}

static bool is_day(const cs_story *s, const cs_time *time) {
    bool dated = time->type == CS_TIMEX_DATE || time->type == CS_TIMEX_TIME;
    return dated && time->from != CS_DAY_NONE && time->from == time->to && time->until == CS_NONE &&
           (s->source.day == CS_DAY_NONE || time->to <= s->source.day);
}

/* The first time of the sentence that can be the incident's; CS_NONE. */
static uint32_t time_in(const diary *d, uint32_t sentence, bool own) {
    const cs_story *s = d->s;
    cs_span span = s->sentences.at[sentence].span;
    for (uint32_t i = cs_story_seek(s->times, span.start);
         i < s->times.count && s->times.at[i].span.start < span.end; i++) {
        uint32_t verb = is_day(s, &s->times.at[i]) ? verb_of(s, &s->times.at[i]) : CS_NONE;
        if (verb == CS_NONE || d->taken[i])
            continue;
        bool cue = is_cue(s, verb) || is_taking_place(s, verb) ||
                   (own && ends_saying(d, verb, s->times.at[i].span));
        if (cue || (own && !is_said(s, verb) && (is_below(d, verb) || is_before_it(d, verb))))
            return i;
    }
    return CS_NONE;
}

static bool tells_own(const diary *d, uint32_t sentence) {
    for (uint32_t i = d->begin[sentence]; i < d->begin[sentence + 1]; i++)
        if (d->s->events.at[i].incident != CS_NONE &&
            &d->s->incidents.at[d->s->events.at[i].incident] == d->incident)
            return true;
    return false;
}

/* Does the sentence tell of violence that is another? */
static bool tells_other(const diary *d, uint32_t sentence) {
    for (uint32_t i = d->begin[sentence]; i < d->begin[sentence + 1]; i++) {
        const cs_event *e = &d->s->events.at[i];
        if (e->type == CS_TYPE_ASSAULT && e->incident != CS_NONE &&
            &d->s->incidents.at[e->incident] != d->incident)
            return true;
    }
    return false;
}

static uint32_t find_time(const diary *d) {
    uint32_t end = d->last + BEHIND + 1, found = CS_NONE;
    end = end < d->s->sentences.count ? end : d->s->sentences.count;
    for (uint32_t i = d->first; i <= d->last && found == CS_NONE; i++)
        found = tells_own(d, i) ? time_in(d, i, true) : CS_NONE;
    for (uint32_t i = d->first; i < end && found == CS_NONE; i++) {
        bool away = d->sections[i] != d->sections[d->first] || tells_other(d, i) ||
                    (i > d->first && cs_incident_turns_away(d->s, i));
        if (away && i > d->last)
            return CS_NONE;
        found = away || tells_own(d, i) ? CS_NONE : time_in(d, i, false);
    }
    return found;
}

/* The times of what the report tells, but for cues. */
static const bool *times_taken(const cs_story *s) {
    bool *taken = cs_arena_new(s->scratch, bool, s->times.count);
    for (uint32_t i = 0; i < s->events.count; i++)
        if (s->events.at[i].time != CS_NONE && !is_cue(s, s->events.at[i].token))
            taken[s->events.at[i].time] = true;
    return taken;
}

/* Events are in the order of their sentences. */
static const uint32_t *events_begin(const cs_story *s) {
    uint32_t *begin = cs_arena_new(s->scratch, uint32_t, s->sentences.count + 1), sentence = 0;
    for (uint32_t i = 0; i < s->events.count; i++)
        while (sentence <= s->events.at[i].sentence)
            begin[sentence++] = i;
    while (sentence <= s->sentences.count)
        begin[sentence++] = s->events.count;
    return begin;
}

void cs_incident_tell_days(cs_story *s, const uint32_t *sections) {
    const bool *taken = times_taken(s);
    const uint32_t *begin = events_begin(s);
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        cs_incident *incident = &s->incidents.at[i];
        if (incident->type != CS_TYPE_ASSAULT || incident->date.from != CS_DAY_NONE ||
            (incident->status != CS_STATUS_OCCURRED && incident->status != CS_STATUS_ONGOING))
            continue;
        diary d = {s, sections, taken, begin, incident, 0, 0};
        d.first = s->events.at[incident->events.at[0]].sentence;
        d.last = s->events.at[incident->events.at[incident->events.count - 1]].sentence;
        uint32_t time = find_time(&d);
        if (time != CS_NONE)
            incident->date = (cs_dates){s->times.at[time].from, s->times.at[time].to, CS_DATE_DAY};
    }
}
