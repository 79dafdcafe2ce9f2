/* same.c: are two figures of the same people? By coreference, by their names, and by how they are
 * told: "the man", "they". */
#include "incident/ledger.h"

static bool has_word(const cs_story *s, const cs_mention *m, uint64_t key) {
    for (uint32_t i = m->token; i < m->token_end; i++)
        if (s->tokens.at[i].key == key)
            return true;
    return false;
}

/* "Ali" and "Ali Hassan Hadi": all words of one are words of the other. */
static bool is_within_name(const cs_story *s, const cs_mention *a, const cs_mention *b) {
    for (uint32_t i = a->token; i < a->token_end; i++)
        if (!has_word(s, b, s->tokens.at[i].key))
            return false;
    return true;
}

bool cs_ledger_same_people(const cs_ledger *l, const cs_figure *a, const cs_figure *b) {
    if (a->mention == CS_NONE || b->mention == CS_NONE)
        return false;
    const cs_mention *one = &l->s->mentions.at[a->mention], *other = &l->s->mentions.at[b->mention];
    if (one->entity != CS_NONE && one->entity == other->entity)
        return true;
    return a->name && b->name &&
           (is_within_name(l->s, one, other) || is_within_name(l->s, other, one));
}

/* Is the figure greater than all of its effect that were told before it? */
static bool tops_all(const cs_ledger *l, const cs_figure *f) {
    for (uint32_t i = 0; i < l->figures.count; i++) {
        const cs_figure *o = &l->figures.at[i];
        if (o->effect == f->effect && o->hit == f->hit &&
            (!o->count.given || o->count.best >= f->count.best))
            return false;
    }
    return true;
}

bool cs_ledger_is_again(const cs_ledger *l, const cs_figure *f, const cs_told *told) {
    for (uint32_t i = 0; i < l->figures.count; i++) {
        const cs_figure *o = &l->figures.at[i];
        if (o->effect != f->effect || o->hit != f->hit)
            continue;
        bool earlier = o->sentence != f->sentence;
        if (f->count.given && f->count.best > 1 && !told->pronoun && tops_all(l, f))
            return false; /* "both died": more than were told of */
        bool one_side = cs_ledger_is_fighter(l->s, o) == cs_ledger_is_fighter(l->s, f);
        if ((earlier &&
             (cs_ledger_same_people(l, o, f) || (told->definite && !f->also && one_side))) ||
            (told->pronoun && !f->self))
            return true;
    }
    return false;
}
