/* step.c: steps of Adam and running means; see net.h. Rows of tables that a batch did not touch
 * stay as they are; their means catch up later. */
#include "encoder/inside.h"

#include <stdlib.h>
#include <string.h>

/* ---- steps ----------------------------------------------------------------------------------- */

typedef struct stepping {
    float rate, first_fix, second_fix, keep, size;
} stepping;

PLAIN_CLONES static void step_values(const stepping *p, float *restrict value,
                                     float *restrict first, float *restrict second,
                                     const float *restrict g, size_t count) {
    for (size_t i = 0; i < count; i++) {
        float grad = g[i] * p->size;
        first[i] += 0.1f * (grad - first[i]);
        second[i] += 0.01f * (grad * grad - second[i]);
        value[i] -=
            p->rate * first[i] * p->first_fix / (plain_root(second[i] * p->second_fix) + 1e-8f);
    }
}

PLAIN_CLONES static void draw_near(float *restrict mean, const float *restrict value, float part,
                                   size_t count) {
    for (size_t i = 0; i < count; i++)
        mean[i] += part * (value[i] - mean[i]);
}

static float power(float base, uint32_t exponent) {
    float result = 1;
    for (; exponent; exponent >>= 1, base *= base)
        if (exponent & 1)
            result *= base;
    return result;
}

/* Sums up the row's gradients of several halves in the first that has one; clears the others. */
static float *sum_row(net_grad *const *g, uint32_t count, int table, uint32_t row, size_t width) {
    float *sum = NULL;
    for (uint32_t k = 0; k < count; k++) {
        if (!g[k]->rows[table] || !g[k]->is_touched[table][row])
            continue;
        float *mine = g[k]->rows[table] + (size_t)row * width;
        g[k]->is_touched[table][row] = 0;
        if (!sum) {
            sum = mine;
            continue;
        }
        add_row(sum, mine, 1, width);
        memset(mine, 0, width * sizeof *mine);
    }
    return sum;
}

/* The mean of a row that was left alone for `steps` steps. */
static void catch_up(net_table *t, size_t from, float keep, uint32_t steps) {
    float old = power(keep, steps);
    for (uint32_t j = 0; j < t->width; j++)
        t->mean[from + j] = t->value[from + j] + (t->mean[from + j] - t->value[from + j]) * old;
}

static void step_row(const stepping *p, net_table *t, uint32_t row, float *sum, uint32_t step) {
    size_t from = (size_t)row * t->width;
    catch_up(t, from, p->keep, step - 1 - t->seen[row]);
    step_values(p, t->value + from, t->first + from, t->second + from, sum, t->width);
    draw_near(t->mean + from, t->value + from, 1 - p->keep, t->width);
    t->seen[row] = step;
    memset(sum, 0, t->width * sizeof *sum);
}

static void step_table(const stepping *p, net *n, int table, net_grad *const *g, uint32_t count) {
    net_table *t = &n->tables[table];
    for (uint32_t k = 0; k < count; k++) {
        for (uint32_t i = 0; i < g[k]->touched_count[table]; i++) {
            uint32_t row = g[k]->touched[table][i];
            float *sum = sum_row(g, count, table, row, t->width);
            if (sum) /* else an earlier list had it */
                step_row(p, t, row, sum, n->step);
        }
        g[k]->touched_count[table] = 0;
    }
}

void net_step(net *n, net_grad *const *g, uint32_t count, float rate, float keep) {
    n->step++;
    stepping p = {rate, 1 / (1 - power(0.9f, n->step)), 1 / (1 - power(0.99f, n->step)), keep, 1};
    float *dense = g[0]->dense;
    for (uint32_t k = 1; k < count; k++) {
        add_row(dense, g[k]->dense, 1, n->at.size);
        memset(g[k]->dense, 0, n->at.size * sizeof(float));
    }
    float norm = plain_square_sum(dense, n->at.size);
    const float most = 5.0f;
    p.size = norm > most * most ? most / plain_root(norm) : 1;
    step_values(&p, n->value, n->first, n->second, dense, n->at.size);
    draw_near(n->mean, n->value, 1 - keep, n->at.size);
    memset(dense, 0, n->at.size * sizeof(float));
    for (int t = 0; t < NET_TABLES; t++)
        step_table(&p, n, t, g, count);
}

void net_settle(net *n, float keep) {
    for (int t = 0; t < NET_TABLES; t++)
        for (uint32_t row = 0; row < n->tables[t].rows; row++) {
            catch_up(&n->tables[t], (size_t)row * n->tables[t].width, keep,
                     n->step - n->tables[t].seen[row]);
            n->tables[t].seen[row] = n->step;
        }
}

static void swap_floats(float *a, float *b, size_t count) {
    for (size_t i = 0; i < count; i++) {
        float x = a[i];
        a[i] = b[i];
        b[i] = x;
    }
}

void net_swap(net *n) {
    swap_floats(n->value, n->mean, n->at.size);
    for (int t = 0; t < NET_TABLES; t++)
        swap_floats(n->tables[t].value, n->tables[t].mean,
                    (size_t)n->tables[t].rows * n->tables[t].width);
}
