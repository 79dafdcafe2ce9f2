/* figures.c: who was harmed and how many, from the events of an incident.
 *
 * Every event that does something to people gives figures: the groups of its sentence that suffer
 * it (told.h), each with its number, or one for a single person. sums.c adds them up; each becomes
 * a victim and, with a number, a claim of whoever says so.
 */
#include "incident/ledger.h"

/* ---- collecting -------------------------------------------------------------------------------
 */

static bool is_within(const cs_attribution *a, cs_span span) {
    for (uint32_t i = 0; i < a->content.count; i++)
        if (cs_span_holds(a->content.at[i], span))
            return true;
    return false;
}

static uint32_t extent(const cs_attribution *a) {
    uint32_t sum = 0;
    for (uint32_t i = 0; i < a->content.count; i++)
        sum += a->content.at[i].end - a->content.at[i].start;
    return sum;
}

/* The inner one of two sayings, either of them CS_NONE, if the other one holds the span. */
static uint32_t inner_of(const cs_story *s, uint32_t best, uint32_t other, cs_span span) {
    const cs_attribution *a = &s->attributions.at[other];
    bool inner = best == CS_NONE || extent(a) <= extent(&s->attributions.at[best]);
    return is_within(a, span) && inner ? other : best;
}

uint32_t cs_incident_sayer(const cs_story *s, cs_span span) {
    uint32_t best = CS_NONE;
    for (uint32_t i = 0; i < s->attributions.count; i++)
        best = inner_of(s, best, i, span);
    return best;
}

/* Who gives the figure: the innermost saying around it, of those that hold the event, too. */
static uint32_t source_of(const cs_story *s, const cs_event *e, cs_span span) {
    uint32_t best = CS_NONE;
    for (uint32_t i = 0; i < e->attributions.count; i++)
        best = inner_of(s, best, e->attributions.at[i], span);
    return best;
}

cs_count cs_incident_count(const cs_quantity *q) {
    int64_t low = q->low > q->best ? q->best : q->low; /* "more than 50": from 50 on */
    cs_count count = {low, q->high, q->best, true};
    if (count.high != CS_OPEN && count.low != CS_OPEN && count.low != count.high && !q->approximate)
        count.best = count.low;
    return count;
}

static bool is_plural(const cs_token *t) {
    return t->xpos == CS_XPOS_NNS || t->xpos == CS_XPOS_NNPS;
}

/* "three others were also killed": on top of those told before. */
static bool is_also(const cs_story *s, const cs_event *e) {
    static const char *const also[] = {"also", NULL};
    for (uint32_t c = s->tokens.at[e->token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (cs_story_is_any(s, c, also))
            return true;
    return false;
}

static bool is_general(cs_str lemma) {
    static const char *const words[] = {"people", "person", "other",    "dead",     "body",
                                        "victim", "man",    "civilian", "casualty", NULL};
    for (const char *const *w = words; *w; w++)
        if (cs_str_eq(lemma, *w))
            return true;
    return false;
}

/* What comes on top is added to the figure told first, whoever says so. */
static uint32_t source_of_first(const cs_ledger *l, uint8_t effect) {
    for (uint32_t i = 0; i < l->figures.count; i++)
        if (l->figures.at[i].effect == effect && l->figures.at[i].count.given)
            return l->figures.at[i].source;
    return CS_NONE;
}

/* "was pronounced dead": what nobody is named to say is the report's own word. */
static uint32_t teller_of(const cs_story *s, uint32_t attribution) {
    bool named = attribution != CS_NONE && s->attributions.at[attribution].source.end > 0;
    return named ? attribution : CS_NONE;
}

static cs_figure figure_of(const cs_ledger *l, const cs_event *e, const cs_told *told) {
    const cs_story *s = l->s;
    bool counted = told->quantity != CS_NONE;
    const cs_quantity *q = counted ? &s->quantities.at[told->quantity] : NULL;
    cs_figure f = {.effect = e->effect,
                   .count = counted ? cs_incident_count(q) : cs_ledger_number(l, told),
                   .kind = counted      ? q->kind
                           : told->more ? CS_QUANTITY_MORE
                                        : CS_QUANTITY_COUNT,
                   .what = s->tokens.at[told->head].lemma_key,
                   .sentence = e->sentence,
                   .mention = told->mention,
                   .span = cs_story_span(s, told->token, told->token_end),
                   .event = e,
                   .name = told->name,
                   .pronoun = told->pronoun && told->quantity == CS_NONE};
    cs_ledger_tell_owner(s, told, &f);
    f.number = counted ? q->span : f.span;
    f.general = q && (told->head == q->token || is_general(s->tokens.at[told->head].lemma));
    f.attribution = source_of(s, e, f.number);
    f.also = is_also(s, e) || told->ordinal;
    f.source = f.also ? source_of_first(l, f.effect) : teller_of(s, f.attribution);
    return f;
}

/* "found dead from a self-inflicted wound": one person, of whom the clause tells so. */
static bool is_self_inflicted(const cs_story *s, const cs_event *e, const cs_told *told) {
    enum { CLOSE = 9 };
    const cs_sentence *in = &s->sentences.at[e->sentence];
    for (uint32_t i = e->token + 1; i + 2 < in->token_end && i < e->token + CLOSE; i++)
        if (cs_str_eq(s->tokens.at[i].lemma, "self") &&
            cs_str_eq(cs_story_words(s, s->tokens.at[i + 2].span), "inflicted"))
            return e->effect == CS_EFFECT_KILLED && !told->plural;
    return false;
}

/* "killing himself", "his own life": one more, whoever was told of before. */
static bool is_reflexive(const cs_story *s, const cs_told *told) {
    static const char *const self[] = {"himself", "herself", NULL}, *const own[] = {"own", NULL};
    return cs_story_is_any(s, told->head, self) ||
           (told->token_end < s->tokens.count && cs_story_is_any(s, told->token_end, own));
}

static bool is_told(const cs_ledger *l, const cs_figure *f) {
    for (uint32_t i = 0; i < l->figures.count; i++) {
        const cs_figure *o = &l->figures.at[i];
        if (o->effect == f->effect && o->hit == f->hit && cs_span_meets(o->span, f->span))
            return true;
    }
    return false;
}

/* Told with "another", or as somebody other than one who died in the same sentence. */
static bool is_apart(const cs_ledger *l, const cs_figure *f, const cs_told *told) {
    bool other = told->more || f->also || cs_str_eq(l->s->tokens.at[told->head].lemma, "other");
    bool one = f->count.given && f->count.best == 1 && !f->pronoun && !told->definite;
    for (uint32_t i = 0; i < l->figures.count && one && !other; i++) {
        const cs_figure *o = &l->figures.at[i];
        other = o->effect == CS_EFFECT_KILLED && o->sentence == f->sentence && !o->pronoun &&
                !o->self && !cs_span_meets(o->span, f->span) && !cs_ledger_same_people(l, o, f);
    }
    return other;
}

/* A thing that bears a number is nobody who can be hit. */
static bool is_thing(const cs_ledger *l, const cs_told *told) {
    return !is_general(l->s->tokens.at[told->head].lemma) && told->quantity != CS_NONE &&
           told->mention == CS_NONE && told->head != l->s->quantities.at[told->quantity].token;
}

/* "a fourth victim was hurt": so many were hit, the dead among them. */
static void add_nth(cs_ledger *l, cs_figure f, int64_t number) {
    f.hit = true;
    f.effect = CS_EFFECT_INJURED;
    f.also = f.apart = f.again = false;
    f.source = f.attribution;
    f.count = cs_exactly(number);
    f.kind = CS_QUANTITY_TOTAL;
    *cs_vec_push(l->s->scratch, &l->figures) = f;
}

static void add_figure(cs_ledger *l, const cs_event *e, const cs_harmed *harmed, bool hit,
                       uint8_t effect) {
    if (harmed->told >= l->tolds.count)
        return;
    const cs_told *told = &l->tolds.at[harmed->told];
    cs_figure f = figure_of(l, e, told);
    f.hit = hit;
    f.effect = effect;
    f.part = harmed->part;
    f.same = harmed->same;
    f.self = is_reflexive(l->s, told) || is_self_inflicted(l->s, e, told);
    f.again = cs_ledger_is_again(l, &f, told);
    f.apart = hit && is_apart(l, &f, told);
    if ((hit && is_thing(l, told)) || is_told(l, &f))
        return;
    bool victim = cs_str_eq(l->s->tokens.at[told->head].lemma, "victim");
    bool killed = effect == CS_EFFECT_KILLED &&
                  cs_harm_way(&l->t->harming, l->s, e) != CS_HARM_HIT; /* "a sixth was shot" */
    f.least = killed && !victim ? told->ordinal : 0;
    *cs_vec_push(l->s->scratch, &l->figures) = f;
    if (told->ordinal && (effect == CS_EFFECT_INJURED || (effect == CS_EFFECT_KILLED && !killed)))
        add_nth(l, f, told->ordinal);
}

static void add_harmed(cs_ledger *l, const cs_event *e, bool hit) {
    uint32_t dead =
        cs_harm_way(&l->t->harming, l->s, e) == CS_HARM_HIT ? cs_ledger_fatal_group(l, e) : CS_NONE;
    bool fatal = hit && cs_ledger_is_fatal(l, e);
    hit = (hit && !fatal) || dead != CS_NONE;
    uint8_t effect = hit ? CS_EFFECT_INJURED : fatal ? CS_EFFECT_KILLED : e->effect;
    for (uint32_t k = 0; k < l->harmed.count; k++)
        if (l->harmed.at[k].told != dead)
            add_figure(l, e, &l->harmed.at[k], hit, effect);
    if (dead != CS_NONE)
        add_figure(l, e, &(cs_harmed){.told = dead}, false, CS_EFFECT_KILLED);
}

/* "since Monday": a day of the last weeks, so what is counted is news. */
static bool is_day_at(const cs_story *s, uint32_t token, const cs_sentence *in) {
    enum { CLOSE = 4, OLD_DAYS = 31, WEEK = 7 };
    uint32_t end = token + CLOSE < in->token_end ? token + CLOSE : in->token_end;
    if (token >= end)
        return false;
    cs_span span = cs_story_span(s, token, end);
    for (uint32_t i = cs_story_seek(s->times, span.start);
         i < s->times.count && s->times.at[i].span.start < span.end; i++) {
        const cs_time *time = &s->times.at[i];
        bool old = s->source.day != CS_DAY_NONE && time->to + OLD_DAYS < s->source.day;
        if (time->from != CS_DAY_NONE && time->to - time->from < WEEK && !old)
            return true;
    }
    return false;
}

/* "killed since the war began", "a conflict that has claimed 400,000 lives": totals of years. */
static bool is_of_war(const cs_ledger *l, const cs_event *e) {
    const cs_sentence *in = &l->s->sentences.at[e->sentence];
    bool since = false, war = false;
    for (uint32_t i = in->token; i < in->token_end; i++) {
        const cs_token *t = &l->s->tokens.at[i];
        since |= cs_str_eq(t->lemma, "since") && !is_day_at(l->s, i + 1, in);
        war |= i < e->token && cs_map_get(&l->t->harming.words, t->lemma_key) == CS_HARM_WAR;
    }
    bool perfect = false;
    for (uint32_t c = l->s->tokens.at[e->token].child; c != CS_NONE; c = l->s->tokens.at[c].sibling)
        perfect |= cs_str_eq(l->s->tokens.at[c].lemma, "have");
    return perfect && (since || (war && cs_harm_way(&l->t->harming, l->s, e) == CS_HARM_BODY));
}

static void read_sentence(cs_ledger *l, uint32_t sentence) {
    if (sentence != l->sentence)
        cs_told_read(&l->t->victims, l->s, sentence, &l->tolds);
    l->sentence = sentence;
}

/* "a triple murder": those whom the word counts. */
static void add_multiple(cs_ledger *l, const cs_event *e) {
    uint32_t token;
    int64_t count = cs_ledger_multiple(l, e, &token);
    if (!count)
        return;
    cs_span span = cs_story_span(l->s, token, e->token + 1);
    bool hit = e->effect == CS_EFFECT_UNKNOWN;
    *cs_vec_push(l->s->scratch, &l->figures) =
        (cs_figure){.effect = hit ? CS_EFFECT_INJURED : e->effect,
                    .hit = hit,
                    .count = cs_exactly(count),
                    .general = true,
                    .multiple = true,
                    .sentence = e->sentence,
                    .attribution = source_of(l->s, e, span),
                    .source = source_of(l->s, e, span),
                    .mention = CS_NONE,
                    .span = span,
                    .number = span,
                    .event = e};
}

/* "Three of the wounded died": the number is of those who died. */
static bool is_some_of(const cs_story *s, const cs_event *e) {
    static const char *const the[] = {"the", NULL}, *const of[] = {"of", NULL};
    uint32_t i = e->token;
    return e->effect == CS_EFFECT_INJURED && i >= 2 && cs_story_is_any(s, i - 1, the) &&
           cs_story_is_any(s, i - 2, of) && s->tokens.at[i - 2].sentence == e->sentence;
}

static void collect_event(cs_ledger *l, const cs_event *e) {
    bool hit = cs_ledger_is_hit(l, e);
    bool real = e->status == CS_STATUS_OCCURRED || e->status == CS_STATUS_ONGOING ||
                e->status == CS_STATUS_HISTORICAL;
    if (!real || is_of_war(l, e))
        return;
    add_multiple(l, e);
    if (is_some_of(l->s, e))
        return;
    if (e->effect == CS_EFFECT_UNKNOWN && !hit)
        return;
    read_sentence(l, e->sentence);
    cs_harm_find(&l->t->harming, l->s, e, &l->tolds, &l->harmed);
    add_harmed(l, e, hit);
}

static void collect(cs_ledger *l) {
    for (uint32_t i = 0; i < l->incident->events.count; i++)
        collect_event(l, &l->s->events.at[l->incident->events.at[i]]);
}

/* ---- what else is told, and the whole ----------------------------------------------------------
 */

/* Those shot who are told killed, too, are listed once. */
static bool is_among_killed(const cs_ledger *l, const cs_figure *f) {
    for (uint32_t i = 0; f->hit && i < l->figures.count; i++) {
        const cs_figure *o = &l->figures.at[i];
        if (o->effect == CS_EFFECT_KILLED &&
            (cs_ledger_same_people(l, o, f) || cs_span_meets(o->span, f->span)))
            return true;
    }
    return f->hit && !l->incident->injured.given;
}

static void add_tolls(cs_ledger *l, const cs_tolls *tolls, uint32_t incident) {
    for (uint32_t i = 0; i < tolls->count; i++) {
        const cs_toll *toll = &tolls->at[i];
        const cs_quantity *q = &l->s->quantities.at[toll->quantity];
        cs_figure f = {.effect = toll->effect,
                       .count = cs_incident_count(q),
                       .kind = CS_QUANTITY_TOTAL,
                       .general = true,
                       .sentence = l->s->tokens.at[q->token].sentence,
                       .attribution = toll->attribution,
                       .source = toll->attribution,
                       .mention = CS_NONE,
                       .span = q->span,
                       .number = q->span};
        if (toll->incident == incident && !is_told(l, &f))
            *cs_vec_push(l->s->scratch, &l->figures) = f;
    }
}

/* Who is treated may be told dead elsewhere: as those who are shot. */
static void add_besides(cs_ledger *l, const cs_besides *besides, uint32_t incident) {
    for (uint32_t i = 0; i < besides->count; i++) {
        const cs_event *e = &besides->at[i].event;
        if (besides->at[i].incident != incident)
            continue;
        read_sentence(l, e->sentence);
        cs_harm_find(&l->t->harming, l->s, e, &l->tolds, &l->harmed);
        add_harmed(l, e, e->effect == CS_EFFECT_INJURED);
    }
}

/* "blew himself up": one death, where the report counts none. */
static void add_bomber(const cs_ledger *l) {
    cs_incident *incident = l->incident;
    for (uint32_t i = 0; i < incident->events.count && !incident->killed.given; i++) {
        const cs_event *e = &l->s->events.at[incident->events.at[i]];
        bool verb = !e->nominal && cs_str_eq(e->mode, "suicide-bombing");
        if (verb && cs_str_eq(l->s->tokens.at[e->token].lemma, "blow") &&
            e->status == CS_STATUS_OCCURRED && e->agents.count == 1 &&
            !is_plural(&l->s->tokens.at[l->s->mentions.at[e->agents.at[0]].head]))
            incident->killed = cs_exactly(1);
    }
}

static void settle(cs_ledger *l) {
    cs_incident *incident = l->incident;
    bool ended = cs_ledger_end_all(l);
    cs_ledger_add_doer(l);
    cs_ledger_find_old(l);
    incident->killed = cs_ledger_total(l->s, &l->figures, CS_EFFECT_KILLED);
    incident->injured = cs_ledger_total(l->s, &l->figures, CS_EFFECT_INJURED);
    incident->abducted = cs_ledger_total(l->s, &l->figures, CS_EFFECT_ABDUCTED);
    incident->arrested = cs_ledger_total(l->s, &l->figures, CS_EFFECT_ARRESTED);
    incident->displaced = cs_ledger_total(l->s, &l->figures, CS_EFFECT_DISPLACED);
    add_bomber(l);
    if (!incident->killed.given)
        incident->killed = cs_ledger_implied(l);
    if (ended && incident->killed.best < 2)
        incident->killed = (cs_count){2, CS_OPEN, 2, true};
    cs_ledger_add_hit(l->s, &l->figures, incident);
    for (uint32_t i = 0; i < l->figures.count; i++) {
        const cs_figure *f = &l->figures.at[i];
        if (is_among_killed(l, f))
            continue;
        cs_ledger_add_claim(l, f);
        if (!f->old && !cs_ledger_is_listed(l, i))
            cs_ledger_add_victim(l, f);
    }
    cs_ledger_tell_fates(l);
}

void cs_incident_figures(const struct cs_incidenter *t, cs_story *s) {
    cs_tolls tolls = {0};
    cs_besides besides = {0};
    cs_tolls_find(t, s, &tolls);
    cs_beside_find(t, s, &besides);
    cs_ledger l = {.t = t, .s = s, .arena = s->arena, .sentence = CS_NONE};
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        l.incident = &s->incidents.at[i];
        l.figures.count = 0;
        collect(&l);
        add_besides(&l, &besides, i);
        add_tolls(&l, &tolls, i);
        settle(&l);
        cs_incident_crowd(s, s->arena, l.incident);
    }
}
