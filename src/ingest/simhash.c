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

void cs_ingest_simhash(cs_str text, char *hex) {
    int64_t balance[64] = {0};
    uint64_t before = 0;
    size_t at = 0;
    for (cs_str word = next_word(text, &at); word.size; word = next_word(text, &at)) {
        char folded[CS_FOLD_MAX_BYTES];
        uint64_t own = cs_hash_str((cs_str){folded, cs_utf8_fold(word, folded, sizeof folded)});
        uint64_t pair = cs_hash_mix(before, own);
        before = own;
        for (int bit = 0; bit < 64; bit++)
            balance[bit] += (pair >> bit & 1) ? 1 : -1;
    }
    for (int i = 0; i < 16; i++) {
        int nibble = 0;
        for (int bit = 0; bit < 4; bit++)
            nibble |= (balance[60 - 4 * i + bit] > 0) << bit;
        hex[i] = "0123456789abcdef"[nibble];
    }
    hex[16] = '\0';
}
