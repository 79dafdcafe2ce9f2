/* material.c: see material.h. */
#include "encoder/material.h"

#include <stdlib.h>

#include "ground/plain.h"
#include "model/features.h"

enum { MOST_BYTES = 200 };

void material_feats_add(material_feats *feats, cs_arena *arena, const train_corpus *corpus) {
    for (uint32_t i = 0; i < corpus->count; i++)
        for (uint32_t k = 0; k < corpus->at[i].count; k++) {
            cs_str text = corpus->at[i].words[k].feats;
            text = text.at ? text : CS_STR("_");
            uint32_t *at = cs_map_put(arena, &feats->at, cs_hash_str(text));
            if (*at != CS_NONE)
                continue;
            *at = feats->list.count;
            *cs_vec_push(arena, &feats->list) = text;
        }
}

/* Words that stay small in headlines. */
static bool is_small(cs_str form) {
    static const char *const small[] = {"a",  "an",   "the",  "of",  "in",  "on",
                                        "at", "to",   "for",  "by",  "and", "or",
                                        "as", "with", "from", "but", NULL};
    for (int i = 0; small[i]; i++)
        if (cs_str_eq_nocase(form, small[i]))
            return true;
    return false;
}

/* The form in another style, ASCII letters alone. */
static cs_str restyled(cs_str form, int style, char *room) {
    size_t size = form.size < MOST_BYTES ? form.size : MOST_BYTES;
    for (size_t i = 0; i < size; i++) {
        char c = form.at[i];
        bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
        if (letter && (style == MATERIAL_UPPER || (style == MATERIAL_TITLE && i == 0)))
            c = (char)(c & ~32);
        if (letter && style == MATERIAL_LOWER)
            c = (char)(c | 32);
        room[i] = c;
    }
    return (cs_str){room, size};
}

static void write_style(const train_sentence *s, int style, uint32_t (*writing)[MATERIAL_STYLES]) {
    uint8_t *cases = plain_new(uint8_t, s->count);
    for (uint32_t k = 0; k < s->count; k++) {
        char room[MOST_BYTES];
        cs_str form = s->words[k].form;
        bool kept = style == MATERIAL_AS_IS || (style == MATERIAL_TITLE && k && is_small(form));
        cases[k] = cs_features_case(kept ? form : restyled(form, style, room));
    }
    uint8_t whole = cs_features_style(cases, s->count);
    for (uint32_t k = 0; k < s->count; k++)
        writing[k][style] = cs_features_writing(cases[k], whole, k == 0, k && s->words[k].joined,
                                                k + 1 < s->count && s->words[k + 1].joined);
    free(cases);
}

static void fill(const lexicon *w, const material_feats *feats, const train_word *from,
                 net_word *to) {
    lexicon_fill(w, from->form, to);
    to->upos = to->xpos = to->feats = to->rel = -1;
    to->head = TRAIN_UNKNOWN;
    if (!feats)
        return;
    cs_str text = from->feats.at ? from->feats : CS_STR("_");
    uint32_t label = cs_map_get(&feats->at, cs_hash_str(text));
    to->upos = from->upos;
    to->xpos = from->xpos;
    to->feats = label == CS_NONE ? (int16_t)-1 : (int16_t)label;
    to->rel = from->deprel;
    to->head = from->head;
}

void material_make(material *m, const lexicon *w, const material_feats *feats,
                   const train_corpus *corpus) {
    *m = (material){.count = corpus->count};
    m->sentences = plain_new(net_sentence, corpus->count);
    m->first = plain_new(uint32_t, corpus->count + 1);
    for (uint32_t i = 0; i < corpus->count; i++)
        m->first[i + 1] = m->first[i] + corpus->at[i].count;
    m->words = m->first[corpus->count];
    m->writing = plain_take(m->words, sizeof *m->writing);
    net_word *all = plain_new(net_word, m->words);
    for (uint32_t i = 0; i < corpus->count; i++) {
        const train_sentence *s = &corpus->at[i];
        m->sentences[i] = (net_sentence){all + m->first[i], s->count};
        for (int style = 0; style < MATERIAL_STYLES; style++)
            write_style(s, style, m->writing + m->first[i]);
        for (uint32_t k = 0; k < s->count; k++)
            fill(w, feats, &s->words[k], &all[m->first[i] + k]);
        material_write(m, i, MATERIAL_AS_IS);
    }
}

void material_write(material *m, uint32_t sentence, int style) {
    for (uint32_t k = m->first[sentence]; k < m->first[sentence + 1]; k++)
        m->sentences[sentence].words[k - m->first[sentence]].writing = m->writing[k][style];
}
