/* listing.c: who else suffers what a group does: the list that it stands in; see harm.h. */
#include "incident/harm.h"

/* Those who tell it suffer nothing: "killing a boy, the governor said". */
static bool is_source(const cs_harm *h, const cs_told *told) {
    cs_span span = cs_story_span(h->s, told->token, told->token_end);
    for (uint32_t i = 0; i < h->s->attributions.count; i++)
        if (cs_span_meets(h->s->attributions.at[i].source, span))
            return true;
    return false;
}

/* "killed two, and three were wounded": is the group the subject of what follows it? */
static bool begins_clause(const cs_harm *h, const cs_told *told) {
    uint32_t i = told->token_end;
    while (i < h->limit &&
           (cs_harm_at(h, i)->upos == CS_UPOS_ADV || cs_harm_at(h, i)->upos == CS_UPOS_PROPN))
        i++;
    if (i >= h->limit)
        return false;
    const cs_token *t = cs_harm_at(h, i);
    return t->upos == CS_UPOS_AUX || t->xpos == CS_XPOS_VBD || t->xpos == CS_XPOS_VBN ||
           t->xpos == CS_XPOS_VBZ || t->xpos == CS_XPOS_VBP;
}

/* Is the number of b a part of that of a: "five people, including two children"? */
bool cs_harm_is_part(const cs_harm *h, const cs_told *told) {
    static const char *const words[] = {"including", "among", "comprising", NULL};
    bool part =
        told->quantity != CS_NONE && h->s->quantities.at[told->quantity].kind == CS_QUANTITY_PART;
    for (uint32_t i = told->token; i > h->first && told->token - i < 3 && !part; i--)
        part = cs_harm_is_word(h, i - 1, words);
    return part;
}

static bool is_one_entity(const cs_harm *h, const cs_told *a, const cs_told *b) {
    return a->mention != CS_NONE && b->mention != CS_NONE &&
           h->s->mentions.at[a->mention].entity != CS_NONE &&
           h->s->mentions.at[a->mention].entity == h->s->mentions.at[b->mention].entity;
}

static bool is_person_at(const cs_harm *h, uint32_t token) {
    uint32_t mention = cs_story_mention_at(h->s, token);
    return mention != CS_NONE && h->s->mentions.at[mention].kind == CS_KIND_PERSON;
}

static bool has_and(const cs_harm *h, const cs_told *a, const cs_told *b) {
    for (uint32_t i = a->token_end; i < b->token; i++)
        if (cs_harm_at(h, i)->upos == CS_UPOS_CCONJ)
            return true;
    return false;
}

/* "a judge", but not "the judge's driver". */
static bool is_article(const cs_harm *h, const cs_told *told) {
    static const char *const words[] = {"a", "an", "the", NULL};
    return cs_harm_is_word(h, told->token, words) && !cs_told_is_owned(h->s, told, told->token);
}

static uint32_t way_of(const cs_harm *h, const cs_told *told) {
    return cs_map_get(&h->harming->words, cs_harm_at(h, told->head)->lemma_key);
}

static bool is_kin(uint32_t way) {
    return way == CS_HARM_KIN || way == CS_HARM_MAN || way == CS_HARM_WOMAN;
}

/* "a father and son", but not "a husband and father": two of a family. */
static bool are_kin(const cs_harm *h, const cs_told *a, const cs_told *b) {
    uint32_t one = way_of(h, a), other = way_of(h, b);
    return is_kin(one) && is_kin(other) && (one == CS_HARM_KIN || one != other);
}

/* "six priests, a woman and her daughter": one person, not "the four, a family". */
static bool is_one_more(const cs_harm *h, const cs_told *told) {
    static const char *const one[] = {"a", "an", NULL}, *const many[] = {
                                                            "family", "group", "couple",
                                                            "crew",   "team",  "band",
                                                            "gang",   "pair",  NULL};
    return !told->plural && !told->name && cs_harm_is_word(h, told->token, one) &&
           !cs_harm_is_word(h, told->head, many);
}

/* "former president and party leader Ali Saleh": two titles of one person. */
static bool are_titles(const cs_harm *h, const cs_told *a, const cs_told *b) {
    if (!a->bare || a->plural || !b->name || b->mention == CS_NONE)
        return false;
    const cs_token *first = cs_harm_at(h, b->token);
    return b->token < h->s->mentions.at[b->mention].token && first->upos != CS_UPOS_DET &&
           first->xpos != CS_XPOS_PRPS;
}

/* "Ali Hadi and Omar Khan, members of the council": they are told of again. */
static bool are_members(const cs_harm *h, const cs_told *a, const cs_told *b) {
    return a->name && b->plural && !b->name && !b->pronoun && b->quantity == CS_NONE &&
           cs_harm_at(h, b->token)->upos == CS_UPOS_NOUN && !has_and(h, a, b);
}

/* "a judge, Ali Hadi,", "Ali Hadi, a judge": the same told twice. */
static bool is_same(const cs_harm *h, const cs_told *a, const cs_told *b) {
    bool one_of_many = a->quantity != CS_NONE && a->plural && is_one_more(h, b);
    if (is_one_entity(h, a, b) || are_titles(h, a, b) || are_members(h, a, b) ||
        (cs_harm_at(h, b->head)->deprel == CS_DEP_APPOS && !one_of_many))
        return true;
    if (b->bare && !a->plural && a->quantity == CS_NONE && is_article(h, a) && !are_kin(h, a, b))
        return true; /* "a journalist and editor" */
    bool members =
        a->plural && !a->name && a->quantity == CS_NONE; /* "officers X and Y": X is one of them */
    bool one = (a->name != b->name) && b->quantity == CS_NONE && !b->plural && !members;
    return one && !has_and(h, a, b);
}

/* "a cousin of Juan Ruiz, head of the police": tells more of somebody between the two groups, who
 * is none of them. */
static bool is_of_another(const cs_harm *h, const cs_told *a, const cs_told *b) {
    uint32_t head = cs_harm_at(h, b->head)->head,
             entity = b->mention == CS_NONE ? CS_NONE : h->s->mentions.at[b->mention].entity;
    if (b->name || is_one_entity(h, a, b))
        return false;
    if (cs_harm_at(h, b->head)->deprel == CS_DEP_APPOS && head != CS_NONE && head >= a->token_end &&
        head < b->token && is_person_at(h, head))
        return true;
    cs_span between = cs_story_span(h->s, a->token_end, b->token);
    for (uint32_t i = cs_story_seek(h->s->mentions, between.start);
         entity != CS_NONE && i < h->s->mentions.count &&
         h->s->mentions.at[i].span.start < between.end;
         i++)
        if (h->s->mentions.at[i].entity == entity)
            return true;
    return false;
}

void cs_harm_add(const cs_harm *h, uint32_t told, bool part, bool same) {
    *cs_vec_push(h->s->scratch, h->found) = (cs_harmed){told, part, same};
}

/* The next group behind one that is surely one of people; CS_NONE. */
static uint32_t next_told(const cs_harm *h, uint32_t told) {
    for (uint32_t i = told + 1; i < h->tolds->count; i++)
        if (!h->tolds->at[i].doubtful)
            return i;
    return CS_NONE;
}

/* "a fourth man, a passer-by, died": two single persons that no "and" joins, and no third. */
static bool is_last_of_two(const cs_harm *h, uint32_t a, uint32_t b) {
    const cs_told *one = &h->tolds->at[a], *two = &h->tolds->at[b];
    uint32_t third = next_told(h, b);
    bool more = third != CS_NONE && cs_told_joined(h->s, two, &h->tolds->at[third]);
    return !more && !has_and(h, one, two) && one->quantity == CS_NONE && !one->plural &&
           two->quantity == CS_NONE && !two->plural && !one->name && !two->name;
}

/* "the bodies of two men, and a woman was hurt": behind a noun only a comma begins a clause. */
static bool has_comma(const cs_harm *h, const cs_told *told) {
    return told->token > h->first + 1 && (cs_harm_at(h, told->token - 1)->xpos == CS_XPOS_COMMA ||
                                          cs_harm_at(h, told->token - 2)->xpos == CS_XPOS_COMMA);
}

/* "ten people shot and two killed": each has its own word of harm. */
static bool is_harm_between(const cs_harm *h, const cs_told *a, const cs_told *b) {
    for (uint32_t i = a->token_end; i < b->token; i++) {
        uint64_t key = cs_harm_at(h, i)->lemma_key;
        if (i != h->token && cs_harm_at(h, i)->xpos != CS_XPOS_VBG &&
            (cs_map_get(&h->harming->words, key) == CS_HARM_HIT ||
             cs_map_get(&h->harming->tolls, key) != CS_NONE))
            return true;
    }
    return false;
}

/* "1 dead, 5 injured": a group that ends with what became of it is in no list of another's fate. */
static bool has_fate(const cs_harm *h, const cs_told *told) {
    const cs_token *last = cs_harm_at(h, told->token_end - 1);
    return cs_map_get(&h->harming->tolls, last->lemma_key) != CS_NONE;
}

/* Does the list that told `a` is in go on with `b`? */
static bool goes_on(const cs_harm *h, const cs_told *a, const cs_told *b) {
    if (cs_harm_is_part(h, b))
        return true;
    bool verb_between = h->token >= a->token_end && h->token < b->token;
    bool verb = cs_harm_at(h, h->token)->upos == CS_UPOS_VERB || has_comma(h, b);
    bool other_clause = b->token > h->token && ((verb && begins_clause(h, b)) || is_source(h, b));
    return cs_told_joined(h->s, a, b) && !has_fate(h, a) && !is_harm_between(h, a, b) &&
           !verb_between && !other_clause;
}

/* Whatever can be counted out: "two people", "three others", "victims". */
static bool is_general(const cs_harm *h, const cs_told *told) {
    static const char *const words[] = {"people", "person", "victim", "other", NULL};
    cs_str lemma = cs_harm_at(h, told->head)->lemma;
    return told->quantity != CS_NONE && cs_str_is_any(lemma, words);
}

/* "two Germans", "a Dane". */
static bool is_nation(const cs_harm *h, const cs_told *told) {
    return !told->name && told->mention != CS_NONE &&
           h->s->mentions.at[told->mention].form == CS_FORM_NAME;
}

/* "two victims, a man and a boy, died"; "six priests, five Spaniards and a Dane": does the list
 * behind tell one by one who was counted? */
static bool is_counted_out(const cs_harm *h, uint32_t told) {
    const cs_told *whole = &h->tolds->at[told];
    bool nations = !is_general(h, whole);
    if (whole->quantity == CS_NONE)
        return false;
    int64_t rest = h->s->quantities.at[whole->quantity].best;
    uint32_t i = told, next = next_told(h, told);
    for (; next != CS_NONE; i = next, next = next_told(h, next)) {
        const cs_told *a = &h->tolds->at[i], *b = &h->tolds->at[next];
        if (!goes_on(h, a, b) || (i == told && has_and(h, a, b)))
            break;
        if (nations && !is_nation(h, b))
            break;
        rest -= b->quantity == CS_NONE ? !b->plural : h->s->quantities.at[b->quantity].best;
    }
    return i > told + 1 && rest == 0;
}

/* The items of the list behind the group that was added last. */
void cs_harm_follow(const cs_harm *h, uint32_t told, bool all_parts) {
    bool named = false; /* "three people: X, Y and Z": the names of those counted */
    bool counted = is_counted_out(h, told);
    uint32_t i = told, next = next_told(h, told);
    for (; next != CS_NONE; i = next, next = next_told(h, next)) {
        const cs_told *a = &h->tolds->at[i], *b = &h->tolds->at[next];
        if (!goes_on(h, a, b))
            return;
        all_parts |= cs_harm_is_part(h, b);
        bool part = all_parts || counted;
        if ((cs_harm_is_aside(h, b) && !part) || is_of_another(h, a, b))
            continue;
        bool same = ((named && b->name) || is_same(h, a, b) || is_last_of_two(h, i, next));
        named |= same && h->tolds->at[told].plural;
        cs_harm_add(h, next, part, same);
    }
}

/* "one was killed, and two soldiers hurt": a comma and "and" behind a verb begin a new clause. */
static bool is_new_clause(const cs_harm *h, const cs_told *a, const cs_told *b) {
    bool joint = b->token >= a->token_end + 2 &&
                 cs_harm_at(h, b->token - 1)->upos == CS_UPOS_CCONJ &&
                 cs_harm_at(h, b->token - 2)->xpos == CS_XPOS_COMMA;
    for (uint32_t i = h->first; joint && i < a->token; i++)
        if (cs_harm_at(h, i)->xpos == CS_XPOS_VBD || cs_harm_at(h, i)->upos == CS_UPOS_AUX)
            return true;
    return false;
}

/* "killed two soldiers and three were hurt": the group behind another verb of harm. */
static bool is_harm(const cs_harm *h, uint32_t token) {
    const cs_token *t = cs_harm_at(h, token);
    return t->upos == CS_UPOS_VERB && (cs_map_get(&h->harming->words, t->lemma_key) != CS_NONE ||
                                       cs_map_get(&h->harming->tolls, t->lemma_key) != CS_NONE);
}

/* "found a man, a woman and a child dead": the verb whose object they are. */
static bool is_found(const cs_harm *h, uint32_t verb) {
    static const char *const words[] = {"find", "discover", NULL};
    return cs_harm_at(h, h->token)->upos == CS_UPOS_ADJ &&
           cs_str_is_any(cs_harm_at(h, verb)->lemma, words);
}

/* The first item of the list in which the group before the word stands. */
static uint32_t list_begin(const cs_harm *h, uint32_t told) {
    while (told > 0) {
        const cs_told *a = &h->tolds->at[told - 1], *b = &h->tolds->at[told];
        bool within = b->token <= h->token || a->token > h->token;
        if (a->doubtful && cs_harm_at(h, a->head)->deprel != CS_DEP_NSUBJ_PASS &&
            cs_harm_at(h, a->head)->deprel != CS_DEP_NSUBJ)
            return told;
        bool object = a->token > h->first && is_harm(h, a->token - 1) && !is_found(h, a->token - 1);
        if (!within || object || has_fate(h, a) || is_harm_between(h, a, b) ||
            is_new_clause(h, a, b) || !cs_told_joined(h->s, a, b) || cs_harm_is_aside(h, a))
            return told;
        told--;
    }
    return told;
}

void cs_harm_add_list(const cs_harm *h, uint32_t told, bool backwards) {
    if (told == CS_NONE)
        return;
    uint32_t from = backwards ? list_begin(h, told) : told;
    cs_harm_add(h, from, false, false);
    cs_harm_follow(h, from, false);
}
