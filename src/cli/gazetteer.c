/* gazetteer.c: casus gazetteer build, add and look. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"

enum { PATH_BYTES = 4096 };

static bool put(void *state, const char *bytes, size_t size) {
    return fwrite(bytes, 1, size, state) == size;
}

static int cannot(const char *path) {
    fprintf(stderr, "casus: %s: %s\n", path, strerror(errno));
    return CLI_WRONG;
}

/* Writes beside the file first, so that nobody ever maps half of one. */
static int compile(const cli_call *call, const char *path, const char *const *files, size_t count) {
    char draft[PATH_BYTES + 8];
    snprintf(draft, sizeof draft, "%s.new", path);
    casus_error error;
    size_t passed_over;
    FILE *file = fopen(draft, "wb");
    if (!file)
        return cannot(draft);
    bool done = casus_gazetteer_build(call->values[CLI_DATA], files, count, put, file, &passed_over,
                                      &error);
    if (!done)
        cli_say(&error);
    if (fclose(file) != 0 && done) {
        done = false;
        cannot(draft);
    }
    if (!done || rename(draft, path) != 0) {
        if (done)
            cannot(path);
        remove(draft);
        return CLI_WRONG;
    }
    if (passed_over && !call->values[CLI_QUIET])
        fprintf(stderr, "%zu places passed over: features.tsv does not have their codes\n",
                passed_over);
    return CLI_DONE;
}

static int build(const cli_call *call, const char *const *files, size_t count) {
    char path[PATH_BYTES];
    const char *data = call->values[CLI_DATA];
    snprintf(path, sizeof path, "%s/places.gaz", data ? data : casus_data());
    return compile(call, call->values[CLI_OUTPUT] ? call->values[CLI_OUTPUT] : path, files, count);
}

static int look(const cli_call *call) {
    char name[PATH_BYTES];
    size_t found;
    casus_error error;
    cli_join(call, 1, name, sizeof name);
    if (!casus_gazetteer_look(call->values[CLI_GAZETTEER], name, cli_write, NULL, &found, &error)) {
        cli_say(&error);
        return CLI_WRONG;
    }
    if (!cli_written())
        return CLI_WRONG;
    if (!found)
        fprintf(stderr, "casus: no place of that name: %s\n", name);
    return found ? CLI_DONE : CLI_SOME_FAILED;
}

int cli_gazetteer(const cli_call *call) {
    const char *verb = call->paths[0];
    if (strcmp(verb, "build") == 0 && call->path_count == 1)
        return build(call, NULL, 0);
    if (strcmp(verb, "add") == 0 && call->path_count > 1)
        return build(call, call->paths + 1, call->path_count - 1);
    if (strcmp(verb, "look") == 0 && call->path_count > 1)
        return look(call);
    fprintf(stderr, "casus gazetteer: usage: casus gazetteer build | add FILE... | look NAME...\n");
    return CLI_WRONG;
}
