/* confidence.c: how sure an incident is. Its events' confidence adds up as if they were independent
 * signs; a line in pieces (data/incident/confidence.tsv, fitted by eval/calibration) turns that
 * into how often such incidents were right. */
#include "incident/parts.h"
#include "table/table.h"

/* How much of an event's confidence counts, since several events are often wrong together. */
static const double SHARE = 0.6;

bool cs_incident_load_confidence(cs_knots *knots, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"raw", "sure", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "incident"), "confidence.tsv",
                       columns, error))
        return false;
    bool whole = table.rows > 0 || cs_table_error(&table, 0, error, "no rows");
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        cs_knot knot = {0, 0};
        whole = cs_table_number(&table, row, 0, 0, &knot.raw, error) &&
                cs_table_number(&table, row, 1, 0, &knot.sure, error);
        bool rises = !knots->count || knot.raw > knots->at[knots->count - 1].raw;
        if (whole && (!rises || knot.sure < 0 || knot.sure > 1))
            whole = cs_table_error(&table, row, error, "raw has to rise, sure is 0 to 1");
        *cs_vec_push(setup->arena, knots) = knot;
    }
    cs_table_close(&table);
    return whole;
}

static double on_line(const cs_knots *knots, double raw) {
    const cs_knot *last = &knots->at[knots->count - 1];
    if (raw <= knots->at[0].raw)
        return knots->at[0].sure;
    for (uint32_t i = 1; i < knots->count; i++) {
        const cs_knot *a = &knots->at[i - 1], *b = &knots->at[i];
        if (raw <= b->raw)
            return a->sure + (b->sure - a->sure) * (raw - a->raw) / (b->raw - a->raw);
    }
    return last->sure;
}

double cs_incident_confidence(const cs_knots *knots, const cs_story *s,
                              const cs_incident *incident) {
    double none = 1.0;
    for (uint32_t i = 0; i < incident->events.count; i++)
        none *= 1.0 - SHARE * s->events.at[incident->events.at[i]].confidence;
    return on_line(knots, 1.0 - none);
}
