/* roles.c: see roles.h. */
#include "event/roles.h"

#include "event/means.h"
#include "event/reach.h"
#include "event/talk.h"

/* ---- slots ------------------------------------------------------------------------------------
 */

void cs_roles_possessors(const cs_story *s, uint32_t noun, cs_few *few) {
    uint32_t c = cs_story_child(s, noun, CS_DEP_NMOD_POSS);
    if (c != CS_NONE)
        cs_few_add_joined(few, s, c);
}

/* "the Kabul bombing": where, not who; a country may be either. */
static bool is_town(const cs_story *s, uint32_t token) {
    cs_span word = s->tokens.at[token].span;
    for (uint32_t i = cs_story_seek(s->places, word.start);
         i < s->places.count && s->places.at[i].span.start < word.end; i++) {
        uint8_t precision = s->places.at[i].precision;
        if (precision == CS_PRECISION_EXACT || precision == CS_PRECISION_NEAR)
            return true;
    }
    return false;
}

/* "rebel attack", "US air strikes", "Israeli raid": modifiers that are mentions of someone, or
 * adjectives of a people. */
void cs_roles_modifiers(const cs_story *s, uint32_t noun, cs_few *few) {
    for (uint32_t c = s->tokens.at[noun].child; c != CS_NONE && c < noun;
         c = s->tokens.at[c].sibling) {
        const cs_token *t = &s->tokens.at[c];
        bool name = (t->shape & CS_SHAPE_INITIAL) && t->deprel == CS_DEP_AMOD;
        if ((t->deprel == CS_DEP_COMPOUND || name) && !is_town(s, c))
            cs_few_add(few, c);
    }
}

/* The noun that an adjective stands with: "five dead", "the wounded soldiers", "is dead". */
static void described(const cs_story *s, uint32_t adjective, cs_few *few) {
    const cs_token *t = &s->tokens.at[adjective];
    uint32_t subject = cs_story_child(s, adjective, CS_DEP_NSUBJ);
    if (subject != CS_NONE)
        cs_few_add_joined(few, s, subject);
    else if (t->deprel == CS_DEP_AMOD && t->head != CS_NONE)
        cs_few_add(few, t->head);
    else if ((t->deprel == CS_DEP_XCOMP || t->deprel == CS_DEP_ADVCL) && t->head != CS_NONE)
        cs_tree_object(s, t->head, few); /* "left five people dead" */
    else
        cs_few_add(few, adjective); /* "the dead", "dozens dead" */
}

/* "threatened to attack the town": the object of the clause that follows. */
static void of_clause(const cs_story *s, uint32_t verb, cs_few *few) {
    uint32_t c = cs_story_child(s, verb, CS_DEP_XCOMP);
    if (c == CS_NONE)
        c = cs_story_child(s, verb, CS_DEP_CCOMP);
    if (c != CS_NONE)
        cs_tree_object(s, c, few);
}

static void fill_case(cs_draft *d, uint64_t preposition, cs_few *few) {
    cs_tree_behind(d->s, d->token, preposition, few);
    if (!few->count && (d->frame->pos == CS_FRAME_NOUN || d->frame->pos == CS_FRAME_VERB))
        cs_reach_over(d, preposition, few);
    if (!few->count && d->host != d->token)
        cs_tree_behind(d->s, d->host, preposition, few);
}

static void fill_slot(cs_draft *d, cs_slot slot, bool agent, cs_few *few) {
    const cs_story *s = d->s;
    switch (slot.kind) {
    case CS_SLOT_SUBJ:
        if (d->frame->pos == CS_FRAME_VERB && agent && !d->state)
            cs_tree_agent(s, d->token, few);
        else if (d->frame->pos == CS_FRAME_VERB)
            cs_tree_subject(s, d->token, few); /* of "die": the one who dies */
        else if (d->frame->pos == CS_FRAME_AUX)
            cs_tree_subject(s, d->host, few); /* the one who must */
        break;
    case CS_SLOT_OBJ:
        if (d->frame->pos == CS_FRAME_VERB && !d->state)
            cs_tree_object(s, d->token, few);
        break;
    case CS_SLOT_IOBJ:
        if (cs_story_child(s, d->token, CS_DEP_IOBJ) != CS_NONE)
            cs_few_add_joined(few, s, cs_story_child(s, d->token, CS_DEP_IOBJ));
        break;
    case CS_SLOT_POSS:
        cs_roles_possessors(s, d->token, few);
        break;
    case CS_SLOT_MOD:
        if (d->frame->pos == CS_FRAME_ADJECTIVE)
            described(s, d->token, few);
        else
            cs_roles_modifiers(s, d->token, few);
        break;
    case CS_SLOT_COMP:
        of_clause(s, d->token, few);
        break;
    case CS_SLOT_SPEAKER:
        if (cs_roles_speech(d, d->host) != CS_NONE)
            cs_tree_subject(s, cs_roles_speech(d, d->host), few);
        break;
    case CS_SLOT_BOTH:
        cs_tree_behind(s, d->token, cs_phrase_key(CS_STR("between")), few);
        if (few->count)
            break;
        cs_tree_subject(s, d->token, few);
        cs_tree_behind(s, d->token, cs_phrase_key(CS_STR("with")), few);
        break;
    case CS_SLOT_SELF:
        cs_few_add_joined(few, s, d->token);
        break;
    case CS_SLOT_CASE:
        fill_case(d, slot.key, few);
        break;
    }
}

/* ---- kinds of participants --------------------------------------------------------------------
 */

/* "a group of diplomats": those who are in it. */
static bool is_partitive(const cs_story *s, uint32_t token) {
    static const char *const words[] = {"group", "number", "couple", "handful", "crowd", "team"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (cs_str_eq(s->tokens.at[token].lemma, words[i]))
            return true;
    return false;
}

uint32_t cs_roles_mention(const cs_story *s, uint32_t token) {
    enum { MOST_STEPS = 3 }; /* "tens of thousands of people" */
    uint32_t mention = cs_story_mention_at(s, token);
    bool inside = mention == CS_NONE || is_partitive(s, token);
    for (int i = 0; inside && i < MOST_STEPS; i++) {
        uint32_t of = cs_story_child(s, token, CS_DEP_NMOD);
        if (of == CS_NONE || cs_tree_case(s, of) != cs_phrase_key(CS_STR("of")))
            return mention;
        uint32_t inner = cs_story_mention_at(s, of);
        if (inner != CS_NONE)
            return inner;
        token = of;
    }
    return mention;
}

uint32_t cs_roles_mode_at(const struct cs_eventer *tables, const cs_story *s, uint32_t token) {
    enum { LONGEST = 3 };
    uint32_t first = s->sentences.at[s->tokens.at[token].sentence].token;
    for (uint32_t from = token - first > LONGEST ? token - LONGEST : first; from <= token; from++) {
        uint32_t end,
            entry = cs_phrases_find(&tables->mode_phrases, s, from, token + 1, CS_BY_LEMMA, &end);
        if (entry != CS_NONE && end == token + 1)
            return tables->mode_phrases.entries.at[entry].value;
    }
    return CS_NONE;
}

bool cs_roles_is_someone(const cs_story *s, uint32_t token) {
    uint32_t mention = cs_story_mention_at(s, token);
    uint8_t kind = mention == CS_NONE ? CS_KIND_OTHER : s->mentions.at[mention].kind;
    return mention != CS_NONE && s->mentions.at[mention].head == token &&
           (kind == CS_KIND_PERSON || kind == CS_KIND_ORGANIZATION || kind == CS_KIND_GROUP ||
            kind == CS_KIND_PLACE);
}

static void drop(cs_few *few, const cs_few *others) {
    unsigned kept = 0;
    for (unsigned i = 0; i < few->count; i++) {
        bool other = false;
        for (unsigned k = 0; k < others->count; k++)
            other |= few->at[i] == others->at[k];
        if (!other)
            few->at[kept++] = few->at[i];
    }
    few->count = kept;
}

/* ---- mode -------------------------------------------------------------------------------------
 */

static bool take_mode(cs_draft *d, uint32_t token) {
    uint32_t row = cs_roles_mode_at(d->tables, d->s, token);
    if (row != CS_NONE)
        d->mode = d->tables->modes.at[row].mode;
    return row != CS_NONE;
}

/* The mode that the means tell: grenades beside rifles are no bombing. */
static bool take_means(cs_draft *d) {
    bool thrown = false, taken = false;
    for (unsigned i = 0; i < d->instruments.count && (!taken || thrown); i++) {
        uint32_t row = cs_roles_mode_at(d->tables, d->s, d->instruments.at[i]);
        if (row == CS_NONE || (taken && !cs_str_eq(d->tables->modes.at[row].mode, "firearms")))
            continue;
        d->mode = d->tables->modes.at[row].mode;
        thrown = d->tables->modes.at[row].thrown;
        taken = true;
    }
    return taken;
}

/* "Jets bombed the town", "a mine went off", "a rocket set a tanker ablaze": what bombs from the
 * air or lies in the road is no bomb, and what it burns is no arson. */
static void take_air(cs_draft *d) {
    static const char *const air[] = {"aerial", "drone", "landmine", "missile", NULL};
    cs_str mode = d->mode;
    bool bombs =
        cs_str_eq(mode, "bombing") || (cs_str_eq(mode, "arson") && d->frame->pos == CS_FRAME_VERB);
    if (!bombs)
        return;
    for (unsigned i = 0; i < d->instruments.count; i++)
        if (take_mode(d, d->instruments.at[i]) && cs_str_is_any(d->mode, air))
            return;
    for (unsigned i = 0; i < d->agents.count; i++)
        if (take_mode(d, d->agents.at[i]) && cs_str_eq(d->mode, "aerial"))
            return;
    d->mode = mode;
}

/* The first of: modifiers of the event's noun, the means, what stands behind "in". */
static void settle_mode(cs_draft *d) {
    d->mode = d->frame->mode;
    if (!d->frame->open_mode) {
        take_air(d);
        return;
    }
    for (uint32_t c = d->s->tokens.at[d->token].child; c != CS_NONE && c < d->token;
         c = d->s->tokens.at[c].sibling)
        if (d->s->tokens.at[c].deprel == CS_DEP_COMPOUND && take_mode(d, c))
            return;
    if (take_means(d))
        return;
    for (unsigned i = 0; i < d->agents.count; i++)
        if (take_mode(d, d->agents.at[i]))
            return;
}

/* ---- what takes no part -----------------------------------------------------------------------
 */

/* Drops times, the trigger's own words, and the trigger itself. */
static void clear(const cs_draft *d, cs_few *few) {
    unsigned kept = 0;
    drop(few, &d->used);
    for (unsigned i = 0; i < few->count; i++)
        if (few->at[i] != d->token && !cs_tree_in_time(d->s, few->at[i]))
            few->at[kept++] = few->at[i];
    few->count = kept;
}

/* ---- */

static void fill(cs_draft *d, const cs_slot *slots, unsigned count, bool agent, cs_few *few) {
    for (unsigned i = 0; i < count && !few->count; i++) {
        fill_slot(d, slots[i], agent, few);
        clear(d, few);
    }
}

/* "took ten passengers hostage": where the trigger's last word is the object, who stands before it.
 */
static void fill_before_used(cs_draft *d) {
    uint32_t object = cs_story_child(d->s, d->token, CS_DEP_OBJ);
    if (d->targets.count || object == CS_NONE || d->frame->effect == CS_EFFECT_UNKNOWN)
        return;
    bool used = false;
    for (unsigned i = 0; i < d->used.count; i++)
        used |= d->used.at[i] == object;
    for (uint32_t c = d->s->tokens.at[object].child; used && c != CS_NONE && c < object;
         c = d->s->tokens.at[c].sibling)
        if (d->s->tokens.at[c].deprel == CS_DEP_COMPOUND && cs_roles_is_someone(d->s, c))
            cs_few_add(&d->targets, c);
}

/* "students marching on parliament": those right before the word, whatever the tree makes of it. */
static void fill_from_before(cs_draft *d) {
    const cs_token *t = &d->s->tokens.at[d->token];
    bool follows = d->frame->type == CS_TYPE_PROTEST && t->xpos == CS_XPOS_VBG && d->token > 0 &&
                   t[-1].sentence == t->sentence && t[-1].upos == CS_UPOS_NOUN;
    if (!follows || !cs_roles_is_someone(d->s, d->token - 1))
        return;
    d->agents.count = 0;
    cs_few_add(&d->agents, d->token - 1);
}

/* The light verb's participants: its subject, turned round in a passive, but for "those involved
 * in". */
static void fill_from_host(cs_draft *d) {
    if (d->host == d->token)
        return;
    cs_few *few = d->host_subject == CS_LIGHT_TARGET ? &d->targets : &d->agents;
    if (few->count)
        return;
    if (d->host_subject != CS_LIGHT_AGENT)
        cs_tree_subject(d->s, d->host, few);
    else
        cs_tree_agent(d->s, d->host, few);
    clear(d, few);
}

void cs_roles_fill(cs_draft *d) {
    fill(d, d->frame->agent, d->frame->agent_count, true, &d->agents);
    fill(d, d->frame->target, d->frame->target_count, false, &d->targets);
    fill_from_host(d);
    fill_from_before(d);
    fill_before_used(d);
    cs_means_find(d);
    settle_mode(d);
    drop(&d->agents, &d->instruments);
    drop(&d->targets, &d->instruments);
    if (d->frame->type == CS_TYPE_PROTEST)
        drop(&d->targets, &d->agents);
    cs_talk_fill(d);
}
