/* incident.c: see incident.h. */
#include "incident/incident.h"

#include "incident/parts.h"
#include "table/table.h"

static bool load_ontology(cs_incidenter *t, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"type", "mode",   "plover",   "cameo", "acled",
                                          "ucdp", "family", "fineness", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "event"), "ontology.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int type;
        int64_t fineness;
        cs_str cells[7];
        whole =
            cs_table_word(&table, row, 0, cs_names_type.at, cs_names_type.count, 0, &type, error) &&
            cs_table_int(&table, row, 7, 0, &fineness, error);
        for (unsigned i = 1; i < 7; i++)
            cells[i] = cs_str_copy(setup->arena, cs_table_cell(&table, row, i));
        *cs_vec_push(setup->arena, &t->ontology) =
            (cs_ontology_row){(uint8_t)type, cells[1], cells[2], cells[3],
                              cells[4],      cells[5], cells[6], (int)fineness};
    }
    cs_table_close(&table);
    return whole;
}

static bool load_victims(cs_incidenter *t, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"word", "victim", NULL};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "actor"), "nominals.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        int kind;
        whole = cs_table_word(&table, row, 1, cs_names_victim_kind.at, cs_names_victim_kind.count,
                              0, &kind, error);
        cs_phrases_add_list(setup->arena, &t->victims, cs_table_cell(&table, row, 0),
                            (uint32_t)kind);
    }
    cs_table_close(&table);
    return whole;
}

cs_incidenter *cs_incident_tables(const cs_setup *setup, cs_error *error) {
    cs_incidenter *t = cs_arena_new(setup->arena, cs_incidenter, 1);
    t->coder = cs_incident_coder(setup, error);
    bool whole =
        t->coder && load_ontology(t, setup, error) && load_victims(t, setup, error) &&
        cs_phrases_read(&t->victims, setup, "place", "countries.tsv", "demonyms",
                        CS_TOLD_NATION | CS_VICTIM_CIVILIAN, error) &&
        cs_harm_load(&t->harming, setup, error) && cs_doubts_load(&t->doubts, setup, error) &&
        cs_joins_load(&t->joins, setup, error) && cs_owners_load(&t->owners, setup, error) &&
        cs_phrases_read(&t->titles, setup, "actor", "nominals.tsv", "word", 0, error) &&
        cs_phrases_read(&t->titles, setup, "actor", "titles.tsv", "word", 0, error) &&
        cs_phrases_read(&t->titles, setup, "entity", "titles.tsv", "title", 0, error);
    return whole ? t : NULL;
}

const cs_incidenter *cs_incident_load(const cs_setup *setup, cs_error *error) {
    cs_incidenter *t = cs_incident_tables(setup, error);
    bool whole =
        t && cs_judge_load(&t->judge, setup, error) && cs_news_load(&t->news, setup, error);
    return whole ? t : NULL;
}

const cs_ontology_row *cs_incident_row(const cs_incidenter *t, uint8_t type, cs_str mode) {
    const cs_ontology_row *plain = NULL;
    for (uint32_t i = 0; i < t->ontology.count; i++) {
        const cs_ontology_row *row = &t->ontology.at[i];
        if (row->type != type)
            continue;
        if (mode.at && cs_str_is(row->mode, mode))
            return row;
        if (!plain)
            plain = row; /* the type's first row is the type itself */
    }
    return plain ? plain : &t->ontology.at[0];
}

static cs_incident *add_incident(cs_story *s) {
    cs_incident *incident = cs_vec_push(s->arena, &s->incidents);
    incident->place = CS_NONE;
    incident->date = (cs_dates){CS_DAY_NONE, CS_DAY_NONE, 0};
    return incident;
}

static void gather(const cs_incidenter *t, cs_story *s, const uint32_t *sections) {
    uint32_t *groups = cs_arena_new(s->scratch, uint32_t, s->events.count);
    uint32_t count = cs_incident_group(t, s, sections, groups);
    count = cs_incident_absorb(t, s, sections, groups, count);
    for (uint32_t i = 0; i < count; i++)
        add_incident(s);
    for (uint32_t i = 0; i < s->events.count; i++) {
        if (groups[i] == CS_NONE)
            continue;
        s->events.at[i].incident = groups[i];
        bool first = !s->incidents.at[groups[i]].events.count;
        if (first || s->events.at[i].type == CS_TYPE_ASSAULT) /* "fled after clashes" */
            s->incidents.at[groups[i]].type = s->events.at[i].type;
        *cs_vec_push(s->arena, &s->incidents.at[groups[i]].events) = i;
    }
}

static void link_answers(cs_story *s) {
    for (uint32_t i = 0; i < s->events.count; i++) {
        const cs_event *e = &s->events.at[i];
        for (uint32_t k = 0; k < e->responds_to.count; k++) {
            uint32_t other = s->events.at[e->responds_to.at[k]].incident;
            if (e->incident != CS_NONE && other != CS_NONE && other != e->incident)
                cs_ids_add(s->arena, &s->incidents.at[e->incident].responds_to, other);
        }
    }
}

void cs_incident_find(const cs_incidenter *incidenter, cs_story *s) {
    const uint32_t *sections = cs_incident_sections(s);
    gather(incidenter, s, sections);
    uint32_t home = cs_incident_home(s);
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        cs_incident *incident = &s->incidents.at[i];
        cs_incident_settle(incidenter, s, incident);
        cs_incident_site(s, home, sections, incident);
    }
    cs_incident_tell_days(s, sections);
    cs_incident_share_days(s, sections);
    cs_incident_background(s, sections);
}

void cs_incident_run(const cs_incidenter *incidenter, cs_story *s) {
    if (!s->events.count)
        return;
    cs_incident_find(incidenter, s);
    cs_incident_parties(incidenter, s);
    cs_incident_figures(incidenter, s);
    cs_doubts_run(incidenter, s);
    cs_news_run(incidenter, s);
    cs_incident_named(incidenter, s);
    link_answers(s);
    cs_incident_abroad(s);
    cs_incident_codes(incidenter, s);
}
