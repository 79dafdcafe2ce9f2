/* columns.h: the columns of the schemes of other event data: each a name and a function that writes
 * its cell, or none for a column that one report cannot fill. */
#ifndef CS_EXPORT_COLUMNS_H
#define CS_EXPORT_COLUMNS_H

#include "export/csv.h"
#include "story/story.h"

typedef struct cs_row {
    const cs_story *s;
    const cs_incident *incident;
    const cs_place *place; /* NULL: not known */
    uint32_t number;
} cs_row;

typedef struct cs_column {
    const char *name;
    void (*write)(const cs_row *r, cs_out *out);
} cs_column;

/* Each ends with a column without a name. */
extern const cs_column cs_acled_columns[], cs_ged_columns[], cs_cameo_columns[];

/* ACLED's event type of an incident, or NULL. */
const char *cs_acled_type(const cs_incident *incident);

/* Cells that several schemes have. */
void cs_cell_id(const cs_row *r, cs_out *out);
void cs_cell_date_from(const cs_row *r, cs_out *out);
void cs_cell_date_to(const cs_row *r, cs_out *out);
void cs_cell_year(const cs_row *r, cs_out *out);
void cs_cell_month(const cs_row *r, cs_out *out);
void cs_cell_day_of_month(const cs_row *r, cs_out *out);
void cs_cell_yyyymmdd(const cs_row *r, cs_out *out);
void cs_cell_latitude(const cs_row *r, cs_out *out);
void cs_cell_longitude(const cs_row *r, cs_out *out);
void cs_cell_country(const cs_row *r, cs_out *out);
void cs_cell_admin1(const cs_row *r, cs_out *out);
void cs_cell_admin2(const cs_row *r, cs_out *out);
void cs_cell_place_name(const cs_row *r, cs_out *out);
void cs_cell_outlet(const cs_row *r, cs_out *out);
void cs_cell_url(const cs_row *r, cs_out *out);
void cs_cell_agent(const cs_row *r, cs_out *out);
void cs_cell_target(const cs_row *r, cs_out *out);
void cs_cell_notes(const cs_row *r, cs_out *out);

#endif
