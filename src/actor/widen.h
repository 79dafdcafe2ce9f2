/* widen.h: mentions that are only part of what has to be read. */
#ifndef CS_ACTOR_WIDEN_H
#define CS_ACTOR_WIDEN_H

#include "actor/context.h"

/* A mention that is only part of a name of the tables ("Theresa" of "Theresa May") is read as the
 * whole, where that is no mention by itself. */
void cs_widen_name(const cs_context *c, cs_mention *m);

/* A noun is read with the words that qualify it, where the mention has it without them. */
void cs_widen_nominal(const cs_context *c, cs_mention *m);

#endif
