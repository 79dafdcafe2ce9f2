/* regular.c: see regular.h. */
#include "lemma/regular.h"

#include <string.h>

#include "base/limit.h"
#include "base/mapped.h"

static bool is_vowel(char c) {
    return strchr("aeiou", c) != NULL;
}

static bool ends_in_y(cs_str w) {
    return w.size > 1 && w.at[w.size - 1] == 'y' && !is_vowel(w.at[w.size - 2]);
}

static cs_str with(learning *l, cs_str w, size_t off, const char *ending) {
    return cs_str_join(&l->arena, cs_str_slice(w, 0, w.size - off), cs_str_of(ending));
}

static cs_str with_s(learning *l, cs_str w) {
    static const char *const hissing[] = {"s", "x", "z", "ch", "sh"};
    if (ends_in_y(w))
        return with(l, w, 1, "ies");
    for (size_t i = 0; i < sizeof hissing / sizeof *hissing; i++)
        if (cs_str_ends(w, hissing[i]))
            return with(l, w, 0, "es");
    return with(l, w, 0, "s");
}

/* Is the last letter written twice before "ed" and "ing"? It is in words of one syllable that end
 * in one vowel and one consonant ("hop", not "hope"); of longer ones lists know. */
static bool doubles(cs_str w) {
    size_t vowels = 0, last = w.size - 1;
    for (size_t i = 0; i < w.size; i++)
        vowels += is_vowel(w.at[i]) && !(i && w.at[i] == 'u' && w.at[i - 1] == 'q');
    return vowels == 1 && last > 0 && is_vowel(w.at[last - 1]) && !is_vowel(w.at[last]) &&
           !strchr("hwxy", w.at[last]);
}

/* The ending behind the word, its last letter twice where it has to be. */
static cs_str behind(learning *l, cs_str w, const char *ending) {
    const char *at = ending;
    if (doubles(w))
        at = cs_str_format(&l->arena, "%c%s", w.at[w.size - 1], ending).at;
    return with(l, w, 0, at);
}

/* "ed", "er" or "est" behind the word */
static cs_str with_e(learning *l, cs_str w, const char *ending) {
    if (w.at[w.size - 1] == 'e')
        return with(l, w, 1, ending);
    if (ends_in_y(w))
        return with(l, w, 1, cs_str_format(&l->arena, "i%s", ending).at);
    return behind(l, w, ending);
}

static cs_str with_ing(learning *l, cs_str w) {
    bool silent = w.size > 2 && w.at[w.size - 1] == 'e' && !strchr("eoy", w.at[w.size - 2]);
    return silent ? with(l, w, 1, "ing") : behind(l, w, "ing");
}

static void add_forms(learning *l, cs_str w, char class) {
    if (class == 'v') {
        samples_add(l, with_s(l, w), w, CS_XPOS_VBZ, false, 1);
        samples_add(l, with_e(l, w, "ed"), w, CS_XPOS_VBD, false, 1);
        samples_add(l, with_e(l, w, "ed"), w, CS_XPOS_VBN, false, 1);
        samples_add(l, with_ing(l, w), w, CS_XPOS_VBG, false, 1);
    } else if (class == 'n') {
        samples_add(l, with_s(l, w), w, CS_XPOS_NNS, false, 1);
    } else if (class == 'a' && w.size < 8) {
        samples_add(l, with_e(l, w, "er"), w, CS_XPOS_JJR, false, 1);
        samples_add(l, with_e(l, w, "est"), w, CS_XPOS_JJS, false, 1);
    }
}

/* Words of one of WordNet's lists that vectors know, too. */
static bool add_index(learning *l, const char *folder, const char *name, char class,
                      const cs_map *known, cs_error *error) {
    cs_mapped file;
    if (!cs_mapped_open(&file, cs_str_format(&l->arena, "%s/wordnet/%s", folder, name).at,
                        CS_LIMIT_FILE, error))
        return false;
    for (cs_str rest = file.bytes; rest.at;) {
        cs_str line = cs_str_cut(rest, '\n', &rest), word = cs_str_cut(line, ' ', &line);
        bool letters = word.size > 1;
        for (size_t i = 0; i < word.size; i++)
            letters &= word.at[i] >= 'a' && word.at[i] <= 'z';
        if (letters && cs_map_get(known, cs_hash_str(word)) != CS_NONE)
            add_forms(l, cs_str_copy(&l->arena, word), class);
    }
    cs_mapped_close(&file);
    return true;
}

/* The words of vectors.words, one a line, the most frequent first. */
static bool read_known(cs_arena *arena, const char *folder, cs_map *known, cs_error *error) {
    cs_mapped file;
    if (!cs_mapped_open(&file, cs_str_format(arena, "%s/vectors.words", folder).at, CS_LIMIT_FILE,
                        error))
        return false;
    uint32_t count = 0;
    for (cs_str rest = file.bytes; rest.size;)
        *cs_map_put(arena, known, cs_hash_str(cs_str_cut(rest, '\n', &rest))) = count++;
    cs_mapped_close(&file);
    return true;
}

bool regular_add(learning *l, const char *folder, cs_error *error) {
    static const char *const lists[] = {"index.verb", "index.noun", "index.adj"};
    cs_map known = {0};
    bool right = read_known(&l->arena, folder, &known, error);
    for (size_t i = 0; right && i < sizeof lists / sizeof *lists; i++)
        right = add_index(l, folder, lists[i], "vna"[i], &known, error);
    return right;
}
