/* schema.c: JSON Schema of the story record, made from the same tables as the record itself. */
#include <string.h>

#include "export/record.h"
#include "story/text.h"

static const char *const shared =
    "\"span\":{\"type\":\"array\",\"description\":\"[start, end) in code points of text\","
    "\"prefixItems\":[{\"type\":\"integer\",\"minimum\":0},{\"type\":\"integer\",\"minimum\":1}],"
    "\"items\":false,\"minItems\":2},"
    "\"spans\":{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/span\"}},"
    "\"refs\":{\"type\":\"array\",\"items\":{\"type\":\"integer\",\"minimum\":0}},"
    "\"day\":{\"type\":\"string\",\"pattern\":\"^[0-9]{4}-[0-9]{2}-[0-9]{2}$\"},"
    "\"error\":{\"type\":\"object\",\"required\":[\"code\",\"message\",\"where\",\"line\"],"
    "\"properties\":{\"code\":{\"type\":\"string\"},\"message\":{\"type\":\"string\"},"
    "\"where\":{\"type\":\"string\"},\"line\":{\"type\":[\"integer\",\"null\"]}}}";

static void write_names(cs_out *out, const cs_names *names) {
    cs_out_text(out, "\"enum\":[");
    for (unsigned i = names->none_first; i < names->count; i++) {
        if (i > names->none_first)
            cs_out_byte(out, ',');
        cs_text_quote(out, cs_str_of(names->at[i]));
    }
    cs_out_text(out, names->none_first ? ",null]" : "]");
}

static void write_ref(cs_out *out, const char *name, bool nullable) {
    if (nullable)
        cs_out_format(out, "\"anyOf\":[{\"$ref\":\"#/$defs/%s\"},{\"type\":\"null\"}]", name);
    else
        cs_out_format(out, "\"$ref\":\"#/$defs/%s\"", name);
}

static const char *name_of(const cs_record *record) {
    return record ? record->name : "";
}

static void write_type(cs_out *out, const cs_field *field) {
    switch (field->type) {
    case CS_FIELD_ID:
        cs_out_text(out, "\"type\":\"integer\",\"minimum\":0");
        break;
    case CS_FIELD_SPAN:
        write_ref(out, "span", true);
        break;
    case CS_FIELD_SPANS:
        write_ref(out, "spans", false);
        break;
    case CS_FIELD_WORDS:
        cs_out_text(out, "\"type\":\"string\"");
        break;
    case CS_FIELD_REF:
        cs_out_text(out, "\"type\":[\"integer\",\"null\"],\"minimum\":0");
        break;
    case CS_FIELD_REFS:
        write_ref(out, "refs", false);
        break;
    case CS_FIELD_COPY:
        write_ref(out, cs_layer_by_key(cs_str_of(field->layer))->record->name, true);
        break;
    case CS_FIELD_HEAD:
        cs_out_text(out, "\"type\":\"integer\",\"minimum\":-1");
        break;
    case CS_FIELD_STRING:
        cs_out_text(out, "\"type\":[\"string\",\"null\"]");
        break;
    case CS_FIELD_JSON:
        cs_out_text(out, "\"type\":\"object\"");
        break;
    case CS_FIELD_NAME:
        write_names(out, field->names);
        break;
    case CS_FIELD_INT:
    case CS_FIELD_POSITIVE:
        cs_out_text(out, "\"type\":[\"integer\",\"null\"]");
        break;
    case CS_FIELD_NUMBER:
        cs_out_text(out, "\"type\":[\"number\",\"null\"]");
        break;
    case CS_FIELD_BOOL:
        cs_out_text(out, "\"type\":\"boolean\"");
        break;
    case CS_FIELD_DAY:
        write_ref(out, "day", true);
        break;
    case CS_FIELD_COUNT:
        write_ref(out, "count", true);
        break;
    case CS_FIELD_VALUE:
        cs_out_text(out,
                    "\"anyOf\":[{\"$ref\":\"#/$defs/count\"},{\"type\":[\"string\",\"null\"]}]");
        break;
    case CS_FIELD_ACTOR:
        write_ref(out, "actor", true);
        break;
    case CS_FIELD_OBJECT:
    case CS_FIELD_OPTIONAL:
        write_ref(out, name_of(field->record), field->type == CS_FIELD_OPTIONAL);
        break;
    case CS_FIELD_LIST:
        cs_out_format(out, "\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/%s\"}",
                      name_of(field->record));
        break;
    }
}

static void write_required(cs_out *out, const cs_record *record) {
    cs_out_text(out, "\"required\":[");
    for (unsigned i = 0; i < record->count; i++) {
        if (i)
            cs_out_byte(out, ',');
        cs_text_quote(out, cs_str_of(record->fields[i].name));
    }
    cs_out_byte(out, ']');
}

static void write_record(cs_out *out, const cs_record *record) {
    cs_out_format(out, "\"%s\":{\"type\":\"object\",\"description\":", record->name);
    cs_text_quote(out, cs_str_of(record->doc));
    cs_out_byte(out, ',');
    write_required(out, record);
    cs_out_text(out, ",\"properties\":{");
    for (unsigned i = 0; i < record->count; i++) {
        const cs_field *field = &record->fields[i];
        if (i)
            cs_out_byte(out, ',');
        cs_out_format(out, "\"%s\":{\"description\":", field->name);
        cs_text_quote(out, cs_str_of(field->doc));
        cs_out_byte(out, ',');
        write_type(out, field);
        cs_out_byte(out, '}');
    }
    cs_out_text(out, "},\"additionalProperties\":false}");
}

enum { MOST_RECORDS = 48 };

typedef struct written {
    const cs_record *records[MOST_RECORDS];
    unsigned count;
} written;

/* A record and, before it, all that its fields need; each once. */
static void write_with_parts(cs_out *out, const cs_record *record, written *done) {
    for (unsigned i = 0; i < done->count; i++)
        if (done->records[i] == record)
            return;
    if (done->count == MOST_RECORDS)
        return;
    done->records[done->count++] = record;
    for (unsigned i = 0; i < record->count; i++)
        if (record->fields[i].record)
            write_with_parts(out, record->fields[i].record, done);
    cs_out_byte(out, ',');
    write_record(out, record);
}

static bool is_bare(const cs_record *record) {
    return record->count == 1 && record->fields[0].type == CS_FIELD_SPAN;
}

static void write_definitions(cs_out *out) {
    written done = {.count = 0};
    cs_out_text(out, "\"$defs\":{");
    cs_out_text(out, shared);
    write_with_parts(out, &cs_count_record, &done);
    write_with_parts(out, &cs_actor_record, &done);
    write_with_parts(out, &cs_source_record, &done);
    for (unsigned i = 0; i < cs_layer_count; i++)
        if (!is_bare(cs_layers[i].record))
            write_with_parts(out, cs_layers[i].record, &done);
    cs_out_byte(out, '}');
}

static void write_story(cs_out *out) {
    cs_out_text(out, "{\"type\":\"object\",\"required\":[\"id\",\"casus\",\"source\",\"text\"");
    for (unsigned i = 0; i < cs_layer_count; i++)
        if (strcmp(cs_layers[i].key, "tokens") != 0)
            cs_out_format(out, ",\"%s\"", cs_layers[i].key);
    cs_out_text(out,
                "],\"properties\":{\"id\":{\"type\":\"string\"},\"casus\":{\"type\":\"string\"},"
                "\"source\":{\"$ref\":\"#/$defs/source\"},\"text\":{\"type\":\"string\"},"
                "\"meta\":{\"type\":\"object\"}");
    for (unsigned i = 0; i < cs_layer_count; i++) {
        const cs_layer *layer = &cs_layers[i];
        cs_out_format(out, ",\"%s\":{\"description\":", layer->key);
        cs_text_quote(out, cs_str_of(layer->doc));
        cs_out_format(out, ",\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/%s\"}}",
                      is_bare(layer->record) ? "span" : layer->record->name);
    }
    cs_out_text(out, "},\"additionalProperties\":false}");
}

void cs_record_schema(cs_out *out) {
    cs_out_text(out, "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\","
                     "\"title\":\"casus story record\","
                     "\"description\":\"One line of the output of casus code --to jsonl.\",");
    write_definitions(out);
    cs_out_text(out, ",\"oneOf\":[");
    write_story(out);
    cs_out_text(out, ",{\"type\":\"object\",\"required\":[\"id\",\"error\"],\"properties\":{"
                     "\"id\":{\"type\":[\"string\",\"null\"]},"
                     "\"error\":{\"$ref\":\"#/$defs/error\"}},\"additionalProperties\":false}]}\n");
}
