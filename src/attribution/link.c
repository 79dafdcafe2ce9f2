/* link.c: which sayings stay, and which events they tell of.
 *
 * Of sayings within a saying those are kept that tell of an event, or blame, claim or deny. Blame
 * without an event in its words is for the one told of last. */
#include <stdlib.h>

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

static void cover(const cs_story *s, const cs_attribution *x, uint8_t *within) {
    uint32_t first, end;
    for (uint32_t k = 0; k < x->content.count; k++)
        if (cs_story_tokens_of(s, x->content.at[k], &first, &end))
            memset(within + first, 1, end - first);
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

/* An attribution and the bytes of its content. */
typedef struct sized {
    uint32_t at, bytes;
} sized;

static int larger_first(const void *a, const void *b) {
    const sized *one = a, *other = b;
    if (one->bytes != other->bytes)
        return one->bytes < other->bytes ? 1 : -1;
    return one->at < other->at ? -1 : 1;
}

static sized *by_size(const cs_story *s) {
    sized *order = cs_arena_new(s->scratch, sized, s->attributions.count);
    for (uint32_t i = 0; i < s->attributions.count; i++) {
        const cs_attribution *x = &s->attributions.at[i];
        order[i].at = i;
        for (uint32_t k = 0; k < x->content.count; k++)
            order[i].bytes += x->content.at[k].end - x->content.at[k].start;
    }
    qsort(order, s->attributions.count, sizeof *order, larger_first);
    return order;
}

/* The larger content goes first: what has its cue within one that stays, or
 * within a quotation whoever speaks it, is dropped. */
static void drop_inner(cs_saying *g) {
    cs_story *s = g->s;
    uint32_t count = s->attributions.count, kept = 0;
    uint8_t *within = cs_arena_new(s->scratch, uint8_t, s->tokens.count);
    uint8_t *drops = cs_arena_new(s->scratch, uint8_t, count);
    const sized *order = by_size(s);
    for (uint32_t i = 0; i < g->quotes.count; i++)
        if (cs_attribution_is_long(&g->quotes.at[i]))
            memset(within + g->quotes.at[i].first, 1, g->quotes.at[i].end - g->quotes.at[i].first);
    for (uint32_t i = 0; i < count; i++) {
        const cs_attribution *x = &s->attributions.at[order[i].at];
        if (within[x->cue_token] && !matters(s, x))
            drops[order[i].at] = 1;
        else if (!within[x->cue_token])
            cover(s, x, within);
    }
    for (uint32_t i = 0; i < count; i++)
        if (!drops[i])
            s->attributions.at[kept++] = s->attributions.at[i];
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

void cs_attribution_link(cs_saying *g) {
    cs_story *s = g->s;
    drop_inner(g);
    link_events(s);
    link_blame(s);
}
