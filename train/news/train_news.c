/* train_news.c: learns from MUC-4's reports and templates which incidents a report is about
 * (src/incident/news.h).
 *
 *     train-news CORPORA MODELS FOLDS
 *
 * The models of FOLDS/0 to FOLDS/4 have not seen the reports of which they are to say something
 * here: those of FOLDS/k every 5th from k on (stacking: Wolpert 1992). A model without those is
 * written beside them, for whoever wants to measure with it, and one of all into MODELS. */
#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"
#include "flow.h"
#include "ground/plain.h"
#include "ground/writer.h"
#include "incident/incident.h"
#include "learn.h"
#include "model/model.h"

enum { COUNT_FOLDS = 5, NAME = 4096 };

static int fail(const cs_error *error) {
    fprintf(stderr, "train-news: %s:%ld: %s\n", error->where, error->line, error->message);
    return 1;
}

/* ---- what reports it was learned from ---------------------------------------------------------
 */

typedef struct scope {
    int32_t days[2];
    cs_str countries;
} scope;

static int by_day(const void *a, const void *b) {
    const int32_t *one = a, *other = b;
    return (*one > *other) - (*one < *other);
}

/* The first and the last day of all reports but a few. */
static void find_days(const muc_reports *reports, int32_t ends[2]) {
    enum { FEW = 50 };
    int32_t *days = plain_new(int32_t, reports->count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < reports->count; i++) {
        cs_day day = cs_day_read(reports->at[i].published);
        if (day != CS_DAY_NONE)
            days[count++] = day;
    }
    qsort(days, count, sizeof *days, by_day);
    ends[0] = days[count / FEW];
    ends[1] = days[count - 1 - count / FEW];
    free(days);
}

/* The countries that more than a few reports were on. */
static void find_countries(examples *e, scope *sc) {
    enum { FEW = 20 };
    for (uint32_t i = 0; i < e->countries.count; i++)
        if (e->countries.at[i].reports > FEW)
            sc->countries = cs_str_format(
                &e->arena, "%.*s%s%.*s", (int)sc->countries.size,
                sc->countries.size ? sc->countries.at : "", sc->countries.size ? "\n" : "",
                (int)e->countries.at[i].code.size, e->countries.at[i].code.at);
}

/* ---- */

static bool write_model(const char *folder, const scope *sc, const int16_t *weights, uint32_t rows,
                        cs_error *error) {
    char path[NAME];
    train_writer w;
    train_writer_begin(&w, "news");
    train_writer_text(&w, "corpora", CS_STR("MUC-4 development texts with their templates"));
    train_writer_text(&w, "licence", CS_STR("weights alone, which hold no text; see news.md"));
    train_writer_text(&w, "countries", sc->countries.size ? sc->countries : CS_STR(""));
    train_writer_array(&w, "days", CS_MODEL_I32, 1, 2, sc->days);
    train_writer_array(&w, "weights", CS_MODEL_I16, rows, 1, weights);
    snprintf(path, sizeof path, "%s/news.model", folder);
    return train_writer_end(&w, path, error);
}

/* The reports of a fold, in capitals and as people write, through all stages. */
static bool read_fold(examples *e, const muc_reports *reports, const char *models, uint8_t fold,
                      cs_error *error) {
    cs_arena tables = cs_arena_make(CS_LIMIT_TABLES), stories = cs_arena_make(CS_LIMIT_STORY),
             scratch = cs_arena_make(CS_LIMIT_SCRATCH);
    cs_shelf shelf = {0};
    cs_setup setup = {.data = "data",
                      .models = models,
                      .gazetteer = "build/share/casus/places.gaz",
                      .arena = &tables,
                      .shelf = &shelf};
    cs_flow *flow = cs_flow_open(&setup, error);
    const cs_incidenter *incidenter = flow ? cs_incident_load(&setup, error) : NULL;
    for (uint32_t i = 0; incidenter && i < reports->count; i++) {
        const muc_report *r = &reports->at[i];
        cs_report given = {.id = r->id,
                           .text = r->text,
                           .published = r->published,
                           .published_from = CS_PUBLISHED_RECORD};
        if (i / 2 % COUNT_FOLDS != fold)
            continue;
        const cs_story *s = cs_flow_read(flow, &given, &stories, &scratch, NULL, error);
        if (!s)
            return false;
        label_report(e, incidenter, s, r, fold);
        cs_arena_reset(&stories);
        cs_arena_reset(&scratch);
    }
    return incidenter != NULL;
}

static bool learn_all(const muc_reports *reports, const char *models, const char *folds,
                      cs_error *error) {
    char *folder[COUNT_FOLDS];
    examples e = {.arena = cs_arena_make(CS_LIMIT_STORY)};
    scope sc = {.countries = CS_STR_NONE};
    find_days(reports, sc.days);
    int16_t *nothing = plain_new(int16_t, 1);
    for (int fold = 0; fold < COUNT_FOLDS; fold++) {
        folder[fold] = plain_new(char, NAME);
        snprintf(folder[fold], NAME, "%s/%d/models", folds, fold);
        if (!write_model(folder[fold], &sc, nothing, 1, error) ||
            !read_fold(&e, reports, folder[fold], (uint8_t)fold, error))
            return false;
    }
    printf("%u examples\n", e.at.count);
    find_countries(&e, &sc);
    for (int fold = 0; fold < COUNT_FOLDS; fold++)
        if (!write_model(folder[fold], &sc, learn_wholes(learn(&e, fold)), LEARN_ROWS, error))
            return false;
    return write_model(models, &sc, learn_wholes(learn(&e, LEARN_ALL)), LEARN_ROWS, error);
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: train-news CORPORA MODELS FOLDS\n");
        return 2;
    }
    cs_arena corpus = cs_arena_make(CS_LIMIT_STORY);
    cs_error error = {.code = CS_OK};
    char path[NAME];
    muc_reports reports = {0};
    cs_mapped file;
    snprintf(path, sizeof path, "%s/muc4.tsv", argv[1]);
    if (!muc_read(&reports, &file, &corpus, path, &error))
        return fail(&error);
    return learn_all(&reports, argv[2], argv[3], &error) ? 0 : fail(&error);
}
