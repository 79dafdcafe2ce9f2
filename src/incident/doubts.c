/* doubts.c: see doubts.h. */
#include "incident/doubts.h"

#include <math.h>

#include "incident/parts.h"
#include "table/table.h"

bool cs_doubts_load(cs_doubts *doubts, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"sign", "points", "meaning", NULL};
    static const char *const signs[] = {
#define X(name, word) word,
        CS_DOUBTS(X)
#undef X
    };
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "incident"), "doubts.tsv",
                       columns, error))
        return false;
    bool whole = cs_table_weights(&table, signs, CS_DOUBT_COUNT, doubts->points, error);
    cs_table_close(&table);
    return whole;
}

typedef struct doubter {
    const struct cs_incidenter *t;
    const cs_story *s;
    const cs_incident *incident;
    double sum;
} doubter;

static void add(doubter *d, cs_doubt sign, bool holds) {
    d->sum += holds ? d->t->doubts.points[sign] : 0;
}

/* ---- how it is told ---------------------------------------------------------------------------
 */

double cs_doubts_told(const cs_story *s, const cs_incident *incident) {
    static const double SHARE = 0.6; /* of an event's confidence: they often err together */
    double none = 1.0;
    for (uint32_t i = 0; i < incident->events.count; i++)
        none *= 1.0 - SHARE * s->events.at[incident->events.at[i]].confidence;
    return 1.0 - none;
}

static uint32_t first_sentence(const cs_story *s, const cs_incident *incident) {
    return s->events.at[incident->events.at[0]].sentence;
}

static void add_telling(doubter *d) {
    enum { LEAD_SENTENCES = 2 };
    const cs_story *s = d->s;
    const cs_ids *events = &d->incident->events;
    bool noun = true, placed = false, said = false, named = false;
    for (uint32_t i = 0; i < events->count; i++) {
        const cs_event *e = &s->events.at[events->at[i]];
        noun &= e->nominal;
        placed |= e->place != CS_NONE;
        said |= e->attributions.count > 0;
        for (uint32_t k = 0; k < e->attributions.count; k++)
            named |= s->attributions.at[e->attributions.at[k]].named;
    }
    d->sum += d->t->doubts.points[CS_DOUBT_TOLD] * cs_doubts_told(s, d->incident);
    add(d, CS_DOUBT_NOUN, noun);
    add(d, CS_DOUBT_LATE, first_sentence(s, d->incident) >= LEAD_SENTENCES);
    add(d, CS_DOUBT_UNNAMED, said && !named);
    add(d, CS_DOUBT_ELSEWHERE, !placed);
}

/* ---- what is told -----------------------------------------------------------------------------
 */

/* Does the report give a number of those harmed, or who took part? */
static bool is_counted(const cs_incident *it) {
    for (int effect = CS_EFFECT_KILLED; effect <= CS_EFFECT_DISPLACED; effect++)
        if (cs_incident_figure(it, (uint8_t)effect)->given)
            return true;
    return it->size.given;
}

static void add_facts(doubter *d) {
    const cs_incident *it = d->incident;
    bool target = it->targets.count || it->victims.count;
    bool open =
        it->type == CS_TYPE_ASSAULT && cs_incident_row(d->t, it->type, it->mode)->fineness == 0;
    add(d, CS_DOUBT_UNDATED, d->s->source.day == CS_DAY_NONE);
    add(d, CS_DOUBT_DAYLESS, it->date.from == CS_DAY_NONE);
    add(d, CS_DOUBT_AGENTLESS, !it->agents.count);
    add(d, CS_DOUBT_NOBODY, !it->agents.count && !target);
    add(d, CS_DOUBT_UNCOUNTED, !is_counted(it));
    add(d, CS_DOUBT_OPEN_MODE, open);
    add(d, CS_DOUBT_POLITICAL, it->type < CS_TYPE_PROTEST || it->type == CS_TYPE_SANCTION);
    add(d, CS_DOUBT_ATTEMPTED, it->status == CS_STATUS_ATTEMPTED);
    add(d, CS_DOUBT_AHEAD, it->status >= CS_STATUS_PLANNED && it->status <= CS_STATUS_HYPOTHETICAL);
    add(d, CS_DOUBT_HISTORICAL, it->status == CS_STATUS_HISTORICAL);
}

/* ---- beside the report's others ---------------------------------------------------------------
 */

static bool is_one_mode(const struct cs_incidenter *t, const cs_incident *a, const cs_incident *b) {
    const cs_ontology_row *one = cs_incident_row(t, a->type, a->mode),
                          *other = cs_incident_row(t, b->type, b->mode);
    return one->fineness == 0 || other->fineness == 0 || one == other ||
           (one->family.at && cs_str_is(one->family, other->family));
}

static bool is_one_day(const cs_incident *a, const cs_incident *b) {
    return a->date.from == CS_DAY_NONE || b->date.from == CS_DAY_NONE ||
           (a->date.from <= b->date.to + 1 && b->date.from <= a->date.to + 1);
}

static bool is_one_place(const cs_story *s, const cs_incident *a, const cs_incident *b) {
    if (a->place == CS_NONE || b->place == CS_NONE)
        return true;
    const cs_place *one = &s->places.at[a->place], *other = &s->places.at[b->place];
    return cs_phrase_key(one->name) == cs_phrase_key(other->name) ||
           one->precision == CS_PRECISION_COUNTRY || other->precision == CS_PRECISION_COUNTRY;
}

static bool may_be_one(const doubter *d, const cs_incident *other) {
    return is_one_mode(d->t, d->incident, other) && is_one_day(d->incident, other) &&
           is_one_place(d->s, d->incident, other);
}

static void add_others(doubter *d) {
    bool again = false, minor = false, beside = false;
    for (uint32_t i = 0; i < d->s->incidents.count; i++) {
        const cs_incident *other = &d->s->incidents.at[i];
        bool same = other->type == d->incident->type, done = cs_incident_happened(other);
        again |= same && done && other < d->incident && may_be_one(d, other);
        minor |= same && other->events.count > d->incident->events.count;
        beside |= !done && other != d->incident &&
                  first_sentence(d->s, other) == first_sentence(d->s, d->incident);
    }
    add(d, CS_DOUBT_AGAIN, again);
    add(d, CS_DOUBT_MINOR, minor);
    add(d, CS_DOUBT_BESIDE, beside);
}

void cs_doubts_run(const struct cs_incidenter *t, cs_story *s) {
    static const double POINTS = 10; /* of one in the logarithm of the odds */
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        doubter d = {t, s, &s->incidents.at[i], t->doubts.points[CS_DOUBT_START]};
        add_telling(&d);
        add_facts(&d);
        add_others(&d);
        s->incidents.at[i].confidence = 1.0 / (1.0 + exp(-d.sum / POINTS));
    }
}
