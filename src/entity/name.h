/* name.h: names taken apart, and the entities they belong to: same words, acronyms, short forms,
 * other spellings. */
#ifndef CS_ENTITY_NAME_H
#define CS_ENTITY_NAME_H

#include "entity/np.h"

enum { CS_NAME_WORDS = 8 };

/* Keys under which a name is found again. */
typedef enum cs_name_key {
    CS_NAME_FULL,
    CS_NAME_CORE,
    CS_NAME_SPELLING,
    CS_NAME_INITIALS,
    CS_NAME_INITIALS_ALL, /* "of" and "the" counted */
    CS_NAME_LAST,
    CS_NAME_FAMILY, /* the first of two family names: "Oqueli" of "Hector Oqueli Colindres" */
    CS_NAME_GIVEN,
    CS_NAME_KEYS
} cs_name_key;

/* The words of a name without titles, determiner and 's; hyphens part words. */
typedef struct cs_name {
    cs_str words[CS_NAME_WORDS]; /* folded */
    uint64_t keys[CS_NAME_WORDS];
    unsigned count;
    unsigned core;             /* count without designators at the end ("group") */
    uint32_t first, token_end; /* tokens that are left */
    bool capitals;             /* one word, all in capitals */
    uint64_t by[CS_NAME_KEYS]; /* hashes, 0 where the name has none of that sort */
} cs_name;

/* Takes the name apart, in the scratch arena; once, and keeps it with the np. */
const cs_name *cs_name_of(const cs_nps *nps, cs_np *np);

/* Could two names of persons be of one? "Mike Pompeo", "Pompeo"; not "Susan Pompeo". */
bool cs_name_person_fits(const cs_name *a, const cs_name *b);

/* Are they the same words but for spelling? */
bool cs_name_spelled(const cs_name *a, const cs_name *b, bool place);

/* Does `acronym` abbreviate the name? */
bool cs_name_abbreviates(const cs_name *acronym, const cs_name *name);

/* The hash that a name has whose initials are the acronym, or one that is the initials of `name`.
 */
uint64_t cs_name_of_initials(const cs_name *acronym, bool all);
uint64_t cs_name_as_acronym(const cs_name *name);
/* The hash that a name has whose given name, or last name, is this one word. */
uint64_t cs_name_given(const cs_name *name);
uint64_t cs_name_last(const cs_name *name);
/* The hash of a name whose first family name is this one's last word, and of one whose last word is
 * this one's first family name (0: it has but one). */
uint64_t cs_name_family(const cs_name *name);
uint64_t cs_name_short(const cs_name *name);

#endif
