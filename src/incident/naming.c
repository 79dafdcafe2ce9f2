/* naming.c: what someone or something is called: people by their name alone, without office and
 * trade; things without their number; "group", "members", "house" with whose or of whom they are.
 */
#include "incident/parts.h"

/* ---- names of people --------------------------------------------------------------------------
 */

static bool is_name_word(const cs_token *t) {
    return t->upos == CS_UPOS_PROPN || t->upos == CS_UPOS_X || (t->shape & CS_SHAPE_INITIAL);
}

/* Behind the last word of office or trade: "Senator X", "US professor X". A name that is nothing
 * else stays. */
static uint32_t behind_titles(const struct cs_incidenter *t, const cs_story *s,
                              const cs_mention *m) {
    uint32_t first = m->token;
    for (uint32_t i = m->token; i + 1 < m->token_end; i++) {
        uint32_t end,
            entry = cs_phrases_find(&t->titles, s, i, m->token_end - 1, CS_BY_LEMMA, &end);
        if (entry != CS_NONE && end < m->token_end)
            first = end;
    }
    while (first + 1 < m->token_end && !is_name_word(&s->tokens.at[first]))
        first++;
    return first;
}

static cs_str person_name(const struct cs_incidenter *t, const cs_story *s, const cs_mention *m) {
    return cs_story_words(s, cs_story_span(s, behind_titles(t, s, m), m->token_end));
}

cs_str cs_incident_person(const struct cs_incidenter *t, const cs_story *s, uint32_t entity) {
    cs_str best = CS_STR_NONE;
    uint32_t most = 0;
    if (entity == CS_NONE || s->entities.at[entity].kind != CS_KIND_PERSON)
        return best;
    const cs_ids *mentions = &s->entities.at[entity].mentions;
    for (uint32_t i = 0; i < mentions->count; i++) {
        const cs_mention *m = &s->mentions.at[mentions->at[i]];
        if (m->form != CS_FORM_NAME)
            continue;
        uint32_t first = behind_titles(t, s, m), words = m->token_end - first;
        if (words > most && s->tokens.at[first].upos != CS_UPOS_ADP) {
            most = words;
            best = person_name(t, s, m);
        }
    }
    return best;
}

/* ---- common nouns -----------------------------------------------------------------------------
 */

enum { LONGEST = 12 };

/* "two", "another", "the second", "at least" before a thing. */
static bool is_number_word(const cs_token *t) {
    static const char *const words[] = {"first", "second",  "third",   "fourth", "other",
                                        "least", "another", "several", "many",   NULL};
    for (const char *const *w = words; *w; w++)
        if (cs_str_eq(t->lemma, *w))
            return true;
    return t->upos == CS_UPOS_NUM || t->upos == CS_UPOS_DET || t->upos == CS_UPOS_ADP;
}

/* "22" of "a 22-caliber gun", "10" of "a 10 kg bomb": it counts no things. */
static bool is_of_measure(const cs_story *s, uint32_t token, uint32_t head) {
    const cs_token *t = &s->tokens.at[token];
    return t->upos == CS_UPOS_NUM && t->head != head && t->head > token && t->head < head;
}

static bool in_group(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    bool participle = t->upos == CS_UPOS_VERB && t->deprel == CS_DEP_AMOD;
    bool degree = t->upos == CS_UPOS_ADV && t->deprel == CS_DEP_ADVMOD && t->head == token + 1;
    return t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN || t->upos == CS_UPOS_ADJ ||
           t->upos == CS_UPOS_NUM || t->upos == CS_UPOS_DET || t->xpos == CS_XPOS_PRPS ||
           participle || degree;
}

/* The end of the noun group that begins at the token; the token itself where no noun is in it. */
static uint32_t group_end(const cs_story *s, uint32_t from, uint32_t limit) {
    uint32_t end = from;
    bool noun = false;
    for (; end < limit && in_group(s, end); end++) {
        const cs_token *t = &s->tokens.at[end];
        if (noun && (t->upos == CS_UPOS_DET || t->deprel == CS_DEP_OBL_UNMARKED))
            break; /* "a group of men this morning" */
        noun |= t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN;
    }
    for (uint32_t i = cs_story_seek(s->mentions, s->tokens.at[from].span.start);
         i < s->mentions.count && s->mentions.at[i].token < end; i++)
        if (s->mentions.at[i].token_end > end && s->mentions.at[i].token_end <= limit)
            end = s->mentions.at[i].token_end;
    return noun ? end : from;
}

/* "of the jailed drug lord": without what the group lacks its noun for. */
static uint32_t without_article(const cs_story *s, uint32_t from, uint32_t end) {
    while (end > from && s->tokens.at[end - 1].upos != CS_UPOS_NOUN &&
           s->tokens.at[end - 1].upos != CS_UPOS_PROPN)
        end--;
    return end;
}

/* "accused the army of murder": what follows "of" goes with the verb. */
static bool goes_with_verb(const cs_story *s, const cs_mention *m, uint32_t last) {
    static const char *const verbs[] = {"accuse", "suspect", "convict", "acquit", "deprive", NULL};
    uint32_t above = s->tokens.at[m->head].head, of = s->tokens.at[last].head;
    return above != CS_NONE && above == of && cs_str_is_any(s->tokens.at[above].lemma, verbs);
}

static bool is_of(const cs_story *s, uint32_t token) {
    return cs_str_eq_nocase(cs_story_words(s, s->tokens.at[token].span), "of");
}

uint32_t cs_incident_name_end(const cs_story *s, const cs_mention *m) {
    uint32_t limit = s->sentences.at[s->tokens.at[m->token].sentence].token_end;
    uint32_t end = m->token_end;
    if (m->head + 1 != end || end + 1 >= limit || !is_of(s, end))
        return end;
    uint32_t behind = without_article(s, end + 1, group_end(s, end + 1, limit));
    if (behind > end + 1 && goes_with_verb(s, m, behind - 1))
        return end;
    return behind > end + 1 && behind - m->token <= LONGEST ? behind : end;
}

/* How sure it is who they are is no part of what they are called. */
static bool is_hedge(const cs_token *t) {
    static const char *const words[] = {"alleged", "suspected", "presumed", "supposed", "apparent",
                                        "allege",  "suspect",   "presume",  "suppose",  NULL};
    return cs_str_is_any(t->lemma, words);
}

static cs_str noun_name(const cs_story *s, const cs_mention *m) {
    bool people = m->kind == CS_KIND_PERSON || m->kind == CS_KIND_GROUP;
    uint32_t first = m->token;
    while (!people && first < m->head && is_number_word(&s->tokens.at[first]) &&
           !is_of_measure(s, first, m->head))
        first++;
    while (people && first < m->head &&
           (cs_str_eq(s->tokens.at[first].lemma, "least") || is_hedge(&s->tokens.at[first])))
        first++;
    return cs_story_words(s, cs_story_span(s, first, cs_incident_name_end(s, m)));
}

/* "the group", "the militia", of a body that the actor table knows: that body. */
static bool is_known_body(const cs_story *s, const cs_mention *m) {
    const cs_entity *e = m->entity == CS_NONE ? NULL : &s->entities.at[m->entity];
    bool body = m->kind == CS_KIND_GROUP || m->kind == CS_KIND_ORGANIZATION;
    return e && body && m->form == CS_FORM_NOMINAL && e->actor && e->actor->id.at &&
           e->actor->sector.at &&
           !cs_str_is_any(e->actor->sector, (const char *const[]){"GOV", "MIL", "COP", NULL});
}

/* "Shining Path" of "Maoist Shining Path": what stands before the name of someone known is none of
 * it. */
static cs_str known_name(const cs_actor *actor, cs_str words) {
    cs_str name = actor && actor->id.at ? actor->name : CS_STR_NONE;
    if (!name.size || name.size + 1 >= words.size)
        return words;
    cs_str end = {words.at + words.size - name.size, name.size};
    return end.at[-1] == ' ' && cs_phrase_key(end) == cs_phrase_key(name) ? end : words;
}

cs_str cs_incident_name(const struct cs_incidenter *t, const cs_story *s, uint32_t mention) {
    const cs_mention *m = &s->mentions.at[mention];
    cs_str name = cs_incident_person(t, s, m->entity);
    if (name.at)
        return name;
    if ((m->form == CS_FORM_PRONOUN && m->entity != CS_NONE) || is_known_body(s, m))
        return s->entities.at[m->entity].name;
    const cs_actor *actor = m->entity == CS_NONE ? NULL : s->entities.at[m->entity].actor;
    if (m->form == CS_FORM_NOMINAL && m->kind == CS_KIND_PLACE && actor && actor->id.at)
        return actor->name; /* "Russian", of jets */
    return m->form == CS_FORM_NOMINAL ? noun_name(s, m)
                                      : known_name(actor, cs_story_words(s, m->span));
}
