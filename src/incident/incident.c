/* incident.c: see incident.h. */
#include "incident/incident.h"

struct cs_incidenter {
    char nothing;
};

const cs_incidenter *cs_incident_load(const cs_setup *setup, cs_error *error) {
    (void)error;
    return cs_arena_new(setup->arena, cs_incidenter, 1);
}

void cs_incident_run(const cs_incidenter *incidenter, cs_story *s) {
    (void)incidenter;
    (void)s;
}
