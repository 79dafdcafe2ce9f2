/* shared.c: see commands.h. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "cli/commands.h"

void cli_say(const casus_error *error) {
    fprintf(stderr, "casus: %s%s", error->where, error->where[0] ? ":" : "");
    if (error->line)
        fprintf(stderr, "%ld:", error->line);
    fprintf(stderr, "%s%s\n", error->where[0] || error->line ? " " : "", error->message);
}

bool cli_write(void *state, const char *bytes, size_t size) {
    (void)state;
    return fwrite(bytes, 1, size, stdout) == size;
}

bool cli_written(void) {
    if (fflush(stdout) == 0 && !ferror(stdout))
        return true;
    if (errno != EPIPE)
        fprintf(stderr, "casus: standard output: %s\n", strerror(errno));
    return false;
}

void cli_join(const cli_call *call, size_t first, char *text, size_t room) {
    size_t size = 0;
    text[0] = '\0';
    for (size_t i = first; i < call->path_count && size < room; i++)
        size += (size_t)snprintf(text + size, room - size, "%s%s", i > first ? " " : "",
                                 call->paths[i]);
}

casus *cli_open(const cli_call *call) {
    casus_error error;
    casus_options options = {call->values[CLI_DATA], call->values[CLI_ACTORS],
                             call->values[CLI_GAZETTEER]};
    casus *c = casus_open(&options, &error);
    if (!c)
        cli_say(&error);
    return c;
}

casus_input *cli_input(const cli_call *call) {
    static const char *const names[] = {
        [CASUS_FROM_TEXT] = "text", [CASUS_FROM_JSONL] = "jsonl", [CASUS_FROM_HTML] = "html"};
    casus_from from = CASUS_FROM_NAME;
    for (int i = CASUS_FROM_TEXT; call->values[CLI_FROM] && i <= CASUS_FROM_HTML; i++)
        if (strcmp(call->values[CLI_FROM], names[i]) == 0)
            from = (casus_from)i;
    casus_error error;
    casus_input *input = casus_input_open(call->paths, call->path_count, from, &error);
    if (!input)
        cli_say(&error);
    return input;
}

bool cli_run_options(const cli_call *call, casus_run_options *options) {
    enum { MOST_JOBS = 256 };
    *options = (casus_run_options){.published = call->values[CLI_PUBLISHED],
                                   .outlet = call->values[CLI_OUTLET],
                                   .lang = call->values[CLI_LANG]};
    const char *jobs = call->values[CLI_JOBS];
    if (!jobs)
        return true;
    char *end;
    unsigned long count = strtoul(jobs, &end, 10);
    if (*end || end == jobs || *jobs == '-' || count > MOST_JOBS) {
        fprintf(stderr, "casus: --jobs wants a number from 0 to %d, not %s\n", MOST_JOBS, jobs);
        return false;
    }
    options->jobs = (unsigned)count;
    return true;
}

static long long milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void cli_progress_begin(cli_progress *p, const cli_call *call) {
    *p = (cli_progress){.shown = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO) &&
                                 !call->values[CLI_QUIET]};
    p->started = p->last = milliseconds();
}

static void say_progress(const cli_progress *p, long long now) {
    double seconds = (double)(now - p->started) / 1000.0;
    fprintf(stderr, "\r%zu reports, %zu failed, %.0f s, %.0f reports/s ", p->done, p->failed,
            seconds, seconds > 0 ? (double)p->done / seconds : 0.0);
}

void cli_progress_step(cli_progress *p, bool failed) {
    enum { EVERY_MILLISECONDS = 200 };
    p->done++;
    p->failed += failed;
    if (!p->shown)
        return;
    long long now = milliseconds();
    if (now - p->last < EVERY_MILLISECONDS)
        return;
    p->last = now;
    say_progress(p, now);
}

void cli_progress_end(cli_progress *p) {
    if (!p->shown)
        return;
    say_progress(p, milliseconds());
    fputc('\n', stderr);
}
