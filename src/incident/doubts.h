/* doubts.h: how sure an incident is: signs of doubt, each with points in data/incident/doubts.tsv,
 * are added up. Points are tenths of the logarithm of the odds, so the confidence is the logistic
 * function of a tenth of the sum, and seven points less halve the odds. */
#ifndef CS_INCIDENT_DOUBTS_H
#define CS_INCIDENT_DOUBTS_H

#include "story/story.h"
#include "table/setup.h"

struct cs_incidenter;

#define CS_DOUBTS(X)            \
    X(START, "start")           \
    X(UNDATED, "undated")       \
    X(TOLD, "told")             \
    X(NOUN, "noun")             \
    X(LATE, "late")             \
    X(UNNAMED, "unnamed")       \
    X(ELSEWHERE, "elsewhere")   \
    X(DAYLESS, "dayless")       \
    X(AGENTLESS, "agentless")   \
    X(NOBODY, "nobody")         \
    X(UNCOUNTED, "uncounted")   \
    X(OPEN_MODE, "open-mode")   \
    X(ATTEMPTED, "attempted")   \
    X(AHEAD, "ahead")           \
    X(HISTORICAL, "historical") \
    X(POLITICAL, "political")   \
    X(AGAIN, "again")           \
    X(MINOR, "minor")           \
    X(BESIDE, "beside")

typedef enum cs_doubt {
#define X(name, word) CS_DOUBT_##name,
    CS_DOUBTS(X)
#undef X
        CS_DOUBT_COUNT
} cs_doubt;

typedef struct cs_doubts {
    double points[CS_DOUBT_COUNT];
} cs_doubts;

bool cs_doubts_load(cs_doubts *doubts, const cs_setup *setup, cs_error *error);

/* How surely the words of its events tell of an incident, 0 to 1: as if they were independent. */
double cs_doubts_told(const cs_story *s, const cs_incident *incident);

/* Sets the confidence of all incidents, which have parties and figures. */
void cs_doubts_run(const struct cs_incidenter *t, cs_story *s);

#endif
