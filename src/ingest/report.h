/* report.h: one report as it was handed in, understood but not yet read. */
#ifndef CS_INGEST_REPORT_H
#define CS_INGEST_REPORT_H

#include "base/arena.h"
#include "base/error.h"
#include "ingest/input.h"
#include "story/story.h"

typedef struct cs_report {
    cs_str id;
    cs_str text; /* valid UTF-8 */
    cs_str title, published, outlet, url, lang;
    uint8_t published_from; /* names_published_from */
    cs_str undated;         /* a date of publication that is no ISO 8601 date, or none */
    cs_str meta;            /* JSON text of the keys that were passed on unread, or none */
    size_t repaired;        /* characters that were not UTF-8 */
    bool from_page;         /* the text was taken out of HTML */
} cs_report;

/* What the command line says of every report that does not say it itself. */
typedef struct cs_defaults {
    cs_str published, outlet, lang;
} cs_defaults;

/* Reads an item; on failure `report->id` is still set where it could be found. Guarded by the
 * caller (cs_arena_guard). */
bool cs_report_read(cs_report *report, cs_arena *arena, const cs_item *item,
                    const cs_defaults *defaults, cs_error *error);

/* What holds for every report, however it came: the ceiling, UTF-8, a date that can be read. */
bool cs_report_check(cs_report *report, cs_arena *arena, const char *where, long line,
                     cs_error *error);

/* Takes the article out of a page: sets text, and title, published, outlet where they are still
 * none. Memory of the parser is released before it returns. */
bool cs_report_page(cs_report *report, cs_arena *arena, cs_str html, const char *where, long line,
                    cs_error *error);

#endif
