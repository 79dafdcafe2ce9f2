/* follow.c: pronouns that speak. "He said" behind another saying goes on with its speaker, where
 * the entity stage found nobody. */
#include "attribution/parts.h"

enum { MOST_SENTENCES = 3 };

static bool has_feature(const cs_token *t, cs_str feature) {
    return t->feats.at && cs_str_find_str(t->feats, feature, 0) < t->feats.size;
}

/* Does the entity have no mention but pronouns? */
static bool is_unknown(const cs_story *s, uint32_t entity) {
    if (entity == CS_NONE)
        return true;
    const cs_entity *e = &s->entities.at[entity];
    for (uint32_t i = 0; i < e->mentions.count; i++)
        if (s->mentions.at[e->mentions.at[i]].form != CS_FORM_PRONOUN)
            return false;
    return true;
}

static bool is_pronoun(const cs_story *s, const cs_attribution *x) {
    const cs_token *t = &s->tokens.at[x->source_token];
    return t->upos == CS_UPOS_PRON && t->xpos == CS_XPOS_PRP &&
           !has_feature(t, CS_STR("Person=1")) && !has_feature(t, CS_STR("Person=2"));
}

/* May the pronoun stand for the speaker? */
static bool agrees(const cs_story *s, const cs_attribution *speaker, uint32_t pronoun) {
    const cs_token *who = &s->tokens.at[speaker->source_token], *t = &s->tokens.at[pronoun];
    bool many = who->xpos == CS_XPOS_NNS || who->xpos == CS_XPOS_NNPS;
    uint32_t mention = cs_story_mention_at(s, speaker->source_token);
    uint8_t kind = mention == CS_NONE ? CS_KIND_OTHER : s->mentions.at[mention].kind;
    if (cs_str_eq_nocase(t->lemma, "it"))
        return !many && kind != CS_KIND_PERSON;
    if (has_feature(t, CS_STR("Number=Plur")))
        return many || kind == CS_KIND_ORGANIZATION || kind == CS_KIND_GROUP;
    return !many && kind != CS_KIND_ORGANIZATION && kind != CS_KIND_GROUP && kind != CS_KIND_PLACE;
}

void cs_attribution_follow(cs_story *s) {
    const cs_attribution *speaker = NULL;
    for (uint32_t i = 0; i < s->attributions.count; i++) {
        cs_attribution *x = &s->attributions.at[i];
        if (x->source_token == CS_NONE)
            continue;
        uint32_t sentence = s->tokens.at[x->cue_token].sentence;
        bool open = is_pronoun(s, x) && is_unknown(s, x->entity);
        bool near = speaker && speaker->entity != CS_NONE &&
                    sentence - s->tokens.at[speaker->cue_token].sentence <= MOST_SENTENCES;
        if (open && near && agrees(s, speaker, x->source_token)) {
            x->entity = speaker->entity;
            x->type = speaker->type;
            x->named = speaker->named;
        } else if (!open) {
            speaker = x;
        }
    }
}
