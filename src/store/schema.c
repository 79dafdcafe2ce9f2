/* schema.c: the database's schema, as the list of steps that lead to it. PRAGMA user_version counts
 * the steps that were taken; a database from the future is refused. docs/database.md tells what the
 * columns mean.
 */
#include <stdio.h>

#include "store/sql.h"

static const char *const steps[] = {
    "CREATE TABLE stories("
    " story INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, published TEXT, outlet TEXT, url TEXT,"
    " title TEXT, lang TEXT, text TEXT NOT NULL, sha256 TEXT, fingerprint TEXT, casus TEXT NOT "
    "NULL,"
    " copies INTEGER NOT NULL, runs BLOB NOT NULL, facts BLOB NOT NULL);"
    "CREATE INDEX stories_copies ON stories(copies);"
    "CREATE TABLE layers("
    " story INTEGER NOT NULL REFERENCES stories, name TEXT NOT NULL, json TEXT NOT NULL,"
    " PRIMARY KEY(story, name)) WITHOUT ROWID;"
    "CREATE TABLE runs("
    " run INTEGER NOT NULL, story INTEGER NOT NULL REFERENCES stories,"
    " PRIMARY KEY(run, story)) WITHOUT ROWID;"
    "CREATE TABLE incidents(incident INTEGER PRIMARY KEY);"
    "CREATE TABLE tellings("
    " telling INTEGER PRIMARY KEY, story INTEGER NOT NULL REFERENCES stories,"
    " number INTEGER NOT NULL, incident INTEGER REFERENCES incidents, headline INTEGER NOT NULL,"
    " type TEXT NOT NULL, mode TEXT, status TEXT NOT NULL,"
    " date_from TEXT, date_to TEXT, date_precision TEXT,"
    " place TEXT, place_key INTEGER, geonameid INTEGER, lat REAL, lon REAL, feature TEXT,"
    " country TEXT, admin1 TEXT, admin2 TEXT, precision TEXT, score REAL,"
    " place_start INTEGER, place_end INTEGER,"
    " killed_low INTEGER, killed_high INTEGER, killed_best INTEGER,"
    " injured_low INTEGER, injured_high INTEGER, injured_best INTEGER,"
    " confidence REAL, UNIQUE(story, number));"
    "CREATE INDEX tellings_incident ON tellings(incident);"
    "CREATE INDEX tellings_place ON tellings(type, country, date_from);"
    "CREATE TABLE parties("
    " telling INTEGER NOT NULL REFERENCES tellings, side TEXT NOT NULL, number INTEGER NOT NULL,"
    " name TEXT, entity INTEGER, actor TEXT, actor_name TEXT, country TEXT, sector TEXT, code TEXT,"
    " side_of TEXT, certainty TEXT NOT NULL, PRIMARY KEY(telling, side, number)) WITHOUT ROWID;"
    "CREATE TABLE claims("
    " telling INTEGER NOT NULL REFERENCES tellings, number INTEGER NOT NULL, field TEXT NOT NULL,"
    " low INTEGER, high INTEGER, best INTEGER, value TEXT, source TEXT, source_type TEXT,"
    " attribution INTEGER, start INTEGER, end INTEGER,"
    " PRIMARY KEY(telling, number)) WITHOUT ROWID;"
    "CREATE TABLE evidence("
    " telling INTEGER NOT NULL REFERENCES tellings, field TEXT NOT NULL, number INTEGER NOT NULL,"
    " start INTEGER NOT NULL, end INTEGER NOT NULL,"
    " PRIMARY KEY(telling, field, number, start, end)) WITHOUT ROWID;",
};
enum { STEPS = sizeof steps / sizeof *steps };

static bool read_version(struct cs_store *store, int *version, cs_error *error) {
    sqlite3_stmt *statement = NULL;
    bool read =
        sqlite3_prepare_v2(store->db, "PRAGMA user_version", -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW;
    *version = read ? sqlite3_column_int(statement, 0) : 0;
    sqlite3_finalize(statement);
    return read || cs_sql_error(store, error);
}

/* Is there something in the file that casus did not make? */
static bool is_foreign(struct cs_store *store) {
    sqlite3_stmt *statement = NULL;
    bool foreign = sqlite3_prepare_v2(store->db, "SELECT count(*) FROM sqlite_master", -1,
                                      &statement, NULL) == SQLITE_OK &&
                   sqlite3_step(statement) == SQLITE_ROW && sqlite3_column_int(statement, 0) > 0;
    sqlite3_finalize(statement);
    return foreign;
}

static bool take_step(struct cs_store *store, int step, cs_error *error) {
    char version[64];
    snprintf(version, sizeof version, "PRAGMA user_version = %d", step + 1);
    return cs_sql_run(store, steps[step], error) && cs_sql_run(store, version, error);
}

static bool take_steps(struct cs_store *store, cs_error *error) {
    int version;
    if (!read_version(store, &version, error))
        return false;
    if (version > STEPS)
        return cs_error_set(error, CS_DATABASE, store->path, 0,
                            "made by a newer casus (schema %d; this one knows %d)", version, STEPS);
    if (version == 0 && is_foreign(store))
        return cs_error_set(error, CS_DATABASE, store->path, 0, "a database of something else");
    for (; version < STEPS; version++)
        if (!take_step(store, version, error))
            return false;
    return true;
}

/* All steps are one transaction: a database never stands between two schemas. */
bool cs_store_migrate(struct cs_store *store, cs_error *error) {
    if (!cs_sql_run(store, "BEGIN IMMEDIATE", error))
        return false;
    if (take_steps(store, error))
        return cs_sql_run(store, "COMMIT", error);
    sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return false;
}
