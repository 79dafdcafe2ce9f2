/* tables.h: who is known: the tables of data/actor and the countries, as loaded. Constant. */
#ifndef CS_ACTOR_TABLES_H
#define CS_ACTOR_TABLES_H

#include "story/story.h"
#include "table/phrase.h"
#include "table/setup.h"

/* A row of actors.tsv, or of the user's own table. */
typedef struct cs_known {
    cs_actor actor;
    uint32_t home, home_end; /* countries where it acts: homes[home, home_end), its own first */
    uint16_t from, to;       /* years of activity; 0: open */
    uint32_t line;           /* of its table */
    bool own;                /* of the user's table */
} cs_known;

/* A row of holders.tsv: one person in one office. */
typedef struct cs_holder {
    cs_str office;
    cs_str sector;
    uint32_t country; /* CS_NONE */
    uint32_t group;   /* the known actor that it is an office of, or CS_NONE */
    uint32_t title;   /* the word that the office is, or CS_NONE */
    cs_day from, to;  /* CS_DAY_NONE: open */
    uint32_t line;
} cs_holder;

typedef struct cs_person {
    cs_str id, name;
    uint32_t holder, holder_end; /* its offices, the main one of a time first */
    cs_day died;
    uint64_t surname; /* cs_actor_surname of the last word */
    uint32_t next;    /* another person of that surname, or CS_NONE */
} cs_person;

typedef struct cs_country {
    cs_str code;      /* ISO 3166-1 alpha-3 */
    cs_str cameo;     /* CAMEO's code */
    cs_str name;      /* "Iraq" */
    cs_str adjective; /* "Iraqi" */
} cs_country;

enum { CS_COUNTRY_NAME, CS_COUNTRY_DEMONYM, CS_COUNTRY_CAPITAL };

/* What a word says of whom it stands for; a word may be of several classes. */
typedef enum cs_word_class {
    CS_WORD_TITLE,    /* "President", "Gen.", "spokesman" */
    CS_WORD_NOUN,     /* "gunman", "villagers" */
    CS_WORD_BODY,     /* "Defence Ministry": every state has one */
    CS_WORD_IDENTITY, /* "Sunni", "Kurdish", "Western" */
    CS_WORD_ORG,      /* "Liberation Front", "University" in a name */
    CS_WORD_CLASSES
} cs_word_class;

typedef enum cs_title_kind {
    CS_TITLE_OFFICE,
    CS_TITLE_RANK,
    CS_TITLE_ROLE, /* its sector is that of the body */
    CS_TITLE_FORMER,
    CS_TITLE_LATE,
    CS_TITLE_THEN,
    CS_TITLE_ACTING, /* "deputy": part of the office */
    CS_TITLE_SKIP,
    CS_TITLE_BACKED /* "Iranian-backed": the country before it is no home */
} cs_title_kind;

typedef enum cs_identity_kind {
    CS_IDENTITY_RELIGION,
    CS_IDENTITY_ETHNIC,
    CS_IDENTITY_REGION
} cs_identity_kind;

typedef struct cs_word {
    uint8_t class, kind; /* kind: of title or identity; of an ORG where it stands */
    cs_str id;           /* of a body; the office of a title; the CAMEO code of an identity */
    cs_str name;         /* of a body */
    cs_str sector;
    uint32_t country; /* of an identity, or CS_NONE */
    uint32_t line;    /* of its table */
} cs_word;

/* How sure an alias is; see ambiguous.tsv. */
typedef enum cs_rule { CS_RULE_NONE, CS_RULE_CHOOSE, CS_RULE_COUNTRY, CS_RULE_CASE } cs_rule;

typedef struct cs_actors {
    cs_vec(cs_known) known;
    cs_vec(cs_person) persons;
    cs_vec(cs_holder) holders;
    cs_vec(cs_country) countries;
    cs_vec(cs_word) words;
    cs_ids homes;
    cs_phrases names;            /* -> known, then persons: known.count + person */
    uint8_t *rules;              /* [names.entries.count] cs_rule */
    cs_str *exact;               /* [names.entries.count] the letters wanted by CS_RULE_CASE */
    cs_phrases country_words;    /* -> country * 4 + CS_COUNTRY_* */
    cs_phrases word_phrases;     /* -> words */
    cs_map by_id;                /* hash of an id -> known */
    cs_map by_surname;           /* key of a surname -> person */
    cs_map by_code;              /* hash of an ISO code -> country */
    cs_map sectors;              /* hash of a sector -> sector */
    cs_vec(cs_str) sector_cameo; /* [sector] */
    cs_vec(bool) sector_armed;   /* [sector] */
} cs_actors;

bool cs_actor_tables_load(cs_actors *a, const cs_setup *setup, cs_error *error);

/* A country by its ISO code, a known actor by its id; CS_NONE where there is none. */
uint32_t cs_actor_country(const cs_actors *a, cs_str code);
uint32_t cs_actor_known(const cs_actors *a, cs_str id);

/* The key of a surname, whose doubled letters count once ("Mitterand"). */
uint64_t cs_actor_surname(cs_str word);

/* Does a sector carry arms? Its role in CAMEO's codes, or none. */
bool cs_actor_armed(const cs_actors *a, cs_str sector);
cs_str cs_actor_role(const cs_actors *a, cs_str sector);

#endif
