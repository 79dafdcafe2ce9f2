/* unit.c: see unit.h. */
#include "encoder/unit.h"

#include "ground/plain.h"

enum { MOST_WIDTH = 1024 };

PLAIN_CLONES void unit_forward(const float *in, const float *x, const float *peep,
                               const float *bias, unit_trace *trace, float *h, size_t first,
                               size_t end, size_t width) {
    size_t half = width / 2;
    for (size_t way = 0; way < 2; way++) {
        const float *pf = peep + way * half, *pr = pf + width;
        const float *bf = bias + way * half, *br = bf + width;
        float c[MOST_WIDTH / 2] = {0};
        for (size_t k = 0; k < end - first; k++) {
            size_t row = way ? end - 1 - k : first + k, at = row * width + way * half;
            const float *z = in + row * 3 * width + way * 3 * half, *uf = z + half, *ur = uf + half;
            const float *restrict xx = x + at;
            float *restrict hh = h + at, *restrict tf = trace->f + at, *restrict tr = trace->r + at;
            float *restrict tc = trace->c + at;
            for (size_t j = 0; j < half; j++) {
                float f = plain_gate(uf[j] + pf[j] * c[j] + bf[j]);
                float r = plain_gate(ur[j] + pr[j] * c[j] + br[j]);
                c[j] = f * c[j] + (1 - f) * z[j];
                tf[j] = f;
                tr[j] = r;
                tc[j] = c[j];
                hh[j] = r * c[j] + (1 - r) * UNIT_SCALE * xx[j];
            }
        }
    }
}

PLAIN_CLONES void unit_back(float *in, const float *x, const float *peep, const unit_trace *trace,
                            float *dh, float *dpeep, float *dbias, size_t first, size_t end,
                            size_t width) {
    static const float zeros[MOST_WIDTH / 2];
    size_t half = width / 2;
    for (size_t way = 0; way < 2; way++) {
        const float *pf = peep + way * half, *pr = pf + width;
        float *restrict dpf = dpeep + way * half, *restrict dpr = dpf + width;
        float *restrict dbf = dbias + way * half, *restrict dbr = dbf + width;
        float dc[MOST_WIDTH / 2] = {0};
        for (size_t k = end - first; k-- > 0;) { /* from the last word read to the first */
            size_t row = way ? end - 1 - k : first + k, at = row * width + way * half;
            const float *before = k == 0 ? zeros : trace->c + (way ? at + width : at - width);
            float *restrict z = in + row * 3 * width + way * 3 * half;
            float *restrict uf = z + half, *restrict ur = uf + half;
            const float *tf = trace->f + at, *tr = trace->r + at, *tc = trace->c + at;
            const float *xx = x + at;
            float *restrict dhh = dh + at;
            for (size_t j = 0; j < half; j++) {
                float f = tf[j], r = tr[j], d = dhh[j];
                float dr = d * (tc[j] - UNIT_SCALE * xx[j]) * plain_gate_slope(r);
                float sum = dc[j] + d * r;
                float df = sum * (before[j] - z[j]) * plain_gate_slope(f);
                dhh[j] = d * (1 - r) * UNIT_SCALE;
                z[j] = sum * (1 - f);
                uf[j] = df;
                ur[j] = dr;
                dc[j] = sum * f + df * pf[j] + dr * pr[j];
                dpf[j] += df * before[j];
                dpr[j] += dr * before[j];
                dbf[j] += df;
                dbr[j] += dr;
            }
        }
    }
}
