/* out.c: see out.h. */
#include "base/out.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEPT_BYTES = 1024 * 1024 };

cs_out cs_out_make(size_t ceiling_bytes) {
    return (cs_out){.ceiling = ceiling_bytes};
}

void cs_out_reset(cs_out *out) {
    if (out->room > KEPT_BYTES)
        cs_out_free(out);
    out->size = 0;
    out->full = false;
}

void cs_out_free(cs_out *out) {
    free(out->at);
    *out = cs_out_make(out->ceiling);
}

cs_str cs_out_str(const cs_out *out) {
    return out->at ? (cs_str){out->at, out->size} : CS_STR("");
}

/* True when `bytes` more fit. */
static bool reserve(cs_out *out, size_t bytes) {
    if (out->full)
        return false;
    if (out->room - out->size >= bytes)
        return true;
    if (bytes > out->ceiling || out->size > out->ceiling - bytes) {
        out->full = true;
        return false;
    }
    size_t room = out->room ? out->room * 2 : 4096;
    while (room - out->size < bytes)
        room *= 2;
    if (room > out->ceiling)
        room = out->ceiling;
    char *larger = realloc(out->at, room);
    if (!larger) {
        out->full = true;
        return false;
    }
    out->at = larger;
    out->room = room;
    return true;
}

void cs_out_byte(cs_out *out, char c) {
    if (reserve(out, 1))
        out->at[out->size++] = c;
}

void cs_out_add(cs_out *out, cs_str s) {
    if (s.size && reserve(out, s.size)) {
        memcpy(out->at + out->size, s.at, s.size);
        out->size += s.size;
    }
}

void cs_out_text(cs_out *out, const char *c_string) {
    cs_out_add(out, cs_str_of(c_string));
}

void cs_out_int(cs_out *out, int64_t value) {
    char digits[24];
    char *at = digits + sizeof digits;
    uint64_t left = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        *--at = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (value < 0)
        *--at = '-';
    cs_out_add(out, (cs_str){at, (size_t)(digits + sizeof digits - at)});
}

void cs_out_format(cs_out *out, const char *format, ...) {
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    int size = vsnprintf(NULL, 0, format, values);
    va_end(values);
    if (size > 0 && reserve(out, (size_t)size + 1)) {
        vsnprintf(out->at + out->size, (size_t)size + 1, format, again);
        out->size += (size_t)size;
    }
    va_end(again);
}

void cs_out_repeat(cs_out *out, char c, size_t count) {
    if (count && reserve(out, count)) {
        memset(out->at + out->size, c, count);
        out->size += count;
    }
}
