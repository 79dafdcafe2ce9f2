/* sheet.h: which mentions of a report are fillers of which of its templates. A mention is one if
 * its words are those of the filler (distant supervision: Craven and Kumlien 1999; for MUC-4:
 * Patwardhan and Riloff 2009). */
#ifndef TRAIN_EVENT_SHEET_H
#define TRAIN_EVENT_SHEET_H

#include "muc.h"
#include "story/story.h"

enum { SHEET_TEMPLATES = 32 };

typedef struct sheet {
    const cs_story *s;
    const muc_report *report;
    uint32_t templates;
    uint8_t (*roles)[SHEET_TEMPLATES];     /* [mentions] CS_CAST_* */
    uint16_t (*evidence)[SHEET_TEMPLATES]; /* [sentences] fillers told of there */
} sheet;

/* Lives in the story's scratch arena. */
sheet sheet_of(const cs_story *s, const muc_report *report);

/* May violence of that mode be what the template tells? */
bool sheet_fits(cs_str mode, const muc_template *t);

/* How alike an incident and a template are; 0: no pair. */
typedef unsigned sheet_likeness(const void *state, uint32_t incident, uint32_t t);

/* Pairs incidents with templates one to one, those that are most alike first: partner[i] becomes
 * the template of incident i, or CS_NONE. */
void sheet_pair(const sheet *h, sheet_likeness *likeness, const void *state, uint32_t *partner);

/* How many fillers of a template are told of within `reach` sentences. */
uint32_t sheet_near(const sheet *h, uint32_t sentence, uint32_t t, uint32_t reach);

#endif
