/* duplicates.c: see duplicates.h. */
#include "duplicates.h"

#include <stdlib.h>

#include "base/limit.h"
#include "export/record.h"
#include "ingest/report.h"
#include "store/copies.h"

/* ---- copies -----------------------------------------------------------------------------------
 */

/* One report, as much of it as finding copies needs. */
typedef struct text_seen {
    cs_str id;
    cs_print print;
    cs_day published; /* those without a date come last */
    uint32_t order;
    uint32_t original; /* index of the text whose copy it is, or CS_NONE */
    cs_error *error;   /* why it could not be read, or NULL */
} text_seen;

typedef struct gathering {
    cs_input *input;
    cs_arena kept, scratch;
    cs_vec(text_seen) texts;
    cs_item item;
} gathering;

static void gather_one(void *state) {
    gathering *g = state;
    static const cs_defaults nothing = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    cs_report report;
    cs_error error;
    text_seen *seen = cs_vec_push(&g->kept, &g->texts);
    seen->order = g->texts.count - 1;
    seen->original = CS_NONE;
    bool read = cs_report_read(&report, &g->scratch, &g->item, &nothing, &error);
    seen->id = cs_str_copy(&g->kept, report.id);
    if (!read) {
        seen->error = cs_arena_new(&g->kept, cs_error, 1);
        *seen->error = error;
        return;
    }
    cs_day day = report.published.at ? cs_day_read(report.published) : CS_DAY_NONE;
    seen->published = day == CS_DAY_NONE ? INT32_MAX : day;
    seen->print = cs_print_make(&g->kept, &g->scratch, report.text);
}

static int by_date(const void *a, const void *b) {
    const text_seen *x = a, *y = b;
    if (x->published != y->published)
        return x->published < y->published ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static int by_order(const void *a, const void *b) {
    const text_seen *x = a, *y = b;
    return (x->order > y->order) - (x->order < y->order);
}

static void find_copies(void *state) {
    gathering *g = state;
    cs_copies copies = {.arena = &g->kept};
    cs_ids in_set = {0}; /* number in `copies` -> order in the input */
    qsort(g->texts.at, g->texts.count, sizeof *g->texts.at, by_date);
    for (uint32_t i = 0; i < g->texts.count; i++) {
        text_seen *seen = &g->texts.at[i];
        if (seen->error)
            continue;
        uint32_t original = cs_copies_add(&copies, seen->print);
        *cs_vec_push(&g->kept, &in_set) = seen->order;
        seen->original = original == CS_NONE ? CS_NONE : in_set.at[original];
    }
    qsort(g->texts.at, g->texts.count, sizeof *g->texts.at, by_order);
}

static void write_copy(const gathering *g, const text_seen *seen, cs_out *out) {
    cs_out_text(out, "{\"id\":");
    cs_record_string(out, seen->id);
    cs_out_text(out, ",\"copy_of\":");
    cs_record_string(out, seen->original == CS_NONE ? CS_STR_NONE : g->texts.at[seen->original].id);
    cs_out_text(out, "}\n");
}

static void write_text(const gathering *g, const text_seen *seen, cs_out *out) {
    if (!seen->error) {
        write_copy(g, seen, out);
        return;
    }
    cs_record_error(seen->id, seen->error, out);
    cs_out_byte(out, '\n');
}

static bool gather_all(gathering *g, cs_error *error) {
    while (cs_input_next(g->input, &g->item)) {
        cs_arena_reset(&g->scratch);
        if (!cs_arena_guard(gather_one, g))
            return cs_error_set(error, CS_MEMORY, g->item.path, g->item.line, "memory ran out");
    }
    return cs_arena_guard(find_copies, g) ||
           cs_error_set(error, CS_MEMORY, NULL, 0, "memory ran out");
}

bool cs_duplicates_find(cs_input *input, cs_out *out, size_t *failed, cs_error *error) {
    gathering g = {.input = input,
                   .kept = cs_arena_make(CS_LIMIT_COPIES),
                   .scratch = cs_arena_make(CS_LIMIT_SCRATCH),
                   .item = {.bytes = cs_out_make(2 * CS_LIMIT_LINE)}};
    bool done = gather_all(&g, error);
    *failed = 0;
    for (uint32_t i = 0; done && i < g.texts.count; i++) {
        *failed += g.texts.at[i].error != NULL;
        write_text(&g, &g.texts.at[i], out);
    }
    cs_out_free(&g.item.bytes);
    cs_arena_free(&g.kept);
    cs_arena_free(&g.scratch);
    return done;
}
