/* text.h: a layer as text, for people and for tests, and back again.
 *
 *     #0 19:25"Sunday" type=DATE value=2019-12-29 from=2019-12-29 to=2019-12-29
 *     #3 8:14"killed" type=ASSAULT agents=[#0"gunmen"] place=#1"Mopti" killed=8/8/8
 *
 * One item a line: its number, the words that stand for it, then key=value for all that is not
 * null. A span is start:end"words" in code points, another item #number"words", a count
 * low/high/best with - for an open end, a list [a b], an object {key=value}. A string stands bare
 * where it has only letters, digits and _ . , : + - /, else in quotes with JSON's escapes.
 *
 * In reading, number and offsets may be left out: a span is then the next place of its words.
 */
#ifndef CS_STORY_TEXT_H
#define CS_STORY_TEXT_H

#include "base/error.h"
#include "base/out.h"
#include "story/layers.h"

void cs_text_print(const cs_story *s, const cs_layer *layer, cs_out *out);
/* The source record as one line. */
void cs_text_print_source(const cs_story *s, cs_out *out);

/* Adds the items that `text` lists to the layer. Errors name the line. */
bool cs_text_read(cs_story *s, const cs_layer *layer, cs_str text, cs_error *error);

/* A JSON string with its quotes; control characters, ends of lines and bad bytes escaped. */
void cs_text_quote(cs_out *out, cs_str s);

#endif
