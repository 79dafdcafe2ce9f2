/* ingest.h: what a report says about itself: headline, dateline, credits, date, identity.
 *
 * Adds `source`. A date is taken from where it stands in full (day, month, year); a dateline or a
 * text without a year gives none, and nothing reads the clock.
 */
#ifndef CS_INGEST_INGEST_H
#define CS_INGEST_INGEST_H

#include "ingest/report.h"
#include "table/setup.h"

typedef struct cs_ingest cs_ingest;

const cs_ingest *cs_ingest_load(const cs_setup *setup, cs_error *error);
void cs_ingest_run(const cs_ingest *ingest, const cs_report *report, cs_story *s);

#endif
