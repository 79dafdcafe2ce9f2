/* casus.c: the public interface, over the flow, the exports and the store; nothing else. */
#include "casus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/heap.h"
#include "base/limit.h"
#include "duplicates.h"
#include "export/conllu.h"
#include "export/people.h"
#include "export/record.h"
#include "export/scheme.h"
#include "export/stored.h"
#include "flow.h"
#include "locate.h"
#include "place/compile.h"
#include "place/look.h"
#include "store/stored.h"
#include "story/text.h"
#include "syntax/syntax.h"
#include "version.h"

struct casus {
    cs_flow *flow;
};

struct casus_story {
    cs_arena arena, scratch;
    const cs_story *story;
};

_Static_assert((int)CASUS_DATABASE == (int)CS_DATABASE && CS_CODE_COUNT == CS_DATABASE + 1,
               "the public error codes are those of base/error.h");
_Static_assert((int)CASUS_FROM_HTML == (int)CS_FROM_HTML,
               "the public formats are those of input.h");

/* ---- errors -----------------------------------------------------------------------------------
 */

/* Hands an inner error on; always false. */
static bool report_error(casus_error *to, const cs_error *from) {
    if (!to)
        return false;
    to->code = (casus_code)from->code;
    to->line = from->line;
    memcpy(to->where, from->where, sizeof to->where);
    memcpy(to->message, from->message, sizeof to->message);
    return false;
}

const char *casus_code_name(casus_code code) {
    return cs_error_name((cs_code)code);
}

const char *casus_version(void) {
    return CASUS_VERSION;
}

/* ---- the reader -------------------------------------------------------------------------------
 */

const char *casus_data(void) {
    return cs_locate_data();
}

const char *casus_stage(unsigned index) {
    return cs_flow_stage(index);
}

static bool join_path(char *path, size_t room, const char *folder, const char *name,
                      cs_error *error) {
    int size = snprintf(path, room, "%s/%s", folder, name);
    return (size > 0 && (size_t)size < room) ||
           cs_error_set(error, CS_USAGE, folder, 0, "the path is too long");
}

casus *casus_open(const casus_options *options, casus_error *error) {
    char data[4096], models[4096];
    cs_error inner = {.code = CS_OK};
    const char *folder = options && options->data ? options->data : cs_locate_data();
    cs_setup setup = {.data = data, .models = models};
    if (options) {
        setup.actors = options->actors;
        setup.gazetteer = options->gazetteer;
    }
    casus *c = cs_heap_take(1, sizeof *c);
    if (!c)
        cs_error_set(&inner, CS_MEMORY, NULL, 0, "no memory to open the tables");
    else if (join_path(data, sizeof data, folder, "data", &inner) &&
             join_path(models, sizeof models, folder, "models", &inner))
        c->flow = cs_flow_open(&setup, &inner);
    if (c && c->flow)
        return c;
    report_error(error, &inner);
    casus_close(c);
    return NULL;
}

void casus_close(casus *c) {
    if (!c)
        return;
    cs_flow_close(c->flow);
    cs_heap_free(c);
}

/* ---- one report -------------------------------------------------------------------------------
 */

typedef struct handing_in {
    const casus_report *from;
    cs_report to;
    cs_arena *arena;
    cs_error *error;
    bool done;
} handing_in;

static cs_str copy(cs_arena *arena, const char *c_string) {
    return cs_str_copy(arena, cs_str_of(c_string));
}

static void hand_in(void *state) {
    handing_in *h = state;
    const casus_report *from = h->from;
    const char *where = from->id ? from->id : "";
    h->to.id = copy(h->arena, from->id);
    h->to.title = copy(h->arena, from->title);
    h->to.published = copy(h->arena, from->published);
    h->to.published_from = from->published ? CS_PUBLISHED_RECORD : CS_PUBLISHED_NONE;
    h->to.outlet = copy(h->arena, from->outlet);
    h->to.url = copy(h->arena, from->url);
    h->to.lang = copy(h->arena, from->lang);
    if (from->text)
        h->to.text = cs_str_copy(h->arena, (cs_str){from->text, from->text_bytes});
    else if (!from->html)
        cs_error_set(h->error, CS_USAGE, where, 0, "neither text nor html");
    else
        cs_report_page(&h->to, h->arena, (cs_str){from->html, from->html_bytes}, where, 0,
                       h->error);
    if (h->error->code == CS_OK)
        h->done = cs_report_check(&h->to, h->arena, where, 0, h->error);
}

casus_story *casus_read(const casus *c, const casus_report *report, casus_error *error) {
    cs_error inner = {.code = CS_OK};
    casus_story *story = cs_heap_take(1, sizeof *story);
    if (!story) {
        cs_error_set(&inner, CS_MEMORY, report->id, 0, "no memory for the report");
        report_error(error, &inner);
        return NULL;
    }
    story->arena = cs_arena_make(CS_LIMIT_STORY);
    story->scratch = cs_arena_make(CS_LIMIT_SCRATCH);
    handing_in h = {report, {.id = CS_STR_NONE}, &story->arena, &inner, false};
    if (!cs_arena_guard(hand_in, &h))
        cs_error_set(&inner, CS_MEMORY, report->id, 0, "the report needs too much memory");
    if (h.done)
        story->story = cs_flow_read(c->flow, &h.to, &story->arena, &story->scratch, NULL, &inner);
    if (story->story)
        return story;
    report_error(error, &inner);
    casus_story_free(story);
    return NULL;
}

void casus_story_free(casus_story *story) {
    if (!story)
        return;
    cs_arena_free(&story->arena);
    cs_arena_free(&story->scratch);
    cs_heap_free(story);
}

const char *casus_story_id(const casus_story *story) {
    return story->story->id.at ? story->story->id.at : "";
}

size_t casus_story_incidents(const casus_story *story) {
    return story->story->incidents.count;
}

size_t casus_story_sentences(const casus_story *story) {
    return story->story->sentences.count;
}

/* ---- printing ---------------------------------------------------------------------------------
 */

/* The scheme of a format; false where it is none. */
static bool scheme_of(casus_format format, cs_scheme *scheme) {
    static const cs_scheme schemes[] = {CS_SCHEME_ACLED, CS_SCHEME_GED, CS_SCHEME_CAMEO,
                                        CS_SCHEME_PLOVER};
    if (format < CASUS_ACLED || format > CASUS_PLOVER)
        return false;
    *scheme = schemes[format - CASUS_ACLED];
    return true;
}

static void write_format(const cs_story *s, casus_format format, unsigned flags, cs_out *out) {
    cs_scheme scheme;
    if (scheme_of(format, &scheme))
        cs_scheme_write(scheme, s, out);
    else if (format == CASUS_PEOPLE)
        cs_people_write(s, flags & CASUS_COLOR, out);
    else if (format == CASUS_CONLLU)
        cs_conllu_write(s, out);
    else
        cs_record_write(s, flags & CASUS_TOKENS, out);
    if (format == CASUS_JSONL)
        cs_out_byte(out, '\n');
}

typedef struct printing {
    const cs_story *story;
    casus_format format;
    unsigned flags;
    const char *stage;
    cs_out out;
    bool known;
} printing;

static void print_story(void *state) {
    printing *p = state;
    write_format(p->story, p->format, p->flags, &p->out);
}

/* Hands the buffer to the caller and frees it. */
static bool deliver(cs_out *out, casus_write *write, void *state) {
    cs_str made = cs_out_str(out);
    bool done = !out->full && write(state, made.at, made.size);
    cs_out_free(out);
    return done;
}

bool casus_print(const casus_story *story, casus_format format, unsigned flags, casus_write *write,
                 void *state) {
    printing p = {story->story, format, flags, NULL, cs_out_make(CS_LIMIT_OUTPUT), true};
    if (!cs_arena_guard(print_story, &p))
        p.out.full = true;
    return deliver(&p.out, write, state);
}

bool casus_print_header(casus_format format, casus_write *write, void *state) {
    cs_scheme scheme;
    cs_out out = cs_out_make(CS_LIMIT_OUTPUT);
    if (scheme_of(format, &scheme))
        cs_scheme_header(scheme, &out);
    return deliver(&out, write, state);
}

/* All layers that the stage adds, and its drawing where it has one. */
static void show_stage(void *state) {
    printing *p = state;
    if (strcmp(p->stage, "ingest") == 0 || strcmp(p->stage, "lang") == 0) {
        cs_text_print_source(p->story, &p->out);
        p->known = true;
    }
    const char *stage = strcmp(p->stage, "tag") == 0 || strcmp(p->stage, "syntax") == 0 ? "token"
                        : strcmp(p->stage, "actor") == 0                                ? "entity"
                                                                                        : p->stage;
    if (strcmp(p->stage, "syntax") == 0) {
        cs_syntax_draw(p->story, &p->out);
        p->known = true;
        return;
    }
    for (unsigned i = 0; i < cs_layer_count; i++) {
        if (strcmp(cs_layers[i].stage, stage) != 0)
            continue;
        cs_text_print(p->story, &cs_layers[i], &p->out);
        p->known = true;
    }
}

static bool show(const cs_story *story, const char *stage, casus_write *write, void *state,
                 casus_error *error) {
    cs_error inner = {.code = CS_OK};
    printing p = {story, CASUS_PEOPLE, 0, stage, cs_out_make(CS_LIMIT_OUTPUT), false};
    if (!cs_arena_guard(show_stage, &p))
        cs_error_set(&inner, CS_MEMORY, stage, 0, "memory ran out");
    else if (!p.known)
        cs_error_set(&inner, CS_USAGE, stage, 0, "no such stage");
    bool done = deliver(&p.out, write, state) && inner.code == CS_OK;
    return done || report_error(error, &inner);
}

bool casus_show(const casus_story *story, const char *stage, casus_write *write, void *state,
                casus_error *error) {
    return show(story->story, stage, write, state, error);
}

bool casus_schema(casus_write *write, void *state) {
    cs_out out = cs_out_make(CS_LIMIT_OUTPUT);
    cs_record_schema(&out);
    return deliver(&out, write, state);
}

/* ---- actors -----------------------------------------------------------------------------------
 */

typedef struct explaining {
    const casus *c;
    const cs_story *story;
    cs_out out;
    bool known;
} explaining;

static void explain(void *state) {
    explaining *e = state;
    e->known = cs_flow_explain(e->c->flow, e->story, &e->out);
}

static bool explain_story(const casus *c, const casus_story *story, casus_write *write, void *state,
                          bool *known, cs_error *error) {
    explaining e = {c, story->story, cs_out_make(CS_LIMIT_OUTPUT), false};
    if (!cs_arena_guard(explain, &e))
        cs_error_set(error, CS_MEMORY, NULL, 0, "no memory to explain the name");
    *known = e.known;
    if (!deliver(&e.out, write, state) && error->code == CS_OK)
        cs_error_set(error, CS_IO, NULL, 0, "the output could not be written");
    return error->code == CS_OK;
}

bool casus_actor_look(const casus *c, const char *name, const char *on, casus_write *write,
                      void *state, bool *known, casus_error *error) {
    cs_error inner = {.code = CS_OK};
    if (on && cs_day_read(cs_str_of(on)) == CS_DAY_NONE) {
        cs_error_set(&inner, CS_USAGE, on, 0, "no ISO 8601 date");
        return report_error(error, &inner);
    }
    casus_report report = {
        .id = name, .text = name, .text_bytes = strlen(name), .published = on, .lang = "en"};
    casus_story *story = casus_read(c, &report, error);
    if (!story)
        return false;
    bool done = explain_story(c, story, write, state, known, &inner);
    casus_story_free(story);
    return done || report_error(error, &inner);
}

/* ---- many reports -----------------------------------------------------------------------------
 */

struct casus_input {
    cs_input *input;
};

casus_input *casus_input_open(const char *const *paths, size_t count, casus_from from,
                              casus_error *error) {
    cs_error inner = {.code = CS_OK};
    casus_input *input = cs_heap_take(1, sizeof *input);
    if (input)
        input->input = cs_input_open(paths, count, (cs_from)from, &inner);
    else
        cs_error_set(&inner, CS_MEMORY, NULL, 0, "no memory to open the input");
    if (input && input->input)
        return input;
    report_error(error, &inner);
    cs_heap_free(input);
    return NULL;
}

void casus_input_close(casus_input *input) {
    if (!input)
        return;
    cs_input_close(input->input);
    cs_heap_free(input);
}

typedef struct run_state {
    const casus_run_options *options;
    casus_put *put;
    void *state;
} run_state;

static void render_result(void *state, cs_result *result, cs_out *out) {
    const run_state *r = state;
    if (result->story) {
        write_format(result->story, r->options->format, r->options->flags, out);
    } else {
        cs_record_error(result->id, &result->error, out);
        cs_out_byte(out, '\n');
    }
}

static bool put_result(void *state, const cs_result *result) {
    const run_state *r = state;
    casus_error error;
    casus_story story = {.story = result->story};
    report_error(&error, &result->error);
    casus_result handed = {result->id.at ? result->id.at : "", result->story ? &story : NULL,
                           result->story ? NULL : &error, result->output.at, result->output.size};
    return r->put(r->state, &handed);
}

static unsigned jobs_of(const casus_run_options *options) {
    long processors = options->jobs ? (long)options->jobs : sysconf(_SC_NPROCESSORS_ONLN);
    if (processors < 1)
        return 1;
    return processors > CS_LIMIT_JOBS ? CS_LIMIT_JOBS : (unsigned)processors;
}

bool casus_run(const casus *c, casus_input *input, const casus_run_options *options, casus_put *put,
               void *state, casus_error *error) {
    cs_error inner = {.code = CS_OK};
    run_state r = {options, put, state};
    cs_defaults defaults = {cs_str_of(options->published), cs_str_of(options->outlet),
                            cs_str_of(options->lang)};
    if (defaults.published.at && cs_day_read(defaults.published) == CS_DAY_NONE) {
        cs_error_set(&inner, CS_USAGE, options->published, 0, "no ISO 8601 date");
        return report_error(error, &inner);
    }
    cs_work work = {jobs_of(options), &defaults,  &r,
                    render_result,    put_result, options->nanoseconds};
    return cs_flow_run(c->flow, input->input, &work, &inner) || report_error(error, &inner);
}

/* ---- the database -----------------------------------------------------------------------------
 */

struct casus_db {
    cs_store *store;
};

casus_db *casus_db_open(const char *path, casus_error *error) {
    cs_error inner = {.code = CS_OK};
    casus_db *db = cs_heap_take(1, sizeof *db);
    if (db)
        db->store = cs_store_open(path, &inner);
    else
        cs_error_set(&inner, CS_MEMORY, path, 0, "no memory to open the database");
    if (db && db->store)
        return db;
    report_error(error, &inner);
    cs_heap_free(db);
    return NULL;
}

void casus_db_close(casus_db *db) {
    if (!db)
        return;
    cs_store_close(db->store);
    cs_heap_free(db);
}

bool casus_db_add(casus_db *db, const casus_result *result, casus_error *error) {
    cs_error inner = {.code = CS_OK};
    cs_str record = {result->output, result->output_bytes};
    return cs_store_add(db->store, result->story->story, record, &inner) ||
           report_error(error, &inner);
}

bool casus_db_flush(casus_db *db, casus_error *error) {
    cs_error inner = {.code = CS_OK};
    return cs_store_flush(db->store, &inner) || report_error(error, &inner);
}

bool casus_db_count(casus_db *db, size_t *stories, size_t *incidents, casus_error *error) {
    cs_error inner = {.code = CS_OK};
    return cs_store_count(db->store, stories, incidents, &inner) || report_error(error, &inner);
}

_Static_assert((int)CASUS_EXPORT_GEOJSON == (int)CS_STORED_GEOJSON,
               "the public formats are those of export/stored.h");

typedef struct exporting {
    cs_stored_format format;
    size_t count;
    cs_out out;
    casus_write *write;
    void *state;
} exporting;

/* Hands on what is in the buffer and empties it. */
static bool hand_on(exporting *e) {
    cs_str made = cs_out_str(&e->out);
    bool done = !e->out.full && (!made.size || e->write(e->state, made.at, made.size));
    cs_out_reset(&e->out);
    return done;
}

static bool export_one(void *state, const cs_stored *stored) {
    exporting *e = state;
    cs_stored_write(stored, e->count++, e->format, &e->out);
    return hand_on(e);
}

bool casus_db_incidents(casus_db *db, casus_export to, casus_write *write, void *state,
                        casus_error *error) {
    cs_error inner = {.code = CS_OK};
    exporting e = {(cs_stored_format)to, 0, cs_out_make(CS_LIMIT_OUTPUT), write, state};
    cs_stored_begin(e.format, &e.out);
    bool done = hand_on(&e) && cs_stored_each(db->store, export_one, &e, &inner);
    cs_stored_end(e.format, &e.out);
    done = done && hand_on(&e);
    cs_out_free(&e.out);
    if (!done && inner.code == CS_OK)
        cs_error_set(&inner, CS_IO, NULL, 0, "the output could not be written");
    return done || report_error(error, &inner);
}

/* ---- the gazetteer ----------------------------------------------------------------------------
 */

typedef struct compiling {
    cs_compiler *compiler;
    cs_arena arena;
    const char *data, *const *files;
    size_t count;
    casus_write *write;
    void *state;
    cs_error *error;
    bool done;
} compiling;

static void compile(void *state) {
    compiling *g = state;
    bool good = cs_compile_tables(g->compiler, &g->arena, g->data, g->error);
    for (size_t i = 0; good && i < g->count; i++)
        good = cs_compile_file(g->compiler, g->files[i], g->error);
    g->done = good && cs_compile_write(g->compiler, g->write, g->state);
    if (good && !g->done)
        cs_error_set(g->error, CS_IO, NULL, 0, "the gazetteer could not be written");
}

bool casus_gazetteer_build(const char *data, const char *const *files, size_t count,
                           casus_write *write, void *state, size_t *passed_over,
                           casus_error *error) {
    char folder[4096];
    cs_error inner = {.code = CS_OK};
    cs_compiler compiler = {.passed_over = 0};
    compiling g = {.compiler = &compiler,
                   .arena = cs_arena_make(CS_LIMIT_COMPILER),
                   .data = folder,
                   .files = files,
                   .count = count,
                   .write = write,
                   .state = state,
                   .error = &inner};
    if (join_path(folder, sizeof folder, data ? data : cs_locate_data(), "data", &inner) &&
        !cs_arena_guard(compile, &g))
        cs_error_set(&inner, CS_MEMORY, NULL, 0, "no memory for so many places");
    if (passed_over)
        *passed_over = compiler.passed_over;
    cs_compile_end(&compiler);
    cs_arena_free(&g.arena);
    return g.done || report_error(error, &inner);
}

bool casus_gazetteer_look(const char *gazetteer, const char *name, casus_write *write, void *state,
                          size_t *found, casus_error *error) {
    char path[4096];
    cs_error inner = {.code = CS_OK};
    cs_gazetteer g;
    if (!gazetteer && join_path(path, sizeof path, cs_locate_data(), "places.gaz", &inner))
        gazetteer = path;
    if (!gazetteer || !cs_gazetteer_open(&g, gazetteer, &inner))
        return report_error(error, &inner);
    cs_out out = cs_out_make(CS_LIMIT_OUTPUT);
    *found = cs_look(&g, cs_str_of(name), &out);
    bool done = deliver(&out, write, state);
    cs_gazetteer_close(&g);
    if (!done)
        cs_error_set(&inner, CS_IO, NULL, 0, "the output could not be written");
    return done || report_error(error, &inner);
}

/* ---- copies -----------------------------------------------------------------------------------
 */

bool casus_duplicates(casus_input *input, casus_write *write, void *state, size_t *failed,
                      casus_error *error) {
    cs_error inner = {.code = CS_OK};
    cs_out out = cs_out_make(CS_LIMIT_COPIES);
    bool done = cs_duplicates_find(input->input, &out, failed, &inner);
    done = deliver(&out, write, state) && done;
    return done || report_error(error, &inner);
}
