/* match.c: see match.h. */
#include "event/match.h"

#include "event/choose.h"

/* ---- triggers ---------------------------------------------------------------------------------
 */

/* A form that is a verb's unless something before it makes it a noun: "gunmen shot at the car". */
static bool is_verbal(const cs_eventer *e, const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token], *before = token ? t - 1 : t;
    if (cs_map_get(&e->verbal, t->key) == CS_NONE)
        return false;
    return before->sentence != t->sentence ||
           !(before->upos == CS_UPOS_DET || before->upos == CS_UPOS_ADJ ||
             before->upos == CS_UPOS_NUM || before->xpos == CS_XPOS_PRPS ||
             before->xpos == CS_XPOS_POS);
}

/* A verb by its tag, or a word tagged as a noun that has what only verbs have: an object, or
 * another verb that goes on with it ("shot and killed"). */
static bool acts(const cs_eventer *e, const cs_story *s, uint32_t token) {
    if (cs_tree_is_verb(&s->tokens.at[token]) || is_verbal(e, s, token))
        return true;
    uint32_t other = cs_story_child(s, token, CS_DEP_CONJ);
    bool goes_on = other != CS_NONE && s->tokens.at[other].upos == CS_UPOS_VERB &&
                   cs_story_child(s, token, CS_DEP_DET) == CS_NONE;
    return cs_story_child(s, token, CS_DEP_OBJ) != CS_NONE || goes_on;
}

static bool fits_pos(const cs_eventer *e, const cs_story *s, uint32_t token,
                     const cs_trigger *trigger) {
    const cs_token *t = &s->tokens.at[token];
    switch ((cs_frame_pos)trigger->pos) {
    case CS_FRAME_VERB:
        if (trigger->state) /* "is willing", "was slain" */
            return t->upos == CS_UPOS_ADJ || cs_tree_is_passive(s, token);
        return acts(e, s, token);
    case CS_FRAME_NOUN:
        return t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN;
    case CS_FRAME_AUX:
        return t->upos == CS_UPOS_AUX ? t->head != CS_NONE : cs_tree_is_verb(t);
    case CS_FRAME_ADJECTIVE:
        return t->upos == CS_UPOS_ADJ || t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_VERB;
    }
    return false;
}

static bool has_key(const cs_token *t, uint64_t key) {
    return t->lemma_key == key || t->key == key;
}

/* Does the word stand behind a preposition that is none of the trigger's: "called for a truce" is
 * no "call truce"? */
static bool is_aside(const cs_story *s, uint32_t word, const cs_trigger *trigger) {
    uint64_t preposition = cs_tree_case(s, word);
    if (!preposition || trigger->pos != CS_FRAME_VERB || s->tokens.at[word].upos == CS_UPOS_ADP)
        return false;
    for (unsigned i = 0; i < trigger->word_count; i++)
        if (trigger->words[i] == preposition)
            return false;
    return true;
}

/* What a list names: no verb, and no name that acts ("Hill reached"). */
static bool is_thing(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    return !cs_tree_is_verb(t) && !(t->upos == CS_UPOS_PROPN && t->deprel == CS_DEP_NSUBJ);
}

static bool is_clause(const cs_story *s, uint32_t token) {
    uint8_t deprel = s->tokens.at[token].deprel;
    return deprel == CS_DEP_CCOMP || deprel == CS_DEP_ADVCL || deprel == CS_DEP_PARATAXIS ||
           deprel == CS_DEP_ACL_RELCL;
}

/* The `i`th word of the trigger, where it hangs from the token, or from what hangs from it; those
 * of a noun stand before it. CS_NONE. */
static uint32_t find_word(const cs_story *s, uint32_t token, const cs_trigger *trigger,
                          unsigned i) {
    bool before = trigger->pos == CS_FRAME_NOUN && !trigger->behind;
    bool thing = trigger->listed && i + 1u == trigger->word_count;
    uint64_t key = trigger->words[i];
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        if (before && c > token)
            return CS_NONE;
        if (has_key(&s->tokens.at[c], key) && !is_aside(s, c, trigger) &&
            (!thing || is_thing(s, c)))
            return c;
        bool joined = s->tokens.at[c].deprel == CS_DEP_CONJ && cs_tree_is_verb(&s->tokens.at[c]);
        joined |= s->tokens.at[c].deprel == CS_DEP_ADVCL && cs_tree_is_verb(&s->tokens.at[c]);
        if (s->tokens.at[c].deprel == CS_DEP_NSUBJ || joined || (thing && is_clause(s, c)))
            continue; /* what is part of the subject or of another clause is no part of it */
        for (uint32_t g = s->tokens.at[c].child; g != CS_NONE; g = s->tokens.at[g].sibling)
            if (has_key(&s->tokens.at[g], key) && (!before || g < token) &&
                (!thing || is_thing(s, g)))
                return g;
    }
    uint32_t object = cs_tree_takes_head(s, token) ? s->tokens.at[token].head : CS_NONE;
    return object != CS_NONE && has_key(&s->tokens.at[object], key) ? object : CS_NONE;
}

/* "set two cars on fire": the preposition of a word that was found. */
static uint32_t find_preposition(const cs_story *s, const cs_few *used, uint64_t key) {
    for (unsigned i = 0; i < used->count; i++)
        if (cs_tree_case(s, used->at[i]) == key)
            return cs_story_child(s, used->at[i], CS_DEP_CASE);
    return CS_NONE;
}

static bool find_words(const cs_story *s, uint32_t token, const cs_trigger *trigger, cs_few *used) {
    unsigned missing = 0;
    used->count = 0;
    for (unsigned i = 0; i < trigger->word_count; i++) {
        uint32_t word = find_word(s, token, trigger, i);
        missing += word == CS_NONE;
        if (word != CS_NONE && (!trigger->listed || i + 1u < trigger->word_count))
            cs_few_add(used, word);
    }
    for (unsigned i = 0; missing && used->count && i < trigger->word_count; i++) {
        uint32_t word = find_preposition(s, used, trigger->words[i]);
        if (word == CS_NONE || find_word(s, token, trigger, i) != CS_NONE)
            continue;
        cs_few_add(used, word);
        missing--;
    }
    return !missing;
}

static bool is_better(const cs_trigger *one, const cs_trigger *other) {
    return !other || one->word_count > other->word_count ||
           (one->word_count == other->word_count && one->weight > other->weight);
}

/* The frame of the trigger with most words that fits; of equals the weightier. */
static cs_match match_at(const cs_eventer *e, const cs_story *s, uint32_t token) {
    cs_match best = {.frame = NULL};
    uint32_t at = cs_map_get(&e->heads, s->tokens.at[token].lemma_key);
    if (at == CS_NONE)
        return best;
    const cs_trigger *found = NULL, *t = &e->triggers.at[at];
    for (bool more = true; more; more = !t++->last) {
        cs_few used;
        if (is_better(t, found) && fits_pos(e, s, token, t) && find_words(s, token, t, &used)) {
            found = t;
            best = (cs_match){&e->frames.at[t->frame], used, t->state};
        }
    }
    return best;
}

cs_match *cs_match_all(const cs_eventer *e, const cs_story *s) {
    cs_match *matches = cs_arena_new(s->scratch, cs_match, s->tokens.count);
    for (uint32_t i = 0; i < s->tokens.count; i++)
        matches[i] = match_at(e, s, i);
    for (uint32_t i = 0; i < s->tokens.count; i++)
        for (unsigned k = 0; matches[i].frame && k < matches[i].used.count; k++)
            matches[matches[i].used.at[k]].frame = NULL;
    return matches;
}

/* ---- what tells nothing -----------------------------------------------------------------------
 */

/* A word inside a name ("National Liberation Army", "Rally for Mali") tells nothing. */
static bool in_name(const cs_story *s, uint32_t token) {
    uint32_t start = s->sentences.at[s->tokens.at[token].sentence].span.start;
    for (uint32_t i = cs_story_seek(s->mentions, start);
         i < s->mentions.count && s->mentions.at[i].token <= token; i++)
        if (s->mentions.at[i].form == CS_FORM_NAME && token < s->mentions.at[i].token_end)
            return true;
    return false;
}

/* A noun with an article and a describing word of its own: a group, whatever it hangs from. */
static bool is_group(const cs_story *s, uint32_t token) {
    return cs_story_child(s, token, CS_DEP_DET) != CS_NONE &&
           cs_story_child(s, token, CS_DEP_AMOD) != CS_NONE;
}

/* "attack helicopter", "murder trial", "a free-trade pact": a word that only describes another. */
static bool only_describes(const cs_story *s, uint32_t token, const cs_frame *frame) {
    if (cs_tree_takes_head(s, token))
        return false;
    uint8_t relation = s->tokens.at[token].deprel;
    bool word = cs_choose_is_verbal(frame->type) || cs_tree_is_joined(s, token);
    word |= s->tokens.at[token].xpos == CS_XPOS_VBG; /* "burning tyres" */
    word |= frame->effect == CS_EFFECT_DISPLACED;    /* "a camp for displaced people" */
    if (frame->pos == CS_FRAME_VERB)                 /* "suspected rebels", "foreign-backed" */
        return relation == CS_DEP_COMPOUND || (relation == CS_DEP_AMOD && word);
    bool before = relation == CS_DEP_COMPOUND || relation == CS_DEP_FLAT || relation == CS_DEP_CASE;
    return frame->pos == CS_FRAME_NOUN && before && !is_group(s, token);
}

/* "execute attacks": a light verb, whatever else it may mean. */
static bool is_light(const cs_eventer *e, const cs_story *s, const cs_match *matches,
                     uint32_t token) {
    if (matches[token].frame->effect == CS_EFFECT_UNKNOWN ||
        cs_map_get(&e->lights, s->tokens.at[token].lemma_key) == CS_NONE)
        return false;
    cs_few objects = {.count = 0};
    cs_tree_object(s, token, &objects);
    for (unsigned i = 0; i < objects.count; i++)
        if (matches[objects.at[i]].frame && matches[objects.at[i]].frame->pos == CS_FRAME_NOUN)
            return true;
    return false;
}

/* "rally supporters", "this demonstrates that": no protest. */
static bool is_transitive(const cs_eventer *e, const cs_story *s, const cs_frame *frame,
                          uint32_t token) {
    if (frame->type != CS_TYPE_PROTEST || frame->pos != CS_FRAME_VERB ||
        cs_map_get(&e->intransitive, s->tokens.at[token].lemma_key) == CS_NONE)
        return false;
    uint32_t object = cs_story_child(s, token, CS_DEP_OBJ);
    return cs_story_child(s, token, CS_DEP_CCOMP) != CS_NONE ||
           (object != CS_NONE && !cs_tree_in_time(s, object));
}

bool cs_match_stands(const cs_eventer *e, const cs_story *s, const cs_match *matches,
                     uint32_t token) {
    const cs_frame *frame = matches[token].frame;
    return frame && !cs_tree_in_time(s, token) && !is_transitive(e, s, frame, token) &&
           !in_name(s, token) && !cs_story_aside(s, s->tokens.at[token].span) &&
           !cs_span_meets(s->source.dateline.span, s->tokens.at[token].span) &&
           !only_describes(s, token, frame) && !is_light(e, s, matches, token);
}
