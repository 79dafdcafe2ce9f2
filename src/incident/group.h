/* group.h: happenings while the events of a report are sorted into them. */
#ifndef CS_INCIDENT_GROUP_H
#define CS_INCIDENT_GROUP_H

#include "incident/parts.h"

/* What became of it, as far as it parts happenings. */
enum { CS_STANDS_DONE, CS_STANDS_OLD, CS_STANDS_AHEAD };

typedef struct cs_happening {
    uint8_t type, stands;
    cs_ids events;
    cs_day from, to; /* CS_DAY_NONE: open */
    uint32_t place;  /* the narrowest so far, or CS_NONE */
    cs_str mode;     /* the finest so far */
    uint32_t section;
    unsigned sides; /* of a place: cs_incident_sides of its sentences */
} cs_happening;

/* An event beside the report's happenings. */
typedef struct cs_telling {
    const struct cs_incidenter *t;
    const cs_story *s;
    const cs_event *event;
    uint32_t section; /* the item of a list in which it stands */
    unsigned sides;   /* of a place, that its sentence tells of */
    bool judged;      /* will incidents be judged when they are whole (news.h)? */
} cs_telling;

/* What became of an event: CS_STANDS_*. */
uint8_t cs_likeness_stands(const cs_story *s, const cs_event *e);

/* Does the event say anything about who, whom, where, when or how many? */
bool cs_likeness_is_specific(const cs_story *s, const cs_event *e);

/* Are the agents of both known, and none of them the same? */
bool cs_likeness_other_agents(const cs_story *s, const cs_event *a, const cs_event *b);

/* One named person is killed or taken by himself in each: may it be the same one? OPEN: one of both
 * tells of no such thing. See lone.c. */
typedef enum cs_lone { CS_LONE_OPEN, CS_LONE_SAME, CS_LONE_OTHERS } cs_lone;
cs_lone cs_incident_lone(const struct cs_incidenter *t, const cs_story *s, const cs_event *a,
                         const cs_event *b);

/* Is the event done to one such person, and the happening to another one? */
bool cs_likeness_other_victim(const cs_telling *telling, const cs_happening *group);

/* "In Goma, crowds looted a depot": does the sentence begin with the event's place? */
bool cs_likeness_begins_with_place(const cs_story *s, const cs_event *e);

/* Is someone brought in by these mentions: a common noun without "the", "this", "his"? */
bool cs_likeness_brings_in(const cs_story *s, const cs_ids *ids);

/* "In Goma, men looted a depot": does it begin with its place and bring somebody in? */
bool cs_likeness_opens_scene(const cs_story *s, const cs_event *e);

/* A score so low rules a joining out, whatever else speaks for it. */
#define CS_LIKENESS_AGAINST (-50.0)
#define CS_LIKENESS_NEVER (-1000.0)

/* How well an event fits a happening: from 0 on it is one of its tellings. `first`: is it the
 * report's first happening, `latest`: the one told of last? */
double cs_likeness(const cs_telling *telling, const cs_happening *group, bool first, bool latest);

#endif
