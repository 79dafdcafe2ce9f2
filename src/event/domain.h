/* domain.h: what the passages of a story are about: for each sentence how much its words tell of
 * each domain of data/event/domains.tsv, and for each token of which domains its word is. */
#ifndef CS_EVENT_DOMAIN_H
#define CS_EVENT_DOMAIN_H

#include "story/story.h"
#include "table/phrase.h"
#include "table/setup.h"

/* Domains are numbered in the order in which the table first names them; sets of them are bits. */
enum { CS_DOMAINS = 32 };

typedef struct cs_domain_row {
    uint8_t domain;
    bool noun, verb; /* counts only as such */
    float weight;
} cs_domain_row;

typedef struct cs_domains {
    cs_phrases words; /* -> rows */
    cs_vec(cs_domain_row) rows;
    cs_vec(cs_str) names; /* [domain] */
} cs_domains;

bool cs_domains_load(cs_domains *domains, const cs_setup *setup, cs_error *error);

/* The set of a list of names separated by blanks; false where one of them is none. */
bool cs_domains_set(const cs_domains *domains, cs_str names, uint32_t *set);

/* What is known of one story, in its scratch arena. */
typedef struct cs_passages {
    const cs_domains *domains;
    const cs_story *s;
    uint32_t *kinds;           /* [tokens] set of domains */
    uint32_t *entries;         /* [tokens] entry of the phrase that it belongs to, or CS_NONE */
    float (*sums)[CS_DOMAINS]; /* [sentences] */
    float (*near)[CS_DOMAINS]; /* [sentences] with what is around them */
    float whole[CS_DOMAINS];   /* all sentences */
    float title[CS_DOMAINS];
} cs_passages;

const cs_passages *cs_passages_read(const cs_domains *domains, const cs_story *s);

/* How much the words of the sentence that holds the token tell of a set of domains, the token's
 * own word not counted. */
float cs_passages_own(const cs_passages *p, uint32_t token, uint32_t set);

/* The same of the passage: its sentence, less the ones around it, the title, all of the story. */
float cs_passages_near(const cs_passages *p, uint32_t token, uint32_t set);

/* The same of the tokens [first, end) alone. */
float cs_passages_between(const cs_passages *p, uint32_t first, uint32_t end, uint32_t set);

#endif
