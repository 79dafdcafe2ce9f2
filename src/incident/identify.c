/* identify.c: men of whom the report tells the names further on: "The suspects were identified as A
 * and B", "Their names are A, B and C". Who is called by no name then goes by these. */
#include "incident/parts.h"

enum { MOST_BEHIND = 8 /* sentences */ };

/* ---- where names are told ---------------------------------------------------------------------
 */

/* The first person's name in the words that begin at the token, or CS_NONE. */
static uint32_t name_from(const cs_story *s, uint32_t token) {
    enum { NEAR = 4 }; /* titles before it */
    for (uint32_t i = cs_story_seek(s->mentions, s->tokens.at[token].span.start);
         i < s->mentions.count && s->mentions.at[i].token <= token + NEAR; i++)
        if (s->mentions.at[i].form == CS_FORM_NAME && s->mentions.at[i].kind == CS_KIND_PERSON &&
            s->tokens.at[s->mentions.at[i].token].sentence == s->tokens.at[token].sentence)
            return i;
    return CS_NONE;
}

static bool is_verb_of_naming(const cs_story *s, uint32_t token) {
    static const char *const verbs[] = {"identify", "name", NULL};
    return s->tokens.at[token].upos == CS_UPOS_VERB &&
           cs_str_is_any(s->tokens.at[token].lemma, verbs);
}

/* "identified as A": the token who is, and where the names begin; CS_NONE. */
static uint32_t identified(const cs_story *s, uint32_t verb, uint32_t *from) {
    enum { NEAR = 6 };
    static const char *const as[] = {"as", NULL};
    uint32_t end = s->sentences.at[s->tokens.at[verb].sentence].token_end;
    uint32_t who = cs_story_child(s, verb, CS_DEP_NSUBJ_PASS);
    for (uint32_t i = verb + 1; i + 1 < end && i < verb + NEAR; i++)
        if (cs_story_is_any(s, i, as)) {
            *from = i + 1;
            return who == CS_NONE ? cs_story_child(s, verb, CS_DEP_OBJ) : who;
        }
    return CS_NONE;
}

/* "Their names are A and B": likewise. */
static uint32_t called(const cs_story *s, uint32_t noun, uint32_t *from) {
    static const char *const names[] = {"name", "identity", NULL};
    uint32_t end = s->sentences.at[s->tokens.at[noun].sentence].token_end;
    if (noun + 2 >= end || !cs_str_is_any(s->tokens.at[noun].lemma, names) ||
        !cs_str_eq(s->tokens.at[noun + 1].lemma, "be"))
        return CS_NONE;
    *from = noun + 2;
    return cs_story_child(s, noun, CS_DEP_NMOD_POSS);
}

static void read_token(const cs_story *s, uint32_t token, cs_namings *found) {
    uint32_t from = token, who = is_verb_of_naming(s, token) ? identified(s, token, &from)
                                                             : called(s, token, &from);
    uint32_t name = who == CS_NONE ? CS_NONE : name_from(s, from);
    if (name != CS_NONE)
        *cs_vec_push(s->scratch, found) = (cs_naming){who, name};
}

cs_namings cs_incident_namings(const cs_story *s) {
    const uint64_t keys[] = {cs_phrase_key(CS_STR("identify")), cs_phrase_key(CS_STR("name")),
                             cs_phrase_key(CS_STR("identity"))};
    cs_namings found = {0};
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        uint64_t key = s->tokens.at[i].lemma_key;
        if (key == keys[0] || key == keys[1] || key == keys[2])
            read_token(s, i, &found);
    }
    return found;
}

/* ---- who goes by them -------------------------------------------------------------------------
 */

/* "the suspects", "the arrested men", "they" */
static bool is_suspect(const cs_story *s, uint32_t token) {
    static const char *const words[] = {
        "suspect", "detainee",  "attacker", "assailant", "gunman", "killer", "murderer", "assassin",
        "bomber",  "kidnapper", "hijacker", "terrorist", "they",   "their",  NULL};
    static const char *const held[] = {"arrested", "detained", "captured", "accused", NULL};
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE && c < token;
         c = s->tokens.at[c].sibling)
        if (cs_story_is_any(s, c, held))
            return true;
    return cs_str_is_any(s->tokens.at[token].lemma, words);
}

/* The sentence of the last of the party's mentions. */
static uint32_t last_told(const cs_story *s, const cs_party *party) {
    uint32_t first, end, last = CS_NONE;
    for (uint32_t i = 0; i < party->evidence.count; i++)
        if (cs_story_tokens_of(s, party->evidence.at[i], &first, &end))
            last = s->tokens.at[first].sentence;
    return last;
}

static bool is_plural(const cs_story *s, const cs_party *party) {
    uint32_t first, end;
    return party->evidence.count && cs_story_tokens_of(s, party->evidence.at[0], &first, &end) &&
           (s->tokens.at[end - 1].xpos == CS_XPOS_NNS);
}

static bool is_meant(const cs_story *s, const cs_naming *naming, const cs_party *party) {
    uint32_t mention = cs_story_mention_at(s, naming->who), told = last_told(s, party);
    if (mention != CS_NONE && party->entity != CS_NONE &&
        s->mentions.at[mention].entity == party->entity)
        return true;
    uint32_t at = s->tokens.at[naming->who].sentence;
    bool guilty =
        party->certainty == CS_CERTAINTY_SUSPECTED || party->certainty == CS_CERTAINTY_ACCUSED;
    return guilty && is_plural(s, party) && is_suspect(s, naming->who) && told != CS_NONE &&
           told <= at && at - told <= MOST_BEHIND;
}

static bool is_named(const cs_story *s, const cs_party *party) {
    const cs_ids *mentions =
        party->entity == CS_NONE ? NULL : &s->entities.at[party->entity].mentions;
    for (uint32_t i = 0; mentions && i < mentions->count; i++)
        if (s->mentions.at[mentions->at[i]].form == CS_FORM_NAME)
            return true;
    return false;
}

/* The first name of those whom the party calls by none, or CS_NONE. */
static uint32_t name_of(const cs_story *s, const cs_namings *namings, const cs_party *party) {
    if (is_named(s, party))
        return CS_NONE;
    for (uint32_t i = 0; i < namings->count; i++)
        if (is_meant(s, &namings->at[i], party))
            return namings->at[i].name;
    return CS_NONE;
}

static bool has_agent(const cs_incident *incident, uint32_t entity) {
    for (uint32_t i = 0; i < incident->agents.count; i++)
        if (incident->agents.at[i].entity == entity)
            return true;
    return false;
}

/* The party as the one that the name is of. */
static void add_named(const struct cs_incidenter *t, cs_story *s, cs_incident *incident,
                      cs_party party, uint32_t name) {
    party.entity = s->mentions.at[name].entity;
    if (has_agent(incident, party.entity))
        return;
    party.name = cs_incident_name(t, s, name);
    party.actor = cs_incident_actor(t, s, name);
    memset(&party.evidence, 0, sizeof party.evidence);
    *cs_vec_push(s->arena, &party.evidence) = s->mentions.at[name].span;
    *cs_vec_push(s->arena, &incident->agents) = party;
}

void cs_incident_name_agents(const struct cs_incidenter *t, cs_story *s, const cs_namings *namings,
                             cs_incident *incident) {
    enum { MOST = 16 };
    if (!namings->count)
        return;
    uint32_t kept = 0, count = incident->agents.count;
    for (uint32_t i = 0; i < count; i++) {
        cs_party party = incident->agents.at[i];
        uint32_t name = name_of(s, namings, &party);
        if (name == CS_NONE)
            incident->agents.at[kept++] = party;
        for (int k = 0; k < MOST && name != CS_NONE; k++) {
            add_named(t, s, incident, party, name);
            name = cs_incident_next_name(s, name);
        }
    }
    for (uint32_t i = count; i < incident->agents.count; i++)
        incident->agents.at[kept++] = incident->agents.at[i];
    incident->agents.count = kept;
}
