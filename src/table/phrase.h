/* phrase.h: many phrases at once, found among the tokens of a story.
 *
 * A phrase is a row of words; each word is looked up by the hash of its folded form (lower case,
 * no accents, apostrophes or closing full stop), so "Kata’ib", "Kata'ib" and "KATAIB" are one.
 * Hyphens count for nothing: "al-Shabaab" and "al Shabaab" are one. A phrase that is written with
 * a capital letter is found only where the text has one, too; a single word all in capitals only
 * in capitals ("US" is not "us").
 */
#ifndef CS_TABLE_PHRASE_H
#define CS_TABLE_PHRASE_H

#include "base/hash.h"
#include "story/story.h"
#include "table/setup.h"

/* The look-up key of one word; 0 for a hyphen, dash or apostrophe alone. */
uint64_t cs_phrase_key(cs_str word);

/* CS_SHAPE_* of one word, but for CS_SHAPE_JOINED. */
uint8_t cs_phrase_shape(cs_str word);

/* The look-up keys of a phrase's words, at most `room` of them; how many it has. */
uint32_t cs_phrase_keys(cs_str phrase, uint64_t *keys, uint32_t room);

/* CS_SHAPE_INITIAL and CS_SHAPE_CAPITALS: what the text must have where the phrase is found. */
uint8_t cs_phrase_wanted(cs_str phrase);

typedef struct cs_phrase_entry {
    uint32_t value; /* the caller's, usually a row */
    uint32_t next;  /* another entry of the same words, or CS_NONE */
    uint8_t shape;  /* CS_SHAPE_INITIAL, CS_SHAPE_CAPITALS: what the text must have */
} cs_phrase_entry;

typedef struct cs_phrases {
    cs_map index; /* hash of a phrase's beginning -> what is held of it */
    cs_vec(cs_phrase_entry) entries;
} cs_phrases;

/* Makes room for about so many phrases. */
void cs_phrases_reserve(cs_arena *arena, cs_phrases *phrases, uint32_t count);

/* Adds a phrase; false when it has no word. The same words may have several values. */
bool cs_phrases_add(cs_arena *arena, cs_phrases *phrases, cs_str phrase, uint32_t value);
/* Adds each phrase of a "|" list. */
void cs_phrases_add_list(cs_arena *arena, cs_phrases *phrases, cs_str list, uint32_t value);

/* Adds the lists of a column of `folder`/`name` in the tables, each with `value`. */
bool cs_phrases_read(cs_phrases *phrases, const cs_setup *setup, const char *folder,
                     const char *name, const char *column, uint32_t value, cs_error *error);

typedef enum cs_phrase_by { CS_BY_FORM, CS_BY_LEMMA /* or the form */ } cs_phrase_by;

/* The longest phrase that begins at `token` and ends before `limit`: its first entry whose case
 * fits, or CS_NONE. *end becomes the token behind it. */
uint32_t cs_phrases_find(const cs_phrases *phrases, const cs_story *s, uint32_t token,
                         uint32_t limit, cs_phrase_by by, uint32_t *end);
/* The next entry of the same words whose case fits, or CS_NONE. */
uint32_t cs_phrases_next(const cs_phrases *phrases, const cs_story *s, uint32_t token,
                         uint32_t entry);
/* A phrase given as a string: its first entry, whatever its case, or CS_NONE. */
uint32_t cs_phrases_look(const cs_phrases *phrases, cs_str phrase);

#endif
