/* test_pool.c: items come back in order from any number of threads; a stop stops. */
#include "pool.h"
#include "unit.h"

enum { ITEMS = 5000 };

typedef struct counting {
    unsigned given, taken, stop_at;
    bool in_order;
} counting;

typedef struct item {
    unsigned number, result;
} item;

static bool next(void *state, void *slot) {
    counting *c = state;
    ((item *)slot)->number = c->given;
    return c->given++ < ITEMS;
}

static void work(void *state, void *slot, unsigned worker) {
    (void)state;
    (void)worker;
    item *i = slot;
    unsigned sum = i->number;
    for (unsigned k = 0; k < i->number % 97 * 50; k++)
        sum = sum * 1664525u + 1013904223u;
    i->result = i->number + (sum & 0);
}

static bool put(void *state, void *slot) {
    counting *c = state;
    c->in_order &= ((item *)slot)->result == c->taken;
    c->taken++;
    return c->taken != c->stop_at;
}

static void items_come_in_order(void **state) {
    (void)state;
    for (unsigned jobs = 1; jobs <= 8; jobs *= 2) {
        item slots[32] = {{0, 0}};
        counting c = {.in_order = true};
        cs_pool pool = {jobs, jobs * 4, slots, sizeof *slots, &c, next, work, put};
        assert_true(cs_pool_run(&pool, NULL));
        assert_true(c.in_order);
        assert_int_equal(c.taken, ITEMS);
    }
}

static void a_stop_ends_the_run(void **state) {
    (void)state;
    for (unsigned jobs = 1; jobs <= 4; jobs += 3) {
        item slots[16] = {{0, 0}};
        counting c = {.in_order = true, .stop_at = 10};
        cs_pool pool = {jobs, jobs * 4, slots, sizeof *slots, &c, next, work, put};
        assert_false(cs_pool_run(&pool, NULL));
        assert_int_equal(c.taken, 10);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_come_in_order),
        cmocka_unit_test(a_stop_ends_the_run),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
