/* judge.c: see judge.h. */
#include "store/judge.h"

#include "table/phrase.h"

/* Do two claims come from one source? Without a named source, the document's outlet speaks. */
static bool same_source(const cs_stored_claim *a, const cs_stored_claim *b) {
    if (a->source.at && b->source.at)
        return cs_phrase_key(a->source) == cs_phrase_key(b->source);
    return !a->source.at && !b->source.at;
}

/* Does `later` correct `earlier`? Claims stand in the order of publication. */
static bool corrects(const cs_stored_claim *later, const cs_stored_claim *earlier) {
    return cs_str_is(later->field, earlier->field) && !later->copy &&
           !cs_str_is(later->document, earlier->document) && earlier->count.given &&
           later->count.given && cs_str_compare(later->published, earlier->published) > 0 &&
           same_source(later, earlier);
}

static void judge_claims(cs_stored *s) {
    for (uint32_t i = 0; i < s->claims.count; i++) {
        s->claims.at[i].stands = true;
        for (uint32_t k = i + 1; k < s->claims.count; k++)
            if (corrects(&s->claims.at[k], &s->claims.at[i]))
                s->claims.at[i].stands = false;
    }
}

static int64_t bottom(const cs_count *c) {
    return c->low != CS_OPEN ? c->low : c->best;
}

static int64_t top(const cs_count *c) {
    return c->high != CS_OPEN ? c->high : c->best;
}

/* ---- the figures that stand -------------------------------------------------------------------
 */

typedef struct figures {
    const cs_stored *s;
    const char *field;
    cs_arena *arena;
    cs_vec(cs_count) list;
} figures;

static bool is_of(const figures *f, const cs_stored_claim *c, uint32_t telling) {
    return c->telling == telling && c->count.given && cs_str_eq(c->field, f->field);
}

/* Has the telling no figure that was corrected since? */
static bool is_whole(const figures *f, uint32_t telling) {
    for (uint32_t i = 0; i < f->s->claims.count; i++)
        if (is_of(f, &f->s->claims.at[i], telling) && !f->s->claims.at[i].stands)
            return false;
    return true;
}

/* Does the same source give a greater figure in the telling, or the same one before? What one
 * source says in one report are parts and their whole. */
static bool is_part(const figures *f, uint32_t which) {
    const cs_stored_claim *c = &f->s->claims.at[which];
    for (uint32_t i = 0; i < f->s->claims.count; i++) {
        const cs_stored_claim *other = &f->s->claims.at[i];
        if (i != which && is_of(f, other, c->telling) && other->stands && same_source(c, other) &&
            (other->count.best > c->count.best ||
             (other->count.best == c->count.best && i < which)))
            return true;
    }
    return false;
}

/* What is left of a telling of which a part was corrected. */
static void add_rest(figures *f, uint32_t telling) {
    for (uint32_t i = 0; i < f->s->claims.count; i++)
        if (is_of(f, &f->s->claims.at[i], telling) && f->s->claims.at[i].stands && !is_part(f, i))
            *cs_vec_push(f->arena, &f->list) = f->s->claims.at[i].count;
}

static void list_figures(figures *f, bool killed) {
    for (uint32_t i = 0; i < f->s->tellings.count; i++) {
        const cs_stored_telling *t = &f->s->tellings.at[i];
        const cs_count *own = killed ? &t->killed : &t->injured;
        if (t->copy)
            continue;
        if (!is_whole(f, i))
            add_rest(f, i);
        else if (own->given)
            *cs_vec_push(f->arena, &f->list) = *own;
    }
}

/* What all say together: low and high span the figures; best is the commonest of them, the latest
 * of equals. */
static cs_count consolidate(const figures *f) {
    cs_count sum = {.given = f->list.count > 0};
    uint32_t most = 0;
    bool open = false;
    for (uint32_t i = 0; i < f->list.count; i++) {
        const cs_count *c = &f->list.at[i];
        uint32_t votes = 0;
        for (uint32_t k = 0; k < f->list.count; k++)
            votes += f->list.at[k].best == c->best;
        if (votes >= most) {
            most = votes;
            sum.best = c->best;
        }
        open |= c->high == CS_OPEN;
        sum.low = i && sum.low < bottom(c) ? sum.low : bottom(c);
        sum.high = i && sum.high > top(c) ? sum.high : top(c);
    }
    if (sum.given && open && sum.high == sum.low)
        sum.high = CS_OPEN;
    return sum;
}

static cs_count judge_field(const cs_stored *s, bool killed, cs_arena *arena) {
    figures f = {.s = s, .field = killed ? "killed" : "injured", .arena = arena};
    list_figures(&f, killed);
    return consolidate(&f);
}

void cs_stored_judge(cs_stored *s, cs_arena *arena) {
    judge_claims(s);
    s->killed = judge_field(s, true, arena);
    s->injured = judge_field(s, false, arena);
}
