/* type.c: what type of source speaks: by its words, then by those of its entity, then by its actor.
 */
#include "attribution/parts.h"

static uint8_t type_of_words(const struct cs_attributer *t, const cs_story *s, cs_span span) {
    uint32_t first, end;
    if (!cs_story_tokens_of(s, span, &first, &end))
        return CS_SOURCE_UNKNOWN;
    for (uint32_t i = end; i-- > first;) {
        uint32_t behind, entry = cs_phrases_find(&t->sources, s, i, end, CS_BY_LEMMA, &behind);
        if (entry != CS_NONE)
            return (uint8_t)t->sources.entries.at[entry].value;
    }
    return CS_SOURCE_UNKNOWN;
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

uint8_t cs_attribution_type(const struct cs_attributer *t, const cs_story *s,
                            const cs_attribution *x, cs_span core) {
    uint8_t type = type_of_words(t, s, core);
    if (type == CS_SOURCE_UNKNOWN)
        type = type_of_words(t, s, x->source);
    return type == CS_SOURCE_UNKNOWN && x->entity != CS_NONE ? type_of_entity(t, s, x->entity)
                                                             : type;
}
