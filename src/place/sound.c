/* sound.c: see sound.h. The keys are in the manner of Soundex and its heirs (Philips, "Hanging on
 * the Metaphone", 1990), cut down to what differs between transliterations of Arabic, Persian,
 * Hebrew, Cyrillic, Indic and African names. */
#include "place/sound.h"

#include <string.h>

#include "base/utf8.h"

enum { LETTERS = 96 };

typedef struct writing {
    const char *from, *to;
} writing;

/* Pairs of letters first. */
static const writing writings[] = {{"kh", "k"}, {"gh", "k"}, {"ph", "f"}, {"sh", "s"}, {"ch", "s"},
                                   {"th", "t"}, {"dh", "d"}, {"zh", "s"}, {"ts", "s"}, {"tz", "s"},
                                   {"dz", "s"}, {"ck", "k"}, {"qu", "k"}, {"dj", "j"}, {"g", "k"},
                                   {"q", "k"},  {"c", "k"},  {"z", "s"},  {"v", "b"},  {"p", "b"},
                                   {"f", "b"},  {"x", "ks"}, {"j", "j"},  {"d", "t"}};

/* Articles, when a word of their own. */
static bool is_article(const char *word, size_t size) {
    static const char *const articles[] = {"al", "el", "ad", "ar", "as", "at",  "az",  "ez",  "ed",
                                           "es", "et", "er", "ul", "ol", "ash", "esh", "eth", NULL};
    for (const char *const *a = articles; *a; a++)
        if (strlen(*a) == size && memcmp(*a, word, size) == 0)
            return true;
    return false;
}

static bool is_vowel(char c) {
    return strchr("aeiouywh", c) != NULL;
}

/* Adds one word's consonants. */
static size_t add_word(const char *word, size_t size, char *sound, size_t count) {
    for (size_t i = 0; i < size;) {
        const char *to = NULL;
        size_t step = 1;
        for (size_t w = 0; !to && w < sizeof writings / sizeof *writings; w++) {
            size_t length = strlen(writings[w].from);
            if (length <= size - i && memcmp(writings[w].from, word + i, length) == 0) {
                to = writings[w].to;
                step = length;
            }
        }
        char own[2] = {word[i], '\0'};
        for (to = to ? to : own; *to && count < CS_SOUND_MOST; to++)
            if (!is_vowel(*to) && (*to < 0 || (*to >= 'a' && *to <= 'z')) &&
                (count == 0 || sound[count - 1] != *to))
                sound[count++] = *to;
        i += step;
    }
    return count;
}

size_t cs_sound_of(cs_str name, char *sound) {
    char folded[CS_FOLD_MAX_BYTES];
    size_t size = cs_utf8_fold(name, folded, sizeof folded), count = 0;
    for (size_t i = 0; i < size;) {
        size_t from = i;
        while (i < size && folded[i] != ' ' && folded[i] != '-')
            i++;
        if (!is_article(folded + from, i - from))
            count = add_word(folded + from, i - from, sound, count);
        i++;
    }
    return count;
}

static size_t letters_of(cs_str name, char *letters) {
    char folded[CS_FOLD_MAX_BYTES];
    size_t size = cs_utf8_fold(name, folded, sizeof folded), count = 0;
    for (size_t i = 0; i < size && count < LETTERS; i++)
        if (folded[i] != ' ' && folded[i] != '-')
            letters[count++] = folded[i];
    return count;
}

double cs_sound_apart(cs_str a, cs_str b) {
    char x[LETTERS], y[LETTERS];
    size_t rows = letters_of(a, x), columns = letters_of(b, y);
    size_t cost[LETTERS + 1];
    for (size_t j = 0; j <= columns; j++)
        cost[j] = j;
    for (size_t i = 1; i <= rows; i++) {
        size_t corner = cost[0];
        cost[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            size_t best = corner + (x[i - 1] != y[j - 1]);
            if (cost[j] + 1 < best)
                best = cost[j] + 1;
            if (cost[j - 1] + 1 < best)
                best = cost[j - 1] + 1;
            corner = cost[j];
            cost[j] = best;
        }
    }
    size_t longer = rows > columns ? rows : columns;
    return longer ? (double)cost[columns] / (double)longer : 0.0;
}
