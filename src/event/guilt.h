/* guilt.h: who did it, as words of accusing, suspecting, arresting, trying, confessing and denying
 * tell it: "two men held over the bombing", "admitted killing". Sets event.guilty of violence. */
#ifndef CS_EVENT_GUILT_H
#define CS_EVENT_GUILT_H

#include "event/tables.h"
#include "event/tree.h"

/* Loads guilt.tsv. */
const struct cs_guilt *cs_guilt_load(const cs_setup *setup, cs_error *error);

/* "denied a part in the attack", "wanted for the attack": does the token hang behind a preposition
 * from a word that tells who did it? What becomes of that word becomes of no deed. */
bool cs_guilt_is_deed(const struct cs_guilt *guilt, const cs_story *s, uint32_t token);

/* Who did a deed, as tokens. */
typedef struct cs_guilt_told {
    cs_few who;
    uint8_t certainty; /* CS_CERTAINTY_* */
    bool self;         /* is it the very word: "the killers of"? */
} cs_guilt_told;

cs_guilt_told cs_guilt_of(const struct cs_guilt *guilt, const cs_story *s, uint32_t deed);

/* guilty.c */
void cs_guilt_find(const struct cs_guilt *guilt, cs_story *s);

#endif
