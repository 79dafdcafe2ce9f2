/* record.c: see record.h. */
#include "export/record.h"

#include <math.h>
#include <string.h>

#include "story/text.h"
#include "version.h"

typedef struct writer {
    const cs_story *story;
    cs_points points;
    cs_out *out;
} writer;

void cs_record_string(cs_out *out, cs_str s) {
    if (s.at)
        cs_text_quote(out, s);
    else
        cs_out_text(out, "null");
}

void cs_record_key(cs_out *out, const char *key) {
    cs_out_format(out, ",\"%s\":", key);
}

void cs_record_field(cs_out *out, const char *key, cs_str value) {
    cs_record_key(out, key);
    cs_record_string(out, value);
}

void cs_record_number(cs_out *out, double value) {
    if (!isfinite(value)) {
        cs_out_text(out, "null");
        return;
    }
    if (fabs(value) < 1e9 && value == floor(value)) {
        cs_out_int(out, (int64_t)value);
        return;
    }
    if (fabs(value) >= 1e9) {
        cs_out_format(out, "%.0f", value);
        return;
    }
    /* six decimals hold a tenth of a metre; written by hand so that no locale's comma gets in */
    int64_t millionths = (int64_t)llround(fabs(value) * 1e6);
    char digits[8];
    if (value < 0 && millionths)
        cs_out_byte(out, '-');
    cs_out_int(out, millionths / 1000000);
    int64_t rest = millionths % 1000000;
    if (!rest)
        return;
    for (int i = 5; i >= 0; i--, rest /= 10)
        digits[i] = (char)('0' + rest % 10);
    size_t size = 6;
    while (size && digits[size - 1] == '0')
        size--;
    cs_out_byte(out, '.');
    cs_out_add(out, (cs_str){digits, size});
}

static void write_span(writer *w, cs_span span) {
    cs_out_byte(w->out, '[');
    cs_out_int(w->out, cs_points_of(&w->points, span.start));
    cs_out_byte(w->out, ',');
    cs_out_int(w->out, cs_points_of(&w->points, span.end));
    cs_out_byte(w->out, ']');
}

static void write_bound(cs_out *out, const char *key, int64_t value) {
    cs_out_text(out, key);
    if (value == CS_OPEN)
        cs_out_text(out, "null");
    else
        cs_out_int(out, value);
}

void cs_record_count(cs_out *out, const cs_count *count) {
    if (!count->given) {
        cs_out_text(out, "null");
        return;
    }
    write_bound(out, "{\"low\":", count->low);
    write_bound(out, ",\"high\":", count->high);
    write_bound(out, ",\"best\":", count->best);
    cs_out_byte(out, '}');
}

static void write_day(cs_out *out, cs_day day) {
    char text[CS_DAY_TEXT + 1];
    cs_day_write(day, text);
    cs_text_quote(out, cs_str_of(text));
}

static void write_item(writer *w, const cs_record *record, const void *item, uint32_t id);

static void write_list(writer *w, const cs_field *field, const void *at) {
    cs_vec_any items;
    memcpy(&items, at, sizeof items);
    cs_out_byte(w->out, '[');
    for (uint32_t i = 0; i < items.count; i++) {
        if (i)
            cs_out_byte(w->out, ',');
        if (field->type == CS_FIELD_SPANS)
            write_span(w, ((const cs_span *)items.at)[i]);
        else if (field->type == CS_FIELD_REFS)
            cs_out_int(w->out, ((const uint32_t *)items.at)[i]);
        else
            write_item(w, field->record, (const char *)items.at + i * field->record->size, i);
    }
    cs_out_byte(w->out, ']');
}

static void write_copy(writer *w, const cs_field *field, uint32_t index) {
    const cs_layer *layer = cs_layer_by_key(cs_str_of(field->layer));
    write_item(w, layer->record, cs_layer_item(w->story, layer, index), index);
}

static void write_value(writer *w, const cs_field *field, const void *item, uint32_t id) {
    const void *at = (const char *)item + field->offset;
    switch (field->type) {
    case CS_FIELD_ID:
        cs_out_int(w->out, id);
        break;
    case CS_FIELD_SPAN:
        write_span(w, *(const cs_span *)at);
        break;
    case CS_FIELD_SPANS:
    case CS_FIELD_REFS:
    case CS_FIELD_LIST:
        write_list(w, field, at);
        break;
    case CS_FIELD_WORDS:
        cs_text_quote(w->out, cs_story_words(w->story, *(const cs_span *)at));
        break;
    case CS_FIELD_REF:
        cs_out_int(w->out, *(const uint32_t *)at);
        break;
    case CS_FIELD_COPY:
        write_copy(w, field, *(const uint32_t *)at);
        break;
    case CS_FIELD_HEAD:
        cs_out_int(w->out,
                   *(const uint32_t *)at == CS_NONE ? -1 : (int64_t) * (const uint32_t *)at);
        break;
    case CS_FIELD_STRING:
        cs_text_quote(w->out, *(const cs_str *)at);
        break;
    case CS_FIELD_JSON:
        cs_out_add(w->out, *(const cs_str *)at);
        break;
    case CS_FIELD_NAME:
        cs_text_quote(w->out, cs_str_of(field->names->at[*(const uint8_t *)at]));
        break;
    case CS_FIELD_INT:
    case CS_FIELD_POSITIVE:
        cs_out_int(w->out, *(const int64_t *)at);
        break;
    case CS_FIELD_NUMBER:
        cs_record_number(w->out, *(const double *)at);
        break;
    case CS_FIELD_BOOL:
        cs_out_text(w->out, *(const bool *)at ? "true" : "false");
        break;
    case CS_FIELD_DAY:
        write_day(w->out, *(const cs_day *)at);
        break;
    case CS_FIELD_COUNT:
        cs_record_count(w->out, at);
        break;
    case CS_FIELD_VALUE:
        if (((const cs_count *)at)->given)
            cs_record_count(w->out, at);
        else
            cs_record_string(w->out, ((const cs_claim *)item)->text);
        break;
    case CS_FIELD_ACTOR:
        write_item(w, &cs_actor_record, *(const cs_actor *const *)at, 0);
        break;
    case CS_FIELD_OBJECT:
    case CS_FIELD_OPTIONAL:
        write_item(w, field->record, at, 0);
        break;
    }
}

static void write_field(writer *w, const cs_field *field, const void *item, uint32_t id) {
    cs_text_quote(w->out, cs_str_of(field->name));
    cs_out_byte(w->out, ':');
    if (cs_field_null(field, item))
        cs_out_text(w->out, "null");
    else
        write_value(w, field, item, id);
}

/* A record of one span alone is written as that span. */
static bool is_bare(const cs_record *record) {
    return record->count == 1 && record->fields[0].type == CS_FIELD_SPAN;
}

static void write_item(writer *w, const cs_record *record, const void *item, uint32_t id) {
    if (is_bare(record)) {
        write_value(w, &record->fields[0], item, id);
        return;
    }
    cs_out_byte(w->out, '{');
    for (unsigned i = 0; i < record->count; i++) {
        if (i)
            cs_out_byte(w->out, ',');
        write_field(w, &record->fields[i], item, id);
    }
    cs_out_byte(w->out, '}');
}

static writer writer_of(const cs_story *s, cs_out *out) {
    return (writer){s, cs_points_make(s->scratch, s->text), out};
}

static void write_layer(writer *w, const cs_layer *layer) {
    cs_vec_any items = cs_layer_items(w->story, layer);
    cs_out_byte(w->out, '[');
    for (uint32_t i = 0; i < items.count; i++) {
        if (i)
            cs_out_byte(w->out, ',');
        write_item(w, layer->record, (const char *)items.at + i * layer->record->size, i);
    }
    cs_out_byte(w->out, ']');
}

void cs_record_layer(const cs_story *s, const cs_layer *layer, cs_out *out) {
    writer w = writer_of(s, out);
    write_layer(&w, layer);
}

void cs_record_source(const cs_story *s, cs_out *out) {
    writer w = writer_of(s, out);
    write_item(&w, &cs_source_record, &s->source, 0);
}

void cs_record_incident(const cs_story *s, uint32_t incident, cs_out *out) {
    writer w = writer_of(s, out);
    const cs_layer *layer = cs_layer_by_key(CS_STR("incidents"));
    write_item(&w, layer->record, cs_layer_item(s, layer, incident), incident);
}

static bool is_shown(const cs_layer *layer, bool tokens) {
    return tokens || strcmp(layer->key, "tokens") != 0;
}

void cs_record_write(const cs_story *s, bool tokens, cs_out *out) {
    writer w = writer_of(s, out);
    cs_out_text(out, "{\"id\":");
    cs_record_string(out, s->id);
    cs_out_text(out, ",\"casus\":\"" CASUS_VERSION "\",\"source\":");
    write_item(&w, &cs_source_record, &s->source, 0);
    cs_out_text(out, ",\"text\":");
    cs_text_quote(out, s->text);
    for (unsigned i = 0; i < cs_layer_count; i++) {
        if (!is_shown(&cs_layers[i], tokens))
            continue;
        cs_record_key(out, cs_layers[i].key);
        write_layer(&w, &cs_layers[i]);
    }
    if (s->meta.at) {
        cs_out_text(out, ",\"meta\":");
        cs_out_add(out, s->meta);
    }
    cs_out_byte(out, '}');
}

void cs_record_error(cs_str id, const cs_error *error, cs_out *out) {
    cs_out_text(out, "{\"id\":");
    cs_record_string(out, id);
    cs_out_format(out, ",\"error\":{\"code\":\"%s\",\"message\":", cs_error_name(error->code));
    cs_text_quote(out, cs_str_of(error->message));
    cs_out_text(out, ",\"where\":");
    cs_text_quote(out, cs_str_of(error->where));
    cs_out_text(out, ",\"line\":");
    if (error->line)
        cs_out_int(out, error->line);
    else
        cs_out_text(out, "null");
    cs_out_text(out, "}}");
}
