/* code.c: casus code: reports in, what they say happened out. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"

typedef struct coding {
    casus_format format;
    cli_progress progress;
} coding;

static bool put(void *state, const casus_result *result) {
    coding *c = state;
    cli_progress_step(&c->progress, result->error != NULL);
    if (result->error && c->format != CASUS_JSONL) {
        cli_say(result->error);
        return true;
    }
    return fwrite(result->output, 1, result->output_bytes, stdout) == result->output_bytes;
}

static bool put_bytes(void *state, const char *bytes, size_t size) {
    (void)state;
    return fwrite(bytes, 1, size, stdout) == size;
}

static casus_format format_of(const cli_call *call) {
    const char *to = call->values[CLI_TO];
    if (!to)
        return isatty(STDOUT_FILENO) ? CASUS_PEOPLE : CASUS_JSONL;
    static const char *const names[] = {
        [CASUS_PEOPLE] = "people", [CASUS_JSONL] = "jsonl", [CASUS_CONLLU] = "conllu",
        [CASUS_ACLED] = "acled",   [CASUS_GED] = "ged",     [CASUS_CAMEO] = "cameo",
        [CASUS_PLOVER] = "plover"};
    unsigned format = 0;
    while (format + 1 < sizeof names / sizeof *names && strcmp(to, names[format]) != 0)
        format++;
    return (casus_format)format;
}

static unsigned flags_of(const cli_call *call) {
    const char *color = call->values[CLI_COLOR];
    bool wanted = color && strcmp(color, "auto") != 0
                      ? strcmp(color, "always") == 0
                      : isatty(STDOUT_FILENO) && !getenv("NO_COLOR");
    return (wanted ? CASUS_COLOR : 0u) | (call->values[CLI_LAYERS] ? CASUS_TOKENS : 0u);
}

static void say_times(const uint64_t *nanoseconds) {
    double sum = 0;
    for (unsigned i = 0; casus_stage(i); i++)
        sum += (double)nanoseconds[i];
    for (unsigned i = 0; casus_stage(i); i++)
        fprintf(stderr, "%-12s %9.3f ms %5.1f %%\n", casus_stage(i), (double)nanoseconds[i] / 1e6,
                sum > 0 ? 100.0 * (double)nanoseconds[i] / sum : 0.0);
}

static int run(const cli_call *call, const casus *c, casus_input *input) {
    enum { MOST_STAGES = 32 };
    uint64_t nanoseconds[MOST_STAGES] = {0};
    casus_error error = {.code = CASUS_OK};
    casus_run_options options;
    coding state = {.format = format_of(call)};
    if (!cli_run_options(call, &options))
        return CLI_WRONG;
    options.format = state.format;
    options.flags = flags_of(call);
    options.nanoseconds = call->values[CLI_TIMES] ? nanoseconds : NULL;
    if (!casus_print_header(state.format, put_bytes, NULL))
        return CLI_WRONG;
    cli_progress_begin(&state.progress, call);
    bool done = casus_run(c, input, &options, put, &state, &error);
    cli_progress_end(&state.progress);
    if (call->values[CLI_TIMES])
        say_times(nanoseconds);
    if (!done && error.code != CASUS_OK)
        cli_say(&error);
    if (!cli_written() || !done)
        return CLI_WRONG;
    return state.progress.failed ? CLI_SOME_FAILED : CLI_DONE;
}

int cli_code(const cli_call *call) {
    casus *c = cli_open(call);
    casus_input *input = c ? cli_input(call) : NULL;
    int status = input ? run(call, c, input) : CLI_WRONG;
    casus_input_close(input);
    casus_close(c);
    return status;
}
