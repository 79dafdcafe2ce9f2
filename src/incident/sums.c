/* sums.c: figures added up; see ledger.h. */
#include "incident/ledger.h"

/* Whose dead are counted: all, those of a side that is no state's ("four attackers"), or others
 * ("17 soldiers"). */
typedef enum side { SIDE_ALL, SIDE_FIGHTERS, SIDE_OTHERS } side;

typedef struct summing {
    const cs_story *s;
    const cs_figures *figures;
    uint8_t effect;
    bool hit;
    bool apart; /* only those who are surely none of the dead */
    bool parts; /* do parts of a whole count, since no whole is told? */
    side side;
    uint32_t source; /* an attribution, or CS_NONE */
} summing;

bool cs_ledger_is_fighter(const cs_story *s, const cs_figure *f) {
    static const char *const sectors[] = {"REB", "UAF", "CRM", "PRM", NULL};
    uint32_t entity = f->mention == CS_NONE ? CS_NONE : s->mentions.at[f->mention].entity;
    const cs_actor *actor = entity == CS_NONE ? NULL : s->entities.at[entity].actor;
    return actor && actor->sector.at && cs_str_is_any(actor->sector, sectors);
}

static bool is_of_side(const summing *m, const cs_figure *f) {
    return m->side == SIDE_ALL || cs_ledger_is_fighter(m->s, f) == (m->side == SIDE_FIGHTERS);
}

/* Do two sayings have one source? Those of one entity have; so does the report itself. */
static bool is_one_source(const cs_story *s, uint32_t a, uint32_t b) {
    if (a == b || a == CS_NONE || b == CS_NONE)
        return a == b;
    uint32_t entity = s->attributions.at[a].entity;
    return entity != CS_NONE && entity == s->attributions.at[b].entity;
}

static bool is_counted(const summing *m, const cs_figure *f) {
    return f->effect == m->effect && f->hit == m->hit && f->count.given && (m->parts || !f->part) &&
           !f->same && !f->old && (!m->apart || f->apart) && is_of_side(m, f) &&
           is_one_source(m->s, f->source, m->source);
}

static int64_t low_of(const cs_count *c) {
    return c->low == CS_OPEN ? 0 : c->low;
}

static cs_count sum_of(cs_count a, cs_count b) {
    if (!a.given || !b.given)
        return a.given ? a : b;
    return (cs_count){low_of(&a) + low_of(&b),
                      a.high == CS_OPEN || b.high == CS_OPEN ? CS_OPEN : a.high + b.high,
                      a.best + b.best, true};
}

/* What one sentence says: the sum of what it counts that is new. */
typedef struct statement {
    cs_count count;
    bool more, also, total, multiple;
} statement;

static statement statement_at(const summing *m, uint32_t sentence) {
    statement all = {.count = {.given = false}};
    for (uint32_t i = 0; i < m->figures->count; i++) {
        const cs_figure *f = &m->figures->at[i];
        if (f->sentence != sentence || f->again || !is_counted(m, f))
            continue;
        all.more |= f->kind == CS_QUANTITY_MORE;
        all.also |= f->also;
        bool total = f->kind == CS_QUANTITY_TOTAL || f->multiple;
        all.total |= total;
        if (total)
            all.count = f->count;
        else if (!all.multiple)
            all.count = sum_of(all.count, f->count);
        all.multiple |= f->multiple;
    }
    return all;
}

/* Persons that the source names, one by one. */
static int64_t named(const summing *m) {
    int64_t sum = 0;
    for (uint32_t i = 0; i < m->figures->count; i++) {
        const cs_figure *f = &m->figures->at[i];
        sum += f->name && !f->again && is_counted(m, f) ? f->count.best : 0;
    }
    return sum;
}

/* "a third man died": three. */
static int64_t least_told(const summing *m) {
    int64_t least = 0;
    for (uint32_t i = 0; i < m->figures->count; i++) {
        const cs_figure *f = &m->figures->at[i];
        least = is_counted(m, f) && f->least > least ? f->least : least;
    }
    return least;
}

static cs_count of_source(const summing *m) {
    cs_count all = {.given = false};
    uint32_t last = CS_NONE, before = CS_NONE;
    for (uint32_t i = 0; i < m->figures->count; i++) {
        const cs_figure *f = &m->figures->at[i];
        if (f->sentence == last || !is_counted(m, f))
            continue;
        last = f->sentence;
        statement one = statement_at(m, last);
        if (!one.count.given)
            continue;
        bool near = before == CS_NONE || last <= before + 1;
        before = last;
        if (all.given && !one.total &&
            (one.also || (one.more && near && one.count.best != all.best)))
            all = sum_of(all, one.count);
        else if (!all.given || one.count.best > all.best)
            all = one.count;
    }
    int64_t names = named(m), nth = least_told(m);
    names = names > nth ? names : nth;
    if (all.given && names > all.best)
        all = (cs_count){names, names, names, true};
    return all;
}

static int64_t most(int64_t a, int64_t b) {
    return a == CS_OPEN || b == CS_OPEN ? CS_OPEN : a > b ? a : b;
}

static int64_t least(int64_t a, int64_t b) {
    return a == CS_OPEN || b == CS_OPEN ? CS_OPEN : a < b ? a : b;
}

/* "dozens", "several": a range, of which best is but a guess. */
static bool is_vague(cs_count c) {
    return c.low != CS_OPEN && c.high != CS_OPEN && c.low != c.high;
}

/* Two sources' sums: the span of both; best stays with the first, unless that is vague. */
static cs_count span_of(cs_count a, cs_count b) {
    if (!a.given || !b.given)
        return a.given ? a : b;
    if (is_vague(a) && !is_vague(b) && b.best >= a.low)
        return (cs_count){b.low, b.high, b.best, true};
    return (cs_count){least(a.low, b.low), most(a.high, b.high), a.best, true};
}

static bool is_seen(const summing *m, uint32_t before) {
    for (uint32_t i = 0; i < before; i++)
        if (is_counted(m, &m->figures->at[i]))
            return true;
    return false;
}

/* Does the source count what others count, rather than tell of some of them: "five people" where
 * another has seven, not "a nurse and a driver" where another has five dead? */
static bool is_rival(const summing *m) {
    for (uint32_t i = 0; i < m->figures->count; i++) {
        const cs_figure *f = &m->figures->at[i];
        if (!is_counted(m, f))
            continue;
        if (f->general)
            return true;
        for (uint32_t k = 0; k < m->figures->count; k++) {
            const cs_figure *o = &m->figures->at[k];
            if (o->effect == f->effect && o->count.given && o->what == f->what &&
                !is_one_source(m->s, o->source, m->source))
                return true;
        }
    }
    return false;
}

/* "two more were found dead": beyond those whom another sentence tells of? */
static bool is_beyond(const summing *m, const cs_figure *f) {
    for (uint32_t i = 0; i < m->figures->count; i++) {
        const cs_figure *o = &m->figures->at[i];
        if (o != f && o->sentence == f->sentence)
            return false;
    }
    return f->kind == CS_QUANTITY_MORE;
}

/* Does the source only tell of persons one by one, or of some more, rather than count all? */
static bool is_partial(const summing *m) {
    for (uint32_t i = 0; i < m->figures->count; i++) {
        const cs_figure *f = &m->figures->at[i];
        bool numbered = f->general || f->count.best > 1 || f->number.end < f->span.end;
        if (is_counted(m, f) && numbered && !is_beyond(m, f))
            return false;
    }
    return true;
}

/* Does it count all, and is it not one of those who fight? */
static bool is_trusted(const summing *m) {
    return !is_partial(m) && m->s->attributions.at[m->source].type != CS_SOURCE_ARMED_GROUP;
}

static cs_count total(summing m) {
    const cs_figures *figures = m.figures;
    m.source = CS_NONE;
    cs_count all = of_source(&m); /* the report's own word comes first */
    bool partial = is_partial(&m);
    for (uint32_t i = 0; i < figures->count; i++) {
        m.source = figures->at[i].source;
        if (m.source == CS_NONE || !is_counted(&m, &figures->at[i]) || is_seen(&m, i))
            continue;
        cs_count one = of_source(&m);
        if (partial && is_trusted(&m)) {
            all = one.best > all.best ? one : all;
            partial = false;
        } else if (!all.given || one.best >= all.best || is_rival(&m))
            all = span_of(all, one);
    }
    return all;
}

static bool has_general(const summing *m) {
    for (uint32_t i = 0; i < m->figures->count; i++) {
        const cs_figure *f = &m->figures->at[i];
        if (f->effect == m->effect && f->count.given && f->general)
            return true;
    }
    return false;
}

/* "17 soldiers were killed, the army said. All four attackers died": 21, unless a figure for all is
 * told. */
static cs_count with_both_sides(summing m, cs_count whole) {
    if (m.effect > CS_EFFECT_INJURED || has_general(&m))
        return whole;
    m.side = SIDE_FIGHTERS;
    cs_count one = total(m);
    m.side = SIDE_OTHERS;
    cs_count other = total(m);
    bool apart = one.given && other.given && one.best + other.best > whole.best;
    return apart ? sum_of(other, one) : whole;
}

cs_count cs_ledger_total(const cs_story *s, const cs_figures *figures, uint8_t effect) {
    summing m = {.s = s, .figures = figures, .effect = effect};
    cs_count whole = total(m);
    if (whole.given)
        return with_both_sides(m, whole);
    m.parts = true;
    return total(m);
}

static int64_t best_of(cs_count count) {
    return count.given ? count.best : 0;
}

/* Who killed himself is none of those he shot, unless he is told among them. */
static bool has_self(const cs_figures *figures) {
    bool killed = false, hit = false;
    for (uint32_t i = 0; i < figures->count; i++) {
        const cs_figure *f = &figures->at[i];
        killed |= f->self && f->effect == CS_EFFECT_KILLED;
        hit |= f->self && f->hit;
    }
    return killed && !hit;
}

void cs_ledger_add_hit(const cs_story *s, const cs_figures *figures, cs_incident *incident) {
    summing m = {.s = s, .figures = figures, .effect = CS_EFFECT_INJURED, .hit = true};
    int64_t dead = best_of(incident->killed) - has_self(figures);
    int64_t rest = best_of(total(m)) - (dead > 0 ? dead : 0);
    m.apart = true;
    int64_t apart = best_of(total(m));
    rest = rest > apart ? rest : apart;
    if (rest > 0 && (!incident->injured.given || incident->injured.best < rest))
        incident->injured = (cs_count){rest, rest, rest, true};
}
