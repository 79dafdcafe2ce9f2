/* record.h: the story record, JSON, after the story format; its JSON Schema; error records. All
 * are made from the descriptions in story/layers.h. */
#ifndef CS_EXPORT_RECORD_H
#define CS_EXPORT_RECORD_H

#include "base/error.h"
#include "base/out.h"
#include "story/layers.h"

/* One line, without the line break. `tokens`: with the layer of tokens. */
void cs_record_write(const cs_story *s, bool tokens, cs_out *out);

/* {"id": ..., "error": {"code", "message", "where", "line"}} */
void cs_record_error(cs_str id, const cs_error *error, cs_out *out);

/* The values of single layers, as they stand in the record: "[...]". */
void cs_record_layer(const cs_story *s, const cs_layer *layer, cs_out *out);
void cs_record_source(const cs_story *s, cs_out *out);
/* One incident of the story. */
void cs_record_incident(const cs_story *s, uint32_t incident, cs_out *out);

/* JSON Schema (draft 2020-12) of a line of output. */
void cs_record_schema(cs_out *out);

/* A JSON string, or null for none. */
void cs_record_string(cs_out *out, cs_str s);
/* A key behind others, with such a value or before any other. */
void cs_record_field(cs_out *out, const char *key, cs_str value);
void cs_record_key(cs_out *out, const char *key);
void cs_record_count(cs_out *out, const cs_count *count);
/* A number with as many digits as are needed, never in a locale's form. */
void cs_record_number(cs_out *out, double value);

#endif
