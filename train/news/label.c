/* label.c: see label.h. */
#include "label.h"

#include "event/sheet.h"
#include "incident/parts.h"

/* ---- what MUC-4 wants no template of ----------------------------------------------------------
 */

static bool is_armed(const cs_actor *actor) {
    static const char *const sectors[] = {"MIL", "COP", "REB", "UAF", "PRM", "SPY", NULL};
    return actor && cs_str_is_any(actor->sector, sectors);
}

/* Armed men against armed men. */
static bool is_among_armed(const cs_incident *incident) {
    for (uint32_t i = 0; i < incident->agents.count; i++)
        if (!is_armed(incident->agents.at[i].actor))
            return false;
    for (uint32_t i = 0; i < incident->targets.count; i++)
        if (!is_armed(incident->targets.at[i].actor))
            return false;
    for (uint32_t i = 0; i < incident->victims.count; i++)
        if (incident->victims.at[i].kind != CS_VICTIM_COMBATANT &&
            incident->victims.at[i].kind != CS_VICTIM_POLICE)
            return false;
    return incident->targets.count + incident->victims.count > 0;
}

static bool is_home(cs_str country) {
    static const char *const homes[] = {"SLV", "COL", "PER", "GTM", "CHL",
                                        "HND", "BOL", "ECU", "ARG", NULL};
    return cs_str_is_any(country, homes);
}

static bool is_abroad(const cs_story *s, const cs_incident *incident) {
    cs_str country =
        incident->place == CS_NONE ? CS_STR_NONE : s->places.at[incident->place].country;
    if (!country.size || is_home(country))
        return false;
    for (uint32_t i = 0; i < incident->agents.count; i++)
        if (incident->agents.at[i].actor && is_home(incident->agents.at[i].actor->country))
            return false;
    for (uint32_t i = 0; i < incident->targets.count; i++)
        if (incident->targets.at[i].actor && is_home(incident->targets.at[i].actor->country))
            return false;
    return true;
}

/* ---- which incident is which template ---------------------------------------------------------
 */

static const char *kind_of(cs_str mode) {
    static const char *const kinds[][2] = {
        {"bombing", "bombing"},   {"suicide-bombing", "bombing"}, {"landmine", "bombing"},
        {"abduct", "kidnapping"}, {"hostage", "kidnapping"},      {"hijack", "hijacking"},
        {"arson", "arson"},       {"robbery", "robbery"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (cs_str_eq(mode, kinds[i][0]))
            return kinds[i][1];
    return "attack";
}

static bool is_of_type(const cs_incident *incident, const muc_template *t) {
    cs_str types = t->types;
    while (types.at)
        if (cs_str_eq(cs_str_cut(types, '|', &types), kind_of(incident->mode)))
            return true;
    return false;
}

static bool fills(const sheet *h, uint32_t entity, uint32_t t, unsigned role) {
    if (entity == CS_NONE)
        return false;
    const cs_ids *mentions = &h->s->entities.at[entity].mentions;
    for (uint32_t i = 0; i < mentions->count; i++)
        if (h->roles[mentions->at[i]][t] == role)
            return true;
    return false;
}

typedef struct pairing {
    const sheet *h;
    const cs_news_report *report;
} pairing;

/* 0: not judged, or of another type. */
static unsigned likeness(const void *state, uint32_t number, uint32_t t) {
    const pairing *p = state;
    const sheet *h = p->h;
    const cs_incident *incident = &h->s->incidents.at[number];
    unsigned sum = 1;
    if (!p->report->outlines[number].judged || !is_of_type(incident, &h->report->templates.at[t]))
        return 0;
    for (uint32_t i = 0; i < incident->agents.count; i++)
        sum += 2 * fills(h, incident->agents.at[i].entity, t, CS_CAST_AGENT);
    for (uint32_t i = 0; i < incident->targets.count; i++)
        sum += 2 * fills(h, incident->targets.at[i].entity, t, CS_CAST_TARGET);
    for (uint32_t i = 0; i < incident->victims.count; i++)
        sum += 2 * fills(h, incident->victims.at[i].entity, t, CS_CAST_TARGET);
    return sum;
}

/* ---- examples ---------------------------------------------------------------------------------
 */

static void count_country(examples *e, const cs_story *s) {
    uint32_t home = cs_incident_home(s), i = 0;
    if (home == CS_NONE || !s->places.at[home].country.size)
        return;
    while (i < e->countries.count &&
           !cs_str_is(e->countries.at[i].code, s->places.at[home].country))
        i++;
    if (i == e->countries.count)
        *cs_vec_push(&e->arena, &e->countries) =
            (label_country){cs_str_copy(&e->arena, s->places.at[home].country), 0};
    e->countries.at[i].reports++;
}

void label_report(examples *e, const struct cs_incidenter *t, const cs_story *s,
                  const muc_report *report, uint8_t fold) {
    if (!cs_news_knows(t, s))
        return;
    count_country(e, s);
    sheet h = sheet_of(s, report);
    cs_news_report r = cs_news_read(t, s);
    uint32_t *partner = cs_arena_new(s->scratch, uint32_t, s->incidents.count);
    uint32_t words = e->signs.count;
    for (uint32_t i = 0; i < r.words.count; i++)
        *cs_vec_push(&e->arena, &e->signs) = r.words.at[i];
    sheet_pair(&h, likeness, &(pairing){&h, &r}, partner);
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        const cs_incident *incident = &s->incidents.at[i];
        bool out = is_among_armed(incident) || is_abroad(s, incident);
        bool right = partner[i] != CS_NONE;
        if (!r.outlines[i].judged || (out && !right))
            continue;
        cs_news_signs signs = {0};
        cs_news_list(&r, i, &signs);
        *cs_vec_push(&e->arena, &e->at) =
            (example){e->signs.count, signs.count, words, r.words.count, fold, right};
        for (uint32_t k = 0; k < signs.count; k++)
            *cs_vec_push(&e->arena, &e->signs) = signs.at[k];
    }
}
