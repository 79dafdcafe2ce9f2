/* rules.c: rules in tables, the first that fits decides; see rules.h. */
#include "incident/rules.h"

#include "incident/parts.h"

/* ---- loading ----------------------------------------------------------------------------------
 */

/* Bits of a closed list of names, or of the sides. */
static uint64_t bit_of(const cs_rules *rules, const cs_names *names, cs_str word) {
    if (!names)
        return cs_siding_bit(&rules->siding, word);
    int value = cs_names_find(names, word);
    return value < 0 ? 0 : 1ull << value;
}

static bool read_wanted(const cs_rules *rules, const cs_table *table, uint32_t row, unsigned column,
                        const cs_names *names, cs_wanted *wanted, cs_error *error) {
    cs_str list = cs_table_cell(table, row, column);
    *wanted = (cs_wanted){0, 0};
    while (list.at) {
        cs_str word = cs_str_cut(list, '|', &list);
        bool forbidden = cs_str_starts(word, "!");
        cs_str name = forbidden ? cs_str_slice(word, 1, word.size) : word;
        uint64_t bit = bit_of(rules, names, name);
        if (!bit)
            return cs_table_error(table, row, error, "%s: there is no %.*s", table->names[column],
                                  (int)name.size, name.at);
        *(forbidden ? &wanted->none : &wanted->any) |= bit;
    }
    return true;
}

/* The phrases of a list of words.tsv, none where there is no such list. */
static cs_str list_named(const cs_table *lists, cs_str name) {
    for (uint32_t row = 0; row < lists->rows; row++)
        if (cs_str_is(cs_table_cell(lists, row, 0), name))
            return cs_table_cell(lists, row, 1);
    return CS_STR_NONE;
}

/* One "|" list of phrases and of names of lists. */
static bool read_list(cs_rules *rules, cs_arena *arena, const cs_table *table, uint32_t row,
                      const cs_table *lists, cs_str items, cs_error *error) {
    uint32_t number = rules->lists++;
    if (number == CS_RULES_LISTS)
        return cs_table_error(table, row, error, "more than %d lists of words", CS_RULES_LISTS);
    while (items.at) {
        cs_str word = cs_str_cut(items, '|', &items);
        bool list = cs_str_starts(word, "@");
        cs_str phrases = list ? list_named(lists, cs_str_slice(word, 1, word.size)) : word;
        if (!phrases.at)
            return cs_table_error(table, row, error, "words.tsv has no list %.*s", (int)word.size,
                                  word.at);
        cs_phrases_add_list(arena, &rules->phrases, phrases, number);
    }
    return true;
}

static bool read_words(cs_rules *rules, cs_arena *arena, const cs_table *table, uint32_t row,
                       const cs_table *lists, cs_rule *rule, cs_error *error) {
    cs_str cell = cs_table_cell(table, row, 7);
    rule->words = rules->lists;
    while (cell.at) {
        if (!read_list(rules, arena, table, row, lists, cs_str_cut(cell, '&', &cell), error))
            return false;
        rule->word_count++;
    }
    return true;
}

static bool read_rule(cs_rules *rules, cs_arena *arena, const cs_table *table, uint32_t row,
                      const cs_table *lists, cs_ruleset *set, cs_error *error) {
    cs_rule rule = {.word_count = 0};
    cs_str code = cs_table_cell(table, row, 9);
    if (rules->count++ == CS_RULES_MOST)
        return cs_table_error(table, row, error, "more than %d rules", CS_RULES_MOST);
    if (!code.at)
        return cs_table_error(table, row, error, "a rule wants a code, or none");
    if (!read_wanted(rules, table, row, 0, &cs_names_type, &rule.types, error) ||
        !read_wanted(rules, table, row, 2, &cs_names_status, &rule.statuses, error) ||
        !read_wanted(rules, table, row, 3, NULL, &rule.agents, error) ||
        !read_wanted(rules, table, row, 4, NULL, &rule.targets, error) ||
        !read_wanted(rules, table, row, 5, NULL, &rule.means, error) ||
        !read_wanted(rules, table, row, 6, &cs_names_effect, &rule.effects, error) ||
        !read_words(rules, arena, table, row, lists, &rule, error))
        return false;
    rule.modes = cs_str_copy(arena, cs_table_cell(table, row, 1));
    rule.beside = cs_str_copy(arena, cs_table_cell(table, row, 8));
    rule.code = cs_str_eq(code, "none") ? CS_STR_NONE : cs_str_copy(arena, code);
    *cs_vec_push(arena, set) = rule;
    return true;
}

static bool read_set(cs_rules *rules, const cs_setup *setup, const char *name,
                     const cs_table *lists, cs_ruleset *set, cs_error *error) {
    static const char *const columns[] = {"type",   "mode",  "status", "agent", "target", "means",
                                          "effect", "words", "beside", "code",  NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "incident"), name, columns,
                       error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++)
        whole = read_rule(rules, setup->arena, &table, row, lists, set, error);
    cs_table_close(&table);
    return whole;
}

bool cs_rules_load(cs_rules *rules, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"name", "words", NULL};
    cs_table lists;
    if (!cs_siding_load(&rules->siding, setup, error) ||
        !cs_table_open(&lists, setup->arena, cs_setup_folder(setup, "incident"), "words.tsv",
                       columns, error))
        return false;
    bool whole = read_set(rules, setup, "acled.tsv", &lists, &rules->acled, error) &&
                 read_set(rules, setup, "cameo.tsv", &lists, &rules->cameo, error) &&
                 read_set(rules, setup, "ucdp.tsv", &lists, &rules->ucdp, error);
    cs_table_close(&lists);
    return whole;
}

/* ---- facts ------------------------------------------------------------------------------------
 */

static cs_str country_of(const cs_story *s, const cs_incident *incident) {
    return incident->place == CS_NONE ? CS_STR_NONE : s->places.at[incident->place].country;
}

static cs_sides sides_of(const cs_rules *rules, const cs_story *s, const cs_incident *incident,
                         const cs_party *parties, uint32_t count) {
    cs_sides sides = 0;
    for (uint32_t i = 0; i < count; i++)
        if (parties[i].certainty != CS_CERTAINTY_DENIED)
            sides |= cs_siding_of(&rules->siding, s, parties[i].actor, &parties[i].evidence,
                                  country_of(s, incident));
    return count ? sides : cs_siding_bit(&rules->siding, CS_STR("none"));
}

/* What is known of the victims, for an incident that names no target of which something is known.
 */
static cs_sides sides_of_victims(const cs_rules *rules, const cs_incident *incident) {
    static const char *const of_kind[][2] = {[CS_VICTIM_UNKNOWN] = {NULL, NULL},
                                             [CS_VICTIM_CIVILIAN] = {"civilian", NULL},
                                             [CS_VICTIM_COMBATANT] = {"armed", NULL},
                                             [CS_VICTIM_POLICE] = {"armed", "police"},
                                             [CS_VICTIM_OFFICIAL] = {"official", NULL}};
    cs_sides sides = 0;
    for (uint32_t i = 0; i < incident->victims.count; i++)
        for (int k = 0; k < 2; k++) {
            const char *name = of_kind[incident->victims.at[i].kind][k];
            sides |= name ? cs_siding_bit(&rules->siding, cs_str_of(name)) : 0;
        }
    return sides;
}

static cs_sides sides_of_means(const cs_rules *rules, const cs_story *s,
                               const cs_incident *incident) {
    cs_sides sides = 0;
    for (uint32_t i = 0; i < incident->instruments.count; i++)
        sides |= cs_siding_of(&rules->siding, s, NULL, &incident->instruments.at[i].evidence,
                              CS_STR_NONE);
    return sides;
}

static uint64_t effects_of(const cs_incident *incident) {
    uint64_t effects = 0;
    for (unsigned i = CS_EFFECT_KILLED; i <= CS_EFFECT_DISPLACED; i++) {
        const cs_count *figure = cs_incident_figure(incident, (uint8_t)i);
        if (figure->given && figure->best != 0)
            effects |= 1ull << i;
    }
    for (uint32_t i = 0; i < incident->victims.count; i++)
        effects |= 1ull << incident->victims.at[i].effect;
    return effects;
}

/* Marks the lists of the phrases that begin at a token: the longest, and those within it. */
static void mark_at(const cs_rules *rules, const cs_story *s, uint32_t token, uint32_t limit,
                    cs_facts *facts) {
    while (limit > token) {
        uint32_t end, entry = cs_phrases_find(&rules->phrases, s, token, limit, CS_BY_LEMMA, &end);
        if (entry == CS_NONE)
            return;
        for (; entry != CS_NONE; entry = cs_phrases_next(&rules->phrases, s, token, entry)) {
            uint32_t list = rules->phrases.entries.at[entry].value;
            facts->words[list / 64] |= 1ull << (list % 64);
        }
        limit = end - 1;
    }
}

static void mark_words(const cs_rules *rules, const cs_story *s, const cs_incident *incident,
                       cs_facts *facts) {
    uint32_t last = CS_NONE;
    for (uint32_t i = 0; i < incident->events.count; i++) {
        uint32_t sentence = s->events.at[incident->events.at[i]].sentence;
        if (sentence == last)
            continue; /* events stand in text order */
        last = sentence;
        const cs_sentence *in = &s->sentences.at[sentence];
        for (uint32_t token = in->token; token < in->token_end; token++)
            mark_at(rules, s, token, in->token_end, facts);
    }
}

void cs_rules_facts(const cs_rules *rules, const cs_story *s, const cs_incident *incident,
                    cs_facts *facts) {
    *facts = (cs_facts){.incident = incident};
    cs_sides nothing = cs_siding_bit(&rules->siding, CS_STR("unknown")) |
                       cs_siding_bit(&rules->siding, CS_STR("none"));
    facts->agents = sides_of(rules, s, incident, incident->agents.at, incident->agents.count);
    facts->targets = sides_of(rules, s, incident, incident->targets.at, incident->targets.count);
    cs_sides victims = facts->targets & ~nothing ? 0 : sides_of_victims(rules, incident);
    if (victims)
        facts->targets = victims;
    facts->means = sides_of_means(rules, s, incident);
    facts->effects = effects_of(incident);
    mark_words(rules, s, incident, facts);
}

/* ---- finding ----------------------------------------------------------------------------------
 */

bool cs_rules_listed(cs_str list, cs_str word) {
    bool found = false, wants = false;
    while (list.at) {
        cs_str item = cs_str_cut(list, '|', &list);
        if (cs_str_starts(item, "!")) {
            if (cs_str_is(cs_str_slice(item, 1, item.size), word))
                return false;
        } else {
            wants = true;
            found |= cs_str_is(item, word);
        }
    }
    return found || !wants;
}

static bool meets(const cs_wanted *wanted, uint64_t bits) {
    return (!wanted->any || (wanted->any & bits)) && !(wanted->none & bits);
}

/* Days between which two incidents may still be of one day: a night has two. */
enum { SLACK_DAYS = 1 };

static bool apart_in_time(const cs_incident *a, const cs_incident *b) {
    return a->date.from != CS_DAY_NONE && b->date.from != CS_DAY_NONE &&
           (a->date.from > b->date.to + SLACK_DAYS || b->date.from > a->date.to + SLACK_DAYS);
}

static bool apart_in_place(const cs_story *s, const cs_incident *a, const cs_incident *b) {
    if (a->place == CS_NONE || b->place == CS_NONE)
        return false;
    const cs_place *one = &s->places.at[a->place], *other = &s->places.at[b->place];
    bool exact = one->precision <= CS_PRECISION_NEAR && other->precision <= CS_PRECISION_NEAR;
    return exact && cs_phrase_key(one->name) != cs_phrase_key(other->name);
}

/* Sentences that may lie between two incidents that belong together. */
enum { NEAR_SENTENCES = 8 };

static bool apart_in_text(const cs_story *s, const cs_incident *a, const cs_incident *b) {
    const cs_incident *first = a->events.at[0] < b->events.at[0] ? a : b,
                      *second = first == a ? b : a;
    uint32_t end = s->events.at[first->events.at[first->events.count - 1]].sentence,
             start = s->events.at[second->events.at[0]].sentence;
    return start > end + NEAR_SENTENCES;
}

/* A mode that is not told is "unspecified". */
static cs_str mode_of(const cs_incident *incident) {
    return incident->mode.at ? incident->mode : CS_STR("unspecified");
}

/* Is there another incident beside this one, of a type or code that is listed? */
static bool has_beside(cs_str list, const cs_story *s, const cs_facts *facts, const cs_facts *all,
                       uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        const cs_incident *other = all[i].incident;
        bool happened = other->status <= CS_STATUS_ATTEMPTED;
        if (&all[i] == facts || !happened || apart_in_time(facts->incident, other) ||
            apart_in_place(s, facts->incident, other) || apart_in_text(s, facts->incident, other))
            continue;
        if (cs_rules_listed(list, cs_str_of(cs_names_type.at[other->type])) ||
            (all[i].code.at && cs_rules_listed(list, all[i].code)))
            return true;
    }
    return false;
}

static bool has_words(const cs_rule *rule, const cs_facts *facts) {
    for (uint32_t list = rule->words; list < rule->words + rule->word_count; list++)
        if (!(facts->words[list / 64] >> (list % 64) & 1))
            return false;
    return true;
}

static bool fits(const cs_rule *rule, const cs_facts *facts) {
    const cs_incident *incident = facts->incident;
    return meets(&rule->types, 1ull << incident->type) &&
           cs_rules_listed(rule->modes, mode_of(incident)) &&
           meets(&rule->statuses, 1ull << incident->status) &&
           meets(&rule->agents, facts->agents) && meets(&rule->targets, facts->targets) &&
           meets(&rule->means, facts->means) && meets(&rule->effects, facts->effects) &&
           has_words(rule, facts);
}

const cs_rule *cs_rules_find(const cs_ruleset *set, const cs_story *s, const cs_facts *facts,
                             const cs_facts *all, uint32_t count) {
    for (uint32_t i = 0; i < set->count; i++) {
        const cs_rule *rule = &set->at[i];
        if (fits(rule, facts) &&
            (!rule->beside.at || (all && has_beside(rule->beside, s, facts, all, count))))
            return rule;
    }
    return NULL;
}
