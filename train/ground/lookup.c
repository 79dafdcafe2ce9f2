/* lookup.c: see lookup.h. */
#include "ground/lookup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/vec.h"
#include "ground/plain.h"

static void put(uint32_t *checks, uint32_t *places, uint32_t room, uint64_t key, uint32_t value) {
    uint32_t at = (uint32_t)key & (room - 1), check = (uint32_t)(key >> 32);
    while (places[at] != CS_NONE) {
        if (checks[at] == check) {
            fprintf(stderr, "two keys of a table cannot be told apart\n");
            exit(1);
        }
        at = (at + 1) & (room - 1);
    }
    checks[at] = check;
    places[at] = value;
}

void train_lookup_write(train_writer *w, const char *name, const uint64_t *keys,
                        const uint32_t *values, uint32_t count) {
    char check_name[CS_MODEL_NAME], value_name[CS_MODEL_NAME];
    uint32_t room = 16;
    while (room < count + count / 2)
        room *= 2;
    uint32_t *checks = plain_new(uint32_t, room), *places = plain_new(uint32_t, room);
    memset(places, 0xFF, room * sizeof *places);
    for (uint32_t i = 0; i < count; i++)
        put(checks, places, room, keys[i], values[i]);
    snprintf(check_name, sizeof check_name, "%s.check", name);
    snprintf(value_name, sizeof value_name, "%s.value", name);
    train_writer_array(w, check_name, CS_MODEL_U32, 1, room, checks);
    train_writer_array(w, value_name, CS_MODEL_U32, 1, room, places);
}
