/* error.c: see error.h. */
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

const char *cs_error_name(cs_code code) {
    static const char *const names[] = {
#define X(name, word, meaning) word,
        CS_ERROR_CODES(X)
#undef X
    };
    return (unsigned)code < CS_CODE_COUNT ? names[code] : "unknown";
}

bool cs_error_set(cs_error *error, cs_code code, const char *where, long line, const char *format,
                  ...) {
    if (!error)
        return false;
    error->code = code;
    error->line = line;
    snprintf(error->where, sizeof error->where, "%s", where ? where : "");
    va_list values;
    va_start(values, format);
    vsnprintf(error->message, sizeof error->message, format, values);
    va_end(values);
    return false;
}
