/* reading.h: what one mention says of who is meant. */
#ifndef CS_ACTOR_READING_H
#define CS_ACTOR_READING_H

#include "actor/context.h"

typedef struct cs_reading {
    uint32_t known;   /* a row of the actor table, or CS_NONE */
    cs_tenure person; /* .person CS_NONE: none */
    uint32_t state;   /* a country itself, or CS_NONE */
    uint32_t group;   /* the known actor to which it belongs, or CS_NONE */
    uint32_t country; /* CS_NONE */
    uint32_t backer;  /* a country on whose side it is, or CS_NONE */
    cs_past past;
    const cs_word *body; /* a body of the state `country`, or NULL */
    cs_str sector;
    cs_str office;           /* the words of the title */
    const cs_word *identity; /* religion or ethnic group, or NULL */
    const cs_word *region;   /* or NULL */
    double score;            /* of known, person or state */
    bool bare;               /* the country by its name, not by its capital or people */
    bool described;          /* is there a noun, title or body? */
    bool named;              /* is the mention a name? */
    bool place;              /* a place, that lies in `country` */
} cs_reading;

/* Reads a mention that is no part of an aside. */
void cs_reading_of(const cs_context *c, uint32_t mention, cs_reading *r);

#endif
