/* beside.h: of which domains the nouns are that stand beside an event's word: its subject, its
 * object, its modifiers. Read off the order of the words, so that it holds where a tree is wrong;
 * the sets are those of domain.h, empty where nothing stands there. */
#ifndef CS_EVENT_BESIDE_H
#define CS_EVENT_BESIDE_H

#include "event/domain.h"

/* Of a verb: nouns of its clause before it, but those behind prepositions other than "of". */
uint32_t cs_beside_before(const cs_passages *p, uint32_t verb);

/* Of a verb: the noun that follows it without a preposition. */
uint32_t cs_beside_after(const cs_passages *p, uint32_t verb);

/* The noun behind a preposition that follows the word in its clause. */
uint32_t cs_beside_behind(const cs_passages *p, uint32_t token, uint64_t preposition);

/* Of a noun: that behind the first of "on", "against", "at", "of", "to" that follows. */
uint32_t cs_beside_aim(const cs_passages *p, uint32_t noun);

/* Of a noun: what stands before it within its group. */
uint32_t cs_beside_modifiers(const cs_passages *p, uint32_t noun);

/* "was hit", "got beaten", "has been killed". */
bool cs_beside_is_passive(const cs_story *s, uint32_t verb);

/* The first token of the clause in which the token stands. */
uint32_t cs_beside_clause(const cs_story *s, uint32_t token);

#endif
