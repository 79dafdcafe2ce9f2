/* entity.c: see entity.h. A first version: names are one when they are the same words, the same
 * known actor, a short form, or an abbreviation introduced in brackets; a nominal is the name it
 * stands beside in apposition; other nominals are entities of their own. */
#include "entity/entity.h"

#include "base/hash.h"
#include "table/phrase.h"
#include "table/table.h"

struct cs_entities {
    cs_phrases known; /* names of actors -> row */
};

const cs_entities *cs_entity_load(const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"name", "aliases", NULL};
    cs_entities *entities = cs_arena_new(setup->arena, cs_entities, 1);
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "actor"), "actors.tsv", columns,
                       error))
        return NULL;
    for (uint32_t row = 0; row < table.rows; row++) {
        cs_phrases_add(setup->arena, &entities->known, cs_table_cell(&table, row, 0), row);
        cs_phrases_add_list(setup->arena, &entities->known, cs_table_cell(&table, row, 1), row);
    }
    cs_table_close(&table);
    return entities;
}

typedef struct linker {
    const cs_entities *entities;
    cs_story *s;
    cs_map by_actor; /* row of the actor table -> entity */
    cs_map by_words; /* hash of a name's words -> entity */
    cs_map by_last;  /* key of a person's last name -> entity */
} linker;

static uint32_t actor_of(const linker *l, const cs_mention *m) {
    uint32_t end, entry = cs_phrases_find(&l->entities->known, l->s, m->token, m->token_end,
                                          CS_BY_FORM, &end);
    return entry != CS_NONE && end == m->token_end ? l->entities->known.entries.at[entry].value
                                                   : CS_NONE;
}

static uint64_t words_of(const linker *l, const cs_mention *m) {
    uint64_t hash = 0;
    for (uint32_t i = m->token; i < m->token_end; i++)
        if (l->s->tokens.at[i].key)
            hash = cs_hash_mix(hash, l->s->tokens.at[i].key);
    return hash;
}

static uint32_t new_entity(linker *l, const cs_mention *m) {
    cs_entity *entity = cs_vec_push(l->s->arena, &l->s->entities);
    entity->kind = m->kind;
    entity->name = cs_story_words(l->s, m->span);
    return l->s->entities.count - 1;
}

/* The entity of the map's key, or a new one. */
static uint32_t entity_at(linker *l, cs_map *map, uint64_t key, const cs_mention *m) {
    uint32_t *at = cs_map_put(l->s->scratch, map, key);
    if (*at == CS_NONE)
        *at = new_entity(l, m);
    return *at;
}

static uint32_t entity_of_name(linker *l, const cs_mention *m) {
    uint32_t row = actor_of(l, m);
    uint64_t words = words_of(l, m);
    if (row != CS_NONE)
        return entity_at(l, &l->by_actor, row + 1, m);
    uint64_t last = l->s->tokens.at[m->token_end - 1].key;
    bool person = m->kind == CS_KIND_PERSON;
    uint32_t known = m->token_end - m->token == 1 ? cs_map_get(&l->by_last, last) : CS_NONE;
    if (known != CS_NONE)
        return known;
    uint32_t entity = entity_at(l, &l->by_words, words, m);
    if (person && m->token_end - m->token > 1)
        *cs_map_put(l->s->scratch, &l->by_last, last) = entity;
    return entity;
}

/* "Rapid Support Forces (RSF)", "Pentagon spokesman Jonathan Hoffman": the mention just before
 * this one that means the same, or CS_NONE. */
static uint32_t neighbour(const linker *l, uint32_t mention) {
    const cs_story *s = l->s;
    if (!mention)
        return CS_NONE;
    const cs_mention *m = &s->mentions.at[mention], *before = m - 1;
    bool bracket = before->token_end + 1 == m->token && m->token_end < s->tokens.count &&
                   cs_str_eq(s->tokens.at[before->token_end].lemma, "(") &&
                   cs_str_eq(s->tokens.at[m->token_end].lemma, ")");
    bool title = before->token_end == m->token && before->form == CS_FORM_NOMINAL &&
                 m->form == CS_FORM_NAME && before->kind == m->kind;
    bool acronym = bracket && (s->tokens.at[m->token].shape & CS_SHAPE_CAPITALS) &&
                   m->token_end - m->token == 1;
    return (acronym || title) && before->entity != CS_NONE ? before->entity : CS_NONE;
}

static bool is_better_name(const cs_story *s, const cs_entity *entity, const cs_mention *m) {
    const cs_mention *first = &s->mentions.at[entity->mentions.at[0]];
    return m->form == CS_FORM_NAME && first->form != CS_FORM_NAME;
}

void cs_entity_run(const cs_entities *entities, cs_story *s) {
    linker l = {.entities = entities, .s = s};
    for (uint32_t i = 0; i < s->mentions.count; i++) {
        cs_mention *m = &s->mentions.at[i];
        m->entity = neighbour(&l, i);
        if (m->entity != CS_NONE && m->form == CS_FORM_NAME)
            *cs_map_put(s->scratch, &l.by_words, words_of(&l, m)) = m->entity;
        else if (m->form == CS_FORM_NAME)
            m->entity = entity_of_name(&l, m);
        else if (m->entity == CS_NONE)
            m->entity = new_entity(&l, m);
        cs_entity *entity = &s->entities.at[m->entity];
        if (entity->mentions.count && is_better_name(s, entity, m))
            entity->name = cs_story_words(s, m->span);
        *cs_vec_push(s->arena, &entity->mentions) = i;
    }
}
