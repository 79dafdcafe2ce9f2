/* compile.c: see compile.h: names and places gathered, sorted and laid out as gazetteer.h has it.
 */
#include "place/compile.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "place/prior.h"
#include "place/sound.h"
#include "table/phrase.h"

enum { LONGEST_NAME = 160, DIVISION_KEY = 64, ALIGNMENT = 8 };

/* ---- lists by code ----------------------------------------------------------------------------
 */

uint32_t cs_compile_feature(const cs_compiler *c, cs_str code) {
    return cs_map_get(&c->feature_of, cs_hash_str(code));
}

uint32_t cs_compile_country(const cs_compiler *c, cs_str iso) {
    return cs_map_get(&c->country_of, cs_hash_str(iso));
}

static uint64_t division_key(cs_str iso2, cs_str admin1, cs_str admin2) {
    uint64_t hash = cs_hash_mix(cs_hash_str(iso2), cs_hash_str(admin1));
    return admin2.size ? cs_hash_mix(hash, cs_hash_str(admin2)) : hash;
}

uint32_t cs_compile_division(const cs_compiler *c, cs_str iso2, cs_str admin1, cs_str admin2) {
    return admin1.size ? cs_map_get(&c->division_of, division_key(iso2, admin1, admin2)) : CS_NONE;
}

void cs_compile_set_division(cs_compiler *c, cs_str iso2, cs_str admin1, cs_str admin2,
                             uint32_t place) {
    *cs_map_put(c->arena, &c->division_of, division_key(iso2, admin1, admin2)) = place;
}

static uint64_t part_key(cs_str name, uint16_t country, uint32_t admin1) {
    uint64_t keys[CS_GAZETTEER_WORDS], hash = cs_hash_mix(country + 1u, admin1);
    uint32_t count = cs_phrase_keys(name, keys, CS_GAZETTEER_WORDS);
    for (uint32_t i = 0; i < count && i < CS_GAZETTEER_WORDS; i++)
        hash = cs_hash_mix(hash, keys[i]);
    return hash;
}

uint32_t cs_compile_part(const cs_compiler *c, cs_str name, uint16_t country, uint32_t admin1) {
    return cs_map_get(&c->part_of, part_key(name, country, admin1));
}

void cs_compile_set_part(cs_compiler *c, cs_str name, uint16_t country, uint32_t admin1,
                         uint32_t place) {
    *cs_map_put(c->arena, &c->part_of, part_key(name, country, admin1)) = place;
}

uint32_t cs_compile_by_id(const cs_compiler *c, uint32_t id) {
    return id ? cs_map_get(&c->place_of, cs_hash_mix(1, id)) : CS_NONE;
}

void cs_compile_set_id(cs_compiler *c, uint32_t id, uint32_t place) {
    c->places.at[place].id = id;
    if (id)
        *cs_map_put(c->arena, &c->place_of, cs_hash_mix(1, id)) = place;
}

void cs_compile_set_point(cs_compiler *c, uint32_t place, double lat, double lon) {
    c->places.at[place].lat = (int32_t)lround(lat / CS_GAZETTEER_UNIT);
    c->places.at[place].lon = (int32_t)lround(lon / CS_GAZETTEER_UNIT);
}

/* ---- names ------------------------------------------------------------------------------------
 */

/* A text of the file, each once. */
static uint32_t text_of(cs_compiler *c, cs_str s) {
    uint32_t *at = cs_map_put(c->arena, &c->text_of, cs_hash_str(s));
    if (*at != CS_NONE)
        return *at;
    *at = c->texts.count;
    uint32_t from = c->texts.count;
    for (size_t i = 0; i < s.size; i++)
        *cs_vec_push(c->arena, &c->texts) = s.at[i];
    *cs_vec_push(c->arena, &c->texts) = '\0';
    return from;
}

static void add_entry(cs_compiler *c, uint64_t hash, uint32_t place, uint8_t type, uint8_t shape) {
    *cs_vec_push(c->arena, &c->names) = (cs_made_name){hash, place, type, shape};
}

/* Adds the words from `first` on as a name. */
static void add_words(cs_compiler *c, const uint64_t *keys, uint32_t first, uint32_t end,
                      uint32_t place, uint8_t type, uint8_t shape) {
    uint64_t hash = 0;
    for (uint32_t i = first; i < end; i++) {
        if (i > first)
            *cs_vec_push(c->arena, &c->beginnings) = hash;
        hash = cs_hash_mix(hash, cs_gazetteer_word(&c->words, keys[i]));
    }
    if (end > first)
        add_entry(c, hash, place, type, shape);
}

static bool is_generic(const cs_compiler *c, uint64_t key) {
    return cs_map_get(&c->generics, key) != CS_NONE;
}

/* The part of a division's name without "Province of", "District": [*first, *end). */
static void strip_generics(const cs_compiler *c, const uint64_t *keys, uint32_t *first,
                           uint32_t *end) {
    uint32_t from = *first, to = *end;
    while (to > from + 1 && is_generic(c, keys[to - 1]))
        to--;
    while (from + 1 < to && is_generic(c, keys[from]))
        from++;
    bool bare = to == from + 1 &&
                (is_generic(c, keys[from]) || cs_map_get(&c->directions, keys[from]) != CS_NONE);
    if (bare)
        return;
    *first = from;
    *end = to;
}

static bool is_division(const cs_compiler *c, uint32_t place) {
    uint8_t kind = c->places.at[place].kind;
    return kind == CS_PLACE_ADMIN1 || kind == CS_PLACE_ADMIN2 || kind == CS_PLACE_ADMIN3;
}

static void add_name(cs_compiler *c, uint32_t place, cs_str name, uint8_t type) {
    uint64_t keys[CS_GAZETTEER_WORDS];
    uint32_t count = cs_phrase_keys(name, keys, CS_GAZETTEER_WORDS), first = 0, end = count;
    if (count == 0 || count > CS_GAZETTEER_WORDS)
        return;
    uint8_t shape = (uint8_t)(cs_phrase_wanted(name) | CS_SHAPE_INITIAL);
    add_words(c, keys, 0, count, place, type, shape);
    if (type == CS_NAME_PEOPLE || type == CS_NAME_SHORT)
        return;
    if (is_division(c, place))
        strip_generics(c, keys, &first, &end);
    if (first > 0 || end < count)
        add_words(c, keys, first, end, place, CS_NAME_MADE, CS_SHAPE_INITIAL);
    if (end - first >= 2 && cs_gazetteer_word(&c->words, keys[first]) == c->words.to[4])
        add_words(c, keys, first + 1, end, place, CS_NAME_MADE, CS_SHAPE_INITIAL);
}

typedef struct letter {
    uint32_t point;
    const char *plain;
} letter;

/* Letters that folding leaves as they are, as English news writes them. */
static const letter letters[] = {{0x131, "i"}, {0x142, "l"},  {0x141, "L"},  {0xF8, "o"},
                                 {0xD8, "O"},  {0x111, "d"},  {0x110, "D"},  {0xF0, "d"},
                                 {0xD0, "D"},  {0xFE, "th"},  {0xDE, "Th"},  {0xE6, "ae"},
                                 {0xC6, "Ae"}, {0x153, "oe"}, {0x152, "Oe"}, {0x259, "e"},
                                 {0x18F, "E"}, {0x26B, "l"},  {0x12B, "i"}};

/* The name without such letters in `plain`; its size, 0 where it has none. */
static size_t plain_name(cs_str name, char *plain) {
    size_t size, count = 0;
    bool changed = false;
    for (size_t i = 0; i < name.size && count + 8 < LONGEST_NAME; i += size) {
        uint32_t point = cs_utf8_at(name, i, &size);
        cs_str to = cs_str_slice(name, i, i + size);
        for (size_t k = 0; point > 127 && k < sizeof letters / sizeof *letters; k++)
            if (letters[k].point == point)
                to = cs_str_of(letters[k].plain);
        memcpy(plain + count, to.at, to.size);
        count += to.size;
        changed |= to.at != name.at + i;
    }
    return changed ? count : 0;
}

/* "Balad (Iraq)" without what stands in brackets. */
static cs_str without_brackets(cs_str name) {
    size_t open = cs_str_find(name, '(', 0);
    return open > 0 && open < name.size ? cs_str_trim(cs_str_slice(name, 0, open)) : CS_STR_NONE;
}

void cs_compile_name(cs_compiler *c, uint32_t place, cs_str name, uint8_t type) {
    char plain[LONGEST_NAME];
    size_t size = plain_name(name, plain);
    add_name(c, place, name, type);
    if (size)
        add_name(c, place, (cs_str){plain, size}, type);
    cs_str bare = without_brackets(name);
    if (bare.at)
        add_name(c, place, bare, type);
    uint16_t country = c->places.at[place].country;
    uint64_t sound = cs_gazetteer_sound(name);
    if (sound && type <= CS_NAME_ALSO && country != CS_GAZ_NOWHERE &&
        cs_map_get(&c->by_sound, (uint64_t)country + 1) != CS_NONE)
        add_entry(c, sound, place, CS_NAME_SOUND, CS_SHAPE_INITIAL);
}

uint32_t cs_compile_place(cs_compiler *c, cs_str feature, cs_str name) {
    uint32_t number = cs_compile_feature(c, feature), place = c->places.count;
    const cs_made_feature *f = &c->features.at[number];
    *cs_vec_push(c->arena, &c->places) = (cs_gaz_place){.name = text_of(c, name),
                                                        .admin1 = CS_NONE,
                                                        .admin2 = CS_NONE,
                                                        .country = CS_GAZ_NOWHERE,
                                                        .feature = (uint8_t)number,
                                                        .kind = f->kind,
                                                        .weight = f->weight};
    return place;
}

void cs_compile_rename(cs_compiler *c, uint32_t place, cs_str name) {
    c->places.at[place].name = text_of(c, name);
}

/* ---- the file ---------------------------------------------------------------------------------
 */

static void sum_populations(cs_compiler *c) {
    for (uint32_t i = 0; i < c->places.count; i++) {
        const cs_gaz_place *p = &c->places.at[i];
        if (p->kind != CS_PLACE_TOWN)
            continue;
        for (int level = 0; level < 2; level++) {
            uint32_t division = level ? p->admin2 : p->admin1;
            if (division < c->places.count &&
                c->places.at[division].population <= UINT32_MAX - p->population)
                c->places.at[division].population += p->population;
        }
    }
}

static void set_radius(cs_gaz_place *p) {
    if (!p->radius_km)
        p->radius_km = (uint16_t)(1 + sqrt((double)p->population) / 120);
}

static int by_hash(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static int by_hash_and_place(const void *a, const void *b) {
    const cs_made_name *x = a, *y = b;
    if (x->hash != y->hash)
        return x->hash < y->hash ? -1 : 1;
    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    return (int)x->type - (int)y->type;
}

/* Leaves the first of several entries of a name and a place. */
static void drop_doubles(cs_compiler *c) {
    qsort(c->names.at, c->names.count, sizeof *c->names.at, by_hash_and_place);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->names.count; i++) {
        const cs_made_name *n = &c->names.at[i];
        if (kept && c->names.at[kept - 1].hash == n->hash &&
            c->names.at[kept - 1].place == n->place)
            continue;
        c->names.at[kept++] = *n;
    }
    c->names.count = kept;
}

typedef struct ranked {
    float prior;
    cs_made_name name;
} ranked;

static int by_prior(const void *a, const void *b) {
    const ranked *x = a, *y = b;
    if (x->prior > y->prior || x->prior < y->prior)
        return x->prior > y->prior ? -1 : 1;
    return x->name.place < y->name.place ? -1 : x->name.place > y->name.place;
}

/* The entries [from, end) of one name, the likeliest first. */
static void rank(cs_compiler *c, uint32_t from, uint32_t end) {
    ranked *r = cs_arena_new(&c->scratch, ranked, end - from);
    for (uint32_t i = from; i < end; i++) {
        const cs_made_name *n = &c->names.at[i];
        r[i - from] = (ranked){(float)cs_place_prior(&c->places.at[n->place], n->type), *n};
    }
    qsort(r, end - from, sizeof *r, by_prior);
    for (uint32_t i = from; i < end; i++)
        c->names.at[i] = r[i - from].name;
    if (end - from > 1)
        cs_arena_reset(&c->scratch);
}

static cs_gaz_slot *slot_for(cs_gaz_slot *slots, uint32_t mask, uint64_t hash) {
    uint32_t check = (uint32_t)(hash >> 32), i = (uint32_t)hash & mask;
    check = check ? check : 1;
    while (slots[i].check && slots[i].check != check)
        i = (i + 1) & mask;
    slots[i].check = check;
    return &slots[i];
}

/* Fills names and slots. */
static cs_gaz_slot *index_names(cs_compiler *c, cs_gaz_name *names, uint32_t *room) {
    *room = 1024;
    while (*room / 3 * 2 < c->names.count + c->beginnings.count)
        *room *= 2;
    cs_gaz_slot *slots = cs_arena_new(c->arena, cs_gaz_slot, *room);
    for (uint32_t i = 0; i < c->beginnings.count; i++)
        slot_for(slots, *room - 1, c->beginnings.at[i])->first |= CS_GAZ_MORE;
    for (uint32_t i = 0, end; i < c->names.count; i = end) {
        for (end = i; end < c->names.count && c->names.at[end].hash == c->names.at[i].hash;)
            end++;
        rank(c, i, end);
        for (uint32_t k = i; k < end; k++) {
            const cs_made_name *n = &c->names.at[k];
            names[k] = (cs_gaz_name){n->place, n->type, n->shape, k + 1 == end, 0};
        }
        slot_for(slots, *room - 1, c->names.at[i].hash)->first |= i + 1;
    }
    return slots;
}

static void unique_beginnings(cs_compiler *c) {
    qsort(c->beginnings.at, c->beginnings.count, sizeof *c->beginnings.at, by_hash);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < c->beginnings.count; i++)
        if (!kept || c->beginnings.at[kept - 1] != c->beginnings.at[i])
            c->beginnings.at[kept++] = c->beginnings.at[i];
    c->beginnings.count = kept;
}

typedef struct piece {
    const void *at;
    uint32_t count, size;
} piece;

static bool write_pieces(const piece *pieces, bool (*put)(void *, const char *, size_t),
                         void *state) {
    static const char zeros[ALIGNMENT];
    cs_gaz_header head = {.order = CS_GAZETTEER_ORDER, .version = CS_GAZETTEER_VERSION};
    memcpy(head.magic, CS_GAZETTEER_MAGIC, sizeof head.magic);
    uint64_t at = sizeof head;
    for (int i = 0; i < CS_GAZ_SECTIONS; i++) {
        head.sections[i] = (cs_gaz_section){at, pieces[i].count, pieces[i].size};
        at += (uint64_t)pieces[i].count * pieces[i].size;
        at += (ALIGNMENT - at % ALIGNMENT) % ALIGNMENT;
    }
    head.size_bytes = at;
    bool done = put(state, (const char *)&head, sizeof head);
    for (int i = 0; done && i < CS_GAZ_SECTIONS; i++) {
        size_t size = (size_t)pieces[i].count * pieces[i].size;
        size_t fill = (ALIGNMENT - size % ALIGNMENT) % ALIGNMENT;
        done =
            (size == 0 || put(state, pieces[i].at, size)) && (fill == 0 || put(state, zeros, fill));
    }
    return done;
}

bool cs_compile_write(cs_compiler *c, bool (*put)(void *state, const char *bytes, size_t size),
                      void *state) {
    sum_populations(c);
    for (uint32_t i = 0; i < c->places.count; i++)
        set_radius(&c->places.at[i]);
    drop_doubles(c);
    unique_beginnings(c);
    uint32_t room;
    cs_gaz_name *names = cs_arena_new(c->arena, cs_gaz_name, c->names.count);
    cs_gaz_slot *slots = index_names(c, names, &room);
    cs_gaz_feature *features = cs_arena_new(c->arena, cs_gaz_feature, c->features.count);
    for (uint32_t i = 0; i < c->features.count; i++)
        features[i] = c->features.at[i].code;
    piece pieces[CS_GAZ_SECTIONS] = {
        [CS_GAZ_PLACES] = {c->places.at, c->places.count, sizeof(cs_gaz_place)},
        [CS_GAZ_COUNTRIES] = {c->countries.at, c->countries.count, sizeof(cs_gaz_country)},
        [CS_GAZ_FEATURES] = {features, c->features.count, sizeof(cs_gaz_feature)},
        [CS_GAZ_SLOTS] = {slots, room, sizeof(cs_gaz_slot)},
        [CS_GAZ_NAMES] = {names, c->names.count, sizeof(cs_gaz_name)},
        [CS_GAZ_TEXTS] = {c->texts.at, c->texts.count, 1}};
    return write_pieces(pieces, put, state);
}

void cs_compile_end(cs_compiler *c) {
    cs_arena_free(&c->scratch);
}
