/* cameo.c: the columns of CAMEO event data. */
#include "export/columns.h"

/* A code is a country or international actor of three letters, then roles of three. */
static void code_part(cs_out *out, cs_str code, size_t start, size_t end) {
    cs_csv_text(out, cs_str_slice(code, start, end));
}

static void source_full(const cs_row *r, cs_out *out) {
    cs_csv_text(out, r->incident->codes.cameo_agent);
}

static void source_entity(const cs_row *r, cs_out *out) {
    code_part(out, r->incident->codes.cameo_agent, 0, 3);
}

static void source_role(const cs_row *r, cs_out *out) {
    code_part(out, r->incident->codes.cameo_agent, 3, 6);
}

static void source_attribute(const cs_row *r, cs_out *out) {
    code_part(out, r->incident->codes.cameo_agent, 6, SIZE_MAX);
}

static void target_full(const cs_row *r, cs_out *out) {
    cs_csv_text(out, r->incident->codes.cameo_target);
}

static void target_entity(const cs_row *r, cs_out *out) {
    code_part(out, r->incident->codes.cameo_target, 0, 3);
}

static void target_role(const cs_row *r, cs_out *out) {
    code_part(out, r->incident->codes.cameo_target, 3, 6);
}

static void target_attribute(const cs_row *r, cs_out *out) {
    code_part(out, r->incident->codes.cameo_target, 6, SIZE_MAX);
}

static void event_code(const cs_row *r, cs_out *out) {
    cs_csv_text(out, r->incident->codes.cameo);
}

static int root_of(const cs_row *r) {
    int64_t root = 0;
    cs_str code = r->incident->codes.cameo;
    return cs_str_to_int(cs_str_slice(code, 0, code.size < 2 ? code.size : 2), &root) ? (int)root
                                                                                      : 0;
}

static void root_code(const cs_row *r, cs_out *out) {
    code_part(out, r->incident->codes.cameo, 0, 2);
}

/* 0 statement, 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict. */
static void penta_class(const cs_row *r, cs_out *out) {
    int root = root_of(r);
    cs_csv_int(out, root <= 2 ? 0 : root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4);
}

static void sentence(const cs_row *r, cs_out *out) {
    cs_csv_int(out, r->s->events.at[r->incident->events.at[0]].sentence);
}

const cs_column cs_cameo_columns[] = {
    {"EventID", cs_cell_id},
    {"Date", cs_cell_yyyymmdd},
    {"Year", cs_cell_year},
    {"Month", cs_cell_month},
    {"Day", cs_cell_day_of_month},
    {"SourceActorFull", source_full},
    {"SourceActorEntity", source_entity},
    {"SourceActorRole", source_role},
    {"SourceActorAttribute", source_attribute},
    {"TargetActorFull", target_full},
    {"TargetActorEntity", target_entity},
    {"TargetActorRole", target_role},
    {"TargetActorAttribute", target_attribute},
    {"EventCode", event_code},
    {"EventRootCode", root_code},
    {"PentaClass", penta_class},
    {"GoldsteinScore", NULL},
    {"Issues", NULL},
    {"Lat", cs_cell_latitude},
    {"Lon", cs_cell_longitude},
    {"LocationName", cs_cell_place_name},
    {"StateName", cs_cell_admin1},
    {"CountryCode", cs_cell_country},
    {"SentenceID", sentence},
    {"URLs", cs_cell_url},
    {"NewsSources", cs_cell_outlet},
    {NULL, NULL},
};
