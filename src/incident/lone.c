/* lone.c: one person killed or taken by himself, and another one by himself, are two happenings:
 * "The murder of the judge Ali Hadi came a week after Omar Said was shot dead." */
#include "incident/group.h"

/* Does its word tell what was done to somebody, not what became of him: "murdered", not "died"? */
static bool is_deed(const struct cs_incidenter *t, const cs_story *s, const cs_event *e) {
    uint32_t way = cs_harm_way(&t->harming, s, e);
    return e->effect == CS_EFFECT_ABDUCTED ||
           (e->effect == CS_EFFECT_KILLED && (way == CS_HARM_OBJECT || way == CS_HARM_HIT));
}

/* The longest name of a person whom the mention stands for; NULL: none is told. */
static const cs_mention *name_of(const cs_story *s, const cs_mention *m) {
    const cs_mention *best = NULL;
    if (m->entity == CS_NONE || m->kind != CS_KIND_PERSON)
        return NULL;
    const cs_ids *all = &s->entities.at[m->entity].mentions;
    for (uint32_t i = 0; i < all->count; i++) {
        const cs_mention *o = &s->mentions.at[all->at[i]];
        if (o->form == CS_FORM_NAME &&
            (!best || o->token_end - o->token > best->token_end - best->token))
            best = o;
    }
    return best;
}

/* The name of the one person whom it is done to; NULL: there is none, or there are others. */
static const cs_mention *lone_victim(const cs_story *s, const cs_event *e) {
    return e->targets.count == 1 && !e->quantities.count
               ? name_of(s, &s->mentions.at[e->targets.at[0]])
               : NULL;
}

/* "Hadi", "Ali Hadi": may one be the other, by a word of both names? */
static bool may_be(const cs_story *s, const cs_mention *a, const cs_mention *b) {
    if (a->entity == b->entity)
        return true;
    for (uint32_t i = a->token; i < a->token_end; i++)
        for (uint32_t k = b->token; k < b->token_end; k++)
            if (s->tokens.at[i].key == s->tokens.at[k].key)
                return true;
    return false;
}

/* Items of one list: "killed Ali Hadi and shot Omar Said". */
static bool is_listed(const cs_story *s, const cs_event *a, const cs_event *b) {
    const cs_token *one = &s->tokens.at[a->token], *other = &s->tokens.at[b->token];
    return (one->head == b->token && one->deprel == CS_DEP_CONJ) ||
           (other->head == a->token && other->deprel == CS_DEP_CONJ);
}

cs_lone cs_incident_lone(const struct cs_incidenter *t, const cs_story *s, const cs_event *a,
                         const cs_event *b) {
    if (a->effect != b->effect || !is_deed(t, s, a) || !is_deed(t, s, b) || !a->targets.count ||
        !b->targets.count)
        return CS_LONE_OPEN;
    const cs_mention *one = lone_victim(s, a), *other = lone_victim(s, b);
    bool apart = one && other && !may_be(s, one, other) && !is_listed(s, a, b);
    return apart ? CS_LONE_OTHERS : CS_LONE_SAME;
}

bool cs_likeness_other_victim(const cs_telling *l, const cs_happening *group) {
    bool others = false;
    for (uint32_t i = 0; i < group->events.count; i++) {
        cs_lone lone =
            cs_incident_lone(l->t, l->s, &l->s->events.at[group->events.at[i]], l->event);
        if (lone == CS_LONE_SAME)
            return false;
        others |= lone == CS_LONE_OTHERS;
    }
    return others;
}
