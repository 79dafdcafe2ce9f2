/* link.c: which sayings stay, and which events they tell of.
 *
 * Of sayings within a saying those are kept that tell of an event, or blame, claim or deny. Blame
 * without an event in its words is for the one told of last. */
#include "attribution/parts.h"

/* ---- sayings within sayings -------------------------------------------------------------------
 */

/* The first event at or behind a byte of the text. */
static uint32_t event_from(const cs_story *s, uint32_t byte) {
    uint32_t low = 0, high = s->events.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (s->events.at[middle].trigger.start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool tells_of_event(const cs_story *s, const cs_attribution *x) {
    for (uint32_t k = 0; k < x->content.count; k++) {
        uint32_t e = event_from(s, x->content.at[k].start);
        if (e < s->events.count && s->events.at[e].trigger.start < x->content.at[k].end)
            return true;
    }
    return false;
}

/* Adds `step` to the depth of the content's tokens. */
static void deepen(const cs_story *s, const cs_attribution *x, uint16_t *depth, int step) {
    uint32_t first, end;
    for (uint32_t k = 0; k < x->content.count; k++)
        if (cs_story_tokens_of(s, x->content.at[k], &first, &end))
            for (uint32_t i = first; i < end; i++)
                depth[i] = (uint16_t)(depth[i] + step);
}

/* Is it "I" or "we", or nobody? */
static bool is_first_person(const cs_story *s, const cs_attribution *x) {
    cs_str first = CS_STR("Person=1");
    if (x->source_token == CS_NONE)
        return true;
    cs_str feats = s->tokens.at[x->source_token].feats;
    return feats.at && cs_str_find_str(feats, first, 0) < feats.size;
}

static bool matters(const cs_story *s, const cs_attribution *x) {
    return !is_first_person(s, x) && (x->asserts || x->act != CS_ACT_SAY) && tells_of_event(s, x);
}

static void drop_inner(cs_story *s) {
    uint16_t *depth = cs_arena_new(s->scratch, uint16_t, s->tokens.count);
    for (uint32_t i = 0; i < s->attributions.count; i++)
        deepen(s, &s->attributions.at[i], depth, 1);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < s->attributions.count; i++) {
        cs_attribution *x = &s->attributions.at[i];
        if (depth[x->cue_token] && !matters(s, x))
            deepen(s, x, depth, -1);
        else
            s->attributions.at[kept++] = *x;
    }
    s->attributions.count = kept;
}

static void link_events(cs_story *s) {
    for (uint32_t i = 0; i < s->attributions.count; i++) {
        const cs_attribution *x = &s->attributions.at[i];
        for (uint32_t k = 0; k < x->content.count; k++) {
            cs_span said = x->content.at[k];
            for (uint32_t e = event_from(s, said.start);
                 e < s->events.count && s->events.at[e].trigger.start < said.end; e++)
                cs_ids_add(s->arena, &s->events.at[e].attributions, i);
        }
    }
}

/* ---- blame ------------------------------------------------------------------------------------
 */

static bool is_attack(const cs_event *e) {
    return e->type == CS_TYPE_ASSAULT && e->polarity == CS_POLARITY_POSITIVE &&
           (e->status == CS_STATUS_OCCURRED || e->status == CS_STATUS_ONGOING);
}

static bool tells_of_attack(const cs_story *s, const cs_attribution *x) {
    for (uint32_t k = 0; k < x->content.count; k++)
        for (uint32_t e = event_from(s, x->content.at[k].start);
             e < s->events.count && s->events.at[e].trigger.start < x->content.at[k].end; e++)
            if (s->events.at[e].type == CS_TYPE_ASSAULT)
                return true;
    return false;
}

/* The attack told of last before a byte of the text, or CS_NONE. */
static uint32_t attack_before(const cs_story *s, uint32_t byte) {
    enum { MOST_EVENTS = 12 };
    uint32_t from = event_from(s, byte);
    for (uint32_t i = 0; i < MOST_EVENTS && i < from; i++)
        if (is_attack(&s->events.at[from - 1 - i]))
            return from - 1 - i;
    return CS_NONE;
}

/* "Kyiv blamed Moscow.", "The group denied involvement." */
static void link_blame(cs_story *s) {
    for (uint32_t i = 0; i < s->attributions.count; i++) {
        const cs_attribution *x = &s->attributions.at[i];
        bool blames = x->act == CS_ACT_ACCUSE || x->act == CS_ACT_SUSPECT;
        if (x->act == CS_ACT_SAY || (blames && x->accused == CS_NONE) || tells_of_attack(s, x))
            continue;
        uint32_t attack = attack_before(s, x->cue.start);
        if (attack != CS_NONE)
            cs_ids_add(s->arena, &s->events.at[attack].attributions, i);
    }
}

void cs_attribution_link(cs_story *s) {
    drop_inner(s);
    link_events(s);
    link_blame(s);
}
