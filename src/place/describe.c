/* describe.c: the features of a name in the text, from its sentence; see parts.h for the list. */
#include "place/spot.h"

static void describe_kind(cs_hit *h, bool own) {
    switch (h->kind) {
    case CS_PLACE_COUNTRY:
        if (own)
            cs_hit_set(h, CS_SPOT_OWN_COUNTRY);
        /* fall through */
    case CS_PLACE_CONTINENT:
        cs_hit_set(h, CS_SPOT_COUNTRY);
        break;
    case CS_PLACE_ADMIN1:
        cs_hit_set(h, CS_SPOT_ADMIN1);
        break;
    case CS_PLACE_ADMIN2:
    case CS_PLACE_ADMIN3:
        cs_hit_set(h, CS_SPOT_ADMIN2);
        break;
    default:
        cs_hit_set(h, h->kind == CS_PLACE_TOWN ? CS_SPOT_TOWN : CS_SPOT_OTHER_KIND);
    }
}

/* "2. BENI:", whose capitals are the label's. */
static bool in_label(const cs_spotting *w) {
    return cs_str_eq(cs_story_words(w->s, cs_spot_token(w, w->sentence->token_end - 1)->span), ":");
}

/* "SITTWE: The police arrested": what stands before a colon at the beginning of a line. */
static bool is_line_label(const cs_spotting *w, const cs_hit *h) {
    cs_span first = cs_spot_token(w, h->token)->span;
    const cs_token *behind = cs_spot_token(w, h->end);
    bool begins = first.start == 0 || w->s->text.at[first.start - 1] == '\n';
    return begins && behind && w->s->text.at[behind->span.start] == ':';
}

static void describe_name(const cs_spotting *w, cs_hit *h) {
    static const uint8_t types[] = {CS_SPOT_BIAS,  CS_SPOT_ALSO, CS_SPOT_MADE,
                                    CS_SPOT_SHORT, CS_SPOT_BIAS, CS_SPOT_BIAS};
    const cs_token *first = cs_spot_token(w, h->token);
    uint32_t words = 0;
    bool propn = false, capitals = true;
    for (uint32_t i = h->token; i < h->end; i++) {
        const cs_token *t = cs_spot_token(w, i);
        words += t->key != 0;
        propn |= t->upos == CS_UPOS_PROPN;
        capitals &= !(t->shape & CS_SHAPE_LETTERS) || (t->shape & CS_SHAPE_CAPITALS);
    }
    const cs_place_word *word = cs_spot_word(w, h->token);
    size_t size = first->span.end - first->span.start;
    cs_hit_set(h, types[w->p->gazetteer.names[h->name].type]);
    if (words > 1)
        cs_hit_set(h, words == 2 ? CS_SPOT_TWO_WORDS : CS_SPOT_MORE_WORDS);
    if (words == 1 && size == 2 && capitals)
        cs_hit_set(h, CS_SPOT_LETTERS);
    if (words == 1 && (word->uses & CS_WORD_COMMON))
        cs_hit_set(h, CS_SPOT_COMMON);
    if (words == 1 && (word->uses & CS_WORD_NEVER))
        cs_hit_set(h, CS_SPOT_NEVER);
    if (words == 1 && (word->uses & CS_WORD_DIRECTION))
        cs_hit_set(h, CS_SPOT_DIRECTION);
    if (words == 1 && cs_spot_small(w, first->key))
        cs_hit_set(h, CS_SPOT_SMALL_ELSEWHERE);
    if (!propn)
        cs_hit_set(h, CS_SPOT_NO_PROPN);
    if (h->token == w->sentence->token)
        cs_hit_set(h, CS_SPOT_SENTENCE_START);
    if (w->capitals)
        cs_hit_set(h, CS_SPOT_CAPITALS);
    else if (capitals && size > 3)
        cs_hit_set(h, CS_SPOT_OWN_CAPITALS);
    const cs_gaz_name *name = &w->p->gazetteer.names[h->name];
    bool acronym = words == 1 && capitals && size <= 4 && !(name->shape & CS_SHAPE_CAPITALS);
    if (acronym && name->type != CS_NAME_SHORT && !in_label(w))
        cs_hit_set(h, CS_SPOT_ACRONYM);
    if (cs_span_holds(w->s->source.dateline.span, first->span))
        cs_hit_set(h, CS_SPOT_IN_DATELINE);
    if (cs_hit_has(h, CS_SPOT_OWN_CAPITALS) && is_line_label(w, h))
        cs_hit_set(h, CS_SPOT_IN_DATELINE);
    if (cs_spot_token(w, h->end - 1)->deprel == CS_DEP_NSUBJ)
        cs_hit_set(h, CS_SPOT_SUBJECT);
}

/* The token before the name is a name's word itself. */
static void describe_capital_before(const cs_spotting *w, cs_hit *h, uint32_t i) {
    const cs_token *t = cs_spot_token(w, i);
    bool initial = t->span.end - t->span.start <= 2 && (t->shape & CS_SHAPE_LETTERS);
    if (initial && !w->capitals)
        cs_hit_set(h, CS_SPOT_BEFORE_INITIAL);
    else if (cs_spot_is_name(w, i) && t->upos != CS_UPOS_DET && t->upos != CS_UPOS_PRON)
        cs_hit_set(h,
                   i == w->sentence->token ? CS_SPOT_BEFORE_CAPITAL_START : CS_SPOT_BEFORE_CAPITAL);
}

/* "D-Charleston", "R-Ohio". */
static bool is_party(const cs_spotting *w, uint32_t i) {
    const cs_token *t = cs_spot_token(w, i);
    return t && t->span.end - t->span.start == 1 &&
           (w->s->text.at[t->span.start] == 'D' || w->s->text.at[t->span.start] == 'R');
}

/* "captured Bentiu", "had left Goma". */
static bool is_reaching(const cs_spotting *w, const cs_token *t) {
    return t->upos == CS_UPOS_VERB &&
           (cs_place_word_of(&w->p->words, t->lemma_key)->uses & CS_WORD_REACHES);
}

static void describe_before(const cs_spotting *w, cs_hit *h) {
    uint32_t i = h->token - 1;
    if (h->token == w->sentence->token)
        return;
    const cs_token *t = cs_spot_token(w, i);
    const cs_place_word *word = cs_spot_word(w, i);
    bool party = i > w->sentence->token && t->key == 0 && is_party(w, i - 1);
    if (party) {
        cs_hit_set(h, CS_SPOT_BEFORE_PARTY);
    } else if (cs_spot_is(w, i, CS_LITTLE_OF) && cs_spot_has_capital(cs_spot_token(w, i - 1)) &&
               (cs_spot_word(w, i - 1)->uses & CS_WORD_BODY)) {
        cs_hit_set(h, CS_SPOT_BEFORE_UNIVERSITY);
    } else if ((word->uses & CS_WORD_TITLE) && cs_spot_has_capital(t)) {
        cs_hit_set(h, CS_SPOT_BEFORE_TITLE);
    } else if (word->uses & CS_WORD_DIRECTION) {
        cs_hit_set(h, CS_SPOT_BEFORE_DIRECTION);
    } else if (cs_spot_is(w, i, CS_LITTLE_OF) && cs_spot_word(w, i - 1)->of) {
        cs_hit_set(h, CS_SPOT_BEFORE_OF);
        cs_hit_set(h, CS_SPOT_BEFORE_INSIDE);
    } else if (word->uses & (CS_WORD_INSIDE | CS_WORD_NEARBY)) {
        cs_hit_set(h, CS_SPOT_BEFORE_INSIDE);
        if ((word->uses & CS_WORD_NEARBY) || cs_spot_is(w, i, CS_LITTLE_IN))
            cs_hit_set(h, CS_SPOT_BEFORE_STRONG);
    } else if (word->before) {
        cs_hit_set(h, CS_SPOT_BEFORE_KIND);
    } else if (is_reaching(w, t)) {
        cs_hit_set(h, CS_SPOT_BEFORE_REACHES);
    } else if (cs_spot_is(w, i, CS_LITTLE_THE)) {
        cs_hit_set(h, CS_SPOT_BEFORE_THE);
    } else if (cs_spot_is(w, i, CS_LITTLE_AMPERSAND)) {
        cs_hit_set(h, CS_SPOT_BEFORE_AMPERSAND);
    } else if (t->key == 0 && (cs_spot_token(w, h->token)->shape & CS_SHAPE_JOINED)) {
        cs_hit_set(h, CS_SPOT_BEFORE_HYPHEN);
    } else if (cs_spot_has_capital(t)) {
        describe_capital_before(w, h, i);
    }
}

static bool is_dash(const cs_spotting *w, uint32_t i) {
    const cs_token *t = cs_spot_token(w, i);
    return t && !(t->shape & CS_SHAPE_JOINED) && t->key == 0 &&
           w->s->text.at[t->span.start] != '\'';
}

/* "COLUMBUS --", "MOSCOW (AP) -", "BOONE, N.C. -": the end of what is before the dash. */
static bool before_dash(const cs_spotting *w, const cs_hit *h) {
    enum { LONGEST = 6 };
    const cs_token *last = cs_spot_token(w, h->end - 1);
    if (h->end == w->sentence->token_end && (last->shape & CS_SHAPE_CAPITALS) && !w->capitals)
        return true;
    for (uint32_t i = h->end; i < h->end + LONGEST && cs_spot_token(w, i); i++) {
        if (is_dash(w, i) || cs_spot_is(w, i, CS_LITTLE_DASHES))
            return true;
        bool passes = cs_spot_is(w, i, CS_LITTLE_COMMA) || cs_spot_is(w, i, CS_LITTLE_OPEN) ||
                      cs_spot_is(w, i, CS_LITTLE_CLOSE) || cs_spot_is(w, i, CS_LITTLE_STOP) ||
                      cs_spot_has_capital(cs_spot_token(w, i));
        if (!passes)
            return false;
    }
    return false;
}

static void describe_word_after(const cs_spotting *w, cs_hit *h) {
    const cs_place_word *word = cs_spot_word(w, h->end);
    if (word->uses & CS_WORD_BODY)
        cs_hit_set(h, h->kind == CS_PLACE_COUNTRY ? CS_SPOT_AFTER_BODY_OF_COUNTRY
                                                  : CS_SPOT_AFTER_BODY);
    if (word->after)
        cs_hit_set(h, CS_SPOT_AFTER_KIND);
    if (word->uses & CS_WORD_TEAM)
        cs_hit_set(h, CS_SPOT_AFTER_TEAM);
    bool plain = !word->after && !(word->uses & (CS_WORD_BODY | CS_WORD_TEAM));
    if (plain)
        cs_hit_set(h, h->last > h->end + 1 ? CS_SPOT_AFTER_CAPITALS : CS_SPOT_AFTER_CAPITAL);
}

/* Is it a country or the seat of its government, and no one's family name nearby? */
static bool is_government(const cs_spotting *w, const cs_hit *h) {
    const cs_gazetteer *g = &w->p->gazetteer;
    const cs_gaz_place *place = cs_gazetteer_place(g, g->names[h->name].place);
    bool seat = cs_str_eq(cs_gazetteer_feature(g, place->feature), "PPLC");
    return (seat || h->kind == CS_PLACE_COUNTRY) && h->first == h->token && h->last == h->end;
}

static void describe_after(const cs_spotting *w, cs_hit *h) {
    const cs_token *t = cs_spot_token(w, h->end);
    if (before_dash(w, h))
        cs_hit_set(h,
                   cs_hit_has(h, CS_SPOT_OWN_CAPITALS) ? CS_SPOT_IN_DATELINE : CS_SPOT_AFTER_DASH);
    if (!t)
        return;
    const cs_place_word *word = cs_spot_word(w, h->end);
    const cs_place_word *verb = cs_place_word_of(&w->p->words, t->lemma_key);
    if (cs_spot_has_kind(&w->p->gazetteer, h->name, word->after | verb->after))
        cs_hit_set(h, CS_SPOT_AFTER_OWN_KIND);
    if (t->xpos == CS_XPOS_POS || cs_spot_is(w, h->end, CS_LITTLE_OWNER))
        cs_hit_set(h, CS_SPOT_AFTER_POSSESSIVE);
    else if (cs_spot_is(w, h->end, CS_LITTLE_DOLLAR))
        cs_hit_set(h, CS_SPOT_AFTER_MONEY);
    else if (cs_spot_is(w, h->end, CS_LITTLE_AMPERSAND))
        cs_hit_set(h, CS_SPOT_AFTER_AMPERSAND);
    else if (t->key == 0 && (t->shape & CS_SHAPE_JOINED))
        cs_hit_set(h, CS_SPOT_AFTER_HYPHEN);
    else if (cs_spot_is_name(w, h->end))
        describe_word_after(w, h);
    else if (word->after || (verb->after && t->upos == CS_UPOS_NOUN))
        cs_hit_set(h, CS_SPOT_AFTER_KIND);
    else if (t->shape & CS_SHAPE_DIGIT)
        cs_hit_set(h, CS_SPOT_AFTER_NUMBER);
    else if (t->upos == CS_UPOS_NOUN)
        cs_hit_set(h, CS_SPOT_AFTER_NOUN);
    else if ((verb->uses & CS_WORD_SAYS) && t->upos == CS_UPOS_VERB)
        cs_hit_set(h, is_government(w, h) ? CS_SPOT_GOVERNMENT_SAYS : CS_SPOT_AFTER_SAYS);
}

static void describe_mention(const cs_story *s, cs_hit *h) {
    static const uint8_t exact[] = {CS_SPOT_IS_OTHER, CS_SPOT_IS_PERSON, CS_SPOT_IS_ORGANIZATION,
                                    CS_SPOT_IS_GROUP, CS_SPOT_IS_PLACE,  CS_SPOT_IS_FACILITY,
                                    CS_SPOT_IS_OTHER, CS_SPOT_IS_OTHER};
    static const uint8_t within[] = {CS_SPOT_IN_OTHER, CS_SPOT_IN_PERSON, CS_SPOT_IN_ORGANIZATION,
                                     CS_SPOT_IN_GROUP, CS_SPOT_IN_PLACE,  CS_SPOT_IN_FACILITY,
                                     CS_SPOT_IN_OTHER, CS_SPOT_IN_OTHER};
    if (h->mention == CS_NONE) {
        cs_hit_set(h, CS_SPOT_UNMENTIONED);
        return;
    }
    const cs_mention *m = &s->mentions.at[h->mention];
    if (m->token >= h->token && m->token_end <= h->end) {
        cs_hit_set(h, exact[m->kind]);
        return;
    }
    bool names_body = m->token == h->token &&
                      (cs_hit_has(h, CS_SPOT_AFTER_BODY) || cs_hit_has(h, CS_SPOT_AFTER_CAPITALS));
    if (!names_body)
        cs_hit_set(h, within[m->kind]);
    if (m->token == h->token)
        cs_hit_set(h, CS_SPOT_IN_FIRST);
    if (m->token_end == h->end)
        cs_hit_set(h, CS_SPOT_IN_LAST);
}

void cs_spot_describe(const cs_spotting *w, cs_hit *h) {
    cs_hit_set(h, CS_SPOT_BIAS);
    describe_kind(h, w->p->gazetteer.names[h->name].type == CS_NAME_OWN);
    describe_name(w, h);
    describe_before(w, h);
    describe_after(w, h);
    describe_mention(w->s, h);
    if (cs_hit_has(h, CS_SPOT_MADE) && !cs_hit_has(h, CS_SPOT_AFTER_KIND))
        cs_hit_set(h, CS_SPOT_BARE);
}

/* ---- roads ------------------------------------------------------------------------------------
 */

static bool is_number(const cs_spotting *w, uint32_t i) {
    const cs_token *t = cs_spot_token(w, i);
    return t && (t->shape & CS_SHAPE_DIGIT);
}

/* "Interstate 70", "I-70", "County Road 43". */
static uint32_t numbered_road(const cs_spotting *w, uint32_t i) {
    uint32_t at = i;
    while (at < i + 3 && cs_spot_has_capital(cs_spot_token(w, at)) &&
           (cs_spot_word(w, at)->uses & (CS_WORD_NUMBERED | CS_WORD_ROAD)))
        at++;
    if (at == i || !((cs_spot_word(w, at - 1)->uses & CS_WORD_NUMBERED) || at > i + 1))
        return i;
    const cs_token *t = cs_spot_token(w, at);
    bool joined = t && t->key == 0 && (t->shape & CS_SHAPE_JOINED);
    at += joined;
    return is_number(w, at) ? at + 1 : i;
}

uint32_t cs_spot_road(const cs_spotting *w, uint32_t i) {
    enum { LONGEST = 5 };
    uint32_t numbered = numbered_road(w, i);
    if (numbered > i)
        return numbered;
    bool ordinal = is_number(w, i) && cs_spot_has_capital(cs_spot_token(w, i + 1));
    if (!ordinal && !cs_spot_is_name(w, i))
        return i;
    for (uint32_t at = i + 1; at < i + LONGEST && cs_spot_is_name(w, at); at++)
        if (cs_spot_word(w, at)->uses & CS_WORD_ROAD) {
            bool more =
                cs_spot_is_name(w, at + 1) && !(cs_spot_word(w, at + 1)->uses & CS_WORD_DIRECTION);
            return more ? i : at + 1;
        }
    return i;
}
