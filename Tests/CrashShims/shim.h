/* Loaded into `saletrail serve` by LD_PRELOAD: stands between it and the disk.
 *
 * CRASH_FOLDER   only files below this folder are meant, and not SQLite's -shm, which is memory
 * CRASH_CONTROL  a file of 64-bit words, see `word`; the test changes them while the program runs
 * CRASH_LOG      if set, all that happens is recorded there, and nothing is really synced
 */
#ifndef CRASH_SHIM_H
#define CRASH_SHIM_H

#include <stdint.h>
#include <sys/types.h>

/* The order is the one of `Faults.Word` in Tests/CrashTests. */
enum word {
    ROOM,           /* bytes by which files may still grow; -1: no limit */
    FAIL_AT_SYNC,   /* from which sync on (1 is the first) syncs fail with EIO; 0: none */
    FAILING_SYNCS,  /* how many fail */
    LYING_SYNCS,    /* 1: a failing sync tells the program that all is well */
    SYNC_DELAY,     /* microseconds before each sync */
    WRITE_DELAY,    /* microseconds before each write */
    KILL_AT_WRITE,  /* the process is killed half-way through this write; 0: never */
    KILL_AT_SYNC,   /* … and before this sync */
    READ_ONLY,      /* 1: nothing can be written, EROFS */
    CLOCK_SHIFT,    /* milliseconds added to the wall clock */
    WRITES,         /* counted here */
    SYNCS,          /* counted here */
    WORDS
};

enum record_kind {
    WROTE = 1, TRUNCATED, SYNCED, NOT_SYNCED, CREATED, UNLINKED, RENAMED, LINKED, MADE_FOLDER,
    RECEIVED, SENT, STARTED
};

/* The words; a private page without faults where there is no CRASH_CONTROL. */
extern volatile int64_t *words;

/* Whether a path is below CRASH_FOLDER. */
int is_watched(const char *path);

/* The path a descriptor was opened by, if it is watched; else NULL. */
const char *path_of(int fd);

/* One operation at a time, so that the log has the order in which things happened. */
void lock_order(void);
void unlock_order(void);

/* Appends to the log, if there is one; the order is locked. */
void record(enum record_kind kind, const char *name, int fd, int64_t offset,
            const void *data, size_t count);
int is_recording(void);

/* The function that the program would have called without this one. */
#define REAL(name) real_##name
#define FIND(name) (real_##name = (__typeof__(real_##name))find_real(#name))
void *find_real(const char *name);

#endif
