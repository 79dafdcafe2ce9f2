/* duplicates.h: which of many reports are copies of others (store/copies.h tells how that is seen).
 */
#ifndef CS_DUPLICATES_H
#define CS_DUPLICATES_H

#include "base/out.h"
#include "ingest/input.h"

/* Reads all inputs and writes, in input order, {"id": ..., "copy_of": ...} for each; the earliest
 * published of a group is its original, on a tie the first read. *failed counts those that could
 * not be read; they give error records. */
bool cs_duplicates_find(cs_input *input, cs_out *out, size_t *failed, cs_error *error);

#endif
