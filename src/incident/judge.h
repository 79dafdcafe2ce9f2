/* judge.h: a network's judgement of who takes part in an incident (who.h). */
#ifndef CS_INCIDENT_JUDGE_H
#define CS_INCIDENT_JUDGE_H

#include "incident/who.h"
#include "table/setup.h"

typedef struct cs_judge {
    cs_weights who;
} cs_judge;

/* Loads `models`/incident.model. */
bool cs_judge_load(cs_judge *judge, const cs_setup *setup, cs_error *error);

/* The logarithm of the odds of each role, against none, of an entity in an incident. */
typedef struct cs_verdict {
    uint32_t entity;
    float odds[CS_CAST_ROLES];
    uint16_t told[CS_CAST_ROLES]; /* how many clauses give it the role */
} cs_verdict;

typedef cs_vec(cs_verdict) cs_verdicts;

/* What is thought of an entity by itself, kept from incident to incident. */
typedef struct cs_court {
    const cs_judge *judge;
    cs_whos whos;
    cs_hidden *own; /* [entities] */
    bool *known;    /* [entities] is that there already? */
} cs_court;

cs_court cs_judge_open(const cs_judge *judge, const cs_story *s);

/* All who may take part in the incident; none where it is not judged. */
cs_verdicts cs_judge_incident(cs_court *court, uint32_t incident);

#endif
