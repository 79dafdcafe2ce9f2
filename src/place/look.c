/* look.c: see look.h. */
#include "place/look.h"

#include "place/prior.h"

static void write_division(const cs_gazetteer *g, uint32_t division, cs_out *out) {
    const cs_gaz_place *p = cs_gazetteer_place(g, division);
    cs_out_add(out, p ? cs_gazetteer_text(g, p->name) : CS_STR("-"));
    cs_out_byte(out, '\t');
}

static void write_place(const cs_gazetteer *g, const cs_gaz_name *n, cs_out *out) {
    const cs_gaz_place *p = cs_gazetteer_place(g, n->place);
    if (!p)
        return;
    cs_str country = cs_gazetteer_country(g, p->country);
    cs_out_format(out, "%.2f\t", cs_place_prior(p, n->type));
    cs_out_add(out, cs_gazetteer_text(g, p->name));
    cs_out_byte(out, '\t');
    cs_out_add(out, cs_gazetteer_feature(g, p->feature));
    cs_out_byte(out, '\t');
    cs_out_add(out, country.at ? country : CS_STR("-"));
    cs_out_byte(out, '\t');
    write_division(g, p->admin1, out);
    write_division(g, p->admin2, out);
    cs_out_format(out, "%.3f\t%.3f\t%u\t%u\n", p->lat * CS_GAZETTEER_UNIT,
                  p->lon * CS_GAZETTEER_UNIT, p->population, p->id);
}

size_t cs_look(const cs_gazetteer *g, cs_str name, cs_out *out) {
    bool more;
    uint32_t n = cs_gazetteer_look(g, name);
    uint64_t sound = cs_gazetteer_sound(name);
    if (n == UINT32_MAX && sound)
        n = cs_gazetteer_find(g, sound, &more);
    size_t count = 0;
    if (n != UINT32_MAX)
        cs_out_text(out,
                    "prior\tname\tfeature\tcountry\tadmin1\tadmin2\tlat\tlon\tpopulation\tid\n");
    for (; n != UINT32_MAX; n = cs_gazetteer_next(g, n), count++)
        write_place(g, &g->names[n], out);
    return count;
}
