/* guilty.c: whom the words of guilt.tsv mean, as mentions; "the crime" is the attack told of last.
 */
#include "event/guilt.h"

#include "event/roles.h"

static bool has_child(const cs_story *s, uint32_t token, const char *const *words) {
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (cs_story_is_any(s, c, words))
            return true;
    return false;
}

static bool is_nobody(const cs_story *s, uint32_t token) {
    static const char *const words[] = {"nobody", "none", "nothing", "everybody", "anybody", NULL};
    static const char *const no[] = {"no", "any", NULL};
    if (s->tokens.at[token].deprel == CS_DEP_CONJ && has_child(s, s->tokens.at[token].head, no))
        return true; /* "no group or individual" */
    return cs_story_is_any(s, token, words) || has_child(s, token, no);
}

static bool is_named(const cs_story *s, uint32_t mention) {
    const cs_mention *m = &s->mentions.at[mention];
    const cs_entity *e = m->entity == CS_NONE ? NULL : &s->entities.at[m->entity];
    for (uint32_t i = 0; e && i < e->mentions.count; i++)
        if (s->mentions.at[e->mentions.at[i]].form == CS_FORM_NAME)
            return true;
    return m->form == CS_FORM_NAME;
}

/* "the people responsible for it", "the killers of the mayor": whoever did it did it, and nothing
 * more is said of them. */
static bool says_nothing(const cs_guilt_told *told, const cs_story *s, uint32_t token,
                         uint32_t mention) {
    static const char *const words[] = {"person", "people", "individual", "one",
                                        "those",  "party",  "anyone",     NULL};
    if (is_named(s, mention) || cs_story_child(s, token, CS_DEP_NUMMOD) != CS_NONE)
        return false;
    return told->self || cs_str_is_any(s->tokens.at[token].lemma, words);
}

static bool suffers(const cs_story *s, const cs_event *e, uint32_t entity) {
    for (uint32_t i = 0; i < e->targets.count; i++)
        if (entity != CS_NONE && s->mentions.at[e->targets.at[i]].entity == entity)
            return true;
    return false;
}

/* "Colonel Ruiz", where the title is the head. */
static uint32_t mention_of(const cs_story *s, uint32_t token) {
    uint32_t mention = cs_roles_mention(s, token), flat = cs_story_child(s, token, CS_DEP_FLAT);
    uint32_t name = flat == CS_NONE ? CS_NONE : cs_story_mention_at(s, flat);
    return name != CS_NONE && s->mentions.at[name].form == CS_FORM_NAME ? name : mention;
}

/* "a cell, the Red Hand", "Juan Ruiz, a suspect in": the name beside a noun; else the mention. */
static uint32_t name_beside(const cs_story *s, uint32_t token, uint32_t mention) {
    const cs_token *t = &s->tokens.at[token];
    uint32_t beside = cs_story_child(s, token, CS_DEP_APPOS);
    if (beside == CS_NONE && t->deprel == CS_DEP_APPOS)
        beside = t->head;
    uint32_t name = beside == CS_NONE ? CS_NONE : mention_of(s, beside);
    bool names = name != CS_NONE && s->mentions.at[name].form == CS_FORM_NAME &&
                 s->mentions.at[mention].form == CS_FORM_NOMINAL;
    return names ? name : mention;
}

static void add_who(const cs_guilt_told *told, cs_story *s, cs_event *e) {
    for (unsigned i = 0; i < told->who.count; i++) {
        uint32_t token = told->who.at[i], mention = mention_of(s, token);
        if (mention == CS_NONE || is_nobody(s, token))
            continue;
        mention = name_beside(s, token, mention);
        if (suffers(s, e, s->mentions.at[mention].entity) || says_nothing(told, s, token, mention))
            continue;
        uint8_t kind = s->mentions.at[mention].kind;
        if (kind != CS_KIND_PERSON && kind != CS_KIND_ORGANIZATION && kind != CS_KIND_GROUP &&
            kind != CS_KIND_PLACE)
            continue;
        *cs_vec_push(s->arena, &e->guilty) = (cs_guilty){mention, told->certainty};
    }
}

static void add_told(const struct cs_guilt *guilt, cs_story *s, uint32_t deed, cs_event *e) {
    cs_guilt_told told = cs_guilt_of(guilt, s, deed);
    add_who(&told, s, e);
}

/* "the crime", "this act" */
static bool is_crime(const cs_story *s, uint32_t token) {
    static const char *const words[] = {"the", "this", "that", "these", NULL};
    uint32_t determiner = cs_story_child(s, token, CS_DEP_DET);
    return determiner != CS_NONE && cs_story_is_any(s, determiner, words);
}

static bool is_attack(const cs_event *e) {
    return e->type == CS_TYPE_ASSAULT && e->polarity == CS_POLARITY_POSITIVE &&
           (e->status <= CS_STATUS_ONGOING || e->status == CS_STATUS_HISTORICAL);
}

void cs_guilt_find(const struct cs_guilt *guilt, cs_story *s) {
    const uint64_t crime = cs_phrase_key(CS_STR("crime"));
    uint32_t next = 0, attack = CS_NONE;
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        for (; next < s->events.count && s->events.at[next].token <= i; next++) {
            cs_event *e = &s->events.at[next];
            if (e->type == CS_TYPE_ASSAULT)
                add_told(guilt, s, e->token, e);
            attack = is_attack(e) ? next : attack;
        }
        if (attack != CS_NONE && s->tokens.at[i].lemma_key == crime && is_crime(s, i))
            add_told(guilt, s, i, &s->events.at[attack]);
    }
}
