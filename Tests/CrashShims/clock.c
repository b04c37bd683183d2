/* A wall clock that is set while the program runs. */
#define _GNU_SOURCE
#include "shim.h"

#include <errno.h>
#include <pthread.h>
#include <sys/time.h>
#include <time.h>

static int (*real_clock_gettime)(clockid_t, struct timespec *);

__attribute__((constructor(101))) static void find(void) { FIND(clock_gettime); }

static void shift(struct timespec *time, int64_t milliseconds) {
    int64_t nanoseconds = time->tv_nsec + milliseconds % 1000 * 1000000;
    time->tv_sec += milliseconds / 1000 + nanoseconds / 1000000000;
    time->tv_nsec = nanoseconds % 1000000000;
    if (time->tv_nsec < 0) {
        time->tv_nsec += 1000000000;
        time->tv_sec -= 1;
    }
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    if (!real_clock_gettime) FIND(clock_gettime);
    int result = REAL(clock_gettime)(clock, time);
    if (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE) shift(time, words[CLOCK_SHIFT]);
    return result;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void)zone;
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return 0;
}

static int is_before(const struct timespec *left, const struct timespec *right) {
    return left->tv_sec != right->tv_sec ? left->tv_sec < right->tv_sec
                                         : left->tv_nsec < right->tv_nsec;
}

/* Seconds that the wall clock has long passed and the monotonic one will not reach: which of them
 * a condition uses cannot be asked. */
#define WALL_CLOCK_SECONDS 1000000000

/* Waits until the shifted clock shows `end`: like the kernel's, which follows a clock that is set
 * during the wait. */
int pthread_cond_timedwait(pthread_cond_t *restrict condition, pthread_mutex_t *restrict mutex,
                           const struct timespec *restrict end) {
    if (end->tv_sec < WALL_CLOCK_SECONDS)
        return pthread_cond_clockwait(condition, mutex, CLOCK_MONOTONIC, end);
    for (;;) {
        struct timespec now, slice;
        clock_gettime(CLOCK_REALTIME, &now);
        if (!is_before(&now, end)) return ETIMEDOUT;
        REAL(clock_gettime)(CLOCK_MONOTONIC, &slice);
        shift(&slice, 10);
        int result = pthread_cond_clockwait(condition, mutex, CLOCK_MONOTONIC, &slice);
        if (result != ETIMEDOUT) return result;
    }
}
