/* attribution.c: see attribution.h. */
#include "attribution/attribution.h"

struct cs_attributer {
    char nothing;
};

const cs_attributer *cs_attribution_load(const cs_setup *setup, cs_error *error) {
    (void)error;
    return cs_arena_new(setup->arena, cs_attributer, 1);
}

void cs_attribution_run(const cs_attributer *attributer, cs_story *s) {
    (void)attributer;
    (void)s;
}
