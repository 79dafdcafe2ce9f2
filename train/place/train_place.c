/* train_place.c: learns which names of the gazetteer are meant as places (models/place.tsv).
 *
 *     train-place SHARE MODELS CORPUS [MODELS CORPUS ...] > place.tsv
 *
 * SHARE is the folder of data/ and of the gazetteer. Each CORPUS is read with the models of MODELS,
 * whose mentions have not been learned from it, lest names look better here than in texts never
 * seen. A corpus has JSON Lines {"text": ..., "places": [[start, end], ...], "open": [[start, end],
 * ...]}, spans in code points; what meets a span of "open" is left out. Logistic regression with an
 * L2 prior, by gradient steps of a size that each weight's own gradients set (Duchi et al.,
 * AdaGrad, 2011), over all examples at once, so that the result depends on nothing but the input.
 */
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limit.h"
#include "flow.h"
#include "place/parts.h"
#include "table/table.h"

enum { LINE_BYTES = 8 << 20, STEPS = 600, ROUNDS = 3 };

typedef struct example {
    uint64_t features[2];
    float prior;
    bool is_place;
} example;

typedef struct report {
    cs_arena arena;
    cs_story *story;
    json_t *record;
} report;

typedef cs_vec(example) examples;
typedef cs_vec(report) reports;

typedef struct course {
    cs_arena arena;
    cs_setup setup;
    cs_placer_parts *parts;
    reports reports;
    double weights[CS_SPOT_COUNT];
    bool fixed[CS_SPOT_COUNT]; /* set by hand */
    cs_error error;
} course;

static bool meets(const json_t *spans, uint32_t start, uint32_t end) {
    size_t i;
    json_t *span;
    json_array_foreach(spans, i, span) {
        json_int_t from = json_integer_value(json_array_get(span, 0));
        json_int_t to = json_integer_value(json_array_get(span, 1));
        if (from < (json_int_t)end && (json_int_t)start < to)
            return true;
    }
    return false;
}

static void read_report(const cs_flow *flow, json_t *record, cs_arena *scratch, report *r) {
    cs_error error;
    const char *text = json_string_value(json_object_get(record, "text"));
    r->arena = cs_arena_make(CS_LIMIT_STORY);
    r->record = record;
    cs_report input = {.id = CS_STR("x"),
                       .text = cs_str_copy(&r->arena, cs_str_of(text ? text : "")),
                       .lang = CS_STR("en")};
    r->story = cs_flow_read(flow, &input, &r->arena, scratch, NULL, &error);
    cs_arena_reset(scratch);
}

static void read_reports(const cs_flow *flow, FILE *file, cs_arena *arena, reports *all) {
    char *line = malloc(LINE_BYTES);
    cs_arena scratch = cs_arena_make(CS_LIMIT_SCRATCH);
    while (line && fgets(line, LINE_BYTES, file)) {
        json_error_t where;
        json_t *record = json_loads(line, 0, &where);
        if (record)
            read_report(flow, record, &scratch, cs_vec_push(arena, all));
    }
    cs_arena_free(&scratch);
    free(line);
}

static bool read_corpus(course *c, const char *models, const char *path) {
    cs_setup setup = {.data = c->setup.data, .models = models, .arena = &c->arena};
    cs_flow *flow = cs_flow_open(&setup, &c->error);
    FILE *file = flow ? fopen(path, "r") : NULL;
    if (file) {
        read_reports(flow, file, &c->arena, &c->reports);
        fclose(file);
    } else if (flow) {
        snprintf(c->error.where, sizeof c->error.where, "%s", path);
        snprintf(c->error.message, sizeof c->error.message, "cannot be read");
    }
    cs_flow_close(flow);
    return file;
}

/* The examples of one report, as the weights so far make them. */
static void add_examples(const cs_placer_parts *p, report *r, cs_arena *arena, examples *all) {
    cs_hits hits = {0};
    cs_points points = cs_points_make(r->story->scratch, r->story->text);
    cs_spot_all(p, r->story, &hits);
    for (uint32_t i = 0; i < hits.count; i++) {
        const cs_hit *h = &hits.at[i];
        cs_span span = cs_story_span(r->story, h->token, h->end);
        uint32_t start = cs_points_of(&points, span.start), end = cs_points_of(&points, span.end);
        bool is_place = meets(json_object_get(r->record, "places"), start, end);
        if (h->people || h->name == UINT32_MAX ||
            (!is_place && meets(json_object_get(r->record, "open"), start, end)))
            continue;
        bool open = cs_hit_has(h, CS_SPOT_AFTER_BODY) || cs_hit_has(h, CS_SPOT_AFTER_CAPITALS);
        if (!open)
            *cs_vec_push(arena, all) =
                (example){{h->features[0], h->features[1]}, h->prior, is_place};
    }
    cs_arena_reset(r->story->scratch);
}

static double chance(const double *weights, const example *e) {
    double total = weights[CS_SPOT_PRIOR] * e->prior;
    for (int half = 0; half < 2; half++)
        for (uint64_t rest = e->features[half]; rest; rest &= rest - 1)
            total += weights[half * 64 + __builtin_ctzll(rest)];
    return 1 / (1 + exp(-total));
}

static void learn(const examples *all, const bool *fixed, double *weights) {
    const double l2 = 2.0, pace = 0.3;
    double squares[CS_SPOT_COUNT] = {0};
    for (int step = 0; step < STEPS; step++) {
        double gradient[CS_SPOT_COUNT] = {0};
        for (uint32_t i = 0; i < all->count; i++) {
            const example *e = &all->at[i];
            double miss = e->is_place - chance(weights, e);
            gradient[CS_SPOT_PRIOR] += miss * e->prior;
            for (int half = 0; half < 2; half++)
                for (uint64_t rest = e->features[half]; rest; rest &= rest - 1)
                    gradient[half * 64 + __builtin_ctzll(rest)] += miss;
        }
        for (int k = 0; k < CS_SPOT_COUNT; k++) {
            double g = fixed[k] ? 0 : gradient[k] - l2 * weights[k];
            squares[k] += g * g;
            weights[k] += squares[k] > 0 ? pace * g / sqrt(squares[k]) : 0;
        }
    }
}

static void say(const examples *all, const double *weights) {
    uint32_t right = 0, found = 0, places = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        bool guess = chance(weights, &all->at[i]) > 0.5;
        right += guess && all->at[i].is_place;
        found += guess;
        places += all->at[i].is_place;
    }
    fprintf(stderr, "%u names, %u places: precision %.2f, recall %.2f\n", all->count, places,
            100.0 * right / found, 100.0 * right / places);
}

/* The weights that models/place.tsv has by hand. */
static bool read_fixed(const cs_setup *setup, bool *fixed, double *weights, cs_error *error) {
    static const char *const columns[] = {"feature", "weight", "by", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, setup->models, "place.tsv", columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        int feature;
        double weight;
        if (!cs_str_eq(cs_table_cell(&table, row, 2), "hand"))
            continue;
        if (!cs_table_word(&table, row, 0, cs_spot_features, CS_SPOT_COUNT, 0, &feature, error) ||
            !cs_table_number(&table, row, 1, 0, &weight, error))
            return false;
        fixed[feature] = true;
        weights[feature] = weight;
    }
    cs_table_close(&table);
    return true;
}

static void write_weights(const bool *fixed, const double *weights) {
    printf(
        "# Whether a name of the gazetteer is meant as a place: weights of a logistic "
        "regression, made by\n"
        "# train/place/train_place.c from GeoVirus (CC BY) and Wikigold (CC BY 4.0). Those set by "
        "hand are kept.\n"
        "feature\tweight\tby\n");
    for (int k = 0; k < CS_SPOT_COUNT; k++)
        printf("%s\t%.3f\t%s\n", cs_spot_features[k], weights[k], fixed[k] ? "hand" : "training");
}

static bool open_all(course *c, const char *share) {
    cs_arena *arena = &c->arena;
    c->setup = (cs_setup){.data = cs_str_format(arena, "%s/data", share).at,
                          .models = cs_str_format(arena, "%s/models", share).at,
                          .arena = arena};
    const char *gazetteer = cs_str_format(arena, "%s/places.gaz", share).at;
    c->parts = cs_arena_new(arena, cs_placer_parts, 1);
    return cs_place_words_load(&c->parts->words, &c->setup, &c->error) &&
           cs_gazetteer_open(&c->parts->gazetteer, gazetteer, &c->error) &&
           read_fixed(&c->setup, c->fixed, c->weights, &c->error);
}

/* Some rounds, since what a report's other names are thought to be is a feature, too. */
static void learn_all(course *c) {
    cs_arena scratch = cs_arena_make(CS_LIMIT_SCRATCH);
    for (int round = 0; round < ROUNDS; round++) {
        examples found = {0};
        for (uint32_t i = 0; i < c->reports.count; i++) {
            report *r = &c->reports.at[i];
            if (!r->story)
                continue;
            r->story->scratch = &scratch;
            add_examples(c->parts, r, &c->arena, &found);
        }
        learn(&found, c->fixed, c->weights);
        say(&found, c->weights);
        for (int k = 0; k < CS_SPOT_COUNT; k++)
            c->parts->weights[k] = (float)c->weights[k];
    }
    cs_arena_free(&scratch);
}

static void close_all(course *c) {
    for (uint32_t i = 0; i < c->reports.count; i++) {
        json_decref(c->reports.at[i].record);
        cs_arena_free(&c->reports.at[i].arena);
    }
    cs_gazetteer_close(&c->parts->gazetteer);
    cs_arena_free(&c->arena);
}

int main(int argc, char **argv) {
    course c = {.arena = cs_arena_make(CS_LIMIT_TABLES)};
    if (argc < 4 || argc % 2) {
        fprintf(stderr, "usage: train-place SHARE MODELS CORPUS [MODELS CORPUS ...]\n");
        return 2;
    }
    bool right = open_all(&c, argv[1]);
    for (int i = 2; right && i + 1 < argc; i += 2)
        right = read_corpus(&c, argv[i], argv[i + 1]);
    if (!right) {
        fprintf(stderr, "train-place: %s: %s\n", c.error.where, c.error.message);
        return 1;
    }
    learn_all(&c);
    write_weights(c.fixed, c.weights);
    close_all(&c);
    return 0;
}
