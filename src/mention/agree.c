/* agree.c: see agree.h. */
#include "mention/agree.h"

#include "table/phrase.h"

/* The words of a name, whatever their case. */
static uint64_t key_of(const cs_story *s, uint32_t token, uint32_t end) {
    return cs_phrase_key(cs_story_words(s, cs_story_span(s, token, end)));
}

/* The ends of a person's name of three words or more that are two words or more. */
static void note_ends(const cs_story *s, const cs_mention *m, cs_map *ends) {
    enum { LONGEST = 6 };
    if (m->form != CS_FORM_NAME || m->kind != CS_KIND_PERSON || m->token_end - m->token > LONGEST)
        return;
    for (uint32_t i = m->token + 1; i + 1 < m->token_end; i++)
        *cs_map_put(s->scratch, ends, key_of(s, i, m->token_end)) = 1;
}

typedef struct tally {
    uint32_t of[CS_COUNT_OF_kind];
} tally;

/* Names that are spelled the same are of the kind that most of them are. */
static void outvote(cs_story *s, const uint64_t *keys) {
    cs_map numbers = {0};
    tally *tallies = cs_arena_new(s->scratch, tally, s->mentions.count);
    uint32_t count = 0;
    for (uint32_t i = 0; i < s->mentions.count; i++) {
        const cs_mention *m = &s->mentions.at[i];
        if (m->form != CS_FORM_NAME)
            continue;
        uint32_t *number = cs_map_put(s->scratch, &numbers, keys[i]);
        if (*number == CS_NONE)
            *number = count++;
        tallies[*number].of[m->kind]++;
    }
    for (uint32_t i = 0; i < s->mentions.count; i++) {
        cs_mention *m = &s->mentions.at[i];
        if (m->form != CS_FORM_NAME)
            continue;
        const tally *t = &tallies[cs_map_get(&numbers, keys[i])];
        for (unsigned k = 0; k < CS_COUNT_OF_kind; k++)
            if (t->of[k] > 2 * t->of[m->kind])
                m->kind = (uint8_t)k;
    }
}

void cs_mention_agree(cs_story *s) {
    uint64_t *keys = cs_arena_new(s->scratch, uint64_t, s->mentions.count);
    cs_map ends = {0};
    for (uint32_t i = 0; i < s->mentions.count; i++)
        if (s->mentions.at[i].form == CS_FORM_NAME)
            keys[i] = key_of(s, s->mentions.at[i].token, s->mentions.at[i].token_end);
    outvote(s, keys);
    for (uint32_t i = 0; i < s->mentions.count; i++)
        note_ends(s, &s->mentions.at[i], &ends);
    for (uint32_t i = 0; i < s->mentions.count; i++) {
        cs_mention *m = &s->mentions.at[i];
        if (m->form == CS_FORM_NAME && m->kind != CS_KIND_PERSON && m->token_end - m->token > 1 &&
            cs_map_get(&ends, keys[i]) != CS_NONE)
            m->kind = CS_KIND_PERSON;
    }
}
