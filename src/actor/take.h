/* take.h: whose a mention is: what is taken from the words beside its head. What is taken first
 * stays. */
#ifndef CS_ACTOR_TAKE_H
#define CS_ACTOR_TAKE_H

#include "actor/reader.h"

/* Takes what a modifying part says; `backer`: a country is on whose side it is. */
void cs_take_part(cs_reader *q, const cs_part *part, bool backer);

/* The parts before `end`, the nearest first; "Iranian-backed" gives a backer. */
void cs_take_before(cs_reader *q, const cs_parts *parts, uint32_t end);

/* The parts behind a link, from `from` on, up to the first that says something. */
void cs_take_behind(cs_reader *q, const cs_parts *parts, uint32_t from);

/* "a spokesman for the Taliban", where the mention ends before "for"; `where`: "in", "at", too. */
void cs_take_right(cs_reader *q, bool where);

/* "Norway 's foreign minister", where the mention begins behind the possessor, or behind words that
 * qualify it: "Taiwan 's vice foreign minister". */
void cs_take_owner(cs_reader *q);

/* "Bosnian Serbs", where the mention begins behind "Bosnian"; or an owner. */
void cs_take_qualifier(cs_reader *q);

#endif
