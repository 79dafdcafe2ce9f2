/* means.c: see means.h. */
#include "event/means.h"

static uint32_t mode_at(const cs_draft *d, uint32_t token) {
    return cs_roles_mode_at(d->tables, d->s, token);
}

static bool is_kind(const cs_story *s, uint32_t token, uint8_t kind) {
    uint32_t mention = cs_roles_mention(s, token);
    return mention != CS_NONE && s->mentions.at[mention].kind == kind;
}

/* Who sends a weapon: "government jets", "Russian missiles", "warplanes of the coalition". */
static void owners(const cs_story *s, uint32_t weapon, cs_few *few) {
    cs_few before = {.count = 0};
    cs_roles_modifiers(s, weapon, &before);
    cs_tree_behind(s, weapon, cs_phrase_key(CS_STR("of")), &before);
    for (unsigned i = 0; i < before.count; i++)
        if (cs_roles_is_someone(s, before.at[i]))
            cs_few_add(few, before.at[i]);
}

/* "a missile fired by the militia hit a ship": who used the weapon, read by the words, as trees
 * hang "by" from the verb that follows. */
static void users(const cs_story *s, uint32_t weapon, cs_few *few) {
    static const char *const uses[] = {"fire",  "launch", "plant", "lay",  "leave",    "drop",
                                       "throw", "hurl",   "lob",   "send", "detonate", NULL};
    static const char *const by[] = {"by", NULL};
    const cs_token *verb = &s->tokens.at[weapon + 1];
    uint32_t end = s->sentences.at[s->tokens.at[weapon].sentence].token_end;
    if (weapon + 3 >= end || verb->xpos != CS_XPOS_VBN || !cs_str_is_any(verb->lemma, uses) ||
        !cs_story_is_any(s, weapon + 2, by))
        return;
    uint32_t mention = cs_story_seek(s->mentions, s->tokens.at[weapon + 3].span.start);
    if (mention < s->mentions.count && s->mentions.at[mention].token <= weapon + 4)
        cs_few_add(few, s->mentions.at[mention].head);
}

/* Weapons that act are means, not agents: "a car bomb killed", "missiles hit"; and of an act, who
 * is named before it: "rebel shelling killed". */
static void part_instruments(cs_draft *d) {
    cs_few agents = {.count = 0};
    for (unsigned i = 0; i < d->agents.count; i++) {
        uint32_t token = d->agents.at[i], row = mode_at(d, token);
        bool instrument = row != CS_NONE && d->tables->modes.at[row].instrument;
        if (instrument || is_kind(d->s, token, CS_KIND_WEAPON)) {
            cs_few_add(&d->instruments, token);
            cs_roles_possessors(d->s, token, &agents);
            owners(d->s, token, &agents);
            users(d->s, token, &agents);
        } else {
            if (cs_story_mention_at(d->s, token) == CS_NONE)
                owners(d->s, token, &agents);
            cs_few_add(&agents, token);
        }
    }
    d->agents = agents;
}

/* "an attack involving 30 missiles", "raids using drones": the object of such a clause. */
static void find_used(cs_draft *d, uint32_t clause) {
    static const char *const verbs[] = {"involve", "use", "employ", NULL};
    uint32_t object = cs_story_child(d->s, clause, CS_DEP_OBJ);
    if (object == CS_NONE || !is_kind(d->s, object, CS_KIND_WEAPON))
        return;
    for (const char *const *v = verbs; *v; v++)
        if (cs_str_eq(d->s->tokens.at[clause].lemma, *v))
            cs_few_add_joined(&d->instruments, d->s, object);
}

/* "with machetes", "by F-15 jets", "in a rocket attack": weapons behind a preposition. */
static void find_instruments(cs_draft *d, uint32_t token) {
    for (uint32_t c = d->s->tokens.at[token].child; c != CS_NONE; c = d->s->tokens.at[c].sibling) {
        uint8_t r = d->s->tokens.at[c].deprel;
        if (r == CS_DEP_ACL || r == CS_DEP_ADVCL)
            find_used(d, c);
        if (r != CS_DEP_OBL && r != CS_DEP_NMOD && r != CS_DEP_OBL_AGENT && r != CS_DEP_OBJ)
            continue;
        uint32_t row = mode_at(d, c);
        bool weapon = row != CS_NONE && d->tables->modes.at[row].instrument;
        if ((weapon || is_kind(d->s, c, CS_KIND_WEAPON)) && r != CS_DEP_OBJ)
            cs_few_add_joined(&d->instruments, d->s, c);
    }
}

/* "attacked positions with drones", where the tree hangs the weapon from the thing attacked. */
static void find_behind_targets(cs_draft *d) {
    uint64_t with = cs_phrase_key(CS_STR("with"));
    for (unsigned i = 0; i < d->targets.count && d->frame->pos == CS_FRAME_VERB; i++) {
        uint32_t target = d->targets.at[i];
        bool thing =
            !is_kind(d->s, target, CS_KIND_PERSON) && !is_kind(d->s, target, CS_KIND_GROUP);
        for (uint32_t c = d->s->tokens.at[target].child; thing && c != CS_NONE;
             c = d->s->tokens.at[c].sibling)
            if (cs_tree_case(d->s, c) == with && is_kind(d->s, c, CS_KIND_WEAPON))
                cs_few_add_joined(&d->instruments, d->s, c);
    }
}

/* Means against crowds that the trigger itself names: "fired tear gas". */
static void find_named(cs_draft *d) {
    bool crowd = cs_str_eq(d->frame->mode, "crowd-control");
    for (unsigned i = 0; i < d->used.count; i++)
        if (crowd && is_kind(d->s, d->used.at[i], CS_KIND_WEAPON))
            cs_few_add_joined(&d->instruments, d->s, d->used.at[i]);
}

void cs_means_find(cs_draft *d) {
    find_named(d);
    find_instruments(d, d->token);
    if (d->host != d->token)
        find_instruments(d, d->host);
    find_behind_targets(d);
    part_instruments(d);
}
