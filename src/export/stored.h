/* stored.h: stored incidents in the formats that casus prints them in. */
#ifndef CS_EXPORT_STORED_H
#define CS_EXPORT_STORED_H

#include "base/out.h"
#include "store/stored.h"

typedef enum cs_stored_format {
    CS_STORED_PEOPLE, /* a line an incident */
    CS_STORED_JSONL,  /* after the story format, "Stored incidents" */
    CS_STORED_CSV,    /* RFC 4180, with a header line */
    CS_STORED_GEOJSON /* RFC 7946: one FeatureCollection; geometry null where the place is open */
} cs_stored_format;

/* What stands before the first incident, and behind the last. */
void cs_stored_begin(cs_stored_format format, cs_out *out);
void cs_stored_end(cs_stored_format format, cs_out *out);
/* One incident; `index` counts from 0. */
void cs_stored_write(const cs_stored *stored, size_t index, cs_stored_format format, cs_out *out);

#endif
