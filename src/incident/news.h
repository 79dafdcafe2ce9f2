/* news.h: is an incident one that the report is about? Judged when it is whole, by all that is
 * known of it and of the report (logistic regression over signs). Those of which the answer is no
 * are no incidents; how likely it is becomes the others' confidence.
 *
 * What is news depends on the times: so only reports are judged that are like those from which the
 * weights were learned (models/news.md), of about the same years and on the same countries. */
#ifndef CS_INCIDENT_NEWS_H
#define CS_INCIDENT_NEWS_H

#include "model/linear.h"
#include "story/story.h"
#include "table/setup.h"

struct cs_incidenter;

enum { CS_NEWS_UNIT = 1024 }; /* of a weight */

typedef struct cs_news {
    cs_linear weights;
    bool blank;          /* nothing is learned yet: nothing is judged */
    const int32_t *days; /* [2] of the reports that it was learned from: first, last */
    cs_str countries;    /* that they were on, a line each; none: any */
} cs_news;

/* A sign and how much of its weight counts. */
typedef struct cs_news_sign {
    uint32_t at;
    float value;
} cs_news_sign;

typedef cs_vec(cs_news_sign) cs_news_signs;

/* An incident in short, as it is set beside the others of its report. */
typedef struct cs_outline {
    bool judged;
    double most, second, sum;     /* of its tellings' worth */
    uint32_t first, last, spread; /* sentences that tell of it: the first, the last, how many */
    uint32_t tellings, parties, known;
} cs_outline;

typedef struct cs_news_report {
    const struct cs_incidenter *t;
    const cs_story *s;
    cs_outline *outlines; /* [incidents] */
    uint32_t judged, violent;
    cs_news_signs words; /* of the report */
} cs_news_report;

/* Loads `models`/news.model. */
bool cs_news_load(cs_news *news, const cs_setup *setup, cs_error *error);

/* Is the report like those from which the weights were learned? Without weights none is. */
bool cs_news_knows(const struct cs_incidenter *t, const cs_story *s);

/* All in the story's scratch arena. Incidents have parties and figures. */
cs_news_report cs_news_read(const struct cs_incidenter *t, const cs_story *s);
void cs_news_list(const cs_news_report *report, uint32_t incident, cs_news_signs *signs);

/* Drops what is no news; sets the confidence of the rest. */
void cs_news_run(const struct cs_incidenter *t, cs_story *s);

#endif
