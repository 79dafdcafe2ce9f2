/* suspect.c: named persons of whom nothing befell is told, and who are told of as those who did it
 * or who tell it: "arrested two suspects in the murder of Ruiz: Diaz and Gomez". */
#include "incident/parts.h"

static bool is_source(const cs_story *s, cs_span name) {
    for (uint32_t i = 0; i < s->attributions.count; i++)
        if (cs_span_meets(s->attributions.at[i].source, name))
            return true;
    return false;
}

/* Does its sentence tell before the name of suspects or of an arrest, and then who they are? */
static bool is_behind_arrest(const cs_story *s, uint32_t token) {
    static const char *const words[] = {"suspect", "detainee", "warrant", "arrest",
                                        "detain",  "accuse",   NULL},
                             *const marks[] = {":", "as", "include", NULL};
    const cs_sentence *in = &s->sentences.at[s->tokens.at[token].sentence];
    bool arrest = false, told = false;
    for (uint32_t i = in->token; i < token; i++) {
        told |= arrest && cs_str_is_any(s->tokens.at[i].lemma, marks);
        arrest |= cs_str_is_any(s->tokens.at[i].lemma, words);
    }
    return told;
}

bool cs_incident_is_suspect(const cs_story *s, const cs_party *party) {
    for (uint32_t i = 0; i < party->evidence.count; i++) {
        uint32_t first, end;
        cs_span span = party->evidence.at[i];
        if (!cs_story_tokens_of(s, span, &first, &end) ||
            (!is_source(s, span) && !is_behind_arrest(s, first)))
            return false;
    }
    return party->evidence.count > 0;
}
