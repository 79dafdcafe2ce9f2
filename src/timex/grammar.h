/* grammar.h: the words and rules of data/timex, as one trie for each level.
 *
 * A rule says what its pattern makes. A pattern is a row of symbols: words, signs, and the names
 * (in capitals) of what words.tsv or other rules make, so rules build on each other in levels; no
 * rule may build on itself. data/timex/rules.tsv tells how patterns are written.
 */
#ifndef CS_TIMEX_GRAMMAR_H
#define CS_TIMEX_GRAMMAR_H

#include "base/hash.h"
#include "base/vec.h"
#include "table/setup.h"
#include "timex/slots.h"
#include "timex/trie.h"

/* Ceilings of the grammar: levels, symbols of one pattern, symbols in all. */
enum { CS_GRAMMAR_LEVELS = 12, CS_GRAMMAR_LONGEST = 24, CS_GRAMMAR_SYMBOLS = 8000 };

/* Symbols that atoms give by themselves, whatever the tables say; chart.c fills their slots. */
#define CS_GRAMMAR_OWN(X)                                     \
    X(NUM)     /* a number: count */                          \
    X(NUM2)    /* the same: most */                           \
    X(FEW)     /* a number below a hundred: count */          \
    X(ORD)     /* "third", "3rd": ord */                      \
    X(DAY)     /* 1 to 31, or such an ordinal: day */         \
    X(YEAR)    /* four digits, or said in two halves: year */ \
    X(YY)      /* two digits: yy */                           \
    X(MM)      /* one or two digits from 1 to 12: month */    \
    X(HOUR)    /* 0 to 24: hour */                            \
    X(SIXTY)   /* two digits from 00 to 59: minute */         \
    X(TENS)    /* "1990s", "1990's", "80s": decade */         \
    X(HHMM)    /* four digits: hour and minute */             \
    X(POINTED) /* "10.45": the same */                        \
    X(OPEN)    /* ( */                                        \
    X(CLOSE)   /* ) */                                        \
    X(TIME)    /* what rules make in the end: a time */       \
    X(SKIP)    /* and what looks like one and is none */

typedef enum cs_own {
#define X(name) CS_OWN_##name,
    CS_GRAMMAR_OWN(X)
#undef X
        CS_OWN_COUNT
} cs_own;

/* Conditions on a match that its symbols cannot tell: guard.c has a function for each. */
#define CS_GUARDS(X)                                                      \
    X(CAPITAL, capital) /* its first word begins with a capital letter */ \
    X(NOUN, noun)       /* its last word is tagged as a noun or name */   \
    X(ALONE, alone)     /* no noun follows it as its head */              \
    X(BEFORE, before)   /* a noun follows that it modifies */             \
    X(YEAR, year)       /* a bare number that may be a year here */       \
    X(UNNAMED, unnamed) /* no first part of a person's name */            \
    X(PLAIN, plain)     /* not capitalized as a title: "60 Minutes" */    \
    X(RATE, rate)       /* behind a noun or number: "$20 million", "three attacks" */

typedef enum cs_guard {
#define X(name, word) CS_GUARD_##name,
    CS_GUARDS(X)
#undef X
        CS_GUARD_COUNT
} cs_guard;

typedef struct cs_grammar cs_grammar;

/* A word's meaning: a symbol, and what it sets. */
typedef struct cs_lexeme {
    uint16_t symbol;
    uint8_t shape;  /* CS_SHAPE_INITIAL: only with a capital letter */
    uint32_t slots; /* index, or CS_NONE */
    uint32_t next;  /* of the same word, or CS_NONE */
} cs_lexeme;

typedef struct cs_rule {
    uint16_t symbol; /* what it makes */
    uint32_t guards; /* bits, by cs_guard */
    cs_slots set;
    uint32_t next; /* another rule of the same pattern, or CS_NONE */
} cs_rule;

const cs_grammar *cs_grammar_load(const cs_setup *setup, cs_error *error);

unsigned cs_grammar_levels(const cs_grammar *grammar);
uint16_t cs_grammar_own(const cs_grammar *grammar, cs_own own);
/* The first meaning of a word, or NULL; and the next. */
const cs_lexeme *cs_grammar_word(const cs_grammar *grammar, uint64_t key);
const cs_lexeme *cs_grammar_next(const cs_grammar *grammar, const cs_lexeme *lexeme);
const cs_slots *cs_grammar_slots(const cs_grammar *grammar, uint32_t index);
/* The symbol of a sign that some pattern has, or 0. */
uint16_t cs_grammar_sign(const cs_grammar *grammar, uint32_t point);
/* Bits: the levels that have patterns beginning with the symbol. */
uint16_t cs_grammar_begins(const cs_grammar *grammar, uint16_t symbol);

/* All patterns: the node of a level's number is its root; a node's value leads to its rules. */
const cs_trie *cs_grammar_trie(const cs_grammar *grammar);
const cs_rule *cs_grammar_rule(const cs_grammar *grammar, const cs_trie_node *node);
const cs_rule *cs_grammar_next_rule(const cs_grammar *grammar, const cs_rule *rule);

#endif
