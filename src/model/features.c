/* features.c: see features.h. */
#include "model/features.h"

#include <stdbool.h>
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"

static char plain_sign(uint32_t point) {
    if (point == 0x2018 || point == 0x2019 || point == 0xB4 || point == 0x2032)
        return '\'';
    if (point == 0x201C || point == 0x201D || point == 0xAB || point == 0xBB || point == 0x2033)
        return '"';
    if ((point >= 0x2010 && point <= 0x2015) || point == 0x2212)
        return '-';
    return '\0';
}

/* The sign whose third byte was read as this code point, of Windows-1252 or of Latin 1; 0: none. */
static uint32_t meant(uint32_t third) {
    static const uint16_t signs[][3] = {
        {0x02DC, 0x98, 0x2018}, {0x2122, 0x99, 0x2019},   {0x0153, 0x9C, 0x201C},
        {0x009D, 0x9D, 0x201D}, {0x201C, 0x93, 0x2013},   {0x201D, 0x94, 0x2014},
        {0x00A6, 0xA6, 0x2026}, {0xFFFD, 0xFFFD, 0x201D},
    };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (third == signs[i][0] || third == signs[i][1])
            return signs[i][2];
    return 0;
}

/* Windows-1252 has no character for the last byte of a closing quotation mark; it is often lost. */
static bool lost_third(cs_str s, size_t at) {
    return at >= s.size || s.at[at] == ' ' || s.at[at] == '\n' || s.at[at] == '\r' ||
           s.at[at] == '\t';
}

uint32_t cs_features_point(cs_str s, size_t at, size_t *size) {
    size_t second_size, third_size;
    uint32_t first = cs_utf8_at(s, at, size);
    if (first != 0xE2)
        return first;
    uint32_t second = cs_utf8_at(s, at + *size, &second_size);
    if (second != 0x20AC && second != 0x80)
        return first;
    if (second == 0x20AC && lost_third(s, at + *size + second_size)) {
        *size += second_size;
        return 0x201D;
    }
    uint32_t sign = meant(cs_utf8_at(s, at + *size + second_size, &third_size));
    *size += sign ? second_size + third_size : 0;
    return sign ? sign : first;
}

/* One code point that is not ASCII; what folds to more than `room` bytes is left out. */
static size_t fold_point(uint32_t point, char *to, size_t room) {
    char folded[CS_FOLD_MAX_BYTES], bytes[4], sign = plain_sign(point);
    if (sign) {
        *to = sign;
        return room > 0;
    }
    cs_str whole = {bytes, cs_utf8_put(point, bytes)};
    size_t size = cs_utf8_fold(whole, folded, sizeof folded);
    if (size > room)
        return 0;
    memcpy(to, folded, size);
    return size;
}

/* "2019" is 2000, "1994" 1900, any other digit 0. */
static void blur_digits(char *folded, size_t size) {
    bool year = size == 4 && (memcmp(folded, "19", 2) == 0 || memcmp(folded, "20", 2) == 0);
    for (size_t i = 0; i < size; i++) {
        bool digit = folded[i] >= '0' && folded[i] <= '9';
        year &= digit;
    }
    for (size_t i = year ? 2 : 0; i < size; i++)
        if (folded[i] >= '0' && folded[i] <= '9')
            folded[i] = '0';
}

size_t cs_features_fold(cs_str form, char folded[CS_FEATURES_FORM]) {
    size_t size = 0, length;
    for (size_t i = 0; i < form.size && size < CS_FEATURES_FORM; i += length) {
        unsigned char byte = (unsigned char)form.at[i];
        length = 1;
        if (byte < 0x80) {
            folded[size++] = (char)(byte >= 'A' && byte <= 'Z' ? byte | 32 : byte);
            continue;
        }
        uint32_t point = cs_features_point(form, i, &length);
        size += fold_point(point, folded + size, CS_FEATURES_FORM - size);
    }
    blur_digits(folded, size);
    return size;
}

uint64_t cs_features_key(cs_str folded) {
    return cs_hash_str(folded);
}

/* Spreads a few bytes of a word, and which piece of it they are. */
static uint32_t bucket(const char *at, size_t size, uint32_t what, uint32_t buckets) {
    uint32_t sum = what * 0x9E3779B1u;
    for (size_t i = 0; i < size; i++)
        sum = (sum ^ (unsigned char)at[i]) * 0x01000193u;
    sum = (sum ^ sum >> 15) * 0x85EBCA77u;
    return (sum ^ sum >> 13) & (buckets - 1);
}

unsigned cs_features_parts(cs_str folded, uint32_t buckets, uint32_t parts[CS_FEATURES_PARTS]) {
    enum { ENDINGS = 5, BEGINNINGS = 4, PIECE = 3 };
    unsigned count = 0;
    for (size_t n = 1; n <= ENDINGS && n <= folded.size; n++)
        parts[count++] = bucket(folded.at + folded.size - n, n, 1, buckets);
    for (size_t n = 1; n <= BEGINNINGS && n <= folded.size; n++)
        parts[count++] = bucket(folded.at, n, 2, buckets);
    parts[count++] = bucket(folded.at, folded.size < 6 ? folded.size : 6, 4, buckets);
    for (size_t i = 0; i + PIECE <= folded.size && count < CS_FEATURES_PARTS; i++)
        parts[count++] = bucket(folded.at + i, PIECE, 3, buckets);
    return count;
}

uint8_t cs_features_case(cs_str form) {
    bool digit = false, upper = false, lower = false, inner = false, first = false;
    size_t size, letters = 0;
    for (size_t i = 0; i < form.size; i += size) {
        uint32_t point = cs_features_point(form, i, &size);
        digit |= cs_utf8_is_digit(point);
        if (!cs_utf8_is_letter(point))
            continue;
        bool capital = cs_utf8_is_upper(point);
        first |= letters == 0 && capital;
        inner |= letters > 0 && capital;
        upper |= capital;
        lower |= !capital;
        letters++;
    }
    if (digit)
        return letters ? CS_CASE_CODE : CS_CASE_DIGITS;
    if (!letters)
        return CS_CASE_SIGN;
    if (!upper)
        return CS_CASE_LOWER;
    if (!lower)
        return letters == 1 ? CS_CASE_LETTER : CS_CASE_UPPER;
    return first && !inner ? CS_CASE_INITIAL : CS_CASE_MIXED;
}

uint8_t cs_features_style(const uint8_t *cases, size_t count) {
    size_t words = 0, upper = 0, lower = 0;
    for (size_t i = 0; i < count; i++) {
        words += cases[i] >= CS_CASE_LOWER && cases[i] <= CS_CASE_MIXED;
        upper += cases[i] == CS_CASE_UPPER || cases[i] == CS_CASE_LETTER;
        lower += cases[i] == CS_CASE_LOWER;
    }
    if (words >= 2 && upper * 10 >= words * 9)
        return CS_STYLE_UPPER;
    if (words >= 3 && lower == words)
        return CS_STYLE_LOWER;
    return words >= 4 && lower * 4 <= words ? CS_STYLE_TITLE : CS_STYLE_PLAIN;
}
