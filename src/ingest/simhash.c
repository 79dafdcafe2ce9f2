/* simhash.c: a 64-bit fingerprint that changes little when the text does (Charikar, "Similarity
 * estimation techniques from rounding algorithms", STOC 2002), over pairs of neighbouring words. */
#include "base/hash.h"
#include "ingest/parts.h"

static cs_str next_word(cs_str text, size_t *at) {
    size_t size;
    while (*at < text.size && !cs_utf8_is_letter(cs_utf8_at(text, *at, &size)) &&
           !cs_utf8_is_digit(cs_utf8_at(text, *at, &size)))
        *at += size;
    size_t from = *at;
    while (*at < text.size) {
        uint32_t point = cs_utf8_at(text, *at, &size);
        if (!cs_utf8_is_letter(point) && !cs_utf8_is_digit(point))
            break;
        *at += size;
    }
    return cs_str_slice(text, from, *at);
}

/* Counts of the set bits of many hashes: eight bytes in parallel in one word for each byte of the
 * hash, emptied into `sums` before any of them can overflow. */
typedef struct counter {
    uint64_t lanes[8]; /* lanes[i] byte k: bit k of byte i */
    uint32_t sums[64];
    uint32_t pending, total;
} counter;

/* Each bit of a byte in a byte of its own. */
static uint64_t spread(uint64_t byte) {
    uint64_t copies = byte * 0x0101010101010101u & 0x8040201008040201u;
    return (copies + 0x7F7F7F7F7F7F7F7Fu) >> 7 & 0x0101010101010101u;
}

static void empty(counter *c) {
    for (int i = 0; i < 64; i++)
        c->sums[i] += (uint32_t)(c->lanes[i / 8] >> (i % 8 * 8) & 0xFF);
    for (int i = 0; i < 8; i++)
        c->lanes[i] = 0;
    c->total += c->pending;
    c->pending = 0;
}

static void count(counter *c, uint64_t hash) {
    for (int i = 0; i < 8; i++)
        c->lanes[i] += spread(hash >> (8 * i) & 0xFF);
    if (++c->pending == 255)
        empty(c);
}

void cs_ingest_simhash(cs_str text, char *hex) {
    counter c = {.total = 0};
    uint64_t before = 0;
    size_t at = 0;
    for (cs_str word = next_word(text, &at); word.size; word = next_word(text, &at)) {
        char folded[CS_FOLD_MAX_BYTES];
        uint64_t own = cs_hash_str((cs_str){folded, cs_utf8_fold(word, folded, sizeof folded)});
        count(&c, cs_hash_mix(before, own));
        before = own;
    }
    empty(&c);
    for (int i = 0; i < 16; i++) {
        int nibble = 0;
        for (int bit = 0; bit < 4; bit++)
            nibble |= (c.sums[60 - 4 * i + bit] * 2 > c.total) << bit;
        hex[i] = "0123456789abcdef"[nibble];
    }
    hex[16] = '\0';
}
