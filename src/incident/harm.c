/* harm.c: who suffers an event of harm; see told.h.
 *
 *   kills, killing, killed + group         the object behind it
 *   group + was killed, killed, died       the subject before it
 *   group + dead, wounded + group          beside an adjective
 *   death of group, group's death          beside a noun
 *
 * From the group found, the list that it belongs to is followed to both sides. */
#include "incident/told.h"
#include "table/table.h"

static bool read_row(cs_harming *harming, cs_arena *arena, const cs_table *table, uint32_t row,
                     cs_error *error) {
    static const char *const ways[] = {"object",  "subject",  "hit",      "after",
                                       "body",    "toll",     "unharmed", "treated",
                                       "carried", "hospital", "death",    "war"};
    int way, effect;
    uint64_t key = cs_phrase_key(cs_table_cell(table, row, 0));
    if (!cs_table_word(table, row, 1, ways, 12, CS_HARM_OBJECT, &way, error) ||
        !cs_table_word(table, row, 2, cs_names_effect.at, cs_names_effect.count, CS_EFFECT_UNKNOWN,
                       &effect, error))
        return false;
    if (way == CS_HARM_TOLL)
        *cs_map_put(arena, &harming->tolls, key) = (uint32_t)effect;
    else
        *cs_map_put(arena, &harming->words, key) = (uint32_t)way;
    return true;
}

bool cs_harm_load(cs_harming *harming, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "way", "effect", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "incident"), "harm.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = read_row(harming, setup->arena, &table, row, error);
    cs_table_close(&table);
    return whole;
}

uint32_t cs_harm_way(const cs_harming *harming, const cs_story *s, const cs_event *event) {
    uint32_t way = cs_map_get(&harming->words, s->tokens.at[event->token].lemma_key);
    return way == CS_NONE ? CS_HARM_OBJECT : way;
}

/* An event that is being read, among the groups of its sentence. */
typedef struct harm {
    const cs_story *s;
    const cs_tolds *tolds;
    const cs_event *event;
    uint32_t token, first, limit; /* of the event's word; of the sentence */
    cs_harmeds *found;
    const cs_harming *harming;
} harm;

static const cs_token *at(const harm *h, uint32_t token) {
    return &h->s->tokens.at[token];
}

static bool is_be(const cs_token *t) {
    return cs_str_eq(t->lemma, "be") || cs_str_eq(t->lemma, "get");
}

static bool is_word(const harm *h, uint32_t token, const char *const *words) {
    return cs_story_is_any(h->s, token, words);
}

/* ---- a group from its place -------------------------------------------------------------------
 */

static uint32_t told_at(const harm *h, uint32_t token) {
    for (uint32_t i = 0; i < h->tolds->count; i++)
        if (token >= h->tolds->at[i].token && token < h->tolds->at[i].token_end)
            return i;
    return CS_NONE;
}

static bool is_adposition(const harm *h, uint32_t token) {
    static const char *const parts[] = {"including", NULL};
    return at(h, token)->upos == CS_UPOS_ADP || at(h, token)->upos == CS_UPOS_SCONJ ||
           is_word(h, token, parts);
}

/* "by rebels", "of the family", "including children": no subject or object by itself. */
static bool is_behind_adposition(const harm *h, const cs_told *told) {
    static const char *const with[] = {"along", "together", NULL};
    uint32_t i = told->token;
    while (i > h->first && at(h, i - 1)->upos == CS_UPOS_DET)
        i--;
    bool company = i > h->first + 1 && at(h, i - 1)->upos == CS_UPOS_ADP && is_word(h, i - 2, with);
    return i > h->first && is_adposition(h, i - 1) && !company;
}

/* Words that may stand between a subject and the word of harm: "was later found", "have been". */
static bool is_link(const cs_token *t) {
    bool both = cs_str_eq(t->lemma, "both") || cs_str_eq(t->lemma, "all");
    return both || t->upos == CS_UPOS_AUX || t->upos == CS_UPOS_ADV || t->upos == CS_UPOS_PART ||
           t->xpos == CS_XPOS_VBN || t->xpos == CS_XPOS_VBD || t->xpos == CS_XPOS_TO;
}

/* Is there a clause of its own between the group and the word? */
static bool is_cut_off(const harm *h, const cs_told *told, uint32_t end) {
    for (uint32_t i = told->token_end; i < end; i++) {
        const cs_token *t = at(h, i);
        bool finite = t->xpos == CS_XPOS_VBZ || t->xpos == CS_XPOS_VBP || t->xpos == CS_XPOS_MD ||
                      (t->xpos == CS_XPOS_VBD && t->upos == CS_UPOS_VERB);
        if (finite || t->xpos == CS_XPOS_COLON)
            return true;
    }
    return false;
}

/* Is the word in no group, or a "both" behind an auxiliary: "were both killed"? */
static bool is_between(const harm *h, uint32_t token) {
    return told_at(h, token) == CS_NONE ||
           (token > h->first && at(h, token - 1)->upos == CS_UPOS_AUX &&
            at(h, token)->upos != CS_UPOS_NUM);
}

/* The group that ends right before the token; CS_NONE. */
static uint32_t group_before(const harm *h, uint32_t token) {
    for (uint32_t i = 0; i < h->tolds->count; i++)
        if (h->tolds->at[i].token_end == token)
            return i;
    return CS_NONE;
}

/* The last group before the word that can be its subject; CS_NONE. */
static uint32_t subject_by_place(const harm *h) {
    uint32_t end = h->token;
    while (end > h->first && is_link(at(h, end - 1)) && is_between(h, end - 1))
        end--;
    uint32_t beside = end == h->token ? group_before(h, end) : CS_NONE;
    if (beside != CS_NONE) /* "the names of 29 people killed" */
        return beside;
    for (uint32_t i = h->tolds->count; i-- > 0;) {
        const cs_told *told = &h->tolds->at[i];
        if (told->token_end > end || told->doubtful)
            continue;
        if (is_cut_off(h, told, end))
            return CS_NONE;
        if (!is_behind_adposition(h, told))
            return i;
    }
    return CS_NONE;
}

static uint32_t subject_child(const harm *h, uint32_t token) {
    uint32_t subject = cs_story_child(h->s, token, CS_DEP_NSUBJ_PASS);
    return subject == CS_NONE ? cs_story_child(h->s, token, CS_DEP_NSUBJ) : subject;
}

/* "who was killed": the noun that the clause is about. */
static uint32_t antecedent(const harm *h, uint32_t token, uint32_t subject) {
    const cs_token *t = at(h, subject);
    bool relative = t->xpos == CS_XPOS_WP || t->xpos == CS_XPOS_WDT;
    return relative && at(h, token)->deprel == CS_DEP_ACL_RELCL ? at(h, token)->head : subject;
}

/* The subject that the tree gives the word, or the verbs it is joined to. */
static uint32_t subject_by_tree(const harm *h, int *steps) {
    enum { MOST_STEPS = 3 };
    uint32_t token = h->token;
    for (*steps = 0; *steps < MOST_STEPS && token != CS_NONE; (*steps)++) {
        uint32_t subject = subject_child(h, token);
        if (subject != CS_NONE && subject < h->token)
            return told_at(h, antecedent(h, token, subject));
        uint8_t deprel = at(h, token)->deprel;
        if (deprel != CS_DEP_CONJ && deprel != CS_DEP_XCOMP)
            return CS_NONE;
        token = at(h, token)->head;
    }
    return CS_NONE;
}

/* "seven were killed and another wounded": a subject that is only shared gives way to a nearer one.
 */
static uint32_t subject_of(const harm *h) {
    int steps;
    uint32_t by_place = subject_by_place(h), by_tree = subject_by_tree(h, &steps);
    bool nearer = by_place != CS_NONE && by_tree != CS_NONE && by_place > by_tree && steps > 0;
    return by_tree == CS_NONE || nearer ? by_place : by_tree;
}

/* May the word stand between a verb and its object? */
static bool is_before_object(const cs_token *t) {
    bool participle =
        (t->xpos == CS_XPOS_VBG || t->xpos == CS_XPOS_VBN) &&
        (t[1].upos == CS_UPOS_ADJ || t[1].upos == CS_UPOS_NOUN || t[1].upos == CS_UPOS_PROPN);
    return participle || t->upos == CS_UPOS_DET || t->upos == CS_UPOS_ADJ ||
           t->upos == CS_UPOS_NUM || (t->upos == CS_UPOS_ADV && t->xpos != CS_XPOS_WRB) ||
           t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN || t->upos == CS_UPOS_SYM ||
           t->xpos == CS_XPOS_POS || t->xpos == CS_XPOS_RP || t->xpos == CS_XPOS_PRPS ||
           t->xpos == CS_XPOS_HYPH || t->key == 0;
}

/* The token behind a word and what belongs to it: "beat to death", "shot dead", "shot
 * and killed". */
static uint32_t behind_phrase(const harm *h, uint32_t token) {
    static const char *const to[] = {"to", NULL}, *const death[] = {"death", NULL},
                             *const dead[] = {"dead", NULL};
    if (token + 2 < h->limit && is_word(h, token + 1, to) && is_word(h, token + 2, death))
        return token + 3;
    bool joined = token + 2 < h->limit && at(h, token + 1)->upos == CS_UPOS_CCONJ &&
                  (at(h, token + 2)->xpos == CS_XPOS_VBD || at(h, token + 2)->xpos == CS_XPOS_VBN);
    if (joined) /* "shot and killed a man" */
        return token + 3;
    return token + 1 < h->limit && is_word(h, token + 1, dead) ? token + 2 : token + 1;
}

/* The first group behind the token with nothing but its own words before it; CS_NONE. */
static uint32_t group_behind(const harm *h, uint32_t token) {
    for (uint32_t i = 0; i < h->tolds->count; i++) {
        const cs_told *told = &h->tolds->at[i];
        if (told->token <= token || told->doubtful)
            continue;
        for (uint32_t k = behind_phrase(h, token); k < told->token; k++)
            if (!is_before_object(at(h, k)))
                return CS_NONE;
        return i;
    }
    return CS_NONE;
}

/* ---- lists ------------------------------------------------------------------------------------
 */

/* Those who tell it suffer nothing: "killing a boy, the governor said". */
static bool is_source(const harm *h, const cs_told *told) {
    cs_span span = cs_story_span(h->s, told->token, told->token_end);
    for (uint32_t i = 0; i < h->s->attributions.count; i++)
        if (cs_span_meets(h->s->attributions.at[i].source, span))
            return true;
    return false;
}

/* "killed two, and three were wounded": is the group the subject of what follows it? */
static bool begins_clause(const harm *h, const cs_told *told) {
    uint32_t i = told->token_end;
    while (i < h->limit && (at(h, i)->upos == CS_UPOS_ADV || at(h, i)->upos == CS_UPOS_PROPN))
        i++;
    if (i >= h->limit)
        return false;
    const cs_token *t = at(h, i);
    return t->upos == CS_UPOS_AUX || t->xpos == CS_XPOS_VBD || t->xpos == CS_XPOS_VBN ||
           t->xpos == CS_XPOS_VBZ || t->xpos == CS_XPOS_VBP;
}

/* Is the number of b a part of that of a: "five people, including two children"? */
static bool is_part(const harm *h, const cs_told *told) {
    static const char *const words[] = {"including", "among", "comprising", NULL};
    bool part =
        told->quantity != CS_NONE && h->s->quantities.at[told->quantity].kind == CS_QUANTITY_PART;
    for (uint32_t i = told->token; i > h->first && told->token - i < 3 && !part; i--)
        part = is_word(h, i - 1, words);
    return part;
}

static bool is_one_entity(const harm *h, const cs_told *a, const cs_told *b) {
    return a->mention != CS_NONE && b->mention != CS_NONE &&
           h->s->mentions.at[a->mention].entity != CS_NONE &&
           h->s->mentions.at[a->mention].entity == h->s->mentions.at[b->mention].entity;
}

static bool has_and(const harm *h, const cs_told *a, const cs_told *b) {
    for (uint32_t i = a->token_end; i < b->token; i++)
        if (at(h, i)->upos == CS_UPOS_CCONJ)
            return true;
    return false;
}

static bool is_article(const harm *h, const cs_told *told) {
    static const char *const words[] = {"a", "an", "the", NULL};
    return is_word(h, told->token, words);
}

/* "a judge, Ali Hadi,", "Ali Hadi, a judge": the same told twice. */
static bool is_same(const harm *h, const cs_told *a, const cs_told *b) {
    if (is_one_entity(h, a, b) || at(h, b->head)->deprel == CS_DEP_APPOS)
        return true;
    if (b->bare && !a->plural && a->quantity == CS_NONE && is_article(h, a))
        return true;                                    /* "a journalist and editor" */
    bool members = a->plural && a->quantity == CS_NONE; /* "officers X and Y": X is one of them */
    bool one = (a->name != b->name) && b->quantity == CS_NONE && !b->plural && !members;
    return one && !has_and(h, a, b);
}

static void add(const harm *h, uint32_t told, bool part, bool same) {
    *cs_vec_push(h->s->scratch, h->found) = (cs_harmed){told, part, same};
}

/* The next group behind one that is surely one of people; CS_NONE. */
static uint32_t next_told(const harm *h, uint32_t told) {
    for (uint32_t i = told + 1; i < h->tolds->count; i++)
        if (!h->tolds->at[i].doubtful)
            return i;
    return CS_NONE;
}

/* "a fourth man, a passer-by, died": two single persons that no "and" joins, and no third. */
static bool is_last_of_two(const harm *h, uint32_t a, uint32_t b) {
    const cs_told *one = &h->tolds->at[a], *two = &h->tolds->at[b];
    uint32_t third = next_told(h, b);
    bool more = third != CS_NONE && cs_told_joined(h->s, two, &h->tolds->at[third]);
    return !more && !has_and(h, one, two) && one->quantity == CS_NONE && !one->plural &&
           two->quantity == CS_NONE && !two->plural && !one->name && !two->name;
}

/* Does the list that told `a` is in go on with `b`? */
static bool goes_on(const harm *h, const cs_told *a, const cs_told *b) {
    if (is_part(h, b))
        return true;
    bool verb_between = h->token >= a->token_end && h->token < b->token;
    bool other_clause = b->token > h->token && (begins_clause(h, b) || is_source(h, b));
    return cs_told_joined(h->s, a, b) && !verb_between && !other_clause;
}

/* The items of the list behind the group that was added last. */
static void follow(const harm *h, uint32_t told, bool all_parts) {
    bool named = false; /* "three people: X, Y and Z": the names of those counted */
    uint32_t i = told, next = next_told(h, told);
    for (; next != CS_NONE; i = next, next = next_told(h, next)) {
        const cs_told *a = &h->tolds->at[i], *b = &h->tolds->at[next];
        if (!goes_on(h, a, b))
            return;
        all_parts |= is_part(h, b);
        bool part = all_parts;
        if (is_behind_adposition(h, b) && !part)
            continue;
        bool same = ((named && b->name) || is_same(h, a, b) || is_last_of_two(h, i, next));
        named |= same && h->tolds->at[told].plural;
        add(h, next, part, same);
    }
}

/* "one was killed, and two soldiers hurt": a comma and "and" behind a verb begin a new clause. */
static bool is_new_clause(const harm *h, const cs_told *a, const cs_told *b) {
    bool joint = b->token >= a->token_end + 2 && at(h, b->token - 1)->upos == CS_UPOS_CCONJ &&
                 at(h, b->token - 2)->xpos == CS_XPOS_COMMA;
    for (uint32_t i = h->first; joint && i < a->token; i++)
        if (at(h, i)->xpos == CS_XPOS_VBD || at(h, i)->upos == CS_UPOS_AUX)
            return true;
    return false;
}

/* The first item of the list in which the group before the word stands. */
static uint32_t list_begin(const harm *h, uint32_t told) {
    while (told > 0) {
        const cs_told *a = &h->tolds->at[told - 1], *b = &h->tolds->at[told];
        bool within = b->token <= h->token || a->token > h->token;
        if (a->doubtful && at(h, a->head)->deprel != CS_DEP_NSUBJ_PASS &&
            at(h, a->head)->deprel != CS_DEP_NSUBJ)
            return told;
        bool object = a->token > h->first && at(h, a->token - 1)->upos == CS_UPOS_VERB;
        if (!within || object || is_new_clause(h, a, b) || !cs_told_joined(h->s, a, b) ||
            is_behind_adposition(h, a))
            return told;
        told--;
    }
    return told;
}

static void add_list(const harm *h, uint32_t told, bool backwards) {
    if (told == CS_NONE)
        return;
    uint32_t from = backwards ? list_begin(h, told) : told;
    add(h, from, false, false);
    follow(h, from, false);
}

/* ---- the word and those around it -------------------------------------------------------------
 */

/* "were killed", "was shot and killed": is a form of "be" or "get" before it? */
static bool is_passive(const harm *h) {
    uint32_t i = h->token;
    if (at(h, i)->xpos == CS_XPOS_VBG)
        return false;
    while (i > h->first) {
        const cs_token *t = at(h, i - 1);
        if (is_be(t))
            return true;
        bool joined = t->upos == CS_UPOS_CCONJ && i >= h->first + 2 &&
                      (at(h, i - 2)->xpos == CS_XPOS_VBN || at(h, i - 2)->xpos == CS_XPOS_VBD);
        if (!joined && t->upos != CS_UPOS_ADV && t->upos != CS_UPOS_PART)
            return false;
        i -= joined ? 2 : 1;
    }
    return false;
}

/* "was abducted together with his driver": who suffers it with the subject. */
static void add_company(const harm *h) {
    static const char *const together[] = {"together", "along", NULL};
    static const char *const with[] = {"with", NULL};
    for (uint32_t i = h->token + 1;
         i + 2 < h->limit && at(h, i)->upos != CS_UPOS_PUNCT && at(h, i)->upos != CS_UPOS_VERB;
         i++) {
        if (!is_word(h, i, together) || !is_word(h, i + 1, with))
            continue;
        uint32_t told = group_behind(h, i + 1);
        if (told != CS_NONE)
            add(h, told, false, false);
        return;
    }
}

/* "shot at the car": whoever does that is not the one who suffers. */
static bool is_aimed(const harm *h) {
    static const char *const words[] = {"at", "into", "toward", "towards", NULL};
    return h->token + 1 < h->limit && is_word(h, h->token + 1, words);
}

static void of_verb(const harm *h, bool subject_suffers) {
    bool participle = at(h, h->token)->xpos == CS_XPOS_VBN || at(h, h->token)->xpos == CS_XPOS_VBD;
    bool losing = cs_str_eq(at(h, h->token)->lemma, "lose"); /* "lost one soldier" */
    uint32_t object =
        (subject_suffers && !losing) || is_passive(h) ? CS_NONE : group_behind(h, h->token);
    bool active = at(h, h->token)->xpos == CS_XPOS_VBD && !subject_suffers && !is_passive(h) &&
                  cs_story_child(h->s, h->token, CS_DEP_OBJ) != CS_NONE;
    if (object == CS_NONE && active)
        object = told_at(h, cs_story_child(h->s, h->token, CS_DEP_OBJ));
    active |= !subject_suffers && !is_passive(h) && is_aimed(h);
    if (object != CS_NONE)
        add_list(h, object, false);
    else if (!active && (subject_suffers || participle))
        add_list(h, subject_of(h), true);
    if (h->found->count)
        add_company(h);
}

/* "the dead were named as X and Y", "among the dead were a teacher and his wife": the group that is
 * named behind; CS_NONE. */
static uint32_t named_behind(const harm *h) {
    static const char *const words[] = {"named", "identified", "included", "include", "were",
                                        "are",   "was",        "is",       "as",      NULL};
    uint32_t i = h->token + 1;
    while (i < h->limit && is_word(h, i, words))
        i++;
    return i > h->token + 1 ? group_behind(h, i - 1) : CS_NONE;
}

/* "shot dead two residents": what the verb before it did. */
static bool is_of_hit(const harm *h) {
    return h->token > h->first &&
           cs_map_get(&h->harming->words, at(h, h->token - 1)->lemma_key) == CS_HARM_HIT;
}

/* "were among the dead": some of them. */
static bool is_among(const harm *h) {
    return h->token >= h->first + 2 && cs_str_eq(at(h, h->token - 2)->lemma, "among");
}

/* May a subject be dead by the word: "is dead", "was found dead", not "put the dead at nine"? */
static bool is_predicate(const harm *h) {
    if (h->token == h->first)
        return false;
    const cs_token *before = at(h, h->token - 1);
    return before->upos == CS_UPOS_AUX || before->upos == CS_UPOS_VERB ||
           before->upos == CS_UPOS_ADV || before->upos == CS_UPOS_CCONJ;
}

static void of_adjective(const harm *h) {
    uint32_t named = named_behind(h);
    if (is_of_hit(h) && group_behind(h, h->token) != CS_NONE) {
        add_list(h, group_behind(h, h->token), false);
        return;
    }
    if (named != CS_NONE) {
        add(h, named, true, false);
        follow(h, named, true);
        return;
    }
    if (is_among(h)) {
        harm verb = *h;
        verb.token = h->token - 2;
        uint32_t part = subject_of(&verb);
        if (part != CS_NONE)
            add(h, part, true, false);
        return;
    }
    uint32_t within = told_at(h, h->token), before = group_before(h, h->token);
    if (within == CS_NONE && before == CS_NONE && is_predicate(h))
        before = subject_of(h);
    if (within == CS_NONE && before == CS_NONE)
        within = group_behind(h, h->token);
    add_list(h, within == CS_NONE ? before : within, within == CS_NONE);
}

/* "found a man with gunshot wounds", "sustained injuries": who has them. */
static uint32_t bearer_of(const harm *h) {
    static const char *const with[] = {"with", "from", NULL};
    uint32_t head = at(h, h->token)->head;
    if (at(h, h->token)->deprel == CS_DEP_OBJ && head != CS_NONE &&
        cs_map_get(&h->harming->words, at(h, head)->lemma_key) == CS_HARM_SUBJECT) {
        harm verb = *h;
        verb.token = head;
        return subject_of(&verb);
    }
    for (uint32_t i = h->token; i > h->first && h->token - i < 4; i--)
        if (is_word(h, i - 1, with))
            return group_before(h, i - 1);
    return CS_NONE;
}

static void of_noun(const harm *h, uint32_t way) {
    static const char *const of[] = {"of", "to", "among", NULL};
    uint32_t behind = CS_NONE, before = group_before(h, h->token);
    if (h->token + 1 < h->limit && is_word(h, h->token + 1, of))
        behind = group_behind(h, h->token + 1);
    if (before == CS_NONE && h->token > h->first && at(h, h->token - 1)->xpos == CS_XPOS_POS)
        before = group_before(h, h->token - 1);
    if (behind != CS_NONE && way == CS_HARM_AFTER && h->tolds->at[behind].definite &&
        !h->tolds->at[behind].plural)
        behind = CS_NONE; /* "a wound to the head" */
    if (behind == CS_NONE && before == CS_NONE && way == CS_HARM_AFTER)
        before = bearer_of(h);
    if (behind == CS_NONE && before == CS_NONE) {
        uint32_t within = told_at(h, h->token); /* "three deaths" */
        before = within;
    }
    add_list(h, behind == CS_NONE ? before : behind, false);
}

/* The groups that the event stage found by the tree, where nothing stands in its usual place. */
static void of_targets(const harm *h) {
    for (uint32_t i = 0; i < h->event->targets.count; i++) {
        uint32_t told = told_at(h, h->s->mentions.at[h->event->targets.at[i]].head);
        if (told != CS_NONE)
            add(h, told, is_part(h, &h->tolds->at[told]), false);
    }
}

/* "died of his wounds": wounds that were told of as the death. */
static bool is_died_of(const harm *h) {
    enum { CLOSE = 4 };
    for (uint32_t i = h->token; i > h->first && h->token - i < CLOSE; i--) {
        cs_str lemma = at(h, i - 1)->lemma;
        if (cs_str_eq(lemma, "die") || cs_str_eq(lemma, "succumb"))
            return true;
    }
    return false;
}

/* "found the body of", "bodies were found": the noun that the verb is about; CS_NONE. */
static uint32_t body_of(const cs_harming *harming, const harm *h) {
    for (uint32_t c = at(h, h->token)->child; c != CS_NONE; c = at(h, c)->sibling)
        if (at(h, c)->upos == CS_UPOS_NOUN &&
            cs_map_get(&harming->words, at(h, c)->lemma_key) == CS_HARM_BODY)
            return c;
    return CS_NONE;
}

void cs_harm_find(const cs_harming *harming, const cs_story *s, const cs_event *event,
                  const cs_tolds *tolds, cs_harmeds *found) {
    const cs_sentence *in = &s->sentences.at[event->sentence];
    harm h = {s, tolds, event, event->token, in->token, in->token_end, found, harming};
    found->count = 0;
    uint32_t way = cs_harm_way(harming, s, event), body = CS_NONE;
    if (way == CS_HARM_AFTER && is_died_of(&h))
        return;
    if (way == CS_HARM_BODY || way == CS_HARM_CARRIED)
        body = body_of(harming, &h);
    h.token = body == CS_NONE ? h.token : body;
    static const char *const dead[] = {"dead", "deceased", NULL};
    bool verb = s->tokens.at[event->token].upos != CS_UPOS_ADJ && !is_word(&h, event->token, dead);
    if (s->tokens.at[event->token].upos == CS_UPOS_ADP) /* "in critical condition" */
        add_list(&h, subject_of(&h), true);
    else if (event->nominal || body != CS_NONE)
        of_noun(&h, way);
    else if (verb)
        of_verb(&h, way == CS_HARM_SUBJECT || way == CS_HARM_DEATH);
    else
        of_adjective(&h);
    if (!found->count)
        of_targets(&h);
}
