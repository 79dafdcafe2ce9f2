/* database.c: casus add, incidents and export: the database of many stories. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"

static const char *database_of(const cli_call *call) {
    if (!call->values[CLI_DB])
        fprintf(stderr, "casus: --db FILE is wanted\n");
    return call->values[CLI_DB];
}

static casus_db *open_database(const cli_call *call) {
    casus_error error;
    const char *path = database_of(call);
    casus_db *db = path ? casus_db_open(path, &error) : NULL;
    if (path && !db)
        cli_say(&error);
    return db;
}

/* ---- add --------------------------------------------------------------------------------------
 */

typedef struct adding {
    casus_db *db;
    cli_progress progress;
    bool broken;
} adding;

static bool put(void *state, const casus_result *result) {
    adding *a = state;
    casus_error error;
    cli_progress_step(&a->progress, result->error != NULL);
    if (result->error) {
        cli_say(result->error);
        return true;
    }
    if (casus_db_add(a->db, result, &error))
        return true;
    cli_say(&error);
    a->broken = true;
    return false;
}

static void say_sum(casus_db *db, const cli_call *call) {
    size_t stories, incidents;
    if (!call->values[CLI_QUIET] && casus_db_count(db, &stories, &incidents, NULL))
        fprintf(stderr, "%s: %zu stories, %zu incidents\n", call->values[CLI_DB], stories,
                incidents);
}

static int add_all(const cli_call *call, const casus *c, casus_input *input, casus_db *db) {
    casus_error error = {.code = CASUS_OK};
    casus_run_options options;
    adding state = {.db = db};
    if (!cli_run_options(call, &options))
        return CLI_WRONG;
    options.format = CASUS_JSONL;
    cli_progress_begin(&state.progress, call);
    bool done = casus_run(c, input, &options, put, &state, &error);
    cli_progress_end(&state.progress);
    if (!done && error.code != CASUS_OK)
        cli_say(&error);
    if (state.broken || !done)
        return CLI_WRONG;
    if (!casus_db_flush(db, &error)) {
        cli_say(&error);
        return CLI_WRONG;
    }
    say_sum(db, call);
    return state.progress.failed ? CLI_SOME_FAILED : CLI_DONE;
}

int cli_add(const cli_call *call) {
    casus_db *db = open_database(call);
    casus *c = db ? cli_open(call) : NULL;
    casus_input *input = c ? cli_input(call) : NULL;
    int status = input ? add_all(call, c, input, db) : CLI_WRONG;
    casus_input_close(input);
    casus_close(c);
    casus_db_close(db);
    return status;
}

/* ---- incidents, export ------------------------------------------------------------------------
 */

static int print_incidents(const cli_call *call, casus_export to) {
    casus_error error;
    const char *path = database_of(call);
    if (path && access(path, F_OK) != 0) {
        fprintf(stderr, "casus: %s: there is no such database\n", path);
        return CLI_WRONG;
    }
    casus_db *db = open_database(call);
    if (!db)
        return CLI_WRONG;
    bool done = casus_db_incidents(db, to, cli_write, NULL, &error);
    if (!done)
        cli_say(&error);
    casus_db_close(db);
    return cli_written() && done ? CLI_DONE : CLI_WRONG;
}

int cli_incidents(const cli_call *call) {
    const char *to = call->values[CLI_TO];
    bool people = to ? strcmp(to, "people") == 0 : isatty(STDOUT_FILENO);
    return print_incidents(call, people ? CASUS_EXPORT_PEOPLE : CASUS_EXPORT_JSONL);
}

int cli_export(const cli_call *call) {
    const char *to = call->values[CLI_TO] ? call->values[CLI_TO] : "csv";
    return print_incidents(call, strcmp(to, "csv") == 0       ? CASUS_EXPORT_CSV
                                 : strcmp(to, "geojson") == 0 ? CASUS_EXPORT_GEOJSON
                                                              : CASUS_EXPORT_JSONL);
}

/* ---- duplicates -------------------------------------------------------------------------------
 */

int cli_duplicates(const cli_call *call) {
    casus_error error;
    size_t failed;
    casus_input *input = cli_input(call);
    if (!input)
        return CLI_WRONG;
    bool done = casus_duplicates(input, cli_write, NULL, &failed, &error);
    if (!done)
        cli_say(&error);
    casus_input_close(input);
    if (!cli_written() || !done)
        return CLI_WRONG;
    return failed ? CLI_SOME_FAILED : CLI_DONE;
}
