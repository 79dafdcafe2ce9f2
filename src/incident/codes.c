/* codes.c: an incident in the codes of other schemes. The ontology table gives the code of a mode;
 * who fights whom decides between ACLED's battle and attack, and UCDP's types of violence. */
#include "incident/parts.h"

static bool is_armed(const cs_actor *a) {
    static const char *const sectors[] = {"MIL", "COP", "REB", "UAF", "PRM", "SPY", "CRM", "GOV"};
    for (size_t i = 0; a && a->sector.at && i < sizeof sectors / sizeof *sectors; i++)
        if (cs_str_eq(a->sector, sectors[i]))
            return true;
    return false;
}

static bool is_state(const cs_actor *a) {
    static const char *const sectors[] = {"MIL", "COP", "SPY", "GOV"};
    for (size_t i = 0; a && a->sector.at && i < sizeof sectors / sizeof *sectors; i++)
        if (cs_str_eq(a->sector, sectors[i]))
            return true;
    return false;
}

static bool any_party(const cs_party *at, uint32_t count, bool (*is)(const cs_actor *a)) {
    for (uint32_t i = 0; i < count; i++)
        if (is(at[i].actor))
            return true;
    return false;
}

static bool mode_is(const cs_incident *incident, const char *mode) {
    return cs_str_eq(incident->mode, mode);
}

static cs_str acled_of(const cs_incident *incident, const cs_ontology_row *row, bool both_armed) {
    bool shooting = mode_is(incident, "firearms") || mode_is(incident, "unspecified") ||
                    mode_is(incident, "ambush");
    if (incident->type == CS_TYPE_ASSAULT && both_armed && shooting)
        return CS_STR("Armed clash");
    if (incident->type == CS_TYPE_PROTEST && incident->killed.given)
        return CS_STR("Excessive force against protesters");
    if (incident->type == CS_TYPE_PROTEST && incident->arrested.given)
        return CS_STR("Protest with intervention");
    return row->acled;
}

static cs_str ucdp_of(const cs_incident *incident, bool agents, bool targets, bool state) {
    if (incident->type != CS_TYPE_ASSAULT)
        return CS_STR_NONE;
    if (agents && !targets)
        return CS_STR("3");
    if (agents && targets)
        return state ? CS_STR("1") : CS_STR("2");
    return CS_STR_NONE;
}

void cs_incident_codes(const struct cs_incidenter *t, const cs_story *s, cs_arena *arena,
                       cs_incident *incident) {
    (void)s;
    const cs_ontology_row *row = cs_incident_row(t, incident->type, incident->mode);
    bool agents = any_party(incident->agents.at, incident->agents.count, is_armed);
    bool targets = any_party(incident->targets.at, incident->targets.count, is_armed);
    bool state = any_party(incident->agents.at, incident->agents.count, is_state) ||
                 any_party(incident->targets.at, incident->targets.count, is_state);
    cs_str type = cs_str_of(cs_names_type.at[incident->type]);
    incident->codes.plover = row->plover.at
                                 ? cs_str_format(arena, "%.*s/%.*s", (int)type.size, type.at,
                                                 (int)row->plover.size, row->plover.at)
                                 : type;
    incident->codes.cameo = row->cameo;
    incident->codes.acled = acled_of(incident, row, agents && targets);
    incident->codes.ucdp = ucdp_of(incident, agents, targets, state);
}
