/* matrix.c: see matrix.h. Blocks of six rows by two vectors stay in registers. */
#include "ground/matrix.h"

#include <string.h>

typedef float lanes __attribute__((vector_size(TRAIN_LANES * sizeof(float)), aligned(4)));

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define CLONES
#endif

enum { BLOCK_ROWS = 6 };

/* One block of `ROWS` rows by two vectors of columns. */
#define BLOCK(ROWS)                                                                         \
    do {                                                                                    \
        lanes s[ROWS][2];                                                                   \
        for (int r = 0; r < ROWS; r++)                                                      \
            for (int v = 0; v < 2; v++)                                                     \
                s[r][v] = add ? *(const lanes *)(c + (size_t)r * columns + v * TRAIN_LANES) \
                              : (lanes){0};                                                 \
        for (size_t k = 0; k < inner; k++) {                                                \
            lanes low = *(const lanes *)(b + k * columns);                                  \
            lanes high = *(const lanes *)(b + k * columns + TRAIN_LANES);                   \
            for (int r = 0; r < ROWS; r++) {                                                \
                float x = a[(size_t)r * inner + k];                                         \
                s[r][0] += x * low;                                                         \
                s[r][1] += x * high;                                                        \
            }                                                                               \
        }                                                                                   \
        for (int r = 0; r < ROWS; r++)                                                      \
            for (int v = 0; v < 2; v++)                                                     \
                *(lanes *)(c + (size_t)r * columns + v * TRAIN_LANES) = s[r][v];            \
    } while (0)

/* One row by one vector of columns. */
static inline void single(float *c, const float *a, const float *b, size_t inner, size_t columns,
                          bool add) {
    lanes s = add ? *(const lanes *)c : (lanes){0};
    for (size_t k = 0; k < inner; k++)
        s += a[k] * *(const lanes *)(b + k * columns);
    *(lanes *)c = s;
}

CLONES void train_matrix_multiply(float *c0, const float *a0, const float *b0, size_t rows,
                                  size_t inner, size_t columns, bool add) {
    size_t j = 0;
    for (; j + 2 * TRAIN_LANES <= columns; j += 2 * TRAIN_LANES) {
        const float *b = b0 + j;
        size_t i = 0;
        for (; i + BLOCK_ROWS <= rows; i += BLOCK_ROWS) {
            const float *a = a0 + i * inner;
            float *c = c0 + i * columns + j;
            BLOCK(BLOCK_ROWS);
        }
        for (; i < rows; i++) {
            const float *a = a0 + i * inner;
            float *c = c0 + i * columns + j;
            BLOCK(1);
        }
    }
    if (j < columns)
        for (size_t i = 0; i < rows; i++)
            single(c0 + i * columns + j, a0 + i * inner, b0 + j, inner, columns, add);
}

void train_matrix_turn(float *to, const float *from, size_t rows, size_t columns, size_t room) {
    enum { TILE = 16 };
    for (size_t j0 = 0; j0 < columns; j0 += TILE)
        for (size_t i = 0; i < rows; i++)
            for (size_t j = j0; j < columns && j < j0 + TILE; j++)
                to[j * room + i] = from[i * columns + j];
    for (size_t j = 0; j < columns; j++)
        memset(to + j * room + rows, 0, (room - rows) * sizeof *to);
}
