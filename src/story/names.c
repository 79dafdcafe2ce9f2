/* names.c: see names.h. */
#include "story/names.h"

#define WORD(value, word) word,
#define NAMES(tag, list, none)                             \
    static const char *const words_##tag[] = {list(WORD)}; \
    const cs_names cs_names_##tag = {words_##tag, CS_COUNT_OF_##tag, none};

CS_NAME_LISTS(NAMES)

int cs_names_find(const cs_names *names, cs_str word) {
    for (unsigned i = 0; i < names->count; i++)
        if (cs_str_eq(word, names->at[i]))
            return (int)i;
    return -1;
}

const cs_names *cs_names_list(cs_str tag) {
    static const struct {
        const char *tag;
        const cs_names *names;
    } lists[] = {
#define LIST(tag, list, none) {#tag, &cs_names_##tag},
        CS_NAME_LISTS(LIST)
#undef LIST
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (cs_str_eq(tag, lists[i].tag))
            return lists[i].names;
    return NULL;
}
