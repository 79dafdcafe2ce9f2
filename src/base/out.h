/* out.h: a growing buffer of output bytes, kept between uses; the only memory beside the arenas.
 *
 * Growth past the ceiling, or without memory, sets `full` and drops what does not fit: the caller
 * looks once, at the end. */
#ifndef CS_BASE_OUT_H
#define CS_BASE_OUT_H

#include "base/str.h"

typedef struct cs_out {
    char *at;
    size_t size, room, ceiling; /* bytes */
    bool full;
} cs_out;

cs_out cs_out_make(size_t ceiling_bytes);
void cs_out_reset(cs_out *out); /* empty again; a very large buffer is given back */
void cs_out_free(cs_out *out);
cs_str cs_out_str(const cs_out *out); /* what is in it; good until the next call */

void cs_out_byte(cs_out *out, char c);
void cs_out_add(cs_out *out, cs_str s);
void cs_out_text(cs_out *out, const char *c_string);
void cs_out_int(cs_out *out, int64_t value);
void cs_out_format(cs_out *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
void cs_out_repeat(cs_out *out, char c, size_t count);

#endif
