/* help.c: casus help, and the man pages, from the table of commands. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"

static const char *const about =
    "casus reads English news reports and writes what they say happened as structured, checkable "
    "conflict-event records: who did what to whom, with what, when and where, how many were "
    "killed, "
    "injured, abducted, arrested or displaced, who says so, and how sure they are.";

static const char *const limits =
    "It records what public reports say. It does not judge whether they are true, and it is no "
    "tool for targeting or prediction.";

static const char *const statuses =
    "0: all went well. 1: some reports failed; each is named on standard error or by an error "
    "record. 2: nothing could be done.";

/* Words wrapped to lines of 78 columns, each with an indent. */
static void wrap(const char *text, int indent) {
    enum { WIDTH = 78 };
    int column = 0;
    while (*text) {
        int size = (int)strcspn(text, " ");
        if (column && column + 1 + size > WIDTH) {
            putchar('\n');
            column = 0;
        }
        if (!column)
            column = printf("%*s", indent, "");
        else
            column += printf(" ");
        column += printf("%.*s", size, text);
        text += size;
        text += strspn(text, " ");
    }
    putchar('\n');
}

static void list_options(const cli_command *command) {
    for (int i = 0; i < CLI_OPTION_COUNT; i++) {
        const cli_option_row *row = &cli_options[i];
        if (!(command->options >> i & 1))
            continue;
        const char *values = i == CLI_TO ? command->to : row->values;
        printf("  ");
        if (row->letter)
            printf("-%c, ", row->letter);
        printf("--%s%s%s\n", row->name, row->argument ? " " : "",
               !row->argument ? ""
               : values       ? values
                              : row->argument);
        wrap(row->help, 6);
    }
}

static void help_command(const cli_command *command) {
    printf("casus %s [OPTION]... %s\n\n", command->name, command->arguments);
    wrap(command->description, 0);
    if (command->options) {
        printf("\nOptions\n");
        list_options(command);
    }
    printf("\nExit status\n");
    wrap(statuses, 2);
}

static void help_all(void) {
    printf("casus %s\n\n", casus_version());
    wrap(about, 0);
    printf("\nCommands\n");
    for (const cli_command *command = cli_commands; command->name; command++)
        printf("  %-11s %s\n", command->name, command->summary);
    printf("\n'casus help COMMAND' tells more.\n\n");
    wrap(limits, 0);
}

/* Text for roff: a hyphen is made a minus, and no line may begin with a stop. */
static void roff(const char *text) {
    if (*text == '.' || *text == '\'')
        printf("\\&");
    for (; *text; text++) {
        if (*text == '-')
            printf("\\-");
        else if (*text == '\\')
            printf("\\e");
        else
            putchar(*text);
    }
}

static void man_top(const char *name, const char *summary) {
    printf(".TH CASUS%s%s 1 \"\" \"casus %s\" \"User Commands\"\n.SH NAME\ncasus%s%s \\- ",
           *name ? "\\-" : "", name, casus_version(), *name ? "\\-" : "", name);
    roff(summary);
    putchar('\n');
}

static void man_options(const cli_command *command) {
    printf(".SH OPTIONS\n");
    for (int i = 0; i < CLI_OPTION_COUNT; i++) {
        const cli_option_row *row = &cli_options[i];
        if (!(command->options >> i & 1))
            continue;
        const char *values = i == CLI_TO ? command->to : row->values;
        printf(".TP\n");
        if (row->letter)
            printf("\\fB\\-%c\\fR, ", row->letter);
        printf("\\fB\\-\\-%s\\fR", row->name);
        if (row->argument)
            printf(" \\fI%s\\fR", values ? values : row->argument);
        putchar('\n');
        roff(row->help);
        putchar('\n');
    }
}

static void man_command(const cli_command *command) {
    man_top(command->name, command->summary);
    printf(".SH SYNOPSIS\n\\fBcasus %s\\fR [\\fIOPTION\\fR]... ", command->name);
    roff(command->arguments);
    printf("\n.SH DESCRIPTION\n");
    roff(command->description);
    putchar('\n');
    if (command->options)
        man_options(command);
    printf(".SH EXIT STATUS\n%s\n.SH SEE ALSO\n\\fBcasus\\fR(1)\n", statuses);
}

static void man_all(void) {
    man_top("", "news reports as conflict-event records");
    printf(".SH SYNOPSIS\n\\fBcasus\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIARGUMENT\\fR]...\n"
           ".SH DESCRIPTION\n");
    roff(about);
    printf("\n.PP\n");
    roff(limits);
    printf("\n.SH COMMANDS\n");
    for (const cli_command *command = cli_commands; command->name; command++) {
        printf(".TP\n\\fBcasus\\-%s\\fR(1)\n", command->name);
        roff(command->summary);
        putchar('\n');
    }
    printf(".SH EXIT STATUS\n%s\n.SH ENVIRONMENT\n.TP\nCASUS_DATA\n"
           "folder with the folders data and models\n.TP\nNO_COLOR\nno colours\n",
           statuses);
}

int cli_help(const cli_call *call) {
    bool man = call->values[CLI_MAN] != NULL;
    if (!call->path_count) {
        if (man)
            man_all();
        else
            help_all();
        return cli_written() ? CLI_DONE : CLI_WRONG;
    }
    const cli_command *command = cli_command_named(call->paths[0]);
    if (!command) {
        fprintf(stderr, "casus help: there is no command %s\n", call->paths[0]);
        return CLI_WRONG;
    }
    if (man)
        man_command(command);
    else
        help_command(command);
    return cli_written() ? CLI_DONE : CLI_WRONG;
}
