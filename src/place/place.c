/* place.c: see place.h. Names of the gazetteer are found in the text (spot.c), what the words
 * around say of them is noted (relate.c), and all are resolved together (resolve.c). */
#include "place/place.h"

#include <math.h>
#include <string.h>

#include "place/parts.h"

struct cs_placer {
    cs_placer_parts parts;
};

/* "…/share/casus/data" gives "…/share/casus/places.gaz". */
static const char *beside(const cs_setup *setup) {
    const char *slash = strrchr(setup->data, '/');
    return slash ? cs_str_format(setup->arena, "%.*s/places.gaz", (int)(slash - setup->data),
                                 setup->data)
                       .at
                 : "places.gaz";
}

const cs_placer *cs_place_load(const cs_setup *setup, cs_error *error) {
    cs_placer *p = cs_arena_new(setup->arena, cs_placer, 1);
    const char *path = setup->gazetteer ? setup->gazetteer : beside(setup);
    if (!cs_place_words_load(&p->parts.words, setup, error) ||
        !cs_spot_load(&p->parts, setup, error) || !cs_resolve_load(&p->parts, setup, error) ||
        !cs_gazetteer_open(&p->parts.gazetteer, path, error))
        return NULL;
    if (cs_homes_load(&p->parts.homes, &p->parts.gazetteer, setup, error))
        return p;
    cs_place_close(p);
    return NULL;
}

void cs_place_close(const cs_placer *placer) {
    if (!placer)
        return;
    cs_gazetteer mapped = placer->parts.gazetteer;
    cs_gazetteer_close(&mapped);
}

/* ---- writing ----------------------------------------------------------------------------------
 */

static uint8_t precision_of(uint8_t kind) {
    switch (kind) {
    case CS_PLACE_TOWN:
    case CS_PLACE_SECTION:
    case CS_PLACE_SPOT:
        return CS_PRECISION_EXACT;
    case CS_PLACE_ADMIN3:
    case CS_PLACE_ADMIN2:
        return CS_PRECISION_ADMIN2;
    case CS_PLACE_ADMIN1:
        return CS_PRECISION_ADMIN1;
    case CS_PLACE_COUNTRY:
        return CS_PRECISION_COUNTRY;
    default:
        return CS_PRECISION_REGION;
    }
}

static cs_str division_name(const cs_gazetteer *g, uint32_t division) {
    const cs_gaz_place *p = cs_gazetteer_place(g, division);
    return p ? cs_gazetteer_text(g, p->name) : CS_STR_NONE;
}

/* Moves the point by the distance that the text names. */
static void offset(cs_place *place, const cs_hit *h) {
    const double degree_km = 111.2, radians = 3.14159265358979323846 / 180.0;
    double angle = (h->bearing - 1) * 45.0 * radians;
    double narrow = cos(place->lat * radians);
    place->lat += h->km * cos(angle) / degree_km;
    if (narrow > 0.05)
        place->lon += h->km * sin(angle) / (degree_km * narrow);
}

static void fill(const cs_placer_parts *p, const cs_hit *h, cs_choice choice, cs_place *place) {
    const cs_gazetteer *g = &p->gazetteer;
    const cs_gaz_place *at = cs_gazetteer_place(g, choice.place);
    if (!at)
        return;
    place->name = cs_gazetteer_text(g, at->name);
    place->geonameid = at->id;
    place->lat = at->lat * CS_GAZETTEER_UNIT;
    place->lon = at->lon * CS_GAZETTEER_UNIT;
    place->feature = cs_gazetteer_feature(g, at->feature);
    place->country = cs_gazetteer_country(g, at->country);
    place->admin1 = division_name(g, at->admin1);
    place->admin2 = division_name(g, at->admin2);
    place->precision = precision_of(at->kind);
    place->score = choice.score;
    bool spot = h->kinds >> CS_PLACE_SPOT & 1 && at->kind == CS_PLACE_TOWN; /* "Kirkuk airport" */
    if ((h->nearby || spot) && place->precision == CS_PRECISION_EXACT)
        place->precision = CS_PRECISION_NEAR;
    if (h->bearing && h->km > 0 && place->precision == CS_PRECISION_NEAR)
        offset(place, h);
}

/* What is known of a place that the gazetteer does not have: what the text says holds it. */
static void fill_from_holder(const cs_placer_parts *p, cs_choice holder, cs_place *place) {
    const cs_gazetteer *g = &p->gazetteer;
    const cs_gaz_place *at = cs_gazetteer_place(g, holder.place);
    if (!at)
        return;
    place->country = cs_gazetteer_country(g, at->country);
    place->admin1 = division_name(g, at->admin1);
    place->admin2 = division_name(g, at->admin2);
    place->precision = precision_of(at->kind);
    if (place->precision == CS_PRECISION_EXACT)
        place->precision = CS_PRECISION_NEAR;
    place->lat = at->lat * CS_GAZETTEER_UNIT;
    place->lon = at->lon * CS_GAZETTEER_UNIT;
    place->score = holder.score;
}

typedef struct writing {
    const cs_placer_parts *p;
    cs_story *s;
    const cs_hits *hits;
    const cs_choice *choices;
    uint16_t country; /* that the report is mostly about */
} writing;

static cs_choice choice_of(const writing *w, const cs_hit *h) {
    return h->group == CS_NONE ? (cs_choice){CS_NONE, 0} : w->choices[h->group];
}

static bool is_town(const writing *w, const cs_hit *h) {
    const cs_gaz_place *at = cs_gazetteer_place(&w->p->gazetteer, choice_of(w, h).place);
    return at && at->kind == CS_PLACE_TOWN && at->country == w->country && h->use == CS_USE_PLACE &&
           !h->people && h->chance > 0;
}

/* The town told of last before a road, else the first behind it; CS_NONE. */
static uint32_t town_of(const writing *w, const cs_hit *road) {
    uint32_t index = (uint32_t)(road - w->hits->at);
    for (uint32_t i = index; i-- > 0;)
        if (is_town(w, &w->hits->at[i]))
            return i;
    for (uint32_t i = index + 1; i < w->hits->count; i++)
        if (is_town(w, &w->hits->at[i]))
            return i;
    return CS_NONE;
}

static void write_place(const writing *w, const cs_hit *h) {
    const double guessed = 0.3;
    cs_story *s = w->s;
    cs_place *place = cs_vec_push(s->arena, &s->places);
    cs_span span = cs_story_span(s, h->token, h->end);
    *place = (cs_place){.span = span,
                        .name = cs_story_words(s, span),
                        .lat = (double)NAN,
                        .lon = (double)NAN,
                        .mention = h->mention,
                        .use = h->use};
    cs_choice choice = choice_of(w, h);
    uint32_t town = h->road && h->container == CS_NONE ? town_of(w, h) : CS_NONE;
    if (h->road)
        place->feature = CS_STR("RD");
    if (choice.place != CS_NONE) {
        fill(w->p, h, choice, place);
    } else if (h->container != CS_NONE) {
        fill_from_holder(w->p, choice_of(w, &w->hits->at[h->container]), place);
    } else if (town != CS_NONE) {
        fill_from_holder(w->p, choice_of(w, &w->hits->at[town]), place);
        place->score = guessed;
    } else if (w->country != CS_GAZ_NOWHERE) {
        place->country = cs_gazetteer_country(&w->p->gazetteer, w->country);
        place->score = guessed;
    }
}

void cs_place_run(const cs_placer *placer, cs_story *s) {
    cs_hits hits = {0};
    writing w = {.p = &placer->parts, .s = s, .hits = &hits};
    cs_spot_all(&placer->parts, s, &hits);
    cs_relate(&placer->parts, s, &hits);
    w.choices = cs_place_resolve(&placer->parts, s, &hits, &w.country);
    for (uint32_t i = 0; i < hits.count; i++)
        if (!hits.at[i].people && hits.at[i].chance > 0)
            write_place(&w, &hits.at[i]);
}
