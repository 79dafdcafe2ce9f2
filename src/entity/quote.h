/* quote.h: paragraphs and quotations, and who speaks in them. */
#ifndef CS_ENTITY_QUOTE_H
#define CS_ENTITY_QUOTE_H

#include "entity/np.h"

/* Numbers paragraphs and quotations: fills in paragraph, quotes and quote_of. */
void cs_quote_find(cs_nps *nps);

/* Finds the speaker of every quotation, once the noun phrases are known. */
void cs_quote_speakers(cs_nps *nps);

#endif
