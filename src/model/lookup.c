/* lookup.c: see lookup.h. */
#include "model/lookup.h"

#include <stdio.h>

bool cs_lookup_load(const cs_model *model, const char *name, uint32_t limit, cs_lookup *lookup,
                    cs_error *error) {
    char check[CS_MODEL_NAME], value[CS_MODEL_NAME];
    snprintf(check, sizeof check, "%s.check", name);
    snprintf(value, sizeof value, "%s.value", name);
    const cs_model_part *part = cs_model_find(model, check, CS_MODEL_U32, error);
    if (!part)
        return false;
    lookup->room = part->columns;
    lookup->checks = cs_model_at(model, part);
    lookup->values = cs_model_array(model, value, CS_MODEL_U32, 1, lookup->room, error);
    if (!lookup->values)
        return false;
    uint32_t free = 0, wrong = 0;
    for (uint32_t i = 0; i < lookup->room; i++) {
        free += lookup->values[i] == CS_NONE;
        wrong += lookup->values[i] >= limit;
    }
    bool right = lookup->room && !(lookup->room & (lookup->room - 1)) && wrong == free;
    return (right && free) || cs_model_error(model, error, "the table \"%s\" is wrong", name);
}
