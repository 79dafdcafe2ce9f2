/* settle.c: date, mode and status of an incident: the most telling of its events'. */
#include "incident/parts.h"

/* Happenings told of so long after are background, not news; longer, where a report has no newer
 * one of their type: it is about them. */
enum { OLD_DAYS = 31, YEAR_DAYS = 366, COURT_DAYS = 2 };

static int width(cs_day from, cs_day to) {
    return to - from;
}

static uint8_t precision_of(cs_day from, cs_day to) {
    int days = width(from, to);
    if (days == 0)
        return CS_DATE_DAY;
    if (days == 6)
        return CS_DATE_WEEK;
    if (days >= 27 && days <= 30)
        return CS_DATE_MONTH;
    return days >= 364 ? CS_DATE_YEAR : CS_DATE_RANGE;
}

/* The narrowest interval that an event of the incident has. */
static void settle_date(const cs_story *s, cs_incident *incident) {
    incident->date.from = incident->date.to = CS_DAY_NONE;
    for (uint32_t i = 0; i < incident->events.count; i++) {
        cs_day from, to;
        if (!cs_incident_dates(s, &s->events.at[incident->events.at[i]], &from, &to))
            continue;
        if (incident->date.from == CS_DAY_NONE ||
            width(from, to) < width(incident->date.from, incident->date.to)) {
            incident->date.from = from;
            incident->date.to = to;
        }
    }
    if (incident->date.from != CS_DAY_NONE)
        incident->date.precision = precision_of(incident->date.from, incident->date.to);
}

/* Are people shot at? */
static bool has_shooting(const cs_story *s, const cs_incident *incident) {
    for (uint32_t i = 0; i < incident->events.count; i++) {
        const cs_event *e = &s->events.at[incident->events.at[i]];
        for (uint32_t k = 0; cs_str_eq(e->mode, "firearms") && k < e->targets.count; k++) {
            uint8_t kind = s->mentions.at[e->targets.at[k]].kind;
            if (kind == CS_KIND_PERSON || kind == CS_KIND_GROUP || kind == CS_KIND_ORGANIZATION)
                return true;
        }
    }
    return false;
}

static void settle_mode(const struct cs_incidenter *t, const cs_story *s, cs_incident *incident) {
    int finest = -1;
    bool deaths = false;                       /* who kills and then loots is no mere robber */
    bool shooting = has_shooting(s, incident); /* nor who shoots and then burns an arsonist */
    for (uint32_t i = 0; i < incident->events.count; i++) {
        const cs_event *e = &s->events.at[incident->events.at[i]];
        deaths |= e->effect == CS_EFFECT_KILLED;
        if ((deaths && cs_str_eq(e->mode, "robbery")) || (shooting && cs_str_eq(e->mode, "arson")))
            continue;
        int fineness = cs_incident_row(t, e->type, e->mode)->fineness;
        if (e->type == incident->type && fineness > finest) {
            finest = fineness;
            incident->mode = e->mode;
        }
    }
}

/* Whoever was hurt was not only aimed at. */
static bool did_harm(const cs_story *s, const cs_incident *incident) {
    static const char *const hits[] = {"shoot", "stab", NULL};
    for (uint32_t i = 0; i < incident->events.count; i++) {
        const cs_event *e = &s->events.at[incident->events.at[i]];
        bool harmed = e->effect == CS_EFFECT_KILLED || e->effect == CS_EFFECT_INJURED;
        bool hit =
            !e->nominal && e->targets.count && cs_str_is_any(s->tokens.at[e->token].lemma, hits);
        if (e->status == CS_STATUS_OCCURRED && (harmed || hit))
            return true;
    }
    return false;
}

/* Is its day still to come? Of what
 * is asked for or agreed to the day may be that of its matter. */
static bool lies_ahead(const cs_story *s, const cs_incident *incident) {
    return incident->type >= CS_TYPE_PROTEST && s->source.day != CS_DAY_NONE &&
           incident->date.from != CS_DAY_NONE && incident->date.from > s->source.day;
}

static void settle_status(const cs_story *s, cs_incident *incident) {
    if (did_harm(s, incident)) {
        incident->status = CS_STATUS_OCCURRED;
        return;
    }
    incident->status = s->events.at[incident->events.at[0]].status;
    for (uint32_t i = 0; i < incident->events.count; i++) {
        uint8_t status = s->events.at[incident->events.at[i]].status;
        if (status == CS_STATUS_ATTEMPTED || incident->status == CS_STATUS_ATTEMPTED)
            incident->status = CS_STATUS_ATTEMPTED;
        else if (status < incident->status)
            incident->status = status;
    }
    if (incident->status == CS_STATUS_OCCURRED && lies_ahead(s, incident))
        incident->status = CS_STATUS_PLANNED;
}

/* ---- background -------------------------------------------------------------------------------
 */

bool cs_incident_happened(const cs_incident *incident) {
    return incident->status == CS_STATUS_OCCURRED || incident->status == CS_STATUS_ONGOING;
}

static bool is_older(const cs_story *s, const cs_incident *incident, int days) {
    return s->source.day != CS_DAY_NONE && incident->date.from != CS_DAY_NONE &&
           incident->date.to + days < s->source.day;
}

static bool tells_harm(const cs_story *s, const cs_incident *incident) {
    for (uint32_t i = 0; i < incident->events.count; i++) {
        uint8_t effect = s->events.at[incident->events.at[i]].effect;
        if (effect == CS_EFFECT_KILLED || effect == CS_EFFECT_INJURED)
            return true;
    }
    return false;
}

/* Does the report tell of something of the kind that is new, with its day or what came of it? */
static bool has_news(const cs_story *s, uint8_t type) {
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        const cs_incident *other = &s->incidents.at[i];
        if (other->type == type && cs_incident_happened(other) && !is_older(s, other, OLD_DAYS) &&
            (other->date.from != CS_DAY_NONE || tells_harm(s, other)))
            return true;
    }
    return false;
}

/* ---- days told once for several ---------------------------------------------------------------
 */

static uint32_t sentence_of(const cs_story *s, const cs_incident *incident) {
    return s->events.at[incident->events.at[0]].sentence;
}

/* Do its clauses say where it was? */
static bool tells_place(const cs_story *s, const cs_incident *incident) {
    for (uint32_t i = 0; i < incident->events.count; i++)
        if (s->events.at[incident->events.at[i]].place != CS_NONE)
            return true;
    return false;
}

static bool is_one_place(const cs_story *s, const cs_incident *one, const cs_incident *other) {
    return !tells_place(s, one) || other->place == CS_NONE || one->place == other->place ||
           cs_phrase_key(s->places.at[one->place].name) ==
               cs_phrase_key(s->places.at[other->place].name);
}

/* May the day of one be that of another, told right before it at no other place, or by words that
 * say so? */
static bool may_share_day(const cs_story *s, const uint32_t *sections, const cs_incident *one,
                          const cs_incident *other) {
    enum { NEAR_SENTENCES = 2 };
    uint32_t a = sentence_of(s, one), b = sentence_of(s, other);
    if (!cs_incident_happened(other) || other->date.from == CS_DAY_NONE || b > a ||
        sections[a] != sections[b])
        return false;
    if (cs_incident_same_day(s, a) && other->date.from != other->date.to)
        return false; /* "hours later": than what was on one day, not in some week */
    return (b + NEAR_SENTENCES >= a && is_one_place(s, one, other)) || cs_incident_same_day(s, a);
}

void cs_incident_share_days(cs_story *s, const uint32_t *sections) {
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        cs_incident *incident = &s->incidents.at[i];
        bool open = cs_incident_happened(incident) && incident->date.from == CS_DAY_NONE &&
                    incident->type >= CS_TYPE_PROTEST;
        for (uint32_t k = i; open && k-- > 0 && i - k <= 3;)
            if (may_share_day(s, sections, incident, &s->incidents.at[k])) {
                incident->date = s->incidents.at[k].date;
                break;
            }
    }
}

/* What a list tells item by item is its news, of whatever week it is. */
static int days_of_news(const uint32_t *sections, const cs_story *s, const cs_incident *incident,
                        bool news) {
    return news && !sections[sentence_of(s, incident)] ? OLD_DAYS : YEAR_DAYS;
}

/* Violence of a known day of the last weeks: what the report is about. */
static bool has_fresh_harm(const cs_story *s) {
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        const cs_incident *other = &s->incidents.at[i];
        if (other->type == CS_TYPE_ASSAULT && cs_incident_happened(other) && tells_harm(s, other) &&
            other->date.from != CS_DAY_NONE && !is_older(s, other, OLD_DAYS))
            return true;
    }
    return false;
}

/* "The trial began of a man who killed two in March": where nothing newer is told, a court's case
 * of the last year is what the report is about. */
static void bring_back(cs_story *s) {
    if (s->source.day == CS_DAY_NONE || has_fresh_harm(s))
        return;
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        cs_incident *incident = &s->incidents.at[i];
        bool known = incident->date.from != CS_DAY_NONE &&
                     width(incident->date.from, incident->date.to) <= OLD_DAYS;
        if (incident->type == CS_TYPE_ASSAULT && incident->status == CS_STATUS_HISTORICAL &&
            known && tells_harm(s, incident) && is_older(s, incident, COURT_DAYS) &&
            !is_older(s, incident, YEAR_DAYS))
            incident->status = CS_STATUS_OCCURRED;
    }
}

void cs_incident_background(cs_story *s, const uint32_t *sections) {
    for (uint32_t type = 0; type < cs_names_type.count; type++) {
        bool news = has_news(s, (uint8_t)type);
        for (uint32_t i = 0; i < s->incidents.count; i++) {
            cs_incident *incident = &s->incidents.at[i];
            bool old = is_older(s, incident, days_of_news(sections, s, incident, news));
            if (incident->type == type && cs_incident_happened(incident) && old)
                incident->status = CS_STATUS_HISTORICAL;
        }
    }
    bring_back(s);
}

void cs_incident_settle(const struct cs_incidenter *t, const cs_story *s, cs_incident *incident) {
    settle_date(s, incident);
    settle_mode(t, s, incident);
    settle_status(s, incident);
}
