/* status.c: see status.h. */
#include "event/status.h"

#include "event/guilt.h"

/* How far up the tree the words that govern an event are looked for. */
enum { MOST_STEPS = 5 };

static bool lemma_is(const cs_story *s, uint32_t token, const char *word) {
    return cs_str_eq(s->tokens.at[token].lemma, word);
}

static bool has_child(const cs_story *s, uint32_t token, uint8_t deprel, const char *const *words) {
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (s->tokens.at[c].deprel == deprel &&
            (cs_str_is_any(s->tokens.at[c].lemma, words) ||
             cs_str_is_any(cs_story_words(s, s->tokens.at[c].span), words)))
            return true;
    return false;
}

static bool has_no(const cs_story *s, uint32_t token) {
    static const char *const adverbs[] = {"not", "n't", "n\xE2\x80\x99t", "never", "nor", NULL};
    static const char *const determiners[] = {"no", "neither", NULL};
    static const char *const prepositions[] = {"without", NULL};
    return has_child(s, token, CS_DEP_ADVMOD, adverbs) ||
           has_child(s, token, CS_DEP_DET, determiners) ||
           has_child(s, token, CS_DEP_CASE, prepositions) ||
           has_child(s, token, CS_DEP_MARK, prepositions);
}

/* "no injuries or deaths": what denies the first of two nouns denies the second. */
static bool is_negated(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    bool second = t->deprel == CS_DEP_CONJ && t->head != CS_NONE && t->upos == CS_UPOS_NOUN &&
                  s->tokens.at[t->head].upos == CS_UPOS_NOUN;
    return has_no(s, token) || (second && has_no(s, t->head));
}

/* "neither the mayor nor his wife". */
static bool has_neither(const cs_story *s, uint32_t token) {
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (cs_str_eq(s->tokens.at[c].lemma, "neither"))
            return true;
    return false;
}

/* "No one was held", "none of them": the subject or object denies. */
static bool has_nobody(const cs_story *s, const cs_few *few) {
    static const char *const nobody[] = {"nobody", "none", "nothing", NULL};
    static const char *const no[] = {"no", NULL};
    for (unsigned i = 0; i < few->count; i++)
        if (cs_str_is_any(s->tokens.at[few->at[i]].lemma, nobody) ||
            has_child(s, few->at[i], CS_DEP_DET, no) || has_neither(s, few->at[i]))
            return true;
    return false;
}

/* "said it would allow": the future of what was said. */
static bool is_reported(const cs_draft *d, uint32_t verb) {
    const cs_story *s = d->s;
    return cs_roles_speech(d, verb) != CS_NONE && cs_story_child(s, verb, CS_DEP_ADVCL) == CS_NONE;
}

/* "may have been killed by rebels", "the attack could have been carried out by them": of what
 * happened it is only open who did it. */
static bool is_open_who(const cs_draft *d, uint32_t verb) {
    static const char *const guesses[] = {"may", "might", "could", "must", NULL};
    static const char *const have[] = {"have", NULL};
    const cs_story *s = d->s;
    uint32_t agent = cs_story_child(s, verb, CS_DEP_OBL_AGENT);
    return agent != CS_NONE && cs_roles_is_someone(s, agent) &&
           has_child(s, verb, CS_DEP_AUX, guesses) && has_child(s, verb, CS_DEP_AUX, have) &&
           cs_tree_is_passive(s, verb);
}

static uint8_t of_auxiliaries(const cs_draft *d, uint32_t verb) {
    const cs_story *s = d->s;
    static const char *const future[] = {"will", "'ll", "shall", NULL};
    static const char *const unreal[] = {"would", "could",  "may", "might", "can",
                                         "must",  "should", "'d",  NULL};
    static const char *const would[] = {"would", "'d", NULL};
    static const char *const conditions[] = {"if", "unless", "whether", "lest", NULL};
    if (has_child(s, verb, CS_DEP_MARK, conditions))
        return CS_STATUS_HYPOTHETICAL;
    if (has_child(s, verb, CS_DEP_AUX, future) ||
        (has_child(s, verb, CS_DEP_AUX, would) && is_reported(d, verb)))
        return CS_STATUS_PLANNED;
    if (has_child(s, verb, CS_DEP_AUX, unreal))
        return is_open_who(d, verb) ? CS_STATUS_OCCURRED : CS_STATUS_HYPOTHETICAL;
    uint32_t be = cs_story_child(s, verb, CS_DEP_AUX);
    bool present = be != CS_NONE &&
                   (s->tokens.at[be].xpos == CS_XPOS_VBZ || s->tokens.at[be].xpos == CS_XPOS_VBP);
    if (present && lemma_is(s, be, "be") && s->tokens.at[verb].xpos == CS_XPOS_VBG)
        return CS_STATUS_ONGOING;
    return CS_STATUS_OCCURRED;
}

/* "to" + verb that no governor explains: a purpose, a wish. */
static bool is_infinitive(const cs_story *s, uint32_t verb) {
    static const char *const to[] = {"to", NULL};
    return s->tokens.at[verb].xpos == CS_XPOS_VB && has_child(s, verb, CS_DEP_MARK, to);
}

static const cs_governor *governor_by(const cs_draft *d, uint64_t key) {
    uint32_t row = cs_map_get(&d->tables->governors, key);
    return row == CS_NONE ? NULL : &d->tables->governor_rows.at[row];
}

/* A verb with its particle ("call off"), else by itself. */
static const cs_governor *governor_of(const cs_draft *d, uint32_t token) {
    uint64_t key = d->s->tokens.at[token].lemma_key;
    uint32_t particle = cs_story_child(d->s, token, CS_DEP_COMPOUND_PRT);
    const cs_governor *both = particle == CS_NONE
                                  ? NULL
                                  : governor_by(d, cs_hash_mix(key, d->s->tokens.at[particle].key));
    return both ? both : governor_by(d, key);
}

/* "The shell set a house ablaze", "the raid threatens to end the truce": the event is what acts,
 * and the verb's own object or clause is what the verb is about. */
static bool acts_on_other(const cs_story *s, uint32_t verb, uint8_t deprel) {
    return deprel == CS_DEP_NSUBJ && (cs_story_child(s, verb, CS_DEP_OBJ) != CS_NONE ||
                                      cs_story_child(s, verb, CS_DEP_XCOMP) != CS_NONE);
}

/* Does a governor at the head rule what hangs from it by this relation? */
static bool rules(const cs_governor *g, uint8_t deprel) {
    switch (deprel) {
    case CS_DEP_XCOMP:
    case CS_DEP_CCOMP:
    case CS_DEP_OBJ:
    case CS_DEP_OBL:
    case CS_DEP_NMOD:
    case CS_DEP_ACL:
    case CS_DEP_NSUBJ_PASS:
        return g->relation == CS_GOVERNS_COMP;
    case CS_DEP_NSUBJ:
        return g->relation == CS_GOVERNS_COMP || g->relation == CS_GOVERNS_SUBJ;
    default:
        return false;
    }
}

static void apply(const cs_governor *g, cs_standing *standing) {
    if (g->negative)
        standing->polarity = standing->polarity == CS_POLARITY_NEGATIVE ? CS_POLARITY_POSITIVE
                                                                        : CS_POLARITY_NEGATIVE;
    else if (standing->status == CS_STATUS_OCCURRED || standing->status == CS_STATUS_ONGOING)
        standing->status = g->status;
}

static void look_at_modifiers(const cs_draft *d, cs_standing *standing) {
    for (uint32_t c = d->s->tokens.at[d->token].child; c != CS_NONE;
         c = d->s->tokens.at[c].sibling) {
        const cs_token *t = &d->s->tokens.at[c];
        const cs_governor *g = t->deprel == CS_DEP_AMOD ? governor_by(d, t->key) : NULL;
        if (g && g->relation == CS_GOVERNS_MOD)
            apply(g, standing);
    }
}

static bool is_false(const cs_draft *d, uint32_t token) {
    return cs_map_get(&d->tables->untrue, d->s->tokens.at[token].lemma_key) != CS_NONE;
}

/* Does a clause that the tree hangs from the token call something false? */
static bool has_false(const cs_draft *d, uint32_t token) {
    for (uint32_t c = d->s->tokens.at[token].child; c != CS_NONE; c = d->s->tokens.at[c].sibling)
        if (is_false(d, c) && cs_story_child(d->s, c, CS_DEP_COP) != CS_NONE &&
            cs_story_child(d->s, c, CS_DEP_NSUBJ) == CS_NONE)
            return true;
    return false;
}

/* "Rumours that it was shelled are false": what the noun above is the subject of denies it; some
 * trees hang that from the noun or from its clause. */
static bool is_untrue(const cs_draft *d, uint32_t token, uint32_t noun) {
    const cs_token *t = &d->s->tokens.at[noun];
    bool subject = t->deprel == CS_DEP_NSUBJ || t->deprel == CS_DEP_NSUBJ_PASS;
    if (subject && t->head != CS_NONE && is_false(d, t->head))
        return true;
    return cs_tree_is_noun(t) && (has_false(d, noun) || has_false(d, token));
}

/* "to plan and execute attacks": the second is no more than planned, unlike in "planned and
 * executed". */
static bool shares(const cs_story *s, uint32_t token, uint32_t head) {
    const cs_token *t = &s->tokens.at[token];
    return t->deprel == CS_DEP_CONJ && t->xpos == CS_XPOS_VB &&
           s->tokens.at[head].xpos == CS_XPOS_VB;
}

/* "reports that a priest was seized": a clause that says what a noun is about. */
static bool is_told_by_noun(const cs_story *s, uint32_t verb) {
    static const char *const that[] = {"that", NULL};
    const cs_token *t = &s->tokens.at[verb];
    bool clause =
        t->deprel == CS_DEP_CCOMP || t->deprel == CS_DEP_ACL_RELCL || t->deprel == CS_DEP_ACL;
    return clause && t->head != CS_NONE && has_child(s, verb, CS_DEP_MARK, that) &&
           (s->tokens.at[t->head].upos == CS_UPOS_NOUN ||
            s->tokens.at[t->head].deprel == CS_DEP_OBJ);
}

/* "rejected claims", "dismissed rumours": of what a noun tells, not of what happened. */
static bool rejects(const cs_story *s, uint32_t noun) {
    static const char *const verbs[] = {"reject", "dismiss", "refute", "deny", "rebut", NULL};
    const cs_token *t = &s->tokens.at[noun];
    bool object = t->deprel == CS_DEP_OBJ || t->deprel == CS_DEP_NSUBJ_PASS;
    return object && t->head != CS_NONE && cs_str_is_any(s->tokens.at[t->head].lemma, verbs);
}

/* "escaped an attack", "escaped unhurt from the ambush": violence happened, though not the harm. */
static bool is_spared(const cs_draft *d, const cs_governor *g) {
    return g->spares && d->frame->type == CS_TYPE_ASSAULT && d->frame->effect == CS_EFFECT_UNKNOWN;
}

/* "the murder of a judge", "his killing": told as known. */
static bool is_given(const cs_draft *d) {
    static const char *const the[] = {"the", "this", "that", "these", "those", NULL};
    return d->frame->pos == CS_FRAME_NOUN && d->frame->type == CS_TYPE_ASSAULT &&
           (has_child(d->s, d->token, CS_DEP_DET, the) ||
            cs_story_child(d->s, d->token, CS_DEP_NMOD_POSS) != CS_NONE);
}

/* "after an attack", "an inquiry into a murder": of what was before, whatever is told of it; and
 * behind any preposition what is given, where the verb has an object: "denied a part in the
 * attack". */
static bool is_behind(const cs_draft *d, bool given) {
    static const char *const words[] = {"after", "following", "since", "despite",
                                        "amid",  "into",      NULL};
    const cs_story *s = d->s;
    uint32_t head = s->tokens.at[d->token].head;
    if (d->frame->pos != CS_FRAME_NOUN || d->frame->type != CS_TYPE_ASSAULT || head == CS_NONE)
        return false;
    return has_child(s, d->token, CS_DEP_CASE, words) ||
           (given && cs_tree_case(s, d->token) && head < d->token && head != d->host &&
            cs_story_child(s, head, CS_DEP_OBJ) != CS_NONE);
}

/* "to investigate the murder", "responsibility for the attack", "to meet after the attack": what is
 * planned, wished or denied is what the word stands with, not the violence. Not so "to carry out
 * the attack", "reports of the attack". */
static bool is_of_own(const cs_draft *d, uint32_t word) {
    static const char *const tellings[] = {"report", "claim",      "rumor", "rumour", "news",
                                           "story",  "suggestion", "talk",  NULL};
    uint64_t lemma = d->s->tokens.at[word].lemma_key;
    return word != d->token && word != d->host &&
           cs_map_get(&d->tables->lights, lemma) == CS_NONE &&
           cs_map_get(&d->tables->phases, lemma) == CS_NONE &&
           !cs_str_is_any(d->s->tokens.at[word].lemma, tellings);
}

/* "started to shoot", "managed to flee", "helped to kill": by its verb what follows was
 * done. */
static bool makes_done(const cs_draft *d, const cs_governor *g, uint32_t verb) {
    uint8_t form = d->s->tokens.at[verb].xpos;
    return !g->negative && g->status == CS_STATUS_OCCURRED && !is_negated(d->s, verb) &&
           (form == CS_XPOS_VBD || form == CS_XPOS_VBN) &&
           of_auxiliaries(d, verb) == CS_STATUS_OCCURRED;
}

/* Climbs from the event to the words it hangs from. A content clause of a plain statement ("said
 * that") changes nothing; its auxiliaries were looked at below. Is the event told as done by the
 * word above? */
static bool look_above(const cs_draft *d, cs_standing *standing) {
    const cs_story *s = d->s;
    uint32_t at = d->token;
    bool given = is_given(d);
    if (is_behind(d, given))
        return false;
    for (int step = 0; step < MOST_STEPS; step++) {
        const cs_token *t = &s->tokens.at[at];
        uint32_t head = t->head;
        if (head == CS_NONE || cs_tree_is_topic(s, at) || cs_tree_is_own_clause(s, at) ||
            cs_guilt_is_deed(d->tables->guilt, s, at) || (given && is_of_own(d, at)))
            return false;
        if (is_untrue(d, at, head)) {
            standing->polarity = CS_POLARITY_NEGATIVE;
            return false;
        }
        const cs_governor *g = governor_of(d, head);
        bool aim =
            t->deprel == CS_DEP_ADVCL && is_infinitive(s, at); /* "threatened, he said, to" */
        bool ruled = g && !is_spared(d, g) && !acts_on_other(s, head, t->deprel) &&
                     (rules(g, aim ? CS_DEP_XCOMP : t->deprel) ||
                      (g->relation == CS_GOVERNS_COMP && shares(s, at, head)));
        if (ruled) {
            apply(g, standing);
            if (is_negated(s, head) && g->status == CS_STATUS_OCCURRED)
                standing->polarity = CS_POLARITY_NEGATIVE;
            return makes_done(d, g, head);
        }
        bool clause = t->deprel == CS_DEP_CCOMP || t->deprel == CS_DEP_ADVCL ||
                      t->deprel == CS_DEP_ACL_RELCL || t->deprel == CS_DEP_PARATAXIS;
        if (is_told_by_noun(s, at)) {
            if (rejects(s, head)) {
                standing->polarity = CS_POLARITY_NEGATIVE;
                return false;
            }
        } else if (clause && head != d->host) {
            return false;
        }
        at = head;
    }
    return false;
}

static void look_at_verb(const cs_draft *d, uint32_t verb, cs_standing *standing) {
    static const char *const ifs[] = {"if", "unless", NULL};
    static const char *const own[] = {"will", "'ll", "would", "'d", "can", "could", "do", NULL};
    if (is_negated(d->s, verb)) {
        standing->polarity = CS_POLARITY_NEGATIVE;
        standing->refused = has_child(d->s, verb, CS_DEP_AUX, own);
    }
    uint32_t condition = cs_story_child(d->s, verb, CS_DEP_ADVCL);
    standing->conditional = condition != CS_NONE && has_child(d->s, condition, CS_DEP_MARK, ifs);
    uint8_t status = of_auxiliaries(d, verb);
    if (status != CS_STATUS_OCCURRED)
        standing->status = status;
    standing->future = status == CS_STATUS_PLANNED;
}

/* "any attack", "future attacks": an event of no time. */
static bool is_any_event(const cs_story *s, uint32_t token) {
    static const char *const any[] = {"any", "every", "such", NULL};
    return has_child(s, token, CS_DEP_DET, any);
}

static bool is_since(const cs_story *s, uint32_t token) {
    static const char *const since[] = {"since", NULL};
    return has_child(s, token, CS_DEP_CASE, since);
}

/* Does a day stand there, of the week or the month: "since Monday", "since 5 May"? */
static bool is_day_at(const cs_story *s, uint32_t token) {
    enum { CLOSE = 4 };
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    uint32_t end = token + CLOSE < in->token_end ? token + CLOSE : in->token_end;
    if (token >= end)
        return false;
    cs_span span = cs_story_span(s, token, end);
    for (uint32_t i = cs_story_seek(s->times, span.start);
         i < s->times.count && s->times.at[i].span.start < span.end; i++) {
        cs_day from = s->times.at[i].from, to = s->times.at[i].to;
        bool old = from != CS_DAY_NONE && s->source.day != CS_DAY_NONE && to + 31 < s->source.day;
        if (!old && (from == CS_DAY_NONE || to - from <= 7))
            return true;
    }
    return false;
}

/* "More than 10,000 people have died since then", "since the war began": a sum of what the report
 * does not tell one by one. */
static bool is_sum(const cs_story *s, uint32_t verb) {
    static const char *const have[] = {"have", NULL}, *const since[] = {"since", NULL};
    const cs_sentence *in = &s->sentences.at[s->tokens.at[verb].sentence];
    if (!has_child(s, verb, CS_DEP_AUX, have))
        return false;
    for (uint32_t i = verb + 1; i < in->token_end; i++)
        if (cs_story_is_any(s, i, since))
            return !is_day_at(s, i + 1);
    return false;
}

cs_standing cs_status_of(const cs_draft *d) {
    const cs_story *s = d->s;
    cs_standing standing = cs_status_plain();
    uint32_t verb = d->host;
    bool predicate =
        cs_tree_is_verb(&s->tokens.at[verb]) || cs_story_child(s, verb, CS_DEP_AUX) != CS_NONE;
    if (is_negated(s, d->token) || has_nobody(s, &d->agents) || has_nobody(s, &d->targets) ||
        has_nobody(s, &d->used))
        standing.polarity = CS_POLARITY_NEGATIVE;
    if (predicate || cs_story_child(s, d->token, CS_DEP_COP) != CS_NONE)
        look_at_verb(d, verb, &standing);
    if (is_any_event(s, d->token))
        standing.status = CS_STATUS_HYPOTHETICAL;
    if (is_since(s, d->token) || (predicate && is_sum(s, verb)))
        standing.status = CS_STATUS_HISTORICAL;
    look_at_modifiers(d, &standing);
    uint8_t before = standing.status;
    bool done = look_above(d, &standing);
    bool open = !done && standing.status == before && before == CS_STATUS_OCCURRED;
    if (predicate && open && is_infinitive(s, verb))
        standing.status = CS_STATUS_HYPOTHETICAL;
    return standing;
}
