/* str.h: strings that carry their length, and spans of the text.
 *
 * A cs_str is a view: it owns nothing and needs no NUL at its end. at == NULL is "none", which
 * differs from the empty string. */
#ifndef CS_BASE_STR_H
#define CS_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

typedef struct cs_str {
    const char *at;
    size_t size; /* bytes */
} cs_str;

/* A string literal as a cs_str. */
#define CS_STR(literal) ((cs_str){(literal), sizeof(literal) - 1})
#define CS_STR_NONE ((cs_str){NULL, 0})

cs_str cs_str_of(const char *c_string); /* NULL gives none */

static inline cs_str cs_str_slice(cs_str s, size_t start, size_t end) {
    if (end > s.size)
        end = s.size;
    if (start > end)
        start = end;
    return (cs_str){start ? s.at + start : s.at, end - start}; /* nothing is added to no address */
}

static inline bool cs_str_is_space(char c) { /* ASCII white space */
    return c == ' ' || (c >= '\t' && c <= '\r');
}
/* Without ASCII white space at both ends. */
static inline cs_str cs_str_trim(cs_str s) {
    for (; s.size && cs_str_is_space(s.at[0]); s.size--)
        s.at++;
    while (s.size && cs_str_is_space(s.at[s.size - 1]))
        s.size--;
    return s;
}

static inline bool cs_str_is(cs_str a, cs_str b) {
    return a.size == b.size && (a.size == 0 || memcmp(a.at, b.at, a.size) == 0);
}
/* With a literal these cost a comparison of sizes, and rarely one of bytes. */
static inline bool cs_str_eq(cs_str a, const char *c_string) {
    return cs_str_is(a, (cs_str){c_string, strlen(c_string)});
}
static inline bool cs_str_starts(cs_str s, const char *prefix) {
    size_t size = strlen(prefix);
    return s.size >= size && memcmp(s.at, prefix, size) == 0;
}
static inline bool cs_str_ends(cs_str s, const char *suffix) {
    size_t size = strlen(suffix);
    return s.size >= size && memcmp(s.at + s.size - size, suffix, size) == 0;
}
bool cs_str_eq_nocase(cs_str a, const char *c_string); /* ASCII case alone */
/* Is it one of the words, of which the last is NULL? ASCII case does not count. */
bool cs_str_is_any(cs_str a, const char *const *words);
int cs_str_compare(cs_str a, cs_str b); /* by bytes, as strcmp orders */

/* First place of `c` or of `needle` in s at or after `from`; s.size if there is none. */
static inline size_t cs_str_find(cs_str s, char c, size_t from) {
    const char *found = from < s.size ? memchr(s.at + from, c, s.size - from) : NULL;
    return found ? (size_t)(found - s.at) : s.size;
}
size_t cs_str_find_str(cs_str s, cs_str needle, size_t from);

/* The part before the first `separator`; *rest becomes what follows it (none at the end). */
static inline cs_str cs_str_cut(cs_str s, char separator, cs_str *rest) {
    size_t at = cs_str_find(s, separator, 0);
    *rest = at < s.size ? cs_str_slice(s, at + 1, s.size) : CS_STR_NONE;
    return cs_str_slice(s, 0, at);
}

/* A copy in the arena, with a NUL behind it. */
cs_str cs_str_copy(cs_arena *arena, cs_str s);
cs_str cs_str_join(cs_arena *arena, cs_str a, cs_str b);

/* A copy in the arena made from a printf format. */
cs_str cs_str_format(cs_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The whole string as a decimal number; false if it is anything else or does not fit. */
bool cs_str_to_int(cs_str s, int64_t *value);
bool cs_str_to_number(cs_str s, double *value);

/* [start, end) in bytes of a story's text. Empty (start == end) means "nowhere". */
typedef struct cs_span {
    uint32_t start, end;
} cs_span;

static inline bool cs_span_empty(cs_span s) {
    return s.start >= s.end;
}
static inline bool cs_span_meets(cs_span a, cs_span b) {
    return a.start < b.end && b.start < a.end;
}
static inline bool cs_span_holds(cs_span outer, cs_span inner) {
    return outer.start <= inner.start && inner.end <= outer.end;
}
cs_span cs_span_join(cs_span a, cs_span b); /* from the first start to the last end */

#endif
