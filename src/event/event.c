/* event.c: see event.h. A word of the frame table that stands in the tree as its frame wants makes
 * an event; roles.c, status.c and where.c fill it in. */
#include "event/event.h"

#include "base/limit.h"
#include "event/answer.h"
#include "event/choose.h"
#include "event/sense.h"
#include "event/where.h"

cs_eventer *cs_event_frames(const cs_setup *setup, cs_error *error) {
    cs_eventer *eventer = cs_arena_new(setup->arena, cs_eventer, 1);
    eventer->senses = cs_sense_load(setup, error);
    return eventer->senses && cs_event_tables_load(eventer, setup, error) ? eventer : NULL;
}

const cs_eventer *cs_event_load(const cs_setup *setup, cs_error *error) {
    cs_eventer *eventer = cs_event_frames(setup, error);
    return eventer && cs_weigh_load(&eventer->weigher, setup, error) ? eventer : NULL;
}

/* ---- triggers ---------------------------------------------------------------------------------
 */

/* A frame found at a token, with the other words of its trigger. */
typedef struct match {
    const cs_frame *frame;
    cs_few used;
    bool state;
} match;

/* A form that is a verb's unless something before it makes it a noun: "gunmen shot at the car". */
static bool is_verbal(const cs_eventer *e, const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token], *before = token ? t - 1 : t;
    if (cs_map_get(&e->verbal, t->key) == CS_NONE)
        return false;
    return before->sentence != t->sentence ||
           !(before->upos == CS_UPOS_DET || before->upos == CS_UPOS_ADJ ||
             before->upos == CS_UPOS_NUM || before->xpos == CS_XPOS_PRPS ||
             before->xpos == CS_XPOS_POS);
}

/* A verb by its tag, or a word tagged as a noun that has what only verbs have: an object, or
 * another verb that goes on with it ("shot and killed"). */
static bool acts(const cs_eventer *e, const cs_story *s, uint32_t token) {
    if (cs_tree_is_verb(&s->tokens.at[token]) || is_verbal(e, s, token))
        return true;
    uint32_t other = cs_story_child(s, token, CS_DEP_CONJ);
    bool goes_on = other != CS_NONE && s->tokens.at[other].upos == CS_UPOS_VERB &&
                   cs_story_child(s, token, CS_DEP_DET) == CS_NONE;
    return cs_story_child(s, token, CS_DEP_OBJ) != CS_NONE || goes_on;
}

static bool fits_pos(const cs_eventer *e, const cs_story *s, uint32_t token,
                     const cs_trigger *trigger) {
    const cs_token *t = &s->tokens.at[token];
    switch ((cs_frame_pos)trigger->pos) {
    case CS_FRAME_VERB:
        if (trigger->state) /* "is willing", "was slain" */
            return t->upos == CS_UPOS_ADJ || cs_tree_is_passive(s, token);
        return acts(e, s, token);
    case CS_FRAME_NOUN:
        return t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN;
    case CS_FRAME_AUX:
        return t->upos == CS_UPOS_AUX ? t->head != CS_NONE : cs_tree_is_verb(t);
    case CS_FRAME_ADJECTIVE:
        return t->upos == CS_UPOS_ADJ || t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_VERB;
    }
    return false;
}

static bool has_key(const cs_token *t, uint64_t key) {
    return t->lemma_key == key || t->key == key;
}

/* Does the word stand behind a preposition that is none of the trigger's: "called for a truce" is
 * no "call truce"? */
static bool is_aside(const cs_story *s, uint32_t word, const cs_trigger *trigger) {
    uint64_t preposition = cs_tree_case(s, word);
    if (!preposition || trigger->pos != CS_FRAME_VERB || s->tokens.at[word].upos == CS_UPOS_ADP)
        return false;
    for (unsigned i = 0; i < trigger->word_count; i++)
        if (trigger->words[i] == preposition)
            return false;
    return true;
}

/* What a list names: no verb. */
static bool is_thing(const cs_story *s, uint32_t token) {
    return !cs_tree_is_verb(&s->tokens.at[token]);
}

static bool is_clause(const cs_story *s, uint32_t token) {
    uint8_t deprel = s->tokens.at[token].deprel;
    return deprel == CS_DEP_CCOMP || deprel == CS_DEP_ADVCL || deprel == CS_DEP_PARATAXIS ||
           deprel == CS_DEP_ACL_RELCL;
}

/* The `i`th word of the trigger, where it hangs from the token, or from what hangs from it; those
 * of a noun stand before it. CS_NONE. */
static uint32_t find_word(const cs_story *s, uint32_t token, const cs_trigger *trigger,
                          unsigned i) {
    bool before = trigger->pos == CS_FRAME_NOUN;
    bool thing = trigger->listed && i + 1u == trigger->word_count;
    uint64_t key = trigger->words[i];
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        if (before && c > token)
            return CS_NONE;
        if (has_key(&s->tokens.at[c], key) && !is_aside(s, c, trigger) &&
            (!thing || is_thing(s, c)))
            return c;
        if (s->tokens.at[c].deprel == CS_DEP_NSUBJ || (thing && is_clause(s, c)))
            continue; /* what is part of the subject is no part of the trigger */
        for (uint32_t g = s->tokens.at[c].child; g != CS_NONE; g = s->tokens.at[g].sibling)
            if (has_key(&s->tokens.at[g], key) && (!before || g < token) &&
                (!thing || is_thing(s, g)))
                return g;
    }
    uint32_t object = cs_tree_takes_head(s, token) ? s->tokens.at[token].head : CS_NONE;
    return object != CS_NONE && has_key(&s->tokens.at[object], key) ? object : CS_NONE;
}

static bool find_words(const cs_story *s, uint32_t token, const cs_trigger *trigger, cs_few *used) {
    used->count = 0;
    for (unsigned i = 0; i < trigger->word_count; i++) {
        uint32_t word = find_word(s, token, trigger, i);
        if (word == CS_NONE)
            return false;
        if (!trigger->listed || i + 1u < trigger->word_count)
            cs_few_add(used, word);
    }
    return true;
}

static bool is_better(const cs_trigger *one, const cs_trigger *other) {
    return !other || one->word_count > other->word_count ||
           (one->word_count == other->word_count && one->weight > other->weight);
}

/* The frame of the trigger with most words that fits; of equals the weightier. */
static match match_at(const cs_eventer *e, const cs_story *s, uint32_t token) {
    match best = {.frame = NULL};
    uint32_t at = cs_map_get(&e->heads, s->tokens.at[token].lemma_key);
    if (at == CS_NONE)
        return best;
    const cs_trigger *found = NULL, *t = &e->triggers.at[at];
    for (bool more = true; more; more = !t++->last) {
        cs_few used;
        if (is_better(t, found) && fits_pos(e, s, token, t) && find_words(s, token, t, &used)) {
            found = t;
            best = (match){&e->frames.at[t->frame], used, t->state};
        }
    }
    return best;
}

/* A word inside a name ("National Liberation Army", "Rally for Mali") tells nothing. */
static bool in_name(const cs_story *s, uint32_t token) {
    uint32_t start = s->sentences.at[s->tokens.at[token].sentence].span.start;
    for (uint32_t i = cs_story_seek(s->mentions, start);
         i < s->mentions.count && s->mentions.at[i].token <= token; i++)
        if (s->mentions.at[i].form == CS_FORM_NAME && token < s->mentions.at[i].token_end)
            return true;
    return false;
}

/* A noun with an article and a describing word of its own: a group, whatever it hangs from. */
static bool is_group(const cs_story *s, uint32_t token) {
    return cs_story_child(s, token, CS_DEP_DET) != CS_NONE &&
           cs_story_child(s, token, CS_DEP_AMOD) != CS_NONE;
}

/* "attack helicopter", "murder trial", "a free-trade pact": a word that only describes another. */
static bool only_describes(const cs_story *s, uint32_t token, const cs_frame *frame) {
    if (cs_tree_takes_head(s, token))
        return false;
    uint8_t relation = s->tokens.at[token].deprel;
    bool word = cs_choose_is_verbal(frame->type) || cs_tree_is_joined(s, token);
    word |= s->tokens.at[token].xpos == CS_XPOS_VBG; /* "burning tyres" */
    if (frame->pos == CS_FRAME_VERB)                 /* "suspected rebels", "foreign-backed" */
        return relation == CS_DEP_COMPOUND || (relation == CS_DEP_AMOD && word);
    bool before = relation == CS_DEP_COMPOUND || relation == CS_DEP_FLAT || relation == CS_DEP_CASE;
    return frame->pos == CS_FRAME_NOUN && before && !is_group(s, token);
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

static void settle_type(cs_candidate *c, const cs_sense *sense) {
    const cs_frame *frame = c->draft.frame;
    bool other = sense->verdict == CS_SENSE_OTHER;
    c->type = other ? sense->type : frame->type;
    c->mode = other ? sense->mode : c->draft.mode;
    c->effect = other ? CS_EFFECT_UNKNOWN : frame->effect;
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
                           uint32_t token, const match *m, cs_candidate *c) {
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

/* ---- a story
 */

/* The frames of all tokens; a word that belongs to another's trigger has none of its own. */
static match *find_matches(const cs_eventer *e, const cs_story *s) {
    match *matches = cs_arena_new(s->scratch, match, s->tokens.count);
    for (uint32_t i = 0; i < s->tokens.count; i++)
        matches[i] = match_at(e, s, i);
    for (uint32_t i = 0; i < s->tokens.count; i++)
        for (unsigned k = 0; matches[i].frame && k < matches[i].used.count; k++)
            matches[matches[i].used.at[k]].frame = NULL;
    return matches;
}

/* What one story is read with. */
typedef struct reading {
    const cs_eventer *tables;
    cs_story *s;
    const cs_context *context;
    const match *matches;     /* [tokens] */
    cs_candidate *candidates; /* [CS_CHOOSE_MOST], of the sentence that is being read */
} reading;

/* "execute attacks": a light verb, whatever else it may mean. */
static bool is_light(const reading *r, uint32_t token) {
    const cs_story *s = r->s;
    if (r->matches[token].frame->effect == CS_EFFECT_UNKNOWN ||
        cs_map_get(&r->tables->lights, s->tokens.at[token].lemma_key) == CS_NONE)
        return false;
    cs_few objects = {.count = 0};
    cs_tree_object(s, token, &objects);
    for (unsigned i = 0; i < objects.count; i++)
        if (r->matches[objects.at[i]].frame &&
            r->matches[objects.at[i]].frame->pos == CS_FRAME_NOUN)
            return true;
    return false;
}

/* "rally supporters", "this demonstrates that": no protest. */
static bool is_transitive(const reading *r, uint32_t token) {
    const cs_story *s = r->s;
    const cs_frame *frame = r->matches[token].frame;
    if (frame->type != CS_TYPE_PROTEST || frame->pos != CS_FRAME_VERB ||
        cs_map_get(&r->tables->intransitive, s->tokens.at[token].lemma_key) == CS_NONE)
        return false;
    uint32_t object = cs_story_child(s, token, CS_DEP_OBJ);
    return cs_story_child(s, token, CS_DEP_CCOMP) != CS_NONE ||
           (object != CS_NONE && !cs_tree_in_time(s, object));
}

static bool is_trigger(const reading *r, uint32_t token) {
    const cs_frame *frame = r->matches[token].frame;
    return frame && !cs_tree_in_time(r->s, token) && !is_transitive(r, token) &&
           !in_name(r->s, token) && !cs_story_aside(r->s, r->s->tokens.at[token].span) &&
           !cs_span_meets(r->s->source.dateline.span, r->s->tokens.at[token].span) &&
           !only_describes(r->s, token, frame) && !is_light(r, token);
}

/* Adds the events of one sentence to the story; false when there is no more room. */
static bool read_sentence(const reading *r, const cs_sentence *in) {
    cs_story *s = r->s;
    uint32_t count = 0;
    for (uint32_t i = in->token; i < in->token_end && count < CS_CHOOSE_MOST; i++)
        if (is_trigger(r, i))
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
                 .matches = find_matches(eventer, s),
                 .candidates = cs_arena_new(s->scratch, cs_candidate, CS_CHOOSE_MOST)};
    bool room = true;
    for (uint32_t i = 0; room && i < s->sentences.count; i++)
        room = read_sentence(&r, &s->sentences.at[i]);
    cs_answer_link(eventer, s);
}

void cs_event_run(const cs_eventer *eventer, cs_story *s) {
    cs_event_find(eventer, s);
    cs_weigh_run(&eventer->weigher, s);
}
