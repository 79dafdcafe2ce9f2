/* newsigns.c: the signs by which an incident is judged (news.h). */
#include "incident/parts.h"

/* Numbers that tell signs apart. */
enum {
    ALWAYS = 1,
    WORTH,
    TELLING = 10,
    PLACING = 30,
    WHO = 50,
    HARM = 70,
    BESIDE = 90,
    MODE = 110,
    REPORT = 120,
    SENTENCE_WORD = 200,
    REPORT_WORD,
};

/* How much of a weight a sign counts, beside words that share one between them. */
static const float SIGN = 0.3f, SENTENCE = 1, REPORT_SHARE = 2;

static uint32_t step(uint32_t number) {
    static const uint32_t steps[] = {1, 2, 3, 4, 6, 9, 15, 30};
    uint32_t at = 0;
    while (at < sizeof steps / sizeof *steps && number >= steps[at])
        at++;
    return at;
}

/* A share as one of a few. */
static uint32_t part(double share) {
    enum { PARTS = 10 };
    return share >= 1 ? PARTS : (uint32_t)(share * PARTS);
}

/* ---- words ------------------------------------------------------------------------------------
 */

/* Reports are judged by their first words, longer ones by this many. */
enum { MOST_TOKENS = 3000 };

static bool is_content(const cs_token *t) {
    return t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_VERB || t->upos == CS_UPOS_ADJ ||
           t->upos == CS_UPOS_ADV || t->upos == CS_UPOS_PROPN;
}

/* Each word of the tokens once. */
static void add_words(const cs_story *s, uint32_t from, uint32_t to, uint32_t number, cs_map *seen,
                      cs_news_signs *signs) {
    for (uint32_t i = from; i < to; i++) {
        const cs_token *t = &s->tokens.at[i];
        if (!is_content(t) || !t->lemma_key)
            continue;
        uint32_t *place = cs_map_put(s->scratch, seen, t->lemma_key);
        if (*place != CS_NONE)
            continue;
        *place = signs->count;
        *cs_vec_push(s->scratch, signs) =
            (cs_news_sign){cs_linear_feature(number, (uint32_t)t->lemma_key, 0, 0), 1};
    }
}

/* Many words share what one counts. */
static void weigh_words(cs_news_signs *signs, uint32_t first, float whole) {
    uint32_t count = signs->count - first;
    float each = count ? whole / __builtin_sqrtf((float)count) : 0;
    for (uint32_t i = first; i < signs->count; i++)
        signs->at[i].value = each;
}

static void add_sentences(const cs_news_report *r, const cs_incident *incident,
                          cs_news_signs *signs) {
    enum { MOST = 8 };
    cs_map seen = {0};
    uint32_t first = signs->count, last = CS_NONE, count = 0;
    for (uint32_t i = 0; i < incident->events.count && count < MOST; i++) {
        uint32_t sentence = r->s->events.at[incident->events.at[i]].sentence;
        const cs_sentence *in = &r->s->sentences.at[sentence];
        if (sentence == last)
            continue;
        add_words(r->s, in->token, in->token_end, SENTENCE_WORD, &seen, signs);
        last = sentence;
        count++;
    }
    weigh_words(signs, first, SENTENCE);
}

/* ---- the report -------------------------------------------------------------------------------
 */

/* Violence, done, tried or threatened. */
static bool is_judged(const cs_incident *incident) {
    bool threat = incident->type == CS_TYPE_THREATEN && cs_str_eq(incident->mode, "violence");
    return (threat || incident->type == CS_TYPE_ASSAULT) &&
           incident->status <= CS_STATUS_THREATENED;
}

static uint32_t count_known(const cs_incident *incident) {
    uint32_t known = 0;
    for (uint32_t i = 0; i < incident->agents.count; i++)
        known += incident->agents.at[i].actor != NULL;
    for (uint32_t i = 0; i < incident->targets.count; i++)
        known += incident->targets.at[i].actor != NULL;
    return known;
}

static cs_outline outline_of(const cs_news_report *r, const cs_incident *incident) {
    cs_outline o = {.judged = is_judged(incident), .first = CS_NONE};
    for (uint32_t i = 0; i < incident->events.count; i++) {
        const cs_event *e = &r->s->events.at[incident->events.at[i]];
        o.second = e->worth > o.most ? o.most : e->worth > o.second ? e->worth : o.second;
        o.most = e->worth > o.most ? e->worth : o.most;
        o.sum += e->worth;
        o.spread += o.first == CS_NONE || e->sentence != o.last;
        o.first = o.first == CS_NONE ? e->sentence : o.first;
        o.last = e->sentence;
    }
    o.tellings = incident->events.count;
    o.parties = incident->agents.count + incident->targets.count + incident->victims.count +
                incident->instruments.count;
    o.known = count_known(incident);
    return o;
}

cs_news_report cs_news_read(const struct cs_incidenter *t, const cs_story *s) {
    cs_news_report r = {.t = t, .s = s};
    cs_map seen = {0};
    uint32_t end = s->tokens.count < MOST_TOKENS ? s->tokens.count : MOST_TOKENS;
    r.outlines = cs_arena_new(s->scratch, cs_outline, s->incidents.count);
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        r.outlines[i] = outline_of(&r, &s->incidents.at[i]);
        r.judged += r.outlines[i].judged;
    }
    for (uint32_t i = 0; i < s->events.count; i++)
        r.violent += s->events.at[i].type == CS_TYPE_ASSAULT;
    if (r.judged) {
        add_words(s, 0, end, REPORT_WORD, &seen, &r.words);
        weigh_words(&r.words, 0, REPORT_SHARE);
    }
    return r;
}

/* ---- an incident ------------------------------------------------------------------------------
 */

typedef struct listing {
    const cs_news_report *r;
    const cs_incident *incident;
    const cs_outline *outline;
    uint32_t number, mode;
    cs_news_signs *signs;
} listing;

static uint32_t key_of(cs_str words) {
    return words.at ? (uint32_t)cs_phrase_key(words) : 0;
}

static uint32_t mode_of(const cs_incident *incident) {
    return key_of(incident->mode);
}

static void add(const listing *l, uint32_t number, uint32_t a, uint32_t b) {
    *cs_vec_push(l->r->s->scratch, l->signs) =
        (cs_news_sign){cs_linear_feature(number, a, b, 0), SIGN};
}

static void add_worth(const listing *l) {
    const cs_outline *o = l->outline;
    add(l, ALWAYS, 0, 0);
    add(l, WORTH, part(o->most), 0);
    add(l, WORTH + 1, part(o->second), o->tellings > 1);
    add(l, WORTH + 2, part(o->sum / (double)o->tellings), 0);
    add(l, WORTH + 3, part(o->sum / 5), 0);
    add(l, WORTH + 4, part(o->most), l->mode);
    add(l, WORTH + 5, part(cs_doubts_told(l->r->s, l->incident)), 0);
}

static void add_telling(const listing *l) {
    const cs_outline *o = l->outline;
    const cs_incident *incident = l->incident;
    const cs_event *first = &l->r->s->events.at[incident->events.at[0]];
    uint32_t sentences = l->r->s->sentences.count;
    uint32_t nominal = 0, definite = 0, harm = 0;
    for (uint32_t i = 0; i < incident->events.count; i++) {
        const cs_event *e = &l->r->s->events.at[incident->events.at[i]];
        nominal += e->nominal;
        definite += e->definite;
        harm += e->effect == CS_EFFECT_KILLED || e->effect == CS_EFFECT_INJURED;
    }
    add(l, TELLING, step(o->tellings), 0);
    add(l, TELLING + 1, step(o->spread), 0);
    add(l, TELLING + 2, step(o->first), 0);
    add(l, TELLING + 3, part((double)o->first / (double)sentences), 0);
    add(l, TELLING + 4, part((double)o->tellings / (double)(l->r->violent + 1)), 0);
    add(l, TELLING + 5, nominal == o->tellings, definite == o->tellings);
    add(l, TELLING + 6, harm > 0, l->mode);
    add(l, TELLING + 7, incident->status, incident->type);
    add(l, TELLING + 8, l->mode, incident->status);
    add(l, TELLING + 9, cs_signs_lemma(l->r->s, first->token), first->nominal);
    add(l, TELLING + 10, first->attributions.count > 0, first->status);
    add(l, TELLING + 11, step(o->first), step(o->tellings));
}

/* How long before the report: 0 open, then up to two days, a week, a month, half a year, more. */
static uint32_t age_of(const listing *l) {
    const cs_dates *date = &l->incident->date;
    if (date->from == CS_DAY_NONE || l->r->s->source.day == CS_DAY_NONE)
        return date->from == CS_DAY_NONE ? 0 : 1;
    int days = l->r->s->source.day - date->to;
    return days < 0 ? 2 : days <= 2 ? 3 : days <= 7 ? 4 : days <= 31 ? 5 : days <= 180 ? 6 : 7;
}

static void add_placing(const listing *l) {
    const cs_story *s = l->r->s;
    uint32_t place = l->incident->place,
             precision = place == CS_NONE ? 0 : s->places.at[place].precision + 1u;
    uint32_t told = 0, dated = 0;
    for (uint32_t i = 0; i < l->incident->events.count; i++) {
        told |= s->events.at[l->incident->events.at[i]].place != CS_NONE;
        dated |= s->events.at[l->incident->events.at[i]].time != CS_NONE;
    }
    add(l, PLACING, precision, 0);
    add(l, PLACING + 1, age_of(l), 0);
    add(l, PLACING + 2, age_of(l), l->incident->date.precision);
    add(l, PLACING + 3, told, dated);
    add(l, PLACING + 4, age_of(l), l->incident->status);
}

static uint32_t sector_of(const cs_party *party) {
    return party->actor && party->actor->sector.at ? (uint32_t)cs_phrase_key(party->actor->sector)
                                                   : 0;
}

static void add_party(const listing *l, uint32_t number, const cs_party *party) {
    const cs_story *s = l->r->s;
    add(l, number, sector_of(party), l->mode);
    add(l, number + 1, party->actor && party->actor->id.at, party->certainty);
    if (party->entity == CS_NONE)
        return;
    const cs_entity *entity = &s->entities.at[party->entity];
    const cs_mention *m = &s->mentions.at[entity->mentions.at[0]];
    add(l, number + 2, entity->kind, m->form);
    add(l, number + 3, step(entity->mentions.count), 0);
    if (m->form == CS_FORM_NOMINAL)
        add(l, number + 4, cs_signs_lemma(s, m->head), 0);
}

static void add_who(const listing *l) {
    const cs_incident *incident = l->incident;
    enum { MOST = 3 };
    add(l, WHO, step(incident->agents.count), step(incident->targets.count));
    add(l, WHO + 1, incident->agents.count > 0, l->mode);
    add(l, WHO + 2, incident->targets.count > 0, l->mode);
    add(l, WHO + 3, step(incident->instruments.count), 0);
    add(l, WHO + 4, step(l->outline->known), 0);
    add(l, WHO + 5, step(l->outline->parties), 0);
    for (uint32_t i = 0; i < incident->agents.count && i < MOST; i++)
        add_party(l, WHO + 6, &incident->agents.at[i]);
    for (uint32_t i = 0; i < incident->targets.count && i < MOST; i++)
        add_party(l, WHO + 12, &incident->targets.at[i]);
}

static uint32_t figure(const cs_count *count) {
    return !count->given       ? 0
           : count->best < 1   ? 1
           : count->best > 999 ? 99
                               : 2 + step((uint32_t)count->best);
}

static void add_harm(const listing *l) {
    const cs_incident *incident = l->incident;
    uint32_t named = 0, kinds = 0;
    for (uint32_t i = 0; i < incident->victims.count; i++) {
        named += incident->victims.at[i].name.size > 0;
        kinds |= 1u << incident->victims.at[i].kind;
    }
    add(l, HARM, figure(&incident->killed), 0);
    add(l, HARM + 1, figure(&incident->injured), 0);
    add(l, HARM + 2, figure(&incident->abducted), 0);
    add(l, HARM + 3, step(incident->victims.count), step(named));
    add(l, HARM + 4, step(named), l->mode);
    add(l, HARM + 5, kinds, 0);
    add(l, HARM + 6, step(incident->claims.count), 0);
}

/* ---- beside the others ---- */

static bool shares_party(const cs_incident *a, const cs_incident *b) {
    for (uint32_t i = 0; i < a->targets.count; i++)
        for (uint32_t k = 0; k < b->targets.count; k++)
            if (a->targets.at[i].entity != CS_NONE &&
                a->targets.at[i].entity == b->targets.at[k].entity)
                return true;
    return false;
}

static bool shares_agent(const cs_incident *a, const cs_incident *b) {
    for (uint32_t i = 0; i < a->agents.count; i++)
        for (uint32_t k = 0; k < b->agents.count; k++)
            if (a->agents.at[i].entity != CS_NONE &&
                a->agents.at[i].entity == b->agents.at[k].entity)
                return true;
    return false;
}

static uint32_t same_place(const cs_story *s, const cs_incident *a, const cs_incident *b) {
    if (a->place == CS_NONE || b->place == CS_NONE)
        return 0;
    return cs_phrase_key(s->places.at[a->place].name) == cs_phrase_key(s->places.at[b->place].name)
               ? 1
               : 2;
}

static uint32_t same_date(const cs_incident *a, const cs_incident *b) {
    if (a->date.from == CS_DAY_NONE || b->date.from == CS_DAY_NONE)
        return 0;
    return a->date.from == b->date.from && a->date.to == b->date.to ? 1 : 2;
}

/* What may be another telling of something the report tells better. */
static void add_likeness(const listing *l, uint32_t other) {
    const cs_incident *it = &l->r->s->incidents.at[other];
    const cs_outline *o = &l->r->outlines[other];
    uint32_t apart =
        o->first > l->outline->first ? o->first - l->outline->first : l->outline->first - o->first;
    bool same_mode = mode_of(it) == l->mode;
    add(l, BESIDE + 8, shares_party(l->incident, it), same_mode);
    add(l, BESIDE + 9, shares_agent(l->incident, it), same_mode);
    add(l, BESIDE + 10, same_place(l->r->s, l->incident, it), same_date(l->incident, it));
    add(l, BESIDE + 11, step(apart), it->status == l->incident->status);
}

static void add_beside(const listing *l) {
    enum { MOST = 4 };
    const cs_outline *own = l->outline;
    uint32_t by_most = 0, by_sum = 0, by_first = 0, by_parties = 0, like = 0;
    for (uint32_t i = 0; i < l->r->s->incidents.count; i++) {
        const cs_outline *o = &l->r->outlines[i];
        if (!o->judged || i == l->number)
            continue;
        bool better = o->sum > own->sum;
        by_most += o->most > own->most;
        by_sum += better;
        by_first += o->first < own->first;
        by_parties += o->parties > own->parties;
        if (better && like++ < MOST)
            add_likeness(l, i);
    }
    add(l, BESIDE, step(by_most), 0);
    add(l, BESIDE + 1, step(by_sum), 0);
    add(l, BESIDE + 2, step(by_first), 0);
    add(l, BESIDE + 3, step(by_parties), 0);
    add(l, BESIDE + 4, by_sum > 0, l->mode);
    add(l, REPORT, step(l->r->judged), 0);
    add(l, REPORT + 1, step(l->r->violent), step(l->r->s->sentences.count));
}

/* What speaks for the mode. */
static void add_mode(const listing *l) {
    enum { MOST = 8 };
    const cs_incident *incident = l->incident;
    for (uint32_t i = 0; i < incident->events.count && i < MOST; i++) {
        const cs_event *e = &l->r->s->events.at[incident->events.at[i]];
        add(l, MODE, cs_signs_lemma(l->r->s, e->token), l->mode);
        add(l, MODE + 1, key_of(e->mode), l->mode);
    }
    for (uint32_t i = 0; i < incident->instruments.count && i < MOST; i++)
        add(l, MODE + 2, key_of(incident->instruments.at[i].name), l->mode);
}

void cs_news_list(const cs_news_report *r, uint32_t incident, cs_news_signs *signs) {
    const cs_incident *it = &r->s->incidents.at[incident];
    listing l = {r, it, &r->outlines[incident], incident, mode_of(it), signs};
    add_worth(&l);
    add_mode(&l);
    add_telling(&l);
    add_placing(&l);
    add_who(&l);
    add_harm(&l);
    add_beside(&l);
    add_sentences(r, it, signs);
}
