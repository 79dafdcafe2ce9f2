/* abroad.c: what is told of two countries at once ("air strikes in Iraq and Syria") happened in
 * each of them: an incident of its own for the second, by the same agents to the same targets.
 * Figures, which the report gives for both or for one, stay with the first. */
#include "incident/parts.h"

/* The country that a place is named together with: "Iraq and Syria", "Iraq and in Syria"; CS_NONE.
 */
static uint32_t country_beside(const cs_story *s, uint32_t place) {
    static const char *const links[] = {"and", "and in", NULL};
    for (uint32_t i = place ? place - 1 : 0; i <= place && i + 1 < s->places.count; i++) {
        const cs_place *a = &s->places.at[i], *b = a + 1;
        bool both = a->precision == CS_PRECISION_COUNTRY && b->precision == CS_PRECISION_COUNTRY &&
                    a->use == CS_USE_PLACE && b->use == CS_USE_PLACE &&
                    b->span.start >= a->span.end;
        if (both &&
            cs_str_is_any(cs_str_trim(cs_str_slice(s->text, a->span.end, b->span.start)), links))
            return i == place ? i + 1 : i;
    }
    return CS_NONE;
}

/* Does the report tell of something of the kind in that country? */
static bool is_told(const cs_story *s, uint8_t type, uint32_t place) {
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        const cs_incident *other = &s->incidents.at[i];
        if (other->type == type && other->place != CS_NONE &&
            cs_str_is(s->places.at[other->place].country, s->places.at[place].country))
            return true;
    }
    return false;
}

static void add_in(cs_story *s, uint32_t incident, uint32_t event, uint32_t place) {
    cs_incident copy = s->incidents.at[incident];
    copy.place = place;
    copy.killed = copy.injured = copy.abducted = copy.arrested = copy.displaced = copy.size =
        (cs_count){0};
    memset(&copy.victims, 0, sizeof copy.victims);
    memset(&copy.claims, 0, sizeof copy.claims);
    memset(&copy.events, 0, sizeof copy.events);
    cs_ids_add(s->arena, &copy.events, event);
    *cs_vec_push(s->arena, &s->incidents) = copy;
}

void cs_incident_abroad(cs_story *s) {
    uint32_t count = s->incidents.count;
    for (uint32_t i = 0; i < count; i++) {
        const cs_incident *incident = &s->incidents.at[i];
        if (incident->type != CS_TYPE_ASSAULT || incident->place == CS_NONE)
            continue;
        for (uint32_t k = 0; k < s->incidents.at[i].events.count; k++) {
            uint32_t event = s->incidents.at[i].events.at[k], place = s->events.at[event].place;
            uint32_t other = place == CS_NONE ? CS_NONE : country_beside(s, place);
            if (other != CS_NONE && !is_told(s, CS_TYPE_ASSAULT, other))
                add_in(s, i, event, other);
        }
    }
}
