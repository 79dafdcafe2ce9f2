/* ledger.h: the figures of one incident, as its sentences give them, and their sums. */
#ifndef CS_INCIDENT_LEDGER_H
#define CS_INCIDENT_LEDGER_H

#include "incident/parts.h"
#include "incident/told.h"

/* One group or person that is said to have suffered. */
typedef struct cs_figure {
    uint8_t effect;
    bool hit;       /* shot or stabbed: injured, if not told killed elsewhere */
    cs_count count; /* not given: "soldiers were killed" */
    uint8_t kind;   /* names_quantity_kind */
    uint64_t what;  /* key of the noun counted; 0: none */
    uint32_t sentence;
    uint32_t attribution;  /* CS_NONE: the report itself */
    uint32_t source;       /* to whose sum it is added: an attribution, or CS_NONE */
    uint32_t mention;      /* or CS_NONE */
    cs_span span, number;  /* the whole group, and the words that give the count */
    const cs_event *event; /* that tells it; NULL: none alone */
    bool name, pronoun;
    bool known;    /* the report names the person, here or elsewhere */
    bool general;  /* of people, or a number alone */
    bool also;     /* told as coming on top of what was told before */
    bool part;     /* of the figure before it in its list that is none */
    bool same;     /* as that figure, told again in other words */
    bool again;    /* told in an earlier sentence: "the man", a name that is known */
    uint8_t least; /* so many of its effect there are at least: "a third man died" */
    bool self;     /* who did it: "killed himself" */
    bool multiple; /* "a double murder": those told behind it are the two */
    bool apart;    /* hit, and told beside somebody else who is dead */
    bool old;      /* given before a figure that the report has */
} cs_figure;

typedef cs_vec(cs_figure) cs_figures;

/* The figures of one incident while they are collected. */
typedef struct cs_ledger {
    const struct cs_incidenter *t;
    const cs_story *s;
    cs_arena *arena;
    cs_incident *incident;
    cs_figures figures;
    cs_tolds tolds; /* of sentence `sentence` */
    cs_harmeds harmed;
    uint32_t sentence;
} cs_ledger;

static inline cs_count cs_exactly(int64_t n) {
    return (cs_count){n, n, n, true};
}

/* number.c: the number of a group that bears none; not given where it may be any. */
cs_count cs_ledger_number(const cs_ledger *l, const cs_told *told);

/* same.c: are two figures of the same people, by what is known of them? */
bool cs_ledger_same_people(const cs_ledger *l, const cs_figure *a, const cs_figure *b);
/* Was the figure told in an earlier sentence? Of a known entity, or "the man", "they". */
bool cs_ledger_is_again(const cs_ledger *l, const cs_figure *f, const cs_told *told);

/* victims.c: a figure becomes a victim of the incident, and a claim of who gives it. */
void cs_ledger_add_victim(cs_ledger *l, const cs_figure *f);
void cs_ledger_add_claim(cs_ledger *l, const cs_figure *f);
/* fate.c: victims carried off or hurt whom a pronoun or the like tells dead. */
void cs_ledger_tell_fates(cs_ledger *l);
/* "his body", "the body of Juan Ruiz": the figure becomes one of him. */
void cs_ledger_tell_owner(const cs_story *s, const cs_told *told, cs_figure *f);
/* Is the figure at that place of people who were told of before it? */
bool cs_ledger_is_listed(const cs_ledger *l, uint32_t at);

/* elided.c: the group whose noun a number without one counts, or NULL; and its words with it. */
const cs_figure *cs_ledger_elided(const cs_ledger *l, const cs_figure *f);
cs_str cs_ledger_elided_words(const cs_ledger *l, const cs_figure *f, const cs_figure *of);

/* fatal.c: what a word of harm tells beyond the row of its people. */
/* Does the event hit those who suffer it: hurt or kill, as the text says elsewhere? */
bool cs_ledger_is_hit(const cs_ledger *l, const cs_event *e);
/* "fatally shot": the hit that kills. */
bool cs_ledger_is_fatal(const cs_ledger *l, const cs_event *e);
/* "four were shot, one fatally": the group of the sentence that is dead; CS_NONE. */
uint32_t cs_ledger_fatal_group(const cs_ledger *l, const cs_event *e);
/* "a triple murder": how many, and the word that says so; 0 where none does. */
int64_t cs_ledger_multiple(const cs_ledger *l, const cs_event *e, uint32_t *token);
/* Who is hurt and told dead is as one hit. In a murder-suicide all those hit are dead, two at
 * least: true where it is one. */
bool cs_ledger_end_all(cs_ledger *l);
/* The least number of dead where no figure gives one: "a deadly shooting". */
cs_count cs_ledger_implied(const cs_ledger *l);

/* outdated.c: marks figures that were given before those of the report. */
void cs_ledger_find_old(cs_ledger *l);

/* doer.c: who killed and is dead, too, is counted beside those he killed. */
void cs_ledger_add_doer(cs_ledger *l);

/* Is it of a side in arms that is no state's: rebels, attackers, a gang? */
bool cs_ledger_is_fighter(const cs_story *s, const cs_figure *f);

/* What all that is said of an effect comes to. Of one source the greatest figure stands, a new toll
 * takes the place of older ones, and "another three" is added; over the sources low is the least
 * and high the most, and best is the report's own figure, else the first source's. */
cs_count cs_ledger_total(const cs_story *s, const cs_figures *figures, uint8_t effect);

/* Those shot or stabbed who are not among the killed count as injured. */
void cs_ledger_add_hit(const cs_story *s, const cs_figures *figures, cs_incident *incident);

/* A toll that no event tells. */
typedef struct cs_toll {
    uint32_t quantity, incident, attribution;
    uint8_t effect;
} cs_toll;

typedef cs_vec(cs_toll) cs_tolls;

/* Harm that no event tells, in the form of one. */
typedef struct cs_beside {
    uint32_t incident;
    cs_event event;
} cs_beside;

typedef cs_vec(cs_beside) cs_besides;

/* All such harm in a report whose events know their incidents. */
void cs_beside_find(const struct cs_incidenter *t, const cs_story *s, cs_besides *found);

/* All tolls of a report whose events know their incidents. */
void cs_tolls_find(const struct cs_incidenter *t, const cs_story *s, cs_tolls *tolls);

#endif
