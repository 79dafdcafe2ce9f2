/* place.c: see place.h. A first version: countries by name, capitals by name; any other place is
 * kept with the country of the report (dateline, else the country named most), unresolved. */
#include "place/place.h"

#include <math.h>

#include "table/phrase.h"
#include "table/table.h"

struct cs_placer {
    cs_phrases countries; /* names -> row */
    cs_phrases capitals;  /* names -> row */
    cs_phrases demonyms;  /* words for people and things -> row */
    cs_vec(cs_str) codes, names;
};

const cs_placer *cs_place_load(const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"iso3", "name", "aliases", "capital", "demonyms", NULL};
    cs_placer *p = cs_arena_new(setup->arena, cs_placer, 1);
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "place"), "countries.tsv",
                       columns, error))
        return NULL;
    for (uint32_t row = 0; row < table.rows; row++) {
        *cs_vec_push(setup->arena, &p->codes) =
            cs_str_copy(setup->arena, cs_table_cell(&table, row, 0));
        *cs_vec_push(setup->arena, &p->names) =
            cs_str_copy(setup->arena, cs_table_cell(&table, row, 1));
        cs_phrases_add(setup->arena, &p->countries, cs_table_cell(&table, row, 1), row);
        cs_phrases_add_list(setup->arena, &p->countries, cs_table_cell(&table, row, 2), row);
        cs_phrases_add_list(setup->arena, &p->capitals, cs_table_cell(&table, row, 3), row);
        cs_phrases_add_list(setup->arena, &p->demonyms, cs_table_cell(&table, row, 4), row);
    }
    cs_table_close(&table);
    return p;
}

static uint32_t whole(const cs_phrases *phrases, const cs_story *s, uint32_t first, uint32_t last) {
    uint32_t end, entry = cs_phrases_find(phrases, s, first, last, CS_BY_FORM, &end);
    return entry != CS_NONE && end == last ? phrases->entries.at[entry].value : CS_NONE;
}

static uint32_t in_dateline(const cs_placer *p, const cs_story *s) {
    uint32_t first, end;
    if (cs_span_empty(s->source.dateline.span) ||
        !cs_story_tokens_of(s, s->source.dateline.span, &first, &end))
        return CS_NONE;
    for (uint32_t i = first; i < end; i++) {
        uint32_t behind;
        uint32_t entry = cs_phrases_find(&p->countries, s, i, end, CS_BY_FORM, &behind);
        if (entry != CS_NONE)
            return p->countries.entries.at[entry].value;
        entry = cs_phrases_find(&p->capitals, s, i, end, CS_BY_FORM, &behind);
        if (entry != CS_NONE)
            return p->capitals.entries.at[entry].value;
    }
    return CS_NONE;
}

/* The country that the report is mostly about: named most, its people and things counted. */
static uint32_t named_most(const cs_placer *p, const cs_story *s) {
    uint32_t *hits = cs_arena_new(s->scratch, uint32_t, p->codes.count);
    uint32_t best = CS_NONE;
    for (uint32_t i = 0; i < s->tokens.count; i++) {
        uint32_t end, row = CS_NONE;
        uint32_t entry = cs_phrases_find(&p->countries, s, i, s->tokens.count, CS_BY_FORM, &end);
        if (entry != CS_NONE)
            row = p->countries.entries.at[entry].value;
        else if ((entry = cs_phrases_find(&p->demonyms, s, i, s->tokens.count, CS_BY_FORM, &end)) !=
                 CS_NONE)
            row = p->demonyms.entries.at[entry].value;
        if (row != CS_NONE && ++hits[row] && (best == CS_NONE || hits[row] > hits[best]))
            best = row;
    }
    return best;
}

static void resolve(const cs_placer *p, const cs_story *s, const cs_mention *m, uint32_t home,
                    cs_place *place) {
    uint32_t country = whole(&p->countries, s, m->token, m->token_end);
    uint32_t capital = whole(&p->capitals, s, m->token, m->token_end);
    if (country != CS_NONE) {
        place->name = p->names.at[country];
        place->country = p->codes.at[country];
        place->feature = CS_STR("PCLI");
        place->precision = CS_PRECISION_COUNTRY;
        place->score = 0.9;
    } else if (capital != CS_NONE) {
        place->country = p->codes.at[capital];
        place->feature = CS_STR("PPLC");
        place->precision = CS_PRECISION_EXACT;
        place->score = 0.8;
    } else if (home != CS_NONE) {
        place->country = p->codes.at[home];
        place->score = 0.3;
    }
}

void cs_place_run(const cs_placer *placer, cs_story *s) {
    uint32_t home = in_dateline(placer, s);
    if (home == CS_NONE)
        home = named_most(placer, s);
    for (uint32_t i = 0; i < s->mentions.count; i++) {
        const cs_mention *m = &s->mentions.at[i];
        if (m->form != CS_FORM_NAME || (m->kind != CS_KIND_PLACE && m->kind != CS_KIND_FACILITY))
            continue;
        cs_place *place = cs_vec_push(s->arena, &s->places);
        *place = (cs_place){.span = m->span,
                            .name = cs_story_words(s, m->span),
                            .lat = (double)NAN,
                            .lon = (double)NAN,
                            .mention = i};
        resolve(placer, s, m, home, place);
    }
}
