/* sound.h: what is left of a name when its spelling is taken away: for names that were carried
 * over from other scripts in yet another way ("Deir ez-Zor", "Dayr az Zawr"). */
#ifndef CS_PLACE_SOUND_H
#define CS_PLACE_SOUND_H

#include "base/str.h"

enum {
    CS_SOUND_MOST = 64,
    CS_SOUND_LEAST = 3 /* names of fewer consonants are too much alike */
};

/* Writes the consonants of the name's words to `sound`, at most CS_SOUND_MOST bytes; their number.
 * Articles, vowels, doubled letters and the ways of writing one sound do not count. */
size_t cs_sound_of(cs_str name, char *sound);

/* How far two names are apart when written in small letters without accents: letters to put in,
 * take out or change (Levenshtein), as a share of the longer one's. */
double cs_sound_apart(cs_str a, cs_str b);

#endif
