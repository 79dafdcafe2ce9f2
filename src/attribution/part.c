/* part.c: which of a cue's children are its content: clauses, infinitives, objects, what stands
 * behind one of its prepositions. A row of the cue table says what it takes. */
#include "attribution/parts.h"

/* ---- what a child is --------------------------------------------------------------------------
 */

bool cs_attribution_is_word(const cs_story *s, uint32_t token, const char *word) {
    if (token == CS_NONE)
        return false;
    cs_str form = cs_story_words(s, s->tokens.at[token].span);
    return ((form.at[0] ^ word[0]) & ~0x20) == 0 && cs_str_eq_nocase(form, word);
}

static uint32_t marker(const cs_story *s, uint32_t token) {
    uint32_t sign = cs_story_child(s, token, CS_DEP_MARK);
    return sign == CS_NONE ? cs_story_child(s, token, CS_DEP_CASE) : sign;
}

bool cs_attribution_has_subject(const cs_story *s, uint32_t token) {
    return cs_story_child(s, token, CS_DEP_NSUBJ) != CS_NONE ||
           cs_story_child(s, token, CS_DEP_NSUBJ_PASS) != CS_NONE ||
           cs_story_child(s, token, CS_DEP_EXPL) != CS_NONE;
}

static bool is_infinitive(const cs_story *s, uint32_t token) {
    return cs_attribution_is_word(s, marker(s, token), "to") &&
           !cs_attribution_is_word(s, token, "that");
}

bool cs_attribution_has_sign(const cs_story *s, uint32_t token, const cs_cue *cue) {
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        uint8_t r = s->tokens.at[c].deprel;
        if (r != CS_DEP_CASE && r != CS_DEP_MARK)
            continue;
        for (int i = 0; i < CS_CUE_PLACES && cue->behind[i]; i++)
            if (s->tokens.at[c].key == cue->behind[i])
                return true;
    }
    return false;
}

bool cs_attribution_is_time(const cs_story *s, uint32_t token) {
    uint32_t at = cs_story_seek(s->times, s->tokens.at[token].span.start);
    bool within = at > 0 && s->times.at[at - 1].span.end > s->tokens.at[token].span.start;
    return within ||
           (at < s->times.count && cs_span_meets(s->times.at[at].span, s->tokens.at[token].span));
}

static uint16_t clause_kind(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    if (is_infinitive(s, token) && (t->upos == CS_UPOS_VERB || t->deprel == CS_DEP_XCOMP))
        return CS_TAKES_INF;
    bool gerund = t->xpos == CS_XPOS_VBG && cs_story_child(s, token, CS_DEP_AUX) == CS_NONE;
    if (gerund && !cs_attribution_has_subject(s, token))
        return CS_TAKES_ING;
    return t->deprel == CS_DEP_XCOMP ? CS_TAKES_PRED : CS_TAKES_CLAUSE;
}

/* "told reporters that it was over", where the tree makes a relative clause of it. */
static bool is_that_clause(const cs_story *s, uint32_t token) {
    uint32_t sign = cs_story_child(s, token, CS_DEP_MARK);
    bool opens =
        cs_attribution_is_word(s, sign, "that") || cs_attribution_is_word(s, sign, "whether");
    return opens && cs_attribution_has_subject(s, token);
}

/* Does it stand behind a colon or a quotation mark? */
static bool is_introduced(const cs_story *s, uint32_t token) {
    uint32_t first, end;
    cs_story_subtree(s, token, &first, &end);
    return (first > 0 && cs_attribution_is_word(s, first - 1, ":")) ||
           cs_attribution_is_word(s, first, ":") || cs_attribution_is_mark(s, first);
}

/* "Asked if he was bullied": a question that the tree takes for a condition. */
static bool is_asked(const cs_story *s, const cs_cue *cue, uint32_t head, uint32_t child) {
    return cue->takes & CS_TAKES_PERSON && !cue->asserts && child > head &&
           cs_attribution_is_word(s, cs_story_child(s, child, CS_DEP_MARK), "if");
}

/* "Asked about it, he said": a participle that the tree takes for what he said. */
static bool is_participle_clause(const cs_story *s, uint32_t token) {
    uint8_t x = s->tokens.at[token].xpos;
    uint32_t first, end;
    cs_story_subtree(s, token, &first, &end);
    return (x == CS_XPOS_VBN || x == CS_XPOS_VBD || x == CS_XPOS_VBG) && token <= first + 1 &&
           !cs_attribution_has_subject(s, token) &&
           cs_story_child(s, token, CS_DEP_AUX) == CS_NONE && !cs_attribution_is_mark(s, first);
}

static uint16_t kind_of(const cs_story *s, const cs_cue *cue, uint32_t head, uint32_t child) {
    switch (s->tokens.at[child].deprel) {
    case CS_DEP_CCOMP:
    case CS_DEP_XCOMP:
        return child < head && is_participle_clause(s, child) ? 0 : clause_kind(s, child);
    case CS_DEP_CSUBJ_PASS:
    case CS_DEP_CSUBJ:
        return child > head ? CS_TAKES_CLAUSE : 0;
    case CS_DEP_OBJ:
    case CS_DEP_IOBJ:
    case CS_DEP_NSUBJ_PASS:
        return CS_TAKES_OBJ;
    case CS_DEP_ADVCL:
    case CS_DEP_ACL:
    case CS_DEP_ACL_RELCL:
        if (is_that_clause(s, child) || is_asked(s, cue, head, child))
            return CS_TAKES_CLAUSE;
        if (child > head && cue->takes & CS_TAKES_INF && is_infinitive(s, child))
            return CS_TAKES_INF;
        return cs_attribution_has_sign(s, child, cue) ? CS_TAKES_SIGN : 0;
    case CS_DEP_OBL:
    case CS_DEP_NMOD:
        return cs_attribution_has_sign(s, child, cue) && !cs_attribution_is_time(s, child)
                   ? CS_TAKES_SIGN
                   : 0;
    case CS_DEP_PARATAXIS:
        return child > head && is_introduced(s, child) ? CS_TAKES_CLAUSE : 0;
    default:
        return 0;
    }
}

/* ---- the parts --------------------------------------------------------------------------------
 */

static void add_part(cs_fit *fit, uint32_t token, uint16_t kind) {
    if (token == CS_NONE || fit->parts == CS_FIT_PARTS)
        return;
    fit->part[fit->parts++] = token;
    fit->kinds |= kind;
}

static uint16_t takes_of(const cs_cue *cue) {
    bool loose = cue->takes & CS_TAKES_PRED; /* "called him a liar", read as a clause */
    return (uint16_t)(cue->takes | (loose ? CS_TAKES_CLAUSE : 0) |
                      (cue->takes & CS_TAKES_RAISE ? CS_TAKES_INF | CS_TAKES_PRED : 0));
}

/* The tree gives the subject of the clause to the cue: "said | any man who ... owes it". */
static void add_stray_subject(const cs_saying *g, uint32_t token, cs_fit *fit) {
    const cs_story *s = g->s;
    if (!(fit->kinds & CS_TAKES_CLAUSE) || fit->part[0] < token)
        return;
    uint32_t source = cs_attribution_speaker(g, token, fit->cue);
    for (uint32_t c = token + 1; c < fit->part[0]; c++)
        if (s->tokens.at[c].head == token && s->tokens.at[c].deprel == CS_DEP_NSUBJ &&
            c != source && source < token)
            add_part(fit, c, CS_TAKES_CLAUSE);
}

/* "expressed concern that": the verb whose object the noun is, if it gives voice to nouns. */
uint32_t cs_attribution_light_verb(const cs_saying *g, uint32_t noun) {
    const cs_token *t = &g->s->tokens.at[noun];
    if (t->deprel != CS_DEP_OBJ || g->s->tokens.at[t->head].upos != CS_UPOS_VERB)
        return CS_NONE;
    uint32_t at = cs_map_get(&g->t->words, g->s->tokens.at[t->head].lemma_key);
    for (; at != CS_NONE; at = g->t->cues.at[at].next)
        if (g->t->cues.at[at].takes & CS_TAKES_NOUN)
            return t->head;
    return CS_NONE;
}

/* The children of `head` from the token `from` on that the row takes. */
static void add_children(const cs_story *s, uint32_t head, uint32_t from, cs_fit *fit) {
    uint16_t takes = takes_of(fit->cue) & (uint16_t)~CS_TAKES_OBJ;
    for (uint32_t c = s->tokens.at[head].child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        uint16_t kind = c < from ? 0 : kind_of(s, fit->cue, head, c);
        if (kind & takes)
            add_part(fit, c, kind);
    }
}

/* "made comments | about it": the tree may hang the content from the verb. */
static void add_from_light(const cs_saying *g, uint32_t noun, cs_fit *fit) {
    uint32_t verb = cs_attribution_light_verb(g, noun);
    if (verb != CS_NONE && !fit->parts)
        add_children(g->s, verb, noun + 1, fit);
}

/* The object, also that of a passive; CS_NONE where it has none. */
static uint32_t object_of(const cs_story *s, uint32_t verb) {
    uint32_t object = cs_story_child(s, verb, CS_DEP_OBJ);
    if (object == CS_NONE)
        object = cs_story_child(s, verb, CS_DEP_IOBJ);
    if (object == CS_NONE)
        object = cs_story_child(s, verb, CS_DEP_NSUBJ_PASS);
    bool describes = s->tokens.at[verb].deprel == CS_DEP_ACL && cs_attribution_is_passive(s, verb);
    return object == CS_NONE && describes ? s->tokens.at[verb].head : object;
}

/* The clause that the tree hangs from the person who is told. */
static void add_from_object(const cs_story *s, uint32_t object, cs_fit *fit) {
    for (uint32_t c = s->tokens.at[object].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (s->tokens.at[c].deprel == CS_DEP_CCOMP || is_that_clause(s, c))
            add_part(fit, c, CS_TAKES_CLAUSE);
}

static bool is_people(const cs_story *s, uint32_t token) {
    uint32_t mention = cs_story_mention_at(s, token);
    uint8_t kind = mention == CS_NONE ? CS_KIND_OTHER : s->mentions.at[mention].kind;
    return kind == CS_KIND_PERSON || kind == CS_KIND_GROUP || kind == CS_KIND_ORGANIZATION ||
           s->tokens.at[token].upos == CS_UPOS_PRON || s->tokens.at[token].upos == CS_UPOS_PROPN;
}

static bool is_paper(const cs_saying *g, uint32_t token) {
    return token != CS_NONE &&
           cs_map_get(&g->t->papers, g->s->tokens.at[token].lemma_key) != CS_NONE;
}

/* Does the object belong to the content, beside the parts already found? */
static bool wants_object(const cs_saying *g, uint32_t token, uint32_t object, const cs_fit *fit) {
    uint16_t takes = fit->cue->takes;
    if (fit->kinds & CS_TAKES_CLAUSE)
        return false;
    if (fit->kinds & (CS_TAKES_INF | CS_TAKES_PRED))
        return object < fit->part[0];
    if (takes & CS_TAKES_PERSON && (fit->kinds || is_people(g->s, object)))
        return false;
    if (takes & CS_TAKES_OBJ)
        return true;
    return takes & CS_TAKES_PAPER && is_paper(g, cs_attribution_speaker(g, token, fit->cue));
}

static void add_object(const cs_saying *g, uint32_t token, cs_fit *fit) {
    uint32_t object = object_of(g->s, token);
    if (object == CS_NONE)
        return;
    bool told = fit->cue->takes & CS_TAKES_PERSON || is_people(g->s, object);
    if (told && fit->cue->takes & CS_TAKES_CLAUSE && !(fit->kinds & CS_TAKES_CLAUSE))
        add_from_object(g->s, object, fit);
    if (wants_object(g, token, object, fit))
        add_part(fit, object, CS_TAKES_OBJ);
}

/* Does a quotation begin within the words of a token? */
static bool holds_mark(const cs_story *s, uint32_t token) {
    uint32_t first, end;
    cs_story_subtree(s, token, &first, &end);
    for (uint32_t i = first + 1; i < end; i++)
        if (cs_attribution_is_mark(s, i) && i < token + 8)
            return true;
    return false;
}

/* "called him a liar": two objects, or one with an apposition, where the tree knows no better. */
static void add_named(const cs_story *s, uint32_t token, cs_fit *fit) {
    uint32_t objects[2], count = 0;
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling) {
        uint8_t r = s->tokens.at[c].deprel;
        if ((r == CS_DEP_OBJ || r == CS_DEP_IOBJ || r == CS_DEP_NSUBJ_PASS) && count < 2)
            objects[count++] = c;
    }
    bool described = count == 1 && (cs_story_child(s, objects[0], CS_DEP_APPOS) != CS_NONE ||
                                    holds_mark(s, objects[0]));
    bool passive = count == 1 && s->tokens.at[token].deprel == CS_DEP_ACL &&
                   cs_attribution_is_passive(s, token);
    if (count < 2 && !described && !passive)
        return;
    for (uint32_t i = 0; i < count; i++)
        add_part(fit, objects[i], CS_TAKES_PRED);
    if (passive)
        add_part(fit, s->tokens.at[token].head, CS_TAKES_PRED);
}

/* "He seems to know": the subject with what it seems to do. */
static void add_raised(const cs_story *s, uint32_t token, cs_fit *fit) {
    if (!(fit->kinds & (CS_TAKES_INF | CS_TAKES_PRED)))
        return;
    add_part(fit, cs_story_child(s, token, CS_DEP_NSUBJ), CS_TAKES_RAISE);
}

/* The words of a row's content are the subtrees of these tokens. */
void cs_attribution_parts(const cs_saying *g, uint32_t token, cs_fit *fit) {
    const cs_story *s = g->s;
    add_children(s, token, 0, fit);
    if (fit->cue->pos == CS_CUE_NOUN)
        add_from_light(g, token, fit);
    if (fit->cue->pos == CS_CUE_VERB)
        add_stray_subject(g, token, fit);
    if (fit->cue->takes & CS_TAKES_PRED && !fit->parts)
        add_named(s, token, fit);
    if (fit->cue->pos == CS_CUE_VERB)
        add_object(g, token, fit);
    if (fit->cue->takes & CS_TAKES_RAISE)
        add_raised(s, token, fit);
}
