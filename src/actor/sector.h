/* sector.h: the sector that the words of a mention give. */
#ifndef CS_ACTOR_SECTOR_H
#define CS_ACTOR_SECTOR_H

#include "actor/reader.h"

/* That of a title, a noun and a body, each of which may be NULL, by themselves. */
cs_str cs_sector_own(const cs_word *title, const cs_word *noun, const cs_word *body);

/* That of a part with the words before the head and the group it belongs to. */
cs_str cs_sector_of_words(const cs_reader *q, const cs_part *part);

/* That of a person by what stands beside the name. */
cs_str cs_sector_beside(const cs_reader *q, const cs_beside *beside);

#endif
