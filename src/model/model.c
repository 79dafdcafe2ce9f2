/* model.c: see model.h. */
#include "model/model.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "base/limit.h"

bool cs_model_error(const cs_model *model, cs_error *error, const char *format, ...) {
    char text[200];
    va_list values;
    va_start(values, format);
    vsnprintf(text, sizeof text, format, values);
    va_end(values);
    return cs_error_set(error, CS_MODEL, model->path, 0, "%s", text);
}

static bool check_header(const cs_model *model, const cs_model_header *h, const char *kind,
                         cs_error *error) {
    cs_str bytes = model->file.bytes;
    if (bytes.size < sizeof *h || memcmp(h->magic, CS_MODEL_MAGIC, sizeof h->magic) != 0)
        return cs_model_error(model, error, "this is no model file of casus");
    if (h->order != CS_MODEL_ORDER)
        return cs_model_error(model, error,
                              "the model was written by a machine of another byte order");
    if (h->version != CS_MODEL_VERSION)
        return cs_model_error(model, error, "the model has version %u, this program reads %d",
                              h->version, CS_MODEL_VERSION);
    if (h->size_bytes != bytes.size)
        return cs_model_error(model, error, "the model is cut off: %zu bytes of %llu", bytes.size,
                              (unsigned long long)h->size_bytes);
    if (!memchr(h->kind, '\0', sizeof h->kind) || strcmp(h->kind, kind) != 0)
        return cs_model_error(model, error, "the model is one for %.*s, not for %s",
                              (int)sizeof h->kind, h->kind, kind);
    if (cs_hash_str(cs_str_slice(bytes, CS_MODEL_SUMMED, bytes.size)) != h->sum)
        return cs_model_error(model, error, "the model is damaged: its checksum does not fit");
    return true;
}

static bool part_fits(const cs_model_part *part, uint64_t first_byte, uint64_t size_bytes) {
    static const uint8_t item_bytes[] = {
#define X(name, bytes) bytes,
        CS_MODEL_TYPES(X)
#undef X
    };
    return memchr(part->name, '\0', sizeof part->name) && part->type < CS_MODEL_TYPE_COUNT &&
           part->at % CS_MODEL_ALIGN == 0 && part->at >= first_byte && part->at <= size_bytes &&
           part->size_bytes <= size_bytes - part->at && part->rows <= size_bytes &&
           part->columns <= size_bytes &&
           part->size_bytes == (uint64_t)part->rows * part->columns * item_bytes[part->type];
}

bool cs_model_check(cs_model *model, const char *kind, cs_error *error) {
    const cs_model_header *h = (const cs_model_header *)(const void *)model->file.bytes.at;
    if (!check_header(model, h, kind, error))
        return false;
    uint64_t room = (h->size_bytes - sizeof *h) / sizeof(cs_model_part);
    uint64_t behind = sizeof *h + (uint64_t)h->parts * sizeof(cs_model_part);
    model->parts = (const cs_model_part *)(const void *)(h + 1);
    model->count = h->parts;
    bool fits = h->parts <= room;
    for (uint32_t i = 0; fits && i < h->parts; i++)
        fits = part_fits(&model->parts[i], behind, h->size_bytes);
    return fits || cs_model_error(model, error, "the model's directory is wrong");
}

static const cs_model *on_shelf(const cs_shelf *shelf, const char *path) {
    const cs_model *model = shelf->first;
    while (model && strcmp(model->path, path) != 0)
        model = model->next;
    return model;
}

static bool is_kind(const cs_model *model, const char *kind) {
    return strcmp(((const cs_model_header *)(const void *)model->file.bytes.at)->kind, kind) == 0;
}

const cs_model *cs_model_open(const cs_setup *setup, const char *name, const char *kind,
                              cs_error *error) {
    const char *path = cs_str_format(setup->arena, "%s/%s.model", setup->models, name).at;
    const cs_model *open = on_shelf(setup->shelf, path);
    if (open && is_kind(open, kind))
        return open;
    if (open) {
        cs_model_error(open, error, "the model is not one for %s", kind);
        return NULL;
    }
    cs_model *model = cs_arena_new(setup->arena, cs_model, 1);
    model->path = path;
    if (!cs_mapped_open(&model->file, path, CS_LIMIT_FILE, error)) {
        if (error && error->code == CS_IO)
            error->code = CS_MODEL;
        return NULL;
    }
    if (!cs_model_check(model, kind, error)) {
        cs_mapped_close(&model->file);
        return NULL;
    }
    model->next = setup->shelf->first;
    setup->shelf->first = model;
    return model;
}

void cs_model_close(cs_shelf *shelf) {
    for (const cs_model *model = shelf->first; model; model = model->next) {
        cs_mapped file = model->file;
        cs_mapped_close(&file);
    }
    shelf->first = NULL;
}

static const cs_model_part *look(const cs_model *model, const char *name) {
    for (uint32_t i = 0; i < model->count; i++)
        if (strcmp(model->parts[i].name, name) == 0)
            return &model->parts[i];
    return NULL;
}

cs_str cs_model_text(const cs_model *model, const char *name) {
    const cs_model_part *part = look(model, name);
    if (!part || part->type != CS_MODEL_TEXT)
        return CS_STR_NONE;
    return (cs_str){cs_model_at(model, part), part->size_bytes};
}

const cs_model_part *cs_model_find(const cs_model *model, const char *name, cs_model_type type,
                                   cs_error *error) {
    const cs_model_part *part = look(model, name);
    if (part && part->type == type)
        return part;
    cs_model_error(model, error, part ? "part \"%s\" has another type" : "part \"%s\" is missing",
                   name);
    return NULL;
}

const void *cs_model_array(const cs_model *model, const char *name, cs_model_type type,
                           uint32_t rows, uint32_t columns, cs_error *error) {
    const cs_model_part *part = cs_model_find(model, name, type, error);
    if (!part)
        return NULL;
    if (part->rows == rows && part->columns == columns)
        return cs_model_at(model, part);
    cs_model_error(model, error, "part \"%s\" has %u rows of %u, not %u of %u", name, part->rows,
                   part->columns, rows, columns);
    return NULL;
}

bool cs_model_labels(const cs_model *model, cs_arena *arena, const char *name,
                     const cs_names *names, cs_labels *labels, cs_error *error) {
    cs_str rest = cs_model_text(model, name);
    uint8_t *values = cs_arena_new(arena, uint8_t, names->count);
    labels->count = 0;
    labels->values = values;
    while (rest.size) {
        cs_str word = cs_str_cut(rest, '\n', &rest);
        int value = cs_names_find(names, word);
        if (value < 0 || labels->count == names->count)
            return cs_model_error(model, error, "list \"%s\": unknown label %.*s", name,
                                  (int)(word.size < 40 ? word.size : 40), word.at);
        values[labels->count++] = (uint8_t)value;
    }
    return labels->count || cs_model_error(model, error, "list \"%s\" is missing", name);
}
