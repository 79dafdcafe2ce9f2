/* train_entity.c: learns which entity a pronoun or a common noun means (src/entity/ranker.h) from
 * the coreference annotation of GUM.
 *
 *     train-entity CORPORA MODELS [FOLD CHAINS]
 *
 * Every 8th document is held out, as in eval/coref. FOLD, 0 to 7, holds others out and writes no
 * model but the chains found in them, all noun phrases included, for eval/coref --records. */
#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"
#include "entity/entity.h"
#include "ground/plain.h"
#include "ground/writer.h"
#include "gum.h"
#include "learn.h"

enum { HELD_OUT = 8, EPOCHS = 12, KEPT = 6, NAME = 4096 };

typedef struct example {
    cs_nps nps;
    uint32_t *chains; /* [nps] */
    bool held_out;
} example;

typedef struct training {
    cs_arena tables, corpus_arena, stories;
    cs_words words;
    gum_documents documents;
    uint32_t fold;
    cs_vec(example) examples;
} training;

static int fail(const cs_error *error) {
    fprintf(stderr, "train-entity: %s:%ld: %s\n", error->where, error->line, error->message);
    return 1;
}

/* ---- examples -------------------------------------------------------------------------------- */

/* The chain of the annotators' mention that the np is: that with its head; of several with one
 * head, the widest for "X and Y", else the narrowest. */
static uint32_t chain_of(const gum_document *d, const cs_np *np) {
    uint32_t best = CS_NONE, best_size = 0;
    for (uint32_t i = 0; i < d->mentions.count; i++) {
        const gum_mention *m = &d->mentions.at[i];
        uint32_t size = m->last - m->first;
        bool covers = m->last + 1 >= np->token_end && m->first <= np->token;
        if (m->head != np->head || (np->joined && !covers))
            continue;
        if (best == CS_NONE || (np->joined ? size > best_size : size < best_size)) {
            best = m->chain;
            best_size = size;
        }
    }
    return best;
}

static void add_example(training *t, const gum_document *d, bool held_out) {
    cs_story *s = gum_story(d, &t->stories, &t->stories);
    gum_mentions(d, s);
    example *e = cs_vec_push(&t->stories, &t->examples);
    cs_np_find(&e->nps, &t->words, s);
    e->held_out = held_out;
    e->chains = cs_arena_new(&t->stories, uint32_t, e->nps.at.count);
    for (uint32_t i = 0; i < e->nps.at.count; i++)
        e->chains[i] = chain_of(d, &e->nps.at.at[i]);
}

static bool read_all(training *t, const char *corpora, cs_error *error) {
    train_corpus corpus = {0};
    cs_shelf shelf = {0};
    char path[NAME];
    cs_setup setup = {.data = "data", .models = "models", .arena = &t->tables, .shelf = &shelf};
    snprintf(path, sizeof path, "%s/en_gum-train.conllu", corpora);
    if (!cs_words_load(&t->words, &setup, error) ||
        !train_corpus_read(&corpus, &t->corpus_arena, path, error))
        return false;
    gum_read(&t->documents, &t->corpus_arena, &corpus);
    for (uint32_t i = 0; i < t->documents.count; i++)
        add_example(t, &t->documents.at[i], i % HELD_OUT == t->fold);
    return true;
}

/* ---- learning -------------------------------------------------------------------------------- */

static void link_example(learner *l, example *e, cs_clusters *clusters) {
    for (uint32_t i = 0; i < e->nps.at.count; i++)
        e->nps.at.at[i].cluster = CS_NONE, e->nps.at.at[i].name = NULL;
    *clusters = (cs_clusters){.nps = NULL};
    l->chains = e->chains;
    cs_link_run(clusters, &e->nps, learn_choose, l);
}

/* Links all examples of one part; their clusters are forgotten. */
static void run_part(training *t, learner *l, bool held_out) {
    memset(l->tallies, 0, sizeof l->tallies);
    l->learning = !held_out;
    for (uint32_t i = 0; i < t->examples.count; i++) {
        example *e = &t->examples.at[i];
        if (e->held_out != held_out)
            continue;
        cs_arena passing = cs_arena_make(CS_LIMIT_STORY), *kept = e->nps.s->scratch;
        cs_clusters clusters;
        e->nps.s->scratch = &passing;
        link_example(l, e, &clusters);
        e->nps.s->scratch = kept;
        cs_arena_free(&passing);
    }
}

static void report(const char *part, const learner *l) {
    for (unsigned n = 0; n < CS_RANKER_NETS; n++) {
        const tally *a = &l->tallies[n];
        double p = 100.0 * (double)a->right / (double)(a->made ? a->made : 1),
               r = 100.0 * (double)a->right / (double)(a->wanted ? a->wanted : 1);
        printf("  %s %s: %ld decisions, links P %.1f R %.1f F %.1f, loss %.3f", part,
               n ? "nouns" : "pronouns", a->decisions, p, r, p + r > 0 ? 2 * p * r / (p + r) : 0,
               a->loss / (double)(a->decisions ? a->decisions : 1));
    }
    printf("\n");
}

static void learn(training *t, learner *l) {
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        l->follow = (float)epoch / EPOCHS;
        run_part(t, l, false);
        printf("%2d", epoch);
        report("train", l);
        if (epoch >= EPOCHS - KEPT)
            learn_keep(l);
    }
    learn_mean(l, KEPT);
    run_part(t, l, true);
    report("held out", l);
}

/* ---- writing --------------------------------------------------------------------------------- */

static int16_t whole(float x, float unit, float most) {
    float scaled = x * unit;
    scaled = scaled > most ? most : scaled < -most ? -most : scaled;
    return (int16_t)(scaled < 0 ? scaled - 0.5f : scaled + 0.5f);
}

static bool write_model(const learner *l, const char *models, cs_error *error) {
    static int16_t embed[LEARN_VALUES][LEARN_HIDDEN], out[CS_RANKER_NETS][LEARN_HIDDEN];
    static const int32_t bias[CS_RANKER_NETS] = {0, 0};
    char path[NAME];
    for (size_t i = 0; i < LEARN_VALUES; i++)
        for (size_t h = 0; h < LEARN_HIDDEN; h++)
            embed[i][h] = whole(l->w->embed[i][h], CS_RANKER_UNIT, 900);
    for (size_t n = 0; n < CS_RANKER_NETS; n++)
        for (size_t h = 0; h < LEARN_HIDDEN; h++)
            out[n][h] = whole(l->w->out[n][h], CS_RANKER_OUT_UNIT, 4000);
    train_writer w;
    train_writer_begin(&w, "entity");
    train_writer_text(&w, "corpora", CS_STR("UD English GUM 2.16, train, free genres"));
    train_writer_text(&w, "licence", CS_STR("CC BY 4.0"));
    train_writer_array(&w, "embed", CS_MODEL_I16, LEARN_VALUES, LEARN_HIDDEN, embed);
    train_writer_array(&w, "out", CS_MODEL_I16, CS_RANKER_NETS, LEARN_HIDDEN, out);
    train_writer_array(&w, "bias", CS_MODEL_I32, 1, CS_RANKER_NETS, bias);
    snprintf(path, sizeof path, "%s/entity.model", models);
    return train_writer_end(&w, path, error);
}

static void write_np(FILE *file, const cs_np *np, uint32_t *count) {
    static const char *const forms[] = {"name", "nominal", "pronoun"};
    fprintf(file, "%s{\"tokens\":[%u,%u],\"form\":\"%s\",\"kind\":\"%s\",\"entity\":%u}",
            (*count)++ ? "," : "", np->token, np->token_end - 1, forms[np->form],
            cs_names_kind.at[np->kind], np->cluster);
}

static bool write_chains(training *t, learner *l, const char *path) {
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    l->learning = false;
    for (uint32_t i = 0; i < t->examples.count; i++) {
        example *e = &t->examples.at[i];
        cs_clusters clusters;
        uint32_t count = 0;
        if (!e->held_out)
            continue;
        link_example(l, e, &clusters);
        fprintf(file, "{\"mentions\":[");
        for (uint32_t k = 0; k < e->nps.at.count; k++)
            write_np(file, &e->nps.at.at[k], &count);
        fprintf(file, "]}\n");
    }
    return fclose(file) == 0;
}

int main(int argc, char **argv) {
    if (argc != 3 && argc != 5) {
        fprintf(stderr, "usage: train-entity CORPORA MODELS [FOLD CHAINS]\n");
        return 2;
    }
    training t = {.tables = cs_arena_make(CS_LIMIT_TABLES),
                  .corpus_arena = cs_arena_make(CS_LIMIT_STORY),
                  .stories = cs_arena_make(CS_LIMIT_STORY),
                  .fold = argc > 3 ? (uint32_t)strtoul(argv[3], NULL, 10) : HELD_OUT - 1};
    cs_error error = {.code = CS_OK};
    if (!read_all(&t, argv[1], &error))
        return fail(&error);
    learner l = learn_new(20100517);
    learn(&t, &l);
    if (argc > 3)
        return !write_chains(&t, &l, argv[4]);
    return write_model(&l, argv[2], &error) ? 0 : fail(&error);
}
