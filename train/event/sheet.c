/* sheet.c: see sheet.h. */
#include "sheet.h"

enum { NORMAL = 200 };

/* ---- wordings -------------------------------------------------------------------------------- */

static bool is_article(cs_str word) {
    return cs_str_eq(word, "a") || cs_str_eq(word, "an") || cs_str_eq(word, "the");
}

/* Lower case, no punctuation, no articles, single spaces. */
static cs_str normal(cs_str text, char to[NORMAL]) {
    size_t size = 0, word = 0;
    for (size_t i = 0; i <= text.size && size + 2 < NORMAL; i++) {
        char c = i < text.size ? text.at[i] : ' ';
        bool space = c == ' ' || c == '\n' || c == '\t';
        if (space && size > word) {
            if (is_article((cs_str){to + word, size - word}))
                size = word;
            else
                to[size++] = ' ';
            word = size;
        } else if (!space && !(c > ' ' && c < '0') && !(c > '9' && c < 'A') &&
                   !(c > 'Z' && c < 'a') && c != '{' && c != '|' && c != '}' && c != '~') {
            to[size++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
        }
    }
    while (size && to[size - 1] == ' ')
        size--;
    return (cs_str){to, size};
}

static bool is_break(cs_str word) {
    static const char *const words[] = {"of",   "in",        "at",    "on",   "from", "for",
                                        "with", "by",        "to",    "near", "who",  "which",
                                        "that", "belonging", "owned", NULL};
    for (const char *const *w = words; *w; w++)
        if (cs_str_eq(word, *w))
            return true;
    return false;
}

/* The last word before a preposition. */
static cs_str head_of(cs_str phrase) {
    cs_str head = CS_STR(""), rest = phrase;
    while (rest.at && rest.size) {
        cs_str word = cs_str_cut(rest, ' ', &rest);
        if (head.size && is_break(word))
            break;
        head = word;
    }
    return head;
}

static bool has_word(cs_str phrase, cs_str word) {
    while (phrase.at)
        if (cs_str_is(cs_str_cut(phrase, ' ', &phrase), word))
            return true;
    return false;
}

static bool is_meant(cs_str mine, const muc_filler *filler) {
    if (!mine.size)
        return false;
    for (uint32_t i = 0; i < filler->wordings.count; i++) {
        cs_str theirs = filler->wordings.at[i];
        if (cs_str_is(mine, theirs) ||
            (has_word(theirs, head_of(mine)) && has_word(mine, head_of(theirs))))
            return true;
    }
    return false;
}

/* ---- a report -------------------------------------------------------------------------------- */

sheet sheet_of(const cs_story *s, const muc_report *report) {
    sheet h = {.s = s, .report = report, .templates = report->templates.count};
    if (h.templates > SHEET_TEMPLATES)
        h.templates = SHEET_TEMPLATES;
    h.roles =
        (void *)cs_arena_new(s->scratch, uint8_t, (size_t)s->mentions.count * SHEET_TEMPLATES);
    h.evidence =
        (void *)cs_arena_new(s->scratch, uint16_t, (size_t)s->sentences.count * SHEET_TEMPLATES);
    for (uint32_t i = 0; i < s->mentions.count; i++) {
        char buffer[NORMAL];
        cs_str mine = normal(cs_story_words(s, s->mentions.at[i].span), buffer);
        uint32_t sentence = s->tokens.at[s->mentions.at[i].head].sentence;
        for (uint32_t t = 0; t < h.templates; t++)
            for (uint32_t f = 0; f < report->templates.at[t].fillers.count; f++)
                if (is_meant(mine, &report->templates.at[t].fillers.at[f])) {
                    h.roles[i][t] = (uint8_t)(report->templates.at[t].fillers.at[f].role + 1);
                    h.evidence[sentence][t]++;
                }
    }
    return h;
}

/* The types of template of which violence of that mode may be. */
static const char *kinds_of(cs_str mode) {
    static const char *const kinds[][2] = {
        {"bombing", "bombing attack"},     {"suicide-bombing", "bombing attack"},
        {"landmine", "bombing attack"},    {"abduct", "kidnapping"},
        {"hostage", "kidnapping"},         {"hijack", "hijacking"},
        {"arson", "arson bombing attack"}, {"robbery", "robbery attack"},
        {"artillery", "attack bombing"},   {"assassinate", "attack bombing"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (cs_str_eq(mode, kinds[i][0]))
            return kinds[i][1];
    return "attack bombing arson robbery";
}

bool sheet_fits(cs_str mode, const muc_template *t) {
    cs_str types = t->types;
    while (types.at)
        if (has_word(cs_str_of(kinds_of(mode)), cs_str_cut(types, '|', &types)))
            return true;
    return false;
}

uint32_t sheet_near(const sheet *h, uint32_t sentence, uint32_t t, uint32_t reach) {
    uint32_t sum = 0, first = sentence > reach ? sentence - reach : 0;
    for (uint32_t i = first; i <= sentence + reach && i < h->s->sentences.count; i++)
        sum += h->evidence[i][t];
    return sum;
}

/* The most alike of those that are still alone; false where none are. */
static bool pair_best(const sheet *h, sheet_likeness *likeness, const void *state,
                      uint32_t *partner, bool *taken) {
    unsigned best = 0;
    uint32_t one = 0, other = 0;
    for (uint32_t i = 0; i < h->s->incidents.count; i++)
        for (uint32_t t = 0; t < h->templates && partner[i] == CS_NONE; t++) {
            unsigned found = taken[t] ? 0 : likeness(state, i, t);
            if (found > best) {
                best = found;
                one = i;
                other = t;
            }
        }
    if (best) {
        partner[one] = other;
        taken[other] = true;
    }
    return best > 0;
}

void sheet_pair(const sheet *h, sheet_likeness *likeness, const void *state, uint32_t *partner) {
    bool taken[SHEET_TEMPLATES] = {false};
    for (uint32_t i = 0; i < h->s->incidents.count; i++)
        partner[i] = CS_NONE;
    while (pair_best(h, likeness, state, partner, taken))
        continue;
}
