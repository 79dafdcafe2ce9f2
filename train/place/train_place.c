/* train_place.c: learns which names of the gazetteer are meant as places (models/place.tsv).
 *
 *     python3 train/place/corpora.py GOLD | train-place SHARE > models/place.tsv
 *
 * Reads JSON Lines {"text": ..., "places": [[start, end], ...], "open": [[start, end], ...]}, spans
 * in code points; what meets a span of "open" is left out. Logistic regression with an L2 prior, by
 * gradient steps of a size that each weight's own gradients set (Duchi et al., AdaGrad, 2011), over
 * all examples at once, so that the result depends on nothing but the input. */
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

static void read_reports(const cs_flow *flow, cs_arena *arena, reports *all) {
    char *line = malloc(LINE_BYTES);
    cs_arena scratch = cs_arena_make(CS_LIMIT_SCRATCH);
    while (line && fgets(line, LINE_BYTES, stdin)) {
        cs_error error;
        json_error_t where;
        json_t *record = json_loads(line, 0, &where);
        if (!record)
            continue;
        report *r = cs_vec_push(arena, all);
        r->arena = cs_arena_make(CS_LIMIT_STORY);
        r->record = record;
        const char *text = json_string_value(json_object_get(record, "text"));
        cs_report input = {.id = CS_STR("x"),
                           .text = cs_str_copy(&r->arena, cs_str_of(text)),
                           .lang = CS_STR("en")};
        r->story = cs_flow_read(flow, &input, &r->arena, &scratch, NULL, &error);
        cs_arena_reset(&scratch);
    }
    cs_arena_free(&scratch);
    free(line);
}

/* The examples of one report, as the weights so far make them. */
static void add_examples(const cs_placer_parts *p, report *r, cs_arena *arena, examples *all) {
    cs_hits hits = {0};
    if (!r->story)
        return;
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
    printf("# Whether a name of the gazetteer is meant as a place: weights of a logistic "
           "regression, made by\n"
           "# train/place/train_place.c from GeoVirus (CC BY), Wikigold (CC BY 4.0) and GUM (CC BY "
           "4.0).\n"
           "# Those set by hand are kept.\nfeature\tweight\tby\n");
    for (int k = 0; k < CS_SPOT_COUNT; k++)
        printf("%s\t%.3f\t%s\n", cs_spot_features[k], weights[k], fixed[k] ? "hand" : "training");
}

int main(int argc, char **argv) {
    char data[4096], models[4096], gazetteer[4096];
    cs_error error;
    if (argc != 2)
        return 2;
    snprintf(data, sizeof data, "%s/data", argv[1]);
    snprintf(models, sizeof models, "%s/models", argv[1]);
    snprintf(gazetteer, sizeof gazetteer, "%s/places.gaz", argv[1]);
    cs_arena arena = cs_arena_make(CS_LIMIT_TABLES);
    cs_setup setup = {.data = data, .models = models, .arena = &arena};
    cs_placer_parts *parts = cs_arena_new(&arena, cs_placer_parts, 1);
    cs_flow *flow = cs_flow_open(&setup, &error);
    if (!flow || !cs_place_words_load(&parts->words, &setup, &error) ||
        !cs_gazetteer_open(&parts->gazetteer, gazetteer, &error)) {
        fprintf(stderr, "%s: %s\n", error.where, error.message);
        return 1;
    }
    reports all = {0};
    double weights[CS_SPOT_COUNT] = {0};
    bool fixed[CS_SPOT_COUNT] = {false};
    if (!read_fixed(&setup, fixed, weights, &error)) {
        fprintf(stderr, "%s: %s\n", error.where, error.message);
        return 1;
    }
    read_reports(flow, &arena, &all);
    cs_arena scratch = cs_arena_make(CS_LIMIT_SCRATCH);
    for (uint32_t i = 0; i < all.count; i++)
        if (all.at[i].story)
            all.at[i].story->scratch = &scratch;
    for (int round = 0; round < ROUNDS; round++) {
        examples found = {0};
        for (uint32_t i = 0; i < all.count; i++)
            add_examples(parts, &all.at[i], &arena, &found);
        learn(&found, fixed, weights);
        say(&found, weights);
        for (int k = 0; k < CS_SPOT_COUNT; k++)
            parts->weights[k] = (float)weights[k];
    }
    write_weights(fixed, weights);
    for (uint32_t i = 0; i < all.count; i++) {
        json_decref(all.at[i].record);
        cs_arena_free(&all.at[i].arena);
    }
    cs_gazetteer_close(&parts->gazetteer);
    cs_flow_close(flow);
    cs_arena_free(&scratch);
    cs_arena_free(&arena);
    return 0;
}
