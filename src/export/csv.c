/* csv.c: see csv.h. */
#include "export/csv.h"

#include <math.h>

#include "export/record.h"

void cs_csv_text(cs_out *out, cs_str s) {
    bool formula = s.size && strchr("=+-@\t\r", s.at[0]);
    bool quoted = formula;
    for (size_t i = 0; i < s.size; i++)
        quoted |= strchr(",\"\r\n", s.at[i]) != NULL;
    if (quoted)
        cs_out_byte(out, '"');
    if (formula)
        cs_out_byte(out, '\'');
    for (size_t i = 0; i < s.size; i++) {
        if (s.at[i] == '"')
            cs_out_byte(out, '"');
        cs_out_byte(out, s.at[i]);
    }
    if (quoted)
        cs_out_byte(out, '"');
}

void cs_csv_int(cs_out *out, int64_t value) {
    if (value != CS_OPEN)
        cs_out_int(out, value);
}

void cs_csv_number(cs_out *out, double value) {
    if (!isnan(value))
        cs_record_number(out, value);
}
