/* plover.h: an incident in the fields of PLOVER's JSON (the manual's chapter "Data Fields"). */
#ifndef CS_EXPORT_PLOVER_H
#define CS_EXPORT_PLOVER_H

#include "base/out.h"
#include "story/story.h"

/* One line with its line break. */
void cs_plover_write(const cs_story *s, uint32_t incident, cs_out *out);

#endif
