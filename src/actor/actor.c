/* actor.c: see actor.h. A name is looked up in the actor table, then among the countries (a
 * country that acts is its government); a common noun is coded by the table of nominals, its
 * country by the demonyms and country names in the mention. */
#include "actor/actor.h"

#include "table/phrase.h"
#include "table/table.h"

struct cs_actors {
    cs_vec(cs_actor) known;
    cs_phrases names;     /* -> known */
    cs_phrases countries; /* names, demonyms, capitals -> codes */
    cs_vec(cs_str) codes; /* ISO 3166-1 alpha-3 */
    cs_phrases nominals;  /* -> sectors */
    cs_vec(cs_str) sectors;
};

static bool load_known(cs_actors *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"id",     "name", "aliases", "country",
                                          "sector", "code", "side_of", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "actor"), "actors.tsv", columns,
                       error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        cs_str cells[7];
        for (unsigned i = 0; i < 7; i++)
            cells[i] = cs_str_copy(setup->arena, cs_table_cell(&table, row, i));
        *cs_vec_push(setup->arena, &a->known) = (cs_actor){.id = cells[0],
                                                           .name = cells[1],
                                                           .country = cells[3],
                                                           .sector = cells[4],
                                                           .code = cells[5],
                                                           .side_of = cells[6]};
        cs_phrases_add(setup->arena, &a->names, cells[1], row);
        cs_phrases_add_list(setup->arena, &a->names, cells[2], row);
    }
    cs_table_close(&table);
    return true;
}

static bool load_countries(cs_actors *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"iso3", "name", "aliases", "demonyms", "capital", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "place"), "countries.tsv",
                       columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        *cs_vec_push(setup->arena, &a->codes) =
            cs_str_copy(setup->arena, cs_table_cell(&table, row, 0));
        for (unsigned column = 1; column < 5; column++)
            cs_phrases_add_list(setup->arena, &a->countries, cs_table_cell(&table, row, column),
                                row);
    }
    cs_table_close(&table);
    return true;
}

static bool load_nominals(cs_actors *a, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "sector", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "actor"), "nominals.tsv",
                       columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        *cs_vec_push(setup->arena, &a->sectors) =
            cs_str_copy(setup->arena, cs_table_cell(&table, row, 1));
        cs_phrases_add_list(setup->arena, &a->nominals, cs_table_cell(&table, row, 0), row);
    }
    cs_table_close(&table);
    return true;
}

const cs_actors *cs_actor_load(const cs_setup *setup, cs_error *error) {
    cs_actors *a = cs_arena_new(setup->arena, cs_actors, 1);
    return load_known(a, setup, error) && load_countries(a, setup, error) &&
                   load_nominals(a, setup, error)
               ? a
               : NULL;
}

/* The value of the phrase that is the whole mention, or CS_NONE. */
static uint32_t whole(const cs_phrases *phrases, const cs_story *s, const cs_mention *m) {
    uint32_t end, entry = cs_phrases_find(phrases, s, m->token, m->token_end, CS_BY_FORM, &end);
    return entry != CS_NONE && end == m->token_end ? phrases->entries.at[entry].value : CS_NONE;
}

/* The value of the last (at_end: the one that ends with the mention) phrase within it. */
static uint32_t within(const cs_phrases *phrases, const cs_story *s, const cs_mention *m,
                       bool at_end) {
    uint32_t value = CS_NONE;
    for (uint32_t i = m->token; i < m->token_end; i++) {
        uint32_t end, entry = cs_phrases_find(phrases, s, i, m->token_end, CS_BY_LEMMA, &end);
        if (entry == CS_NONE || (at_end && end != m->token_end))
            continue;
        value = phrases->entries.at[entry].value;
        if (at_end)
            break;
        i = end - 1;
    }
    return value;
}

/* CAMEO code of a country's sector: "IRQMIL"; CAMEO calls armed men without a side UAF. */
static cs_str code_of(cs_arena *arena, cs_str country, cs_str sector) {
    if (!sector.at || cs_str_eq(sector, "UNK"))
        return country;
    return country.at ? cs_str_join(arena, country, sector) : sector;
}

static const cs_actor *made_up(const cs_actors *a, cs_story *s, const cs_mention *m) {
    uint32_t country = within(&a->countries, s, m, false),
             sector = within(&a->nominals, s, m, true);
    if (country == CS_NONE && sector == CS_NONE)
        return NULL;
    cs_actor *actor = cs_arena_new(s->arena, cs_actor, 1);
    actor->name = cs_story_words(s, m->span);
    if (country != CS_NONE)
        actor->country = a->codes.at[country];
    if (sector != CS_NONE)
        actor->sector = a->sectors.at[sector];
    actor->code = code_of(s->arena, actor->country, actor->sector);
    return actor;
}

static const cs_actor *government(const cs_actors *a, cs_story *s, const cs_mention *m) {
    uint32_t country = whole(&a->countries, s, m);
    if (country == CS_NONE)
        return NULL;
    cs_actor *actor = cs_arena_new(s->arena, cs_actor, 1);
    actor->id = actor->country = a->codes.at[country];
    actor->name = cs_story_words(s, m->span);
    actor->sector = CS_STR("GOV");
    actor->code = cs_str_join(s->arena, actor->country, CS_STR("GOV"));
    return actor;
}

static const cs_actor *actor_of(const cs_actors *a, cs_story *s, const cs_mention *m) {
    uint32_t known = whole(&a->names, s, m);
    if (known != CS_NONE)
        return &a->known.at[known];
    const cs_actor *actor = m->form == CS_FORM_NAME ? government(a, s, m) : NULL;
    return actor ? actor : made_up(a, s, m);
}

void cs_actor_run(const cs_actors *actors, cs_story *s) {
    for (uint32_t i = 0; i < s->entities.count; i++) {
        cs_entity *entity = &s->entities.at[i];
        for (uint32_t k = 0; k < entity->mentions.count && !entity->actor; k++)
            entity->actor = actor_of(actors, s, &s->mentions.at[entity->mentions.at[k]]);
    }
}
