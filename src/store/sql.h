/* sql.h: SQLite as the rest of the store uses it: prepared statements with errors in our form. */
#ifndef CS_STORE_SQL_H
#define CS_STORE_SQL_H

#include <sqlite3.h>

#include "base/error.h"
#include "story/story.h"

/* The statements that adding needs are prepared once. */
typedef enum cs_statement {
    CS_SQL_BEGIN,
    CS_SQL_COMMIT,
    CS_SQL_ROLLBACK,
    CS_SQL_HAS_STORY,
    CS_SQL_ADD_STORY,
    CS_SQL_ADD_LAYERS,
    CS_SQL_ADD_RUN,
    CS_SQL_FIND_RUN,
    CS_SQL_GET_PRINT,
    CS_SQL_SET_COPY,
    CS_SQL_ADD_TELLING,
    CS_SQL_ADD_PARTY,
    CS_SQL_ADD_CLAIM,
    CS_SQL_ADD_EVIDENCE,
    CS_SQL_NEW_INCIDENT,
    CS_SQL_FIND_TELLINGS,
    CS_SQL_SET_INCIDENT,
    CS_SQL_MOVE_TELLINGS,
    CS_SQL_DROP_INCIDENT,
    CS_SQL_COUNT
} cs_statement;

struct cs_store {
    sqlite3 *db;
    char path[256];
    sqlite3_stmt *statements[CS_SQL_COUNT];
    unsigned in_batch; /* stories since the transaction began; 0: none is open */
    cs_arena scratch;
};

/* An error in SQLite's words; always false. */
bool cs_sql_error(const struct cs_store *store, cs_error *error);

/* Runs SQL text without results. */
bool cs_sql_run(const struct cs_store *store, const char *sql, cs_error *error);

/* The statement, reset and with nothing bound. */
sqlite3_stmt *cs_sql_take(struct cs_store *store, cs_statement which);
bool cs_sql_prepare_all(struct cs_store *store, cs_error *error);
void cs_sql_free_all(struct cs_store *store);

/* Steps a statement that gives no row. */
bool cs_sql_do(struct cs_store *store, sqlite3_stmt *statement, cs_error *error);

void cs_sql_text(sqlite3_stmt *statement, int column, cs_str value); /* none is NULL */
void cs_sql_int(sqlite3_stmt *statement, int column, int64_t value);
void cs_sql_bound(sqlite3_stmt *statement, int column, int64_t value);  /* CS_OPEN is NULL */
void cs_sql_number(sqlite3_stmt *statement, int column, double value);  /* NaN is NULL */
void cs_sql_day(sqlite3_stmt *statement, int column, cs_day day);       /* as ISO text */
void cs_sql_index(sqlite3_stmt *statement, int column, uint32_t value); /* CS_NONE is NULL */

/* A column's text as a copy in the arena; NULL is none. */
cs_str cs_sql_get(cs_arena *arena, sqlite3_stmt *statement, int column);
int64_t cs_sql_get_bound(sqlite3_stmt *statement, int column);
double cs_sql_get_number(sqlite3_stmt *statement, int column);

/* Brings the database to the present schema (schema.c). */
bool cs_store_migrate(struct cs_store *store, cs_error *error);

/* Puts one telling into an incident: that of those that are the same, or a new one (merge.c). */
bool cs_store_merge(struct cs_store *store, int64_t telling, cs_error *error);

#endif
