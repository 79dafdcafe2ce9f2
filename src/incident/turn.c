/* turn.c: sentences that turn to something else ("Elsewhere, ...", "In a separate attack, ..."),
 * and the sides of a place that they tell of: what was in the east of a city was not in its west.
 */
#include "incident/parts.h"

bool cs_incident_is_other(cs_str word) {
    static const char *const words[] = {"another",  "other",    "second",    "third",
                                        "fourth",   "separate", "different", "similar",
                                        "previous", "earlier",  "unrelated", NULL};
    return cs_str_is_any(word, words);
}

/* "Hours earlier", "Later that day", "Earlier on the same day": another time of one day. */
bool cs_incident_same_day(const cs_story *s, uint32_t sentence) {
    static const char *const spans[] = {"hours", "hour", "minutes", "moments", NULL};
    static const char *const orders[] = {"earlier", "later", "before", "after", "afterwards", NULL};
    static const char *const same[] = {"same", "that", NULL}, *const the[] = {"the", NULL};
    static const char *const days[] = {"day", "morning", "afternoon", "evening", "night", NULL};
    enum { OPENING = 7 };
    const cs_sentence *in = &s->sentences.at[sentence];
    for (uint32_t i = in->token; i + 1 < in->token_end && i < in->token + OPENING; i++) {
        bool order = i > in->token && cs_story_is_any(s, i - 1, orders);
        if (i <= in->token + 2 && cs_story_is_any(s, i, spans) && cs_story_is_any(s, i + 1, orders))
            return true;
        if (cs_story_is_any(s, i, same) && cs_story_is_any(s, i + 1, days))
            return true;
        if (i > in->token + 1 && cs_story_is_any(s, i, the) && cs_story_is_any(s, i + 1, days) &&
            cs_story_is_any(s, i - 2, orders))
            return true; /* "earlier in the day" */
        if (order && cs_story_is_any(s, i, same))
            return true;
    }
    return false;
}

bool cs_incident_turns_away(const cs_story *s, uint32_t sentence) {
    static const char *const firsts[] = {"meanwhile", "elsewhere", "separately", NULL};
    static const char *const articles[] = {"a", "an", NULL};
    static const char *const in[] = {"in", NULL};
    const cs_sentence *at = &s->sentences.at[sentence];
    uint32_t i = at->token;
    if (cs_story_is_any(s, i, firsts) || cs_incident_same_day(s, sentence))
        return true;
    if (!cs_story_is_any(s, i, in) || at->token_end - i < 4)
        return false;
    i += cs_story_is_any(s, i + 1, articles) ? 2 : 1;
    return cs_incident_is_other(cs_story_words(s, s->tokens.at[i].span));
}

/* ---- sides ------------------------------------------------------------------------------------
 */

enum { NORTH = 1, SOUTH = 2, EAST = 4, WEST = 8 };

static unsigned side_of(const cs_token *t) {
    static const char *const words[] = {"north",   "northern", "south",   "southern", "east",
                                        "eastern", "west",     "western", NULL};
    for (unsigned i = 0; words[i]; i++)
        if (cs_str_eq_nocase(t->lemma, words[i]))
            return 1u << i / 2;
    return 0;
}

/* "in the rebel-held east of the city", "near the eastern suburbs": does a preposition of place
 * stand before the word? */
static bool is_located(const cs_story *s, uint32_t token) {
    static const char *const words[] = {"in", "on", "near", "across", "at", NULL};
    enum { MOST_BACK = 6 };
    uint32_t start = s->sentences.at[s->tokens.at[token].sentence].token;
    for (uint32_t i = token; i-- > start && token - i <= MOST_BACK;) {
        if (s->tokens.at[i].upos == CS_UPOS_VERB && s->tokens.at[i].deprel != CS_DEP_AMOD)
            return false;
        if (s->tokens.at[i].upos == CS_UPOS_ADP && cs_story_is_any(s, i, words))
            return true;
    }
    return false;
}

unsigned cs_incident_sides(const cs_story *s, uint32_t sentence) {
    const cs_sentence *in = &s->sentences.at[sentence];
    unsigned sides = 0;
    for (uint32_t i = in->token; i < in->token_end; i++) {
        unsigned side = side_of(&s->tokens.at[i]);
        if (side && is_located(s, i))
            sides |= side;
    }
    return sides;
}

bool cs_incident_opposite(unsigned one, unsigned other) {
    unsigned across = (one & (NORTH | EAST)) << 1 | (one & (SOUTH | WEST)) >> 1;
    return (across & other) && !(one & other);
}
