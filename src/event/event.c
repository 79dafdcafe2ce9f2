/* event.c: see event.h. */
#include "event/event.h"

struct cs_eventer {
    char nothing;
};

const cs_eventer *cs_event_load(const cs_setup *setup, cs_error *error) {
    (void)error;
    return cs_arena_new(setup->arena, cs_eventer, 1);
}

void cs_event_run(const cs_eventer *eventer, cs_story *s) {
    (void)eventer;
    (void)s;
}
