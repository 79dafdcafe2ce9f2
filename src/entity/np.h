/* np.h: the noun phrases of a story: its mentions, and beside them all other nouns, which are
 * never linked to a mention's entity in the output but take pronouns that would else go astray
 * ("The vote was close. It ..."). Where nouns are joined by "and", the whole is one more, for
 * "they". In text order, the outer before the inner. */
#ifndef CS_ENTITY_NP_H
#define CS_ENTITY_NP_H

#include "entity/words.h"

/* What it does in its clause. */
enum {
    CS_ROLE_OTHER,
    CS_ROLE_SUBJECT,
    CS_ROLE_PASSIVE, /* subject of a passive */
    CS_ROLE_OBJECT,
    CS_ROLE_OBLIQUE,
    CS_ROLE_OWNER, /* possessive */
    CS_ROLE_OF,    /* nmod */
    CS_ROLE_APPOSITION,
    CS_ROLE_PREDICATE,
    CS_ROLE_MODIFIER, /* before a noun */
    CS_ROLE_COUNT
};

struct cs_name;

typedef struct cs_np {
    uint32_t mention; /* CS_NONE: it is none */
    uint32_t token, token_end, head, sentence;
    uint64_t key;    /* of the head's lemma */
    uint32_t clause; /* token that heads its clause: a verb or a predicate */
    uint8_t form, kind, class, number, sex, det, role;
    uint8_t pronoun; /* CS_PRO_*, CS_PRO_NONE where it is none */
    uint8_t use;     /* of a pronoun, CS_USE_* */
    uint8_t side;
    bool joined;             /* "X and Y" as a whole */
    bool aside;              /* in credits and the like */
    bool bare_plural;        /* "gunmen" */
    uint32_t actor, country; /* rows, CS_NONE */
    uint32_t quote;          /* number of the quotation it is in, or CS_NONE */
    uint32_t cluster;
    const struct cs_name *name; /* of a name, once it is looked at (name.h) */
} cs_np;

/* A quotation: the tokens between its marks, within one paragraph. */
typedef struct cs_quote {
    uint32_t token, token_end;
    uint32_t speaker; /* np, or CS_NONE */
} cs_quote;

typedef struct cs_nps {
    const cs_words *words;
    cs_story *s;
    cs_vec(cs_np) at;
    uint32_t *by_head;   /* [tokens] the innermost np with that head that is no joined one */
    uint32_t *paragraph; /* [sentences] */
    uint32_t *quote_of;  /* [tokens] number of the quotation, or CS_NONE */
    cs_vec(cs_quote) quotes;
} cs_nps;

/* Finds them; all memory is the story's scratch arena. */
void cs_np_find(cs_nps *nps, const cs_words *words, cs_story *s);

static inline const cs_token *cs_np_head(const cs_nps *nps, const cs_np *np) {
    return &nps->s->tokens.at[np->head];
}

/* The noun phrase with that head, or NULL. */
cs_np *cs_np_at(const cs_nps *nps, uint32_t head);

#endif
