/* commands.h: what the commands run, and what they share. */
#ifndef CS_CLI_COMMANDS_H
#define CS_CLI_COMMANDS_H

#include "casus.h"
#include "cli/options.h"

int cli_code(const cli_call *call);
int cli_show(const cli_call *call);
int cli_add(const cli_call *call);
int cli_incidents(const cli_call *call);
int cli_export(const cli_call *call);
int cli_duplicates(const cli_call *call);
int cli_gazetteer(const cli_call *call);
int cli_actor(const cli_call *call);
int cli_schema(const cli_call *call);
int cli_help(const cli_call *call);

/* Says an error on standard error, as "casus: where:line: message". */
void cli_say(const casus_error *error);

/* A casus_write onto standard output. */
bool cli_write(void *state, const char *bytes, size_t size);
/* Was all of standard output written? Says so if not. */
bool cli_written(void);

/* Opens tables as --data and --actors say; NULL, and said why, on failure. */
casus *cli_open(const cli_call *call);
/* Opens the call's paths as --from says. */
casus_input *cli_input(const cli_call *call);
/* Joins the call's paths from number `first` on with blanks, cut to the room. */
void cli_join(const cli_call *call, size_t first, char *text, size_t room);
/* --jobs, --published and so on; false, and said why, when one is wrong. */
bool cli_run_options(const cli_call *call, casus_run_options *options);

/* The progress of a long run, on standard error where that is a terminal. */
typedef struct cli_progress {
    bool shown;
    size_t done, failed;
    long long started, last; /* milliseconds */
} cli_progress;

void cli_progress_begin(cli_progress *p, const cli_call *call);
void cli_progress_step(cli_progress *p, bool failed);
void cli_progress_end(cli_progress *p);

#endif
