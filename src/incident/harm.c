/* harm.c: who suffers an event of harm; see told.h.
 *
 *   kills, killing, killed + group         the object behind it
 *   group + was killed, killed, died       the subject before it
 *   group + dead, wounded + group          beside an adjective
 *   death of group, group's death          beside a noun
 *
 * From the group found, the list that it belongs to is followed to both sides. */
#include "incident/harm.h"

static bool is_be(const cs_token *t) {
    return cs_str_eq(t->lemma, "be") || cs_str_eq(t->lemma, "get");
}

/* "were killed", "was shot and killed": is a form of "be" or "get" before it? */
static bool is_passive(const cs_harm *h) {
    uint32_t i = h->token;
    if (cs_harm_at(h, i)->xpos == CS_XPOS_VBG)
        return false;
    while (i > h->first) {
        const cs_token *t = cs_harm_at(h, i - 1);
        if (is_be(t))
            return true;
        bool joined = t->upos == CS_UPOS_CCONJ && i >= h->first + 2 &&
                      (cs_harm_at(h, i - 2)->xpos == CS_XPOS_VBN ||
                       cs_harm_at(h, i - 2)->xpos == CS_XPOS_VBD);
        if (!joined && t->upos != CS_UPOS_ADV && t->upos != CS_UPOS_PART)
            return false;
        i -= joined ? 2 : 1;
    }
    return false;
}

/* "was abducted together with his driver": who suffers it with the subject. */
static void add_company(const cs_harm *h) {
    static const char *const together[] = {"together", "along", NULL};
    static const char *const with[] = {"with", NULL};
    for (uint32_t i = h->token + 1;
         i + 2 < h->limit && cs_harm_at(h, i)->upos != CS_UPOS_PUNCT &&
         (cs_harm_at(h, i)->upos != CS_UPOS_VERB || cs_harm_at(h, i)->xpos == CS_XPOS_VBN);
         i++) {
        if (!cs_harm_is_word(h, i, together) || !cs_harm_is_word(h, i + 1, with))
            continue;
        uint32_t told = cs_harm_behind(h, i + 1);
        if (told != CS_NONE)
            cs_harm_add(h, told, false, false);
        return;
    }
}

/* "shot at the car": whoever does that is not the one who suffers. */
static bool is_aimed(const cs_harm *h) {
    static const char *const words[] = {"at", "into", "toward", "towards", NULL};
    return h->token + 1 < h->limit && cs_harm_is_word(h, h->token + 1, words);
}

static void of_verb(const cs_harm *h, bool subject_suffers) {
    bool participle = cs_harm_at(h, h->token)->xpos == CS_XPOS_VBN ||
                      cs_harm_at(h, h->token)->xpos == CS_XPOS_VBD;
    bool losing = cs_str_eq(cs_harm_at(h, h->token)->lemma, "lose"); /* "lost one soldier" */
    uint32_t object =
        (subject_suffers && !losing) || is_passive(h) ? CS_NONE : cs_harm_behind(h, h->token);
    bool active = cs_harm_at(h, h->token)->xpos == CS_XPOS_VBD && !subject_suffers &&
                  !is_passive(h) && cs_story_child(h->s, h->token, CS_DEP_OBJ) != CS_NONE;
    if (object == CS_NONE && active)
        object = cs_harm_told_at(h, cs_story_child(h->s, h->token, CS_DEP_OBJ));
    active |= !subject_suffers && !is_passive(h) && is_aimed(h);
    if (object != CS_NONE)
        cs_harm_add_list(h, object, false);
    else if (!active && (subject_suffers || participle))
        cs_harm_add_list(h, cs_harm_subject(h), true);
    if (h->found->count)
        add_company(h);
}

/* "the dead were named as X and Y", "among the dead were a teacher and his wife": the group that is
 * named behind; CS_NONE. */
static uint32_t named_behind(const cs_harm *h) {
    static const char *const words[] = {"named", "identified", "included", "include", "were",
                                        "are",   "was",        "is",       "as",      NULL};
    static const char *const victims[] = {"victims", "people", "men", "women", "victim", NULL};
    uint32_t first = h->token + 1;
    first += first < h->limit && cs_harm_is_word(h, first, victims);
    uint32_t i = first;
    while (i < h->limit && cs_harm_is_word(h, i, words))
        i++;
    return i > first ? cs_harm_behind(h, i - 1) : CS_NONE;
}

/* "shot dead two residents": what the verb before it did. */
static bool is_of_hit(const cs_harm *h) {
    return h->token > h->first &&
           cs_map_get(&h->harming->words, cs_harm_at(h, h->token - 1)->lemma_key) == CS_HARM_HIT;
}

/* "were among the dead": some of them. */
static bool is_among(const cs_harm *h) {
    return h->token >= h->first + 2 && cs_str_eq(cs_harm_at(h, h->token - 2)->lemma, "among");
}

/* May a subject be dead by the word: "is dead", "was found dead", not "put the dead at nine"? */
static bool is_predicate(const cs_harm *h) {
    if (h->token == h->first)
        return false;
    const cs_token *before = cs_harm_at(h, h->token - 1);
    return before->upos == CS_UPOS_AUX || before->upos == CS_UPOS_VERB ||
           before->upos == CS_UPOS_ADV || before->upos == CS_UPOS_CCONJ;
}

/* "with one of them dead": the group before stands for those whom the first one is of. */
static bool is_of_them(const cs_harm *h, uint32_t told) {
    static const char *const of[] = {"of", NULL};
    const cs_told *them = &h->tolds->at[told];
    return them->pronoun && h->tolds->at[told - 1].token_end + 1 == them->token &&
           cs_harm_is_word(h, them->token - 1, of);
}

static void of_adjective(const cs_harm *h) {
    uint32_t named = named_behind(h);
    if (is_of_hit(h) && cs_harm_behind(h, h->token) != CS_NONE) {
        cs_harm_add_list(h, cs_harm_behind(h, h->token), false);
        return;
    }
    if (named != CS_NONE) {
        cs_harm_add(h, named, true, false);
        cs_harm_follow(h, named, true);
        return;
    }
    if (is_among(h)) {
        cs_harm verb = *h;
        verb.token = h->token - 2;
        uint32_t part = cs_harm_subject(&verb);
        if (part != CS_NONE)
            cs_harm_add(h, part, true, false);
        return;
    }
    uint32_t within = cs_harm_told_at(h, h->token), before = cs_harm_before(h, h->token);
    if (before != CS_NONE && before > 0 && is_of_them(h, before))
        before--;
    if (within == CS_NONE && before == CS_NONE && is_predicate(h))
        before = cs_harm_subject(h);
    if (within == CS_NONE && before == CS_NONE)
        within = cs_harm_behind(h, h->token);
    cs_harm_add_list(h, within == CS_NONE ? before : within, within == CS_NONE);
}

/* "a man with wounds", "a man is suffering from wounds": by the preposition. */
static uint32_t bearer_before(const cs_harm *h, uint32_t preposition) {
    uint32_t before = cs_harm_before(h, preposition);
    bool suffers = preposition > h->first &&
                   cs_map_get(&h->harming->words, cs_harm_at(h, preposition - 1)->lemma_key) ==
                       CS_HARM_SUBJECT;
    if (before != CS_NONE || !suffers)
        return before;
    cs_harm verb = *h;
    verb.token = preposition - 1;
    return cs_harm_subject(&verb);
}

/* "found a man with gunshot wounds", "sustained injuries": who has them. */
static uint32_t bearer_of(const cs_harm *h) {
    static const char *const with[] = {"with", "from", NULL};
    uint32_t head = cs_harm_at(h, h->token)->head;
    if (cs_harm_at(h, h->token)->deprel == CS_DEP_OBJ && head != CS_NONE &&
        cs_map_get(&h->harming->words, cs_harm_at(h, head)->lemma_key) == CS_HARM_SUBJECT) {
        cs_harm verb = *h;
        verb.token = head;
        return cs_harm_subject(&verb);
    }
    for (uint32_t i = h->token; i > h->first && h->token - i < 4; i--)
        if (cs_harm_is_word(h, i - 1, with))
            return bearer_before(h, i - 1);
    return CS_NONE;
}

static void of_noun(const cs_harm *h, uint32_t way) {
    static const char *const of[] = {"of", "to", "among", NULL};
    uint32_t behind = CS_NONE, before = cs_harm_before(h, h->token);
    if (h->token + 1 < h->limit && cs_harm_is_word(h, h->token + 1, of))
        behind = cs_harm_behind(h, h->token + 1);
    if (before == CS_NONE && h->token > h->first &&
        cs_harm_at(h, h->token - 1)->xpos == CS_XPOS_POS)
        before = cs_harm_before(h, h->token - 1);
    static const char *const own[] = {"own", NULL}; /* "took his own life" */
    if (before == CS_NONE && h->token > h->first && cs_harm_is_word(h, h->token - 1, own))
        before = cs_harm_before(h, h->token - 1);
    if (behind != CS_NONE && way == CS_HARM_AFTER && h->tolds->at[behind].definite &&
        !h->tolds->at[behind].plural)
        behind = CS_NONE; /* "a wound to the head" */
    if (behind == CS_NONE && before == CS_NONE && way == CS_HARM_AFTER)
        before = bearer_of(h);
    if (way == CS_HARM_HIT) /* "the police shooting", "two shootings": whose or how many */
        before = CS_NONE;
    else if (behind == CS_NONE && before == CS_NONE) {
        uint32_t within = cs_harm_told_at(h, h->token); /* "three deaths" */
        bool owner = within != CS_NONE && cs_told_is_owned(h->s, &h->tolds->at[within], h->token);
        before = owner ? CS_NONE : within; /* "a murder victim's family" */
    }
    cs_harm_add_list(h, behind == CS_NONE ? before : behind, false);
}

/* The groups that the event stage found by the tree, where nothing stands in its usual place. */
static void of_targets(const cs_harm *h) {
    for (uint32_t i = 0; i < h->event->targets.count; i++) {
        uint32_t told = cs_harm_told_at(h, h->s->mentions.at[h->event->targets.at[i]].head);
        if (told != CS_NONE)
            cs_harm_add(h, told, cs_harm_is_part(h, &h->tolds->at[told]), false);
    }
}

/* "died of his wounds": wounds that were told of as the death. */
static bool is_died_of(const cs_harm *h) {
    enum { CLOSE = 4 };
    for (uint32_t i = h->token; i > h->first && h->token - i < CLOSE; i--) {
        cs_str lemma = cs_harm_at(h, i - 1)->lemma;
        if (cs_str_eq(lemma, "die") || cs_str_eq(lemma, "succumb"))
            return true;
    }
    return false;
}

/* "found the body of", "bodies were found": the noun that the verb is about; CS_NONE. */
static uint32_t body_of(const cs_harming *harming, const cs_harm *h) {
    for (uint32_t c = cs_harm_at(h, h->token)->child; c != CS_NONE; c = cs_harm_at(h, c)->sibling)
        if (cs_harm_at(h, c)->upos == CS_UPOS_NOUN &&
            cs_map_get(&harming->words, cs_harm_at(h, c)->lemma_key) == CS_HARM_BODY)
            return c;
    return CS_NONE;
}

/* "the injured are X and Y": a participle for those whom it befell. */
static bool is_called(const cs_harm *h) {
    static const char *const the[] = {"the", "those", NULL};
    return cs_harm_at(h, h->token)->xpos == CS_XPOS_VBN && h->token > h->first &&
           cs_harm_is_word(h, h->token - 1, the) && named_behind(h) != CS_NONE;
}

void cs_harm_find(const cs_harming *harming, const cs_story *s, const cs_event *event,
                  const cs_tolds *tolds, cs_harmeds *found) {
    const cs_sentence *in = &s->sentences.at[event->sentence];
    cs_harm h = {s, tolds, event, event->token, in->token, in->token_end, found, harming};
    found->count = 0;
    uint32_t way = cs_harm_way(harming, s, event), body = CS_NONE;
    if (way == CS_HARM_AFTER && is_died_of(&h))
        return;
    if (way == CS_HARM_BODY || way == CS_HARM_CARRIED)
        body = body_of(harming, &h);
    h.token = body == CS_NONE ? h.token : body;
    static const char *const dead[] = {"dead", "deceased", NULL};
    bool verb = s->tokens.at[event->token].upos != CS_UPOS_ADJ &&
                !cs_harm_is_word(&h, event->token, dead) && !is_called(&h);
    if (s->tokens.at[event->token].upos == CS_UPOS_ADP) /* "in critical condition" */
        cs_harm_add_list(&h, cs_harm_subject(&h), true);
    else if (event->nominal || body != CS_NONE)
        of_noun(&h, way);
    else if (verb)
        of_verb(&h, way == CS_HARM_SUBJECT || way == CS_HARM_DEATH);
    else
        of_adjective(&h);
    if (!found->count)
        of_targets(&h);
}
