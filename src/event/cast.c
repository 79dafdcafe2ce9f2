/* cast.c: see cast.h. */
#include "event/cast.h"

#include "event/tree.h"
#include "event/worth.h"
#include "table/phrase.h"

bool cs_cast_is_known(const cs_event *e) {
    return cs_worth_is_judged(e) && !cs_str_eq(e->mode, "clash");
}

/* ---- candidates -------------------------------------------------------------------------------
 */

static bool has(const cs_ids *ids, uint32_t mention) {
    for (uint32_t i = 0; i < ids->count; i++)
        if (ids->at[i] == mention)
            return true;
    return false;
}

unsigned cs_cast_told(const cs_event *e, uint32_t mention) {
    return has(&e->agents, mention)        ? CS_CAST_AGENT
           : has(&e->targets, mention)     ? CS_CAST_TARGET
           : has(&e->instruments, mention) ? CS_CAST_MEANS
                                           : CS_CAST_NONE;
}

static bool may_take_part(const cs_story *s, const cs_event *e, uint32_t mention) {
    const cs_mention *m = &s->mentions.at[mention];
    if (cs_cast_told(e, mention) != CS_CAST_NONE)
        return true;
    return m->form != CS_FORM_PRONOUN && m->kind != CS_KIND_PLACE && m->head != e->token &&
           !cs_story_aside(s, m->span);
}

unsigned cs_cast_candidates(const cs_story *s, const cs_event *e,
                            uint32_t mentions[CS_CAST_MENTIONS]) {
    unsigned count = 0;
    uint32_t first = e->sentence > CS_CAST_BEFORE ? e->sentence - CS_CAST_BEFORE : 0,
             last = e->sentence + CS_CAST_BEHIND;
    if (last >= s->sentences.count)
        last = s->sentences.count - 1;
    uint32_t end = s->sentences.at[last].span.end;
    for (uint32_t i = cs_story_seek(s->mentions, s->sentences.at[first].span.start);
         i < s->mentions.count && s->mentions.at[i].span.start < end && count < CS_CAST_MENTIONS;
         i++)
        if (may_take_part(s, e, i))
            mentions[count++] = i;
    return count;
}

/* ---- the mention ------------------------------------------------------------------------------
 */

uint32_t cs_cast_governor(const cs_story *s, const cs_mention *m) {
    return cs_worth_governor(s, cs_story_top(s, m));
}

static void add_entity(const cs_story *s, const cs_mention *m, cs_signs *signs) {
    if (m->entity == CS_NONE)
        return;
    const cs_entity *entity = &s->entities.at[m->entity];
    const cs_actor *actor = entity->actor;
    uint32_t sector = actor && actor->sector.at ? (uint32_t)cs_phrase_key(actor->sector) : 0;
    cs_signs_add(signs, 100, sector, m->kind);
    cs_signs_add(signs, 101, cs_signs_step(entity->mentions.count), m->form);
    cs_signs_add(signs, 102, actor && actor->id.at, m->kind);
}

void cs_cast_mention_signs(const cs_story *s, uint32_t mention, cs_signs *signs) {
    const cs_mention *m = &s->mentions.at[mention];
    uint32_t top = cs_story_top(s, m), above = cs_worth_governor(s, top);
    uint8_t relation = s->tokens.at[top].deprel;
    uint64_t preposition = cs_tree_case(s, top);
    cs_signs_add(signs, 110, 0, 0);
    cs_signs_add(signs, 111, m->kind, m->form);
    cs_signs_add(signs, 112, cs_signs_lemma(s, m->head), m->form);
    cs_signs_add(signs, 113, cs_signs_lemma(s, m->token), m->kind);
    cs_signs_add(signs, 114, cs_signs_lemma(s, above), relation);
    cs_signs_add(signs, 115, (uint32_t)preposition, relation);
    cs_signs_add(signs, 116, cs_signs_lemma(s, above), (uint32_t)preposition);
    cs_signs_add(signs, 117, s->tokens.at[m->head].xpos, m->kind);
    cs_signs_add(signs, 118, m->token_end - m->token, m->form);
    if (m->token > s->sentences.at[s->tokens.at[m->token].sentence].token)
        cs_signs_add(signs, 119, cs_signs_lemma(s, m->token - 1), 0);
    if (m->token_end < s->sentences.at[s->tokens.at[m->token].sentence].token_end)
        cs_signs_add(signs, 120, cs_signs_lemma(s, m->token_end), 0);
    add_entity(s, m, signs);
}

/* ---- the pair ---------------------------------------------------------------------------------
 */

enum { STEPS = 5 }; /* of a way in the tree that is told step by step */

/* The token and those above it, at most STEPS + 1; CS_NONE behind the last. */
static void climb(const cs_story *s, uint32_t token, uint32_t up[STEPS + 1]) {
    for (unsigned i = 0; i <= STEPS; i++) {
        up[i] = token;
        token = token == CS_NONE ? CS_NONE : s->tokens.at[token].head;
    }
}

/* The way from the mention up and down to the event, as a hash; 0: a long one, or none. */
static uint32_t way(const cs_story *s, uint32_t from, uint32_t to) {
    uint32_t up[STEPS + 1], down[STEPS + 1], hash = 17;
    climb(s, from, up);
    climb(s, to, down);
    for (unsigned k = 0; k <= STEPS && down[k] != CS_NONE; k++)
        for (unsigned i = 0; i + k <= STEPS; i++) {
            if (up[i] != down[k])
                continue;
            for (unsigned j = 0; j < i; j++)
                hash = hash * 131 + s->tokens.at[up[j]].deprel + 1u;
            hash = hash * 131 + 101;
            for (unsigned j = k; j-- > 0;)
                hash = hash * 131 + s->tokens.at[down[j]].deprel + 1u;
            return hash;
        }
    return 0;
}

/* How the mention stands to the event in the text: sentences apart, and tokens of one sentence. */
static uint32_t distance(const cs_story *s, const cs_event *e, const cs_mention *m) {
    uint32_t sentence = s->tokens.at[m->head].sentence;
    if (sentence != e->sentence)
        return sentence < e->sentence ? 1 : 1 + sentence - e->sentence;
    bool before = m->head < e->token;
    uint32_t apart = before ? e->token - m->head : m->head - e->token;
    return 10 + 2 * cs_signs_step(apart) + before;
}

/* Is another violent event nearer to the mention in its sentence? */
static bool is_nearest(const cs_story *s, const cs_event *e, const cs_mention *m) {
    uint32_t own = m->head < e->token ? e->token - m->head : m->head - e->token;
    uint32_t number = (uint32_t)(e - s->events.at);
    for (uint32_t i = number; i-- > 0 && s->events.at[i].sentence + 2 > e->sentence;) {
        uint32_t at = s->events.at[i].token;
        if (cs_worth_is_judged(&s->events.at[i]) &&
            (m->head < at ? at - m->head : m->head - at) < own)
            return false;
    }
    for (uint32_t i = number + 1; i < s->events.count && s->events.at[i].sentence < e->sentence + 3;
         i++) {
        uint32_t at = s->events.at[i].token;
        if (cs_worth_is_judged(&s->events.at[i]) &&
            (m->head < at ? at - m->head : m->head - at) < own)
            return false;
    }
    return true;
}

void cs_cast_pair_signs(const cs_story *s, const cs_event *e, uint32_t mention, cs_signs *signs) {
    const cs_mention *m = &s->mentions.at[mention];
    uint32_t mode = e->mode.at ? (uint32_t)cs_phrase_key(e->mode) : 0,
             lemma = cs_signs_lemma(s, e->token), top = cs_story_top(s, m);
    unsigned told = cs_cast_told(e, mention);
    uint32_t apart = distance(s, e, m);
    uint32_t path = apart >= 10 ? way(s, top, e->token) : 1;
    uint32_t preposition = (uint32_t)cs_tree_case(s, top);
    bool nearest = is_nearest(s, e, m);
    cs_signs_add(signs, 130, told, 0);
    cs_signs_add(signs, 131, told, m->kind);
    cs_signs_add(signs, 132, told, mode);
    cs_signs_add(signs, 133, told, lemma);
    cs_signs_add(signs, 134, apart, m->kind);
    cs_signs_add(signs, 135, apart, e->nominal * 2u + nearest);
    cs_signs_add(signs, 136, path, preposition);
    cs_signs_add(signs, 137, path, m->kind);
    cs_signs_add(signs, 138, path, lemma);
    cs_signs_add(signs, 139, path, s->tokens.at[e->token].xpos);
    cs_signs_add(signs, 140, mode, m->kind * 4u + m->form);
    cs_signs_add(signs, 141, mode, cs_signs_lemma(s, m->head));
    cs_signs_add(signs, 142, lemma, m->kind * 4u + m->form);
    cs_signs_add(signs, 143, lemma, cs_signs_lemma(s, m->head));
    cs_signs_add(signs, 144, (e->agents.count > 0) * 2u + (e->targets.count > 0), m->kind);
    cs_signs_add(signs, 145, cs_signs_lemma(s, cs_worth_governor(s, top)), lemma);
    cs_signs_add(signs, 146, nearest, m->kind);
    cs_signs_add(signs, 147, e->effect, m->kind * 4u + m->form);
}
