/* judge.c: see judge.h. */
#include "store/judge.h"

#include "table/phrase.h"

/* Do two claims come from one source? Without a named source, the document's outlet speaks. */
static bool same_source(const cs_stored_claim *a, const cs_stored_claim *b) {
    if (a->source.at && b->source.at)
        return cs_phrase_key(a->source) == cs_phrase_key(b->source);
    return !a->source.at && !b->source.at;
}

/* Does `later` correct `earlier`? Claims stand in the order of publication. */
static bool corrects(const cs_stored_claim *later, const cs_stored_claim *earlier) {
    return cs_str_is(later->field, earlier->field) && !later->copy &&
           !cs_str_is(later->document, earlier->document) && earlier->count.given &&
           later->count.given && cs_str_compare(later->published, earlier->published) > 0 &&
           same_source(later, earlier);
}

static void judge_claims(cs_stored *s) {
    for (uint32_t i = 0; i < s->claims.count; i++) {
        s->claims.at[i].stands = true;
        for (uint32_t k = i + 1; k < s->claims.count; k++)
            if (corrects(&s->claims.at[k], &s->claims.at[i]))
                s->claims.at[i].stands = false;
    }
}

static int64_t bottom(const cs_count *c) {
    return c->low != CS_OPEN ? c->low : c->best;
}

static int64_t top(const cs_count *c) {
    return c->high != CS_OPEN ? c->high : c->best;
}

/* low and high span the claims that stand; best is the commonest of them, the latest of equals. */
static cs_count consolidate(const cs_stored *s, const char *field) {
    cs_count sum = {.given = false};
    uint32_t most = 0;
    bool open = false;
    for (uint32_t i = 0; i < s->claims.count; i++) {
        const cs_stored_claim *c = &s->claims.at[i];
        if (!c->stands || c->copy || !c->count.given || !cs_str_eq(c->field, field))
            continue;
        uint32_t votes = 0;
        for (uint32_t k = 0; k < s->claims.count; k++)
            votes += s->claims.at[k].stands && !s->claims.at[k].copy &&
                     s->claims.at[k].count.given && cs_str_eq(s->claims.at[k].field, field) &&
                     s->claims.at[k].count.best == c->count.best;
        if (votes >= most) {
            most = votes;
            sum.best = c->count.best;
        }
        open |= c->count.high == CS_OPEN;
        sum.low = sum.given && sum.low < bottom(&c->count) ? sum.low : bottom(&c->count);
        sum.high = sum.given && sum.high > top(&c->count) ? sum.high : top(&c->count);
        sum.given = true;
    }
    if (sum.given && open && sum.high == sum.low)
        sum.high = CS_OPEN;
    return sum;
}

void cs_stored_judge(cs_stored *s) {
    judge_claims(s);
    s->killed = consolidate(s, "killed");
    s->injured = consolidate(s, "injured");
}
