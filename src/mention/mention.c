/* mention.c: see mention.h. Names are found by a network over words in context (tagger.h), nominals
 * by their head noun (nominal.h). */
#include "mention/mention.h"

#include "mention/agree.h"
#include "mention/name.h"
#include "mention/nominal.h"
#include "mention/pronoun.h"

struct cs_mentioner {
    cs_namer namer;
    cs_nominals nominals;
    cs_pronouns pronouns;
};

const cs_mentioner *cs_mention_load(const cs_setup *setup, cs_error *error) {
    cs_mentioner *m = cs_arena_new(setup->arena, cs_mentioner, 1);
    bool whole = cs_name_load(&m->namer, setup, error) &&
                 cs_nominal_load(&m->nominals, setup, error) &&
                 cs_pronoun_load(&m->pronouns, setup, error);
    return whole ? m : NULL;
}

static bool goes_before(const cs_mention *a, const cs_mention *b) {
    return a->token != b->token ? a->token < b->token : a->token_end > b->token_end;
}

/* Names were found before nominals: puts a sentence's mentions into text order. */
static void sort(cs_story *s, uint32_t from) {
    for (uint32_t i = from + 1; i < s->mentions.count; i++) {
        cs_mention mention = s->mentions.at[i];
        uint32_t to = i;
        for (; to > from && goes_before(&mention, &s->mentions.at[to - 1]); to--)
            s->mentions.at[to] = s->mentions.at[to - 1];
        s->mentions.at[to] = mention;
    }
}

void cs_mention_run(const cs_mentioner *m, cs_story *s) {
    const uint8_t *labels = cs_name_labels(&m->namer, s);
    for (uint32_t k = 0; k < s->sentences.count; k++) {
        uint32_t from = s->mentions.count;
        cs_name_find(&m->namer, s, &s->sentences.at[k], labels);
        cs_nominal_find(&m->nominals, s, &s->sentences.at[k], from);
        cs_pronoun_find(&m->pronouns, s, &s->sentences.at[k]);
        sort(s, from);
    }
    cs_mention_agree(s);
}
