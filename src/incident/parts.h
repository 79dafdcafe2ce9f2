/* parts.h: the incident stage's tables and the parts of its work that have a file of their own. */
#ifndef CS_INCIDENT_PARTS_H
#define CS_INCIDENT_PARTS_H

#include "base/hash.h"
#include "incident/doubts.h"
#include "incident/joins.h"
#include "incident/judge.h"
#include "incident/news.h"
#include "incident/rules.h"
#include "incident/told.h"
#include "story/story.h"
#include "table/phrase.h"
#include "table/setup.h"

/* A row of data/event/ontology.tsv. */
typedef struct cs_ontology_row {
    uint8_t type;
    cs_str mode; /* none: the type without a mode */
    cs_str plover, cameo, acled, ucdp, family;
    int fineness;
} cs_ontology_row;

enum { CS_ROLE_ANY, CS_ROLE_AGENT, CS_ROLE_TARGET };

/* A row of data/incident/actors.tsv. */
typedef struct cs_actor_type {
    cs_sides sides; /* 0: any */
    int type;       /* names_type; -1: any */
    int role;       /* CS_ROLE_* */
    cs_str acled;   /* "|" list of sub-event types, or none */
    int64_t inter;
} cs_actor_type;

/* What the codes are made by. */
typedef struct cs_coder {
    cs_rules rules;
    cs_vec(cs_actor_type) types;
} cs_coder;

/* data/incident/owners.tsv */
typedef struct cs_owners {
    cs_phrases words; /* -> rows */
    cs_vec(cs_str) sectors;
} cs_owners;

bool cs_owners_load(cs_owners *owners, const cs_setup *setup, cs_error *error);

struct cs_incidenter {
    cs_vec(cs_ontology_row) ontology;
    cs_phrases victims; /* common nouns of people -> cs_names_victim_kind */
    cs_harming harming;
    cs_doubts doubts;
    const cs_coder *coder;
    cs_phrases titles; /* words that stand before the names of people */
    cs_owners owners;
    cs_joins joins;
    cs_judge judge;
    cs_news news;
};

/* The row of a type and mode; that of the type alone where the mode is not known. */
const cs_ontology_row *cs_incident_row(const struct cs_incidenter *t, uint8_t type, cs_str mode);

/* Which incident each event is a mention of: groups[event] is a number from 0, or CS_NONE for an
 * event that makes no incident. Returns how many groups there are. */
uint32_t cs_incident_group(const struct cs_incidenter *t, const cs_story *s,
                           const uint32_t *sections, uint32_t *groups);

/* [sentences] which item of a list each stands in. */
uint32_t *cs_incident_sections(const cs_story *s);
/* "2. BENI: ... 3. GOMA: armed men ...": is the entity told of in other items than the sentence's
 * alone? */
bool cs_incident_other_item(const cs_story *s, const uint32_t *sections, uint32_t sentence,
                            uint32_t entity);

/* Is it the first sentence under the label of an item: "2. BENI:"? */
bool cs_incident_under_label(const cs_story *s, uint32_t sentence);

/* Is it a word that says of what follows that it is not what was told before: "another", "second"?
 */
bool cs_incident_is_other(cs_str word);

/* Does the sentence turn to something else: "Elsewhere", "In a separate attack"? */
bool cs_incident_turns_away(const cs_story *s, uint32_t sentence);

/* Does it tell, by its opening, of another time of the day told of: "Hours later", "Earlier in the
 * day"? */
bool cs_incident_same_day(const cs_story *s, uint32_t sentence);

/* The sides of a place that a sentence tells of, as bits: "in the east of the city". Are two
 * sentences' sides opposite ones? */
unsigned cs_incident_sides(const cs_story *s, uint32_t sentence);
bool cs_incident_opposite(unsigned one, unsigned other);

/* Adds an incident for the other country of "air strikes in Iraq and Syria". */
void cs_incident_abroad(cs_story *s);

/* Groups that tell nothing of their own join others; returns how many are left. */
uint32_t cs_incident_absorb(const struct cs_incidenter *t, const cs_story *s,
                            const uint32_t *sections, uint32_t *groups, uint32_t count);

/* What someone or something is called, by one of its mentions. */
cs_str cs_incident_name(const struct cs_incidenter *t, const cs_story *s, uint32_t mention);
/* The end of a common noun's group with the "of" that belongs to it, a token. */
uint32_t cs_incident_name_end(const cs_story *s, const cs_mention *m);
/* The fullest name of a person; none where the report gives none. */
cs_str cs_incident_person(const struct cs_incidenter *t, const cs_story *s, uint32_t entity);

/* The actor of a mention: its entity's, or whose a thing is; NULL where that is not known. */
const cs_actor *cs_incident_actor(const struct cs_incidenter *t, const cs_story *s,
                                  uint32_t mention);

/* Who says that the mention took part: the sayings around the event, or, where it is told of in
 * another sentence, around the mention. */
void cs_incident_said(const cs_story *s, const cs_event *e, uint32_t mention, cs_ids *said);

/* CS_CERTAINTY_* of its part, by those sayings and its own words. */
uint8_t cs_incident_certainty(const cs_story *s, const cs_ids *said, uint32_t mention);

/* Does the entity put the blame for the incident on another? Then it did not do it. */
bool cs_incident_accuses(const cs_story *s, const cs_incident *incident, uint32_t entity);

/* Agents, targets and instruments of all incidents, with certainty; blame as claims. */
void cs_incident_parties(const struct cs_incidenter *t, cs_story *s);

/* Whoever is an agent and a target keeps one of both. */
void cs_incident_sides_settle(const cs_story *s, cs_incident *incident);

/* identify.c: "The men were identified as A and B": the token who they are, and the first name. */
typedef struct cs_naming {
    uint32_t who, name;
} cs_naming;

typedef cs_vec(cs_naming) cs_namings;

cs_namings cs_incident_namings(const cs_story *s);
/* Agents that are called by no name go by those that are told of them. */
void cs_incident_name_agents(const struct cs_incidenter *t, cs_story *s, const cs_namings *namings,
                             cs_incident *incident);
/* The next person of a list of names, a mention, or CS_NONE. */
uint32_t cs_incident_next_name(const cs_story *s, uint32_t mention);

/* Adds to the targets the others of a list of names in which one of them stands. */
void cs_incident_mates(const struct cs_incidenter *t, cs_story *s, cs_incident *incident);

/* Is all that tells of the party's part told of a suspect, or of who tells it? */
bool cs_incident_is_suspect(const cs_story *s, const cs_party *party);

/* What befell the others of the lists of names that a person stands in; CS_EFFECT_UNKNOWN where
 * that is not told. */
uint8_t cs_incident_mates_fate(const cs_story *s, const cs_incident *incident, uint32_t entity);

/* Drops those who are not likely enough to take part in an incident that is one with the
 * probability `sure`. */
void cs_incident_drop_unlikely(const struct cs_incidenter *t, cs_incident *incident, double sure);

/* Victims, counts, and a claim for every figure, of all incidents. */
void cs_incident_figures(const struct cs_incidenter *t, cs_story *s);

/* Is one an armed body, or the government, of the other, a state: the US military of "US"? */
bool cs_incident_is_body(const cs_actor *body, const cs_actor *state);

/* The innermost saying around a span, or CS_NONE. */
uint32_t cs_incident_sayer(const cs_story *s, cs_span span);
/* What a number says. */
cs_count cs_incident_count(const cs_quantity *q);

/* How many took part in a protest; claims of it. */
void cs_incident_crowd(const cs_story *s, cs_arena *arena, cs_incident *incident);

/* The place that the report is about, or CS_NONE; where the incident was. */
uint32_t cs_incident_home(const cs_story *s);
void cs_incident_site(const cs_story *s, uint32_t home, const uint32_t *sections,
                      cs_incident *incident);

/* Date, mode and status: the most telling of the events'. */
void cs_incident_settle(const struct cs_incidenter *t, const cs_story *s, cs_incident *incident);

/* Violence without a day: that of "it happened", "police were called" beside. */
void cs_incident_tell_days(cs_story *s, const uint32_t *sections);

/* What is told without a day, right behind something that has one at no other place, was then. */
void cs_incident_share_days(cs_story *s, const uint32_t *sections);

/* police.c: the first mention of police in the event's sentence who suffer nothing, else of those
 * who tell of it; or CS_NONE. */
uint32_t cs_incident_police_by(const cs_story *s, const cs_event *e);

/* What happened long before the report is historical; all incidents are whole but for codes. */
void cs_incident_background(cs_story *s, const uint32_t *sections);

/* Is it told as something that took place, or takes place now? */
bool cs_incident_happened(const cs_incident *incident);

/* The tables of codes; NULL and an error when one is wrong. */
const cs_coder *cs_incident_coder(const cs_setup *setup, cs_error *error);

/* The incident's figure of the effect, CS_EFFECT_KILLED to CS_EFFECT_DISPLACED. */
const cs_count *cs_incident_figure(const cs_incident *incident, uint8_t effect);
/* Is the count exactly one? */
bool cs_incident_is_one(cs_count count);

/* What kind of victim an actor is, by the sector; unknown for none. */
uint8_t cs_incident_victim_kind(const cs_actor *actor);

/* What kind of victims those are whose number stands without a noun, by the one that is meant. */
void cs_incident_kind_of_noun(const struct cs_incidenter *t, const cs_story *s, cs_victim *v);

/* Adds to the victims of incidents, whose figures are settled, the persons named among their
 * targets. */
void cs_incident_named(const struct cs_incidenter *t, cs_story *s);

/* What a clause tells of one of the targets: CS_EFFECT_*; *struck: that he was struck, and no more.
 */
uint8_t cs_incident_told_fate(const cs_story *s, const cs_incident *incident, uint32_t entity,
                              bool *struck);
/* What became of one of the targets of whom no figure tells: CS_EFFECT_*. Who is only said to have
 * been struck has no known fate; others suffer what the incident does. */
uint8_t cs_incident_fate(const cs_story *s, const cs_incident *incident, uint32_t entity);
/* predicate.c: what a sentence calls those of whom it names the entity as one. */
uint8_t cs_incident_predicate(const cs_story *s, uint32_t entity);
/* "the man who killed him was Ruiz", "the father of the dead man is Ruiz". */
bool cs_incident_is_no_victim(const cs_story *s, const cs_incident *incident, uint32_t entity);
/* struck.c: adds a target that is people without a name, if no victim is the same. */
void cs_incident_add_struck(const struct cs_incidenter *t, cs_story *s, cs_incident *incident,
                            const cs_party *party);
/* Where nobody counts the dead, at least those who are listed are dead. */
void cs_incident_raise_killed(cs_incident *incident);

/* whole.c: groups of victims whose people are told one by one are dropped, or keep those as parts.
 */
void cs_incident_wholes(const cs_story *s, cs_incident *incident);
/* Drops those of the victims that are gone. */
void cs_incident_drop_victims(const cs_story *s, cs_incident *incident, const bool *gone);

/* PLOVER, CAMEO, ACLED and UCDP codes of all incidents, which are whole but for them. */
void cs_incident_codes(const struct cs_incidenter *t, cs_story *s);

/* The interval of an event's time; false where it is open. */
bool cs_incident_dates(const cs_story *s, const cs_event *event, cs_day *from, cs_day *to);

#endif
