/* parts.h: the attribution stage's tables, and the parts of its work that have a file of their own.
 */
#ifndef CS_ATTRIBUTION_PARTS_H
#define CS_ATTRIBUTION_PARTS_H

#include "story/story.h"
#include "table/phrase.h"
#include "table/setup.h"

/* ---- tables ---- */

enum { CS_CUE_PLACES = 10 };

/* What the content of a cue may be; data/attribution/cues.tsv tells of each. */
enum {
    CS_TAKES_CLAUSE = 1,
    CS_TAKES_QUOTE = 2,
    CS_TAKES_INF = 4,
    CS_TAKES_ING = 8,
    CS_TAKES_OBJ = 16,
    CS_TAKES_PRED = 32,
    CS_TAKES_RAISE = 64,
    CS_TAKES_PAPER = 128,
    CS_TAKES_NOUN = 256,
    CS_TAKES_PERSON = 512,
    CS_TAKES_SIGN = 1024 /* what stands behind one of its prepositions */
};

enum { CS_CUE_VERB, CS_CUE_NOUN, CS_CUE_ADJECTIVE };

/* A row of cues.tsv. */
typedef struct cs_cue {
    uint8_t pos, act; /* CS_CUE_*, CS_ACT_* */
    bool asserts;
    uint16_t takes;                 /* CS_TAKES_* */
    uint64_t behind[CS_CUE_PLACES]; /* keys of prepositions; 0 ends the list */
    uint64_t needs;                 /* key of a word that must hang from the cue, or 0 */
    uint32_t next;                  /* another row of the same word, or CS_NONE */
} cs_cue;

struct cs_attributer {
    cs_map words; /* lemma key -> first cue */
    cs_vec(cs_cue) cues;
    cs_phrases sources; /* -> source type */
    cs_map papers;      /* lemma key of "report", "poll", "video" */
};

/* ---- quotations ---- */

/* A quotation: the tokens [first, end), with its marks. */
typedef struct cs_quote {
    uint32_t first, end;
    bool open; /* its paragraph ends before it does */
} cs_quote;

typedef cs_vec(cs_quote) cs_quotes;

/* All quotations of the story, in text order. */
void cs_attribution_quotes(const cs_story *s, cs_quotes *quotes);

/* Is the token a quotation mark? */
bool cs_attribution_is_mark(const cs_story *s, uint32_t token);

/* Does a paragraph begin at this sentence? */
bool cs_attribution_new_paragraph(const cs_story *s, uint32_t sentence);

/* The first quotation that ends behind the token: an index, or the number of quotations. */
uint32_t cs_attribution_quote_from(const cs_quotes *quotes, uint32_t token);

/* Is the token within a quotation of more than a word or two? */
bool cs_attribution_in_quote(const cs_quotes *quotes, uint32_t token);

/* Quotation marks around a word or two are no quotation. */
bool cs_attribution_is_long(const cs_quote *quote);

/* ---- one story being read ---- */

typedef struct cs_saying {
    const struct cs_attributer *t;
    cs_story *s;
    cs_quotes quotes;
    uint8_t *marks;     /* [tokens] 1: content of the cue at hand */
    uint32_t low, high; /* the marks lie in [low, high) */
} cs_saying;

void cs_attribution_mark(cs_saying *g, uint32_t first, uint32_t end);
void cs_attribution_unmark(cs_saying *g, uint32_t first, uint32_t end);
/* Turns the marks into the content, and clears them. */
void cs_attribution_gather(cs_saying *g, cs_attribution *x);

/* ---- cue ---- */

enum { CS_FIT_PARTS = 6 };

/* "C, X said" and "C, X said, D": the words around the saying, as tokens; empty where there are
 * none. */
typedef struct cs_around {
    bool found;
    uint32_t first, end;     /* before */
    uint32_t then, then_end; /* behind */
} cs_around;

/* The first token of a sentence behind the dateline. */
uint32_t cs_attribution_first(const cs_story *s, uint32_t sentence);

/* "C, police and a doctor said": where the row of those who say it begins whose last one begins at
 * `first`; `first` where there is none. */
uint32_t cs_attribution_row(const cs_story *s, uint32_t first);

/* The words around a verb of saying whose source stands beside it, between signs. */
cs_around cs_attribution_around(const cs_saying *g, uint32_t verb, uint32_t source);

/* The words around "according to X", X being the group of `noun`. */
cs_around cs_attribution_around_according(const cs_saying *g, uint32_t token, uint32_t noun);

/* How a cue and the tree fit: which tokens' subtrees are the content. */
typedef struct cs_fit {
    const cs_cue *cue;
    int score;
    uint32_t part[CS_FIT_PARTS];
    uint32_t parts;
    uint16_t kinds;  /* CS_TAKES_* of the parts */
    uint32_t source; /* token of who says it, or CS_NONE */
    uint32_t light;  /* the verb that gives voice to a noun, or CS_NONE */
    cs_around around;
} cs_fit;

/* The row that fits the token best; its score is 0 where none does. */
cs_fit cs_attribution_fit(const cs_saying *g, uint32_t token);

/* Adds the parts of the content that hang from the token, for the fit's row. */
void cs_attribution_parts(const cs_saying *g, uint32_t token, cs_fit *fit);

/* Takes the clause that stands behind the verb without hanging from it, if there is one. */
void cs_attribution_look_behind(const cs_saying *g, uint32_t token, cs_fit *fit);
/* Takes the quotation that is the sentence behind the verb's, where the verb has nothing else. */
void cs_attribution_look_ahead(const cs_saying *g, uint32_t token, cs_fit *fit);

/* Has the verb a subject of its own? */
bool cs_attribution_has_subject(const cs_story *s, uint32_t token);

/* "expressed concern that": the verb whose object the noun is, if it gives voice to nouns. */
uint32_t cs_attribution_light_verb(const cs_saying *g, uint32_t noun);

/* The cue's words: its auxiliaries, itself, its particle or preposition. */
cs_span cs_attribution_cue_span(const cs_story *s, uint32_t token, const cs_fit *fit);

/* Is the verb a passive, with or without its auxiliary? */
bool cs_attribution_is_passive(const cs_story *s, uint32_t verb);

/* Is the token written so, whatever its case? CS_NONE is no word. */
bool cs_attribution_is_word(const cs_story *s, uint32_t token, const char *word);

/* Is the token in a time expression? */
bool cs_attribution_is_time(const cs_story *s, uint32_t token);

/* Is the row's preposition the sign of this token? */
bool cs_attribution_has_sign(const cs_story *s, uint32_t token, const cs_cue *cue);

/* ---- content ---- */

/* Marks the content of a cue: the parts of the fit, and the quotations that belong to it. */
void cs_attribution_content(cs_saying *g, uint32_t token, const cs_fit *fit);

/* Unmarks what another saying or another clause says. */
void cs_attribution_cut(cs_saying *g, uint32_t token, const cs_fit *fit);

void cs_attribution_mark_around(cs_saying *g, const cs_around *around);

/* Is there a quotation with nothing but the source between it and the verb? */
bool cs_attribution_quote_near(const cs_saying *g, uint32_t verb, uint32_t source);

/* Gives quotations that stand alone to the speaker of the words before them. */
void cs_attribution_run_on(cs_saying *g);

/* ---- source ---- */

/* Who speaks by a verb (also one that lends its subject), a noun or an adjective: a token, or
 * CS_NONE. */
uint32_t cs_attribution_speaker(const cs_saying *g, uint32_t token, const cs_cue *cue);

/* The top of the noun group that begins at the token, or CS_NONE. */
uint32_t cs_attribution_group_at(const cs_story *s, uint32_t token);

/* The noun for which a relative pronoun stands; any other token itself. */
uint32_t cs_attribution_antecedent(const cs_story *s, uint32_t token);

/* The longest mention that the token is in, or CS_NONE. */
uint32_t cs_attribution_mention_over(const cs_story *s, uint32_t token);

/* Fills in source, entity, type and named from the token of the source. */
void cs_attribution_source(const struct cs_attributer *t, const cs_story *s, cs_attribution *x,
                           uint32_t token);

/* Gives pronouns that speak the entity and type of the speaker before them. */
void cs_attribution_follow(cs_story *s);

/* ---- other sayings ---- */

/* "according to X", "X: C" and "C: X"; true when the token is such a cue. */
bool cs_attribution_according(cs_saying *g, uint32_t token);
void cs_attribution_colon(cs_saying *g, const cs_sentence *in);
/* "reportedly", "in X's view"; true when the token is such a cue. */
bool cs_attribution_hearsay(cs_saying *g, uint32_t token);
bool cs_attribution_view(cs_saying *g, uint32_t token);
/* "X told Y, citing Z" */
bool cs_attribution_citing(cs_saying *g, uint32_t token, const cs_fit *fit);

/* An attribution with nothing but its cue; and its adding, when it has content. */
cs_attribution cs_attribution_blank(cs_span cue, uint32_t token);
void cs_attribution_keep(cs_saying *g, cs_attribution *x);

/* ---- links ---- */

/* Drops sayings within sayings that tell of nothing, then sets event.attributions. */
void cs_attribution_link(cs_saying *g);

/* ---- type ---- */

/* `core` is the source without what describes it: its words go first. */
uint8_t cs_attribution_type(const struct cs_attributer *t, const cs_story *s,
                            const cs_attribution *x, cs_span core);

#endif
