/* credits.c: "(Reporting by A in B and C; Editing by D)", "By A": who made the report. They are
 * people of the report, never of what it tells. */
#include <strings.h>

#include "ingest/parts.h"

enum { LONGEST_CREDITS_BYTES = 600, LONGEST_BYLINE_BYTES = 180, LONGEST_NAME_BYTES = 60 };

static bool words_at(cs_str text, size_t at, cs_str words) {
    return text.size - at > words.size && strncasecmp(text.at + at, words.at, words.size) == 0 &&
           text.at[at + words.size] == ' ';
}

static const cs_credit_cue *cue_at(cs_str text, size_t at, bool line_start,
                                   const cs_credit_cue *cues, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (words_at(text, at, cues[i].words) && (line_start || !cues[i].line))
            return &cues[i];
    return NULL;
}

/* Is a new part of the credits beginning at `at`, or are they at their end? */
static bool name_ends(cs_str text, size_t at) {
    char c = text.at[at];
    return c == ';' || c == ')' || c == '\n' || c == ',' || c == '.' ||
           words_at(text, at, CS_STR(" and")) || words_at(text, at, CS_STR(" in")) ||
           words_at(text, at, CS_STR(" at")) || words_at(text, at, CS_STR(" for"));
}

static void add_name(cs_story *s, size_t start, size_t end, uint8_t role) {
    size_t size;
    cs_str name = cs_str_trim(cs_str_slice(s->text, start, end));
    if (!name.size || name.size > LONGEST_NAME_BYTES ||
        !cs_utf8_is_upper(cs_utf8_at(name, 0, &size)))
        return;
    uint32_t at = (uint32_t)(name.at - s->text.at);
    cs_credit *credit = cs_vec_push(s->arena, &s->source.credits);
    *credit = (cs_credit){{at, at + (uint32_t)name.size}, role, name};
}

/* The end of what the cue governs; the names in it are added. A place ("in Washington") follows a
 * name and is passed over. */
static size_t read_names(cs_story *s, size_t at, size_t limit, uint8_t role) {
    cs_str text = s->text;
    bool name = true;
    size_t start = at;
    for (; at < limit; at++) {
        char c = text.at[at];
        if (!name_ends(text, at))
            continue;
        bool initial = c == '.' && at > start && at - start <= 3;
        if (initial)
            continue;
        if (name)
            add_name(s, start, at, role);
        bool place = words_at(text, at, CS_STR(" in")) || words_at(text, at, CS_STR(" at")) ||
                     words_at(text, at, CS_STR(" for"));
        bool listed = c == ',' || words_at(text, at, CS_STR(" and"));
        if (!place && !listed)
            break;
        name = !place;
        start = at + (c == ',' ? 1 : place && !words_at(text, at, CS_STR(" for")) ? 3 : 4);
    }
    if (at >= limit && name)
        add_name(s, start, at, role);
    return at;
}

static void read_credits(cs_story *s, size_t from, size_t limit, const cs_credit_cue *cues,
                         uint32_t count) {
    size_t at = from;
    while (at < limit) {
        const cs_credit_cue *cue = cue_at(s->text, at, at == from, cues, count);
        if (cue)
            at = read_names(s, at + cue->words.size, limit, cue->role);
        else
            at++;
    }
}

void cs_ingest_credits(cs_story *s, const cs_credit_cue *cues, uint32_t count) {
    cs_str text = s->text;
    bool line_start = true;
    for (size_t at = 0; at < text.size; at++) {
        bool opens = text.at[at] == '(' || text.at[at] == '[';
        size_t first = at + opens;
        const cs_credit_cue *cue =
            line_start || opens ? cue_at(text, first, line_start, cues, count) : NULL;
        line_start = text.at[at] == '\n';
        if (!cue)
            continue;
        size_t end = cs_str_find(text, opens ? (text.at[at] == '(' ? ')' : ']') : '\n', first);
        if (end - first > LONGEST_CREDITS_BYTES ||
            (cue->line && end - first > LONGEST_BYLINE_BYTES))
            continue;
        uint32_t before = s->source.credits.count;
        read_credits(s, first, end, cues, count);
        if (s->source.credits.count == before)
            continue;
        end += opens && end < text.size;
        *cs_vec_push(s->arena, &s->source.asides) = (cs_span){(uint32_t)at, (uint32_t)end};
        at = end - 1;
    }
}
