/* where.h: which of a sentence's places and times belong to an event. */
#ifndef CS_EVENT_WHERE_H
#define CS_EVENT_WHERE_H

#include "event/roles.h"

/* The place in which the event happened, or CS_NONE where its sentence does not tell. */
uint32_t cs_where_place(const cs_draft *draft);
/* The time at which it happened, or CS_NONE. */
uint32_t cs_where_time(const cs_draft *draft);

#endif
