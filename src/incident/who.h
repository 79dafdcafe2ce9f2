/* who.h: who takes part in an incident, judged by all that the report says of them. The event stage
 * says of each telling who may take part in it (event.cast); here the tellings of an incident are
 * put together for each entity of the report, wherever it is named, and become signs for a network
 * (judge.h). */
#ifndef CS_INCIDENT_WHO_H
#define CS_INCIDENT_WHO_H

#include "model/weights.h"
#include "story/story.h"

/* The network has an output for each role of story.h, none included. */
enum { CS_WHO_OUTPUTS = CS_CAST_ROLES };

/* The words in context: that of the mention by which an entity is known, and the one above it. */
enum { CS_WHO_FACE, CS_WHO_GOVERNOR, CS_WHO_WORDS };

/* How many entities are looked at for an incident. */
enum { CS_WHO_MOST = 96 };

/* What the tellings of an incident say of an entity. */
typedef struct cs_bearing {
    uint32_t entity;
    float best[CS_CAST_ROLES];    /* the highest odds of a role; CS_WHO_NEVER: none */
    float sum[CS_CAST_ROLES];     /* of the odds above 0 */
    uint16_t told[CS_CAST_ROLES]; /* how many clauses give it the role */
    uint16_t blame; /* bits: acts (CS_ACT_*) that make it responsible for a telling, or by which it
                       tells of it */
} cs_bearing;

#define CS_WHO_NEVER (-9.0f)

/* The best that is said of an entity in any incident, and in another than that one. */
typedef struct cs_standing {
    float best[CS_CAST_ROLES], second[CS_CAST_ROLES];
    uint32_t incident[CS_CAST_ROLES];
    uint16_t told[CS_CAST_ROLES]; /* in how many incidents a clause gives it the role */
    uint16_t blame;   /* bits: acts that make it responsible for anything in the report */
    uint16_t sayings; /* how often it is the source of what is said */
    uint32_t face;    /* a mention: its first name, else its first noun; CS_NONE: only pronouns */
} cs_standing;

/* A report, for the judgement of who takes part in its incidents. */
typedef struct cs_whos {
    const cs_story *s;
    cs_vec(cs_bearing) bearings; /* incident by incident */
    uint32_t *first;             /* [incidents + 1] of its bearings */
    cs_standing *standings;      /* [entities] */
    uint32_t judged, armed;      /* incidents of violence; entities that are known armed groups */
} cs_whos;

/* Reads a story whose incidents have their events, but no parties yet. */
cs_whos cs_who_read(const cs_story *s);

/* Is it an incident of violence of which the event stage says who may take part? */
bool cs_who_is_judged(const cs_whos *w, uint32_t incident);

/* Those who may take part in the incident: those of whom a telling says so, then others in order of
 * the text; returns how many. */
unsigned cs_who_candidates(const cs_whos *w, uint32_t incident, cs_bearing found[CS_WHO_MOST]);

/* What an entity says by itself, and beside an incident. */
void cs_who_own_signs(const cs_whos *w, uint32_t entity, cs_signs *signs);
void cs_who_pair_signs(const cs_whos *w, uint32_t incident, const cs_bearing *found, unsigned count,
                       unsigned which, cs_signs *signs);

/* The token that the entity's face hangs from. */
uint32_t cs_who_governor(const cs_whos *w, uint32_t entity);

#endif
