/* train_event.c: learns from MUC-4's reports and templates whether a report is about an act of
 * violence, who takes part in it (src/event/weigh.h), and who takes part in an incident by all that
 * the report says (src/incident/judge.h).
 *
 *     train-event CORPORA MODELS [FOLDS]
 *
 * The third network is to learn from what the first two say of reports that they have not seen. So
 * they are made once for each fifth of the reports from the other fifths (stacking: Wolpert 1992),
 * and at last from all. With FOLDS, the networks of each fold go to FOLDS/0/models ... */
#include <stdio.h>

#include "base/limit.h"
#include "label.h"
#include "label_who.h"
#include "learn.h"
#include "reading.h"

enum { NAME = 4096, FOLDER = 4000 };

static const learn_plan WORTH = {"worth", CS_WORTH_WORDS, CS_WORTH_OUTPUTS, 3, 0.005f, 0.6f},
                        CAST = {"cast", CS_CAST_WORDS, CS_CAST_OUTPUTS, 5, 0.005f, 0.5f},
                        WHO = {"who", CS_WHO_WORDS, CS_WHO_OUTPUTS, 4, 0.005f, 0.6f};

typedef struct school {
    const reading *r;
    const char *models;
    muc_reports reports;
    examples worth, cast, who;
} school;

typedef struct networks {
    network *worth, *cast;
} networks;

static int fail(const cs_error *error) {
    fprintf(stderr, "train-event: %s:%ld: %s\n", error->where, error->line, error->message);
    return 1;
}

/* Each report stands there twice, in capitals and as people write. */
static uint8_t fold_of(uint32_t report) {
    return (uint8_t)(report / 2 % POOL_FOLDS);
}

/* Examples for the first two networks; or, with them, for the third from the reports of a fold. */
static void label_all(school *c, const networks *n, int fold) {
    cs_arena stories = cs_arena_make(CS_LIMIT_STORY), scratch = cs_arena_make(CS_LIMIT_SCRATCH);
    cs_weights worth = n ? learn_weights(n->worth) : (cs_weights){0},
               cast = n ? learn_weights(n->cast) : (cs_weights){0};
    for (uint32_t i = 0; i < c->reports.count; i++) {
        if (n && fold_of(i) != fold)
            continue;
        cs_story *s = reading_read(c->r, &c->reports.at[i], &stories, &scratch);
        if (s && n) {
            reading_group(c->r, &worth, &cast, s);
            label_who(&c->who, s, &c->reports.at[i], fold_of(i));
        } else if (s) {
            label_report(&c->worth, &c->cast, s, &c->reports.at[i], fold_of(i));
        }
        cs_arena_reset(&stories);
        cs_arena_reset(&scratch);
    }
    cs_arena_free(&stories);
    cs_arena_free(&scratch);
}

static networks learn_both(const school *c, int without) {
    return (networks){learn_network(&c->worth, &WORTH, without),
                      learn_network(&c->cast, &CAST, without)};
}

static bool write_model(const school *c, const char *folder, const char *name, const network *one,
                        const network *other, cs_error *error) {
    char path[NAME];
    train_writer w;
    train_writer_begin(&w, name);
    train_writer_text(&w, "corpora", CS_STR("MUC-4 development texts with their templates"));
    train_writer_text(&w, "licence", CS_STR("weights alone, which hold no text; see its card"));
    train_writer_text(&w, "encoder", reading_encoder(c->r));
    learn_write(one, &w);
    if (other)
        learn_write(other, &w);
    snprintf(path, sizeof path, "%s/%s.model", folder, name);
    return train_writer_end(&w, path, error);
}

static bool write_models(const school *c, const char *folder, networks both, const network *who,
                         cs_error *error) {
    return write_model(c, folder, "event", both.worth, both.cast, error) &&
           write_model(c, folder, "incident", who, NULL, error);
}

/* The networks without a fold, for whoever wants to measure with them: FOLDS/0/models ... */
static bool write_fold(const school *c, const char *folds, int fold, networks both,
                       const network *who, cs_error *error) {
    char folder[FOLDER];
    snprintf(folder, sizeof folder, "%s/%d/models", folds, fold);
    return write_models(c, folder, both, who, error);
}

static bool learn_all(school *c, const char *folds, cs_error *error) {
    networks both[POOL_FOLDS];
    label_all(c, NULL, 0);
    for (int fold = 0; fold < POOL_FOLDS; fold++) {
        both[fold] = learn_both(c, fold);
        label_all(c, &both[fold], fold);
    }
    for (int fold = 0; fold < POOL_FOLDS; fold++) {
        const network *who = learn_network(&c->who, &WHO, fold);
        if (folds && !write_fold(c, folds, fold, both[fold], who, error))
            return false;
    }
    return write_models(c, c->models, learn_both(c, LEARN_ALL),
                        learn_network(&c->who, &WHO, LEARN_ALL), error);
}

int main(int argc, char **argv) {
    if (argc != 3 && argc != 4) {
        fprintf(stderr, "usage: train-event CORPORA MODELS [FOLDS]\n");
        return 2;
    }
    cs_arena tables = cs_arena_make(CS_LIMIT_TABLES), corpus = cs_arena_make(CS_LIMIT_STORY);
    cs_error error = {.code = CS_OK};
    char path[NAME];
    cs_mapped file;
    school c = {.r = reading_open(&tables, argv[2], &error), .models = argv[2]};
    snprintf(path, sizeof path, "%s/muc4.tsv", argv[1]);
    if (!c.r || !muc_read(&c.reports, &file, &corpus, path, &error))
        return fail(&error);
    return learn_all(&c, argv[3], &error) ? 0 : fail(&error);
}
