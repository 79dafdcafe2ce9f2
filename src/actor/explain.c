/* explain.c: see explain.h. The words are read as a mention of a report would be (reading.c), with
 * reasons written down; then what each table has of them. */
#include "actor/explain.h"

#include "actor/build.h"
#include "actor/reading.h"
#include "base/limit.h"

static const char *const tables[CS_WORD_CLASSES] = {"titles.tsv", "nominals.tsv", "bodies.tsv",
                                                    "identities.tsv", "orgwords.tsv"};

/* ---- the mention ------------------------------------------------------------------------------
 */

/* Makes one sentence of all, wherever the name was taken apart. */
static void make_one_sentence(cs_story *s) {
    cs_token *tokens = cs_arena_new(s->arena, cs_token, s->tokens.count);
    cs_sentence *whole = cs_arena_new(s->arena, cs_sentence, 1);
    memcpy(tokens, s->tokens.at, s->tokens.count * sizeof *tokens);
    for (uint32_t i = 0; i < s->tokens.count; i++)
        tokens[i].sentence = 0;
    *whole = (cs_sentence){cs_story_span(s, 0, s->tokens.count), 0, s->tokens.count};
    s->tokens.at = tokens;
    s->sentences.at = whole;
    s->sentences.count = 1;
}

/* The name of the tables that the words end with: its first token, or CS_NONE; whose it is,
 * CS_KIND_PERSON or CS_KIND_ORGANIZATION. */
static uint32_t name_at_end(const cs_actors *a, const cs_story *s, uint32_t end, uint8_t *kind) {
    for (uint32_t i = 0; i < end; i++) {
        uint32_t behind, entry = cs_phrases_find(&a->names, s, i, end, CS_BY_FORM, &behind);
        if (entry == CS_NONE || behind != end)
            continue;
        bool person = a->names.entries.at[entry].value >= a->known.count;
        *kind = person ? CS_KIND_PERSON : CS_KIND_ORGANIZATION;
        return i;
    }
    return CS_NONE;
}

/* Kind and form as the report's reading has them for the longest mention. */
static void guess(const cs_story *s, cs_mention *m) {
    uint32_t longest = 0;
    m->kind = CS_KIND_PERSON;
    m->form = CS_FORM_NOMINAL;
    for (uint32_t i = 0; i < s->mentions.count; i++) {
        const cs_mention *other = &s->mentions.at[i];
        uint32_t size = other->token_end - other->token;
        if (other->token_end > m->token_end || size <= longest || other->form == CS_FORM_PRONOUN)
            continue;
        longest = size;
        m->kind = other->kind;
        m->form = other->form;
        m->head = other->head;
    }
    if (m->kind == CS_KIND_OTHER)
        m->kind = CS_KIND_ORGANIZATION;
}

static uint32_t top_of(const cs_story *s, uint32_t end) {
    for (uint32_t i = 0; i < end; i++)
        if (s->tokens.at[i].head == CS_NONE || s->tokens.at[i].head >= end)
            return i;
    return end - 1;
}

/* Adds the mention that is the whole sentence. */
static uint32_t add_mention(const cs_actors *a, cs_story *s) {
    uint32_t end = s->sentences.at[0].token_end;
    cs_mention m = {.span = cs_story_span(s, 0, end),
                    .entity = CS_NONE,
                    .token_end = end,
                    .head = top_of(s, end)};
    uint32_t name = name_at_end(a, s, end, &m.kind);
    m.form = CS_FORM_NAME;
    if (name == CS_NONE)
        guess(s, &m);
    else
        m.head = name;
    *cs_vec_push(s->arena, &s->mentions) = m;
    return s->mentions.count - 1;
}

/* ---- what is written --------------------------------------------------------------------------
 */

static void say_value(cs_out *out, const char *label, cs_str value) {
    if (value.at)
        cs_out_format(out, "  %-8s  %.*s\n", label, (int)value.size, value.at);
}

static void say_actor(const cs_actor *actor, cs_out *out) {
    cs_out_add(out, actor->name);
    cs_out_byte(out, '\n');
    say_value(out, "id", actor->id);
    say_value(out, "office", actor->office);
    say_value(out, "country", actor->country);
    say_value(out, "sector", actor->sector);
    say_value(out, "code", actor->code);
    say_value(out, "side of", actor->side_of);
    cs_out_format(out, "  %-8s  %.2f\n", "score", actor->score);
}

static void say_day(cs_out *out, cs_day day, const char *open) {
    char text[CS_DAY_TEXT + 1];
    if (day != CS_DAY_NONE)
        cs_day_write(day, text);
    cs_out_text(out, day == CS_DAY_NONE ? open : text);
}

/* All offices of the person, the one of the day marked. */
static void say_tenures(const cs_actors *a, const cs_tenure *t, cs_out *out) {
    const cs_person *p = &a->persons.at[t->person];
    for (uint32_t i = p->holder; i < p->holder_end; i++) {
        const cs_holder *h = &a->holders.at[i];
        cs_out_format(out, "  %s holders.tsv:%u: %.*s", i == t->holder ? "*" : " ", h->line,
                      (int)h->office.size, h->office.at);
        if (h->country != CS_NONE)
            cs_out_format(out, ", %.3s", a->countries.at[h->country].code.at);
        if (h->group != CS_NONE) {
            cs_str id = a->known.at[h->group].actor.id;
            cs_out_format(out, ", of %.*s", (int)id.size, id.at);
        }
        cs_out_text(out, ", from ");
        say_day(out, h->from, "?");
        cs_out_text(out, " to ");
        say_day(out, h->to, "now");
        cs_out_byte(out, '\n');
    }
    if (p->died != CS_DAY_NONE) {
        cs_out_text(out, "    died on ");
        say_day(out, p->died, "");
        cs_out_byte(out, '\n');
    }
}

static void say_words(const cs_actors *a, const cs_part *part, cs_str words, cs_out *out) {
    for (unsigned class = 0; class < CS_WORD_CLASSES; class ++) {
        const cs_word *w = cs_part_word(a, part, (cs_word_class) class);
        if (!w)
            continue;
        cs_out_format(out, "    \"%.*s\": %s:%u", (int)words.size, words.at, tables[class],
                      w->line);
        if (w->sector.at)
            cs_out_format(out, ", sector %.*s", (int)w->sector.size, w->sector.at);
        if (w->id.at)
            cs_out_format(out, ", %.*s", (int)w->id.size, w->id.at);
        cs_out_byte(out, '\n');
    }
}

/* What the tables have of each part. */
static void say_parts(const cs_context *c, const cs_mention *m, cs_out *out) {
    cs_parts parts;
    cs_actor_cut(c->a, c->s, m->token, m->token_end, &parts);
    for (uint32_t i = 0; i < parts.count; i++) {
        const cs_part *part = &parts.at[i];
        cs_str words = cs_story_words(c->s, cs_story_span(c->s, part->token, part->end));
        if (part->country != CS_NONE)
            cs_out_format(out, "    \"%.*s\": countries.tsv, %.3s\n", (int)words.size, words.at,
                          c->a->countries.at[part->country].code.at);
        say_words(c->a, part, words, out);
        if (!part->known)
            cs_out_format(out, "    \"%.*s\": in no table\n", (int)words.size, words.at);
    }
}

/* On a copy of the story, which gets one sentence and one mention of all. */
static bool explain(const cs_actors *actors, cs_story s, cs_out *why, cs_out *out) {
    cs_context c;
    cs_reading reading;
    make_one_sentence(&s);
    uint32_t number = add_mention(actors, &s);
    const cs_mention *m = &s.mentions.at[number];
    cs_context_make(&c, actors, &s, why);
    cs_reading_of(&c, number, &reading);
    const cs_actor *actor = cs_actor_build(&c, &reading, m->kind, cs_story_words(&s, m->span));
    if (actor)
        say_actor(actor, out);
    else
        cs_out_format(out, "%.*s: not known\n", (int)s.text.size, s.text.at);
    cs_out_text(out, "because\n");
    cs_out_add(out, cs_out_str(why));
    if (reading.person.person != CS_NONE)
        say_tenures(actors, &reading.person, out);
    say_parts(&c, m, out);
    return actor != NULL;
}

bool cs_actor_explain(const cs_actors *actors, const cs_story *s, cs_out *out) {
    if (!s->sentences.count || !s->tokens.count)
        return false;
    cs_out why = cs_out_make(CS_MEBI);
    bool known = explain(actors, *s, &why, out);
    cs_out_free(&why);
    return known;
}
