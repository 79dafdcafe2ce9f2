/* figures.c: see figures.h. */
#include "export/figures.h"

/* With commas from 10,000 on, where a reader begins to count digits. */
static void number(cs_out *out, int64_t n) {
    if (n < 10000) {
        cs_out_int(out, n);
        return;
    }
    int64_t unit = 1;
    while (unit <= n / 1000)
        unit *= 1000;
    cs_out_int(out, n / unit);
    for (; unit > 1; unit /= 1000)
        cs_out_format(out, ",%03d", (int)(n / (unit / 1000) % 1000));
}

void cs_figures_print(cs_out *out, const cs_count *c) {
    if (c->low == CS_OPEN)
        cs_out_text(out, "up to ");
    if (c->low != CS_OPEN)
        number(out, c->low);
    if (c->high == CS_OPEN) {
        cs_out_text(out, " or more");
        return;
    }
    if (c->low != CS_OPEN && c->low != c->high)
        cs_out_text(out, " to ");
    if (c->low != c->high)
        number(out, c->high);
}

static bool is_one_count(const cs_count *a, const cs_count *b) {
    return a->low == b->low && a->high == b->high;
}

const cs_claim *cs_figures_only_claim(const cs_incident *incident, uint8_t field,
                                      const cs_count *whole) {
    const cs_claim *only = NULL;
    for (uint32_t i = 0; i < incident->claims.count; i++) {
        const cs_claim *c = &incident->claims.at[i];
        if (c->field == field && (only || !c->count.given || !is_one_count(&c->count, whole)))
            return NULL;
        if (c->field == field)
            only = c;
    }
    return only;
}

bool cs_figures_are_disputed(const cs_story *s, const cs_incident *incident, uint8_t field) {
    const cs_claim *first = NULL;
    for (uint32_t i = 0; i < incident->claims.count; i++) {
        const cs_claim *c = &incident->claims.at[i];
        if (c->field != field || !c->count.given)
            continue;
        if (!first)
            first = c;
        bool other = first->attribution != c->attribution && first->attribution != CS_NONE &&
                     c->attribution != CS_NONE &&
                     s->attributions.at[first->attribution].entity !=
                         s->attributions.at[c->attribution].entity;
        if (other && first->count.best != c->count.best)
            return true;
    }
    return false;
}
