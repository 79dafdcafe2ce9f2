/* spot.c: names of the gazetteer in the text, and which of them are meant as places: a linear
 * classifier (logistic regression) over the words around, the kind of mention, the size of the
 * place and how the same name is used elsewhere in the report. See parts.h for the features. */
#include <math.h>

#include "place/parts.h"
#include "place/prior.h"
#include "table/phrase.h"
#include "table/table.h"

const char *const cs_spot_features[CS_SPOT_COUNT] = {
#define X(name, words) words,
    CS_SPOT_FEATURES(X)
#undef X
};

_Static_assert(CS_SPOT_COUNT <= 64, "features are the bits of one number");

#define BIT(name) ((uint64_t)1 << CS_SPOT_##name)

bool cs_spot_load(cs_placer_parts *p, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"feature", "weight", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, setup->models, "place.tsv", columns, error))
        return false;
    bool done = true;
    for (uint32_t row = 0; done && row < table.rows; row++) {
        int feature;
        double weight;
        done = cs_table_word(&table, row, 0, cs_spot_features, CS_SPOT_COUNT, 0, &feature, error) &&
               cs_table_number(&table, row, 1, 0, &weight, error);
        if (done)
            p->weights[feature] = (float)weight;
    }
    cs_table_close(&table);
    return done;
}

typedef struct spotting {
    const cs_placer_parts *p;
    const cs_story *s;
    cs_hits *hits;
    const cs_sentence *sentence;
    bool capitals;          /* is most of the sentence in capitals? */
    uint32_t mention;       /* the first that does not end before the token looked at */
    cs_map small;           /* keys of words that the report writes small */
    cs_map persons, places; /* keys of words in names of persons; hashes of names of places */
} spotting;

static const cs_token *token_at(const spotting *w, uint32_t i) {
    bool inside = i >= w->sentence->token && i < w->sentence->token_end;
    return inside ? &w->s->tokens.at[i] : NULL;
}

static const cs_place_word *word_at(const spotting *w, uint32_t i) {
    const cs_token *t = token_at(w, i);
    return t ? cs_place_word_of(&w->p->words, t->key) : &w->p->words.nothing;
}

static bool has_capital(const cs_token *t) {
    return t && (t->shape & CS_SHAPE_INITIAL);
}

/* ---- names of the gazetteer -------------------------------------------------------------------
 */

/* The likeliest entry that the text's case allows. */
static uint32_t fitting(const cs_gazetteer *g, uint32_t name, uint8_t shape) {
    while (name != UINT32_MAX) {
        const cs_gaz_name *n = &g->names[name];
        if ((shape & n->shape) == n->shape && n->type != CS_NAME_SOUND)
            return name;
        name = cs_gazetteer_next(g, name);
    }
    return UINT32_MAX;
}

/* The longest name that begins at `i`; false where there is none. */
static bool longest(const spotting *w, uint32_t i, cs_hit *hit) {
    const cs_gazetteer *g = &w->p->gazetteer;
    uint64_t hash = 0;
    uint32_t shaped = i;
    bool more = true, found = false;
    for (uint32_t end = i; more && end < w->sentence->token_end;) {
        const cs_token *t = &w->s->tokens.at[end++];
        if (t->key == 0)
            continue;
        if (!has_capital(&w->s->tokens.at[shaped]) && end - 1 > shaped)
            shaped = end - 1; /* an article in small letters */
        hash = cs_hash_mix(hash, cs_gazetteer_word(&g->words, t->key));
        uint32_t name = cs_gazetteer_find(g, hash, &more);
        name = fitting(g, name, w->s->tokens.at[shaped].shape);
        if (name == UINT32_MAX)
            continue;
        *hit = (cs_hit){.token = i, .end = end, .name = name, .key = hash};
        found = true;
    }
    return found;
}

/* May a name begin here: with a capital letter, or with an article that a hyphen or capital
 * follows? */
static bool may_begin(const spotting *w, uint32_t i) {
    const cs_token *t = &w->s->tokens.at[i], *next = token_at(w, i + 1);
    const cs_gaz_words *words = &w->p->gazetteer.words;
    if (t->key == 0 || has_capital(t))
        return t->key != 0;
    if (!next || cs_gazetteer_word(words, t->key) != words->to[4])
        return false;
    bool joined = next->key == 0 && (next->shape & CS_SHAPE_JOINED);
    return joined ? has_capital(token_at(w, i + 2)) : false;
}

/* ---- features ---------------------------------------------------------------------------------
 */

static uint64_t kind_feature(uint8_t kind) {
    switch (kind) {
    case CS_PLACE_COUNTRY:
    case CS_PLACE_CONTINENT:
        return BIT(COUNTRY);
    case CS_PLACE_ADMIN1:
        return BIT(ADMIN1);
    case CS_PLACE_ADMIN2:
    case CS_PLACE_ADMIN3:
        return BIT(ADMIN2);
    case CS_PLACE_TOWN:
        return BIT(TOWN);
    default:
        return BIT(OTHER_KIND);
    }
}

static uint64_t name_features(const spotting *w, const cs_hit *h) {
    const cs_gaz_name *n = &w->p->gazetteer.names[h->name];
    uint64_t f = BIT(BIAS) | kind_feature(h->kind);
    f |= n->type == CS_NAME_ALSO    ? BIT(ALSO)
         : n->type == CS_NAME_MADE  ? BIT(MADE)
         : n->type == CS_NAME_SHORT ? BIT(SHORT)
                                    : 0;
    uint32_t words = 0;
    bool propn = false;
    for (uint32_t i = h->token; i < h->end; i++) {
        words += w->s->tokens.at[i].key != 0;
        propn |= w->s->tokens.at[i].upos == CS_UPOS_PROPN;
    }
    f |= words == 2 ? BIT(TWO_WORDS) : words > 2 ? BIT(MORE_WORDS) : 0;
    f |= propn ? 0 : BIT(NO_PROPN);
    uint64_t key = w->s->tokens.at[h->token].key;
    if (words == 1 && (cs_place_word_of(&w->p->words, key)->uses & CS_WORD_COMMON))
        f |= BIT(COMMON);
    if (words == 1 && cs_map_get(&w->small, key) != CS_NONE)
        f |= BIT(SMALL_ELSEWHERE);
    f |= h->token == w->sentence->token ? BIT(SENTENCE_START) : 0;
    f |= w->capitals ? BIT(CAPITALS) : 0;
    f |= cs_span_holds(w->s->source.dateline.span, w->s->tokens.at[h->token].span)
             ? BIT(IN_DATELINE)
             : 0;
    return f;
}

static bool is_word(const spotting *w, uint32_t i, const char *word) {
    const cs_token *t = token_at(w, i);
    return t && cs_str_eq_nocase(cs_story_words(w->s, t->span), word);
}

/* Is the token a name's word that no sign parts from its neighbour? */
static bool is_name_word(const spotting *w, uint32_t i) {
    const cs_token *t = token_at(w, i);
    return has_capital(t) && (t->shape & CS_SHAPE_LETTERS) &&
           (!w->capitals || t->upos == CS_UPOS_PROPN);
}

static uint64_t before_features(const spotting *w, const cs_hit *h) {
    uint32_t i = h->token - 1;
    if (h->token == w->sentence->token)
        return 0;
    const cs_token *t = token_at(w, i);
    const cs_place_word *word = word_at(w, i);
    bool initial = has_capital(t) && t->span.end - t->span.start <= 2 && !w->capitals;
    if (word->uses & CS_WORD_TITLE && has_capital(t))
        return BIT(BEFORE_TITLE);
    if (word->uses & CS_WORD_DIRECTION)
        return BIT(BEFORE_DIRECTION);
    if (is_word(w, i, "of") && word_at(w, i - 1)->of)
        return BIT(BEFORE_OF) | BIT(BEFORE_INSIDE);
    if (word->uses & (CS_WORD_INSIDE | CS_WORD_NEARBY)) {
        bool strong = (word->uses & CS_WORD_NEARBY) || is_word(w, i, "in");
        return BIT(BEFORE_INSIDE) | (strong ? BIT(BEFORE_STRONG) : 0);
    }
    if (is_word(w, i, "the"))
        return BIT(BEFORE_THE);
    if (initial)
        return BIT(BEFORE_INITIAL);
    if (is_name_word(w, i) && t->upos != CS_UPOS_DET && t->upos != CS_UPOS_PRON)
        return i == w->sentence->token ? BIT(BEFORE_CAPITAL_START) : BIT(BEFORE_CAPITAL);
    return 0;
}

static uint64_t after_features(const spotting *w, const cs_hit *h) {
    const cs_token *t = token_at(w, h->end);
    const cs_place_word *word = word_at(w, h->end);
    if (!t)
        return 0;
    if (t->xpos == CS_XPOS_POS || is_word(w, h->end, "'s"))
        return BIT(AFTER_POSSESSIVE);
    if (is_name_word(w, h->end)) {
        uint64_t f = word->uses & CS_WORD_BODY ? BIT(AFTER_BODY) : 0;
        f |= word->after ? BIT(AFTER_KIND) : 0;
        f |= word->uses & CS_WORD_TEAM ? BIT(AFTER_TEAM) : 0;
        return f ? f : BIT(AFTER_CAPITAL);
    }
    if (word->after)
        return BIT(AFTER_KIND);
    if (t->shape & CS_SHAPE_DIGIT)
        return BIT(AFTER_NUMBER);
    if (t->upos == CS_UPOS_NOUN)
        return BIT(AFTER_NOUN);
    const cs_place_word *verb = cs_place_word_of(&w->p->words, t->lemma_key);
    return (verb->uses & CS_WORD_SAYS) && t->upos == CS_UPOS_VERB ? BIT(AFTER_SAYS) : 0;
}

/* ---- mentions ---------------------------------------------------------------------------------
 */

/* The named mention that holds the hit, the narrowest first; CS_NONE. */
static uint32_t mention_of(spotting *w, const cs_hit *h) {
    const cs_story *s = w->s;
    uint32_t best = CS_NONE;
    while (w->mention < s->mentions.count && s->mentions.at[w->mention].token_end <= h->token &&
           s->mentions.at[w->mention].token < w->sentence->token)
        w->mention++;
    for (uint32_t i = w->mention; i < s->mentions.count && s->mentions.at[i].token < h->end; i++) {
        const cs_mention *m = &s->mentions.at[i];
        if (m->form != CS_FORM_NAME || m->token_end <= h->token)
            continue;
        if (best == CS_NONE ||
            m->token_end - m->token <= s->mentions.at[best].token_end - s->mentions.at[best].token)
            best = i;
    }
    return best;
}

static uint64_t mention_features(const cs_story *s, const cs_hit *h) {
    static const uint64_t exact[] = {BIT(IS_OTHER), BIT(IS_PERSON), BIT(IS_ORGANIZATION),
                                     BIT(IS_GROUP), BIT(IS_PLACE),  BIT(IS_FACILITY),
                                     BIT(IS_OTHER), BIT(IS_OTHER)};
    static const uint64_t within[] = {BIT(IN_OTHER), BIT(IN_PERSON), BIT(IN_ORGANIZATION),
                                      BIT(IN_GROUP), BIT(IN_PLACE),  BIT(IN_FACILITY),
                                      BIT(IN_OTHER), BIT(IN_OTHER)};
    if (h->mention == CS_NONE)
        return BIT(UNMENTIONED);
    const cs_mention *m = &s->mentions.at[h->mention];
    if (m->token >= h->token && m->token_end <= h->end)
        return exact[m->kind];
    return within[m->kind] | (m->token == h->token ? BIT(IN_FIRST) : 0) |
           (m->token_end == h->end ? BIT(IN_LAST) : 0);
}

/* ---- the whole report -------------------------------------------------------------------------
 */

static void note_words(spotting *w) {
    for (uint32_t i = 0; i < w->s->tokens.count; i++) {
        const cs_token *t = &w->s->tokens.at[i];
        if ((t->shape & CS_SHAPE_LETTERS) && !(t->shape & CS_SHAPE_INITIAL) && t->key)
            *cs_map_put(w->s->scratch, &w->small, t->key) = 1;
    }
    for (uint32_t i = 0; i < w->s->mentions.count; i++) {
        const cs_mention *m = &w->s->mentions.at[i];
        if (m->kind == CS_KIND_PERSON && m->form == CS_FORM_NAME && m->token_end - m->token > 1)
            *cs_map_put(w->s->scratch, &w->persons, w->s->tokens.at[m->token_end - 1].key) = 1;
    }
}

static bool mostly_capitals(const cs_story *s, const cs_sentence *sentence) {
    uint32_t capitals = 0, letters = 0;
    for (uint32_t i = sentence->token; i < sentence->token_end; i++) {
        letters += (s->tokens.at[i].shape & CS_SHAPE_LETTERS) != 0;
        capitals += (s->tokens.at[i].shape & CS_SHAPE_CAPITALS) != 0;
    }
    return capitals > 3 && capitals * 3 > letters * 2;
}

/* The words of names to the left and right of a hit that belong to the same run. */
static void find_run(const spotting *w, cs_hit *h) {
    h->first = h->token;
    h->last = h->end;
    while (is_name_word(w, h->first - 1))
        h->first--;
    while (is_name_word(w, h->last))
        h->last++;
}

static void spot(spotting *w, cs_hit *h) {
    const cs_gazetteer *g = &w->p->gazetteer;
    const cs_gaz_name *n = &g->names[h->name];
    const cs_gaz_place *place = cs_gazetteer_place(g, n->place);
    if (!place)
        return;
    h->kind = place->kind;
    h->prior = (float)cs_place_prior(place, n->type);
    h->people = n->type == CS_NAME_PEOPLE;
    h->container = h->group = CS_NONE;
    h->mention = mention_of(w, h);
    find_run(w, h);
    h->features = name_features(w, h) | before_features(w, h) | after_features(w, h) |
                  mention_features(w->s, h);
    *cs_vec_push(w->s->scratch, w->hits) = *h;
}

static void spot_sentence(spotting *w, const cs_sentence *sentence) {
    w->sentence = sentence;
    w->capitals = mostly_capitals(w->s, sentence);
    for (uint32_t i = sentence->token; i < sentence->token_end;) {
        cs_hit hit;
        if (may_begin(w, i) && longest(w, i, &hit)) {
            spot(w, &hit);
            i = hit.end;
        } else {
            i++;
        }
    }
}

static float sum(const cs_placer_parts *p, const cs_hit *h) {
    enum { NEVER = -100 };
    if (h->people)
        return NEVER;
    float total = p->weights[CS_SPOT_PRIOR] * h->prior;
    for (uint64_t rest = h->features; rest; rest &= rest - 1)
        total += p->weights[__builtin_ctzll(rest)];
    return total;
}

/* Features of a hit that depend on its neighbours. */
static void link_neighbours(spotting *w) {
    cs_hits *hits = w->hits;
    for (uint32_t i = 0; i + 1 < hits->count; i++) {
        cs_hit *a = &hits->at[i], *b = &hits->at[i + 1];
        bool comma = b->token == a->end + 1 &&
                     cs_str_eq(cs_story_words(w->s, w->s->tokens.at[a->end].span), ",");
        if (!comma)
            continue;
        bool wide =
            b->kind == CS_PLACE_ADMIN1 || b->kind == CS_PLACE_COUNTRY || b->kind == CS_PLACE_ADMIN2;
        a->features |= wide ? BIT(AFTER_COMMA_PLACE) : BIT(IN_LIST);
        b->features |= BIT(BEFORE_PLACE);
    }
}

static void link_report(spotting *w) {
    cs_hits *hits = w->hits;
    for (uint32_t i = 0; i < hits->count; i++) {
        cs_hit *h = &hits->at[i];
        h->chance = sum(w->p, h);
        if (h->chance > 1.0f)
            ++*cs_map_put(w->s->scratch, &w->places, h->key);
    }
    for (uint32_t i = 0; i < hits->count; i++) {
        cs_hit *h = &hits->at[i];
        uint32_t seen = cs_map_get(&w->places, h->key);
        bool self = h->chance > 1.0f;
        if (seen != CS_NONE && seen >= self) /* one use of it is counted as 0 */
            h->features |= BIT(PLACE_ELSEWHERE);
        bool single = h->end == h->token + 1;
        if (single && cs_map_get(&w->persons, w->s->tokens.at[h->token].key) != CS_NONE)
            h->features |= BIT(PERSON_ELSEWHERE);
        h->chance = sum(w->p, h);
    }
}

void cs_spot_all(const cs_placer_parts *p, const cs_story *s, cs_hits *hits) {
    spotting w = {.p = p, .s = s, .hits = hits};
    note_words(&w);
    for (uint32_t i = 0; i < s->sentences.count; i++)
        spot_sentence(&w, &s->sentences.at[i]);
    link_neighbours(&w);
    link_report(&w);
}
