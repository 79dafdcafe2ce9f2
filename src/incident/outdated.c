/* outdated.c: figures that were given before the report's: "officials had earlier put the dead at
 * 16", "police initially said five were hurt". They stay claims; where the report has a newer one
 * they are not counted. */
#include "incident/ledger.h"

static bool is_cue(const cs_story *s, uint32_t token) {
    for (uint32_t i = 0; i < s->attributions.count; i++)
        if (s->attributions.at[i].cue_token == token)
            return true;
    return false;
}

/* Does the adverb say when something was said: "had earlier put", "earlier said", "had said
 * earlier"? */
static bool is_of_word(const cs_story *s, uint32_t adverb, uint32_t first) {
    static const char *const had[] = {"had", NULL};
    return is_cue(s, adverb + 1) || (adverb > first && cs_story_is_any(s, adverb - 1, had)) ||
           (adverb > first + 1 && is_cue(s, adverb - 1) && cs_story_is_any(s, adverb - 2, had));
}

static bool is_outdated(const cs_story *s, const cs_figure *f) {
    static const char *const adverbs[] = {"earlier", "previously", "initially", "originally", NULL};
    const cs_sentence *in = &s->sentences.at[f->sentence];
    for (uint32_t i = in->token;
         i + 1 < in->token_end && s->tokens.at[i].span.start < f->number.start; i++)
        if (cs_story_is_any(s, i, adverbs) && is_of_word(s, i, in->token))
            return true;
    return false;
}

/* Has the report another figure of that effect, given now? */
static bool has_newer(const cs_ledger *l, const cs_figure *f) {
    for (uint32_t i = 0; i < l->figures.count; i++) {
        const cs_figure *o = &l->figures.at[i];
        if (o->effect == f->effect && o->count.given && o->sentence != f->sentence &&
            !is_outdated(l->s, o))
            return true;
    }
    return false;
}

void cs_ledger_find_old(cs_ledger *l) {
    for (uint32_t i = 0; i < l->figures.count; i++) {
        cs_figure *f = &l->figures.at[i];
        f->old = f->count.given && is_outdated(l->s, f) && has_newer(l, f);
    }
}
