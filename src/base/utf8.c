/* utf8.c: see utf8.h. */
#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

uint32_t cs_utf8_at(cs_str s, size_t at, size_t *size) {
    if (at >= s.size) {
        *size = 0;
        return 0;
    }
    const unsigned char *b = (const unsigned char *)s.at + at;
    size_t left = s.size - at;
    if (b[0] < 0x80) {
        *size = 1;
        return b[0];
    }
    if (b[0] >= 0xF0 && left >= 4) {
        *size = 4;
        return (b[0] & 0x07u) << 18 | (b[1] & 0x3Fu) << 12 | (b[2] & 0x3Fu) << 6 | (b[3] & 0x3Fu);
    }
    if (b[0] >= 0xE0 && left >= 3) {
        *size = 3;
        return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
    }
    if (left >= 2) {
        *size = 2;
        return (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
    }
    *size = 1;
    return 0xFFFD;
}

size_t cs_utf8_before(cs_str s, size_t at) {
    if (at > s.size)
        at = s.size;
    while (at > 0 && ((unsigned char)s.at[--at] & 0xC0) == 0x80)
        ;
    return at;
}

size_t cs_utf8_put(uint32_t point, char *four_bytes) {
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)point, (utf8proc_uint8_t *)four_bytes);
}

size_t cs_utf8_valid(cs_str s, size_t i) {
    utf8proc_int32_t point;
    utf8proc_ssize_t left = (utf8proc_ssize_t)(s.size - i);
    utf8proc_ssize_t size =
        utf8proc_iterate((const utf8proc_uint8_t *)s.at + i, left > 4 ? 4 : left, &point);
    return size > 0 ? (size_t)size : 0;
}

/* Are the eight bytes ASCII? */
static bool is_ascii(const char *eight) {
    uint64_t bytes;
    memcpy(&bytes, eight, sizeof bytes);
    return !(bytes & 0x8080808080808080u);
}

size_t cs_utf8_bad(cs_str s) {
    for (size_t i = 0; i < s.size;) {
        while (i + 8 <= s.size && is_ascii(s.at + i))
            i += 8;
        if (i == s.size)
            break;
        if ((unsigned char)s.at[i] < 0x80) {
            i++;
            continue;
        }
        size_t size = cs_utf8_valid(s, i);
        if (!size)
            return i;
        i += size;
    }
    return s.size;
}

/* Windows-1252, bytes 0x80 to 0x9F; 0 where it has no character. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

static uint32_t from_windows(unsigned char byte) {
    if (byte < 0x80 || byte > 0x9F)
        return byte;
    return windows_1252[byte - 0x80];
}

/* One byte per character, none of them undefined, and no UTF-8 sequence among them? */
static bool is_windows_1252(cs_str s) {
    for (size_t i = 0; i < s.size; i++) {
        unsigned char byte = (unsigned char)s.at[i];
        if (byte >= 0x80 && (cs_utf8_valid(s, i) || !from_windows(byte)))
            return false;
    }
    return true;
}

cs_str cs_utf8_repair(cs_arena *arena, cs_str bytes, size_t *changed) {
    *changed = 0;
    size_t bad = cs_utf8_bad(bytes);
    if (bad == bytes.size)
        return bytes;
    bool windows = is_windows_1252(bytes);
    char *whole = cs_arena_new(arena, char, bytes.size * 3 + 1);
    memcpy(whole, bytes.at, bad);
    size_t size = bad;
    for (size_t i = bad; i < bytes.size;) {
        unsigned char byte = (unsigned char)bytes.at[i];
        size_t length = byte < 0x80 ? 1 : windows ? 0 : cs_utf8_valid(bytes, i);
        if (length) {
            memcpy(whole + size, bytes.at + i, length);
            size += length;
            i += length;
        } else {
            size += cs_utf8_put(windows ? from_windows(byte) : 0xFFFD, whole + size);
            ++*changed;
            i++;
        }
    }
    return (cs_str){whole, size};
}

bool cs_utf8_is_letter(uint32_t point) {
    if (point < 0x80)
        return (point | 32) >= 'a' && (point | 32) <= 'z';
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)point);
    return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_ME;
}

bool cs_utf8_is_upper(uint32_t point) {
    if (point < 0x80)
        return point >= 'A' && point <= 'Z';
    utf8proc_category_t c = utf8proc_category((utf8proc_int32_t)point);
    return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool cs_utf8_is_lower(uint32_t point) {
    if (point < 0x80)
        return point >= 'a' && point <= 'z';
    return utf8proc_category((utf8proc_int32_t)point) == UTF8PROC_CATEGORY_LL;
}

bool cs_utf8_is_digit(uint32_t point) {
    return point >= '0' && point <= '9';
}

bool cs_utf8_is_space(uint32_t point) {
    if (point < 0x80)
        return point == ' ' || (point >= '\t' && point <= '\r');
    return point == 0x85 || point == 0xA0 || point == 0x1680 ||
           (point >= 0x2000 && point <= 0x200B) || point == 0x2028 || point == 0x2029 ||
           point == 0x202F || point == 0x205F || point == 0x3000 || point == 0xFEFF;
}

static bool is_apostrophe(uint32_t point) {
    return point == '\'' || point == '`' || point == 0xB4 || (point >= 0x02B9 && point <= 0x02BF) ||
           point == 0x2018 || point == 0x2019 || point == 0x2032 || point == 0x2BE ||
           point == 0x2BF;
}

/* Folds one code point that is not ASCII into at most 16 bytes. */
static size_t fold_point(uint32_t point, char *to) {
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)point, parts, 8,
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK, &boundary);
    size_t size = 0;
    for (utf8proc_ssize_t i = 0; i < count && i < 4; i++)
        if (!is_apostrophe((uint32_t)parts[i]))
            size += cs_utf8_put((uint32_t)parts[i], to + size);
    return size;
}

size_t cs_utf8_fold(cs_str s, char *folded, size_t room) {
    size_t size = 0;
    for (size_t i = 0; i < s.size && size + 16 <= room;) {
        unsigned char byte = (unsigned char)s.at[i];
        if (byte < 0x80) {
            i++;
            folded[size] = (char)(byte | (byte >= 'A' && byte <= 'Z') << 5);
            size += byte != '\'' && byte != '`';
            continue;
        }
        size_t length;
        uint32_t point = cs_utf8_at(s, i, &length);
        i += length;
        if (!is_apostrophe(point))
            size += fold_point(point, folded + size);
    }
    return size;
}

enum { STEP_BYTES = 64 };

static bool starts_point(char byte) {
    return ((unsigned char)byte & 0xC0) != 0x80;
}

cs_points cs_points_make(cs_arena *arena, cs_str text) {
    cs_points points = {.text = text};
    size_t ascii = 0;
    while (ascii < text.size && (unsigned char)text.at[ascii] < 0x80)
        ascii++;
    if (ascii == text.size)
        return points;
    points.before = cs_arena_new(arena, uint32_t, text.size / STEP_BYTES + 1);
    uint32_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (i % STEP_BYTES == 0)
            points.before[i / STEP_BYTES] = count;
        count += starts_point(text.at[i]);
    }
    if (text.size % STEP_BYTES == 0)
        points.before[text.size / STEP_BYTES] = count;
    return points;
}

uint32_t cs_points_of(const cs_points *points, uint32_t byte) {
    if (byte > points->text.size)
        byte = (uint32_t)points->text.size;
    if (!points->before)
        return byte;
    uint32_t count = points->before[byte / STEP_BYTES];
    for (uint32_t i = byte - byte % STEP_BYTES; i < byte; i++)
        count += starts_point(points->text.at[i]);
    return count;
}

uint32_t cs_points_byte(const cs_points *points, uint32_t point) {
    uint32_t size = (uint32_t)points->text.size;
    if (!points->before)
        return point < size ? point : size;
    uint32_t low = 0, high = size / STEP_BYTES;
    while (low < high) { /* the last step with no more than `point` code points before it */
        uint32_t middle = (low + high + 1) / 2;
        if (points->before[middle] <= point)
            low = middle;
        else
            high = middle - 1;
    }
    uint32_t byte = low * STEP_BYTES, count = points->before[low];
    while (byte < size && !(starts_point(points->text.at[byte]) && count++ == point))
        byte++;
    return byte;
}
