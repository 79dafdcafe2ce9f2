/* test_tree.c: the best tree, against all trees there are over a few words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "base/limit.h"
#include "syntax/tree.h"

enum { MOST_WORDS = 5, CASES = 4000 };

static uint64_t state = 1;

static uint32_t draw(uint32_t limit) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(state >> 33) % limit;
}

/* Is it a tree with one root? Heads may be `count`, the root. */
static bool is_tree(const int32_t *heads, int32_t count) {
    int roots = 0;
    for (int32_t i = 0; i < count; i++) {
        int32_t at = i, steps = 0;
        roots += heads[i] == count;
        while (at != count && steps++ <= count)
            at = heads[at];
        if (at != count)
            return false;
    }
    return roots == 1;
}

static int64_t score_of(const int32_t *scores, const int32_t *heads, int32_t count) {
    int64_t sum = 0;
    for (int32_t i = 0; i < count; i++)
        sum += scores[heads[i] * count + i];
    return sum;
}

/* The highest score of all trees. */
static int64_t best_score(const int32_t *scores, int32_t count) {
    int64_t best = INT64_MIN;
    int32_t heads[MOST_WORDS] = {0}, at = 0;
    while (at < count) {
        bool own = false;
        for (int32_t i = 0; i < count; i++)
            own |= heads[i] == i;
        if (!own && is_tree(heads, count)) {
            int64_t score = score_of(scores, heads, count);
            best = score > best ? score : best;
        }
        for (at = 0; at < count && ++heads[at] > count; at++)
            heads[at] = 0;
    }
    return best;
}

static void finds_the_best(void **unused) {
    (void)unused;
    cs_arena arena = cs_arena_make(CS_LIMIT_SCRATCH);
    cs_tree *tree = cs_tree_new(&arena, MOST_WORDS);
    for (int k = 0; k < CASES; k++) {
        int32_t count = 1 + (int32_t)draw(MOST_WORDS), heads[MOST_WORDS];
        int32_t scores[(MOST_WORDS + 1) * MOST_WORDS];
        uint32_t spread = k % 2 ? 2000 : 3; /* many equal scores, too */
        for (int32_t j = 0; j <= count; j++)
            for (int32_t i = 0; i < count; i++)
                scores[j * count + i] = i == j ? INT32_MIN : (int32_t)draw(spread) - 1000;
        cs_tree_best(tree, scores, (uint32_t)count, heads);
        for (int32_t i = 0; i < count; i++)
            heads[i] = heads[i] == CS_TREE_ROOT ? count : heads[i];
        assert_true(is_tree(heads, count));
        assert_true(score_of(scores, heads, count) == best_score(scores, count));
    }
    cs_arena_free(&arena);
}

/* A ring of the best arcs through all words of the longest sentence there is. */
static void opens_a_long_ring(void **unused) {
    (void)unused;
    enum { COUNT = CS_LIMIT_SENTENCE };
    cs_arena arena = cs_arena_make(CS_LIMIT_SCRATCH);
    cs_tree *tree = cs_tree_new(&arena, COUNT);
    int32_t *scores = cs_arena_new(&arena, int32_t, (COUNT + 1) * COUNT), heads[COUNT], roots = 0;
    for (int32_t j = 0; j <= COUNT; j++)
        for (int32_t i = 0; i < COUNT; i++)
            scores[j * COUNT + i] = i == j                 ? INT32_MIN
                                    : j == (i + 1) % COUNT ? 100
                                    : j == COUNT && i == 7 ? 50
                                                           : 0;
    cs_tree_best(tree, scores, COUNT, heads);
    for (int32_t i = 0; i < COUNT; i++) {
        roots += heads[i] == CS_TREE_ROOT;
        assert_int_equal(heads[i], i == 7 ? CS_TREE_ROOT : (i + 1) % COUNT);
    }
    assert_int_equal(roots, 1);
    cs_arena_free(&arena);
}

/* Random scores for long sentences still give one tree. */
static void survives_noise(void **unused) {
    (void)unused;
    enum { COUNT = 200 };
    cs_arena arena = cs_arena_make(CS_LIMIT_SCRATCH);
    cs_tree *tree = cs_tree_new(&arena, COUNT);
    int32_t *scores = cs_arena_new(&arena, int32_t, (COUNT + 1) * COUNT), heads[COUNT];
    for (int k = 0; k < 20; k++) {
        for (int32_t j = 0; j <= COUNT; j++)
            for (int32_t i = 0; i < COUNT; i++)
                scores[j * COUNT + i] = i == j ? INT32_MIN : (int32_t)draw(1u << 29) - (1 << 28);
        cs_tree_best(tree, scores, COUNT, heads);
        for (int32_t i = 0; i < COUNT; i++)
            heads[i] = heads[i] == CS_TREE_ROOT ? COUNT : heads[i];
        assert_true(is_tree(heads, COUNT));
    }
    cs_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_best),
        cmocka_unit_test(opens_a_long_ring),
        cmocka_unit_test(survives_noise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
