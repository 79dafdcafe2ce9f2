/* choose.c: see choose.h. */
#include "event/choose.h"

/* How far up the tree another event is looked for. */
enum { MOST_STEPS = 6 };

static const cs_token *token_at(const cs_candidate *c, uint32_t token) {
    return &c->draft.s->tokens.at[token];
}

static bool is_nominal(const cs_candidate *c) {
    return c->draft.frame->pos == CS_FRAME_NOUN;
}

/* A noun that stands by itself, with no light verb that makes it what is said. */
static bool is_bare(const cs_candidate *c) {
    return is_nominal(c) && c->draft.host == c->draft.token;
}

bool cs_choose_is_verbal(uint8_t type) {
    return type != CS_TYPE_ASSAULT && type != CS_TYPE_COERCE && type != CS_TYPE_PROTEST &&
           type != CS_TYPE_MOBILIZE;
}

static bool is_unreal(const cs_candidate *c) {
    uint8_t status = c->standing.status;
    return status == CS_STATUS_PLANNED || status == CS_STATUS_HYPOTHETICAL ||
           status == CS_STATUS_THREATENED || status == CS_STATUS_ATTEMPTED ||
           c->standing.polarity == CS_POLARITY_NEGATIVE;
}

/* ---- turns ------------------------------------------------------------------------------------
 */

static bool is_announced(const cs_candidate *c) {
    return c->standing.status == CS_STATUS_PLANNED && c->standing.future &&
           c->standing.polarity == CS_POLARITY_POSITIVE;
}

static bool is_when(cs_turn_when when, const cs_standing *standing) {
    if (standing->refused)
        return when == CS_TURN_REFUSED;
    return when == CS_TURN_FUTURE || (when == CS_TURN_IF && standing->conditional);
}

const cs_turn *cs_choose_turn(const cs_candidate *c) {
    const struct cs_eventer *e = c->draft.tables;
    if (!c->draft.agents.count || !(is_announced(c) || c->standing.refused))
        return NULL;
    for (uint32_t i = 0; i < e->turns.count; i++) {
        const cs_turn *turn = &e->turns.at[i];
        if (turn->of == c->type && is_when(turn->when, &c->standing) &&
            (!turn->mode.at || (c->mode.at && cs_str_is(turn->mode, c->mode))))
            return turn;
    }
    return NULL;
}

/* ---- what stands below what -------------------------------------------------------------------
 */

typedef struct position {
    uint32_t above;   /* the candidate whose clause or noun group it is part of, or CS_NONE */
    bool describes;   /* by a relative clause */
    bool aims;        /* "to demand": a purpose */
    unsigned clauses; /* clauses between it and the sentence's main verb */
    unsigned nouns;   /* nouns above it, up to its verb */
} position;

static bool is_at(const cs_candidate *c, uint32_t token) {
    return c->draft.token == token || c->draft.host == token;
}

static uint32_t candidate_at(const cs_candidate *all, uint32_t count, uint32_t token) {
    for (uint32_t i = 0; i < count; i++)
        if (is_at(&all[i], token))
            return i;
    return CS_NONE;
}

static bool is_relative(uint8_t deprel) {
    return deprel == CS_DEP_ACL_RELCL;
}

static bool has_mark_to(const cs_story *s, uint32_t verb) {
    uint32_t mark = cs_story_child(s, verb, CS_DEP_MARK);
    return mark != CS_NONE && cs_str_eq(s->tokens.at[mark].lemma, "to");
}

static bool opens_clause(uint8_t deprel) {
    return deprel == CS_DEP_ADVCL || deprel == CS_DEP_ACL || deprel == CS_DEP_ACL_RELCL ||
           deprel == CS_DEP_CCOMP || deprel == CS_DEP_XCOMP;
}

/* Is the clause of this verb the content of a plain statement, which is no clause less? */
static bool is_content(const cs_candidate *c, uint32_t verb) {
    uint8_t deprel = token_at(c, verb)->deprel;
    return (deprel == CS_DEP_CCOMP || deprel == CS_DEP_PARATAXIS) &&
           cs_roles_speech(&c->draft, verb) != CS_NONE;
}

/* The candidate whose word is the light verb of this noun, or the "must" of this verb; CS_NONE. */
static uint32_t beside(const cs_candidate *all, uint32_t count, const cs_candidate *c) {
    for (uint32_t i = 0; i < count; i++) {
        const cs_draft *other = &all[i].draft;
        bool light = other->token == c->draft.host;
        bool must = other->frame->pos == CS_FRAME_AUX && other->host == c->draft.token;
        if (&all[i] != c && (light || must))
            return i;
    }
    return CS_NONE;
}

static position find_position(const cs_candidate *all, uint32_t count, const cs_candidate *c) {
    position p = {.above = beside(all, count, c)};
    const cs_story *s = c->draft.s;
    uint32_t at = c->draft.host;
    p.aims = token_at(c, at)->deprel == CS_DEP_ADVCL && has_mark_to(s, at);
    for (int step = 0; step < MOST_STEPS && s->tokens.at[at].head != CS_NONE; step++) {
        const cs_token *t = &s->tokens.at[at];
        if (p.above == CS_NONE)
            p.describes |= is_relative(t->deprel);
        p.clauses += opens_clause(t->deprel) && !is_content(c, at);
        p.nouns += !p.clauses && cs_tree_is_noun(t);
        if (cs_tree_is_own_clause(s, at))
            break;
        at = t->head;
        uint32_t other = p.above == CS_NONE ? candidate_at(all, count, at) : CS_NONE;
        if (other != CS_NONE && &all[other] != c && t->deprel != CS_DEP_CONJ)
            p.above = other;
    }
    return p;
}

/* ---- choosing ---------------------------------------------------------------------------------
 */

/* "imposed a curfew", "lifted the curfew": what the event above it is done with or to. */
static bool is_object(const cs_candidate *c, const cs_candidate *above) {
    const cs_token *t = token_at(c, c->draft.token);
    bool object = t->deprel == CS_DEP_OBJ || t->deprel == CS_DEP_NSUBJ_PASS;
    bool grave = c->type == CS_TYPE_ASSAULT || c->type == CS_TYPE_PROTEST;
    return is_nominal(c) && object && t->head == above->draft.token &&
           (!grave || c->standing.polarity == CS_POLARITY_NEGATIVE) &&
           (c->type == above->type || cs_choose_is_verbal(above->type));
}

/* Is it told as part of the event above it: agreed to, asked for, refused, aimed at? */
static bool is_part(const cs_candidate *c, const cs_candidate *above, const position *p) {
    if (p->describes)
        return is_bare(c) && cs_choose_is_verbal(c->type);
    if (is_object(c, above))
        return true;
    if (cs_choose_is_verbal(c->type))
        return is_nominal(c) || is_unreal(c) || p->aims;
    return cs_choose_is_verbal(above->type) && is_unreal(c) && c->type != CS_TYPE_ASSAULT &&
           c->type != CS_TYPE_PROTEST;
}

/* "ready to impose martial law", "vowed to strike": what is promised is harm. */
static bool is_harm(const cs_candidate *c) {
    return c->type == CS_TYPE_ASSAULT || c->type == CS_TYPE_COERCE || c->type == CS_TYPE_SANCTION ||
           c->type == CS_TYPE_THREATEN;
}

static void make_threat(cs_candidate *above, const cs_candidate *c) {
    uint8_t deprel = token_at(c, c->draft.host)->deprel;
    bool promised = deprel == CS_DEP_XCOMP || deprel == CS_DEP_CCOMP;
    if (above->type == CS_TYPE_AGREE && !is_nominal(above) && promised && is_harm(c) &&
        c->standing.polarity == CS_POLARITY_POSITIVE) {
        above->type = CS_TYPE_THREATEN;
        above->mode = c->type == CS_TYPE_ASSAULT ? CS_STR("violence") : CS_STR_NONE;
    }
}

/* A noun of talk or politics that nothing else in the sentence makes what it is about. */
static bool is_idle(const cs_candidate *all, uint32_t count, const cs_candidate *c) {
    if (!is_bare(c) || !cs_choose_is_verbal(c->type))
        return false;
    for (uint32_t i = 0; i < count; i++)
        if (&all[i] != c && !is_bare(&all[i]))
            return true;
    return false;
}

static double sureness(const cs_candidate *c, const position *p) {
    static const double clause = 0.85, noun = 0.9, bare = 0.85, unreal = 0.85, lonely = 0.8;
    double sure = c->draft.frame->weight;
    for (unsigned i = 0; i < p->clauses && i < 3; i++)
        sure *= clause;
    for (unsigned i = 0; i < p->nouns && i < 3; i++)
        sure *= noun;
    sure *= is_bare(c) ? bare : 1;
    sure *= is_unreal(c) || c->standing.status == CS_STATUS_HISTORICAL ? unreal : 1;
    sure *= c->draft.agents.count || c->draft.targets.count ? 1 : lonely;
    return sure;
}

void cs_choose(cs_candidate *all, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        cs_candidate *c = &all[i];
        position p = find_position(all, count, c);
        c->chosen =
            !(p.above != CS_NONE && is_part(c, &all[p.above], &p)) && !is_idle(all, count, c);
        c->confidence = sureness(c, &p);
        if (p.above != CS_NONE && !p.describes)
            make_threat(&all[p.above], c);
    }
}
