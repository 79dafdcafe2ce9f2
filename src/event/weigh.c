/* weigh.c: see weigh.h. The frames go first: what they say of a mention stands unless the network
 * is sure of something else; what they leave open is filled where it is sure enough. */
#include "event/weigh.h"

#include "model/kernel.h"

bool cs_weigh_load(cs_weigher *w, const cs_setup *setup, cs_error *error) {
    w->encoder = cs_encoder_load(setup, error);
    const cs_model *model = w->encoder ? cs_model_open(setup, "event", "event", error) : NULL;
    if (!model || !cs_encoder_fits(w->encoder, model, error))
        return false;
    if (cs_encoder_width(w->encoder) != CS_WEIGHTS_WIDTH)
        return cs_model_error(model, error, "the encoder has another width");
    return cs_weights_load(&w->worth, model, "worth", CS_WORTH_WORDS, CS_WORTH_OUTPUTS, error) &&
           cs_weights_load(&w->cast, model, "cast", CS_CAST_WORDS, CS_CAST_OUTPUTS, error);
}

static const uint8_t *word(const cs_story *s, uint32_t token) {
    return cs_encoder_high(s, CS_WEIGHTS_WIDTH, token);
}

/* ---- worth ------------------------------------------------------------------------------------
 */

static double worth_of(const cs_weigher *w, const cs_worth *whole, const cs_story *s,
                       uint32_t event) {
    uint32_t token = s->events.at[event].token;
    cs_signs signs = {.count = 0};
    cs_hidden hidden = {{0}};
    double scores[CS_WORTH_OUTPUTS];
    cs_worth_signs(whole, s, event, &signs);
    cs_weights_add(&w->worth, &signs, &hidden);
    cs_weights_see(&w->worth, 0, word(s, token), &hidden);
    cs_weights_see(&w->worth, 1, word(s, cs_worth_governor(s, token)), &hidden);
    cs_weights_score(&w->worth, &hidden, scores);
    return (double)cs_kernel_gate((float)(scores[1] - scores[0]));
}

/* ---- cast -------------------------------------------------------------------------------------
 */

/* By how much the network must prefer it (logarithms of odds): to fill a role from the event's own
 * sentence, from another, and to take a mention from the role that its frame gives it. */
static const double FILLS = 0.5, FILLS_FROM_AFAR = 1.0, TAKES = 3.0, TURNS = 2.0;

typedef struct casting {
    const cs_weigher *w;
    cs_story *s;
    cs_hidden *mentions; /* [mentions] what a mention says by itself */
    bool *known;         /* [mentions] is that there already? */
} casting;

static const cs_hidden *mention_of(casting *c, uint32_t mention) {
    cs_hidden *hidden = &c->mentions[mention];
    if (!c->known[mention]) {
        const cs_mention *m = &c->s->mentions.at[mention];
        cs_signs signs = {.count = 0};
        cs_cast_mention_signs(c->s, mention, &signs);
        cs_weights_add(&c->w->cast, &signs, hidden);
        cs_weights_see(&c->w->cast, CS_CAST_MENTION, word(c->s, m->head), hidden);
        cs_weights_see(&c->w->cast, CS_CAST_GOVERNOR, word(c->s, cs_cast_governor(c->s, m)),
                       hidden);
        c->known[mention] = true;
    }
    return hidden;
}

static void remove_from(cs_ids *ids, uint32_t mention) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < ids->count; i++)
        if (ids->at[i] != mention)
            ids->at[kept++] = ids->at[i];
    ids->count = kept;
}

static cs_ids *role_of(cs_event *e, unsigned role) {
    return role == CS_CAST_AGENT    ? &e->agents
           : role == CS_CAST_TARGET ? &e->targets
                                    : &e->instruments;
}

static unsigned best_of(const double *scores) {
    unsigned best = 0;
    for (unsigned k = 1; k < CS_CAST_OUTPUTS; k++)
        if (scores[k] > scores[best])
            best = k;
    return best;
}

static void decide(cs_story *s, cs_event *e, uint32_t mention, unsigned told,
                   const double *scores) {
    unsigned best = best_of(scores);
    bool own = s->tokens.at[s->mentions.at[mention].head].sentence == e->sentence;
    double over = scores[best] - scores[told];
    if (best == told)
        return;
    double least = told == CS_CAST_NONE   ? own ? FILLS : FILLS_FROM_AFAR
                   : best == CS_CAST_NONE ? TAKES
                                          : TURNS;
    if (over < least)
        return;
    if (told != CS_CAST_NONE) {
        e->told -= told == CS_CAST_TARGET;
        remove_from(role_of(e, told), mention);
    }
    if (best != CS_CAST_NONE)
        cs_ids_add(s->arena, role_of(e, best), mention);
}

static void cast_event(casting *c, uint32_t event) {
    cs_story *s = c->s;
    cs_event *e = &s->events.at[event];
    uint32_t mentions[CS_CAST_MENTIONS];
    unsigned told[CS_CAST_MENTIONS], count = cs_cast_candidates(s, e, mentions);
    double scores[CS_CAST_MENTIONS][CS_CAST_OUTPUTS];
    cs_hidden own = {{0}};
    cs_weights_see(&c->w->cast, CS_CAST_EVENT, word(s, e->token), &own);
    for (unsigned i = 0; i < count; i++) {
        cs_hidden hidden = own;
        const cs_hidden *other = mention_of(c, mentions[i]);
        for (unsigned h = 0; h < CS_WEIGHTS_HIDDEN; h++)
            hidden.at[h] += other->at[h];
        cs_signs signs = {.count = 0};
        cs_cast_pair_signs(s, e, mentions[i], &signs);
        cs_weights_add(&c->w->cast, &signs, &hidden);
        cs_weights_score(&c->w->cast, &hidden, scores[i]);
        told[i] = cs_cast_told(e, mentions[i]);
    }
    for (unsigned i = 0; i < count; i++)
        decide(s, e, mentions[i], told[i], scores[i]);
}

void cs_weigh_run(const cs_weigher *w, cs_story *s) {
    cs_worth whole = cs_worth_read(s);
    if (!whole.violent)
        return;
    cs_encoder_run(w->encoder, s);
    casting c = {w, s, cs_arena_new(s->scratch, cs_hidden, s->mentions.count),
                 cs_arena_new(s->scratch, bool, s->mentions.count)};
    for (uint32_t i = 0; i < s->events.count; i++)
        if (cs_worth_is_judged(&s->events.at[i])) {
            s->events.at[i].worth = worth_of(w, &whole, s, i);
            cast_event(&c, i);
        }
}
