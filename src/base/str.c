/* str.c: see str.h. */
#include "base/str.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

cs_str cs_str_of(const char *c_string) {
    return c_string ? (cs_str){c_string, strlen(c_string)} : CS_STR_NONE;
}

bool cs_str_eq_nocase(cs_str a, const char *c_string) {
    return a.size == strlen(c_string) && strncasecmp(a.at, c_string, a.size) == 0;
}

bool cs_str_is_any(cs_str a, const char *const *words) {
    enum { CASE = 'a' - 'A' };
    int first = a.size ? a.at[0] | CASE : CASE;
    for (; *words; words++) /* nearly all begin with another letter */
        if ((**words | CASE) == first && cs_str_eq_nocase(a, *words))
            return true;
    return false;
}

int cs_str_compare(cs_str a, cs_str b) {
    size_t shared = a.size < b.size ? a.size : b.size;
    int order = shared ? memcmp(a.at, b.at, shared) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

size_t cs_str_find_str(cs_str s, cs_str needle, size_t from) {
    if (needle.size == 0)
        return from < s.size ? from : s.size;
    for (size_t i = cs_str_find(s, needle.at[0], from); i < s.size;
         i = cs_str_find(s, needle.at[0], i + 1))
        if (s.size - i >= needle.size && memcmp(s.at + i, needle.at, needle.size) == 0)
            return i;
    return s.size;
}

cs_str cs_str_copy(cs_arena *arena, cs_str s) {
    if (!s.at)
        return s;
    char *copy = cs_arena_new(arena, char, s.size + 1);
    memcpy(copy, s.at, s.size);
    return (cs_str){copy, s.size};
}

cs_str cs_str_join(cs_arena *arena, cs_str a, cs_str b) {
    char *joined = cs_arena_new(arena, char, a.size + b.size + 1);
    if (a.size)
        memcpy(joined, a.at, a.size);
    if (b.size)
        memcpy(joined + a.size, b.at, b.size);
    return (cs_str){joined, a.size + b.size};
}

cs_str cs_str_format(cs_arena *arena, const char *format, ...) {
    va_list values, again;
    va_start(values, format);
    va_copy(again, values);
    int size = vsnprintf(NULL, 0, format, values);
    va_end(values);
    char *made = cs_arena_new(arena, char, (size_t)(size < 0 ? 0 : size) + 1);
    if (size > 0)
        vsnprintf(made, (size_t)size + 1, format, again);
    va_end(again);
    return (cs_str){made, size > 0 ? (size_t)size : 0};
}

bool cs_str_to_int(cs_str s, int64_t *value) {
    size_t i = s.size && s.at[0] == '-';
    bool negative = i == 1;
    if (i == s.size || s.size > 19)
        return false;
    int64_t sum = 0;
    for (; i < s.size; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
        int digit = s.at[i] - '0';
        if (sum > (INT64_MAX - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    *value = negative ? -sum : sum;
    return true;
}

bool cs_str_to_number(cs_str s, double *value) {
    char digits[64];
    if (s.size == 0 || s.size >= sizeof digits || cs_str_is_space(s.at[0]))
        return false;
    memcpy(digits, s.at, s.size);
    digits[s.size] = '\0';
    char *end;
    errno = 0;
    double number = strtod(digits, &end);
    if (errno || end != digits + s.size)
        return false;
    *value = number;
    return true;
}

cs_span cs_span_join(cs_span a, cs_span b) {
    if (cs_span_empty(a))
        return b;
    if (cs_span_empty(b))
        return a;
    return (cs_span){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}
