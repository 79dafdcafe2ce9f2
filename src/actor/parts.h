/* parts.h: a row of tokens cut into the words that the tables know: names, countries, titles,
 * nouns, bodies of states, identities, and what is none of these. */
#ifndef CS_ACTOR_PARTS_H
#define CS_ACTOR_PARTS_H

#include "actor/tables.h"

typedef struct cs_part {
    uint32_t token, end;
    uint32_t name;                   /* first entry of names that fits, or CS_NONE */
    uint32_t country;                /* or CS_NONE */
    uint8_t country_as;              /* CS_COUNTRY_* */
    uint32_t words[CS_WORD_CLASSES]; /* of each class, or CS_NONE */
    bool link;                       /* "of", "for": what follows belongs to what stands before */
    bool capital;                    /* unknown, and a proper noun */
    bool known;                      /* anything but an unknown word */
} cs_part;

enum { CS_PARTS = 24 };

typedef struct cs_parts {
    cs_part at[CS_PARTS];
    uint32_t count;
} cs_parts;

/* Cuts the tokens [first, end), the longest known words first; what is more than CS_PARTS is left
 * off at the front. */
void cs_actor_cut(const cs_actors *a, const cs_story *s, uint32_t first, uint32_t end,
                  cs_parts *parts);

const cs_word *cs_part_word(const cs_actors *a, const cs_part *part, cs_word_class class);
bool cs_part_title(const cs_actors *a, const cs_part *part, cs_title_kind kind);

#endif
