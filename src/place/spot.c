/* spot.c: names of the gazetteer in the text; chance.c says which are meant as places. Roads are
 * places by their last word or number; mentions of places that the gazetteer does not know stay,
 * too. */
#include "place/spot.h"

#include "place/prior.h"
#include "table/phrase.h"
#include "table/table.h"

enum { SMALL_BITS = 1 << 15 };

const char *const cs_spot_features[CS_SPOT_COUNT] = {
#define X(name, words) words,
    CS_SPOT_FEATURES(X)
#undef X
};

_Static_assert(CS_SPOT_COUNT <= 128, "features are the bits of two numbers");

bool cs_spot_load(cs_placer_parts *p, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"feature", "weight", "by", NULL};
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

const cs_token *cs_spot_token(const cs_spotting *w, uint32_t i) {
    bool inside = i >= w->sentence->token && i < w->sentence->token_end;
    return inside ? &w->s->tokens.at[i] : NULL;
}

const cs_place_word *cs_spot_word(const cs_spotting *w, uint32_t i) {
    const cs_token *t = cs_spot_token(w, i);
    return t ? cs_place_word_of(&w->p->words, t->key) : &w->p->words.nothing;
}

bool cs_spot_is(const cs_spotting *w, uint32_t i, cs_little word) {
    const cs_token *t = cs_spot_token(w, i);
    return t && t->key == w->p->words.little[word];
}

static bool is_small(const cs_token *t) {
    return (t->shape & CS_SHAPE_LETTERS) && !(t->shape & CS_SHAPE_INITIAL) && t->key;
}

bool cs_spot_small(const cs_spotting *w, uint64_t key) {
    if (!(w->small[key % SMALL_BITS / 64] >> key % 64 & 1))
        return false;
    for (uint32_t i = 0; i < w->s->tokens.count; i++)
        if (w->s->tokens.at[i].key == key && is_small(&w->s->tokens.at[i]))
            return true;
    return false;
}

bool cs_spot_has_capital(const cs_token *t) {
    return t && (t->shape & CS_SHAPE_INITIAL);
}

/* "in Beit Jala Wednesday": days and months are no part of the name before them. */
static bool is_time(const cs_story *s, cs_span word) {
    uint32_t i = cs_story_seek(s->times, word.start);
    bool starts = i < s->times.count && s->times.at[i].span.start == word.start;
    return starts && s->times.at[i].type != CS_TIMEX_DURATION;
}

bool cs_spot_is_name(const cs_spotting *w, uint32_t i) {
    const cs_token *t = cs_spot_token(w, i);
    return cs_spot_has_capital(t) && (t->shape & CS_SHAPE_LETTERS) &&
           (!w->capitals || t->upos == CS_UPOS_PROPN) && !is_time(w->s, t->span);
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
static bool longest(const cs_spotting *w, uint32_t i, cs_hit *hit) {
    const cs_gazetteer *g = &w->p->gazetteer;
    uint64_t hash = 0;
    uint32_t shaped = i;
    bool more = true, found = false;
    for (uint32_t end = i; more && end < w->sentence->token_end;) {
        const cs_token *t = &w->s->tokens.at[end++];
        if (t->key == 0)
            continue;
        if (!cs_spot_has_capital(&w->s->tokens.at[shaped]) && end - 1 > shaped)
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

/* May a name begin here: with a capital letter, or with an article that a hyphen and a capital
 * follow? */
static bool may_begin(const cs_spotting *w, uint32_t i) {
    const cs_token *t = &w->s->tokens.at[i], *next = cs_spot_token(w, i + 1);
    const cs_gaz_words *words = &w->p->gazetteer.words;
    if (t->key == 0 || cs_spot_has_capital(t))
        return t->key != 0;
    if (!next || cs_gazetteer_word(words, t->key) != words->to[4])
        return false;
    bool joined = next->key == 0 && (next->shape & CS_SHAPE_JOINED);
    return joined && cs_spot_has_capital(cs_spot_token(w, i + 2));
}

/* ---- hits -------------------------------------------------------------------------------------
 */

/* The named mention that holds the hit, the narrowest first; CS_NONE. */
static uint32_t mention_of(const cs_spotting *w, const cs_hit *h) {
    const cs_story *s = w->s;
    uint32_t best = CS_NONE, narrowest = UINT32_MAX;
    for (uint32_t i = w->mention; i < s->mentions.count && s->mentions.at[i].token < h->end; i++) {
        const cs_mention *m = &s->mentions.at[i];
        uint32_t width = m->token_end - m->token;
        if (m->form != CS_FORM_NAME || m->token_end <= h->token || width > narrowest)
            continue;
        best = i;
        narrowest = width;
    }
    return best;
}

/* The words of names to the left and right of a hit that belong to the same run. */
static void find_run(const cs_spotting *w, cs_hit *h) {
    h->first = h->token;
    h->last = h->end;
    while (cs_spot_is_name(w, h->first - 1))
        h->first--;
    while (cs_spot_is_name(w, h->last))
        h->last++;
}

static void add_hit(cs_spotting *w, cs_hit *h) {
    h->container = h->group = CS_NONE;
    h->mention = mention_of(w, h);
    find_run(w, h);
    *cs_vec_push(w->s->scratch, w->hits) = *h;
}

#define KIND(name) (1u << CS_PLACE_##name)

bool cs_spot_has_kind(const cs_gazetteer *g, uint32_t name, unsigned kinds) {
    for (; name != UINT32_MAX; name = cs_gazetteer_next(g, name)) {
        const cs_gaz_place *p = cs_gazetteer_place(g, g->names[name].place);
        if (p && (kinds >> p->kind & 1))
            return true;
    }
    return false;
}

/* The end of a longer name that the gazetteer lacks: "Sacramento River", "Kanawha City"; else that
 * of the hit. */
static uint32_t longer_end(const cs_spotting *w, const cs_hit *h) {
    const unsigned own = KIND(WATER) | KIND(LAND) | KIND(TOWN) | KIND(ADMIN3);
    unsigned kinds = cs_spot_word(w, h->end)->after;
    bool named = cs_spot_is_name(w, h->end) && (kinds & own) && !(kinds & ~(own | KIND(REGION)));
    if (!named || cs_spot_has_kind(&w->p->gazetteer, h->name, kinds & ~KIND(TOWN)))
        return h->end;
    return cs_spot_is_name(w, h->end + 1) ? h->end : h->end + 1;
}

/* A name that is part of a longer one that the gazetteer lacks is not its place. */
static void widen(const cs_spotting *w, cs_hit *h) {
    uint32_t end = longer_end(w, h);
    bool head = h->token > w->sentence->token && cs_spot_is_name(w, h->token - 1) &&
                (cs_spot_word(w, h->token - 1)->uses & CS_WORD_HEAD);
    if (end == h->end && !head)
        return;
    h->token -= head;
    h->end = end;
    h->name = UINT32_MAX;
    h->key = cs_hash_mix(h->key, end);
    h->chance = CS_SPOT_SURE;
}

static void spot(cs_spotting *w, cs_hit *h) {
    const cs_gazetteer *g = &w->p->gazetteer;
    const cs_gaz_name *n = &g->names[h->name];
    const cs_gaz_place *place = cs_gazetteer_place(g, n->place);
    if (!place)
        return;
    h->kind = place->kind;
    h->prior = (float)cs_place_prior(place, n->type);
    h->people = n->type == CS_NAME_PEOPLE;
    add_hit(w, h);
    cs_spot_describe(w, &w->hits->at[w->hits->count - 1]);
    if (!h->people)
        widen(w, &w->hits->at[w->hits->count - 1]);
}

static void spot_road(cs_spotting *w, uint32_t first, uint32_t end) {
    uint64_t key = 1;
    for (uint32_t i = first; i < end; i++)
        key = cs_hash_mix(key, w->s->tokens.at[i].key);
    cs_hit hit = {.token = first,
                  .end = end,
                  .name = UINT32_MAX,
                  .key = key,
                  .kind = CS_PLACE_SPOT,
                  .road = true,
                  .chance = CS_SPOT_SURE};
    add_hit(w, &hit);
}

static bool mostly_capitals(const cs_story *s, const cs_sentence *sentence) {
    uint32_t capitals = 0, letters = 0;
    for (uint32_t i = sentence->token; i < sentence->token_end; i++) {
        letters += (s->tokens.at[i].shape & CS_SHAPE_LETTERS) != 0;
        capitals += (s->tokens.at[i].shape & CS_SHAPE_CAPITALS) != 0;
    }
    return capitals > 3 && capitals * 3 > letters * 2;
}

/* ---- mentions that the gazetteer does not know ------------------------------------------------
 */

static bool meets_hit(const cs_spotting *w, uint32_t from, const cs_mention *m) {
    for (uint32_t i = from; i < w->hits->count; i++)
        if (w->hits->at[i].token < m->token_end && m->token < w->hits->at[i].end)
            return true;
    return false;
}

/* "KABUL (Wire) -" */
static bool is_agency(const cs_story *s, const cs_mention *m) {
    return cs_span_holds(s->source.dateline.span, m->span) &&
           cs_str_is(cs_story_words(s, m->span), s->source.dateline.agency);
}

static void spot_mention(cs_spotting *w, uint32_t mention) {
    const cs_mention *m = &w->s->mentions.at[mention];
    uint64_t key = 2;
    for (uint32_t i = m->token; i < m->token_end; i++)
        if (w->s->tokens.at[i].key)
            key = cs_hash_mix(key, w->s->tokens.at[i].key);
    uint64_t sound = cs_gazetteer_sound(cs_story_words(w->s, m->span));
    bool more;
    cs_hit hit = {.token = m->token,
                  .end = m->token_end,
                  .name = UINT32_MAX,
                  .key = key,
                  .kind = m->kind == CS_KIND_FACILITY ? CS_PLACE_SPOT : CS_PLACE_TOWN,
                  .chance = CS_SPOT_SURE};
    if (sound && m->kind == CS_KIND_PLACE)
        hit.name = cs_gazetteer_find(&w->p->gazetteer, sound, &more);
    hit.fuzzy = hit.name != UINT32_MAX;
    add_hit(w, &hit);
}

/* Named places of the sentence that meet no hit so far, put among them in text order. */
static void spot_mentions(cs_spotting *w, uint32_t from) {
    uint32_t known = w->hits->count;
    for (uint32_t i = w->mention; i < w->s->mentions.count; i++) {
        const cs_mention *m = &w->s->mentions.at[i];
        if (m->token >= w->sentence->token_end)
            break;
        bool place =
            (m->kind == CS_KIND_PLACE || m->kind == CS_KIND_FACILITY) && !is_agency(w->s, m);
        const cs_place_word *word = cs_spot_word(w, m->token);
        bool common = m->token_end == m->token + 1 &&
                      (word->uses & (CS_WORD_NEVER | CS_WORD_COMMON | CS_WORD_DIRECTION));
        if (m->form == CS_FORM_NAME && place && m->token >= w->sentence->token && !common &&
            cs_spot_is_name(w, m->token) && !meets_hit(w, from, m))
            spot_mention(w, i);
    }
    for (uint32_t i = known; i < w->hits->count; i++) {
        cs_hit hit = w->hits->at[i];
        uint32_t to = i;
        for (; to > from && w->hits->at[to - 1].token > hit.token; to--)
            w->hits->at[to] = w->hits->at[to - 1];
        w->hits->at[to] = hit;
    }
}

static void spot_sentence(cs_spotting *w, const cs_sentence *sentence) {
    const cs_story *s = w->s;
    w->sentence = sentence;
    w->capitals = mostly_capitals(s, sentence);
    while (w->mention < s->mentions.count &&
           s->mentions.at[w->mention].token_end <= sentence->token)
        w->mention++;
    uint32_t from = w->hits->count;
    for (uint32_t i = sentence->token; i < sentence->token_end;) {
        cs_hit hit;
        uint32_t road = cs_spot_road(w, i);
        if (road > i) {
            spot_road(w, i, road);
            i = road;
        } else if (may_begin(w, i) && longest(w, i, &hit)) {
            spot(w, &hit);
            i = w->hits->count ? w->hits->at[w->hits->count - 1].end : hit.end;
        } else {
            i++;
        }
    }
    spot_mentions(w, from);
}

/* ---- the report -------------------------------------------------------------------------------
 */

static void note_words(cs_spotting *w) {
    w->small = cs_arena_new(w->s->scratch, uint64_t, SMALL_BITS / 64);
    for (uint32_t i = 0; i < w->s->tokens.count; i++) {
        const cs_token *t = &w->s->tokens.at[i];
        if (is_small(t))
            w->small[t->key % SMALL_BITS / 64] |= (uint64_t)1 << t->key % 64;
    }
    for (uint32_t i = 0; i < w->s->mentions.count; i++) {
        const cs_mention *m = &w->s->mentions.at[i];
        if (m->kind == CS_KIND_PERSON && m->form == CS_FORM_NAME && m->token_end - m->token > 1)
            *cs_map_put(w->s->scratch, &w->persons, w->s->tokens.at[m->token_end - 1].key) = 1;
    }
}

void cs_spot_all(const cs_placer_parts *p, const cs_story *s, cs_hits *hits) {
    cs_spotting w = {.p = p, .s = s, .hits = hits};
    note_words(&w);
    for (uint32_t i = 0; i < s->sentences.count; i++)
        spot_sentence(&w, &s->sentences.at[i]);
    cs_spot_weigh(&w);
}
