/* codes.c: an incident in the codes of other schemes: by the rules of data/incident/ where one
 * fits, else by the ontology's crosswalk. Rules are asked twice: first for what each incident is of
 * its own, then with what happened beside it in view (a demonstration at which shots were fired).
 */
#include "incident/parts.h"
#include "story/precision.h"
#include "table/table.h"

/* ---- loading ----------------------------------------------------------------------------------
 */

static bool read_sides(const cs_coder *coder, const cs_table *table, uint32_t row, cs_sides *sides,
                       cs_error *error) {
    cs_str list = cs_table_cell(table, row, 0);
    *sides = 0;
    while (list.at) {
        cs_str name = cs_str_cut(list, '|', &list);
        cs_sides bit = cs_siding_bit(&coder->rules.siding, name);
        if (!bit)
            return cs_table_error(table, row, error, "there is no side %.*s", (int)name.size,
                                  name.at);
        *sides |= bit;
    }
    return true;
}

static bool load_actor_types(cs_coder *coder, const cs_setup *setup, cs_error *error) {
    static const char *const columns[] = {"side", "type", "role", "acled", "inter", NULL};
    static const char *const roles[] = {"any", "agent", "target"};
    cs_table table;
    if (!cs_table_open(&table, setup->arena, cs_setup_folder(setup, "incident"), "actors.tsv",
                       columns, error))
        return false;
    bool whole = true;
    for (uint32_t row = 0; whole && row < table.rows; row++) {
        cs_actor_type type = {.acled = cs_str_copy(setup->arena, cs_table_cell(&table, row, 3))};
        whole = read_sides(coder, &table, row, &type.sides, error) &&
                cs_table_word(&table, row, 1, cs_names_type.at, cs_names_type.count, -1, &type.type,
                              error) &&
                cs_table_word(&table, row, 2, roles, 3, CS_ROLE_ANY, &type.role, error) &&
                cs_table_int(&table, row, 4, CS_OPEN, &type.inter, error);
        *cs_vec_push(setup->arena, &coder->types) = type;
    }
    cs_table_close(&table);
    return whole;
}

const cs_coder *cs_incident_coder(const cs_setup *setup, cs_error *error) {
    cs_coder *coder = cs_arena_new(setup->arena, cs_coder, 1);
    return cs_rules_load(&coder->rules, setup, error) && load_actor_types(coder, setup, error)
               ? coder
               : NULL;
}

/* ---- codes of events --------------------------------------------------------------------------
 */

static cs_str plover_of(cs_arena *arena, const cs_incident *incident, const cs_ontology_row *row) {
    const char *type = cs_names_type.at[incident->type];
    if (!row->plover.at)
        return cs_str_of(type);
    return cs_str_format(arena, "%s/%.*s", type, (int)row->plover.size, row->plover.at);
}

/* CAMEO code of the first of them that is known and has not denied it. */
static cs_str cameo_of(const cs_party *at, uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        if (at[i].actor && at[i].actor->code.at && at[i].certainty != CS_CERTAINTY_DENIED)
            return at[i].actor->code;
    return CS_STR_NONE;
}

static bool is_of_type(const cs_actor_type *type, const cs_incident *incident, int role,
                       cs_sides sides) {
    return (type->type < 0 || type->type == incident->type) &&
           (type->role == CS_ROLE_ANY || type->role == role) &&
           (!type->sides || (type->sides & sides)) &&
           cs_rules_listed(type->acled, incident->codes.acled);
}

/* ACLED's actor type of those on one side of an incident that has an ACLED code. */
static int64_t inter_of(const cs_coder *coder, const cs_incident *incident, int role,
                        cs_sides sides) {
    for (uint32_t i = 0; incident->codes.acled.at && i < coder->types.count; i++)
        if (is_of_type(&coder->types.at[i], incident, role, sides))
            return coder->types.at[i].inter;
    return CS_OPEN;
}

/* ---- the dead by sides ------------------------------------------------------------------------
 */

/* Does a victim who fights belong to those who did it? One that is named among them does; else the
 * forces of a state belong to a side that has a state's, the others to one that has none. */
static bool is_agents_own(const cs_coder *coder, const cs_story *s, const cs_facts *facts,
                          const cs_victim *victim) {
    const cs_incident *incident = facts->incident;
    for (uint32_t i = 0; victim->entity != CS_NONE && i < incident->agents.count; i++)
        if (incident->agents.at[i].entity == victim->entity)
            return true;
    const cs_actor *actor = victim->entity == CS_NONE ? NULL : s->entities.at[victim->entity].actor;
    cs_sides state = cs_siding_bit(&coder->rules.siding, CS_STR("state")),
             other = cs_siding_bit(&coder->rules.siding, CS_STR("nonstate")),
             own = cs_siding_of(&coder->rules.siding, s, actor, &victim->evidence, CS_STR_NONE);
    bool of_state = (own & state) && (facts->agents & state) && !(facts->targets & state);
    bool of_other = (own & other) && (facts->agents & other) && !(facts->targets & other);
    return of_state || of_other;
}

static int64_t *side_of(const cs_coder *coder, const cs_story *s, const cs_facts *facts,
                        const cs_victim *victim, cs_deaths *deaths) {
    switch (victim->kind) {
    case CS_VICTIM_CIVILIAN:
    case CS_VICTIM_OFFICIAL:
        return &deaths->civilians;
    case CS_VICTIM_COMBATANT:
    case CS_VICTIM_POLICE:
        return is_agents_own(coder, s, facts, victim) ? &deaths->a : &deaths->b;
    default:
        return &deaths->unknown;
    }
}

/* The victims by their sides, when together they are no more than the dead; the rest is unknown. */
static cs_deaths deaths_of(const cs_coder *coder, const cs_story *s, const cs_facts *facts) {
    const cs_incident *incident = facts->incident;
    cs_deaths deaths = {0, 0, 0, 0};
    if (!incident->codes.ucdp.at || !incident->killed.given)
        return (cs_deaths){CS_OPEN, CS_OPEN, CS_OPEN, CS_OPEN};
    int64_t total = incident->killed.best, sum = 0;
    for (uint32_t i = 0; i < incident->victims.count; i++) {
        const cs_victim *victim = &incident->victims.at[i];
        if (victim->effect != CS_EFFECT_KILLED || victim->part_of != CS_NONE ||
            !victim->count.given)
            continue;
        *side_of(coder, s, facts, victim, &deaths) += victim->count.best;
        sum += victim->count.best;
    }
    if (sum > total)
        return (cs_deaths){0, 0, 0, total};
    deaths.unknown += total - sum;
    return deaths;
}

/* ---- all incidents of a report ----------------------------------------------------------------
 */

static cs_str acled_of(const cs_coder *coder, const cs_story *s, const cs_ontology_row *row,
                       const cs_facts *facts, const cs_facts *all, uint32_t count) {
    const cs_rule *rule = cs_rules_find(&coder->rules.acled, s, facts, all, count);
    return rule ? rule->code : row->acled;
}

/* Of a target that is not known, the ontology has the usual type. */
static cs_str ucdp_of(const cs_coder *coder, const cs_story *s, const cs_ontology_row *row,
                      const cs_facts *facts) {
    const cs_rule *rule = cs_rules_find(&coder->rules.ucdp, s, facts, NULL, 0);
    bool organized = facts->agents & cs_siding_bit(&coder->rules.siding, CS_STR("organized"));
    return rule ? rule->code : organized ? row->ucdp : CS_STR_NONE;
}

static void code_one(const cs_coder *coder, const cs_story *s, const cs_ontology_row *row,
                     const cs_facts *facts, cs_incident *incident) {
    const cs_rule *cameo = cs_rules_find(&coder->rules.cameo, s, facts, NULL, 0);
    cs_codes *codes = &incident->codes;
    codes->plover = plover_of(s->arena, incident, row);
    codes->cameo = cameo ? cameo->code : row->cameo;
    codes->ucdp = ucdp_of(coder, s, row, facts);
    codes->cameo_agent = cameo_of(incident->agents.at, incident->agents.count);
    codes->cameo_target = cameo_of(incident->targets.at, incident->targets.count);
    codes->acled_inter1 = inter_of(coder, incident, CS_ROLE_AGENT, facts->agents);
    codes->acled_inter2 = inter_of(coder, incident, CS_ROLE_TARGET, facts->targets);
    uint8_t where =
        incident->place == CS_NONE ? CS_PRECISION_NONE : s->places.at[incident->place].precision;
    codes->acled_time_precision = cs_precision_acled_time(incident->date.from, incident->date.to);
    codes->acled_geo_precision = cs_precision_acled_geo(where);
    codes->ucdp_date_prec = cs_precision_ucdp_date(incident->date.from, incident->date.to);
    codes->ucdp_where_prec = cs_precision_ucdp_where(where);
    codes->ucdp_deaths = deaths_of(coder, s, facts);
}

void cs_incident_codes(const struct cs_incidenter *t, cs_story *s) {
    const cs_coder *coder = t->coder;
    uint32_t count = s->incidents.count;
    cs_facts *all = cs_arena_new(s->scratch, cs_facts, count);
    for (uint32_t i = 0; i < count; i++) {
        const cs_incident *incident = &s->incidents.at[i];
        cs_rules_facts(&coder->rules, s, incident, &all[i]);
        all[i].code = acled_of(coder, s, cs_incident_row(t, incident->type, incident->mode),
                               &all[i], NULL, 0);
    }
    for (uint32_t i = 0; i < count; i++) {
        cs_incident *incident = &s->incidents.at[i];
        const cs_ontology_row *row = cs_incident_row(t, incident->type, incident->mode);
        incident->codes.acled = acled_of(coder, s, row, &all[i], all, count);
        code_one(coder, s, row, &all[i], incident);
    }
}
