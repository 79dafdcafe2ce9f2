/* label.c: see label.h. */
#include "label.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NORMAL = 200, MOST_TEMPLATES = 32, NEAR = 1 };

/* ---- the pool of examples -------------------------------------------------------------------- */

static void *grown(void *at, size_t *room, size_t wanted, size_t size) {
    if (wanted <= *room)
        return at;
    *room = wanted * 2;
    at = realloc(at, *room * size);
    if (!at) {
        fprintf(stderr, "train-event: no memory\n");
        exit(1);
    }
    return at;
}

static example *add_example(examples *e, uint8_t label, float weight, bool held_out) {
    e->at = grown(e->at, &e->room, e->count + 1, sizeof *e->at);
    e->at[e->count] =
        (example){.first = e->sign_count, .label = label, .weight = weight, .held_out = held_out};
    return &e->at[e->count++];
}

static void add_signs(examples *e, const cs_signs *signs) {
    e->signs = grown(e->signs, &e->sign_room, e->sign_count + signs->count, sizeof *e->signs);
    memcpy(e->signs + e->sign_count, signs->at, signs->count * sizeof *signs->at);
    e->sign_count += signs->count;
    e->at[e->count - 1].count = (uint16_t)(e->at[e->count - 1].count + signs->count);
}

static void add_word(examples *e, const cs_story *s, uint32_t token) {
    example *last = &e->at[e->count - 1];
    e->vectors = grown(e->vectors, &e->byte_room, e->byte_count + CS_WEIGHTS_WIDTH, 1);
    memcpy(e->vectors + e->byte_count, cs_encoder_high(s, CS_WEIGHTS_WIDTH, token),
           CS_WEIGHTS_WIDTH);
    last->vectors[last->words++] = e->byte_count;
    e->byte_count += CS_WEIGHTS_WIDTH;
}

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

typedef struct sheet {
    const cs_story *s;
    const muc_report *report;
    uint32_t templates;
    uint8_t (*roles)[MOST_TEMPLATES];     /* [mentions] CS_CAST_* */
    uint16_t (*evidence)[MOST_TEMPLATES]; /* [sentences] fillers told of there */
} sheet;

static sheet sheet_of(const cs_story *s, const muc_report *report) {
    sheet h = {.s = s, .report = report, .templates = report->templates.count};
    if (h.templates > MOST_TEMPLATES)
        h.templates = MOST_TEMPLATES;
    h.roles = (void *)cs_arena_new(s->scratch, uint8_t, (size_t)s->mentions.count * MOST_TEMPLATES);
    h.evidence =
        (void *)cs_arena_new(s->scratch, uint16_t, (size_t)s->sentences.count * MOST_TEMPLATES);
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

/* The types of template of which an event of that mode may tell. */
static const char *kinds_of(const cs_event *e) {
    static const char *const kinds[][2] = {
        {"bombing", "bombing attack"},     {"suicide-bombing", "bombing attack"},
        {"landmine", "bombing attack"},    {"abduct", "kidnapping"},
        {"hostage", "kidnapping"},         {"hijack", "hijacking"},
        {"arson", "arson bombing attack"}, {"robbery", "robbery attack"},
        {"artillery", "attack bombing"},   {"assassinate", "attack bombing"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (cs_str_eq(e->mode, kinds[i][0]))
            return kinds[i][1];
    return "attack bombing arson robbery";
}

static bool fits(const cs_event *e, const muc_template *t) {
    cs_str types = t->types;
    while (types.at)
        if (has_word(cs_str_of(kinds_of(e)), cs_str_cut(types, '|', &types)))
            return true;
    return false;
}

static uint32_t evidence_near(const sheet *h, uint32_t sentence, uint32_t t, uint32_t reach) {
    uint32_t sum = 0, first = sentence > reach ? sentence - reach : 0;
    for (uint32_t i = first; i <= sentence + reach && i < h->s->sentences.count; i++)
        sum += h->evidence[i][t];
    return sum;
}

static bool is_armed(const cs_story *s, uint32_t mention) {
    static const char *const sectors[] = {"MIL", "COP", "REB", "UAF", "PRM", "SPY", NULL};
    uint32_t entity = s->mentions.at[mention].entity;
    const cs_actor *actor = entity == CS_NONE ? NULL : s->entities.at[entity].actor;
    for (const char *const *w = sectors; actor && *w; w++)
        if (cs_str_eq(actor->sector, *w))
            return true;
    return false;
}

/* Men under arms who suffer, or may do: of them alone MUC-4 wants no template. */
static bool is_among_armed(const cs_story *s, const cs_event *e) {
    uint32_t mentions[CS_CAST_MENTIONS];
    unsigned count = cs_cast_candidates(s, e, mentions);
    if (cs_str_eq(e->mode, "clash"))
        return true;
    for (unsigned i = 0; i < count; i++)
        if (s->tokens.at[s->mentions.at[mentions[i]].head].sentence == e->sentence &&
            cs_cast_told(e, mentions[i]) != CS_CAST_AGENT && is_armed(s, mentions[i]))
            return true;
    return false;
}

static void label_worth(examples *out, const sheet *h, const cs_worth *whole, uint32_t event,
                        bool held_out, float *weight, uint8_t *label) {
    const cs_event *e = &h->s->events.at[event];
    bool any = false, strong = false, weak = false;
    for (uint32_t t = 0; t < h->templates; t++)
        if (fits(e, &h->report->templates.at[t])) {
            any = true;
            strong |= evidence_near(h, e->sentence, t, 0) > 0;
            weak |= evidence_near(h, e->sentence, t, NEAR) > 0;
        }
    *label = strong || weak;
    *weight = strong ? 1 : weak ? 0.5f : any ? 0.3f : is_among_armed(h->s, e) ? 0 : 1;
    if (*weight <= 0)
        return;
    cs_signs signs = {.count = 0};
    cs_worth_signs(whole, h->s, event, &signs);
    add_example(out, *label, *weight, held_out);
    add_signs(out, &signs);
    add_word(out, h->s, e->token);
    add_word(out, h->s, cs_worth_governor(h->s, e->token));
}

/* The role of a mention in the templates of which the event may tell; *elsewhere: it fills one of
 * another template. */
static uint8_t role_in(const sheet *h, const cs_event *e, uint32_t mention, bool *elsewhere) {
    uint8_t role = CS_CAST_NONE;
    *elsewhere = false;
    for (uint32_t t = 0; t < h->templates; t++) {
        uint8_t here = h->roles[mention][t];
        bool told =
            fits(e, &h->report->templates.at[t]) && evidence_near(h, e->sentence, t, NEAR) > 0;
        if (here && told && role == CS_CAST_NONE)
            role = here;
        *elsewhere |= here && !told;
    }
    *elsewhere &= role == CS_CAST_NONE;
    return role;
}

static void label_cast(examples *out, const sheet *h, uint32_t event, bool held_out) {
    const cs_story *s = h->s;
    const cs_event *e = &s->events.at[event];
    uint32_t mentions[CS_CAST_MENTIONS];
    unsigned count = cs_cast_candidates(s, e, mentions);
    for (unsigned i = 0; i < count; i++) {
        const cs_mention *m = &s->mentions.at[mentions[i]];
        bool elsewhere, told = cs_cast_told(e, mentions[i]) != CS_CAST_NONE;
        uint8_t role = role_in(h, e, mentions[i], &elsewhere);
        if (elsewhere || (told && role == CS_CAST_NONE && is_among_armed(s, e)))
            continue;
        cs_signs signs = {.count = 0}, pair = {.count = 0};
        cs_cast_mention_signs(s, mentions[i], &signs);
        cs_cast_pair_signs(s, e, mentions[i], &pair);
        add_example(out, role, told && role == CS_CAST_NONE ? 0.4f : 1, held_out);
        add_signs(out, &signs);
        add_signs(out, &pair);
        add_word(out, s, e->token);
        add_word(out, s, m->head);
        add_word(out, s, cs_cast_governor(s, m));
    }
}

void label_report(examples *worth, examples *cast, const cs_story *s, const muc_report *report,
                  bool held_out) {
    sheet h = sheet_of(s, report);
    cs_worth whole = cs_worth_read(s);
    for (uint32_t i = 0; i < s->events.count; i++) {
        float weight;
        uint8_t label;
        if (!cs_worth_is_judged(&s->events.at[i]))
            continue;
        label_worth(worth, &h, &whole, i, held_out, &weight, &label);
        if (label && weight > 0 && cs_cast_is_known(&s->events.at[i]))
            label_cast(cast, &h, i, held_out);
    }
}
