/* main.c: the program: the table of commands, and the choice among them. Built on casus.h alone. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"

#define BIT(option) (1u << CLI_##option)
#define INPUT_OPTIONS                                                                 \
    (BIT(FROM) | BIT(PUBLISHED) | BIT(OUTLET) | BIT(LANG) | BIT(DATA) | BIT(ACTORS) | \
     BIT(GAZETTEER))

const cli_command cli_commands[] = {
    {"code", "[FILE|FOLDER|-]...", "read reports and print what they say happened",
     "Reads reports from files, folders or standard input (-, also when nothing is named) and "
     "prints, in input order, one result for each: for people on a terminal, as JSON Lines "
     "elsewhere. An input that cannot be read gives an error record in its place, and the run goes "
     "on.",
     INPUT_OPTIONS | BIT(TO) | BIT(JOBS) | BIT(LAYERS) | BIT(COLOR) | BIT(TIMES) | BIT(QUIET),
     "people|jsonl|conllu|acled|ged|cameo|plover", 0, (size_t)-1, cli_code},
    {"show", "STAGE [FILE|FOLDER|-]...", "print one layer of a report",
     "Prints what one stage adds to each report, as text: token, tag, syntax, mention, entity, "
     "timex, place, quantity, actor, event, attribution or incident; ingest and lang print what is "
     "known of the report itself.",
     INPUT_OPTIONS, NULL, 1, (size_t)-1, cli_show},
    {"add", "--db FILE [FILE|FOLDER|-]...", "read reports into a database",
     "Reads reports, as 'casus code' does, and adds them to a database, which is made if there is "
     "none. A report whose id is there already changes nothing, so a run that was broken off is "
     "completed by running it again. Copies of a text, and reports of one incident, are found.",
     INPUT_OPTIONS | BIT(DB) | BIT(JOBS) | BIT(QUIET), NULL, 0, (size_t)-1, cli_add},
    {"incidents", "--db FILE", "print the incidents of a database",
     "Prints what is known of each incident from all reports added, by first publication: for "
     "people on a terminal, as JSON Lines elsewhere.",
     BIT(DB) | BIT(TO), "people|jsonl", 0, 0, cli_incidents},
    {"export", "--db FILE", "print the incidents of a database in another format",
     "Prints the incidents of a database as a table (csv), as JSON Lines, or as GeoJSON with the "
     "coordinates of those whose place is resolved.",
     BIT(DB) | BIT(TO), "csv|jsonl|geojson", 0, 0, cli_export},
    {"duplicates", "[FILE|FOLDER|-]...", "find reports that are copies of others",
     "Prints, in input order, one line for each report: its id, and the id of the report whose "
     "words "
     "it has, or null. The earliest published is the original.",
     BIT(FROM), NULL, 0, (size_t)-1, cli_duplicates},
    {"gazetteer", "build | add FILE... | look NAME...", "make, extend and ask the gazetteer",
     "'build' compiles the tables of data/place into the file that reports are read with; --output "
     "says where, and without it the file goes to where casus looks for it. 'add' does so too and "
     "adds places: files of GeoNames (allCountries.txt, cities500.txt, a country's, "
     "alternateNames.txt), unpacked, or tables with the columns name, lat, lon and, if wanted, id, "
     "aliases, country, feature, admin1, admin2, population. 'look' prints which places a name may "
     "mean, the likeliest first.",
     BIT(DATA) | BIT(GAZETTEER) | BIT(OUTPUT) | BIT(QUIET), NULL, 1, (size_t)-1, cli_gazetteer},
    {"actor", "NAME...", "tell who a name stands for on a day, and why",
     "Prints who a name, or a few words such as 'Sunni militants', stand for: the codes that an "
     "actor of a report gets, and the rows of the tables that say so. With --on, on that day: the "
     "office that a person held then.",
     BIT(ON) | BIT(ACTORS) | BIT(DATA), NULL, 1, (size_t)-1, cli_actor},
    {"schema", "", "print the JSON Schema of the output",
     "Prints the JSON Schema that every line of 'casus code --to jsonl' follows.", 0, NULL, 0, 0,
     cli_schema},
    {"help", "[COMMAND]", "tell about casus or one of its commands",
     "Tells what casus does, or about one command.", BIT(MAN), NULL, 0, 1, cli_help},
    {0}};

const cli_command *cli_command_named(const char *name) {
    for (const cli_command *command = cli_commands; command->name; command++)
        if (strcmp(command->name, name) == 0)
            return command;
    return NULL;
}

/* "casus code --help" is "casus help code". */
static bool asks_help(int argc, char **argv) {
    return argc == 3 && cli_is_one_of(argv[2], "--help|-h") && cli_command_named(argv[1]);
}

static const char *command_name(int argc, char **argv) {
    if (argc < 2 || cli_is_one_of(argv[1], "--help|-h"))
        return "help";
    return argv[1];
}

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN); /* a closed pipe ends the run by its write error */
    if (argc >= 2 && strcmp(argv[1], "--version") == 0) {
        printf("casus %s\n", casus_version());
        return cli_written() ? CLI_DONE : CLI_WRONG;
    }
    const cli_command *command = cli_command_named(command_name(argc, argv));
    if (!command) {
        fprintf(stderr, "casus: there is no command %s; see 'casus help'\n", argv[1]);
        return CLI_WRONG;
    }
    cli_call call = {.paths = (const char *const *)argv + 1, .path_count = 1};
    if (asks_help(argc, argv))
        return cli_help(&call);
    int skip = argc > 1;
    if (!cli_parse(command, argc - skip, argv + skip, &call))
        return CLI_WRONG;
    return command->run(&call);
}
