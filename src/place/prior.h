/* prior.h: how likely a place is to be meant by a name, before anything is known of the report. */
#ifndef CS_PLACE_PRIOR_H
#define CS_PLACE_PRIOR_H

#include "place/gazetteer.h"

/* In powers of ten: of the population, with the kind's weight and that of the kind of name. */
double cs_place_prior(const cs_gaz_place *place, uint8_t name_type);

#endif
