/* merge.c: which tellings are one incident.
 *
 * "The same" is a relation between two tellings that does not depend on any third (the query
 * CS_SQL_FIND_TELLINGS): equal place, days at most one apart, modes and tolls that can be one; or
 * the same telling in a copy of the text. Incidents are what that relation connects, so the order
 * of adding cannot matter; when a telling connects two incidents, the smaller id survives.
 */
#include "base/vec.h"
#include "store/sql.h"

static bool move(struct cs_store *store, int64_t to, int64_t from, cs_error *error) {
    sqlite3_stmt *statement = cs_sql_take(store, CS_SQL_MOVE_TELLINGS);
    cs_sql_int(statement, 1, to);
    cs_sql_int(statement, 2, from);
    if (!cs_sql_do(store, statement, error))
        return false;
    statement = cs_sql_take(store, CS_SQL_DROP_INCIDENT);
    cs_sql_int(statement, 1, from);
    return cs_sql_do(store, statement, error);
}

static bool set_incident(struct cs_store *store, int64_t telling, int64_t incident,
                         cs_error *error) {
    sqlite3_stmt *statement = cs_sql_take(store, CS_SQL_SET_INCIDENT);
    cs_sql_int(statement, 1, telling);
    cs_sql_int(statement, 2, incident);
    return cs_sql_do(store, statement, error);
}

static bool new_incident(struct cs_store *store, int64_t telling, cs_error *error) {
    if (!cs_sql_do(store, cs_sql_take(store, CS_SQL_NEW_INCIDENT), error))
        return false;
    return set_incident(store, telling, sqlite3_last_insert_rowid(store->db), error);
}

bool cs_store_merge(struct cs_store *store, int64_t telling, cs_error *error) {
    cs_vec(int64_t) same = {0};
    sqlite3_stmt *statement = cs_sql_take(store, CS_SQL_FIND_TELLINGS);
    cs_sql_int(statement, 1, telling);
    int step;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW)
        *cs_vec_push(&store->scratch, &same) = sqlite3_column_int64(statement, 0);
    sqlite3_reset(statement);
    if (step != SQLITE_DONE)
        return cs_sql_error(store, error);
    if (!same.count)
        return new_incident(store, telling, error);
    for (uint32_t i = 1; i < same.count; i++)
        if (!move(store, same.at[0], same.at[i], error))
            return false;
    return set_incident(store, telling, same.at[0], error);
}
