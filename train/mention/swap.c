/* swap.c: see swap.h. A person gets given and family names of one region; a family name that stands
 * alone elsewhere in the document changes with the whole. Places become places of the same sort.
 * Organizations with a place in them get another place; others become known organizations, or stay.
 */
#include "swap.h"

#include <ctype.h>

#include "table/phrase.h"

typedef struct swapping {
    const lists *lists;
    cs_arena *arena;
    train_random *random;
    cs_map words; /* key of a person's name or word -> text */
    cs_vec(cs_str) texts;
    const lists_region *region; /* whose names the document's people mostly have */
} swapping;

static bool chance(swapping *w, float part) {
    return train_random_unit(w->random) < part;
}

static cs_str draw(swapping *w, const lists_names *names) {
    return names->at[train_random_below(w->random, names->count)];
}

static uint64_t key_of(cs_str name, uint8_t what) {
    return cs_hash_mix(cs_hash_str(name), what + 1u);
}

static void remember(swapping *w, cs_str from, uint8_t what, cs_str to) {
    *cs_map_put(w->arena, &w->words, key_of(from, what)) = w->texts.count;
    *cs_vec_push(w->arena, &w->texts) = to;
}

static const cs_str *remembered(swapping *w, cs_str from, uint8_t what) {
    uint32_t at = cs_map_get(&w->words, key_of(from, what));
    return at == CS_NONE ? NULL : &w->texts.at[at];
}

/* ---- people ---------------------------------------------------------------------------------- */

static const lists_region *draw_region(swapping *w) {
    if (!w->region || chance(w, 0.3f))
        return &w->lists->regions.at[train_random_below(w->random, w->lists->regions.count)];
    return w->region;
}

/* Given names that are words for months as well. */
static cs_str calendar_given(swapping *w) {
    static const char *const names[] = {"April", "June", "May", "August", "Avril", "Juno"};
    return cs_str_of(names[train_random_below(w->random, sizeof names / sizeof *names)]);
}

static cs_str new_given(swapping *w, const lists_region *r) {
    cs_str name = chance(w, 0.02f) ? calendar_given(w) : draw(w, &r->given);
    float x = train_random_unit(w->random);
    if (x < 0.12f) {
        cs_str second = draw(w, &r->given);
        return cs_str_format(w->arena, "%.*s %.*s", (int)name.size, name.at, (int)second.size,
                             second.at);
    }
    char initial = (char)('A' + (int)train_random_below(w->random, 26));
    if (x < 0.17f)
        return cs_str_format(w->arena, "%.*s %c.", (int)name.size, name.at, initial);
    if (x < 0.20f)
        return cs_str_format(w->arena, "%c.", initial);
    if (x < 0.23f)
        return cs_str_format(w->arena, "%c %c", initial,
                             'A' + (int)train_random_below(w->random, 26));
    return name;
}

/* Some people are called as towns are. */
static cs_str new_family(swapping *w, const lists_region *r) {
    cs_str name = chance(w, 0.06f)   ? draw(w, &w->lists->towns)
                  : chance(w, 0.03f) ? draw(w, &w->lists->cities)
                                     : draw(w, &r->family);
    float x = train_random_unit(w->random);
    if (x < 0.06f) {
        cs_str other = draw(w, &r->family);
        return cs_str_format(w->arena, "%.*s%s%.*s", (int)name.size, name.at,
                             chance(w, 0.5f) ? "-" : " ", (int)other.size, other.at);
    }
    return name;
}

static cs_str swap_person(swapping *w, cs_str name) {
    const lists_region *r = draw_region(w);
    size_t last = name.size;
    while (last && name.at[last - 1] != ' ')
        last--;
    if (!last) {
        cs_str one = chance(w, 0.3f) ? new_given(w, r) : new_family(w, r);
        remember(w, name, CS_NAMED_PERSON, one);
        return one;
    }
    cs_str own = cs_str_slice(name, last, name.size);
    const cs_str *known = remembered(w, own, CS_NAMED_PERSON);
    cs_str family = known ? *known : new_family(w, r), given = new_given(w, r);
    if (!known)
        remember(w, own, CS_NAMED_PERSON, family);
    remember(w, cs_str_cut(name, ' ', &own), CS_NAMED_PERSON, given);
    cs_str whole = cs_str_format(w->arena, "%.*s %.*s", (int)given.size, given.at, (int)family.size,
                                 family.at);
    remember(w, name, CS_NAMED_PERSON, whole);
    return whole;
}

/* ---- the rest -------------------------------------------------------------------------------- */

static bool is_one_of(const lists_names *names, cs_str name) {
    for (uint32_t i = 0; i < names->count; i++)
        if (cs_str_is(names->at[i], name))
            return true;
    return false;
}

static cs_str new_place(swapping *w, cs_str name) {
    const lists *l = w->lists;
    if (is_one_of(&l->countries, name))
        return draw(w, &l->countries);
    float x = train_random_unit(w->random);
    return x < 0.25f   ? draw(w, &l->countries)
           : x < 0.55f ? draw(w, &l->cities)
           : x < 0.70f ? draw(w, &l->divisions)
                       : draw(w, &l->towns);
}

/* "Bank of Uganda", "Ugandan Red Cross" with another country; none where no place is in it. */
static cs_str other_country(swapping *w, cs_str name) {
    enum { SORTS = 3 };
    const lists_names *sorts[SORTS] = {&w->lists->countries, &w->lists->demonyms,
                                       &w->lists->cities};
    for (size_t k = 0; k < SORTS; k++)
        for (uint32_t i = 0; i < sorts[k]->count && (k < 2 || i < 2500); i++) {
            cs_str sought = sorts[k]->at[i];
            size_t at = cs_str_find_str(name, sought, 0), end = at + sought.size;
            if (sought.size < 4 || at == name.size || (at && name.at[at - 1] != ' ') ||
                (end < name.size && name.at[end] != ' '))
                continue;
            cs_str other = draw(w, sorts[k]);
            return cs_str_format(w->arena, "%.*s%.*s%.*s", (int)at, name.at, (int)other.size,
                                 other.at, (int)(name.size - end), name.at + end);
        }
    return CS_STR_NONE;
}

static cs_str letters(swapping *w) {
    char text[8];
    uint32_t count = 2 + train_random_below(w->random, 4);
    for (uint32_t i = 0; i < count; i++)
        text[i] = (char)('A' + (int)train_random_below(w->random, 26));
    return cs_str_copy(w->arena, (cs_str){text, count});
}

static bool is_letters(cs_str name) {
    for (size_t i = 0; i < name.size; i++)
        if (!isupper((unsigned char)name.at[i]))
            return false;
    return name.size >= 2 && name.size <= 6;
}

/* ---- made-up bodies -------------------------------------------------------------------------- */

/* "Brotec": syllables in a row. */
static cs_str brand(swapping *w) {
    static const char *const heads[] = {
        "B", "Br", "C", "Cr", "D", "F", "G", "H", "J", "K",  "L",  "M", "N", "P", "Pl", "Q", "R",
        "S", "St", "T", "Tr", "V", "W", "X", "Y", "Z", "Sh", "Ch", "A", "E", "I", "O",  "U"};
    static const char *const cores[] = {"a", "e", "i", "o", "u", "ai", "io", "ea", "oo", "ia"};
    static const char *const tails[] = {"",   "",    "",    "n",   "r",   "l",  "x",
                                        "s",  "t",   "m",   "k",   "nd",  "rt", "lo",
                                        "co", "tec", "net", "bit", "pay", "via"};
    cs_str text = CS_STR("");
    uint32_t count = 1 + train_random_below(w->random, 3);
    for (uint32_t i = 0; i < count; i++) {
        const char *head = heads[train_random_below(w->random, sizeof heads / sizeof *heads)];
        const char *core = cores[train_random_below(w->random, sizeof cores / sizeof *cores)];
        const char *tail = "";
        if (i + 1 == count || chance(w, 0.3f))
            tail = tails[train_random_below(w->random, sizeof tails / sizeof *tails)];
        int first = i ? tolower((unsigned char)*head) : (unsigned char)*head;
        text = cs_str_format(w->arena, "%.*s%c%s%s%s", (int)text.size, text.at, first, head + 1,
                             core, tail);
    }
    return text;
}

static cs_str fill_slot(swapping *w, cs_str slot) {
    const lists *l = w->lists;
    for (size_t i = 0; i < LISTS_SLOTS; i++)
        if (cs_str_eq(slot, lists_slots[i]))
            return draw(w, &l->slots[i]);
    if (cs_str_eq(slot, "place"))
        return draw(w, chance(w, 0.4f) ? &l->cities : chance(w, 0.5f) ? &l->divisions : &l->towns);
    return cs_str_eq(slot, "country")  ? draw(w, &l->countries)
           : cs_str_eq(slot, "people") ? draw(w, &l->demonyms)
           : cs_str_eq(slot, "family") ? draw(w, &w->region->family)
           : cs_str_eq(slot, "given")  ? draw(w, &w->region->given)
           : cs_str_eq(slot, "brand")  ? brand(w)
                                       : letters(w);
}

/* A name by one of the patterns: "National Council for Legal Aid". */
static cs_str made_body(swapping *w) {
    cs_str rest = draw(w, &w->lists->slots[LISTS_PATTERN]), name = CS_STR("");
    while (rest.size) {
        cs_str before = cs_str_cut(rest, '<', &rest), slot;
        name = cs_str_join(w->arena, name, before);
        if (!rest.size)
            break;
        slot = cs_str_cut(rest, '>', &rest);
        name = cs_str_join(w->arena, name, fill_slot(w, slot));
    }
    return name;
}

static cs_str new_organization(swapping *w, cs_str name) {
    if (chance(w, 0.5f))
        return made_body(w);
    cs_str other = other_country(w, name);
    if (other.size)
        return other;
    if (is_letters(name))
        return letters(w);
    return chance(w, 0.5f) ? draw(w, &w->lists->organizations) : name;
}

static cs_str new_other(swapping *w, cs_str name) {
    cs_str other = other_country(w, name);
    return other.size ? other : name;
}

static cs_str swap_name(swapping *w, cs_str name, uint8_t what) {
    const cs_str *known = remembered(w, name, what);
    if (known)
        return *known;
    cs_str other = what == CS_NAMED_PERSON         ? swap_person(w, name)
                   : what == CS_NAMED_PLACE        ? new_place(w, name)
                   : what == CS_NAMED_ORGANIZATION ? new_organization(w, name)
                                                   : new_other(w, name);
    if (what != CS_NAMED_PERSON)
        remember(w, name, what, other);
    return other;
}

void swap_names(const lists *l, cs_arena *arena, train_random *random,
                const material_document *from, material_document *to) {
    swapping w = {.lists = l, .arena = arena, .random = random};
    w.region = &l->regions.at[train_random_below(random, l->regions.count)];
    *to = (material_document){.corpus = from->corpus, .number = from->number};
    for (uint32_t i = 0; i < from->pieces.count; i++) {
        material_piece *piece = cs_vec_push(arena, &to->pieces);
        *piece = from->pieces.at[i];
        if (piece->what < CS_TAGGER_KINDS && cs_str_find(piece->text, '\n', 0) == piece->text.size)
            piece->text = swap_name(&w, piece->text, piece->what);
    }
}
