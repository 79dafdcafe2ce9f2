/* label_who.h: examples for the network of src/incident/judge.h. An incident is taken for the
 * template with whose fillers it has most to do, one to one; an entity takes part in it in the role
 * in which one of its mentions is named there. */
#ifndef TRAIN_EVENT_LABEL_WHO_H
#define TRAIN_EVENT_LABEL_WHO_H

#include "incident/who.h"
#include "pool.h"
#include "sheet.h"

/* The story has its incidents, by cs_incident_find. */
void label_who(examples *who, const cs_story *s, const muc_report *report, uint8_t fold);

#endif
