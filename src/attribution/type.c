/* type.c: what type of source speaks: by its words, then by those of its entity, then by its actor.
 */
#include "attribution/parts.h"

/* A word alone tells the type as a noun only: "locals", not "local". */
static bool is_noun(const cs_story *s, uint32_t token) {
    uint8_t upos = s->tokens.at[token].upos;
    return upos == CS_UPOS_NOUN || upos == CS_UPOS_PROPN;
}

/* The type of the last phrase; of two that end together the longer. */
static uint8_t type_of_words(const struct cs_attributer *t, const cs_story *s, cs_span span) {
    uint32_t first, end, last = 0;
    uint8_t type = CS_SOURCE_UNKNOWN;
    if (!cs_story_tokens_of(s, span, &first, &end))
        return type;
    for (uint32_t i = first; i < end; i++) {
        uint32_t behind, entry = cs_phrases_find(&t->sources, s, i, end, CS_BY_LEMMA, &behind);
        if (entry == CS_NONE || behind <= last || (behind == i + 1 && !is_noun(s, i)))
            continue;
        type = (uint8_t)t->sources.entries.at[entry].value;
        last = behind;
    }
    return type;
}

static uint8_t type_of_sector(cs_str sector) {
    static const struct {
        const char *sector;
        uint8_t type;
    } types[] = {{"GOV", CS_SOURCE_GOVERNMENT},  {"MIL", CS_SOURCE_MILITARY},
                 {"COP", CS_SOURCE_POLICE},      {"REB", CS_SOURCE_ARMED_GROUP},
                 {"UAF", CS_SOURCE_ARMED_GROUP}, {"PRM", CS_SOURCE_ARMED_GROUP},
                 {"MED", CS_SOURCE_MEDICAL},     {"JRN", CS_SOURCE_MEDIA},
                 {"NGO", CS_SOURCE_NGO},         {"IGO", CS_SOURCE_IGO},
                 {"JUD", CS_SOURCE_COURT},       {"LEG", CS_SOURCE_GOVERNMENT},
                 {"CVL", CS_SOURCE_WITNESS}};
    for (size_t i = 0; sector.at && i < sizeof types / sizeof *types; i++)
        if (cs_str_eq(sector, types[i].sector))
            return types[i].type;
    return CS_SOURCE_OTHER;
}

/* The type that the entity's other mentions tell, where the source's own words do not. */
static uint8_t type_of_entity(const struct cs_attributer *t, const cs_story *s, uint32_t entity) {
    const cs_entity *e = &s->entities.at[entity];
    uint8_t type = CS_SOURCE_UNKNOWN;
    for (uint32_t i = 0; i < e->mentions.count && type == CS_SOURCE_UNKNOWN; i++)
        type = type_of_words(t, s, s->mentions.at[e->mentions.at[i]].span);
    return type == CS_SOURCE_UNKNOWN && e->actor ? type_of_sector(e->actor->sector) : type;
}

/* A name that is known as an actor's says less by its words than by what the actor is: the
 * "People's Defence Force" is no country's military. */
static uint8_t type_of_actor(const cs_story *s, const cs_attribution *x) {
    uint32_t mention = cs_story_mention_at(s, x->source_token);
    if (mention == CS_NONE || s->mentions.at[mention].form != CS_FORM_NAME ||
        s->mentions.at[mention].kind == CS_KIND_PERSON)
        return CS_SOURCE_UNKNOWN;
    const cs_entity *e = &s->entities.at[s->mentions.at[mention].entity];
    uint8_t type = e->actor ? type_of_sector(e->actor->sector) : CS_SOURCE_UNKNOWN;
    return type == CS_SOURCE_OTHER ? CS_SOURCE_UNKNOWN : type;
}

/* "Ma Thida, 34": who is given by name and age alone is one of the people. */
static bool has_age(const cs_story *s, const cs_attribution *x) {
    uint32_t first, end;
    if (!cs_story_tokens_of(s, x->source, &first, &end))
        return false;
    for (uint32_t i = first + 1; i < end; i++)
        if (s->tokens.at[first].shape & CS_SHAPE_INITIAL &&
            s->tokens.at[i].shape & CS_SHAPE_DIGIT && cs_attribution_is_word(s, i - 1, ","))
            return true;
    return false;
}

uint8_t cs_attribution_type(const struct cs_attributer *t, const cs_story *s,
                            const cs_attribution *x, cs_span core) {
    uint8_t type = type_of_actor(s, x);
    if (type == CS_SOURCE_UNKNOWN)
        type = type_of_words(t, s, core);
    if (type == CS_SOURCE_UNKNOWN && x->entity != CS_NONE)
        type = type_of_entity(t, s, x->entity);
    return type == CS_SOURCE_UNKNOWN && has_age(s, x) ? CS_SOURCE_WITNESS : type;
}
