/* side.c: whoever attacks is not attacked. */
#include "incident/parts.h"

/* How many events' clauses tell that the entity has that role. */
static uint32_t told_times(const cs_story *s, const cs_incident *incident, uint32_t entity,
                           unsigned role) {
    uint32_t times = 0;
    for (uint32_t i = 0; i < incident->events.count; i++) {
        const cs_event *e = &s->events.at[incident->events.at[i]];
        const cs_ids *ids = role == CS_CAST_AGENT ? &e->agents : &e->targets;
        for (uint32_t k = 0; k < ids->count; k++)
            times += s->mentions.at[ids->at[k]].entity == entity;
    }
    return times;
}

static uint32_t find_target(const cs_incident *incident, uint32_t entity) {
    uint32_t i = 0;
    while (i < incident->targets.count && incident->targets.at[i].entity != entity)
        i++;
    return i;
}

static void remove_party(cs_party *at, uint32_t *count, uint32_t number) {
    memmove(&at[number], &at[number + 1], (*count - number - 1) * sizeof *at);
    --*count;
}

/* But in clashes, and where attackers die by their own hand: of two roles the one stands that
 * clauses tell more often. Blame stays. */
void cs_incident_sides_settle(const cs_story *s, cs_incident *incident) {
    bool clash = cs_str_eq(incident->mode, "clash");
    bool own_hand = cs_str_eq(incident->mode, "suicide-bombing");
    for (uint32_t i = incident->agents.count; !clash && i-- > 0;) {
        uint32_t entity = incident->agents.at[i].entity;
        uint32_t other = find_target(incident, entity);
        if (entity == CS_NONE || other == incident->targets.count)
            continue;
        bool suffers = told_times(s, incident, entity, CS_CAST_TARGET) >
                       told_times(s, incident, entity, CS_CAST_AGENT);
        if (suffers && !own_hand && incident->agents.at[i].certainty == CS_CERTAINTY_STATED)
            remove_party(incident->agents.at, &incident->agents.count, i);
        else
            remove_party(incident->targets.at, &incident->targets.count, other);
    }
}
