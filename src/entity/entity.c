/* entity.c: see entity.h. The noun phrases of a story (np.h) are put into clusters (link.h); those
 * that hold mentions become its entities, in the order of their first mention. */
#include "entity/entity.h"

#include "entity/ranker.h"

struct cs_entities {
    cs_words words;
    cs_ranker ranker;
};

const cs_entities *cs_entity_load(const cs_setup *setup, cs_error *error) {
    cs_entities *entities = cs_arena_new(setup->arena, cs_entities, 1);
    bool whole = cs_words_load(&entities->words, setup, error) &&
                 cs_ranker_load(&entities->ranker, setup, error);
    return whole ? entities : NULL;
}

/* The words of a name without title and 's, as the text has them. */
static cs_str words_of_name(const cs_story *s, const cs_name *name) {
    return cs_story_words(s, cs_story_span(s, name->first, name->token_end));
}

static uint32_t entity_of(const cs_clusters *c, uint32_t *entity_at, const cs_np *np) {
    cs_story *s = c->nps->s;
    const cs_cluster *cluster = &c->at.at[np->cluster];
    if (entity_at[np->cluster] != CS_NONE)
        return entity_at[np->cluster];
    entity_at[np->cluster] = s->entities.count;
    cs_entity *entity = cs_vec_push(s->arena, &s->entities);
    entity->kind = cluster->kind;
    entity->name = cluster->name ? words_of_name(s, cluster->name) : CS_STR_NONE;
    return s->entities.count - 1;
}

/* An entity without a name goes by its longest common noun, else by its first word. */
static void name_by_mentions(cs_story *s, cs_entity *entity) {
    uint8_t best = CS_FORM_PRONOUN + 1;
    for (uint32_t i = 0; i < entity->mentions.count; i++) {
        const cs_mention *m = &s->mentions.at[entity->mentions.at[i]];
        cs_str words = cs_story_words(s, m->span);
        if (m->form < best ||
            (m->form == best && best == CS_FORM_NOMINAL && words.size > entity->name.size)) {
            best = m->form;
            entity->name = words;
        }
    }
}

/* "The group", "the movement", of an organization: a body, not people. */
static void settle_bodies(cs_story *s, const cs_entity *entity) {
    if (entity->kind != CS_KIND_ORGANIZATION)
        return;
    for (uint32_t i = 0; i < entity->mentions.count; i++) {
        cs_mention *m = &s->mentions.at[entity->mentions.at[i]];
        if (m->form == CS_FORM_NOMINAL && m->kind == CS_KIND_GROUP)
            m->kind = CS_KIND_ORGANIZATION;
    }
}

void cs_entity_run(const cs_entities *entities, cs_story *s) {
    cs_nps nps = {.words = NULL};
    cs_clusters clusters = {.nps = NULL};
    cs_ranker ranker = entities->ranker;
    cs_np_find(&nps, &entities->words, s);
    cs_link_run(&clusters, &nps, cs_ranker_choose, &ranker);
    uint32_t *entity_at = cs_arena_new(s->scratch, uint32_t, clusters.at.count);
    memset(entity_at, 0xFF, clusters.at.count * sizeof *entity_at);
    for (uint32_t i = 0; i < nps.at.count; i++) {
        const cs_np *np = &nps.at.at[i];
        if (np->mention == CS_NONE)
            continue;
        uint32_t entity = entity_of(&clusters, entity_at, np);
        s->mentions.at[np->mention].entity = entity;
        *cs_vec_push(s->arena, &s->entities.at[entity].mentions) = np->mention;
    }
    for (uint32_t i = 0; i < s->entities.count; i++) {
        settle_bodies(s, &s->entities.at[i]);
        if (!s->entities.at[i].name.at)
            name_by_mentions(s, &s->entities.at[i]);
    }
}
