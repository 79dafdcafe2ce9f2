/* layers.h: the story's records described field by field. The one description serves the text
 * form (text.h), the JSON output, the JSON Schema and the documentation, so none of them can say
 * something else than the others. */
#ifndef CS_STORY_LAYERS_H
#define CS_STORY_LAYERS_H

#include "story/story.h"

typedef enum cs_field_type {
    CS_FIELD_ID,       /* the item's own index; takes no memory */
    CS_FIELD_SPAN,     /* cs_span; empty is null */
    CS_FIELD_SPANS,    /* cs_spans */
    CS_FIELD_WORDS,    /* the characters of the cs_span at that offset */
    CS_FIELD_REF,      /* uint32_t index into `layer`; CS_NONE is null */
    CS_FIELD_REFS,     /* cs_ids */
    CS_FIELD_COPY,     /* the same in memory as REF; JSON shows the item itself */
    CS_FIELD_HEAD,     /* uint32_t; CS_NONE is -1 */
    CS_FIELD_STRING,   /* cs_str; none is null */
    CS_FIELD_JSON,     /* cs_str holding JSON text */
    CS_FIELD_NAME,     /* uint8_t, a value of `names` */
    CS_FIELD_INT,      /* int64_t; CS_OPEN is null */
    CS_FIELD_POSITIVE, /* int64_t; 0 is null */
    CS_FIELD_NUMBER,   /* double; NaN is null */
    CS_FIELD_BOOL,     /* bool */
    CS_FIELD_DAY,      /* cs_day; CS_DAY_NONE is null */
    CS_FIELD_COUNT,    /* cs_count */
    CS_FIELD_VALUE,    /* a claim's value: the cs_count at that offset, else the cs_str behind it */
    CS_FIELD_ACTOR,    /* const cs_actor *; NULL is null */
    CS_FIELD_OBJECT,   /* a struct of `record` */
    CS_FIELD_OPTIONAL, /* the same; null when its first field is */
    CS_FIELD_LIST      /* cs_vec of structs of `record` */
} cs_field_type;

typedef struct cs_record cs_record;

typedef struct cs_field {
    const char *name;
    cs_field_type type;
    size_t offset;
    const cs_names *names;
    const cs_record *record;
    const char *layer;
    const char *doc;
} cs_field;

struct cs_record {
    const char *name;
    size_t size; /* bytes of the struct */
    const cs_field *fields;
    unsigned count;
    int label; /* the field that stands for the item when another names it; -1: none */
    const char *doc;
};

/* One key of the output record that holds a list of items. */
typedef struct cs_layer {
    const char *key;   /* "times" */
    const char *stage; /* "timex" */
    size_t offset;     /* of its vector in cs_story */
    const cs_record *record;
    const char *doc;
} cs_layer;

extern const cs_layer cs_layers[];
extern const unsigned cs_layer_count;
extern const cs_record cs_source_record;
extern const cs_record cs_place_record;
extern const cs_record cs_actor_record;
extern const cs_record cs_count_record;

const cs_layer *cs_layer_by_key(cs_str key);

/* The layer's vector, whatever its items are; and one item, or NULL. */
cs_vec_any cs_layer_items(const cs_story *s, const cs_layer *layer);
const void *cs_layer_item(const cs_story *s, const cs_layer *layer, uint32_t index);

/* Is a field of this item null in the output? */
bool cs_field_null(const cs_field *field, const void *item);

#endif
