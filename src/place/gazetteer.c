/* gazetteer.c: see gazetteer.h. */
#include "place/gazetteer.h"

#include <string.h>

#include "base/utf8.h"
#include "place/sound.h"
#include "table/phrase.h"

/* Above the largest file that GeoNames as a whole makes. */
#define MOST_BYTES ((size_t)8 << 30)

const char *const cs_place_kinds[CS_PLACE_KIND_COUNT] = {
#define X(name, word) word,
    CS_PLACE_KINDS(X)
#undef X
};

/* ---- opening ----------------------------------------------------------------------------------
 */

static const uint32_t item_sizes[CS_GAZ_SECTIONS] = {sizeof(cs_gaz_place),   sizeof(cs_gaz_country),
                                                     sizeof(cs_gaz_feature), sizeof(cs_gaz_slot),
                                                     sizeof(cs_gaz_name),    1};

static bool section_fits(const cs_gaz_section *s, uint32_t item_size, size_t file_size) {
    uint64_t size = (uint64_t)s->count * item_size;
    return s->size == item_size && s->at % 8 == 0 && s->at >= sizeof(cs_gaz_header) &&
           s->at <= file_size && size <= file_size - s->at;
}

static const char *what_is_wrong(const cs_gaz_header *head, cs_str bytes) {
    if (bytes.size < sizeof *head || memcmp(head->magic, CS_GAZETTEER_MAGIC, 8) != 0)
        return "no compiled gazetteer";
    if (head->order != CS_GAZETTEER_ORDER)
        return "compiled on a machine of another byte order";
    if (head->version != CS_GAZETTEER_VERSION)
        return "compiled by another version; make it anew with casus gazetteer build";
    if (head->size_bytes != bytes.size)
        return "cut off or grown";
    for (int i = 0; i < CS_GAZ_SECTIONS; i++)
        if (!section_fits(&head->sections[i], item_sizes[i], bytes.size))
            return "a section lies outside of the file";
    const cs_gaz_section *slots = &head->sections[CS_GAZ_SLOTS];
    const cs_gaz_section *texts = &head->sections[CS_GAZ_TEXTS];
    if (slots->count == 0 || (slots->count & (slots->count - 1)) != 0)
        return "its number of slots is no power of two";
    if (texts->count == 0 || bytes.at[texts->at + texts->count - 1] != '\0')
        return "its texts have no end";
    return NULL;
}

bool cs_gazetteer_read(cs_gazetteer *g, cs_str bytes, const char *path, cs_error *error) {
    cs_gaz_header head;
    *g = (cs_gazetteer){.file = {CS_STR_NONE}};
    if (bytes.size >= sizeof head)
        memcpy(&head, bytes.at, sizeof head);
    const char *wrong = what_is_wrong(&head, bytes);
    if (wrong)
        return cs_error_set(error, CS_MODEL, path, 0, "%s", wrong);
    const cs_gaz_section *s = head.sections;
#define SECTION(index) ((const void *)(bytes.at + s[index].at))
    g->places = SECTION(CS_GAZ_PLACES);
    g->countries = SECTION(CS_GAZ_COUNTRIES);
    g->features = SECTION(CS_GAZ_FEATURES);
    g->slots = SECTION(CS_GAZ_SLOTS);
    g->names = SECTION(CS_GAZ_NAMES);
    g->texts = SECTION(CS_GAZ_TEXTS);
#undef SECTION
    g->place_count = s[CS_GAZ_PLACES].count;
    g->country_count = s[CS_GAZ_COUNTRIES].count;
    g->feature_count = s[CS_GAZ_FEATURES].count;
    g->slot_count = s[CS_GAZ_SLOTS].count;
    g->name_count = s[CS_GAZ_NAMES].count;
    g->text_bytes = s[CS_GAZ_TEXTS].count;
    cs_gazetteer_words(&g->words);
    return true;
}

bool cs_gazetteer_open(cs_gazetteer *g, const char *path, cs_error *error) {
    cs_mapped file;
    if (!cs_mapped_open(&file, path, MOST_BYTES, error))
        return false;
    bool read = cs_gazetteer_read(g, file.bytes, path, error);
    g->file = file;
    if (!read)
        cs_gazetteer_close(g);
    return read;
}

void cs_gazetteer_close(cs_gazetteer *g) {
    cs_mapped_close(&g->file);
}

/* ---- words that count as one ------------------------------------------------------------------
 */

static const char *const same_words[CS_GAZETTEER_WORDS][2] = {
    {"st", "saint"}, {"ste", "sainte"}, {"mt", "mount"}, {"ft", "fort"},
    {"el", "al"},    {"ad", "al"},      {"ar", "al"},    {"as", "al"},
    {"ash", "al"},   {"at", "al"},      {"az", "al"},    {"ez", "al"}};

void cs_gazetteer_words(cs_gaz_words *words) {
    words->count = CS_GAZETTEER_WORDS;
    for (unsigned i = 0; i < CS_GAZETTEER_WORDS; i++) {
        words->from[i] = cs_phrase_key(cs_str_of(same_words[i][0]));
        words->to[i] = cs_phrase_key(cs_str_of(same_words[i][1]));
    }
}

uint64_t cs_gazetteer_word(const cs_gaz_words *words, uint64_t key) {
    for (unsigned i = 0; i < words->count; i++)
        if (words->from[i] == key)
            return words->to[i];
    return key;
}

/* ---- names ------------------------------------------------------------------------------------
 */

uint32_t cs_gazetteer_find(const cs_gazetteer *g, uint64_t hash, bool *more) {
    uint32_t check = (uint32_t)(hash >> 32), mask = g->slot_count - 1;
    check = check ? check : 1;
    *more = false;
    for (uint32_t i = (uint32_t)hash & mask, tries = 0; tries <= mask;
         i = (i + 1) & mask, tries++) {
        const cs_gaz_slot *slot = &g->slots[i];
        if (slot->check == 0)
            break;
        if (slot->check != check)
            continue;
        uint32_t first = slot->first & ~CS_GAZ_MORE;
        *more = slot->first & CS_GAZ_MORE;
        return first && first <= g->name_count ? first - 1 : UINT32_MAX;
    }
    return UINT32_MAX;
}

uint32_t cs_gazetteer_next(const cs_gazetteer *g, uint32_t name) {
    return g->names[name].last || name + 1 >= g->name_count ? UINT32_MAX : name + 1;
}

uint32_t cs_gazetteer_look(const cs_gazetteer *g, cs_str name) {
    uint64_t keys[CS_GAZETTEER_WORDS], hash = 0;
    uint32_t count = cs_phrase_keys(name, keys, CS_GAZETTEER_WORDS);
    bool more;
    if (count == 0 || count > CS_GAZETTEER_WORDS)
        return UINT32_MAX;
    for (uint32_t i = 0; i < count; i++)
        hash = cs_hash_mix(hash, cs_gazetteer_word(&g->words, keys[i]));
    return cs_gazetteer_find(g, hash, &more);
}

uint64_t cs_gazetteer_sound(cs_str name) {
    char sound[CS_SOUND_MOST];
    size_t size = cs_sound_of(name, sound);
    return size >= CS_SOUND_LEAST ? cs_hash_mix(cs_hash_str((cs_str){sound, size}), 1) : 0;
}

/* ---- places -----------------------------------------------------------------------------------
 */

const cs_gaz_place *cs_gazetteer_place(const cs_gazetteer *g, uint32_t place) {
    return place < g->place_count ? &g->places[place] : NULL;
}

cs_str cs_gazetteer_text(const cs_gazetteer *g, uint32_t text) {
    return text < g->text_bytes ? cs_str_of(g->texts + text) : CS_STR("");
}

/* A code of a fixed number of bytes, filled up with zeros. */
static cs_str code_of(const char *code, size_t room) {
    size_t size = 0;
    while (size < room && code[size])
        size++;
    return (cs_str){code, size};
}

cs_str cs_gazetteer_country(const cs_gazetteer *g, uint16_t country) {
    return country < g->country_count ? code_of(g->countries[country].iso3, 3) : CS_STR_NONE;
}

cs_str cs_gazetteer_feature(const cs_gazetteer *g, uint8_t feature) {
    return feature < g->feature_count ? code_of(g->features[feature].code, 8) : CS_STR_NONE;
}
