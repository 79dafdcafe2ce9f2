/* doer.c: whoever killed and is dead, too, is none of those he killed: one more. A total of the
 * dead
 * ("four people are dead") has him among them, those whom he is said to kill do not. */
#include "incident/ledger.h"

static bool is_dead(const cs_figure *f) {
    return f->effect == CS_EFFECT_KILLED && !f->hit && f->count.given && !f->part && !f->same;
}

static bool is_called_doer(const cs_ledger *l, const cs_figure *f) {
    return cs_map_get(&l->t->harming.words, f->what) == CS_HARM_DOER;
}

/* "himself", "the gunman". */
static bool is_doer(const cs_ledger *l, const cs_figure *f, const cs_figure *other) {
    return is_dead(f) && f->count.best == 1 &&
           (f->self || (other->count.best > 1 && is_called_doer(l, f)));
}

/* Of the dead, the greatest number that is not of one who did it. */
static cs_figure *greatest(const cs_ledger *l) {
    cs_figure *most = NULL;
    for (uint32_t i = 0; i < l->figures.count; i++) {
        cs_figure *f = &l->figures.at[i];
        if (is_dead(f) && !f->self && !f->again && !is_called_doer(l, f) &&
            (!most || f->count.best > most->count.best))
            most = f;
    }
    return most;
}

/* "killed two women", "two guards were shot and killed", not "two people are dead": told as what
 * somebody did to them. */
static bool is_done(const cs_ledger *l, const cs_figure *f) {
    const cs_event *e = f->event;
    if (!e || e->nominal || cs_str_eq(l->s->tokens.at[e->token].lemma, "leave"))
        return false;
    uint32_t way = cs_harm_way(&l->t->harming, l->s, e);
    return (way == CS_HARM_OBJECT || way == CS_HARM_HIT) &&
           (!f->general || f->span.start > e->trigger.end);
}

/* Does its sentence tell of no other dead? */
static bool is_alone(const cs_ledger *l, const cs_figure *f) {
    for (uint32_t i = 0; i < l->figures.count; i++) {
        const cs_figure *o = &l->figures.at[i];
        if (o != f && o->effect == CS_EFFECT_KILLED && o->sentence == f->sentence)
            return false;
    }
    return true;
}

/* "killed two women and then himself": is he told where they are? */
static bool has_doer(const cs_ledger *l, const cs_figure *most) {
    for (uint32_t i = 0; i < l->figures.count; i++) {
        const cs_figure *f = &l->figures.at[i];
        if (f != most && f->sentence == most->sentence && is_doer(l, f, most))
            return true;
    }
    return false;
}

void cs_ledger_add_doer(cs_ledger *l) {
    cs_figure *most = greatest(l);
    bool more = most && is_done(l, most) && !has_doer(l, most);
    for (uint32_t i = 0; most && i < l->figures.count; i++) {
        cs_figure *f = &l->figures.at[i];
        if (f == most || !is_doer(l, f, most) || f->sentence == most->sentence || !is_alone(l, f))
            continue;
        cs_figure *second = f > most ? f : most, *first = f > most ? most : f;
        f->self |= more;
        f->again = f->again && !more;
        f->also = f->also && more;
        second->also |= more;
        second->source = more ? first->source : second->source;
        return;
    }
}
