/* take.c: see take.h. */
#include "actor/take.h"

static void take_country(cs_reader *q, uint32_t country, bool backer) {
    uint32_t *place = backer ? &q->r->backer : &q->r->country;
    if (*place == CS_NONE)
        *place = country;
}

/* A name that modifies: an organization makes it a group's, a person gives a country. */
static void take_name(cs_reader *q, const cs_part *part) {
    const cs_actors *a = q->c->a;
    double score;
    cs_beside nothing = {.stated = CS_NONE};
    uint32_t known = cs_context_known(q->c, part, q->r->country, &score);
    if (known != CS_NONE) {
        if (q->r->group == CS_NONE)
            q->r->group = known;
        return;
    }
    cs_tenure t = cs_context_person(q->c, part, &nothing);
    if (t.person != CS_NONE && a->holders.at[t.holder].country != CS_NONE)
        take_country(q, a->holders.at[t.holder].country, false);
}

static void take_identity(cs_reader *q, const cs_word *identity) {
    if (identity->kind == CS_IDENTITY_REGION)
        q->r->region = identity;
    else if (!q->r->identity)
        q->r->identity = identity;
}

/* A name that is in no table: who heads a government, where one is meant ("the Bush
 * administration"), else a place. */
static void take_unknown(cs_reader *q, const cs_part *part) {
    const cs_word *body = cs_reader_word(q, &q->parts.at[q->head], CS_WORD_BODY);
    uint32_t country = CS_NONE;
    if (body && cs_str_eq(body->id, "government") && part->end == part->token + 1)
        country = cs_context_country_of(q->c, cs_reader_surname(q, part->token), NULL);
    if (country == CS_NONE)
        country = cs_context_country(q->c, part->token, part->end);
    take_country(q, country, false);
}

void cs_take_part(cs_reader *q, const cs_part *part, bool backer) {
    const cs_word *identity = cs_reader_word(q, part, CS_WORD_IDENTITY);
    if (part->name != CS_NONE)
        take_name(q, part);
    else if (part->country != CS_NONE)
        take_country(q, part->country, backer);
    if (identity)
        take_identity(q, identity);
    if (cs_reader_title(q, part, CS_TITLE_FORMER))
        q->r->past = CS_PAST_FORMER;
    if (cs_reader_title(q, part, CS_TITLE_LATE))
        q->r->past = CS_PAST_LATE;
    if (part->capital)
        take_unknown(q, part);
}

void cs_take_before(cs_reader *q, const cs_parts *parts, uint32_t end) {
    bool backer = false;
    for (uint32_t i = end; i-- > 0;) {
        cs_take_part(q, &parts->at[i], backer);
        backer = cs_reader_title(q, &parts->at[i], CS_TITLE_BACKED);
    }
}

void cs_take_behind(cs_reader *q, const cs_parts *parts, uint32_t from) {
    for (uint32_t i = from; i < parts->count; i++) {
        const cs_part *part = &parts->at[i];
        bool says = part->name != CS_NONE || part->country != CS_NONE || part->capital;
        if (says)
            cs_take_part(q, part, false);
        bool passed = part->known || q->c->s->tokens.at[part->token].upos == CS_UPOS_ADJ;
        if (says || !passed)
            return;
    }
}

static bool ends_group(const cs_token *t) {
    return t->upos == CS_UPOS_VERB || t->upos == CS_UPOS_AUX || t->upos == CS_UPOS_PUNCT ||
           t->upos == CS_UPOS_CCONJ || t->upos == CS_UPOS_SCONJ;
}

/* Does the word behind the mention tie it to what follows? `where`: also where it is; soldiers are
 * in many a country that is not theirs. */
static bool ties(const cs_token *t, bool where) {
    static const char *const words[] = {"of", "for", "from", "with", NULL};
    static const char *const wheres[] = {"in", "at", NULL};
    return cs_str_is_any(t->lemma, words) || (where && cs_str_is_any(t->lemma, wheres));
}

/* Is it a word between an owner and the head: adjective, noun, name, number? */
static bool is_within_group(const cs_token *t) {
    return t->xpos != CS_XPOS_POS && (t->upos == CS_UPOS_ADJ || t->upos == CS_UPOS_NOUN ||
                                      t->upos == CS_UPOS_PROPN || t->upos == CS_UPOS_NUM);
}

void cs_take_right(cs_reader *q, bool where) {
    enum { MOST = 7 };
    const cs_story *s = q->c->s;
    uint32_t from = q->m->token_end;
    if (from >= s->tokens.count ||
        s->tokens.at[from].sentence != s->tokens.at[q->m->token].sentence ||
        !ties(&s->tokens.at[from], where))
        return;
    uint32_t limit = s->sentences.at[s->tokens.at[from].sentence].token_end, end = from + 1;
    while (end < limit && end <= from + MOST && !ends_group(&s->tokens.at[end]))
        end++;
    cs_parts behind;
    cs_actor_cut(q->c->a, s, from + 1, end, &behind);
    cs_take_behind(q, &behind, 0);
}

/* Do the words of the head say that somebody is part of a body: "fighters", "members", "forces"? */
static bool is_of_group(const cs_reader *q) {
    const cs_part *part = &q->parts.at[q->head];
    const cs_word *noun = cs_reader_word(q, part, CS_WORD_NOUN),
                  *title = cs_reader_word(q, part, CS_WORD_TITLE);
    cs_str sector = noun ? noun->sector : title ? title->sector : CS_STR_NONE;
    return title || (sector.at && (cs_str_eq(sector, "UNK") || cs_actor_armed(q->c->a, sector)));
}

/* "its fighters", "his country": of whom the pronoun stands for, where that is known by now. */
static void take_possessor(cs_reader *q, uint32_t token) {
    const cs_story *s = q->c->s;
    uint32_t start = s->tokens.at[token].span.start;
    uint32_t i = cs_story_seek(s->mentions, start);
    while (i < s->mentions.count && s->mentions.at[i].span.start == start &&
           s->mentions.at[i].form != CS_FORM_PRONOUN)
        i++;
    bool found = i < s->mentions.count && s->mentions.at[i].span.start == start &&
                 s->mentions.at[i].entity != CS_NONE;
    const cs_actor *actor = found ? s->entities.at[s->mentions.at[i].entity].actor : NULL;
    if (!actor)
        return;
    uint32_t country = cs_actor_country(q->c->a, actor->country);
    uint32_t known = cs_actor_known(q->c->a, actor->id);
    if (country != CS_NONE)
        take_country(q, country, false);
    if (known != CS_NONE && is_of_group(q))
        q->r->group = known;
}

void cs_take_owner(cs_reader *q) {
    enum { MOST = 5, MOST_BETWEEN = 4 };
    const cs_story *s = q->c->s;
    uint32_t end = q->m->token, limit = s->sentences.at[s->tokens.at[end].sentence].token;
    for (uint32_t i = 0; i < MOST_BETWEEN && end > limit && is_within_group(&s->tokens.at[end - 1]);
         i++)
        end--;
    if (s->tokens.at[q->m->token].xpos == CS_XPOS_PRPS)
        take_possessor(q, q->m->token);
    else if (end > limit && s->tokens.at[end - 1].xpos == CS_XPOS_PRPS)
        take_possessor(q, end - 1);
    if (end < limit + 2 || s->tokens.at[end - 1].xpos != CS_XPOS_POS)
        return;
    uint32_t first = end - 1;
    while (first > limit && end - first <= MOST && s->tokens.at[first - 1].upos == CS_UPOS_PROPN)
        first--;
    cs_parts owner;
    cs_actor_cut(q->c->a, s, first, end - 1, &owner);
    if (owner.count)
        cs_take_part(q, &owner.at[owner.count - 1], false);
}

void cs_take_qualifier(cs_reader *q) {
    const cs_story *s = q->c->s;
    uint32_t token = q->m->token;
    if (token > s->sentences.at[s->tokens.at[token].sentence].token &&
        s->tokens.at[token - 1].upos == CS_UPOS_ADJ) {
        cs_parts before;
        cs_actor_cut(q->c->a, s, token - 1, token, &before);
        if (before.count)
            cs_take_part(q, &before.at[0], false);
    }
    if (q->r->country == CS_NONE)
        cs_take_owner(q);
}
