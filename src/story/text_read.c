/* text_read.c: reading the text form of a layer; see text.h. */
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/limit.h"
#include "story/text.h"

typedef struct reader {
    cs_story *story;
    cs_points points;
    cs_str line;
    size_t at;       /* next byte of the line */
    uint32_t behind; /* spans without offsets are looked for from here on, bytes of the text */
    unsigned depth;
    char fault[160]; /* what is wrong, "" so far */
} reader;

static bool fail(reader *r, const char *what) {
    if (!r->fault[0])
        snprintf(r->fault, sizeof r->fault, "%s at column %zu", what, r->at + 1);
    return false;
}

static char peek(const reader *r) {
    return r->at < r->line.size ? r->line.at[r->at] : '\0';
}

static bool take(reader *r, char c) {
    if (peek(r) != c)
        return false;
    r->at++;
    return true;
}

static void skip_blanks(reader *r) {
    while (peek(r) == ' ' || peek(r) == '\t')
        r->at++;
}

static bool read_hex(reader *r, uint32_t *point) {
    *point = 0;
    for (int i = 0; i < 4; i++) {
        char c = peek(r);
        if (!isxdigit((unsigned char)c))
            return fail(r, "a \\u escape wants four hexadecimal digits");
        *point =
            *point * 16 + (uint32_t)(isdigit((unsigned char)c) ? c - '0' : (c | 32) - 'a' + 10);
        r->at++;
    }
    return true;
}

static bool read_escape(reader *r, char *made, size_t *size) {
    char c = peek(r);
    r->at += r->at < r->line.size;
    uint32_t point;
    switch (c) {
    case 'n':
        made[(*size)++] = '\n';
        return true;
    case 't':
        made[(*size)++] = '\t';
        return true;
    case 'r':
        made[(*size)++] = '\r';
        return true;
    case 'u':
        if (!read_hex(r, &point))
            return false;
        *size += cs_utf8_put(point, made + *size);
        return true;
    case '"':
    case '\\':
    case '/':
        made[(*size)++] = c;
        return true;
    default:
        return fail(r, "unknown escape");
    }
}

static bool read_quoted(reader *r, cs_str *value) {
    if (!take(r, '"'))
        return fail(r, "a quotation mark is missing");
    char *made = cs_arena_new(r->story->arena, char, r->line.size - r->at + 1);
    size_t size = 0;
    while (r->at < r->line.size && peek(r) != '"') {
        if (take(r, '\\')) {
            if (!read_escape(r, made, &size))
                return false;
        } else {
            made[size++] = r->line.at[r->at++];
        }
    }
    *value = (cs_str){made, size};
    return take(r, '"') || fail(r, "a closing quotation mark is missing");
}

static cs_str read_bare(reader *r) {
    size_t from = r->at;
    while (r->at < r->line.size && !strchr(" \t]}", peek(r)))
        r->at++;
    return cs_str_slice(r->line, from, r->at);
}

static bool read_string(reader *r, cs_str *value) {
    if (peek(r) == '"')
        return read_quoted(r, value);
    *value = cs_str_copy(r->story->arena, read_bare(r));
    return value->size > 0 || fail(r, "a value is missing");
}

static bool read_number(reader *r, int64_t *value) {
    size_t from = r->at;
    r->at += peek(r) == '-';
    while (isdigit((unsigned char)peek(r)))
        r->at++;
    return cs_str_to_int(cs_str_slice(r->line, from, r->at), value) ||
           fail(r, "a number is missing");
}

static bool read_offsets(reader *r, cs_span *span) {
    int64_t start, end;
    if (!read_number(r, &start) || !take(r, ':') || !read_number(r, &end))
        return fail(r, "a span wants start:end");
    if (start < 0 || end < start || end > UINT32_MAX)
        return fail(r, "no such span");
    span->start = cs_points_byte(&r->points, (uint32_t)start);
    span->end = cs_points_byte(&r->points, (uint32_t)end);
    return true;
}

static bool read_span(reader *r, cs_span *span) {
    bool offsets = isdigit((unsigned char)peek(r));
    cs_str words = CS_STR_NONE;
    if (offsets && !read_offsets(r, span))
        return false;
    if (peek(r) == '"' && !read_quoted(r, &words))
        return false;
    if (offsets)
        return !words.at || cs_str_is(words, cs_story_words(r->story, *span)) ||
               fail(r, "these words do not stand there");
    if (!words.at)
        return fail(r, "a span wants words or offsets");
    size_t found = cs_str_find_str(r->story->text, words, r->behind);
    if (found == r->story->text.size)
        found = cs_str_find_str(r->story->text, words, 0);
    if (found == r->story->text.size)
        return fail(r, "these words do not stand in the text");
    *span = (cs_span){(uint32_t)found, (uint32_t)(found + words.size)};
    return true;
}

static bool read_ref(reader *r, uint32_t *index) {
    int64_t value;
    cs_str words;
    if (!take(r, '#') || !read_number(r, &value) || value < 0 || value >= CS_NONE)
        return fail(r, "a reference wants #number");
    *index = (uint32_t)value;
    return peek(r) != '"' || read_quoted(r, &words);
}

static bool read_bound(reader *r, int64_t *bound) {
    if (peek(r) == '-' &&
        !isdigit((unsigned char)(r->at + 1 < r->line.size ? r->line.at[r->at + 1] : '\0'))) {
        r->at++;
        *bound = CS_OPEN;
        return true;
    }
    return read_number(r, bound);
}

static bool read_count(reader *r, cs_count *count) {
    count->given = true;
    return (read_bound(r, &count->low) && take(r, '/') && read_bound(r, &count->high) &&
            take(r, '/') && read_bound(r, &count->best)) ||
           fail(r, "a count wants low/high/best");
}

static bool read_name(reader *r, const cs_names *names, uint8_t *value) {
    int found = cs_names_find(names, read_bare(r));
    *value = (uint8_t)(found < 0 ? 0 : found);
    return found >= 0 || fail(r, "no such name");
}

static bool read_real(reader *r, double *value) {
    return cs_str_to_number(read_bare(r), value) || fail(r, "a number is missing");
}

/* Makes an item's fields null. */
static void clear(const cs_record *record, void *item);

static void clear_field(const cs_field *field, void *item) {
    void *at = (char *)item + field->offset;
    switch (field->type) {
    case CS_FIELD_REF:
    case CS_FIELD_COPY:
    case CS_FIELD_HEAD:
        *(uint32_t *)at = CS_NONE;
        break;
    case CS_FIELD_INT:
        *(int64_t *)at = CS_OPEN;
        break;
    case CS_FIELD_NUMBER:
        *(double *)at = (double)NAN;
        break;
    case CS_FIELD_DAY:
        *(cs_day *)at = CS_DAY_NONE;
        break;
    case CS_FIELD_OBJECT:
    case CS_FIELD_OPTIONAL:
        clear(field->record, at);
        break;
    default: /* zeros are null already */
        break;
    }
}

static void clear(const cs_record *record, void *item) {
    for (unsigned i = 0; i < record->count; i++)
        clear_field(&record->fields[i], item);
}

static bool read_fields(reader *r, const cs_record *record, void *item, char end);

static bool read_object(reader *r, const cs_record *record, void *item) {
    if (!take(r, '{'))
        return fail(r, "{ is missing");
    if (++r->depth > CS_LIMIT_DEPTH)
        return fail(r, "nested too deep");
    clear(record, item);
    bool done = read_fields(r, record, item, '}');
    r->depth--;
    return done && (take(r, '}') || fail(r, "} is missing"));
}

static bool read_item(reader *r, const cs_field *field, void *vec) {
    if (field->type == CS_FIELD_SPANS)
        return read_span(r, cs_vec_push(r->story->arena, (cs_spans *)vec));
    if (field->type == CS_FIELD_REFS)
        return read_ref(r, cs_vec_push(r->story->arena, (cs_ids *)vec));
    cs_vec_any items;
    cs_vec_extend(r->story->arena, vec, field->record->size);
    memcpy(&items, vec, sizeof items);
    return read_object(r, field->record,
                       (char *)items.at + (items.count - 1) * field->record->size);
}

static bool read_list(reader *r, const cs_field *field, void *vec) {
    if (!take(r, '['))
        return fail(r, "[ is missing");
    for (skip_blanks(r); peek(r) && peek(r) != ']'; skip_blanks(r))
        if (!read_item(r, field, vec))
            return false;
    return take(r, ']') || fail(r, "] is missing");
}

static bool read_actor(reader *r, const cs_actor **actor) {
    cs_actor *made = cs_arena_new(r->story->arena, cs_actor, 1);
    *actor = made;
    return read_object(r, &cs_actor_record, made);
}

static bool read_flag(reader *r, bool *value) {
    cs_str word = read_bare(r);
    *value = cs_str_eq(word, "yes");
    return *value || cs_str_eq(word, "no") || fail(r, "yes or no is wanted");
}

static bool read_value(reader *r, const cs_field *field, void *item) {
    void *at = (char *)item + field->offset;
    switch (field->type) {
    case CS_FIELD_SPAN:
        return read_span(r, at);
    case CS_FIELD_SPANS:
    case CS_FIELD_REFS:
    case CS_FIELD_LIST:
        return read_list(r, field, at);
    case CS_FIELD_REF:
    case CS_FIELD_COPY:
    case CS_FIELD_HEAD:
        return read_ref(r, at);
    case CS_FIELD_STRING:
    case CS_FIELD_JSON:
        return read_string(r, at);
    case CS_FIELD_NAME:
        return read_name(r, field->names, at);
    case CS_FIELD_INT:
    case CS_FIELD_POSITIVE:
        return read_number(r, at);
    case CS_FIELD_NUMBER:
        return read_real(r, at);
    case CS_FIELD_BOOL:
        return read_flag(r, at);
    case CS_FIELD_DAY:
        *(cs_day *)at = cs_day_read(read_bare(r));
        return *(cs_day *)at != CS_DAY_NONE || fail(r, "no such day");
    case CS_FIELD_COUNT:
        return read_count(r, at);
    case CS_FIELD_VALUE:
        return peek(r) == '"' ? read_quoted(r, &((cs_claim *)item)->text) : read_count(r, at);
    case CS_FIELD_ACTOR:
        return read_actor(r, at);
    case CS_FIELD_OBJECT:
    case CS_FIELD_OPTIONAL:
        return read_object(r, field->record, at);
    case CS_FIELD_ID:
    case CS_FIELD_WORDS:
        break;
    }
    return fail(r, "this field cannot be given");
}

static const cs_field *field_named(const cs_record *record, cs_str name) {
    for (unsigned i = 0; i < record->count; i++)
        if (cs_str_eq(name, record->fields[i].name))
            return &record->fields[i];
    return NULL;
}

static bool read_fields(reader *r, const cs_record *record, void *item, char end) {
    for (skip_blanks(r); peek(r) && peek(r) != end; skip_blanks(r)) {
        size_t from = r->at;
        while (isalnum((unsigned char)peek(r)) || peek(r) == '_')
            r->at++;
        const cs_field *field = field_named(record, cs_str_slice(r->line, from, r->at));
        if (!field || !take(r, '='))
            return fail(r, "no such field");
        if (!read_value(r, field, item))
            return false;
    }
    return true;
}

/* Does the line go on with a bare value rather than with key=value? */
static bool at_label(const reader *r) {
    size_t end = cs_str_find(r->line, ' ', r->at);
    return r->at < r->line.size && (peek(r) == '"' || isdigit((unsigned char)peek(r)) ||
                                    cs_str_find(r->line, '=', r->at) > end);
}

/* "#3", then the label, then the fields. */
static bool read_line(reader *r, const cs_record *record, void *item) {
    uint32_t number;
    clear(record, item);
    if (peek(r) == '#' && !read_ref(r, &number))
        return false;
    skip_blanks(r);
    if (record->label >= 0 && at_label(r)) {
        const cs_field *label = &record->fields[record->label];
        if (!read_value(r, label, item))
            return false;
        if (label->type == CS_FIELD_SPAN)
            r->behind = ((const cs_span *)(const void *)((char *)item + label->offset))->end;
    }
    return read_fields(r, record, item, '\0');
}

bool cs_text_read(cs_story *s, const cs_layer *layer, cs_str text, cs_error *error) {
    reader r = {.story = s, .points = cs_points_make(s->scratch, s->text)};
    long number = 0;
    while (text.at) {
        cs_str line = cs_str_cut(text, '\n', &text);
        number++;
        r.line = cs_str_trim(line);
        r.at = 0;
        if (!r.line.size)
            continue;
        void *vec = (char *)s + layer->offset;
        cs_vec_any items;
        cs_vec_extend(s->arena, vec, layer->record->size);
        memcpy(&items, vec, sizeof items);
        void *item = (char *)items.at + (items.count - 1) * layer->record->size;
        if (!read_line(&r, layer->record, item))
            return cs_error_set(error, CS_FORMAT, layer->key, number, "%s", r.fault);
    }
    return true;
}
