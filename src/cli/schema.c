/* schema.c: casus schema: the JSON Schema of the output. */
#include "cli/commands.h"

int cli_schema(const cli_call *call) {
    (void)call;
    return casus_schema(cli_write, NULL) && cli_written() ? CLI_DONE : CLI_WRONG;
}
