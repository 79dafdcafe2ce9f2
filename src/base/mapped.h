/* mapped.h: whole files in memory, shared between processes, read-only. */
#ifndef CS_BASE_MAPPED_H
#define CS_BASE_MAPPED_H

#include "base/error.h"
#include "base/str.h"

typedef struct cs_mapped {
    cs_str bytes; /* good until cs_mapped_close */
} cs_mapped;

/* Maps a regular file of at most `ceiling_bytes`; an empty file gives an empty string. */
bool cs_mapped_open(cs_mapped *mapped, const char *path, size_t ceiling_bytes, cs_error *error);
void cs_mapped_close(cs_mapped *mapped);

#endif
