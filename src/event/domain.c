/* domain.c: see domain.h. Each listed word or phrase adds its weight to its sentence; what a
 * passage is about is a sum over the sentences around it, as one sense of a word goes with one
 * discourse (Gale, Church and Yarowsky 1992; Yarowsky 1995). */
#include "event/domain.h"

#include "table/table.h"

/* What the neighbours of a sentence, the title and the rest of the story count beside it. */
static const float BEFORE = 0.5f, TWO_BEFORE = 0.25f, BEHIND = 0.25f, TITLE = 0.5f, WHOLE = 0.3f;
/* No sentence tells more than this of a domain. */
static const float MOST = 5.0f;

/* ---- tables ----------------------------------------------------------------------------------
 */

static int find_name(const cs_domains *d, cs_str name) {
    for (uint32_t i = 0; i < d->names.count; i++)
        if (cs_str_is(d->names.at[i], name))
            return (int)i;
    return -1;
}

static bool number_of(cs_domains *d, const cs_table *table, uint32_t row, cs_arena *arena,
                      uint8_t *number, cs_error *error) {
    cs_str name = cs_table_cell(table, row, 0);
    int known = find_name(d, name);
    if (known < 0 && d->names.count == CS_DOMAINS)
        return cs_table_error(table, row, error, "more than %d domains", CS_DOMAINS);
    if (known < 0) {
        known = (int)d->names.count;
        *cs_vec_push(arena, &d->names) = cs_str_copy(arena, name);
    }
    *number = (uint8_t)known;
    return true;
}

static bool read_row(cs_domains *d, const cs_table *table, uint32_t row, cs_arena *arena,
                     cs_error *error) {
    static const char *const poses[] = {"n", "v"};
    int pos;
    double weight;
    cs_domain_row r = {.weight = 0};
    if (!number_of(d, table, row, arena, &r.domain, error) ||
        !cs_table_word(table, row, 1, poses, 2, -1, &pos, error) ||
        !cs_table_number(table, row, 2, 0, &weight, error))
        return false;
    r.noun = pos == 0;
    r.verb = pos == 1;
    r.weight = (float)weight;
    cs_phrases_add_list(arena, &d->words, cs_table_cell(table, row, 3), d->rows.count);
    *cs_vec_push(arena, &d->rows) = r;
    return true;
}

bool cs_domains_load(cs_domains *d, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"domain", "pos", "weight", "words", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "event"), "domains.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = read_row(d, &table, row, setup->arena, error);
    cs_table_close(&table);
    return whole;
}

bool cs_domains_set(const cs_domains *d, cs_str names, uint32_t *set) {
    *set = 0;
    while (names.at) {
        int number = find_name(d, cs_str_cut(names, ' ', &names));
        if (number < 0)
            return false;
        *set |= UINT32_C(1) << number;
    }
    return true;
}

/* ---- a story ----------------------------------------------------------------------------------
 */

static bool counts_as(const cs_domain_row *row, const cs_token *t) {
    bool verb = t->upos == CS_UPOS_VERB;
    return verb ? !row->noun : !row->verb;
}

/* Adds the weights of the phrase at `token` whose first entry is given; returns its domains. */
static uint32_t add_weights(const cs_passages *p, uint32_t token, uint32_t entry, float *sums) {
    const cs_domains *d = p->domains;
    const cs_token *t = &p->s->tokens.at[token];
    uint32_t kinds = 0;
    for (; entry != CS_NONE; entry = cs_phrases_next(&d->words, p->s, token, entry)) {
        const cs_domain_row *row = &d->rows.at[d->words.entries.at[entry].value];
        if (!counts_as(row, t))
            continue;
        kinds |= UINT32_C(1) << row->domain;
        sums[row->domain] += row->weight;
    }
    return kinds;
}

enum { NO_NAME, NAME, NAME_OF_BODY };

/* A word of a place's name, or of a person's of several words, tells nothing: "Condoleezza Rice".
 * That of a body's name tells of no mishap: "Doctors Without Borders". */
static uint8_t *find_names(const cs_story *s) {
    uint8_t *names = cs_arena_new(s->scratch, uint8_t, s->tokens.count);
    for (uint32_t i = 0; i < s->mentions.count; i++) {
        const cs_mention *m = &s->mentions.at[i];
        bool person = m->kind == CS_KIND_PERSON && m->token_end - m->token > 1;
        bool named = m->form == CS_FORM_NAME && (person || m->kind == CS_KIND_PLACE);
        bool body = m->form == CS_FORM_NAME && m->kind == CS_KIND_ORGANIZATION &&
                    m->token_end - m->token > 1;
        for (uint32_t k = m->token; (named || body) && k < m->token_end; k++)
            names[k] = named ? NAME : NAME_OF_BODY;
    }
    return names;
}

static bool is_mishap(const cs_passages *p, uint32_t entry) {
    uint32_t mishaps = 0;
    float sums[CS_DOMAINS] = {0};
    return cs_domains_set(p->domains, CS_STR("illness weather accident hazard"), &mishaps) &&
           (add_weights(p, 0, entry, sums) & mishaps);
}

static void read_sentence(cs_passages *p, const uint8_t *names, uint32_t sentence) {
    const cs_sentence *in = &p->s->sentences.at[sentence];
    float *sums = p->sums[sentence];
    for (uint32_t i = in->token; i < in->token_end;) {
        uint32_t end,
            entry = cs_phrases_find(&p->domains->words, p->s, i, in->token_end, CS_BY_LEMMA, &end);
        if (entry == CS_NONE || (names[i] == NAME && end == i + 1) ||
            (names[i] == NAME_OF_BODY && is_mishap(p, entry))) {
            p->entries[i++] = CS_NONE;
            continue;
        }
        uint32_t kinds = add_weights(p, i, entry, sums);
        for (; i < end; i++) {
            p->kinds[i] = kinds;
            p->entries[i] = entry;
        }
    }
    for (int k = 0; k < CS_DOMAINS; k++) {
        sums[k] = sums[k] > MOST ? MOST : sums[k];
        p->whole[k] += sums[k];
    }
}

/* A title that is no part of the text has no tokens: its words are looked up one by one. */
static void read_title(cs_passages *p) {
    cs_str rest = p->s->source.title;
    uint32_t first, end;
    if (cs_story_tokens_of(p->s, p->s->source.title_span, &first, &end)) {
        for (int k = 0; k < CS_DOMAINS; k++)
            p->title[k] = cs_passages_between(p, first, end, UINT32_C(1) << k);
        return;
    }
    while (rest.at && rest.size) {
        cs_str word = cs_str_cut(rest, ' ', &rest);
        uint32_t entry = cs_phrases_look(&p->domains->words, word);
        for (; entry != CS_NONE; entry = p->domains->words.entries.at[entry].next) {
            const cs_domain_row *row =
                &p->domains->rows.at[p->domains->words.entries.at[entry].value];
            p->title[row->domain] += row->weight;
        }
    }
}

/* How much a sentence of the rest of the story counts. */
static float share_of_others(const cs_story *s) {
    return s->sentences.count > 1 ? WHOLE / (float)(s->sentences.count - 1) : 0;
}

/* Sums up what is around a sentence. */
static void read_near(cs_passages *p, uint32_t at) {
    uint32_t count = p->s->sentences.count;
    float share = share_of_others(p->s);
    for (int k = 0; k < CS_DOMAINS; k++) {
        float own = p->sums[at][k], sum = own + TITLE * p->title[k];
        sum += at > 0 ? BEFORE * p->sums[at - 1][k] : 0;
        sum += at > 1 ? TWO_BEFORE * p->sums[at - 2][k] : 0;
        sum += at + 1 < count ? BEHIND * p->sums[at + 1][k] : 0;
        p->near[at][k] = sum + share * (p->whole[k] - own);
    }
}

const cs_passages *cs_passages_read(const cs_domains *domains, const cs_story *s) {
    cs_passages *p = cs_arena_new(s->scratch, cs_passages, 1);
    p->domains = domains;
    p->s = s;
    p->kinds = cs_arena_new(s->scratch, uint32_t, s->tokens.count);
    p->entries = cs_arena_new(s->scratch, uint32_t, s->tokens.count);
    p->sums = cs_arena_take(s->scratch, s->sentences.count, sizeof *p->sums);
    const uint8_t *names = find_names(s);
    for (uint32_t i = 0; i < s->sentences.count; i++)
        read_sentence(p, names, i);
    read_title(p);
    p->near = cs_arena_take(s->scratch, s->sentences.count, sizeof *p->near);
    for (uint32_t i = 0; i < s->sentences.count; i++)
        read_near(p, i);
    return p;
}

/* ---- asking -----------------------------------------------------------------------------------
 */

static float sum_of(const float *sums, uint32_t set) {
    float sum = 0;
    for (; set; set &= set - 1)
        sum += sums[__builtin_ctz(set)];
    return sum;
}

/* What the token's own word adds. */
static float of_word(const cs_passages *p, uint32_t token, uint32_t set) {
    float sums[CS_DOMAINS] = {0};
    if (p->entries[token] == CS_NONE || !(p->kinds[token] & set))
        return 0;
    uint32_t first = token;
    const cs_sentence *in = &p->s->sentences.at[p->s->tokens.at[token].sentence];
    while (first > in->token && p->entries[first - 1] == p->entries[token])
        first--;
    add_weights(p, first, p->entries[token], sums);
    return sum_of(sums, set);
}

float cs_passages_own(const cs_passages *p, uint32_t token, uint32_t set) {
    return sum_of(p->sums[p->s->tokens.at[token].sentence], set) - of_word(p, token, set);
}

float cs_passages_near(const cs_passages *p, uint32_t token, uint32_t set) {
    /* The token's own word does not count in its sentence, but among the rest of the story. */
    float own = of_word(p, token, set) * (1.0f - share_of_others(p->s));
    return sum_of(p->near[p->s->tokens.at[token].sentence], set) - own;
}

float cs_passages_between(const cs_passages *p, uint32_t first, uint32_t end, uint32_t set) {
    float sums[CS_DOMAINS] = {0};
    for (uint32_t i = first; i < end; i++)
        if (p->entries[i] != CS_NONE && (i == first || p->entries[i] != p->entries[i - 1]) &&
            (p->kinds[i] & set))
            add_weights(p, i, p->entries[i], sums);
    return sum_of(sums, set);
}
