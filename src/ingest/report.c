/* report.c: items understood as reports: plain text, JSON Lines by jansson, HTML by page.c. */
#include "ingest/report.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/limit.h"
#include "base/mapped.h"

bool cs_report_check(cs_report *report, cs_arena *arena, const char *where, long line,
                     cs_error *error) {
    if (report->text.size > CS_LIMIT_TEXT)
        return cs_error_set(error, CS_LIMIT, where, line,
                            "the text has %zu bytes, more than the limit of %zu", report->text.size,
                            CS_LIMIT_TEXT);
    if (report->published.at && cs_day_read(report->published) == CS_DAY_NONE) {
        report->undated = report->published;
        report->published = CS_STR_NONE;
        report->published_from = CS_PUBLISHED_NONE;
    }
    report->text = cs_utf8_repair(arena, report->text, &report->repaired);
    return true;
}

static void apply_defaults(cs_report *report, const cs_defaults *defaults) {
    if (report->published.at) {
        if (!report->published_from)
            report->published_from = CS_PUBLISHED_RECORD;
    } else if (defaults->published.at) {
        report->published = defaults->published;
        report->published_from = CS_PUBLISHED_OPTION;
    }
    if (!report->outlet.at)
        report->outlet = defaults->outlet;
    if (!report->lang.at)
        report->lang = defaults->lang;
}

/* ---- plain text and pages ---------------------------------------------------------------------
 */

static bool no_zero_bytes(cs_str bytes, const char *path, cs_error *error) {
    size_t zero = cs_str_find(bytes, '\0', 0);
    if (zero == bytes.size)
        return true;
    return cs_error_set(error, CS_FORMAT, path, 0, "not a text: a zero byte at %zu", zero);
}

static bool read_bytes(cs_report *report, cs_arena *arena, const cs_item *item, cs_str bytes,
                       cs_error *error) {
    if (item->from == CS_FROM_HTML)
        return cs_report_page(report, arena, bytes, item->path, 0, error);
    if (!no_zero_bytes(bytes, item->path, error))
        return false;
    if (cs_str_starts(bytes, "\xEF\xBB\xBF"))
        bytes = cs_str_slice(bytes, 3, bytes.size);
    report->text = cs_str_copy(arena, bytes);
    return true;
}

static bool read_file(cs_report *report, cs_arena *arena, const cs_item *item, cs_error *error) {
    cs_mapped file;
    size_t ceiling = item->from == CS_FROM_HTML ? CS_LIMIT_LINE : CS_LIMIT_TEXT;
    if (!cs_mapped_open(&file, item->path, ceiling, error))
        return false;
    char *copy = cs_arena_new(arena, char, file.bytes.size + 1);
    memcpy(copy, file.bytes.at, file.bytes.size);
    cs_str bytes = {copy, file.bytes.size};
    cs_mapped_close(&file);
    return read_bytes(report, arena, item, bytes, error);
}

/* ---- JSON Lines -------------------------------------------------------------------------------
 */

static const struct {
    const char *key;
    size_t offset;
} string_keys[] = {
    {"text", offsetof(cs_report, text)},
    {"title", offsetof(cs_report, title)},
    {"published", offsetof(cs_report, published)},
    {"outlet", offsetof(cs_report, outlet)},
    {"url", offsetof(cs_report, url)},
    {"lang", offsetof(cs_report, lang)},
};
enum { STRING_KEYS = sizeof string_keys / sizeof *string_keys };

static cs_str string_of(cs_arena *arena, const json_t *value) {
    return cs_str_copy(arena, (cs_str){json_string_value(value), json_string_length(value)});
}

static bool read_id(cs_report *report, cs_arena *arena, const json_t *record) {
    const json_t *id = json_object_get(record, "id");
    if (json_is_string(id))
        report->id = string_of(arena, id);
    else if (json_is_integer(id))
        report->id = cs_str_format(arena, "%lld", (long long)json_integer_value(id));
    return report->id.at != NULL;
}

static bool is_read(const char *key) {
    for (int i = 0; i < STRING_KEYS; i++)
        if (strcmp(key, string_keys[i].key) == 0)
            return true;
    return strcmp(key, "id") == 0 || strcmp(key, "html") == 0;
}

/* The other keys, as JSON text; none if there are no others. */
static cs_str read_meta(cs_arena *arena, json_t *record) {
    json_t *rest = json_object();
    const char *key;
    json_t *value;
    json_object_foreach(record, key, value) {
        if (!is_read(key))
            json_object_set(rest, key, value);
    }
    cs_str meta = CS_STR_NONE;
    size_t size = json_object_size(rest) ? json_dumpb(rest, NULL, 0, JSON_COMPACT) : 0;
    if (size) {
        char *text = cs_arena_new(arena, char, size + 1);
        json_dumpb(rest, text, size, JSON_COMPACT);
        meta = (cs_str){text, size};
    }
    json_decref(rest);
    return meta;
}

static bool read_strings(cs_report *report, cs_arena *arena, const json_t *record,
                         const cs_item *item, cs_error *error) {
    for (int i = 0; i < STRING_KEYS; i++) {
        const json_t *value = json_object_get(record, string_keys[i].key);
        if (!value || json_is_null(value))
            continue;
        if (!json_is_string(value))
            return cs_error_set(error, CS_FORMAT, item->path, item->line, "%s is no string",
                                string_keys[i].key);
        *(cs_str *)(void *)((char *)report + string_keys[i].offset) = string_of(arena, value);
    }
    return true;
}

static bool read_record(cs_report *report, cs_arena *arena, json_t *record, const cs_item *item,
                        cs_error *error) {
    if (!json_is_object(record))
        return cs_error_set(error, CS_FORMAT, item->path, item->line, "the line is no JSON object");
    if (!read_id(report, arena, record))
        return cs_error_set(error, CS_FORMAT, item->path, item->line, "no id");
    if (!read_strings(report, arena, record, item, error))
        return false;
    report->meta = read_meta(arena, record);
    const json_t *html = json_object_get(record, "html");
    if (json_is_string(html) && !report->text.at)
        return cs_report_page(report, arena, string_of(arena, html), item->path, item->line, error);
    if (!report->text.at)
        return cs_error_set(error, CS_FORMAT, item->path, item->line, "neither text nor html");
    return true;
}

/* What a guarded read needs; jansson's tree is released whatever happens. */
typedef struct record_work {
    cs_report *report;
    cs_arena *arena;
    json_t *record;
    const cs_item *item;
    cs_error *error;
    bool done;
} record_work;

static void work_on_record(void *state) {
    record_work *w = state;
    w->done = read_record(w->report, w->arena, w->record, w->item, w->error);
}

static bool read_line(cs_report *report, cs_arena *arena, const cs_item *item, cs_error *error) {
    json_error_t fault;
    cs_str line = cs_out_str(&item->bytes);
    if (item->line == 1 && cs_str_starts(line, "\xEF\xBB\xBF"))
        line = cs_str_slice(line, 3, line.size);
    json_t *record = json_loadb(line.at, line.size,
                                JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL | JSON_DECODE_ANY, &fault);
    if (!record)
        return cs_error_set(error, CS_FORMAT, item->path, item->line, "%s (byte %d)", fault.text,
                            fault.position);
    record_work work = {report, arena, record, item, error, false};
    if (!cs_arena_guard(work_on_record, &work))
        work.done = cs_error_set(error, CS_MEMORY, item->path, item->line, "memory ran out");
    json_decref(record);
    return work.done;
}

/* ---- */

bool cs_report_read(cs_report *report, cs_arena *arena, const cs_item *item,
                    const cs_defaults *defaults, cs_error *error) {
    *report = (cs_report){.id = CS_STR_NONE};
    if (item->from != CS_FROM_JSONL)
        report->id = cs_str_copy(arena, cs_str_of(item->path));
    if (item->error.code != CS_OK) {
        *error = item->error;
        return false;
    }
    bool read;
    if (item->whole_file)
        read = read_file(report, arena, item, error);
    else if (item->from == CS_FROM_JSONL)
        read = read_line(report, arena, item, error);
    else
        read = read_bytes(report, arena, item, cs_out_str(&item->bytes), error);
    if (!read)
        return false;
    apply_defaults(report, defaults);
    return cs_report_check(report, arena, item->path, item->line, error);
}
