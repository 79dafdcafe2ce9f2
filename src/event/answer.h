/* answer.h: what was done in answer to what: "in retaliation for", "to avenge", "responded to it
 * with". Sets responds_to of the events. */
#ifndef CS_EVENT_ANSWER_H
#define CS_EVENT_ANSWER_H

#include "event/tables.h"

void cs_answer_link(const struct cs_eventer *tables, cs_story *s);

#endif
