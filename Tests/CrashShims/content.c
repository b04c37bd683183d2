/* Writing and syncing: the disk that fills up, fails, is slow, or loses power in the middle. */
#define _GNU_SOURCE
#include "shim.h"

#include <errno.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);

__attribute__((constructor(101))) static void find(void) {
    FIND(write);
    FIND(pwrite);
    FIND(ftruncate);
    FIND(fsync);
    FIND(fdatasync);
}

/* In steps, because a delay ends when it is healed. */
static void delay(enum word word) {
    const int64_t step = 10000;
    for (int64_t left = words[word]; left > 0 && words[word] > 0; left -= step)
        usleep(left < step ? left : step);
}

static int64_t count(enum word word) { return __atomic_add_fetch(&words[word], 1, __ATOMIC_SEQ_CST); }

static void die(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

/* How many of the bytes still find room; takes the room. The order is locked. */
static ssize_t fitting(int fd, size_t size, off_t offset) {
    struct stat status;
    if (words[ROOM] < 0 || fstat(fd, &status) != 0) return size;
    int64_t growth = offset + (int64_t)size - status.st_size;
    if (growth <= 0) return size;
    int64_t over = growth - words[ROOM];
    words[ROOM] = over > 0 ? 0 : -over;
    return over <= 0 ? (int64_t)size : over >= (int64_t)size ? -1 : (int64_t)size - over;
}

static ssize_t write_watched(const char *path, int fd, const void *data, size_t size, off_t offset) {
    delay(WRITE_DELAY);
    lock_order();
    ssize_t done = -1;
    ssize_t fits = words[READ_ONLY] ? -1 : fitting(fd, size, offset);
    if (count(WRITES) == words[KILL_AT_WRITE]) {
        REAL(pwrite)(fd, data, size / 2, offset);
        die();
    }
    if (fits < 0) errno = words[READ_ONLY] ? EROFS : ENOSPC;
    else done = REAL(pwrite)(fd, data, fits, offset);
    if (done > 0) record(WROTE, path, fd, offset, data, done);
    unlock_order();
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t offset) {
    const char *path = path_of(fd);
    if (!real_pwrite) FIND(pwrite);
    return path ? write_watched(path, fd, data, size, offset)
                : REAL(pwrite)(fd, data, size, offset);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off_t offset)
    __attribute__((alias("pwrite")));

ssize_t write(int fd, const void *data, size_t size) {
    const char *path = path_of(fd);
    if (!real_write) FIND(write);
    if (!path) return REAL(write)(fd, data, size);
    ssize_t done = write_watched(path, fd, data, size, lseek(fd, 0, SEEK_CUR));
    if (done > 0) lseek(fd, done, SEEK_CUR);
    return done;
}

int ftruncate(int fd, off_t size) {
    const char *path = path_of(fd);
    if (!path) return REAL(ftruncate)(fd, size);
    if (words[READ_ONLY]) {
        errno = EROFS;
        return -1;
    }
    lock_order();
    int result = REAL(ftruncate)(fd, size);
    if (result == 0) record(TRUNCATED, path, fd, size, NULL, 0);
    unlock_order();
    return result;
}

int ftruncate64(int fd, off_t size) __attribute__((alias("ftruncate")));

static int sync_watched(const char *path, int fd, int (*real)(int)) {
    int64_t number = count(SYNCS);
    delay(SYNC_DELAY);
    if (number == words[KILL_AT_SYNC]) die();
    int64_t first = words[FAIL_AT_SYNC];
    int fails = first > 0 && number >= first && number - first < words[FAILING_SYNCS];
    lock_order();
    int result = fails ? -1 : is_recording() ? 0 : real(fd);
    if (fails) errno = EIO;
    record(result == 0 ? SYNCED : NOT_SYNCED, path, fd, 0, NULL, 0);
    unlock_order();
    return fails && words[LYING_SYNCS] ? 0 : result;
}

int fsync(int fd) {
    const char *path = path_of(fd);
    return path ? sync_watched(path, fd, REAL(fsync)) : REAL(fsync)(fd);
}

int fdatasync(int fd) {
    const char *path = path_of(fd);
    return path ? sync_watched(path, fd, REAL(fdatasync)) : REAL(fdatasync)(fd);
}
