/* input.h: where reports come from: files, folders, standard input; one item after another.
 *
 * An item is raw bytes or the path of a file; it is read and understood later (report.h), on a
 * worker's thread. Folders give their files by name, sorted, hidden ones left out. */
#ifndef CS_INGEST_INPUT_H
#define CS_INGEST_INPUT_H

#include "base/error.h"
#include "base/out.h"

typedef enum cs_from {
    CS_FROM_NAME, /* by the file name: .jsonl .ndjson, .html .htm, anything else is text */
    CS_FROM_TEXT,
    CS_FROM_JSONL,
    CS_FROM_HTML
} cs_from;

typedef struct cs_item {
    cs_from from;
    char path[4096]; /* the file it comes from, "-" for standard input */
    long line;       /* of a JSONL file, 1-based; else 0 */
    cs_out bytes;    /* the line, or what standard input held; empty for a file */
    bool whole_file; /* the bytes are still in the file at `path` */
    cs_error error;  /* set when the item itself is bad: unreadable, too long */
} cs_item;

typedef struct cs_input cs_input;

/* `paths` must live as long as the input. Without paths: standard input. */
cs_input *cs_input_open(const char *const *paths, size_t count, cs_from from, cs_error *error);
void cs_input_close(cs_input *input);

/* The next item; false at the end. A file or line that cannot be read is an item with an error. */
bool cs_input_next(cs_input *input, cs_item *item);

#endif
