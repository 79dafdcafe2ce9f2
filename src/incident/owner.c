/* owner.c: whose a thing is that suffers: an attack on a police station is one on the police. */
#include "incident/parts.h"
#include "table/table.h"

bool cs_owners_load(cs_owners *owners, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"words", "sector", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "incident"), "owners.tsv",
                       columns, error))
        return false;
    for (uint32_t row = 0; row < table.rows; row++) {
        cs_phrases_add_list(setup->arena, &owners->words, cs_table_cell(&table, row, 0), row);
        *cs_vec_push(setup->arena, &owners->sectors) =
            cs_str_copy(setup->arena, cs_table_cell(&table, row, 1));
    }
    cs_table_close(&table);
    return true;
}

static bool is_thing(uint8_t kind) {
    return kind == CS_KIND_FACILITY || kind == CS_KIND_VEHICLE || kind == CS_KIND_OTHER ||
           kind == CS_KIND_WEAPON;
}

/* The actor of a body that is named within the tokens [first, end). */
static const cs_actor *named_within(const cs_story *s, uint32_t first, uint32_t end) {
    for (uint32_t i = cs_story_seek(s->mentions, s->tokens.at[first].span.start);
         i < s->mentions.count && s->mentions.at[i].token < end; i++) {
        const cs_mention *m = &s->mentions.at[i];
        bool body = m->kind == CS_KIND_ORGANIZATION || m->kind == CS_KIND_GROUP;
        const cs_actor *actor = m->entity == CS_NONE ? NULL : s->entities.at[m->entity].actor;
        if (body && actor && actor->sector.at && m->token_end <= end)
            return actor;
    }
    return NULL;
}

/* An actor of the sector that a word of the mention tells; NULL: none does. */
static const cs_actor *told_by_words(const cs_owners *owners, const cs_story *s,
                                     const cs_mention *m, uint32_t end) {
    for (uint32_t i = m->token; i < end; i++) {
        uint32_t stop, entry = cs_phrases_find(&owners->words, s, i, end, CS_BY_LEMMA, &stop);
        if (entry == CS_NONE)
            continue;
        cs_actor *actor = cs_arena_new(s->arena, cs_actor, 1);
        actor->name = cs_story_words(s, m->span);
        actor->sector = owners->sectors.at[owners->words.entries.at[entry].value];
        actor->score = 0.3;
        return actor;
    }
    return NULL;
}

const cs_actor *cs_incident_actor(const struct cs_incidenter *t, const cs_story *s,
                                  uint32_t mention) {
    const cs_mention *m = &s->mentions.at[mention];
    const cs_actor *own = m->entity == CS_NONE ? NULL : s->entities.at[m->entity].actor;
    if (own || !is_thing(m->kind) || m->form != CS_FORM_NOMINAL)
        return own;
    uint32_t end = cs_incident_name_end(s, m);
    const cs_actor *within = named_within(s, m->token, end);
    return within ? within : told_by_words(&t->owners, s, m, end);
}
