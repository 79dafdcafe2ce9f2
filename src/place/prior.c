/* prior.c: see prior.h. */
#include "place/prior.h"

#include <math.h>

double cs_place_prior(const cs_gaz_place *place, uint8_t name_type) {
    static const double by_type[] = {0.0, -1.3, -1.0, 0.0, -3.0, -1.5};
    enum { HAMLET = 300 }; /* where GeoNames gives no population there still are some people */
    double type = name_type < sizeof by_type / sizeof *by_type ? by_type[name_type] : -3.0;
    return log10((double)place->population + HAMLET) + place->weight / 10.0 + type;
}
