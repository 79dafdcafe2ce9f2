/* cells.c: the cells that several schemes have; see columns.h. */
#include <math.h>

#include "export/columns.h"

void cs_cell_id(const cs_row *r, cs_out *out) {
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

void cs_cell_date_from(const cs_row *r, cs_out *out) {
    day(out, r->incident->date.from);
}

void cs_cell_date_to(const cs_row *r, cs_out *out) {
    day(out, r->incident->date.to);
}

/* A part of the date's "YYYY-MM-DD". */
static void part_of_day(const cs_row *r, cs_out *out, size_t start, size_t end) {
    char text[CS_DAY_TEXT + 1];
    if (r->incident->date.from == CS_DAY_NONE)
        return;
    cs_day_write(r->incident->date.from, text);
    cs_out_add(out, cs_str_slice(cs_str_of(text), start, end));
}

void cs_cell_year(const cs_row *r, cs_out *out) {
    part_of_day(r, out, 0, 4);
}

void cs_cell_month(const cs_row *r, cs_out *out) {
    part_of_day(r, out, 5, 7);
}

void cs_cell_day_of_month(const cs_row *r, cs_out *out) {
    part_of_day(r, out, 8, 10);
}

void cs_cell_yyyymmdd(const cs_row *r, cs_out *out) {
    cs_cell_year(r, out);
    cs_cell_month(r, out);
    cs_cell_day_of_month(r, out);
}

void cs_cell_latitude(const cs_row *r, cs_out *out) {
    cs_csv_number(out, r->place ? r->place->lat : (double)NAN);
}

void cs_cell_longitude(const cs_row *r, cs_out *out) {
    cs_csv_number(out, r->place ? r->place->lon : (double)NAN);
}

void cs_cell_country(const cs_row *r, cs_out *out) {
    cs_csv_text(out, r->place ? r->place->country : CS_STR_NONE);
}

void cs_cell_admin1(const cs_row *r, cs_out *out) {
    cs_csv_text(out, r->place ? r->place->admin1 : CS_STR_NONE);
}

void cs_cell_admin2(const cs_row *r, cs_out *out) {
    cs_csv_text(out, r->place ? r->place->admin2 : CS_STR_NONE);
}

void cs_cell_place_name(const cs_row *r, cs_out *out) {
    cs_csv_text(out, r->place ? r->place->name : CS_STR_NONE);
}

void cs_cell_outlet(const cs_row *r, cs_out *out) {
    const cs_source *source = &r->s->source;
    cs_csv_text(out, source->outlet.at ? source->outlet : source->dateline.agency);
}

void cs_cell_url(const cs_row *r, cs_out *out) {
    cs_csv_text(out, r->s->source.url);
}

static cs_str party_name(const cs_party *at, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (at[i].certainty != CS_CERTAINTY_DENIED)
            return at[i].actor && at[i].actor->name.at ? at[i].actor->name : at[i].name;
    return CS_STR_NONE;
}

void cs_cell_agent(const cs_row *r, cs_out *out) {
    cs_csv_text(out, party_name(r->incident->agents.at, r->incident->agents.count));
}

void cs_cell_target(const cs_row *r, cs_out *out) {
    cs_csv_text(out, party_name(r->incident->targets.at, r->incident->targets.count));
}

/* The sentence that tells it first. */
static cs_str first_sentence(const cs_row *r) {
    uint32_t sentence = r->s->events.at[r->incident->events.at[0]].sentence;
    return cs_story_words(r->s, r->s->sentences.at[sentence].span);
}

void cs_cell_notes(const cs_row *r, cs_out *out) {
    cs_csv_text(out, first_sentence(r));
}
