/* vectors.c: see vectors.h. */
#include "ground/vectors.h"

#include <string.h>

#include "base/limit.h"

bool train_vectors_open(train_vectors *v, const char *path, cs_error *error) {
    uint32_t head[2];
    if (!cs_mapped_open(&v->file, path, CS_LIMIT_FILE, error))
        return false;
    if (v->file.bytes.size < sizeof head)
        return cs_error_set(error, CS_FORMAT, path, 0, "no word vectors");
    memcpy(head, v->file.bytes.at, sizeof head);
    v->count = head[0];
    v->dimensions = head[1];
    v->at = sizeof head;
    return true;
}

bool train_vectors_next(train_vectors *v, cs_str *word, float *values) {
    cs_str bytes = v->file.bytes;
    uint16_t size;
    if (v->at + sizeof size > bytes.size)
        return false;
    memcpy(&size, bytes.at + v->at, sizeof size);
    *word = (cs_str){bytes.at + v->at + sizeof size, size};
    size_t from = v->at + sizeof size + size, all = v->dimensions * sizeof *values;
    if (from + all > bytes.size)
        return false;
    memcpy(values, bytes.at + from, all);
    v->at = from + all;
    return true;
}

void train_vectors_close(train_vectors *v) {
    cs_mapped_close(&v->file);
}
