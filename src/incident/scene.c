/* scene.c: does a sentence turn to a scene of its own, by the place that it begins with and by whom
 * it brings in? */
#include "incident/group.h"

bool cs_likeness_begins_with_place(const cs_story *s, const cs_event *e) {
    static const char *const words[] = {"in", "at", "near", "around", "outside", NULL};
    enum { MOST_WORDS = 4 };
    const cs_sentence *in = &s->sentences.at[e->sentence];
    cs_span place = s->places.at[e->place].span;
    return cs_story_is_any(s, in->token, words) && place.start > in->span.start &&
           in->token + MOST_WORDS < in->token_end &&
           place.start <= s->tokens.at[in->token + MOST_WORDS].span.start;
}

bool cs_likeness_brings_in(const cs_story *s, const cs_ids *ids) {
    static const char *const words[] = {"the", "this", "that", "these", "those", "both", NULL};
    for (uint32_t i = 0; i < ids->count; i++) {
        const cs_mention *m = &s->mentions.at[ids->at[i]];
        uint32_t c = cs_story_child(s, m->head, CS_DEP_DET);
        bool definite = cs_story_child(s, m->head, CS_DEP_NMOD_POSS) != CS_NONE;
        for (const char *const *w = words; c != CS_NONE && *w; w++)
            definite |= cs_str_eq(s->tokens.at[c].lemma, *w);
        if (m->form != CS_FORM_NOMINAL || definite)
            return false;
    }
    return ids->count > 0;
}

bool cs_likeness_opens_scene(const cs_story *s, const cs_event *e) {
    return e->place != CS_NONE && !e->definite &&
           (cs_likeness_brings_in(s, &e->agents) || cs_likeness_brings_in(s, &e->targets)) &&
           cs_likeness_begins_with_place(s, e);
}
