/* weigh.c: see weigh.h. What the frames say of an event stays as it is; what the network thinks of
 * the mentions around it stands beside that, for those who put an incident together. */
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

typedef struct stage {
    const cs_weigher *w;
    cs_story *s;
    cs_hidden *mentions; /* [mentions] what a mention says by itself */
    bool *known;         /* [mentions] is that there already? */
} stage;

static const cs_hidden *mention_of(stage *c, uint32_t mention) {
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

/* The likeliest role, unless it is very unlikely, and the one that its clause gives it. */
static const double LEAST = -3;

static void add_castings(cs_story *s, cs_event *e, uint32_t mention, const double *scores) {
    unsigned told = cs_cast_told(e, mention), best = CS_CAST_AGENT;
    for (unsigned k = best + 1; k < CS_CAST_ROLES; k++)
        if (scores[k] > scores[best])
            best = k;
    for (unsigned k = CS_CAST_AGENT; k < CS_CAST_ROLES; k++) {
        double odds = scores[k] - scores[CS_CAST_NONE];
        if (k == told || (k == best && odds > LEAST))
            *cs_vec_push(s->arena, &e->cast) = (cs_casting){mention, (uint8_t)k, (float)odds};
    }
}

static void cast_event(stage *c, uint32_t event) {
    cs_story *s = c->s;
    cs_event *e = &s->events.at[event];
    uint32_t mentions[CS_CAST_MENTIONS];
    unsigned count = cs_cast_candidates(s, e, mentions);
    double scores[CS_CAST_OUTPUTS];
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
        cs_weights_score(&c->w->cast, &hidden, scores);
        add_castings(s, e, mentions[i], scores);
    }
}

void cs_weigh_run(const cs_weigher *w, cs_story *s) {
    cs_worth whole = cs_worth_read(s);
    if (!whole.violent)
        return;
    cs_encoder_run(w->encoder, s);
    stage c = {w, s, cs_arena_new(s->scratch, cs_hidden, s->mentions.count),
               cs_arena_new(s->scratch, bool, s->mentions.count)};
    for (uint32_t i = 0; i < s->events.count; i++)
        if (cs_worth_is_judged(&s->events.at[i])) {
            s->events.at[i].worth = worth_of(w, &whole, s, i);
            if (cs_cast_is_known(&s->events.at[i]))
                cast_event(&c, i);
        }
}
