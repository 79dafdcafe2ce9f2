/* np.c: see np.h. What a noun phrase is like is read off its head, its determiner and its place in
 * the tree (Universal Dependencies v2). */
#include "entity/np.h"

#include "entity/quote.h"

static const cs_token *token_at(const cs_nps *nps, uint32_t token) {
    return &nps->s->tokens.at[token];
}

cs_np *cs_np_at(const cs_nps *nps, uint32_t head) {
    uint32_t np = head == CS_NONE ? CS_NONE : nps->by_head[head];
    return np == CS_NONE ? NULL : &nps->at.at[np];
}

/* ---- place in the tree ----------------------------------------------------------------------- */

/* "X, Y and Z" stand where X stands. */
static uint32_t first_joined(const cs_story *s, uint32_t token) {
    while (s->tokens.at[token].deprel == CS_DEP_CONJ && s->tokens.at[token].head < token)
        token = s->tokens.at[token].head;
    return token;
}

static uint8_t role_of_relation(uint8_t deprel) {
    switch (deprel) {
    case CS_DEP_NSUBJ:
    case CS_DEP_NSUBJ_OUTER:
        return CS_ROLE_SUBJECT;
    case CS_DEP_NSUBJ_PASS:
        return CS_ROLE_PASSIVE;
    case CS_DEP_OBJ:
    case CS_DEP_IOBJ:
        return CS_ROLE_OBJECT;
    case CS_DEP_OBL:
    case CS_DEP_OBL_AGENT:
    case CS_DEP_OBL_UNMARKED:
        return CS_ROLE_OBLIQUE;
    case CS_DEP_NMOD_POSS:
        return CS_ROLE_OWNER;
    case CS_DEP_NMOD:
    case CS_DEP_NMOD_UNMARKED:
        return CS_ROLE_OF;
    case CS_DEP_APPOS:
        return CS_ROLE_APPOSITION;
    case CS_DEP_COMPOUND:
    case CS_DEP_NMOD_DESC:
    case CS_DEP_AMOD:
    case CS_DEP_FLAT:
        return CS_ROLE_MODIFIER;
    default:
        return CS_ROLE_OTHER;
    }
}

static uint8_t role_of(const cs_story *s, uint32_t head) {
    uint32_t first = first_joined(s, head);
    if (cs_story_child(s, first, CS_DEP_COP) != CS_NONE)
        return CS_ROLE_PREDICATE;
    return role_of_relation(s->tokens.at[first].deprel);
}

static bool heads_clause(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    return t->upos == CS_UPOS_VERB || t->head == CS_NONE ||
           cs_story_child(s, token, CS_DEP_NSUBJ) != CS_NONE ||
           cs_story_child(s, token, CS_DEP_COP) != CS_NONE;
}

/* Sentences have a ceiling, and so has the way up. */
static uint32_t clause_of(const cs_story *s, uint32_t head) {
    uint32_t token = s->tokens.at[head].head;
    if (token == CS_NONE)
        return head;
    while (!heads_clause(s, token))
        token = s->tokens.at[token].head;
    return token;
}

/* ---- determiners ----------------------------------------------------------------------------- */

static uint8_t det_of_word(const cs_nps *nps, const cs_token *t) {
    uint32_t det = cs_map_get(&nps->words->determiners, t->key);
    return det == CS_NONE ? CS_DET_A : (uint8_t)det;
}

static uint8_t det_of_child(const cs_nps *nps, const cs_token *t) {
    if (t->deprel == CS_DEP_NMOD_POSS)
        return CS_DET_POSS;
    if (t->deprel == CS_DEP_DET || t->upos == CS_UPOS_DET)
        return det_of_word(nps, t);
    return t->deprel == CS_DEP_NUMMOD ? CS_DET_NUMBER : CS_DET_NONE;
}

/* The first that is none of the numbers, else the number: "the two men" are known. */
static uint8_t det_of(const cs_nps *nps, uint32_t first, uint32_t head) {
    const cs_story *s = nps->s;
    uint8_t det = CS_DET_NONE;
    for (uint32_t c = s->tokens.at[head].child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        uint8_t found = c < head ? det_of_child(nps, &s->tokens.at[c]) : CS_DET_NONE;
        if (found != CS_DET_NONE && (det == CS_DET_NONE || det == CS_DET_NUMBER))
            det = found;
    }
    bool before = first && s->tokens.at[first - 1].sentence == s->tokens.at[head].sentence;
    if ((det == CS_DET_NONE || det == CS_DET_NUMBER) && before &&
        s->tokens.at[first - 1].upos == CS_UPOS_DET)
        det = det_of_word(nps, &s->tokens.at[first - 1]);
    return det;
}

/* ---- number and sex -------------------------------------------------------------------------- */

static bool is_plural(const cs_token *t) {
    return t->xpos == CS_XPOS_NNS || t->xpos == CS_XPOS_NNPS;
}

static uint8_t number_of(const cs_nps *nps, const cs_np *np) {
    const cs_token *t = cs_np_head(nps, np);
    bool body = np->kind == CS_KIND_ORGANIZATION || np->kind == CS_KIND_GROUP ||
                np->class == CS_CLASS_GROUP;
    if (t->upos == CS_UPOS_ADJ || t->upos == CS_UPOS_NUM)
        return CS_NUMBER_ANY;
    if (np->form == CS_FORM_NAME)
        return body || is_plural(t) ? CS_NUMBER_ANY : CS_NUMBER_ONE;
    if (is_plural(t))
        return CS_NUMBER_MANY;
    return body ? CS_NUMBER_ANY : CS_NUMBER_ONE;
}

/* The sex of the title just before the name or at its beginning; 0. */
static uint8_t sex_of_title(const cs_nps *nps, uint32_t first, uint32_t end) {
    const cs_phrases *titles = &nps->words->titles;
    uint32_t from =
        first > nps->s->sentences.at[token_at(nps, first)->sentence].token ? first - 1 : first;
    for (uint32_t i = from; i <= first; i++) {
        uint32_t until, entry = cs_phrases_find(titles, nps->s, i, end, CS_BY_FORM, &until);
        if (entry != CS_NONE && titles->entries.at[entry].value != CS_SEX_ANY)
            return (uint8_t)titles->entries.at[entry].value;
    }
    return 0;
}

static uint8_t sex_of_name(const cs_nps *nps, const cs_np *np) {
    uint8_t sex = sex_of_title(nps, np->token, np->token_end);
    for (uint32_t i = np->token; !sex && i + 1 < np->token_end; i++) {
        uint32_t given = cs_map_get(&nps->words->given, token_at(nps, i)->key);
        sex = given == CS_NONE ? 0 : (uint8_t)given;
    }
    return sex ? sex : CS_SEX_MALE | CS_SEX_FEMALE;
}

static uint8_t sex_of(const cs_nps *nps, const cs_np *np) {
    if (np->kind == CS_KIND_PERSON || np->class == CS_CLASS_PERSON) {
        uint8_t sex;
        if (np->form == CS_FORM_NAME)
            return sex_of_name(nps, np);
        cs_words_noun(nps->words, np->key, &sex);
        return sex ? sex : CS_SEX_MALE | CS_SEX_FEMALE;
    }
    if (np->class == CS_CLASS_UNKNOWN || np->class == CS_CLASS_GROUP ||
        np->class == CS_CLASS_ANIMAL || np->kind == CS_KIND_GROUP)
        return CS_SEX_ANY;
    return CS_SEX_THING;
}

/* ---- what it is ------------------------------------------------------------------------------ */

static uint8_t class_of_kind(uint8_t kind) {
    switch (kind) {
    case CS_KIND_PERSON:
        return CS_CLASS_PERSON;
    case CS_KIND_ORGANIZATION:
    case CS_KIND_GROUP:
        return CS_CLASS_GROUP;
    case CS_KIND_PLACE:
    case CS_KIND_FACILITY:
        return CS_CLASS_LOCATION;
    case CS_KIND_WEAPON:
    case CS_KIND_VEHICLE:
        return CS_CLASS_ARTIFACT;
    default:
        return CS_CLASS_UNKNOWN;
    }
}

static uint8_t kind_of_class(uint8_t class) {
    switch (class) {
    case CS_CLASS_PERSON:
        return CS_KIND_PERSON;
    case CS_CLASS_GROUP:
        return CS_KIND_GROUP;
    case CS_CLASS_LOCATION:
        return CS_KIND_PLACE;
    default:
        return CS_KIND_OTHER;
    }
}

/* The side of the longest common noun for people that ends with the head. */
static uint8_t side_of(const cs_nps *nps, const cs_np *np) {
    for (uint32_t i = np->head >= np->token + 2 ? np->head - 2 : np->token; i <= np->head; i++) {
        uint32_t end, entry = cs_phrases_find(&nps->words->nominals, nps->s, i, np->head + 1,
                                              CS_BY_LEMMA, &end);
        if (entry != CS_NONE && end == np->head + 1)
            return (uint8_t)nps->words->nominals.entries.at[entry].value;
    }
    return CS_SIDE_NONE;
}

/* The last country named in [first, end). */
static uint32_t country_within(const cs_nps *nps, uint32_t first, uint32_t end) {
    const cs_phrases *lists[] = {&nps->words->demonyms, &nps->words->countries};
    uint32_t country = CS_NONE;
    for (uint32_t i = first; i < end; i++)
        for (int k = 0; k < 2 && (token_at(nps, i)->shape & CS_SHAPE_INITIAL); k++) {
            uint32_t until, entry = cs_phrases_find(lists[k], nps->s, i, end, CS_BY_FORM, &until);
            if (entry != CS_NONE)
                country = lists[k]->entries.at[entry].value;
        }
    return country;
}

static void describe_name(const cs_nps *nps, cs_np *np) {
    uint32_t first = np->token, end = np->token_end;
    np->actor = cs_words_whole(&nps->words->actors, nps->s, first, end);
    np->country = cs_words_whole(&nps->words->countries, nps->s, first, end);
    np->side = np->actor == CS_NONE ? CS_SIDE_NONE : nps->words->actor_sides.at[np->actor];
    np->class = class_of_kind(np->kind);
}

static void describe_nominal(const cs_nps *nps, cs_np *np) {
    uint8_t sex;
    np->class = class_of_kind(np->kind);
    if (np->class == CS_CLASS_UNKNOWN)
        np->class = cs_words_noun(nps->words, np->key, &sex);
    if (np->mention == CS_NONE)
        np->kind = kind_of_class(np->class);
    if (np->mention != CS_NONE)
        np->side = side_of(nps, np);
    np->country = country_within(nps, np->token, np->head);
    np->det = det_of(nps, np->token, np->head);
}

static void describe_pronoun(cs_np *np, const cs_pronoun *pronoun) {
    np->form = CS_FORM_PRONOUN;
    np->pronoun = pronoun->group;
    np->use = pronoun->use;
    np->number = pronoun->number;
    np->sex = pronoun->sex;
    np->kind = pronoun->human ? CS_KIND_PERSON : CS_KIND_OTHER;
    np->class = pronoun->human ? CS_CLASS_PERSON : CS_CLASS_UNKNOWN;
}

static void describe(const cs_nps *nps, cs_np *np) {
    const cs_story *s = nps->s;
    const cs_token *t = cs_np_head(nps, np);
    const cs_pronoun *pronoun = np->token_end - np->token == 1 && np->form != CS_FORM_NAME
                                    ? cs_words_pronoun(nps->words, s, np->token)
                                    : NULL;
    np->sentence = t->sentence;
    np->key = t->lemma_key;
    np->role = role_of(s, np->head);
    np->clause = clause_of(s, np->head);
    np->quote = nps->quote_of[np->head];
    np->actor = np->country = np->cluster = CS_NONE;
    if (pronoun && t->upos != CS_UPOS_DET) {
        describe_pronoun(np, pronoun);
        return;
    }
    if (np->form == CS_FORM_NAME)
        describe_name(nps, np);
    else
        describe_nominal(nps, np);
    np->number = number_of(nps, np);
    np->sex = sex_of(nps, np);
    np->bare_plural = np->number == CS_NUMBER_MANY && np->det == CS_DET_NONE;
}

/* ---- finding them ---------------------------------------------------------------------------- */

static cs_np *add(cs_nps *nps, uint32_t mention, uint8_t form, uint32_t first, uint32_t end,
                  uint32_t head) {
    cs_np *np = cs_vec_push(nps->s->scratch, &nps->at);
    np->mention = mention;
    np->form = form;
    np->token = first;
    np->token_end = end;
    np->head = head;
    np->kind = mention == CS_NONE ? CS_KIND_OTHER : nps->s->mentions.at[mention].kind;
    np->aside = cs_story_aside(nps->s, cs_story_span(nps->s, first, end));
    describe(nps, np);
    return np;
}

static bool is_noun(const cs_token *t) {
    return t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN || t->upos == CS_UPOS_PRON;
}

/* The last noun that is joined to the token, or CS_NONE. */
static uint32_t last_joined(const cs_story *s, uint32_t token) {
    uint32_t last = CS_NONE;
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (s->tokens.at[c].deprel == CS_DEP_CONJ && c > token && is_noun(&s->tokens.at[c]))
            last = c;
    return last;
}

/* "X and Y" as a whole, where the np that begins at `first` is X. */
static void add_joined(cs_nps *nps, uint32_t first, uint32_t head) {
    uint32_t last = last_joined(nps->s, head);
    if (last == CS_NONE || token_at(nps, head)->deprel == CS_DEP_CONJ)
        return;
    cs_np *np = add(nps, CS_NONE, CS_FORM_NOMINAL, first, last + 1, head);
    np->joined = true;
    np->number = CS_NUMBER_MANY;
    np->sex = np->class == CS_CLASS_PERSON ? CS_SEX_MALE | CS_SEX_FEMALE : CS_SEX_ANY;
    np->key = 0;
}

/* A noun that heads no mention, and could stand for something by itself. */
static bool stands_alone(const cs_nps *nps, uint32_t token, uint32_t mention_end) {
    const cs_token *t = token_at(nps, token);
    bool part = t->deprel == CS_DEP_COMPOUND || t->deprel == CS_DEP_FLAT ||
                t->deprel == CS_DEP_FIXED || t->deprel == CS_DEP_GOESWITH ||
                t->deprel == CS_DEP_NMOD_DESC || t->deprel == CS_DEP_EXPL;
    return is_noun(t) && !part && (token >= mention_end || t->upos == CS_UPOS_PRON) && t->key != 0;
}

static void add_alone(cs_nps *nps, uint32_t token) {
    add_joined(nps, token, token);
    uint8_t form = token_at(nps, token)->upos == CS_UPOS_PROPN ? CS_FORM_NAME : CS_FORM_NOMINAL;
    add(nps, CS_NONE, form, token, token + 1, token);
    nps->by_head[token] = nps->at.count - 1;
}

/* A name's token whose governor is outside it: of "Peter Mwangi" the first. */
static uint32_t head_of(const cs_story *s, const cs_mention *m) {
    for (uint32_t i = m->token; i < m->token_end && m->form == CS_FORM_NAME; i++) {
        uint32_t head = s->tokens.at[i].head;
        if (s->tokens.at[i].deprel != CS_DEP_PUNCT && (head < m->token || head >= m->token_end))
            return i;
    }
    return m->head;
}

static void add_mention(cs_nps *nps, uint32_t mention) {
    const cs_mention *m = &nps->s->mentions.at[mention];
    uint32_t head = head_of(nps->s, m);
    if (m->form != CS_FORM_PRONOUN)
        add_joined(nps, m->token, head);
    add(nps, mention, m->form, m->token, m->token_end, head);
    nps->by_head[head] = nps->at.count - 1;
}

static void mark_heads(cs_nps *nps) {
    const cs_story *s = nps->s;
    nps->by_head = cs_arena_new(s->scratch, uint32_t, s->tokens.count + 1);
    memset(nps->by_head, 0xFF, (s->tokens.count + 1) * sizeof *nps->by_head);
    for (uint32_t i = 0; i < s->mentions.count; i++)
        nps->by_head[head_of(s, &s->mentions.at[i])] = i; /* until add_mention puts it right */
}

void cs_np_find(cs_nps *nps, const cs_words *words, cs_story *s) {
    nps->words = words;
    nps->s = s;
    mark_heads(nps);
    cs_quote_find(nps);
    uint32_t mention = 0, mention_end = 0;
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        bool heads_mention = nps->by_head[i] != CS_NONE;
        for (; mention < s->mentions.count && s->mentions.at[mention].token <= i; mention++) {
            if (s->mentions.at[mention].token_end > mention_end)
                mention_end = s->mentions.at[mention].token_end;
            add_mention(nps, mention);
        }
        if (!heads_mention && stands_alone(nps, i, mention_end))
            add_alone(nps, i);
    }
}
