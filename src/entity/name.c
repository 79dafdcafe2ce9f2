/* name.c: see name.h. */
#include "entity/name.h"

#include "entity/skeleton.h"

/* ---- taking apart ---------------------------------------------------------------------------- */

/* Behind the titles that the name begins with; a title alone stays. */
static uint32_t behind_titles(const cs_nps *nps, uint32_t first, uint32_t end) {
    for (;;) {
        uint32_t until,
            entry = cs_phrases_find(&nps->words->titles, nps->s, first, end, CS_BY_FORM, &until);
        if (entry == CS_NONE || until >= end)
            return first;
        first = until;
    }
}

static uint32_t before_possessive(const cs_story *s, uint32_t first, uint32_t end) {
    while (end > first + 1 && (s->tokens.at[end - 1].xpos == CS_XPOS_POS ||
                               s->tokens.at[end - 1].upos == CS_UPOS_PUNCT))
        end--;
    return end;
}

/* Words that names have or lack at will: "al-Amari", "the Taliban". */
static bool is_one_of(cs_str word, const char *list) {
    for (; *list; list += 4)
        if (memcmp(list, word.at, word.size) == 0 && list[word.size] == ' ')
            return true;
    return false;
}

static bool is_particle(cs_str word) {
    return word.size <= 3 && is_one_of(word, "al  el  the ul  ad  ar  as  an  ash ");
}

static void add_word(const cs_nps *nps, cs_name *name, cs_str word) {
    if (word.size > 1 && word.at[word.size - 1] == '.')
        word.size--;
    if (!word.size || is_particle(word) || name->count == CS_NAME_WORDS)
        return;
    name->words[name->count] = cs_str_copy(nps->s->scratch, word);
    name->keys[name->count++] = cs_hash_str(word);
}

/* "Houthis", "Americans": as one of them. */
static cs_str as_one(const cs_token *t, cs_str folded) {
    bool plural = t->xpos == CS_XPOS_NNPS && folded.size > 3 && folded.at[folded.size - 1] == 's' &&
                  folded.at[folded.size - 2] != 's';
    return plural ? cs_str_slice(folded, 0, folded.size - 1) : folded;
}

static void add_words_of(const cs_nps *nps, cs_name *name, uint32_t token, bool last) {
    const cs_token *t = &nps->s->tokens.at[token];
    char folded[CS_FOLD_MAX_BYTES];
    if (!t->key)
        return;
    size_t size = cs_utf8_fold(cs_story_words(nps->s, t->span), folded, sizeof folded);
    cs_str rest = {folded, size};
    if (last)
        rest = as_one(t, rest);
    while (rest.at)
        add_word(nps, name, cs_str_cut(rest, '-', &rest));
}

static unsigned without_designators(const cs_nps *nps, const cs_name *name) {
    for (uint32_t i = name->first + 1; i < name->token_end; i++)
        if (cs_words_whole(&nps->words->designators, nps->s, i, name->token_end) != CS_NONE) {
            unsigned lost = name->token_end - i;
            return name->count > lost ? name->count - lost : name->count;
        }
    return name->count;
}

/* ---- comparing ------------------------------------------------------------------------------- */

static bool has_word(const cs_name *name, uint64_t key) {
    for (unsigned i = 0; i < name->count; i++)
        if (name->keys[i] == key)
            return true;
    return false;
}

static bool spelled(cs_str a, cs_str b, bool strict) {
    return cs_str_is(a, b) ||
           (cs_skeleton_of(a) == cs_skeleton_of(b) && cs_skeleton_near(a, b, strict));
}

static bool is_initial_of(cs_str initial, cs_str word) {
    return initial.size == 1 && word.size && initial.at[0] == word.at[0];
}

static bool given_fits(cs_str a, cs_str b) {
    return spelled(a, b, false) || is_initial_of(a, b) || is_initial_of(b, a);
}

/* "Saddam" for "Saddam Hussein" */
static bool is_given_of(const cs_name *a, const cs_name *b) {
    return a->count == 1 && b->count > 1 && a->keys[0] == b->keys[0];
}

/* "Hector Oqueli", or "Oqueli", for "Hector Oqueli Colindres": Spanish names have two family names,
 * of which the first is the one that stays. */
static bool lacks_second(const cs_name *few, const cs_name *many) {
    return many->count > 2 && few->count < many->count &&
           spelled(few->words[few->count - 1], many->words[many->count - 2], false) &&
           (few->count == 1 || given_fits(few->words[0], many->words[0]));
}

bool cs_name_person_fits(const cs_name *a, const cs_name *b) {
    if (!a->count || !b->count)
        return false;
    if (is_given_of(a, b) || is_given_of(b, a) || lacks_second(a, b) || lacks_second(b, a))
        return true;
    if (!spelled(a->words[a->count - 1], b->words[b->count - 1], false))
        return false;
    if (a->count == 1 || b->count == 1)
        return true;
    const cs_name *few = a->count < b->count ? a : b, *many = few == a ? b : a;
    return given_fits(a->words[0], b->words[0]) ||
           (few->count == 2 && many->count > 2 && has_word(many, few->keys[0]));
}

bool cs_name_spelled(const cs_name *a, const cs_name *b, bool place) {
    if (a->count != b->count || !a->count)
        return false;
    for (unsigned i = 0; i < a->count; i++)
        if (!spelled(a->words[i], b->words[i], place))
            return false;
    return true;
}

/* Words that acronyms pass over. */
static bool is_small(cs_str word) {
    return word.size <= 3 && is_one_of(word, "of  and for in  on  to  de  la  ");
}

static cs_str initials(const cs_name *name, bool all, char *letters) {
    size_t count = 0;
    for (unsigned i = 0; i < name->count; i++)
        if (all || !is_small(name->words[i]))
            letters[count++] = name->words[i].at[0];
    return (cs_str){letters, count};
}

bool cs_name_abbreviates(const cs_name *acronym, const cs_name *name) {
    char letters[CS_NAME_WORDS];
    return acronym->count == 1 && name->count > 1 &&
           (cs_str_is(acronym->words[0], initials(name, false, letters)) ||
            cs_str_is(acronym->words[0], initials(name, true, letters)));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static uint64_t words_key(const cs_name *name, unsigned count) {
    uint64_t hash = 0;
    for (unsigned i = 0; i < count; i++)
        hash = cs_hash_mix(hash, name->keys[i]);
    return hash;
}

static uint64_t spelling_key(const cs_name *name) {
    uint64_t hash = 0;
    for (unsigned i = 0; i < name->core; i++)
        hash = cs_hash_mix(hash, cs_skeleton_of(name->words[i]));
    return hash;
}

static uint64_t initials_key(const cs_name *name, bool all) {
    char letters[CS_NAME_WORDS];
    return cs_hash_str(initials(name, all, letters));
}

/* Hashes of different sorts never meet in one map. */
static uint64_t sorted(cs_name_key sort, uint64_t key) {
    return cs_hash_mix((uint64_t)sort + 1, key);
}

/* May the last word but one be a family name, too: is it none of those that go before names? */
static bool has_family(const cs_nps *nps, const cs_name *name) {
    static const char *const before[] = {"bin", "ibn", "abu", "van", "von",
                                         "der", "del", "dos", NULL};
    if (name->count < 3)
        return false;
    cs_str word = name->words[name->count - 2];
    return word.size > 2 && !is_small(word) && !cs_str_is_any(word, before) &&
           cs_map_get(&nps->words->given, name->keys[name->count - 2]) == CS_NONE;
}

static void set_keys(const cs_nps *nps, cs_name *name, bool person) {
    if (!name->count)
        return;
    uint64_t *by = name->by;
    by[CS_NAME_FULL] = sorted(CS_NAME_FULL, words_key(name, name->count));
    by[CS_NAME_CORE] = sorted(CS_NAME_CORE, words_key(name, name->core));
    by[CS_NAME_SPELLING] = sorted(CS_NAME_SPELLING, spelling_key(name));
    if (person)
        by[CS_NAME_LAST] = cs_name_last(name);
    if (person && has_family(nps, name))
        by[CS_NAME_FAMILY] = sorted(CS_NAME_FAMILY, cs_skeleton_of(name->words[name->count - 2]));
    if (person && name->count > 1)
        by[CS_NAME_GIVEN] = sorted(CS_NAME_GIVEN, name->keys[0]);
    if (!person && name->count > 1) {
        by[CS_NAME_INITIALS] = sorted(CS_NAME_INITIALS, initials_key(name, false));
        by[CS_NAME_INITIALS_ALL] = sorted(CS_NAME_INITIALS_ALL, initials_key(name, true));
    }
}

uint64_t cs_name_of_initials(const cs_name *acronym, bool all) {
    return sorted(all ? CS_NAME_INITIALS_ALL : CS_NAME_INITIALS, acronym->keys[0]);
}

uint64_t cs_name_last(const cs_name *name) {
    return sorted(CS_NAME_LAST, cs_skeleton_of(name->words[name->count - 1]));
}

uint64_t cs_name_family(const cs_name *name) {
    return sorted(CS_NAME_FAMILY, cs_skeleton_of(name->words[name->count - 1]));
}

uint64_t cs_name_short(const cs_name *name) {
    return name->by[CS_NAME_FAMILY]
               ? sorted(CS_NAME_LAST, cs_skeleton_of(name->words[name->count - 2]))
               : 0;
}

uint64_t cs_name_given(const cs_name *name) {
    return sorted(CS_NAME_GIVEN, name->keys[0]);
}

uint64_t cs_name_as_acronym(const cs_name *name) {
    return sorted(CS_NAME_FULL, cs_hash_mix(0, initials_key(name, false)));
}

const cs_name *cs_name_of(const cs_nps *nps, cs_np *np) {
    if (np->name)
        return np->name;
    cs_name *name = cs_arena_new(nps->s->scratch, cs_name, 1);
    bool person = np->kind == CS_KIND_PERSON;
    name->token_end = before_possessive(nps->s, np->token, np->token_end);
    name->first = person ? behind_titles(nps, np->token, name->token_end) : np->token;
    for (uint32_t i = name->first; i < name->token_end; i++)
        add_words_of(nps, name, i, i + 1 == name->token_end);
    name->core = without_designators(nps, name);
    name->capitals = name->count == 1 && name->token_end - name->first == 1 &&
                     (nps->s->tokens.at[name->first].shape & CS_SHAPE_CAPITALS);
    set_keys(nps, name, person);
    return np->name = name;
}
