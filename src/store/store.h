/* store.h: the database of stories and of the incidents that they report, in SQLite.
 *
 * Every claim of every report is kept. What the reports tell is grouped into incidents as stories
 * are added: two tellings are one incident when they may be (merge.c), whatever the order, so that
 * the result depends on the stories alone. The consolidated values are made when they are asked for
 * (stored.h).
 */
#ifndef CS_STORE_STORE_H
#define CS_STORE_STORE_H

#include "base/error.h"
#include "story/story.h"

typedef struct cs_store cs_store;

/* Opens or makes the database; brings an older one up to the present schema. */
cs_store *cs_store_open(const char *path, cs_error *error);
void cs_store_close(cs_store *store);

/* Adds a story with its record (JSON text). A story whose id is there already is left as it is.
 * Stories are
 * written in transactions of some hundred; cs_store_flush ends the last one. */
bool cs_store_add(cs_store *store, const cs_story *s, cs_str record, cs_error *error);
bool cs_store_flush(cs_store *store, cs_error *error);

bool cs_store_count(cs_store *store, size_t *stories, size_t *incidents, cs_error *error);

#endif
