/* incident.h: one record for each thing that happened: event mentions merged, values chosen, every
 * figure and every blame kept as a claim. Adds incidents; sets event.incident. */
#ifndef CS_INCIDENT_INCIDENT_H
#define CS_INCIDENT_INCIDENT_H

#include "story/story.h"
#include "table/setup.h"

typedef struct cs_incidenter cs_incidenter;

const cs_incidenter *cs_incident_load(const cs_setup *setup, cs_error *error);
void cs_incident_run(const cs_incidenter *incidenter, cs_story *s);

/* What is there before anyone has taken part, for the trainer of the network: loads the tables and
 * no model, and adds incidents with their events, day and place. */
cs_incidenter *cs_incident_tables(const cs_setup *setup, cs_error *error);
void cs_incident_find(const cs_incidenter *incidenter, cs_story *s);

#endif
