/* reader.h: a mention while it is read: cut into parts, one of which is its head. */
#ifndef CS_ACTOR_READER_H
#define CS_ACTOR_READER_H

#include "actor/reading.h"

typedef struct cs_reader {
    const cs_context *c;
    const cs_mention *m;
    cs_parts parts;
    uint32_t head; /* part */
    cs_reading *r;
} cs_reader;

static inline const cs_word *cs_reader_word(const cs_reader *q, const cs_part *part,
                                            cs_word_class class) {
    return cs_part_word(q->c->a, part, class);
}

static inline bool cs_reader_title(const cs_reader *q, const cs_part *part, cs_title_kind kind) {
    return cs_part_title(q->c->a, part, kind);
}

static inline uint64_t cs_reader_surname(const cs_reader *q, uint32_t token) {
    return cs_actor_surname(cs_story_words(q->c->s, q->c->s->tokens.at[token].span));
}

#endif
