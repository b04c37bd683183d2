/* What the other files share: the words, the order, the log. */
#define _GNU_SOURCE
#include "shim.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <unistd.h>

static int64_t harmless[WORDS] = {[ROOM] = -1};
volatile int64_t *words = harmless;
static const char *folder;
static int log_file = -1;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

struct header {
    uint32_t kind, name_length, data_length;
    int32_t fd;
    int64_t offset;
};

void *find_real(const char *name) {
    void *found = dlsym(RTLD_NEXT, name);
    if (!found) {
        fprintf(stderr, "crash shim: no %s\n", name);
        abort();
    }
    return found;
}

void lock_order(void) { pthread_mutex_lock(&order); }
void unlock_order(void) { pthread_mutex_unlock(&order); }
int is_recording(void) { return log_file >= 0; }

int is_watched(const char *path) {
    size_t length = strlen(path);
    if (!folder || strncmp(path, folder, strlen(folder)) != 0) return 0;
    return length < 4 || strcmp(path + length - 4, "-shm") != 0;
}

void record(enum record_kind kind, const char *name, int fd, int64_t offset,
            const void *data, size_t count) {
    if (log_file < 0) return;
    int saved = errno;
    struct header header = {kind, name ? strlen(name) : 0, count, fd, offset};
    struct iovec parts[3] = {
        {&header, sizeof header}, {(void *)name, header.name_length}, {(void *)data, count}};
    /* A record that is not written whole would make a test pass that should not. */
    if (writev(log_file, parts, 3) != (ssize_t)(sizeof header + header.name_length + count))
        abort();
    errno = saved;
}

__attribute__((constructor)) static void begin(void) {
    const char *control = getenv("CRASH_CONTROL");
    if (control) {
        int fd = open(control, O_RDWR | O_CLOEXEC);
        void *page = mmap(NULL, sizeof harmless, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        if (page == MAP_FAILED) abort();
        close(fd);
        words = page;
    }
    const char *log = getenv("CRASH_LOG");
    if (log) {
        log_file = open(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
        if (log_file < 0) abort();
        record(STARTED, NULL, -1, 0, NULL, 0);
    }
    /* Last: the shim's own files are not watched. */
    folder = getenv("CRASH_FOLDER");
}
