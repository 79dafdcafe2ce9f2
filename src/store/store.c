/* store.c: opening, and adding stories; see store.h. */
#include "store/store.h"

#include <stdio.h>
#include <string.h>

#include "base/heap.h"
#include "base/limit.h"
#include "store/copies.h"
#include "store/sql.h"
#include "table/phrase.h"
#include "version.h"

enum { BATCH_STORIES = 256, WAIT_MILLISECONDS = 30000 };

static bool set_up(cs_store *store, const char *path, cs_error *error) {
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(path, &store->db, flags, NULL) != SQLITE_OK)
        return cs_sql_error(store, error);
    sqlite3_busy_timeout(store->db, WAIT_MILLISECONDS);
    return cs_sql_run(store, "PRAGMA journal_mode = WAL", error) &&
           cs_sql_run(store, "PRAGMA synchronous = NORMAL", error) &&
           cs_sql_run(store, "PRAGMA foreign_keys = ON", error) && cs_store_migrate(store, error) &&
           cs_sql_prepare_all(store, error);
}

cs_store *cs_store_open(const char *path, cs_error *error) {
    cs_store *store = cs_heap_take(1, sizeof *store);
    if (!store) {
        cs_error_set(error, CS_MEMORY, path, 0, "no memory to open the database");
        return NULL;
    }
    snprintf(store->path, sizeof store->path, "%s", path);
    store->scratch = cs_arena_make(CS_LIMIT_SCRATCH);
    if (set_up(store, path, error))
        return store;
    cs_store_close(store);
    return NULL;
}

void cs_store_close(cs_store *store) {
    if (!store)
        return;
    if (store->in_batch)
        sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    cs_sql_free_all(store);
    sqlite3_close(store->db);
    cs_arena_free(&store->scratch);
    cs_heap_free(store);
}

/* ---- a story's rows ---------------------------------------------------------------------------
 */

typedef struct adding {
    cs_store *store;
    const cs_story *s;
    cs_str record;
    cs_points points;
    cs_error *error;
    int64_t story, telling;
    bool done;
} adding;

static cs_str name_of(const cs_names *names, uint8_t value) {
    return value == 0 && names->none_first ? CS_STR_NONE : cs_str_of(names->at[value]);
}

static void bind_span(const adding *a, sqlite3_stmt *statement, int column, cs_span span) {
    cs_sql_int(statement, column, cs_points_of(&a->points, span.start));
    cs_sql_int(statement, column + 1, cs_points_of(&a->points, span.end));
}

static bool add_story_row(adding *a, const cs_print *print) {
    const cs_source *source = &a->s->source;
    sqlite3_stmt *statement = cs_sql_take(a->store, CS_SQL_ADD_STORY);
    const cs_str texts[] = {a->s->id,
                            source->published,
                            source->outlet,
                            source->url,
                            source->title,
                            source->lang,
                            a->s->text,
                            source->sha256,
                            source->fingerprint,
                            CS_STR(CASUS_VERSION)};
    for (int i = 0; i < (int)(sizeof texts / sizeof *texts); i++)
        cs_sql_text(statement, i + 1, texts[i]);
    sqlite3_bind_blob(statement, 11, print->runs, (int)(print->run_count * sizeof *print->runs),
                      SQLITE_STATIC);
    sqlite3_bind_blob(statement, 12, print->facts, (int)(print->fact_count * sizeof *print->facts),
                      SQLITE_STATIC);
    if (!cs_sql_do(a->store, statement, a->error))
        return false;
    a->story = sqlite3_last_insert_rowid(a->store->db);
    return true;
}

static bool add_layers(adding *a) {
    sqlite3_stmt *statement = cs_sql_take(a->store, CS_SQL_ADD_LAYERS);
    cs_sql_int(statement, 1, a->story);
    cs_sql_text(statement, 2, a->record);
    return cs_sql_do(a->store, statement, a->error);
}

static bool add_evidence(adding *a, const char *field, uint32_t number, const cs_spans *spans) {
    for (uint32_t i = 0; i < spans->count; i++) {
        sqlite3_stmt *statement = cs_sql_take(a->store, CS_SQL_ADD_EVIDENCE);
        cs_sql_int(statement, 1, a->telling);
        cs_sql_text(statement, 2, cs_str_of(field));
        cs_sql_int(statement, 3, number);
        bind_span(a, statement, 4, spans->at[i]);
        if (!cs_sql_do(a->store, statement, a->error))
            return false;
    }
    return true;
}

static bool add_parties(adding *a, const char *side, const cs_party *parties, uint32_t count) {
    static const cs_actor unknown = {.id = {NULL, 0}};
    for (uint32_t i = 0; i < count; i++) {
        const cs_party *p = &parties[i];
        const cs_actor *actor = p->actor ? p->actor : &unknown;
        sqlite3_stmt *statement = cs_sql_take(a->store, CS_SQL_ADD_PARTY);
        cs_sql_int(statement, 1, a->telling);
        cs_sql_text(statement, 2, cs_str_of(side));
        cs_sql_int(statement, 3, i);
        cs_sql_text(statement, 4, p->name);
        cs_sql_index(statement, 5, p->entity);
        const cs_str texts[] = {actor->id,
                                actor->name,
                                actor->country,
                                actor->sector,
                                actor->code,
                                actor->side_of,
                                name_of(&cs_names_certainty, p->certainty)};
        for (int k = 0; k < (int)(sizeof texts / sizeof *texts); k++)
            cs_sql_text(statement, 6 + k, texts[k]);
        if (!cs_sql_do(a->store, statement, a->error) || !add_evidence(a, side, i, &p->evidence))
            return false;
    }
    return true;
}

static bool add_claims(adding *a, const cs_incident *incident) {
    for (uint32_t i = 0; i < incident->claims.count; i++) {
        const cs_claim *c = &incident->claims.at[i];
        const cs_attribution *by =
            c->attribution == CS_NONE ? NULL : &a->s->attributions.at[c->attribution];
        sqlite3_stmt *statement = cs_sql_take(a->store, CS_SQL_ADD_CLAIM);
        cs_sql_int(statement, 1, a->telling);
        cs_sql_int(statement, 2, i);
        cs_sql_text(statement, 3, name_of(&cs_names_claim_field, c->field));
        cs_sql_bound(statement, 4, c->count.given ? c->count.low : CS_OPEN);
        cs_sql_bound(statement, 5, c->count.given ? c->count.high : CS_OPEN);
        cs_sql_bound(statement, 6, c->count.given ? c->count.best : CS_OPEN);
        cs_sql_text(statement, 7, c->text);
        cs_sql_text(statement, 8, by ? cs_story_words(a->s, by->source) : CS_STR_NONE);
        cs_sql_text(statement, 9, by ? name_of(&cs_names_source_type, by->type) : CS_STR_NONE);
        cs_sql_index(statement, 10, c->attribution);
        bind_span(a, statement, 11, c->span);
        if (!cs_sql_do(a->store, statement, a->error))
            return false;
    }
    return true;
}

static void bind_place(const adding *a, sqlite3_stmt *statement, int column, uint32_t place) {
    if (place == CS_NONE)
        return; /* cleared bindings are NULL */
    const cs_place *p = &a->s->places.at[place];
    cs_sql_text(statement, column, p->name);
    cs_sql_int(statement, column + 1, (int64_t)(cs_phrase_key(p->name) >> 1));
    cs_sql_bound(statement, column + 2, p->geonameid ? p->geonameid : CS_OPEN);
    cs_sql_number(statement, column + 3, p->lat);
    cs_sql_number(statement, column + 4, p->lon);
    cs_sql_text(statement, column + 5, p->feature);
    cs_sql_text(statement, column + 6, p->country);
    cs_sql_text(statement, column + 7, p->admin1);
    cs_sql_text(statement, column + 8, p->admin2);
    cs_sql_text(statement, column + 9, name_of(&cs_names_precision, p->precision));
    cs_sql_number(statement, column + 10, p->score);
    bind_span(a, statement, column + 11, p->span);
}

static void bind_count(sqlite3_stmt *statement, int column, const cs_count *count) {
    if (!count->given)
        return;
    cs_sql_bound(statement, column, count->low);
    cs_sql_bound(statement, column + 1, count->high);
    cs_sql_bound(statement, column + 2, count->best);
}

static bool add_telling_row(adding *a, uint32_t number) {
    const cs_incident *incident = &a->s->incidents.at[number];
    sqlite3_stmt *statement = cs_sql_take(a->store, CS_SQL_ADD_TELLING);
    cs_sql_int(statement, 1, a->story);
    cs_sql_int(statement, 2, number);
    cs_sql_int(statement, 3, number == 0);
    cs_sql_text(statement, 4, name_of(&cs_names_type, incident->type));
    cs_sql_text(statement, 5, incident->mode);
    cs_sql_text(statement, 6, name_of(&cs_names_status, incident->status));
    cs_sql_day(statement, 7, incident->date.from);
    cs_sql_day(statement, 8, incident->date.to);
    if (incident->date.from != CS_DAY_NONE)
        cs_sql_text(statement, 9, name_of(&cs_names_date_precision, incident->date.precision));
    bind_place(a, statement, 10, incident->place);
    bind_count(statement, 23, &incident->killed);
    bind_count(statement, 26, &incident->injured);
    cs_sql_number(statement, 29, incident->confidence);
    if (!cs_sql_do(a->store, statement, a->error))
        return false;
    a->telling = sqlite3_last_insert_rowid(a->store->db);
    return true;
}

static bool add_telling(adding *a, uint32_t number) {
    const cs_incident *incident = &a->s->incidents.at[number];
    cs_spans triggers = {0};
    for (uint32_t i = 0; i < incident->events.count; i++)
        *cs_vec_push(&a->store->scratch, &triggers) =
            a->s->events.at[incident->events.at[i]].trigger;
    return add_telling_row(a, number) &&
           add_parties(a, "agents", incident->agents.at, incident->agents.count) &&
           add_parties(a, "targets", incident->targets.at, incident->targets.count) &&
           add_claims(a, incident) && add_evidence(a, "events", 0, &triggers) &&
           cs_store_merge(a->store, a->telling, a->error);
}

/* ---- copies -----------------------------------------------------------------------------------
 */

static bool add_runs(adding *a, const cs_print *print) {
    for (uint32_t i = 0; i < print->run_count; i++) {
        if (!cs_print_is_sample(print, i))
            continue;
        sqlite3_stmt *statement = cs_sql_take(a->store, CS_SQL_ADD_RUN);
        cs_sql_int(statement, 1, print->runs[i]);
        cs_sql_int(statement, 2, a->story);
        if (!cs_sql_do(a->store, statement, a->error))
            return false;
    }
    return true;
}

/* Numbers of the stories that share a sampled run, once for each run shared. */
static bool find_sharing(adding *a, const cs_print *print, cs_map *shared, cs_ids *stories) {
    for (uint32_t i = 0; i < print->run_count; i++) {
        if (!cs_print_is_sample(print, i))
            continue;
        sqlite3_stmt *statement = cs_sql_take(a->store, CS_SQL_FIND_RUN);
        cs_sql_int(statement, 1, print->runs[i]);
        cs_sql_int(statement, 2, a->story);
        cs_sql_int(statement, 3, CS_PRINT_MOST_TEXTS);
        int step;
        while ((step = sqlite3_step(statement)) == SQLITE_ROW) {
            uint32_t story = (uint32_t)sqlite3_column_int64(statement, 0);
            uint32_t *count = cs_map_put(&a->store->scratch, shared, story);
            *count = *count == CS_NONE ? 1 : *count + 1;
            if (*count == CS_PRINT_LEAST_SHARED)
                *cs_vec_push(&a->store->scratch, stories) = story;
        }
        sqlite3_reset(statement);
        if (step != SQLITE_DONE)
            return cs_sql_error(a->store, a->error);
    }
    return true;
}

static uint32_t *get_hashes(cs_arena *arena, sqlite3_stmt *statement, int column, uint32_t *count) {
    const void *blob = sqlite3_column_blob(statement, column);
    *count = (uint32_t)sqlite3_column_bytes(statement, column) / (uint32_t)sizeof(uint32_t);
    uint32_t *at = cs_arena_new(arena, uint32_t, *count);
    if (*count)
        memcpy(at, blob, *count * sizeof *at);
    return at;
}

/* Is that story's text a copy of this one, or this one of it? *group becomes its group. */
static bool is_copy(adding *a, const cs_print *print, uint32_t story, int64_t *group) {
    sqlite3_stmt *statement = cs_sql_take(a->store, CS_SQL_GET_PRINT);
    cs_sql_int(statement, 1, story);
    if (sqlite3_step(statement) != SQLITE_ROW)
        return false;
    cs_print other;
    other.runs = get_hashes(&a->store->scratch, statement, 0, &other.run_count);
    other.facts = get_hashes(&a->store->scratch, statement, 1, &other.fact_count);
    *group = sqlite3_column_int64(statement, 2);
    sqlite3_reset(statement);
    return cs_print_same(print, &other);
}

static bool join_copies(adding *a, int64_t group, int64_t *mine) {
    int64_t from = group < *mine ? *mine : group, to = group < *mine ? group : *mine;
    *mine = to;
    if (from == to)
        return true;
    sqlite3_stmt *statement = cs_sql_take(a->store, CS_SQL_SET_COPY);
    cs_sql_int(statement, 1, to);
    cs_sql_int(statement, 2, from);
    return cs_sql_do(a->store, statement, a->error);
}

static bool find_copies(adding *a, const cs_print *print) {
    cs_map shared = {0};
    cs_ids stories = {0};
    int64_t mine = a->story, group;
    if (!find_sharing(a, print, &shared, &stories))
        return false;
    for (uint32_t i = 0; i < stories.count; i++)
        if (is_copy(a, print, stories.at[i], &group) && !join_copies(a, group, &mine))
            return false;
    return add_runs(a, print);
}

/* ---- batches ----------------------------------------------------------------------------------
 */

static bool has_story(adding *a) {
    sqlite3_stmt *statement = cs_sql_take(a->store, CS_SQL_HAS_STORY);
    cs_sql_text(statement, 1, a->s->id);
    bool has = sqlite3_step(statement) == SQLITE_ROW;
    sqlite3_reset(statement);
    return has;
}

static void add_story(void *state) {
    adding *a = state;
    a->points = cs_points_make(&a->store->scratch, a->s->text);
    if (has_story(a)) {
        a->done = true;
        return;
    }
    cs_print print = cs_print_make(&a->store->scratch, &a->store->scratch, a->s->text);
    a->done = add_story_row(a, &print) && add_layers(a) && find_copies(a, &print);
    for (uint32_t i = 0; a->done && i < a->s->incidents.count; i++)
        a->done = add_telling(a, i);
}

/* A story is added whole or not at all, whatever happens to its batch. */
bool cs_store_add(cs_store *store, const cs_story *s, cs_str record, cs_error *error) {
    adding a = {.store = store, .s = s, .record = record, .error = error};
    if (!store->in_batch && !cs_sql_do(store, cs_sql_take(store, CS_SQL_BEGIN), error))
        return false;
    store->in_batch++;
    cs_arena_reset(&store->scratch);
    if (!cs_sql_run(store, "SAVEPOINT story", error))
        return false;
    if (!cs_arena_guard(add_story, &a))
        a.done = cs_error_set(error, CS_MEMORY, store->path, 0, "memory ran out");
    if (!a.done) {
        sqlite3_exec(store->db, "ROLLBACK TO story; RELEASE story", NULL, NULL, NULL);
        return false;
    }
    if (!cs_sql_run(store, "RELEASE story", error))
        return false;
    return store->in_batch < BATCH_STORIES || cs_store_flush(store, error);
}

bool cs_store_flush(cs_store *store, cs_error *error) {
    if (!store->in_batch)
        return true;
    store->in_batch = 0;
    return cs_sql_do(store, cs_sql_take(store, CS_SQL_COMMIT), error);
}

static bool count_rows(cs_store *store, const char *sql, size_t *count, cs_error *error) {
    sqlite3_stmt *statement = NULL;
    bool counted = sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK &&
                   sqlite3_step(statement) == SQLITE_ROW;
    *count = counted ? (size_t)sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return counted || cs_sql_error(store, error);
}

bool cs_store_count(cs_store *store, size_t *stories, size_t *incidents, cs_error *error) {
    return count_rows(store, "SELECT count(*) FROM stories", stories, error) &&
           count_rows(store, "SELECT count(*) FROM incidents", incidents, error);
}
