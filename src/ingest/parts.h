/* parts.h: the parts of ingest.c's work that have a file of their own. */
#ifndef CS_INGEST_PARTS_H
#define CS_INGEST_PARTS_H

#include "story/story.h"
#include "table/table.h"

/* A line of the text without the white space around it; the empty span at the end. */
cs_span cs_ingest_line(cs_str text, size_t from);

/* Reads a dateline at the start of `line`: "KABUL, Feb 1 (AP) -", "ADEN:". False: there is none. */
bool cs_ingest_dateline(const cs_story *s, cs_span line, cs_dateline *dateline);

/* A date in full within the span: "15 SEP 97", "June 4, 1998", "2020-07-26"; CS_DAY_NONE. */
cs_day cs_ingest_full_date(const cs_story *s, cs_span span);

/* One kind of credit line: the words it begins with, and what these people did. */
typedef struct cs_credit_cue {
    cs_str words;
    uint8_t role;
    bool line; /* only at the start of a line */
} cs_credit_cue;

/* Finds credits and byline: adds to s->source.credits and s->source.asides. */
void cs_ingest_credits(cs_story *s, const cs_credit_cue *cues, uint32_t count);

/* Simhash of the text's words, 16 hexadecimal digits and a NUL (Charikar 2002). */
void cs_ingest_simhash(cs_str text, char *hex);

#endif
