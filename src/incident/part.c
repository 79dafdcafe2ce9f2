/* part.c: who takes part in a judged incident (news.h), when it is known how likely it is one: both
 * have to be right, so a doubtful incident wants surer parties. Gains and losses are those of an F
 * measure: what is right less often than half of it costs more than it brings (Lewis 1995). */
#include "incident/parts.h"

static void drop_claims(cs_incident *incident, cs_str name) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < incident->claims.count; i++) {
        const cs_claim *c = &incident->claims.at[i];
        if (c->field != CS_CLAIM_AGENTS || !cs_str_is(c->text, name))
            incident->claims.at[kept++] = *c;
    }
    incident->claims.count = kept;
}

static void drop_parties(cs_incident *incident, cs_party *at, uint32_t *count, bool agents,
                         double least) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < *count; i++) {
        cs_party party = at[i];
        if ((double)party.likely >= least)
            at[kept++] = party;
        else if (agents)
            drop_claims(incident, party.name);
    }
    *count = kept;
}

static void drop_instruments(cs_incident *incident, double least) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < incident->instruments.count; i++)
        if ((double)incident->instruments.at[i].likely >= least)
            incident->instruments.at[kept++] = incident->instruments.at[i];
    incident->instruments.count = kept;
}

void cs_incident_drop_unlikely(const struct cs_incidenter *t, cs_incident *incident, double sure) {
    double least = t->joins.weights[CS_JOIN_LEAST_PART] / sure;
    drop_parties(incident, incident->agents.at, &incident->agents.count, true, least);
    drop_parties(incident, incident->targets.at, &incident->targets.count, false, least);
    drop_instruments(incident, least);
}
