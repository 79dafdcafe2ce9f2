/* stored.h: what is known of one incident from all stories added, consolidated.
 *
 * Values are chosen by rules that depend on the tellings alone, never on the order of adding:
 * tellings are taken by date of publication, then id. Copies of a text add no weight. Of one
 * source's figures the latest stands. The commonest value wins, the earliest told of equals.
 */
#ifndef CS_STORE_STORED_H
#define CS_STORE_STORED_H

#include "store/store.h"

typedef struct cs_stored_evidence {
    cs_str document;
    uint32_t start, end; /* code points of the document's text */
} cs_stored_evidence;

typedef struct cs_stored_party {
    cs_str name, certainty;
    cs_actor actor;
    bool known; /* is the actor filled in? */
    cs_vec(cs_stored_evidence) evidence;
} cs_stored_party;

typedef struct cs_stored_claim {
    cs_str field, value, source, source_type, document, published;
    cs_count count;
    uint32_t start, end;
    uint32_t telling; /* of cs_stored's, from 0 */
    bool copy;        /* from a document that is a copy */
    bool stands;      /* not corrected by a later one of the same source */
} cs_stored_claim;

typedef struct cs_stored_place {
    cs_str name, feature, country, admin1, admin2, precision;
    int64_t geonameid; /* CS_OPEN: none */
    double lat, lon, score;
    cs_stored_evidence span;
} cs_stored_place;

/* What one report says of the incident in all: parts added up, its sources weighed. */
typedef struct cs_stored_telling {
    cs_count killed, injured;
    bool copy;
} cs_stored_telling;

typedef cs_vec(cs_str) cs_stored_ids;

typedef struct cs_stored {
    int64_t id;
    cs_str type, mode, status;
    cs_str date_from, date_to, date_precision; /* none: open */
    bool placed;
    cs_stored_place place;
    cs_vec(cs_stored_party) agents, targets;
    cs_vec(cs_stored_telling) tellings; /* by date of publication, then document */
    cs_count killed, injured;
    cs_vec(cs_stored_claim) claims;
    cs_stored_ids documents, headline_of;
    cs_vec(cs_stored_ids) sources; /* one list an independent text, its original first */
    cs_str first_published, last_published;
    double confidence; /* of the surest telling */
} cs_stored;

typedef bool cs_stored_visit(void *state, const cs_stored *stored);

/* Visits all incidents by first_published (none last), then id. What is visited lives until the
 * visit returns. False when the database failed or the visitor said stop. */
bool cs_stored_each(cs_store *store, cs_stored_visit *visit, void *state, cs_error *error);

#endif
