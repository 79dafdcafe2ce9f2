/* test_kernel.c: every kernel gives the same as plain arithmetic, to the bit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <string.h>

#include "model/kernel.h"

enum { ROWS = 23, INPUTS = 72, OUTPUTS = 48, WIDTH = 64 };

static uint64_t state = 1;

static uint32_t draw(uint32_t limit) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33) % limit;
}

static float draw_float(float size) {
    return ((float)draw(20001) / 10000 - 1) * size;
}

static void multiplies(void **unused) {
    (void)unused;
    static uint8_t values[ROWS * INPUTS];
    static int8_t weight[OUTPUTS][INPUTS], packed[OUTPUTS * INPUTS];
    static int32_t sums[ROWS * OUTPUTS];
    const cs_kernel *kernels[4];
    unsigned count = cs_kernel_all(kernels);
    for (int turn = 0; turn < 3; turn++) { /* the last with the largest values there are */
        for (int i = 0; i < ROWS * INPUTS; i++)
            values[i] = turn == 2 ? 255 : (uint8_t)draw(256);
        for (int o = 0; o < OUTPUTS; o++)
            for (int i = 0; i < INPUTS; i++) {
                weight[o][i] = turn == 2 ? (o % 2 ? CS_KERNEL_MOST : -CS_KERNEL_MOST)
                                         : (int8_t)((int)draw(127) - 63);
                packed[((o / 16) * INPUTS + i / 4 * 4) * 16 + o % 16 * 4 + i % 4] = weight[o][i];
            }
        for (unsigned k = 0; k < count; k++)
            for (size_t rows = 1; rows <= ROWS; rows += 11) {
                memset(sums, 0x55, sizeof sums);
                kernels[k]->multiply(values, rows, INPUTS, packed, OUTPUTS, sums);
                for (size_t r = 0; r < rows; r++)
                    for (int o = 0; o < OUTPUTS; o++) {
                        int32_t sum = 0;
                        for (int i = 0; i < INPUTS; i++)
                            sum += values[r * INPUTS + (size_t)i] * weight[o][i];
                        assert_int_equal(sums[r * OUTPUTS + (size_t)o], sum);
                    }
            }
    }
}

static void leaves_an_odd_block_alone(void **unused) {
    (void)unused;
    static uint8_t values[INPUTS];
    static int8_t packed[16 * INPUTS];
    int32_t sums[32];
    const cs_kernel *kernels[4];
    unsigned count = cs_kernel_all(kernels);
    for (unsigned k = 0; k < count; k++) {
        memset(sums, 0x55, sizeof sums);
        kernels[k]->multiply(values, 1, INPUTS, packed, 16, sums);
        for (int i = 0; i < 32; i++)
            assert_int_equal(sums[i], i < 16 ? 0 : 0x55555555);
    }
}

static void squeezes_and_restores(void **unused) {
    (void)unused;
    static int32_t sums[ROWS * OUTPUTS];
    float scale[OUTPUTS], bias[OUTPUTS], values[ROWS * OUTPUTS], first_values[ROWS * OUTPUTS];
    uint8_t bytes[ROWS * OUTPUTS], first[ROWS * OUTPUTS];
    const cs_kernel *kernels[4];
    unsigned count = cs_kernel_all(kernels);
    for (int i = 0; i < ROWS * OUTPUTS; i++)
        sums[i] = (int32_t)draw(200000) - 100000;
    for (int i = 0; i < OUTPUTS; i++) {
        scale[i] = draw_float(0.01f);
        bias[i] = draw_float(100);
    }
    for (unsigned k = 0; k < count; k++) {
        kernels[k]->squeeze(sums, ROWS, OUTPUTS, scale, bias, bytes);
        kernels[k]->restore(sums, ROWS, OUTPUTS, scale, bias, values);
        if (k) {
            assert_memory_equal(bytes, first, sizeof first);
            assert_memory_equal(values, first_values, sizeof first_values);
        }
        memcpy(first, bytes, sizeof first);
        memcpy(first_values, values, sizeof first_values);
    }
    for (int i = 0; i < ROWS * OUTPUTS; i++) {
        float x = (float)sums[i] * scale[i % OUTPUTS] + bias[i % OUTPUTS];
        assert_int_equal(first[i], x <= 0 ? 0 : x >= 255 ? 255 : (int)(x + 0.5f));
    }
}

static void joins_and_grades(void **unused) {
    (void)unused;
    float a[OUTPUTS], b[OUTPUTS];
    uint8_t bytes[OUTPUTS];
    int8_t steps[OUTPUTS];
    const cs_kernel *kernels[4];
    unsigned count = cs_kernel_all(kernels);
    float most = 0;
    for (int i = 0; i < OUTPUTS; i++) {
        a[i] = draw_float(200);
        b[i] = draw_float(200);
        most = fabsf(a[i]) > most ? fabsf(a[i]) : most;
    }
    for (unsigned k = 0; k < count; k++) {
        kernels[k]->join(a, b, OUTPUTS, bytes);
        float step = kernels[k]->grade(a, OUTPUTS, steps);
        assert_true(step == most / CS_KERNEL_MOST);
        for (int i = 0; i < OUTPUTS; i++) {
            float sum = a[i] + b[i];
            assert_int_equal(bytes[i], sum <= 0 ? 0 : sum >= 255 ? 255 : (int)(sum + 0.5f));
            assert_true(fabsf((float)steps[i] * step - a[i]) <= step * 0.51f);
        }
    }
}

static void grades_nothing_but_zeros(void **unused) {
    (void)unused;
    float zeros[16] = {0};
    int8_t steps[16];
    const cs_kernel *kernels[4];
    unsigned count = cs_kernel_all(kernels);
    for (unsigned k = 0; k < count; k++) {
        assert_true(kernels[k]->grade(zeros, 16, steps) > 0);
        for (int i = 0; i < 16; i++)
            assert_int_equal(steps[i], 0);
    }
}

static void sweeps(void **unused) {
    (void)unused;
    static int32_t in[ROWS * 3 * WIDTH];
    static float scale[3 * WIDTH], bias[3 * WIDTH], peep[2 * WIDTH], grain[WIDTH];
    static float x[ROWS * WIDTH], h[ROWS * WIDTH], first_h[ROWS * WIDTH];
    static uint8_t bytes[ROWS * WIDTH], first[ROWS * WIDTH];
    const cs_kernel *kernels[4];
    unsigned count = cs_kernel_all(kernels);
    for (int i = 0; i < ROWS * 3 * WIDTH; i++)
        in[i] = (int32_t)draw(20000) - 10000;
    for (int i = 0; i < 3 * WIDTH; i++) {
        scale[i] = draw_float(0.0005f);
        bias[i] = draw_float(1);
    }
    for (int i = 0; i < 2 * WIDTH; i++)
        peep[i] = draw_float(1);
    for (int i = 0; i < WIDTH; i++)
        grain[i] = 30;
    for (int i = 0; i < ROWS * WIDTH; i++)
        x[i] = draw_float(2);
    for (unsigned k = 0; k < count; k++) {
        for (int way = 0; way < 2; way++) {
            size_t from = way ? WIDTH / 2 : 0;
            cs_sweep s = {
                in + 3 * from, scale + 3 * from, bias + 3 * from, peep + from,  peep + WIDTH + from,
                x + from,      h + from,         grain + from,    bytes + from, ROWS,
                WIDTH,         way == 1};
            kernels[k]->sweep(&s);
        }
        if (k) {
            assert_memory_equal(bytes, first, sizeof first);
            assert_memory_equal(h, first_h, sizeof first_h);
        }
        memcpy(first, bytes, sizeof first);
        memcpy(first_h, h, sizeof first_h);
    }
}

static void finds_the_highest(void **unused) {
    (void)unused;
    float values[OUTPUTS];
    const cs_kernel *kernels[4];
    unsigned count = cs_kernel_all(kernels);
    for (int turn = 0; turn < 200; turn++) {
        uint32_t size = 1 + draw(OUTPUTS), best = 0;
        for (uint32_t i = 0; i < size; i++) {
            values[i] = turn % 2 ? draw_float(3) : (float)draw(3) - 5; /* equal ones, too */
            best = values[i] > values[best] ? i : best;
        }
        for (unsigned k = 0; k < count; k++)
            assert_int_equal(kernels[k]->highest(values, size), best);
    }
}

static void blends_and_rounds(void **unused) {
    (void)unused;
    float x[OUTPUTS], first_x[OUTPUTS], grain[OUTPUTS];
    int8_t bytes[OUTPUTS];
    uint8_t whole[OUTPUTS];
    const cs_kernel *kernels[4];
    unsigned count = cs_kernel_all(kernels);
    for (int i = 0; i < OUTPUTS; i++) {
        bytes[i] = (int8_t)((int)draw(255) - 127);
        grain[i] = draw_float(200);
    }
    for (unsigned k = 0; k < count; k++) {
        for (int i = 0; i < OUTPUTS; i++)
            x[i] = (float)i / 16;
        kernels[k]->blend(x, bytes, 0.015f, OUTPUTS);
        kernels[k]->round(x, 1, OUTPUTS, grain, whole);
        for (int i = 0; i < OUTPUTS; i++) {
            float y = x[i] * grain[i] + CS_KERNEL_ZERO;
            int wanted = y <= 0 ? 0 : y >= 255 ? 255 : (int)(y + 0.5f);
            assert_true(whole[i] - wanted <= 1 && wanted - whole[i] <= 1);
        }
        if (k)
            assert_memory_equal(x, first_x, sizeof x);
        memcpy(first_x, x, sizeof x);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(multiplies),
        cmocka_unit_test(leaves_an_odd_block_alone),
        cmocka_unit_test(squeezes_and_restores),
        cmocka_unit_test(joins_and_grades),
        cmocka_unit_test(grades_nothing_but_zeros),
        cmocka_unit_test(sweeps),
        cmocka_unit_test(finds_the_highest),
        cmocka_unit_test(blends_and_rounds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
