/* police.c: the police that are near an event. */
#include "incident/parts.h"

static bool are_police(const cs_story *s, uint32_t entity) {
    const cs_actor *actor = entity == CS_NONE ? NULL : s->entities.at[entity].actor;
    return actor && actor->sector.at && cs_str_eq(actor->sector, "COP");
}

/* Is it told what was done to them? */
static bool suffers(const cs_story *s, uint32_t mention) {
    for (uint32_t i = 0; i < s->events.count; i++)
        if (cs_ids_have(&s->events.at[i].targets, mention))
            return true;
    return false;
}

uint32_t cs_incident_police_by(const cs_story *s, const cs_event *e) {
    cs_span sentence = s->sentences.at[e->sentence].span;
    for (uint32_t i = cs_story_seek(s->mentions, sentence.start);
         i < s->mentions.count && s->mentions.at[i].span.start < sentence.end; i++)
        if (are_police(s, s->mentions.at[i].entity) && !suffers(s, i))
            return i;
    for (uint32_t i = 0; i < e->attributions.count; i++) {
        uint32_t entity = s->attributions.at[e->attributions.at[i]].entity;
        if (are_police(s, entity))
            return s->entities.at[entity].mentions.at[0];
    }
    return CS_NONE;
}
