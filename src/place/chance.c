/* chance.c: which names are meant as places: a linear classifier (logistic regression) over the
 * words around, the kind of mention, the size of the place and how the same name is used elsewhere
 * in the report. */
#include "place/spot.h"

#define NEVER (-99.0f) /* log odds of what is no place for sure */

static float sum(const cs_placer_parts *p, const cs_hit *h) {
    if (h->people)
        return NEVER;
    if (h->name == UINT32_MAX || h->fuzzy)
        return CS_SPOT_SURE;
    bool alone = cs_hit_has(h, CS_SPOT_DIRECTION) || cs_hit_has(h, CS_SPOT_NEVER);
    if (alone && !cs_hit_has(h, CS_SPOT_AFTER_KIND) && !cs_hit_has(h, CS_SPOT_AFTER_COMMA_PLACE))
        return NEVER;
    bool words = cs_hit_has(h, CS_SPOT_TWO_WORDS) || cs_hit_has(h, CS_SPOT_MORE_WORDS);
    if (words && h->kind == CS_PLACE_WATER && h->mention == CS_NONE)
        return CS_SPOT_SURE; /* "the English Channel" means nothing else */
    float total = p->weights[CS_SPOT_PRIOR] * h->prior;
    for (unsigned half = 0; half < 2; half++)
        for (uint64_t rest = h->features[half]; rest; rest &= rest - 1)
            total += p->weights[half * 64 + (unsigned)__builtin_ctzll(rest)];
    return total;
}

static bool is_text(const cs_spotting *w, uint32_t i, cs_little word) {
    return w->s->tokens.at[i].key == w->p->words.little[word];
}

/* Features of a hit that depend on its neighbours. */
static void link_neighbours(cs_spotting *w) {
    cs_hits *hits = w->hits;
    for (uint32_t i = 0; i + 1 < hits->count; i++) {
        cs_hit *a = &hits->at[i], *b = &hits->at[i + 1];
        uint32_t gap = b->token - a->end;
        if (gap == 0 && a->people)
            cs_hit_set(b, CS_SPOT_BEFORE_PEOPLE);
        if (gap < 1 || gap > 2)
            continue;
        bool comma = gap == 1 && is_text(w, a->end, CS_LITTLE_COMMA);
        bool and =
            is_text(w, b->token - 1, CS_LITTLE_AND) || is_text(w, b->token - 1, CS_LITTLE_OR);
        bool wide =
            b->kind == CS_PLACE_ADMIN1 || b->kind == CS_PLACE_COUNTRY || b->kind == CS_PLACE_ADMIN2;
        if (comma) {
            cs_hit_set(a, wide ? CS_SPOT_AFTER_COMMA_PLACE : CS_SPOT_IN_LIST);
            cs_hit_set(b, CS_SPOT_BEFORE_PLACE);
        } else if (and&&(gap == 1 || is_text(w, a->end, CS_LITTLE_COMMA))) {
            cs_hit_set(a, CS_SPOT_IN_LIST);
            cs_hit_set(b, CS_SPOT_IN_LIST);
        }
    }
}

static void link_report(cs_spotting *w) {
    cs_hits *hits = w->hits;
    for (uint32_t i = 0; i < hits->count; i++) {
        cs_hit *h = &hits->at[i];
        h->chance = sum(w->p, h);
        if (h->chance > 1.0f)
            ++*cs_map_put(w->s->scratch, &w->places, h->key);
    }
    for (uint32_t i = 0; i < hits->count; i++) {
        cs_hit *h = &hits->at[i];
        uint32_t seen = cs_map_get(&w->places, h->key);
        bool self = h->chance > 1.0f;
        if (seen != CS_NONE && seen >= self) /* one use of it is counted as 0 */
            cs_hit_set(h, CS_SPOT_PLACE_ELSEWHERE);
        bool single = h->end == h->token + 1;
        if (single && cs_map_get(&w->persons, w->s->tokens.at[h->token].key) != CS_NONE)
            cs_hit_set(h, CS_SPOT_PERSON_ELSEWHERE);
        h->chance = sum(w->p, h);
    }
}

/* Is a hit of the same mention meant as a place? */
static bool has_rival(const cs_spotting *w, uint32_t index) {
    const cs_hit *h = &w->hits->at[index];
    for (uint32_t i = index > 2 ? index - 2 : 0; i < w->hits->count && i <= index + 2; i++)
        if (i != index && w->hits->at[i].mention == h->mention && w->hits->at[i].chance > 0)
            return true;
    return false;
}

/* A place's name of which the gazetteer has but a part that is not meant ("Al-Dalwa"): the place is
 * one that is not known. */
static void take_mentions(cs_spotting *w) {
    for (uint32_t i = 0; i < w->hits->count; i++) {
        cs_hit *h = &w->hits->at[i];
        if (h->chance > 0 || h->people || h->mention == CS_NONE || has_rival(w, i))
            continue;
        const cs_mention *m = &w->s->mentions.at[h->mention];
        bool part = m->token_end - m->token > h->end - h->token;
        if (!part || m->kind != CS_KIND_PLACE || m->form != CS_FORM_NAME)
            continue;
        *h = (cs_hit){.token = m->token,
                      .end = m->token_end,
                      .first = m->token,
                      .last = m->token_end,
                      .name = UINT32_MAX,
                      .key = cs_hash_mix(h->key, m->token_end - m->token),
                      .kind = CS_PLACE_TOWN,
                      .mention = h->mention,
                      .container = CS_NONE,
                      .group = CS_NONE,
                      .chance = CS_SPOT_SURE};
    }
}

void cs_spot_weigh(cs_spotting *w) {
    link_neighbours(w);
    link_report(w);
    take_mentions(w);
}
