/* roles.h: who takes part in an event: the places that its frame names, filled from the tree. */
#ifndef CS_EVENT_ROLES_H
#define CS_EVENT_ROLES_H

#include "event/tables.h"
#include "event/tree.h"

/* What the subject of a light verb is to the event: "carried out an attack", "came under attack",
 * "was involved in the attack", which looks like a passive. */
enum { CS_LIGHT_AGENT, CS_LIGHT_TARGET, CS_LIGHT_DOER };

/* An event while it is being put together. */
typedef struct cs_draft {
    const struct cs_eventer *tables;
    cs_story *s;
    const cs_frame *frame;
    uint32_t token;       /* the trigger's head word */
    cs_few used;          /* the trigger's other words: no participants */
    bool state;           /* "is opposed": what looks like a passive is none */
    uint32_t host;        /* the light verb whose object or subject it is, else the token itself */
    uint8_t host_subject; /* CS_LIGHT_*, of a light verb */
    cs_few agents, targets, instruments; /* tokens */
    cs_str mode;
} cs_draft;

/* Finds the light verb of a noun, if it has one: sets host and host_subject. */
void cs_roles_host(cs_draft *draft);

/* Fills agents, targets and instruments, and settles the mode. The host is known. */
void cs_roles_fill(cs_draft *draft);

/* Whose a noun is ("the army's raid"), and who stands before it ("rebel attack"): tokens. */
void cs_roles_possessors(const cs_story *s, uint32_t noun, cs_few *few);
void cs_roles_modifiers(const cs_story *s, uint32_t noun, cs_few *few);

/* Is the word the head of somebody's mention, or of a country's? */
bool cs_roles_is_someone(const cs_story *s, uint32_t token);

/* What the words that end with `token` say of the mode: a row of the modes; CS_NONE: nothing. */
uint32_t cs_roles_mode_at(const struct cs_eventer *tables, const cs_story *s, uint32_t token);

/* The verb of speech whose content the verb's clause is: "said that ...", "..., she said"; CS_NONE.
 */
uint32_t cs_roles_speech(const cs_draft *draft, uint32_t verb);

/* The mention that a word of a role stands for: that whose head it is; of "three of them" or
 * "members of the guard" what stands behind "of" where the word itself is none. CS_NONE. */
uint32_t cs_roles_mention(const cs_story *s, uint32_t token);

#endif
