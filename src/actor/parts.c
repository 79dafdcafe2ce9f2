/* parts.c: see parts.h. */
#include "actor/parts.h"

const cs_word *cs_part_word(const cs_actors *a, const cs_part *part, cs_word_class class) {
    return part->words[class] == CS_NONE ? NULL : &a->words.at[part->words[class]];
}

bool cs_part_title(const cs_actors *a, const cs_part *part, cs_title_kind kind) {
    const cs_word *title = cs_part_word(a, part, CS_WORD_TITLE);
    return title && title->kind == kind;
}

static bool is_link(const cs_token *t) {
    static const char *const words[] = {"of", "for", "from", "in", "at", "with", NULL};
    return cs_str_is_any(t->lemma, words);
}

static void set_words(const cs_actors *a, const cs_story *s, cs_part *part, uint32_t entry) {
    for (; entry != CS_NONE; entry = cs_phrases_next(&a->word_phrases, s, part->token, entry)) {
        uint32_t word = a->word_phrases.entries.at[entry].value;
        uint32_t *place = &part->words[a->words.at[word].class];
        if (*place == CS_NONE)
            *place = word;
    }
}

static void set_country(const cs_actors *a, cs_part *part, uint32_t entry) {
    uint32_t value = a->country_words.entries.at[entry].value;
    part->country = value / 4;
    part->country_as = (uint8_t)(value % 4);
}

static cs_part nothing(uint32_t token) {
    cs_part part = {.token = token, .end = token + 1, .name = CS_NONE, .country = CS_NONE};
    for (unsigned i = 0; i < CS_WORD_CLASSES; i++)
        part.words[i] = CS_NONE;
    return part;
}

static cs_part next_part(const cs_actors *a, const cs_story *s, uint32_t token, uint32_t limit) {
    cs_part part = nothing(token);
    uint32_t name_end, country_end, word_end;
    uint32_t name = cs_phrases_find(&a->names, s, token, limit, CS_BY_FORM, &name_end);
    uint32_t country =
        cs_phrases_find(&a->country_words, s, token, limit, CS_BY_FORM, &country_end);
    uint32_t word = cs_phrases_find(&a->word_phrases, s, token, limit, CS_BY_LEMMA, &word_end);
    uint32_t end = name_end > country_end ? name_end : country_end;
    end = end > word_end ? end : word_end;
    part.known = end > token;
    part.end = part.known ? end : token + 1;
    if (name != CS_NONE && name_end == end)
        part.name = name;
    if (country != CS_NONE && country_end == end)
        set_country(a, &part, country);
    if (word != CS_NONE && word_end == end)
        set_words(a, s, &part, word);
    const cs_token *t = &s->tokens.at[token];
    part.link = !part.known && is_link(t);
    part.capital = !part.known && t->upos == CS_UPOS_PROPN;
    return part;
}

static void push(cs_parts *parts, const cs_part *part) {
    if (parts->count == CS_PARTS) {
        memmove(parts->at, parts->at + 1, (CS_PARTS - 1) * sizeof *parts->at);
        parts->count--;
    }
    parts->at[parts->count++] = *part;
}

void cs_actor_cut(const cs_actors *a, const cs_story *s, uint32_t first, uint32_t end,
                  cs_parts *parts) {
    parts->count = 0;
    for (uint32_t i = first; i < end;) {
        if (!s->tokens.at[i].key) {
            i++;
            continue;
        }
        cs_part part = next_part(a, s, i, end);
        push(parts, &part);
        i = part.end;
    }
}
