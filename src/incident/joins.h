/* joins.h: what speaks for and against two tellings being of one happening: signs, each with a
 * weight in data/incident/joins.tsv. */
#ifndef CS_INCIDENT_JOINS_H
#define CS_INCIDENT_JOINS_H

#include "story/story.h"
#include "table/setup.h"

#define CS_JOINS(X)                             \
    X(START, "start")                           \
    X(JUDGED, "judged")                         \
    X(SAME_MODE, "same-mode")                   \
    X(OPEN_MODES, "open-modes")                 \
    X(OPEN_MODE, "open-mode")                   \
    X(SAME_FAMILY, "same-family")               \
    X(OTHER_FAMILY, "other-family")             \
    X(SEIZURE, "seizure")                       \
    X(SAME_DATE, "same-date")                   \
    X(WITHIN_DATE, "within-date")               \
    X(NEAR_DATE, "near-date")                   \
    X(OTHER_DATE, "other-date")                 \
    X(SAME_PLACE, "same-place")                 \
    X(WITHIN_PLACE, "within-place")             \
    X(OTHER_PLACE, "other-place")               \
    X(FAR_PLACE, "far-place")                   \
    X(OTHER_COUNTRY, "other-country")           \
    X(NEW_PLACE, "new-place")                   \
    X(NEW_SCENE, "new-scene")                   \
    X(OTHER_SIDE, "other-side")                 \
    X(SAME_AGENT, "same-agent")                 \
    X(OTHER_AGENT, "other-agent")               \
    X(SAME_TARGET, "same-target")               \
    X(ALIKE_TARGET, "alike-target")             \
    X(NAMESAKE_TARGET, "namesake-target")       \
    X(OTHER_TARGET, "other-target")             \
    X(OTHER_VICTIM, "other-victim")             \
    X(NEW_AGENT, "new-agent")                   \
    X(NEW_TARGET, "new-target")                 \
    X(TURNED, "turned")                         \
    X(SAME_NUMBER, "same-number")               \
    X(TOLD_AS_ONE, "told-as-one")               \
    X(SAME_SENTENCE, "same-sentence")           \
    X(NEXT_SENTENCE, "next-sentence")           \
    X(EACH_SENTENCE, "each-sentence")           \
    X(LATEST, "latest")                         \
    X(FIRST, "first")                           \
    X(DEFINITE, "definite")                     \
    X(SAME_WORD, "same-word")                   \
    X(VAGUE, "vague")                           \
    X(OUTCOME, "outcome")                       \
    X(ANOTHER, "another")                       \
    X(ANSWERS, "answers")                       \
    X(LEAST_AGAIN, "least-again")               \
    X(LEAST_WORTH, "least-worth")               \
    X(LEAST_WORTH_JUDGED, "least-worth-judged") \
    X(JUDGED_DAYS, "judged-days")               \
    X(LEAST_NEWS, "least-news")                 \
    X(LEAST_TOLD, "least-told")                 \
    X(LEAST_ALONE, "least-alone")               \
    X(LEAST_CAST, "least-cast")                 \
    X(LEAST_AFAR, "least-afar")                 \
    X(LEAST_JUDGED, "least-judged")             \
    X(LEAST_PART, "least-part")

typedef enum cs_join {
#define X(name, word) CS_JOIN_##name,
    CS_JOINS(X)
#undef X
        CS_JOIN_COUNT
} cs_join;

typedef struct cs_joins {
    double weights[CS_JOIN_COUNT];
} cs_joins;

bool cs_joins_load(cs_joins *joins, const cs_setup *setup, cs_error *error);

#endif
