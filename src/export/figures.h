/* figures.h: numbers of people as a reader likes them: "12,000 or more", "up to 30", "9 to 21". */
#ifndef CS_EXPORT_FIGURES_H
#define CS_EXPORT_FIGURES_H

#include "base/out.h"
#include "story/story.h"

void cs_figures_print(cs_out *out, const cs_count *count);

/* The one claim of the field, where the whole figure is what it says; NULL. */
const cs_claim *cs_figures_only_claim(const cs_incident *incident, uint8_t field,
                                      const cs_count *whole);

/* Do two claims of the field, of two sources, exclude each other? */
bool cs_figures_are_disputed(const cs_story *s, const cs_incident *incident, uint8_t field);

#endif
