/* label.c: see label.h. */
#include "label.h"

enum { NEAR = 1 };

static bool is_armed(const cs_story *s, uint32_t mention) {
    static const char *const sectors[] = {"MIL", "COP", "REB", "UAF", "PRM", "SPY", NULL};
    uint32_t entity = s->mentions.at[mention].entity;
    const cs_actor *actor = entity == CS_NONE ? NULL : s->entities.at[entity].actor;
    for (const char *const *w = sectors; actor && *w; w++)
        if (cs_str_eq(actor->sector, *w))
            return true;
    return false;
}

/* Men under arms who suffer, or may do: of them alone MUC-4 wants no template. */
static bool is_among_armed(const cs_story *s, const cs_event *e) {
    uint32_t mentions[CS_CAST_MENTIONS];
    unsigned count = cs_cast_candidates(s, e, mentions);
    if (cs_str_eq(e->mode, "clash"))
        return true;
    for (unsigned i = 0; i < count; i++)
        if (s->tokens.at[s->mentions.at[mentions[i]].head].sentence == e->sentence &&
            cs_cast_told(e, mentions[i]) != CS_CAST_AGENT && is_armed(s, mentions[i]))
            return true;
    return false;
}

static void label_worth(examples *out, const sheet *h, const cs_worth *whole, uint32_t event,
                        uint8_t fold, float *weight, uint8_t *label) {
    const cs_event *e = &h->s->events.at[event];
    bool any = false, strong = false, weak = false;
    for (uint32_t t = 0; t < h->templates; t++)
        if (sheet_fits(e->mode, &h->report->templates.at[t])) {
            any = true;
            strong |= sheet_near(h, e->sentence, t, 0) > 0;
            weak |= sheet_near(h, e->sentence, t, NEAR) > 0;
        }
    *label = strong || weak;
    *weight = strong ? 1 : weak ? 0.5f : any ? 0.3f : is_among_armed(h->s, e) ? 0 : 1;
    if (*weight <= 0)
        return;
    cs_signs signs = {.count = 0};
    cs_worth_signs(whole, h->s, event, &signs);
    pool_add(out, *label, *weight, fold);
    pool_signs(out, &signs);
    pool_word(out, h->s, e->token);
    pool_word(out, h->s, cs_worth_governor(h->s, e->token));
}

/* The role of a mention in the templates of which the event may tell; *elsewhere: it fills one of
 * another template. */
static uint8_t role_in(const sheet *h, const cs_event *e, uint32_t mention, bool *elsewhere) {
    uint8_t role = CS_CAST_NONE;
    *elsewhere = false;
    for (uint32_t t = 0; t < h->templates; t++) {
        uint8_t here = h->roles[mention][t];
        bool told = sheet_fits(e->mode, &h->report->templates.at[t]) &&
                    sheet_near(h, e->sentence, t, NEAR) > 0;
        if (here && told && role == CS_CAST_NONE)
            role = here;
        *elsewhere |= here && !told;
    }
    *elsewhere &= role == CS_CAST_NONE;
    return role;
}

static void label_cast(examples *out, const sheet *h, uint32_t event, uint8_t fold) {
    const cs_story *s = h->s;
    const cs_event *e = &s->events.at[event];
    uint32_t mentions[CS_CAST_MENTIONS];
    unsigned count = cs_cast_candidates(s, e, mentions);
    for (unsigned i = 0; i < count; i++) {
        const cs_mention *m = &s->mentions.at[mentions[i]];
        bool elsewhere, told = cs_cast_told(e, mentions[i]) != CS_CAST_NONE;
        uint8_t role = role_in(h, e, mentions[i], &elsewhere);
        if (elsewhere || (told && role == CS_CAST_NONE && is_among_armed(s, e)))
            continue;
        cs_signs signs = {.count = 0}, pair = {.count = 0};
        cs_cast_mention_signs(s, mentions[i], &signs);
        cs_cast_pair_signs(s, e, mentions[i], &pair);
        pool_add(out, role, told && role == CS_CAST_NONE ? 0.4f : 1, fold);
        pool_signs(out, &signs);
        pool_signs(out, &pair);
        pool_word(out, s, e->token);
        pool_word(out, s, m->head);
        pool_word(out, s, cs_cast_governor(s, m));
    }
}

void label_report(examples *worth, examples *cast, const cs_story *s, const muc_report *report,
                  uint8_t fold) {
    sheet h = sheet_of(s, report);
    cs_worth whole = cs_worth_read(s);
    for (uint32_t i = 0; i < s->events.count; i++) {
        float weight;
        uint8_t label;
        if (!cs_worth_is_judged(&s->events.at[i]))
            continue;
        label_worth(worth, &h, &whole, i, fold, &weight, &label);
        if (label && weight > 0 && cs_cast_is_known(&s->events.at[i]))
            label_cast(cast, &h, i, fold);
    }
}
