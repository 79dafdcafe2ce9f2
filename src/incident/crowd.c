/* crowd.c: how many took part in a protest: the number of those who march, and what the sentence
 * behind gives for it ("organisers said 3,000 people took part; police put the crowd at 500"). Each
 * is a claim of whoever gives it; low and high span them, best is the first told. */
#include "incident/parts.h"

/* Verbs of which a crowd is the subject. */
static bool is_joining(const cs_story *s, uint32_t verb) {
    static const char *const verbs[] = {
        "attend",   "show",        "join",    "gather", "march",  "rally",  "turn",
        "assemble", "participate", "protest", "fill",   "throng", "parade", "mass",
        "converge", "demonstrate", "block",   "chant",  "crowd",  NULL};
    static const char *const part[] = {"part", NULL};
    if (cs_str_is_any(s->tokens.at[verb].lemma, verbs))
        return true;
    uint32_t object = cs_story_child(s, verb, CS_DEP_OBJ);
    return object != CS_NONE && cs_str_eq(s->tokens.at[verb].lemma, "take") &&
           cs_str_is_any(s->tokens.at[object].lemma, part);
}

/* Verbs of what is done to a crowd: "hundreds were dispersed". */
static bool is_breaking_up(const cs_story *s, uint32_t verb) {
    static const char *const verbs[] = {"disperse", "scatter", "kettle", "address", NULL};
    return cs_str_is_any(s->tokens.at[verb].lemma, verbs);
}

/* "3,000 people took part", "tens of thousands marched". */
static bool counts_subject(const cs_story *s, const cs_quantity *q) {
    enum { MOST_STEPS = 3 };
    uint32_t token = q->head == CS_NONE ? q->token : q->head;
    for (int i = 0; token != CS_NONE && i < MOST_STEPS; i++) {
        const cs_token *t = &s->tokens.at[token];
        if (t->deprel == CS_DEP_NSUBJ)
            return t->head != CS_NONE && is_joining(s, t->head);
        if (t->deprel == CS_DEP_NSUBJ_PASS || t->deprel == CS_DEP_OBJ)
            return t->head != CS_NONE && is_breaking_up(s, t->head);
        uint32_t clause = cs_story_child(s, token, CS_DEP_ACL_RELCL);
        if (clause != CS_NONE && is_joining(s, clause))
            return true; /* "hundreds of protesters who marched" */
        if (t->deprel != CS_DEP_NMOD && t->deprel != CS_DEP_NUMMOD)
            return false;
        token = t->head;
    }
    return false;
}

/* "put the crowd at 500", "a crowd of about 2,000", "the turnout was 400". */
static bool counts_crowd(const cs_story *s, const cs_quantity *q) {
    static const char *const crowds[] = {"crowd", "turnout", "attendance", NULL};
    enum { MOST_BACK = 3 };
    uint32_t first, end;
    if (!cs_story_tokens_of(s, q->span, &first, &end))
        return false;
    uint32_t start = s->sentences.at[s->tokens.at[first].sentence].token;
    for (uint32_t i = first; i-- > start && first - i <= MOST_BACK;)
        if (cs_str_is_any(s->tokens.at[i].lemma, crowds))
            return true;
    return false;
}

/* "Organisers spoke of 100,000; the ministry said there were no more than 35,000": a large number
 * of nothing else, in a saying. */
static bool counts_bare(const cs_story *s, const cs_quantity *q) {
    enum { LEAST = 50 };
    static const char *const nouns[] = {"people",       "person",      "marcher", "protester",
                                        "demonstrator", "participant", NULL};
    bool bare = q->head == CS_NONE || cs_str_is_any(s->tokens.at[q->head].lemma, nouns);
    return bare && q->best >= LEAST && cs_incident_sayer(s, q->span) != CS_NONE;
}

/* The words of a number and its noun: "a few hundred people", "thousands". */
static cs_span words_of(const cs_story *s, const cs_quantity *q) {
    cs_span noun = q->head == CS_NONE ? q->span : s->tokens.at[q->head].span;
    return (cs_span){q->span.start < noun.start ? q->span.start : noun.start,
                     q->span.end > noun.end ? q->span.end : noun.end};
}

/* Where no clause tells who took part, those who are counted did. */
static void add_counted(const cs_story *s, cs_arena *arena, cs_incident *incident,
                        const cs_quantity *q) {
    cs_span span = words_of(s, q);
    if (incident->agents.count)
        return;
    cs_party *party = cs_vec_push(arena, &incident->agents);
    *party = (cs_party){
        .entity = CS_NONE, .name = cs_story_words(s, span), .certainty = CS_CERTAINTY_STATED};
    *cs_vec_push(arena, &party->evidence) = span;
}

static void add_size(const cs_story *s, cs_arena *arena, cs_incident *incident,
                     const cs_quantity *q) {
    cs_count count = cs_incident_count(q), *size = &incident->size;
    *cs_vec_push(arena, &incident->claims) =
        (cs_claim){.field = CS_CLAIM_SIZE,
                   .count = count,
                   .attribution = cs_incident_sayer(s, q->span),
                   .span = q->span};
    if (!size->given) {
        add_counted(s, arena, incident, q);
        *size = count;
        return;
    }
    if (count.low != CS_OPEN && (size->low == CS_OPEN || count.low < size->low))
        size->low = count.low;
    if (size->high != CS_OPEN && (count.high == CS_OPEN || count.high > size->high))
        size->high = count.high;
}

static bool has_size(const cs_incident *incident, const cs_quantity *q) {
    for (uint32_t i = 0; i < incident->claims.count; i++)
        if (incident->claims.at[i].field == CS_CLAIM_SIZE &&
            cs_span_meets(incident->claims.at[i].span, q->span))
            return true;
    return false;
}

/* In the sentence behind the protest's, sayings may tell numbers that name no crowd. */
static void look_at(const cs_story *s, cs_arena *arena, cs_incident *incident, cs_span span,
                    bool behind) {
    bool said = behind && incident->size.given;
    for (uint32_t i = cs_story_seek(s->quantities, span.start);
         i < s->quantities.count && s->quantities.at[i].span.start < span.end; i++) {
        const cs_quantity *q = &s->quantities.at[i];
        bool counts = q->kind == CS_QUANTITY_COUNT || q->kind == CS_QUANTITY_TOTAL;
        if (counts && !has_size(incident, q) &&
            (counts_subject(s, q) || counts_crowd(s, q) || (said && counts_bare(s, q))))
            add_size(s, arena, incident, q);
    }
}

/* Does the sentence tell of another protest? */
static bool is_others(const cs_story *s, const cs_incident *incident, uint32_t sentence) {
    uint32_t own = s->events.at[incident->events.at[0]].incident;
    for (uint32_t i = 0; i < s->events.count; i++)
        if (s->events.at[i].sentence == sentence && s->events.at[i].type == CS_TYPE_PROTEST &&
            s->events.at[i].incident != own)
            return true;
    return false;
}

/* Does the sentence tell of harm or arrests, whose numbers are no crowd's? */
static bool has_harm(const cs_story *s, uint32_t sentence) {
    for (uint32_t i = 0; i < s->events.count; i++)
        if (s->events.at[i].sentence == sentence && s->events.at[i].effect != CS_EFFECT_UNKNOWN)
            return true;
    return false;
}

void cs_incident_crowd(const cs_story *s, cs_arena *arena, cs_incident *incident) {
    if (incident->type != CS_TYPE_PROTEST)
        return;
    for (uint32_t i = 0; i < incident->events.count; i++) {
        uint32_t sentence = s->events.at[incident->events.at[i]].sentence;
        look_at(s, arena, incident, s->sentences.at[sentence].span, false);
        if (sentence + 1 < s->sentences.count && !is_others(s, incident, sentence + 1))
            look_at(s, arena, incident, s->sentences.at[sentence + 1].span,
                    !has_harm(s, sentence + 1));
    }
}
