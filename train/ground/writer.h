/* writer.h: writes model files (src/model/model.h). The same parts give the same bytes. */
#ifndef TRAIN_GROUND_WRITER_H
#define TRAIN_GROUND_WRITER_H

#include "model/model.h"

enum { TRAIN_WRITER_PARTS = 64 };

typedef struct train_writer {
    cs_model_header header;
    cs_model_part parts[TRAIN_WRITER_PARTS];
    const void *data[TRAIN_WRITER_PARTS];
} train_writer;

void train_writer_begin(train_writer *w, const char *kind);

/* Adds a part; `data` has to stay until the end. More than TRAIN_WRITER_PARTS abort the program. */
void train_writer_array(train_writer *w, const char *name, cs_model_type type, uint32_t rows,
                        uint32_t columns, const void *data);
void train_writer_text(train_writer *w, const char *name, cs_str text);

/* Writes the file, or says what is wrong. */
bool train_writer_end(train_writer *w, const char *path, cs_error *error);

#endif
