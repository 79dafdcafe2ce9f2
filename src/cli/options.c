/* options.c: see options.h. getopt_long is given its tables from ours. */
#include "cli/options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

const cli_option_row cli_options[CLI_OPTION_COUNT] = {
    [CLI_FROM] = {"from", 'f', "KIND", "text|jsonl|html",
                  "kind of the input; without it the file name tells (.jsonl, .ndjson, .html, "
                  ".htm; anything else is text)"},
    [CLI_TO] = {"to", 't', "FORMAT", NULL, "format of the output"},
    [CLI_JOBS] = {"jobs", 'j', "N", NULL, "threads; 0, the default: one for each processor"},
    [CLI_PUBLISHED] = {"published", 'p', "DATE", NULL,
                       "ISO 8601 date of publication of reports that do not have one; relative "
                       "dates are counted from it"},
    [CLI_OUTLET] = {"outlet", 'o', "NAME", NULL, "who published them, where they do not say"},
    [CLI_LANG] = {"lang", 'l', "CODE", NULL,
                  "language of the reports (ISO 639-1); without it, found from the words"},
    [CLI_LAYERS] = {"layers", 'L', "NAME", "tokens", "add a layer to JSONL output: tokens"},
    [CLI_COLOR] = {"color", 'c', "WHEN", "auto|always|never", "colours in output for people"},
    [CLI_TIMES] = {"times", 0, NULL, NULL, "at the end, say how long each stage took"},
    [CLI_QUIET] = {"quiet", 'q', NULL, NULL, "no progress line and no closing line"},
    [CLI_DB] = {"db", 'd', "FILE", NULL, "the database; made if there is none"},
    [CLI_DATA] = {"data", 0, "FOLDER", NULL, "tables and models to use instead of casus's own"},
    [CLI_ACTORS] = {"actors", 0, "FILE", NULL, "an actor table of one's own, which goes first"},
    [CLI_ON] = {"on", 0, "DATE", NULL, "the day that is asked about (ISO 8601)"},
    [CLI_GAZETTEER] = {"gazetteer", 'g', "FILE", NULL,
                       "a compiled gazetteer to use instead of casus's own"},
    [CLI_OUTPUT] = {"output", 'O', "FILE", NULL, "where to write the compiled gazetteer"},
    [CLI_MAN] = {"man", 0, NULL, NULL, "as the source of a man page"},
};

bool cli_is_one_of(const char *word, const char *values) {
    size_t size = strlen(word);
    while (*values) {
        size_t own = strcspn(values, "|");
        if (own == size && memcmp(values, word, size) == 0)
            return true;
        values += own + (values[own] == '|');
    }
    return false;
}

enum { FIRST_LONG = 256 };

/* Short letters are mapped to the options' numbers, too. */
static int option_of(int found) {
    if (found >= FIRST_LONG)
        return found - FIRST_LONG;
    for (int i = 0; i < CLI_OPTION_COUNT; i++)
        if (cli_options[i].letter == found)
            return i;
    return -1;
}

static void make_tables(const cli_command *command, struct option *longs, char *shorts) {
    int count = 0;
    for (int i = 0; i < CLI_OPTION_COUNT; i++) {
        const cli_option_row *row = &cli_options[i];
        if (!(command->options >> i & 1))
            continue;
        longs[count++] = (struct option){row->name, row->argument ? required_argument : no_argument,
                                         NULL, FIRST_LONG + i};
        if (row->letter)
            *shorts++ = row->letter;
        if (row->letter && row->argument)
            *shorts++ = ':';
    }
    longs[count] = (struct option){0};
    *shorts = '\0';
}

static bool accept(const cli_command *command, int option, const char *value, cli_call *call) {
    const char *values = option == CLI_TO ? command->to : cli_options[option].values;
    if (values && value && !cli_is_one_of(value, values)) {
        fprintf(stderr, "casus %s: --%s cannot be %s; it is one of %s\n", command->name,
                cli_options[option].name, value, values);
        return false;
    }
    call->values[option] = value ? value : "";
    return true;
}

static bool count_paths(const cli_command *command, const cli_call *call) {
    if (call->path_count >= command->least_paths && call->path_count <= command->most_paths)
        return true;
    fprintf(stderr, "casus %s: usage: casus %s %s\n", command->name, command->name,
            command->arguments);
    return false;
}

bool cli_parse(const cli_command *command, int argc, char **argv, cli_call *call) {
    struct option longs[CLI_OPTION_COUNT + 1];
    char shorts[2 * CLI_OPTION_COUNT + 1];
    make_tables(command, longs, shorts);
    *call = (cli_call){.path_count = 0};
    opterr = 1;
    int found;
    while ((found = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
        int option = option_of(found);
        if (option < 0) {
            fprintf(stderr, "casus %s: see 'casus help %s'\n", command->name, command->name);
            return false;
        }
        if (!accept(command, option, optarg, call))
            return false;
    }
    call->paths = (const char *const *)argv + optind;
    call->path_count = (size_t)(argc - optind);
    return count_paths(command, call);
}
