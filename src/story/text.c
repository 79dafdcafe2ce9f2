/* text.c: printing; see text.h. Reading is in text_read.c. */
#include "story/text.h"

#include <ctype.h>
#include <string.h>

typedef struct printer {
    const cs_story *story;
    cs_points points;
    cs_out *out;
} printer;

/* Writes an escape for one character that cannot stand in a JSON string as it is. */
static void escape(cs_out *out, uint32_t point) {
    static const char hex[] = "0123456789abcdef";
    const char *found = point < 0x80 ? strchr("\"\\\nn\tt\rr", (int)point) : NULL;
    cs_out_byte(out, '\\');
    if (point == '"' || point == '\\') {
        cs_out_byte(out, (char)point);
    } else if (point && found) {
        cs_out_byte(out, found[1]);
    } else {
        cs_out_byte(out, 'u');
        for (int shift = 12; shift >= 0; shift -= 4)
            cs_out_byte(out, hex[point >> shift & 15]);
    }
}

/* Must the character of these bytes be escaped: what JSON wants so, and all that some readers take
 * for the end of a line (U+0085, U+2028, U+2029)? */
static bool is_special(cs_str s, size_t at) {
    const unsigned char *c = (const unsigned char *)s.at + at;
    if (*c < 0x80)
        return *c < 0x20 || *c == '"' || *c == '\\' || *c == 0x7F;
    return (*c == 0xC2 && c[1] < 0xA0) || (*c == 0xE2 && c[1] == 0x80 && (c[2] | 1) == 0xA9);
}

void cs_text_quote(cs_out *out, cs_str s) {
    cs_out_byte(out, '"');
    size_t from = 0;
    for (size_t i = 0; i < s.size;) {
        unsigned char c = (unsigned char)s.at[i];
        if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\') {
            i++;
            continue;
        }
        size_t size = c < 0x80 ? 1 : cs_utf8_valid(s, i);
        if (!size || is_special(s, i)) {
            cs_out_add(out, cs_str_slice(s, from, i));
            escape(out, size ? cs_utf8_at(s, i, &size) : 0xFFFD);
            from = i + (size ? size : 1);
        }
        i += size ? size : 1;
    }
    cs_out_add(out, cs_str_slice(s, from, s.size));
    cs_out_byte(out, '"');
}

static bool is_bare(cs_str s) {
    for (size_t i = 0; i < s.size; i++)
        if (!isalnum((unsigned char)s.at[i]) && !strchr("_.,:+-/", s.at[i]))
            return false;
    return s.size > 0;
}

static void print_string(printer *p, cs_str s) {
    if (is_bare(s))
        cs_out_add(p->out, s);
    else
        cs_text_quote(p->out, s);
}

static void print_span(printer *p, cs_span span) {
    cs_out_int(p->out, cs_points_of(&p->points, span.start));
    cs_out_byte(p->out, ':');
    cs_out_int(p->out, cs_points_of(&p->points, span.end));
    cs_text_quote(p->out, cs_story_words(p->story, span));
}

/* The words that stand for an item where another names it. */
static void print_label(printer *p, const cs_record *record, const void *item) {
    if (record->label < 0)
        return;
    const cs_field *label = &record->fields[record->label];
    const void *at = (const char *)item + label->offset;
    if (label->type == CS_FIELD_SPAN)
        cs_text_quote(p->out, cs_story_words(p->story, *(const cs_span *)at));
    else if (label->type == CS_FIELD_STRING)
        cs_text_quote(p->out, *(const cs_str *)at);
}

static void print_ref(printer *p, const cs_field *field, uint32_t index) {
    cs_out_byte(p->out, '#');
    cs_out_int(p->out, index);
    const cs_layer *layer = field->layer ? cs_layer_by_key(cs_str_of(field->layer)) : NULL;
    const void *item = layer ? cs_layer_item(p->story, layer, index) : NULL;
    if (item && layer->record->fields[0].type == CS_FIELD_ID)
        print_label(p, layer->record, item);
}

static void print_bound(printer *p, int64_t bound) {
    if (bound == CS_OPEN)
        cs_out_byte(p->out, '-');
    else
        cs_out_int(p->out, bound);
}

static void print_count(printer *p, const cs_count *count) {
    print_bound(p, count->low);
    cs_out_byte(p->out, '/');
    print_bound(p, count->high);
    cs_out_byte(p->out, '/');
    print_bound(p, count->best);
}

static void print_day(printer *p, cs_day day) {
    char text[CS_DAY_TEXT + 1];
    cs_day_write(day, text);
    cs_out_text(p->out, text);
}

static void print_fields(printer *p, const cs_record *record, const void *item, int skip);

static void print_object(printer *p, const cs_record *record, const void *item) {
    cs_out_byte(p->out, '{');
    print_fields(p, record, item, -1);
    cs_out_byte(p->out, '}');
}

static void print_list(printer *p, const cs_field *field, const void *at) {
    cs_vec_any items;
    memcpy(&items, at, sizeof items);
    cs_out_byte(p->out, '[');
    for (uint32_t i = 0; i < items.count; i++) {
        if (i)
            cs_out_byte(p->out, ' ');
        if (field->type == CS_FIELD_SPANS)
            print_span(p, ((const cs_span *)items.at)[i]);
        else if (field->type == CS_FIELD_REFS)
            print_ref(p, field, ((const uint32_t *)items.at)[i]);
        else
            print_object(p, field->record, (const char *)items.at + i * field->record->size);
    }
    cs_out_byte(p->out, ']');
}

static void print_value(printer *p, const cs_field *field, const void *item) {
    const void *at = (const char *)item + field->offset;
    switch (field->type) {
    case CS_FIELD_SPAN:
        print_span(p, *(const cs_span *)at);
        break;
    case CS_FIELD_SPANS:
    case CS_FIELD_REFS:
    case CS_FIELD_LIST:
        print_list(p, field, at);
        break;
    case CS_FIELD_REF:
    case CS_FIELD_COPY:
    case CS_FIELD_HEAD:
        print_ref(p, field, *(const uint32_t *)at);
        break;
    case CS_FIELD_STRING:
    case CS_FIELD_JSON:
        print_string(p, *(const cs_str *)at);
        break;
    case CS_FIELD_NAME:
        cs_out_text(p->out, field->names->at[*(const uint8_t *)at]);
        break;
    case CS_FIELD_INT:
    case CS_FIELD_POSITIVE:
        cs_out_int(p->out, *(const int64_t *)at);
        break;
    case CS_FIELD_NUMBER:
        cs_out_format(p->out, "%.10g", *(const double *)at);
        break;
    case CS_FIELD_BOOL:
        cs_out_text(p->out, *(const bool *)at ? "yes" : "no");
        break;
    case CS_FIELD_DAY:
        print_day(p, *(const cs_day *)at);
        break;
    case CS_FIELD_COUNT:
        print_count(p, at);
        break;
    case CS_FIELD_VALUE:
        if (((const cs_count *)at)->given)
            print_count(p, at);
        else
            cs_text_quote(p->out, ((const cs_claim *)item)->text);
        break;
    case CS_FIELD_ACTOR:
        print_object(p, &cs_actor_record, *(const cs_actor *const *)at);
        break;
    case CS_FIELD_OBJECT:
    case CS_FIELD_OPTIONAL:
        print_object(p, field->record, at);
        break;
    case CS_FIELD_ID:
    case CS_FIELD_WORDS:
        break;
    }
}

/* Null, or so plain that the text form leaves it out. */
static bool is_plain(const cs_field *field, const void *item) {
    const void *at = (const char *)item + field->offset;
    cs_vec_any items;
    switch (field->type) {
    case CS_FIELD_ID:
    case CS_FIELD_WORDS:
        return true;
    case CS_FIELD_HEAD:
        return *(const uint32_t *)at == CS_NONE;
    case CS_FIELD_BOOL:
        return !*(const bool *)at;
    case CS_FIELD_SPANS:
    case CS_FIELD_REFS:
    case CS_FIELD_LIST:
        memcpy(&items, at, sizeof items);
        return items.count == 0;
    default:
        return cs_field_null(field, item);
    }
}

static void print_fields(printer *p, const cs_record *record, const void *item, int skip) {
    bool first = skip < 0;
    for (int i = 0; i < (int)record->count; i++) {
        const cs_field *field = &record->fields[i];
        if (i == skip || is_plain(field, item))
            continue;
        if (!first)
            cs_out_byte(p->out, ' ');
        first = false;
        cs_out_text(p->out, field->name);
        cs_out_byte(p->out, '=');
        print_value(p, field, item);
    }
}

static printer printer_of(const cs_story *s, cs_out *out) {
    return (printer){s, cs_points_make(s->scratch, s->text), out};
}

void cs_text_print(const cs_story *s, const cs_layer *layer, cs_out *out) {
    printer p = printer_of(s, out);
    cs_vec_any items = cs_layer_items(s, layer);
    const cs_record *record = layer->record;
    for (uint32_t i = 0; i < items.count; i++) {
        const void *item = (const char *)items.at + i * record->size;
        cs_out_byte(out, '#');
        cs_out_int(out, i);
        if (record->label >= 0 && !is_plain(&record->fields[record->label], item)) {
            cs_out_byte(out, ' ');
            print_value(&p, &record->fields[record->label], item);
        }
        print_fields(&p, record, item, record->label >= 0 ? record->label : (int)record->count);
        cs_out_byte(out, '\n');
    }
}

void cs_text_print_source(const cs_story *s, cs_out *out) {
    printer p = printer_of(s, out);
    print_fields(&p, &cs_source_record, &s->source, -1);
    cs_out_byte(out, '\n');
}
