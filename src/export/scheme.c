/* scheme.c: see scheme.h. A scheme is a list of columns; see columns.h. */
#include "export/scheme.h"

#include "export/columns.h"
#include "export/plover.h"

static const cs_column *const schemes[] = {[CS_SCHEME_ACLED] = cs_acled_columns,
                                           [CS_SCHEME_GED] = cs_ged_columns,
                                           [CS_SCHEME_CAMEO] = cs_cameo_columns};

void cs_scheme_header(cs_scheme scheme, cs_out *out) {
    for (const cs_column *c = scheme == CS_SCHEME_PLOVER ? NULL : schemes[scheme]; c && c->name;
         c++) {
        cs_out_text(out, c == schemes[scheme] ? "" : ",");
        cs_out_text(out, c->name);
    }
    cs_out_text(out, scheme == CS_SCHEME_PLOVER ? "" : "\r\n");
}

/* Has the scheme a place for the incident? What did not happen is no event of ACLED, UCDP, CAMEO;
 * UCDP's events have at least one death. */
static bool has_code(cs_scheme scheme, const cs_incident *incident) {
    const cs_codes *codes = &incident->codes;
    bool happened = incident->status == CS_STATUS_OCCURRED || incident->status == CS_STATUS_ONGOING;
    switch (scheme) {
    case CS_SCHEME_ACLED:
        return cs_acled_type(incident) != NULL && incident->status <= CS_STATUS_ATTEMPTED;
    case CS_SCHEME_GED:
        return happened && codes->ucdp.at && incident->killed.given && incident->killed.best > 0;
    case CS_SCHEME_CAMEO:
        return happened && codes->cameo.at != NULL;
    case CS_SCHEME_PLOVER:
        return true;
    }
    return false;
}

void cs_scheme_write(cs_scheme scheme, const cs_story *s, cs_out *out) {
    for (uint32_t i = 0; i < s->incidents.count; i++) {
        const cs_incident *incident = &s->incidents.at[i];
        cs_row r = {s, incident, incident->place == CS_NONE ? NULL : &s->places.at[incident->place],
                    i};
        if (!has_code(scheme, incident))
            continue;
        if (scheme == CS_SCHEME_PLOVER) {
            cs_plover_write(s, i, out);
            continue;
        }
        for (const cs_column *c = schemes[scheme]; c->name; c++) {
            cs_out_text(out, c == schemes[scheme] ? "" : ",");
            if (c->write)
                c->write(&r, out);
        }
        cs_out_text(out, "\r\n");
    }
}
