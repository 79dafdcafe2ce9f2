/* beside.c: see beside.h. */
#include "event/beside.h"

/* How far what belongs together may stand apart. */
enum { LONGEST_CLAUSE = 14, LONGEST_WAY = 9, LONGEST_GROUP = 8 };

static bool is_noun(const cs_token *t) {
    return t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN;
}

/* A noun by its tag, or by its place: no verb stands behind an article. */
static bool is_noun_at(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token], *before = token ? t - 1 : t;
    bool opened = token > 0 && before->sentence == t->sentence &&
                  (before->upos == CS_UPOS_DET || before->xpos == CS_XPOS_POS ||
                   before->xpos == CS_XPOS_PRPS || before->upos == CS_UPOS_ADJ);
    return is_noun(t) || (opened && t->upos == CS_UPOS_VERB && t->xpos == CS_XPOS_VB);
}

static bool is_finite(const cs_token *t) {
    return t->xpos == CS_XPOS_VBD || t->xpos == CS_XPOS_VBZ || t->xpos == CS_XPOS_VBP ||
           t->xpos == CS_XPOS_MD;
}

/* Words that a noun group is made of; "'s" goes on with it. */
static bool in_group(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    return is_noun_at(s, token) || t->upos == CS_UPOS_DET || t->upos == CS_UPOS_ADJ ||
           t->upos == CS_UPOS_NUM || t->upos == CS_UPOS_SYM || t->xpos == CS_XPOS_PRPS ||
           t->xpos == CS_XPOS_POS || t->xpos == CS_XPOS_HYPH || t->xpos == CS_XPOS_VBN ||
           t->xpos == CS_XPOS_VBG || t->upos == CS_UPOS_ADV;
}

static const cs_sentence *sentence_of(const cs_story *s, uint32_t token) {
    return &s->sentences.at[s->tokens.at[token].sentence];
}

static bool is_break(const cs_story *s, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    return t->upos == CS_UPOS_PUNCT && t->xpos != CS_XPOS_HYPH && t->xpos != CS_XPOS_POS &&
           t->key == 0 && !cs_str_eq(cs_story_words(s, t->span), "-");
}

/* Words that open a clause. */
static bool opens(const cs_story *s, uint32_t token) {
    static const char *const words[] = {"that",  "which", "who",     "when",  "where",
                                        "while", "as",    "because", "after", "before",
                                        "if",    "until", "but",     "since", NULL};
    return cs_story_is_any(s, token, words);
}

uint32_t cs_beside_clause(const cs_story *s, uint32_t token) {
    uint32_t first = sentence_of(s, token)->token, at = token;
    bool verbal = true; /* auxiliaries of the word itself are no other clause */
    while (at > first && token - at < LONGEST_CLAUSE) {
        const cs_token *t = &s->tokens.at[at - 1];
        bool helps = t->upos == CS_UPOS_AUX || t->upos == CS_UPOS_ADV || t->upos == CS_UPOS_PART;
        verbal = verbal && helps;
        if (is_break(s, at - 1) || opens(s, at - 1) || (is_finite(t) && !verbal))
            break;
        at--;
    }
    return at;
}

/* "thousands of jobs", "a fifth of the market": what is counted stands behind. */
static bool is_measure(const cs_story *s, uint32_t noun) {
    static const char *const words[] = {"thousands", "hundreds", "dozens", "millions", "scores",
                                        "lots",      "number",   "half",   "third",    "quarter",
                                        "fifth",     "tenth",    "tonnes", "tons",     "share",
                                        "part",      "series",   "slice",  "piece",    "kilos",
                                        "majority",  "round",    "wave",   "swarms",   NULL};
    return cs_story_is_any(s, noun, words);
}

/* The end of the noun group that begins at `from`; its last noun becomes *head, or CS_NONE. */
static uint32_t group_end(const cs_story *s, uint32_t from, uint32_t end, uint32_t *head) {
    uint32_t i = from;
    *head = CS_NONE;
    for (; i < end && i < from + LONGEST_GROUP && in_group(s, i); i++) {
        bool again = *head != CS_NONE &&
                     (s->tokens.at[i].upos == CS_UPOS_DET || s->tokens.at[i].upos == CS_UPOS_ADV);
        if (again)
            break;
        if (is_noun_at(s, i) || is_measure(s, i))
            *head = i;
    }
    return i;
}

static bool is_of(const cs_story *s, uint32_t token) {
    static const char *const words[] = {"of", NULL};
    return cs_story_is_any(s, token, words);
}

/* The domains of the noun group that begins at `from`. */
static uint32_t group_kinds(const cs_passages *p, uint32_t from, uint32_t end) {
    uint32_t head, behind = group_end(p->s, from, end, &head);
    if (head == CS_NONE)
        return 0;
    uint32_t kinds = p->kinds[head];
    if (is_measure(p->s, head) && behind < end && is_of(p->s, behind)) {
        group_end(p->s, behind + 1, end, &head);
        kinds |= head == CS_NONE ? 0 : p->kinds[head];
    }
    return kinds;
}

uint32_t cs_beside_before(const cs_passages *p, uint32_t verb) {
    const cs_story *s = p->s;
    uint32_t kinds = 0;
    bool aside = false; /* behind a preposition */
    for (uint32_t i = cs_beside_clause(s, verb); i < verb; i++) {
        const cs_token *t = &s->tokens.at[i];
        if (t->upos == CS_UPOS_ADP)
            aside = aside || !is_of(s, i);
        else if (t->upos == CS_UPOS_VERB)
            aside = false;
        else if ((is_noun_at(s, i) || (i + 1 == verb && t->upos == CS_UPOS_ADJ)) && !aside)
            kinds |= p->kinds[i];
    }
    return kinds;
}

static bool is_particle(const cs_token *t) {
    static const char *const words[] = {"up", "down", "off", "out", "away", "back", NULL};
    for (const char *const *w = words; *w; w++)
        if (cs_str_eq(t->lemma, *w))
            return true;
    return false;
}

uint32_t cs_beside_after(const cs_passages *p, uint32_t verb) {
    const cs_story *s = p->s;
    uint32_t end = sentence_of(s, verb)->token_end, at = verb + 1;
    while (at < end && (s->tokens.at[at].key == 0 || is_particle(&s->tokens.at[at])) &&
           !is_break(s, at))
        at++;
    return at < end ? group_kinds(p, at, end) : 0;
}

/* Is the way from a word to what belongs to it at an end here? */
static bool ends_way(const cs_story *s, uint32_t token) {
    return is_break(s, token) || opens(s, token) || is_finite(&s->tokens.at[token]);
}

uint32_t cs_beside_behind(const cs_passages *p, uint32_t token, uint64_t preposition) {
    const cs_story *s = p->s;
    uint32_t end = sentence_of(s, token)->token_end;
    for (uint32_t i = token + 1; i + 1 < end && i < token + LONGEST_WAY; i++) {
        if (s->tokens.at[i].key == preposition)
            return group_kinds(p, i + 1, end);
        if (ends_way(s, i))
            break;
    }
    return 0;
}

uint32_t cs_beside_aim(const cs_passages *p, uint32_t noun) {
    static const char *const words[] = {"on", "against", "at", "of", "to", NULL};
    const cs_story *s = p->s;
    uint32_t end = sentence_of(s, noun)->token_end;
    for (uint32_t i = noun + 1; i + 1 < end && i < noun + LONGEST_WAY; i++) {
        if (cs_story_is_any(s, i, words))
            return group_kinds(p, i + 1, end);
        if (ends_way(s, i) || s->tokens.at[i].upos == CS_UPOS_ADP)
            break;
    }
    return 0;
}

uint32_t cs_beside_modifiers(const cs_passages *p, uint32_t noun) {
    const cs_story *s = p->s;
    uint32_t kinds = 0, first = sentence_of(s, noun)->token;
    for (uint32_t i = noun; i > first && noun - i < 3;) {
        const cs_token *t = &s->tokens.at[--i];
        if ((!in_group(s, i) && t->key != 0) || t->upos == CS_UPOS_DET)
            break; /* "planning an attack": the group begins at its article */
        kinds |= p->kinds[i];
    }
    return kinds;
}

bool cs_beside_is_passive(const cs_story *s, uint32_t verb) {
    uint32_t first = sentence_of(s, verb)->token;
    const cs_token *t = &s->tokens.at[verb];
    if (t->xpos != CS_XPOS_VBN && t->xpos != CS_XPOS_VBD)
        return false;
    for (uint32_t i = verb; i > first && verb - i < 3;) {
        const cs_token *before = &s->tokens.at[--i];
        if (cs_str_eq(before->lemma, "be") || cs_str_eq(before->lemma, "get"))
            return true;
        if (before->upos != CS_UPOS_ADV && before->upos != CS_UPOS_AUX)
            break;
    }
    return false;
}
