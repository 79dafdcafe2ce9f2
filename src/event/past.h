/* past.h: is an event told as something long past: in a court, at an anniversary, with its year? */
#ifndef CS_EVENT_PAST_H
#define CS_EVENT_PAST_H

#include "event/domain.h"

/* Do words of these domains tell of the event: before it in its sentence, or, where it describes
 * someone or is a charge ("a man who shot", "accused of an attack"), anywhere in it? Together they
 * must tell at least so much of the domains. */
bool cs_past_is_told(const cs_passages *p, uint32_t token, uint32_t domains, float least);

/* Does a year before that of publication go with the event: "in 1999 gunmen attacked", "the
 * massacre of 1995", "killed more than 2,000 between 1958 and 2013"? */
bool cs_past_has_year(const cs_story *s, uint32_t token);

/* Does a time go with the event that is so long that it tells of many: "2,000 were killed this
 * year", "has been hit almost daily", "since February 2021"? */
bool cs_past_has_span(const cs_story *s, uint32_t token);

#endif
