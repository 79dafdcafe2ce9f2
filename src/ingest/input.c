/* input.c: see input.h. Folders are walked with a stack of sorted listings, not by recursion. */
#include "ingest/input.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/heap.h"
#include "base/limit.h"

typedef struct listing {
    char folder[4096];
    struct dirent **names;
    int count, next;
} listing;

struct cs_input {
    const char *const *paths;
    size_t count, next;
    cs_from from;
    listing stack[CS_LIMIT_FOLDERS];
    int depth;
    FILE *lines; /* the open JSONL file, or NULL */
    char path[4096];
    long line;
    char block[65536]; /* of that file; [at, end) is still to be given out */
    size_t at, end;
};

cs_input *cs_input_open(const char *const *paths, size_t count, cs_from from, cs_error *error) {
    static const char *const standard_input[] = {"-"};
    cs_input *input = cs_heap_take(1, sizeof *input);
    if (!input) {
        cs_error_set(error, CS_MEMORY, NULL, 0, "no memory to open the input");
        return NULL;
    }
    input->paths = count ? paths : standard_input;
    input->count = count ? count : 1;
    input->from = from;
    return input;
}

static void close_lines(cs_input *input) {
    if (input->lines && input->lines != stdin)
        fclose(input->lines);
    input->lines = NULL;
}

static void pop_folder(cs_input *input) {
    listing *top = &input->stack[--input->depth];
    while (top->next < top->count)
        free(top->names[top->next++]);
    free(top->names);
}

void cs_input_close(cs_input *input) {
    if (!input)
        return;
    close_lines(input);
    while (input->depth)
        pop_folder(input);
    cs_heap_free(input);
}

static int visible(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static bool push_folder(cs_input *input, const char *path, cs_error *error) {
    if (input->depth == CS_LIMIT_FOLDERS)
        return cs_error_set(error, CS_LIMIT, path, 0, "folders nested deeper than %d",
                            CS_LIMIT_FOLDERS);
    listing *top = &input->stack[input->depth];
    top->next = 0;
    top->count = scandir(path, &top->names, visible, alphasort);
    if (top->count < 0)
        return cs_error_set(error, CS_IO, path, 0, "%s", strerror(errno));
    snprintf(top->folder, sizeof top->folder, "%s", path);
    input->depth++;
    return true;
}

static cs_from kind_of(const cs_input *input, const char *path) {
    if (input->from != CS_FROM_NAME)
        return input->from;
    cs_str name = cs_str_of(path);
    if (cs_str_ends(name, ".jsonl") || cs_str_ends(name, ".ndjson"))
        return CS_FROM_JSONL;
    if (cs_str_ends(name, ".html") || cs_str_ends(name, ".htm"))
        return CS_FROM_HTML;
    return CS_FROM_TEXT;
}

/* All of a stream, up to one byte beyond the ceiling. */
static void read_all(FILE *stream, cs_item *item, size_t ceiling_bytes) {
    char part[65536];
    size_t size;
    while ((size = fread(part, 1, sizeof part, stream)) > 0)
        if (item->bytes.size <= ceiling_bytes)
            cs_out_add(&item->bytes, (cs_str){part, size});
    if (ferror(stream))
        cs_error_set(&item->error, CS_IO, item->path, 0, "%s", strerror(errno));
    else if (item->bytes.size > ceiling_bytes || item->bytes.full)
        cs_error_set(&item->error, CS_LIMIT, item->path, 0, "longer than the limit of %zu bytes",
                     ceiling_bytes);
}

/* Reads the next block; false at the end of the file or on an error. */
static bool next_block(cs_input *input, cs_item *item) {
    input->at = 0;
    input->end = fread(input->block, 1, sizeof input->block, input->lines);
    if (!input->end && ferror(input->lines))
        cs_error_set(&item->error, CS_IO, input->path, input->line, "%s", strerror(errno));
    return input->end > 0;
}

/* Adds the rest of the current line to the item; false when there is no line left. */
static bool collect_line(cs_input *input, cs_item *item) {
    bool any = false;
    while (input->at < input->end || next_block(input, item)) {
        any = true;
        const char *from = input->block + input->at;
        const char *stop = memchr(from, '\n', input->end - input->at);
        size_t size = stop ? (size_t)(stop - from) : input->end - input->at;
        if (item->bytes.size <= CS_LIMIT_LINE)
            cs_out_add(&item->bytes, (cs_str){from, size});
        input->at += size + (stop != NULL);
        if (stop)
            break;
    }
    return any;
}

/* The next line of the open JSONL file without its end; false at the end of the file. */
static bool read_line(cs_input *input, cs_item *item) {
    if (!collect_line(input, item)) {
        close_lines(input);
        return false;
    }
    item->from = CS_FROM_JSONL;
    item->line = ++input->line;
    snprintf(item->path, sizeof item->path, "%s", input->path);
    if (item->bytes.size > CS_LIMIT_LINE || item->bytes.full)
        cs_error_set(&item->error, CS_LIMIT, input->path, input->line,
                     "line longer than the limit of %zu bytes", CS_LIMIT_LINE);
    return true;
}

static bool is_blank(cs_str line) {
    return cs_str_trim(line).size == 0;
}

/* Starts on a path: false when it gives no item of its own (a folder, a JSONL file). */
static bool start_path(cs_input *input, const char *path, cs_item *item) {
    snprintf(item->path, sizeof item->path, "%s", path);
    bool standard = strcmp(path, "-") == 0;
    struct stat about;
    if (!standard && stat(path, &about) != 0) {
        cs_error_set(&item->error, CS_IO, path, 0, "%s", strerror(errno));
        return true;
    }
    if (!standard && S_ISDIR(about.st_mode))
        return !push_folder(input, path, &item->error);
    item->from = kind_of(input, path);
    if (item->from == CS_FROM_JSONL) {
        input->lines = standard ? stdin : fopen(path, "rb");
        snprintf(input->path, sizeof input->path, "%s", path);
        input->line = 0;
        input->at = input->end = 0;
        return !input->lines && !cs_error_set(&item->error, CS_IO, path, 0, "%s", strerror(errno));
    }
    if (standard)
        read_all(stdin, item, CS_LIMIT_LINE);
    else
        item->whole_file = true;
    return true;
}

/* The next path of the folder on top of the stack; false when it is done. */
static bool next_in_folder(cs_input *input, char *path, size_t room) {
    listing *top = &input->stack[input->depth - 1];
    if (top->next == top->count) {
        pop_folder(input);
        return false;
    }
    int size = snprintf(path, room, "%s/%s", top->folder, top->names[top->next]->d_name);
    free(top->names[top->next++]);
    return size > 0 && (size_t)size < room;
}

bool cs_input_next(cs_input *input, cs_item *item) {
    char path[4096];
    for (;;) {
        cs_out_reset(&item->bytes);
        item->error = (cs_error){.code = CS_OK};
        item->whole_file = false;
        item->line = 0;
        if (input->lines) {
            if (read_line(input, item) && !is_blank(cs_out_str(&item->bytes)))
                return true;
            if (item->error.code != CS_OK)
                return true;
        } else if (input->depth) {
            if (next_in_folder(input, path, sizeof path) && start_path(input, path, item))
                return true;
        } else if (input->next < input->count) {
            if (start_path(input, input->paths[input->next++], item))
                return true;
        } else {
            return false;
        }
    }
}
