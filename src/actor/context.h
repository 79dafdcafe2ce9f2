/* context.h: what the report as a whole says of who may be meant: the countries it names, the
 * actors whose full names stand in it, its day; and the choice among candidates by them. */
#ifndef CS_ACTOR_CONTEXT_H
#define CS_ACTOR_CONTEXT_H

#include "actor/parts.h"
#include "base/out.h"

typedef struct cs_context {
    const cs_actors *a;
    cs_story *s;
    uint32_t *weights; /* [countries] how often the report names each */
    bool *present;     /* [known] is it named so that it can be no other? */
    cs_day day;        /* of the report; CS_DAY_NONE: not known */
    int year;          /* 0: not known */
    uint32_t country;  /* the one that the report is about, or CS_NONE */
    cs_out *why;       /* where reasons are written, or NULL */
} cs_context;

void cs_context_make(cs_context *c, const cs_actors *a, cs_story *s, cs_out *why);

/* Notes a reason for who asks; nothing where nobody does. */
void cs_context_say(const cs_context *c, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The country of the tokens [first, end) by names of countries or resolved places, or CS_NONE. */
uint32_t cs_context_country(const cs_context *c, uint32_t first, uint32_t end);

/* The country where a people mostly lives, or CS_NONE where the report is about another. */
uint32_t cs_context_home(const cs_context *c, uint32_t country);

/* The known actor that a part names, or CS_NONE; `stated` is the country said beside it. *score
 * becomes how sure that is. */
uint32_t cs_context_known(const cs_context *c, const cs_part *part, uint32_t stated, double *score);

typedef enum cs_past { CS_PAST_NO, CS_PAST_FORMER, CS_PAST_LATE, CS_PAST_NOT_YET } cs_past;

typedef struct cs_tenure {
    uint32_t person, holder; /* CS_NONE */
    cs_past past;
    double score;
} cs_tenure;

/* What the text says beside a person's name. */
typedef struct cs_beside {
    const cs_word *title; /* office, rank or role, or NULL */
    const cs_word *noun;  /* "farmer", or NULL */
    uint32_t stated;      /* country, or CS_NONE */
    cs_past past;
} cs_beside;

/* The person that a part names, in the office of the day. */
cs_tenure cs_context_person(const cs_context *c, const cs_part *part, const cs_beside *beside);
/* The person of that surname who holds the office that the title says; for names that are in no
 * table as they stand. */
cs_tenure cs_context_surname(const cs_context *c, uint64_t surname, const cs_beside *beside);
/* The country in which alone people of that surname have ever had the office (NULL: headed state or
 * government), or CS_NONE. */
uint32_t cs_context_country_of(const cs_context *c, uint64_t surname, const cs_word *title);
/* The office that a person holds on the day of the report. */
cs_tenure cs_context_office(const cs_context *c, uint32_t person, const cs_beside *beside);

#endif
