/* anchor.c: see anchor.h. The dates named are a ring of the last ones (resolve.h). */
#include "timex/anchor.h"

enum {
    LONG_AGO_YEARS = 2, /* from here on a day of a named year makes the text a tale of that time */
    NEAR_DAYS = 60      /* and days so near to it belong to that year */
};

static int year_of(cs_day day) {
    return cs_day_date(day).year;
}

const cs_mentioned *cs_anchor_find(const cs_resolver *r, cs_unit unit, uint32_t sentences) {
    for (uint32_t i = r->mentioned; i-- > 0 && r->mentioned - i <= CS_RESOLVE_MENTIONS;) {
        const cs_mentioned *m = &r->mentions[i % CS_RESOLVE_MENTIONS];
        if (m->sentence + sentences < r->sentence)
            return NULL;
        if (m->period.unit <= unit)
            return m;
    }
    return NULL;
}

const cs_mentioned *cs_anchor_quarter(const cs_resolver *r, uint32_t sentences) {
    const cs_mentioned *found = NULL;
    for (uint32_t i = r->mentioned; i-- > 0 && r->mentioned - i <= CS_RESOLVE_MENTIONS;) {
        const cs_mentioned *m = &r->mentions[i % CS_RESOLVE_MENTIONS];
        if (m->sentence + sentences < r->sentence)
            break;
        if (m->period.unit == CS_UNIT_QUARTER && (!found || m->period.at > found->period.at))
            found = m;
    }
    return found;
}

int cs_anchor_year(const cs_resolver *r) {
    const cs_mentioned *m = cs_anchor_find(r, CS_UNIT_YEAR, CS_ANCHOR_ANY);
    return m ? year_of(cs_period_from(m->period)) : 0;
}

int cs_anchor_year_long_ago(const cs_resolver *r, int month, int day) {
    const cs_mentioned *m = cs_anchor_find(r, CS_UNIT_DAY, 1);
    int year = m ? year_of(m->period.at) : 0;
    if (!m || r->published == CS_DAY_NONE || year_of(r->published) - year < LONG_AGO_YEARS ||
        !cs_day_valid(year, month, day))
        return 0;
    int away = cs_day_of(year, month, day) - m->period.at;
    return away > -NEAR_DAYS && away < NEAR_DAYS ? year : 0;
}

bool cs_anchor_day(const cs_resolver *r, const cs_slots *slots, cs_unit unit, cs_day *day) {
    bool mention = cs_slots_get(slots, CS_SLOT_ANCHOR, CS_ANCHOR_PUBLICATION) == CS_ANCHOR_MENTION;
    const cs_mentioned *m =
        mention || r->published == CS_DAY_NONE ? cs_anchor_find(r, unit, CS_ANCHOR_ANY) : NULL;
    bool ahead = mention && cs_slots_get(slots, CS_SLOT_REL, 0) > 0;
    *day = m ? cs_period_from(m->period) : r->published;
    return m || (*day != CS_DAY_NONE && !ahead);
}
