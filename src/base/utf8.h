/* utf8.h: UTF-8 in, code points out, by libutf8proc where a byte is not ASCII. */
#ifndef CS_BASE_UTF8_H
#define CS_BASE_UTF8_H

#include "base/arena.h"
#include "base/str.h"

/* The code point at byte `at` of valid UTF-8; *size becomes its length in bytes. At or past the
 * end: 0, and a size of 0. */
uint32_t cs_utf8_at(cs_str s, size_t at, size_t *size);
/* The byte where the code point before byte `at` starts (0 at the start). */
size_t cs_utf8_before(cs_str s, size_t at);

/* Writes a code point; returns how many of the 4 bytes it took. */
size_t cs_utf8_put(uint32_t point, char *four_bytes);

/* The length of the valid sequence at byte `at` of any bytes; 0 where there is none. */
size_t cs_utf8_valid(cs_str s, size_t at);
/* The first byte that is not valid UTF-8; s.size where all is. */
size_t cs_utf8_bad(cs_str s);

/* Valid UTF-8 from any bytes: read as Windows-1252 where that explains them (no valid sequence
 * beyond ASCII stands in them), else with U+FFFD for each bad byte. *changed counts those. */
cs_str cs_utf8_repair(cs_arena *arena, cs_str bytes, size_t *changed);

bool cs_utf8_is_letter(uint32_t point); /* letters and the marks on them */
bool cs_utf8_is_upper(uint32_t point);
bool cs_utf8_is_lower(uint32_t point);
bool cs_utf8_is_digit(uint32_t point); /* ASCII digits alone */
bool cs_utf8_is_space(uint32_t point);

/* The form under which words are looked up: lower case, no accents, no apostrophes. Written to
 * `folded`, which has room for `room` bytes; what is longer is cut. Returns its size. */
size_t cs_utf8_fold(cs_str s, char *folded, size_t room);
enum { CS_FOLD_MAX_BYTES = 256 };

/* Code-point offsets for byte offsets: the contract counts code points, the program bytes. */
typedef struct cs_points {
    cs_str text;
    uint32_t *before; /* [size / 64 + 1] code points before each 64th byte; NULL where all ASCII */
} cs_points;

cs_points cs_points_make(cs_arena *arena, cs_str text);
uint32_t cs_points_of(const cs_points *points, uint32_t byte);
/* The byte of a code point; the text's size where there is no such code point. */
uint32_t cs_points_byte(const cs_points *points, uint32_t point);

#endif
