/* pool.c: see pool.h. A ring of slots; `filled`, `taken` and `emptied` count for ever. When the
 * ring is full the caller sleeps until half of it is worked on, so that it takes little time from
 * the workers. */
#include "pool.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>

#include "base/heap.h"

typedef struct ring {
    const cs_pool *pool;
    pthread_mutex_t lock;
    pthread_cond_t to_workers, to_caller;
    unsigned long filled, taken, emptied, awaited; /* awaited: wakes the caller when it is done */
    bool *done;                                    /* [slots] worked on, not yet emptied */
    bool closed;
} ring;

typedef struct worker {
    ring *ring;
    unsigned number;
} worker;

static void *slot_of(const cs_pool *pool, unsigned long n) {
    return (char *)pool->slot + n % pool->slots * pool->size;
}

static void *work(void *state) {
    worker *w = state;
    ring *r = w->ring;
    pthread_mutex_lock(&r->lock);
    for (;;) {
        while (r->taken == r->filled && !r->closed)
            pthread_cond_wait(&r->to_workers, &r->lock);
        if (r->taken == r->filled)
            break;
        unsigned long mine = r->taken++;
        pthread_mutex_unlock(&r->lock);
        r->pool->work(r->pool->state, slot_of(r->pool, mine), w->number);
        pthread_mutex_lock(&r->lock);
        r->done[mine % r->pool->slots] = true;
        if (mine == r->awaited)
            pthread_cond_signal(&r->to_caller);
    }
    pthread_mutex_unlock(&r->lock);
    return NULL;
}

static void wait_for(ring *r, unsigned long slot) {
    pthread_mutex_lock(&r->lock);
    r->awaited = slot;
    while (!r->done[slot % r->pool->slots])
        pthread_cond_wait(&r->to_caller, &r->lock);
    pthread_mutex_unlock(&r->lock);
}

/* Waits for the oldest slot and puts it out. */
static bool empty_one(ring *r) {
    unsigned long oldest = r->emptied;
    wait_for(r, oldest);
    r->done[oldest % r->pool->slots] = false; /* no worker has it until it is filled again */
    r->emptied++;
    return r->pool->put(r->pool->state, slot_of(r->pool, oldest));
}

/* Puts out the older half of a full ring. */
static bool empty_half(ring *r) {
    unsigned long until = r->emptied + (r->pool->slots + 1) / 2;
    wait_for(r, until - 1);
    while (r->emptied < until)
        if (!empty_one(r))
            return false;
    return true;
}

static void fill_one(ring *r) {
    pthread_mutex_lock(&r->lock);
    r->filled++;
    pthread_cond_signal(&r->to_workers);
    pthread_mutex_unlock(&r->lock);
}

static bool feed(ring *r) {
    unsigned long filled = 0;
    while (r->pool->next(r->pool->state, slot_of(r->pool, filled))) {
        fill_one(r);
        filled++;
        if (filled - r->emptied == r->pool->slots && !empty_half(r))
            return false;
    }
    while (r->emptied < filled)
        if (!empty_one(r))
            return false;
    return true;
}

static void close_ring(ring *r) {
    pthread_mutex_lock(&r->lock);
    r->closed = true;
    r->taken = r->filled; /* after a stop, what is not begun is dropped */
    pthread_cond_broadcast(&r->to_workers);
    pthread_mutex_unlock(&r->lock);
}

static bool run_threads(ring *r, pthread_t *threads, worker *workers, cs_error *error) {
    unsigned started = 0;
    int fault = 0;
    for (; started < r->pool->jobs; started++) {
        workers[started] = (worker){r, started};
        fault = pthread_create(&threads[started], NULL, work, &workers[started]);
        if (fault)
            break;
    }
    bool done = started > 0 ? feed(r)
                            : cs_error_set(error, CS_MEMORY, NULL, 0, "cannot start a thread: %s",
                                           strerror(fault));
    close_ring(r);
    for (unsigned i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
    return done;
}

static bool run_alone(const cs_pool *pool) {
    while (pool->next(pool->state, pool->slot)) {
        pool->work(pool->state, pool->slot, 0);
        if (!pool->put(pool->state, pool->slot))
            return false;
    }
    return true;
}

bool cs_pool_run(const cs_pool *pool, cs_error *error) {
    if (pool->jobs <= 1)
        return run_alone(pool);
    ring r = {.pool = pool};
    pthread_t *threads = cs_heap_take(pool->jobs, sizeof *threads);
    worker *workers = cs_heap_take(pool->jobs, sizeof *workers);
    r.done = cs_heap_take(pool->slots, sizeof *r.done);
    bool done = false;
    if (threads && workers && r.done) {
        pthread_mutex_init(&r.lock, NULL);
        pthread_cond_init(&r.to_workers, NULL);
        pthread_cond_init(&r.to_caller, NULL);
        done = run_threads(&r, threads, workers, error);
        pthread_cond_destroy(&r.to_caller);
        pthread_cond_destroy(&r.to_workers);
        pthread_mutex_destroy(&r.lock);
    } else {
        cs_error_set(error, CS_MEMORY, NULL, 0, "no memory for %u threads", pool->jobs);
    }
    cs_heap_free(threads);
    cs_heap_free(workers);
    cs_heap_free(r.done);
    return done;
}
