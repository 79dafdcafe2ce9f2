/* news.c: see news.h. */
#include "incident/news.h"

#include "incident/parts.h"
#include "model/kernel.h"
#include "model/model.h"

bool cs_news_load(cs_news *news, const cs_setup *setup, cs_error *error) {
    const cs_model *model = cs_model_open(setup, "news", "news", error);
    const cs_model_part *weights =
        model ? cs_model_find(model, "weights", CS_MODEL_I16, error) : NULL;
    if (!weights)
        return false;
    if (weights->columns != 1 || !weights->rows || weights->rows & (weights->rows - 1))
        return cs_model_error(model, error, "weights have a shape that cannot be");
    news->blank = weights->rows == 1;
    news->weights = (cs_linear){cs_model_at(model, weights), weights->rows - 1};
    news->countries = cs_model_text(model, "countries");
    news->days = cs_model_array(model, "days", CS_MODEL_I32, 1, 2, error);
    return news->days != NULL;
}

bool cs_news_knows(const struct cs_incidenter *t, const cs_story *s) {
    const cs_news *news = &t->news;
    cs_day day = s->source.day, near = (cs_day)t->joins.weights[CS_JOIN_JUDGED_DAYS];
    if (!news->days || day == CS_DAY_NONE || day + near < news->days[0] ||
        day - near > news->days[1])
        return false;
    uint32_t home = cs_incident_home(s);
    cs_str rest = news->countries;
    bool known = home == CS_NONE || !rest.size;
    while (rest.size && !known)
        known = cs_str_is(cs_str_cut(rest, '\n', &rest), s->places.at[home].country);
    return known;
}

static double sum_of(const cs_linear *weights, const cs_news_signs *signs) {
    double sum = 0;
    for (uint32_t i = 0; i < signs->count; i++)
        sum +=
            (double)weights->weights[signs->at[i].at & weights->mask] * (double)signs->at[i].value;
    return sum / CS_NEWS_UNIT;
}

static double likelihood(const cs_news_report *report, uint32_t incident, double words) {
    cs_news_signs signs = {0};
    cs_news_list(report, incident, &signs);
    return (double)cs_kernel_gate((float)(words + sum_of(&report->t->news.weights, &signs)));
}

/* Keeps the incidents whose number is not CS_NONE, in order. */
static void keep(cs_story *s, const uint32_t *numbers) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->incidents.count; i++)
        if (numbers[i] != CS_NONE)
            s->incidents.at[kept++] = s->incidents.at[i];
    s->incidents.count = kept;
    for (uint32_t i = 0; i < s->events.count; i++) {
        uint32_t *incident = &s->events.at[i].incident;
        *incident = *incident == CS_NONE ? CS_NONE : numbers[*incident];
    }
}

void cs_news_run(const struct cs_incidenter *t, cs_story *s) {
    if (t->news.blank || !cs_news_knows(t, s))
        return;
    cs_news_report report = cs_news_read(t, s);
    double least = t->joins.weights[CS_JOIN_LEAST_NEWS];
    double words = sum_of(&t->news.weights, &report.words);
    uint32_t *numbers = cs_arena_new(s->scratch, uint32_t, s->incidents.count), kept = 0;
    for (uint32_t i = 0; report.judged && i < s->incidents.count; i++) {
        double sure = report.outlines[i].judged ? likelihood(&report, i, words) : 1;
        if (report.outlines[i].judged) {
            s->incidents.at[i].confidence = sure;
            cs_incident_drop_unlikely(t, &s->incidents.at[i], sure);
        }
        numbers[i] = sure >= least ? kept++ : CS_NONE;
    }
    if (report.judged)
        keep(s, numbers);
}
