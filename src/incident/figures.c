/* figures.c: who was harmed and how many, from the events of an incident.
 *
 * Every event that does something to people gives figures: a number with what it counts, or a noun
 * alone ("a soldier": 1). Figures of one source are added where they count different people, and
 * the later one stands where they count the same; a figure of people in general is a whole of
 * which others are parts. Over the sources low is the least, high the most, best the first told.
 */
#include "incident/parts.h"

typedef struct figure {
    uint8_t effect;
    uint64_t what; /* key of the noun counted; 0: people in general, or a number alone */
    cs_count count;
    uint32_t attribution; /* CS_NONE: the report itself */
    cs_span span;
    uint32_t mention; /* or CS_NONE */
} figure;

typedef struct ledger {
    const struct cs_incidenter *t;
    const cs_story *s;
    cs_arena *arena;
    cs_incident *incident;
    cs_vec(figure) figures;
} ledger;

/* ---- collecting -------------------------------------------------------------------------------
 */

static bool is_general(cs_str lemma) {
    static const char *const words[] = {"people", "person", "other", "dead",    "body",  "victim",
                                        "man",    "woman",  "dozen", "hundred", "score", NULL};
    for (const char *const *w = words; *w; w++)
        if (cs_str_eq(lemma, *w))
            return true;
    return false;
}

static bool is_plural(const cs_token *t) {
    return t->xpos == CS_XPOS_NNS || t->xpos == CS_XPOS_NNPS;
}

static bool is_person_kind(uint8_t kind) {
    return kind == CS_KIND_PERSON || kind == CS_KIND_GROUP;
}

/* Who gives the figure: the innermost saying around it. */
static uint32_t source_of(const cs_event *e) {
    return e->attributions.count ? e->attributions.at[e->attributions.count - 1] : CS_NONE;
}

static cs_count count_of(const cs_quantity *q) {
    cs_count count = {q->low, q->high, q->best, true};
    if (count.high != CS_OPEN && count.low != CS_OPEN && count.low != count.high && !q->approximate)
        count.best = count.low;
    return count;
}

static void add_figure(ledger *l, const cs_event *e, uint64_t what, cs_count count, cs_span span,
                       uint32_t mention) {
    *cs_vec_push(l->s->scratch, &l->figures) =
        (figure){e->effect, what, count, source_of(e), span, mention};
}

/* The number that belongs to a mention, or NULL. */
static const cs_quantity *number_of(const cs_story *s, const cs_event *e, const cs_mention *m) {
    for (uint32_t i = 0; i < e->quantities.count; i++) {
        const cs_quantity *q = &s->quantities.at[e->quantities.at[i]];
        if (q->head == m->head || (q->token >= m->token && q->token < m->token_end))
            return q;
    }
    return NULL;
}

static void add_mention(ledger *l, const cs_event *e, uint32_t mention) {
    const cs_mention *m = &l->s->mentions.at[mention];
    const cs_token *head = &l->s->tokens.at[m->head];
    const cs_quantity *q = number_of(l->s, e, m);
    uint64_t what = is_general(head->lemma) ? 0 : head->lemma_key;
    if (!is_person_kind(m->kind) && !q)
        return;
    if (q)
        add_figure(l, e, what, count_of(q), q->span, mention);
    else if (!is_plural(head) && m->kind == CS_KIND_PERSON)
        add_figure(l, e, m->form == CS_FORM_NAME ? cs_hash_mix(what, 1) : head->lemma_key,
                   (cs_count){1, 1, 1, true}, m->span, mention);
    else
        add_figure(l, e, what, (cs_count){.given = false}, m->span, mention);
}

static bool has_mention(const cs_story *s, const cs_event *e, const cs_quantity *q) {
    for (uint32_t i = 0; i < e->targets.count; i++) {
        const cs_mention *m = &s->mentions.at[e->targets.at[i]];
        if (q->head == m->head || (q->token >= m->token && q->token < m->token_end))
            return true;
    }
    return false;
}

static void collect(ledger *l) {
    for (uint32_t i = 0; i < l->incident->events.count; i++) {
        const cs_event *e = &l->s->events.at[l->incident->events.at[i]];
        if (e->effect == CS_EFFECT_UNKNOWN)
            continue;
        for (uint32_t k = 0; k < e->targets.count; k++)
            add_mention(l, e, e->targets.at[k]);
        for (uint32_t k = 0; k < e->quantities.count; k++) {
            const cs_quantity *q = &l->s->quantities.at[e->quantities.at[k]];
            if (!has_mention(l->s, e, q))
                add_figure(l, e, 0, count_of(q), q->span, CS_NONE);
        }
    }
}

/* ---- adding up --------------------------------------------------------------------------------
 */

static int64_t low_of(const cs_count *c) {
    return c->low == CS_OPEN ? 0 : c->low;
}

static void add_to(cs_count *sum, const cs_count *c) {
    if (!sum->given) {
        *sum = *c;
        return;
    }
    sum->low = low_of(sum) + low_of(c);
    sum->high = sum->high == CS_OPEN || c->high == CS_OPEN ? CS_OPEN : sum->high + c->high;
    sum->best += c->best;
}

/* Do two sayings have one source? Those of one entity have; so does the report itself. */
static bool is_one_source(const cs_story *s, uint32_t a, uint32_t b) {
    if (a == b || a == CS_NONE || b == CS_NONE)
        return a == b;
    uint32_t entity = s->attributions.at[a].entity;
    return entity != CS_NONE && entity == s->attributions.at[b].entity;
}

static bool counts_for(const ledger *l, const figure *f, uint8_t effect, uint32_t source) {
    return f->effect == effect && f->count.given && is_one_source(l->s, f->attribution, source);
}

/* Is a later figure of the same source about the same people? */
static bool is_replaced(const ledger *l, uint32_t at, uint8_t effect, uint32_t source) {
    for (uint32_t i = at + 1; i < l->figures.count; i++)
        if (counts_for(l, &l->figures.at[i], effect, source) &&
            l->figures.at[i].what == l->figures.at[at].what)
            return true;
    return false;
}

/* One source's sum: a figure of people in general, if it gives one that is no less than the parts;
 * else the parts together. */
static cs_count sum_of(const ledger *l, uint8_t effect, uint32_t source) {
    cs_count whole = {.given = false}, parts = {.given = false};
    for (uint32_t i = 0; i < l->figures.count; i++) {
        const figure *f = &l->figures.at[i];
        if (!counts_for(l, f, effect, source) || is_replaced(l, i, effect, source))
            continue;
        if (f->what == 0)
            whole = f->count;
        else
            add_to(&parts, &f->count);
    }
    return !whole.given || (parts.given && parts.best > whole.best) ? parts : whole;
}

static int64_t least(int64_t a, int64_t b) {
    return a < b ? a : b;
}

static int64_t most(int64_t a, int64_t b) {
    return a == CS_OPEN || b == CS_OPEN ? CS_OPEN : a > b ? a : b;
}

/* Two sources' sums: the span of both; best stays with the first. */
static void span_both(cs_count *all, const cs_count *one) {
    if (!one->given)
        return;
    if (!all->given) {
        *all = *one;
        return;
    }
    all->low = all->low == CS_OPEN || one->low == CS_OPEN ? CS_OPEN : least(all->low, one->low);
    all->high = most(all->high, one->high);
}

static cs_count total(const ledger *l, uint8_t effect) {
    cs_count all = {.given = false};
    for (uint32_t i = 0; i < l->figures.count; i++) {
        uint32_t source = l->figures.at[i].attribution;
        bool seen = false;
        for (uint32_t k = 0; k < i; k++)
            seen |= counts_for(l, &l->figures.at[k], effect, source);
        if (seen || l->figures.at[i].effect != effect || !l->figures.at[i].count.given)
            continue;
        cs_count one = sum_of(l, effect, source);
        span_both(&all, &one);
    }
    return all;
}

/* ---- victims and claims -----------------------------------------------------------------------
 */

static uint8_t kind_of(const ledger *l, const cs_mention *m) {
    for (uint32_t i = m->token; i < m->token_end; i++) {
        uint32_t end,
            entry = cs_phrases_find(&l->t->victims, l->s, i, m->token_end, CS_BY_LEMMA, &end);
        if (entry != CS_NONE && end == m->token_end)
            return (uint8_t)l->t->victims.entries.at[entry].value;
    }
    return CS_VICTIM_UNKNOWN;
}

static void add_victim(ledger *l, const figure *f) {
    if (f->mention == CS_NONE && !f->count.given)
        return;
    cs_victim *v = cs_vec_push(l->arena, &l->incident->victims);
    *v = (cs_victim){.effect = f->effect, .count = f->count, .entity = CS_NONE, .part_of = CS_NONE};
    *cs_vec_push(l->arena, &v->evidence) = f->span;
    if (f->mention == CS_NONE)
        return;
    const cs_mention *m = &l->s->mentions.at[f->mention];
    v->kind = kind_of(l, m);
    v->entity = m->entity;
    if (m->form == CS_FORM_NAME && m->kind == CS_KIND_PERSON)
        v->name = cs_story_words(l->s, m->span);
    else
        v->description = cs_story_words(l->s, m->span);
}

static bool is_listed(const ledger *l, uint32_t at) {
    const figure *f = &l->figures.at[at];
    for (uint32_t i = 0; i < at; i++) {
        const figure *o = &l->figures.at[i];
        bool same_people =
            f->mention != CS_NONE && o->mention != CS_NONE &&
            l->s->mentions.at[f->mention].entity == l->s->mentions.at[o->mention].entity;
        if (o->effect == f->effect && same_people)
            return true;
    }
    return false;
}

static void add_claim(ledger *l, const figure *f) {
    static const uint8_t fields[] = {[CS_EFFECT_KILLED] = CS_CLAIM_KILLED,
                                     [CS_EFFECT_INJURED] = CS_CLAIM_INJURED,
                                     [CS_EFFECT_ABDUCTED] = CS_CLAIM_ABDUCTED,
                                     [CS_EFFECT_ARRESTED] = CS_CLAIM_ARRESTED,
                                     [CS_EFFECT_DISPLACED] = CS_CLAIM_DISPLACED};
    if (!f->count.given || f->effect > CS_EFFECT_DISPLACED)
        return;
    cs_claim *claim = cs_vec_push(l->arena, &l->incident->claims);
    *claim = (cs_claim){.field = fields[f->effect],
                        .count = f->count,
                        .attribution = f->attribution,
                        .span = f->span};
}

void cs_incident_figures(const struct cs_incidenter *t, const cs_story *s, cs_arena *arena,
                         cs_incident *incident) {
    ledger l = {.t = t, .s = s, .arena = arena, .incident = incident};
    collect(&l);
    incident->killed = total(&l, CS_EFFECT_KILLED);
    incident->injured = total(&l, CS_EFFECT_INJURED);
    incident->abducted = total(&l, CS_EFFECT_ABDUCTED);
    incident->arrested = total(&l, CS_EFFECT_ARRESTED);
    incident->displaced = total(&l, CS_EFFECT_DISPLACED);
    for (uint32_t i = 0; i < l.figures.count; i++) {
        add_claim(&l, &l.figures.at[i]);
        if (!is_listed(&l, i))
            add_victim(&l, &l.figures.at[i]);
    }
}
