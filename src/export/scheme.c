/* scheme.c: see scheme.h. A scheme is a list of columns, each a name and a function that writes its
 * cell, or none for a column that one report cannot fill. */
#include "export/scheme.h"

#include <math.h>

#include "export/csv.h"
#include "export/plover.h"

typedef struct row {
    const cs_story *s;
    const cs_incident *incident;
    const cs_place *place; /* NULL: not known */
    uint32_t number;
} row;

typedef struct column {
    const char *name;
    void (*write)(const row *r, cs_out *out);
} column;

/* ---- cells that several schemes have ----------------------------------------------------------
 */

static void id(const row *r, cs_out *out) {
    cs_str made = cs_str_format(r->s->arena, "%.*s#%u", (int)r->s->id.size,
                                r->s->id.at ? r->s->id.at : "", r->number);
    cs_csv_text(out, made);
}

static void day(cs_out *out, cs_day d) {
    char text[CS_DAY_TEXT + 1];
    if (d == CS_DAY_NONE)
        return;
    cs_day_write(d, text);
    cs_out_text(out, text);
}

static void date_from(const row *r, cs_out *out) {
    day(out, r->incident->date.from);
}

static void date_to(const row *r, cs_out *out) {
    day(out, r->incident->date.to);
}

/* A part of the date's "YYYY-MM-DD". */
static void part_of_day(const row *r, cs_out *out, size_t start, size_t end) {
    char text[CS_DAY_TEXT + 1];
    if (r->incident->date.from == CS_DAY_NONE)
        return;
    cs_day_write(r->incident->date.from, text);
    cs_out_add(out, cs_str_slice(cs_str_of(text), start, end));
}

static void year(const row *r, cs_out *out) {
    part_of_day(r, out, 0, 4);
}

static void month(const row *r, cs_out *out) {
    part_of_day(r, out, 5, 7);
}

static void day_of_month(const row *r, cs_out *out) {
    part_of_day(r, out, 8, 10);
}

static void yyyymmdd(const row *r, cs_out *out) {
    year(r, out);
    month(r, out);
    day_of_month(r, out);
}

static void latitude(const row *r, cs_out *out) {
    cs_csv_number(out, r->place ? r->place->lat : (double)NAN);
}

static void longitude(const row *r, cs_out *out) {
    cs_csv_number(out, r->place ? r->place->lon : (double)NAN);
}

static void country(const row *r, cs_out *out) {
    cs_csv_text(out, r->place ? r->place->country : CS_STR_NONE);
}

static void admin1(const row *r, cs_out *out) {
    cs_csv_text(out, r->place ? r->place->admin1 : CS_STR_NONE);
}

static void admin2(const row *r, cs_out *out) {
    cs_csv_text(out, r->place ? r->place->admin2 : CS_STR_NONE);
}

static void place_name(const row *r, cs_out *out) {
    cs_csv_text(out, r->place ? r->place->name : CS_STR_NONE);
}

static void outlet(const row *r, cs_out *out) {
    const cs_source *source = &r->s->source;
    cs_csv_text(out, source->outlet.at ? source->outlet : source->dateline.agency);
}

static void url(const row *r, cs_out *out) {
    cs_csv_text(out, r->s->source.url);
}

static cs_str party_name(const cs_party *at, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (at[i].certainty != CS_CERTAINTY_DENIED)
            return at[i].actor && at[i].actor->name.at ? at[i].actor->name : at[i].name;
    return CS_STR_NONE;
}

static void agent(const row *r, cs_out *out) {
    cs_csv_text(out, party_name(r->incident->agents.at, r->incident->agents.count));
}

static void target(const row *r, cs_out *out) {
    cs_csv_text(out, party_name(r->incident->targets.at, r->incident->targets.count));
}

/* The sentence that tells it first. */
static cs_str first_sentence(const row *r) {
    uint32_t sentence = r->s->events.at[r->incident->events.at[0]].sentence;
    return cs_story_words(r->s, r->s->sentences.at[sentence].span);
}

static void notes(const row *r, cs_out *out) {
    cs_csv_text(out, first_sentence(r));
}

/* ---- ACLED ------------------------------------------------------------------------------------
 */

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

static const char *acled_type(const cs_incident *incident) {
    for (size_t i = 0; i < sizeof acled_types / sizeof *acled_types; i++)
        if (cs_str_eq(incident->codes.acled, acled_types[i][0]))
            return acled_types[i][1];
    return NULL;
}

static void event_type(const row *r, cs_out *out) {
    cs_csv_text(out, cs_str_of(acled_type(r->incident)));
}

static void disorder_type(const row *r, cs_out *out) {
    cs_str type = cs_str_of(acled_type(r->incident));
    bool demo =
        cs_str_eq(type, "Protests") || cs_str_eq(r->incident->codes.acled, "Violent demonstration");
    const char *name = cs_str_eq(type, "Strategic developments") ? "Strategic developments"
                       : demo                                    ? "Demonstrations"
                                                                 : "Political violence";
    if (cs_str_eq(r->incident->codes.acled, "Excessive force against protesters"))
        name = "Political violence; Demonstrations";
    cs_csv_text(out, cs_str_of(name));
}

static void sub_event_type(const row *r, cs_out *out) {
    cs_csv_text(out, r->incident->codes.acled);
}

static void time_precision(const row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.acled_time_precision);
}

static void geo_precision(const row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.acled_geo_precision);
}

static void inter1(const row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.acled_inter1);
}

static void inter2(const row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.acled_inter2);
}

/* The two actor types as ACLED writes them in one number: the smaller first, 0 for nobody. */
static void interaction(const row *r, cs_out *out) {
    int64_t a = r->incident->codes.acled_inter1, b = r->incident->codes.acled_inter2;
    if (a == CS_OPEN && b == CS_OPEN)
        return;
    if (a == CS_OPEN || b == CS_OPEN)
        cs_out_int(out, 10 * (a == CS_OPEN ? b : a));
    else
        cs_out_int(out, a < b ? 10 * a + b : 10 * b + a);
}

static void civilian_targeting(const row *r, cs_out *out) {
    enum { CIVILIANS = 7 };
    if (r->incident->codes.acled_inter2 == CIVILIANS)
        cs_csv_text(out, CS_STR("Civilian targeting"));
}

/* ACLED writes 0 where no dead are told. */
static void fatalities(const row *r, cs_out *out) {
    cs_csv_int(out, r->incident->killed.given ? r->incident->killed.best : 0);
}

static void crowd_size(const row *r, cs_out *out) {
    if (r->incident->size.given) {
        cs_out_text(out, "crowd size=");
        cs_csv_int(out, r->incident->size.best);
    }
}

static const column acled[] = {
    {"event_id_cnty", id},
    {"event_date", date_from},
    {"year", year},
    {"time_precision", time_precision},
    {"disorder_type", disorder_type},
    {"event_type", event_type},
    {"sub_event_type", sub_event_type},
    {"actor1", agent},
    {"assoc_actor_1", NULL},
    {"inter1", inter1},
    {"actor2", target},
    {"assoc_actor_2", NULL},
    {"inter2", inter2},
    {"interaction", interaction},
    {"civilian_targeting", civilian_targeting},
    {"iso", NULL},
    {"region", NULL},
    {"country", country},
    {"admin1", admin1},
    {"admin2", admin2},
    {"admin3", NULL},
    {"location", place_name},
    {"latitude", latitude},
    {"longitude", longitude},
    {"geo_precision", geo_precision},
    {"source", outlet},
    {"source_scale", NULL},
    {"notes", notes},
    {"fatalities", fatalities},
    {"tags", crowd_size},
    {"timestamp", NULL},
    {NULL, NULL},
};

/* ---- UCDP GED ---------------------------------------------------------------------------------
 */

static void type_of_violence(const row *r, cs_out *out) {
    cs_csv_text(out, r->incident->codes.ucdp);
}

static void side_b(const row *r, cs_out *out) {
    if (cs_str_eq(r->incident->codes.ucdp, "3"))
        cs_csv_text(out, CS_STR("Civilians"));
    else
        target(r, out);
}

static void published(const row *r, cs_out *out) {
    cs_csv_text(out, r->s->source.published);
}

static void headline(const row *r, cs_out *out) {
    cs_csv_text(out, r->s->source.title);
}

/* Who gives the number of the dead. */
static void source_original(const row *r, cs_out *out) {
    for (uint32_t i = 0; i < r->incident->claims.count; i++) {
        const cs_claim *claim = &r->incident->claims.at[i];
        if (claim->field != CS_CLAIM_KILLED || claim->attribution == CS_NONE)
            continue;
        cs_csv_text(out, cs_story_words(r->s, r->s->attributions.at[claim->attribution].source));
        return;
    }
}

static void where_prec(const row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.ucdp_where_prec);
}

static void where_description(const row *r, cs_out *out) {
    if (r->place)
        cs_csv_text(out, cs_story_words(r->s, r->place->span));
}

static void point(const row *r, cs_out *out) {
    if (!r->place || isnan(r->place->lat))
        return;
    cs_out_text(out, "POINT (");
    cs_csv_number(out, r->place->lon);
    cs_out_byte(out, ' ');
    cs_csv_number(out, r->place->lat);
    cs_out_byte(out, ')');
}

/* 1: the report tells it outright; 2: only somebody says so. */
static void clarity(const row *r, cs_out *out) {
    const cs_ids *by = &r->s->events.at[r->incident->events.at[0]].attributions;
    cs_csv_int(out, by->count ? 2 : 1);
}

static void date_prec(const row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.ucdp_date_prec);
}

static void deaths_a(const row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.ucdp_deaths.a);
}

static void deaths_b(const row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.ucdp_deaths.b);
}

static void deaths_civilians(const row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.ucdp_deaths.civilians);
}

static void deaths_unknown(const row *r, cs_out *out) {
    cs_csv_int(out, r->incident->codes.ucdp_deaths.unknown);
}

static void killed(const row *r, cs_out *out, int64_t value) {
    cs_csv_int(out, !r->incident->killed.given ? 0
                    : value == CS_OPEN         ? r->incident->killed.best
                                               : value);
}

static void best(const row *r, cs_out *out) {
    killed(r, out, r->incident->killed.best);
}

static void high(const row *r, cs_out *out) {
    killed(r, out, r->incident->killed.high);
}

static void low(const row *r, cs_out *out) {
    killed(r, out, r->incident->killed.low);
}

static const column ged[] = {
    {"id", id},
    {"relid", NULL},
    {"year", year},
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
    {"side_a", agent},
    {"side_b_dset_id", NULL},
    {"side_b_new_id", NULL},
    {"side_b", side_b},
    {"number_of_sources", NULL},
    {"source_article", url},
    {"source_office", outlet},
    {"source_date", published},
    {"source_headline", headline},
    {"source_original", source_original},
    {"where_prec", where_prec},
    {"where_coordinates", place_name},
    {"where_description", where_description},
    {"adm_1", admin1},
    {"adm_2", admin2},
    {"latitude", latitude},
    {"longitude", longitude},
    {"geom_wkt", point},
    {"priogrid_gid", NULL},
    {"country", country},
    {"country_id", NULL},
    {"region", NULL},
    {"event_clarity", clarity},
    {"date_prec", date_prec},
    {"date_start", date_from},
    {"date_end", date_to},
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

/* ---- CAMEO ------------------------------------------------------------------------------------
 */

/* A code is a country or international actor of three letters, then roles of three. */
static void code_part(cs_out *out, cs_str code, size_t start, size_t end) {
    cs_csv_text(out, cs_str_slice(code, start < code.size ? start : code.size,
                                  end < code.size ? end : code.size));
}

static void source_full(const row *r, cs_out *out) {
    cs_csv_text(out, r->incident->codes.cameo_agent);
}

static void source_entity(const row *r, cs_out *out) {
    code_part(out, r->incident->codes.cameo_agent, 0, 3);
}

static void source_role(const row *r, cs_out *out) {
    code_part(out, r->incident->codes.cameo_agent, 3, 6);
}

static void source_attribute(const row *r, cs_out *out) {
    code_part(out, r->incident->codes.cameo_agent, 6, SIZE_MAX);
}

static void target_full(const row *r, cs_out *out) {
    cs_csv_text(out, r->incident->codes.cameo_target);
}

static void target_entity(const row *r, cs_out *out) {
    code_part(out, r->incident->codes.cameo_target, 0, 3);
}

static void target_role(const row *r, cs_out *out) {
    code_part(out, r->incident->codes.cameo_target, 3, 6);
}

static void target_attribute(const row *r, cs_out *out) {
    code_part(out, r->incident->codes.cameo_target, 6, SIZE_MAX);
}

static void event_code(const row *r, cs_out *out) {
    cs_csv_text(out, r->incident->codes.cameo);
}

static int root_of(const row *r) {
    int64_t root = 0;
    cs_str code = r->incident->codes.cameo;
    return cs_str_to_int(cs_str_slice(code, 0, code.size < 2 ? code.size : 2), &root) ? (int)root
                                                                                      : 0;
}

static void root_code(const row *r, cs_out *out) {
    code_part(out, r->incident->codes.cameo, 0, 2);
}

/* 0 statement, 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict. */
static void penta_class(const row *r, cs_out *out) {
    int root = root_of(r);
    cs_csv_int(out, root <= 2 ? 0 : root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4);
}

static void sentence(const row *r, cs_out *out) {
    cs_csv_int(out, r->s->events.at[r->incident->events.at[0]].sentence);
}

static const column cameo[] = {
    {"EventID", id},
    {"Date", yyyymmdd},
    {"Year", year},
    {"Month", month},
    {"Day", day_of_month},
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
    {"Lat", latitude},
    {"Lon", longitude},
    {"LocationName", place_name},
    {"StateName", admin1},
    {"CountryCode", country},
    {"SentenceID", sentence},
    {"URLs", url},
    {"NewsSources", outlet},
    {NULL, NULL},
};

/* ---- */

static const column *const schemes[] = {
    [CS_SCHEME_ACLED] = acled, [CS_SCHEME_GED] = ged, [CS_SCHEME_CAMEO] = cameo};

void cs_scheme_header(cs_scheme scheme, cs_out *out) {
    for (const column *c = scheme == CS_SCHEME_PLOVER ? NULL : schemes[scheme]; c && c->name; c++) {
        cs_out_text(out, c == schemes[scheme] ? "" : ",");
        cs_out_text(out, c->name);
    }
    cs_out_text(out, scheme == CS_SCHEME_PLOVER ? "" : "\r\n");
}

/* Has the scheme a place for the incident? What did not happen is no event of ACLED, UCDP, CAMEO;
 * UCDP's events have at least one death. */
static bool has_code(cs_scheme scheme, const cs_incident *incident) {
    const cs_codes *codes = &incident->codes;
    bool happened = incident->status == CS_STATUS_OCCURRED || incident->status == CS_STATUS_ONGOING;
    switch (scheme) {
    case CS_SCHEME_ACLED:
        return acled_type(incident) != NULL && incident->status <= CS_STATUS_ATTEMPTED;
    case CS_SCHEME_GED:
        return happened && codes->ucdp.at && incident->killed.given && incident->killed.best > 0;
    case CS_SCHEME_CAMEO:
        return happened && codes->cameo.at != NULL;
    case CS_SCHEME_PLOVER:
        return true;
    }
    return false;
}

void cs_scheme_write(cs_scheme scheme, const cs_story *s, cs_out *out) {
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        const cs_incident *incident = &s->incidents.at[i];
        row r = {s, incident, incident->place == CS_NONE ? NULL : &s->places.at[incident->place],
                 i};
        if (!has_code(scheme, incident))
            continue;
        if (scheme == CS_SCHEME_PLOVER) {
            cs_plover_write(s, i, out);
            continue;
        }
        for (const column *c = schemes[scheme]; c->name; c++) {
            cs_out_text(out, c == schemes[scheme] ? "" : ",");
            if (c->write)
                c->write(&r, out);
        }
        cs_out_text(out, "\r\n");
    }
}
