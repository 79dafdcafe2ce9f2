/* talk.c: see talk.h. */
#include "event/talk.h"

static bool seeks_target(uint8_t type) {
    return type != CS_TYPE_ASSAULT && type != CS_TYPE_COERCE && type != CS_TYPE_PROTEST;
}

static bool is_party(const cs_story *s, uint32_t mention) {
    const cs_mention *m = &s->mentions.at[mention];
    bool kind = m->kind == CS_KIND_PERSON || m->kind == CS_KIND_ORGANIZATION ||
                m->kind == CS_KIND_GROUP || m->kind == CS_KIND_PLACE;
    bool known = m->entity != CS_NONE && s->entities.at[m->entity].actor != NULL;
    return kind && (m->form == CS_FORM_NAME || known);
}

static bool is_agent(const cs_draft *d, uint32_t mention) {
    uint32_t entity = d->s->mentions.at[mention].entity;
    for (unsigned i = 0; i < d->agents.count; i++) {
        uint32_t agent = cs_roles_mention(d->s, d->agents.at[i]);
        if (agent == mention ||
            (agent != CS_NONE && entity != CS_NONE && d->s->mentions.at[agent].entity == entity))
            return true;
    }
    return false;
}

/* "They want talks, a diplomat said": the one who says so, though below the word. */
static bool is_sayer(const cs_draft *d, uint32_t head) {
    uint32_t speech = cs_roles_speech(d, d->host);
    return speech != CS_NONE && cs_story_below(d->s, speech, d->host) &&
           cs_story_below(d->s, head, speech);
}

/* The first party below the word, behind it, that is no agent. */
static void seek_target(cs_draft *d) {
    const cs_story *s = d->s;
    uint32_t first, end;
    cs_story_subtree(s, d->host, &first, &end);
    for (uint32_t i = cs_story_seek(s->mentions, s->tokens.at[d->token].span.end);
         i < s->mentions.count && s->mentions.at[i].token < end; i++) {
        uint32_t head = s->mentions.at[i].head;
        if (!is_party(s, i) || is_agent(d, i) || cs_tree_in_time(s, head) ||
            !cs_story_below(s, head, d->host) || is_sayer(d, head))
            continue;
        cs_few_add(&d->targets, head);
        return;
    }
}

static bool has_party(const cs_draft *d) {
    for (unsigned i = 0; i < d->targets.count; i++) {
        uint32_t mention = cs_roles_mention(d->s, d->targets.at[i]);
        if (mention != CS_NONE && is_party(d->s, mention))
            return true;
    }
    return false;
}

/* Those who agree, meet, sign or work together are each other's targets. */
static bool is_mutual(const cs_frame *frame) {
    bool both = frame->agent_count && frame->agent[0].kind == CS_SLOT_BOTH;
    return both || frame->type == CS_TYPE_AGREE || frame->type == CS_TYPE_CONSULT ||
           frame->type == CS_TYPE_COOPERATE || frame->type == CS_TYPE_SUPPORT;
}

void cs_talk_fill(cs_draft *d) {
    if (!d->targets.count && is_mutual(d->frame))
        for (unsigned i = 1; i < d->agents.count; i++)
            cs_few_add(&d->targets, d->agents.at[i]);
    if (seeks_target(d->frame->type) && !has_party(d))
        seek_target(d);
}
