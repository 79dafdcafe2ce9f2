/* reading.c: see reading.h. The mention is cut into parts; its head part says what it is, the
 * others to whom it belongs: "Iraqi Shiite militia" is a militia, Iraqi and Shiite. What stands
 * right before and behind belongs to it, too: "Norway's foreign minister", "a spokesman for the
 * Taliban", "residents of Aleppo". */
#include "actor/reading.h"

#include "actor/sector.h"
#include "actor/take.h"
#include "actor/widen.h"

/* ---- the head ---------------------------------------------------------------------------------
 */

/* The part that says what the mention is: that of its head word, or the last before a link. */
static uint32_t head_part(const cs_reader *q) {
    uint32_t last = q->parts.count - 1;
    for (uint32_t i = 1; i < q->parts.count; i++) {
        if (q->parts.at[i].link) {
            last = i - 1;
            break;
        }
    }
    for (uint32_t i = 0; i <= last; i++)
        if (q->parts.at[i].token <= q->m->head && q->m->head < q->parts.at[i].end)
            last = i;
    return last;
}

/* Words that are no descriptions of what a name is stand beside it: another name then. */
static bool stands_alone(const cs_reader *q) {
    const cs_part *head = &q->parts.at[q->head];
    for (uint32_t i = 0; i < q->parts.count; i++) {
        const cs_part *part = &q->parts.at[i];
        bool beside = part->end == head->token || part->token == head->end;
        if (i != q->head && part->capital && beside)
            return false;
    }
    return true;
}

/* The last title and noun before the head, and the words from the first of them on. */
static void read_titles(cs_reader *q, const cs_parts *parts, uint32_t end, cs_beside *beside) {
    uint32_t first = CS_NONE, last = 0;
    for (uint32_t i = 0; i < end; i++) {
        const cs_word *title = cs_reader_word(q, &parts->at[i], CS_WORD_TITLE),
                      *noun = cs_reader_word(q, &parts->at[i], CS_WORD_NOUN);
        bool says = title && title->kind <= CS_TITLE_ROLE;
        if (says && (!beside->title || title->kind != CS_TITLE_RANK))
            beside->title = title;
        if (noun)
            beside->noun = noun;
        bool acting = title && title->kind == CS_TITLE_ACTING;
        if (!says && !noun && !acting)
            continue;
        first = first == CS_NONE ? parts->at[i].token : first;
        last = parts->at[i].end;
    }
    if (first != CS_NONE && first < last && !q->r->office.at)
        q->r->office = cs_story_words(q->c->s, cs_story_span(q->c->s, first, last));
}

/* First token of the row of words that leads up to the mention: "Norway 's", "Pentagon spokesman".
 */
static uint32_t left_start(const cs_story *s, uint32_t token) {
    enum { MOST = 9 };
    uint32_t first = token, limit = s->sentences.at[s->tokens.at[token].sentence].token;
    while (first > limit && token - first < MOST) {
        const cs_token *t = &s->tokens.at[first - 1];
        bool of = cs_str_eq_nocase(t->lemma, "of") || cs_str_eq_nocase(t->lemma, "for");
        if (t->upos != CS_UPOS_NOUN && t->upos != CS_UPOS_PROPN && t->upos != CS_UPOS_ADJ &&
            t->upos != CS_UPOS_PART && t->upos != CS_UPOS_DET && !of && t->key)
            break;
        first--;
    }
    return first;
}

/* Fills in what stands beside a name, within the mention or, where nothing does, before it. */
static void read_beside(cs_reader *q, cs_beside *beside) {
    *beside = (cs_beside){.stated = CS_NONE};
    read_titles(q, &q->parts, q->head, beside);
    uint32_t left = left_start(q->c->s, q->m->token);
    if (!beside->title && !beside->noun && left < q->m->token) {
        cs_parts before;
        cs_actor_cut(q->c->a, q->c->s, left, q->m->token, &before);
        const cs_part *last = before.count ? &before.at[before.count - 1] : NULL;
        bool leads = last && (cs_reader_word(q, last, CS_WORD_TITLE) ||
                              cs_reader_word(q, last, CS_WORD_NOUN));
        if (leads && !cs_reader_title(q, last, CS_TITLE_SKIP)) {
            read_titles(q, &before, before.count, beside);
            cs_take_before(q, &before, before.count);
        }
    }
    beside->stated = q->r->country;
    beside->past = q->r->past;
}

/* ---- kinds of heads ---------------------------------------------------------------------------
 */

static bool read_known(cs_reader *q, const cs_part *part) {
    double score;
    uint32_t known = cs_context_known(q->c, part, q->r->country, &score);
    if (known == CS_NONE)
        return false;
    if (!stands_alone(q)) {
        q->r->group = known;
        q->r->sector = q->c->a->known.at[known].actor.sector;
        return true;
    }
    q->r->known = known;
    q->r->score = score;
    return true;
}

static bool one_word(const cs_part *part) {
    return part->end == part->token + 1;
}

static bool read_person(cs_reader *q, const cs_part *part) {
    cs_beside beside;
    read_beside(q, &beside);
    bool another = one_word(part) && !stands_alone(q);
    if (another)
        return false;
    q->r->person = cs_context_person(q->c, part, &beside);
    q->r->score = q->r->person.score;
    return q->r->person.person != CS_NONE;
}

/* "Palestinians", "an Iraqi": people; "Iraqi" before a noun is the country's. */
static bool is_people(const cs_story *s, const cs_part *part) {
    const cs_token *t = &s->tokens.at[part->end - 1];
    cs_str word = cs_story_words(s, t->span);
    return t->xpos == CS_XPOS_NNS || t->xpos == CS_XPOS_NNPS ||
           (t->upos != CS_UPOS_ADJ &&
            ((cs_str_ends(word, "s") && !cs_str_ends(word, "ss")) || cs_str_ends(word, "men")));
}

/* Where it happens is no actor: "in Baghdad", "near Kabul". */
static bool is_locative(const cs_story *s, const cs_mention *m) {
    static const char *const words[] = {"in",     "at",   "near",   "from",    "around", "outside",
                                        "inside", "into", "across", "through", NULL};
    if (cs_span_meets(s->source.dateline.span, m->span))
        return true;
    if (m->token <= s->sentences.at[s->tokens.at[m->token].sentence].token)
        return false;
    return cs_str_is_any(s->tokens.at[m->token - 1].lemma, words);
}

static bool says_ethnic(const cs_story *s, uint32_t token) {
    return token > s->sentences.at[s->tokens.at[token].sentence].token &&
           cs_str_eq_nocase(s->tokens.at[token - 1].lemma, "ethnic");
}

/* People of a country, or a people that lives in another: "Bosnian Serbs", "Albanians of southern
 * Serbia", "ethnic Turks in Bulgaria". */
static void read_people(cs_reader *q, const cs_part *part, uint32_t own) {
    bool ethnic = says_ethnic(q->c->s, part->token);
    q->r->sector = CS_STR("CVL");
    q->r->described = true;
    if (q->r->country == CS_NONE)
        cs_take_qualifier(q);
    if (q->r->country == CS_NONE)
        cs_take_right(q, ethnic);
    if (q->r->country == CS_NONE && !(ethnic && q->c->country != CS_NONE))
        q->r->country = own;
}

/* A place is no actor; where it lies is said all the same. */
static void read_place(cs_reader *q, uint32_t country) {
    q->r->country = country;
    q->r->place = true;
}

static void read_country(cs_reader *q, const cs_part *part) {
    const cs_story *s = q->c->s;
    if (part->country_as == CS_COUNTRY_DEMONYM && is_people(s, part) && stands_alone(q)) {
        read_people(q, part, part->country);
        return;
    }
    q->r->country = part->country;
    q->r->place = q->m->kind == CS_KIND_PLACE;
    if (!stands_alone(q))
        return;
    q->r->place = false;
    if (part->country_as == CS_COUNTRY_CAPITAL && is_locative(s, q->m)) {
        read_place(q, part->country);
        return;
    }
    q->r->state = part->country;
    q->r->bare = part->country_as != CS_COUNTRY_CAPITAL;
    q->r->score = 0.9;
}

static void read_words(cs_reader *q, const cs_part *part) {
    const cs_word *body = cs_reader_word(q, part, CS_WORD_BODY);
    cs_beside beside = {.stated = CS_NONE};
    q->r->described = true;
    if (q->r->country == CS_NONE && q->r->group == CS_NONE)
        cs_take_owner(q);
    if (q->r->country == CS_NONE && q->r->group == CS_NONE)
        cs_take_right(q, !cs_actor_armed(
                             q->c->a, cs_sector_own(cs_reader_word(q, part, CS_WORD_TITLE),
                                                    cs_reader_word(q, part, CS_WORD_NOUN), body)));
    q->r->sector = cs_sector_of_words(q, part);
    q->r->body = q->r->group == CS_NONE ? body : NULL;
    const cs_word *title = cs_reader_word(q, part, CS_WORD_TITLE);
    if (title && !body && !cs_str_eq(title->id, "fighter"))
        read_titles(q, &q->parts, q->head + 1, &beside);
}

/* The first row of orgwords that the name has, the words of the table going by its order. */
static void read_orgwords(cs_reader *q) {
    uint32_t best = CS_NONE;
    for (uint32_t i = 0; i < q->parts.count; i++) {
        uint32_t word = q->parts.at[i].words[CS_WORD_ORG];
        bool first = i == 0, last = i + 1 == q->parts.count;
        const cs_word *w = word == CS_NONE ? NULL : &q->c->a->words.at[word];
        if (w && (w->kind == 0 || (w->kind == 1 && last) || (w->kind == 2 && first)) && word < best)
            best = word;
    }
    if (best != CS_NONE)
        q->r->sector = q->c->a->words.at[best].sector;
}

/* A person's name that is in no table: what the title says, or who of that surname has it. */
static void read_unknown_person(cs_reader *q) {
    cs_beside beside;
    read_beside(q, &beside);
    uint64_t surname = cs_reader_surname(q, q->parts.at[q->head].end - 1);
    bool alone = q->head == 0 || !q->parts.at[q->head - 1].capital;
    if (beside.title && alone)
        q->r->person = cs_context_surname(q->c, surname, &beside);
    q->r->score = q->r->person.score;
    if (q->r->person.person != CS_NONE)
        return;
    if (q->r->country == CS_NONE && q->r->group == CS_NONE && alone)
        q->r->country = cs_context_country_of(q->c, surname, beside.title);
    q->r->sector = cs_sector_beside(q, &beside);
    q->r->described = beside.title || beside.noun;
}

static bool has_words(const cs_reader *q, const cs_part *part) {
    const cs_word *title = cs_reader_word(q, part, CS_WORD_TITLE);
    return cs_reader_word(q, part, CS_WORD_NOUN) || cs_reader_word(q, part, CS_WORD_BODY) ||
           (title && title->kind <= CS_TITLE_ROLE);
}

static bool is_thing(uint8_t kind) {
    return kind == CS_KIND_PLACE || kind == CS_KIND_FACILITY || kind == CS_KIND_WEAPON ||
           kind == CS_KIND_VEHICLE || kind == CS_KIND_OTHER;
}

/* "the Kurds", "Sunnis". */
static bool is_a_people(const cs_reader *q, const cs_part *part) {
    const cs_word *identity = cs_reader_word(q, part, CS_WORD_IDENTITY);
    return identity && identity->kind != CS_IDENTITY_REGION && is_people(q->c->s, part);
}

static void read_identity(cs_reader *q, const cs_part *part) {
    const cs_word *identity = cs_reader_word(q, part, CS_WORD_IDENTITY);
    q->r->identity = identity;
    read_people(q, part, identity->country);
}

static void read_head(cs_reader *q) {
    const cs_part *part = &q->parts.at[q->head];
    bool name = q->m->form == CS_FORM_NAME, thing = is_thing(q->m->kind);
    if (part->name != CS_NONE && (read_known(q, part) || read_person(q, part)))
        return;
    if (part->country != CS_NONE && q->m->kind != CS_KIND_PERSON && (name || !thing)) {
        read_country(q, part);
        return;
    }
    if (part->country != CS_NONE && one_word(part) && q->parts.count == 1) {
        read_country(q, part);
        return;
    }
    if (has_words(q, part) && !(thing && name)) {
        read_words(q, part);
    } else if (is_a_people(q, part) && !thing) {
        read_identity(q, part);
    } else if (name && q->m->kind == CS_KIND_PLACE) {
        read_place(q, cs_context_country(q->c, q->m->token, q->m->token_end));
    } else if (name && q->m->kind == CS_KIND_PERSON) {
        read_unknown_person(q);
    } else if (name && !thing) {
        read_orgwords(q);
    }
}

/* "ousted", "Sunni" before a name are read with it; a country that only begins a person's name is
 * none: "Jordan Smith". */
static bool country_misleads(const cs_reader *q) {
    if (q->m->kind != CS_KIND_PERSON || q->m->form != CS_FORM_NAME || q->head == 0)
        return false;
    for (uint32_t i = 0; i < q->head; i++)
        if (has_words(q, &q->parts.at[i]))
            return false;
    return true;
}

void cs_reading_of(const cs_context *c, uint32_t mention, cs_reading *r) {
    cs_mention m = c->s->mentions.at[mention];
    cs_reader q = {.c = c, .m = &m, .r = r};
    *r = (cs_reading){.known = CS_NONE,
                      .person = {.person = CS_NONE, .holder = CS_NONE},
                      .state = CS_NONE,
                      .group = CS_NONE,
                      .country = CS_NONE,
                      .backer = CS_NONE};
    r->named = m.form == CS_FORM_NAME;
    if (m.form == CS_FORM_PRONOUN)
        return;
    if (m.form == CS_FORM_NAME)
        cs_widen_name(c, &m);
    else if (!is_thing(m.kind))
        cs_widen_nominal(c, &m);
    cs_actor_cut(c->a, c->s, m.token, m.token_end, &q.parts);
    if (!q.parts.count)
        return;
    q.head = head_part(&q);
    if (!country_misleads(&q))
        cs_take_before(&q, &q.parts, q.head);
    cs_take_behind(&q, &q.parts, q.head + 2);
    read_head(&q);
    if (r->group != CS_NONE && r->country == CS_NONE)
        r->country = cs_actor_country(c->a, c->a->known.at[r->group].actor.country);
    if (r->country == CS_NONE && r->identity)
        r->country = cs_context_home(c, r->identity->country);
}
