/* loaders.h: the parts of loading the tables of data/actor, for tables.c. */
#ifndef CS_ACTOR_LOADERS_H
#define CS_ACTOR_LOADERS_H

#include "actor/tables.h"
#include "table/table.h"

/* Opens a table of data/actor whose bytes are kept. */
bool cs_actor_open(cs_table *table, const cs_setup *setup, const char *name,
                   const char *const *columns, cs_error *error);

/* Fills in words and word_phrases; countries must be known. */
bool cs_actor_load_words(cs_actors *a, const cs_setup *setup, cs_error *error);

/* Fills in persons, holders and their names; words and known actors must be there. */
bool cs_actor_load_holders(cs_actors *a, const cs_setup *setup, cs_error *error);

#endif
