/* options.h: the commands and options of the program, as one table. Parsing, help and man pages
 * are made from it. */
#ifndef CS_CLI_OPTIONS_H
#define CS_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

typedef enum cli_option {
    CLI_FROM,
    CLI_TO,
    CLI_JOBS,
    CLI_PUBLISHED,
    CLI_OUTLET,
    CLI_LANG,
    CLI_LAYERS,
    CLI_COLOR,
    CLI_TIMES,
    CLI_QUIET,
    CLI_DB,
    CLI_DATA,
    CLI_ACTORS,
    CLI_ON,
    CLI_GAZETTEER,
    CLI_OUTPUT,
    CLI_MAN,
    CLI_OPTION_COUNT
} cli_option;

typedef struct cli_option_row {
    const char *name;
    char letter;          /* 0: none */
    const char *argument; /* "N", or NULL for a flag */
    const char *values;   /* "text|jsonl": what it may be; NULL: anything */
    const char *help;
} cli_option_row;

extern const cli_option_row cli_options[CLI_OPTION_COUNT];

typedef struct cli_call {
    const char *values[CLI_OPTION_COUNT]; /* NULL: not given; "" for a flag */
    const char *const *paths;
    size_t path_count;
} cli_call;

typedef struct cli_command {
    const char *name;
    const char *arguments; /* "[FILE|FOLDER|-]..." */
    const char *summary;
    const char *description;
    unsigned options; /* bits: 1 << CLI_... */
    const char *to;   /* what --to may be here, the default first; NULL: no --to */
    size_t least_paths, most_paths;
    int (*run)(const cli_call *call);
} cli_command;

extern const cli_command cli_commands[];
const cli_command *cli_command_named(const char *name);

/* Exit statuses. */
enum { CLI_DONE = 0, CLI_SOME_FAILED = 1, CLI_WRONG = 2 };

/* Reads a command line behind the command's name into `call`; on failure says why on standard
 * error. `argv` may be reordered. */
bool cli_parse(const cli_command *command, int argc, char **argv, cli_call *call);

/* Is `word` one of "a|b|c"? */
bool cli_is_one_of(const char *word, const char *values);

#endif
