/* where.c: see where.h. A place or time belongs to the event from whose word, light verb or clause
 * it hangs; the shorter the way up the tree, the better. */
#include "event/where.h"

/* Ways longer than this connect nothing. Costs are steps in the tree; a clause is as good as two.
 */
enum { MOST_STEPS = 6, CLAUSE = 2, INTO_CLAUSE = 3, NO_WAY = 1000 };

static bool is_reporting(const cs_draft *d, uint32_t verb) {
    return cs_map_get(&d->tables->speech, d->s->tokens.at[verb].lemma_key) != CS_NONE;
}

static bool is_clause(uint8_t deprel) {
    return deprel == CS_DEP_CCOMP || deprel == CS_DEP_ADVCL || deprel == CS_DEP_PARATAXIS ||
           deprel == CS_DEP_ACL_RELCL || deprel == CS_DEP_ACL || deprel == CS_DEP_XCOMP;
}

/* Steps from the event up to `head`: 0 itself, 1 its light verb, then one for each clause or noun
 * group left behind; NO_WAY when it is not above the event. */
static int way_up(const cs_draft *d, uint32_t head) {
    if (head == d->token)
        return 0;
    if (head == d->host)
        return 1;
    int steps = 1;
    uint32_t at = d->token;
    for (int i = 0; i < MOST_STEPS; i++) {
        const cs_token *t = &d->s->tokens.at[at];
        if (t->head == CS_NONE || cs_tree_is_topic(d->s, at))
            return NO_WAY;
        steps += is_clause(t->deprel) ? CLAUSE : 1;
        at = t->head;
        if (is_reporting(d, at))
            return NO_WAY;
        if (at == head)
            return steps;
    }
    return NO_WAY;
}

/* "taken to the hospital in Sévaré": where someone or something gets to or comes from. */
static bool is_way(const cs_story *s, uint32_t noun) {
    static const char *const words[] = {"to", "into", "from", "towards", "toward", NULL};
    uint32_t preposition = cs_story_child(s, noun, CS_DEP_CASE);
    return s->tokens.at[noun].deprel == CS_DEP_OBL && preposition != CS_NONE &&
           cs_str_is_any(s->tokens.at[preposition].lemma, words);
}

/* "were taken to the hospital in Sévaré", wherever the tree hangs the place. */
static bool is_destination(const cs_draft *d, uint32_t token) {
    uint32_t verb = d->s->tokens.at[token].head;
    if (verb == CS_NONE || verb == d->token || verb == d->host)
        return false;
    for (uint32_t c = d->s->tokens.at[verb].child; c != CS_NONE && c < token;
         c = d->s->tokens.at[c].sibling)
        if (is_way(d->s, c))
            return true;
    return false;
}

/* What a word hangs from; not the clause that opens only behind it, as in "jailed on Tuesday for
 * killing" the tree may have it. */
static uint32_t head_of(const cs_story *s, uint32_t token) {
    uint32_t head = s->tokens.at[token].head;
    if (head == CS_NONE || head < token || !is_clause(s->tokens.at[head].deprel))
        return head;
    uint32_t mark = cs_story_child(s, head, CS_DEP_MARK);
    return mark != CS_NONE && token < mark ? s->tokens.at[head].head : head;
}

/* From the event up and down to the token; NO_WAY where they do not hang together, or where it is
 * somebody's saying that has it. */
static int way_to(const cs_draft *d, uint32_t token, int into_clause) {
    int down = 0;
    uint32_t at = token;
    for (int i = 0; i < MOST_STEPS; i++) {
        int up = way_up(d, at);
        if (up < NO_WAY)
            return up + down;
        const cs_token *t = &d->s->tokens.at[at];
        if (t->head == CS_NONE || (at != token && is_way(d->s, at)))
            return NO_WAY;
        down += is_clause(t->deprel) && t->deprel != CS_DEP_ACL ? into_clause : 1;
        at = head_of(d->s, at);
    }
    return NO_WAY;
}

/* Does the preposition of a place say that something is there, rather than from or to there? */
static bool is_locating(const cs_story *s, uint32_t noun) {
    static const char *const words[] = {
        "in",     "at",     "near", "on",         "outside", "inside", "around", "across", "off",
        "along",  "within", "over", "throughout", "through", "amid",   "around", "above",  "below",
        "behind", "close",  "of",   "north",      "south",   "east",   "west",   NULL};
    for (uint32_t c = s->tokens.at[noun].child; c != CS_NONE; c = s->tokens.at[c].sibling)
        if (s->tokens.at[c].deprel == CS_DEP_CASE)
            return cs_str_is_any(s->tokens.at[c].lemma, words);
    return true; /* a modifier or an object: "the Kabul blast", "attacked Mosul" */
}

/* The top word of a span, or CS_NONE. */
static uint32_t top_of(const cs_story *s, cs_span span) {
    uint32_t first, end;
    if (!cs_story_tokens_of(s, span, &first, &end))
        return CS_NONE;
    for (uint32_t i = first; i < end; i++) {
        uint32_t head = s->tokens.at[i].head;
        if (head == CS_NONE || head < first || head >= end)
            return i;
    }
    return first;
}

/* The head of the mention that has the place ("Basra airport"), unless it took in what is no part
 * of it ("Rome Saturday"). */
static uint32_t head_of_place(const cs_story *s, const cs_place *place) {
    uint32_t head =
        place->mention < s->mentions.count ? s->mentions.at[place->mention].head : CS_NONE;
    return head == CS_NONE || cs_tree_in_time(s, head) ? top_of(s, place->span) : head;
}

static bool is_one(const cs_few *few, uint32_t token) {
    for (unsigned i = 0; i < few->count; i++)
        if (few->at[i] == token)
            return true;
    return false;
}

/* "the US soldier", "Gaza's police": where someone is from, not where it happened. */
static bool is_origin(const cs_draft *d, uint32_t token) {
    const cs_token *t = &d->s->tokens.at[token];
    bool before =
        t->deprel == CS_DEP_COMPOUND || t->deprel == CS_DEP_AMOD || t->deprel == CS_DEP_NMOD_POSS;
    if (!before || t->head == CS_NONE)
        return false;
    uint32_t mention = cs_story_mention_at(d->s, t->head);
    uint8_t kind = mention == CS_NONE ? CS_KIND_OTHER : d->s->mentions.at[mention].kind;
    return is_one(&d->agents, t->head) || kind == CS_KIND_PERSON || kind == CS_KIND_ORGANIZATION ||
           kind == CS_KIND_GROUP || kind == CS_KIND_VEHICLE || kind == CS_KIND_WEAPON;
}

/* Names of who did it ("Iraq said") are no places of it. */
static int place_cost(const cs_draft *d, uint32_t token) {
    const cs_token *t = &d->s->tokens.at[token];
    if (is_one(&d->agents, token) || !is_locating(d->s, token) || t->deprel == CS_DEP_NSUBJ ||
        is_origin(d, token) || is_destination(d, token))
        return NO_WAY;
    int cost = way_to(d, token, INTO_CLAUSE) * 2;
    bool before_other =
        t->deprel == CS_DEP_COMPOUND && t->head != d->token &&
        cs_map_get(&d->tables->heads, d->s->tokens.at[t->head].lemma_key) != CS_NONE;
    if (t->deprel == CS_DEP_NMOD_POSS || t->deprel == CS_DEP_AMOD || before_other)
        cost += 3;
    return cost;
}

/* A name of a place that is used as one, and not of the one to whom it is done. */
static bool is_meant(const cs_draft *d, const cs_place *place) {
    if (place->use != CS_USE_PLACE || place->mention >= d->s->mentions.count)
        return place->use == CS_USE_PLACE;
    const cs_mention *m = &d->s->mentions.at[place->mention];
    return m->kind != CS_KIND_PERSON && m->kind != CS_KIND_GROUP && m->kind != CS_KIND_ORGANIZATION;
}

/* Of two places alike the finer one tells more. */
static int coarseness(const cs_place *place) {
    switch (place->precision) {
    case CS_PRECISION_COUNTRY:
    case CS_PRECISION_REGION:
        return 9;
    case CS_PRECISION_ADMIN1:
        return 5;
    case CS_PRECISION_ADMIN2:
        return 1;
    default:
        return 0;
    }
}

/* "three US strikes": whose they are, not where. */
static bool is_of_country(const cs_story *s, const cs_place *place, uint32_t head) {
    uint8_t deprel = s->tokens.at[head].deprel;
    return place->precision == CS_PRECISION_COUNTRY &&
           (deprel == CS_DEP_AMOD || deprel == CS_DEP_COMPOUND);
}

uint32_t cs_where_place(const cs_draft *d) {
    const cs_story *s = d->s;
    const cs_span sentence = s->sentences.at[s->tokens.at[d->token].sentence].span;
    uint32_t best = CS_NONE;
    int least = NO_WAY;
    for (uint32_t i = cs_story_seek(s->places, sentence.start);
         i < s->places.count && s->places.at[i].span.start < sentence.end; i++) {
        const cs_place *place = &s->places.at[i];
        uint32_t head = is_meant(d, place) ? head_of_place(s, place) : CS_NONE;
        if (head == CS_NONE || is_of_country(s, place, head))
            continue;
        int cost = place_cost(d, head) * 2 + coarseness(place);
        if (cost < least) {
            least = cost;
            best = i;
        }
    }
    return best;
}

/* "officials said on Tuesday": the day of what was said, whatever the tree makes of it. */
static bool is_of_saying(const cs_draft *d, const cs_time *time) {
    const cs_story *s = d->s;
    uint32_t first, end, start;
    if (!cs_story_tokens_of(s, time->span, &first, &end))
        return false;
    start = s->sentences.at[s->tokens.at[first].sentence].token;
    if (first > start && s->tokens.at[first - 1].upos == CS_UPOS_ADP)
        first--;
    return first > start && s->tokens.at[first - 1].upos == CS_UPOS_VERB &&
           is_reporting(d, first - 1);
}

uint32_t cs_where_time(const cs_draft *d) {
    const cs_story *s = d->s;
    const cs_span sentence = s->sentences.at[s->tokens.at[d->token].sentence].span;
    uint32_t best = CS_NONE;
    int least = NO_WAY;
    for (uint32_t i = cs_story_seek(s->times, sentence.start);
         i < s->times.count && s->times.at[i].span.start < sentence.end; i++) {
        const cs_time *time = &s->times.at[i];
        bool dated = time->type == CS_TIMEX_DATE || time->type == CS_TIMEX_TIME;
        uint32_t head = top_of(s, time->span);
        if (!dated || head == CS_NONE || (is_of_saying(d, time) && !is_reporting(d, d->token)))
            continue;
        int cost = way_to(d, head, NO_WAY);
        if (cost < least) {
            least = cost;
            best = i;
        }
    }
    return best;
}
