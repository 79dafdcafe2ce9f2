/* ged.c: the columns of UCDP GED. */
#include <math.h>

#include "export/columns.h"

static void type_of_violence(const cs_row *r, cs_out *out) {
    cs_csv_text(out, r->incident->codes.ucdp);
}

static void side_b(const cs_row *r, cs_out *out) {
    if (cs_str_eq(r->incident->codes.ucdp, "3"))
        cs_csv_text(out, CS_STR("Civilians"));
    else
        cs_cell_target(r, out);
}

static void published(const cs_row *r, cs_out *out) {
    cs_csv_text(out, r->s->source.published);
}

static void headline(const cs_row *r, cs_out *out) {
    cs_csv_text(out, r->s->source.title);
}

/* Who gives the number of the dead. */
static void source_original(const cs_row *r, cs_out *out) {
    for (uint32_t i = 0; i < r->incident->claims.count; i++) {
        const cs_claim *claim = &r->incident->claims.at[i];
        if (claim->field != CS_CLAIM_KILLED || claim->attribution == CS_NONE)
            continue;
        cs_csv_text(out, cs_story_words(r->s, r->s->attributions.at[claim->attribution].source));
        return;
    }
}

static void where_prec(const cs_row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.ucdp_where_prec);
}

static void where_description(const cs_row *r, cs_out *out) {
    if (r->place)
        cs_csv_text(out, cs_story_words(r->s, r->place->span));
}

static void point(const cs_row *r, cs_out *out) {
    if (!r->place || isnan(r->place->lat))
        return;
    cs_out_text(out, "POINT (");
    cs_csv_number(out, r->place->lon);
    cs_out_byte(out, ' ');
    cs_csv_number(out, r->place->lat);
    cs_out_byte(out, ')');
}

/* 1: the report tells it outright; 2: only somebody says so. */
static void clarity(const cs_row *r, cs_out *out) {
    const cs_ids *by = &r->s->events.at[r->incident->events.at[0]].attributions;
    cs_csv_int(out, by->count ? 2 : 1);
}

static void date_prec(const cs_row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.ucdp_date_prec);
}

static void deaths_a(const cs_row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.ucdp_deaths.a);
}

static void deaths_b(const cs_row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.ucdp_deaths.b);
}

static void deaths_civilians(const cs_row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.ucdp_deaths.civilians);
}

static void deaths_unknown(const cs_row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.ucdp_deaths.unknown);
}

static void killed(const cs_row *r, cs_out *out, int64_t value) {
    cs_csv_int(out, !r->incident->killed.given ? 0
                    : value == CS_OPEN         ? r->incident->killed.best
                                               : value);
}

static void best(const cs_row *r, cs_out *out) {
    killed(r, out, r->incident->killed.best);
}

static void high(const cs_row *r, cs_out *out) {
    killed(r, out, r->incident->killed.high);
}

static void low(const cs_row *r, cs_out *out) {
    killed(r, out, r->incident->killed.low);
}

const cs_column cs_ged_columns[] = {
    {"id", cs_cell_id},
    {"relid", NULL},
    {"year", cs_cell_year},
    {"active_year", NULL},
    {"code_status", NULL},
    {"type_of_violence", type_of_violence},
    {"conflict_dset_id", NULL},
    {"conflict_new_id", NULL},
    {"conflict_name", NULL},
    {"dyad_dset_id", NULL},
    {"dyad_new_id", NULL},
    {"dyad_name", NULL},
    {"side_a_dset_id", NULL},
    {"side_a_new_id", NULL},
    {"side_a", cs_cell_agent},
    {"side_b_dset_id", NULL},
    {"side_b_new_id", NULL},
    {"side_b", side_b},
    {"number_of_sources", NULL},
    {"source_article", cs_cell_url},
    {"source_office", cs_cell_outlet},
    {"source_date", published},
    {"source_headline", headline},
    {"source_original", source_original},
    {"where_prec", where_prec},
    {"where_coordinates", cs_cell_place_name},
    {"where_description", where_description},
    {"adm_1", cs_cell_admin1},
    {"adm_2", cs_cell_admin2},
    {"latitude", cs_cell_latitude},
    {"longitude", cs_cell_longitude},
    {"geom_wkt", point},
    {"priogrid_gid", NULL},
    {"country", cs_cell_country},
    {"country_id", NULL},
    {"region", NULL},
    {"event_clarity", clarity},
    {"date_prec", date_prec},
    {"date_start", cs_cell_date_from},
    {"date_end", cs_cell_date_to},
    {"deaths_a", deaths_a},
    {"deaths_b", deaths_b},
    {"deaths_civilians", deaths_civilians},
    {"deaths_unknown", deaths_unknown},
    {"best", best},
    {"high", high},
    {"low", low},
    {"gwnoa", NULL},
    {"gwnob", NULL},
    {NULL, NULL},
};
