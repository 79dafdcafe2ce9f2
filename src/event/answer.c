/* answer.c: see answer.h. From each word of answering the tree is climbed to the event that
 * answers, and gone down to the one that is answered; where that is not named ("struck back in
 * response"), it is the last violence told before. */
#include "event/answer.h"

#include "event/tree.h"

/* How far the two may stand from the word, in steps of the tree, words, and sentences. */
enum { MOST_UP = 6, MOST_WORDS = 10, MOST_SENTENCES = 3 };

/* Events stand in the order of their tokens. */
static uint32_t event_at(const cs_story *s, uint32_t token) {
    uint32_t low = 0, high = s->events.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->events.at[middle].token < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->events.count && s->events.at[low].token == token ? low : CS_NONE;
}

/* The event that a word tells, or of which it is the light verb: one that hangs from it. */
static uint32_t event_of(const cs_story *s, uint32_t token) {
    uint32_t event = event_at(s, token);
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE && event == CS_NONE;
         c = s->tokens.at[c].sibling)
        if (s->tokens.at[c].deprel == CS_DEP_OBJ || s->tokens.at[c].deprel == CS_DEP_NSUBJ_PASS)
            event = event_at(s, c);
    return event;
}

/* The first event at or above the token that is not `other`. */
static uint32_t event_above(const cs_story *s, uint32_t token, uint32_t other) {
    for (int step = 0; step < MOST_UP && token != CS_NONE; step++) {
        uint32_t event = event_of(s, token);
        if (event != CS_NONE && event != other)
            return event;
        token = s->tokens.at[token].head;
    }
    return CS_NONE;
}

/* The first event behind one of these words, both within reach of the token: by the order of words,
 * for where prepositions hang the tree is least sure. */
static uint32_t event_behind(const cs_story *s, uint32_t token, const char *const *words) {
    uint32_t end = s->sentences.at[s->tokens.at[token].sentence].token_end;
    bool open = false;
    for (uint32_t i = token + 1; i < end && i < token + MOST_WORDS; i++) {
        open |= cs_story_is_any(s, i, words);
        if (open && event_at(s, i) != CS_NONE)
            return event_at(s, i);
    }
    return CS_NONE;
}

static bool is_deed(const cs_event *e) {
    return e->type == CS_TYPE_ASSAULT && e->status <= CS_STATUS_ONGOING &&
           e->polarity == CS_POLARITY_POSITIVE;
}

/* The last violence told in the sentences before that of the event. */
static uint32_t told_before(const cs_story *s, uint32_t event) {
    uint32_t sentence = s->events.at[event].sentence;
    for (uint32_t i = event; i-- > 0;) {
        const cs_event *e = &s->events.at[i];
        if (e->sentence + MOST_SENTENCES < sentence)
            return CS_NONE;
        if (e->sentence < sentence && is_deed(e))
            return i;
    }
    return CS_NONE;
}

/* The violence in whose row the event stands: "they struck the city, and militants fired back in
 * response". */
static uint32_t told_beside(const cs_story *s, uint32_t event) {
    const cs_token *t = &s->tokens.at[s->events.at[event].token];
    uint32_t first = t->deprel == CS_DEP_CONJ ? event_at(s, t->head) : CS_NONE;
    return first != CS_NONE && is_deed(&s->events.at[first]) ? first : CS_NONE;
}

static void link(cs_story *s, uint32_t token) {
    static const char *const what[] = {"for", "to", "against", "of", NULL};
    static const char *const how[] = {"with", "by", NULL};
    bool verb = cs_tree_is_verb(&s->tokens.at[token]);
    uint32_t object = verb ? event_of(s, token) : CS_NONE; /* "to avenge the killing" */
    uint32_t answered = object != CS_NONE ? object : event_behind(s, token, what);
    uint32_t answer = verb ? event_behind(s, token, how) : CS_NONE;
    if (answer == answered)
        answer = CS_NONE;
    if (answer == CS_NONE && s->tokens.at[token].head != CS_NONE)
        answer = event_above(s, s->tokens.at[token].head, answered);
    if (answer == CS_NONE)
        return;
    if (answered == CS_NONE && is_deed(&s->events.at[answer]))
        answered = told_beside(s, answer);
    if (answered == CS_NONE && is_deed(&s->events.at[answer]))
        answered = told_before(s, answer);
    if (answered != CS_NONE && answered != answer)
        cs_ids_add(s->arena, &s->events.at[answer].responds_to, answered);
}

void cs_answer_link(const struct cs_eventer *tables, cs_story *s) {
    for (uint32_t i = 0; s->events.count > 1 && i < s->tokens.count; i++)
        if (cs_map_get(&tables->answers, s->tokens.at[i].lemma_key) != CS_NONE)
            link(s, i);
}
