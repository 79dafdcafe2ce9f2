/* actor.c: see actor.h. Each mention of an entity is read by itself (reading.c), the surest of them
 * decides, and what it leaves open the others fill in: a name that is in no table gets sector and
 * country from the words that stand with it or for it elsewhere in the report. */
#include "actor/actor.h"

#include "actor/build.h"
#include "actor/context.h"
#include "actor/reading.h"

/* Mentions of an entity that are read; the later ones of a long chain say nothing new. */
enum { MOST_READ = 12 };

const cs_actors *cs_actor_load(const cs_setup *setup, cs_error *error) {
    cs_actors *a = cs_arena_new(setup->arena, cs_actors, 1);
    return cs_actor_tables_load(a, setup, error) ? a : NULL;
}

/* How much a reading settles by itself. */
static double weight_of(const cs_reading *r, bool name) {
    double worth = name ? 1 : 0;
    if (r->known != CS_NONE || r->person.person != CS_NONE)
        return 3 + worth + r->score;
    if (r->state != CS_NONE)
        return 2 + worth;
    if (r->body && r->country != CS_NONE)
        return 1.5 + worth;
    return r->described ? 0.8 : r->sector.at || r->country != CS_NONE ? 0.5 : 0;
}

/* Fills in what `r` leaves open. */
static void complete(cs_reading *r, const cs_reading *other) {
    bool vague = !r->sector.at || cs_str_eq(r->sector, "UNK");
    if (vague && other->sector.at)
        r->sector = other->sector;
    if (r->group == CS_NONE && other->known == CS_NONE)
        r->group = other->group;
    if (r->country == CS_NONE)
        r->country = other->country;
    if (r->backer == CS_NONE)
        r->backer = other->backer;
    if (!r->office.at)
        r->office = other->office;
    if (!r->identity)
        r->identity = other->identity;
    if (!r->region)
        r->region = other->region;
    if (r->past == CS_PAST_NO)
        r->past = other->past;
    r->described |= other->described;
    r->named |= other->named;
}

static bool read_entity(const cs_context *c, const cs_entity *entity, cs_reading *best) {
    double most = -1;
    uint32_t read = 0;
    cs_reading all[MOST_READ];
    uint32_t chosen = 0;
    for (uint32_t i = 0; i < entity->mentions.count && read < MOST_READ; i++) {
        const cs_mention *m = &c->s->mentions.at[entity->mentions.at[i]];
        if (m->form == CS_FORM_PRONOUN || cs_story_aside(c->s, m->span))
            continue;
        cs_reading_of(c, entity->mentions.at[i], &all[read]);
        double weight = weight_of(&all[read], m->form == CS_FORM_NAME);
        if (weight > most) {
            most = weight;
            chosen = read;
        }
        read++;
    }
    if (!read)
        return false;
    *best = all[chosen];
    for (uint32_t i = 0; i < read; i++)
        if (i != chosen)
            complete(best, &all[i]);
    return true;
}

void cs_actor_run(const cs_actors *actors, cs_story *s) {
    cs_context c;
    cs_context_make(&c, actors, s, NULL);
    for (uint32_t i = 0; i < s->entities.count; i++) {
        cs_entity *entity = &s->entities.at[i];
        cs_reading reading;
        if (read_entity(&c, entity, &reading))
            entity->actor = cs_actor_build(&c, &reading, entity->kind, entity->name);
    }
}
