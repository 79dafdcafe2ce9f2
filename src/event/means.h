/* means.h: weapons and vehicles that an event is done with, and who uses them. */
#ifndef CS_EVENT_MEANS_H
#define CS_EVENT_MEANS_H

#include "event/roles.h"

/* Finds the instruments of a draft whose agents and targets are known, and puts those who use a
 * weapon in the place of a weapon that acts. */
void cs_means_find(cs_draft *draft);

#endif
