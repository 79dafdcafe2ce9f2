/* token.h: sentences and words after Universal Dependencies v2 English. Adds sentences, tokens
 * with span, key and shape; nothing of the text but white space is left out. */
#ifndef CS_TOKEN_TOKEN_H
#define CS_TOKEN_TOKEN_H

#include "base/hash.h"
#include "story/story.h"
#include "table/setup.h"

typedef struct cs_tokenizer cs_tokenizer;

const cs_tokenizer *cs_token_load(const cs_setup *setup, cs_error *error);
void cs_token_run(const cs_tokenizer *tokenizer, cs_story *s);

/* The list of abbreviations, for the trainer: key -> CS_ABBREVIATION_* (cut.h). */
bool cs_token_abbreviations(const cs_setup *setup, cs_map *abbreviations, cs_error *error);

#endif
