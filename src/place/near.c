/* near.c: how far places lie apart, and what lies in what. */
#include <math.h>

#include "place/resolve.h"

static const double earth_km = 6371.0;

void cs_candidate_point(cs_candidate *c) {
    const double unit = CS_GAZETTEER_UNIT * 3.14159265358979323846 / 180.0;
    double lat = c->at->lat * unit, lon = c->at->lon * unit;
    c->x = (float)(cos(lat) * cos(lon));
    c->y = (float)(cos(lat) * sin(lon));
    c->z = (float)sin(lat);
}

double cs_candidate_apart_km(const cs_candidate *a, const cs_candidate *b) {
    double x = a->x - b->x, y = a->y - b->y, z = a->z - b->z;
    return sqrt(x * x + y * y + z * z) * earth_km;
}

double cs_place_apart_km(const cs_gaz_place *a, const cs_gaz_place *b) {
    cs_candidate x = {.at = a}, y = {.at = b};
    cs_candidate_point(&x);
    cs_candidate_point(&y);
    double half = cs_candidate_apart_km(&x, &y) / earth_km / 2;
    return 2 * earth_km * asin(half < 1 ? half : 1);
}

bool cs_place_within(const cs_gazetteer *g, const cs_gaz_place *inner, uint32_t outer) {
    const cs_gaz_place *o = cs_gazetteer_place(g, outer);
    if (!o)
        return false;
    if (inner == o)
        return true;
    bool one_country = inner->country == o->country && o->country != CS_GAZ_NOWHERE;
    if (o->kind == CS_PLACE_COUNTRY)
        return one_country && inner->kind != CS_PLACE_COUNTRY;
    if (o->kind == CS_PLACE_ADMIN1 && inner->admin1 != CS_NONE)
        return inner->admin1 == outer;
    if (o->kind == CS_PLACE_ADMIN2 && inner->admin2 != CS_NONE)
        return inner->admin2 == outer;
    bool division = o->kind == CS_PLACE_ADMIN1 || o->kind == CS_PLACE_ADMIN2;
    if (division && !one_country)
        return false;
    if (inner->kind == CS_PLACE_COUNTRY || o->kind == CS_PLACE_TOWN || o->kind == CS_PLACE_SPOT)
        return false;
    return cs_place_apart_km(inner, o) <= o->radius_km * 1.3 + 10;
}
