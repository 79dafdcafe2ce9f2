/* site.c: where an incident was: the most exact place of its events; else the nearest one that its
 * sentences or their neighbours name; else the place that the report is about.
 *
 * A country that only describes something ("a U.S. company") is no better than no place. */
#include "incident/parts.h"

/* How many places of a report are looked at for the one it is about. */
enum { MOST_PLACES = 200 };

static int exactness(const cs_place *p) {
    switch (p->precision) {
    case CS_PRECISION_COUNTRY:
    case CS_PRECISION_REGION:
        return 1;
    case CS_PRECISION_ADMIN1:
        return 2;
    case CS_PRECISION_ADMIN2:
        return 3;
    default:
        return 4;
    }
}

/* "a U.S. company", "French tourists": a country named for what comes from there. */
static bool only_describes(const cs_story *s, const cs_place *p) {
    if (p->precision != CS_PRECISION_COUNTRY || p->mention >= s->mentions.count)
        return false;
    uint8_t deprel = s->tokens.at[s->mentions.at[p->mention].head].deprel;
    return deprel == CS_DEP_AMOD || deprel == CS_DEP_COMPOUND || deprel == CS_DEP_NMOD_POSS;
}

/* May something have happened there, as far as the place itself tells? */
static bool is_site(const cs_story *s, uint32_t place) {
    const cs_place *p = &s->places.at[place];
    return p->use == CS_USE_PLACE && p->country.at && !only_describes(s, p);
}

/* ---- the place that the report is about -------------------------------------------------------
 */

static bool is_one_country(const cs_place *a, const cs_place *b) {
    return a->country.at && b->country.at && cs_str_is(a->country, b->country);
}

static bool is_one_place(const cs_place *a, const cs_place *b) {
    return a->geonameid && a->geonameid == b->geonameid;
}

/* A capital in a dateline of several places is only where the report was written; credits tell
 * nothing. */
static bool tells_home(const cs_story *s, uint32_t place) {
    const cs_place *p = &s->places.at[place];
    bool several =
        s->places.count > 1 && cs_span_meets(s->places.at[1].span, s->source.dateline.span);
    bool desk =
        several && cs_span_meets(p->span, s->source.dateline.span) && cs_str_eq(p->feature, "PPLC");
    return is_site(s, place) && !desk && !cs_story_aside(s, p->span);
}

/* How much speaks for a place: how often it and its country are named, how early, how exactly. */
static int worth(const cs_story *s, uint32_t place, uint32_t count, uint32_t first) {
    enum { OF_FIRST = 3 };
    const cs_place *p = &s->places.at[place];
    int country = is_one_country(p, &s->places.at[first]) ? OF_FIRST : 0, itself = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!tells_home(s, i))
            continue;
        country += is_one_country(p, &s->places.at[i]);
        itself += is_one_place(p, &s->places.at[i]);
    }
    return 100 * country + 10 * itself + exactness(p);
}

uint32_t cs_incident_home(const cs_story *s) {
    uint32_t count = s->places.count < MOST_PLACES ? s->places.count : MOST_PLACES;
    uint32_t best = CS_NONE, first = CS_NONE;
    int most = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (!tells_home(s, i))
            continue;
        first = first == CS_NONE ? i : first;
        int value = worth(s, i, count, first);
        if (value > most) {
            most = value;
            best = i;
        }
    }
    return best;
}

/* ---- the place nearest to what is told --------------------------------------------------------
 */

/* A place that the gazetteer lacks, named where something is: "in Lodha", "the village of Lodha".
 */
static bool is_unknown_site(const cs_story *s, uint32_t place) {
    static const char *const words[] = {"in", "at", "near", "outside", "of", NULL};
    const cs_place *p = &s->places.at[place];
    uint32_t first, end;
    if (p->use != CS_USE_PLACE || p->geonameid || !cs_story_tokens_of(s, p->span, &first, &end) ||
        first == 0)
        return false;
    for (const char *const *w = words; *w; w++)
        if (cs_str_eq(s->tokens.at[first - 1].lemma, *w))
            return true;
    return false;
}

static uint32_t unknown_site_in(const cs_story *s, uint32_t sentence) {
    const cs_span span = s->sentences.at[sentence].span;
    for (uint32_t i = cs_story_seek(s->places, span.start);
         i < s->places.count && s->places.at[i].span.start < span.end; i++)
        if (is_unknown_site(s, i))
            return i;
    return CS_NONE;
}

/* The most exact site of the sentence; CS_NONE. */
static uint32_t site_in(const cs_story *s, uint32_t sentence) {
    const cs_span span = s->sentences.at[sentence].span;
    uint32_t best = CS_NONE;
    for (uint32_t i = cs_story_seek(s->places, span.start);
         i < s->places.count && s->places.at[i].span.start < span.end; i++)
        if (is_site(s, i) &&
            (best == CS_NONE || exactness(&s->places.at[i]) > exactness(&s->places.at[best])))
            best = i;
    return best;
}

/* A place named in the dateline, for a report that names no other. */
static uint32_t dateline_place(const cs_story *s) {
    uint32_t i = cs_story_seek(s->places, s->source.dateline.span.start);
    bool inside =
        i < s->places.count && cs_span_holds(s->source.dateline.span, s->places.at[i].span);
    return inside ? i : CS_NONE;
}

/* "outside the press club here": where the report was written. */
static uint32_t here_in(const cs_story *s, uint32_t sentence) {
    static const char *const here[] = {"here", NULL};
    const cs_sentence *in = &s->sentences.at[sentence];
    for (uint32_t i = in->token; i < in->token_end; i++)
        if (s->tokens.at[i].upos == CS_UPOS_ADV && cs_story_is_any(s, i, here))
            return dateline_place(s);
    return CS_NONE;
}

/* "the airport in the capital": that of the country that the report is about, if it is named. */
static uint32_t capital_in(const cs_story *s, uint32_t sentence, uint32_t home) {
    static const char *const capital[] = {"capital", NULL}, *const the[] = {"the", NULL};
    const cs_sentence *in = &s->sentences.at[sentence];
    bool told = false;
    for (uint32_t i = in->token + 1; i < in->token_end; i++)
        told |= cs_story_is_any(s, i, capital) && cs_story_is_any(s, i - 1, the);
    for (uint32_t i = 0; told && home != CS_NONE && i < s->places.count; i++)
        if (cs_str_eq(s->places.at[i].feature, "PPLC") &&
            is_one_country(&s->places.at[i], &s->places.at[home]))
            return i;
    return CS_NONE;
}

/* A site of the sentence behind, which may have turned to another country. */
static uint32_t site_behind(const cs_story *s, uint32_t sentence, uint32_t home) {
    uint32_t site = site_in(s, sentence);
    bool abroad = site != CS_NONE && home != CS_NONE &&
                  !is_one_country(&s->places.at[site], &s->places.at[home]);
    return abroad ? CS_NONE : site;
}

/* "a mine on the same road": where the incident told before it was. */
static uint32_t same_site(const cs_story *s, const cs_incident *incident) {
    static const char *const same[] = {"same", NULL};
    static const char *const sites[] = {"area",   "camp", "city",    "district", "neighborhood",
                                        "place",  "road", "site",    "spot",     "neighbourhood",
                                        "street", "town", "village", NULL};
    const cs_sentence *in = &s->sentences.at[s->events.at[incident->events.at[0]].sentence];
    bool told = false;
    for (uint32_t i = in->token; i + 1 < in->token_end; i++)
        told |= cs_story_is_any(s, i, same) && cs_str_is_any(s->tokens.at[i + 1].lemma, sites);
    for (const cs_incident *other = incident; told && other-- > s->incidents.at;)
        if (other->place != CS_NONE)
            return other->place;
    return CS_NONE;
}

/* In a sentence of the incident, else in the one before or behind its first, else in an earlier one
 * of the same item of a list, up to its label ("2. BENI:"). */
static uint32_t near_site(const cs_story *s, uint32_t home, const uint32_t *sections,
                          const cs_incident *incident) {
    uint32_t first = s->events.at[incident->events.at[0]].sentence, site = CS_NONE;
    for (uint32_t i = 0; i < incident->events.count && site == CS_NONE; i++)
        site = here_in(s, s->events.at[incident->events.at[i]].sentence);
    for (uint32_t i = 0; i < incident->events.count && site == CS_NONE; i++)
        site = site_in(s, s->events.at[incident->events.at[i]].sentence);
    for (uint32_t i = 0; i < incident->events.count && site == CS_NONE; i++)
        site = unknown_site_in(s, s->events.at[incident->events.at[i]].sentence);
    for (uint32_t i = 0; i < incident->events.count && site == CS_NONE; i++)
        site = capital_in(s, s->events.at[incident->events.at[i]].sentence, home);
    site = site == CS_NONE ? same_site(s, incident) : site;
    if (site == CS_NONE && first > 0 && sections[first - 1] == sections[first])
        site = site_in(s, first - 1);
    if (site == CS_NONE && first + 1 < s->sentences.count && sections[first + 1] == sections[first])
        site = site_behind(s, first + 1, home);
    for (uint32_t i = first; site == CS_NONE && sections[first] && i-- > 0;)
        site = sections[i] == sections[first] ? site_in(s, i) : CS_NONE;
    return site;
}

static uint32_t told_site(const cs_story *s, const cs_incident *incident) {
    uint32_t best = CS_NONE;
    int most = -1;
    for (uint32_t i = 0; i < incident->events.count; i++) {
        uint32_t place = s->events.at[incident->events.at[i]].place;
        if (place == CS_NONE)
            continue;
        const cs_place *p = &s->places.at[place];
        int value = only_describes(s, p) ? 0 : exactness(p);
        if (value > most) {
            most = value;
            best = place;
        }
    }
    return best;
}

/* "Bakwa District of Farah", "Dour, Iraq": the place around one, named right behind it. */
static uint32_t outer_of(const cs_story *s, uint32_t place) {
    enum { CLOSE = 7 };
    static const char *const links[] = {"in", "of", ",", "at", NULL};
    uint32_t first, limit, next, end;
    if (place + 1 >= s->places.count ||
        !cs_story_tokens_of(s, s->places.at[place].span, &first, &limit) ||
        !cs_story_tokens_of(s, s->places.at[place + 1].span, &next, &end) || next < limit ||
        next > limit + CLOSE || s->tokens.at[next].sentence != s->tokens.at[first].sentence)
        return CS_NONE;
    bool linked = false, parted = false; /* "Idlib on Thursday, the governor of Turkey's ..." */
    for (uint32_t i = limit; i < next; i++) {
        const cs_token *t = &s->tokens.at[i];
        bool noun = t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN;
        if (t->upos == CS_UPOS_VERB || t->upos == CS_UPOS_AUX || t->upos == CS_UPOS_CCONJ ||
            (parted && noun))
            return CS_NONE;
        parted |= t->xpos == CS_XPOS_COMMA;
        for (const char *const *w = links; *w; w++)
            linked |= cs_str_eq_nocase(cs_story_words(s, t->span), *w);
    }
    return linked ? place + 1 : CS_NONE;
}

/* A place that lies, by the text, in one of another country was taken for a namesake there. */
static uint32_t without_namesake(const cs_story *s, uint32_t site) {
    uint32_t outer = site == CS_NONE ? CS_NONE : outer_of(s, site);
    bool apart = outer != CS_NONE && s->places.at[site].country.at &&
                 s->places.at[outer].country.at &&
                 !is_one_country(&s->places.at[site], &s->places.at[outer]);
    return apart ? outer : site;
}

/* The country after which somebody or something is called, where the report names no place: "the
 * Bank of Nepal", "Baghdad announced"; of several the one named first. */
static uint32_t namesake_place(const cs_story *s) {
    for (uint32_t i = 0; i < s->places.count; i++)
        if (s->places.at[i].country.at && !cs_story_aside(s, s->places.at[i].span) &&
            !cs_span_meets(s->places.at[i].span, s->source.dateline.span))
            return i;
    return CS_NONE;
}

void cs_incident_site(const cs_story *s, uint32_t home, const uint32_t *sections,
                      cs_incident *incident) {
    uint32_t told = told_site(s, incident), site = told;
    if (told == CS_NONE || only_describes(s, &s->places.at[told])) {
        uint32_t near = near_site(s, home, sections, incident);
        site = near != CS_NONE ? near : home != CS_NONE ? home : dateline_place(s);
        site = site == CS_NONE && told == CS_NONE ? namesake_place(s) : site;
    }
    incident->place = without_namesake(s, site == CS_NONE ? told : site);
}
