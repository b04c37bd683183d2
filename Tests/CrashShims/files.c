/* Opening, naming and removing files: which descriptor is which path. */
#define _GNU_SOURCE
#include "shim.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DESCRIPTORS 65536

static char *paths[DESCRIPTORS];
static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_link)(const char *, const char *);
static int (*real_mkdir)(const char *, mode_t);

__attribute__((constructor(101))) static void find(void) {
    FIND(open);
    FIND(close);
    FIND(unlink);
    FIND(rename);
    FIND(link);
    FIND(mkdir);
}

const char *path_of(int fd) { return fd >= 0 && fd < DESCRIPTORS ? paths[fd] : NULL; }

/* On a file system that went read-only, what is there can still be opened for reading. */
static int is_refused(int flags, int exists) {
    int changes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_TRUNC)
        || ((flags & O_CREAT) && !exists);
    if (words[READ_ONLY] && changes) errno = EROFS;
    /* No room for a new name either. */
    else if (words[ROOM] == 0 && (flags & O_CREAT) && !exists) errno = ENOSPC;
    else return 0;
    return 1;
}

static int open_watched(const char *path, int flags, mode_t mode) {
    struct stat status;
    lock_order();
    int exists = lstat(path, &status) == 0;
    int fd = is_refused(flags, exists) ? -1 : REAL(open)(path, flags, mode);
    if (fd >= 0 && fd < DESCRIPTORS) {
        paths[fd] = strdup(path);
        if (!exists) record(CREATED, path, fd, 0, NULL, 0);
        if (exists && (flags & O_TRUNC)) record(TRUNCATED, path, fd, 0, NULL, 0);
    }
    unlock_order();
    return fd;
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (!real_open) FIND(open);
    return is_watched(path) ? open_watched(path, flags, mode) : REAL(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...) __attribute__((alias("open")));

int close(int fd) {
    if (!real_close) FIND(close);
    if (path_of(fd)) {
        free(paths[fd]);
        paths[fd] = NULL;
    }
    return REAL(close)(fd);
}

/* Locks the order for a change of names; 0 when it may not happen. */
static int begin_change(void) {
    lock_order();
    if (!words[READ_ONLY]) return 1;
    unlock_order();
    errno = EROFS;
    return 0;
}

static int end_change(int result, enum record_kind kind, const char *from, const char *to) {
    if (result == 0) record(kind, from, -1, 0, to, to ? strlen(to) : 0);
    unlock_order();
    return result;
}

int unlink(const char *path) {
    if (!is_watched(path)) return REAL(unlink)(path);
    return begin_change() ? end_change(REAL(unlink)(path), UNLINKED, path, NULL) : -1;
}

int rename(const char *from, const char *to) {
    if (!is_watched(to)) return REAL(rename)(from, to);
    return begin_change() ? end_change(REAL(rename)(from, to), RENAMED, from, to) : -1;
}

int link(const char *from, const char *to) {
    if (!is_watched(to)) return REAL(link)(from, to);
    return begin_change() ? end_change(REAL(link)(from, to), LINKED, from, to) : -1;
}

int mkdir(const char *path, mode_t mode) {
    if (!is_watched(path)) return REAL(mkdir)(path, mode);
    return begin_change() ? end_change(REAL(mkdir)(path, mode), MADE_FOLDER, path, NULL) : -1;
}
