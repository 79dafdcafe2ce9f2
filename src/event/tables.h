/* tables.h: what the event stage knows: frames, modes, light verbs, governors, the ontology. */
#ifndef CS_EVENT_TABLES_H
#define CS_EVENT_TABLES_H

#include "event/weigh.h"
#include "story/story.h"
#include "table/phrase.h"
#include "table/setup.h"
#include "table/table.h"

/* Where a participant stands beside the word that tells the event. */
typedef enum cs_slot_kind {
    CS_SLOT_SUBJ, /* subject; of a passive, what stands behind "by" */
    CS_SLOT_OBJ,  /* object; of a passive, the subject */
    CS_SLOT_IOBJ,
    CS_SLOT_POSS,    /* possessive before a noun */
    CS_SLOT_MOD,     /* modifier before a noun; of an adjective, the noun it stands with */
    CS_SLOT_COMP,    /* whatever the clause that follows does it to */
    CS_SLOT_SPEAKER, /* who says it: subject of the verb of speech above */
    CS_SLOT_BOTH,    /* subject and "with" together */
    CS_SLOT_SELF,    /* the word itself */
    CS_SLOT_CASE     /* behind a preposition */
} cs_slot_kind;

typedef struct cs_slot {
    cs_slot_kind kind;
    uint64_t key; /* of the preposition */
} cs_slot;

enum { CS_FRAME_WORDS = 5, CS_FRAME_SLOTS = 8 };

typedef enum cs_frame_pos {
    CS_FRAME_VERB,
    CS_FRAME_NOUN,
    CS_FRAME_ADJECTIVE,
    CS_FRAME_AUX
} cs_frame_pos;

typedef struct cs_frame {
    cs_frame_pos pos;
    uint8_t type;
    cs_str mode;    /* none: no mode */
    bool open_mode; /* the words beside it may tell the mode */
    uint8_t effect;
    bool destroys;
    bool foiled; /* tells of an attack that was kept from happening */
    cs_slot agent[CS_FRAME_SLOTS], target[CS_FRAME_SLOTS];
    unsigned agent_count, target_count;
    double weight;
} cs_frame;

/* The words that tell a frame, but for the head's; those of one head stand together. */
typedef struct cs_trigger {
    uint64_t words[CS_FRAME_WORDS]; /* keys of the lemmas */
    uint32_t frame;
    float weight; /* of its frame */
    uint8_t pos;  /* of its frame */
    uint8_t word_count;
    bool state;  /* "be dead", "be willing": the head may be an adjective */
    bool listed; /* the last word is one of a list: what it is done to, no part of the trigger */
    bool behind; /* of a noun: words stand behind it, too */
    bool last;   /* of its head */
} cs_trigger;

typedef struct cs_mode_word {
    cs_str mode;
    bool instrument;
    bool thrown; /* a weapon of those who shoot, too: beside a firearm it tells no mode */
} cs_mode_word;

typedef enum cs_governs { CS_GOVERNS_COMP, CS_GOVERNS_SUBJ, CS_GOVERNS_MOD } cs_governs;

typedef struct cs_governor {
    cs_governs relation;
    uint8_t status;
    bool negative;
    bool spares; /* denies harm, not the violence: "escaped an attack" */
} cs_governor;

/* What an act of one type that is only announced, or refused, is: "will send food" is an AGREE. */
typedef enum cs_turn_when { CS_TURN_FUTURE, CS_TURN_REFUSED, CS_TURN_IF } cs_turn_when;

typedef struct cs_turn {
    cs_turn_when when;
    uint8_t of;
    cs_str mode; /* none: of any */
    uint8_t becomes;
} cs_turn;

struct cs_eventer {
    cs_vec(cs_frame) frames; /* by the rows of the table */
    cs_map heads;            /* lemma key -> first trigger */
    cs_vec(cs_trigger) triggers;
    cs_phrases mode_phrases; /* -> modes */
    cs_vec(cs_mode_word) modes;
    cs_map speech;       /* keys of verbs of speech */
    cs_map answers;      /* keys of words of answering: "retaliation", "avenge" */
    cs_map phases;       /* keys of verbs that only say that it went on: "begin", "occur" */
    cs_map verbal;       /* keys of forms that are verbs unless an article stands before them */
    cs_map intransitive; /* keys of verbs that tell a protest only without an object */
    cs_map untrue;       /* keys of what is said of a false report */
    cs_map lights;       /* key of the verb -> 0 agent, 1 target */
    cs_map governors;    /* lemma key -> row */
    cs_vec(cs_governor) governor_rows;
    cs_vec(cs_turn) turns;
    const struct cs_senses *senses;
    const struct cs_guilt *guilt;
    cs_weigher weigher;
};

/* The places that a cell lists. */
bool cs_event_slots(const struct cs_table *table, uint32_t row, unsigned column,
                    cs_slot slots[CS_FRAME_SLOTS], unsigned *count, cs_error *error);

bool cs_event_tables_load(struct cs_eventer *eventer, const cs_setup *setup, cs_error *error);

#endif
