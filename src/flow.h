/* flow.h: the order of the stages, and stories through them on many threads.
 *
 * flow.c is the one place that knows which stage follows which. A flow is constant once it is
 * open, so any number of threads may run stories through it.
 */
#ifndef CS_FLOW_H
#define CS_FLOW_H

#include "base/error.h"
#include "base/out.h"
#include "ingest/input.h"
#include "ingest/report.h"
#include "story/story.h"
#include "table/setup.h"

typedef struct cs_flow cs_flow;

/* Loads every stage's tables and models; NULL and an error when one is missing or wrong. The
 * arena of `setup` is not used: the flow brings its own. */
cs_flow *cs_flow_open(const cs_setup *setup, cs_error *error);
void cs_flow_close(cs_flow *flow);

/* The stages in order; NULL behind the last. */
const char *cs_flow_stage(unsigned index);

/* Runs a report through all stages; the story lives in `arena`. NULL when a ceiling or memory
 * ends it. `nanoseconds`, if not NULL, has room for each stage's time and is added to. */
cs_story *cs_flow_read(const cs_flow *flow, const cs_report *report, cs_arena *arena,
                       cs_arena *scratch, uint64_t *nanoseconds, cs_error *error);

/* Explains who the text of a story, a name, stands for (actor/explain.h). Guarded by the caller. */
bool cs_flow_explain(const cs_flow *flow, const cs_story *s, cs_out *out);

/* One input, coded: either a story and what render made of it, or an error. */
typedef struct cs_result {
    const cs_story *story; /* NULL after an error */
    cs_str id;             /* the input's id, none if it has none */
    cs_error error;
    cs_str output; /* by render; an error record after an error */
} cs_result;

typedef struct cs_work {
    unsigned jobs; /* threads, at least 1 */
    const cs_defaults *defaults;
    void *state;
    /* Runs on a worker: writes the result's output. May be NULL. */
    void (*render)(void *state, cs_result *result, cs_out *out);
    /* Runs on the calling thread, in input order; false stops the run. */
    bool (*put)(void *state, const cs_result *result);
    uint64_t *nanoseconds; /* NULL, or a sum for each stage */
} cs_work;

/* Takes every input through the flow. False when reading the input itself failed or put said
 * stop; single bad inputs only give results with errors. */
bool cs_flow_run(const cs_flow *flow, cs_input *input, const cs_work *work, cs_error *error);

#endif
