/* told.h: the people whom a sentence tells of, and which of them an event harms.
 *
 * Trees of long sentences are often wrong just where the dead are counted, so harm is read from the
 * row of groups in the sentence: what stands before or behind the word, with the tree as a second
 * opinion. */
#ifndef CS_INCIDENT_TOLD_H
#define CS_INCIDENT_TOLD_H

#include "base/hash.h"
#include "story/story.h"
#include "table/phrase.h"
#include "table/setup.h"

/* One group or person, as the sentence names it. Groups stand in text order, none within another.
 */
/* In a table of people: a word for those of a nation ("a Kenyan"), which may tell of things, too.
 */
enum { CS_TOLD_NATION = 0x100 };

typedef struct cs_told {
    uint32_t token, token_end; /* number and article included */
    uint32_t head;
    uint32_t quantity, mention; /* or CS_NONE */
    bool name, pronoun, plural;
    bool definite;   /* "the man", "his brother" */
    bool more;       /* "another", "a further 12" */
    bool nobody;     /* "no one" */
    uint8_t ordinal; /* "a fifth person": 5; else 0 */
    bool bare;       /* a single noun without an article: "editor" */
    bool doubtful;   /* a name that may be none of a person */
} cs_told;

typedef cs_vec(cs_told) cs_tolds;

/* How a word of harm stands to those who suffer it: data/incident/harm.tsv. */
enum {
    CS_HARM_OBJECT,   /* kills them */
    CS_HARM_SUBJECT,  /* they die */
    CS_HARM_HIT,      /* shoots them: hurts or kills */
    CS_HARM_AFTER,    /* wounds that someone dies of: harm that was told already */
    CS_HARM_BODY,     /* finds a body */
    CS_HARM_TOLL,     /* names what a toll counts */
    CS_HARM_UNHARMED, /* says that someone was not hurt */
    CS_HARM_TREATED,  /* who is treated was hurt or is dying */
    CS_HARM_CARRIED,  /* so is who is carried to a hospital */
    CS_HARM_HOSPITAL,
    CS_HARM_DEATH,  /* someone died; no verb with an object */
    CS_HARM_WAR,    /* what lasts for years: its dead are no incident's */
    CS_HARM_STRUCK, /* hits someone, if what hits is a bullet or where it hits is a part of a body
                     */
    CS_HARM_LIMB,   /* a part of a body */
    CS_HARM_KIN,    /* "a father and son" are two */
    CS_HARM_MAN,    /* "a husband and father" is one */
    CS_HARM_WOMAN,
    CS_HARM_DOER /* "the gunman": who is told dead is none of those he killed */
};

/* Who suffers an event. */
typedef struct cs_harmed {
    uint32_t told; /* index of the sentence's groups */
    bool part;     /* of the one before: "five people, two of them children" */
    bool same;     /* the one before, told again: "a judge, Ali Hadi," */
} cs_harmed;

typedef cs_vec(cs_harmed) cs_harmeds;

typedef struct cs_harming {
    cs_map words; /* lemma key -> CS_HARM_* */
    cs_map tolls; /* key of a word for a toll -> names_effect */
} cs_harming;

bool cs_harm_load(cs_harming *harming, const cs_setup *setup, cs_error *error);

/* The groups of a sentence. `people` are common nouns for people. */
void cs_told_read(const cs_phrases *people, const cs_story *s, uint32_t sentence, cs_tolds *tolds);

/* whose.c: the common noun for people that ends with the token; *from becomes its first token. */
bool cs_whose_noun(const cs_phrases *people, const cs_story *s, uint32_t token, uint32_t *from);
/* Is one person of a nation told by the word: "a Kenyan", not "a Kenyan soldier"? */
bool cs_whose_nation(const cs_phrases *people, const cs_story *s, uint32_t token);
/* Does the noun, whose group begins with the token `first`, only tell whose others are? */
bool cs_whose_is(const cs_phrases *people, const cs_story *s, uint32_t noun, uint32_t first);
/* Does the mention only tell of what people or body others are? */
bool cs_whose_is_kind(const cs_phrases *people, const cs_story *s, const cs_mention *m);

/* "army lieutenant" and "Ruiz" become one group. */
void cs_whose_join_titles(cs_tolds *list);

/* Do the group's words from the token on have a possessor among them: "the mayor's driver"? */
bool cs_told_is_owned(const cs_story *s, const cs_told *told, uint32_t token);

/* Is that group's tail all that lies between them, so that both are items of one list? */
bool cs_told_joined(const cs_story *s, const cs_told *a, const cs_told *b);

/* CS_HARM_* of an event's word. */
uint32_t cs_harm_way(const cs_harming *harming, const cs_story *s, const cs_event *event);

/* Those among the groups of its sentence who suffer the event. */
void cs_harm_find(const cs_harming *harming, const cs_story *s, const cs_event *event,
                  const cs_tolds *tolds, cs_harmeds *found);

#endif
