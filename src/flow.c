/* flow.c: the one place that knows the order of the stages; see flow.h. */
#include "flow.h"

#include <libxml/parser.h>
#include <time.h>

#include "actor/actor.h"
#include "actor/explain.h"
#include "attribution/attribution.h"
#include "base/heap.h"
#include "base/limit.h"
#include "entity/entity.h"
#include "event/event.h"
#include "incident/incident.h"
#include "ingest/ingest.h"
#include "lang/lang.h"
#include "mention/mention.h"
#include "model/model.h"
#include "place/place.h"
#include "pool.h"
#include "quantity/quantity.h"
#include "syntax/syntax.h"
#include "tag/tag.h"
#include "timex/timex.h"
#include "token/token.h"

/* Every stage behind ingest and lang, in order: its word and the type of what it loads. */
#define READING_STAGES(X)         \
    X(token, cs_tokenizer)        \
    X(tag, cs_tagger)             \
    X(syntax, cs_parser)          \
    X(mention, cs_mentioner)      \
    X(entity, cs_entities)        \
    X(timex, cs_timexer)          \
    X(place, cs_placer)           \
    X(quantity, cs_quantifier)    \
    X(actor, cs_actors)           \
    X(event, cs_eventer)          \
    X(attribution, cs_attributer) \
    X(incident, cs_incidenter)

#define ALL_STAGES(X) X(ingest, cs_ingest) X(lang, cs_lang) READING_STAGES(X)

struct cs_flow {
    cs_arena arena; /* holds all tables */
    cs_shelf shelf; /* holds all models */
#define MODEL(stage, type) const type *stage;
    ALL_STAGES(MODEL)
#undef MODEL
};

enum {
#define NUMBER(stage, type) STAGE_##stage,
    ALL_STAGES(NUMBER)
#undef NUMBER
        STAGE_COUNT
};

const char *cs_flow_stage(unsigned index) {
    static const char *const names[] = {
#define NAME(stage, type) #stage,
        ALL_STAGES(NAME)
#undef NAME
    };
    return index < STAGE_COUNT ? names[index] : NULL;
}

typedef struct loading {
    cs_flow *flow;
    const cs_setup *setup;
    cs_error *error;
    bool whole;
} loading;

static void load_all(void *state) {
    loading *l = state;
    cs_setup setup = *l->setup;
    setup.arena = &l->flow->arena;
    setup.shelf = &l->flow->shelf;
#define LOAD(stage, type)                                 \
    l->flow->stage = cs_##stage##_load(&setup, l->error); \
    if (!l->flow->stage)                                  \
        return;
    ALL_STAGES(LOAD)
#undef LOAD
    l->whole = true;
}

cs_flow *cs_flow_open(const cs_setup *setup, cs_error *error) {
    cs_flow *flow = cs_heap_take(1, sizeof *flow);
    if (!flow) {
        cs_error_set(error, CS_MEMORY, NULL, 0, "no memory for the tables");
        return NULL;
    }
    xmlInitParser();
    flow->arena = cs_arena_make(CS_LIMIT_TABLES);
    loading l = {flow, setup, error, false};
    bool enough = cs_arena_guard(load_all, &l);
    if (!enough)
        cs_error_set(error, CS_MEMORY, setup->data, 0, "no memory for the tables");
    if (enough && l.whole)
        return flow;
    cs_flow_close(flow);
    return NULL;
}

void cs_flow_close(cs_flow *flow) {
    if (!flow)
        return;
    cs_model_close(&flow->shelf);
    cs_place_close(flow->place);
    cs_arena_free(&flow->arena);
    cs_heap_free(flow);
}

static uint64_t clock_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

typedef struct reading {
    const cs_flow *flow;
    const cs_report *report;
    cs_arena *arena, *scratch;
    uint64_t *nanoseconds;
    uint64_t since;
    cs_story *story;
} reading;

/* Books the time since the last call on a stage, and empties the working space. */
static void finish(reading *r, unsigned stage) {
    cs_arena_reset(r->scratch);
    if (!r->nanoseconds)
        return;
    uint64_t now = clock_now();
    r->nanoseconds[stage] += now - r->since;
    r->since = now;
}

static void run_all(void *state) {
    reading *r = state;
    cs_story *s = cs_story_new(r->arena, r->scratch, r->report->id, r->report->text);
    r->since = r->nanoseconds ? clock_now() : 0;
    cs_ingest_run(r->flow->ingest, r->report, s);
    finish(r, STAGE_ingest);
    cs_lang_run(r->flow->lang, s);
    finish(r, STAGE_lang);
    if (cs_lang_is_english(s)) {
#define RUN(stage, type)                 \
    cs_##stage##_run(r->flow->stage, s); \
    finish(r, STAGE_##stage);
        READING_STAGES(RUN)
#undef RUN
    } else {
        cs_story_note(s, "lang", (cs_span){0, 0}, "not read: the language is %.8s, not English",
                      cs_str_copy(r->scratch, s->source.lang).at);
    }
    r->story = s;
}

cs_story *cs_flow_read(const cs_flow *flow, const cs_report *report, cs_arena *arena,
                       cs_arena *scratch, uint64_t *nanoseconds, cs_error *error) {
    reading r = {.flow = flow,
                 .report = report,
                 .arena = arena,
                 .scratch = scratch,
                 .nanoseconds = nanoseconds};
    if (cs_arena_guard(run_all, &r))
        return r.story;
    cs_error_set(error, CS_MEMORY, NULL, 0, "the report needs more memory than the limit allows");
    return NULL;
}

bool cs_flow_explain(const cs_flow *flow, const cs_story *s, cs_out *out) {
    return cs_actor_explain(flow->actor, s, out);
}

/* ---- many reports -----------------------------------------------------------------------------
 */

/* One place in the pool: an input, and what becomes of it. */
typedef struct flow_slot {
    cs_item item;
    cs_arena arena;
    cs_out out;
    cs_result result;
} flow_slot;

typedef struct running {
    const cs_flow *flow;
    cs_input *input;
    const cs_work *work;
    cs_arena *scratch;                    /* [jobs] */
    uint64_t (*nanoseconds)[STAGE_COUNT]; /* [jobs] */
} running;

typedef struct understanding {
    cs_report *report;
    flow_slot *slot;
    const cs_defaults *defaults;
    bool done;
} understanding;

static void understand(void *state) {
    understanding *u = state;
    u->done = cs_report_read(u->report, &u->slot->arena, &u->slot->item, u->defaults,
                             &u->slot->result.error);
}

static void read_item(running *r, flow_slot *slot, unsigned worker) {
    cs_report report = {.id = CS_STR_NONE};
    understanding u = {&report, slot, r->work->defaults, false};
    if (!cs_arena_guard(understand, &u))
        cs_error_set(&slot->result.error, CS_MEMORY, slot->item.path, slot->item.line,
                     "memory ran out");
    slot->result.id = report.id;
    if (u.done)
        slot->result.story =
            cs_flow_read(r->flow, &report, &slot->arena, &r->scratch[worker],
                         r->work->nanoseconds ? r->nanoseconds[worker] : NULL, &slot->result.error);
    if (u.done && !slot->result.story) {
        slot->result.error.line = slot->item.line;
        cs_error_set(&slot->result.error, slot->result.error.code, slot->item.path, slot->item.line,
                     "the report needs more memory than the limit allows");
    }
}

typedef struct flow_render {
    const cs_work *work;
    flow_slot *slot;
} flow_render;

static void render(void *state) {
    flow_render *r = state;
    r->work->render(r->work->state, &r->slot->result, &r->slot->out);
}

/* Runs on a worker. */
static void code_item(void *state, void *item, unsigned worker) {
    running *r = state;
    flow_slot *slot = item;
    cs_arena_reset(&slot->arena);
    cs_out_reset(&slot->out);
    slot->result = (cs_result){.story = NULL};
    read_item(r, slot, worker);
    flow_render rendering = {r->work, slot};
    if (r->work->render && !cs_arena_guard(render, &rendering))
        slot->out.full = true;
    if (slot->out.full) {
        slot->result.story = NULL;
        cs_error_set(&slot->result.error, CS_LIMIT, slot->item.path, slot->item.line,
                     "the output is larger than the limit of %zu bytes", CS_LIMIT_OUTPUT);
        cs_out_reset(&slot->out);
        if (!cs_arena_guard(render, &rendering))
            cs_out_reset(&slot->out);
    }
    slot->result.output = cs_out_str(&slot->out);
}

static bool next_item(void *state, void *item) {
    running *r = state;
    return cs_input_next(r->input, &((flow_slot *)item)->item);
}

static bool put_item(void *state, void *item) {
    running *r = state;
    return r->work->put(r->work->state, &((flow_slot *)item)->result);
}

static void add_times(const running *r) {
    for (unsigned worker = 0; r->work->nanoseconds && worker < r->work->jobs; worker++)
        for (unsigned stage = 0; stage < STAGE_COUNT; stage++)
            r->work->nanoseconds[stage] += r->nanoseconds[worker][stage];
}

static void free_slots(flow_slot *slots, unsigned count, running *r) {
    for (unsigned i = 0; slots && i < count; i++) {
        cs_arena_free(&slots[i].arena);
        cs_out_free(&slots[i].out);
        cs_out_free(&slots[i].item.bytes);
    }
    for (unsigned i = 0; r->scratch && i < r->work->jobs; i++)
        cs_arena_free(&r->scratch[i]);
    cs_heap_free(slots);
    cs_heap_free(r->scratch);
    cs_heap_free(r->nanoseconds);
}

bool cs_flow_run(const cs_flow *flow, cs_input *input, const cs_work *work, cs_error *error) {
    unsigned count = work->jobs == 1 ? 1 : work->jobs * 8;
    running r = {.flow = flow, .input = input, .work = work};
    flow_slot *slots = cs_heap_take(count, sizeof *slots);
    r.scratch = cs_heap_take(work->jobs, sizeof *r.scratch);
    r.nanoseconds = cs_heap_take(work->jobs, sizeof *r.nanoseconds);
    if (!slots || !r.scratch || !r.nanoseconds) {
        free_slots(slots, 0, &r);
        return cs_error_set(error, CS_MEMORY, NULL, 0, "no memory for %u threads", work->jobs);
    }
    for (unsigned i = 0; i < count; i++) {
        slots[i].arena = cs_arena_make(CS_LIMIT_STORY);
        slots[i].out = cs_out_make(CS_LIMIT_OUTPUT);
        slots[i].item.bytes = cs_out_make(2 * CS_LIMIT_LINE);
    }
    for (unsigned i = 0; i < work->jobs; i++)
        r.scratch[i] = cs_arena_make(CS_LIMIT_SCRATCH);
    cs_pool pool = {work->jobs, count, slots, sizeof *slots, &r, next_item, code_item, put_item};
    bool done = cs_pool_run(&pool, error);
    add_times(&r);
    free_slots(slots, count, &r);
    return done;
}
