/* source.c: who says it: the words for the source, its entity and its type. */
#include "attribution/parts.h"

static bool is_verb(const cs_token *t) {
    return t->upos == CS_UPOS_VERB || t->upos == CS_UPOS_AUX;
}

/* The subject of a relative clause stands for the noun that the clause describes. */
static uint32_t behind_relative(const cs_story *s, uint32_t subject, uint32_t verb) {
    const cs_token *t = &s->tokens.at[subject];
    bool relative = t->xpos == CS_XPOS_WDT || t->xpos == CS_XPOS_WP;
    bool describes = s->tokens.at[verb].deprel == CS_DEP_ACL_RELCL;
    return relative && describes ? s->tokens.at[verb].head : subject;
}

static uint32_t own_subject(const cs_story *s, uint32_t verb) {
    uint32_t subject = cs_story_child(s, verb, CS_DEP_NSUBJ);
    if (subject == CS_NONE)
        subject = cs_story_child(s, verb, CS_DEP_OBL_AGENT);
    return subject == CS_NONE ? CS_NONE : behind_relative(s, subject, verb);
}

/* The verb that lends its subject: "he paused and said", "adding that", "wants to say". */
static uint32_t lender(const cs_story *s, uint32_t verb) {
    const cs_token *t = &s->tokens.at[verb];
    bool borrows =
        t->deprel == CS_DEP_CONJ || t->deprel == CS_DEP_ADVCL || t->deprel == CS_DEP_XCOMP;
    return borrows && t->head != CS_NONE && is_verb(&s->tokens.at[t->head]) ? t->head : CS_NONE;
}

static uint32_t speaker_of_verb(const cs_story *s, uint32_t verb) {
    enum { MOST_STEPS = 4 };
    for (int i = 0; i < MOST_STEPS && verb != CS_NONE; i++) {
        uint32_t subject = own_subject(s, verb);
        if (subject != CS_NONE)
            return subject;
        if (s->tokens.at[verb].deprel == CS_DEP_ACL)
            return s->tokens.at[verb].head; /* "a statement saying that" */
        verb = lender(s, verb);
    }
    return CS_NONE;
}

/* "the army's claim that", "a warning by the mayor". */
static uint32_t speaker_of_noun(const cs_story *s, uint32_t noun) {
    uint32_t owner = cs_story_child(s, noun, CS_DEP_NMOD_POSS);
    for (uint32_t c = s->tokens.at[noun].child; c != CS_NONE && owner == CS_NONE;
         c = s->tokens.at[c].sibling) {
        uint32_t preposition = cs_story_child(s, c, CS_DEP_CASE);
        bool by = s->tokens.at[c].deprel == CS_DEP_NMOD && preposition != CS_NONE &&
                  (cs_str_eq(s->tokens.at[preposition].lemma, "by") ||
                   cs_str_eq(s->tokens.at[preposition].lemma, "from"));
        owner = by ? c : CS_NONE;
    }
    return owner;
}

uint32_t cs_attribution_speaker(const cs_story *s, uint32_t token, const cs_cue *cue) {
    return cue->noun ? speaker_of_noun(s, token) : speaker_of_verb(s, token);
}

/* Parts of a noun group that are not the source itself. */
static bool is_apart(uint8_t deprel) {
    return deprel == CS_DEP_ACL || deprel == CS_DEP_ACL_RELCL || deprel == CS_DEP_APPOS ||
           deprel == CS_DEP_PUNCT || deprel == CS_DEP_PARATAXIS || deprel == CS_DEP_CASE ||
           deprel == CS_DEP_ADVCL || deprel == CS_DEP_COP || deprel == CS_DEP_DEP;
}

static cs_span group_span(const cs_story *s, uint32_t head) {
    uint32_t first = head, end = head + 1;
    for (uint32_t c = s->tokens.at[head].child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        uint32_t from, to;
        if (is_apart(s->tokens.at[c].deprel))
            continue;
        cs_story_subtree(s, c, &from, &to);
        first = from < first ? from : first;
        end = to > end ? to : end;
    }
    return cs_story_span(s, first, end);
}

static uint8_t type_of_words(const struct cs_attributer *t, const cs_story *s, cs_span span) {
    uint32_t first, end;
    if (!cs_story_tokens_of(s, span, &first, &end))
        return CS_SOURCE_UNKNOWN;
    for (uint32_t i = end; i-- > first;) {
        uint32_t behind, entry = cs_phrases_find(&t->sources, s, i, end, CS_BY_LEMMA, &behind);
        if (entry != CS_NONE)
            return (uint8_t)t->sources.entries.at[entry].value;
    }
    return CS_SOURCE_UNKNOWN;
}

static uint8_t type_of_sector(cs_str sector) {
    static const struct {
        const char *sector;
        uint8_t type;
    } types[] = {{"GOV", CS_SOURCE_GOVERNMENT},  {"MIL", CS_SOURCE_MILITARY},
                 {"COP", CS_SOURCE_POLICE},      {"REB", CS_SOURCE_ARMED_GROUP},
                 {"UAF", CS_SOURCE_ARMED_GROUP}, {"PRM", CS_SOURCE_ARMED_GROUP},
                 {"MED", CS_SOURCE_MEDICAL},     {"JRN", CS_SOURCE_MEDIA},
                 {"NGO", CS_SOURCE_NGO},         {"IGO", CS_SOURCE_IGO},
                 {"JUD", CS_SOURCE_COURT},       {"LEG", CS_SOURCE_GOVERNMENT},
                 {"CVL", CS_SOURCE_WITNESS}};
    for (size_t i = 0; sector.at && i < sizeof types / sizeof *types; i++)
        if (cs_str_eq(sector, types[i].sector))
            return types[i].type;
    return CS_SOURCE_OTHER;
}

static bool is_named(const cs_story *s, const cs_attribution *x) {
    for (uint32_t i = cs_story_seek(s->mentions, x->source.start);
         i < s->mentions.count && s->mentions.at[i].span.start < x->source.end; i++)
        if (s->mentions.at[i].form == CS_FORM_NAME && s->mentions.at[i].kind == CS_KIND_PERSON)
            return true;
    uint32_t mention = cs_story_mention_at(s, x->source_token);
    return mention != CS_NONE && s->mentions.at[mention].form == CS_FORM_NAME;
}

/* The type that the entity's other mentions tell, where the source's own words do not. */
static uint8_t type_of_entity(const struct cs_attributer *t, const cs_story *s, uint32_t entity) {
    const cs_entity *e = &s->entities.at[entity];
    uint8_t type = CS_SOURCE_UNKNOWN;
    for (uint32_t i = 0; i < e->mentions.count && type == CS_SOURCE_UNKNOWN; i++)
        type = type_of_words(t, s, s->mentions.at[e->mentions.at[i]].span);
    return type == CS_SOURCE_UNKNOWN && e->actor ? type_of_sector(e->actor->sector) : type;
}

void cs_attribution_source(const struct cs_attributer *t, const cs_story *s, cs_attribution *x,
                           uint32_t token) {
    x->source_token = token;
    x->source = group_span(s, token);
    uint32_t mention = cs_story_mention_at(s, token);
    x->entity = mention == CS_NONE ? CS_NONE : s->mentions.at[mention].entity;
    x->type = type_of_words(t, s, x->source);
    if (x->type == CS_SOURCE_UNKNOWN && x->entity != CS_NONE)
        x->type = type_of_entity(t, s, x->entity);
    x->named = is_named(s, x);
}
