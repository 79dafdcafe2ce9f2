/* story.h: one news report and everything that is known of it.
 *
 *  bytes ──ingest──► source, text        who wrote it, when, the characters
 *          lang        source.lang       English or not
 *          token       sentences, tokens spans of the text, never copies
 *          tag         token.upos, xpos, lemma, feats
 *          syntax      token.head, deprel, child, sibling
 *          mention     mentions          names and nominals, typed
 *          entity      entities          mentions that are one and the same
 *          timex       times             intervals, TIMEX3
 *          place       places            gazetteer id, coordinates, precision
 *          quantity    quantities        low, high, of what
 *          actor       entity.actor      who this is on that day
 *          event       events            type, mode, agents, targets, status
 *          attribution attributions      who says so
 *          incident    incidents         one per thing that happened, claims side by side
 *
 * Each stage adds its layer and changes no other's, but for the links named here. Layers hold
 * indices of each other's items, CS_NONE for none. Spans are bytes of `text`; output counts code
 * points. All memory is the story's arena; strings may also point into the loaded tables.
 */
#ifndef CS_STORY_STORY_H
#define CS_STORY_STORY_H

#include "base/arena.h"
#include "base/day.h"
#include "base/str.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "story/names.h"

typedef cs_vec(cs_span) cs_spans;

/* {low, high, best}: high CS_OPEN when open above ("at least 25"), low CS_OPEN when only a top is
 * given. Not given at all: `given` is false. */
typedef struct cs_count {
    int64_t low, high, best;
    bool given;
} cs_count;
#define CS_OPEN INT64_MIN

typedef struct cs_dateline {
    cs_span span;  /* all of it, up to the dash */
    cs_span place; /* its first place */
    cs_str agency; /* "AP" of "KABUL (AP) -", or none */
    cs_day date;
} cs_dateline;

typedef struct cs_credit {
    cs_span span; /* the name */
    uint8_t role; /* names_credit */
    cs_str name;
} cs_credit;

typedef struct cs_source {
    cs_str title; /* given with the report, or the line of the text that is one */
    cs_span title_span;
    cs_str published; /* ISO 8601 date or date-time */
    uint8_t published_from;
    cs_day day; /* of `published` */
    cs_str outlet, url, lang;
    cs_dateline dateline;
    cs_vec(cs_credit) credits;
    cs_spans asides;    /* parts that report nothing: credits, agency furniture */
    cs_str sha256;      /* of the text's bytes, hexadecimal */
    cs_str fingerprint; /* simhash of its words, 16 hexadecimal digits */
} cs_source;

typedef struct cs_sentence {
    cs_span span;
    uint32_t token, token_end; /* tokens [token, token_end) */
} cs_sentence;

typedef struct cs_token {
    cs_span span;
    uint32_t sentence;
    uint32_t head;           /* a token of the same sentence; CS_NONE for the root */
    uint32_t child, sibling; /* first child, next child of the same head; CS_NONE */
    cs_str lemma;
    cs_str feats;       /* "Number=Plur|..." in UD order, or none */
    uint64_t key;       /* hash of the folded form; 0 for a hyphen or apostrophe alone */
    uint64_t lemma_key; /* hash of the folded lemma */
    uint8_t upos, xpos, deprel;
    uint8_t shape; /* CS_SHAPE_* */
} cs_token;

enum {
    CS_SHAPE_INITIAL = 1,  /* begins with a capital letter */
    CS_SHAPE_CAPITALS = 2, /* has letters and none of them is lower case */
    CS_SHAPE_LETTERS = 4,  /* has a letter */
    CS_SHAPE_DIGIT = 8,    /* begins with a digit */
    CS_SHAPE_JOINED = 16,  /* no white space before it */
    CS_SHAPE_HYPHENED = 32 /* has a hyphen within: "Ki-moon", where it is one token */
};

typedef struct cs_mention {
    cs_span span;
    uint8_t kind, form;
    uint32_t entity;
    uint32_t token, token_end; /* [token, token_end), all in one sentence */
    uint32_t head;             /* its head token */
} cs_mention;

typedef struct cs_actor {
    cs_str id, name;
    cs_str country; /* ISO 3166-1 alpha-3 */
    cs_str sector;  /* PLOVER sector */
    cs_str code;    /* CAMEO actor code */
    cs_str side_of; /* id of the actor on whose side it fights, where known */
    cs_str office;  /* what a person is on that day: "Secretary of State", "former President" */
    double score;   /* 0 to 1: how sure this is; below 0.5 the country is a guess */
} cs_actor;

typedef struct cs_entity {
    uint8_t kind;
    cs_str name;
    cs_ids mentions;
    const cs_actor *actor; /* NULL: not known */
} cs_entity;

typedef struct cs_time {
    cs_span span;
    uint8_t type;
    cs_str value;    /* TIMEX3 value */
    cs_day from, to; /* CS_DAY_NONE while unanchored */
    uint32_t until;  /* the time that ends the range which this one begins, or CS_NONE */
} cs_time;

typedef struct cs_place {
    cs_span span;
    cs_str name;
    int64_t geonameid; /* 0: unresolved */
    double lat, lon;   /* degrees, NaN: unresolved */
    cs_str feature;    /* GeoNames feature code */
    cs_str country;    /* ISO 3166-1 alpha-3 */
    cs_str admin1, admin2;
    uint8_t precision;
    double score; /* 0 to 1 */
    uint32_t mention;
    uint8_t use; /* CS_USE_*: places of the last two kinds are where nothing happens */
} cs_place;

enum {
    CS_USE_PLACE,
    CS_USE_NAME,      /* within the name of something else: "Ohio State Police" */
    CS_USE_GOVERNMENT /* for those who govern there: "Moscow denied" */
};

typedef struct cs_quantity {
    cs_span span;
    int64_t low, high; /* CS_OPEN: open at that end */
    int64_t best;
    bool approximate;
    cs_str of;      /* what is counted, as the text says it */
    uint8_t kind;   /* names_quantity_kind */
    uint32_t whole; /* of a part: the quantity that it is a part of, or CS_NONE */
    uint32_t token; /* the number's last token */
    uint32_t head;  /* token of what is counted, or CS_NONE */
} cs_quantity;

typedef struct cs_attribution {
    cs_span source, cue;
    cs_spans content;
    uint32_t entity;
    uint8_t type;
    bool named;
    uint32_t source_token, cue_token;
    uint8_t act;      /* CS_ACT_*: what is done with the content */
    bool asserts;     /* does the source say that the content is so? */
    uint32_t accused; /* the mention on whom the blame is put or was, if it denies it; CS_NONE */
} cs_attribution;

enum {
    CS_ACT_SAY,
    CS_ACT_ACCUSE,  /* puts blame on another */
    CS_ACT_SUSPECT, /* holds it possible that another did it */
    CS_ACT_CLAIM,   /* takes it on itself */
    CS_ACT_DENY
};

/* What was learned of a mention near an act of violence: a role, and how much likelier that is than
 * none (logarithm of the odds). A role that the event's clause gives is there in any case. */
typedef struct cs_casting {
    uint32_t mention;
    uint8_t role; /* CS_CAST_* */
    float odds;
} cs_casting;

enum { CS_CAST_NONE, CS_CAST_AGENT, CS_CAST_TARGET, CS_CAST_MEANS, CS_CAST_ROLES };

/* Who is told to have done it by words of accusing, arresting, trying, confessing. */
typedef struct cs_guilty {
    uint32_t mention;
    uint8_t certainty; /* CS_CERTAINTY_* */
} cs_guilty;

typedef struct cs_event {
    uint32_t sentence;
    cs_span trigger;
    uint8_t type;
    cs_str mode;                         /* a mode of data/event/ontology.tsv, or none */
    cs_ids agents, targets, instruments; /* mentions */
    uint32_t place, time;
    cs_ids quantities;
    uint8_t status, polarity;
    cs_ids attributions;
    cs_ids responds_to; /* events */
    uint32_t incident;
    double confidence;
    double worth; /* of violence: how sure it is that the report is about it, 0 to 1; else 1 */
    cs_vec(cs_casting) cast;  /* of violence: who may take part, whatever its clause says */
    cs_vec(cs_guilty) guilty; /* of violence */
    uint32_t token;           /* of the trigger's head word */
    uint32_t frame;           /* row of the frame table that found it */
    uint8_t effect;           /* what it does to its targets: names_effect */
    bool nominal;             /* a noun: "the attack" */
    bool definite;            /* a noun with "the", "this", "that": known already */
} cs_event;

typedef struct cs_dates {
    cs_day from, to;
    uint8_t precision;
} cs_dates;

typedef struct cs_party {
    uint32_t entity;
    cs_str name;
    const cs_actor *actor;
    uint8_t certainty;
    float likely; /* that it takes part, if the incident is one */
    cs_spans evidence;
} cs_party;

typedef struct cs_instrument {
    cs_str name, kind;
    float likely; /* as of a party */
    cs_spans evidence;
} cs_instrument;

typedef struct cs_victim {
    cs_str name, description;
    uint8_t kind, effect;
    cs_count count;
    uint32_t entity;
    uint32_t part_of; /* another victim of the same incident, or CS_NONE */
    uint32_t noun;    /* of a number that stands without one: the token that tells who they are, or
                         CS_NONE */
    cs_spans evidence;
} cs_victim;

/* The value of a claim: a count, or the words and entity that were named. */
typedef struct cs_claim {
    uint8_t field;
    cs_count count;
    cs_str text;
    uint32_t attribution;
    cs_span span;
} cs_claim;

/* The dead by UCDP's sides; CS_OPEN where nothing is given. */
typedef struct cs_deaths {
    int64_t a, b, civilians, unknown;
} cs_deaths;

/* The incident in the field's code lists. Numbers are CS_OPEN where there is none. */
typedef struct cs_codes {
    cs_str plover, cameo, acled, ucdp;
    cs_str cameo_agent, cameo_target;
    int64_t acled_inter1, acled_inter2;
    int64_t acled_time_precision, acled_geo_precision;
    int64_t ucdp_date_prec, ucdp_where_prec;
    cs_deaths ucdp_deaths;
} cs_codes;

typedef struct cs_incident {
    uint8_t type;
    cs_str mode;
    uint8_t status;
    cs_dates date;
    uint32_t place;
    cs_vec(cs_party) agents, targets;
    cs_vec(cs_instrument) instruments;
    cs_count killed, injured, abducted, arrested, displaced, size;
    cs_vec(cs_victim) victims;
    cs_vec(cs_claim) claims;
    cs_codes codes;
    cs_ids responds_to; /* incidents */
    cs_ids events;
    double confidence;
} cs_incident;

typedef struct cs_note {
    cs_str stage;
    cs_span span;
    cs_str note;
} cs_note;

typedef struct cs_story {
    cs_arena *arena;   /* holds all of the story */
    cs_arena *scratch; /* for a stage's own use; emptied between stages */
    cs_str id, text;
    cs_str meta; /* JSON text of the input's other keys, or none */
    cs_source source;
    cs_vec(cs_sentence) sentences;
    cs_vec(cs_token) tokens;
    const uint8_t *context; /* words in context, for stages that learned (model/encoder.h) */
    cs_vec(cs_mention) mentions;
    cs_vec(cs_entity) entities;
    cs_vec(cs_time) times;
    cs_vec(cs_place) places;
    cs_vec(cs_quantity) quantities;
    cs_vec(cs_attribution) attributions;
    cs_vec(cs_event) events;
    cs_vec(cs_incident) incidents;
    cs_vec(cs_note) notes;
} cs_story;

/* An empty story in `arena`; the text must outlive it. */
cs_story *cs_story_new(cs_arena *arena, cs_arena *scratch, cs_str id, cs_str text);

cs_str cs_story_words(const cs_story *s, cs_span span);
/* Is the token one of the words, of which the last is NULL? ASCII case does not count. */
bool cs_story_is_any(const cs_story *s, uint32_t token, const char *const *words);
/* The tokens of the longest sentence. */
uint32_t cs_story_longest(const cs_story *s);

/* "What was skipped or could not be decided", for the reader of the result. */
void cs_story_note(cs_story *s, const char *stage, cs_span span, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Sets child and sibling of a sentence's tokens from their heads. */
void cs_story_link(cs_story *s, uint32_t sentence);

/* The first child of a token with that relation (its subtypes are others), or CS_NONE. */
uint32_t cs_story_child(const cs_story *s, uint32_t token, uint8_t deprel);

/* First and last token of the token's subtree: [*first, *end). */
void cs_story_subtree(const cs_story *s, uint32_t token, uint32_t *first, uint32_t *end);

/* The highest of a mention's tokens in the tree. */
uint32_t cs_story_top(const cs_story *s, const cs_mention *m);
/* The noun that the relative clause of the verb is about, whose pronoun is given. */
uint32_t cs_story_antecedent(const cs_story *s, uint32_t verb, uint32_t pronoun);
/* The first of the titles before a name whose first token that is: "Finance" of "Finance Minister
 * Ruiz"; the token itself where there are none. */
uint32_t cs_story_titles(const cs_story *s, uint32_t name);
/* Is the mention who is named behind "according to"? */
bool cs_story_is_teller(const cs_story *s, const cs_mention *m);
/* Is `token` below `top`, or `top` itself? */
bool cs_story_below(const cs_story *s, uint32_t token, uint32_t top);

/* The tokens that a span touches, as [*first, *end); false where there is none. */
bool cs_story_tokens_of(const cs_story *s, cs_span span, uint32_t *first, uint32_t *end);

/* The last token that a span touches, or CS_NONE. */
uint32_t cs_story_last_token(const cs_story *s, cs_span span);

/* Span of the tokens [first, end). */
cs_span cs_story_span(const cs_story *s, uint32_t first, uint32_t end);

/* The first item of a layer in text order that starts at or behind `from`, a byte of the text; for
 * layers whose items begin with their span (mentions, times, places, quantities). */
#define cs_story_seek(layer, from) \
    cs_story_seek_items((layer).at, (layer).count, sizeof *(layer).at, (from))
uint32_t cs_story_seek_items(const void *items, uint32_t count, size_t size, uint32_t from);

/* The longest mention at whose top in the tree the token stands, or CS_NONE. */
uint32_t cs_story_mention_at(const cs_story *s, uint32_t token);

/* Does the span touch credits or other parts that report nothing? */
bool cs_story_aside(const cs_story *s, cs_span span);

#endif
