/* model.h: files of trained weights, mapped from disk read-only and shared between processes.
 *
 *     header     magic, byte order, version, size and checksum of the file, kind, number of parts
 *     directory  name, type, rows, columns, place of each part
 *     parts      texts and arrays, row by row, each at a multiple of 64 bytes
 *
 * Texts hold what people must know ("corpora", "licence", "scores") and lists of labels, one a
 * line. Numbers are in the byte order of the machine that wrote the file. The trainers write these
 * files with train/ground/writer.h.
 *
 * Always true once a model is open: all its parts lie within the file, their sizes are those of
 * their shapes, and the checksum fits. What the numbers mean is for the caller to check.
 */
#ifndef CS_MODEL_MODEL_H
#define CS_MODEL_MODEL_H

#include "base/error.h"
#include "base/mapped.h"
#include "story/names.h"
#include "table/setup.h"

enum { CS_MODEL_VERSION = 1, CS_MODEL_ORDER = 0x01020304, CS_MODEL_NAME = 32, CS_MODEL_ALIGN = 64 };
#define CS_MODEL_MAGIC "CASUSMDL"
#define CS_MODEL_SUMMED offsetof(cs_model_header, kind) /* first byte that the checksum covers */

/* type, bytes of one item */
#define CS_MODEL_TYPES(X) \
    X(TEXT, 1) X(I8, 1) X(U8, 1) X(I16, 2) X(U16, 2) X(I32, 4) X(U32, 4) X(F32, 4) X(U64, 8)

typedef enum cs_model_type {
#define X(name, bytes) CS_MODEL_##name,
    CS_MODEL_TYPES(X)
#undef X
        CS_MODEL_TYPE_COUNT
} cs_model_type;

typedef struct cs_model_header {
    char magic[8];
    uint32_t order, version;
    uint64_t size_bytes; /* of the whole file */
    uint64_t sum;        /* XXH3 of all behind this number */
    char kind[24];       /* what the file is for: "tag" */
    uint32_t parts;
    uint32_t nothing;
} cs_model_header;

typedef struct cs_model_part {
    char name[CS_MODEL_NAME]; /* filled up with zeros, at least one */
    uint32_t type, rows, columns, nothing;
    uint64_t at, size_bytes; /* in the file */
} cs_model_part;

typedef struct cs_model {
    cs_mapped file;
    const char *path;
    const cs_model_part *parts;
    uint32_t count;
    const struct cs_model *next; /* on the same shelf */
} cs_model;

/* All models that a flow has open; the zeroed shelf is empty. */
typedef struct cs_shelf {
    const cs_model *first;
} cs_shelf;

/* Maps `setup->models`/`name`.model, once for all who ask for it; its kind has to be `kind`. The
 * model stays open until its shelf is closed. NULL and an error where it is missing or wrong. */
const cs_model *cs_model_open(const cs_setup *setup, const char *name, const char *kind,
                              cs_error *error);
void cs_model_close(cs_shelf *shelf);

/* A text of the model; none where it has no such text. */
cs_str cs_model_text(const cs_model *model, const char *name);

/* An array that has to have this type and shape; NULL and an error where it has not. */
const void *cs_model_array(const cs_model *model, const char *name, cs_model_type type,
                           uint32_t rows, uint32_t columns, cs_error *error);

/* An array of this type and any shape; NULL and an error where there is none. */
const cs_model_part *cs_model_find(const cs_model *model, const char *name, cs_model_type type,
                                   cs_error *error);
static inline const void *cs_model_at(const cs_model *model, const cs_model_part *part) {
    return model->file.bytes.at + part->at;
}

typedef struct cs_labels {
    uint32_t count;
    const uint8_t *values; /* [count] the label's value in a list of names */
} cs_labels;

/* The text `name` as a list of labels, one a line, all of them of `names`. */
bool cs_model_labels(const cs_model *model, cs_arena *arena, const char *name,
                     const cs_names *names, cs_labels *labels, cs_error *error);

/* An error about the model's content; always false. */
bool cs_model_error(const cs_model *model, cs_error *error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Checks the bytes of a file against what a model has to be; fills in parts and count. */
bool cs_model_check(cs_model *model, const char *kind, cs_error *error);

#endif
