/* look.h: the gazetteer as a tool: what it knows of a name, as text for people. */
#ifndef CS_PLACE_LOOK_H
#define CS_PLACE_LOOK_H

#include "base/out.h"
#include "place/gazetteer.h"

/* Adds the places of that name to `out`, the likeliest first, one a line, in columns; places whose
 * names only sound like it where none is called so. How many there are. */
size_t cs_look(const cs_gazetteer *g, cs_str name, cs_out *out);

#endif
