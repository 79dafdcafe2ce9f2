/* label.h: incidents as examples for src/incident/news.h. An incident is right if it is paired, one
 * to one and those that share most first, with a template of its type. */
#ifndef TRAIN_NEWS_LABEL_H
#define TRAIN_NEWS_LABEL_H

#include "event/muc.h"
#include "incident/news.h"

typedef struct example {
    uint32_t first, count, words, word_count; /* of its signs, and its report's words */
    uint8_t fold;
    bool right;
} example;

/* How many reports were on a country. */
typedef struct label_country {
    cs_str code;
    uint32_t reports;
} label_country;

typedef struct examples {
    cs_arena arena;
    cs_vec(example) at;
    cs_news_signs signs;
    cs_vec(label_country) countries;
} examples;

/* Adds the incidents of a report that has been read; `t` read it. */
void label_report(examples *e, const struct cs_incidenter *t, const cs_story *s,
                  const muc_report *report, uint8_t fold);

#endif
