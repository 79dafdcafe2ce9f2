/* show.c: casus show STAGE FILE...: one layer of each report, as text. */
#include <stdio.h>

#include "cli/commands.h"

typedef struct showing {
    const char *stage;
    bool failed, wrong;
} showing;

static bool put(void *state, const casus_result *result) {
    showing *s = state;
    casus_error error;
    if (result->error) {
        cli_say(result->error);
        s->failed = true;
        return true;
    }
    if (casus_show(result->story, s->stage, cli_write, NULL, &error))
        return true;
    cli_say(&error);
    s->wrong = true;
    return false;
}

static bool is_stage(const char *word) {
    for (unsigned i = 0; casus_stage(i); i++)
        if (cli_is_one_of(word, casus_stage(i)))
            return true;
    return false;
}

static int run(const cli_call *files, const casus *c, casus_input *input, const char *stage) {
    casus_error error = {.code = CASUS_OK};
    casus_run_options options;
    showing state = {stage, false, false};
    if (!cli_run_options(files, &options))
        return CLI_WRONG;
    options.format = CASUS_JSONL;
    options.jobs = 1;
    bool done = casus_run(c, input, &options, put, &state, &error);
    if (!done && error.code != CASUS_OK)
        cli_say(&error);
    if (!cli_written() || !done || state.wrong)
        return CLI_WRONG;
    return state.failed ? CLI_SOME_FAILED : CLI_DONE;
}

int cli_show(const cli_call *call) {
    cli_call files = *call;
    files.paths++;
    files.path_count--;
    if (!is_stage(call->paths[0])) {
        fprintf(stderr, "casus show: there is no stage %s; there are:", call->paths[0]);
        for (unsigned i = 0; casus_stage(i); i++)
            fprintf(stderr, " %s", casus_stage(i));
        fputc('\n', stderr);
        return CLI_WRONG;
    }
    casus *c = cli_open(call);
    casus_input *input = c ? cli_input(&files) : NULL;
    int status = input ? run(&files, c, input, call->paths[0]) : CLI_WRONG;
    casus_input_close(input);
    casus_close(c);
    return status;
}
