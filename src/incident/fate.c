/* fate.c: who was told of as carried off or hurt, and is dead by another sentence that only says
 * "he", "the mayor" or "her body". */
#include "incident/ledger.h"

static bool is_remains(const cs_story *s, uint32_t token) {
    static const char *const words[] = {"body", "corpse", NULL};
    return cs_str_is_any(s->tokens.at[token].lemma, words);
}

/* Whose body it is: "his", "of Juan Ruiz"; CS_NONE. */
static uint32_t owner_of(const cs_story *s, const cs_told *told) {
    static const char *const of[] = {"of", NULL};
    if (s->tokens.at[told->token].xpos == CS_XPOS_PRPS)
        return cs_story_mention_at(s, told->token);
    uint32_t owner = cs_story_child(s, told->head, CS_DEP_NMOD);
    uint32_t sign = owner == CS_NONE ? CS_NONE : cs_story_child(s, owner, CS_DEP_CASE);
    uint32_t mention =
        sign != CS_NONE && cs_story_is_any(s, sign, of) ? cs_story_mention_at(s, owner) : CS_NONE;
    bool named = mention != CS_NONE && s->mentions.at[mention].form == CS_FORM_NAME &&
                 s->mentions.at[mention].kind == CS_KIND_PERSON;
    return named ? mention : CS_NONE;
}

/* "Judge Ruiz identified his body": whose body it is, is not who finds it. */
static bool is_finder(const cs_story *s, const cs_told *told, uint32_t owner) {
    uint32_t verb =
        s->tokens.at[told->head].deprel == CS_DEP_OBJ ? s->tokens.at[told->head].head : CS_NONE;
    uint32_t subject = verb == CS_NONE ? CS_NONE : cs_story_child(s, verb, CS_DEP_NSUBJ);
    uint32_t mention = subject == CS_NONE ? CS_NONE : cs_story_mention_at(s, subject);
    return mention != CS_NONE && s->mentions.at[mention].entity == s->mentions.at[owner].entity;
}

void cs_ledger_tell_owner(const cs_story *s, const cs_told *told, cs_figure *f) {
    bool body = told->mention == CS_NONE && is_remains(s, told->head);
    uint32_t owner = body ? owner_of(s, told) : CS_NONE;
    if (owner == CS_NONE || s->mentions.at[owner].entity == CS_NONE || is_finder(s, told, owner))
        return;
    const cs_mention *m = &s->mentions.at[owner];
    f->mention = owner;
    f->name = m->form == CS_FORM_NAME;
    f->pronoun = !f->name;
    f->span = f->name ? m->span : f->span;
}

static uint32_t entity_of(const cs_story *s, const cs_figure *f) {
    return f->mention == CS_NONE ? CS_NONE : s->mentions.at[f->mention].entity;
}

/* The victim that is that entity, of those with the effect or of those without it; CS_NONE. */
static uint32_t victim_of(const cs_incident *incident, uint32_t entity, bool killed) {
    for (uint32_t i = 0; i < incident->victims.count; i++) {
        const cs_victim *v = &incident->victims.at[i];
        if (v->entity == entity && (v->effect == CS_EFFECT_KILLED) == killed)
            return i;
    }
    return CS_NONE;
}

/* One person with a name whom no sentence but this one tells of. */
static void add_dead(cs_ledger *l, const cs_figure *f, uint32_t entity) {
    cs_str name = cs_incident_person(l->t, l->s, entity);
    if (!name.at || !cs_incident_is_one(f->count))
        return;
    uint8_t kind = cs_incident_victim_kind(l->s->entities.at[entity].actor);
    cs_victim *v = cs_vec_push(l->arena, &l->incident->victims);
    *v = (cs_victim){.effect = CS_EFFECT_KILLED,
                     .name = name,
                     .kind = kind == CS_VICTIM_UNKNOWN ? CS_VICTIM_CIVILIAN : kind,
                     .count = f->count,
                     .entity = entity,
                     .part_of = CS_NONE};
    *cs_vec_push(l->arena, &v->evidence) = f->span;
}

static void tell(cs_ledger *l, const cs_figure *f) {
    uint32_t entity = entity_of(l->s, f);
    if (entity == CS_NONE || victim_of(l->incident, entity, true) != CS_NONE)
        return;
    uint32_t other = victim_of(l->incident, entity, false);
    if (other == CS_NONE) {
        add_dead(l, f, entity);
        return;
    }
    cs_victim *v = &l->incident->victims.at[other];
    v->effect = CS_EFFECT_KILLED;
    *cs_vec_push(l->arena, &v->evidence) = f->span;
}

void cs_ledger_tell_fates(cs_ledger *l) {
    for (uint32_t i = 0; i < l->figures.count; i++) {
        const cs_figure *f = &l->figures.at[i];
        if (f->effect == CS_EFFECT_KILLED && !f->hit && (f->pronoun || f->again))
            tell(l, f);
    }
}
