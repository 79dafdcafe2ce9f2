/* syntax.h: the tree of every sentence: head and relation of each token (Universal Dependencies
 * v2, basic), child and sibling links. */
#ifndef CS_SYNTAX_SYNTAX_H
#define CS_SYNTAX_SYNTAX_H

#include "base/out.h"
#include "story/story.h"
#include "table/setup.h"

typedef struct cs_parser cs_parser;

const cs_parser *cs_syntax_load(const cs_setup *setup, cs_error *error);
void cs_syntax_run(const cs_parser *parser, cs_story *s);

/* The trees as a drawing for people, one sentence after another. */
void cs_syntax_draw(const cs_story *s, cs_out *out);

#endif
