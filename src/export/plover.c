/* plover.c: see plover.h. */
#include "export/plover.h"

#include "export/record.h"
#include "version.h"

static void day_field(cs_out *out, const char *name, cs_day day) {
    char text[CS_DAY_TEXT + 1];
    if (day != CS_DAY_NONE)
        cs_day_write(day, text);
    cs_record_field(out, name, day == CS_DAY_NONE ? CS_STR_NONE : cs_str_of(text));
}

static void parties(cs_out *out, const char *name, const cs_party *at, uint32_t count) {
    cs_record_key(out, name);
    cs_out_byte(out, '[');
    for (uint32_t i = 0; i < count; i++) {
        const cs_actor *actor = at[i].actor;
        cs_out_text(out, i ? ",{\"code\":" : "{\"code\":");
        cs_record_string(out, actor ? actor->country : CS_STR_NONE);
        cs_record_field(out, "sector", actor ? actor->sector : CS_STR_NONE);
        cs_record_field(out, "entity_text", at[i].name);
        cs_record_field(out, "identifier_id", actor ? actor->id : CS_STR_NONE);
        cs_record_field(out, "office", actor ? actor->office : CS_STR_NONE);
        cs_out_byte(out, '}');
    }
    cs_out_byte(out, ']');
}

/* PLOVER's resolution: 5 within a town, 4 a town, 3 district, 2 province, 1 country. */
static int resolution_of(uint8_t precision) {
    switch (precision) {
    case CS_PRECISION_EXACT:
    case CS_PRECISION_NEAR:
        return 4;
    case CS_PRECISION_ADMIN2:
        return 3;
    case CS_PRECISION_ADMIN1:
        return 2;
    default:
        return 1;
    }
}

static void location(const cs_story *s, uint32_t place, cs_out *out) {
    cs_out_text(out, ",\"event_loc\":");
    if (place == CS_NONE) {
        cs_out_text(out, "null");
        return;
    }
    const cs_place *p = &s->places.at[place];
    cs_out_text(out, "{\"extracted_place\":");
    cs_record_string(out, cs_story_words(s, p->span));
    cs_record_field(out, "resolved_place", p->geonameid ? p->name : CS_STR_NONE);
    if (p->geonameid) {
        cs_out_format(out, ",\"geonameid\":%lld,\"lat\":", (long long)p->geonameid);
        cs_record_number(out, p->lat);
        cs_out_text(out, ",\"lon\":");
        cs_record_number(out, p->lon);
    }
    cs_record_field(out, "district", p->admin2);
    cs_record_field(out, "province", p->admin1);
    cs_record_field(out, "country_code", p->country);
    cs_record_field(out, "feature_code", p->feature);
    cs_out_format(out, ",\"resolution\":%d}", resolution_of(p->precision));
}

static void size(cs_out *out, const char *name, const cs_count *count) {
    cs_record_key(out, name);
    if (count->given)
        cs_out_int(out, count->best);
    else
        cs_out_text(out, "null");
}

/* Verbal and material cooperation, verbal and material conflict, 1 to 4. */
static int quad_of(uint8_t type) {
    if (type <= CS_TYPE_CONCEDE)
        return 1;
    if (type <= CS_TYPE_RETREAT)
        return 2;
    return type <= CS_TYPE_THREATEN ? 3 : 4;
}

static void contexts(const cs_incident *incident, cs_out *out) {
    const char *context = incident->status == CS_STATUS_HISTORICAL     ? "\"historical\""
                          : incident->status == CS_STATUS_PLANNED      ? "\"future\""
                          : incident->status == CS_STATUS_THREATENED   ? "\"future\""
                          : incident->status == CS_STATUS_HYPOTHETICAL ? "\"hypothetical\""
                                                                       : "";
    cs_out_format(out, ",\"context\":[%s]", context);
}

static void text_of(const cs_story *s, const cs_incident *incident, cs_out *out) {
    uint32_t sentence = s->events.at[incident->events.at[0]].sentence;
    cs_out_text(out, ",\"event_text\":[");
    for (uint32_t i = 0; i < incident->events.count; i++) {
        cs_out_text(out, i ? "," : "");
        cs_record_string(out, cs_story_words(s, s->events.at[incident->events.at[i]].trigger));
    }
    cs_out_byte(out, ']');
    cs_record_field(out, "text", cs_story_words(s, s->sentences.at[sentence].span));
}

static void cite(const cs_source *source, cs_out *out) {
    cs_out_text(out, ",\"cite_info\":{\"url\":");
    cs_record_string(out, source->url);
    cs_record_field(out, "title", source->title);
    cs_record_field(out, "language", source->lang);
    cs_record_field(out, "publication", source->outlet);
    cs_record_field(out, "coder", CS_STR("casus " CASUS_VERSION));
    cs_out_byte(out, '}');
}

void cs_plover_write(const cs_story *s, uint32_t number, cs_out *out) {
    const cs_incident *incident = &s->incidents.at[number];
    cs_out_text(out, "{\"id\":");
    cs_record_string(
        out, cs_str_format(s->arena, "%.*s#%u", (int)s->id.size, s->id.at ? s->id.at : "", number));
    day_field(out, "date", incident->date.from);
    day_field(out, "enddate", incident->date.to);
    parties(out, "actor", incident->agents.at, incident->agents.count);
    parties(out, "recipient", incident->targets.at, incident->targets.count);
    cs_out_format(out, ",\"event\":[\"%s\"],\"mode\":[", cs_names_type.at[incident->type]);
    cs_str rest, mode;
    cs_str_cut(incident->codes.plover, '/', &mode);
    rest = mode;
    if (rest.at)
        cs_record_string(out, rest);
    cs_out_format(out, "],\"quad_code\":%d", quad_of(incident->type));
    contexts(incident, out);
    location(s, incident->place, out);
    size(out, "dead", &incident->killed);
    size(out, "injured", &incident->injured);
    size(out, "arrested", &incident->arrested);
    text_of(s, incident, out);
    cite(&s->source, out);
    cs_out_text(out, "}\n");
}
