/* past.c: see past.h. */
#include "event/past.h"

#include "event/beside.h"

enum { MOST_WAY = 18 };

static bool is_finite(const cs_token *t) {
    return t->xpos == CS_XPOS_VBD || t->xpos == CS_XPOS_VBZ || t->xpos == CS_XPOS_VBP ||
           t->xpos == CS_XPOS_MD;
}

/* ---- told in court, at an anniversary ---------------------------------------------------------
 */

/* "a man who shot", "an attack for which", "accused of an attack". */
static bool is_described(const cs_story *s, uint32_t token, uint32_t first) {
    static const char *const words[] = {"who",     "which",     "whose", "accused", "suspected",
                                        "charged", "convicted", "over",  "for",     NULL};
    for (uint32_t i = token; i > first && token - i < 6;) {
        if (cs_story_is_any(s, --i, words))
            return true;
        if (is_finite(&s->tokens.at[i]) && s->tokens.at[i].upos != CS_UPOS_AUX)
            return false;
    }
    return false;
}

/* "The trial was stopped when gunmen stormed the court": a clause of its own with its own time. */
static bool breaks_off(const cs_story *s, uint32_t token, uint32_t first) {
    static const char *const words[] = {"when", "as", "while", "but", "until", "before", NULL};
    for (uint32_t i = token; i > first;)
        if (cs_story_is_any(s, --i, words))
            return true;
    return false;
}

bool cs_past_is_told(const cs_passages *p, uint32_t token, uint32_t domains, float least) {
    const cs_story *s = p->s;
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    if (cs_passages_own(p, token, domains) < least)
        return false;
    if (is_described(s, token, in->token))
        return true;
    return cs_passages_between(p, in->token, token, domains) >= least &&
           !breaks_off(s, token, in->token);
}

/* ---- years ------------------------------------------------------------------------------------
 */

/* A number that is written like a year; 0 for any other. */
static int year_of(const cs_story *s, uint32_t token) {
    int64_t year;
    cs_str form = cs_story_words(s, s->tokens.at[token].span);
    bool four = form.size == 4 && cs_str_to_int(form, &year) && year >= 1000 && year < 2100;
    return four ? (int)year : 0;
}

/* "in 1999", "of 1995", "between 1958 and 2013": a year that is not part of a full date. */
static bool is_old_year(const cs_story *s, uint32_t token, uint32_t first) {
    static const char *const words[] = {"in",   "of",    "between", "from", "and",
                                        "late", "early", "until",   "back", NULL};
    int year = year_of(s, token);
    if (!year || token == first || !cs_story_is_any(s, token - 1, words))
        return false;
    bool dated = s->source.day != CS_DAY_NONE;
    return !dated || year < cs_day_date(s->source.day).year;
}

/* "two decades ago", "years ago". */
static bool is_long_ago(const cs_story *s, uint32_t token, uint32_t first) {
    static const char *const ago[] = {"ago", "earlier", NULL};
    static const char *const spans[] = {"years", "decades", "century", "centuries", "decade", NULL};
    return token > first && cs_story_is_any(s, token, ago) && cs_story_is_any(s, token - 1, spans);
}

/* The end of what goes with the word behind it: up to a finite verb, but a clause with "when" goes
 * with it still. */
static uint32_t end_of_way(const cs_story *s, uint32_t token, const cs_sentence *in) {
    static const char *const when[] = {"when", "after", NULL};
    unsigned clauses = 0, verbs = 0;
    uint32_t i = token + 1;
    for (; i < in->token_end && i < token + MOST_WAY; i++) {
        clauses += i < token + 3 && cs_story_is_any(s, i, when);
        verbs += is_finite(&s->tokens.at[i]) && s->tokens.at[i].upos != CS_UPOS_AUX;
        if (verbs > clauses)
            break;
    }
    return i;
}

/* The beginning of what goes with the word before it. */
static uint32_t start_of_way(const cs_story *s, uint32_t token, const cs_sentence *in) {
    uint32_t i = token;
    while (i > in->token && token - i < MOST_WAY) {
        const cs_token *t = &s->tokens.at[i - 1];
        if (is_finite(t) && t->upos != CS_UPOS_AUX)
            break;
        i--;
    }
    return i;
}

/* "The shooting comes a week after a man was killed": what was before the news. */
static bool is_before_news(const cs_story *s, uint32_t token, uint32_t first) {
    static const char *const come[] = {"come", NULL}, *const after[] = {"after", NULL};
    static const char *const units[] = {"day", "week", "month", "year", NULL};
    bool comes = false;
    for (uint32_t i = first; i < token; i++) {
        comes |= cs_str_is_any(s->tokens.at[i].lemma, come);
        if (comes && i > first && cs_story_is_any(s, i, after) &&
            cs_str_is_any(s->tokens.at[i - 1].lemma, units))
            return true;
    }
    return false;
}

bool cs_past_has_year(const cs_story *s, uint32_t token) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    if (is_before_news(s, token, in->token))
        return true;
    uint32_t end = end_of_way(s, token, in);
    for (uint32_t i = start_of_way(s, token, in); i < end; i++)
        if (is_old_year(s, i, in->token) || is_long_ago(s, i, in->token))
            return true;
    return false;
}

/* ---- spans ------------------------------------------------------------------------------------
 */

/* "P1Y", "PXM": months or years, not minutes ("PT5M"). */
static bool is_long(cs_str value) {
    return value.size > 2 && value.at[1] != 'T' &&
           (value.at[value.size - 1] == 'Y' || value.at[value.size - 1] == 'M');
}

/* A year ("XXXX" while it is open), a half or a quarter of one. */
static bool is_year_long(cs_str value) {
    return value.size == 4 || (value.size == 7 && (value.at[5] == 'H' || value.at[5] == 'Q'));
}

static bool is_since(const cs_story *s, const cs_time *time, uint32_t first) {
    static const char *const words[] = {"since", NULL};
    uint32_t token, end;
    if (!cs_story_tokens_of(s, time->span, &token, &end))
        return false;
    for (uint32_t i = token; i > first && token - i < 4; i--)
        if (cs_story_is_any(s, i - 1, words))
            return true;
    return false;
}

/* "ages 3 months to 10 years": behind a word for age. */
static bool is_after_age(const cs_story *s, uint32_t token) {
    static const char *const words[] = {"age", "ages", "aged", NULL};
    return token > 0 && cs_story_is_any(s, token - 1, words);
}

/* "10 years old", "a 15-year veteran", "Ali, 23 months, and": how old somebody is. */
static bool is_age(const cs_story *s, const cs_time *time) {
    static const char *const old[] = {"old", NULL};
    uint32_t token, end;
    if (!cs_story_tokens_of(s, time->span, &token, &end) || end >= s->tokens.count)
        return false;
    bool between = token > 0 && s->tokens.at[token - 1].xpos == CS_XPOS_COMMA &&
                   s->tokens.at[end].xpos == CS_XPOS_COMMA;
    return between || is_after_age(s, token) || cs_story_is_any(s, end, old) ||
           s->tokens.at[end].xpos == CS_XPOS_HYPH;
}

/* So long that what happened in it is no one event. */
static bool is_span(const cs_story *s, const cs_time *time, uint32_t first) {
    switch (time->type) {
    case CS_TIMEX_SET:
        return true;
    case CS_TIMEX_DURATION:
        return is_long(time->value) && !is_age(s, time);
    case CS_TIMEX_DATE:
        return is_year_long(time->value) || (time->value.size == 7 && is_since(s, time, first));
    default:
        return false;
    }
}

/* "the 45th homicide this year": one of many, and no more. */
static bool is_nth(const cs_story *s, const cs_time *time, uint32_t first) {
    static const char *const words[] = {"first",   "second", "third", "fourth", "fifth", "sixth",
                                        "seventh", "eighth", "ninth", "tenth",  NULL};
    static const char *const ends[] = {"st", "nd", "rd", "th", NULL};
    enum { CLOSE = 8 };
    uint32_t token, end;
    if (!cs_story_tokens_of(s, time->span, &token, &end))
        return false;
    for (uint32_t i = token; i > first && token - i < CLOSE; i--) {
        cs_str form = cs_story_words(s, s->tokens.at[i - 1].span);
        if (cs_story_is_any(s, i - 1, words))
            return true;
        for (const char *const *e = ends; *e; e++)
            if ((s->tokens.at[i - 1].shape & CS_SHAPE_DIGIT) && cs_str_ends(form, *e))
                return true;
    }
    return false;
}

bool cs_past_has_span(const cs_story *s, uint32_t token) {
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    cs_span way = cs_story_span(s, start_of_way(s, token, in), end_of_way(s, token, in));
    for (uint32_t i = cs_story_seek(s->times, way.start);
         i < s->times.count && s->times.at[i].span.start < way.end; i++)
        if (is_span(s, &s->times.at[i], in->token) && !is_nth(s, &s->times.at[i], in->token))
            return true;
    return false;
}
