/* relate.c: what the words around a place name say of it: what holds it, of what kind it is, that
 * something is near it, that it stands for its government. */
#include "place/parts.h"

#define KIND(name) (1u << CS_PLACE_##name)
/* Log odds of a name in a list whose kind is told behind it. */
#define LISTED 1.0f
#define WIDE (KIND(ADMIN1) | KIND(COUNTRY) | KIND(ADMIN2) | KIND(REGION) | KIND(CONTINENT))

typedef struct relating {
    const cs_placer_parts *p;
    const cs_story *s;
    cs_hits *hits;
} relating;

static const cs_token *token_at(const relating *r, uint32_t i) {
    return i < r->s->tokens.count ? &r->s->tokens.at[i] : NULL;
}

/* The word at `i`, if it is in the same sentence as `beside`. */
static const cs_place_word *word_at(const relating *r, uint32_t i, uint32_t beside) {
    const cs_token *t = token_at(r, i);
    if (!t || t->sentence != r->s->tokens.at[beside].sentence)
        return &r->p->words.nothing;
    const cs_place_word *w = cs_place_word_of(&r->p->words, t->key);
    return w == &r->p->words.nothing ? cs_place_word_of(&r->p->words, t->lemma_key) : w;
}

static bool is_word(const relating *r, uint32_t i, cs_little word) {
    const cs_token *t = token_at(r, i);
    return t && t->key == r->p->words.little[word];
}

static bool is_place(const cs_hit *h) {
    return !h->people && h->chance > 0;
}

/* ---- of what kind -----------------------------------------------------------------------------
 */

/* Do "," or "and" alone link the hit at `i` to the next? */
static bool in_list(const relating *r, uint32_t i) {
    const cs_hit *a = &r->hits->at[i], *b = &r->hits->at[i + 1];
    uint32_t gap = b->token - a->end;
    return gap >= 1 && gap <= 2 &&
           (is_word(r, b->token - 1, CS_LITTLE_AND) || is_word(r, b->token - 1, CS_LITTLE_COMMA) ||
            is_word(r, b->token - 1, CS_LITTLE_OR));
}

/* "Anbar and Nineveh provinces": the kind behind the last of a list holds for all of it. */
static void spread_kinds(const relating *r, uint32_t last, unsigned kinds) {
    for (uint32_t i = last; i-- > 0 && in_list(r, i) && !r->hits->at[i].kinds;) {
        cs_hit *h = &r->hits->at[i];
        h->kinds = (uint16_t)kinds;
        if (!h->people && h->chance < LISTED)
            h->chance = LISTED;
    }
}

static void find_kinds(const relating *r, uint32_t index) {
    cs_hit *h = &r->hits->at[index];
    const cs_place_word *after = word_at(r, h->end, h->token);
    const cs_token *t = token_at(r, h->end);
    if (after->after && t) {
        h->kinds |= after->after;
        if (t->xpos == CS_XPOS_NNS || t->xpos == CS_XPOS_NNPS)
            spread_kinds(r, index, after->after);
    }
    if (h->token == 0)
        return;
    const cs_place_word *before = word_at(r, h->token - 1, h->token);
    if (before->before)
        h->kinds |= before->before;
    if (h->token > 1 && is_word(r, h->token - 1, CS_LITTLE_OF))
        h->kinds |= word_at(r, h->token - 2, h->token)->of;
}

/* ---- what holds it ----------------------------------------------------------------------------
 */

/* May the name hold others? One that mostly means a town does so only as "Madison County". */
static bool is_wide(const cs_placer_parts *p, const cs_hit *h) {
    if (!(WIDE >> h->kind & 1) && !(h->kinds & WIDE))
        return false;
    for (uint32_t n = h->name; n != UINT32_MAX; n = cs_gazetteer_next(&p->gazetteer, n)) {
        const cs_gaz_place *place = cs_gazetteer_place(&p->gazetteer, p->gazetteer.names[n].place);
        bool people = p->gazetteer.names[n].type == CS_NAME_PEOPLE;
        if (place && (WIDE >> place->kind & 1) && people == h->people)
            return true;
    }
    return false;
}

/* Has the name a place within one that the other name may mean? */
static bool may_hold(const relating *r, const cs_hit *outer, const cs_hit *inner) {
    const cs_gazetteer *g = &r->p->gazetteer;
    for (uint32_t n = outer->name; n != UINT32_MAX; n = cs_gazetteer_next(g, n)) {
        const cs_gaz_place *wide = cs_gazetteer_place(g, g->names[n].place);
        if (!wide || !(WIDE >> wide->kind & 1))
            continue;
        for (uint32_t m = inner->name; m != UINT32_MAX; m = cs_gazetteer_next(g, m)) {
            const cs_gaz_place *narrow = cs_gazetteer_place(g, g->names[m].place);
            if (narrow && narrow != wide && cs_place_within(g, narrow, g->names[n].place))
                return true;
        }
    }
    return false;
}

/* What stands between two names when the second holds the first: 2 right behind, 1 farther. */
static int links(const relating *r, const cs_hit *a, const cs_hit *b) {
    uint32_t gap = b->token - a->end;
    if (r->s->tokens.at[a->token].sentence != r->s->tokens.at[b->token].sentence || gap > 6)
        return 0;
    if (gap == 0)
        return a->kinds ? 1 : 2; /* "Sycamore Ill." */
    if (gap == 1 && (is_word(r, a->end, CS_LITTLE_COMMA) || is_word(r, a->end, CS_LITTLE_OPEN)))
        return 2;
    bool comma = is_word(r, a->end, CS_LITTLE_COMMA);
    if (gap == 2 && comma && is_word(r, a->end + 1, CS_LITTLE_IN))
        return 2;
    for (uint32_t i = a->end; i < b->token; i++) {
        const cs_token *t = token_at(r, i);
        const cs_place_word *w = word_at(r, i, a->token);
        bool passes = w->after || (w->uses & CS_WORD_DIRECTION) || is_word(r, i, CS_LITTLE_IN) ||
                      is_word(r, i, CS_LITTLE_OF) || is_word(r, i, CS_LITTLE_THE) ||
                      is_word(r, i, CS_LITTLE_COMMA) || is_word(r, i, CS_LITTLE_A) ||
                      t->upos == CS_UPOS_ADJ;
        if (!passes)
            return 0;
    }
    return is_word(r, b->token - 1, CS_LITTLE_COMMA) ? 0 : 1;
}

/* "Clark, Warren and Preble counties in Ohio": what holds the last of a list holds all of it. */
static void spread_container(const relating *r, uint32_t last) {
    const cs_hit *h = &r->hits->at[last];
    for (uint32_t i = last; i-- > 0 && in_list(r, i) && h->kinds;) {
        cs_hit *before = &r->hits->at[i];
        if (before->kinds != h->kinds || before->container != CS_NONE ||
            !may_hold(r, &r->hits->at[h->container], before))
            return;
        before->container = h->container;
    }
}

/* "Elm Street in Paris", "Kelleyland, Louisiana": what holds a name that is not known. */
static void find_holder(const relating *r, uint32_t index) {
    cs_hit *h = &r->hits->at[index];
    if (index + 1 >= r->hits->count)
        return;
    cs_hit *next = &r->hits->at[index + 1];
    if (!is_place(next) || next->name == UINT32_MAX || next->token - h->end > 2)
        return;
    bool in = is_word(r, next->token - 1, CS_LITTLE_IN);
    if (in || (links(r, h, next) == 2 && is_wide(r->p, next))) {
        h->container = index + 1;
        h->close = true;
    }
}

/* One of the next two names holds it, right behind or, where that will do, farther on. */
static bool is_held_behind(const relating *r, uint32_t index, int least) {
    cs_hit *h = &r->hits->at[index];
    for (uint32_t k = index + 1; k < r->hits->count && k <= index + 2; k++) {
        cs_hit *next = &r->hits->at[k];
        int link = is_place(next) && is_wide(r->p, next) ? links(r, h, next) : 0;
        bool equals = (h->kinds & next->kinds) || (h->kind == next->kind && !h->kinds);
        if (link < least || (equals && k == index + 1 && in_list(r, index)) ||
            !may_hold(r, next, h))
            continue;
        h->container = k;
        h->close = link == 2;
        return true;
    }
    return false;
}

/* "Iraq's Anbar province", "Syrian city of Homs", "Texas town of Paris" */
static bool is_held_before(const relating *r, uint32_t index) {
    if (index == 0)
        return false;
    cs_hit *h = &r->hits->at[index], *before = h - 1;
    uint32_t gap = h->token - before->end;
    if (r->s->tokens.at[before->token].sentence != r->s->tokens.at[h->token].sentence || gap > 5 ||
        before->container == index || !is_wide(r->p, before) ||
        !(before->people || is_place(before)))
        return false;
    bool owns = gap >= 1 && is_word(r, before->end, CS_LITTLE_OWNER);
    bool kind = h->token >= 2 && is_word(r, h->token - 1, CS_LITTLE_OF) &&
                word_at(r, h->token - 2, h->token)->of && gap <= 5;
    if ((!owns && !kind) || !may_hold(r, before, h))
        return false;
    h->container = index - 1;
    return true;
}

static void find_container(const relating *r, uint32_t index) {
    if (!is_held_behind(r, index, 2) && !is_held_before(r, index))
        is_held_behind(r, index, 1);
}

/* ---- nearness ---------------------------------------------------------------------------------
 */

static double number_of(const relating *r, uint32_t i) {
    const cs_token *t = token_at(r, i);
    char digits[16];
    size_t size = 0;
    cs_str word = t ? cs_story_words(r->s, t->span) : CS_STR("");
    for (size_t k = 0; k < word.size && size < sizeof digits; k++)
        if (word.at[k] != ',')
            digits[size++] = word.at[k];
    double value;
    return cs_str_to_number((cs_str){digits, size}, &value) ? value : 0.0;
}

/* "20 km (12 miles) north of Kirkuk": the unit before `i`, across brackets, and its number. */
static void find_distance(const relating *r, cs_hit *h, uint32_t i) {
    enum { FARTHEST_BACK = 7, MOST_KM = 500 };
    for (uint32_t back = 1; back <= FARTHEST_BACK && back < i; back++) {
        const cs_place_word *unit = word_at(r, i - back, h->token);
        double value = number_of(r, i - back - 1);
        if (r->s->tokens.at[i - back - 1].key == 0)
            value = number_of(r, i - back - 2);
        if (unit->km > 0 && value > 0 && value * unit->km <= MOST_KM)
            h->km = (float)(value * unit->km);
        if (is_word(r, i - back, CS_LITTLE_STOP) || is_word(r, i - back, CS_LITTLE_SEMICOLON))
            return;
    }
}

static bool is_edge(const relating *r, uint32_t i) {
    return is_word(r, i, CS_LITTLE_OUTSKIRTS) || is_word(r, i, CS_LITTLE_SUBURB) ||
           is_word(r, i, CS_LITTLE_SUBURBS);
}

/* The token before all that stands with the name: "the Iraqi city of Kirkuk". */
static uint32_t before_phrase(const relating *r, const cs_hit *h) {
    uint32_t i = h->token - 1;
    while (i > 1) {
        const cs_place_word *w = word_at(r, i, h->token);
        if (is_word(r, i, CS_LITTLE_OF) && word_at(r, i - 1, h->token)->of && !is_edge(r, i - 1))
            i -= 2;
        else if (is_word(r, i, CS_LITTLE_THE) || w->of ||
                 (token_at(r, i)->upos == CS_UPOS_ADJ && !(w->uses & CS_WORD_NEARBY)))
            i--;
        else
            break;
    }
    return i;
}

/* The direction that ends at `i`, hyphens and blanks within; *first becomes its first token. */
static uint8_t bearing_at(const relating *r, const cs_hit *h, uint32_t i, uint32_t *first) {
    enum { NORTH = 1, EAST = 3, SOUTH = 5, WEST = 7 };
    uint8_t last = word_at(r, i, h->token)->bearing;
    *first = i;
    if ((last != EAST && last != WEST) || i < 2)
        return last;
    uint32_t at = i - 1 - (token_at(r, i - 1)->key == 0);
    uint8_t half = word_at(r, at, h->token)->bearing;
    if (half != NORTH && half != SOUTH)
        return last;
    *first = at;
    if (half == SOUTH)
        return (uint8_t)((half + last) / 2);
    return last == EAST ? 2 : 8;
}

/* What stands before "of": "20 km north", "the outskirts", not "in the north". */
static void find_offset(const relating *r, cs_hit *h, uint32_t i) {
    uint32_t first;
    uint8_t bearing = bearing_at(r, h, i, &first);
    bool part =
        first >= 2 && is_word(r, first - 1, CS_LITTLE_THE) && !is_word(r, first - 2, CS_LITTLE_TO);
    if (bearing) {
        h->nearby = !part;
        h->bearing = part ? 0 : bearing;
        if (!part)
            find_distance(r, h, i);
    } else if (is_edge(r, i) || word_at(r, i, h->token)->km > 0) {
        h->nearby = true;
    }
}

static void find_nearness(const relating *r, cs_hit *h) {
    if (h->token < 2)
        return;
    uint32_t i = before_phrase(r, h);
    bool close = is_word(r, i, CS_LITTLE_TO) && is_word(r, i - 1, CS_LITTLE_CLOSE_BY);
    if (close || (word_at(r, i, h->token)->uses & CS_WORD_NEARBY))
        h->nearby = true;
    else if (is_word(r, i, CS_LITTLE_OF) || is_word(r, i, CS_LITTLE_FROM))
        find_offset(r, h, i - 1);
}

/* ---- how it is used ---------------------------------------------------------------------------
 */

static bool governs(const cs_hit *h, const cs_placer_parts *p) {
    const cs_gaz_place *place =
        cs_gazetteer_place(&p->gazetteer, p->gazetteer.names[h->name].place);
    cs_str feature = place ? cs_gazetteer_feature(&p->gazetteer, place->feature) : CS_STR_NONE;
    return h->kind == CS_PLACE_COUNTRY || cs_str_eq(feature, "PPLC");
}

/* "US air strikes", "UK troops": a country's letters before a noun that is no kind of place. */
static bool is_adjective(const relating *r, const cs_hit *h) {
    const cs_gaz_name *name = &r->p->gazetteer.names[h->name];
    return h->kind == CS_PLACE_COUNTRY && (name->shape & CS_SHAPE_CAPITALS) && h->modifies;
}

/* "Houthi-held", "Gaza-based": with a word that is no name it says what something is like. */
static bool is_in_word(const relating *r, const cs_hit *h) {
    uint32_t next = h->end + 1;
    if (!cs_hit_has(h, CS_SPOT_AFTER_HYPHEN) || next >= r->s->tokens.count)
        return false;
    const cs_token *t = token_at(r, next);
    return t->key != 0 && !(t->shape & (CS_SHAPE_INITIAL | CS_SHAPE_CAPITALS | CS_SHAPE_DIGIT)) &&
           t->upos != CS_UPOS_ADP;
}

/* "DUBAI, Jan 5 (Gulf Desk) -": the agency in a dateline's brackets. */
static bool is_agency(const relating *r, const cs_hit *h) {
    cs_span line = r->s->source.dateline.span, word = token_at(r, h->token)->span;
    if (!cs_span_holds(line, word))
        return false;
    for (size_t i = word.start; i > line.start; i--) {
        char c = r->s->text.at[i - 1];
        if (c == '(' || c == ')')
            return c == '(';
    }
    return false;
}

static void find_use(const relating *r, cs_hit *h) {
    h->modifies = cs_hit_has(h, CS_SPOT_AFTER_BODY) || cs_hit_has(h, CS_SPOT_AFTER_NOUN) ||
                  cs_hit_has(h, CS_SPOT_AFTER_BODY_OF_COUNTRY) ||
                  cs_hit_has(h, CS_SPOT_AFTER_CAPITAL);
    static const uint8_t within[] = {CS_SPOT_AFTER_BODY,      CS_SPOT_AFTER_BODY_OF_COUNTRY,
                                     CS_SPOT_AFTER_TEAM,      CS_SPOT_AFTER_CAPITAL,
                                     CS_SPOT_IN_ORGANIZATION, CS_SPOT_IN_PERSON};
    for (size_t i = 0; i < sizeof within && !h->kinds; i++)
        if (cs_hit_has(h, within[i]))
            h->use = CS_USE_NAME;
    if (is_in_word(r, h) || is_agency(r, h))
        h->use = CS_USE_NAME;
    if (h->name == UINT32_MAX || !governs(h, r->p))
        return;
    if (is_adjective(r, h)) {
        h->use = CS_USE_GOVERNMENT;
        return;
    }
    const cs_token *t = token_at(r, h->end - 1);
    const cs_token *head = t->head == CS_NONE ? NULL : token_at(r, t->head);
    bool subject = t->deprel == CS_DEP_NSUBJ && head;
    uint64_t verb = subject ? head->lemma_key : 0;
    if (cs_hit_has(h, CS_SPOT_AFTER_SAYS) ||
        (verb && (cs_place_word_of(&r->p->words, verb)->uses & CS_WORD_SAYS)))
        h->use = CS_USE_GOVERNMENT;
}

void cs_relate(const cs_placer_parts *p, const cs_story *s, cs_hits *hits) {
    relating r = {p, s, hits};
    for (uint32_t i = 0; i < hits->count; i++) {
        if (!is_place(&hits->at[i]))
            continue;
        find_kinds(&r, i);
        find_nearness(&r, &hits->at[i]);
        find_use(&r, &hits->at[i]);
    }
    for (uint32_t i = 0; i < hits->count; i++) {
        const cs_hit *h = &hits->at[i];
        if (is_place(h) && h->name != UINT32_MAX)
            find_container(&r, i);
        if (is_place(h) && h->container == CS_NONE && (h->name == UINT32_MAX || h->fuzzy))
            find_holder(&r, i);
    }
    for (uint32_t i = hits->count; i-- > 0;)
        if (hits->at[i].container != CS_NONE && hits->at[i].name != UINT32_MAX)
            spread_container(&r, i);
}
