/* victims.c: what a figure says of who suffered becomes a victim of the incident, and a claim. */
#include "incident/ledger.h"

/* What somebody of that sector counts as. */
static uint8_t kind_of_sector(cs_str sector) {
    static const struct {
        const char *sectors;
        uint8_t kind;
    } kinds[] = {{"MIL REB PRM UAF CRM SPY", CS_VICTIM_COMBATANT},
                 {"COP", CS_VICTIM_POLICE},
                 {"GOV LEG JUD", CS_VICTIM_OFFICIAL},
                 {"UNK", CS_VICTIM_UNKNOWN}};
    if (!sector.size)
        return CS_VICTIM_UNKNOWN;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        cs_str all = cs_str_of(kinds[i].sectors);
        if (cs_str_find_str(all, sector, 0) < all.size)
            return kinds[i].kind;
    }
    return CS_VICTIM_CIVILIAN;
}

uint8_t cs_incident_victim_kind(const cs_actor *actor) {
    return actor ? kind_of_sector(actor->sector) : CS_VICTIM_UNKNOWN;
}

/* Of a name, or words that the table lacks: by who they are. */
static uint8_t kind_of_actor(const cs_ledger *l, const cs_figure *f) {
    uint32_t entity = f->mention == CS_NONE ? CS_NONE : l->s->mentions.at[f->mention].entity;
    return cs_incident_victim_kind(entity == CS_NONE ? NULL : l->s->entities.at[entity].actor);
}

/* By the noun that ends right before a token. */
static uint8_t kind_of_words(const struct cs_incidenter *t, const cs_story *s, uint32_t first,
                             uint32_t limit) {
    for (uint32_t i = first; i < limit; i++) {
        uint32_t end, entry = cs_phrases_find(&t->victims, s, i, limit, CS_BY_LEMMA, &end);
        uint8_t kind = entry == CS_NONE
                           ? CS_VICTIM_UNKNOWN
                           : (uint8_t)(t->victims.entries.at[entry].value & (CS_TOLD_NATION - 1));
        if (kind != CS_VICTIM_UNKNOWN && end == limit)
            return kind;
    }
    return CS_VICTIM_UNKNOWN;
}

static uint8_t kind_of(const cs_ledger *l, const cs_figure *f) {
    uint32_t first, limit;
    if (!cs_story_tokens_of(l->s, f->span, &first, &limit))
        return CS_VICTIM_UNKNOWN;
    uint8_t kind = kind_of_words(l->t, l->s, first, limit);
    return kind == CS_VICTIM_UNKNOWN ? kind_of_actor(l, f) : kind;
}

void cs_incident_kind_of_noun(const struct cs_incidenter *t, const cs_story *s, cs_victim *v) {
    enum { LONGEST = 3 };
    if (v->kind != CS_VICTIM_UNKNOWN || v->noun == CS_NONE)
        return;
    uint32_t low = s->sentences.at[s->tokens.at[v->noun].sentence].token;
    low = v->noun - low > LONGEST ? v->noun - LONGEST : low;
    v->kind = kind_of_words(t, s, low, v->noun + 1);
}

/* The victim of the whole of which a part was told: the last one before it that is no part. */
static uint32_t whole_of(const cs_ledger *l, const cs_figure *f) {
    for (uint32_t i = l->incident->victims.count; i-- > 0;) {
        const cs_victim *v = &l->incident->victims.at[i];
        if (v->effect == f->effect && v->part_of == CS_NONE)
            return i;
    }
    return CS_NONE;
}

/* The victims of which those of the figure are a part; nobody is part of one person. */
static uint32_t larger_of(const cs_ledger *l, const cs_figure *f) {
    uint32_t whole = f->part || f->same ? whole_of(l, f) : CS_NONE;
    bool one = whole != CS_NONE && (f->part || l->incident->victims.at[whole].name.size) &&
               cs_incident_is_one(l->incident->victims.at[whole].count);
    return one ? CS_NONE : whole;
}

/* "four members" with "of the US service". */
static cs_span with_of(const cs_story *s, cs_span span) {
    uint32_t first, end;
    if (!cs_story_tokens_of(s, span, &first, &end) || end >= s->tokens.count ||
        s->tokens.at[end].sentence != s->tokens.at[first].sentence ||
        !cs_str_eq(s->tokens.at[end].lemma, "of"))
        return span;
    uint32_t limit = s->sentences.at[s->tokens.at[first].sentence].token_end, i = end + 1,
             noun = CS_NONE;
    for (; i < limit; i++) {
        const cs_token *t = &s->tokens.at[i];
        bool is_noun = t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN;
        if (!is_noun && t->upos != CS_UPOS_DET && t->upos != CS_UPOS_ADJ &&
            t->upos != CS_UPOS_NUM && t->xpos != CS_XPOS_PRPS && t->xpos != CS_XPOS_POS &&
            t->key != 0)
            break;
        noun = is_noun ? i : noun;
    }
    return noun == CS_NONE ? span : cs_story_span(s, first, noun + 1);
}

/* A bare number with the word behind it that says what came of them: "12 wounded". */
static cs_span with_harm(const cs_ledger *l, cs_span span) {
    const cs_story *s = l->s;
    uint32_t first, end;
    if (!cs_story_tokens_of(s, span, &first, &end) || end >= s->tokens.count ||
        s->tokens.at[end - 1].upos != CS_UPOS_NUM ||
        s->tokens.at[end].sentence != s->tokens.at[first].sentence ||
        cs_map_get(&l->t->harming.words, s->tokens.at[end].lemma_key) == CS_NONE)
        return span;
    return cs_story_span(s, first, end + 1);
}

bool cs_incident_is_one(cs_count count) {
    return count.given && count.low == 1 && count.high == 1;
}

const cs_count *cs_incident_figure(const cs_incident *incident, uint8_t effect) {
    const cs_count *const figures[] = {
        [CS_EFFECT_KILLED] = &incident->killed,       [CS_EFFECT_INJURED] = &incident->injured,
        [CS_EFFECT_ABDUCTED] = &incident->abducted,   [CS_EFFECT_ARRESTED] = &incident->arrested,
        [CS_EFFECT_DISPLACED] = &incident->displaced,
    };
    return figures[effect];
}

/* The name that is told of somebody told of by a noun before. */
static void take_name(const cs_ledger *l, cs_victim *v, const cs_figure *f) {
    uint32_t entity = f->mention == CS_NONE ? CS_NONE : l->s->mentions.at[f->mention].entity;
    v->name = cs_incident_person(l->t, l->s, v->entity);
    if (!v->name.at) {
        v->name = cs_incident_person(l->t, l->s, entity);
        v->entity = v->name.at || v->entity == CS_NONE ? entity : v->entity;
    }
    v->name = v->name.at ? v->name : cs_story_words(l->s, f->span);
}

/* "a judge, Ali Hadi,": what else one person is called. False where it is of another. */
static bool call_again(cs_ledger *l, const cs_figure *f) {
    uint32_t whole = f->same ? whole_of(l, f) : CS_NONE;
    if (whole == CS_NONE || !cs_incident_is_one(f->count) ||
        !cs_incident_is_one(l->incident->victims.at[whole].count))
        return false;
    cs_victim *v = &l->incident->victims.at[whole];
    if (f->name == (v->name.at != NULL)) /* "a fourth man, a passer-by" */
        return false;
    *cs_vec_push(l->arena, &v->evidence) = f->span;
    if (f->name)
        take_name(l, v, f);
    if (!f->name)
        v->description = cs_story_words(l->s, with_of(l->s, f->span));
    if (v->kind == CS_VICTIM_UNKNOWN || v->kind == CS_VICTIM_CIVILIAN) {
        uint8_t kind = kind_of(l, f);
        v->kind = kind == CS_VICTIM_UNKNOWN ? v->kind : kind;
    }
    return true;
}

/* "Nine killed in blast ... killed nine traders": who the number of a headline is. */
static bool call_number(cs_ledger *l, const cs_figure *f) {
    if (f->name || f->part || f->same || !f->count.given)
        return false;
    for (uint32_t i = 0; i < l->incident->victims.count; i++) {
        cs_victim *v = &l->incident->victims.at[i];
        bool number = v->entity == CS_NONE || f->mention == CS_NONE;
        if (v->effect != f->effect || v->part_of != CS_NONE || v->name.at || !number ||
            v->count.best != f->count.best || f->count.best < 2)
            continue;
        *cs_vec_push(l->arena, &v->evidence) = f->span;
        if (f->mention != CS_NONE) {
            v->entity = l->s->mentions.at[f->mention].entity;
            v->count = f->count;
            v->kind = kind_of(l, f);
            v->description = cs_story_words(l->s, with_of(l->s, f->span));
        }
        return true;
    }
    return false;
}

/* Told by two words of harm: "two of them seriously wounded ... taken to hospital". */
static bool is_listed_there(const cs_ledger *l, const cs_figure *f) {
    for (uint32_t i = 0; i < l->incident->victims.count; i++) {
        const cs_victim *v = &l->incident->victims.at[i];
        if (v->effect == f->effect && v->evidence.at[0].start == f->span.start &&
            v->evidence.at[0].end == f->span.end)
            return true;
    }
    return false;
}

/* "Senator" of "Senator Ruiz", or none. */
static cs_str title_of(const cs_ledger *l, const cs_figure *f) {
    if (f->mention == CS_NONE)
        return CS_STR_NONE;
    uint32_t name = l->s->mentions.at[f->mention].token, first = cs_story_titles(l->s, name), end;
    if (f->span.start < l->s->tokens.at[name].span.start) /* "his brother Ali" */
        cs_story_tokens_of(l->s, f->span, &first, &end);
    return first < name ? cs_story_words(l->s, cs_story_span(l->s, first, name)) : CS_STR_NONE;
}

/* "two of his guards": those of the list's guards who are meant. */
static void take_whose(const cs_ledger *l, cs_span span, cs_victim *v) {
    uint32_t first, end;
    if (!cs_story_tokens_of(l->s, span, &first, &end))
        return;
    uint32_t mention = cs_story_mention_at(l->s, end - 1);
    uint8_t kind = mention == CS_NONE ? CS_KIND_OTHER : l->s->mentions.at[mention].kind;
    if (kind != CS_KIND_PERSON && kind != CS_KIND_GROUP)
        return;
    v->entity = l->s->mentions.at[mention].entity;
    v->noun = l->s->mentions.at[mention].head;
}

static void describe(cs_ledger *l, const cs_figure *f, cs_victim *v) {
    const cs_figure *of = cs_ledger_elided(l, f);
    if (f->pronoun) {
        v->description = CS_STR_NONE;
    } else if (f->name) {
        v->description = title_of(l, f);
    } else if (of) {
        v->description = cs_ledger_elided_words(l, f, of);
        v->noun = l->s->mentions.at[of->mention].head;
    } else {
        cs_span span = with_of(l->s, with_harm(l, f->span));
        v->description = cs_story_words(l->s, span);
        if (v->entity == CS_NONE && span.end > f->span.end)
            take_whose(l, span, v);
    }
}

/* "a double murder", "two injuries": the harm itself is counted, nobody is told of. */
static bool is_harm_itself(const cs_ledger *l, const cs_figure *f) {
    static const char *const people[] = {"casualty", "fatality", "victim", "dead",
                                         "wounded",  "injured",  NULL};
    const cs_event *e = f->event;
    uint32_t first, end;
    return e && e->nominal && f->mention == CS_NONE &&
           cs_story_tokens_of(l->s, f->span, &first, &end) && e->token + 1 == end &&
           l->s->tokens.at[e->token].upos == CS_UPOS_NOUN &&
           !cs_str_is_any(l->s->tokens.at[e->token].lemma, people);
}

/* "he escaped unharmed": a person whom the report names, and whom the list lacks. */
static bool is_told_elsewhere(const cs_ledger *l, const cs_figure *f) {
    uint32_t entity = f->mention == CS_NONE ? CS_NONE : l->s->mentions.at[f->mention].entity;
    if (entity == CS_NONE || !cs_incident_is_one(f->count) ||
        !cs_incident_person(l->t, l->s, entity).size)
        return false;
    for (uint32_t i = 0; i < l->incident->victims.count; i++)
        if (l->incident->victims.at[i].entity == entity)
            return false;
    return true;
}

/* "Ali Hadi and Omar Said, members of the council,": more of those who were named. */
static bool tells_more(const cs_ledger *l, const cs_figure *f) {
    const cs_incident *incident = l->incident;
    const cs_victim *last =
        incident->victims.count ? &incident->victims.at[incident->victims.count - 1] : NULL;
    return f->same && !f->name && !f->count.given && last && last->effect == f->effect &&
           last->name.size && last->evidence.at[0].end <= f->span.start;
}

void cs_ledger_add_victim(cs_ledger *l, const cs_figure *f) {
    bool nameless = (f->pronoun && !is_told_elsewhere(l, f)) ||
                    (!f->name && f->mention == CS_NONE && !f->count.given) || is_harm_itself(l, f);
    if (nameless || (f->count.given && f->count.best == 0) || is_listed_there(l, f) ||
        tells_more(l, f) || call_again(l, f) || call_number(l, f))
        return;
    uint32_t whole = larger_of(l, f);
    cs_victim *v = cs_vec_push(l->arena, &l->incident->victims);
    *v = (cs_victim){.effect = f->effect,
                     .count = f->count,
                     .entity = CS_NONE,
                     .part_of = whole,
                     .noun = CS_NONE};
    *cs_vec_push(l->arena, &v->evidence) = f->span;
    v->kind = kind_of(l, f);
    if (v->kind == CS_VICTIM_UNKNOWN && whole != CS_NONE)
        v->kind = l->incident->victims.at[whole].kind;
    if (v->kind == CS_VICTIM_UNKNOWN &&
        (f->name || f->pronoun)) /* as ACLED has who is told no arms and no office */
        v->kind = CS_VICTIM_CIVILIAN;
    v->entity = f->mention == CS_NONE ? CS_NONE : l->s->mentions.at[f->mention].entity;
    bool nation = !f->name && f->mention != CS_NONE &&
                  l->s->mentions.at[f->mention].form == CS_FORM_NAME; /* "a Kenyan" */
    if (f->name || (cs_incident_is_one(f->count) && !nation))
        v->name = cs_incident_person(l->t, l->s, v->entity);
    if (f->name && !v->name.at)
        v->name = cs_story_words(l->s, f->span);
    describe(l, f, v);
}

bool cs_ledger_is_listed(const cs_ledger *l, uint32_t at) {
    for (uint32_t i = 0; i < at; i++)
        if (l->figures.at[i].effect == l->figures.at[at].effect &&
            cs_ledger_same_people(l, &l->figures.at[i], &l->figures.at[at]))
            return true;
    return l->figures.at[at].again && !l->figures.at[at].name;
}

static bool is_one_count(const cs_count *a, const cs_count *b) {
    return a->low == b->low && a->high == b->high && a->best == b->best;
}

/* A figure that a headline or lead gave in the report's own name, and that a source now gives: it
 * is the source's. */
static bool claim_again(cs_ledger *l, const cs_figure *f, uint8_t field) {
    for (uint32_t i = 0; i < l->incident->claims.count; i++) {
        cs_claim *claim = &l->incident->claims.at[i];
        if (claim->field == field && claim->span.start == f->number.start)
            return true;
        if (claim->field != field || !is_one_count(&claim->count, &f->count))
            continue;
        if (claim->attribution == CS_NONE && f->attribution != CS_NONE) {
            claim->attribution = f->attribution;
            claim->span = f->number;
            return true;
        }
        if (f->again)
            return true;
    }
    return f->again;
}

void cs_ledger_add_claim(cs_ledger *l, const cs_figure *f) {
    static const uint8_t fields[] = {[CS_EFFECT_KILLED] = CS_CLAIM_KILLED,
                                     [CS_EFFECT_INJURED] = CS_CLAIM_INJURED,
                                     [CS_EFFECT_ABDUCTED] = CS_CLAIM_ABDUCTED,
                                     [CS_EFFECT_ARRESTED] = CS_CLAIM_ARRESTED,
                                     [CS_EFFECT_DISPLACED] = CS_CLAIM_DISPLACED};
    if (!f->count.given || f->effect > CS_EFFECT_DISPLACED || f->part || f->same ||
        claim_again(l, f, fields[f->effect]))
        return;
    cs_claim *claim = cs_vec_push(l->arena, &l->incident->claims);
    *claim = (cs_claim){.field = fields[f->effect],
                        .count = f->count,
                        .attribution = f->attribution,
                        .span = f->number};
}
