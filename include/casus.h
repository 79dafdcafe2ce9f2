/* casus.h: read English news reports as structured, checkable conflict-event records.
 *
 *     casus_error error;
 *     casus *c = casus_open(NULL, &error);
 *     casus_report report = {.id = "1", .text = text, .text_bytes = strlen(text),
 *                            .published = "2019-12-29"};
 *     casus_story *story = casus_read(c, &report, &error);
 *     casus_print(story, CASUS_JSONL, 0, to_stdout, NULL);
 *     casus_story_free(story);
 *     casus_close(c);
 *
 * What can fail returns NULL or false and fills in a casus_error. Nothing here prints, exits, reads
 * the clock or keeps global state. A casus is constant once it is open and may serve any number of
 * threads; every other object belongs to one thread at a time.
 *
 * It records what public reports say. It does not judge whether they are true, and it is no tool
 * for targeting or prediction.
 */
#ifndef CASUS_H
#define CASUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define CASUS_API __attribute__((visibility("default")))
#else
#define CASUS_API
#endif

/* ---- errors -----------------------------------------------------------------------------------
 */

typedef enum casus_code {
    CASUS_OK,
    CASUS_USAGE,   /* the call is wrong */
    CASUS_IO,      /* a file, pipe or folder cannot be read or written */
    CASUS_FORMAT,  /* bytes that are not in the format they should be in */
    CASUS_LIMIT,   /* larger than a ceiling allows */
    CASUS_MEMORY,  /* memory ran out */
    CASUS_TABLE,   /* a data table is wrong */
    CASUS_MODEL,   /* a model file is wrong or missing */
    CASUS_DATABASE /* the database cannot be used */
} casus_code;

typedef struct casus_error {
    casus_code code;
    long line;         /* 1-based line of what `where` names, or 0 */
    char where[256];   /* file or input, "" if there is none */
    char message[256]; /* one line of plain words */
} casus_error;

/* "io", "format" and so on, as error records have it. */
CASUS_API const char *casus_code_name(casus_code code);

/* "0.1.0" */
CASUS_API const char *casus_version(void);

/* ---- the reader -------------------------------------------------------------------------------
 */

typedef struct casus casus;

typedef struct casus_options {
    const char *data;   /* folder with the folders data and models; NULL: found, see casus_data */
    const char *actors; /* an actor table of one's own, which goes first; NULL: none */
    const char *gazetteer; /* a compiled gazetteer; NULL: places.gaz in the folder of `data` */
} casus_options;

/* Loads tables and models, shared by all that is read with it. `options` may be NULL. */
CASUS_API casus *casus_open(const casus_options *options, casus_error *error);
CASUS_API void casus_close(casus *c);

/* Where tables and models are looked for when no folder is given: $CASUS_DATA, then share/casus
 * beside the library or above it, then the place of installation. The string lives as long as the
 * program. */
CASUS_API const char *casus_data(void);

/* The stages in order ("ingest", "lang", ... "incident"); NULL behind the last. */
CASUS_API const char *casus_stage(unsigned index);

/* ---- one report -------------------------------------------------------------------------------
 */

/* Strings are NUL-terminated UTF-8; any but `id` and the text may be NULL. They are copied. */
typedef struct casus_report {
    const char *id;
    const char *text; /* or html */
    size_t text_bytes;
    const char *html;
    size_t html_bytes;
    const char *title;     /* headline, when it is not part of the text */
    const char *published; /* ISO 8601 date or date-time: the anchor of relative dates */
    const char *outlet, *url, *lang;
} casus_report;

typedef struct casus_story casus_story;

/* Reads one report on the calling thread. The story is the caller's: casus_story_free. */
CASUS_API casus_story *casus_read(const casus *c, const casus_report *report, casus_error *error);
CASUS_API void casus_story_free(casus_story *story);

typedef enum casus_format {
    CASUS_PEOPLE, /* a page for people: incidents, their figures and sources, quoted evidence */
    CASUS_JSONL,  /* one line, after the story format */
    CASUS_CONLLU, /* words and trees, CoNLL-U */
    CASUS_ACLED,  /* incidents in the columns of ACLED's export, CSV (docs/schemes.md) */
    CASUS_GED,    /* in those of UCDP GED, CSV */
    CASUS_CAMEO,  /* in those of Phoenix and its kin, with CAMEO codes, CSV */
    CASUS_PLOVER  /* in the fields of PLOVER, JSON Lines */
} casus_format;

enum {
    CASUS_TOKENS = 1, /* in JSONL: with the layer of tokens */
    CASUS_COLOR = 2   /* for people: with terminal colours */
};

/* Takes `size` bytes; false stops the writing. */
typedef bool casus_write(void *state, const char *bytes, size_t size);

CASUS_API bool casus_print(const casus_story *story, casus_format format, unsigned flags,
                           casus_write *write, void *state);

/* The line that goes before all stories of a format: names of columns. Nothing where it has none.
 */
CASUS_API bool casus_print_header(casus_format format, casus_write *write, void *state);

/* One layer, by the name of its stage, as text for people and tests. */
CASUS_API bool casus_show(const casus_story *story, const char *stage, casus_write *write,
                          void *state, casus_error *error);

CASUS_API const char *casus_story_id(const casus_story *story);
CASUS_API size_t casus_story_incidents(const casus_story *story);
CASUS_API size_t casus_story_sentences(const casus_story *story);

/* ---- many reports -----------------------------------------------------------------------------
 */

typedef enum casus_from {
    CASUS_FROM_NAME, /* by the file name: .jsonl .ndjson, .html .htm, anything else is text */
    CASUS_FROM_TEXT,
    CASUS_FROM_JSONL,
    CASUS_FROM_HTML
} casus_from;

typedef struct casus_input casus_input;

/* Files and folders (read by name, sorted), "-" for standard input; no path at all is "-", too.
 * The paths must live as long as the input. */
CASUS_API casus_input *casus_input_open(const char *const *paths, size_t count, casus_from from,
                                        casus_error *error);
CASUS_API void casus_input_close(casus_input *input);

/* What became of one input. Good during the call that brings it. */
typedef struct casus_result {
    const char *id;           /* "" where the input had none */
    const casus_story *story; /* NULL after an error */
    const casus_error *error; /* NULL where all went well */
    const char *output;       /* the story in the format asked for; an error record in JSONL */
    size_t output_bytes;
} casus_result;

typedef bool casus_put(void *state, const casus_result *result);

typedef struct casus_run_options {
    unsigned jobs; /* threads; 0: one for each processor */
    casus_format format;
    unsigned flags;
    const char *published, *outlet, *lang; /* for reports that do not say; NULL: nothing */
    uint64_t *nanoseconds;                 /* NULL, or a sum for each stage, added to */
} casus_run_options;

/* Reads all inputs on some threads; `put` is called on this one, in input order, once for each.
 * A bad input gives a result with an error, and the run goes on. False when put said stop, or
 * nothing could be read at all. */
CASUS_API bool casus_run(const casus *c, casus_input *input, const casus_run_options *options,
                         casus_put *put, void *state, casus_error *error);

/* JSON Schema of the story record. */
CASUS_API bool casus_schema(casus_write *write, void *state);

/* ---- the database -----------------------------------------------------------------------------
 */

typedef struct casus_db casus_db;

/* Opens the database, making or upgrading it where needed. One connection, one thread. */
CASUS_API casus_db *casus_db_open(const char *path, casus_error *error);
CASUS_API void casus_db_close(casus_db *db);

/* Adds a story that was run with format CASUS_JSONL; one that is there already, with the same id,
 * changes nothing. Stories are written in transactions of many; casus_db_flush ends the last. */
CASUS_API bool casus_db_add(casus_db *db, const casus_result *result, casus_error *error);
CASUS_API bool casus_db_flush(casus_db *db, casus_error *error);

typedef enum casus_export {
    CASUS_EXPORT_PEOPLE,
    CASUS_EXPORT_JSONL,
    CASUS_EXPORT_CSV,
    CASUS_EXPORT_GEOJSON
} casus_export;

/* All incidents that are known from the stories added, by first publication, then id. */
CASUS_API bool casus_db_incidents(casus_db *db, casus_export to, casus_write *write, void *state,
                                  casus_error *error);

/* How many stories and incidents it holds. */
CASUS_API bool casus_db_count(casus_db *db, size_t *stories, size_t *incidents, casus_error *error);

/* ---- the gazetteer -----------------------------------------------------------------------------
 */

/* Compiles the tables of the folder `data`, NULL being casus's own, and on top of them `count`
 * files: GeoNames dumps (allCountries.txt, cities500.txt, SY.txt), GeoNames alternateNames, or
 * tables with the columns name, lat, lon and, if wanted, id, aliases, country, feature, admin1,
 * admin2, population. Hands the bytes of the compiled file to `write`. *passed_over, if not NULL,
 * becomes the number of places in dumps whose feature code is not in features.tsv. */
CASUS_API bool casus_gazetteer_build(const char *data, const char *const *files, size_t count,
                                     casus_write *write, void *state, size_t *passed_over,
                                     casus_error *error);

/* Writes the places that the name may mean, the likeliest first, a line each; *found becomes their
 * number. `gazetteer` is a compiled file, NULL casus's own. */
CASUS_API bool casus_gazetteer_look(const char *gazetteer, const char *name, casus_write *write,
                                    void *state, size_t *found, casus_error *error);

/* ---- actors -----------------------------------------------------------------------------------
 */

/* Writes who a name, or a few words such as "Sunni militants", stand for on that day (ISO 8601,
 * NULL for none), what codes they get, and why; *known becomes whether anything is known of them.
 */
CASUS_API bool casus_actor_look(const casus *c, const char *name, const char *on,
                                casus_write *write, void *state, bool *known, casus_error *error);

/* ---- copies -----------------------------------------------------------------------------------
 */

/* Reads all inputs and writes, in input order, {"id": ..., "copy_of": ...} for each: the id of the
 * report whose words it has, or null. */
CASUS_API bool casus_duplicates(casus_input *input, casus_write *write, void *state, size_t *failed,
                                casus_error *error);

#ifdef __cplusplus
}
#endif

#endif
