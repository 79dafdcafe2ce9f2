/* fit.c: which row of the cue table fits a word, by what hangs from it in the tree.
 *
 * Every row of the word is tried: each child that the row takes is a part of the content and adds
 * to the score, a clause most and a bare object least. The best row is used, so "claim" with
 * "responsibility" is another cue than "claim" with a clause, and a word that says something only
 * with a clause behind it ("find", "hold", "see") says nothing without. */
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

static bool has_subject(const cs_story *s, uint32_t token) {
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

static uint16_t clause_kind(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    if (is_infinitive(s, token) && (t->upos == CS_UPOS_VERB || t->deprel == CS_DEP_XCOMP))
        return CS_TAKES_INF;
    bool gerund = t->xpos == CS_XPOS_VBG && cs_story_child(s, token, CS_DEP_AUX) == CS_NONE;
    if (gerund && !has_subject(s, token))
        return CS_TAKES_ING;
    return t->deprel == CS_DEP_XCOMP ? CS_TAKES_PRED : CS_TAKES_CLAUSE;
}

/* "told reporters that it was over", where the tree makes a relative clause of it. */
static bool is_that_clause(const cs_story *s, uint32_t token) {
    uint32_t sign = cs_story_child(s, token, CS_DEP_MARK);
    bool opens =
        cs_attribution_is_word(s, sign, "that") || cs_attribution_is_word(s, sign, "whether");
    return opens && has_subject(s, token);
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

static uint16_t kind_of(const cs_story *s, const cs_cue *cue, uint32_t head, uint32_t child) {
    switch (s->tokens.at[child].deprel) {
    case CS_DEP_CCOMP:
    case CS_DEP_XCOMP:
        return clause_kind(s, child);
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
        return cs_attribution_has_sign(s, child, cue) ? CS_TAKES_SIGN : 0;
    case CS_DEP_PARATAXIS:
        return child > head && is_introduced(s, child) ? CS_TAKES_CLAUSE : 0;
    default:
        return 0;
    }
}

/* ---- one row ----------------------------------------------------------------------------------
 */

static bool is_finite(const cs_story *s, uint32_t token) {
    uint8_t x = s->tokens.at[token].xpos;
    return x == CS_XPOS_VBD || x == CS_XPOS_VBZ || x == CS_XPOS_VBP || x == CS_XPOS_MD;
}

static bool has_word(const cs_story *s, uint32_t token, uint64_t key) {
    for (uint32_t c = s->tokens.at[token].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (s->tokens.at[c].key == key || s->tokens.at[c].lemma_key == key)
            return true;
    return false;
}

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
static uint32_t light_verb(const cs_saying *g, uint32_t noun) {
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
    uint32_t verb = light_verb(g, noun);
    if (verb != CS_NONE && !fit->parts)
        add_children(g->s, verb, noun + 1, fit);
}

/* The object, also that of a passive; CS_NONE where it has none. */
static uint32_t object_of(const cs_story *s, uint32_t verb) {
    uint32_t object = cs_story_child(s, verb, CS_DEP_OBJ);
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

static int score_of(const cs_fit *fit) {
    static const struct {
        uint16_t kind;
        int score;
    } worth[] = {{CS_TAKES_CLAUSE, 8}, {CS_TAKES_INF, 6}, {CS_TAKES_PRED, 6},
                 {CS_TAKES_SIGN, 5},   {CS_TAKES_ING, 4}, {CS_TAKES_OBJ, 3}};
    int score = fit->cue->needs ? 4 : 0;
    for (size_t i = 0; i < sizeof worth / sizeof *worth; i++)
        score += fit->kinds & worth[i].kind ? worth[i].score : 0;
    return fit->kinds ? score : 0;
}

/* The clause behind a verb of saying that the tree hung elsewhere: from "that", or from the word
 * behind the verb where a noun group begins there; CS_NONE. */
static uint32_t clause_behind(const cs_story *s, uint32_t verb, bool person) {
    enum { MOST = 14 };
    const cs_sentence *in = &s->sentences.at[s->tokens.at[verb].sentence];
    for (uint32_t i = verb + 1; i < in->token_end && i - verb <= MOST; i++) {
        const cs_token *t = &s->tokens.at[i];
        bool mark = t->upos == CS_UPOS_SCONJ ||
                    (t->deprel == CS_DEP_MARK && t->head != CS_NONE && has_subject(s, t->head));
        if ((cs_attribution_is_word(s, i, "that") && mark) || cs_attribution_is_word(s, i, "how") ||
            cs_attribution_is_word(s, i, "why") || cs_attribution_is_word(s, i, "whether"))
            return i;
        if (t->upos == CS_UPOS_VERB || t->upos == CS_UPOS_SCONJ)
            break;
    }
    uint8_t next = verb + 1 < in->token_end ? s->tokens.at[verb + 1].upos : CS_UPOS_PUNCT;
    if (person || !is_finite(s, verb))
        return CS_NONE;
    bool group = next == CS_UPOS_DET || next == CS_UPOS_PRON || next == CS_UPOS_PROPN ||
                 next == CS_UPOS_NOUN || next == CS_UPOS_NUM || next == CS_UPOS_ADJ;
    for (uint32_t i = verb + 2; group && i < in->token_end; i++)
        if (is_finite(s, i))
            return verb + 1;
    return CS_NONE;
}

/* The clause that stands behind the verb without hanging from it. */
static void look_behind(const cs_saying *g, uint32_t token, cs_fit *fit) {
    const cs_story *s = g->s;
    uint16_t takes = fit->cue->takes;
    if (!(takes & CS_TAKES_CLAUSE) || !(takes & CS_TAKES_QUOTE) ||
        cs_attribution_is_passive(s, token))
        return;
    uint32_t first = clause_behind(s, token, takes & CS_TAKES_PERSON);
    if (first == CS_NONE || (fit->source != CS_NONE && fit->source > token))
        return;
    fit->around = (cs_around){.found = true,
                              .then = first,
                              .then_end = s->sentences.at[s->tokens.at[token].sentence].token_end};
    fit->parts = 0;
    fit->kinds = CS_TAKES_CLAUSE;
    fit->score = 5;
}

/* "C, X said" goes before what hangs from the verb, unless a clause follows it. */
static void look_around(const cs_saying *g, uint32_t token, cs_fit *fit) {
    fit->source = cs_attribution_speaker(g, token, fit->cue);
    cs_around around = cs_attribution_around(g, token, fit->source);
    bool follows = false;
    for (uint32_t i = 0; i < fit->parts; i++)
        follows |= fit->part[i] > token && fit->part[i] > fit->source;
    if (!around.found || (follows && around.then == around.then_end))
        return;
    fit->around = around;
    fit->parts = fit->kinds = 0;
    fit->score = 9;
}

static cs_fit fit_row(const cs_saying *g, uint32_t token, const cs_cue *cue) {
    const cs_story *s = g->s;
    cs_fit fit = {.cue = cue, .source = CS_NONE, .light = CS_NONE};
    if (cue->needs && !has_word(s, token, cue->needs))
        return fit;
    add_children(s, token, 0, &fit);
    if (cue->pos == CS_CUE_NOUN)
        add_from_light(g, token, &fit);
    if (cue->pos == CS_CUE_VERB)
        add_stray_subject(g, token, &fit);
    if (cue->takes & CS_TAKES_PRED && !fit.parts)
        add_named(s, token, &fit);
    if (cue->pos == CS_CUE_VERB)
        add_object(g, token, &fit);
    if (cue->takes & CS_TAKES_RAISE)
        add_raised(s, token, &fit);
    fit.score = score_of(&fit);
    if (cue->takes & CS_TAKES_QUOTE)
        look_around(g, token, &fit);
    if (cue->pos != CS_CUE_VERB || fit.around.found || fit.kinds & CS_TAKES_CLAUSE)
        return fit;
    fit.source = cs_attribution_speaker(g, token, cue);
    if (cue->takes & CS_TAKES_QUOTE && cs_attribution_quote_near(g, token, fit.source)) {
        fit.parts = fit.kinds = 0;
        fit.score = 7;
    } else if (fit.score < 5 && (!fit.parts || (cue->asserts && cue->takes & CS_TAKES_QUOTE))) {
        look_behind(g, token, &fit);
    }
    return fit;
}

/* ---- the rows of a word -----------------------------------------------------------------------
 */

static bool is_predicate(const cs_story *s, uint32_t token) {
    uint8_t r = s->tokens.at[token].deprel;
    return cs_story_child(s, token, CS_DEP_COP) != CS_NONE || r == CS_DEP_XCOMP ||
           r == CS_DEP_ACL || r == CS_DEP_ADVCL || cs_attribution_is_passive(s, token);
}

static bool is_pos(const cs_story *s, uint32_t token, const cs_cue *cue) {
    uint8_t upos = s->tokens.at[token].upos;
    if (cue->pos == CS_CUE_VERB)
        return upos == CS_UPOS_VERB;
    if (cue->pos == CS_CUE_NOUN)
        return upos == CS_UPOS_NOUN;
    return (upos == CS_UPOS_ADJ || upos == CS_UPOS_VERB) && is_predicate(s, token);
}

/* "seems to show": the inner verb is the cue. */
static bool is_outdone(const cs_saying *g, uint32_t token, const cs_cue *cue) {
    if (!(cue->takes & CS_TAKES_RAISE))
        return false;
    uint32_t inner = cs_story_child(g->s, token, CS_DEP_XCOMP);
    return inner != CS_NONE &&
           cs_map_get(&g->t->words, g->s->tokens.at[inner].lemma_key) != CS_NONE &&
           g->s->tokens.at[inner].upos == CS_UPOS_VERB;
}

static void try_rows(const cs_saying *g, uint32_t token, uint64_t key, cs_fit *best) {
    uint32_t at = cs_map_get(&g->t->words, key);
    for (; at != CS_NONE; at = g->t->cues.at[at].next) {
        const cs_cue *cue = &g->t->cues.at[at];
        if (!is_pos(g->s, token, cue) || is_outdone(g, token, cue))
            continue;
        cs_fit fit = fit_row(g, token, cue);
        if (fit.score > best->score)
            *best = fit;
    }
}

/* "said in a statement that": the noun tells how it was said, and says nothing more. */
static bool is_means(const cs_saying *g, uint32_t token, const cs_cue *cue) {
    const cs_token *t = &g->s->tokens.at[token];
    if (cue->pos != CS_CUE_NOUN || t->deprel != CS_DEP_OBL)
        return false;
    uint32_t at = cs_map_get(&g->t->words, g->s->tokens.at[t->head].lemma_key);
    for (; at != CS_NONE; at = g->t->cues.at[at].next)
        if (g->t->cues.at[at].takes & CS_TAKES_QUOTE)
            return true;
    return false;
}

cs_fit cs_attribution_fit(const cs_saying *g, uint32_t token) {
    const cs_token *t = &g->s->tokens.at[token];
    cs_fit best = {.source = CS_NONE, .light = CS_NONE};
    try_rows(g, token, t->lemma_key, &best);
    if (t->key != t->lemma_key)
        try_rows(g, token, t->key, &best);
    if (!best.score || is_means(g, token, best.cue))
        return (cs_fit){.source = CS_NONE, .light = CS_NONE};
    best.source =
        best.cue->takes & CS_TAKES_RAISE ? CS_NONE : cs_attribution_speaker(g, token, best.cue);
    if (best.source != CS_NONE && best.cue->needs &&
        g->s->tokens.at[best.source].lemma_key == best.cue->needs)
        best.source = CS_NONE; /* "suspicion fell on" */
    if (best.cue->pos == CS_CUE_NOUN)
        best.light = light_verb(g, token);
    if (best.light != CS_NONE && best.source == CS_NONE)
        best.source = cs_attribution_speaker(g, best.light, NULL);
    return best;
}

/* ---- the cue's words --------------------------------------------------------------------------
 */

static bool belongs_before(const cs_story *s, uint32_t child) {
    uint8_t r = s->tokens.at[child].deprel;
    return r == CS_DEP_AUX || r == CS_DEP_AUX_PASS || r == CS_DEP_COP ||
           (r == CS_DEP_ADVMOD && s->tokens.at[child].upos != CS_UPOS_SCONJ) ||
           (r == CS_DEP_MARK && s->tokens.at[child].upos == CS_UPOS_PART);
}

/* The preposition before the content: "accused of", "concern about". */
static bool leads_part(const cs_story *s, uint32_t token, const cs_fit *fit) {
    uint8_t r = s->tokens.at[token].deprel;
    if ((r != CS_DEP_CASE && r != CS_DEP_MARK) || !(fit->kinds & CS_TAKES_SIGN))
        return false;
    for (uint32_t i = 0; i < fit->parts; i++)
        if (fit->part[i] == s->tokens.at[token].head)
            return cs_attribution_has_sign(s, fit->part[i], fit->cue);
    return false;
}

cs_span cs_attribution_cue_span(const cs_story *s, uint32_t token, const cs_fit *fit) {
    enum { MOST_BEFORE = 5 };
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    uint32_t first = fit->light != CS_NONE && fit->light < token ? fit->light : token;
    uint32_t end = token + 1;
    if (fit->cue->pos != CS_CUE_NOUN || fit->light != CS_NONE)
        for (uint32_t i = first; i-- > in->token && token - i <= MOST_BEFORE;) {
            if (s->tokens.at[i].head != (fit->light == CS_NONE ? token : fit->light) ||
                !belongs_before(s, i))
                break;
            first = i;
        }
    while (end < in->token_end && s->tokens.at[end].deprel == CS_DEP_COMPOUND_PRT &&
           s->tokens.at[end].head == token)
        end++;
    bool needed = end < in->token_end && fit->cue->needs &&
                  s->tokens.at[end].key == fit->cue->needs &&
                  s->tokens.at[end].upos != CS_UPOS_NOUN;
    if (needed || (end < in->token_end && leads_part(s, end, fit)))
        end++;
    return cs_story_span(s, first, end);
}
