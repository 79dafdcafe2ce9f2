/* actor.c: casus actor NAME...: who that is, and why. */
#include <stdio.h>

#include "cli/commands.h"

enum { NAME_BYTES = 4096 };

int cli_actor(const cli_call *call) {
    char name[NAME_BYTES];
    casus_error error;
    bool known = false;
    casus *c = cli_open(call);
    if (!c)
        return CLI_WRONG;
    cli_join(call, 0, name, sizeof name);
    bool done = casus_actor_look(c, name, call->values[CLI_ON], cli_write, NULL, &known, &error);
    casus_close(c);
    if (!done)
        cli_say(&error);
    if (!done || !cli_written())
        return CLI_WRONG;
    return known ? CLI_DONE : CLI_SOME_FAILED;
}
