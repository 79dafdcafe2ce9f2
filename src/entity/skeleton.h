/* skeleton.h: are two words one name in two spellings? Names from other scripts are written in many
 * ways ("Kata'ib Hizbollah", "Kataeb Hezbollah"): their consonants stay, their vowels do not. */
#ifndef CS_ENTITY_SKELETON_H
#define CS_ENTITY_SKELETON_H

#include "base/str.h"

/* A hash of the word's consonants, as far as spellings agree on them, and of how it begins. The
 * word is folded (cs_utf8_fold). */
uint64_t cs_skeleton_of(cs_str word);

/* Do two words of the same skeleton differ as little as spellings do? `strict`: as places must,
 * which are many and short. */
bool cs_skeleton_near(cs_str a, cs_str b, bool strict);

#endif
