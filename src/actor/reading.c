/* reading.c: see reading.h. The mention is cut into parts; its head part says what it is, the
 * others to whom it belongs: "Iraqi Shiite militia" is a militia, Iraqi and Shiite. What stands
 * right before and behind belongs to it, too: "Norway's foreign minister", "a spokesman for the
 * Taliban", "residents of Aleppo". */
#include "actor/reading.h"

typedef struct reader {
    const cs_context *c;
    const cs_mention *m;
    cs_parts parts;
    uint32_t head; /* part */
    cs_reading *r;
} reader;

static const cs_word *word_of(const reader *q, const cs_part *part, cs_word_class class) {
    return cs_part_word(q->c->a, part, class);
}

static bool title_is(const reader *q, const cs_part *part, cs_title_kind kind) {
    return cs_part_title(q->c->a, part, kind);
}

static bool is_empty(const reader *q, const cs_part *part) {
    return title_is(q, part, CS_TITLE_SKIP);
}

static uint64_t surname_at(const reader *q, uint32_t token) {
    return cs_actor_surname(cs_story_words(q->c->s, q->c->s->tokens.at[token].span));
}

/* ---- what the mention belongs to --------------------------------------------------------------
 */

static cs_str group_country(const cs_actors *a, uint32_t known) {
    return a->known.at[known].actor.country;
}

static void take_country(reader *q, uint32_t country, bool backer) {
    uint32_t *place = backer ? &q->r->backer : &q->r->country;
    if (*place == CS_NONE)
        *place = country;
}

/* A name that modifies: an organization makes it a group's, a person gives a country. */
static void take_name(reader *q, const cs_part *part) {
    const cs_actors *a = q->c->a;
    double score;
    cs_beside nothing = {.stated = CS_NONE};
    uint32_t known = cs_context_known(q->c, part, q->r->country, &score);
    if (known != CS_NONE) {
        if (q->r->group == CS_NONE)
            q->r->group = known;
        return;
    }
    cs_tenure t = cs_context_person(q->c, part, &nothing);
    if (t.person != CS_NONE && a->holders.at[t.holder].country != CS_NONE)
        take_country(q, a->holders.at[t.holder].country, false);
}

static void take_identity(reader *q, const cs_word *identity) {
    if (identity->kind == CS_IDENTITY_REGION)
        q->r->region = identity;
    else if (!q->r->identity)
        q->r->identity = identity;
}

/* A name that is in no table: who heads a government, where one is meant ("the Bush
 * administration"), else a place. */
static void take_unknown(reader *q, const cs_part *part) {
    const cs_word *body = word_of(q, &q->parts.at[q->head], CS_WORD_BODY);
    uint32_t country = CS_NONE;
    if (body && cs_str_eq(body->id, "government") && part->end == part->token + 1)
        country = cs_context_country_of(q->c, surname_at(q, part->token), NULL);
    if (country == CS_NONE)
        country = cs_context_country(q->c, part->token, part->end);
    take_country(q, country, false);
}

/* Takes what a modifying part says. */
static void take_part(reader *q, const cs_part *part, bool backer) {
    const cs_word *identity = word_of(q, part, CS_WORD_IDENTITY);
    if (part->name != CS_NONE)
        take_name(q, part);
    else if (part->country != CS_NONE)
        take_country(q, part->country, backer);
    if (identity)
        take_identity(q, identity);
    if (title_is(q, part, CS_TITLE_FORMER))
        q->r->past = CS_PAST_FORMER;
    if (title_is(q, part, CS_TITLE_LATE))
        q->r->past = CS_PAST_LATE;
    if (part->capital)
        take_unknown(q, part);
}

/* The parts before the head, the nearest first; "Iranian-backed" gives a backer. */
static void take_before(reader *q) {
    bool backer = false;
    for (uint32_t i = q->head; i-- > 0;) {
        take_part(q, &q->parts.at[i], backer);
        backer = title_is(q, &q->parts.at[i], CS_TITLE_BACKED);
    }
}

/* The parts behind a link, up to the first that says something. */
static void take_behind(reader *q, const cs_parts *parts, uint32_t from) {
    for (uint32_t i = from; i < parts->count; i++) {
        const cs_part *part = &parts->at[i];
        bool says = part->name != CS_NONE || part->country != CS_NONE || part->capital;
        if (says)
            take_part(q, part, false);
        bool passed = part->known || q->c->s->tokens.at[part->token].upos == CS_UPOS_ADJ;
        if (says || !passed)
            return;
    }
}

static bool ends_group(const cs_token *t) {
    return t->upos == CS_UPOS_VERB || t->upos == CS_UPOS_AUX || t->upos == CS_UPOS_PUNCT ||
           t->upos == CS_UPOS_CCONJ || t->upos == CS_UPOS_SCONJ;
}

/* Does the word behind the mention tie it to what follows? `where`: also where it is; soldiers are
 * in many a country that is not theirs. */
static bool ties(const cs_token *t, bool where) {
    static const char *const words[] = {"of", "for", "from", "with", NULL};
    for (const char *const *w = words; *w; w++)
        if (cs_str_eq_nocase(t->lemma, *w))
            return true;
    return where && (cs_str_eq_nocase(t->lemma, "in") || cs_str_eq_nocase(t->lemma, "at"));
}

/* Is it a word between an owner and the head: adjective, noun, name, number? */
static bool is_within_group(const cs_token *t) {
    return t->xpos != CS_XPOS_POS && (t->upos == CS_UPOS_ADJ || t->upos == CS_UPOS_NOUN ||
                                      t->upos == CS_UPOS_PROPN || t->upos == CS_UPOS_NUM);
}

static void take_right(reader *q, bool where) {
    enum { MOST = 7 };
    const cs_story *s = q->c->s;
    uint32_t from = q->m->token_end;
    if (from >= s->tokens.count ||
        s->tokens.at[from].sentence != s->tokens.at[q->m->token].sentence ||
        !ties(&s->tokens.at[from], where))
        return;
    uint32_t limit = s->sentences.at[s->tokens.at[from].sentence].token_end, end = from + 1;
    while (end < limit && end <= from + MOST && !ends_group(&s->tokens.at[end]))
        end++;
    cs_parts behind;
    cs_actor_cut(q->c->a, s, from + 1, end, &behind);
    take_behind(q, &behind, 0);
}

/* Do the words of the head say that somebody is part of a body: "fighters", "members", "forces"? */
static bool is_of_group(const reader *q) {
    const cs_part *part = &q->parts.at[q->head];
    const cs_word *noun = word_of(q, part, CS_WORD_NOUN), *title = word_of(q, part, CS_WORD_TITLE);
    cs_str sector = noun ? noun->sector : title ? title->sector : CS_STR_NONE;
    return title || (sector.at && (cs_str_eq(sector, "UNK") || cs_actor_armed(q->c->a, sector)));
}

/* "its fighters", "his country": of whom the pronoun stands for, where that is known by now. */
static void take_possessor(reader *q, uint32_t token) {
    const cs_story *s = q->c->s;
    uint32_t start = s->tokens.at[token].span.start;
    uint32_t i = cs_story_seek(s->mentions, start);
    while (i < s->mentions.count && s->mentions.at[i].span.start == start &&
           s->mentions.at[i].form != CS_FORM_PRONOUN)
        i++;
    bool found = i < s->mentions.count && s->mentions.at[i].span.start == start &&
                 s->mentions.at[i].entity != CS_NONE;
    const cs_actor *actor = found ? s->entities.at[s->mentions.at[i].entity].actor : NULL;
    if (!actor)
        return;
    uint32_t country = cs_actor_country(q->c->a, actor->country);
    uint32_t known = cs_actor_known(q->c->a, actor->id);
    if (country != CS_NONE)
        take_country(q, country, false);
    if (known != CS_NONE && is_of_group(q))
        q->r->group = known;
}

/* "Norway 's foreign minister", where the mention begins behind the possessor, or behind words that
 * qualify it: "Taiwan 's vice foreign minister". */
static void take_owner(reader *q) {
    enum { MOST = 5, MOST_BETWEEN = 4 };
    const cs_story *s = q->c->s;
    uint32_t end = q->m->token, limit = s->sentences.at[s->tokens.at[end].sentence].token;
    for (uint32_t i = 0; i < MOST_BETWEEN && end > limit && is_within_group(&s->tokens.at[end - 1]);
         i++)
        end--;
    if (s->tokens.at[q->m->token].xpos == CS_XPOS_PRPS)
        take_possessor(q, q->m->token);
    else if (end > limit && s->tokens.at[end - 1].xpos == CS_XPOS_PRPS)
        take_possessor(q, end - 1);
    if (end < limit + 2 || s->tokens.at[end - 1].xpos != CS_XPOS_POS)
        return;
    uint32_t first = end - 1;
    while (first > limit && end - first <= MOST && s->tokens.at[first - 1].upos == CS_UPOS_PROPN)
        first--;
    cs_parts owner;
    cs_actor_cut(q->c->a, s, first, end - 1, &owner);
    if (owner.count)
        take_part(q, &owner.at[owner.count - 1], false);
}

/* "Bosnian Serbs", where the mention begins behind "Bosnian"; or an owner. */
static void take_qualifier(reader *q) {
    const cs_story *s = q->c->s;
    uint32_t token = q->m->token;
    if (token > s->sentences.at[s->tokens.at[token].sentence].token &&
        s->tokens.at[token - 1].upos == CS_UPOS_ADJ) {
        cs_parts before;
        cs_actor_cut(q->c->a, s, token - 1, token, &before);
        if (before.count)
            take_part(q, &before.at[0], false);
    }
    if (q->r->country == CS_NONE)
        take_owner(q);
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

/* ---- the head ---------------------------------------------------------------------------------
 */

/* The part that says what the mention is: that of its head word, or the last before a link. */
static uint32_t head_part(const reader *q) {
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
static bool stands_alone(const reader *q) {
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
static void read_titles(reader *q, const cs_parts *parts, uint32_t end, cs_beside *beside) {
    uint32_t first = CS_NONE, last = 0;
    for (uint32_t i = 0; i < end; i++) {
        const cs_word *title = word_of(q, &parts->at[i], CS_WORD_TITLE),
                      *noun = word_of(q, &parts->at[i], CS_WORD_NOUN);
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

/* Fills in what stands beside a name, within the mention or, where nothing does, before it. */
static void read_beside(reader *q, cs_beside *beside) {
    *beside = (cs_beside){.stated = CS_NONE};
    read_titles(q, &q->parts, q->head, beside);
    uint32_t left = left_start(q->c->s, q->m->token);
    if (!beside->title && !beside->noun && left < q->m->token) {
        cs_parts before;
        cs_actor_cut(q->c->a, q->c->s, left, q->m->token, &before);
        const cs_part *last = before.count ? &before.at[before.count - 1] : NULL;
        bool leads = last && (word_of(q, last, CS_WORD_TITLE) || word_of(q, last, CS_WORD_NOUN));
        if (leads && !is_empty(q, last)) {
            read_titles(q, &before, before.count, beside);
            bool backer = false;
            for (uint32_t i = before.count; i-- > 0;) {
                take_part(q, &before.at[i], backer);
                backer = title_is(q, &before.at[i], CS_TITLE_BACKED);
            }
        }
    }
    beside->stated = q->r->country;
    beside->past = q->r->past;
}

/* ---- sectors ----------------------------------------------------------------------------------
 */

static bool is_role(const cs_word *title) {
    return title && title->kind == CS_TITLE_ROLE;
}

static bool is_unknown(cs_str sector) {
    return !sector.at || cs_str_eq(sector, "UNK");
}

/* Sector of the body whose part somebody is; fighters of a government are its soldiers. */
static cs_str sector_within(const reader *q, const cs_word *role, cs_str own, cs_str body) {
    bool fighter = cs_str_eq(role->id, "fighter");
    if (is_unknown(body) || (fighter && !cs_actor_armed(q->c->a, body) && !is_unknown(own)))
        return own;
    return body;
}

/* The sector that the words before the head give: "militia sources", "police spokesman". */
static cs_str modifier_sector(const reader *q) {
    for (uint32_t i = q->head; i-- > 0;) {
        const cs_part *part = &q->parts.at[i];
        const cs_word *body = word_of(q, part, CS_WORD_BODY),
                      *noun = word_of(q, part, CS_WORD_NOUN);
        if (body)
            return body->sector;
        if (noun && !is_unknown(noun->sector))
            return noun->sector;
    }
    return CS_STR_NONE;
}

static cs_str own_sector(const cs_word *title, const cs_word *noun, const cs_word *body) {
    if (noun && !is_unknown(noun->sector))
        return noun->sector;
    if (body)
        return body->sector;
    if (title && title->sector.at)
        return title->sector;
    return noun ? noun->sector : CS_STR_NONE;
}

static cs_str sector_of_words(const reader *q, const cs_part *part) {
    const cs_word *title = word_of(q, part, CS_WORD_TITLE), *noun = word_of(q, part, CS_WORD_NOUN),
                  *body = word_of(q, part, CS_WORD_BODY);
    cs_str own = own_sector(title, noun, body);
    bool unknown = noun && is_unknown(noun->sector) && !title && !body;
    bool official = cs_str_eq(own, "GOV"); /* "Red Cross officials" govern nothing */
    if ((unknown || official) && q->r->group != CS_NONE)
        return q->c->a->known.at[q->r->group].actor.sector;
    if (is_role(title) && q->r->group != CS_NONE)
        return sector_within(q, title, own, q->c->a->known.at[q->r->group].actor.sector);
    if (is_role(title) || unknown) {
        cs_str body_sector = modifier_sector(q);
        return unknown && !is_unknown(body_sector) ? body_sector
               : is_role(title)                    ? sector_within(q, title, own, body_sector)
                                                   : own;
    }
    return own;
}

/* ---- kinds of heads ---------------------------------------------------------------------------
 */

static bool read_known(reader *q, const cs_part *part) {
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

static bool read_person(reader *q, const cs_part *part) {
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
    for (const char *const *w = words; *w; w++)
        if (cs_str_eq_nocase(s->tokens.at[m->token - 1].lemma, *w))
            return true;
    return false;
}

static bool says_ethnic(const cs_story *s, uint32_t token) {
    return token > s->sentences.at[s->tokens.at[token].sentence].token &&
           cs_str_eq_nocase(s->tokens.at[token - 1].lemma, "ethnic");
}

/* People of a country, or a people that lives in another: "Bosnian Serbs", "Albanians of southern
 * Serbia", "ethnic Turks in Bulgaria". */
static void read_people(reader *q, const cs_part *part, uint32_t own) {
    bool ethnic = says_ethnic(q->c->s, part->token);
    q->r->sector = CS_STR("CVL");
    q->r->described = true;
    if (q->r->country == CS_NONE)
        take_qualifier(q);
    if (q->r->country == CS_NONE)
        take_right(q, ethnic);
    if (q->r->country == CS_NONE && !(ethnic && q->c->country != CS_NONE))
        q->r->country = own;
}

/* A place is no actor; where it lies is said all the same. */
static void read_place(reader *q, uint32_t country) {
    q->r->country = country;
    q->r->place = true;
}

static void read_country(reader *q, const cs_part *part) {
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

static void read_words(reader *q, const cs_part *part) {
    const cs_word *body = word_of(q, part, CS_WORD_BODY);
    cs_beside beside = {.stated = CS_NONE};
    q->r->described = true;
    if (q->r->country == CS_NONE && q->r->group == CS_NONE)
        take_owner(q);
    if (q->r->country == CS_NONE && q->r->group == CS_NONE)
        take_right(q, !cs_actor_armed(q->c->a, own_sector(word_of(q, part, CS_WORD_TITLE),
                                                          word_of(q, part, CS_WORD_NOUN), body)));
    q->r->sector = sector_of_words(q, part);
    q->r->body = q->r->group == CS_NONE ? body : NULL;
    const cs_word *title = word_of(q, part, CS_WORD_TITLE);
    if (title && !body && !cs_str_eq(title->id, "fighter"))
        read_titles(q, &q->parts, q->head + 1, &beside);
}

/* The first row of orgwords that the name has, the words of the table going by its order. */
static void read_orgwords(reader *q) {
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

static cs_str sector_beside(reader *q, const cs_beside *beside) {
    const cs_word *title = beside->title;
    cs_str own = own_sector(title, NULL, NULL);
    if (is_role(title) && q->r->group != CS_NONE)
        own = sector_within(q, title, own, q->c->a->known.at[q->r->group].actor.sector);
    else if (is_role(title))
        own = sector_within(q, title, own, modifier_sector(q));
    if (is_unknown(own) && beside->noun)
        own = beside->noun->sector;
    return own;
}

/* A person's name that is in no table: what the title says, or who of that surname has it. */
static void read_unknown_person(reader *q) {
    cs_beside beside;
    read_beside(q, &beside);
    uint64_t surname = surname_at(q, q->parts.at[q->head].end - 1);
    bool alone = q->head == 0 || !q->parts.at[q->head - 1].capital;
    if (beside.title && alone)
        q->r->person = cs_context_surname(q->c, surname, &beside);
    q->r->score = q->r->person.score;
    if (q->r->person.person != CS_NONE)
        return;
    if (q->r->country == CS_NONE && q->r->group == CS_NONE && alone)
        q->r->country = cs_context_country_of(q->c, surname, beside.title);
    q->r->sector = sector_beside(q, &beside);
    q->r->described = beside.title || beside.noun;
}

static bool has_words(const reader *q, const cs_part *part) {
    const cs_word *title = word_of(q, part, CS_WORD_TITLE);
    return word_of(q, part, CS_WORD_NOUN) || word_of(q, part, CS_WORD_BODY) ||
           (title && title->kind <= CS_TITLE_ROLE);
}

static bool is_thing(uint8_t kind) {
    return kind == CS_KIND_PLACE || kind == CS_KIND_FACILITY || kind == CS_KIND_WEAPON ||
           kind == CS_KIND_VEHICLE || kind == CS_KIND_OTHER;
}

/* "the Kurds", "Sunnis". */
static bool is_a_people(const reader *q, const cs_part *part) {
    const cs_word *identity = word_of(q, part, CS_WORD_IDENTITY);
    return identity && identity->kind != CS_IDENTITY_REGION && is_people(q->c->s, part);
}

static void read_identity(reader *q, const cs_part *part) {
    const cs_word *identity = word_of(q, part, CS_WORD_IDENTITY);
    q->r->identity = identity;
    read_people(q, part, identity->country);
}

static void read_head(reader *q) {
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
static bool country_misleads(const reader *q) {
    if (q->m->kind != CS_KIND_PERSON || q->m->form != CS_FORM_NAME || q->head == 0)
        return false;
    for (uint32_t i = 0; i < q->head; i++)
        if (has_words(q, &q->parts.at[i]))
            return false;
    return true;
}

/* Is there a mention of all these tokens? */
static bool is_mention(const cs_story *s, uint32_t first, uint32_t end) {
    cs_span span = cs_story_span(s, first, end);
    for (uint32_t i = cs_story_seek(s->mentions, span.start);
         i < s->mentions.count && s->mentions.at[i].span.start == span.start; i++)
        if (s->mentions.at[i].token_end >= end)
            return true;
    return false;
}

/* A mention that is only part of a name of the tables ("Theresa" of "Theresa May") is read as the
 * whole, where that is no mention by itself. */
static void widen(const cs_context *c, cs_mention *m) {
    enum { MOST = 3 };
    const cs_sentence *sentence = &c->s->sentences.at[c->s->tokens.at[m->token].sentence];
    for (uint32_t back = 0; back <= MOST && m->token >= sentence->token + back; back++) {
        uint32_t first = m->token - back, end;
        uint32_t entry =
            cs_phrases_find(&c->a->names, c->s, first, sentence->token_end, CS_BY_FORM, &end);
        bool wider =
            entry != CS_NONE && end >= m->token_end && end - first > m->token_end - m->token;
        if (!wider || is_mention(c->s, first, end))
            continue;
        m->token = first;
        m->token_end = end;
        return;
    }
}

/* Does the token before the mention qualify its head: "Iranian-backed militiamen"? */
static bool qualifies(const cs_story *s, const cs_mention *m, uint32_t token) {
    const cs_token *t = &s->tokens.at[token];
    bool word = t->upos == CS_UPOS_ADJ || t->upos == CS_UPOS_NOUN || t->upos == CS_UPOS_PROPN ||
                t->upos == CS_UPOS_VERB;
    bool below = t->head != CS_NONE && t->head > token && t->head < m->token_end;
    return t->xpos != CS_XPOS_POS && (t->xpos == CS_XPOS_HYPH || (word && below));
}

/* A noun is read with the words that qualify it, where the mention has it without them. */
static void widen_nominal(const cs_context *c, cs_mention *m) {
    enum { MOST = 6 };
    const cs_story *s = c->s;
    uint32_t limit = s->sentences.at[s->tokens.at[m->token].sentence].token;
    for (unsigned i = 0; i < MOST && m->token > limit && qualifies(s, m, m->token - 1); i++)
        m->token--;
}

void cs_reading_of(const cs_context *c, uint32_t mention, cs_reading *r) {
    cs_mention m = c->s->mentions.at[mention];
    reader q = {.c = c, .m = &m, .r = r};
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
        widen(c, &m);
    else if (!is_thing(m.kind))
        widen_nominal(c, &m);
    cs_actor_cut(c->a, c->s, m.token, m.token_end, &q.parts);
    if (!q.parts.count)
        return;
    q.head = head_part(&q);
    if (!country_misleads(&q))
        take_before(&q);
    take_behind(&q, &q.parts, q.head + 2);
    read_head(&q);
    if (r->group != CS_NONE && r->country == CS_NONE)
        r->country = cs_actor_country(c->a, group_country(c->a, r->group));
    if (r->country == CS_NONE && r->identity)
        r->country = cs_context_home(c, r->identity->country);
}
