/* error.h: the one error contract. What can fail takes a cs_error and returns false or NULL after
 * filling it in; what is wrong, where, and at which line or byte of it. Messages are one line of
 * plain words without a full stop. */
#ifndef CS_BASE_ERROR_H
#define CS_BASE_ERROR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* code, name for records and messages, what the name means */
#define CS_ERROR_CODES(X)                                                     \
    X(OK, "ok", "no error")                                                   \
    X(USAGE, "usage", "the call or command line is wrong")                    \
    X(IO, "io", "a file, pipe or folder cannot be read or written")           \
    X(FORMAT, "format", "bytes that are not in the format they should be in") \
    X(LIMIT, "limit", "larger than a ceiling allows")                         \
    X(MEMORY, "memory", "memory ran out")                                     \
    X(TABLE, "table", "a data table is wrong")                                \
    X(MODEL, "model", "a model file is wrong or missing")                     \
    X(DATABASE, "database", "the database cannot be used")

typedef enum cs_code {
#define X(name, word, meaning) CS_##name,
    CS_ERROR_CODES(X)
#undef X
        CS_CODE_COUNT
} cs_code;

typedef struct cs_error {
    cs_code code;
    long line;         /* 1-based line, or 0 */
    char where[256];   /* file or input, "" if there is none */
    char message[256]; /* what is wrong */
} cs_error;

const char *cs_error_name(cs_code code);

/* Fills `error` in; always false, so that a caller can return it. `error` may be NULL. */
bool cs_error_set(cs_error *error, cs_code code, const char *where, long line, const char *format,
                  ...) __attribute__((format(printf, 5, 6)));

#endif
