/* told.c: the groups of people of a sentence, in text order: mentions of people with their numbers,
 * numbers that stand alone ("two were killed"), nouns for people, and words such as "another". */
#include "incident/told.h"

enum { MOST_TOLDS = 200 };

typedef struct reader {
    const cs_phrases *people;
    const cs_story *s;
    uint32_t first, limit; /* tokens of the sentence */
    cs_tolds *tolds;
} reader;

static bool is_word(const reader *r, uint32_t token, const char *const *words) {
    return cs_story_is_any(r->s, token, words);
}

static bool is_noun(const cs_token *t) {
    return t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN;
}

/* ---- kinds of words ---------------------------------------------------------------------------
 */

static bool is_people_kind(uint8_t kind) {
    return kind == CS_KIND_PERSON || kind == CS_KIND_GROUP;
}

/* A thing by its kind: a number of these counts no people. */
static bool is_thing(const reader *r, uint32_t token) {
    uint32_t mention = cs_story_mention_at(r->s, token);
    if (mention == CS_NONE)
        return false;
    uint8_t kind = r->s->mentions.at[mention].kind;
    return kind == CS_KIND_VEHICLE || kind == CS_KIND_WEAPON || kind == CS_KIND_FACILITY ||
           kind == CS_KIND_PLACE;
}

/* "millions in losses". */
static bool is_money(const reader *r, const cs_quantity *q) {
    enum { MILLION = 1000000 };
    static const char *const in[] = {"in", NULL};
    uint32_t i = q->token;
    while (i < r->limit && r->s->tokens.at[i].span.start < q->span.end)
        i++;
    return q->best >= MILLION && i + 1 < r->limit && is_word(r, i, in) &&
           r->s->tokens.at[i + 1].upos != CS_UPOS_PROPN;
}

/* "five children", "five", "five others", "five dead": does the number count people? */
static bool counts_people(const reader *r, const cs_quantity *q) {
    if (q->kind == CS_QUANTITY_PREVIOUS || is_money(r, q))
        return false;
    if (q->head == CS_NONE || !is_noun(&r->s->tokens.at[q->head]))
        return true;
    uint32_t from;
    return cs_whose_noun(r->people, r->s, q->head, &from) || !is_thing(r, q->head);
}

/* ---- groups -----------------------------------------------------------------------------------
 */

static bool is_plural(const cs_token *t) {
    return t->xpos == CS_XPOS_NNS || t->xpos == CS_XPOS_NNPS;
}

/* Grows a group to the left over its article, adjectives, compounds and whose it is. */
static uint32_t begin_of(const reader *r, uint32_t token) {
    while (token > r->first) {
        const cs_token *t = &r->s->tokens.at[token - 1];
        if (t->xpos == CS_XPOS_POS && token > r->first + 1 && is_noun(t - 1)) {
            token -= 2;
            continue;
        }
        bool inside = t->upos == CS_UPOS_ADJ || t->xpos == CS_XPOS_NN || t->xpos == CS_XPOS_NNP ||
                      t->xpos == CS_XPOS_HYPH || t->xpos == CS_XPOS_CD || t->xpos == CS_XPOS_PRPS;
        if (!inside && t->upos != CS_UPOS_DET)
            break;
        token--;
        if (t->upos == CS_UPOS_DET || t->xpos == CS_XPOS_PRPS)
            break;
    }
    return token;
}

static void describe(const reader *r, cs_told *told) {
    static const char *const definite[] = {"the", "this",  "that", "these", "those", "his", "her",
                                           "its", "their", "both", "all",   "my",    "our", NULL};
    static const char *const more[] = {"another", "more", "further", "additional", NULL};
    static const char *const nobody[] = {"no", "none", "nobody", NULL};
    const cs_token *first = &r->s->tokens.at[told->token];
    told->bare = told->quantity == CS_NONE && !told->name && !told->pronoun && !told->plural &&
                 first->upos != CS_UPOS_DET && first->xpos != CS_XPOS_PRPS;
    told->definite = !told->name && is_word(r, told->token, definite) &&
                     !cs_told_is_owned(r->s, told, told->token);
    told->nobody = is_word(r, told->token, nobody);
    static const char *const ordinals[] = {"second",  "third",  "fourth", "fifth", "sixth",
                                           "seventh", "eighth", "ninth",  "tenth", NULL};
    for (uint32_t i = told->token; i < told->token_end && !told->definite; i++)
        for (uint8_t k = 0; ordinals[k] && !told->plural; k++)
            if (cs_str_eq(r->s->tokens.at[i].lemma, ordinals[k]))
                told->ordinal = (uint8_t)(k + 2);
    for (uint32_t i = told->token; i < told->token_end; i++)
        told->more |= is_word(r, i, more);
}

/* Puts a group into its place; one that meets another is joined with it. */
static void add(const reader *r, cs_told told) {
    cs_tolds *list = r->tolds;
    if (list->count == MOST_TOLDS)
        return;
    uint32_t at = list->count;
    for (uint32_t i = 0; i < list->count; i++) {
        cs_told *other = &list->at[i];
        if (told.token < other->token_end && other->token < told.token_end) {
            other->token = told.token < other->token ? told.token : other->token;
            other->token_end =
                told.token_end > other->token_end ? told.token_end : other->token_end;
            other->quantity = other->quantity == CS_NONE ? told.quantity : other->quantity;
            other->mention = other->mention == CS_NONE ? told.mention : other->mention;
            return;
        }
        if (told.token < other->token) {
            at = i;
            break;
        }
    }
    *cs_vec_push(r->s->scratch, list) = told;
    memmove(&list->at[at + 1], &list->at[at], (list->count - 1 - at) * sizeof told);
    list->at[at] = told;
}

static void add_mention(const reader *r, uint32_t mention) {
    const cs_mention *m = &r->s->mentions.at[mention];
    const cs_token *head = &r->s->tokens.at[m->head];
    bool nation = m->token_end == m->token + 1 && cs_whose_nation(r->people, r->s, m->token);
    add(r,
        (cs_told){.token = m->form == CS_FORM_NOMINAL || nation ? begin_of(r, m->token) : m->token,
                  .token_end = m->token_end,
                  .head = m->head,
                  .quantity = CS_NONE,
                  .mention = mention,
                  .name = m->form == CS_FORM_NAME && m->kind == CS_KIND_PERSON && !nation,
                  .pronoun = m->form == CS_FORM_PRONOUN,
                  .plural = is_plural(head)});
}

/* "his" of "his driver" is told of with the driver. */
static bool is_possessive(const reader *r, uint32_t mention) {
    return r->s->tokens.at[r->s->mentions.at[mention].head].xpos == CS_XPOS_PRPS;
}

static bool is_told_of(const reader *r, uint32_t mention) {
    const cs_mention *m = &r->s->mentions.at[mention];
    return is_people_kind(m->kind) && !is_possessive(r, mention) &&
           !cs_whose_is(r->people, r->s, cs_story_top(r->s, m), m->token) &&
           !cs_whose_is_kind(r->people, r->s, m) && !cs_story_is_teller(r->s, m);
}

static void add_mentions(const reader *r) {
    cs_span sentence = cs_story_span(r->s, r->first, r->limit);
    for (uint32_t i = cs_story_seek(r->s->mentions, sentence.start);
         i < r->s->mentions.count && r->s->mentions.at[i].span.start < sentence.end; i++)
        if (is_told_of(r, i))
            add_mention(r, i);
}

static uint32_t first_token(const reader *r, const cs_quantity *q) {
    uint32_t token = q->token;
    while (token > r->first && r->s->tokens.at[token - 1].span.end > q->span.start)
        token--;
    return token;
}

/* The group of a number: from its first word to what it counts, if that stands close behind. */
static void add_quantity(const reader *r, uint32_t quantity) {
    enum { CLOSE = 5 };
    const cs_quantity *q = &r->s->quantities.at[quantity];
    if (!counts_people(r, q))
        return;
    bool behind = q->head != CS_NONE && q->head > q->token && q->head <= q->token + CLOSE &&
                  r->s->tokens.at[q->head].upos != CS_UPOS_VERB;
    for (uint32_t i = q->token + 1; behind && i < q->head; i++)
        behind = r->s->tokens.at[i].upos != CS_UPOS_ADP && r->s->tokens.at[i].upos != CS_UPOS_AUX;
    for (uint32_t i = q->token + 1; behind && i < q->head; i++)
        if (r->s->tokens.at[i].upos == CS_UPOS_DET) /* "Image 2 of 16 A man" */
            return;
    uint32_t head = behind ? q->head : q->token;
    add(r, (cs_told){.token = first_token(r, q),
                     .token_end = head + 1,
                     .head = head,
                     .quantity = quantity,
                     .mention = behind ? cs_story_mention_at(r->s, head) : CS_NONE,
                     .plural = q->best != 1});
}

static void add_quantities(const reader *r) {
    cs_span sentence = cs_story_span(r->s, r->first, r->limit);
    for (uint32_t i = cs_story_seek(r->s->quantities, sentence.start);
         i < r->s->quantities.count && r->s->quantities.at[i].span.start < sentence.end; i++)
        add_quantity(r, i);
}

static bool is_covered(const reader *r, uint32_t token) {
    for (uint32_t i = 0; i < r->tolds->count; i++)
        if (token >= r->tolds->at[i].token && token < r->tolds->at[i].token_end)
            return true;
    return false;
}

/* "one of its fighters", "and one has died". */
static bool is_one_of(const reader *r, uint32_t token) {
    static const char *const one[] = {"one", NULL}, *const of[] = {"of", NULL},
                             *const have[] = {"has", "is", "was", "died", NULL};
    return is_word(r, token, one) && token + 1 < r->limit &&
           (is_word(r, token + 1, of) ||
            (token > r->first && r->s->tokens.at[token - 1].upos == CS_UPOS_CCONJ &&
             is_word(r, token + 1, have)));
}

/* The dead, as what is found of them. */
static bool is_body(const cs_token *t) {
    return cs_str_eq(t->lemma, "body") || cs_str_eq(t->lemma, "corpse");
}

/* "Thursday's shooting". */
static bool is_in_time(const cs_story *s, cs_span span) {
    uint32_t at = cs_story_seek(s->times, span.end);
    return at > 0 && cs_span_holds(s->times.at[at - 1].span, span);
}

/* A name that nothing is known of, or that was taken for a place's: perhaps a person's. */
static bool is_strange_name(const reader *r, uint32_t token) {
    const cs_token *t = &r->s->tokens.at[token];
    if (t->xpos != CS_XPOS_NNP || (t->shape & CS_SHAPE_CAPITALS) || t->deprel == CS_DEP_COMPOUND ||
        t->deprel == CS_DEP_FLAT)
        return false;
    if (is_in_time(r->s, t->span))
        return false;
    uint32_t mention = cs_story_mention_at(r->s, token);
    uint8_t kind = mention == CS_NONE ? CS_KIND_OTHER : r->s->mentions.at[mention].kind;
    return kind == CS_KIND_OTHER || kind == CS_KIND_PLACE || kind == CS_KIND_ORGANIZATION;
}

static void add_strange_names(const reader *r) {
    for (uint32_t i = r->first; i < r->limit; i++) {
        if (is_covered(r, i) || !is_strange_name(r, i))
            continue;
        uint32_t mention = cs_story_mention_at(r->s, i);
        bool told = mention != CS_NONE;
        add(r, (cs_told){.token = told ? r->s->mentions.at[mention].token : i,
                         .token_end = told ? r->s->mentions.at[mention].token_end : i + 1,
                         .head = i,
                         .quantity = CS_NONE,
                         .mention = mention,
                         .name = true,
                         .doubtful = true});
    }
}

/* "a third was hurt". */
static bool is_ordinal_alone(const reader *r, uint32_t token) {
    static const char *const words[] = {"second", "third", "fourth", "fifth", "sixth", NULL},
                             *const a[] = {"a", NULL};
    return is_word(r, token, words) && token > r->first && is_word(r, token - 1, a) &&
           token + 1 < r->limit && r->s->tokens.at[token + 1].upos == CS_UPOS_AUX;
}

/* "Presidency Minister" of "Presidency Minister Ruiz": he is told of by his name. */
static bool is_title(const reader *r, uint32_t token) {
    const cs_token *tokens = r->s->tokens.at;
    while (tokens[token].deprel == CS_DEP_COMPOUND && tokens[token].head == token + 1)
        token++;
    const cs_token *t = &tokens[token];
    uint32_t name = t->deprel == CS_DEP_NMOD_DESC && t->head != CS_NONE && t->head > token
                        ? cs_story_mention_at(r->s, t->head)
                        : CS_NONE;
    return name != CS_NONE && r->s->mentions.at[name].kind == CS_KIND_PERSON &&
           r->s->mentions.at[name].form == CS_FORM_NAME &&
           r->s->mentions.at[name].token == token + 1;
}

/* "killing one and wounding the other": one of two. */
static bool is_the_other(const reader *r, uint32_t token) {
    static const char *const other[] = {"other", NULL}, *const the[] = {"the", NULL};
    bool end = token + 1 == r->limit || !is_noun(&r->s->tokens.at[token + 1]);
    return end && token > r->first && is_word(r, token, other) && is_word(r, token - 1, the);
}

/* "alliance" of "the National Alliance": the name of an organization or a place is nobody. */
static bool is_named_body(const reader *r, uint32_t token) {
    uint32_t mention = cs_story_mention_at(r->s, token);
    return mention != CS_NONE && r->s->mentions.at[mention].form == CS_FORM_NAME &&
           !is_people_kind(r->s->mentions.at[mention].kind);
}

/* Nouns for people that no mention has, and words that stand for people. */
static void add_words(const reader *r) {
    static const char *const words[] = {"another", "others",  "himself", "herself",  "themselves",
                                        "nobody",  "none",    "both",    "everyone", "him",
                                        "them",    "someone", "several", NULL};
    for (uint32_t i = r->first; i < r->limit; i++) {
        uint32_t from = i;
        const cs_token *t = &r->s->tokens.at[i];
        bool noun = is_noun(t) && (cs_whose_noun(r->people, r->s, i, &from) || is_body(t)) &&
                    !is_named_body(r, i);
        noun |= cs_whose_nation(r->people, r->s, i);
        bool nth = is_ordinal_alone(r, i) || is_the_other(r, i);
        bool stands =
            noun || nth || t->xpos == CS_XPOS_PRPS || is_word(r, i, words) || is_one_of(r, i);
        if (is_covered(r, i) || !stands || is_title(r, i) ||
            (noun && cs_whose_is(r->people, r->s, i, begin_of(r, from))))
            continue;
        add(r, (cs_told){.token = noun ? begin_of(r, from) : i - nth,
                         .token_end = i + 1,
                         .head = i,
                         .quantity = CS_NONE,
                         .mention = noun ? CS_NONE : cs_story_mention_at(r->s, i),
                         .pronoun = t->upos == CS_UPOS_PRON,
                         .plural = is_plural(t)});
    }
}

void cs_told_read(const cs_phrases *people, const cs_story *s, uint32_t sentence, cs_tolds *tolds) {
    reader r = {people, s, s->sentences.at[sentence].token, s->sentences.at[sentence].token_end,
                tolds};
    tolds->count = 0;
    add_quantities(&r);
    add_mentions(&r);
    add_words(&r);
    add_strange_names(&r);
    cs_whose_join_titles(tolds);
    for (uint32_t i = 0; i < tolds->count; i++)
        describe(&r, &tolds->at[i]);
}

/* ---- lists ------------------------------------------------------------------------------------
 */

/* May the word stand between two items of a list, as the tail of the first: "of Mosul, 24,"? */
static bool is_tail(const cs_token *t) {
    switch (t->upos) {
    case CS_UPOS_VERB:
    case CS_UPOS_AUX:
    case CS_UPOS_SCONJ:
        return false;
    default:
        return t->xpos != CS_XPOS_WDT && t->xpos != CS_XPOS_WP && t->xpos != CS_XPOS_WRB &&
               t->xpos != CS_XPOS_COLON && t->xpos != CS_XPOS_STOP;
    }
}

/* "one dead and three hurt": a predicate between two groups ends what is said of the first. */
static bool is_predicate(const cs_story *s, uint32_t token, uint32_t limit) {
    const cs_token *t = &s->tokens.at[token], *next = t + 1;
    return t->upos == CS_UPOS_ADJ && token + 1 < limit &&
           (next->upos == CS_UPOS_CCONJ || next->xpos == CS_XPOS_COMMA);
}

/* "a soldier along with two civilians". */
static bool is_along_with(const cs_story *s, uint32_t token) {
    return token > 0 && cs_str_eq(s->tokens.at[token].lemma, "with") &&
           (cs_str_eq(s->tokens.at[token - 1].lemma, "along") ||
            cs_str_eq(s->tokens.at[token - 1].lemma, "together"));
}

bool cs_told_is_owned(const cs_story *s, const cs_told *told, uint32_t token) {
    for (uint32_t i = token; i < told->head; i++)
        if (s->tokens.at[i].xpos == CS_XPOS_POS)
            return true;
    return false;
}

bool cs_told_joined(const cs_story *s, const cs_told *a, const cs_told *b) {
    bool joint = false;
    int depth = 0;
    for (uint32_t i = a->token_end; i < b->token; i++) {
        const cs_token *t = &s->tokens.at[i];
        depth += (t->xpos == CS_XPOS_LRB) - (t->xpos == CS_XPOS_RRB);
        if (depth < 0) /* out of a bracket that the first stands in */
            return false;
        if (!is_tail(t) || cs_str_eq(t->lemma, "but") || is_predicate(s, i, b->token))
            return false;
        joint |= t->upos == CS_UPOS_CCONJ || t->xpos == CS_XPOS_COMMA || is_along_with(s, i);
    }
    return joint;
}
