/* plain.c: see plain.h. The logarithm is a power series on a short interval. */
#include "ground/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *plain_take(size_t count, size_t size) {
    void *piece = calloc(count ? count : 1, size);
    if (!piece) {
        fprintf(stderr, "no memory for %zu times %zu bytes\n", count, size);
        exit(1);
    }
    return piece;
}

/* ln x = n ln 2 + 2 artanh((m - 1) / (m + 1)) with x = 2^n m */
double plain_log(double x) {
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    int64_t n = (int64_t)(bits >> 52 & 2047) - 1023;
    bits = (bits & 0xFFFFFFFFFFFFFu) | (uint64_t)1023 << 52;
    double m;
    memcpy(&m, &bits, sizeof m);
    double t = (m - 1) / (m + 1), square = t * t, term = t, sum = 0;
    for (int i = 1; i < 40; i += 2, term *= square)
        sum += term / i;
    return (double)n * 0.6931471805599453 + 2 * sum;
}

PLAIN_CLONES void plain_bias(float *to, const float *bias, size_t rows, size_t columns) {
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++)
            to[i * columns + j] += bias[j];
}

PLAIN_CLONES void plain_bias_relu(float *to, const float *bias, size_t rows, size_t columns,
                                  size_t curved) {
    plain_bias(to, bias, rows, columns);
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < curved; j++)
            to[i * columns + j] = to[i * columns + j] > 0 ? to[i * columns + j] : 0;
}

PLAIN_CLONES void plain_relu_back(float *grad, const float *y, size_t rows, size_t columns,
                                  size_t curved) {
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < curved; j++)
            grad[i * columns + j] = y[i * columns + j] > 0 ? grad[i * columns + j] : 0;
}

PLAIN_CLONES void plain_column_sums(float *sums, const float *from, size_t rows, size_t columns) {
    for (size_t i = 0; i < rows; i++)
        for (size_t j = 0; j < columns; j++)
            sums[j] += from[i * columns + j];
}

float plain_square_sum(const float *x, size_t count) {
    double sum[8] = {0};
    size_t i = 0;
    for (; i + 8 <= count; i += 8)
        for (size_t k = 0; k < 8; k++)
            sum[k] += (double)x[i + k] * x[i + k];
    for (; i < count; i++)
        sum[0] += (double)x[i] * x[i];
    return (float)(sum[0] + sum[1] + sum[2] + sum[3] + sum[4] + sum[5] + sum[6] + sum[7]);
}

/* Replaces scores by their softmax; returns the logarithm of the sum below it, the highest score
 * taken off. */
PLAIN_CLONES static double share(float *scores, size_t count, float *highest) {
    float most = scores[0];
    for (size_t i = 1; i < count; i++)
        most = scores[i] > most ? scores[i] : most;
    for (size_t i = 0; i < count; i++)
        scores[i] = plain_exp_below(scores[i] - most);
    float sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += scores[i];
    float part = 1 / sum;
    for (size_t i = 0; i < count; i++)
        scores[i] *= part;
    *highest = most;
    return plain_log((double)sum);
}

void plain_share(float *scores, size_t count) {
    float most;
    share(scores, count, &most);
}

double plain_softmax(float *scores, size_t count, size_t room, const uint16_t *labels,
                     const float *parts, size_t label_count) {
    if (!label_count) {
        memset(scores, 0, room * sizeof *scores);
        return 0;
    }
    double right = 0, whole = 0;
    float most;
    for (size_t i = 0; i < label_count; i++) {
        right += (double)(parts[i] * scores[labels[i]]);
        whole += (double)parts[i];
    }
    double below = share(scores, count, &most);
    for (size_t i = 0; i < label_count; i++)
        scores[labels[i]] -= parts[i];
    memset(scores + count, 0, (room - count) * sizeof *scores);
    return (below + (double)most) * whole - right;
}
