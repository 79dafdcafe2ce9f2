/* context.c: see context.h. Reports of conflict name few countries, so that an acronym which means
 * five groups in the world means one in the report; how often a country is named is its weight, as
 * coders with dictionaries by country have long relied on (Schrodt 2012, TABARI manual). */
#include "actor/context.h"

#include <stdarg.h>
#include <stdio.h>

enum { TENURE_NOW = 8 };
enum { WEIGHT_NAME = 2, WEIGHT_DATELINE = 4, WEIGHT_PLACE = 2, WEIGHT_ACTOR = 1 };

void cs_context_say(const cs_context *c, const char *format, ...) {
    if (!c->why)
        return;
    char line[400];
    va_list values;
    va_start(values, format);
    vsnprintf(line, sizeof line, format, values);
    va_end(values);
    cs_out_text(c->why, "  ");
    cs_out_text(c->why, line);
    cs_out_byte(c->why, '\n');
}

/* ---- the report -------------------------------------------------------------------------------
 */

/* An alias that can mean one actor alone; CS_NONE for any other. */
static uint32_t sure_known(const cs_actors *a, const cs_story *s, uint32_t token, uint32_t entry) {
    uint32_t value = a->names.entries.at[entry].value;
    bool sure = a->rules[entry] == CS_RULE_NONE && value < a->known.count &&
                cs_phrases_next(&a->names, s, token, entry) == CS_NONE;
    return sure ? value : CS_NONE;
}

static uint32_t count_name(cs_context *c, uint32_t token, uint32_t limit) {
    const cs_actors *a = c->a;
    uint32_t end, entry = cs_phrases_find(&a->names, c->s, token, limit, CS_BY_FORM, &end);
    uint32_t known = entry == CS_NONE ? CS_NONE : sure_known(a, c->s, token, entry);
    if (known == CS_NONE)
        return token;
    c->present[known] = true;
    const cs_known *k = &a->known.at[known];
    if (k->home < k->home_end && k->actor.country.at)
        c->weights[a->homes.at[k->home]] += WEIGHT_ACTOR;
    return end;
}

/* "Iranian" of "Iranian-backed": it tells of another country than that of the report. */
static bool is_backer(const cs_story *s, uint32_t end, uint32_t limit) {
    return end + 1 < limit && s->tokens.at[end].xpos == CS_XPOS_HYPH &&
           s->tokens.at[end + 1].xpos == CS_XPOS_VBN;
}

static uint32_t count_country(cs_context *c, uint32_t token, uint32_t limit) {
    const cs_phrases *words = &c->a->country_words;
    uint32_t end, entry = cs_phrases_find(words, c->s, token, limit, CS_BY_FORM, &end);
    if (entry == CS_NONE)
        return token;
    if (!is_backer(c->s, end, limit))
        c->weights[words->entries.at[entry].value / 4] += WEIGHT_NAME;
    return end;
}

static void count_sentence(cs_context *c, const cs_sentence *sentence) {
    if (cs_story_aside(c->s, sentence->span))
        return;
    for (uint32_t i = sentence->token; i < sentence->token_end;) {
        uint32_t name = count_name(c, i, sentence->token_end);
        uint32_t country = count_country(c, i, sentence->token_end);
        uint32_t end = name > country ? name : country;
        i = end > i ? end : i + 1;
    }
}

static void count_places(cs_context *c) {
    for (uint32_t i = 0; i < c->s->places.count; i++) {
        const cs_place *place = &c->s->places.at[i];
        uint32_t country = cs_actor_country(c->a, place->country);
        if (country == CS_NONE || place->precision == CS_PRECISION_COUNTRY)
            continue;
        bool dateline = cs_span_holds(c->s->source.dateline.span, place->span);
        c->weights[country] += dateline ? WEIGHT_DATELINE : WEIGHT_PLACE;
    }
}

/* The country that is named at least twice as often as any other. */
static uint32_t main_country(const cs_context *c) {
    uint32_t best = CS_NONE, most = 0, second = 0;
    for (uint32_t i = 0; i < c->a->countries.count; i++) {
        if (c->weights[i] > most) {
            second = most;
            most = c->weights[i];
            best = i;
        } else if (c->weights[i] > second) {
            second = c->weights[i];
        }
    }
    return most >= 2 * second ? best : CS_NONE;
}

void cs_context_make(cs_context *c, const cs_actors *a, cs_story *s, cs_out *why) {
    *c = (cs_context){.a = a, .s = s, .day = s->source.day, .why = why};
    c->weights = cs_arena_new(s->scratch, uint32_t, a->countries.count);
    c->present = cs_arena_new(s->scratch, bool, a->known.count);
    if (c->day == CS_DAY_NONE)
        c->day = s->source.dateline.date;
    c->year = c->day == CS_DAY_NONE ? 0 : cs_day_date(c->day).year;
    for (uint32_t i = 0; i < s->sentences.count; i++)
        count_sentence(c, &s->sentences.at[i]);
    count_places(c);
    c->country = main_country(c);
}

uint32_t cs_context_country(const cs_context *c, uint32_t first, uint32_t end) {
    const cs_phrases *words = &c->a->country_words;
    for (uint32_t i = first; i < end; i++) {
        uint32_t behind, entry = cs_phrases_find(words, c->s, i, end, CS_BY_FORM, &behind);
        if (entry != CS_NONE)
            return words->entries.at[entry].value / 4;
    }
    if (first >= end)
        return CS_NONE;
    cs_span span = cs_story_span(c->s, first, end);
    for (uint32_t i = cs_story_seek(c->s->places, span.start);
         i < c->s->places.count && c->s->places.at[i].span.start < span.end; i++) {
        uint32_t country = cs_actor_country(c->a, c->s->places.at[i].country);
        if (country != CS_NONE)
            return country;
    }
    return CS_NONE;
}

uint32_t cs_context_home(const cs_context *c, uint32_t country) {
    bool elsewhere = c->country != CS_NONE && country != CS_NONE && !c->weights[country];
    return elsewhere ? CS_NONE : country;
}

/* ---- known actors -----------------------------------------------------------------------------
 */

static bool at_home(const cs_actors *a, const cs_known *k, uint32_t country) {
    for (uint32_t i = k->home; i < k->home_end; i++)
        if (a->homes.at[i] == country)
            return true;
    return false;
}

static uint32_t weight_of(const cs_context *c, const cs_known *k) {
    uint32_t sum = 0;
    for (uint32_t i = k->home; i < k->home_end; i++)
        sum += c->weights[c->a->homes.at[i]];
    return sum;
}

/* Are all letters of the sentence capitals? */
static bool in_capitals(const cs_story *s, uint32_t token) {
    const cs_sentence *sentence = &s->sentences.at[s->tokens.at[token].sentence];
    for (uint32_t i = sentence->token; i < sentence->token_end; i++) {
        uint8_t shape = s->tokens.at[i].shape;
        if ((shape & CS_SHAPE_LETTERS) && !(shape & CS_SHAPE_CAPITALS))
            return false;
    }
    return true;
}

static bool rule_holds(const cs_context *c, const cs_part *part, uint32_t entry, bool supported) {
    const cs_actors *a = c->a;
    uint32_t known = a->names.entries.at[entry].value;
    if (a->rules[entry] < CS_RULE_COUNTRY || c->present[known])
        return true;
    if (a->rules[entry] == CS_RULE_COUNTRY)
        return supported;
    cs_str words = cs_story_words(c->s, cs_story_span(c->s, part->token, part->end));
    return supported && cs_str_is(words, a->exact[entry]) && !in_capitals(c->s, part->token);
}

/* Years of activity speak for and against: nobody acts before being founded. */
static double year_score(const cs_known *k, int year) {
    enum { LONG_AGO = 15 };
    if (!year)
        return 0;
    if (k->from && year + 1 < k->from)
        return -0.7;
    if (k->to && year > k->to + 1)
        return year > k->to + LONG_AGO ? -0.15 : -0.1;
    return k->from || k->to ? 0.05 : 0;
}

static double known_score(const cs_context *c, const cs_part *part, uint32_t entry,
                          uint32_t stated) {
    const cs_known *k = &c->a->known.at[c->a->names.entries.at[entry].value];
    uint32_t weight = weight_of(c, k);
    bool homeless = k->home == k->home_end, here = stated != CS_NONE && at_home(c->a, k, stated);
    if (!rule_holds(c, part, entry, weight > 0 || homeless || here))
        return -1;
    double score = 0.7 + year_score(k, c->year) + (k->own ? 1.0 : 0.0);
    score += weight ? 0.15 + (weight < 20 ? weight : 20) * 0.005 : 0;
    score += c->present[c->a->names.entries.at[entry].value] ? 0.2 : 0;
    if (stated != CS_NONE && !homeless && k->actor.country.at)
        score += here ? 0.2 : -0.8;
    return score;
}

static double clamp(double score) {
    return score > 0.98 ? 0.98 : score;
}

static void say_known(const cs_context *c, const cs_known *k, double score) {
    const char *table = k->own ? "the table of one's own" : "actors.tsv";
    cs_str name = k->actor.name;
    if (score < 0)
        cs_context_say(c, "  %s:%u: %.*s, only where its country or full name is in the report",
                       table, k->line, (int)name.size, name.at);
    else
        cs_context_say(c, "  %s:%u: %.*s, score %.2f", table, k->line, (int)name.size, name.at,
                       score);
}

uint32_t cs_context_known(const cs_context *c, const cs_part *part, uint32_t stated,
                          double *score) {
    const double least = 0.45, margin = 0.02;
    const cs_phrases *names = &c->a->names;
    uint32_t best = CS_NONE;
    double most = 0, second = 0;
    for (uint32_t e = part->name; e != CS_NONE; e = cs_phrases_next(names, c->s, part->token, e)) {
        uint32_t known = names->entries.at[e].value;
        if (known >= c->a->known.count || known == best)
            continue;
        double mine = known_score(c, part, e, stated);
        const cs_known *k = &c->a->known.at[known];
        say_known(c, k, mine);
        if (mine > most) {
            second = most;
            most = mine;
            best = known;
        } else if (mine > second) {
            second = mine;
        }
    }
    *score = clamp(most);
    return most >= least && most - second > margin ? best : CS_NONE;
}

/* ---- persons ----------------------------------------------------------------------------------
 */

static bool same_office(const cs_actors *a, const cs_holder *h, const cs_word *title) {
    if (!title || h->title == CS_NONE)
        return false;
    const cs_word *own = &a->words.at[h->title];
    return own == title || (own->id.at && cs_str_is(own->id, title->id));
}

static bool covers(const cs_holder *h, cs_day day) {
    return (h->from == CS_DAY_NONE || h->from <= day) && (h->to == CS_DAY_NONE || day <= h->to);
}

/* How well a tenure fits the day and the title; of two offices at once, that of the state goes
 * first: a president is a party's leader, too. */
static int tenure_rank(const cs_context *c, const cs_holder *h, const cs_beside *beside) {
    int office = same_office(c->a, h, beside->title), day = 2;
    bool known = c->day != CS_DAY_NONE, begun = !known || h->from <= c->day;
    if (beside->past == CS_PAST_FORMER || beside->past == CS_PAST_LATE)
        return office * 4 + begun * 2;
    if (known)
        day = covers(h, c->day) ? TENURE_NOW : begun * 2;
    return day + office * 2 + (h->group == CS_NONE && cs_str_eq(h->sector, "GOV"));
}

/* Later tenures win among those that do not cover the day, the first row among those that do. */
static uint32_t best_tenure(const cs_context *c, const cs_person *p, const cs_beside *beside) {
    uint32_t best = p->holder;
    int most = -1;
    for (uint32_t i = p->holder; i < p->holder_end; i++) {
        int rank = tenure_rank(c, &c->a->holders.at[i], beside);
        bool later = rank == most && rank < TENURE_NOW && rank > 1;
        if (rank > most || later) {
            most = rank;
            best = i;
        }
    }
    return best;
}

static cs_past past_of(const cs_context *c, const cs_person *p, const cs_holder *h,
                       const cs_beside *beside) {
    enum { LATE_AFTER_DAYS = 30 };
    if (beside->past != CS_PAST_NO || c->day == CS_DAY_NONE)
        return beside->past;
    if (p->died != CS_DAY_NONE && c->day > p->died + LATE_AFTER_DAYS)
        return CS_PAST_LATE;
    if (covers(h, c->day))
        return CS_PAST_NO;
    return h->from != CS_DAY_NONE && c->day < h->from ? CS_PAST_NOT_YET : CS_PAST_FORMER;
}

cs_tenure cs_context_office(const cs_context *c, uint32_t person, const cs_beside *beside) {
    const cs_person *p = &c->a->persons.at[person];
    cs_tenure t = {.person = person, .holder = best_tenure(c, p, beside)};
    const cs_holder *h = &c->a->holders.at[t.holder];
    t.past = past_of(c, p, h, beside);
    bool named = h->country != CS_NONE && (c->weights[h->country] || h->country == beside->stated);
    t.score = 0.75 + (named ? 0.1 : 0) + (same_office(c->a, h, beside->title) ? 0.1 : 0);
    return t;
}

/* Does anything said beside the name contradict that it is this person? */
static bool contradicted(const cs_context *c, const cs_tenure *t, const cs_beside *beside) {
    const cs_holder *h = &c->a->holders.at[t->holder];
    bool elsewhere =
        beside->stated != CS_NONE && h->country != CS_NONE && beside->stated != h->country;
    bool civilian = beside->noun && !beside->title && beside->noun->sector.at &&
                    cs_str_eq(beside->noun->sector, "CVL");
    bool unsupported = h->country != CS_NONE && !c->weights[h->country];
    return elsewhere || (civilian && unsupported);
}

cs_tenure cs_context_person(const cs_context *c, const cs_part *part, const cs_beside *beside) {
    cs_tenure best = {.person = CS_NONE, .holder = CS_NONE};
    const cs_phrases *names = &c->a->names;
    for (uint32_t e = part->name; e != CS_NONE; e = cs_phrases_next(names, c->s, part->token, e)) {
        uint32_t value = names->entries.at[e].value;
        if (value < c->a->known.count)
            continue;
        cs_tenure t = cs_context_office(c, value - c->a->known.count, beside);
        if (t.past == CS_PAST_NO)
            t.score += 0.03;
        bool fits = !contradicted(c, &t, beside);
        const cs_person *p = &c->a->persons.at[t.person];
        cs_context_say(c, "  holders.tsv:%u: %.*s, %s %.2f", c->a->holders.at[t.holder].line,
                       (int)p->name.size, p->name.at, fits ? "score" : "contradicted, score",
                       t.score);
        if (fits && t.score > best.score)
            best = t;
    }
    return best;
}

cs_tenure cs_context_surname(const cs_context *c, uint64_t surname, const cs_beside *beside) {
    cs_tenure best = {.person = CS_NONE, .holder = CS_NONE};
    unsigned found = 0;
    for (uint32_t p = cs_map_get(&c->a->by_surname, surname); p != CS_NONE;
         p = c->a->persons.at[p].next) {
        cs_tenure t = cs_context_office(c, p, beside);
        const cs_holder *h = &c->a->holders.at[t.holder];
        bool here =
            h->country != CS_NONE && (beside->stated == h->country ||
                                      (beside->stated == CS_NONE && c->weights[h->country] > 0));
        if (t.past != beside->past || !same_office(c->a, h, beside->title) || !here)
            continue;
        found++;
        best = t;
        best.score -= 0.1;
    }
    return found == 1 ? best : (cs_tenure){.person = CS_NONE, .holder = CS_NONE};
}

/* Does the office head a state or its government? */
static bool heads(const cs_actors *a, const cs_holder *h) {
    static const char *const offices[] = {"president", "prime-minister", "monarch", NULL};
    cs_str id = h->title == CS_NONE ? CS_STR_NONE : a->words.at[h->title].id;
    for (const char *const *o = offices; id.at && *o; o++)
        if (cs_str_eq(id, *o))
            return true;
    return false;
}

uint32_t cs_context_country_of(const cs_context *c, uint64_t surname, const cs_word *title) {
    uint32_t country = CS_NONE;
    for (uint32_t p = cs_map_get(&c->a->by_surname, surname); p != CS_NONE;
         p = c->a->persons.at[p].next)
        for (uint32_t i = c->a->persons.at[p].holder; i < c->a->persons.at[p].holder_end; i++) {
            const cs_holder *h = &c->a->holders.at[i];
            if (!(title ? same_office(c->a, h, title) : heads(c->a, h)) || h->country == country)
                continue;
            if (country != CS_NONE)
                return CS_NONE;
            country = h->country;
        }
    return country;
}
