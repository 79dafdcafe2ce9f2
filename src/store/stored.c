/* stored.c: see stored.h. */
#include "store/stored.h"

#include <math.h>
#include <string.h>

#include "store/judge.h"
#include "store/sql.h"
#include "table/phrase.h"

/* One row of `tellings` with its story. */
typedef struct telling {
    int64_t telling, story, copies;
    cs_str document, published;
    bool copy; /* an earlier document of the incident has the same text */
    bool headline;
    cs_str type, mode, status, date_from, date_to, date_precision;
    cs_stored_place place;
    bool placed;
    cs_count killed, injured;
    double confidence;
} telling;

typedef cs_vec(telling) tellings;

typedef struct loader {
    cs_store *store;
    cs_arena *arena;
    cs_error *error;
    tellings rows;
    cs_stored *stored;
} loader;

static const char *const list_sql =
    "SELECT incident FROM tellings JOIN stories USING(story) GROUP BY incident"
    " ORDER BY min(published) IS NULL, min(published), incident";
static const char *const tellings_sql =
    "SELECT telling, stories.story, copies, id, published, headline, type, mode, status, date_from,"
    " date_to, date_precision, place, feature, country, admin1, admin2, precision, geonameid, lat,"
    " lon, score, place_start, place_end, killed_low, killed_high, killed_best, injured_low,"
    " injured_high, injured_best, confidence"
    " FROM tellings JOIN stories USING(story) WHERE incident = ?1"
    " ORDER BY published IS NULL, published, id, number";
static const char *const parties_sql =
    "SELECT side, number, name, certainty, actor, actor_name, country, sector, code, side_of"
    " FROM parties WHERE telling = ?1 ORDER BY side, number";
static const char *const evidence_sql =
    "SELECT start, end FROM evidence WHERE telling = ?1 AND field = ?2 AND number = ?3"
    " ORDER BY start, end";
static const char *const claims_sql =
    "SELECT field, low, high, best, value, source, source_type, start, end FROM claims"
    " WHERE telling = ?1 ORDER BY number";

static sqlite3_stmt *prepare(loader *l, const char *sql) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(l->store->db, sql, -1, &statement, NULL) != SQLITE_OK)
        cs_sql_error(l->store, l->error);
    return statement;
}

/* Ends a loop over rows: false when the last step was neither a row nor the end. */
static bool finish(loader *l, sqlite3_stmt *statement, int step) {
    sqlite3_finalize(statement);
    return step == SQLITE_DONE || cs_sql_error(l->store, l->error);
}

/* ---- loading ----------------------------------------------------------------------------------
 */

static cs_count get_count(sqlite3_stmt *row, int column) {
    cs_count count = {cs_sql_get_bound(row, column), cs_sql_get_bound(row, column + 1),
                      cs_sql_get_bound(row, column + 2), false};
    count.given = count.best != CS_OPEN;
    return count;
}

static void get_place(cs_arena *arena, sqlite3_stmt *row, telling *t) {
    cs_str *texts[] = {&t->place.name,   &t->place.feature, &t->place.country,
                       &t->place.admin1, &t->place.admin2,  &t->place.precision};
    for (int i = 0; i < 6; i++)
        *texts[i] = cs_sql_get(arena, row, 12 + i);
    t->placed = t->place.name.at != NULL;
    t->place.geonameid = cs_sql_get_bound(row, 18);
    t->place.lat = cs_sql_get_number(row, 19);
    t->place.lon = cs_sql_get_number(row, 20);
    t->place.score = cs_sql_get_number(row, 21);
    t->place.span = (cs_stored_evidence){t->document, (uint32_t)sqlite3_column_int64(row, 22),
                                         (uint32_t)sqlite3_column_int64(row, 23)};
}

static void get_telling(loader *l, sqlite3_stmt *row) {
    telling *t = cs_vec_push(l->arena, &l->rows);
    t->telling = sqlite3_column_int64(row, 0);
    t->story = sqlite3_column_int64(row, 1);
    t->copies = sqlite3_column_int64(row, 2);
    t->document = cs_sql_get(l->arena, row, 3);
    t->published = cs_sql_get(l->arena, row, 4);
    t->headline = sqlite3_column_int(row, 5);
    cs_str *texts[] = {&t->type,      &t->mode,    &t->status,
                       &t->date_from, &t->date_to, &t->date_precision};
    for (int i = 0; i < 6; i++)
        *texts[i] = cs_sql_get(l->arena, row, 6 + i);
    get_place(l->arena, row, t);
    t->killed = get_count(row, 24);
    t->injured = get_count(row, 27);
    t->confidence = cs_sql_get_number(row, 30);
    for (uint32_t i = 0; i + 1 < l->rows.count; i++)
        t->copy |= l->rows.at[i].copies == t->copies && l->rows.at[i].story != t->story;
}

static bool load_tellings(loader *l) {
    sqlite3_stmt *statement = prepare(l, tellings_sql);
    if (!statement)
        return false;
    int step;
    cs_sql_int(statement, 1, l->stored->id);
    while ((step = sqlite3_step(statement)) == SQLITE_ROW)
        get_telling(l, statement);
    return finish(l, statement, step);
}

/* ---- choosing ---------------------------------------------------------------------------------
 */

/* The commonest text at `offset` among the tellings that are no copies; of equals the first. */
static cs_str commonest(const loader *l, size_t offset, const char *not_wanted) {
    cs_str best = CS_STR_NONE;
    uint32_t most = 0;
    for (uint32_t i = 0; i < l->rows.count; i++) {
        const cs_str *value = (const void *)((const char *)&l->rows.at[i] + offset);
        uint32_t votes = 0;
        for (uint32_t k = 0; k < l->rows.count; k++)
            votes +=
                !l->rows.at[k].copy &&
                cs_str_is(*value,
                          *(const cs_str *)(const void *)((const char *)&l->rows.at[k] + offset));
        bool wanted = value->at && !(not_wanted && cs_str_eq(*value, not_wanted));
        if (wanted && votes > most) {
            most = votes;
            best = *value;
        }
    }
    return best;
}

static bool same_days(const telling *a, const telling *b) {
    return cs_str_is(a->date_from, b->date_from) && cs_str_is(a->date_to, b->date_to);
}

static bool same_place(const telling *a, const telling *b) {
    return cs_phrase_key(a->place.name) == cs_phrase_key(b->place.name);
}

/* The telling whose value most others that are no copies share; NULL when none has it. */
static const telling *elected(const loader *l, bool (*has)(const telling *t),
                              bool (*same)(const telling *a, const telling *b)) {
    const telling *best = NULL;
    uint32_t most = 0;
    for (uint32_t i = 0; i < l->rows.count; i++) {
        const telling *t = &l->rows.at[i];
        uint32_t votes = 0;
        for (uint32_t k = 0; has(t) && k < l->rows.count; k++)
            votes += !l->rows.at[k].copy && has(&l->rows.at[k]) && same(t, &l->rows.at[k]);
        if (votes > most) {
            most = votes;
            best = t;
        }
    }
    return best;
}

static bool has_date(const telling *t) {
    return t->date_from.at != NULL;
}

static bool has_place(const telling *t) {
    return t->placed;
}

static void choose(loader *l) {
    cs_stored *s = l->stored;
    s->type = commonest(l, offsetof(telling, type), NULL);
    s->mode = commonest(l, offsetof(telling, mode), "unspecified");
    if (!s->mode.at)
        s->mode = commonest(l, offsetof(telling, mode), NULL);
    s->status = commonest(l, offsetof(telling, status), NULL);
    const telling *dated = elected(l, has_date, same_days),
                  *placed = elected(l, has_place, same_place);
    if (dated) {
        s->date_from = dated->date_from;
        s->date_to = dated->date_to;
        s->date_precision = dated->date_precision;
    }
    if (placed) {
        s->placed = true;
        s->place = placed->place;
    }
    for (uint32_t i = 0; i < l->rows.count; i++)
        if (!(l->rows.at[i].confidence < s->confidence))
            s->confidence = l->rows.at[i].confidence;
}

/* ---- documents --------------------------------------------------------------------------------
 */

static bool listed(const cs_stored_ids *ids, cs_str id) {
    for (uint32_t i = 0; i < ids->count; i++)
        if (cs_str_is(ids->at[i], id))
            return true;
    return false;
}

static void add_document(loader *l, cs_stored_ids *ids, cs_str id) {
    if (!listed(ids, id))
        *cs_vec_push(l->arena, ids) = id;
}

static void list_documents(loader *l) {
    cs_stored *s = l->stored;
    cs_vec(int64_t) groups = {0};
    for (uint32_t i = 0; i < l->rows.count; i++) {
        const telling *t = &l->rows.at[i];
        uint32_t group = 0;
        while (group < groups.count && groups.at[group] != t->copies)
            group++;
        if (group == groups.count) {
            *cs_vec_push(l->arena, &groups) = t->copies;
            (void)cs_vec_push(l->arena, &s->sources);
        }
        add_document(l, &s->documents, t->document);
        add_document(l, &s->sources.at[group], t->document);
        if (t->headline)
            add_document(l, &s->headline_of, t->document);
        if (t->published.at && !s->first_published.at)
            s->first_published = t->published;
        if (t->published.at)
            s->last_published = t->published;
    }
}

/* ---- parties ----------------------------------------------------------------------------------
 */

static bool same_party(const cs_stored_party *a, const cs_stored_party *b) {
    if (a->actor.id.at && b->actor.id.at)
        return cs_str_is(a->actor.id, b->actor.id);
    return cs_phrase_key(a->name) == cs_phrase_key(b->name);
}

static bool load_evidence(loader *l, const telling *t, cs_str side, int64_t number,
                          cs_stored_party *party) {
    sqlite3_stmt *statement = prepare(l, evidence_sql);
    if (!statement)
        return false;
    int step;
    cs_sql_int(statement, 1, t->telling);
    cs_sql_text(statement, 2, side);
    cs_sql_int(statement, 3, number);
    while ((step = sqlite3_step(statement)) == SQLITE_ROW)
        *cs_vec_push(l->arena, &party->evidence) =
            (cs_stored_evidence){t->document, (uint32_t)sqlite3_column_int64(statement, 0),
                                 (uint32_t)sqlite3_column_int64(statement, 1)};
    return finish(l, statement, step);
}

static cs_stored_party get_party(loader *l, sqlite3_stmt *row) {
    cs_stored_party p = {.name = cs_sql_get(l->arena, row, 2),
                         .certainty = cs_sql_get(l->arena, row, 3)};
    cs_str *texts[] = {&p.actor.id,     &p.actor.name, &p.actor.country,
                       &p.actor.sector, &p.actor.code, &p.actor.side_of};
    for (int i = 0; i < 6; i++) {
        *texts[i] = cs_sql_get(l->arena, row, 4 + i);
        p.known |= texts[i]->at != NULL;
    }
    return p;
}

/* The party of the list that is the same, or a new one. */
static cs_stored_party *party_of(loader *l, bool agent, const cs_stored_party *found) {
    cs_stored *s = l->stored;
    cs_stored_party *at = agent ? s->agents.at : s->targets.at;
    uint32_t count = agent ? s->agents.count : s->targets.count;
    for (uint32_t i = 0; i < count; i++)
        if (same_party(&at[i], found))
            return &at[i];
    cs_stored_party *added =
        agent ? cs_vec_push(l->arena, &s->agents) : cs_vec_push(l->arena, &s->targets);
    *added = *found;
    return added;
}

static bool load_parties(loader *l, const telling *t) {
    sqlite3_stmt *statement = prepare(l, parties_sql);
    if (!statement)
        return false;
    int step;
    bool whole = true;
    cs_sql_int(statement, 1, t->telling);
    while (whole && (step = sqlite3_step(statement)) == SQLITE_ROW) {
        cs_stored_party found = get_party(l, statement);
        cs_str side = cs_sql_get(l->arena, statement, 0);
        cs_stored_party *party = party_of(l, cs_str_eq(side, "agents"), &found);
        whole = load_evidence(l, t, side, sqlite3_column_int64(statement, 1), party);
    }
    return finish(l, statement, whole ? step : SQLITE_DONE) && whole;
}

/* ---- claims -----------------------------------------------------------------------
 */

static uint32_t number_of(const loader *l, const telling *t) {
    return (uint32_t)(t - l->rows.at);
}

static void add_own_figure(loader *l, const telling *t, const char *field, const cs_count *count,
                           uint32_t from) {
    const cs_stored *s = l->stored;
    for (uint32_t i = from; i < s->claims.count; i++)
        if (cs_str_eq(s->claims.at[i].field, field))
            return;
    if (!count->given)
        return;
    cs_stored_claim *claim = cs_vec_push(l->arena, &l->stored->claims);
    claim->field = cs_str_of(field);
    claim->count = *count;
    claim->document = t->document;
    claim->published = t->published;
    claim->telling = number_of(l, t);
    claim->copy = t->copy;
}

static bool load_claims(loader *l, const telling *t) {
    sqlite3_stmt *row = prepare(l, claims_sql);
    if (!row)
        return false;
    uint32_t from = l->stored->claims.count;
    int step;
    cs_sql_int(row, 1, t->telling);
    while ((step = sqlite3_step(row)) == SQLITE_ROW) {
        cs_stored_claim *claim = cs_vec_push(l->arena, &l->stored->claims);
        claim->field = cs_sql_get(l->arena, row, 0);
        claim->count = get_count(row, 1);
        claim->value = cs_sql_get(l->arena, row, 4);
        claim->source = cs_sql_get(l->arena, row, 5);
        claim->source_type = cs_sql_get(l->arena, row, 6);
        claim->start = (uint32_t)sqlite3_column_int64(row, 7);
        claim->end = (uint32_t)sqlite3_column_int64(row, 8);
        claim->document = t->document;
        claim->published = t->published;
        claim->telling = number_of(l, t);
        claim->copy = t->copy;
    }
    add_own_figure(l, t, "killed", &t->killed, from);
    add_own_figure(l, t, "injured", &t->injured, from);
    return finish(l, row, step);
}

/* ---- */

static bool load(loader *l) {
    if (!load_tellings(l))
        return false;
    for (uint32_t i = 0; i < l->rows.count; i++) {
        const telling *t = &l->rows.at[i];
        *cs_vec_push(l->arena, &l->stored->tellings) =
            (cs_stored_telling){t->killed, t->injured, t->copy};
        if (!load_parties(l, t) || !load_claims(l, t))
            return false;
    }
    choose(l);
    list_documents(l);
    cs_stored_judge(l->stored, l->arena);
    return true;
}

typedef struct visiting {
    cs_store *store;
    int64_t incident;
    cs_stored_visit *visit;
    void *state;
    cs_error *error;
    bool done;
} visiting;

static void visit_one(void *state) {
    visiting *v = state;
    cs_arena *arena = &v->store->scratch;
    loader l = {.store = v->store, .arena = arena, .error = v->error};
    l.stored = cs_arena_new(arena, cs_stored, 1);
    l.stored->id = v->incident;
    v->done = load(&l) && v->visit(v->state, l.stored);
}

bool cs_stored_each(cs_store *store, cs_stored_visit *visit, void *state, cs_error *error) {
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(store->db, list_sql, -1, &statement, NULL) != SQLITE_OK)
        return cs_sql_error(store, error);
    int step;
    bool going = true;
    while (going && (step = sqlite3_step(statement)) == SQLITE_ROW) {
        visiting v = {store, sqlite3_column_int64(statement, 0), visit, state, error, false};
        cs_arena_reset(&store->scratch);
        if (!cs_arena_guard(visit_one, &v))
            cs_error_set(error, CS_MEMORY, store->path, 0, "memory ran out");
        going = v.done;
    }
    sqlite3_finalize(statement);
    return going && (step == SQLITE_DONE || cs_sql_error(store, error));
}
