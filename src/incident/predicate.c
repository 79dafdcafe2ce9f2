/* predicate.c: whom a sentence names as one of those it calls dead or hurt: "the wounded are Diaz
 * and Ruiz", "also injured was Ruiz", "one of the dead was identified as Ruiz". */
#include "incident/parts.h"

enum { MOST_BACK = 6 };

static uint8_t effect_at(const cs_story *s, uint32_t token) {
    static const char *const dead[] = {"dead", "killed", NULL}, *const hurt[] = {"hurt", "injured",
                                                                                 "wounded", NULL};
    const cs_token *t = &s->tokens.at[token];
    bool finite = t->upos == CS_UPOS_VERB &&
                  (t->xpos != CS_XPOS_VBN || cs_story_child(s, token, CS_DEP_OBJ) != CS_NONE ||
                   cs_story_child(s, token, CS_DEP_NSUBJ) != CS_NONE);
    return finite                            ? CS_EFFECT_UNKNOWN
           : cs_story_is_any(s, token, dead) ? CS_EFFECT_KILLED
           : cs_story_is_any(s, token, hurt) ? CS_EFFECT_INJURED
                                             : CS_EFFECT_UNKNOWN;
}

/* Is it they who are told of, and not "the father of the dead man"? */
static bool is_subject(const cs_story *s, uint32_t token, uint32_t start) {
    static const char *const among[] = {"among", NULL}, *const of[] = {"of", NULL},
                             *const some[] = {"one", "some", "most", "many", "those", NULL};
    uint32_t i = token;
    while (i > start &&
           (s->tokens.at[i - 1].upos == CS_UPOS_DET || s->tokens.at[i - 1].upos == CS_UPOS_NUM ||
            s->tokens.at[i - 1].upos == CS_UPOS_ADJ))
        i--;
    if (i == start || s->tokens.at[i - 1].upos != CS_UPOS_ADP || cs_story_is_any(s, i - 1, among))
        return true;
    return cs_story_is_any(s, i - 1, of) && i > start + 1 &&
           (s->tokens.at[i - 2].upos == CS_UPOS_NUM || cs_story_is_any(s, i - 2, some));
}

/* The "be" or the colon that ties a name, perhaps one of a list, to what stands before; CS_NONE. */
static uint32_t tie_of(const cs_story *s, const cs_mention *m, uint32_t start) {
    static const char *const as[] = {"as", NULL}, *const called[] = {"identified", "named",
                                                                     "recognized", NULL};
    bool listed = false; /* "rector of the university; Ruiz": what is of others is passed */
    for (uint32_t i = m->token; i-- > start;) {
        const cs_token *t = &s->tokens.at[i];
        if (cs_str_eq(t->lemma, "be") || cs_str_eq(t->lemma, ":"))
            return i;
        listed |= t->upos == CS_UPOS_PUNCT || t->upos == CS_UPOS_CCONJ;
        bool passed = cs_story_is_any(s, i, called) || cs_story_is_any(s, i, as);
        if (!passed && (t->upos == CS_UPOS_VERB || t->upos == CS_UPOS_AUX ||
                        (t->upos == CS_UPOS_ADP && !listed)))
            return CS_NONE;
    }
    return CS_NONE;
}

static uint8_t effect_before(const cs_story *s, uint32_t tie, uint32_t start) {
    for (uint32_t i = tie; i-- > start && i + MOST_BACK >= tie;) {
        const cs_token *t = &s->tokens.at[i];
        uint8_t effect = effect_at(s, i);
        if (effect != CS_EFFECT_UNKNOWN)
            return is_subject(s, i, start) ? effect : CS_EFFECT_UNKNOWN;
        if (t->upos == CS_UPOS_VERB || t->upos == CS_UPOS_AUX || t->upos == CS_UPOS_PUNCT)
            break;
    }
    return CS_EFFECT_UNKNOWN;
}

uint8_t cs_incident_predicate(const cs_story *s, uint32_t entity) {
    const cs_ids *mentions = &s->entities.at[entity].mentions;
    for (uint32_t i = 0; i < mentions->count; i++) {
        const cs_mention *m = &s->mentions.at[mentions->at[i]];
        uint32_t start = s->sentences.at[s->tokens.at[m->token].sentence].token;
        uint32_t tie = m->form == CS_FORM_NAME ? tie_of(s, m, start) : CS_NONE;
        uint8_t effect = tie == CS_NONE ? CS_EFFECT_UNKNOWN : effect_before(s, tie, start);
        if (effect != CS_EFFECT_UNKNOWN)
            return effect;
    }
    return CS_EFFECT_UNKNOWN;
}

static bool is_agent(const cs_story *s, const cs_incident *incident, uint32_t mention) {
    for (uint32_t i = 0; i < incident->events.count; i++)
        if (cs_ids_have(&s->events.at[incident->events.at[i]].agents, mention))
            return true;
    return false;
}

/* "the father of the dead man": is the noun somebody of those who suffered? */
static bool is_kin(const cs_story *s, uint32_t noun) {
    uint32_t of = cs_story_child(s, noun, CS_DEP_NMOD);
    for (uint32_t c = of == CS_NONE ? CS_NONE : s->tokens.at[of].child; c != CS_NONE;
         c = s->tokens.at[c].sibling)
        if (effect_at(s, c) != CS_EFFECT_UNKNOWN)
            return true;
    return of != CS_NONE && effect_at(s, of) != CS_EFFECT_UNKNOWN;
}

bool cs_incident_is_no_victim(const cs_story *s, const cs_incident *incident, uint32_t entity) {
    const cs_ids *mentions = &s->entities.at[entity].mentions;
    for (uint32_t i = 0; i < mentions->count; i++) {
        const cs_mention *m = &s->mentions.at[mentions->at[i]];
        uint32_t top = cs_story_top(s, m), noun = cs_story_child(s, top, CS_DEP_NSUBJ);
        if (m->form != CS_FORM_NAME || noun == CS_NONE || noun > m->token ||
            cs_story_child(s, top, CS_DEP_COP) == CS_NONE)
            continue;
        uint32_t subject = cs_story_mention_at(s, noun);
        if (is_kin(s, noun) || (subject != CS_NONE && is_agent(s, incident, subject)))
            return true;
    }
    return false;
}
