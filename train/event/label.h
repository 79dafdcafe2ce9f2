/* label.h: examples for the two networks of src/event/weigh.h, from reports and their templates.
 *
 * Nobody marked which words of a report tell a template. An event is taken for a telling of one if
 * its kind fits and words of the template's fillers stand in its sentence or beside it; it is
 * taken for none where the report has no template that fits. A mention takes part in a role if its
 * words are those of a filler (distant supervision: Craven and Kumlien 1999; for MUC-4: Patwardhan
 * and Riloff 2009). */
#ifndef TRAIN_EVENT_LABEL_H
#define TRAIN_EVENT_LABEL_H

#include "event/weigh.h"
#include "muc.h"

enum { LABEL_WORDS = 3 };

typedef struct example {
    size_t first; /* of its signs */
    uint16_t count;
    uint8_t label, words;
    bool held_out;
    float weight;
    size_t vectors[LABEL_WORDS]; /* bytes of the pool */
} example;

/* Examples of one network. */
typedef struct examples {
    example *at;
    uint32_t *signs;
    uint8_t *vectors;
    size_t count, room, sign_count, sign_room, byte_count, byte_room;
} examples;

void label_report(examples *worth, examples *cast, const cs_story *s, const muc_report *report,
                  bool held_out);

#endif
