/* dense.c: see dense.h. */
#include "model/dense.h"

#include <stdio.h>

static const void *part_of(const cs_model *model, const char *name, const char *what,
                           cs_model_type type, uint32_t rows, uint32_t columns, cs_error *error) {
    char whole[CS_MODEL_NAME];
    snprintf(whole, sizeof whole, "%s.%s", name, what);
    return cs_model_array(model, whole, type, rows, columns, error);
}

bool cs_dense_load(const cs_model *model, const char *name, uint32_t inputs, uint32_t outputs,
                   cs_dense *dense, cs_error *error) {
    char whole[CS_MODEL_NAME];
    snprintf(whole, sizeof whole, "%s.weight", name);
    const cs_model_part *weight = cs_model_find(model, whole, CS_MODEL_I8, error);
    if (!weight)
        return false;
    if (outputs == 0)
        outputs = weight->rows;
    if (outputs == 0 || inputs % CS_KERNEL_INPUTS || outputs % CS_KERNEL_OUTPUTS)
        return cs_model_error(model, error, "part \"%s\" has no whole blocks", whole);
    *dense = (cs_dense){.inputs = inputs, .outputs = outputs};
    dense->packed = cs_model_array(model, whole, CS_MODEL_I8, outputs, inputs, error);
    dense->scale =
        dense->packed ? part_of(model, name, "scale", CS_MODEL_F32, 1, outputs, error) : NULL;
    dense->bias =
        dense->scale ? part_of(model, name, "bias", CS_MODEL_F32, 1, outputs, error) : NULL;
    return dense->bias;
}
