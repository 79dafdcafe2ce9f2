/* scheme.h: incidents in the columns of other schemes: ACLED's export, UCDP GED, CAMEO as Phoenix
 * and its kin print it, and PLOVER's JSON. Columns that a single report cannot fill stay empty;
 * docs/schemes.md says which. */
#ifndef CS_EXPORT_SCHEME_H
#define CS_EXPORT_SCHEME_H

#include "base/out.h"
#include "story/story.h"

typedef enum cs_scheme {
    CS_SCHEME_ACLED,
    CS_SCHEME_GED,
    CS_SCHEME_CAMEO,
    CS_SCHEME_PLOVER
} cs_scheme;

/* The line of column names with its line break; empty for PLOVER. */
void cs_scheme_header(cs_scheme scheme, cs_out *out);

/* A line for each incident that the scheme has a code for. */
void cs_scheme_write(cs_scheme scheme, const cs_story *s, cs_out *out);

#endif
