/* judge.c: see judge.h. */
#include "incident/judge.h"

#include "model/encoder.h"

bool cs_judge_load(cs_judge *judge, const cs_setup *setup, cs_error *error) {
    const cs_encoder *encoder = cs_encoder_load(setup, error);
    const cs_model *model = encoder ? cs_model_open(setup, "incident", "incident", error) : NULL;
    if (!model || !cs_encoder_fits(encoder, model, error))
        return false;
    if (cs_encoder_width(encoder) != CS_WEIGHTS_WIDTH)
        return cs_model_error(model, error, "the encoder has another width");
    return cs_weights_load(&judge->who, model, "who", CS_WHO_WORDS, CS_WHO_OUTPUTS, error);
}

cs_court cs_judge_open(const cs_judge *judge, const cs_story *s) {
    return (cs_court){.judge = judge,
                      .whos = cs_who_read(s),
                      .own = cs_arena_new(s->scratch, cs_hidden, s->entities.count),
                      .known = cs_arena_new(s->scratch, bool, s->entities.count)};
}

static const cs_hidden *own_of(cs_court *c, uint32_t entity) {
    cs_hidden *hidden = &c->own[entity];
    if (!c->known[entity]) {
        const cs_story *s = c->whos.s;
        const cs_weights *w = &c->judge->who;
        uint32_t face = s->mentions.at[c->whos.standings[entity].face].head;
        cs_signs signs = {.count = 0};
        cs_who_own_signs(&c->whos, entity, &signs);
        cs_weights_add(w, &signs, hidden);
        cs_weights_see(w, CS_WHO_FACE, cs_encoder_high(s, CS_WEIGHTS_WIDTH, face), hidden);
        cs_weights_see(w, CS_WHO_GOVERNOR,
                       cs_encoder_high(s, CS_WEIGHTS_WIDTH, cs_who_governor(&c->whos, entity)),
                       hidden);
        c->known[entity] = true;
    }
    return hidden;
}

static void add_verdict(cs_court *c, uint32_t incident, const cs_bearing *found, unsigned count,
                        unsigned which, cs_verdicts *verdicts) {
    double scores[CS_WHO_OUTPUTS];
    cs_signs signs = {.count = 0};
    cs_hidden hidden = *own_of(c, found[which].entity);
    cs_who_pair_signs(&c->whos, incident, found, count, which, &signs);
    cs_weights_add(&c->judge->who, &signs, &hidden);
    cs_weights_score(&c->judge->who, &hidden, scores);
    cs_verdict *v = cs_vec_push(c->whos.s->scratch, verdicts);
    v->entity = found[which].entity;
    memcpy(v->told, found[which].told, sizeof v->told);
    for (unsigned k = CS_CAST_AGENT; k < CS_CAST_ROLES; k++)
        v->odds[k] = (float)(scores[k] - scores[CS_CAST_NONE]);
}

cs_verdicts cs_judge_incident(cs_court *c, uint32_t incident) {
    cs_verdicts verdicts = {0};
    cs_bearing found[CS_WHO_MOST];
    if (!c->whos.s->context || !cs_who_is_judged(&c->whos, incident))
        return verdicts;
    unsigned count = cs_who_candidates(&c->whos, incident, found);
    for (unsigned i = 0; i < count; i++)
        add_verdict(c, incident, found, count, i, &verdicts);
    return verdicts;
}
