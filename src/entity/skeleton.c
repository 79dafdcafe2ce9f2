/* skeleton.c: see skeleton.h. The key follows the idea of Soundex-like keys (Russell 1918; for
 * Arabic names Aqeel et al. 2006); the distance is that of Levenshtein (1966). */
#include "entity/skeleton.h"

#include <string.h>

#include "base/hash.h"

enum { MOST_LETTERS = 32 };

static bool is_vowel(char c) {
    return c && strchr("aeiou", c) != NULL;
}

/* The sound of the consonant(s) at s[*at], and steps behind them; 0 for what has none. */
static char sound_at(cs_str s, size_t *at) {
    static const struct {
        char letters[3];
        char sound;
    } pairs[] = {{"ph", 'f'}, {"gh", 'g'}, {"dh", 'd'}, {"th", 't'}, {"kh", 'x'},
                 {"ck", 'k'}, {"ch", 'c'}, {"sh", 'c'}, {"dj", 'j'}, {"ts", 's'}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (*at + 1 < s.size && memcmp(s.at + *at, pairs[i].letters, 2) == 0) {
            *at += 2;
            return pairs[i].sound;
        }
    char c = s.at[(*at)++];
    switch (c) {
    case 'q':
    case 'c':
        return 'k';
    case 'z':
        return 's';
    case 'w':
        return 'v';
    case 'h':
        return *at == s.size ? 0 : 'h';
    default:
        return c;
    }
}

uint64_t cs_skeleton_of(cs_str word) {
    char sounds[MOST_LETTERS];
    size_t count = 0, at = 0;
    char before = 0;
    if (word.size && is_vowel(word.at[0]))
        sounds[count++] = 'a';
    while (at < word.size && count < MOST_LETTERS) {
        char c = word.at[at];
        if (is_vowel(c) || (c == 'y' && at)) {
            at++;
            before = 0;
            continue;
        }
        char sound = sound_at(word, &at);
        if (sound && sound != before)
            sounds[count++] = sound;
        before = sound;
    }
    return cs_hash_str((cs_str){sounds, count});
}

static unsigned least(unsigned a, unsigned b) {
    return a < b ? a : b;
}

/* How many letters must change, at most MOST_LETTERS of each word being looked at. */
static unsigned distance(cs_str a, cs_str b) {
    unsigned row[MOST_LETTERS + 1];
    size_t n = least((unsigned)a.size, MOST_LETTERS), m = least((unsigned)b.size, MOST_LETTERS);
    for (size_t j = 0; j <= m; j++)
        row[j] = (unsigned)j;
    for (size_t i = 1; i <= n; i++) {
        unsigned corner = row[0];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= m; j++) {
            unsigned change = corner + (a.at[i - 1] != b.at[j - 1]);
            corner = row[j];
            row[j] = least(change, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[m];
}

bool cs_skeleton_near(cs_str a, cs_str b, bool strict) {
    size_t shorter = a.size < b.size ? a.size : b.size;
    if (cs_str_is(a, b))
        return true;
    unsigned allowed = shorter >= 8 ? 2 : shorter >= (strict ? 7 : 5) ? 1 : 0;
    return distance(a, b) <= allowed;
}
