/* event.c: see event.h. A word of the frame table that stands in the tree as its frame wants makes
 * an event; roles.c, status.c and where.c fill it in. */
#include "event/event.h"

#include "base/limit.h"
#include "event/answer.h"
#include "event/choose.h"
#include "event/guilt.h"
#include "event/match.h"
#include "event/sense.h"
#include "event/where.h"

cs_eventer *cs_event_frames(const cs_setup *setup, cs_error *error) {
    cs_eventer *eventer = cs_arena_new(setup->arena, cs_eventer, 1);
    eventer->senses = cs_sense_load(setup, error);
    eventer->guilt = eventer->senses ? cs_guilt_load(setup, error) : NULL;
    return eventer->guilt && cs_event_tables_load(eventer, setup, error) ? eventer : NULL;
}

const cs_eventer *cs_event_load(const cs_setup *setup, cs_error *error) {
    cs_eventer *eventer = cs_event_frames(setup, error);
    return eventer && cs_weigh_load(&eventer->weigher, setup, error) ? eventer : NULL;
}

/* ---- events -----------------------------------------------------------------------------------
 */

static void add_mentions(cs_story *s, const cs_few *few, cs_ids *ids) {
    for (unsigned i = 0; i < few->count; i++) {
        uint32_t mention = cs_roles_mention(s, few->at[i]);
        if (mention != CS_NONE)
            cs_ids_add(s->arena, ids, mention);
    }
}

/* Numbers of those to whom it was done: "25 fighters", "at least 55". */
static void add_quantities(cs_story *s, cs_span sentence, const cs_few *few, cs_ids *ids) {
    for (uint32_t q = cs_story_seek(s->quantities, sentence.start);
         q < s->quantities.count && s->quantities.at[q].span.start < sentence.end; q++)
        for (unsigned i = 0; i < few->count; i++)
            if (s->quantities.at[q].head == few->at[i] || s->quantities.at[q].token == few->at[i])
                cs_ids_add(s->arena, ids, q);
}

static bool is_definite(const cs_story *s, uint32_t token) {
    static const char *const words[] = {"the", "this", "that", "these", "those"};
    uint32_t c = cs_story_child(s, token, CS_DEP_DET);
    for (size_t i = 0; c != CS_NONE && i < sizeof words / sizeof *words; i++)
        if (cs_str_eq_nocase(cs_story_words(s, s->tokens.at[c].span), words[i]))
            return true;
    return cs_story_child(s, token, CS_DEP_NMOD_POSS) != CS_NONE;
}

/* "began an offensive", "the blast occurred": the verb that only says that it went on; CS_NONE. */
static uint32_t phase_of(const cs_draft *d) {
    enum { NEAR = 8 };
    const cs_token *t = &d->s->tokens.at[d->token];
    bool bound = t->deprel == CS_DEP_OBJ || t->deprel == CS_DEP_NSUBJ;
    bool near = t->head != CS_NONE && t->head < d->token + NEAR && d->token < t->head + NEAR;
    if (d->frame->pos != CS_FRAME_NOUN || !bound || !near)
        return CS_NONE;
    uint64_t verb = d->s->tokens.at[t->head].lemma_key;
    return cs_map_get(&d->tables->phases, verb) == CS_NONE ? CS_NONE : t->head;
}

/* The event's word with its particle, second verb ("shot and killed") or phase. Triggers keep the
 * order of their words. */
static cs_span trigger_span(const cs_draft *d) {
    const cs_story *s = d->s;
    cs_span span = s->tokens.at[d->token].span;
    uint32_t particle = cs_story_child(s, d->token, CS_DEP_COMPOUND_PRT), phase = phase_of(d);
    if (particle == d->token + 1)
        span.end = s->tokens.at[particle].span.end;
    for (unsigned i = 0; i < d->used.count; i++)
        if (d->used.at[i] == d->token + 2 && s->tokens.at[d->token + 2].deprel == CS_DEP_CONJ)
            span.end = s->tokens.at[d->token + 2].span.end;
    if (phase == CS_NONE)
        return span;
    if (phase > d->token)
        return cs_story_span(s, d->token, phase + 1);
    cs_span whole = cs_story_span(s, phase, d->token + 1);
    bool first = !s->events.count || s->events.at[s->events.count - 1].trigger.start < whole.start;
    return first ? whole : span;
}

/* Nothing is said of whether it happened; what was ordered and is now told may have. */
static bool is_open(const cs_standing *standing) {
    return standing->status <= CS_STATUS_ONGOING ||
           (standing->status == CS_STATUS_PLANNED && !standing->future);
}

static void settle_status(cs_candidate *c, const cs_sense *sense) {
    if (c->draft.frame->foiled && c->standing.status <= CS_STATUS_ONGOING)
        c->standing.status = CS_STATUS_ATTEMPTED;
    if (sense->verdict == CS_SENSE_STANDS && is_open(&c->standing))
        c->standing.status = sense->status;
}

/* The first of these who is somebody, as an entity; or NULL. */
static const cs_entity *person_of(const cs_story *s, const cs_few *few) {
    for (unsigned i = 0; i < few->count; i++) {
        uint32_t mention = cs_roles_mention(s, few->at[i]);
        const cs_mention *m = mention == CS_NONE ? NULL : &s->mentions.at[mention];
        if (m && m->entity != CS_NONE &&
            (m->kind == CS_KIND_PERSON || m->kind == CS_KIND_ORGANIZATION ||
             m->kind == CS_KIND_GROUP))
            return &s->entities.at[m->entity];
    }
    return NULL;
}

/* "Police seized two men", "gunmen seized a priest": whoever seizes people arrests or abducts
 * them. */
static void become_taking(cs_candidate *c, bool arrest) {
    c->type = arrest ? CS_TYPE_COERCE : CS_TYPE_ASSAULT;
    c->mode = arrest ? CS_STR("arrest") : CS_STR("abduct");
    c->effect = arrest ? CS_EFFECT_ARRESTED : CS_EFFECT_ABDUCTED;
}

static void settle_taken(cs_candidate *c) {
    static const char *const state[] = {"COP", "MIL", "GOV", "JUD", "SPY", NULL};
    static const char *const armed[] = {"REB", "UAF", "CRM", "PRM", NULL};
    const cs_draft *d = &c->draft;
    if (c->type != CS_TYPE_COERCE)
        return;
    const cs_entity *taken = person_of(d->s, &d->targets), *taker = person_of(d->s, &d->agents);
    cs_str sector = taker && taker->actor ? taker->actor->sector : CS_STR_NONE;
    if (cs_str_eq(c->mode, "arrest") && sector.at && cs_str_is_any(sector, armed))
        become_taking(c, false);
    else if (cs_str_eq(c->mode, "seize") && c->effect == CS_EFFECT_UNKNOWN && taken &&
             taken->kind == CS_KIND_PERSON)
        become_taking(c, sector.at && cs_str_is_any(sector, state));
}

static void settle_type(cs_candidate *c, const cs_sense *sense) {
    const cs_frame *frame = c->draft.frame;
    bool other = sense->verdict == CS_SENSE_OTHER;
    c->type = other ? sense->type : frame->type;
    c->mode = other ? sense->mode : c->draft.mode;
    c->effect = other ? CS_EFFECT_UNKNOWN : frame->effect;
    settle_taken(c);
    const cs_turn *turn = cs_choose_turn(c);
    if (!turn)
        return;
    c->type = turn->becomes;
    c->mode = CS_STR_NONE;
    c->standing.status = CS_STATUS_OCCURRED;
    c->standing.polarity = CS_POLARITY_POSITIVE;
}

/* Does the token tell an event by this frame? Fills the candidate. */
static bool read_candidate(const cs_eventer *e, cs_story *s, const cs_context *context,
                           uint32_t token, const cs_match *m, cs_candidate *c) {
    *c = (cs_candidate){.draft = {.tables = e,
                                  .s = s,
                                  .frame = m->frame,
                                  .token = token,
                                  .used = m->used,
                                  .state = m->state}};
    cs_draft *d = &c->draft;
    cs_roles_host(d);
    cs_roles_fill(d);
    if (m->frame->pos == CS_FRAME_AUX && (!d->agents.count || !d->targets.count))
        return false;
    cs_sense sense = cs_sense_of(context, d);
    if (sense.verdict == CS_SENSE_NOTHING)
        return false;
    c->standing = m->frame->pos == CS_FRAME_AUX ? cs_status_plain() : cs_status_of(d);
    settle_status(c, &sense);
    settle_type(c, &sense);
    return true;
}

static void add_event(const cs_eventer *e, cs_story *s, const cs_candidate *c) {
    const cs_draft *d = &c->draft;
    uint32_t place = cs_where_place(d), time = cs_where_time(d);
    cs_span trigger = trigger_span(d);
    cs_event *event = cs_vec_push(s->arena, &s->events);
    event->sentence = s->tokens.at[d->token].sentence;
    event->trigger = trigger;
    event->type = c->type;
    event->mode = c->mode;
    event->effect = c->effect;
    event->token = d->token;
    event->frame = (uint32_t)(d->frame - e->frames.at);
    event->nominal = d->frame->pos == CS_FRAME_NOUN;
    event->definite = event->nominal && is_definite(s, d->token);
    event->status = c->standing.status;
    event->polarity = c->standing.polarity;
    event->place = place;
    event->time = time;
    event->incident = CS_NONE;
    event->confidence = c->confidence;
    add_mentions(s, &d->agents, &event->agents);
    add_mentions(s, &d->targets, &event->targets);
    add_mentions(s, &d->instruments, &event->instruments);
    add_quantities(s, s->sentences.at[event->sentence].span, &d->targets, &event->quantities);
    event->worth = 1;
}

/* ---- a story ----------------------------------------------------------------------------------
 */

/* What one story is read with. */
typedef struct reading {
    const cs_eventer *tables;
    cs_story *s;
    const cs_context *context;
    const cs_match *matches;  /* [tokens] */
    cs_candidate *candidates; /* [CS_CHOOSE_MOST], of the sentence that is being read */
} reading;

/* Adds the events of one sentence to the story; false when there is no more room. */
static bool read_sentence(const reading *r, const cs_sentence *in) {
    cs_story *s = r->s;
    uint32_t count = 0;
    for (uint32_t i = in->token; i < in->token_end && count < CS_CHOOSE_MOST; i++)
        if (cs_match_stands(r->tables, s, r->matches, i))
            count +=
                read_candidate(r->tables, s, r->context, i, &r->matches[i], &r->candidates[count]);
    cs_choose(r->candidates, count);
    for (uint32_t i = 0; i < count; i++) {
        if (!r->candidates[i].chosen)
            continue;
        if (s->events.count == CS_LIMIT_EVENTS) {
            cs_story_note(s, "event", s->tokens.at[r->candidates[i].draft.token].span,
                          "more than %d events: the rest is not read", CS_LIMIT_EVENTS);
            return false;
        }
        add_event(r->tables, s, &r->candidates[i]);
    }
    return true;
}

void cs_event_find(const cs_eventer *eventer, cs_story *s) {
    reading r = {.tables = eventer,
                 .s = s,
                 .context = cs_sense_read(eventer->senses, s),
                 .matches = cs_match_all(eventer, s),
                 .candidates = cs_arena_new(s->scratch, cs_candidate, CS_CHOOSE_MOST)};
    bool room = true;
    for (uint32_t i = 0; room && i < s->sentences.count; i++)
        room = read_sentence(&r, &s->sentences.at[i]);
    cs_answer_link(eventer, s);
    cs_guilt_find(eventer->guilt, s);
}

/* ---- what was learned -------------------------------------------------------------------------
 */

static const float LEAST_ODDS = 0.5f, LEAST_AFAR = 1.5f;

/* The means that is likeliest by what was learned, if it is likely enough; else CS_NONE. */
static uint32_t likely_means(const cs_story *s, const cs_event *e) {
    float most = 0;
    uint32_t best = CS_NONE;
    for (uint32_t i = 0; i < e->cast.count; i++) {
        const cs_casting *cast = &e->cast.at[i];
        bool own = s->tokens.at[s->mentions.at[cast->mention].head].sentence == e->sentence;
        if (cast->role == CS_CAST_MEANS && cast->odds > most &&
            cast->odds >= (own ? LEAST_ODDS : LEAST_AFAR)) {
            most = cast->odds;
            best = cast->mention;
        }
    }
    return best;
}

/* Does the report tell of violence from the air? Then bombs may be what was dropped. */
static bool has_air(const cs_story *s) {
    static const char *const modes[] = {"aerial", "drone", NULL};
    for (uint32_t i = 0; i < s->events.count; i++)
        if (cs_str_is_any(s->events.at[i].mode, modes))
            return true;
    return false;
}

static bool is_of_other_mode(const cs_event *o, cs_str mode) {
    static const char *const modes[] = {"firearms", "stab", NULL};
    return o->type == CS_TYPE_ASSAULT && cs_str_is_any(o->mode, modes) && !cs_str_is(o->mode, mode);
}

/* "The incident occurred where gunmen shot a watchman": does another event of its sentence tell a
 * mode, and not that one? */
static bool tells_other_mode(const cs_story *s, const cs_event *e, cs_str mode) {
    const cs_event *first = s->events.at, *end = first + s->events.count;
    for (const cs_event *o = e; o > first && o[-1].sentence == e->sentence;)
        if (is_of_other_mode(--o, mode))
            return true;
    for (const cs_event *o = e + 1; o < end && o->sentence == e->sentence; o++)
        if (is_of_other_mode(o, mode))
            return true;
    return false;
}

/* "The attack ... was carried out with two bombs": means that the clause does not tell may tell the
 * mode that it leaves open. */
static void settle_mode(const cs_eventer *t, const cs_story *s, cs_event *e) {
    const cs_frame *frame = &t->frames.at[e->frame];
    uint32_t means = likely_means(s, e);
    if (!frame->open_mode || !cs_str_is(e->mode, frame->mode) || means == CS_NONE)
        return;
    uint32_t head = s->mentions.at[means].head, row = cs_roles_mode_at(t, s, head);
    if (row == CS_NONE || (s->tokens.at[head].sentence != e->sentence &&
                           tells_other_mode(s, e, t->modes.at[row].mode)))
        return;
    e->mode = t->modes.at[row].mode;
}

void cs_event_run(const cs_eventer *eventer, cs_story *s) {
    cs_event_find(eventer, s);
    cs_weigh_run(&eventer->weigher, s);
    bool air = has_air(s);
    for (uint32_t i = 0; i < s->events.count && !air; i++)
        settle_mode(eventer, s, &s->events.at[i]);
}
