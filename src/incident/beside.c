/* beside.c: harm that no event tells, near violence that one does: "was taken to hospital", "is in
 * critical condition", "escaped unhurt". It belongs to the last incident of violence before it. */
#include "incident/ledger.h"

typedef struct looker {
    const struct cs_incidenter *t;
    const cs_story *s;
    const cs_sentence *in;
    bool hospital;    /* does the sentence name one? */
    const bool *told; /* [tokens] is it an event's word? */
} looker;

static uint32_t way_of(const looker *k, uint32_t token) {
    return cs_map_get(&k->t->harming.words, k->s->tokens.at[token].lemma_key);
}

static void look_for_hospital(looker *k) {
    k->hospital = false;
    for (uint32_t i = k->in->token; i < k->in->token_end; i++)
        k->hospital |= way_of(k, i) == CS_HARM_HOSPITAL;
}

static bool is_any(const looker *k, uint32_t token, const char *const *words) {
    return cs_str_is_any(k->s->tokens.at[token].lemma, words);
}

/* The nearest of the words within a few tokens before one; CS_NONE. */
static uint32_t word_before(const looker *k, uint32_t token, const char *const *words) {
    enum { CLOSE = 5 };
    for (uint32_t i = token; i > k->in->token && token - i < CLOSE; i--)
        if (is_any(k, i - 1, words))
            return i - 1;
    return CS_NONE;
}

/* "in extremely critical condition" */
static uint32_t condition_at(const looker *k, uint32_t token) {
    static const char *const kinds[] = {"critical", "serious", "grave", "stable",
                                        "guarded",  "fair",    NULL},
                             *const in[] = {"in", NULL};
    return word_before(k, token, kinds) == CS_NONE ? CS_NONE : word_before(k, token, in);
}

/* "expected to survive" */
static uint32_t prospect_at(const looker *k, uint32_t token) {
    static const char *const to[] = {"to", NULL}, *const expected[] = {"expect", "likely", NULL};
    return word_before(k, token, to) == CS_NONE ? CS_NONE : word_before(k, token, expected);
}

/* "fighting for his life" */
static uint32_t struggle_at(const looker *k, uint32_t token) {
    static const char *const verbs[] = {"fight", "cling", "battle", NULL};
    uint32_t verb = word_before(k, token, verbs);
    return verb != CS_NONE && k->s->tokens.at[verb].xpos == CS_XPOS_VBG ? verb : CS_NONE;
}

/* "are in the hospital" */
static uint32_t stay_at(const looker *k, uint32_t token) {
    static const char *const in[] = {"in", "at", NULL}, *const be[] = {"be", "remain", NULL};
    uint32_t preposition = word_before(k, token, in);
    bool stays = preposition != CS_NONE && preposition > k->in->token &&
                 is_any(k, preposition - 1, be) && k->s->tokens.at[token].upos == CS_UPOS_NOUN;
    return stays ? preposition : CS_NONE;
}

/* How somebody who was hurt fares: the token that harm.c takes for its word; CS_NONE. */
static uint32_t state_at(const looker *k, uint32_t token) {
    static const char *const living[] = {"survive", "recover", "live", NULL};
    cs_str lemma = k->s->tokens.at[token].lemma;
    if (cs_str_eq(lemma, "condition"))
        return condition_at(k, token);
    if (is_any(k, token, living))
        return prospect_at(k, token);
    if (cs_str_eq(lemma, "life"))
        return struggle_at(k, token);
    return way_of(k, token) == CS_HARM_HOSPITAL ? stay_at(k, token) : CS_NONE;
}

/* "the death squads", "a death certificate": only tells of what kind something is. */
static bool is_kind(const looker *k, uint32_t token) {
    static const char *const death[] = {"death", NULL};
    return is_any(k, token, death) && token + 1 < k->in->token_end &&
           k->s->tokens.at[token + 1].upos == CS_UPOS_NOUN;
}

/* "died", "was pronounced dead", of one person or event that is no other's: nothing that only might
 * be, and nothing of years ago. */
static bool is_death(const looker *k, uint32_t token) {
    static const char *const no[] = {"would",   "could",       "should", "might", "may",
                                     "if",      "will",        "ago",    "not",   "until",
                                     "penalty", "anniversary", NULL};
    for (uint32_t i = k->in->token; i < k->in->token_end; i++)
        for (const char *const *w = no; *w; w++)
            if (cs_str_eq(k->s->tokens.at[i].lemma, *w))
                return false;
    return !k->told[token] && !is_kind(k, token);
}

/* "did not survive", "passed away". */
static bool is_passing(const looker *k, uint32_t token) {
    static const char *const negations[] = {"not", "n't", NULL}, *const away[] = {"away", NULL},
                             *const unreal[] = {"would", "if", NULL};
    cs_str lemma = k->s->tokens.at[token].lemma;
    if (k->s->tokens.at[token].upos != CS_UPOS_VERB || word_before(k, token, unreal) != CS_NONE)
        return false;
    if (cs_str_eq(lemma, "pass"))
        return token + 1 < k->in->token_end && is_any(k, token + 1, away);
    return cs_str_eq(lemma, "survive") && token > k->in->token && is_any(k, token - 1, negations);
}

/* "the body of Juan Ruiz was taken away", "his body", not "wounds on his body". */
static bool is_dead_body(const looker *k, uint32_t token) {
    static const char *const words[] = {"body", "corpse", NULL}, *const of[] = {"of", NULL};
    bool whose = (token + 1 < k->in->token_end && is_any(k, token + 1, of)) ||
                 (token > k->in->token && (k->s->tokens.at[token - 1].xpos == CS_XPOS_PRPS ||
                                           k->s->tokens.at[token - 1].xpos == CS_XPOS_POS));
    if (!is_any(k, token, words) || k->told[token] || !whose)
        return false;
    uint32_t i = token;
    while (i > k->in->token && (k->s->tokens.at[i - 1].upos == CS_UPOS_DET ||
                                k->s->tokens.at[i - 1].upos == CS_UPOS_ADJ ||
                                k->s->tokens.at[i - 1].xpos == CS_XPOS_PRPS))
        i--;
    return i == k->in->token || k->s->tokens.at[i - 1].upos != CS_UPOS_ADP;
}

/* "was not hurt", "were not among the wounded": who is named so is unharmed; not "was not only". */
static bool is_spared(const looker *k, uint32_t token) {
    static const char *const harms[] = {"injure",  "hurt",    "harm", "wound",
                                        "injured", "wounded", NULL},
                             *const no[] = {"not", "n't", NULL}, *const be[] = {"be", NULL},
                             *const only[] = {"only", "just", "yet", "immediately", NULL};
    if (k->s->tokens.at[token].xpos != CS_XPOS_VBN && k->s->tokens.at[token].xpos != CS_XPOS_JJ)
        return false;
    uint32_t not = is_any(k, token, harms) ? word_before(k, token, no) : CS_NONE;
    return not != CS_NONE && not > k->in->token && is_any(k, not -1, be) &&
           word_before(k, token, only) == CS_NONE;
}

/* Does the sentence tell that somebody was hurt? */
static bool tells_of_wounds(const looker *k) {
    for (uint32_t i = k->in->token; i < k->in->token_end; i++)
        if (cs_map_get(&k->t->harming.tolls, k->s->tokens.at[i].lemma_key) == CS_EFFECT_INJURED)
            return true;
    return false;
}

/* "escaped an attempt on his life", "survived the bombing": not hurt, if no wounds are told of. */
static bool is_escape(const looker *k, uint32_t token) {
    static const char *const verbs[] = {"escape", "survive", NULL},
                             *const attacks[] = {"attempt", "attack",   "assassination",
                                                 "bombing", "ambush",   "explosion",
                                                 "blast",   "shooting", NULL},
                             *const no[] = {"not", "n't", "would", "might", "could", "if", NULL};
    const cs_token *t = &k->s->tokens.at[token];
    if (t->upos != CS_UPOS_VERB || !is_any(k, token, verbs) || word_before(k, token, no) != CS_NONE)
        return false;
    uint32_t object = cs_story_child(k->s, token, CS_DEP_OBJ);
    return object != CS_NONE && object > token && is_any(k, object, attacks) && !tells_of_wounds(k);
}

/* What the word tells of someone: an effect, and the token that harm.c takes for its word. */
static uint8_t effect_at(const looker *k, uint32_t token, uint32_t *word) {
    *word = token;
    if (is_passing(k, token) || is_dead_body(k, token))
        return CS_EFFECT_KILLED;
    if (is_spared(k, token) || is_escape(k, token))
        return CS_EFFECT_UNHARMED;
    switch (way_of(k, token)) {
    case CS_HARM_UNHARMED:
        return CS_EFFECT_UNHARMED;
    case CS_HARM_DEATH:
        return is_death(k, token) ? CS_EFFECT_KILLED : CS_EFFECT_UNKNOWN;
    case CS_HARM_TREATED:
        return k->s->tokens.at[token].upos == CS_UPOS_VERB ? CS_EFFECT_INJURED : CS_EFFECT_UNKNOWN;
    case CS_HARM_CARRIED:
        return k->hospital && k->s->tokens.at[token].upos == CS_UPOS_VERB ? CS_EFFECT_INJURED
                                                                          : CS_EFFECT_UNKNOWN;
    default:
        *word = state_at(k, token);
        return *word == CS_NONE ? CS_EFFECT_UNKNOWN : CS_EFFECT_INJURED;
    }
}

/* The last event of violence up to the end of the sentence; CS_NONE. */
static uint32_t violence_before(const cs_story *s, uint32_t sentence, uint32_t *next) {
    uint32_t best = CS_NONE;
    for (; *next < s->events.count && s->events.at[*next].sentence <= sentence; (*next)++)
        if (s->events.at[*next].type == CS_TYPE_ASSAULT && s->events.at[*next].incident != CS_NONE)
            best = *next;
    return best;
}

void cs_beside_find(const struct cs_incidenter *t, const cs_story *s, cs_besides *found) {
    enum { NEAR_SENTENCES = 6 };
    uint32_t next = 0, last = CS_NONE;
    bool *told = cs_arena_new(s->scratch, bool, s->tokens.count);
    for (uint32_t i = 0; i < s->events.count; i++)
        told[s->events.at[i].token] = true;
    for (uint32_t i = 0; i < s->sentences.count; i++) {
        uint32_t newer = violence_before(s, i, &next);
        last = newer == CS_NONE ? last : newer;
        looker k = {t, s, &s->sentences.at[i], false, told};
        if (last != CS_NONE && s->events.at[last].sentence + NEAR_SENTENCES < i)
            continue;
        look_for_hospital(&k);
        for (uint32_t token = k.in->token; last != CS_NONE && token < k.in->token_end; token++) {
            uint32_t word;
            uint8_t effect = effect_at(&k, token, &word);
            if (effect == CS_EFFECT_UNKNOWN)
                continue;
            *cs_vec_push(s->scratch, found) =
                (cs_beside){s->events.at[last].incident,
                            {.sentence = i,
                             .token = word,
                             .effect = effect,
                             .type = CS_TYPE_ASSAULT,
                             .nominal = s->tokens.at[word].upos == CS_UPOS_NOUN}};
        }
    }
}
