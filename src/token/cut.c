/* cut.c: see cut.h. */
#include "token/cut.h"

#include <string.h>

#include "base/utf8.h"
#include "model/features.h"
#include "model/linear.h"
#include "table/phrase.h"

enum { LETTER = 1, DIGIT, SIGN, UPPER = 4 /* beside LETTER */ };

/* Signs beyond ASCII that stand for one within; others keep a number above 127 by kind. */
static uint8_t plain_sign(uint32_t point) {
    switch (point) {
    case 0x2018:
    case 0x2019:
    case 0xB4:
    case 0x2032:
        return '\'';
    case 0x201C:
    case 0x201D:
        return '"';
    case 0x2010:
    case 0x2011:
        return '-';
    case 0x2012:
    case 0x2013:
        return 0x80;
    case 0x2014:
    case 0x2015:
        return 0x81;
    case 0x2026:
        return 0x82;
    default:
        return 0x90 + (uint8_t)(point % 16);
    }
}

static void read_point(cs_piece *piece, uint32_t i, uint32_t point) {
    bool letter = cs_utf8_is_letter(point), upper = letter && cs_utf8_is_upper(point);
    if (cs_utf8_is_digit(point))
        piece->sign[i] = '0';
    else if (point < 0x80)
        piece->sign[i] = (uint8_t)(upper ? point | 32 : point);
    else
        piece->sign[i] = letter ? (uint8_t)(0xC0 | (point & 31)) : plain_sign(point);
    piece->kind[i] = (uint8_t)(letter                    ? LETTER | (upper ? UPPER : 0)
                               : cs_utf8_is_digit(point) ? DIGIT
                                                         : SIGN);
}

static bool same_run(const cs_piece *p, uint32_t i) {
    uint8_t a = p->kind[i - 1] & 3, b = p->kind[i] & 3;
    return a == b && (a != SIGN || p->sign[i - 1] == p->sign[i]);
}

static uint32_t run_shape(const cs_piece *p, uint32_t from, uint32_t end) {
    if ((p->kind[from] & 3) == SIGN)
        return (end - from > 1 ? 0x100u : 0) | p->sign[from];
    if ((p->kind[from] & 3) == DIGIT)
        return 0x200 + (end - from > 4 ? 4 : end - from);
    bool first = p->kind[from] & UPPER, rest = end - from > 1 && p->kind[end - 1] & UPPER;
    return 0x300u + first * 2u + rest + (end - from == 1) * 4u;
}

static void find_runs(cs_piece *p) {
    uint32_t sum = 0;
    p->runs = 0;
    p->pattern = p->whole = 0;
    for (uint32_t i = 0; i <= p->count; i++) {
        bool begins = i == p->count || i == 0 || !same_run(p, i);
        if (begins && i > 0) {
            p->run_sum[p->runs] = sum;
            p->pattern =
                cs_linear_feature(p->pattern, run_shape(p, p->run_start[p->runs], i), 0, 0);
            p->runs++;
        }
        if (i == p->count)
            break;
        if (begins) {
            p->run_start[p->runs] = i;
            sum = 0;
        }
        sum = (sum ^ p->sign[i]) * 0x01000193u + 1;
        p->whole = (p->whole ^ p->sign[i]) * 0x01000193u + 1;
        p->run_of[i] = (uint8_t)p->runs;
    }
    p->run_start[p->runs] = p->count;
    p->run_sum[p->runs] = p->run_sum[p->runs + 1] = 0;
}

/* ---- addresses stay whole -------------------------------------------------------------------- */

static bool word_sign(const cs_piece *p, uint32_t i, const char *others) {
    return (p->kind[i] & 3) != SIGN || (p->sign[i] < 0x80 && strchr(others, p->sign[i]));
}

/* Marks characters [from, end) as one word, but for stops at its end. */
static void set_solid(cs_piece *p, uint32_t from, uint32_t end) {
    while (end > from && p->kind[end - 1] == SIGN && strchr(".,;:!?'-", p->sign[end - 1]))
        end--;
    for (uint32_t i = from + 1; i < end; i++)
        p->solid[i] = true;
}

/* "name@host.org" around the sign at `at` */
static void find_mail(cs_piece *p, uint32_t at) {
    uint32_t from = at, end = at + 1;
    while (from > 0 && word_sign(p, from - 1, "._+-"))
        from--;
    while (end < p->count && word_sign(p, end, ".-"))
        end++;
    if (from < at && end > at + 1)
        set_solid(p, from, end);
}

/* "http://host/place" around the colon at `at` */
static void find_place(cs_piece *p, uint32_t at) {
    uint32_t from = at, end = at;
    while (from > 0 && (p->kind[from - 1] & 3) == LETTER)
        from--;
    while (end < p->count && (p->sign[end] >= 0x80 || !strchr("<>\"'()[]{}", p->sign[end])))
        end++;
    set_solid(p, from, end);
}

static bool spells(const cs_piece *p, uint32_t at, const char *signs) {
    for (uint32_t i = 0; signs[i]; i++)
        if (at + i >= p->count || p->sign[at + i] != (uint8_t)signs[i])
            return false;
    return true;
}

static void find_addresses(cs_piece *p) {
    memset(p->solid, 0, sizeof p->solid);
    for (uint32_t i = 0; i < p->count; i++)
        if (p->sign[i] == '@')
            find_mail(p, i);
        else if (spells(p, i, "://") || (spells(p, i, "www.") && (i == 0 || !p->solid[i])))
            find_place(p, i);
}

/* ---- reading --------------------------------------------------------------------------------- */

static uint8_t next_kind(cs_str text, size_t at) {
    size_t size;
    uint32_t point = cs_utf8_at(text, at, &size);
    unsigned breaks = 0;
    while (size && cs_utf8_is_space(point)) {
        breaks += point == '\n';
        if (breaks > 1)
            return CS_NEXT_BLANK;
        at += size;
        point = cs_utf8_at(text, at, &size);
    }
    if (!size)
        return CS_NEXT_NOTHING;
    if (cs_utf8_is_digit(point))
        return CS_NEXT_DIGIT;
    if (!cs_utf8_is_letter(point))
        return CS_NEXT_SIGN;
    return cs_utf8_is_upper(point) ? CS_NEXT_UPPER : CS_NEXT_LOWER;
}

size_t cs_piece_read(cs_piece *piece, cs_str text, size_t start) {
    size_t at = start, size;
    piece->letters = true;
    for (piece->count = 0; piece->count < CS_CUT_POINTS; piece->count++) {
        uint32_t point = cs_features_point(text, at, &size);
        if (!size || cs_utf8_is_space(point))
            break;
        read_point(piece, piece->count, point);
        piece->start[piece->count] = (uint32_t)at;
        piece->letters &= (piece->kind[piece->count] & 3) == LETTER;
        at += size;
    }
    piece->start[piece->count] = (uint32_t)at;
    for (uint32_t i = 0; i < 3; i++)
        piece->sign[piece->count + i] = piece->kind[piece->count + i] = 0;
    if (piece->letters)
        return at;
    piece->text = text;
    piece->next = next_kind(text, at);
    find_addresses(piece);
    find_runs(piece);
    return at;
}

/* "do|n't" */
static bool negation(const cs_piece *p, uint32_t at) {
    return p->sign[at] == 'n' && (p->sign[at + 1] == '\'' || p->sign[at + 1] == '`') &&
           p->sign[at + 2] == 't' && (at + 3 == p->count || (p->kind[at + 3] & 3) != LETTER);
}

bool cs_piece_open(const cs_piece *p, uint32_t at) {
    return !p->solid[at] && (!same_run(p, at) || (p->kind[at] & 3) == SIGN || negation(p, at));
}

/* Letters and full stops by turns, as in "U.S": the word from `from` up to `at`. */
static bool dotted(const cs_piece *p, uint32_t from, uint32_t at) {
    for (uint32_t i = from; i < at; i++)
        if ((i - from) % 2 ? p->sign[i] != '.' : (p->kind[i] & 3) != LETTER)
            return false;
    return at - from > 2;
}

static uint32_t length_class(uint32_t n) {
    return n < 4 ? n : n < 6 ? 4 : 5;
}

uint32_t cs_abbreviation(const cs_map *abbreviations, cs_str word) {
    return cs_map_get(abbreviations, cs_phrase_key(word));
}

/* "Gen." before a name, "No." before a number, "p.m." */
static bool abbreviates(const cs_piece *p, const cs_map *abbreviations, uint32_t from,
                        uint32_t at) {
    if (p->sign[at] != '.' || at + 1 != p->count)
        return false;
    bool upper = p->kind[from] & UPPER && p->next == CS_NEXT_UPPER;
    if (at == from + 1 && upper && p->sign[from] != 'i')
        return true; /* an initial */
    uint32_t known =
        cs_abbreviation(abbreviations, cs_str_slice(p->text, p->start[from], p->start[at]));
    return known == CS_ABBREVIATION_TIME || (known == CS_ABBREVIATION_NO && upper) ||
           (known == CS_ABBREVIATION_NUMBER && p->next == CS_NEXT_DIGIT);
}

static bool is_letter(const cs_piece *p, uint32_t at) {
    return at < p->count && (p->kind[at] & 3) == LETTER;
}

/* Is the apostrophe at `at` within a name ("Kata'ib"): between letters, not before "s" and such? */
static bool within_name(const cs_piece *p, uint32_t at) {
    static const char *const tails[] = {"s", "t", "d", "m", "ll", "re", "ve"};
    if (at == 0 || p->sign[at] != '\'' || !is_letter(p, at - 1) || !is_letter(p, at + 1))
        return false;
    uint32_t run = p->run_of[at + 1], size = p->run_start[run + 1] - at - 1;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (strlen(tails[i]) == size && spells(p, at + 1, tails[i]))
            return false;
    return true;
}

int cs_piece_rule(const cs_piece *p, const cs_map *abbreviations, uint32_t from, uint32_t at) {
    if (within_name(p, at) || (at > 1 && within_name(p, at - 1)) ||
        abbreviates(p, abbreviations, from, at))
        return CS_CUT_NO;
    if (at > 1 && p->sign[at - 1] == '-' && is_letter(p, at) && p->kind[at - 2] != SIGN)
        return from + 1 == at ? CS_CUT_YES : CS_CUT_NO;
    return CS_CUT_OPEN;
}

unsigned cs_piece_features(const cs_piece *p, const cs_map *abbreviations, uint32_t from,
                           uint32_t at, uint32_t features[CS_CUT_FEATURES]) {
    uint32_t ra = p->run_of[at - 1], rb = p->run_of[at];
    if (ra == rb) /* within a run: signs that repeat, or "n't" */
        rb = negation(p, at) ? ra + 1 : ra;
    uint32_t a = p->run_sum[ra], b = p->run_sum[rb], z = ra ? p->run_sum[ra - 1] : 0;
    uint32_t c = p->run_sum[rb + 1 < p->runs ? rb + 1 : p->runs], word = 0;
    uint32_t a1 = p->sign[at - 1], b1 = p->sign[at], b2 = p->sign[at + 1], b3 = p->sign[at + 2];
    uint32_t a2 = at > from + 1 ? p->sign[at - 2] : 1, a3 = at > from + 2 ? p->sign[at - 3] : 1;
    bool last = rb + 1 >= p->runs, inside = ra == rb || negation(p, at);
    uint32_t ka = p->kind[at - 1], kb = p->kind[at], near = a1 << 8 | b1, f[CS_CUT_FEATURES];
    uint32_t shape = run_shape(p, p->run_start[ra], at);
    uint32_t la = length_class(at - p->run_start[ra]), lb = length_class(p->run_start[rb + 1] - at);
    for (uint32_t i = from; i < at; i++)
        word = (word ^ p->sign[i]) * 0x01000193u + 1;
    uint32_t known = 9;
    if (b1 == '.')
        known = cs_abbreviation(abbreviations, cs_str_slice(p->text, p->start[from], p->start[at]));
    unsigned n = 0;
    near |= (uint32_t)inside << 16;
#define ADD(x, y, w) (f[n] = cs_linear_feature(n + 1, (x), (y), (w)), n++)
    ADD(near, shape, b2);
    ADD(a, b1, inside);
    ADD(a1, b, inside);
    ADD(a, b, inside);
    ADD(near, a2, 0);
    ADD(near, b2, 0);
    ADD(near, a2, b2);
    ADD(near, b2, b3);
    ADD(near, a2, a3);
    ADD(p->pattern, ra, inside);
    ADD(p->pattern, ra, from);
    ADD(z, a, b1);
    ADD(a1, b, c);
    ADD(near, p->next, last);
    ADD(a, b1, p->next * 2u + last);
    ADD(word, b1, p->next * 2u + last);
    ADD(word, b, inside);
    ADD(p->whole, at, inside);
    ADD(ka << 8 | kb, la << 8 | lb, near);
    ADD(ka << 8 | kb, b1, (uint32_t)(p->sign[0] << 8 | p->sign[p->count - 1]));
    ADD(at - from < 6 ? at - from : 6, near, p->next);
    ADD(near, (p->kind[p->run_start[rb]] & 3u) << 4 | lb, last);
    ADD(shape, b1, run_shape(p, p->run_start[rb], p->run_start[rb + 1]));
    ADD(shape, b1, p->next * 2u + last);
    ADD(dotted(p, from, at), b1 << 8 | b2, p->next * 2u + last);
    ADD(known, p->next * 2u + last, b1);
    ADD(0, inside, last);
#undef ADD
    for (unsigned i = 0; i < n; i++)
        features[i] = f[i];
    return n;
}
