/* rules.h: the tables of rules that code an incident (data/incident/): what its participants are,
 * in bits, and the first rule that fits. The tables say what their columns mean. */
#ifndef CS_INCIDENT_RULES_H
#define CS_INCIDENT_RULES_H

#include "story/story.h"
#include "table/phrase.h"
#include "table/setup.h"
#include "table/table.h"

/* ---- sides of participants: sides.tsv ---------------------------------------------------------
 */

typedef uint64_t cs_sides; /* a bit for each side, in the order of the table */

typedef struct cs_side_row {
    uint32_t side;
    cs_str sectors; /* "|" list, or none */
    uint64_t kinds; /* bits of names_kind; 0: any */
    bool words;     /* must one of its words be there? */
} cs_side_row;

typedef struct cs_siding {
    cs_vec(cs_str) names;
    cs_vec(cs_side_row) rows;
    cs_phrases words; /* -> rows */
} cs_siding;

bool cs_siding_load(cs_siding *siding, const cs_setup *setup, cs_error *error);

/* The bit of a side, 0 where there is none of that name. */
cs_sides cs_siding_bit(const cs_siding *siding, cs_str name);

/* The sides of someone or something told of in `evidence`. `country` is where it happened, or none:
 * a state's forces of another one are "foreign". Who is on no side is "unknown". */
cs_sides cs_siding_of(const cs_siding *siding, const cs_story *s, const cs_actor *actor,
                      const cs_spans *evidence, cs_str country);

/* ---- rules: acled.tsv, cameo.tsv, ucdp.tsv ----------------------------------------------------
 */

enum { CS_RULES_MOST = 512, CS_RULES_LISTS = 1024 }; /* rules, and their lists of phrases */

/* What rules ask of an incident. */
typedef struct cs_facts {
    const cs_incident *incident;
    cs_sides agents, targets, means;
    uint64_t effects;                    /* bits of names_effect */
    uint64_t words[CS_RULES_LISTS / 64]; /* bits of the lists of which a phrase is there */
    cs_str code;                         /* that which the incident has of its own */
} cs_facts;

/* A set of bits of which one must be there, and one of which none may. */
typedef struct cs_wanted {
    uint64_t any, none;
} cs_wanted;

typedef struct cs_rule {
    cs_wanted types, statuses, agents, targets, means, effects;
    cs_str modes, beside;       /* lists, or none */
    uint32_t words, word_count; /* its lists of phrases: of each one must be there */
    cs_str code;                /* none: no code */
} cs_rule;

typedef cs_vec(cs_rule) cs_ruleset;

typedef struct cs_rules {
    cs_siding siding;
    cs_ruleset acled, cameo, ucdp;
    cs_phrases phrases; /* -> number of a rule's list */
    uint32_t count, lists;
} cs_rules;

bool cs_rules_load(cs_rules *rules, const cs_setup *setup, cs_error *error);

/* All that rules ask of the incident, but for its own code. */
void cs_rules_facts(const cs_rules *rules, const cs_story *s, const cs_incident *incident,
                    cs_facts *facts);

/* The first rule that fits, or NULL. `all` are the facts of the report's `count` incidents, among
 * which `facts` is; NULL: rules that ask for another incident are passed over. */
const cs_rule *cs_rules_find(const cs_ruleset *set, const cs_story *s, const cs_facts *facts,
                             const cs_facts *all, uint32_t count);

/* Is the word one of a "|" list? An empty list has every word; "!word" forbids it. */
bool cs_rules_listed(cs_str list, cs_str word);

#endif
