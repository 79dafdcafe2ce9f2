/* harm.h: an event of harm among the groups of its sentence, while harm.c reads who suffers it. */
#ifndef CS_INCIDENT_HARM_H
#define CS_INCIDENT_HARM_H

#include "incident/told.h"

typedef struct cs_harm {
    const cs_story *s;
    const cs_tolds *tolds;
    const cs_event *event;
    uint32_t token, first, limit; /* of the event's word; of the sentence */
    cs_harmeds *found;
    const cs_harming *harming;
} cs_harm;

static inline const cs_token *cs_harm_at(const cs_harm *h, uint32_t token) {
    return &h->s->tokens.at[token];
}

static inline bool cs_harm_is_word(const cs_harm *h, uint32_t token, const char *const *words) {
    return cs_story_is_any(h->s, token, words);
}

/* ---- standing.c: a group by its place; CS_NONE where there is none ---- */

/* The group that the token is in. */
uint32_t cs_harm_told_at(const cs_harm *h, uint32_t token);
/* The group that ends right before the token. */
uint32_t cs_harm_before(const cs_harm *h, uint32_t token);
/* The first group behind the token with nothing but its own words before it. */
uint32_t cs_harm_behind(const cs_harm *h, uint32_t token);
/* The subject of the event's word, by its place and by the tree. */
uint32_t cs_harm_subject(const cs_harm *h);
/* "by rebels", "of the family", "including children": no subject or object by itself. */
bool cs_harm_is_aside(const cs_harm *h, const cs_told *told);

/* ---- listing.c: the list that a group is in ---- */

/* Is the group a part of the one before it: "five people, including two children"? */
bool cs_harm_is_part(const cs_harm *h, const cs_told *told);
/* Adds one group to those found. */
void cs_harm_add(const cs_harm *h, uint32_t told, bool part, bool same);
/* Adds the items of the list behind the group that was added last. */
void cs_harm_follow(const cs_harm *h, uint32_t told, bool all_parts);
/* Adds the whole list of a group, CS_NONE for none; backwards: from its first item on. */
void cs_harm_add_list(const cs_harm *h, uint32_t told, bool backwards);

#endif
