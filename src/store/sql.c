/* sql.c: see sql.h. */
#include "store/sql.h"

#include <math.h>

static const char *const texts[CS_SQL_COUNT] = {
    [CS_SQL_BEGIN] = "BEGIN IMMEDIATE",
    [CS_SQL_COMMIT] = "COMMIT",
    [CS_SQL_ROLLBACK] = "ROLLBACK",
    [CS_SQL_HAS_STORY] = "SELECT 1 FROM stories WHERE id = ?1",
    [CS_SQL_ADD_STORY] =
        "INSERT INTO stories(story, id, published, outlet, url, title, lang, text, sha256,"
        " fingerprint, casus, copies, runs, facts) SELECT n, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
        " ?10, n, ?11, ?12 FROM (SELECT coalesce(max(story), 0) + 1 AS n FROM stories)",
    [CS_SQL_ADD_LAYERS] = "INSERT INTO layers(story, name, json) SELECT ?1, key, value"
                          " FROM json_each(?2) WHERE type IN ('array', 'object')",
    [CS_SQL_ADD_RUN] = "INSERT OR IGNORE INTO runs(run, story) VALUES(?1, ?2)",
    [CS_SQL_FIND_RUN] = "SELECT story FROM runs WHERE run = ?1 AND story < ?2 ORDER BY story DESC"
                        " LIMIT ?3",
    [CS_SQL_GET_PRINT] = "SELECT runs, facts, copies FROM stories WHERE story = ?1",
    [CS_SQL_SET_COPY] = "UPDATE stories SET copies = ?1 WHERE copies = ?2",
    [CS_SQL_ADD_TELLING] =
        "INSERT INTO tellings(story, number, headline, type, mode, status, date_from, date_to,"
        " date_precision, place, place_key, geonameid, lat, lon, feature, country, admin1, admin2,"
        " precision, score, place_start, place_end, killed_low, killed_high, killed_best,"
        " injured_low, injured_high, injured_best, confidence) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7,"
        " ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25,"
        " ?26, ?27, ?28, ?29)",
    [CS_SQL_ADD_PARTY] =
        "INSERT INTO parties(telling, side, number, name, entity, actor, actor_name, country,"
        " sector, code, side_of, certainty) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
        " ?12)",
    [CS_SQL_ADD_CLAIM] =
        "INSERT INTO claims(telling, number, field, low, high, best, value, source, source_type,"
        " attribution, start, end) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    [CS_SQL_ADD_EVIDENCE] = "INSERT OR IGNORE INTO evidence(telling, field, number, start, end)"
                            " VALUES(?1, ?2, ?3, ?4, ?5)",
    [CS_SQL_NEW_INCIDENT] = "INSERT INTO incidents DEFAULT VALUES",
    [CS_SQL_FIND_TELLINGS] =
        "SELECT DISTINCT other.incident FROM tellings AS this, tellings AS other"
        " JOIN stories AS mine ON mine.story = this.story"
        " JOIN stories AS theirs ON theirs.story = other.story"
        " WHERE this.telling = ?1 AND other.telling <> this.telling AND other.story <> this.story"
        " AND other.incident IS NOT NULL AND other.type = this.type"
        " AND (other.status IN ('occurred', 'ongoing')) = (this.status IN ('occurred', 'ongoing'))"
        " AND (other.mode = this.mode OR other.mode = 'unspecified' OR this.mode = 'unspecified'"
        "      OR other.mode IS NULL OR this.mode IS NULL)"
        " AND ((theirs.copies = mine.copies AND other.number = this.number)"
        "  OR (other.country = this.country AND other.place_key = this.place_key"
        "   AND abs(julianday(other.date_from) - julianday(this.date_from)) <= 1"
        "   AND abs(julianday(other.date_to) - julianday(this.date_to)) <= 1"
        "   AND (other.killed_best IS NULL OR this.killed_best IS NULL"
        "    OR max(other.killed_best, this.killed_best)"
        "       <= 3 * max(1, min(other.killed_best, this.killed_best)))))"
        " ORDER BY 1",
    [CS_SQL_SET_INCIDENT] = "UPDATE tellings SET incident = ?2 WHERE telling = ?1",
    [CS_SQL_MOVE_TELLINGS] = "UPDATE tellings SET incident = ?1 WHERE incident = ?2",
    [CS_SQL_DROP_INCIDENT] = "DELETE FROM incidents WHERE incident = ?1",
};

bool cs_sql_error(const struct cs_store *store, cs_error *error) {
    return cs_error_set(error, CS_DATABASE, store->path, 0, "%s",
                        store->db ? sqlite3_errmsg(store->db) : "no memory");
}

bool cs_sql_run(const struct cs_store *store, const char *sql, cs_error *error) {
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK ||
           cs_sql_error(store, error);
}

bool cs_sql_prepare_all(struct cs_store *store, cs_error *error) {
    for (int i = 0; i < CS_SQL_COUNT; i++)
        if (sqlite3_prepare_v3(store->db, texts[i], -1, SQLITE_PREPARE_PERSISTENT,
                               &store->statements[i], NULL) != SQLITE_OK)
            return cs_sql_error(store, error);
    return true;
}

void cs_sql_free_all(struct cs_store *store) {
    for (int i = 0; i < CS_SQL_COUNT; i++)
        sqlite3_finalize(store->statements[i]);
}

sqlite3_stmt *cs_sql_take(struct cs_store *store, cs_statement which) {
    sqlite3_stmt *statement = store->statements[which];
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    return statement;
}

bool cs_sql_do(struct cs_store *store, sqlite3_stmt *statement, cs_error *error) {
    bool done = sqlite3_step(statement) == SQLITE_DONE || cs_sql_error(store, error);
    sqlite3_reset(statement);
    return done;
}

void cs_sql_text(sqlite3_stmt *statement, int column, cs_str value) {
    if (value.at)
        sqlite3_bind_text(statement, column, value.at, (int)value.size, SQLITE_STATIC);
    else
        sqlite3_bind_null(statement, column);
}

void cs_sql_int(sqlite3_stmt *statement, int column, int64_t value) {
    sqlite3_bind_int64(statement, column, value);
}

void cs_sql_bound(sqlite3_stmt *statement, int column, int64_t value) {
    if (value == CS_OPEN)
        sqlite3_bind_null(statement, column);
    else
        sqlite3_bind_int64(statement, column, value);
}

void cs_sql_number(sqlite3_stmt *statement, int column, double value) {
    if (isnan(value))
        sqlite3_bind_null(statement, column);
    else
        sqlite3_bind_double(statement, column, value);
}

void cs_sql_day(sqlite3_stmt *statement, int column, cs_day day) {
    char text[CS_DAY_TEXT + 1];
    if (day == CS_DAY_NONE) {
        sqlite3_bind_null(statement, column);
        return;
    }
    cs_day_write(day, text);
    sqlite3_bind_text(statement, column, text, CS_DAY_TEXT, SQLITE_TRANSIENT);
}

void cs_sql_index(sqlite3_stmt *statement, int column, uint32_t value) {
    cs_sql_bound(statement, column, value == CS_NONE ? CS_OPEN : (int64_t)value);
}

cs_str cs_sql_get(cs_arena *arena, sqlite3_stmt *statement, int column) {
    const char *at = (const char *)sqlite3_column_text(statement, column);
    if (!at)
        return CS_STR_NONE;
    return cs_str_copy(arena, (cs_str){at, (size_t)sqlite3_column_bytes(statement, column)});
}

int64_t cs_sql_get_bound(sqlite3_stmt *statement, int column) {
    return sqlite3_column_type(statement, column) == SQLITE_NULL
               ? CS_OPEN
               : sqlite3_column_int64(statement, column);
}

double cs_sql_get_number(sqlite3_stmt *statement, int column) {
    return sqlite3_column_type(statement, column) == SQLITE_NULL
               ? (double)NAN
               : sqlite3_column_double(statement, column);
}
