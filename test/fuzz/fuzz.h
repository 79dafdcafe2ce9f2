/* fuzz.h: what the fuzzers share: a flow that stays open, and an item taken through it. */
#ifndef CS_TEST_FUZZ_H
#define CS_TEST_FUZZ_H

#include <stdio.h>
#include <stdlib.h>

#include "export/people.h"
#include "export/record.h"
#include "flow.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static inline const cs_flow *fuzz_flow(void) {
    static cs_flow *flow;
    if (flow)
        return flow;
    static char data[4096], models[4096];
    const char *share = getenv("CASUS_SHARE");
    cs_error error;
    snprintf(data, sizeof data, "%s/data", share ? share : "share/casus");
    snprintf(models, sizeof models, "%s/models", share ? share : "share/casus");
    cs_setup setup = {.data = data, .models = models};
    flow = cs_flow_open(&setup, &error);
    if (!flow) {
        fprintf(stderr, "%s: %s\n", error.where, error.message);
        exit(2);
    }
    return flow;
}

typedef struct fuzz_state {
    cs_item item;
    cs_arena arena, scratch;
    cs_report report;
    const cs_story *story;
    cs_out out;
    bool read;
} fuzz_state;

static inline void fuzz_read(void *state) {
    static const cs_defaults nothing = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    fuzz_state *f = state;
    cs_error error;
    f->read = cs_report_read(&f->report, &f->arena, &f->item, &nothing, &error);
}

static inline void fuzz_write(void *state) {
    fuzz_state *f = state;
    cs_record_write(f->story, true, &f->out);
    cs_people_write(f->story, false, &f->out);
}

static inline int fuzz_item(const uint8_t *bytes, size_t size, cs_from from) {
    fuzz_state f = {.item = {.from = from, .path = "fuzz", .line = from == CS_FROM_JSONL},
                    .arena = cs_arena_make((size_t)256 << 20),
                    .scratch = cs_arena_make((size_t)256 << 20),
                    .out = cs_out_make((size_t)64 << 20)};
    cs_error error;
    f.item.bytes = cs_out_make((size_t)64 << 20);
    cs_out_add(&f.item.bytes, (cs_str){(const char *)bytes, size});
    cs_arena_guard(fuzz_read, &f);
    if (f.read)
        f.story = cs_flow_read(fuzz_flow(), &f.report, &f.arena, &f.scratch, NULL, &error);
    if (f.story)
        cs_arena_guard(fuzz_write, &f);
    cs_out_free(&f.item.bytes);
    cs_out_free(&f.out);
    cs_arena_free(&f.arena);
    cs_arena_free(&f.scratch);
    return 0;
}

#endif
