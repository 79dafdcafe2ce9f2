/* pronoun.h: pronouns that stand for someone or something: "he", "their", "itself". */
#ifndef CS_MENTION_PRONOUN_H
#define CS_MENTION_PRONOUN_H

#include "base/hash.h"
#include "story/story.h"
#include "table/setup.h"

typedef struct cs_pronouns {
    cs_map kinds; /* key -> kind of mention */
} cs_pronouns;

bool cs_pronoun_load(cs_pronouns *pronouns, const cs_setup *setup, cs_error *error);

/* Adds those of a sentence as mentions. Not "it" that stands for nothing ("it rained"), and not
 * "who" and "that", whose antecedent stands before them. */
void cs_pronoun_find(const cs_pronouns *pronouns, cs_story *s, const cs_sentence *in);

#endif
