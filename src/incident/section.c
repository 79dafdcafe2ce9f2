/* section.c: which item of a list each sentence stands in. */
#include "incident/parts.h"

/* "SITTWE: The police arrested": capitals before a colon; not the report's own dateline. */
static bool is_label(const cs_story *s, const cs_sentence *in) {
    enum { MOST_WORDS = 4 };
    if (cs_span_meets(s->source.dateline.span, in->span))
        return false;
    for (uint32_t i = in->token; i < in->token_end && i <= in->token + MOST_WORDS; i++) {
        if (s->text.at[s->tokens.at[i].span.start] == ':')
            return i > in->token;
        if (!(s->tokens.at[i].shape & CS_SHAPE_CAPITALS))
            return false;
    }
    return false;
}

/* Does the sentence begin an item of a list: "1. DJUGU:", "* Fighting", "- On Sunday"? */
static bool begins_item(const cs_story *s, uint32_t sentence) {
    const cs_sentence *in = &s->sentences.at[sentence];
    if (in->span.start > 0 && s->text.at[in->span.start - 1] != '\n')
        return false;
    cs_str first = cs_story_words(s, s->tokens.at[in->token].span);
    static const char *const bullets[] = {"*", "-", "\xE2\x80\xA2", "\xE2\x80\x93", NULL};
    for (const char *const *b = bullets; *b; b++)
        if (cs_str_eq(first, *b))
            return true;
    if (is_label(s, in))
        return true;
    bool digit = s->tokens.at[in->token].shape & CS_SHAPE_DIGIT;
    cs_str second = in->token + 1 < in->token_end
                        ? cs_story_words(s, s->tokens.at[in->token + 1].span)
                        : CS_STR("");
    return digit && (cs_str_eq(second, ".") || cs_str_eq(second, ")") || cs_str_ends(first, "."));
}

uint32_t *cs_incident_sections(const cs_story *s) {
    uint32_t section = 0, *sections = cs_arena_new(s->scratch, uint32_t, s->sentences.count);
    for (uint32_t i = 0; i < s->sentences.count; i++) {
        section += begins_item(s, i);
        sections[i] = section;
    }
    return sections;
}

bool cs_incident_other_item(const cs_story *s, const uint32_t *sections, uint32_t sentence,
                            uint32_t entity) {
    const cs_ids *mentions = &s->entities.at[entity].mentions;
    for (uint32_t i = 0; i < mentions->count; i++) {
        uint32_t token = s->mentions.at[mentions->at[i]].token;
        uint32_t section = sections[s->tokens.at[token].sentence];
        if (section == sections[sentence] || !section)
            return false;
    }
    return true;
}

bool cs_incident_under_label(const cs_story *s, uint32_t sentence) {
    if (sentence == 0 || !begins_item(s, sentence - 1))
        return false;
    cs_span last = s->tokens.at[s->sentences.at[sentence].token - 1].span;
    return cs_str_eq(cs_story_words(s, last), ":");
}
