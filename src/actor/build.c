/* build.c: see build.h. Codes follow CAMEO (codebook 1.1b3): country, then role, then religion or
 * ethnic group; regions and international bodies stand in the country's place. */
#include "actor/build.h"

static const double sure = 0.9, guess_alone = 0.4, guess_among = 0.3;

static cs_str country_code(const cs_context *c, uint32_t country) {
    return country == CS_NONE ? CS_STR_NONE : c->a->countries.at[country].code;
}

static cs_str cameo_code(const cs_context *c, uint32_t country) {
    return country == CS_NONE ? CS_STR_NONE : c->a->countries.at[country].cameo;
}

static cs_str joined(const cs_context *c, cs_str a, cs_str b) {
    if (!a.at || !b.at)
        return a.at ? a : b;
    return cs_str_join(c->s->arena, a, b);
}

static cs_str code_of(const cs_context *c, cs_str prefix, cs_str sector, const cs_word *identity) {
    cs_str code = joined(c, prefix, cs_actor_role(c->a, sector));
    return identity ? joined(c, code, identity->id) : code;
}

static cs_actor *new_actor(const cs_context *c, double score) {
    cs_actor *actor = cs_arena_new(c->s->arena, cs_actor, 1);
    actor->score = score;
    return actor;
}

static const cs_actor *known_actor(const cs_context *c, const cs_reading *r) {
    cs_actor *actor = new_actor(c, 0);
    *actor = c->a->known.at[r->known].actor;
    actor->score = r->score;
    return actor;
}

/* ---- persons ----------------------------------------------------------------------------------
 */

static cs_str office_of(const cs_context *c, const cs_holder *h, cs_past past) {
    if (past == CS_PAST_NOT_YET)
        return CS_STR_NONE;
    cs_str prefix = past == CS_PAST_FORMER ? CS_STR("former ")
                    : past == CS_PAST_LATE ? CS_STR("late ")
                                           : CS_STR_NONE;
    return joined(c, prefix, h->office);
}

/* Who governed is of the elite when out of office; a rebel who leads no more is still one. */
static cs_str sector_then(const cs_context *c, const cs_holder *h, cs_past past) {
    static const char *const of_state[] = {"MIL", "COP", "SPY", NULL};
    bool stays = h->group != CS_NONE && cs_actor_armed(c->a, h->sector);
    for (const char *const *s = of_state; stays && *s; s++)
        stays = !cs_str_eq(h->sector, *s);
    if (past == CS_PAST_NOT_YET)
        return CS_STR_NONE;
    return past == CS_PAST_NO || stays ? h->sector : CS_STR("ELI");
}

static const cs_actor *person_actor(const cs_context *c, const cs_reading *r) {
    const cs_person *p = &c->a->persons.at[r->person.person];
    const cs_holder *h = &c->a->holders.at[r->person.holder];
    cs_actor *actor = new_actor(c, r->score);
    cs_str prefix = cameo_code(c, h->country);
    actor->id = p->id;
    actor->name = p->name;
    actor->country = country_code(c, h->country);
    actor->sector = sector_then(c, h, r->person.past);
    actor->office = office_of(c, h, r->person.past);
    if (h->group != CS_NONE && !prefix.at)
        actor->code = c->a->known.at[h->group].actor.code;
    else
        actor->code = code_of(c, prefix, actor->sector, NULL);
    if (h->group != CS_NONE && cs_actor_armed(c->a, h->sector))
        actor->side_of = c->a->known.at[h->group].actor.id;
    return actor;
}

/* ---- states and their bodies ------------------------------------------------------------------
 */

static const cs_actor *state_actor(const cs_context *c, const cs_reading *r) {
    const cs_country *country = &c->a->countries.at[r->state];
    cs_actor *actor = new_actor(c, r->score);
    actor->id = actor->country = country->code;
    actor->name = country->name;
    actor->sector = CS_STR("GOV");
    actor->code = r->bare ? country->cameo : joined(c, country->cameo, actor->sector);
    return actor;
}

static const cs_actor *body_actor(const cs_context *c, const cs_reading *r) {
    const cs_country *country = &c->a->countries.at[r->country];
    cs_actor *actor = new_actor(c, sure);
    actor->id = cs_str_format(c->s->arena, "%.*s-%.*s", (int)country->code.size, country->code.at,
                              (int)r->body->id.size, r->body->id.at);
    actor->name = cs_str_format(c->s->arena, "%.*s %.*s", (int)country->adjective.size,
                                country->adjective.at, (int)r->body->name.size, r->body->name.at);
    actor->country = country->code;
    actor->sector = r->sector;
    actor->code = code_of(c, country->cameo, r->sector, NULL);
    return actor;
}

/* ---- what is described alone ------------------------------------------------------------------
 */

static cs_str group_prefix(const cs_context *c, const cs_reading *r) {
    if (r->group == CS_NONE)
        return CS_STR_NONE;
    return c->a->known.at[r->group].actor.code;
}

/* A code begins with the country; else with an international body; else with a region. */
static cs_str described_code(const cs_context *c, const cs_reading *r, uint32_t country,
                             cs_str sector) {
    cs_str prefix = cameo_code(c, country), group = group_prefix(c, r);
    if (r->group != CS_NONE && sector.at &&
        cs_str_is(sector, c->a->known.at[r->group].actor.sector))
        return group;
    if (!prefix.at && group.at && cs_str_starts(group, "I"))
        prefix = group;
    if (!prefix.at && r->region)
        prefix = r->region->id;
    return code_of(c, prefix, sector, r->identity);
}

static cs_str side_of(const cs_context *c, const cs_reading *r) {
    if (r->group != CS_NONE)
        return c->a->known.at[r->group].actor.id;
    return country_code(c, r->backer);
}

static cs_str described_office(const cs_context *c, const cs_reading *r) {
    if (!r->office.at || r->past == CS_PAST_NO)
        return r->office;
    cs_str word = r->past == CS_PAST_LATE ? CS_STR("late ") : CS_STR("former ");
    bool has = cs_str_find_str(r->office, CS_STR("former "), 0) < r->office.size;
    return has ? r->office : joined(c, word, r->office);
}

/* Who governed once. */
static cs_str described_sector(const cs_reading *r) {
    static const char *const of_state[] = {"GOV", "LEG", "JUD", NULL};
    for (const char *const *s = of_state; r->past != CS_PAST_NO && r->sector.at && *s; s++)
        if (cs_str_eq(r->sector, *s))
            return CS_STR("ELI");
    return r->sector;
}

static bool may_guess(const cs_reading *r) {
    return r->described && r->group == CS_NONE && !r->region;
}

/* ---- how it is called -------------------------------------------------------------------------
 */

static bool says_which(const cs_token *t) {
    return t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN || t->upos == CS_UPOS_ADJ;
}

/* Cuts the count off the words [*first, end): "at least 25 militia fighters", not "25-year-old". */
static void skip_count(const cs_story *s, uint32_t *first, uint32_t end) {
    for (uint32_t i = *first; i + 1 < end; i++) {
        const cs_token *t = &s->tokens.at[i];
        if (t->upos == CS_UPOS_NUM && t[1].xpos == CS_XPOS_HYPH)
            return;
        if (t->upos == CS_UPOS_NUM)
            *first = i + 1;
        else if (says_which(t) && t->xpos != CS_XPOS_JJS)
            break;
    }
    while (*first + 1 < end && !says_which(&s->tokens.at[*first]))
        (*first)++;
}

/* Do the words [first, end) name a country or a known actor? */
static bool says_whose(const cs_context *c, uint32_t first, uint32_t end) {
    uint32_t behind;
    for (uint32_t i = first; i < end; i++)
        if (cs_phrases_find(&c->a->names, c->s, i, end, CS_BY_FORM, &behind) != CS_NONE ||
            cs_phrases_find(&c->a->country_words, c->s, i, end, CS_BY_FORM, &behind) != CS_NONE)
            return true;
    return false;
}

static cs_str prefix_of(const cs_context *c, const cs_reading *r) {
    if (r->group != CS_NONE)
        return c->a->known.at[r->group].actor.name;
    return r->country == CS_NONE || r->identity ? CS_STR_NONE
                                                : c->a->countries.at[r->country].adjective;
}

/* "four members" of a group, or soldiers of a country: "Iraqi Security Forces members". */
static cs_str name_of(const cs_context *c, const cs_reading *r, uint8_t kind, cs_str name) {
    const cs_story *s = c->s;
    uint32_t first, end;
    if (r->named || kind == CS_KIND_PLACE || kind == CS_KIND_FACILITY || name.at < s->text.at ||
        name.at + name.size > s->text.at + s->text.size)
        return name;
    uint32_t start = (uint32_t)(name.at - s->text.at);
    if (!cs_story_tokens_of(s, (cs_span){start, start + (uint32_t)name.size}, &first, &end))
        return name;
    skip_count(s, &first, end);
    cs_str words = cs_story_words(s, cs_story_span(s, first, end)), prefix = prefix_of(c, r);
    if (!prefix.at || says_whose(c, first, end))
        return words;
    return cs_str_format(s->arena, "%.*s %.*s", (int)prefix.size, prefix.at, (int)words.size,
                         words.at);
}

static const cs_actor *described_actor(const cs_context *c, const cs_reading *r, uint8_t kind,
                                       cs_str name) {
    cs_str sector = described_sector(r);
    uint32_t country = r->country;
    bool nothing = !sector.at && country == CS_NONE && r->group == CS_NONE && !r->region;
    if (nothing || kind == CS_KIND_WEAPON || kind == CS_KIND_VEHICLE ||
        (kind == CS_KIND_PLACE && !r->described && !r->place))
        return NULL;
    cs_actor *actor = new_actor(c, sure - 0.1);
    if (country == CS_NONE && may_guess(r) && c->country != CS_NONE) {
        country = c->country;
        actor->score = guess_alone;
        for (uint32_t i = 0; i < c->a->countries.count; i++)
            if (i != country && c->weights[i])
                actor->score = guess_among;
    }
    actor->name = name_of(c, r, kind, name);
    actor->country = country_code(c, country);
    actor->sector = sector;
    actor->code = described_code(c, r, country, sector);
    actor->side_of = side_of(c, r);
    actor->office = described_office(c, r);
    return actor;
}

const cs_actor *cs_actor_build(const cs_context *c, const cs_reading *r, uint8_t kind,
                               cs_str name) {
    if (r->known != CS_NONE)
        return known_actor(c, r);
    if (r->person.person != CS_NONE)
        return person_actor(c, r);
    if (r->state != CS_NONE)
        return state_actor(c, r);
    if (r->body && r->country != CS_NONE)
        return body_actor(c, r);
    return described_actor(c, r, kind, name);
}
