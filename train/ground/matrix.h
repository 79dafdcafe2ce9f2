/* matrix.h: products of matrices for the trainers, row by row in memory.
 *
 * Every sum runs over its terms in ascending order and without fused multiply-adds, whatever the
 * width of the machine's vectors, so the same input gives the same bits everywhere. */
#ifndef TRAIN_GROUND_MATRIX_H
#define TRAIN_GROUND_MATRIX_H

#include <stdbool.h>
#include <stddef.h>

enum { TRAIN_LANES = 16 };

/* c[rows][columns] (+)= a[rows][inner] b[inner][columns]; `columns` a multiple of TRAIN_LANES. */
void train_matrix_multiply(float *c, const float *a, const float *b, size_t rows, size_t inner,
                           size_t columns, bool add);

/* to[columns][room] = from[rows][columns] turned; what lies behind `rows` becomes zero. */
void train_matrix_turn(float *to, const float *from, size_t rows, size_t columns, size_t room);

#endif
