/* train_event.c: learns from MUC-4's reports and templates whether a report is about an act of
 * violence and who takes part in it (src/event/weigh.h).
 *
 *     train-event CORPORA MODELS
 *
 * First without every 8th report, in both its writings, to say how well it does on those; then from
 * all. */
#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"
#include "learn.h"
#include "reading.h"

enum { HELD_OUT = 8, WORTH_ROUNDS = 2, CAST_ROUNDS = 6, NAME = 4096 };

static int fail(const cs_error *error) {
    fprintf(stderr, "train-event: %s:%ld: %s\n", error->where, error->line, error->message);
    return 1;
}

/* Each report stands there twice, in capitals and as people write. */
static void label_all(const reading *r, const muc_reports *reports, examples *worth,
                      examples *cast) {
    cs_arena stories = cs_arena_make(CS_LIMIT_STORY), scratch = cs_arena_make(CS_LIMIT_SCRATCH);
    for (uint32_t i = 0; i < reports->count; i++) {
        cs_story *s = reading_read(r, &reports->at[i], &stories, &scratch);
        if (s)
            label_report(worth, cast, s, &reports->at[i], i / 2 % HELD_OUT == HELD_OUT - 1);
        cs_arena_reset(&stories);
        cs_arena_reset(&scratch);
    }
    cs_arena_free(&stories);
    cs_arena_free(&scratch);
}

static bool write_model(const reading *r, const network *worth, const network *cast,
                        const char *models, cs_error *error) {
    char path[NAME];
    train_writer w;
    train_writer_begin(&w, "event");
    train_writer_text(&w, "corpora", CS_STR("MUC-4 development texts with their templates"));
    train_writer_text(&w, "licence", CS_STR("weights alone, which hold no text; see event.md"));
    train_writer_text(&w, "encoder", reading_encoder(r));
    learn_write(worth, &w);
    learn_write(cast, &w);
    snprintf(path, sizeof path, "%s/event.model", models);
    return train_writer_end(&w, path, error);
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: train-event CORPORA MODELS\n");
        return 2;
    }
    cs_arena tables = cs_arena_make(CS_LIMIT_TABLES), corpus = cs_arena_make(CS_LIMIT_STORY);
    cs_error error = {.code = CS_OK};
    char path[NAME];
    muc_reports reports = {0};
    cs_mapped file;
    examples worth = {0}, cast = {0};
    snprintf(path, sizeof path, "%s/muc4.tsv", argv[1]);
    reading *r = reading_open(&tables, argv[2], &error);
    if (!r || !muc_read(&reports, &file, &corpus, path, &error))
        return fail(&error);
    label_all(r, &reports, &worth, &cast);
    network *first = NULL, *second = NULL;
    for (int all = 0; all < 2; all++) {
        first = learn_network(&worth, "worth", CS_WORTH_WORDS, CS_WORTH_OUTPUTS, WORTH_ROUNDS, all);
        second = learn_network(&cast, "cast", CS_CAST_WORDS, CS_CAST_OUTPUTS, CAST_ROUNDS, all);
    }
    return write_model(r, first, second, argv[2], &error) ? 0 : fail(&error);
}
