/* speaker.c: who says it: the subject of a verb, also one lent by another verb, the agent of a
 * passive, the owner of a noun, or the name that stands behind "said". */
#include "attribution/parts.h"

static bool is_verb(const cs_token *t) {
    return t->upos == CS_UPOS_VERB || t->upos == CS_UPOS_AUX;
}

static bool is_nominal(const cs_token *t) {
    return t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN || t->upos == CS_UPOS_PRON ||
           t->upos == CS_UPOS_NUM;
}

/* Does the sentence end with a full stop and have no finite verb? */
static bool is_verbless(const cs_story *s, uint32_t token) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    for (uint32_t i = in->token; i < in->token_end; i++) {
        uint8_t x = s->tokens.at[i].xpos;
        if (x == CS_XPOS_VBD || x == CS_XPOS_VBZ || x == CS_XPOS_VBP || x == CS_XPOS_MD)
            return false;
    }
    return cs_attribution_is_word(s, in->token_end - 1, ".");
}

/* "The party accused the army", read as a noun with a clause that describes it: no verb is left. */
static bool is_sham_relative(const cs_story *s, uint32_t verb) {
    const cs_token *t = &s->tokens.at[verb];
    if (t->deprel != CS_DEP_ACL || t->xpos != CS_XPOS_VBN || t->head > verb ||
        s->tokens.at[t->head].deprel != CS_DEP_ROOT)
        return false;
    return cs_story_child(s, verb, CS_DEP_OBJ) != CS_NONE ||
           cs_story_child(s, verb, CS_DEP_CCOMP) != CS_NONE || is_verbless(s, verb);
}

/* "Asked about it, X said", "When asked whether": no past tense stands there. */
static bool opens_sentence(const cs_story *s, uint32_t verb) {
    uint32_t first = s->sentences.at[s->tokens.at[verb].sentence].token;
    bool when = verb == first + 1 && cs_attribution_is_word(s, first, "when");
    return s->tokens.at[verb].xpos == CS_XPOS_VBD && (verb == first || when);
}

bool cs_attribution_is_passive(const cs_story *s, uint32_t verb) {
    if (cs_story_child(s, verb, CS_DEP_AUX_PASS) != CS_NONE)
        return true;
    bool participle = s->tokens.at[verb].xpos == CS_XPOS_VBN || opens_sentence(s, verb);
    return participle && cs_story_child(s, verb, CS_DEP_AUX) == CS_NONE &&
           cs_story_child(s, verb, CS_DEP_NSUBJ) == CS_NONE && !is_sham_relative(s, verb);
}

/* ---- subjects ---------------------------------------------------------------------------------
 */

static uint32_t agent_of(const cs_story *s, uint32_t verb) {
    uint32_t agent = cs_story_child(s, verb, CS_DEP_OBL_AGENT);
    for (uint32_t c = s->tokens.at[verb].child; c != CS_NONE && agent == CS_NONE;
         c = s->tokens.at[c].sibling) {
        uint32_t sign = cs_story_child(s, c, CS_DEP_CASE);
        bool by = s->tokens.at[c].deprel == CS_DEP_OBL && sign != CS_NONE &&
                  cs_str_eq(s->tokens.at[sign].lemma, "by");
        agent = by ? c : CS_NONE;
    }
    return agent;
}

/* The subject that the verb has or lends to others. */
static uint32_t any_subject(const cs_story *s, uint32_t verb) {
    uint32_t subject = cs_story_child(s, verb, CS_DEP_NSUBJ);
    return subject == CS_NONE ? cs_story_child(s, verb, CS_DEP_NSUBJ_PASS) : subject;
}

/* The verb that lends its subject: "he paused and said", "adding that", "wants to say". */
static uint32_t lender(const cs_story *s, uint32_t verb) {
    const cs_token *t = &s->tokens.at[verb];
    bool borrows = t->deprel == CS_DEP_CONJ || t->deprel == CS_DEP_ADVCL ||
                   t->deprel == CS_DEP_XCOMP || t->deprel == CS_DEP_PARATAXIS ||
                   t->deprel == CS_DEP_DEP;
    return borrows ? t->head : CS_NONE;
}

/* "asked him to say", "quoted him as saying": the object of one verb is the subject of the other.
 */
static uint32_t lent_object(const cs_story *s, uint32_t verb, uint32_t from) {
    uint32_t sign = cs_story_child(s, verb, CS_DEP_MARK);
    bool as = s->tokens.at[verb].deprel == CS_DEP_ADVCL && cs_attribution_is_word(s, sign, "as");
    return as || s->tokens.at[verb].deprel == CS_DEP_XCOMP ? cs_story_child(s, from, CS_DEP_OBJ)
                                                           : CS_NONE;
}

/* The source of a verb that has no subject of its own, lent by a verb at or behind `limit`. */
static uint32_t borrowed(const cs_story *s, uint32_t verb, uint32_t limit) {
    enum { MOST_STEPS = 4 };
    for (int i = 0; i < MOST_STEPS && verb != CS_NONE; i++) {
        bool describes = s->tokens.at[verb].deprel == CS_DEP_ACL &&
                         (s->tokens.at[verb].xpos == CS_XPOS_VBG || is_sham_relative(s, verb));
        if (describes)
            return s->tokens.at[verb].head; /* "a statement saying that" */
        uint32_t from = lender(s, verb);
        if (from == CS_NONE || from < limit)
            return CS_NONE;
        uint32_t subject = lent_object(s, verb, from);
        if (subject == CS_NONE)
            subject = any_subject(s, from);
        if (subject != CS_NONE)
            return subject;
        verb = from;
    }
    return CS_NONE;
}

/* Does a word with that relation lead to the head of its noun group? */
static bool is_within_group(uint8_t deprel) {
    static const uint8_t within[] = {CS_DEP_DET,          CS_DEP_AMOD,      CS_DEP_COMPOUND,
                                     CS_DEP_NUMMOD,       CS_DEP_NMOD_POSS, CS_DEP_NMOD_DESC,
                                     CS_DEP_FLAT,         CS_DEP_CASE,      CS_DEP_DET_PREDET,
                                     CS_DEP_ADVMOD,       CS_DEP_PUNCT,     CS_DEP_CC_PRECONJ,
                                     CS_DEP_NMOD_UNMARKED};
    for (size_t i = 0; i < sizeof within; i++)
        if (within[i] == deprel)
            return true;
    return false;
}

uint32_t cs_attribution_group_at(const cs_story *s, uint32_t token) {
    enum { MOST_STEPS = 12 };
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    uint32_t top = token;
    for (int i = 0; i < MOST_STEPS && is_within_group(s->tokens.at[top].deprel); i++) {
        uint32_t head = s->tokens.at[top].head;
        if (head == CS_NONE || head < token || head >= in->token_end ||
            is_verb(&s->tokens.at[head]))
            break;
        top = head;
    }
    bool name = top > in->token && s->tokens.at[top].shape & CS_SHAPE_INITIAL;
    return name || is_nominal(&s->tokens.at[top]) ? top : CS_NONE;
}

/* Can the mention speak? */
static bool can_speak(const cs_story *s, uint32_t mention) {
    uint8_t kind = mention == CS_NONE ? CS_KIND_OTHER : s->mentions.at[mention].kind;
    return kind == CS_KIND_PERSON || kind == CS_KIND_ORGANIZATION || kind == CS_KIND_GROUP;
}

/* The source that stands behind its verb without being its subject in the tree: "..., said X". */
static uint32_t inverted(const cs_story *s, uint32_t verb) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[verb].sentence];
    const cs_token *next = &s->tokens.at[verb + 1 < in->token_end ? verb + 1 : verb];
    bool behind = verb > in->token && s->tokens.at[verb - 1].upos == CS_UPOS_PUNCT;
    if (!behind || verb + 1 >= in->token_end || next->upos == CS_UPOS_PUNCT ||
        next->upos == CS_UPOS_ADP)
        return CS_NONE;
    uint32_t top = cs_attribution_group_at(s, verb + 1);
    bool quoted = cs_attribution_is_mark(s, verb - 1);
    bool speaks = top != CS_NONE && (s->tokens.at[top].upos == CS_UPOS_PROPN || quoted ||
                                     can_speak(s, cs_attribution_mention_over(s, top)));
    return speaks ? top : CS_NONE;
}

/* Do commas stand on both sides of the token's words, as around an apposition? */
static bool is_between_commas(const cs_story *s, uint32_t token) {
    uint32_t first, end;
    cs_story_subtree(s, token, &first, &end);
    bool behind = cs_attribution_is_word(s, end - 1, ",") ||
                  (end < s->tokens.count && cs_attribution_is_word(s, end, ","));
    return first > 0 && behind && cs_attribution_is_word(s, first - 1, ",");
}

/* The subject of a verb; of several the last one before it that is in no other quotation. */
static uint32_t subject_of(const cs_saying *g, uint32_t verb) {
    const cs_story *s = g->s;
    uint32_t subject = CS_NONE;
    bool quoted = cs_attribution_in_quote(&g->quotes, verb);
    for (uint32_t c = s->tokens.at[verb].child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        if (s->tokens.at[c].deprel != CS_DEP_NSUBJ ||
            (!quoted && cs_attribution_in_quote(&g->quotes, c)))
            continue;
        bool apposed = subject != CS_NONE && c < verb && is_between_commas(s, c);
        if (subject == CS_NONE || (c < verb && !apposed))
            subject = c;
    }
    return subject;
}

/* Where the words begin that a semicolon parts from those before. */
static uint32_t segment_start(const cs_story *s, uint32_t token) {
    uint32_t first = cs_attribution_first(s, s->tokens.at[token].sentence);
    for (uint32_t i = token; i-- > first;)
        if (cs_attribution_is_word(s, i, ";"))
            return i + 1;
    return first;
}

/* The mention that stands before the verb where the tree gave it no subject; CS_NONE. */
static uint32_t mention_before(const cs_story *s, uint32_t verb) {
    uint32_t first = s->sentences.at[s->tokens.at[verb].sentence].token, at = verb;
    while (at > first &&
           (s->tokens.at[at - 1].upos == CS_UPOS_ADV || s->tokens.at[at - 1].upos == CS_UPOS_AUX))
        at--;
    uint32_t mention = at > first ? cs_attribution_mention_over(s, at - 1) : CS_NONE;
    if (!can_speak(s, mention) || s->mentions.at[mention].token_end != at)
        return CS_NONE;
    return s->mentions.at[mention].head;
}

/* The noun group with which the segment begins: "the Kremlin, which ..., denied". */
static uint32_t opening_group(const cs_story *s, uint32_t first, uint32_t verb) {
    if (first >= verb || s->tokens.at[first].upos == CS_UPOS_PUNCT)
        return CS_NONE;
    uint32_t top = cs_attribution_group_at(s, first);
    return top < verb && can_speak(s, cs_attribution_mention_over(s, top)) ? top : CS_NONE;
}

/* "It is hard to see", "it is not clear": nobody sees. */
static bool is_expletive(const cs_story *s, uint32_t subject, uint32_t verb) {
    return subject != CS_NONE && cs_attribution_is_word(s, subject, "it") &&
           s->tokens.at[subject].head != verb;
}

/* The group between a quotation and the verb: ""...," Fred Kagan, a scholar, said". */
static uint32_t behind_quote(const cs_saying *g, uint32_t verb) {
    const cs_story *s = g->s;
    uint32_t at = cs_attribution_quote_from(&g->quotes, verb);
    if (at == 0 || at > g->quotes.count)
        return CS_NONE;
    const cs_quote *q = &g->quotes.at[at - 1];
    if (!cs_attribution_is_long(q) || q->end >= verb ||
        s->tokens.at[q->end].sentence != s->tokens.at[verb].sentence)
        return CS_NONE;
    uint32_t top = cs_attribution_group_at(s, q->end);
    return top < verb ? top : CS_NONE;
}

/* ", many argue,": the words between a comma and the verb, whatever the tree makes of them. */
static uint32_t set_between(const cs_story *s, uint32_t verb) {
    enum { MOST = 6 };
    const cs_sentence *in = &s->sentences.at[s->tokens.at[verb].sentence];
    uint32_t at = verb;
    if (verb + 1 >= in->token_end || s->tokens.at[verb + 1].upos != CS_UPOS_PUNCT)
        return CS_NONE;
    while (at > in->token && verb - at < MOST && s->tokens.at[at - 1].upos != CS_UPOS_PUNCT &&
           !is_verb(&s->tokens.at[at - 1]) && s->tokens.at[at - 1].upos != CS_UPOS_CCONJ)
        at--;
    if (at == verb || at == in->token || !cs_attribution_is_word(s, at - 1, ","))
        return CS_NONE;
    uint32_t last = verb - 1;
    return at == last ? last : cs_attribution_group_at(s, at);
}

static uint32_t speaker_of_verb(const cs_saying *g, uint32_t verb, const cs_cue *cue) {
    const cs_story *s = g->s;
    uint8_t xpos = s->tokens.at[verb].xpos;
    bool says = cue && cue->takes & (CS_TAKES_CLAUSE | CS_TAKES_QUOTE);
    bool finite = xpos == CS_XPOS_VBD || xpos == CS_XPOS_VBZ || xpos == CS_XPOS_VBP;
    uint32_t subject = subject_of(g, verb);
    uint32_t between = says && finite ? set_between(s, verb) : CS_NONE;
    if (between != CS_NONE && between < verb && (subject == CS_NONE || subject < between))
        return between;
    if (subject != CS_NONE)
        return subject;
    uint32_t behind = says && finite ? inverted(s, verb) : CS_NONE;
    if (behind != CS_NONE)
        return behind;
    if (cs_attribution_is_passive(s, verb))
        return agent_of(s, verb);
    subject = finite ? behind_quote(g, verb) : CS_NONE;
    if (subject == CS_NONE && finite)
        subject = mention_before(s, verb);
    if (subject != CS_NONE)
        return subject;
    uint32_t segment = segment_start(s, verb);
    subject = borrowed(s, verb, segment);
    if (subject == CS_NONE && says && finite)
        subject = opening_group(s, segment, verb);
    return is_expletive(s, subject, verb) ? CS_NONE : subject;
}

/* The subject of a verb, its own or one lent to it. */
static uint32_t who_acts(const cs_story *s, uint32_t verb) {
    uint32_t subject = cs_story_child(s, verb, CS_DEP_NSUBJ);
    return subject == CS_NONE ? borrowed(s, verb, 0) : subject;
}

/* "the army's claim that", "a warning by the mayor", "they marched in support of". */
static uint32_t speaker_of_noun(const cs_saying *g, uint32_t noun) {
    const cs_story *s = g->s;
    uint32_t owner = cs_story_child(s, noun, CS_DEP_NMOD_POSS);
    for (uint32_t c = s->tokens.at[noun].child; c != CS_NONE && owner == CS_NONE;
         c = s->tokens.at[c].sibling) {
        uint32_t sign = cs_story_child(s, c, CS_DEP_CASE);
        bool by = s->tokens.at[c].deprel == CS_DEP_NMOD && sign != CS_NONE &&
                  (cs_str_eq(s->tokens.at[sign].lemma, "by") ||
                   cs_str_eq(s->tokens.at[sign].lemma, "from") ||
                   cs_str_eq(s->tokens.at[sign].lemma, "among"));
        owner = by ? c : CS_NONE;
    }
    bool in = s->tokens.at[noun].deprel == CS_DEP_OBL &&
              cs_attribution_is_word(s, cs_story_child(s, noun, CS_DEP_CASE), "in");
    in = in && cs_map_get(&g->t->papers, s->tokens.at[noun].lemma_key) == CS_NONE;
    return owner == CS_NONE && in ? who_acts(s, s->tokens.at[noun].head) : owner;
}

/* "Residents are worried that", "people angry about". */
static uint32_t speaker_of_adjective(const cs_story *s, uint32_t adjective) {
    uint32_t subject = any_subject(s, adjective);
    if (subject != CS_NONE)
        return subject;
    const cs_token *t = &s->tokens.at[adjective];
    return t->deprel == CS_DEP_ACL ? t->head : borrowed(s, adjective, 0);
}

uint32_t cs_attribution_speaker(const cs_saying *g, uint32_t token, const cs_cue *cue) {
    if (cue && cue->pos == CS_CUE_NOUN)
        return speaker_of_noun(g, token);
    if (cue && cue->pos == CS_CUE_ADJECTIVE)
        return speaker_of_adjective(g->s, token);
    return speaker_of_verb(g, token, cue);
}
