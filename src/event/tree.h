/* tree.h: what a word's surroundings in the tree say, as the event stage asks for it. */
#ifndef CS_EVENT_TREE_H
#define CS_EVENT_TREE_H

#include "story/story.h"

/* A few tokens; what does not fit is left out. */
enum { CS_FEW_TOKENS = 12 };
typedef struct cs_few {
    uint32_t at[CS_FEW_TOKENS];
    unsigned count;
} cs_few;

void cs_few_add(cs_few *few, uint32_t token);
/* Adds the token and all that is joined to it by "and". */
void cs_few_add_joined(cs_few *few, const cs_story *s, uint32_t token);

bool cs_tree_is_verb(const cs_token *t);
bool cs_tree_is_noun(const cs_token *t);
bool cs_tree_is_passive(const cs_story *s, uint32_t verb);

/* The key of the preposition of a noun (its case), 0 for none. Of a fixed one ("because of") the
 * first word. */
uint64_t cs_tree_case(const cs_story *s, uint32_t noun);

/* The subject of a verb, also where it stands with another verb: "they fled and fired", "seeking
 * to kill", "a bomb that killed". Of a passive the subject is its logical object; that is not
 * looked at here. */
void cs_tree_subject(const cs_story *s, uint32_t verb, cs_few *few);

/* Who does what the verb says ("by" of a passive), and to whom it is done. */
void cs_tree_agent(const cs_story *s, uint32_t verb, cs_few *few);
void cs_tree_object(const cs_story *s, uint32_t verb, cs_few *few);

/* Is it a verb with a subject of its own that the tree has as a noun's describing word? The noun is
 * its object: "the governor eased restrictions". */
bool cs_tree_takes_head(const cs_story *s, uint32_t verb);

/* Nouns behind that preposition that hang from the token. */
void cs_tree_behind(const cs_story *s, uint32_t token, uint64_t preposition, cs_few *few);

/* Is the word joined to a neighbour by a hyphen: "free-trade"? */
bool cs_tree_is_joined(const cs_story *s, uint32_t token);

/* Is the token part of an expression of time? */
bool cs_tree_in_time(const cs_story *s, uint32_t token);

/* The verb of the clause that the token stands in, itself where it is one; CS_NONE. */
uint32_t cs_tree_clause(const cs_story *s, uint32_t token);

/* "demanded that he step down, and police detained ten": a clause with its own subject and tense,
 * which some trees join to a clause that lies below another verb. */
bool cs_tree_is_own_clause(const cs_story *s, uint32_t verb);

/* "to brief him on the strikes", "protests over the killing": what is only spoken of stands as it
 * is, whatever becomes of the speaking, and has a time and place of its own. */
bool cs_tree_is_topic(const cs_story *s, uint32_t token);

#endif
