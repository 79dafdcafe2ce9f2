/* writer.c: see writer.h. */
#include "ground/writer.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

void train_writer_begin(train_writer *w, const char *kind) {
    memset(w, 0, sizeof *w);
    memcpy(w->header.magic, CS_MODEL_MAGIC, sizeof w->header.magic);
    w->header.order = CS_MODEL_ORDER;
    w->header.version = CS_MODEL_VERSION;
    snprintf(w->header.kind, sizeof w->header.kind, "%s", kind);
}

void train_writer_array(train_writer *w, const char *name, cs_model_type type, uint32_t rows,
                        uint32_t columns, const void *data) {
    static const uint8_t item_bytes[] = {
#define X(type_name, bytes) bytes,
        CS_MODEL_TYPES(X)
#undef X
    };
    if (w->header.parts == TRAIN_WRITER_PARTS)
        abort();
    w->data[w->header.parts] = data;
    cs_model_part *part = &w->parts[w->header.parts++];
    snprintf(part->name, sizeof part->name, "%s", name);
    part->type = type;
    part->rows = rows;
    part->columns = columns;
    part->size_bytes = (uint64_t)rows * columns * item_bytes[type];
}

void train_writer_text(train_writer *w, const char *name, cs_str text) {
    train_writer_array(w, name, CS_MODEL_TEXT, 1, (uint32_t)text.size, text.at);
}

static uint64_t aligned(uint64_t at) {
    return (at + CS_MODEL_ALIGN - 1) / CS_MODEL_ALIGN * CS_MODEL_ALIGN;
}

static void place_parts(train_writer *w) {
    uint64_t at = sizeof w->header + w->header.parts * sizeof *w->parts;
    for (uint32_t i = 0; i < w->header.parts; i++) {
        w->parts[i].at = aligned(at);
        at = w->parts[i].at + w->parts[i].size_bytes;
    }
    w->header.size_bytes = at;
}

static void fill(train_writer *w, char *bytes) {
    memcpy(bytes + sizeof w->header, w->parts, w->header.parts * sizeof *w->parts);
    for (uint32_t i = 0; i < w->header.parts; i++)
        if (w->parts[i].size_bytes)
            memcpy(bytes + w->parts[i].at, w->data[i], w->parts[i].size_bytes);
    memcpy(bytes, &w->header, sizeof w->header);
    w->header.sum =
        cs_hash_str((cs_str){bytes + CS_MODEL_SUMMED, w->header.size_bytes - CS_MODEL_SUMMED});
    memcpy(bytes, &w->header, sizeof w->header);
}

static bool write_file(const char *path, const char *bytes, size_t size, cs_error *error) {
    FILE *file = fopen(path, "wb");
    if (!file)
        return cs_error_set(error, CS_IO, path, 0, "%s", strerror(errno));
    bool whole = fwrite(bytes, 1, size, file) == size;
    if (fclose(file) != 0 || !whole)
        return cs_error_set(error, CS_IO, path, 0, "%s", strerror(errno));
    return true;
}

bool train_writer_end(train_writer *w, const char *path, cs_error *error) {
    place_parts(w);
    char *bytes = calloc(1, w->header.size_bytes);
    if (!bytes)
        return cs_error_set(error, CS_MEMORY, path, 0, "no memory for the model");
    fill(w, bytes);
    bool done = write_file(path, bytes, w->header.size_bytes, error);
    free(bytes);
    return done;
}
