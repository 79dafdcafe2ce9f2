/* csv.h: cells of comma-separated values, RFC 4180. A cell that a spreadsheet would take for a
 * formula gets an apostrophe before it. */
#ifndef CS_EXPORT_CSV_H
#define CS_EXPORT_CSV_H

#include "base/out.h"
#include "story/story.h"

/* Each writes one cell without the comma before it; none and CS_OPEN and NaN are empty. */
void cs_csv_text(cs_out *out, cs_str s);
void cs_csv_int(cs_out *out, int64_t value);
void cs_csv_number(cs_out *out, double value);

#endif
