/* stored.c: see stored.h. */
#include "export/stored.h"

#include <math.h>
#include <string.h>

#include "base/limit.h"
#include "export/csv.h"
#include "export/record.h"
#include "story/text.h"

/* ---- JSON -------------------------------------------------------------------------------------
 */

static void write_evidence(cs_out *out, const cs_stored_evidence *e) {
    cs_out_text(out, "{\"document\":");
    cs_record_string(out, e->document);
    cs_out_format(out, ",\"span\":[%u,%u]}", e->start, e->end);
}

static void write_actor(cs_out *out, const cs_actor *actor) {
    cs_out_text(out, "{\"id\":");
    cs_record_string(out, actor->id);
    cs_record_field(out, "name", actor->name);
    cs_record_field(out, "country", actor->country);
    cs_record_field(out, "sector", actor->sector);
    cs_record_field(out, "code", actor->code);
    cs_record_field(out, "side_of", actor->side_of);
    cs_out_byte(out, '}');
}

static void write_parties(cs_out *out, const cs_stored_party *parties, uint32_t count) {
    cs_out_byte(out, '[');
    for (uint32_t i = 0; i < count; i++) {
        const cs_stored_party *p = &parties[i];
        cs_out_text(out, i ? ",{\"name\":" : "{\"name\":");
        cs_record_string(out, p->name);
        cs_record_key(out, "actor");
        if (p->known)
            write_actor(out, &p->actor);
        else
            cs_out_text(out, "null");
        cs_record_field(out, "certainty", p->certainty);
        cs_record_key(out, "evidence");
        cs_out_byte(out, '[');
        for (uint32_t k = 0; k < p->evidence.count; k++) {
            if (k)
                cs_out_byte(out, ',');
            write_evidence(out, &p->evidence.at[k]);
        }
        cs_out_text(out, "]}");
    }
    cs_out_byte(out, ']');
}

static void write_place(cs_out *out, const cs_stored *s) {
    if (!s->placed) {
        cs_out_text(out, "null");
        return;
    }
    const cs_stored_place *p = &s->place;
    cs_out_text(out, "{\"name\":");
    cs_record_string(out, p->name);
    cs_record_key(out, "geonameid");
    if (p->geonameid == CS_OPEN)
        cs_out_text(out, "null");
    else
        cs_out_int(out, p->geonameid);
    cs_record_key(out, "lat");
    cs_record_number(out, p->lat);
    cs_record_key(out, "lon");
    cs_record_number(out, p->lon);
    cs_record_field(out, "feature", p->feature);
    cs_record_field(out, "country", p->country);
    cs_record_field(out, "admin1", p->admin1);
    cs_record_field(out, "admin2", p->admin2);
    cs_record_field(out, "precision", p->precision);
    cs_record_key(out, "score");
    cs_record_number(out, p->score);
    cs_record_key(out, "evidence");
    cs_out_byte(out, '[');
    write_evidence(out, &p->span);
    cs_out_text(out, "]}");
}

static void write_claims(cs_out *out, const cs_stored *s) {
    cs_out_byte(out, '[');
    for (uint32_t i = 0; i < s->claims.count; i++) {
        const cs_stored_claim *c = &s->claims.at[i];
        cs_out_text(out, i ? ",{\"field\":" : "{\"field\":");
        cs_record_string(out, c->field);
        cs_record_key(out, "value");
        if (c->count.given)
            cs_record_count(out, &c->count);
        else
            cs_record_string(out, c->value);
        cs_record_field(out, "attribution", c->source);
        cs_record_field(out, "source_type", c->source_type);
        cs_record_field(out, "document", c->document);
        cs_record_key(out, "span");
        if (c->end > c->start)
            cs_out_format(out, "[%u,%u]", c->start, c->end);
        else
            cs_out_text(out, "null");
        cs_record_field(out, "published", c->published);
        cs_out_format(out, ",\"stands\":%s}", c->stands ? "true" : "false");
    }
    cs_out_byte(out, ']');
}

static void write_ids(cs_out *out, const cs_stored_ids *ids) {
    cs_out_byte(out, '[');
    for (uint32_t i = 0; i < ids->count; i++) {
        if (i)
            cs_out_byte(out, ',');
        cs_record_string(out, ids->at[i]);
    }
    cs_out_byte(out, ']');
}

static void write_sources(cs_out *out, const cs_stored *s) {
    cs_out_byte(out, '[');
    for (uint32_t i = 0; i < s->sources.count; i++) {
        if (i)
            cs_out_byte(out, ',');
        write_ids(out, &s->sources.at[i]);
    }
    cs_out_byte(out, ']');
}

static void write_date(cs_out *out, const cs_stored *s) {
    if (!s->date_from.at) {
        cs_out_text(out, "null");
        return;
    }
    cs_out_text(out, "{\"from\":");
    cs_record_string(out, s->date_from);
    cs_record_field(out, "to", s->date_to);
    cs_record_field(out, "precision", s->date_precision);
    cs_out_byte(out, '}');
}

static void write_json(const cs_stored *s, cs_out *out) {
    cs_out_text(out, "{\"id\":");
    cs_out_int(out, s->id);
    cs_record_field(out, "type", s->type);
    cs_record_field(out, "mode", s->mode);
    cs_record_field(out, "status", s->status);
    cs_record_key(out, "date");
    write_date(out, s);
    cs_record_key(out, "place");
    write_place(out, s);
    cs_record_key(out, "agents");
    write_parties(out, s->agents.at, s->agents.count);
    cs_record_key(out, "targets");
    write_parties(out, s->targets.at, s->targets.count);
    cs_record_key(out, "killed");
    cs_record_count(out, &s->killed);
    cs_record_key(out, "injured");
    cs_record_count(out, &s->injured);
    cs_record_key(out, "claims");
    write_claims(out, s);
    cs_record_key(out, "documents");
    write_ids(out, &s->documents);
    cs_record_key(out, "headline_of");
    write_ids(out, &s->headline_of);
    cs_record_key(out, "sources");
    write_sources(out, s);
    cs_record_field(out, "first_published", s->first_published);
    cs_record_field(out, "last_published", s->last_published);
    cs_record_key(out, "confidence");
    cs_record_number(out, s->confidence);
    cs_out_byte(out, '}');
}

/* ---- CSV --------------------------------------------------------------------------------------
 */

static const char *const csv_header =
    "id,type,mode,status,date_from,date_to,date_precision,place,admin2,admin1,country,latitude,"
    "longitude,geonameid,precision,agents,targets,killed_low,killed_high,killed_best,injured_low,"
    "injured_high,injured_best,sources,documents,first_published,last_published\r\n";

static void cell(cs_out *out, cs_str s) {
    cs_out_byte(out, ',');
    cs_csv_text(out, s);
}

static void number_cell(cs_out *out, double value) {
    cs_out_byte(out, ',');
    cs_csv_number(out, value);
}

static void bound_cell(cs_out *out, int64_t value) {
    cs_out_byte(out, ',');
    cs_csv_int(out, value);
}

static void count_cells(cs_out *out, const cs_count *c) {
    bound_cell(out, c->given ? c->low : CS_OPEN);
    bound_cell(out, c->given ? c->high : CS_OPEN);
    bound_cell(out, c->given ? c->best : CS_OPEN);
}

static void parties_cell(cs_out *out, const cs_stored_party *parties, uint32_t count) {
    cs_out list = cs_out_make(CS_LIMIT_LINE);
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            cs_out_text(&list, "; ");
        cs_out_add(&list, parties[i].name);
    }
    cell(out, cs_out_str(&list));
    cs_out_free(&list);
}

static void write_csv(const cs_stored *s, cs_out *out) {
    cs_out_int(out, s->id);
    const cs_str before[] = {s->type,         s->mode,           s->status,     s->date_from,
                             s->date_to,      s->date_precision, s->place.name, s->place.admin2,
                             s->place.admin1, s->place.country};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        cell(out, before[i]);
    number_cell(out, s->placed ? s->place.lat : (double)NAN);
    number_cell(out, s->placed ? s->place.lon : (double)NAN);
    bound_cell(out, s->placed ? s->place.geonameid : CS_OPEN);
    cell(out, s->place.precision);
    parties_cell(out, s->agents.at, s->agents.count);
    parties_cell(out, s->targets.at, s->targets.count);
    count_cells(out, &s->killed);
    count_cells(out, &s->injured);
    bound_cell(out, s->sources.count);
    bound_cell(out, s->documents.count);
    cell(out, s->first_published);
    cell(out, s->last_published);
    cs_out_text(out, "\r\n");
}

/* ---- GeoJSON ----------------------------------------------------------------------------------
 */

static void write_feature(const cs_stored *s, size_t index, cs_out *out) {
    if (index)
        cs_out_text(out, ",\n");
    cs_out_text(out, "{\"type\":\"Feature\",\"id\":");
    cs_out_int(out, s->id);
    cs_out_text(out, ",\"geometry\":");
    if (s->placed && !isnan(s->place.lat) && !isnan(s->place.lon)) {
        cs_out_text(out, "{\"type\":\"Point\",\"coordinates\":[");
        cs_record_number(out, s->place.lon);
        cs_out_byte(out, ',');
        cs_record_number(out, s->place.lat);
        cs_out_text(out, "]}");
    } else {
        cs_out_text(out, "null");
    }
    cs_out_text(out, ",\"properties\":");
    write_json(s, out);
    cs_out_byte(out, '}');
}

/* ---- people -----------------------------------------------------------------------------------
 */

static void plain(cs_out *out, cs_str s) {
    for (size_t i = 0; i < s.size; i++)
        cs_out_byte(out, (unsigned char)s.at[i] < ' ' || s.at[i] == 0x7F ? ' ' : s.at[i]);
}

static void people_count(cs_out *out, const char *name, const cs_count *c) {
    if (!c->given)
        return;
    cs_out_format(out, "  %s ", name);
    cs_out_int(out, c->best);
    if (c->low == c->high)
        return;
    cs_out_text(out, " (");
    if (c->low != CS_OPEN)
        cs_out_int(out, c->low);
    cs_out_text(out, c->high == CS_OPEN ? "+" : " to ");
    if (c->high != CS_OPEN)
        cs_out_int(out, c->high);
    cs_out_byte(out, ')');
}

static void write_people(const cs_stored *s, cs_out *out) {
    cs_out_int(out, s->id);
    cs_out_text(out, "  ");
    plain(out, s->date_from.at ? s->date_from : CS_STR("date open"));
    cs_out_text(out, "  ");
    plain(out, s->type);
    cs_out_byte(out, ' ');
    plain(out, s->mode);
    cs_out_text(out, "  ");
    plain(out, s->placed ? s->place.name : CS_STR("place open"));
    if (s->place.country.at) {
        cs_out_text(out, ", ");
        plain(out, s->place.country);
    }
    cs_out_text(out, "  ");
    for (uint32_t i = 0; i < s->agents.count; i++) {
        cs_out_text(out, i ? ", " : "by ");
        plain(out, s->agents.at[i].name);
    }
    people_count(out, "killed", &s->killed);
    people_count(out, "injured", &s->injured);
    cs_out_format(out, "  [%u sources, %u reports]  ", s->sources.count, s->documents.count);
    plain(out, s->status);
    cs_out_byte(out, '\n');
}

/* ---- */

void cs_stored_begin(cs_stored_format format, cs_out *out) {
    if (format == CS_STORED_CSV)
        cs_out_text(out, csv_header);
    else if (format == CS_STORED_GEOJSON)
        cs_out_text(out, "{\"type\":\"FeatureCollection\",\"features\":[\n");
}

void cs_stored_end(cs_stored_format format, cs_out *out) {
    if (format == CS_STORED_GEOJSON)
        cs_out_text(out, "\n]}\n");
}

void cs_stored_write(const cs_stored *stored, size_t index, cs_stored_format format, cs_out *out) {
    switch (format) {
    case CS_STORED_PEOPLE:
        write_people(stored, out);
        break;
    case CS_STORED_JSONL:
        write_json(stored, out);
        cs_out_byte(out, '\n');
        break;
    case CS_STORED_CSV:
        write_csv(stored, out);
        break;
    case CS_STORED_GEOJSON:
        write_feature(stored, index, out);
        break;
    }
}
