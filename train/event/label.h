/* label.h: examples for the two networks of src/event/weigh.h, from reports and their templates.
 *
 * Nobody marked which words of a report tell a template. An event is taken for a telling of one if
 * its kind fits and words of the template's fillers stand in its sentence or beside it; it is
 * taken for none where the report has no template that fits. */
#ifndef TRAIN_EVENT_LABEL_H
#define TRAIN_EVENT_LABEL_H

#include "event/weigh.h"
#include "pool.h"
#include "sheet.h"

void label_report(examples *worth, examples *cast, const cs_story *s, const muc_report *report,
                  uint8_t fold);

#endif
