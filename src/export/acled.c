/* acled.c: the columns of ACLED. */
#include "export/columns.h"

/* The event type of each sub-event type. */
static const char *const acled_types[][2] = {
    {"Armed clash", "Battles"},
    {"Government regains territory", "Battles"},
    {"Non-state actor overtakes territory", "Battles"},
    {"Chemical weapon", "Explosions/Remote violence"},
    {"Air/drone strike", "Explosions/Remote violence"},
    {"Suicide bomb", "Explosions/Remote violence"},
    {"Shelling/artillery/missile attack", "Explosions/Remote violence"},
    {"Remote explosive/landmine/IED", "Explosions/Remote violence"},
    {"Grenade", "Explosions/Remote violence"},
    {"Peaceful protest", "Protests"},
    {"Protest with intervention", "Protests"},
    {"Excessive force against protesters", "Protests"},
    {"Violent demonstration", "Riots"},
    {"Mob violence", "Riots"},
    {"Sexual violence", "Violence against civilians"},
    {"Attack", "Violence against civilians"},
    {"Abduction/forced disappearance", "Violence against civilians"},
    {"Agreement", "Strategic developments"},
    {"Arrests", "Strategic developments"},
    {"Change to group/activity", "Strategic developments"},
    {"Disrupted weapons use", "Strategic developments"},
    {"Headquarters or base established", "Strategic developments"},
    {"Looting/property destruction", "Strategic developments"},
    {"Non-violent transfer of territory", "Strategic developments"},
    {"Other", "Strategic developments"},
};

const char *cs_acled_type(const cs_incident *incident) {
    for (size_t i = 0; i < sizeof acled_types / sizeof *acled_types; i++)
        if (cs_str_eq(incident->codes.acled, acled_types[i][0]))
            return acled_types[i][1];
    return NULL;
}

static void event_type(const cs_row *r, cs_out *out) {
    cs_csv_text(out, cs_str_of(cs_acled_type(r->incident)));
}

static void disorder_type(const cs_row *r, cs_out *out) {
    cs_str type = cs_str_of(cs_acled_type(r->incident));
    bool demo =
        cs_str_eq(type, "Protests") || cs_str_eq(r->incident->codes.acled, "Violent demonstration");
    const char *name = cs_str_eq(type, "Strategic developments") ? "Strategic developments"
                       : demo                                    ? "Demonstrations"
                                                                 : "Political violence";
    if (cs_str_eq(r->incident->codes.acled, "Excessive force against protesters"))
        name = "Political violence; Demonstrations";
    cs_csv_text(out, cs_str_of(name));
}

static void sub_event_type(const cs_row *r, cs_out *out) {
    cs_csv_text(out, r->incident->codes.acled);
}

static void time_precision(const cs_row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.acled_time_precision);
}

static void geo_precision(const cs_row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.acled_geo_precision);
}

static void inter1(const cs_row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.acled_inter1);
}

static void inter2(const cs_row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.acled_inter2);
}

/* The two actor types as ACLED writes them in one number: the smaller first, 0 for nobody. */
static void interaction(const cs_row *r, cs_out *out) {
    int64_t a = r->incident->codes.acled_inter1, b = r->incident->codes.acled_inter2;
    if (a == CS_OPEN && b == CS_OPEN)
        return;
    if (a == CS_OPEN || b == CS_OPEN)
        cs_out_int(out, 10 * (a == CS_OPEN ? b : a));
    else
        cs_out_int(out, a < b ? 10 * a + b : 10 * b + a);
}

static void civilian_targeting(const cs_row *r, cs_out *out) {
    enum { CIVILIANS = 7 };
    if (r->incident->codes.acled_inter2 == CIVILIANS)
        cs_csv_text(out, CS_STR("Civilian targeting"));
}

/* ACLED writes 0 where no dead are told. */
static void fatalities(const cs_row *r, cs_out *out) {
    cs_csv_int(out, r->incident->killed.given ? r->incident->killed.best : 0);
}

static void crowd_size(const cs_row *r, cs_out *out) {
    if (r->incident->size.given) {
        cs_out_text(out, "crowd size=");
        cs_csv_int(out, r->incident->size.best);
    }
}

const cs_column cs_acled_columns[] = {
    {"event_id_cnty", cs_cell_id},
    {"event_date", cs_cell_date_from},
    {"year", cs_cell_year},
    {"time_precision", time_precision},
    {"disorder_type", disorder_type},
    {"event_type", event_type},
    {"sub_event_type", sub_event_type},
    {"actor1", cs_cell_agent},
    {"assoc_actor_1", NULL},
    {"inter1", inter1},
    {"actor2", cs_cell_target},
    {"assoc_actor_2", NULL},
    {"inter2", inter2},
    {"interaction", interaction},
    {"civilian_targeting", civilian_targeting},
    {"iso", NULL},
    {"region", NULL},
    {"country", cs_cell_country},
    {"admin1", cs_cell_admin1},
    {"admin2", cs_cell_admin2},
    {"admin3", NULL},
    {"location", cs_cell_place_name},
    {"latitude", cs_cell_latitude},
    {"longitude", cs_cell_longitude},
    {"geo_precision", geo_precision},
    {"source", cs_cell_outlet},
    {"source_scale", NULL},
    {"notes", cs_cell_notes},
    {"fatalities", fatalities},
    {"tags", crowd_size},
    {"timestamp", NULL},
    {NULL, NULL},
};
