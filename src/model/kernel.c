/* kernel.c: see kernel.h. */
#include "model/kernel.h"

#include <stdbool.h>
#include <string.h>

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define X86 1
#include <cpuid.h>
#include <immintrin.h>
#else
#define X86 0
#endif

enum { LANES = CS_KERNEL_OUTPUTS, QUAD = CS_KERNEL_INPUTS };

static void multiply_plain(const uint8_t *values, size_t rows, size_t inputs, const int8_t *packed,
                           size_t outputs, int32_t *sums) {
    for (size_t o = 0; o < outputs; o += LANES) {
        const int8_t *block = packed + o * inputs;
        for (size_t r = 0; r < rows; r++) {
            const uint8_t *value = values + r * inputs;
            int32_t sum[LANES] = {0};
            for (size_t i = 0; i < inputs; i += QUAD)
                for (size_t l = 0; l < LANES; l++)
                    for (size_t q = 0; q < QUAD; q++)
                        sum[l] += value[i + q] * block[(i * LANES) + l * QUAD + q];
            memcpy(sums + r * outputs + o, sum, sizeof sum);
        }
    }
}

/* The bodies below are compiled once for each kind of machine; vectors are left to the compiler. */
#define BODY static inline __attribute__((always_inline))
enum { MOST_HALF = 256 };

/* Rounded, within 0 to 255, again without a comparison. */
BODY uint8_t byte_of(float x) {
    float within = 0.5f * (__builtin_fabsf(x) - __builtin_fabsf(x - 255) + 255);
    return (uint8_t)(int32_t)(within + 0.5f);
}

/* A whole number that is ordered as the float is. */
BODY int32_t ordered(float x) {
    int32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits ^ ((bits >> 31) & 0x7FFFFFFF);
}

BODY void squeeze_body(const int32_t *sums, size_t rows, size_t columns, const float *scale,
                       const float *bias, uint8_t *restrict bytes) {
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < columns; c++)
            bytes[r * columns + c] = byte_of((float)sums[r * columns + c] * scale[c] + bias[c]);
}

BODY void restore_body(const int32_t *sums, size_t rows, size_t columns, const float *scale,
                       const float *bias, float *restrict values) {
    for (size_t r = 0; r < rows; r++)
        for (size_t c = 0; c < columns; c++)
            values[r * columns + c] = (float)sums[r * columns + c] * scale[c] + bias[c];
}

BODY void join_body(const float *a, const float *b, size_t count, uint8_t *restrict bytes) {
    for (size_t i = 0; i < count; i++)
        bytes[i] = byte_of(a[i] + b[i]);
}

/* Sizes are compared as whole numbers, which order positive floats as they are ordered. */
BODY float grade_body(const float *values, size_t count, int8_t *restrict steps) {
    int32_t most = 0x358637BD; /* 1e-6 */
    for (size_t i = 0; i < count; i++) {
        int32_t bits;
        memcpy(&bits, &values[i], sizeof bits);
        bits &= 0x7FFFFFFF;
        most = bits > most ? bits : most;
    }
    float size, factor;
    memcpy(&size, &most, sizeof size);
    factor = CS_KERNEL_MOST / size;
    for (size_t i = 0; i < count; i++) {
        float x = values[i] * factor;
        steps[i] = (int8_t)(int32_t)(x < 0 ? x - 0.5f : x + 0.5f);
    }
    return size / CS_KERNEL_MOST;
}

/* One word's gates; everything apart in memory, `half` a multiple of the block. */
BODY void sweep_gates(const int32_t *restrict in, const float *restrict scale,
                      const float *restrict bias, const float *restrict peep_f,
                      const float *restrict peep_r, const float *restrict x, float *restrict c,
                      float *restrict h, size_t half) {
    half &= ~(size_t)(LANES - 1);
    const int32_t *z = in, *f = in + half, *r = in + 2 * half;
    for (size_t j = 0; j < half; j++) {
        float forget =
            cs_kernel_gate((float)f[j] * scale[half + j] + bias[half + j] + peep_f[j] * c[j]);
        float reset = cs_kernel_gate((float)r[j] * scale[2 * half + j] + bias[2 * half + j] +
                                     peep_r[j] * c[j]);
        c[j] = forget * c[j] + (1 - forget) * ((float)z[j] * scale[j] + bias[j]);
        h[j] = reset * c[j] + (1 - reset) * CS_KERNEL_HIGHWAY * x[j];
    }
}

BODY void sweep_bytes(const float *restrict h, const float *restrict grain, size_t half,
                      uint8_t *restrict bytes) {
    half &= ~(size_t)(LANES - 1);
    for (size_t j = 0; j < half; j++)
        bytes[j] = byte_of(h[j] * grain[j] + CS_KERNEL_ZERO);
}

BODY void sweep_body(const cs_sweep *sweep) {
    cs_sweep s = *sweep;
    float c[MOST_HALF] = {0};
    for (size_t k = 0; k < s.rows; k++) {
        size_t row = s.backwards ? s.rows - 1 - k : k, at = row * s.width;
        sweep_gates(s.in + 3 * at, s.scale, s.bias, s.peep_f, s.peep_r, s.x + at, c, s.h + at,
                    s.width / 2);
        sweep_bytes(s.h + at, s.grain, s.width / 2, s.bytes + at);
    }
}

/* The place of the highest value: the first of them. Floats are compared as whole numbers of the
 * same order. */
BODY uint32_t highest_body(const float *restrict values, uint32_t count) {
    int32_t most = INT32_MIN;
    uint32_t place = count;
    for (uint32_t i = 0; i < count; i++) {
        int32_t bits = ordered(values[i]);
        most = bits > most ? bits : most;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t here = ordered(values[i]) == most ? i : count;
        place = here < place ? here : place;
    }
    return place;
}

/* x += factor * bytes */
BODY void blend_body(float *restrict x, const int8_t *restrict bytes, float factor, size_t count) {
    count &= ~(size_t)(LANES - 1);
    for (size_t j = 0; j < count; j++)
        x[j] += factor * (float)bytes[j];
}

BODY void round_body(const float *restrict x, size_t rows, size_t columns,
                     const float *restrict grain, uint8_t *restrict bytes) {
    for (size_t r = 0; r < rows; r++)
        sweep_bytes(x + r * columns, grain, columns, bytes + r * columns);
}

#define BODIES(name)                                                                               \
    TARGET static void squeeze_##name(const int32_t *sums, size_t rows, size_t columns,            \
                                      const float *scale, const float *bias, uint8_t *bytes) {     \
        squeeze_body(sums, rows, columns, scale, bias, bytes);                                     \
    }                                                                                              \
    TARGET static void sweep_##name(const cs_sweep *s) {                                           \
        sweep_body(s);                                                                             \
    }                                                                                              \
    TARGET static void restore_##name(const int32_t *sums, size_t rows, size_t columns,            \
                                      const float *scale, const float *bias, float *values) {      \
        restore_body(sums, rows, columns, scale, bias, values);                                    \
    }                                                                                              \
    TARGET static void join_##name(const float *a, const float *b, size_t count, uint8_t *bytes) { \
        join_body(a, b, count, bytes);                                                             \
    }                                                                                              \
    TARGET static uint32_t highest_##name(const float *values, uint32_t count) {                   \
        return highest_body(values, count);                                                        \
    }                                                                                              \
    TARGET static void blend_##name(float *x, const int8_t *bytes, float factor, size_t count) {   \
        blend_body(x, bytes, factor, count);                                                       \
    }                                                                                              \
    TARGET static void round_##name(const float *x, size_t rows, size_t columns,                   \
                                    const float *grain, uint8_t *bytes) {                          \
        round_body(x, rows, columns, grain, bytes);                                                \
    }                                                                                              \
    TARGET static float grade_##name(const float *values, size_t count, int8_t *steps) {           \
        return grade_body(values, count, steps);                                                   \
    }

#define KERNEL(multiply, name)                                                             \
    {                                                                                      \
        multiply, squeeze_##name, sweep_##name, restore_##name, join_##name, grade_##name, \
            highest_##name, blend_##name, round_##name                                     \
    }

#define TARGET
BODIES(plain)
#undef TARGET
static const cs_kernel plain = KERNEL(multiply_plain, plain);

#if X86

static inline int32_t four(const uint8_t *values) {
    int32_t quad;
    memcpy(&quad, values, sizeof quad);
    return quad;
}

/* ---- AVX-512 with VNNI: two blocks of outputs by six rows in registers ------------------------
 */

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

#define ROWS_VNNI(ROWS)                                                              \
    do {                                                                             \
        __m512i s[ROWS][2];                                                          \
        for (int k = 0; k < ROWS; k++)                                               \
            s[k][0] = s[k][1] = _mm512_setzero_si512();                              \
        for (size_t i = 0; i < inputs; i += QUAD) {                                  \
            __m512i low = _mm512_loadu_si512(first + i * LANES);                     \
            __m512i high = _mm512_loadu_si512(second + i * LANES);                   \
            for (int k = 0; k < ROWS; k++) {                                         \
                __m512i x = _mm512_set1_epi32(four(value + (size_t)k * inputs + i)); \
                s[k][0] = _mm512_dpbusd_epi32(s[k][0], x, low);                      \
                s[k][1] = _mm512_dpbusd_epi32(s[k][1], x, high);                     \
            }                                                                        \
        }                                                                            \
        for (int k = 0; k < ROWS; k++) {                                             \
            _mm512_storeu_si512(sum + (size_t)k * outputs, s[k][0]);                 \
            if (second != first)                                                     \
                _mm512_storeu_si512(sum + (size_t)k * outputs + LANES, s[k][1]);     \
        }                                                                            \
    } while (0)

TARGET static void multiply_vnni512(const uint8_t *values, size_t rows, size_t inputs,
                                    const int8_t *packed, size_t outputs, int32_t *sums) {
    for (size_t o = 0; o < outputs; o += (size_t)2 * LANES) {
        const int8_t *first = packed + o * inputs;
        const int8_t *second = o + LANES < outputs ? first + LANES * inputs : first;
        const uint8_t *value = values;
        int32_t *sum = sums + o;
        size_t left = rows;
        for (; left >= 6; left -= 6, value += 6 * inputs, sum += 6 * outputs)
            ROWS_VNNI(6);
        for (; left >= 2; left -= 2, value += 2 * inputs, sum += 2 * outputs)
            ROWS_VNNI(2);
        if (left)
            ROWS_VNNI(1);
    }
}
BODIES(vnni512)
#undef TARGET

/* ---- AVX2, alone and with VNNI: a block of outputs by four rows -------------------------------
 */

#define ROWS_256(ROWS, ADD)                                                            \
    do {                                                                               \
        __m256i s[ROWS][2];                                                            \
        for (int k = 0; k < ROWS; k++)                                                 \
            s[k][0] = s[k][1] = _mm256_setzero_si256();                                \
        for (size_t i = 0; i < inputs; i += QUAD) {                                    \
            __m256i low = _mm256_loadu_si256((const void *)(block + i * LANES));       \
            __m256i high = _mm256_loadu_si256((const void *)(block + i * LANES + 32)); \
            for (int k = 0; k < ROWS; k++) {                                           \
                __m256i x = _mm256_set1_epi32(four(value + (size_t)k * inputs + i));   \
                s[k][0] = ADD(s[k][0], x, low);                                        \
                s[k][1] = ADD(s[k][1], x, high);                                       \
            }                                                                          \
        }                                                                              \
        for (int k = 0; k < ROWS; k++) {                                               \
            _mm256_storeu_si256((void *)(sum + (size_t)k * outputs), s[k][0]);         \
            _mm256_storeu_si256((void *)(sum + (size_t)k * outputs + 8), s[k][1]);     \
        }                                                                              \
    } while (0)

#define MULTIPLY_256(ADD)                                                     \
    for (size_t o = 0; o < outputs; o += LANES) {                             \
        const int8_t *block = packed + o * inputs;                            \
        const uint8_t *value = values;                                        \
        int32_t *sum = sums + o;                                              \
        size_t left = rows;                                                   \
        for (; left >= 4; left -= 4, value += 4 * inputs, sum += 4 * outputs) \
            ROWS_256(4, ADD);                                                 \
        for (; left; left--, value += inputs, sum += outputs)                 \
            ROWS_256(1, ADD);                                                 \
    }

#define ADD_AVX2(sum, x, w) \
    _mm256_add_epi32(sum, _mm256_madd_epi16(_mm256_maddubs_epi16(x, w), _mm256_set1_epi16(1)))

__attribute__((target("avx2"))) static void multiply_avx2(const uint8_t *values, size_t rows,
                                                          size_t inputs, const int8_t *packed,
                                                          size_t outputs, int32_t *sums) {
    MULTIPLY_256(ADD_AVX2)
}

#define ADD_VNNI(sum, x, w) _mm256_dpbusd_avx_epi32(sum, x, w)

__attribute__((target("avx2,avxvnni"))) static void multiply_vnni256(
    const uint8_t *values, size_t rows, size_t inputs, const int8_t *packed, size_t outputs,
    int32_t *sums){MULTIPLY_256(ADD_VNNI)}

#define TARGET __attribute__((target("avx2")))
BODIES(avx2)
#undef TARGET

    static const cs_kernel avx2 = KERNEL(multiply_avx2, avx2);
static const cs_kernel vnni256 = KERNEL(multiply_vnni256, avx2);
static const cs_kernel vnni512 = KERNEL(multiply_vnni512, vnni512);

/* Not every compiler's __builtin_cpu_supports knows it. */
static bool has_avxvnni(void) {
    unsigned a = 0, b, c, d;
    return __builtin_cpu_supports("avx2") && __get_cpuid_count(7, 1, &a, &b, &c, &d) && a & 1 << 4;
}
#endif

unsigned cs_kernel_all(const cs_kernel *kernels[4]) {
    unsigned count = 0;
#if X86
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl"))
        kernels[count++] = &vnni512;
    if (has_avxvnni())
        kernels[count++] = &vnni256;
    if (__builtin_cpu_supports("avx2"))
        kernels[count++] = &avx2;
#endif
    kernels[count++] = &plain;
    return count;
}

const cs_kernel *cs_kernel_choose(void) {
    const cs_kernel *kernels[4];
    cs_kernel_all(kernels);
    return kernels[0];
}
